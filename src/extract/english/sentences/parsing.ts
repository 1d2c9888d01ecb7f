// The passes over the words of a sentence: words, phrases, verb groups, clauses. Each can be taken over many sentences before the next one: the code of
// one pass is small enough to stay in the caches of the processor, that of all of them is not.
import type { Span } from '../../../model/text.js';
import { COUNTED } from '../../../generated/words/parsing.js';
import type { Clause } from '../clauses/clause.js';
import { clausesIn } from '../clauses/clauses.js';
import { askedIn, doingsIn } from './doings.js';
import type { Glossary } from '../names/glossary.js';
import type { Group } from '../groups/group.js';
import { groupsIn } from '../groups/groups.js';
import { Bit, lexicon } from '../lexicon/lexicon.js';
import { isMarked, mark, slotOf, type Marks } from '../lexicon/marks.js';
import { phrasesIn } from '../tokens/phrases.js';
import { Sentence, type Parsed } from './sentence.js';
import { baseAt, tokenAt, tokenize, type Phrase, type Token } from '../tokens/tokens.js';
import type { Range } from '../tokens/range.js';
import type { Names } from '../names/names.js';

/** A sentence, as far as its words have been read. */
export class Parsing implements Parsed {
  tokens: readonly Token[] = [];
  readonly marks: Marks = [0, 0, 0, 0];
  stemMarks = 0;
  phrases: readonly Phrase[] = [];
  own: readonly Range[] = [];
  groups: readonly Group[] = [];
  clauses: readonly Clause[] = [];

  constructor(
    readonly text: string,
    readonly start: number,
    readonly end: number,
    readonly names: Names,
    private readonly glossary: Glossary | null,
  ) {}

  cut(): void {
    const cut = tokenize(this.text, this.start, this.end);
    const { marks } = this;
    let stemMarks = 0;
    for (const { word } of cut) {
      (marks[word.slot >> 5] as number) |= 1 << word.slot;
      stemMarks |= word.mark;
    }
    const plain = isMarked(marks, ZERO) ? withoutZero(cut) : cut;
    const tokens = withoutMark(isMarked(marks, CLOSING) ? withoutEnumerators(plain) : plain);
    if (tokens !== cut) for (const slot of PUT_IN) mark(marks, slot);
    this.tokens = tokens;
    this.stemMarks = stemMarks;
  }

  name(): void {
    const { tokens } = this;
    const coined = this.glossary?.phrases(tokens) ?? NONE;
    const known = phrasesIn(tokens);
    const named = coined.length ? merged(known, coined) : known;
    const asked = askedIn(tokens);
    this.phrases = asked.length ? merged(named, asked) : named;
    this.own = this.names.spans(tokens);
  }

  group(opensWithDeed: boolean): void {
    this.groups = groupsIn(this.tokens, this.phrases, this.own, opensWithDeed);
  }

  resolve(): Sentence {
    const { tokens, phrases } = this;
    const clauses = clausesIn(tokens, this.groups, phrases, this.names);
    const kept = phrases.some((p) => isOffering(tokens, clauses, p)) ? phrases.filter((p) => !isOffering(tokens, clauses, p)) : phrases;
    const doings = doingsIn(tokens);
    this.phrases = doings.length ? merged(kept, doings) : kept;
    this.clauses = clauses;
    return new Sentence(this);
  }
}

/** text[start, end) read as one sentence; `opensWithDeed`: its first word is known to be a verb, as in a list below "We do not:". */
export function sentenceIn(
  text: string,
  { start, end }: Span,
  names: Names,
  glossary: Glossary | null = null,
  opensWithDeed = false,
): Sentence {
  const parsing = new Parsing(text, start, end, names, glossary);
  parsing.cut();
  parsing.name();
  parsing.group(opensWithDeed);
  return parsing.resolve();
}

const NONE: readonly Phrase[] = [];
const CLOSING = slotOf(')');
const ZERO = slotOf('zero');
/** Of words that take the place of others. */
const PUT_IN = [slotOf(','), slotOf('no')];

