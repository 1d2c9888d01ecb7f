// Commas, brackets and names in a row in front of a verb: which of them keep a noun phrase together.
import { SUBJECT_PRONOUNS } from '../../../generated/words/actors.js';
import { EXAMPLES, isAtStart, LONGEST_ASIDE } from '../groups/heads.js';
import { Bit } from '../lexicon/lexicon.js';
import type { ClausePass } from './clausepass.js';

const LIKE = new Set(['like', 'as', 'just', 'similar']);
export const APPOSING = new Set(['our', 'a', 'an', 'the']);
export const LONGEST_SERIES = 12;
const ALONG = new Set(['along', 'together']);
const TELLING = new Set(['which', 'who', 'whose', 'where']);
const DASHES = new Set(['–', '—', '-']);

/** The "we" that opens a segment in front of a comma, no verb in between; -1 where none does. */
export function weBefore(pass: ClausePass, comma: number): number {
  for (let k = comma - 1; k >= 0 && comma - k < 14; k--) {
    if (pass.norm(k) === 'we') return k === 0 || pass.norm(k - 1) === ',' ? k : -1;
    if (pass.bits(k) & Bit.PUNCT || pass.isVerb(k)) return -1;
  }
  return -1;
}

/** "we – and other riders – receive": the "we" in front of an aside that a dash closes at `close`; -1 where none is. */
export function weBeforeDash(pass: ClausePass, close: number): number {
  if (!DASHES.has(pass.norm(close))) return -1;
  for (let k = close - 1; k > 0 && close - k < LONGEST_SERIES; k--) {
    if (pass.isVerb(k)) return -1;
    if (pass.norm(k) === pass.norm(close)) return pass.norm(k - 1) === 'we' ? k - 1 : -1;
  }
  return -1;
}

export function isQuote(pass: ClausePass, i: number): boolean {
  const n = pass.norm(i);
  return n === '"' || n === '“' || n === '”' || n === "'" || n === '’' || n === '®' || n === '™' || n === '*';
}

/** "we, in our discretion, may": the comma that opens the interjection closed at `close`. */
export function commaPair(pass: ClausePass, close: number): number {
  const examples = examplesBefore(pass, close);
  if (examples >= 0) return examples;
  for (let k = close - 1; k > 0 && close - k < 16; k--) {
    // "how often you see it (not your name, age or sex), is": commas in brackets open nothing that closes behind them.
    const open = pass.norm(k) === ')' ? openingOf(pass, k) : -1;
    if (open > 0) {
      k = open;
      continue;
    }
    // "that information, along with your name, may be"
    if (pass.norm(k) === ',' && ALONG.has(pass.norm(k + 1)) && pass.norm(k + 2) === 'with') return k;
    if (pass.norm(k) === ',')
      return SUBJECT_PRONOUNS.has(pass.norm(k - 1)) ||
        pass.names.match(pass.tokens, Math.max(0, k - 4), k) ||
        headKind(pass, k - 1) ||
        (pass.bits(k - 1) & Bit.CAPITAL && (APPOSING.has(pass.norm(k + 1)) || pass.norm(k + 1) === 'as')) ||
        (pass.bits(k - 1) & Bit.FIRST_NOUN && LIKE.has(pass.norm(k + 1))) ||
        namesOurs(pass, k, close) ||
        interrupts(pass, k)
        ? k
        : -1;
    if (pass.isVerb(k)) {
      if (!pass.clauses.some((c) => (c.relative || c.subordinator) && c.group.mains.includes(k))) return -1;
    }
  }
  return -1;
}

/** "Our app[, with your consent,] stores", "this information[, which names nobody,] may": what is told between a noun and its verb. */
function interrupts(pass: ClausePass, open: number): boolean {
  const head = pass.bits(open - 1);
  if (head & Bit.GENERIC && TELLING.has(pass.norm(open + 1))) return true;
  const opener = pass.bits(open + 1);
  // "The site, including its texts, is protected": examples tell of what kind they are, and not of a site.
  if (EXAMPLES.has(pass.norm(open + 1))) return (head & Bit.GENERIC) !== 0;
  if (!(opener & (Bit.PREP | Bit.SUB | Bit.ADV) || TELLING.has(pass.norm(open + 1)))) return false;
  return (isAtStart(pass, open) && (head & (Bit.FIRST_NOUN | Bit.GENERIC) || pass.bits(0) & Bit.DET) !== 0) || isToldOfData(pass, open);
}

/** "Data that we collect about you[, if you agree,] include": which data they are, at the beginning. */
function isToldOfData(pass: ClausePass, open: number): boolean {
  const told = pass.clauses[0];
  if (!told?.relative || told.group.from > MOST_IN_FRONT || told.group.from > open) return false;
  for (let k = 0; k < open; k++) if (pass.bits(k) & Bit.PUNCT) return false;
  for (let k = told.group.from - 1; k >= 0; k--) if (pass.bits(k) & Bit.GENERIC) return true;
  return false;
}

const MOST_IN_FRONT = 6;

