// Clauses → drafts of statements: polarity, limits and the doubt that each inferred step adds.
import { POINTING } from '../../generated/words/shared.js';
import type { Mention } from '../../model/statement.js';
import { BESIDE_US, GETTING, LIMITING } from '../../generated/words/statements.js';
import { HELPING } from '../../generated/words/shared.js';
import { doneBy, type Clause } from './clause.js';
import { actionsOf, isRead } from './actions.js';
import { askedOfUser, givenByUser } from './asked.js';
import { sentToUser } from './mailed.js';
import { sentByDevice } from './device.js';
import { isContrasted } from './datawords.js';
import type { Draft, Memory } from './draft.js';
import { filmedByUs, keptToReader, seenByReaders, sparedToUser } from './readers.js';
import { canBePointedAt } from './elsewhere.js';
import { forbidden } from './forbidding.js';
import { alike, type Found } from './found.js';
import { helpsUs } from './helping.js';
import { idle } from './idle.js';
import { slogans } from './idioms.js';
import { exceptionOf, isElseThan } from './exceptions.js';
import { Bit } from './lexicon.js';
import { lentRoles } from './lent.js';
import { consentedTo } from './nominals.js';
import { endsWithName, opensWithName, remember } from './remembering.js';
import { isWhatWeHave } from './regions.js';
import { pointedBack } from './recipients.js';
import { relativeObject } from './relatives.js';
import { mention, mentionsIn, rolesOf, type Roles } from './roles.js';
import type { Sentence } from './sentence.js';
import { VerbReaders, type Verb } from './verbs.js';
import { actorOf } from './who.js';
import { ONLOOKERS, type Who } from './doer.js';
import { build } from './building.js';

/** The drafts of a sentence, in order of their verbs; `memory` is read and written. */
export function draftsOf(s: Sentence, memory: Memory): Draft[] {
  const forbids = forbidden(s);
  if (forbids) {
    memory.data = forbids[0]?.data.length ? forbids[0].data.slice() : memory.data;
    return forbids;
  }
  const out: Draft[] = [];
  for (const clause of s.clauses) {
    let made: readonly Draft[] = NOTHING;
    for (const main of clause.group.mains) {
      const more = draftsOfVerb(s, clause, main, memory);
      if (more.length) made = made.length ? [...made, ...more] : more;
    }
    for (const d of made) out.push(d);
    remember(s, clause, made, memory);
  }
  memory.named = opensWithName(s, memory) || endsWithName(s);
  if (canBePointedAt(s)) memory.before = s;
  if (out.length === 0) out.push(...slogans(s));
  if (out.length === 0 && !s.isQuestion) {
    const rest = mentionsIn(s, 'data', { from: 0, to: s.tokens.length });
    if (rest.length) memory.data = rest.slice(0, 6);
  }
  return out;
}

const NOTHING: readonly Draft[] = [];
const THAT = new Set(['that', 'which']);
const AUXILIARY = Bit.BE | Bit.MODAL | Bit.HAVE | Bit.DO;

/** A verb of which is asked what it says of us where readers or their devices do it. */
interface Deed extends Pick<Verb, 's' | 'clause' | 'main' | 'base' | 'readings'> {
  /** Whether readers do it, whoever the subject is. */
  readonly theirs: boolean;
}

/** What readers do, are asked for or sent. */
const OF_READERS = new VerbReaders<Deed, Draft>([
  [seenByReaders.verbs, (v) => (v.theirs ? seenByReaders(v.s, v.clause, v.main) : null)],
  [filmedByUs.verbs, (v) => (v.theirs ? filmedByUs(v.s, v.clause, v.main) : null)],
  [keptToReader.verbs, (v) => (v.theirs ? keptToReader(v.s, v.clause, v.main) : null)],
  [sparedToUser.verbs, (v) => (v.theirs ? sparedToUser(v.s, v.clause, v.main) : null)],
  [askedOfUser.verbs, (v) => askedOfUser(v.s, v.clause, v.main)],
  [sentToUser.verbs, (v) => sentToUser(v.s, v.clause, v.main)],
  [consentedTo.verbs, (v) => consentedTo(v.s, v.clause, v.main)],
  [givenByUser.verbs, (v) => givenByUser(v.s, v.clause, v.main)],
  [sentByDevice.verbs, (v) => (v.theirs ? sentByDevice(v.s, v.clause, v.main) : null)],
]);

