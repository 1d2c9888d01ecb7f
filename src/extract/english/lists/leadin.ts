// Lists: what the words before a list ("We do not:", "We share your data with:") mean for each of its items.
import { HELPING, HOLDING } from '../../../generated/words/shared.js';
import type { Exception } from '../../../model/statement.js';
import { CASE_NOUNS } from '../../../generated/words/leadkind.js';
import { ENUMERATING, OPENED, POINTERS } from '../../../generated/words/leadin.js';
import { RECIPIENT_NOUNS } from '../../../generated/words/nominal.js';
import { draft, type Draft } from '../roles/draft.js';
import { givenBy, nominalLead, ofSubject, thereAre } from './nominal.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { FOLLOWING, kindOf, lastWord, namesGrounds, PURPOSE_NOUNS, type LeadKind } from '../roles/leadkind.js';
import { exceptionOf } from '../limits/exceptions.js';
import { ledBy } from '../limits/places.js';
import { inFrontOf } from '../limits/times.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { lastVerb } from '../groups/group.js';
import { actionOf } from '../verbs/inpassing.js';
import { PROCESSING } from '../verbs/inpassing.js';

export interface LeadIn {
  readonly kind: LeadKind;
  readonly actor: 'first' | 'third' | 'user';
  readonly actorIds: readonly string[];
  readonly negated: boolean;
  readonly modal: Draft['modal'];
  /** The statement of the lead-in that each item repeats; null for a bare "We do not:". */
  readonly template: Draft | null;
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
}

const RIGHTS = new Set(['right', 'rights']);

