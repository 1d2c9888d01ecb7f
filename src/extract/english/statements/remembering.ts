// What a sentence leaves behind for the pronouns of the next: data, others, trackers and whose they are, a name.
import { FIRMS } from '../../../generated/words/elsewhere.js';
import { SERVING } from '../../../generated/words/hosting.js';
import { STAYING, WHOLES } from '../../../generated/words/remembering.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import type { Draft, Memory } from '../roles/draft.js';
import { keyOf } from '../names/equated.js';
import { hasWord } from '../roles/found.js';
import { mentionsIn } from '../roles/roles.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Phrase } from '../tokens/tokens.js';
import type { Range } from '../tokens/range.js';
import type { Sentence } from '../sentences/sentence.js';
import { headEnd } from '../sentences/stretch.js';
import { runsOn } from '../verbs/hosting.js';
import { strangerBehind } from '../roles/strangers.js';
import { actorOf } from './who.js';

/** "Acme is one of our vendors. It …": a name known to be another's, or "it" that went on with one. */
export function opensWithName(s: Sentence, memory: Memory): boolean {
  for (const c of s.clauses) {
    if (c.group.kind !== 'finite' || c.relative || c.subordinator || !c.subject) continue;
    const by = actorOf(s, c, c.group.mains[0] ?? c.group.from, memory);
    return (
      (c.steps.some((x) => x.startsWith('name:')) && (worksForUs(s, c) || (!by.low && (by.actor === 'third' || isOther(s, c))))) ||
      (isSomeFirm(s, c) && worksForUs(s, c)) ||
      isOneOther(s, c) ||
      (memory.named && s.norm(c.subject.from) === 'it')
    );
  }
  return false;
}

/** "Acme hosts our site", "Acme is our printer", "Acme sends letters for us": what somebody else does or is. */
function worksForUs(s: Sentence, { group, region, negated, subject }: Clause): boolean {
  const main = group.mains.at(-1);
  if (main === undefined || negated || group.passive || !subject || subject.from > 0) return false;
  const ours = s.norm(main + 1) === 'our' || (group.copula && s.norm(main + 1) === 'one' && s.norm(main + 3) === 'our');
  if (group.copula) return ours && s.within('recipient', { from: main + 2, to: region.to }).length > 0;
  if (!SERVING.has(s.base(main))) return false;
  const us = s.find(main + 1, s.tokens.length, US);
  return ours || (us > 0 && s.norm(us - 1) === 'for') || s.find(main, s.tokens.length, BEHALF) > 0;
}

/** "A courier firm", "an outside company" */
function isSomeFirm(s: Sentence, { subject }: Clause): boolean {
  return subject !== null && INDEFINITE.has(s.norm(subject.from)) && FIRMS.has(s.norm(subject.to - 1));
}

const INDEFINITE = new Set(['a', 'an', 'another']);
const BEHALF = new Set(['behalf']);
const US = new Set(['us']);

const ONE = new Set(['our', 'the', 'a', 'an', 'another']);

/** "Our printer keeps your name. [It …]": a single other, by what it is to us; not "our partners", "a provider or we". */
function isOneOther(s: Sentence, { actor, also, subject, actorIds }: Clause): boolean {
  if (actor !== 'third' || also || !subject || !ONE.has(s.norm(subject.from)) || !actorIds.length) return false;
  return s.within('recipient', subject).some((p) => p.from <= subject.from + 1 && isSingular(s, p) && p.to === subject.to);
}

/** A single one who is no tool of ours: readers are counted by it as by us. */
function isSingular(s: Sentence, { id, to }: Phrase): boolean {
  return id !== 'analytics_provider' && id !== 'anyone' && id !== 'public' && !s.norm(to - 1).endsWith('s');
}

function isOther(s: Sentence, c: Clause): boolean {
  const key = keyOf(s.tokens.slice(subjectOf(c).from, subjectOf(c).to).map((t) => t.norm));
  return key !== null && s.names.isOther(key);
}

