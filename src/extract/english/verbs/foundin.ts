// What a verb is found to say: what the readers of verbs say of it, and what follows from that or from the sentences before.
import type { Mention } from '../../../model/statement.js';
import { GETTING, LIMITING, PARTED } from '../../../generated/words/foundin.js';
import { POINTING } from '../../../generated/words/shared.js';
import { actionsOf } from './actions.js';
import { doneBy, type Clause } from '../clauses/clause.js';
import { isContrasted } from '../roles/datawords.js';
import { receivingIn } from '../roles/receiving.js';
import { ONLOOKERS, type Who } from '../sentences/doer.js';
import type { Draft, Memory } from '../roles/draft.js';
import { alike, type Found } from '../roles/found.js';
import { helpsUs } from './helping.js';
import { idle } from './idle.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { mention, mentionsIn, type Roles } from '../roles/roles.js';
import { isNothing, leavesOut } from '../sentences/mentions.js';
import { lastVerb } from '../groups/group.js';
import type { Range } from '../tokens/range.js';
import type { Sentence } from '../sentences/sentence.js';

/** What a verb says of its roles; empty where it says nothing. */
export function foundIn(s: Sentence, clause: Clause, main: number, roles: Roles, who: Who, memory: Memory): Found[] {
  const found: Found[] = [];
  for (const f of actionsOf(s, resolved(clause, who), main, roles))
    if (!idle(s, clause, main, f, who) && !(f.action === 'advertise' && isSaidOfData(s, clause)))
      found.push(alike(f.action === 'advertise' && clause.negated ? withMeans(s, clause, f) : f));
  const helped = found.length === 0 && who.actor !== 'third' ? helpsUs(s, clause, main, memory) : null;
  if (helped) found.push(helped);
  if (hasReached(s, clause, main, roles.data, who))
    found.push({ action: 'collect', doubt: 'what is processed has reached whoever does it' });
  if (isKeptFrom(s, clause, main, roles, found, who))
    found.push({ action: 'collect', given: true, doubt: 'what others do not get is not given to them' });
  if (found.length === 0 && setsThem(s, clause, main, roles, memory)) found.push(TRACKING);
  if (found.every((f) => f.action !== 'track' && f.action !== 'collect') && usesThese(s, clause, main, roles, memory))
    found.push({ ...TRACKING, doubt: 'a pronoun points to trackers named before' });
  return found;
}

const TRACKING: Found = { action: 'track', mechanism: 'cookie', implies: 'device.cookie_id' };

const SETTING = new Set(['set', 'place', 'drop']);

/** "… nor do we let our partners set them": the trackers named before. */
function setsThem(s: Sentence, clause: Clause, main: number, roles: Roles, memory: Memory): boolean {
  return roles.pronoun && SETTING.has(s.base(main)) && !clause.group.passive && clause.actor !== 'user' && namesTrackers(memory);
}

function namesTrackers({ data }: Memory): boolean {
  return data.some((d) => d.id === 'device.cookie_id');
}

const WEIGHED = new Set(['evaluate', 'analyze', 'analyse', 'assess', 'examine']);

/** "Our sponsors never see your name": it is not given to them; that anybody does not see it is said so already. */
function isKeptFrom(s: Sentence, clause: Clause, main: number, roles: Roles, found: readonly Found[], who: Who): boolean {
  return (
    (clause.negated || roles.negativeObject >= 0) &&
    !clause.group.passive &&
    who.actor === 'third' &&
    who.ids.length > 0 &&
    clause.group.kind === 'finite' &&
    !clause.relative &&
    GETTING.has(s.base(main)) &&
    !who.ids.every((id) => ONLOOKERS.has(id)) &&
    found.some((f) => f.action === 'collect' && !f.actor && !f.flips && !f.named) &&
    found.every((f) => !f.given)
  );
}

const EMPLOYING = new Set(['use', 'process', 'employ', 'utilize', 'utilise']);

/** "We do not use your letters to show you adverts": with them it is not done, which says nothing of other means. */
function withMeans(s: Sentence, clause: Clause, f: Found): Found {
  const by = clause.group.kind === 'infinitive' ? clause.governor : null;
  const main = by?.group.mains.at(-1) ?? -1;
  if (!by?.negated || by.group.passive || !EMPLOYING.has(s.base(main))) return f;
  const data = mentionsIn(s, 'data', { from: main + 1, to: clause.group.from });
  return data.length ? { ...f, data } : f;
}

/** "Your letters are not used to show you adverts": the passive says so already, of these alone. */
function isSaidOfData(s: Sentence, { group, governor }: Clause): boolean {
  return (
    group.kind === 'infinitive' &&
    governor !== null &&
    governor.negated &&
    governor.group.passive &&
    governor.actor === 'data' &&
    EMPLOYING.has(s.base(lastVerb(governor.group)))
  );
}

