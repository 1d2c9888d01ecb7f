import { unitAt } from '../model/text.js';
import type { Span } from '../model/text.js';
import { isDigit, isLower, isUpper, isWord } from './characters.js';

/** Signs that may end a sentence. */
const STOPS = /[.?!\u2026\u3002\uff01\uff1f\uff0e\u203d\u0964]/g;
/** A stop after these ends no sentence where a word with a capital follows ("Dr. Sample", "e.g. Acme"). */
const NEVER = set(
  'mr mrs ms mx dr prof rev hon messrs e.g i.e eg ie cf viz vs v resp approx incl excl esp dist attn gov sen rep gen capt cal civ',
);
/** A stop after these ends no sentence where a number, a section sign or a single capital follows ("Art. 6", "No. 5"). */
const NUMBERED = set(
  'art arts sec secs sect sects no nos nr para paras par pars p pp pg ch chap cl fig figs tab vol ver v vers reg regs appx annex ex exh sch cap § jan feb mar apr jun jul aug sep sept oct nov dec ph tel ext rm apt ste bldg',
);
/** A stop after these ends a sentence only where the next word is one that sentences begin with ("Acme Inc. We", "the U.S. Department"). */
const MAYBE = set(
  'inc ltd corp co llc llp lp plc gmbh ag s.a b.v n.v s.r.l pty pte oy a.s bhd l.l.c l.p u.s u.k e.u u.s.a u.n a.m p.m etc al jr sr ph.d m.d b.a d.c n.y p.o c.f.r u.s.c st mt ft ave blvd rd dept assn univ bros',
);
/** Words that open sentences and seldom follow a name. */
const OPENERS =
  set(`we our ours you your yours they their the this these that those it its he she his her i my if when whenever where wherever while
  because although though as at by for from in into of on upon to under unless until with within without and but or so a an any all each every some such
  certain other no not never neither none nothing both either however moreover furthermore therefore thus additionally also further finally first second
  similarly generally please note see here there what why how who which whose do does did can could may might must shall should will would is are was were
  be before after during once since except only even otherwise instead depending based using through personal users user visitors customers information
  data cookies third most many more several whether nor accordingly notwithstanding subject pursuant regardless should`);

/**
 * Splits a block's text into sentences: ranges of the text, in order, without white space around them. The text's white space is
 * folded already. A colon or semicolon ends none. `breaks`: offsets of lines that were begun on purpose; such a line opens a
 * sentence unless it goes on in lower case or after a comma.
 */
export function sentencesOf(text: string, breaks: readonly number[] = []): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  let nextBreak = 0;
  for (let i = 0; i < text.length;) {
    STOPS.lastIndex = i;
    const stop = STOPS.test(text) ? STOPS.lastIndex - 1 : text.length;
    for (; nextBreak < breaks.length && (breaks[nextBreak] as number) <= stop; nextBreak++) {
      const at = breaks[nextBreak] as number;
      if (at > start && opensLine(text, at)) start = close(sentences, text, start, at);
    }
    const end = afterStop(text, stop);
    if (end >= text.length) break;
    if (splits(text, start, stop, end)) start = close(sentences, text, start, end);
    i = end;
  }
  close(sentences, text, start, text.length);
  return sentences;
}

/** Adds a sentence that holds a word; a range without one ("—", "*") goes to the sentence before, or nowhere. */
function close(sentences: Span[], text: string, start: number, end: number): number {
  while (start < end && unitAt(text, start) === 32) start++;
  // The next one begins after the space.
  const next = unitAt(text, end) === 32 ? end + 1 : end;
  let last = end;
  while (last > start && unitAt(text, last - 1) === 32) last--;
  if (last === start) return next;
  let worded = false;
  for (let i = start; i < last && !worded; i++) worded = isWord(unitAt(text, i));
  if (worded) sentences.push({ start, end: last });
  else if (sentences.length) sentences.push({ start: (sentences.pop() as Span).start, end: last });
  return next;
}

/** The offset after a stop and all that clings to it: more stops, closing quotes and brackets. */
function afterStop(text: string, stop: number): number {
  let i = stop + 1;
  for (; i < text.length; i++) if (!isTrailing(unitAt(text, i))) break;
  return i;
}

function isTrailing(c: number): boolean {
  return (
    c === 46 ||
    c === 63 ||
    c === 33 ||
    c === 0x2026 ||
    c === 34 ||
    c === 39 ||
    c === 41 ||
    c === 93 ||
    c === 0x201d ||
    c === 0x2019 ||
    c === 0xbb ||
    c === 0x300d ||
    c === 0xff09
  );
}

function splits(text: string, start: number, stop: number, end: number): boolean {
  const c = unitAt(text, stop);
  if (c === 0x3002 || c === 0xff01 || c === 0xff1f) return true;
  if (unitAt(text, end) !== 32)
    return end === stop + 1 && (c === 46 ? isGlued(text, start, stop) : c === 63 && isGluedAnswer(text, start, stop));
  let next = end + 1;
  while (next < text.length && isOpening(unitAt(text, next))) next++;
  const first = unitAt(text, next);
  if (next >= text.length) return false;
  if (isLower(first)) return startsBrand(text, next) && c !== 0x2026 && end === stop + 1 && !isAbbreviation(text, start, stop);
  if (c === 46 && end === stop + 1) return !keepsGoing(text, start, stop, next);
  if (c === 46 || c === 0x2026) return isEllipsis(text, stop, end) ? isUpper(first) : !keepsGoing(text, start, stop, next);
  // "Yahoo! Inc.": a name with a mark of its own.
  return c !== 33 || end > stop + 1 || wordBefore(text, stop) !== 'yahoo' || OPENERS.has(wordAt(text, next));
}