/** The lead-in that a sentence is for a list behind it, or null; `said` is the statement before it. */
export function leadInOf(s: Sentence, drafts: readonly Draft[], closed: boolean, said: Draft | null): LeadIn | null {
  const last = lastWord(s);
  const nominal = closed ? null : (nominalLead(s) ?? thereAre(s));
  if (nominal) return nominal;
  const clause = last < 0 ? null : lastMain(s);
  if (!clause || (closed && !mentionsFollowing(s)) || announcesOther(s, clause)) return null;
  const opened = openedTo(s, clause, drafts);
  if (opened) return opened;
  const given = givenBy(s, clause);
  // What the sentence is read as by itself, its list says: one and the same statement, not two.
  if (given) return { ...given, template: handed(drafts) ?? given.template };
  const enumerated = closed ? null : enumerating(s, last, clause, said);
  if (enumerated) return enumerated;
  const text = s.text.slice(s.start, s.end);
  if (clause.group.mains.length === 0) {
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
  return (
    kind && {
      kind,
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

/** Of what alone the denials of a list speak: what stands in front of the lead-in's clause. */
function scopeOf(s: Sentence, clause: Clause): { scope?: string } {
  const range = ledBy(s, clause, () => true) ?? inFrontOf(s, clause, () => true);
  return range ? { scope: s.words(range.from, range.to) } : {};
}

const BY = new Set(['by']);
const PEOPLE: ReadonlySet<string> = new Set([...RECIPIENT_NOUNS, 'people', 'third']);

/** "Your data may be viewed by the following people:": they receive it. */
function openedTo(s: Sentence, clause: Clause, drafts: readonly Draft[]): LeadIn | null {
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
  const { start, end } = s.span(0, s.tokens.length);
  return {
    kind: 'recipients',
    actor: 'first',
    actorIds: [],
    negated: false,
    modal: clause.modal,
    template: draft('share', start, end, { data, modal: clause.modal }),
    text: s.text.slice(s.start, s.end),
    mood: 'asserted',
    opened: true,
  };
}

const MOST_OPENED = 10;

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

/** The statement that the list completes: the main clause's first one, before what it is done for. */
function templateOf(s: Sentence, clause: Clause, drafts: readonly Draft[]): Draft | null {
  // "We share it with firms to help us advertise, such as:" completes what is shared.
  const shared = drafts.find((d) => d.action === 'share' && d.mood === 'asserted');
  // "We use it to market to you, and for other ends, such as to:" completes what it is used for.
  const used = drafts.find((d) => d.action === 'use' && d.mood === 'asserted');
  const isAim = (d: Draft): boolean =>
    d.action === 'advertise' && (d.start === shared?.start || (used !== undefined && d.start > used.start && d.end <= used.end));
  // "We may share your name (not your picture) with:" completes what is shared.
  const isLeftOut = (d: Draft): boolean =>
    d.polarity === 'does_not' && drafts.some((o) => o.polarity === 'does' && o.action === d.action && o.start === d.start);
  const said = drafts.filter((d) => (d.mood === 'asserted' || d.mood === 'hypothetical') && !isAim(d) && !isLeftOut(d));
  const starts = clause.group.mains.map((m) => s.span(m, m + 1).start);
  // "While we must keep some data, your choices include:"
  if (CONCEDING.has(s.norm(0)) && !clause.subordinator && clause.start > 0 && (clause.actor === 'unknown' || clause.actor === 'user'))
    return null;
  const following = s.tokens.findIndex((t) => t.norm === 'following');
  const own = following < 0 ? [] : said.filter((d) => d.words.some((w) => w.role === 'action' && starts.includes(w.start)));
  // "will not sell or share it except": what the exception completes is sharing.
  return (
    own.find((d) => d.action === 'share' && d.polarity === 'does_not') ??
    // "We use the following vendors to store your data:" completes whom they reach.
    (shared && own[0]?.action === 'use' && own[0].recipients.length > 0 && !own[0].data.length ? shared : undefined) ??
    own[0] ??
    lastOf(s, clause, said) ??
    implied(s, clause) ??
    (clause.group.kind === 'finite' && opensList(s, clause) ? (drafts.at(-1) ?? null) : null)
  );
}

const CONCEDING = new Set(['while', 'although', 'though', 'if']);
const AGREEING = new Set(['consent', 'permission', 'approval']);

/** The last thing said; what is said under a condition in front of the main clause is not what the list completes. */
function lastOf(s: Sentence, clause: Clause, said: readonly Draft[]): Draft | undefined {
  const last = said.at(-1);
  const at = s.span(clause.start, clause.start + 1).start;
  return last?.mood === 'hypothetical' && !clause.subordinator && last.end <= at ? undefined : last;
}

/** "The data held by us are the following:", "… includes:", "… where we collect data:"; not "The following data held by us are confidential:". */
function opensList(s: Sentence, clause: Clause): boolean {
  if (s.clauses.at(-1)?.subordinator) return true;
  return ENUMERATING.has(s.base(lastVerb(clause.group))) || s.find(clause.region.from, s.tokens.length, FOLLOWING) >= 0;
}

/** "We collect data about you. This includes:" — the list goes on with what was said. */
function enumerating(s: Sentence, last: number, clause: Clause, said: Draft | null): LeadIn | null {
  if (!said || (clause.actor !== 'unknown' && clause.actor !== 'data' && clause.actor !== 'third') || !clause.subject) return null;
  const main = lastVerb(clause.group);
  if ((!clause.group.copula && !ENUMERATING.has(s.base(main))) || main < last - MOST_BEHIND || clause.negated) return null;
  if (main < last - 3 && s.find(main + 1, last, LIMITED) < 0) return null;
  // "These include the rights to:" goes on with the law, not with what was said.
  if ((!pointsBack(s, clause) && !namesAgain(s, clause, said)) || s.find(main + 1, s.tokens.length, RIGHTS) >= 0) return null;
  // "Examples of data you can export include:" is of something else.
  if (s.clauses.some((c) => c.relative && c.actor === 'user' && c.group.from < clause.group.from && actionOf(s, c) === null)) return null;
  const nouns = s.tokens.slice(clause.subject.from, clause.subject.to);
  const flows = said.action === 'share' || said.action === 'sell';
  if (said.action === 'use' && main < last) return null;
  const kind: LeadKind =
    said.action === 'use'
      ? 'purposes'
      : said.actor === 'third' && nouns.some((t) => RECIPIENT_NOUNS.has(t.stem))
        ? 'actors'
        : flows && nouns.some((t) => RECIPIENT_NOUNS.has(t.stem))
          ? 'recipients'
          : flows && nouns.some((t) => CASE_NOUNS.has(t.stem) || PURPOSE_NOUNS.has(t.stem))
            ? 'conditions'
            : 'objects';
  return {
    kind,
    actor: said.actor === 'third' ? 'third' : 'first',
    actorIds: said.actorIds,
    negated: said.polarity === 'does_not',
    modal: clause.modal === 'may' ? 'may' : said.modal,
    template: { ...said, modal: clause.modal === 'may' ? 'may' : said.modal },
    text: s.text.slice(s.start, s.end),
    mood: 'asserted',
  };
}

const LIMITED = new Set(['limited']);
// "include, but are not limited to, the following"
const MOST_BEHIND = 9;

/** "We may ask you for personal data. Personal data may include:": what was just said to be collected, by its name; not "Personal data include:", which tells what the words mean. */
function namesAgain(s: Sentence, { actor, modal, subject }: Clause, said: Draft): boolean {
  if (actor !== 'data' || modal !== 'may' || !subject || said.action !== 'collect' || said.actor !== 'first' || said.polarity !== 'does')
    return false;
  const named = s.within('data', subject);
  return said.mood === 'asserted' && named.length > 0 && named.every((p) => said.data.some((d) => d.id === p.id));
}

/** "This", "these companies", "such information", "examples": what the sentence before spoke of. */
export function pointsBack(s: Sentence, clause: Clause): boolean {
  const from = subjectOf(clause).from;
  const to = subjectOf(clause).to;
  return (
    from >= 0 &&
    (POINTERS.has(s.norm(from)) ||
      POINTERS.has(s.norm(from - 1)) ||
      s.stem(from) === 'example' ||
      (s.norm(from) === 'the' && s.tokens.slice(from, to).some((t) => POINTERS.has(t.norm))))
  );
}

/** "we can see:", "we share:": the verb alone says what the items are about. */
function implied(s: Sentence, clause: Clause): Draft | null {
  const main = lastVerb(clause.group);
  const readings = s.readings(main);
  // "we may be able to tell:", "we can tell:"
  if (clause.actor === 'first' && TELLING.has(s.norm(lastWord(s))) && lastWord(s) - main < 4)
    return draft('collect', ...offsets(s), { polarity: clause.negated ? 'does_not' : 'does', modal: 'may' });
  // "The data we collect help us to:", "Cookies allow us to:"
  if ((clause.actor === 'data' || clause.actor === 'tool') && HELPING.has(s.base(main)) && !clause.negated && s.norm(lastWord(s)) === 'to')
    return draft('use', ...offsets(s), { modal: clause.modal });
  // "The data we collect include:", not "Personal data include:".
  if (
    (clause.actor === 'data' || clause.actor === 'first' || s.stem(subjectOf(clause).from) === 'example') &&
    clause.subject &&
    clause.subject.to - clause.subject.from > 2 &&
    (clause.group.copula || ENUMERATING.has(s.base(main)) || s.base(main) === 'follow')
  ) {
    const hung = ofSubject(s, clause);
    if (hung) return hung;
  }
  if (HOLDING.has(s.base(main)) && !clause.group.passive && !clause.negated && holdsData(s, clause, main))
    return draft('collect', ...offsets(s), { modal: clause.modal });
  if (clause.group.copula || clause.actor === 'user' || clause.actor === 'unknown') return null;
  const action =
    PROCESSING.has(s.base(main)) || readings & (Reading.collect | Reading.get | Reading.track | Reading.store)
      ? ('collect' as const)
      : readings & (clause.group.kind === 'infinitive' ? Reading.share | Reading.convey : Reading.share)
        ? ('share' as const)
        : readings & Reading.retain
          ? ('retain' as const)
          : readings & Reading.use
            ? ('use' as const)
            : readings & Reading.sell
              ? ('sell' as const)
              : null;
  if (
    !action ||
    ['include', 'contain', 'involve'].includes(s.base(main)) ||
    (s.base(main) === 'need' && main < lastWord(s)) ||
    (s.base(main) === 'take' && s.find(main + 1, s.tokens.length, MEASURES) >= 0) ||
    (['ask', 'request', 'require'].includes(s.base(main)) && main < lastWord(s) - 2 && s.norm(main + 1) !== 'for')
  )
    return null;
  return draft(action, ...offsets(s), {
    actor: clause.actor === 'third' ? 'third' : 'first',
    actorIds: clause.actorIds,
    polarity: clause.negated ? 'does_not' : 'does',
    modal: clause.modal,
  });
}

const MEASURES = new Set(['measures', 'steps', 'precautions', 'care']);
const TELLING = new Set(['tell', 'see', 'know', 'learn', 'view']);
const MOST_OBJECT = 3;

/** "Log data include:", "Our register contains the following data:"; not "Personal data include:", which tells what the words mean. */
function holdsData(s: Sentence, clause: Clause, main: number): boolean {
  if (!clause.subject || clause.relative || clause.indirect || clause.hypothetical || pointsBack(s, clause)) return false;
  if (clause.actor === 'first')
    return s.base(main) === 'contain' && s.tokens.slice(main + 1, main + 2 + MOST_OBJECT).some((t) => t.bits & Bit.GENERIC);
  return (
    clause.actor === 'data' &&
    lastWord(s) - main <= MOST_OBJECT &&
    s.within('data', clause.subject).some((p) => p.id !== 'personal' && p.id !== 'non_personal')
  );
}

function offsets(s: Sentence): [number, number] {
  const { start, end } = s.span(0, s.tokens.length);
  return [start, end];
}

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
  if (lead.kind === 'objects') return t.data.every((d) => d.id === 'personal' || d.id === 'non_personal');
  return lead.kind === 'actors' || (lead.kind === 'recipients' && t.recipients.length === 0);
}
