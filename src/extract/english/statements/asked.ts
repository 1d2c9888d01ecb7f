// What the reader is asked for or sent, read as the organisation's deed.
import { AGREEMENTS } from '../../../generated/words/shared.js';
import { ASKING, GIVING, HANDING, LAWS, MINORS } from '../../../generated/words/asked.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { draft, type Draft } from '../roles/draft.js';
import { spanStart, trimmed } from '../roles/extent.js';
import { lastVerb } from '../groups/group.js';
import { Bit } from '../lexicon/lexicon.js';
import { casesOf } from '../limits/limits.js';
import { moodOf } from '../mood/mood.js';
import { rolesOf, type Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Verbs } from '../verbs/verbs.js';
import { asWellAsUs, takersOf } from './takers.js';

const DEMANDING = new Set(['require', 'need', 'oblige']);
const OPEN_ASKING = new Set(['ask', 'request', 'require']);

/** "we may ask you to provide your name", "you must give us": what the user is asked for is collected. */
export function askedOfUser(s: Sentence, clause: Clause, main: number): Draft[] | null {
  const g = besideFirst(s, clause) ?? askingThat(s, clause);
  if (!isReader(s, clause) || clause.relative || (clause.hypothetical && g === clause.governor)) return null;
  if (clause.group.passive && (s.base(main) === 'ask' || s.base(main) === 'prompt') && s.norm(main + 1) === 'for')
    return askedFor(s, clause, main);
  if (!GIVING.has(s.base(main))) return null;
  // "we may ask for your consent to share it"
  if (clause.governorNoun !== null && AGREEMENTS.has(clause.governorNoun)) return [];
  const asked = g !== null && has(s, g, ASKING) && asks(s, g);
  const must =
    (clause.group.kind === 'finite' &&
      (s.norm(clause.group.from) === 'must' || (s.norm(clause.group.from) === 'will' && s.norm(main - 2) === 'need'))) ||
    (clause.group.kind === 'infinitive' && g?.actor === 'user' && s.norm(clause.group.from - 1) === 'have' && !g.negated);
  if (!asked && !must) return null;
  const roles = rolesOf(s, clause, main, null);
  if ((!roles.data.length && !roles.generic) || s.find(main + 1, main + 5, AGREEMENTS) >= 0) return [];
  // "you must give sufficient detail to identify the data": what a request has to say.
  if (must && s.find(main + 1, main + 3, ENOUGH) >= 0) return [];
  // "we ask that you first send your complaint to us": what a dispute begins with.
  if (!must && roles.data.length > 0 && roles.data.every((d) => d.id === 'support.conversations')) return [];
  const start = g && g.start < clause.start ? g.start : clause.start;
  const negated = g ? g.negated !== clause.group.negated : clause.group.negated;
  const beyond = negated ? beyondNeed(s, main, clause.region.to) : null;
  if (negated && g && !beyond && (has(s, g, DEMANDING) || !has(s, g, OPEN_ASKING))) return [];
  // "we ask that you do not send us" advises; it denies nothing.
  if (g !== null && clause.group.negated && !g.negated) return [];
  const made = asking(s, clause, g ?? clause, start, roles, negated);
  const takers = negated || roles.toUs ? null : takersOf(s, main, clause.region.to);
  if (takers) Object.assign(made, { actor: 'third', actorIds: takers });
  if (beyond) made.exception = beyond;
  // "We will never request that you give us personal data": a warning of swindlers.
  else if (negated && g?.modal === 'does' && WILL.has(s.norm(g.group.from)) && roles.data.every((d) => d.id === 'personal'))
    made.low = true;
  return [made];
}
/** "ask you to log in [or to give] us your name": what governs the first governs the second. */
function besideFirst(s: Sentence, { governor, group }: Clause): Clause | null {
  // "ask you to take part and to send you offers": done to the reader.
  if (s.bits(lastVerb(group) + 1) & Bit.USER && s.norm(lastVerb(group) + 1) !== 'your') return governor;
  if (governor?.group.kind !== 'infinitive' || group.kind !== 'infinitive' || !(s.bits(group.from - 1) & Bit.CONJ)) return governor;
  // "You need to call us and provide your name": what the reader has to do.
  const first = governor.governor;
  return first && (first.actor === 'first' || first.group.passive) ? first : governor;
}

askedOfUser.verbs = { bases: [GIVING, 'ask', 'prompt'] } satisfies Verbs;

