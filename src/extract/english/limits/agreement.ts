// Whether a word that may tell of consent or of the law does so: who allows, asks or agrees.
import { AGREED, ON_REQUEST } from '../../../generated/words/agreement.js';
import type { Clause } from '../clauses/clause.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Phrase } from '../tokens/tokens.js';

/** "Permitted by law", "to fulfil your request", "requests for data": what is allowed or asked, and nobody's consent; "vendors who agreed to", "on our instructions": not the reader's. */
export function isNoConsent(s: Sentence, p: Phrase): boolean {
  const { id, from, to } = p;
  if (id !== 'consent') return false;
  if (s.norm(from - 1) === 'our' || s.norm(from - 2) === 'our') return true;
  const verb = s.clauses.find((c) => c.group.mains.includes(from));
  if (verb && !verb.group.passive && (verb.actor === 'third' || (verb.relative && (verb.actor === 'unknown' || verb.actor === 'data'))))
    return true;
  if (to - from > 1) return s.base(from) === 'ask' && verb?.actor === 'unknown' && !ofReader(s, verb);
  if (s.stem(from) === 'permit')
    return !(verb ? !verb.group.passive && ofReader(s, verb) : s.norm(from) !== 'permitted' && hasReader(s, from)) && !isByReader(s, to);
  return s.stem(from) === 'request' && !isRequest(s, from, verb);
}

/** Whether the reader, or something of the reader's ("your settings"), does what a clause says. */
function ofReader(s: Sentence, { actor, subject }: Clause): boolean {
  if (actor === 'user') return true;
  for (let k = subject?.from ?? 0; k < (subject?.to ?? 0); k++) if (s.bits(k) & Bit.USER) return true;
  return false;
}

/** "if your device settings permit", where no verb is seen. */
function hasReader(s: Sentence, at: number): boolean {
  for (let k = at - 1; k > at - MOST_SUBJECT && !(s.bits(k) & (Bit.SUB | Bit.PUNCT)); k--) if (s.bits(k) & Bit.USER) return true;
  return false;
}

const MOST_SUBJECT = 6;

function isByReader(s: Sentence, at: number): boolean {
  return s.norm(at) === 'by' && (s.bits(at + 1) & Bit.USER) !== 0;
}

const EXPRESS = new Set(['express', 'explicit', 'specific', 'written']);

/** "On request", "at your request", "if you request it", "as requested by you": asked for by the reader. */
function isRequest(s: Sentence, at: number, verb: Clause | undefined): boolean {
  if (s.norm(at + 1) === 'for' || s.norm(at + 1) === 'from' || s.norm(at + 1) === 'by') return isByReader(s, at + 1);
  if (verb) return ofReader(s, verb) && !verb.relative;
  let k = at - 1;
  while (s.bits(k) & (Bit.DET | Bit.USER | Bit.ADV) || EXPRESS.has(s.norm(k))) k--;
  return ON_REQUEST.has(s.norm(k));
}

const TASKS = new Set(['obligation', 'obligations', 'obligated']);

/** "their hosting obligations": what was agreed, no law. */
export function isNoLaw(s: Sentence, { id, from, to }: Phrase): boolean {
  return id === 'law' && to - from === 1 && TASKS.has(s.norm(from)) && s.find(Math.max(0, from - 2), from, AGREED) >= 0;
}