/** "Your name: we share it", "IP addresses – we store them": what a label in front of the first clause names is what its pronouns stand for. */
export function rememberLabel(s: Sentence, memory: Memory): void {
  const first = s.clauses[0];
  if (!first) return;
  const mark = s.find(1, Math.min(first.start, LONGEST_LABEL), LABEL_MARKS);
  if (mark < 0) return;
  const data = mentionsIn(s, 'data', { from: 0, to: mark });
  if (data.length) Object.assign(memory, { data, lost: false });
}

const LONGEST_LABEL = 9;
const LABEL_MARKS = new Set([':', '–', '—', '-']);

/** Keeps what a clause named for the pronouns of later ones. */
export function remember(s: Sentence, clause: Clause, drafts: readonly Draft[], memory: Memory): void {
  for (const d of drafts) {
    if (d.data.length) memory.data = d.data;
    if (d.recipients.length) memory.third = d.recipients.map((r) => r.id);
  }
  if (clause.actor === 'third' && clause.actorIds.length) memory.third = clause.actorIds;
  else if (isByStranger(s, clause) || (clause === s.clauses.at(-1) && endsOnName(s, clause))) memory.third = STRANGERS;
  // "They are mostly placed by sponsors."
  if (
    memory.trackers &&
    s.norm(subjectOf(clause).from) === 'they' &&
    clause.group.passive &&
    s.within('recipient', clause.region).some((p) => hasWord(s, p.from - 2, p.from, BY))
  )
    memory.trackers = 'theirs';
  if (clause.group.kind === 'finite' && !clause.relative && clause.subject && s.norm(clause.subject.from) !== 'they')
    memory.trackers = clause.actor !== 'tool' || !isMany(s, clause.subject) ? null : ownerOf(drafts);
  if (drafts.length === 0 && !isWay(clause)) {
    const way = s.clauses.find((c) => c.governor === clause && isWay(c));
    const data = mentionsIn(s, 'data', { from: clause.start, to: way ? way.group.from : clause.region.to });
    if (data.length) memory.data = data;
    else if (isOfReader(s, clause)) Object.assign(memory, { data: [], lost: true });
    // "Thanks to our vendors, it works. They …"
    const third = s.within('recipient', { from: clause === s.clauses[0] && opensWithPhrase(s) ? 0 : clause.start, to: clause.region.to });
    if (third.length) memory.third = [...new Set(third.map((p) => p.id))];
  }
}

/** "Thanks to our vendors, …", "With our partners …" */
function opensWithPhrase(s: Sentence): boolean {
  return (s.bits(0) & Bit.PREP) !== 0 || s.norm(0) === 'thanks';
}

/** "the cookies on our site", "most of these cookies" */
function isMany(s: Sentence, subject: Range): boolean {
  return s.norm(subject.to - 1).endsWith('s') || s.norm(headEnd(s, subject) - 1).endsWith('s');
}

/** "what you tell us by filling in your profile": how readers tell it, and not what. */
function isWay({ group, actor, preposition }: Clause): boolean {
  return group.kind === 'gerund' && actor !== 'first' && preposition !== null && WAYS.has(preposition);
}

const WAYS = new Set(['by', 'via', 'through']);
const STRANGERS: readonly string[] = ['third_parties'];

/** "Payments are handled by Larkpay. They keep …": somebody whom no list knows, and who is not us. */
function isByStranger(s: Sentence, { group, relative, region }: Clause): boolean {
  const main = group.mains.at(-1);
  if (main === undefined || !group.passive || group.kind !== 'finite' || relative) return false;
  return strangerBehind(s, main + 1, region.to, BY) !== null;
}