/** "not require a child to give more data than is necessary": up to what is needed nothing is denied. */
function beyondNeed(s: Sentence, main: number, to: number): Draft['exception'] {
  const more = s.find(main + 1, Math.min(main + 4, to), MORE);
  const than = more < 0 ? -1 : s.find(more + 1, Math.min(more + 6, to), THAN);
  if (than < 0) return null;
  const { start, end } = s.span(than, trimmed(s, to));
  return { start, end, text: s.text.slice(start, end), recipients: [], purposes: [], conditions: [] };
}

const WILL = new Set(['will', 'shall', 'would']);
const ENOUGH = new Set(['sufficient', 'enough', 'adequate']);
const MORE = new Set(['more']);
const THAN = new Set(['than']);

/** "You will be asked for your date of birth". */
function askedFor(s: Sentence, clause: Clause, main: number): Draft[] | null {
  const roles = rolesOf(s, { ...clause, group: { ...clause.group, passive: false } }, main, null);
  return (roles.data.length || (roles.generic && !clause.negated)) && s.find(main + 1, main + 5, AGREEMENTS) < 0
    ? [asking(s, clause, clause, clause.start, roles, clause.negated)]
    : null;
}

function asking(s: Sentence, clause: Clause, g: Clause, start: number, roles: Roles, negated: boolean): Draft {
  const { start: from, end } = s.span(start, trimmed(s, clause.region.to));
  return draft('collect', from, end, {
    ...(g.actor === 'third' && !isReader(s, g) ? { actor: 'third' as const, actorIds: g.actorIds } : {}),
    data: roles.data,
    purposes: roles.purposes,
    polarity: negated ? 'does_not' : 'does',
    modal: g.modal,
    mood: moodOf(s, g),
    source: 'user',
    steps: ['what the reader is asked to give is collected'],
    conditions: casesOf(s, g),
  });
}

/** "we require that you supply", "registration may require that you supply". */
function askingThat(s: Sentence, clause: Clause): Clause | null {
  const that = subjectOf(clause).from - 1;
  if (clause.group.kind !== 'finite' || s.norm(that) !== 'that') return null;
  return s.clauses.find((c) => c.group.mains.at(-1) === that - 1 && !c.relative && !c.hypothetical && has(s, c, OPEN_ASKING)) ?? null;
}

function has(s: Sentence, clause: Clause, bases: ReadonlySet<string>): boolean {
  for (const m of clause.group.mains) if (bases.has(s.base(m))) return true;
  return false;
}

/** The reader, or "those who sign up". */
function isReader(s: Sentence, clause: Clause): boolean {
  if (clause.actor === 'user') return true;
  const at = subjectOf(clause).from;
  return (s.norm(at) === 'those' || s.norm(at) === 'everyone' || s.norm(at) === 'anyone') && s.norm(at + 1) === 'who';
}

/** Who asks: the organisation, somebody unnamed in the passive, or a step such as "the registration process"; not the law. */
function asks(s: Sentence, g: Clause): boolean {
  if (g.actor === 'first' || g.actor === 'third') return true;
  if (isReader(s, g)) return g.group.passive || has(s, g, NEEDING);
  return g.actor === 'unknown' && g.subject !== null && !g.group.passive && s.find(g.subject.from, g.subject.to, LAWS) < 0;
}

const NEEDING = new Set(['need']);

/** "to the sites you visit" is not to us. */
export const OURS = new Set(['us', 'our', 'this', 'my']);

const CHOOSING_TO = new Set(['choose', 'elect', 'decide', 'opt']);
const SETTLED = new Set(['does', 'may']);

/** "By registering you give us your name", "you may send us your address when you order": what the reader is said to give is collected. */
export function givenByUser(s: Sentence, clause: Clause, main: number): Draft[] | null {
  if (
    clause.actor !== 'user' ||
    clause.group.passive ||
    clause.negated ||
    !SETTLED.has(clause.modal) ||
    clause.relative ||
    clause.hypothetical ||
    clause.indirect ||
    s.isQuestion
  )
    return null;
  const head =
    clause.group.kind === 'infinitive' && clause.governor?.actor === 'user' && has(s, clause.governor, CHOOSING_TO)
      ? clause.governor
      : clause;
  if (
    head.group.kind !== 'finite' ||
    (head.subordinator !== null && head.subordinator !== 'when') ||
    s.find(head.group.from, main, OBLIGED) >= 0
  )
    return null;
  const roles = rolesOf(s, clause, main, null);
  const takers = roles.toUs && !asWellAsUs(s, main, clause.region.to) ? null : takersOf(s, main, clause.region.to);
  if (
    (!roles.toUs && !takers && (roles.recipients.length > 0 || toSomebody(s, main, clause.region.to) || !onOccasion(s, clause))) ||
    (roles.toUs && notToUs(s, main, clause.region.to)) ||
    !isGiven(roles) ||
    (roles.data.length === 0 && opensOccasions(s)) ||
    !isObject(s, main, clause.region.to) ||
    isSupposed(s, clause)
  )
    return null;
  const { start, end } = s.span(spanStart(s, head), trimmed(s, clause.region.to));
  const given = draft('collect', start, end, {
    data: roles.data,
    modal: head === clause ? clause.modal : 'may',
    mood: head.subordinator ? 'presupposed' : moodOf(s, head),
    purposes: roles.purposes,
    source: 'user',
    steps: ['what the reader gives us is collected'],
  });
  if (!takers) return [given];
  const taken: Draft = { ...given, actor: 'third', actorIds: takers, steps: ['what the reader gives others they collect'] };
  return asWellAsUs(s, main, clause.region.to) ? [taken, given] : [taken];
}
givenByUser.verbs = { bases: [HANDING] } satisfies Verbs;