/** Whether the sentence goes on after this single stop: abbreviation, initial, number of a list. */
function keepsGoing(text: string, start: number, stop: number, next: number): boolean {
  const from = wordStart(text, start, stop);
  const word = text.slice(from, stop).toLowerCase();
  if (word === '') return false;
  const first = unitAt(text, next);
  const capital = unitAt(text, from);
  if (word.length === 1 && isWord(capital) && !isDigit(capital)) {
    if (from === start) return true; // "A. Collection"
    if (isUpper(capital)) return capital !== 73 && !OPENERS.has(wordAt(text, next)); // "J. Sample", but "than I. We"
  }
  if (isDigit(capital)) return from === start && isNumber(word); // "1. We collect"
  if (NUMBERED.has(word) && (isDigit(first) || first === 0xa7 || isLoneCapital(text, next))) return true;
  if (from === start && stop - from < 5 && isRomanWord(word) && word !== 'mix') return true;
  if (NEVER.has(word)) return true;
  if (MAYBE.has(word) || isDotted(word)) return isDigit(first) ? word === 'p.o' || isDotted(word) : !OPENERS.has(wordAt(text, next));
  return false;
}

function isAbbreviation(text: string, start: number, stop: number): boolean {
  const word = text.slice(wordStart(text, start, stop), stop).toLowerCase();
  return word.length < 2 || NEVER.has(word) || MAYBE.has(word) || NUMBERED.has(word) || isDotted(word);
}

/** "your data.Please note": a stop without a space, between a word of small letters and one with a capital. */
function isGlued(text: string, start: number, stop: number): boolean {
  const from = wordStart(text, start, stop);
  if (text[from - 1] === '@' || stop - from < 3 || !opensGlued(text, stop + 1, false)) return false;
  // "Commercial Purposes.We use": behind a capital only words that open a sentence.
  if (!isLower(unitAt(text, from)) && !(isUpper(unitAt(text, from)) && OPENERS.has(wordAt(text, stop + 1)))) return false;
  for (let i = from + 1; i < stop; i++) if (!isLower(unitAt(text, i))) return false;
  return true;
}

/** "our "cookies"?We use them": the same of a question, but not "acme.example/ask?Page". */
function isGluedAnswer(text: string, start: number, stop: number): boolean {
  let last = stop;
  while (last > start && isTrailing(unitAt(text, last - 1))) last--;
  const from = wordStart(text, start, last);
  for (let i = from; i < last; i++) if (!isWord(unitAt(text, i))) return false;
  return from < last && opensGlued(text, stop + 1, true);
}

/** Whether a word with one capital stands here, and what belongs to a sentence behind it. */
function opensGlued(text: string, at: number, maybeAlone: boolean): boolean {
  if (!isUpper(unitAt(text, at)) || !isLower(unitAt(text, at + 1))) return false;
  let i = at + 1;
  while (i < text.length && isLower(unitAt(text, i))) i++;
  const after = unitAt(text, i);
  return after === 32 || after === 44 || after === 0x2019 || after === 39 || (maybeAlone && after === 46);
}

function opensLine(text: string, at: number): boolean {
  const before = unitAt(text, at - 2);
  return !isLower(unitAt(text, at)) && before !== 44;
}

/** "iPhone", "eBay": a small letter before a capital one opens a sentence as a capital does. */
function startsBrand(text: string, at: number): boolean {
  return isUpper(unitAt(text, at + 1)) && isLower(unitAt(text, at + 2));
}

function isEllipsis(text: string, stop: number, end: number): boolean {
  return unitAt(text, stop) === 0x2026 || (end > stop + 1 && unitAt(text, stop + 1) === 46);
}

/** Start of the word before a stop: letters, digits, and the stops and slashes between them. */
function wordStart(text: string, start: number, stop: number): number {
  let i = stop;
  const least = Math.max(start, stop - 24);
  while (i > least) {
    const c = unitAt(text, i - 1);
    if (!isWord(c) && c !== 46 && c !== 47 && c !== 0xa7) break;
    i--;
  }
  return i;
}

function wordBefore(text: string, stop: number): string {
  return text.slice(wordStart(text, 0, stop), stop).toLowerCase();
}

function wordAt(text: string, at: number): string {
  let i = at;
  while (i < text.length && i < at + 20 && isWord(unitAt(text, i))) i++;
  return text.slice(at, i).toLowerCase();
}

/** "u.s", "p.p.m": single letters between stops. */
function isDotted(word: string): boolean {
  if (word.length < 3 || word.length % 2 === 0) return false;
  for (let i = 1; i < word.length; i += 2) if (unitAt(word, i) !== 46 || !isWord(unitAt(word, i - 1))) return false;
  return !isDigit(unitAt(word, 0));
}

function isNumber(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (!isDigit(unitAt(word, i)) && unitAt(word, i) !== 46) return false;
  return word.length < 9;
}

function isRomanWord(word: string): boolean {
  for (const letter of word) if (!'ivxlc'.includes(letter)) return false;
  return true;
}

function isLoneCapital(text: string, at: number): boolean {
  const c = unitAt(text, at + 1);
  return isUpper(unitAt(text, at)) && (Number.isNaN(c) || !isWord(c)) && unitAt(text, at) !== 65;
}

function isOpening(c: number): boolean {
  return (
    c === 34 ||
    c === 39 ||
    c === 40 ||
    c === 91 ||
    c === 0x201c ||
    c === 0x2018 ||
    c === 0xab ||
    c === 42 ||
    c === 0x2022 ||
    c === 0x2013 ||
    c === 0x2014 ||
    c === 45
  );
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
