// Lists: what an item says in the light of its lead-in, each item one statement.
import type { Exception, Mention } from '../../model/statement.js';
import { GOODS } from '../../generated/words/items.js';
import { subjectOf, type Clause, type Names } from './clause.js';
import { itemData } from './dataroles.js';
import { draft, type Draft, type Memory } from './draft.js';
import { trimmed } from './extent.js';
import type { Glossary } from './glossary.js';
import type { LeadIn } from './leadin.js';
import { Bit, Form } from './lexicon.js';
import { conditionsIn } from './limits.js';
import { mentionsIn } from './roles.js';
import { Sentence } from './sentence.js';
import { draftsOf } from './statements.js';

/** What items are read with besides their own words. */
export interface ItemContext {
  readonly names: Names;
  readonly glossary: Glossary;
  readonly memory: Memory;
  /** "Couriers. They …": the label before the sentence. */
  readonly label: Sentence | null;
}

const BARE_VERBS: ReadonlySet<string> = new Set(['imperative', 'infinitive', 'gerund', 'participle']);
const ADVERTISING: ReadonlySet<string> = new Set([
  'direct_marketing',
  'advertising_targeted',
  'partner_marketing',
  'advertising_contextual',
]);
const LONG = 40;
const MOST_LABEL = 8;

/** "Service providers.", "To protect our rights.": a few words before the sentence of an item that speaks. */
export function isLabel(s: Sentence, lead: LeadIn | null): boolean {
  if (s.tokens.length > MOST_LABEL) return false;
  if (s.clauses.length === 0) return true;
  return lead !== null && lead.kind !== 'verbs' && lead.template?.action === 'share' && s.clauses.every((c) => c.group.kind !== 'finite');
}

/** The drafts of an item; `own`: what it says by itself. */
export function itemDrafts(s: Sentence, lead: LeadIn, own: Draft[], context: ItemContext): Draft[] {
  const speaks = independentIn(s);
  const step = `the list is introduced by "${lead.text.length > 80 ? `${lead.text.slice(0, 77)}…` : lead.text}"`;
  if (lead.kind === 'verbs' && doesFirst(s)) {
    const deed = new Sentence(s.text, s.start, s.end, context.names, context.glossary, true);
    return verbItem(deed, lead, own, step, false, context);
  }
  if (lead.kind === 'verbs' || lead.kind === 'purposes') return verbItem(s, lead, own, step, speaks !== null, context);
  const template = lead.template;
  if (
    lead.fragments &&
    (s.tokens.length > LONG || !(lead.kind === 'recipients' ? answersWhom(s) : own.length === 0 && isList(s, context.label)))
  )
    return own;
  if (
    !template ||
    (speaks &&
      own.some((d) => d.mood === 'asserted' && (lead.kind === 'objects' || (d.action === template.action && d.actor === template.actor))))
  )
    return own;
  // "We do not ask parents in these cases:" — "A child may give an address.": a sentence of its own, which the lead-in does not deny.
  if (speaks && template.polarity === 'does_not' && !template.exception && lead.kind !== 'objects') return own;
  if (lead.kind === 'actors') return actorItem(s, lead, template, own, step, context);
  if (lead.kind === 'objects' && !(template.action === 'share' && !template.recipients.length && goesTo(s, context.label)))
    return objectItem(s, lead, template, own, step, speaks, context);
  return flowItem(s, lead, template, own, step, speaks, context);
}

/** "Account data, such as your name", "Usage data: pages viewed": no clause, and not the words of a title. */
function isList(s: Sentence, label: Sentence | null): boolean {
  if (s.clauses.some((c) => !c.relative && c.group.kind !== 'participle')) return false;
  return (
    label !== null ||
    s.find(0, s.tokens.length, LISTING) >= 0 ||
    ((s.norm(0) === 'your' || SEMICOLON.has(s.norm(s.tokens.length - 1))) && s.has('data'))
  );
}

const SEMICOLON = new Set([';', ',']);

/** "Only with our payment provider.": what "Who do we share it with?" is answered with. */
function answersWhom(s: Sentence): boolean {
  return (
    s.norm(ONLY.has(s.norm(0)) ? 1 : 0) === 'with' && s.has('recipient') && s.clauses.every((c) => c.group.kind !== 'finite' || c.relative)
  );
}

const ONLY = new Set(['only', 'solely', 'just']);
const LISTING = new Set([',', ';', ':', 'including', 'like']);

/** The clause by which an item is a sentence of its own; "what you click" and "information that you gave" are none. */
function independentIn(s: Sentence): Clause | null {
  if (s.bits(0) & Bit.QUESTION || s.norm(0) === 'that') return null;
  return (
    s.clauses.find(
      (c) =>
        c.group.kind === 'finite' &&
        !c.relative &&
        !c.indirect &&
        !c.subordinator &&
        !c.hypothetical &&
        c.subject &&
        !afterRelative(s, c) &&
        s.norm(c.group.from - 1) !== '(',
    ) ?? null
  );
}

