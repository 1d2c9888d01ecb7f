// What the items of a list are, by the words in front of it: verbs, purposes, recipients, data, cases or doers.
import { CASE_NOUNS, CASE_WORDS, DATA_NOUNS } from '../../../generated/words/leadkind.js';
import { RECIPIENT_NOUNS } from '../../../generated/words/nominal.js';
import type { Clause } from '../clauses/clause.js';
import type { Draft } from './draft.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';

export type LeadKind = 'verbs' | 'purposes' | 'recipients' | 'objects' | 'conditions' | 'actors';

export const PURPOSE_NOUNS = new Set(['purpose', 'way', 'reason', 'use', 'following']);
const SOURCE_WORDS = new Set(['from', 'through', 'via']);
const POINTED = new Set(['following', 'these', 'those', 'such', 'this']);
export const FOLLOWING = new Set(['following']);

/** The kind of what completes a sentence whose last word is `last`; null where the words do not tell. */
export function kindOf(s: Sentence, last: number, clause: Clause, template: Draft): LeadKind | null {
  const n = s.norm(last);
  const { action } = template;
  const flows = action === 'share' || action === 'sell';
  if (flows && isOfFollowing(s, clause)) return 'objects';
  if (n === 'to' && s.norm(last - 1) !== 'limited') return !flows ? 'purposes' : handsTo(s, last, template) ? 'recipients' : 'conditions';
  if (n === 'with' || n === 'among') return 'recipients';
  // "When you register, we ask for:"
  if (n === 'for' && s.base(last - 1) === 'ask') return 'objects';
  if (n === 'for') return flows ? 'conditions' : 'purposes';
  if (n === 'by' && clause.group.passive) return 'actors';
  if ((n === 'because' && !flows) || (action === 'collect' && namesGrounds(s, last))) return null;
  if (
    CASE_WORDS.has(n) ||
    ((action === 'collect' || action === 'use') && SOURCE_WORDS.has(n)) ||
    (action === 'retain' && n === 'as' && s.norm(last - 1) === 'long')
  )
    return 'conditions';
  const main = clause.group.mains.at(-1) ?? 0;
  const named = nounKind(s, last, Math.max(main, last - 8), main, template) ?? followingKind(s, main, template);
  if (named) return named;
  if (n === 'following' || n === 'follows' || n === 'below') return flows ? 'conditions' : action === 'use' ? 'purposes' : 'objects';
  if (n === 'including' || n === 'as' || n === 'include' || n === 'includes' || n === 'to')
    return flows && template.recipients.length ? 'recipients' : 'objects';
  if (action === 'collect' || action === 'track' || action === 'retain' || action === 'delete') return 'objects';
  if (action === 'use' || action === 'advertise') return 'purposes';
  if (flows) return template.recipients.length ? 'conditions' : 'recipients';
  return clause.group.mains.some((m) => s.readings(m) & (Reading.collect | Reading.get)) ? 'objects' : null;
}

/** "on the basis of:", "on the following legal grounds:": why it may be done, and no data. */
export function namesGrounds(s: Sentence, last: number): boolean {
  return GROUNDS.has(s.norm(s.norm(last) === 'of' ? last - 1 : last));
}

const GROUNDS = new Set(['basis', 'bases', 'grounds']);

/** "We have sold the following categories of data to networks:": what the verb rules is listed, whatever stands behind it. */
function isOfFollowing(s: Sentence, clause: Clause): boolean {
  const main = clause.group.mains.at(-1) ?? -1;
  const at = s.find(main + 1, main + NEAR_VERB, FOLLOWING);
  if (main < 0 || at < 0 || s.find(at + 1, s.tokens.length, FOLLOWING) >= 0 || s.find(main + 1, at, TOWARDS) >= 0) return false;
  // "We share the following with couriers:"
  if (at === main + 2 && (at + 1 >= s.tokens.length || s.bits(at + 1) & (Bit.PREP | Bit.PUNCT))) return true;
  for (let k = at + 1; k < at + NEAR_VERB; k++) {
    if (DATA_NOUNS.has(s.stem(k))) return true;
    if (s.bits(k) & (Bit.PREP | Bit.PUNCT)) return false;
  }
  return false;
}

const NEAR_VERB = 4;
const TOWARDS = new Set(['to', 'with', 'for', 'in']);

/** "for the following purposes:", "in these cases:": the last noun that tells what the items are. */
function nounKind(s: Sentence, last: number, from: number, main: number, template: Draft): LeadKind | null {
  const flows = template.action === 'share' || template.action === 'sell';
  for (let k = last; k > from; k--) {
    const stem = s.stem(k);
    // "about your use of our pages, including:", "about the way you use them:": what is known, no purpose.
    if ((stem === 'use' && !pointed(s, k)) || (s.norm(k) === 'way' && !pointed(s, k))) continue;
    if (CASE_NOUNS.has(stem)) return 'conditions';
    if (RECIPIENT_NOUNS.has(stem) && flows) return 'recipients';
    if (PURPOSE_NOUNS.has(stem) && stem !== 'following' && (template.action === 'use' || template.action === 'collect' || flows))
      return flows || stem === 'way' ? 'conditions' : 'purposes';
    if (DATA_NOUNS.has(stem)) return flows && s.find(main, last, FOLLOWING) < 0 ? 'recipients' : 'objects';
  }
  return null;
}

/** "the following data to run the shop:": the noun behind the word. */
function followingKind(s: Sentence, main: number, template: Draft): LeadKind | null {
  const at = s.find(0, s.tokens.length, FOLLOWING);
  return at < 0 ? null : nounKind(s, Math.min(at + 4, s.tokens.length - 1), at, main, template);
}

/** "We disclose your data to:", not "… as is necessary to:". */
function handsTo(s: Sentence, last: number, template: Draft): boolean {
  const before = s.tokens[last - 1];
  return (
    before !== undefined &&
    before.norm !== 'order' &&
    template.recipients.length === 0 &&
    !template.purposes.length &&
    (before.verb !== null ||
      Boolean(before.bits & (Bit.GENERIC | Bit.IT | Bit.THEY | Bit.ADV)) ||
      s.phrases.some((p) => p.kind === 'data' && p.to === last))
  );
}

function pointed(s: Sentence, noun: number): boolean {
  return POINTED.has(s.norm(noun - 1));
}

/** The last token of a sentence that is no mark; -1 where there is none. */
export function lastWord(s: Sentence): number {
  let k = s.tokens.length - 1;
  while (k >= 0 && s.bits(k) & Bit.PUNCT) k--;
  return k;
}
