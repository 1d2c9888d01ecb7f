import { countedAt, defineRule, hints, listOf, lowerOf, placeIn, times } from 'policy-lint';
import type { Hint, Place, Problem, Reading } from 'policy-lint';

/** Uses of a capital word, in the middle of sentences, that make it a term. */
const TERM = 3;
/** Names of one thing that confuse. */
const POLICY = 3;
const DATA = 4;
/** Where the policy sends the reader elsewhere for the meaning of its terms. */
const ELSEWHERE =
  /\b(?:capitali[sz]ed (?:terms|words)|terms (?:not|that are not|used but not) (?:otherwise )?defined|not (?:otherwise )?defined (?:in|herein)|defined terms|as defined in (?:the|our)|meanings? (?:given|set|ascribed|assigned)|same (?:meaning|terms))/;
const SPELLINGS = /\bweb(?: |-)?sites?\b/g;

export default defineRule({
  summary: 'A term is used as if it were defined, or one thing has many names.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['GDPR Art. 12(1)', '11 CCR § 7003(a)'],
  *check({ policies }) {
    for (const reading of policies) {
      if (reading.supplement) continue;
      yield* undefinedTerms(reading);
      yield* manyNames(reading, 'names_of_policy', POLICY, 'The document has', 'warning');
      yield* manyNames(reading, 'names_of_data', DATA, 'Data of people have', 'info');
      yield* spellings(reading);
    }
  },
});

function* undefinedTerms(reading: Reading): Generator<Problem> {
  const { blocks } = reading.document;
  if (blocks.some((block) => ELSEWHERE.test(lowerOf(block)))) return;
  const all = blocks.map(({ text }) => text).join('\n');
  for (const term of hints('contract_terms')) {
    const used = usesOf(reading, term);
    const [first, ...others] = used;
    if (!first || used.length < TERM) continue;
    const root = term.replace(/s$/, '');
    // In quotes or brackets, "Services means", or with a name before it; a policy that writes it small as well just likes capitals.
    const isDefined = new RegExp(
      String.raw`["“”'‘’«(*](?:the |our |each,? (?:a|an) |collectively,? (?:the )?|an? )?(?:[\w-]+ ){0,2}${root}s?[,.]?["“”'’»)*]|\([^()]{0,120}\b${root}s?\b[^()]{0,60}\)|\b${root}s?["”’]?:? (?:means?|refers?|includes?|consists?|shall mean|comprises?|is defined|are defined)\b`,
    ).test(all);
    const isNamed = new RegExp(
      String.raw`\b(?!(?:Our|The|Your|Any|These|Such|All|Other|Providing|Using)\b)[A-Z][\w.]*(?:'s|’s)? ${root}s?\b(?! Providers?\b)|\b${root}s? (?:of [A-Z]|(?!Providers?\b)[A-Z])`,
    ).test(all.replace(/(?:^|[.!?:]\s)[A-Z]\w*/gm, ' '));
    if (isDefined || isNamed) continue;
    yield {
      message: `"${term}" is written like a defined term, and nothing defines it${times(used.length)}.`,
      ...countedAt([first, ...others]),
      help: `Say what is meant where it comes first, or write it with a small letter.`,
    };
  }
}

/** Where a word stands with its capital in a sentence that begins before it. */
function usesOf(reading: Reading, term: string): Place[] {
  const found: Place[] = [];
  for (const block of reading.document.blocks) {
    const { text } = block;
    if (block.kind === 'heading' || block.kind === 'cell' || !text.includes(term)) continue;
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
      const end = at + term.length;
      // "our Services", "the Site", "our Site and Services" between words in small letters.
      if (
        /(?:^|[^\w])(?:our|the|your|any|these|such|all) (?:[A-Z][a-z]+ (?:and|or) )?$/.test(text.slice(Math.max(0, at - 28), at)) &&
        /^(?:[.,;)]| [a-z(]|$)/.test(text.slice(end, end + 2))
      )
        found.push(placeIn(reading, block, at, end));
    }
  }
  return found;
}

function* manyNames(reading: Reading, table: Hint, most: number, what: string, severity: 'warning' | 'info'): Generator<Problem> {
  const found = new Map<string, [Place, ...Place[]]>();
  for (const block of reading.document.blocks) {
    const text = lowerOf(block);
    for (const name of hints(table))
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
        // Of the document only "this" and "our" speak, others have policies, too.
        const before = text.slice(Math.max(0, at - 14), at);
        if (
          /\w/.test(`${before.at(-1) ?? ' '}${text[at + name.length] ?? ' '}`) ||
          (table === 'names_of_policy' && !/\b(?:this|our|following) (?:online |website )?$/.test(before))
        )
          continue;
        const key = name.replaceAll('-', ' ').replace('identifiable', 'identifying');
        const here = placeIn(reading, block, at, at + name.length);
        const known = found.get(key);
        if (known) known.push(here);
        else found.set(key, [here]);
      }
  }
  if (found.size < most) return;
  // It stands on the rarest; of the others the first of each is shown.
  const [rarest, ...others] = [...found].sort(([, a], [, b]) => a.length - b.length);
  if (rarest)
    yield {
      message: `${what} ${found.size} names here: ${listOf(
        [...found.keys()].map((name) => `"${name}"`),
        found.size,
      )}.`,
      at: rarest[1][0],
      severity,
      related: others.map(([, [at]]) => ({ at, note: 'and here' })),
      help: 'Take one of them; readers wonder whether another word means another thing.',
    };
}

/** "Website" and "web site". */
function* spellings(reading: Reading): Generator<Problem> {
  const found = new Map<string, Place>();
  for (const block of reading.document.blocks)
    for (const { index, 0: word } of lowerOf(block).matchAll(SPELLINGS)) {
      const key = word.replace(/s$/, '');
      if (!found.has(key)) found.set(key, placeIn(reading, block, index, index + word.length));
    }
  const [first, ...others] = [...found].sort(([, a], [, b]) => b.start - a.start);
  if (first && others.length)
    yield {
      message: `One word is spelled in ${found.size} ways: ${listOf([...found.keys()].map((word) => `"${word}"`))}.`,
      at: first[1],
      severity: 'info',
      related: others.map(([, at]) => ({ at, note: 'and here' })),
      help: 'Take one of them.',
    };
}