/** Whether what stands between two semicolons names data and does nothing: "log files and usage data", not "you may refuse this". */
export function isPart(s: Sentence): boolean {
  return (
    independentIn(s) === null &&
    !opensWithVerb(s) &&
    !(s.bits(0) & (Bit.SUB | Bit.PREP | Bit.FIRST | Bit.ADV | Bit.NEG) && !(s.bits(0) & Bit.DET)) &&
    (s.has('data') || (s.bits(0) & Bit.GENERIC) !== 0)
  );
}

/** "information that members give", "how they use it". */
function afterRelative(s: Sentence, c: Clause): boolean {
  const from = subjectOf(c).from;
  return from > 0 && Boolean(s.bits(from - 1) & (Bit.REL | Bit.QUESTION)) && from - 1 > 0;
}

/** The lead-in's statement, said of this item. */
function repeated(s: Sentence, lead: LeadIn, template: Draft, step: string): Draft {
  const { start, end } = s.span(0, trimmed(s, s.tokens.length));
  // "We do not share it unless:": what completes the exception is done.
  const completes = template.polarity === 'does_not' && template.exception !== null && lead.kind !== 'objects';
  return {
    ...template,
    low: template.low && template.data.length > 0,
    start,
    end,
    ...(completes
      ? { polarity: 'does' as const, modal: 'only_if' as const, exception: null, recipients: [] }
      : template.polarity === 'does'
        ? { exception: null }
        : {}),
    mood: lead.mood,
    data: carried(template.data, start),
    steps: [...template.steps, step],
    words: [],
  };
}

/** Mentions of the lead-in: their words have no place in the item. */
function carried(mentions: readonly Mention[], at: number): Mention[] {
  return mentions.map((m) => ({ ...m, start: at, end: at }));
}

/** "Unless you agree, we will not:": the exception has no place in the item. */
function unplacedException(exception: Exception, at: number): Exception {
  return {
    ...exception,
    start: at,
    end: at,
    recipients: carried(exception.recipients, at),
    purposes: carried(exception.purposes, at),
    conditions: exception.conditions.map((c) => ({ ...c, start: at, end: at })),
  };
}

function wholeOf(s: Sentence): { from: number; to: number } {
  return { from: 0, to: s.tokens.length };
}

/** "Your data are collected by:" — the item names who does it, or a tool of ours. */
function actorItem(s: Sentence, lead: LeadIn, template: Draft, own: Draft[], step: string, { label }: ItemContext): Draft[] {
  const ids = [...(label ? mentionsIn(label, 'recipient', wholeOf(label)) : []), ...mentionsIn(s, 'recipient', wholeOf(s))].map(
    (r) => r.id,
  );
  const asserted = own.filter((d) => d.mood === 'asserted');
  const made = repeated(s, lead, template, step);
  if (ids.length) return [{ ...made, actor: 'third', actorIds: ids }, ...asserted];
  return s.has('tracker') || label?.has('tracker') ? [{ ...made, actor: 'first' }, ...asserted] : own;
}

/** "We collect:" — the item names the data. */
function objectItem(
  s: Sentence,
  lead: LeadIn,
  template: Draft,
  own: Draft[],
  step: string,
  speaks: Clause | null,
  { label, memory }: ItemContext,
): Draft[] {
  const made = repeated(s, lead, template, step);
  made.data = itemData(s);
  if (!made.data.length && label) made.data = carried(mentionsIn(label, 'data', wholeOf(label)), made.start);
  if (!made.data.length && (speaks !== null || s.tokens.length > LONG || lead.strict || isAddress(s))) return own;
  // "When you register:" over "Your employer may see your data.": a sentence of its own.
  if (lead.strict && ((speaks?.subject && speaks.subject.from < 2) || !isNamed(s, made.data))) return own;
  // "Information you give us:": the list inside it says what.
  if (s.norm(s.tokens.length - 1) === ':') return [];
  if (made.data.length) memory.data = made.data;
  // "your address (will not be sold)"
  const denied =
    s.clauses.some((c) => c.negated && s.norm(c.group.from - 1) === '(') && made.polarity === 'does'
      ? own.filter((d) => d.polarity === 'does_not' && d.mood === 'asserted' && d.action !== made.action)
      : [];
  return [made, ...denied];
}

/** An item that is nothing but a link. */
function isAddress(s: Sentence): boolean {
  return s.norm(0) === 'https' || s.norm(0) === 'http' || s.norm(0) === 'www';
}