/** "You give us information when you:": on what occasions, the list tells. */
function opensOccasions(s: Sentence): boolean {
  let last = s.tokens.length - 1;
  while (last > 0 && s.bits(last) & Bit.PUNCT) last--;
  return s.norm(last) === 'you' && OCCASIONS.has(s.norm(last - 1));
}

/** Data, by name or at large; not a letter or a picture by itself. */
function isGiven(roles: Roles): boolean {
  const named = roles.data.filter(
    (d) => !d.id.startsWith('content') && !d.id.startsWith('support') && !(d.id === 'contact.email' && !ADDRESS.test(d.text)),
  );
  return named.length > 0 || (roles.data.length === 0 && roles.generic);
}

const ADDRESS = /address/i;
const OF = new Set(['of', 'with', 'about', 'like', 'as']);

/** "provide us with some of the following data", not "submit an appeal by way of the address below", "send your request to delete your data". */
function isObject(s: Sentence, main: number, to: number): boolean {
  for (let k = main + 1; k < to; k++) {
    if (s.bits(k) & Bit.GENERIC || s.phrases.some((p) => p.kind === 'data' && p.from === k)) return true;
    const ours = s.norm(k + 1) === 'us' && (s.norm(k) === 'to' || s.norm(k) === 'with');
    if (ours) k++;
    else if ((s.bits(k) & (Bit.PREP | Bit.TO | Bit.SUB | Bit.GLUED) && !(s.bits(k) & Bit.DET) && !OF.has(s.norm(k))) || s.isMain(k))
      return false;
  }
  return false;
}

/** "share it with friends", "send data to the makers of other apps". */
function toSomebody(s: Sentence, main: number, to: number): boolean {
  for (let k = main + 1; k < to; k++)
    if (HANDED.has(s.norm(k)) && !s.clauses.some((c) => c.group.kind === 'infinitive' && (c.group.from === k || c.group.from === k + 1)))
      return true;
  return false;
}

/** "You are giving your data to the partner and not to us". */
function notToUs(s: Sentence, main: number, to: number): boolean {
  const not = s.find(main + 1, to, NOT);
  return not > 0 && HANDED.has(s.norm(not + 1));
}

const NOT = new Set(['not']);
const HANDED = new Set(['to', 'with', 'among', 'between']);

/** "(if) somebody under 13 has given us data": what may have happened already. */
function isSupposed(s: Sentence, { group, subject }: Clause): boolean {
  return (s.bits(group.from) & Bit.HAVE) !== 0 || (subject !== null && s.find(subject.from, subject.to, MINORS) >= 0);
}

const OCCASIONS = new Set(['when', 'whenever', 'if', 'while']);

/** "… when you sign up": the deed of the reader's by which data come in. */
function onOccasion(s: Sentence, clause: Clause): boolean {
  // Not every verb is known: "when you book a room", "when you:" and a list.
  for (let k = clause.group.from + 1; k + 1 < s.tokens.length; k++) if (OCCASIONS.has(s.norm(k)) && s.bits(k + 1) & Bit.USER) return true;
  return s.clauses.some(
    (c) =>
      c !== clause &&
      c.actor === 'user' &&
      ((c.subordinator !== null && OCCASIONS.has(c.subordinator) && c.group.kind === 'finite') ||
        (c.group.kind === 'gerund' && c.preposition !== null && (c.preposition === 'by' || OCCASIONS.has(c.preposition)))),
  );
}

const OBLIGED = new Set(['should', 'must', 'would', 'shall']);
