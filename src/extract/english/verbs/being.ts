// What is said with "to be": "the data we store are", "there is no sale", "free of trackers".
import { ADS, OURS } from '../../../generated/words/shared.js';
import { GATHERED, HELD, UNSURE } from '../../../generated/words/being.js';
import { GATHERING as GATHERED_NOUNS, HANDOVERS } from '../../../generated/words/nominals.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { hasGeneric, type Found } from '../roles/found.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { mentionsIn, type Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';
import { actionOf } from './inpassing.js';
import type { Verbs } from './verbs.js';

const HANDED_OVER = new Set([...HANDOVERS, 'sale', 'selling', 'resale', 'exchange']);
const SHOWN = new Set(['this', 'these', 'they']);
const MOST_NOUN = 14;
const NONE = new Set(['no']);
const TRACKING = new Set(['tracking', 'tracker', 'trackers', 'cookies', 'analytics']);
const COLLECTION: ReadonlySet<string> = new Set([...GATHERED_NOUNS, 'storing', 'retention']);

/** "There is no sale of your personal information". */
export function thereIs(s: Sentence, clause: Clause, main: number, roles: Roles): Found[] {
  if (s.norm(subjectOf(clause).from) !== 'there') return [];
  const here = hereIs(s, clause, main);
  if (here.length) return here;
  const at = s.find(main + 1, main + 5, HANDED_OVER);
  if (at < 0 || isOfOtherNoun(s, main + 1, at)) return [];
  const data = mentionsIn(s, 'data', { from: main, to: clause.region.to });
  const none = clause.negated || s.find(main + 1, at, NONE) >= 0;
  // "There is no transfer to third countries", "no disclosure to third parties": of what, goes without saying.
  const towards = none && s.norm(at + 1) === 'to' ? { from: at + 2, to: at + 6 } : null;
  const place = s.norm(at) === 'transfer' ? s.within('place', { from: at + 1, to: Math.min(clause.region.to, at + 12) })[0] : undefined;
  // "no data sharing", "no sharing of data"
  if (!data.length && !(hasGeneric(s, at - 1, clause.region.to) && none) && !(towards && (place || s.within('recipient', towards).length)))
    return [];
  if (place) {
    roles.place = place.id;
    return [{ action: 'transfer', data, nominal: true }];
  }
  return [
    {
      action: s.norm(at) === 'sale' || s.norm(at) === 'selling' ? 'sell' : 'share',
      data,
      nominal: true,
      recipients: mentionsIn(s, 'recipient', { from: at, to: clause.region.to }),
    },
  ];
}

/** "[no charge for] sharing", "[no alternative to] sharing": another noun is not there; "no question of sharing" is of the sharing. */
function isOfOtherNoun(s: Sentence, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (s.bits(k) & (Bit.PREP | Bit.TO) && s.norm(k) !== 'of') return true;
  return false;
}

/** "The data we store are your name and address", "the personal data concerned are …": what is named is collected, or shared. */
export function isThis(s: Sentence, clause: Clause, main: number): Found | null {
  const { group } = clause;
  const free = freeRelative(s, clause);
  const subject = free ?? clause.subject;
  if (
    !subject ||
    group.kind !== 'finite' ||
    clause.negated ||
    clause.relative ||
    clause.hypothetical ||
    clause.indirect ||
    clause.subordinator !== null ||
    (!hasGeneric(s, subject.from, subject.to) && !isAll(s, subject.from) && !s.within('data', subject).length)
  )
    return null;
  const inside = s.clauses.find(
    (c) =>
      c !== clause &&
      c.group.from > subject.from &&
      c.group.from < subject.to &&
      (c.relative || c.group.kind === 'participle' || free !== null),
  );
  const gathered =
    (s.find(subject.from, subject.to, GATHERED) > 0 && (!inside || inside.actor !== 'third')) ||
    (inside !== undefined &&
      (actionOf(s, inside) === 'collect' ||
        (inside.actor === 'first' && isAll(s, subject.from) && inside.group.mains.some((m) => HELD.has(s.base(m))))));
  // "The data we share with advertisers are your name and e-mail"
  const recipients = mentionsIn(s, 'recipient', subject);
  const shared = inside?.actor === 'first' && (actionOf(s, inside) === 'share' || (recipients.length > 0 && handsOn(s, inside)));
  if ((!gathered && !shared) || inside?.negated) return null;
  let k = main + 1;
  while (k < clause.region.to && s.bits(k) & (Bit.ADV | Bit.DET | Bit.USER)) k++;
  const data = mentionsIn(s, 'data', { from: main + 1, to: clause.region.to }).filter(
    (d) => d.id !== 'personal' && d.id !== 'non_personal',
  );
  // "The data we store are secured by passwords": the data stand right behind the verb.
  return s.within('data', { from: main + 1, to: k + 4 }).some((p) => p.from <= k + 1) && data.length
    ? {
        action: shared ? 'share' : 'collect',
        actor: 'first',
        nominal: true,
        data,
        ...(shared ? { recipients } : {}),
        doubt: 'the sentence says which data they are',
      }
    : null;
}

function handsOn(s: Sentence, { group }: Clause): boolean {
  return group.mains.every((m) => (s.readings(m) & (Reading.share | Reading.convey)) !== 0);
}

/** "What we collect [is]", "exactly what data we collect [includes]": the words in front of a verb that has no other subject. */
function freeRelative(s: Sentence, { group }: Clause): Range | null {
  const what = s.bits(0) & Bit.ADV ? 1 : 0;
  if (s.norm(what) !== 'what') return null;
  const before = s.clauses.filter((c) => c.group.from < group.from);
  return before.length === 1 && before[0]?.actor === 'first' && before[0].group.kind === 'finite' ? { from: what, to: group.from } : null;
}

/** "What we collect includes your name", "examples of the data we collect include your name" */
export function whatIncludes(s: Sentence, clause: Clause, main: number): Found | null {
  return clause.subject && s.findStem(clause.subject.from, clause.subject.from + 2, EXAMPLES) < 0 ? null : isThis(s, clause, main);
}

const EXAMPLES = new Set(['example']);

whatIncludes.verbs = { bases: ['include', 'comprise'] } satisfies Verbs;

/** "Your name is all we ask you for", "an e-mail address is the only thing we store" */
export function isAllWeHave(s: Sentence, clause: Clause, main: number): Found | null {
  const { subject, group, region } = clause;
  if (!subject || group.kind !== 'finite' || clause.negated || clause.relative || clause.hypothetical || clause.indirect) return null;
  const all =
    s.norm(main + 1) === 'all'
      ? main + 1
      : s.norm(main + 1) === 'the' && s.norm(main + 2) === 'only' && (s.stem(main + 3) === 'thing' || s.bits(main + 3) & Bit.GENERIC)
        ? main + 3
        : -1;
  if (all < 0) return null;
  const inside = s.clauses.find((c) => c.relative && c.actor === 'first' && c.group.from > all && c.group.from < all + 4);
  if (!inside || inside.negated || !inside.group.mains.some((m) => HELD.has(s.base(m)))) return null;
  const data = mentionsIn(s, 'data', { from: subject.from, to: Math.min(group.from, region.from) });
  return data.length ? { action: 'collect', actor: 'first', nominal: true, data, doubt: 'the sentence says which data they are' } : null;
}

/** "This is information we collect automatically", "there are details about your computer that we store": what the clause behind the noun says is said. */
export function isWhatWeDo(s: Sentence, clause: Clause, main: number, roles: Roles): Found | null {
  const { subject } = clause;
  const there = s.norm(subject?.from ?? -1) === 'there';
  if (
    !subject ||
    subject.to - subject.from > 1 ||
    (!there && !SHOWN.has(s.norm(subject.from))) ||
    clause.negated ||
    clause.relative ||
    clause.hypothetical ||
    clause.indirect ||
    clause.subordinator !== null ||
    s.isQuestion
  )
    return null;
  const inside = s.clauses.find(
    (c) => c.relative && c.group.kind === 'finite' && c.actor === 'first' && c.group.from > main && c.group.from < main + MOST_NOUN,
  );
  if (!inside || inside.negated || inside.group.passive || !isNoun(s, main + 1, inside.start)) return null;
  const action = actionOf(s, inside);
  const data = mentionsIn(s, 'data', { from: main + 1, to: s.tokens.length });
  if (!action || (!there && !roles.pronoun && !data.length) || (there && !data.length)) return null;
  return {
    action,
    actor: 'first',
    nominal: true,
    ...(inside.modal === 'may' ? { modal: 'may' as const } : {}),
    ...(data.length ? { data } : {}),
    ...(action === 'share' ? { recipients: mentionsIn(s, 'recipient', { from: inside.group.from, to: inside.region.to }) } : {}),
    doubt: 'the clause behind the noun says what is done',
  };
}

/** "[is] some other information (about you that)": a noun for data, with nothing but what belongs to it in front. */
function isNoun(s: Sentence, from: number, to: number): boolean {
  let k = from;
  while (k < to && k < from + 5 && !(s.bits(k) & (Bit.GENERIC | Bit.PREP | Bit.PUNCT | Bit.TO)) && !UNSURE.has(s.norm(k))) k++;
  return k < to && (s.bits(k) & Bit.GENERIC) !== 0;
}

/** "All we store is", "the only data we have are", "what we store is" */
function isAll(s: Sentence, from: number): boolean {
  return s.norm(from) === 'all' || s.norm(from) === 'what' || (s.norm(from) === 'the' && s.norm(from + 1) === 'only');
}

/** "There are no ads on this site", "there is no tracking here": only what is denied of us, or stands on our pages. */
function hereIs(s: Sentence, clause: Clause, main: number): Found[] {
  const none = clause.negated || s.find(main + 1, main + 3, NONE) >= 0;
  const end = nounsEnd(s, main + 1, clause.region.to);
  const out: Found[] = [];
  const ads = s.find(main + 1, end, ADS);
  if (ads >= 0 && (none || s.find(ads, clause.region.to, OURS) >= 0) && !(s.bits(ads + 1) & Bit.GENERIC))
    out.push({ action: 'advertise', bare: true, nominal: true, actor: 'first' });
  const tracking = s.find(main + 1, end, TRACKING);
  if (tracking >= 0 && none)
    out.push({
      action: 'track',
      nominal: true,
      actor: 'first',
      implies: s.norm(tracking).startsWith('cookie') ? 'device.cookie_id' : 'usage.activity',
    });
  const collection = s.find(main + 1, end, COLLECTION);
  if (collection >= 0 && none && (s.norm(collection + 1) === 'of' || s.bits(collection - 1) & Bit.GENERIC))
    out.push({
      action: s.norm(collection) === 'retention' ? 'retain' : 'collect',
      nominal: true,
      actor: 'first',
      data: mentionsIn(s, 'data', { from: collection, to: clause.region.to }),
    });
  return out;
}

/** "[no account, no tracking and no ads] in our app": where a series of nouns behind "there is" ends. */
function nounsEnd(s: Sentence, from: number, to: number): number {
  const end = Math.min(from + MOST_NOUN, to);
  for (let k = from; k < end; k++)
    if (s.bits(k) & (Bit.PREP | Bit.SUB | Bit.TO | Bit.REL) && !(s.bits(k) & Bit.DET) && s.norm(k) !== 'based') return k;
  return end;
}

/** "Our app is free of ads", "this site is cookie-free". */
export function freeOf(s: Sentence, clause: Clause, main: number): Found | null {
  if (clause.actor !== 'first') return null;
  for (let k = main + 1; k < Math.min(main + 6, clause.region.to); k++) {
    if (s.norm(k) !== 'free') continue;
    const at = s.norm(k + 1) === 'of' || s.norm(k + 1) === 'from' ? k + 2 : k - 1;
    const word = s.norm(at) === 'any' ? s.norm(at + 1) : s.norm(at);
    if (ADS.has(word)) return { action: 'advertise', flips: true, bare: true, doubt: 'what it is free of is not there' };
    if (word === 'cookie' || TRACKING.has(word))
      return {
        action: 'track',
        flips: true,
        implies: word.startsWith('cookie') ? 'device.cookie_id' : 'usage.activity',
        doubt: 'what it is free of is not there',
      };
  }
  return null;
}
