// What people do on a site, said in a clause and no noun: "the links you click", "pages on our site that visitors view", "what you read",
// "how users get around", "whether you have been here before", "which articles are opened".
import { DOERS, DOING, GETTING, SEEN, USED, VISITS } from '../../../generated/words/doings.js';
import { Bit, KIND_INDEX } from '../lexicon/lexicon.js';
import type { Phrase, Token } from '../tokens/tokens.js';

/** How far the noun may stand before its clause, in tokens. */
const REACH = 7;

/** Phrases for what readers do, in order; none where no reader is named with such a verb. */
export function doingsIn(tokens: readonly Token[]): Phrase[] {
  const out: Phrase[] = [];
  for (let i = 1; i + 1 < tokens.length; i++) {
    const t = tokens[i] as Token;
    if (t.norm === 'other' && isElsewhere(tokens, i)) out.push({ ...activity(i, i + 2), id: 'usage.browsing_elsewhere' });
    if (!(t.bits & (Bit.USER | Bit.THEY)) || !DOERS.has(t.norm)) continue;
    const counted = isCounted(tokens, i);
    const to = verbBehind(tokens, counted ? i + 1 : i) + 1;
    const from = to > 0 ? (counted ? i : headBefore(tokens, i)) : -1;
    if (from >= 0) out.push(activity(from, to));
  }
  return out;
}

/** Phrases that ask how or whether something is done, in order. Their verbs are none of the sentence's: they are found before those are looked for. */
export function askedIn(tokens: readonly Token[]): Phrase[] {
  const out: Phrase[] = [];
  for (let i = 0; i + 2 < tokens.length; i++) {
    const t = tokens[i] as Token;
    const to = t.bits & (Bit.SUB | Bit.REL) && ASKING.has(t.norm) ? askedEnd(tokens, i) : 0;
    if (to > 0) out.push(activity(i, to));
  }
  return out;
}

/** "to count [users who] opened a letter", "the number of [visitors who] clicked" */
function isCounted(tokens: readonly Token[], doer: number): boolean {
  if (tokens[doer + 1]?.norm !== 'who') return false;
  const before = tokens[doer - 1] as Token;
  return (
    before.verb?.base === 'count' ||
    (before.norm === 'of' && tokens[doer - 2]?.norm === 'number') ||
    (before.norm === 'many' && tokens[doer - 2]?.norm === 'how')
  );
}

const SITES = new Set(['website', 'site', 'web', 'app', 'webpage']);

/** "visits to our shop and [other websites]" */
function isElsewhere(tokens: readonly Token[], other: number): boolean {
  if (!SITES.has(tokens[other + 1]?.stem ?? '')) return false;
  for (let k = other - 1; k >= 0 && other - k <= REACH; k--) {
    const t = tokens[k] as Token;
    if (VISITS.has(t.stem)) return other - k > 1;
    if (
      t.bits & (Bit.SUB | Bit.MODAL | Bit.BE) ||
      (t.bits & Bit.PUNCT && t.norm !== '/') ||
      (t.verb && !(t.bits & (Bit.FIRST_NOUN | Bit.PREP)))
    )
      return false;
  }
  return false;
}

function activity(from: number, to: number): Phrase {
  return { kind: 'data', index: KIND_INDEX.data, id: 'usage.activity', from, to };
}

const ASKING = new Set(['how', 'whether', 'which']);

/** Where "how users get around", "how our pages are used", "whether you have been here", "which articles are opened" ends; 0 where nothing such stands there. */
function askedEnd(tokens: readonly Token[], asking: number): number {
  const what = (tokens[asking] as Token).norm;
  let seen = false;
  let ours = false;
  for (let k = asking + 1; k < tokens.length && k - asking < REACH; k++) {
    const t = tokens[k] as Token;
    if (what !== 'which' && t.bits & (Bit.USER | Bit.THEY) && DOERS.has(t.norm)) return pastDoer(tokens, k, what);
    if (t.bits & Bit.BE) return (what === 'which' ? seen : what === 'how' && (seen || ours)) ? pastUsed(tokens, k + 1) : 0;
    seen ||= SEEN.has(t.stem);
    ours ||= (t.bits & Bit.FIRST_NOUN) !== 0;
    if (t.bits & (Bit.PUNCT | Bit.MODAL | Bit.HAVE) || (t.verb && !(t.bits & Bit.FIRST_NOUN) && !SEEN.has(t.stem))) return 0;
  }
  return 0;
}

/** Behind the verb of "how visitors of our shop get around", "whether you have been here"; 0 for "how they use your data". */
function pastDoer(tokens: readonly Token[], doer: number, what: string): number {
  const { norm } = tokens[doer] as Token;
  if (norm === 'they') return 0;
  let k = doer + 1;
  while (k < tokens.length && k - doer < REACH && belongsToDoer(tokens, k)) k++;
  const verb = tokens[k];
  if (!verb || (norm !== 'you' && (tokens[k + 1]?.norm === 'your' || tokens[k + 1]?.norm === 'their'))) return 0;
  const been = verb.norm === 'been' && what === 'whether' && !tokens[k + 1]?.verb;
  return been || (what === 'how' ? GETTING : DOING).has(verb.verb?.base ?? '') ? k + 1 : 0;
}

/** "have", "often", "of our shop": what stands between readers and what they do. */
function belongsToDoer(tokens: readonly Token[], k: number): boolean {
  const { bits } = tokens[k] as Token;
  if (bits & Bit.PREP) return ((tokens[k + 1]?.bits ?? 0) & (Bit.FIRST | Bit.DET)) !== 0;
  return (bits & (Bit.HAVE | Bit.ADV | Bit.DET | Bit.FIRST | Bit.FIRST_NOUN)) !== 0;
}

function pastUsed(tokens: readonly Token[], from: number): number {
  let k = from;
  while (k < tokens.length && ((tokens[k] as Token).bits & Bit.ADV || (tokens[k] as Token).norm === 'being')) k++;
  return USED.has(tokens[k]?.norm ?? '') ? k + 1 : 0;
}

function verbBehind(tokens: readonly Token[], doer: number): number {
  let k = doer + 1;
  while (k < tokens.length && (tokens[k] as Token).bits & (Bit.HAVE | Bit.ADV | Bit.MODAL)) k++;
  // "the screen a customer was on"
  if (k + 1 < tokens.length && (tokens[k] as Token).bits & Bit.BE && (tokens[k + 1] as Token).norm === 'on') return k + 1;
  return k < tokens.length && DOING.has((tokens[k] as Token).verb?.base ?? '') ? k : -1;
}

/** "what", or the noun that the clause hangs on, words of place between looked through. */
function headBefore(tokens: readonly Token[], doer: number): number {
  for (let k = doer - 1; k >= 0 && doer - k < REACH; k--) {
    const t = tokens[k] as Token;
    if (SEEN.has(t.stem)) return k;
    if (t.norm === 'what') return k === doer - 1 ? k : -1;
    if (t.bits & Bit.PUNCT || (t.verb && !(t.bits & (Bit.PREP | Bit.FIRST_NOUN)))) return -1;
    if (!(t.bits & (Bit.REL | Bit.PREP | Bit.FIRST | Bit.DET | Bit.FIRST_NOUN | Bit.ADV))) return -1;
  }
  return -1;
}