/** "We keep zero logs": in front of what is counted it is a "no". */
function withoutZero(tokens: Token[]): Token[] {
  const no = lexicon().word('no');
  return tokens.map((t, i) =>
    t.norm === 'zero' && COUNTED.has(tokenAt(tokens, i + 1).norm) ? t.spelt(no, no.stem, no.bits | (t.bits & Bit.CAPITAL)) : t,
  );
}

/** "we offer you a map": the verb, not the noun that is a purpose. */
function isOffering(tokens: readonly Token[], clauses: readonly Clause[], p: Phrase): boolean {
  return (
    p.kind === 'purpose' &&
    p.to - p.from === 1 &&
    baseAt(tokens, p.from) === 'offer' &&
    (tokenAt(tokens, p.from).norm !== 'offers' || clauses.some((c) => c.group.mains.includes(p.from)))
  );
}

/** Coined terms take the place of what the lexicon finds inside them. */
function merged(known: readonly Phrase[], coined: readonly Phrase[]): Phrase[] {
  const kept = known.filter((p) => p.kind !== 'data' || !coined.some((c) => p.from >= c.from && p.to <= c.to));
  return [...kept, ...coined].sort((a, b) => a.from - b.from);
}

/** Drops "(a)", "(ii)", "1)" and softens the mark before them to a comma, so that an inline list reads as a series. */
/** "Q: Do you sell it?", "3. Do you sell it?" without what stands in front. */
function withoutMark(tokens: readonly Token[]): readonly Token[] {
  const [first, mark] = tokens;
  if (!first || !mark || tokens.length < 3 || (mark.norm !== ':' && mark.norm !== '.')) return tokens;
  if (LETTERS.has(first.norm) || (first.norm === 'a' && ANSWERS.has(tokenAt(tokens, 2).norm))) return tokens.slice(2);
  const asks = mark.norm === '.' && (first.bits & Bit.NUMBER) !== 0 && (tokenAt(tokens, 2).bits & Bit.QUESTION) !== 0;
  return asks && tokens.at(-1)?.norm === '?' ? tokens.slice(2) : tokens;
}

const LETTERS = new Set(['q', 'question', 'answer']);
const ANSWERS = new Set(['no', 'yes', 'never']);

function withoutEnumerators(tokens: Token[]): Token[] {
  if (!hasClosing(tokens)) return tokens;
  const comma = lexicon().word(',');
  let out: Token[] | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const width = enumeratorAt(tokens, i);
    if (width > 0) {
      out ??= tokens.slice(0, i);
      const before = out.at(-1);
      if (before && (before.norm === ';' || before.norm === ':')) out[out.length - 1] = before.spelt(comma);
      else if (before && before.bits & Bit.CONJ && out.at(-2)?.norm === ';') out[out.length - 2] = (out.at(-2) as Token).spelt(comma);
      i += width - 1;
    } else out?.push(tokens[i] as Token);
  }
  return out ?? tokens;
}

function hasClosing(tokens: readonly Token[]): boolean {
  for (const t of tokens) if (t.norm === ')') return true;
  return false;
}

function isMark(t: Token | undefined): boolean {
  return t !== undefined && /^(?:[a-z]|[ivx]{1,4}|\d{1,2})$/.test(t.norm);
}

function enumeratorAt(tokens: readonly Token[], i: number): number {
  const open = tokens[i] as Token;
  if (open.norm === '(' && isMark(tokens[i + 1]) && tokenAt(tokens, i + 2).norm === ')') return 3;
  const before = i > 0 ? tokens[i - 1] : undefined;
  if (
    tokenAt(tokens, i + 1).norm === ')' &&
    isMark(open) &&
    before &&
    (before.bits & Bit.PUNCT || before.bits & Bit.CONJ) &&
    before.norm !== '('
  )
    return 2;
  return 0;
}
