import {
  countedAt,
  defineRule,
  emailsIn,
  groupsBy,
  hints,
  isCommonEnd,
  labelText,
  lowerOf,
  ownerOf,
  passagesOf,
  placeIn,
  placeOfLink,
  recipientsOf,
  times,
} from 'policy-lint';
import type { Context, Place, Problem, Reading } from 'policy-lint';

/** Something with "@" that may be an address written backwards. */
const BACKWARDS =
  /(?<![A-Za-z\d\u00c0-\u024f._@-])[A-Za-z\d\u00c0-\u024f-]{2,24}(?:\.[A-Za-z\d\u00c0-\u024f-]{1,63}){1,5}@[A-Za-z\d\u00c0-\u024f._+-]{2,64}(?<!\.)/g;
/** "name [at] host [dot] com", "name(at)host.com"; without brackets both words must stand there. */
const SPELT =
  /(?<![A-Za-z\d\u00c0-\u024f])[A-Za-z\d\u00c0-\u024f._+-]{2,64} ?(?:[[({<] ?(?:at|@) ?[\])}>]) ?[A-Za-z\d\u00c0-\u024f-]{1,63}(?:(?: ?[[({<] ?(?:dot|\.) ?[\])}>] ?|\.| dot )[A-Za-z\d\u00c0-\u024f-]{1,63}){1,4}|(?<![A-Za-z\d\u00c0-\u024f])[A-Za-z\d\u00c0-\u024f._+-]{2,64} at [A-Za-z\d\u00c0-\u024f-]{1,63} dot (?:[A-Za-z\d\u00c0-\u024f-]{1,63} dot )?[a-z]{2,6}(?![A-Za-z\d\u00c0-\u024f])/gi;
/** An address torn apart by spaces. */
const SPACED =
  /(?<![A-Za-z\d\u00c0-\u024f])[A-Za-z\d\u00c0-\u024f._+-]{2,64} ?@ [A-Za-z\d\u00c0-\u024f-]{1,63}\.[a-z]{2,6}(?![A-Za-z\d\u00c0-\u024f-])|(?<![A-Za-z\d\u00c0-\u024f])[A-Za-z\d\u00c0-\u024f._+-]{2,64} @[A-Za-z\d\u00c0-\u024f-]{1,63}\.(?:com|org|net|io|eu|co|de|uk)(?![A-Za-z\d\u00c0-\u024f.-])/gi;
const HIDDEN_TARGET = /\/cdn-cgi\/l\/email-protection(?:#([\da-f]{6,400}))?$/i;

/** An address that stands after all, right before the notice of the script that hides it: the notice ("This …") is glued to it, or follows. */
const PRINTED = /@[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63}){1,4}\s?(?:[A-Za-z]{1,6}\s)?$/;
/** Characters of an address's host and of the words between. */
const LONGEST = 100;

interface Found {
  readonly printed: string;
  readonly kind: 'backwards' | 'hidden' | 'spelt' | 'torn' | 'decoy' | 'empty';
  readonly real: string | null;
  readonly at: Place;
}

export default defineRule({
  summary: 'An e-mail address cannot be used as it is printed.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  cites: ['GDPR Art. 12(1)–(2), 13(1)(a)', 'Cal. Bus. & Prof. Code § 22575(b)(2)', 'Cal. Civ. Code § 1798.83(b)', '11 CCR 7003(b)(3)'],
  *check(context) {
    for (const reading of context.policies)
      for (const [, group] of groupsBy(found(context, reading), ({ printed, kind }) => `${kind} ${printed}`)) yield problem(group);
  },
});

