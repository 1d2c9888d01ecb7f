// An item that names who gets data, or what somebody gets.
import { GOODS } from '../../../generated/words/flowitems.js';
import type { Mention } from '../../../model/statement.js';
import { subjectOf } from '../clauses/clause.js';
import { GENERAL } from '../sentences/doer.js';
import type { Draft } from '../roles/draft.js';
import { Bit } from '../lexicon/lexicon.js';
import { conditionsIn } from '../limits/limits.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { carried, opensWithVerb, wholeOf, type Item } from './itemof.js';

/** An item that is nothing but a link. */
export function isAddress(s: Sentence): boolean {
  return s.norm(0) === 'https' || s.norm(0) === 'http' || s.norm(0) === 'www';
}

/** Whether an item far from its lead-in names data and nothing else: no deed, no case, no title, no definition. */
export function isNamed(s: Sentence, data: readonly Mention[]): boolean {
  if (
    opensWithVerb(s) ||
    s.bits(0) & Bit.SUB ||
    data.every((d) => d.id === 'personal' || d.id === 'non_personal') ||
    s.find(0, s.tokens.length, MEANING) >= 0
  )
    return false;
  const first = s.within('data', wholeOf(s))[0];
  return first === undefined || s.find(0, first.from, FOR) < 0;
}

const MEANING = new Set(['means', 'refers']);
const FOR = new Set(['for']);

/** "Sharing your data" over "Couriers": the item says to whom. */
export function goesTo(s: Sentence, label: Sentence | null): boolean {
  return (
    (s.has('recipient') && mentionsIn(s, 'recipient', wholeOf(s)).length > 0) ||
    (label !== null && mentionsIn(label, 'recipient', wholeOf(label)).length > 0)
  );
}

/** "We share it with:", "We disclose it when:", "We disclose it to:" — the item names the recipient, the case or the end. */
export function flowItem({ s, lead, template, made, own, speaks, context: { label } }: Item): Draft[] {
  const range = wholeOf(s);
  const flows = made.action === 'share' || made.action === 'sell' || made.action === 'transfer';
  const recipients =
    opensWithVerb(s) || !flows ? [] : mentionsIn(s, 'recipient', range).filter((r) => !isProtected(s, r) && !isExcepted(made, r));
  if (label && flows)
    for (const r of mentionsIn(label, 'recipient', wholeOf(label)))
      if (!recipients.some((x) => x.id === r.id)) recipients.push(...carried([r], made.start));
  if (lead.strict && !recipients.length) return own;
  // "We will tell you about a merger.": a sentence about something else.
  if (speaks && !recipients.length && s.norm(subjectOf(speaks).from) === 'we' && speaks.start <= 1 && lead.kind !== 'conditions')
    return own;
  if (lead.kind === 'recipients' && recipients.length) made.recipients = recipients;
  else
    made.recipients = [
      ...carried(recipients.length ? made.recipients.filter((r) => !GENERAL.has(r.id)) : made.recipients, made.start),
      ...recipients.filter((r) => !template.recipients.some((t) => t.id === r.id)),
    ];
  const cases = conditionsIn(s, range);
  made.conditions = [...made.conditions.filter(({ kind }) => HELD.has(kind) && !cases.some((c) => c.kind === kind)), ...cases];
  made.purposes = mentionsIn(s, 'purpose', range);
  if (flows && !made.recipients.length)
    made.recipients = cases
      .flatMap(({ kind, text, start, end }) =>
        kind === 'law' ? [{ id: 'government', text, start, end }] : kind === 'merger' ? [{ id: 'acquirer', text, start, end }] : [],
      )
      .slice(0, 1);
  if (lead.kind === 'conditions' && made.polarity === 'does' && made.modal === 'does' && template.only) made.modal = 'only_if';
  return [made, ...(speaks ? own.filter((d) => d.mood === 'asserted' && d.action !== made.action) : [])];
}

/** "third parties, except our bank": who is left out of the denial. */
function isExcepted({ start, exception }: Draft, r: Mention): boolean {
  return exception !== null && exception.start > start && r.start >= exception.start;
}

/** What limits each item of a list that is said in front of it; which law or whose wish is asked for, each says for itself. */
const HELD: ReadonlySet<string> = new Set(['scope', 'age', 'region', 'knowledge', 'aggregate']);

/** "to protect the safety of our users or others": whose good it is, and nobody who receives. */
function isProtected(s: Sentence, { start }: Draft['recipients'][number]): boolean {
  const at = s.tokens.findIndex((t) => t.start === start);
  for (let k = at - 1; k > 0 && at - k < LONGEST_WHOSE; k--) {
    if (s.isMain(k) || s.norm(k) === ';') return false;
    if (s.norm(k) === 'of' && GOODS.has(s.stem(k - 1))) return true;
  }
  return false;
}

const LONGEST_WHOSE = 12;
