import { defineRule, lowerOf, lowerTextOf, placeIn } from 'policy-lint';
import type { Block, Context, Problem, Reading, Term } from 'policy-lint';

const NUMBER = String.raw`(\d{1,5}[a-z]{0,2}(?:\.\d{1,4})*)`;
const MARK = String.raw`(?:,? ?(?:§{1,2}|sections?|secs?\.?|parts?|pt\.?))? ?`;
/** A citation: of the federal codes, of California's, of an act of the Union, of the statutes of Illinois. */
const CITATION = new RegExp(
  [
    String.raw`(?<!\d)(\d{1,2}) ?(C\.? ?F\.? ?R|U\.? ?S\.? ?C)\.?${MARK}${NUMBER}`,
    String.raw`(?:Cal(?:ifornia|\.)? )?(Civ(?:il|\.)? Code|Bus(?:iness|\.)? (?:and|&) Prof(?:essions?|\.)? Code)${MARK}${NUMBER}`,
    String.raw`(?:Regulation|Directive) ?\(?(?:EU|EC)?\)?(?: No\.?)? ?(\d{2,4}\/\d{2,4})`,
    String.raw`(?<!\d)(\d{3}) (ILCS) ${NUMBER}`,
  ].join('|'),
  'gi',
);
/** "Article 105 of the GDPR", "GDPR Art. 105". */
const ARTICLE =
  /\b(?:Art(?:icles?|\.) ?(\d{1,3})(?: ?\([\da-z]{1,3}\)){0,3}(?: of| in)?(?: the)?(?: EU| UK)? GDPR\b|GDPR,? Art(?:icles?|\.) ?(\d{1,3})\b)/gi;
