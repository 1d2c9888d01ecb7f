// Lists: what an item says in the light of its lead-in, each item one statement.
import { BESIDE_US } from '../../../generated/words/statements.js';
import { COMING } from '../../../generated/words/openings.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { itemData } from '../roles/dataroles.js';
import type { Draft } from '../roles/draft.js';
import type { LeadIn } from './leadin.js';
import { Bit } from '../lexicon/lexicon.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { sentenceIn } from '../sentences/parsing.js';
import { opensWithRight } from '../mood/mood.js';
import { carried, opensWithVerb, repeated, wholeOf, type Item, type ItemContext } from './itemof.js';
import { aimsAt, doesFirst, verbItem, withMarketing } from './verbitems.js';
import { deniesItself, exceptedIn, isNone, saysNone } from './denieditems.js';
import { fits, splicedItem } from './spliced.js';
import { flowItem, goesTo, isAddress, isNamed } from './flowitems.js';

const LONG = 40;
const LONGEST_FRAGMENT = 70;
/** Moods of what a fragment says by the way. */
const HANGING: ReadonlySet<string> = new Set(['presupposed', 'hypothetical']);
const MARKS = new Set(['such', 'including', ':']);
const NEAR_MARK = 16;

/** "Card data, such as its number, that we may get when you order": says nothing by itself but by the way. */
function mayBeList(s: Sentence, own: readonly Draft[]): boolean {
  const at = s.clauses.find((c) => behindThat(s, c));
  const from = at ? s.span(at.start, at.start + 1).start : Infinity;
  return own.length === 0 || (own.every((d) => HANGING.has(d.mood) || d.start >= from) && s.find(0, NEAR_MARK, MARKS) >= 0);
}
const MOST_LABEL = 8;

/** "Service providers.", "To protect our rights.": a few words before the sentence of an item that speaks. */
export function isLabel(s: Sentence, lead: LeadIn | null): boolean {
  if (s.tokens.length > MOST_LABEL) return false;
  if (s.clauses.length === 0) return true;
  return lead !== null && lead.kind !== 'verbs' && lead.template?.action === 'share' && s.clauses.every((c) => c.group.kind !== 'finite');
}

/** The drafts of an item; `own`: what it says by itself. */
export function itemDrafts(s: Sentence, lead: LeadIn, own: Draft[], context: ItemContext): Draft[] {
  const made = ofAllDeeds(s, lead, own, context);
  const { beside } = lead;
  if (!beside || made === own) return made;
  // "We and our vendors use it to:": they do it, too.
  const theirs = made.filter((d) => d.actor === 'first' && !own.includes(d) && BESIDE_US.has(d.action));
  return [...made, ...theirs.map((d) => ({ ...d, actor: 'third' as const, actorIds: beside.ids, steps: [...d.steps, BESIDE] }))];
}

const BESIDE = 'others are named beside the organisation';

/** The drafts of an item for each verb of its lead-in. */
function ofAllDeeds(s: Sentence, lead: LeadIn, own: Draft[], context: ItemContext): Draft[] {
  const made = completing(s, lead, own, context);
  if (!lead.also || made === own || !made[0] || own.includes(made[0])) return made;
  // "We sell and share:": the item says the one as the other, and what it says by itself once.
  const also = lead.also.flatMap((template) => {
    const [first] = completing(s, { ...lead, template }, own, context);
    return first && !own.includes(first) && first.action === template.action ? [first] : [];
  });
  return [...also, ...made];
}

