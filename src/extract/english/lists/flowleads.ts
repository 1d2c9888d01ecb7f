// Lead-ins over those who get data: "We send your data to:", "The recipients of your data are:", "Access to it is given to:".
import { ENUMERATING } from '../../../generated/words/shared.js';
import { GRANTING, HANDOVERS, OPENED } from '../../../generated/words/flowleads.js';
import { RECIPIENT_NOUNS } from '../../../generated/words/nominal.js';
import { lastVerb } from '../groups/group.js';
import type { Clause } from '../clauses/clause.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { draft, type Draft } from '../roles/draft.js';
import { FOLLOWING } from '../roles/leadkind.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';
import { actionOf } from '../verbs/inpassing.js';
import type { LeadIn } from './leadin.js';

/** What the words in front of a list say of those it names: they get data, or do not; null where they say nothing of the kind. */
export function flowLead(s: Sentence, clause: Clause, last: number, drafts: readonly Draft[]): LeadIn | null {
  const { group } = clause;
  if (group.kind !== 'finite' || clause.relative || clause.hypothetical || clause.indirect || clause.subordinator !== null) return null;
  const opened = openedTo(s, clause, drafts);
  if (opened) return opened;
  if (s.isQuestion || drafts.some((d) => d.action === 'share' && d.mood === 'asserted')) return null;
  const over = handedTo(s, clause, last) ?? accessOf(s, clause, last) ?? areRecipients(s, clause, last) ?? followingGet(s, clause, last);
  return over && recipientsOf(s, clause, mentionsIn(s, 'data', over), { strict: true });
}

const BY = new Set(['by']);
const PEOPLE: ReadonlySet<string> = new Set([...RECIPIENT_NOUNS, 'people', 'third']);

/** "Your data may be viewed by the following people:": they receive it. */
export function openedTo(s: Sentence, clause: Clause, drafts: readonly Draft[]): LeadIn | null {
  const main = lastVerb(clause.group);
  const by = s.find(main + 1, Math.min(main + 7, s.tokens.length), BY);
  if (by < 0 || !clause.group.passive || clause.group.kind !== 'finite' || clause.negated || clause.relative || clause.hypothetical)
    return null;
  if (!clause.group.mains.some((m) => OPENED.has(s.base(m))) || s.find(by, by + 3, FOLLOWING) < 0 || !clause.subject) return null;
  if (s.tokens.length - by > MOST_OPENED || s.findStem(by, s.tokens.length, PEOPLE) < 0) return null;
  const data = mentionsIn(s, 'data', clause.subject);
  if (!data.length) return null;
  // By itself the sentence says no more than its list.
  for (const d of drafts) if (d.data.length) d.mood = 'label';
  return recipientsOf(s, clause, data, { opened: true });
}

const MOST_OPENED = 10;

function recipientsOf(s: Sentence, clause: Clause, data: Draft['data'], more: Partial<LeadIn>): LeadIn {
  const { start, end } = s.span(0, s.tokens.length);
  return {
    kind: 'recipients',
    actor: 'first',
    actorIds: [],
    negated: clause.negated,
    modal: clause.modal,
    template: draft('share', start, end, { data, modal: clause.modal, polarity: clause.negated ? 'does_not' : 'does' }),
    text: s.text.slice(s.start, s.end),
    mood: 'asserted',
    ...more,
  };
}

/** Whether words name data: a phrase, or "information" at large. */
function namesData(s: Sentence, range: Range): boolean {
  if (s.within('data', range).length) return true;
  for (let k = range.from; k < range.to; k++) if (s.bits(k) & Bit.GENERIC) return true;
  return false;
}

/** "We provide your data to:", "No data are sent to:": what is handed over; null where nothing is, or whoever gets it is named already. */
function handedTo(s: Sentence, { group, actor, subject }: Clause, last: number): Range | null {
  const main = lastVerb(group);
  if (s.norm(last) !== 'to' || !(s.readings(main) & (Reading.convey | Reading.share)) || s.has('recipient')) return null;
  const over = group.passive ? (actor === 'data' ? subject : null) : actor === 'first' ? { from: main + 1, to: last } : null;
  if (!over || !namesData(s, over)) return null;
  return group.passive && last - main > NEAR ? null : over;
}

const NEAR = 3;

/** "Access to your data is limited to:", "Disclosure of your data is made to:" */
function accessOf(s: Sentence, { group, subject }: Clause, last: number): Range | null {
  const main = lastVerb(group);
  if (s.norm(last) !== 'to' || last - main > NEAR || !group.passive || !subject || !GRANTING.has(s.base(main))) return null;
  return HANDOVERS.has(s.norm(subject.from)) && namesData(s, subject) ? subject : null;
}

/** "The recipients of your data may be:", "Third parties to whom we disclose it are:" */
function areRecipients(s: Sentence, { group, subject, negated, start }: Clause, last: number): Range | null {
  const main = lastVerb(group);
  if (!subject || negated || (!group.copula && !ENUMERATING.has(s.base(main))) || last - main > NEAR) return null;
  if (s.findStem(subject.from, subject.to, PEOPLE) < 0) return null;
  const given = s.clauses.some(
    (c) =>
      c.relative && c.group.from > start && c.group.from < group.from && !c.negated && c.actor === 'first' && actionOf(s, c) === 'share',
  );
  return given || (s.findStem(subject.from, subject.to, RECEIVING) >= 0 && namesData(s, subject)) ? subject : null;
}

const RECEIVING = new Set(['recipient']);

/** "The following may receive your data:", "The following do not get it:" */
function followingGet(s: Sentence, { group, subject }: Clause, last: number): Range | null {
  const main = lastVerb(group);
  if (!subject || group.passive || subject.to - subject.from !== 2 || s.norm(subject.from + 1) !== 'following') return null;
  const over = { from: main + 1, to: last + 1 };
  return s.readings(main) & (Reading.collect | Reading.get) && namesData(s, over) ? over : null;
}