function draftsOfVerb(s: Sentence, clause: Clause, main: number, memory: Memory): readonly Draft[] {
  const base = s.base(main);
  const known = OF_READERS.know(base, 0);
  if (!known && !HELPING.has(base) && !isRead(s, clause, main)) return NOTHING;
  // "Processing that is necessary": a noun.
  if (clause.group.kind === 'gerund' && THAT.has(s.norm(main + 1)) && s.bits(main + 2) & AUXILIARY) return NOTHING;
  // "may be accessed by or shared with our partners": the words behind the last verb name the doer.
  if (clause.group.passive && s.norm(main + 1) === 'by' && s.bits(main + 2) & Bit.CONJ) return NOTHING;
  const who = actorOf(s, clause, main, memory);
  const asked = known ? OF_READERS.first({ s, clause, main, base, readings: 0, theirs: who.actor === 'user' }) : null;
  if (asked) return asked;
  if (who.actor === 'user' || isExcepted(s, clause)) return [];
  const excepted = exceptionOf(s, clause, mentionsIn);
  const roles = lentRoles(s, clause, main, excepted?.range ?? null) ?? rolesOf(s, clause, main, excepted?.range ?? null);
  if (s.find(roles.object.from, roles.object.to, FOLLOWING) >= 0) roles.generic = true;
  // "We share what we know with our partners"
  if (s.norm(main + 1) === 'what' && s.clauses.some((c) => isWhatWeHave(s.tokens, clause, c, main + 1))) roles.generic = true;
  if (clause.relative && roles.data.length === 0 && !roles.generic) roles.data = relativeObject(s, clause);
  const found: Found[] = [];
  for (const f of actionsOf(s, resolved(clause, who), main, roles))
    if (!idle(s, clause, main, f, who)) found.push(alike(f.action === 'advertise' && clause.negated ? withMeans(s, clause, f) : f));
  const helped = found.length === 0 && who.actor !== 'third' ? helpsUs(s, clause, main, memory) : null;
  if (helped) found.push(helped);
  if (hasReached(s, clause, main, roles.data, who))
    found.push({ action: 'collect', doubt: 'what is processed has reached whoever does it' });
  if (isKeptFrom(s, clause, main, roles, found, who))
    found.push({ action: 'collect', given: true, doubt: 'what others do not get is not given to them' });
  // "… nor do we let our partners set them": the trackers named before.
  if (
    found.length === 0 &&
    roles.pronoun &&
    SETTING.has(s.base(main)) &&
    !clause.group.passive &&
    clause.actor !== 'user' &&
    memory.data.some((d) => d.id === 'device.cookie_id')
  )
    found.push({ action: 'track', mechanism: 'cookie', implies: 'device.cookie_id' });
  if (found.every((f) => f.action !== 'track' && f.action !== 'collect') && usesThese(s, clause, main, roles, memory))
    found.push({ action: 'track', mechanism: 'cookie', implies: 'device.cookie_id', doubt: 'a pronoun points to trackers named before' });
  if (found.length === 0) return [];
  if (roles.pronoun && roles.data.length === 0) {
    if (memory.data.length === 0 && (memory.lost || (!clause.negated && !roles.generic))) return [];
    // The words of an earlier sentence have no place in this one: the pronoun stands for them.
    const at = s.span(roles.pronounAt, roles.pronounAt + 1);
    roles.data = memory.data.map((m) => ({ id: m.id, text: s.text.slice(at.start, at.end), ...at }));
  }
  const apart = leftOut(s, clause, main, found);
  if (apart) found.push(apart);
  const exception = excepted?.exception ?? null;
  const out = found.map((f) =>
    build(
      s,
      clause,
      main,
      f.named === 'before' ? { ...f, recipients: named(s, main, memory.third.length || f.nominal ? memory.third : ['processor']) } : f,
      roles,
      who,
      exception,
    ),
  );
  // "What you post may be collected by others": shown to them by us, and collected by them.
  if (who.agent && who.actor === 'third' && !clause.negated && TAKEN.has(base) && clause.group.passive)
    for (const d of out)
      if (d.actor === 'first' && d.action === 'share' && d.mood === 'asserted' && d.polarity === 'does')
        out.push({ ...d, actor: 'third', actorIds: who.ids, action: 'collect', recipients: [], steps: who.steps });
  // "Your data is hosted by our provider": it works on them for us, so that they have reached it.
  if (
    who.agent &&
    who.actor === 'third' &&
    WORKED_ON.has(base) &&
    clause.group.passive &&
    s.norm(main + 2) !== 'ai' &&
    who.ids.every((id) => AT_WORK.test(id))
  )
    out.forEach((d, i) => {
      if (d.actor !== 'third' || d.action !== 'collect' || d.mood !== 'asserted' || d.polarity === 'does_not') return;
      const at = s.span(main, main + 1);
      const recipients = who.ids.map((id) => ({ id, text: '', ...at }));
      out[i] = { ...d, actor: 'first', actorIds: [], action: 'share', recipients };
    });
  for (const d of out) d.recipients = pointedBack(s, d.recipients, memory.third);
  if (who.actor === 'first' && who.also)
    for (const f of found)
      if (!f.actor && BESIDE_US.has(f.action))
        out.push(
          build(
            s,
            clause,
            main,
            f,
            roles,
            { ...who, actor: 'third', ids: who.also, steps: [...who.steps, 'others are named beside the organisation'] },
            exception,
          ),
        );
  return out;
}

