// What others do on our pages, told in a clause that hangs on a noun: "networks that deliver adverts on our site".
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import type { Sentence } from '../sentences/sentence.js';
import { lastVerb } from '../groups/group.js';

const SERVING = new Set(['serve', 'show', 'display', 'deliver', 'place']);
const NEXT = 7;

function setsTrackers(s: Sentence, clause: Clause): boolean {
  const main = lastVerb(clause.group);
  return (
    clause.group.mains.every((m) => s.readings(m) & Reading.place) && s.within('tracker', { from: main + 1, to: main + NEXT }).length > 0
  );
}

/** "on our pages", "onto the services" */
function isHere(s: Sentence, clause: Clause): boolean {
  for (let k = clause.region.from; k < clause.region.to; k++)
    if (s.bits(k) & Bit.FIRST_NOUN && (s.bits(k - 1) & Bit.FIRST || s.norm(k - 1) === 'the' || s.norm(k - 1) === 'this')) return true;
  return false;
}

/** "We work with companies that place cookies on our site": behind what we say of us or of others, it tells what they do. */
export function telling(s: Sentence, clause: Clause): boolean {
  if (clause.negated || !(setsTrackers(s, clause) || (clause.group.mains.every((m) => SERVING.has(s.base(m))) && isHere(s, clause))))
    return false;
  const at = s.clauses.indexOf(clause);
  const before = s.clauses.slice(0, at).findLast((c) => !c.relative && c.group.kind === 'finite');
  return (
    before !== undefined &&
    !before.negated &&
    !before.hypothetical &&
    !before.indirect &&
    !before.subordinator &&
    (before.actor === 'first' || before.actor === 'third' || (before.group.copula && before.actor !== 'user'))
  );
}

const GATHERING = Reading.collect | Reading.track;

/** "The data collected by Acme on our pages are …", "networks that deliver adverts on our site": what others do here is done, whatever is said of it. */
export function doneHere(s: Sentence, clause: Clause): boolean {
  const { group } = clause;
  if (
    clause.actor !== 'third' ||
    clause.negated ||
    (group.kind !== 'finite' && group.kind !== 'participle') ||
    (group.kind === 'finite' && group.passive) ||
    !namesHere(s, clause)
  )
    return false;
  if (!group.mains.every((m) => s.readings(m) & GATHERING || SERVING.has(s.base(m))) && !setsTrackers(s, clause) && !isSet(s, clause))
    return false;
  return !s.clauses.some((c) => !c.relative && c.group.kind === 'finite' && (c.negated || c.hypothetical || c.indirect));
}

/** "cookies set by", "beacons placed by" */
function isSet(s: Sentence, { group, start }: Clause): boolean {
  return (
    group.kind === 'participle' &&
    group.mains.every((m) => s.readings(m) & Reading.place) &&
    s.phrases.some((p) => p.kind === 'tracker' && p.to === start)
  );
}

const CARRYING = new Set(['contain', 'carry', 'include']);
const REACHES = new Set(['access', 'control']);
const PLACED_OR_USED = Reading.place | Reading.use | Reading.store;

/** "Some adverts may contain cookies set by networks", "we have no access to the cookies that advertisers place": they are there, whoever answers for them. Of a relative clause. */
export function otherTrackers(s: Sentence, clause: Clause): boolean {
  const { group } = clause;
  if (clause.actor !== 'third' || clause.negated || !group.mains.every((m) => s.readings(m) & PLACED_OR_USED)) return false;
  const at = clause.subject && group.kind === 'finite' ? clause.subject.from : group.from;
  const noun = s.bits(at - 1) & Bit.REL ? at - 1 : at;
  if (!s.phrases.some((p) => p.kind === 'tracker' && p.id !== 'analytics' && (p.to === noun || p.to === noun - 1))) return false;
  const main = s.clauses.findLast((c) => !c.relative && c.group.kind === 'finite' && c.group.from < noun);
  if (!main || main.hypothetical || main.indirect || main.actor === 'user') return false;
  const verb = lastVerb(main.group);
  return main.negated || s.norm(verb + 1) === 'no' ? s.find(verb + 1, noun, REACHES) > 0 : CARRYING.has(s.base(verb)) && noun - verb < NEXT;
}

const FAR = 16;

/** "on our pages", "through the app", "about your use of our site": not far behind the verb. */
function namesHere(s: Sentence, { region }: Clause): boolean {
  for (let k = region.from; k < Math.min(region.to, region.from + FAR); k++) {
    if (!(s.bits(k) & Bit.FIRST_NOUN)) continue;
    // "on Fernhill sites"
    const own = s.own.find((n) => n.to === k);
    if (!own && !(s.bits(k - 1) & Bit.FIRST || s.norm(k - 1) === 'the' || s.norm(k - 1) === 'this')) continue;
    if (own ? s.bits(own.from - 1) & Bit.PREP : s.bits(k - 2) & Bit.PREP && s.norm(k - 2) !== 'by' && s.norm(k - 2) !== 'than') return true;
  }
  return false;
}
