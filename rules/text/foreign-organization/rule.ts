import {
  countedAt,
  defineRule,
  groupsBy,
  hints,
  hostOf,
  isCommonEnd,
  labelText,
  lowerOf,
  lowerTextOf,
  ownerOf,
  passagesOf,
  placeIn,
  placeOfLink,
  sameSite,
  sentenceAt,
  times,
} from 'policy-lint';
import type { Block, Context, Owner, Place, Problem, Reading, Term } from 'policy-lint';

const ACCOUNT = /\b[Yy]our ((?:[A-Z][A-Za-z\d\u00c0-\u024f.&'’-]*)(?: [A-Z][A-Za-z\d\u00c0-\u024f.&'’-]*){0,2}) accounts?\b/g;
const OWN_SITE =
  /\b(?:[Oo]ur|[Tt]his) (?:[Ww]eb ?)?[Ss]ite,? (?:located )?(?:at )?\(?(?:https?:\/\/)?(?:www\.)?([A-Za-z\d\u00c0-\u024f-]{2,63}(?:\.[A-Za-z\d\u00c0-\u024f-]{2,63}){1,3})(?![A-Za-z\d\u00c0-\u024f@-])/g;
const BODY = /\bthe ([A-Z][a-z-]+)\b(?! of\b)/g;
/** What is named more often is something that the text knows: a body, a product of one's own. */
const MOST_BODIES = 3;
const MOST_NAMED = 4;

export default defineRule({
  summary: 'The policy bears the name of an organisation that is neither its own nor a declared recipient.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  cites: ['GDPR Art. 13(1)(a)', 'FTC Act § 5 (15 U.S.C. § 45)'],
  *check(context) {
    for (const reading of context.policies) {
      const owner = ownerOf(context, reading);
      yield* former(context, reading);
      yield* ofTemplates(context, reading, owner);
      yield* mislabelled(reading, owner);
      yield* bodies(reading, owner);
      if (owner.isDeclared) yield* undeclared(context, reading, owner);
    }
  },
});

/** Names that the organisation no longer bears. */
function* former({ declaration }: Context, reading: Reading): Generator<Problem> {
  for (const { value, at } of declaration.organization.formerNames) {
    const places = wordsAt(reading, value);
    const [first, ...others] = places;
    if (first)
      yield {
        message: `The policy calls the organisation "${value}", a name that it no longer bears${times(places.length)}.`,
        at: first,
        related: [...(countedAt([first, ...others]).related ?? []), { at, note: 'declared as a former name' }],
        help: `Write ${declaration.organization.name?.value ?? 'the present name'}.`,
      };
  }
}

/** What a published template leaves behind: its sentences, the names of its maker, and the note that says so. */
function* ofTemplates({ vocabulary }: Context, reading: Reading, owner: Owner): Generator<Problem> {
  const whole = lowerTextOf(reading.document);
  const verbs = hints('attribution').filter((verb) => whole.includes(verb));
  const credits = verbs.length ? reading.document.blocks.filter((block) => verbs.some((verb) => lowerOf(block).includes(verb))) : [];
  for (const template of vocabulary.all('template')) {
    const { title, more } = template;
    const names = more['names'] as readonly string[];
    if (names.some((name) => owner.isOwnName(name))) continue;
    const sentences = (more['words'] as readonly string[]).flatMap((words) => wordsAt(reading, words));
    const [note, ...notes] = attributions(reading, credits, template);
    if (note)
      yield {
        message: `The text says that it comes from ${title}.`,
        ...countedAt([note, ...notes]),
        severity: 'info',
        help: 'Check that every sentence taken over is true of you; keep the note if the licence asks for it.',
      };
    const [first, ...others] = sentences;
    if (!first) continue;
    yield {
      message: `The text is made from ${title}: its words stand here${times(sentences.length)}.`,
      ...countedAt([first, ...others]),
      severity: 'info',
      help: 'Check that every sentence taken over is true of you.',
    };
    for (const name of names) {
      // What is called an account is reported as that.
      const places = wordsAt(reading, name).filter(
        (place) =>
          !(owner.isDeclared && /^ accounts?\b/.test(place.source.text.slice(place.end, place.end + 9))) &&
          ![note, ...notes].some((one) => one && one.start <= place.start && place.end <= one.end),
      );
      const [at, ...more_] = places;
      if (at && !owner.isDeclaredName(name))
        yield {
          message: `"${name}" is left over from ${title}, which this policy is made from${times(places.length)}.`,
          ...countedAt([at, ...more_]),
          help: 'Write your own name, or declare the recipient if data goes there.',
        };
    }
  }
}

/** Sentences that say from whom the text was taken. */
function attributions(reading: Reading, credits: readonly Block[], { more }: Term): Place[] {
  const found: Place[] = [];
  for (const block of credits) {
    const lower = lowerOf(block);
    for (const { start, end } of block.sentences) {
      const sentence = lower.slice(start, end);
      if (!hints('attribution').some((verb) => sentence.includes(verb)) || !hints('policy_words').some((word) => sentence.includes(word)))
        continue;
      const isNamed =
        (more['names'] as readonly string[]).some((name) => sentence.includes(name.toLowerCase())) ||
        block.links.some((link) => link.start >= start && link.end <= end && sameSite(hostOf(link.target) ?? '', String(more['host'])));
      if (isNamed) found.push(placeIn(reading, block, start, end));
    }
  }
  return found;
}

/** Links and definitions that bear the organisation's name and lead to somebody else. */
function* mislabelled(reading: Reading, owner: Owner): Generator<Problem> {
  const isStrange = (target: string): boolean => {
    const host = hostOf(target);
    return (
      host !== null &&
      /^https?:/i.test(target) &&
      host !== 'web.archive.org' &&
      !owner.isOwnHost(host) &&
      !owner.isNamedIn(target) &&
      !owner.isDeclaredHost(host)
    );
  };
  for (const { label, target, at } of reading.document.references)
    if (owner.isExactly(label) && isStrange(target))
      yield {
        message: `The link reference "${label}" bears the organisation's name and leads to ${hostOf(target) ?? target}.`,
        at: { source: reading.document.source, ...at },
        severity: 'warning',
        help: 'Replacing one name by another has changed a link, too: correct the name of the reference or its address.',
      };
  if (!owner.isDeclared) return;
  for (const block of reading.document.blocks)
    for (const link of block.links)
      if (owner.isExactly(labelText(block, link)) && isStrange(link.target))
        yield {
          message: `The link "${labelText(block, link)}" bears the organisation's name and leads to ${hostOf(link.target) ?? link.target}.`,
          at: placeOfLink(reading, link),
          severity: 'warning',
          confidence: 'medium',
          help: 'Correct the link, or add the domain under organization.domains.',
        };
}

/** "the Association", where nothing in the text is an association. */
function* bodies(reading: Reading, owner: Owner): Generator<Problem> {
  // The name may stand where another file of the page supplies it.
  if (reading.document.skipped.some(({ isLost }) => isLost)) return;
  const found = [...passagesOf(reading, BODY)].filter(
    ({ groups: [noun = ''], block }) => hints('bodies').includes(noun.toLowerCase()) && block.kind !== 'heading',
  );
  for (const [noun, group] of groupsBy(found, ({ groups: [one = ''] }) => one)) {
    const isKnown = new RegExp(`[\\p{Lu}][\\p{L}.&]* ${noun}\\b|["“”'‘’(]${noun}|${noun} of [\\p{Lu}]`, 'u');
    if (
      group.length > MOST_BODIES ||
      owner.isOwnName(noun) ||
      reading.names.some((name) => name.includes(noun.toLowerCase())) ||
      reading.document.blocks.some(({ text }) => isKnown.test(text))
    )
      continue;
    yield {
      message: `The policy speaks of "the ${noun}", and nothing in it says which${times(group.length)}: left over from another policy?`,
      ...countedAt(group.map(({ at }) => at) as [Place, ...Place[]]),
      severity: 'warning',
      confidence: 'medium',
      help: 'Write your name, or say who is meant.',
    };
  }
}

/** Accounts with somebody, and sites of one's own, that the declaration does not know. */
function* undeclared({ declaration, vocabulary }: Context, reading: Reading, owner: Owner): Generator<Problem> {
  const templates = vocabulary.all('template').map(({ more }) => more['names'] as readonly string[]);
  const isLeftOver = (name: string): boolean => templates.some((names) => names.includes(name));
  // Products of a maker of templates, in a policy of its own.
  const isOwnProduct = (name: string): boolean =>
    templates.some((names) => names.includes(name) && names.some((one) => owner.isOwnName(one)));
  const accounts = [...passagesOf(reading, ACCOUNT, / account/)].filter(
    ({ groups: [name = ''] }) =>
      !owner.isOwnName(name) &&
      !owner.isDeclaredName(name) &&
      !isOwnProduct(name) &&
      !name.split(/[ -]/).every((word) => hints('account_words').includes(word.toLowerCase().replace(/['’]s?$/, ''))) &&
      !hints('login_providers').some((one) => name.toLowerCase().split(/[ .]/).includes(one)),
  );
  for (const [name, group] of groupsBy(accounts, ({ groups: [one = ''] }) => one)) {
    if (!isLeftOver(name) && wordsAt(reading, name).length > MOST_NAMED) continue;
    yield {
      message: `The policy speaks of "your ${name} account", but ${name} is neither the organisation nor a declared recipient${times(group.length)}.`,
      ...countedAt(group.map(({ at }) => at) as [Place, ...Place[]]),
      ...(isLeftOver(name) ? {} : { severity: 'warning' as const, confidence: 'medium' as const }),
      help: `If this is left over from another policy, write your own name; if people do connect ${name}, declare it under recipients.`,
    };
  }
  if (!declaration.organization.domains.length) return;
  const sites = [...passagesOf(reading, OWN_SITE, /[Ss]ite.*\.[a-z]/)].filter(
    ({ groups: [host = ''], block, start }) =>
      isCommonEnd(host.slice(host.lastIndexOf('.') + 1)) &&
      !owner.isOwnHost(host) &&
      !owner.isDeclaredHost(host) &&
      !/\bthird|\bother/i.test(sentenceAt(block, start)),
  );
  for (const [host, group] of groupsBy(sites, ({ groups: [one = ''] }) => one.toLowerCase()))
    yield {
      message: `The policy calls ${host} its site, which is not among the declared domains.`,
      ...countedAt(group.map(({ at }) => at) as [Place, ...Place[]]),
      severity: 'warning',
      confidence: 'medium',
      help: 'Write your own domain, or add this one under organization.domains.',
    };
}

/** Where words stand as whole words; in any case where they are in small letters. */
function wordsAt(reading: Reading, words: string): Place[] {
  const found: Place[] = [];
  const isLoose = words === words.toLowerCase();
  for (const block of reading.document.blocks) {
    const text = isLoose ? lowerOf(block) : block.text;
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
      if (!/[A-Za-z\d\u00c0-\u024f]/.test(`${text[at - 1] ?? ' '}${text[at + words.length] ?? ' '}`))
        found.push(placeIn(reading, block, at, at + words.length));
  }
  return found;
}
