// Lists: what the words before a list ("We do not:", "We share your data with:") mean for each of its items.
import type { Exception } from '../../../model/statement.js';
import type { Draft } from '../roles/draft.js';
import { gatheredLead } from './datalead.js';
import { flowLead, openedTo } from './flowleads.js';
import { givenBy, nominalLead, thereAre } from './nominal.js';
import type { Clause } from '../clauses/clause.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { kindOf, lastWord, namesGrounds, type LeadKind } from '../roles/leadkind.js';
import { exceptionOf } from '../limits/exceptions.js';
import { ledBy } from '../limits/places.js';
import { inFrontOf } from '../limits/times.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { lastVerb } from '../groups/group.js';
import { PROCESSING } from '../verbs/inpassing.js';
import { enumerating, exceptingLead } from './goingon.js';
import { besides, othersBeside, templateOf } from './completed.js';
import type { Open } from './spliced.js';

/** Others who do what we are said to do, and the statement of it where the lead-in makes one. */
export interface Beside {
  readonly ids: readonly string[];
  readonly said: Draft | null;
}

export interface LeadIn {
  readonly kind: LeadKind;
  readonly actor: 'first' | 'third' | 'user';
  readonly actorIds: readonly string[];
  readonly negated: boolean;
  readonly modal: Draft['modal'];
  /** The statement of the lead-in that each item repeats; null for a bare "We do not:". */
  readonly template: Draft | null;
  /** "We sell and share:": what each item says besides. */
  readonly also?: readonly Draft[];
  /** "We and our vendors use it to:": who does beside us what the items say. */
  readonly beside?: Beside;
  /** Text of the lead-in, for the explanation. */
  readonly text: string;
  readonly mood: Draft['mood'];
  /** "Unless you agree, we will not:": what limits each denial of the list. */
  readonly exception?: Exception;
  /** "In quiet mode, we do not:": of what alone the list speaks. */
  readonly scope?: string;
  /** Only items that name data complete it: the lead-in stands further up. */
  readonly strict?: boolean;
  /** "by the following people:": those listed are let in. */
  readonly opened?: boolean;
  /** Only what is no sentence completes it: a paragraph under the heading. */
  readonly fragments?: boolean;
  /** What its words wait for: an item of that kind is read as part of them. */
  readonly open?: Open;
}

/** The lead-in that a sentence is for a list behind it, or null; `said` is the statement before it. */
export function leadInOf(s: Sentence, drafts: readonly Draft[], closed: boolean, said: Draft | null): LeadIn | null {
  const last = lastWord(s);
  const excepting = closed ? null : exceptingLead(s, said);
  if (excepting) return excepting;
  const nominal = closed ? null : (nominalLead(s) ?? thereAre(s));
  if (nominal) return nominal;
  // "Do we share it?": the answer says so, no list.
  if (s.isQuestion && s.clauses[0]?.group.from === 0 && s.clauses[0].group.inverted) return null;
  const clause = last < 0 ? null : lastMain(s);
  if (!clause || (closed && !mentionsFollowing(s)) || announcesOther(s, clause)) return null;
  const flow = closed ? openedTo(s, clause, drafts) : flowLead(s, clause, last, drafts);
  if (flow) return flow;
  const gathered = closed ? null : gatheredLead(s, clause, last);
  if (gathered) return gathered;
  const given = givenBy(s, clause);
  // What the sentence is read as by itself, its list says: one and the same statement, not two.
  if (given) return { ...given, template: handed(drafts) ?? given.template };
  const enumerated = closed ? null : enumerating(s, last, clause, said);
  if (enumerated) return enumerated;
  const text = s.text.slice(s.start, s.end);
  if (clause.group.mains.length === 0 || engagesIn(s, clause, last)) {
    const actor = actorOf(clause);
    const excepted = clause.negated ? exceptionOf(s, clause, mentionsIn) : null;
    return (
      actor && {
        kind: 'verbs',
        actor,
        actorIds: clause.actorIds,
        negated: clause.negated,
        modal: clause.modal,
        template: null,
        text,
        mood: 'asserted',
        ...(excepted ? { exception: excepted.exception } : {}),
        ...(actor === 'first' && clause.also ? { beside: { ids: clause.also, said: null } } : {}),
        ...scopeOf(s, clause),
      }
    );
  }
  const template = templateOf(s, clause, drafts);
  const actor = actorOf(clause) ?? (template && template.mood === 'asserted' && !template.low ? template.actor : null);
  if (!actor || !template) return null;
  // "We do not sell it, however, we may share totals for:": what the list completes is another deed.
  if (template.polarity === 'does_not' && turned(s, template)) return null;
  // "We will not obtain a parent's consent in these cases:": what is not obtained is no data.
  const main = clause.group.mains.at(-1) as number;
  if (template.polarity === 'does_not' && s.find(main + 1, Math.min(main + 5, s.tokens.length), AGREEING) >= 0) return null;
  const kind = kindOf(s, last, clause, template);
  // "We process the following data:": to process them is to have them.
  const processed =
    template.action === 'use' &&
    (kind === 'objects' || (kind === 'conditions' && !namesGrounds(s, last))) &&
    clause.group.mains.some((m) => PROCESSING.has(s.base(m)));
  const beside = othersBeside(clause, template, drafts);
  const also = kind === 'objects' || kind === 'recipients' ? besides(s, clause, template, drafts, kind === 'objects') : [];
  return (
    kind && {
      kind,
      ...(also.length ? { also } : {}),
      ...(beside ? { beside } : {}),
      actor: template.actor === 'third' ? 'third' : actor,
      template: processed ? { ...template, action: 'collect' } : template,
      actorIds: clause.actorIds,
      negated: template.polarity === 'does_not',
      modal: template.modal,
      text,
      mood: 'asserted',
    }
  );
}