/** Whether an item far from its lead-in names data and nothing else: no deed, no case, no title, no definition. */
function isNamed(s: Sentence, data: readonly Mention[]): boolean {
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
function goesTo(s: Sentence, label: Sentence | null): boolean {
  return (
    (s.has('recipient') && mentionsIn(s, 'recipient', wholeOf(s)).length > 0) ||
    (label !== null && mentionsIn(label, 'recipient', wholeOf(label)).length > 0)
  );
}

/** "We share it with:", "We disclose it when:", "We disclose it to:" — the item names the recipient, the case or the end. */
function flowItem(
  s: Sentence,
  lead: LeadIn,
  template: Draft,
  own: Draft[],
  step: string,
  speaks: Clause | null,
  { label }: ItemContext,
): Draft[] {
  const made = repeated(s, lead, template, step);
  const range = wholeOf(s);
  const flows = made.action === 'share' || made.action === 'sell' || made.action === 'transfer';
  const recipients = opensWithVerb(s) || !flows ? [] : mentionsIn(s, 'recipient', range).filter((r) => !isProtected(s, r));
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
  made.conditions = conditionsIn(s, range);
  made.purposes = mentionsIn(s, 'purpose', range);
  if (flows && !made.recipients.length)
    made.recipients = made.conditions
      .flatMap(({ kind, text, start, end }) =>
        kind === 'law' ? [{ id: 'government', text, start, end }] : kind === 'merger' ? [{ id: 'acquirer', text, start, end }] : [],
      )
      .slice(0, 1);
  if (lead.kind === 'conditions' && made.polarity === 'does' && made.modal === 'does' && template.only) made.modal = 'only_if';
  return [made, ...(speaks ? own.filter((d) => d.mood === 'asserted' && d.action !== made.action) : [])];
}

const GENERAL = new Set(['third_parties', 'anyone']);

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

/** "comply with a court order", "to enforce our terms". */
function opensWithVerb(s: Sentence): boolean {
  const first = s.clauses[0];
  return first !== undefined && BARE_VERBS.has(first.group.kind) && first.group.from <= 1;
}

/** "We do not:", "We use it to:" — the item brings the verb. */
function verbItem(s: Sentence, lead: LeadIn, own: Draft[], step: string, speaks: boolean, context: ItemContext): Draft[] {
  if (speaks && lead.kind === 'verbs' && s.clauses[0]?.group.kind !== 'imperative') return own;
  const opening = s.clauses[0];
  const opens = opening && BARE_VERBS.has(opening.group.kind) && opening.group.from <= 2;
  // Under "How we use your data" stand ends, and sentences that are no ends.
  if (lead.strict && lead.kind === 'purposes' && (speaks || (!opens && !s.has('purpose')))) return own;
  const made = opens || lead.kind === 'verbs' ? lent(s, lead, step, context) : own;
  if (lead.exception) for (const d of made) if (d.polarity === 'does_not') d.exception ??= unplacedException(lead.exception, d.start);
  if (lead.kind !== 'purposes' || !lead.template) return made;
  // "We never open your mail, except:": for these ends it is opened.
  if (lead.template.polarity === 'does_not' && (lead.template.exception || lead.exception))
    return made.filter((d) => d.polarity === 'does');
  const purposes = mentionsIn(s, 'purpose', wholeOf(s));
  const { start, end } = s.span(0, trimmed(s, s.tokens.length));
  const data = carried(lead.template.data, start);
  const out: Draft[] = made
    .filter((d) => d.mood === 'asserted')
    .map((d) => (d.data.length || d.action !== 'advertise' ? d : { ...d, data }));
  if (lead.template.action !== 'use' && lead.template.action !== 'collect') return out;
  const base = {
    polarity: lead.template.polarity,
    modal: lead.modal,
    actor: lead.template.actor,
    actorIds: lead.template.actorIds,
    purposes,
    data,
    steps: [step],
  };
  out.push(draft('use', start, end, base));
  if (!out.some((d) => d.action === 'advertise') && purposes.some((p) => ADVERTISING.has(p.id)))
    out.push(draft('advertise', start, end, base));
  return out;
}

/** "look at your notes", "record which buttons you press" below "We do not:": a bare verb first, whatever follows it. */
function doesFirst(s: Sentence): boolean {
  const verb = s.verb(0);
  return Boolean(
    verb &&
    verb.forms & Form.BASE &&
    s.clauses[0]?.group.from !== 0 &&
    !(s.bits(1) & (Bit.MODAL | Bit.BE | Bit.HAVE | Bit.PUNCT)) &&
    !s.phrases.some((p) => p.from === 0 && p.to > 1),
  );
}

/** The item read again with the lead-in's actor and polarity for verbs that have none. */
function lent(s: Sentence, lead: LeadIn, step: string, { names, glossary, memory }: ItemContext): Draft[] {
  const again = new Sentence(s.text, s.start, s.end, names, glossary, lead.kind === 'verbs' && doesFirst(s));
  for (const c of again.clauses) {
    if ((c.actor !== 'user' && c.actor !== 'unknown') || (c.group.kind === 'finite' && c.subject)) continue;
    c.actor = lead.actor;
    c.actorIds = lead.actorIds;
    c.negated = c.negated !== (lead.kind === 'verbs' || lead.negated ? lead.negated : false);
    c.modal = lead.modal === 'may' || lead.modal === 'only_if' ? lead.modal : c.modal;
    c.steps = [step];
    // "We never: record which buttons you press": told of us, asked of nobody.
    if (lead.kind === 'verbs' && lead.actor === 'first' && c.group.kind === 'imperative') c.group.kind = 'finite';
  }
  return draftsOf(again, memory);
}