/** The item as what completes one statement of the lead-in. */
function completing(s: Sentence, lead: LeadIn, own: Draft[], context: ItemContext): Draft[] {
  const speaks = independentIn(s);
  // "not for advertising" below "We use it to:"
  if (lead.kind === 'purposes' && !lead.negated && !speaks && deniesItself(s)) return own;
  const step = `the list is introduced by "${lead.text.length > 80 ? `${lead.text.slice(0, 77)}…` : lead.text}"`;
  if (lead.open) {
    const made = fits(s, lead.open.slot) ? splicedItem(s, lead.open, step, context) : [];
    if (made.some((d) => d.mood === 'asserted' && !d.low)) return made;
    if (lead.kind === 'verbs' && !lead.negated) return own;
  }
  if (lead.kind === 'verbs' && doesFirst(s)) {
    const deed = sentenceIn(s.text, s, context.names, context.glossary, true);
    return verbItem(deed, lead, own, step, false, context);
  }
  if (lead.kind === 'verbs' || lead.kind === 'purposes') return verbItem(s, lead, own, step, speaks !== null, context);
  if (aimsAt(s, lead)) return verbItem(s, { ...lead, kind: 'purposes' }, own, step, speaks !== null, context);
  const template = lead.template;
  // "The right to opt out of the sale": of readers, whatever stands above. "None": of what stands there.
  if (opensWithRight(s)) return own;
  // "None" below a heading, which no verb of its own asserts; not at the end of a list of what there is.
  if (saysNone(s))
    return template && isNone(s) && isBareHeading(template) ? [{ ...repeated(s, lead, template, step), polarity: 'does_not' }] : own;
  // "Who can see your data" below "We will tell you:": what is told is the answer.
  if (template?.action === 'share' && lead.kind === 'objects' && asksOfUs(s)) return own.filter((d) => d.mood !== 'asserted');
  if (
    lead.fragments &&
    (s.tokens.length > LONGEST_FRAGMENT ||
      !(lead.kind === 'recipients' ? answersWhom(s, context.label) : mayBeList(s, own) && isList(s, context.label)))
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
  // "We collect the following:" over "To answer your letters.": what it is for, and no data.
  if (lead.kind === 'objects' && template.action === 'collect' && template.polarity === 'does' && speaks === null && tellsEnd(s))
    return verbItem(s, { ...lead, kind: 'purposes' }, own, step, false, context);
  const made = repeated(s, lead, template, step);
  if (template.polarity === 'does' && lead.kind !== 'conditions' && !speaks && deniesItself(s)) made.polarity = 'does_not';
  if (made.polarity === 'does_not' && !made.exception) made.exception = exceptedIn(s);
  const item: Item = { s, lead, template, made, own, speaks, context };
  if (lead.kind === 'actors') return actorItem(item);
  const flows = template.action === 'share' && !template.recipients.length && goesTo(s, context.label);
  // "We share:" over "your name": what is shared, where it does not say with whom.
  const given =
    lead.kind === 'recipients' && !template.data.length && !speaks && template.action !== 'advertise' && opensWithData(s, context.label);
  return withMarketing(item, (lead.kind === 'objects' && !flows) || given ? objectItem(item) : flowItem(item), step);
}

/** "Third parties we share data with" */
function isBareHeading({ polarity, modal, recipients, words }: Draft): boolean {
  return polarity === 'does' && modal === 'does' && recipients.length === 0 && words.length === 0;
}

/** "your name", below "We share:"; not "partners who print your name", "as needed to send your letters". */
function opensWithData(s: Sentence, label: Sentence | null): boolean {
  const first = s.within('data', wholeOf(s))[0];
  return first !== undefined && first.from < MOST_FRONT && !(s.bits(0) & Bit.PREP) && !goesTo(s, label) && isNamed(s, itemData(s));
}

/** "To answer your letters", "for sending you the goods" */
function tellsEnd(s: Sentence): boolean {
  const opening = s.clauses[0];
  if (!opening || opening.group.from > 2) return false;
  return s.norm(0) === 'to' ? opening.group.kind === 'infinitive' : s.norm(0) === 'for' && opening.group.kind === 'gerund';
}

/** "Device data, such as its model, [if you use the app]", "card numbers, that we may get [when you order]": a clause that hangs on what was listed. */
function hangsBehind(s: Sentence, c: Clause): boolean {
  const head = c.group.kind === 'infinitive' || c.group.kind === 'gerund' ? c.governor : c;
  if (!head || (head.subordinator === null && !head.hypothetical && !head.relative && !behindThat(s, head))) return false;
  for (let k = 0; k < Math.min(MOST_FRONT, head.start); k++) if (s.bits(k) & Bit.GENERIC) return true;
  const first = s.within('data', { from: 0, to: head.start })[0];
  return first !== undefined && first.from < MOST_FRONT;
}

/** "(such as your card), that we may collect" */
function behindThat(s: Sentence, { subject }: Clause): boolean {
  return subject !== null && subject.from > MOST_FRONT && s.norm(subject.from - 1) === 'that';
}

const MOST_FRONT = 4;

/** "Account data, such as your name", "Usage data: pages viewed": no clause, and not the words of a title. */
function isList(s: Sentence, label: Sentence | null): boolean {
  if (s.clauses.some((c) => !c.relative && c.group.kind !== 'participle' && !hangsBehind(s, c))) return false;
  return (
    label !== null ||
    s.find(0, s.tokens.length, LISTING) >= 0 ||
    ((s.norm(ONLY.has(s.norm(0)) ? 1 : 0) === 'your' || SEMICOLON.has(s.norm(s.tokens.length - 1))) && s.has('data'))
  );
}

const SEMICOLON = new Set([';', ',']);

/** "Only with our payment provider.", "Our bank and our couriers.": what "Who do we share it with?" is answered with. */
function answersWhom(s: Sentence, label: Sentence | null): boolean {
  // "Couriers. Firms that bring parcels."
  if (label?.has('recipient')) return s.clauses.every((c) => c.group.kind !== 'finite' || c.relative);
  const first = s.first('recipient');
  if (!first || s.bits(0) & Bit.NEG || s.clauses.some((c) => c.group.kind === 'finite' && !c.relative)) return isNone(s);
  return s.norm(ONLY.has(s.norm(0)) ? 1 : 0) === 'with' || (first.from < MOST_FRONT && s.norm(s.tokens.length - 1) === '.');
}

const ONLY = new Set(['only', 'solely', 'just']);
const LISTING = new Set([',', ';', ':', 'including', 'like']);

/** "Why we hold your data", "for how long it is kept"; not "what you write", "how you use the app". */
function asksOfUs(s: Sentence): boolean {
  const at = s.bits(0) & Bit.PREP ? 1 : 0;
  if (!(s.bits(at) & Bit.QUESTION) || s.find(at, s.tokens.length, READER) >= 0) return false;
  return s.has('data') || s.tokens.some((t) => t.bits & (Bit.GENERIC | Bit.IT | Bit.THEY));
}

const READER = new Set(['you', 'users']);

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

/** "Your data are collected by:" — the item names who does it, or a tool of ours. */
function actorItem({ s, made, own, context: { label } }: Item): Draft[] {
  const ids = [...(label ? mentionsIn(label, 'recipient', wholeOf(label)) : []), ...mentionsIn(s, 'recipient', wholeOf(s))].map(
    (r) => r.id,
  );
  const asserted = own.filter((d) => d.mood === 'asserted');
  if (ids.length) return [{ ...made, actor: 'third', actorIds: ids }, ...asserted];
  return s.has('tracker') || label?.has('tracker') ? [{ ...made, actor: 'first' }, ...asserted] : own;
}

/** "We collect:" — the item names the data. */
function objectItem({ s, lead, made, own, speaks, context: { label, memory } }: Item): Draft[] {
  made.data = itemData(s).filter((d) => !made.exception || d.start < made.exception.start || made.exception.start <= made.start);
  if (!made.data.length && label) made.data = carried(mentionsIn(label, 'data', wholeOf(label)), made.start);
  if (!made.data.length && made.action === 'collect' && isDeedOfOurs(s)) return own;
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

/** "settling quarrels"; not "creating an account", the occasion on which data come in. */
function isDeedOfOurs(s: Sentence): boolean {
  const opening = s.clauses[0];
  return opening?.group.kind === 'gerund' && opening.group.from === 0 && !opening.group.mains.some((m) => COMING.has(s.base(m)));
}