/** "Our mailing tool[, Postlark,] keeps": nothing but a name behind a noun that begins with "our". */
function namesOurs(pass: ClausePass, open: number, close: number): boolean {
  for (let k = open + 1; k < close; k++) if (!(pass.bits(k) & Bit.CAPITAL) || pass.bits(k) & (Bit.DET | Bit.FIRST)) return false;
  for (let k = open - 1; k >= 0 && open - k < 5; k--) {
    if (pass.norm(k) === 'our') return open - k > 1;
    if (pass.bits(k) & (Bit.PUNCT | Bit.DET | Bit.PREP | Bit.CONJ | Bit.SUB | Bit.REL)) return false;
  }
  return false;
}

/** "other companies, including printers, binders and couriers, may": the comma that opens the examples. */
function examplesBefore(pass: ClausePass, close: number): number {
  for (let k = close - 2; close - k < LONGEST_ASIDE; k--) {
    if (pass.norm(k) === ',' && EXAMPLES.has(pass.norm(k + 1)))
      return headKind(pass, k - 1) || isOpenedByData(pass, k) || isDataBetween(pass, k) ? k : -1;
    if (pass.clauses.some((c) => c.group.kind === 'finite' && !c.relative && c.group.mains.includes(k))) return -1;
  }
  return -1;
}

/** "Letters sent through our form, including files you add, are kept": nothing but data and what hangs on them stands in front. */
function isOpenedByData(pass: ClausePass, comma: number): boolean {
  const first = pass.clauses[0];
  if (
    !first ||
    (pass.bits(0) & (Bit.PREP | Bit.SUB | Bit.QUESTION | Bit.PUNCT) && !(pass.bits(0) & Bit.DET)) ||
    !pass.clauses.every((c) => c.relative)
  )
    return false;
  for (let k = 0; k < Math.min(first.start, comma); k++)
    if (pass.bits(k) & Bit.GENERIC || pass.phrases.some((p) => p.kind === 'data' && p.from <= k && k < p.to)) return true;
  return false;
}

/** "…, your details from the form, including": data and what hangs on them, between two commas. */
function isDataBetween(pass: ClausePass, comma: number): boolean {
  let data = false;
  for (let k = comma - 1; comma - k < LONGEST_SERIES; k--) {
    if (pass.norm(k) === ',') return data && (pass.bits(k + 1) & Bit.DET) !== 0;
    if ((pass.bits(k) & (Bit.PUNCT | Bit.SUB | Bit.REL) && !(pass.bits(k) & Bit.DET)) || pass.isVerb(k)) return false;
    if (pass.bits(k) & Bit.GENERIC || pass.phrases.some((p) => p.kind === 'data' && p.from === k)) data = true;
  }
  return false;
}

function headKind(pass: ClausePass, i: number): boolean {
  return pass.phrases.some((p) => (p.kind === 'recipient' || p.kind === 'data') && p.to === i + 1);
}

export function openingOf(pass: ClausePass, close: number): number {
  for (let k = close - 1; k >= 0 && close - k < 40; k--) if (pass.norm(k) === '(') return k;
  return -1;
}

/** "web browsers", not "sponsor pages on Acme": words none of which could be a verb or leads to another noun. */
export function isPlain(pass: ClausePass, from: number, k: number): boolean {
  for (let i = from; i <= k; i++) if (pass.bits(i) & (Bit.PREP | Bit.PUNCT) || (i < k && pass.verb(i))) return false;
  return true;
}

/** "advertisers, sponsors and other networks may": a comma between those who act, a conjunction before the last. */
export function inSeries(pass: ClausePass, comma: number, end: number): boolean {
  if (comma === 0) return false;
  const opens = comma < 2 || Boolean(pass.bits(comma - 2) & (Bit.PUNCT | Bit.SUB | Bit.CONJ));
  const us = pass.norm(comma - 1) === 'we' || (opens && pass.names.match(pass.tokens, comma - 1, comma) !== null);
  const listed = us ? undefined : pass.phrases.find((p) => p.kind === 'recipient' && p.to === comma);
  // "When you read us on Facebook, Larkmail and Acme collect": what stands in front of the comma belongs to the circumstance.
  if (
    !us &&
    (!listed || (pass.bits(listed.from - 1) & Bit.PREP && pass.clauses.some((c) => c.subordinator !== null && c.actor === 'user')))
  )
    return false;
  for (let k = comma + 1; k < end; k++) {
    if ((pass.bits(k) & (Bit.PREP | Bit.SUB | Bit.REL) && !(pass.bits(k) & Bit.DET)) || pass.isVerb(k)) return false;
    if (pass.bits(k) & Bit.CONJ) return true;
  }
  return false;
}

/** "Networks such as Adco, Bidco and others": a comma between names that are examples of a noun. */
export function inExamples(pass: ClausePass, comma: number): boolean {
  let k = comma - 1;
  while (k > 0 && comma - k < LONGEST_SERIES && (pass.bits(k) & Bit.CAPITAL || pass.norm(k) === ',')) k--;
  return k < comma - 1 && ((pass.norm(k) === 'as' && pass.norm(k - 1) === 'such') || pass.norm(k) === 'like');
}
