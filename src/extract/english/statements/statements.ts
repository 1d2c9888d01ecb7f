// Clauses → drafts of statements: polarity, limits and the doubt that each inferred step adds.
import { BESIDE_US, TAKEN } from '../../../generated/words/statements.js';
import { GETTING } from '../../../generated/words/foundin.js';
import { HELPING } from '../../../generated/words/shared.js';
import type { Clause } from '../clauses/clause.js';
import { isRead } from '../verbs/actions.js';
import { askedOfUser, givenByUser } from './asked.js';
import { putOnList, sentToUser } from './mailed.js';
import { sentByDevice } from './device.js';
import type { Draft, Memory } from '../roles/draft.js';
import { filmedByUs, keptToReader, seenByReaders, sparedToUser } from './readers.js';
import { canBePointedAt } from './elsewhere.js';
import { forbidden } from './forbidding.js';
import type { Found } from '../roles/found.js';
import { afterAll, foundIn, leftOut } from '../verbs/foundin.js';
import { slogans } from '../verbs/idioms.js';
import { exceptionOf } from '../limits/exceptions.js';
import { isElseThan } from '../limits/narrowed.js';
import { Bit } from '../lexicon/lexicon.js';
import { FOLLOWING } from '../roles/leadkind.js';
import { doneAfterAll } from '../roles/afterall.js';
import { lentRoles } from '../roles/lent.js';
import { consentedTo, consentNeeded } from '../verbs/consents.js';
import { endsWithName, opensWithName, remember, rememberLabel } from './remembering.js';
import { isWhatWeHave } from '../clauses/regions.js';
import { pointedBack } from '../roles/recipients.js';
import { relativeObject } from '../mood/relatives.js';
import { mentionsIn, rolesOf, type Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { VerbReaders, type Verb } from '../verbs/verbs.js';
import { actorOf } from './who.js';
import type { Who } from '../sentences/doer.js';
import { build } from './building.js';
import type { Range } from '../tokens/range.js';

/** The drafts of a sentence, in order of their verbs; `memory` is read and written. */
export function draftsOf(s: Sentence, memory: Memory): Draft[] {
  const forbids = forbidden(s);
  if (forbids) {
    memory.data = forbids[0]?.data.length ? forbids[0].data.slice() : memory.data;
    return forbids;
  }
  const out: Draft[] = [];
  rememberLabel(s, memory);
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
  [putOnList.verbs, (v) => putOnList(v.s, v.clause, v.main)],
  [consentedTo.verbs, (v) => consentedTo(v.s, v.clause, v.main)],
  [consentNeeded.verbs, (v) => consentNeeded(v.s, v.clause, v.main)],
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
  const after = doneAfterAll(s, clause, main);
  const roles = rolesFor(s, clause, main, excepted?.range ?? after);
  const found = foundIn(s, clause, main, roles, who, memory);
  if (found.length === 0 || !takesNamedBefore(s, clause, roles, memory)) return [];
  if (usesTrackers(s, clause, main, roles, found, memory)) {
    roles.data = [];
    found[0] = { action: 'track', implies: 'device.cookie_id' };
  }
  const apart = leftOut(s, clause, main, found) ?? (after && afterAll(s, main, found, after));
  if (apart) found.push(apart);
  // "They get your town but not your name": it is not given to them.
  if (apart?.action === 'collect' && who.actor === 'third' && GETTING.has(base)) found.push({ ...apart, given: true });
  const exception = excepted?.exception ?? null;
  const others = memory.third.length ? memory.third : null;
  const out = found.map((f) => {
    const told = f.named === 'before' ? { ...f, recipients: named(s, main, others ?? (f.nominal ? [] : ['processor'])) } : f;
    // "collected not by us but by our vendors"
    return build(s, clause, main, who.parted && !clause.negated ? turned(told) : told, roles, who, exception);
  });
  out.push(...takenByOthers(s, clause, main, who, out));
  reachThoseAtWork(s, clause, main, who, out);
  for (const d of out) d.recipients = pointedBack(s, d.recipients, memory.third);
  if (who.actor === 'first' && who.also) {
    const beside: Who = { ...who, actor: 'third', ids: who.also, steps: [...who.steps, 'others are named beside the organisation'] };
    for (const f of found)
      if (!f.actor && BESIDE_US.has(f.action))
        out.push(build(s, clause, main, who.parted && clause.negated ? turned(f) : f, roles, beside, exception));
  }
  return out;
}

/** What is found, with the other polarity. */
function turned(f: Found): Found {
  return { ...f, flips: !f.flips };
}

/** What a verb is about, lent by another verb or its own. */
function rolesFor(s: Sentence, clause: Clause, main: number, excepted: Range | null): Roles {
  const roles = lentRoles(s, clause, main, excepted) ?? rolesOf(s, clause, main, excepted);
  if (namesFollowing(s, roles.object)) roles.generic = true;
  // "We share what we know with our partners"
  if (s.norm(main + 1) === 'what' && s.clauses.some((c) => isWhatWeHave(s.tokens, clause, c, main + 1))) roles.generic = true;
  if (clause.relative && roles.data.length === 0 && !roles.generic) {
    roles.data = relativeObject(s, clause);
    // "information that our partners collect"
    const at = (clause.subject?.from ?? 0) - 1;
    if (clause.actor === 'third' || clause.also) roles.generic = Boolean(s.bits(THAT.has(s.norm(at)) ? at - 1 : at) & Bit.GENERIC);
  }
  return roles;
}

/** "the following", "following data"; not "deleted following a request". */
function namesFollowing(s: Sentence, { from, to }: Range): boolean {
  const at = s.find(from, to, FOLLOWING);
  return at >= 0 && (at === from || (s.bits(at - 1) & (Bit.DET | Bit.PREP)) !== 0 || at + 1 >= to || (s.bits(at + 1) & Bit.GENERIC) !== 0);
}

/** Gives a pronoun the data that were named before; false where it is not known what it stands for. */
function takesNamedBefore(s: Sentence, clause: Clause, roles: Roles, memory: Memory): boolean {
  if (!roles.pronoun || roles.data.length > 0) return true;
  if (memory.data.length === 0 && (memory.lost || (!clause.negated && !roles.generic))) return false;
  // The words of an earlier sentence have no place in this one: the pronoun stands for them.
  const at = s.span(roles.pronounAt, roles.pronounAt + 1);
  roles.data = memory.data.map((m) => ({ id: m.id, text: s.text.slice(at.start, at.end), ...at }));
  return true;
}

/** "We use cookies. They are used to help us understand": as if the word stood there again; not "this information is used". */
function usesTrackers(s: Sentence, clause: Clause, main: number, roles: Roles, found: readonly Found[], memory: Memory): boolean {
  return (
    found.length === 1 &&
    found[0]?.action === 'use' &&
    s.base(main) === 'use' &&
    roles.pronoun &&
    roles.data.length > 0 &&
    // "We use cookies to remember your basket": the cookies are what it speaks of.
    (memory.said?.action === 'track' || roles.data.every((d) => d.id === 'device.cookie_id')) &&
    !clause.negated &&
    PLURAL.has(s.norm(roles.pronounAt)) &&
    (clause.group.passive
      ? clause.subject !== null && clause.subject.to === clause.subject.from + 1 && s.norm(main + 1) === 'to'
      : clause.group.kind === 'finite' && s.norm(roles.pronounAt + 1) === 'to') &&
    s.tokens.some((t) => t.bits & Bit.FIRST)
  );
}

const PLURAL = new Set(['they', 'them', 'these']);

/** "What you post may be collected by others": shown to them by us, and collected by them. */
function takenByOthers(s: Sentence, clause: Clause, main: number, who: Who, made: readonly Draft[]): Draft[] {
  if (!who.agent || who.actor !== 'third' || clause.negated || !TAKEN.has(s.base(main)) || !clause.group.passive) return [];
  return made
    .filter((d) => d.actor === 'first' && d.action === 'share' && d.mood === 'asserted' && d.polarity === 'does')
    .map((d) => ({ ...d, actor: 'third', actorIds: who.ids, action: 'collect', recipients: [], steps: who.steps }));
}

/** "Your data is hosted by our provider": it works on them for us, so that they have reached it. */
function reachThoseAtWork(s: Sentence, clause: Clause, main: number, who: Who, made: Draft[]): void {
  if (!who.agent || who.actor !== 'third' || !WORKED_ON.has(s.base(main)) || !clause.group.passive) return;
  if (s.norm(main + 2) === 'ai' || !who.ids.every((id) => AT_WORK.test(id))) return;
  made.forEach((d, i) => {
    if (d.actor !== 'third' || d.action !== 'collect' || d.mood !== 'asserted' || d.polarity === 'does_not') return;
    const at = s.span(main, main + 1);
    const recipients = who.ids.map((id) => ({ id, text: '', ...at }));
    made[i] = { ...d, actor: 'first', actorIds: [], action: 'share', recipients };
  });
}

/** "kept no longer than is needed but for a copy to answer you", "not stored beyond caching it to answer": what is left out of a denial is not denied. */
function isExcepted(s: Sentence, clause: Clause): boolean {
  const { kind, from } = clause.group;
  // "in ways different from what is said here"
  if (kind === 'finite' && s.norm(from - 1) === 'what' && s.phrases.some((p) => p.kind === 'exception' && p.to === from - 1)) return true;
  // "no more is kept than is usually stored in logs": with what it is compared.
  if (kind === 'finite' && THAN.has(s.norm(from - 1))) return true;
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

const WORKED_ON = new Set(['host', 'process']);
const AT_WORK = /^(?:processor|affiliate|payment_processor|analytics_provider|business_partner)$/;
const THAN = new Set(['than']);

/** "their servers": those named before; a vendor where nobody was. */
function named(s: Sentence, main: number, ids: readonly string[]): Draft['recipients'] {
  const word = s.bits(main + 1) & Bit.THEY ? main + 1 : main;
  const at = s.span(word, word + 1);
  return ids.map((id) => ({ id, text: s.words(word, word + 1), ...at }));
}