const NEVER = new Set(['not', 'never', 'no', 'nothing', 'none']);
const ARTICLES = new Set(['the', 'any', 'a', 'an']);

/** "not your name", "never the number", "nothing about you", "not names": a noun, and no clause of its own. */
function namesWhat(s: Sentence, never: number): boolean {
  if (s.norm(never) === 'nothing' || s.norm(never) === 'none') return isNothing(s, never);
  return (
    (s.bits(never + 1) & Bit.USER) !== 0 ||
    s.norm(never + 1) === ',' ||
    ARTICLES.has(s.norm(never + 1)) ||
    s.phrases.some((p) => p.kind === 'data' && p.from === never + 1)
  );
}

/** "We store your e-mail address but not your name", "your age (not your name) is shown": what is named to be left out, denied. */
export function leftOut(s: Sentence, clause: Clause, main: number, found: readonly Found[]): Found | null {
  const { group, subject, region } = clause;
  const parted = found.filter((f) => PARTED.has(f.action) && !f.flips);
  const done = parted.find((f) => f.action !== 'use') ?? parted[0];
  if (!done || clause.negated || group.kind !== 'finite' || clause.relative) return null;
  const data =
    (group.passive && subject ? namedApart(s, { from: subject.from + 1, to: group.from }) : null) ??
    namedApart(s, { from: main + 1, to: region.to });
  return data ? { ...done, flips: true, data, doubt: 'what is named to be left out is not done' } : null;
}

/** "Not your name, only your town is stored", "not with insurers but with couriers": what is named to be done after all. */
export function afterAll(s: Sentence, main: number, found: readonly Found[], range: Range): Found | null {
  const done = found.find((f) => PARTED.has(f.action) && f.action !== 'use' && !f.flips);
  const data = mentionsIn(s, 'data', range);
  const { recipients } = receivingIn(s, range, main, null, true);
  if (!done || data.length + recipients.length === 0) return null;
  // "is not sent to us, but to our bank": to somebody else.
  if (!data.length && done.action === 'collect') return null;
  if (!recipients.length && done.action === 'share' && s.readings(main) & Reading.convey) return null;
  return {
    ...done,
    flips: true,
    doubt: 'what is set against the denied is done',
    reach: range.to,
    ...(data.length ? { data } : {}),
    ...(recipients.length ? { recipients } : {}),
  };
}

/** The data that are named in a range to be left out; null where none are. */
function namedApart(s: Sentence, { from, to }: Range): Mention[] | null {
  const never = s.find(from, to, NEVER);
  if (never < 0 || !leavesOut(s, s.norm(never) === 'nothing' || s.norm(never) === 'none' ? never + 1 : never) || !namesWhat(s, never))
    return null;
  const data: Mention[] = [];
  for (const p of s.within('data', { from: never, to }))
    if (isContrasted(s, p.from) && !data.some((d) => d.id === p.id)) data.push(mention(s, p));
  return data.length ? data : null;
}

const TECHNIQUES = new Set(['technologies', 'techniques', 'trackers']);

/** "Partners may use these technologies to", behind what was said of cookies. */
function usesThese(s: Sentence, clause: Clause, main: number, roles: Roles, memory: Memory): boolean {
  const base = s.base(main);
  if ((base !== 'use' && base !== 'employ') || clause.group.kind !== 'finite' || clause.group.passive || !namesTrackers(memory))
    return false;
  const at = roles.object.from;
  return POINTING.has(s.norm(at)) && TECHNIQUES.has(s.norm(s.norm(at + 1) === 'tracking' ? at + 2 : at + 1));
}

/** A clause with the actor that its words come to. */
function resolved(clause: Clause, who: Who): Clause {
  const actor =
    clause.actor === 'data' || clause.actor === 'tool'
      ? clause.actor
      : clause.actor === 'unknown' && who.actor === 'first'
        ? 'data'
        : who.actor;
  const actorIds = clause.actorIds.length ? clause.actorIds : who.ids;
  return actor === clause.actor && actorIds === clause.actorIds ? clause : doneBy(clause, actor, actorIds);
}

/** "A payment service processes your card number": it has it. */
function hasReached(s: Sentence, clause: Clause, main: number, data: Draft['data'], who: Who): boolean {
  return (
    who.actor === 'third' &&
    !clause.negated &&
    clause.group.kind === 'finite' &&
    (s.base(main) === 'process' ||
      (WEIGHED.has(s.base(main)) &&
        !clause.relative &&
        !clause.group.passive &&
        data.every((d) => d.id !== 'personal' && d.id !== 'non_personal'))) &&
    data.length > 0 &&
    s.find(clause.group.from, clause.region.to, LIMITING) < 0 &&
    s.norm(clause.group.from) !== 'must'
  );
}