function* found(context: Context, reading: Reading): Generator<Found> {
  for (const passage of passagesOf(reading, BACKWARDS, /\.[^ .@]{1,63}@/)) {
    const real = forwards(context, reading, passage.text);
    if (real) yield { printed: passage.text, kind: 'backwards', real, at: passage.at };
  }
  for (const passage of passagesOf(reading, SPELT, /[[({<] ?(?:at|@) ?[\])}>]| dot /i)) {
    const real = passage.text.replace(/ ?[[({<] ?(?:at|@) ?[\])}>] ?| at /i, '@').replace(/ ?[[({<] ?(?:dot|\.) ?[\])}>] ?| dot /gi, '.');
    if (emailsIn(real).length) yield { printed: passage.text, kind: 'spelt', real, at: passage.at };
  }
  for (const passage of passagesOf(reading, SPACED, /@ | @/)) {
    // "Mail from @brackenfold.com or @tallowmere.com": hosts, and no mailbox.
    if (hints('no_mailbox').includes(passage.text.slice(0, passage.text.search(/ ?@/)).toLowerCase())) continue;
    yield { printed: passage.text, kind: 'torn', real: passage.text.replaceAll(' ', ''), at: passage.at };
  }
  for (const block of reading.document.blocks) {
    const lower = lowerOf(block);
    const hidden = new Set<number>();
    for (const link of block.links) {
      const target = HIDDEN_TARGET.exec(link.target);
      if (target && !emailsIn(labelText(block, link)).length) {
        yield {
          printed: labelText(block, link),
          kind: 'hidden',
          real: target[1] ? unscrambled(target[1]) : null,
          at: placeOfLink(reading, link),
        };
        for (let i = link.start; i < link.end; i++) hidden.add(i);
      } else if (!link.target.includes('?') && isEmpty(recipientsOf(link.target)))
        yield { printed: labelText(block, link), kind: 'empty', real: null, at: placeOfLink(reading, link) };
    }
    for (const phrase of hints('hidden_email'))
      for (let at = lower.indexOf(phrase); at >= 0; at = lower.indexOf(phrase, at + phrase.length))
        if (!hidden.has(at) && !hidden.has(at + 1) && !PRINTED.test(block.text.slice(Math.max(0, at - LONGEST), at)))
          yield {
            printed: block.text.slice(at, at + phrase.length),
            kind: 'hidden',
            real: null,
            at: placeIn(reading, block, at, at + phrase.length),
          };
    for (const { text: address, start, end } of emailsIn(block.text)) {
      const decoy = hints('decoys').find((word) => address.toLowerCase().includes(word));
      if (decoy) yield { printed: address, kind: 'decoy', real: null, at: placeIn(reading, block, start, end) };
    }
  }
}

function isEmpty(recipients: readonly string[] | null): boolean {
  return recipients !== null && (!recipients.length || recipients.every((one) => /^(?:null|undefined|#)$/i.test(one)));
}

/** The address that was meant, where the text ends as addresses begin and begins as they end; decoys inside are taken out. */
function forwards(context: Context, reading: Reading, printed: string): string | null {
  const at = printed.indexOf('@');
  const [before, after] = [printed.slice(0, at), printed.slice(at + 1)];
  const top = reversed(before.split('.')[0] ?? '');
  const isAddress = after.includes('.') && isCommonEnd(after.slice(after.lastIndexOf('.') + 1));
  if (!isCommonEnd(top) || isAddress || emailsIn(reversed(printed)).length === 0) return null;
  const owner = ownerOf(context, reading);
  for (const word of ['', ...hints('reversed_decoys').filter((one) => before.includes(one))]) {
    const domain = reversed(word ? before.replace(word, '') : before);
    if (word || owner.isOwnHost(domain) || !hints('reversed_decoys').some((one) => before.includes(one)))
      return `${reversed(after)}@${domain}`;
  }
  return null;
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

/** What Cloudflare makes of an address: each byte beside the first, its key. */
function unscrambled(hex: string): string | null {
  const bytes = (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  const address = String.fromCharCode(...bytes.slice(1).map((byte) => byte ^ (bytes[0] ?? 0)));
  return emailsIn(address)[0]?.text ?? null;
}

function problem(group: readonly [Found, ...Found[]]): Problem {
  const [{ printed, kind, real }] = group;
  const meant = real ? ` (it looks like ${real})` : '';
  const says = {
    backwards: `"${printed}" is no usable address: it is written backwards${meant}`,
    hidden: `Where an address should stand, the text shows "${printed}"${meant}`,
    spelt: `"${printed}" must be put together by hand before anybody can write to it${meant}`,
    torn: `"${printed}" has spaces in it and cannot be used as it stands${meant}`,
    decoy: `"${printed}" is a trap for machines, and people fall into it too`,
    empty: `The link "${printed}" writes to nobody`,
  }[kind];
  return {
    message: `${says}${times(group.length)}.`,
    ...countedAt(group.map((one) => one.at) as [Place, ...Place[]]),
    severity: kind === 'spelt' || kind === 'decoy' || kind === 'torn' ? 'warning' : 'error',
    help: `Print the address${real ? ` ${real}` : ''} as it is, with a mailto: link.`,
  };
}
