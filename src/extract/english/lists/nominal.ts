// Lead-ins that are no sentence: "Information we collect", "Data you give us:", "Companies that receive your data:".
import { CASE_NOUNS } from '../../../generated/words/leadkind.js';
import { ASKING } from '../../../generated/words/shared.js';
import { ADDING, GIVING, RECIPIENT_NOUNS } from '../../../generated/words/nominal.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { draft, type Draft } from '../roles/draft.js';
import type { LeadIn } from './leadin.js';
import { FOLLOWING } from '../roles/leadkind.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { firstVerb, lastVerb } from '../groups/group.js';
import { actionOf } from '../verbs/inpassing.js';
import { dataLead } from './datalead.js';

/** "The data that we collect from you": the action of the clause that hangs on the subject. */
export function ofSubject(s: Sentence, clause: Clause): Draft | null {
  const inside = s.clauses.find((c) => c.relative && c.group.from >= subjectOf(clause).from && c.group.from < clause.group.from);
  const action = inside && actionOf(s, inside);
  // "Information collected by our vendors may include:": theirs.
  const by = inside?.group.passive && s.norm(lastVerb(inside.group) + 1) === 'by' ? mentionsIn(s, 'recipient', inside.region) : [];
  return action
    ? draft(action, ...spanOf(s), {
        ...(by.length && !byUs(s, inside) ? { actor: 'third' as const, actorIds: by.map((r) => r.id) } : {}),
        polarity: inside.negated ? 'does_not' : 'does',
        modal: clause.group.copula ? inside.modal : clause.modal,
      })
    : null;
}

function byUs(s: Sentence, { region }: Clause): boolean {
  return s.tokens.slice(region.from, region.to).some((t) => t.norm === 'us');
}

const MOST_NOMINAL = 14;
/** "Companies we use for advertising:" */
const ENGAGING = new Set(['use', 'work', 'partner', 'employ', 'engage']);
/** "Categories of personal data" */
const KINDS = new Set(['category', 'type', 'kind']);

/** "Information we collect", "Data you give us:", "Companies that receive your data:": a lead-in that is no sentence. */
export function nominalLead(s: Sentence): LeadIn | null {
  if (
    s.tokens.length > MOST_NOMINAL ||
    s.isQuestion ||
    s.bits(0) & Bit.SUB ||
    s.clauses.some((c) => c.group.kind === 'finite' && !c.relative && !hangs(s, c))
  )
    return null;
  const clause = s.clauses.find((c) => c.group.kind === 'finite' || c.group.kind === 'participle');
  let last = s.tokens.length - 1;
  while (last > 0 && s.bits(last) & Bit.PUNCT) last--;
  if (!clause && KINDS.has(s.stem(0)) && s.norm(1) === 'of' && last < 6 && s.bits(last) & Bit.GENERIC) {
    const { start, end } = s.span(0, s.tokens.length);
    return dataLead(s, draft('collect', start, end), { strict: true });
  }
  if (!clause || clause.start === 0) return null;
  const head = s.tokens.slice(0, clause.start);
  const base = {
    actor: 'first' as const,
    actorIds: [],
    negated: clause.negated,
    modal: clause.modal,
    text: s.text.slice(s.start, s.end),
    mood: 'asserted' as const,
  };
  const made = (action: 'collect' | 'share'): Draft =>
    draft(action, ...spanOf(s), { polarity: clause.negated ? 'does_not' : 'does', modal: clause.modal, data: [] });
  if (head.some((t) => RECIPIENT_NOUNS.has(t.stem)) && !head.some((t) => t.bits & Bit.GENERIC)) {
    const ads =
      clause.actor === 'first' && !clause.negated && clause.group.mains.some((m) => ENGAGING.has(s.base(m)))
        ? mentionsIn(s, 'purpose', { from: clause.group.from, to: s.tokens.length }).filter((p) => p.id === 'advertising_targeted')
        : [];
    if (ads.length) return { kind: 'recipients', template: draft('advertise', ...spanOf(s), { purposes: ads }), ...base };
    const receives =
      clause.actor !== 'first' &&
      clause.actor !== 'user' &&
      s.readings(firstVerb(clause.group)) & (Reading.collect | Reading.use) &&
      s.has('data');
    return receives || actionOf(s, clause) === 'share'
      ? { kind: 'recipients', template: { ...made('share'), data: mentionsIn(s, 'data', { from: 0, to: s.tokens.length }) }, ...base }
      : null;
  }
  const action =
    head.some((t) => t.bits & Bit.GENERIC) || s.within('data', { from: 0, to: clause.start }).length ? actionOf(s, clause) : null;
  return action && { kind: 'objects', template: made(action), ...base };
}

/** "When you register you provide us with:", "You must provide the following data:", "We will ask you to give:": what the reader gives is collected. */
export function givenBy(s: Sentence, last: Clause): LeadIn | null {
  const clause = giving(s, last);
  const main = clause?.group.mains.at(-1) ?? -1;
  if (!clause || s.tokens.length - main > (s.find(main + 1, s.tokens.length, FOLLOWING) > 0 ? MOST_FOLLOWING : MOST_BEHIND)) return null;
  const governor = clause.governor;
  const modal = governor && s.base(lastVerb(governor.group)) === 'choose' ? 'may' : (governor?.modal ?? last.modal);
  return dataLead(s, draft('collect', ...spanOf(s), { modal, source: 'user' }));
}