/** "We do not engage in:", over what is not done. */
function engagesIn(s: Sentence, { group }: Clause, last: number): boolean {
  const main = lastVerb(group);
  if (s.base(main) !== 'engage' || s.norm(main + 1) !== 'in') return false;
  return last === main + 1 || (s.norm(last) === 'following' && last === main + 3);
}

/** Of what alone the denials of a list speak: what stands in front of the lead-in's clause. */
function scopeOf(s: Sentence, clause: Clause): { scope?: string } {
  const range = ledBy(s, clause, () => true) ?? inFrontOf(s, clause, () => true) ?? casesInFront(s, clause);
  return range ? { scope: s.words(range.from, range.to) } : {};
}

/** "If you are under 16, we do not:" */
function casesInFront(s: Sentence, { start }: Clause): { from: number; to: number } | null {
  const to = s.clauses.some((c) => c.subordinator !== null && c.start <= 1 && c.group.from < start) ? start - 1 : -1;
  return to > 0 && s.norm(to) === ',' && s.norm(0) !== 'unless' ? { from: 0, to } : null;
}

/** "You may give us data such as:": what the reader is said to give us. */
function handed(drafts: readonly Draft[]): Draft | null {
  return drafts.find((d) => d.action === 'collect' && d.source === 'user' && d.actor === 'first' && d.mood === 'asserted') ?? null;
}

/** "To keep within the law we agree to the following:": none of what was said before. */
export function agreesTo(s: Sentence): boolean {
  return s.clauses.some((c) => c.group.kind === 'finite' && c.group.mains.some((m) => s.base(m) === 'agree' && s.norm(m + 1) === 'to'));
}

/** "please contact us at:", "this policy applies to data that we collect when you use:", "we will disclose to you:", "we will provide you with the following:": what the list completes is no practice. */
function announcesOther(s: Sentence, clause: Clause): boolean {
  const end = s.clauses.at(-1);
  if (end && end.group.kind === 'imperative' && end.group.from > clause.group.from) return true;
  if (agreesTo(s)) return true;
  const main = lastVerb(clause.group);
  if (s.base(main) === 'apply' && clause.actor !== 'first') return true;
  const last = lastWord(s);
  if (s.norm(last) === 'at' && s.norm(last - 1) === 'us') return true;
  if (!(s.readings(main) & (Reading.share | Reading.convey))) return false;
  return (s.norm(last) === 'you' && s.norm(last - 1) === 'to') || (s.norm(main + 1) === 'you' && s.norm(main + 2) === 'with');
}

const TURNING = new Set(['however', 'but']);

/** Whether the sentence turns from a denial to what is done. */
function turned(s: Sentence, template: Draft): boolean {
  const said = template.words.find((w) => w.role === 'action')?.start ?? template.start;
  const at = s.find(0, s.tokens.length, TURNING);
  return (
    at > 0 &&
    s.span(at, at + 1).start > said &&
    s.clauses.some((c) => c.group.from > at && c.group.kind === 'finite' && c.actor === 'first' && !c.negated)
  );
}

function actorOf(clause: Clause): LeadIn['actor'] | null {
  return clause.actor === 'first' || clause.actor === 'data' || clause.actor === 'tool'
    ? 'first'
    : clause.actor === 'user' || clause.actor === 'third'
      ? clause.actor
      : null;
}
const AGREEING = new Set(['consent', 'permission', 'approval']);

function lastMain(s: Sentence): Clause | null {
  for (let i = s.clauses.length - 1; i >= 0; i--) {
    const c = s.clauses[i] as Clause;
    if (c.group.mains.length === 0) return c;
    // "includes but is not limited to:"
    if (c.negated && s.base(c.group.mains[0] as number) === 'limit' && i > 0) continue;
    if (c.group.kind === 'finite' && !c.relative && !c.indirect && !c.subordinator && !c.hypothetical)
      return s.clauses.find((to) => to.governor === c && isPolicyTo(s, c, to)) ?? c;
  }
  return s.clauses.find((c) => c.group.kind === 'finite') ?? null;
}

/** "Our policy is only to share it in these cases:": what we do. */
function isPolicyTo(s: Sentence, { group, subject }: Clause, to: Clause): boolean {
  return (
    group.copula &&
    to.group.kind === 'infinitive' &&
    to.group.from - lastVerb(group) <= 2 &&
    subject !== null &&
    (s.bits(subject.from) & Bit.FIRST) !== 0 &&
    s.norm(subject.to - 1) === 'policy'
  );
}

function mentionsFollowing(s: Sentence): boolean {
  return s.holds(ANNOUNCED);
}

const ANNOUNCED = new Set(['following', 'below', 'follows']);

/** Whether a lead-in only announces: what it leaves open its list says. */
export function announces(lead: LeadIn): boolean {
  const t = lead.template;
  // "We collect data about your device, including:" is whole without its list.
  if (
    !t ||
    t.mood !== 'asserted' ||
    ((t.data.length > 0 || t.source !== 'user') && /(?:including|such as)\W{0,3}$/.test(lead.text.slice(-16)))
  )
    return false;
  // "We do not collect data when:"
  if (lead.open?.slot === 'clause') return true;
  if (lead.kind === 'objects') return t.data.every((d) => d.id === 'personal' || d.id === 'non_personal');
  return lead.kind === 'actors' || (lead.kind === 'recipients' && t.recipients.length === 0);
}