/** "kept no longer than is needed but for a copy to answer you", "not stored beyond caching it to answer": what is left out of a denial is not denied. */
function isExcepted(s: Sentence, clause: Clause): boolean {
  const { kind, from } = clause.group;
  // "in ways different from what is said here"
  if (kind === 'finite' && s.norm(from - 1) === 'what' && s.phrases.some((p) => p.kind === 'exception' && p.to === from - 1)) return true;
  if (kind !== 'infinitive' && kind !== 'gerund') return false;
  const than = s.find(0, from, THAN);
  if (than < 0 && !s.has('exception')) return false;
  for (let g = clause.governor; g; g = g.governor) {
    const main = g.group.mains.at(-1) ?? g.group.from;
    if (g.negated && s.phrases.some((p) => p.kind === 'exception' && p.from > main && p.to <= from + 1 && !g.subordinator)) return true;
    if (g.negated && than > main && isElseThan(s, than)) return true;
  }
  return false;
}

const WEIGHED = new Set(['evaluate', 'analyze', 'analyse', 'assess', 'examine']);
const WORKED_ON = new Set(['host', 'process']);
const AT_WORK = /^(?:processor|affiliate|payment_processor|analytics_provider|business_partner)$/;
const TAKEN = new Set(['collect', 'gather', 'record', 'harvest', 'obtain', 'capture']);
const THAN = new Set(['than']);

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

const PARTED: ReadonlySet<string> = new Set(['collect', 'track', 'share', 'sell', 'use']);
const BUT = new Set(['but', 'and', ',', '(']);
const NEVER = new Set(['not', 'never']);

/** "We store your e-mail address but not your name": what is named to be left out, denied. */
function leftOut(s: Sentence, clause: Clause, main: number, found: readonly Found[]): Found | null {
  const done = found.find((f) => PARTED.has(f.action) && !f.flips);
  if (!done || clause.negated || clause.group.kind !== 'finite' || clause.relative) return null;
  const never = s.find(main + 1, clause.region.to, NEVER);
  if (never < 0 || !BUT.has(s.norm(never - 1)) || !(s.bits(never + 1) & Bit.USER)) return null;
  const data: Mention[] = [];
  for (const p of s.within('data', { from: never, to: clause.region.to }))
    if (isContrasted(s, p.from) && !data.some((d) => d.id === p.id)) data.push(mention(s, p));
  return data.length ? { ...done, flips: true, data, doubt: 'what is named to be left out is not done' } : null;
}

const TECHNIQUES = new Set(['technologies', 'techniques', 'trackers']);

/** "Partners may use these technologies to", behind what was said of cookies. */
function usesThese(s: Sentence, clause: Clause, main: number, roles: Roles, memory: Memory): boolean {
  const base = s.base(main);
  if (
    (base !== 'use' && base !== 'employ') ||
    clause.group.kind !== 'finite' ||
    clause.group.passive ||
    !memory.data.some((d) => d.id === 'device.cookie_id')
  )
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

/** "their servers": those named before; a vendor where nobody was. */
function named(s: Sentence, main: number, ids: readonly string[]): Draft['recipients'] {
  const word = s.bits(main + 1) & Bit.THEY ? main + 1 : main;
  const at = s.span(word, word + 1);
  return ids.map((id) => ({ id, text: s.words(word, word + 1), ...at }));
}

const FOLLOWING = new Set(['following']);
const SETTING = new Set(['set', 'place', 'drop']);
