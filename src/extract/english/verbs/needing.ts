// Data that are asked for, needed or noted, where the data or a step is the subject: "your name is required", "the form asks for your age".
import {
  ASKING,
  BOOKS,
  CONSENTS,
  EVENTS,
  LEGAL,
  LOGGING,
  LOGS,
  NEEDED,
  OPENING,
  STEPS,
  SUPPLYING,
  WANTED,
} from '../../../generated/words/needing.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { hasWord, type Found } from '../roles/found.js';
import { mentionsIn, type Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Verbs } from './verbs.js';

/** "Your payment details are requested at checkout", "your e-mail address is mandatory": what is wanted is collected. */
export function wanted(s: Sentence, clause: Clause, main: number, base: string): Found | null {
  const { group, subject } = clause;
  if (!subject || group.kind !== 'finite' || clause.relative || clause.negated || clause.hypothetical || clause.subordinator !== null)
    return null;
  const adjective = group.copula ? adjectiveAt(s, main, clause.region.to) : -1;
  if (adjective < 0 && !(group.passive && (WANTED.has(base) || (SUPPLYING.has(base) && s.norm(group.from) === 'must')))) return null;
  if (!isSpecific(s, subject)) return null;
  const from = adjective < 0 ? main : adjective;
  // "is required by law", "is needed no longer", "is required to be accurate"
  if (
    s.find(group.from, Math.min(from + 8, clause.region.to), LEGAL) >= 0 ||
    (s.norm(from + 1) === 'to' && s.norm(from + 2) === 'be') ||
    (s.norm(from + 1) === 'for' && s.norm(from + 2) === 'you')
  )
    return null;
  // "may be needed by the maker"
  if (s.within('recipient', { from: from + 1, to: Math.min(from + 5, clause.region.to) }).length && s.norm(from + 1) === 'by') return null;
  return {
    action: 'collect',
    actor: 'first',
    nominal: true,
    doubt: 'what is asked for is collected',
    data: mentionsIn(s, 'data', subject),
  };
}
wanted.verbs = { bases: [WANTED, SUPPLYING] } satisfies Verbs;

function adjectiveAt(s: Sentence, main: number, to: number): number {
  let k = main + 1;
  while (k < to && s.bits(k) & Bit.ADV) k++;
  return NEEDED.has(s.norm(k)) ? k : -1;
}

/** Data named one by one, not "your personal data", "cookies", "consent". */
function isSpecific(s: Sentence, subject: NonNullable<Clause['subject']>): boolean {
  const found = s.within('data', subject);
  // "Storage of your address is needed": something else is needed.
  if (!found.length || (s.find(subject.from, found[0]?.from ?? 0, OF) >= 0 && s.norm((found[0]?.from ?? 0) - 2) !== 'copy')) return false;
  if (s.find(subject.from, subject.to, CONSENTS) >= 0) return false;
  return mentionsIn(s, 'data', subject).some(
    (d) =>
      d.id !== 'personal' &&
      d.id !== 'non_personal' &&
      d.id !== 'device.cookie_id' &&
      d.id !== 'account' &&
      !d.id.startsWith('content') &&
      d.id !== 'financial.transactions',
  );
}

const OF = new Set(['of', 'for', 'in', 'to', 'on']);

/** "The order form asks for your name", "registration requires your e-mail address": a step that we set. */
export function askedByStep(s: Sentence, clause: Clause, roles: Roles): Found | null {
  const subject = clause.subject;
  if (
    !subject ||
    clause.group.kind !== 'finite' ||
    clause.group.passive ||
    clause.relative ||
    clause.hypothetical ||
    clause.actor === 'first' ||
    clause.actorIds.length
  )
    return null;
  const last = s.norm(subject.to - 1);
  const opening = s.isMain(subject.from - 1) && OPENING.has(s.base(subject.from - 1)) && s.norm(subject.from - 1).endsWith('ing');
  if (
    !(STEPS.has(last) || LOGS.has(last) || opening) ||
    (s.bits(subject.from) & (Bit.THEY | Bit.IT) && !(s.bits(subject.from) & Bit.FIRST) && s.norm(subject.from) !== 'this')
  )
    return null;
  if (!roles.data.some((d) => d.id !== 'account' && d.id !== 'device.cookie_id')) return null;
  return { action: 'collect', actor: 'first', nominal: true, doubt: 'a step of ours asks for it' };
}
askedByStep.verbs = { bases: [ASKING] } satisfies Verbs;

const SITTING = new Set(['appear', 'show', 'end', 'land']);

/** "Your IP address appears in our logs". */
export function standsInLogs(s: Sentence, clause: Clause, main: number): Found | null {
  if (clause.group.passive || clause.group.kind !== 'finite' || !clause.subject) return null;
  const data = mentionsIn(s, 'data', clause.subject);
  const at = s.find(main + 1, Math.min(main + 5, clause.region.to), IN);
  return data.length && at > 0 && s.norm(at + 1) === 'our' && hasWord(s, at + 2, at + 5, BOOKS)
    ? { action: 'collect', actor: 'first', nominal: true, data }
    : null;
}
standsInLogs.verbs = { bases: [SITTING] } satisfies Verbs;

const IN = new Set(['in', 'on']);

const TALK = new Set(['call', 'conversation', 'chat', 'communication']);

/** "Each request is logged", "calls are recorded", "we count page views": what people do is noted. */
export function loggedEvent(s: Sentence, clause: Clause, main: number, roles: Roles): Found | null {
  if (clause.group.kind !== 'finite' || clause.relative || (clause.actor === 'third' && clause.actorIds.length > 0)) return null;
  const range =
    clause.group.passive && clause.subject
      ? clause.subject
      : { from: roles.object.from, to: Math.min(roles.object.to, roles.object.from + 5) };
  let at = -1;
  for (let k = range.from; k < range.to && !(s.bits(k) & Bit.PREP); k++) if (EVENTS.has(s.stem(k))) at = k;
  if (at < 0 || (clause.group.passive && s.norm(main + 1) === 'by' && !(s.bits(main + 2) & Bit.FIRST))) return null;
  return { action: 'collect', implies: TALK.has(s.stem(at)) ? 'content.audio_video' : 'usage.activity', doubt: 'what people do is noted' };
}
loggedEvent.verbs = { bases: [LOGGING] } satisfies Verbs;

const WATCHING = new Set(['cctv', 'camera', 'cameras', 'surveillance']);

/** "We use CCTV in our shops": people are filmed. */
export function films(s: Sentence, clause: Clause, main: number, base: string): Found | null {
  const at = s.find(main + 1, Math.min(main + 6, clause.region.to), WATCHING);
  if (at < 0 || clause.group.kind !== 'finite' || clause.relative || s.bits(main + 1) & Bit.USER || clause.actor !== 'first') return null;
  if (base !== 'monitor' && s.norm(at).startsWith('camera') && !['video', 'security', 'surveillance'].includes(s.norm(at - 1))) return null;
  return { action: 'collect', implies: 'content.audio_video' };
}
films.verbs = { bases: ['use', 'operate', 'install', 'monitor', 'employ'] } satisfies Verbs;