/** What may stand between the name of a law and its citation. */
const JOINT =
  /^[\s,(:;“”"'’\]-]*(?:(?:at|of|under|codified|as|the|its|see|rule|rules|set|out|forth|found|in|et|seq|18|2018|1998|and its implementing regulations?)[\s,(.“”"'’]*){0,5}$/i;
/** The short name behind a law's full one. */
const SHORT = /^(?: of \d{4})? ?\(["“'‘]?(?:the )?["“'‘]?([a-z]{3,8})["”'’]?\)/;
const NEAR = 60;

interface Name {
  readonly law: Term;
  readonly end: number;
  readonly start: number;
}

export default defineRule({
  summary: 'A law is cited where it does not stand, or by a name that no law has.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['policy'],
  cites: ['16 CFR Part 312', 'GDPR Art. 12(1)', 'Cal. Civ. Code § 1798.100'],
  *check(context) {
    const laws = context.vocabulary.all('citation');
    for (const reading of context.policies) {
      const whole = lowerTextOf(reading.document);
      const wrong = laws.flatMap((law) =>
        ((law.more['misnamed'] ?? []) as readonly string[]).filter((name) => whole.includes(name)).map((name) => ({ law, name })),
      );
      for (const block of reading.document.blocks) {
        const text = lowerOf(block);
        yield* misplaced(reading, block, text, laws);
        yield* misnamed(reading, block, text, wrong);
        yield* beyond(context, reading, block, text);
      }
    }
  },
});

/** Citations right behind the name of a law that stands elsewhere. */
function* misplaced(reading: Reading, block: Block, text: string, laws: readonly Term[]): Generator<Problem> {
  if (!/\d/.test(text)) return;
  let names: Name[] | undefined;
  for (const match of block.text.matchAll(CITATION)) {
    const cited = citationOf(match);
    if (!cited) continue;
    names ??= namesIn(text, laws);
    const name = names.findLast((one) => one.end <= match.index && match.index - one.end <= NEAR);
    if (!name || !JOINT.test(block.text.slice(name.end, match.index))) continue;
    const places = name.law.more['at'] as readonly string[];
    const same = places.filter((place) => place.startsWith(`${cited.code} `));
    const isKnown = places.some((place) => place.split(' ').includes(cited.kind));
    if (!isKnown || same.some((place) => holds(place.slice(cited.code.length + 1), cited.number))) continue;
    yield {
      message: `${capital(name.law.title)} is not at "${match[0].trim()}"; it is ${String(name.law.more['right'])}.`,
      at: placeIn(reading, block, match.index, match.index + match[0].length),
      help: `Write ${String(name.law.more['right'])}.`,
    };
  }
}

/** @param wrong names that stand somewhere in the policy, each with the law that is meant */
function* misnamed(reading: Reading, block: Block, text: string, wrong: readonly { law: Term; name: string }[]): Generator<Problem> {
  for (const { law, name } of wrong) {
    const at = text.indexOf(name);
    if (at < 0 || /[A-Za-z\d\u00c0-\u024f@/_]/.test(`${text[at - 1] ?? ' '}${text[at + name.length] ?? ' '}`)) continue;
    // "(COPA)": it has another law's short name, and may be that law.
    const short = SHORT.exec(text.slice(at + name.length))?.[1];
    if (short !== undefined && !(law.more['names'] as readonly string[]).includes(short)) continue;
    const right = (law.more['names'] as readonly string[])[1] ?? law.title;
    yield {
      message: `No law is called "${block.text.slice(at, at + name.length)}"; ${law.title} is meant, it seems.`,
      at: placeIn(reading, block, at, at + name.length),
      help: `Write its name: ${right.replace(/(?:^|[ -])(?!of |and )[a-z]/g, (c) => c.toUpperCase())}.`,
    };
  }
}

/** Articles behind the last. */
function* beyond({ vocabulary }: Context, reading: Reading, block: Block, text: string): Generator<Problem> {
  if (!text.includes('gdpr')) return;
  const last = Number(vocabulary.all('citation').find(({ id }) => id === 'gdpr')?.more['articles'] ?? 99);
  for (const match of block.text.matchAll(ARTICLE)) {
    const number = Number(match[1] ?? match[2]);
    if (number > last || number === 0)
      yield {
        message: `The GDPR has no Article ${number}; its last is ${last}.`,
        at: placeIn(reading, block, match.index, match.index + match[0].length),
        help: 'Correct the number.',
      };
  }
}

function namesIn(text: string, laws: readonly Term[]): Name[] {
  const found: Name[] = [];
  for (const law of laws)
    for (const name of law.more['names'] as readonly string[])
      for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1))
        if (!/[A-Za-z\d\u00c0-\u024f]/.test(text[start - 1] ?? ' ')) found.push({ law, start, end: start + name.length });
  return found.sort((a, b) => a.end - b.end);
}

function citationOf(match: RegExpMatchArray): { code: string; kind: string; number: string } | null {
  const [, title, code, number, california, section, act, ilcs, , chapter] = match;
  if (title !== undefined && code !== undefined && number !== undefined) {
    const kind = code.replace(/[. ]/g, '').toUpperCase();
    return { code: `${title} ${kind}`, kind, number };
  }
  if (california !== undefined && section !== undefined) {
    const kind = /^civ/i.test(california) ? 'CIV' : 'BPC';
    return { code: kind, kind, number: section };
  }
  if (act !== undefined) return { code: 'EU', kind: 'EU', number: act };
  return ilcs !== undefined && chapter !== undefined ? { code: `${ilcs} ILCS`, kind: 'ILCS', number: chapter } : null;
}

/** Whether a number, or a section of it, lies in a range such as "6501-6508" or "1798.100-1798.199.100". */
function holds(range: string, number: string): boolean {
  const [first = '', last = first] = range.split('-');
  if (number.includes('/')) return number === first;
  if (number === first || number.startsWith(`${first}.`) || number.replace(/[a-z]+$/i, '') === first) return true;
  // A section of the last part belongs to it.
  return compare(first, number) <= 0 && compare(number.split('.').slice(0, last.split('.').length).join('.'), last) <= 0;
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((one) => one.split('.').map((part) => Number.parseInt(part, 10)));
  for (let i = 0; i < Math.max(left?.length ?? 0, right?.length ?? 0); i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference) return difference;
  }
  return 0;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