/** "We use a chat tool called Larktalk. It …": what is named last there is somebody else's. */
export function endsWithName(s: Sentence): boolean {
  if (servedByName(s) || usesName(s)) return true;
  const called = s.find(1, s.tokens.length, CALLED);
  if (called < 0) return false;
  const clause = s.clauses[0];
  return (
    clause?.actor === 'first' &&
    !clause.negated &&
    clause.group.mains.some((m) => EMPLOYING.has(s.base(m))) &&
    (s.bits(called + 1) & Bit.CAPITAL) !== 0 &&
    !s.own.some((n) => n.from <= called + 1 && called + 1 < n.to) &&
    !s.clauses.some((c) => c.group.kind === 'finite' && c.group.from > called)
  );
}

/** "Our newsletter is sent by Postwren": the last that is named. */
function servedByName(s: Sentence): boolean {
  const clause = s.clauses.at(-1);
  if (!clause || clause.negated || !SERVING.has(s.base(clause.group.mains.at(-1) ?? -1)) || !isByStranger(s, clause)) return false;
  // "This site is run by Acme" says whose it is.
  const by = s.find(clause.region.from, clause.region.to, BY);
  return by > 0 && (s.bits(by + 1) & Bit.CAPITAL) !== 0 && !WHOLES.has(s.stem(subjectOf(clause).to - 1));
}

/** "Our letters go out with Postlark. [They …]" */
function endsOnName(s: Sentence, { subject }: Clause): boolean {
  // "Our apps run on Android. They …": the apps do.
  if (!subject || (s.bits(subject.to - 1) & Bit.FIRST_NOUN && s.norm(subject.to - 1).endsWith('s'))) return false;
  let end = s.tokens.length;
  while (end > 0 && s.bits(end - 1) & Bit.PUNCT) end--;
  return runsOn(s, end);
}

const MOST_USED = 12;

/** "We use Quaypass for payments": a name, of no tool by which readers are counted. */
function usesName(s: Sentence): boolean {
  const [clause, ...others] = s.clauses;
  const main = clause?.group.mains[0] ?? -1;
  if (!clause || clause.actor !== 'first' || clause.negated || clause.group.passive || !EMPLOYING.has(s.base(main))) return false;
  if (s.tokens.length > MOST_USED || others.some((c) => c.group.kind === 'finite' && !tellsMore(s, c))) return false;
  const at = s.norm(main + 1) === 'on' || s.norm(main + 1) === 'upon' ? main + 2 : main + 1;
  // "We use a payment provider"
  if (ONE.has(s.norm(at)) && s.within('recipient', { from: at + 1, to: at + 5 }).some((p) => p.from < at + 3 && isSingular(s, p)))
    return true;
  return (
    (s.bits(at) & Bit.CAPITAL) !== 0 &&
    !(s.bits(at) & (Bit.FIRST | Bit.FIRST_NOUN | Bit.DET | Bit.GENERIC)) &&
    !s.own.some((n) => n.from <= at && at < n.to) &&
    !s.phrases.some((p) => (p.kind === 'data' || p.kind === 'tracker') && p.from <= at + 1 && at < p.to)
  );
}

/** "Quaypass, which is safe", "because it is safe": of what was named, and nobody else comes in. */
function tellsMore(s: Sentence, { subject }: Clause): boolean {
  return subject !== null && subject.to === subject.from + 1 && (s.norm(subject.from) === 'it' || (s.bits(subject.from) & Bit.REL) !== 0);
}

const CALLED = new Set(['called', 'named']);
const EMPLOYING = new Set(['use', 'employ', 'embed', 'rely']);

const BY = new Set(['by']);

/** "Your mood board stays on your phone": something of the reader's that no list knows, which "it" means from here on. */
function isOfReader(s: Sentence, clause: Clause): boolean {
  return (
    clause.group.kind === 'finite' &&
    !clause.relative &&
    clause.subject !== null &&
    s.norm(clause.subject.from) === 'your' &&
    clause.group.mains.some((m) => STAYING.has(s.base(m)))
  );
}

/** Whose the trackers are that a clause is about. */
function ownerOf(drafts: readonly Draft[]): Memory['trackers'] {
  const theirs = drafts.filter((d) => d.actor === 'third').length;
  return theirs === 0 ? 'ours' : theirs === drafts.length ? 'theirs' : 'both';
}