/** The clause in which the reader gives something: to us, or because it is asked for. */
function giving(s: Sentence, last: Clause): Clause | null {
  const main = lastVerb(last.group);
  const asked = (c: Clause): boolean => c.group.mains.some((m) => ASKING.has(s.base(m))) && !c.negated;
  if (last.hypothetical || last.relative || last.subordinator !== null || last.negated || main < 0) return null;
  const end = s.clauses.at(-1) ?? last;
  if (end !== last && end.group.kind === 'infinitive' && end.governor === last && GIVING.has(s.base(lastVerb(end.group))) && !end.negated) {
    if (asked(last) && (last.actor === 'first' || (last.actor === 'user' && last.group.passive))) return end;
    return last.actor === 'user' && (NEEDED.has(s.base(main)) || (s.base(main) === 'choose' && s.find(main + 1, s.tokens.length, US) > 0))
      ? end
      : null;
  }
  if (last.actor !== 'user' || last.group.kind !== 'finite' || ADDING.has(s.norm(s.tokens.length - 2))) return null;
  if (last.group.passive) return ASKING.has(s.base(main)) && s.norm(main + 1) === 'for' ? last : null;
  // "We use data that we collect or that you provide to us for the following ends:"
  if (
    !GIVING.has(s.base(main)) ||
    s.clauses.some(
      (c) => c.actor === 'first' && c.group.kind === 'finite' && c.group.from < last.group.from && !c.subordinator && !asked(c),
    )
  )
    return null;
  const asker = s.clauses[s.clauses.indexOf(last) - 1];
  const demanded = s.norm(last.group.from) === 'must' || (asker?.actor === 'first' && asker.group.kind === 'finite' && asked(asker));
  return demanded ||
    s.find(main + 1, main + 3, US) > 0 ||
    (s.find(main + 1, s.tokens.length, US) > 0 && s.find(main + 1, s.tokens.length, FOLLOWING) > 0)
    ? last
    : null;
}

const MOST_FOLLOWING = 20;
/** "You will need to give:", not "You choose to give:", which may be to anybody. */
const NEEDED = new Set(['need', 'have']);
const US = new Set(['us']);
const MOST_BEHIND = 9;

const POINTING = new Set(['below', 'here', 'following', 'these', 'this']);

/** "Among the data that this app collects there are:", "Below are the kinds of data we collect:", "The following are the cases in which we share it:" */
export function thereAre(s: Sentence): LeadIn | null {
  const main = s.clauses.find(
    (c) =>
      c.group.kind === 'finite' &&
      c.group.copula &&
      (s.norm(subjectOf(c).from) === 'there' || (POINTING.has(s.norm(c.group.from - 1)) && c.group.from < 3)),
  );
  if (!main || main.negated) return null;
  const there = s.norm(subjectOf(main).from) === 'there';
  const inside = s.clauses.find(
    (c) =>
      c.group.kind === 'finite' &&
      c.actor === 'first' &&
      (there ? c.group.from < main.group.from : (c.relative || c.indirect) && c.group.from > main.group.from),
  );
  if (!inside || inside.negated) return null;
  const between = s.tokens.slice(main.group.from, inside.group.from);
  if (!there && actionOf(s, inside) === 'share' && between.some((t) => CASE_NOUNS.has(t.stem)))
    return {
      ...dataLead(s, draft('share', ...spanOf(s), { modal: inside.modal, data: mentionsIn(s, 'data', inside.region) })),
      kind: 'conditions',
    };
  if (actionOf(s, inside) !== 'collect' || (!there && !between.some((t) => t.bits & Bit.GENERIC || t.norm === 'what'))) return null;
  return dataLead(s, draft('collect', ...spanOf(s)));
}

/** "Recipients of your data": a heading whose list names them. */
export function recipientsLead(s: Sentence): LeadIn | null {
  if (
    s.tokens.length > MOST_NOMINAL / 2 ||
    s.isQuestion ||
    s.clauses.some((c) => c.group.kind === 'finite') ||
    s.find(0, s.tokens.length, RECEIVING) < 0
  )
    return null;
  return {
    kind: 'recipients',
    actor: 'first',
    actorIds: [],
    negated: false,
    modal: 'does',
    template: draft('share', ...spanOf(s), { data: mentionsIn(s, 'data', { from: 0, to: s.tokens.length }) }),
    text: s.text.slice(s.start, s.end),
    mood: 'asserted',
    strict: true,
  };
}

const RECEIVING = new Set(['recipients', 'recipient']);

/** Whether a clause hangs on the noun before it: "data [we hold]". */
function hangs(s: Sentence, c: Clause): boolean {
  const before = s.bits(c.start - 1);
  return (
    c.start > 0 && !(before & (Bit.PUNCT | Bit.CONJ | Bit.SUB)) && Boolean(s.bits(c.start) & (Bit.FIRST | Bit.USER | Bit.REL | Bit.THEY))
  );
}

function spanOf(s: Sentence): [number, number] {
  const { start, end } = s.span(0, s.tokens.length);
  return [start, end];
}
