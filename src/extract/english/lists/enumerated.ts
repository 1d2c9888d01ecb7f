// Lists inside a sentence: "We disclose it (i) to obey the law; (ii) when we sell the shop" says each of its parts.
import type { Span } from '../../../model/text.js';
import { ENDING } from '../../../generated/words/enumerated.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';

const MOST_MARK = 4;
const BEFORE = new Set([' ', ';', ',', ':', '\n']);
const ROMAN = 'ivx';

/** The parts of a sentence between its marks "(i)", "(2)", "(c)": none where fewer than two stand in order. */
export function partsOf(text: string, span: Span): { head: Span; parts: Span[] } | null {
  let marks: { from: number; to: number }[] | null = null;
  let expected = 0;
  for (let open = text.indexOf('(', span.start); open >= 0 && open < span.end; open = text.indexOf('(', open + 1)) {
    // Not the next ")" of the text, which a text without one would be searched for again and again; where none is near, nothing stands in between.
    const close = open + text.slice(open, open + MOST_MARK + 2).indexOf(')');
    // "section 7(2)(c)"
    if (open > span.start && !BEFORE.has(text[open - 1] as string)) continue;
    if (ordinal(text.slice(open + 1, close).toLowerCase()).includes(expected + 1)) {
      (marks ??= []).push({ from: open, to: close + 1 });
      expected++;
    }
  }
  if (!marks || marks.length < 2) return null;
  const parts = marks
    .map(({ to }, i) => trimmedSpan(text, { start: to, end: marks[i + 1]?.from ?? span.end }))
    .filter((p) => p.end > p.start);
  const first = marks[0] as { from: number };
  return { head: { start: span.start, end: first.from }, parts };
}

const OPENING = new Set(['including', 'includes', 'include']);
const SEMICOLON = new Set([';']);

/** The parts of a sentence between its semicolons. */
export interface Series {
  /** The words up to what opens the series. */
  readonly head: Span;
  readonly parts: readonly Span[];
  readonly colon: boolean;
  /** "including information about": what opens it names data. */
  readonly named: boolean;
}

/** "We collect data, including your name; your address; and what you buy": null where no semicolon stands outside of brackets. */
export function seriesOf(s: Sentence): Series | null {
  if (!s.holds(SEMICOLON)) return null;
  const cuts: number[] = [];
  let opened = -1;
  let colon = -1;
  for (let k = 0, depth = 0; k < s.tokens.length; k++) {
    const n = s.norm(k);
    if (n === '(') depth++;
    else if (n === ')') depth--;
    else if (depth > 0) continue;
    else if (n === ';') cuts.push(k);
    else if (cuts.length) continue;
    else if (n === ':' && colon < 0) colon = k;
    else if (opened < 0 && (OPENING.has(n) || (n === 'as' && s.norm(k - 1) === 'such'))) opened = k;
  }
  const first = cuts[0];
  if (first === undefined || first === 0) return null;
  const parts: Span[] = [];
  // What stands in front of the first semicolon the verb has said already, but behind a colon.
  (colon >= 0 ? [colon, ...cuts] : cuts).forEach((cut, i, all) => {
    let from = cut + 1;
    const to = all[i + 1] ?? s.tokens.length;
    while (from < to && s.bits(from) & Bit.CONJ) from++;
    if (from < to) parts.push(s.span(from, to));
  });
  const head = colon >= 0 ? colon : opened;
  return {
    head: { start: s.start, end: s.span(0, head < 0 ? first : head + 1).end },
    parts,
    colon: colon >= 0,
    named: colon < 0 && opened >= 0 && (s.bits(opened + 1) & Bit.GENERIC) !== 0,
  };
}

/** Which places a mark may have: "c" the third, "i" the ninth letter or the first number; those below one are none. */
function ordinal(mark: string): number[] {
  if (mark.length === 0 || mark.length > MOST_MARK) return [];
  const number = Number(mark);
  if (number > 0) return [number];
  const out = mark.length === 1 && mark <= 'z' ? [mark.charCodeAt(0) - 96] : [];
  const roman = romanOf(mark);
  return roman > 0 ? [...out, roman] : out;
}

function romanOf(mark: string): number {
  const values = [1, 5, 10];
  let sum = 0;
  for (let k = 0; k < mark.length; k++) {
    const at = ROMAN.indexOf(mark[k] as string);
    if (at < 0) return 0;
    const value = values[at] as number;
    const next = ROMAN.indexOf(mark[k + 1] ?? ' ');
    sum += next > at ? -value : value;
  }
  return sum;
}

/** A part without white space, closing marks and the "and" before the next. */
function trimmedSpan(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && ENDING.has(text[from] as string)) from++;
  for (let again = true; again && to > from;) {
    while (to > from && ENDING.has(text[to - 1] as string)) to--;
    const last = text.slice(Math.max(from, to - 7), to).toLowerCase();
    const cut = last.endsWith(' and/or') ? 7 : last.endsWith(' and') ? 4 : last.endsWith(' or') ? 3 : 0;
    to -= cut;
    again = cut > 0;
  }
  return { start: from, end: to };
}
