// Trackers, and verbs that watch what readers do or record it.
import { ADS } from '../../../generated/words/shared.js';
import { BEHAVIOUR, OF_READERS, OPTING_OUT, RECORDING, SPARED, TO_COMPUTER, WHERE } from '../../../generated/words/gathering.js';
import type { Clause } from '../clauses/clause.js';
import { TERMED } from '../clauses/nounphrases.js';
import { Bit } from '../lexicon/lexicon.js';
import { hasWord, type Found } from '../roles/found.js';
import type { Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Verb, Verbs } from './verbs.js';

/** Verbs that place a cookie only where it stands right behind them: "we pass a cookie to your computer". */
const PASSING = new Set(['send', 'pass', 'serve', 'transfer']);

/** Whether a cookie or the like is what the verb is about, not its means. */
export function isTrackerObject(s: Sentence, roles: Roles, main: number): boolean {
  const first = roles.trackers[0];
  if (first && PASSING.has(s.base(main)) && (first.from - main > 5 || hasWord(s, main, first.to, ADS))) return false;
  // "use third-party code that uses cookies": what the code does.
  if (
    first &&
    !s.clauses.some((c) => (c.negated || c.actor === 'third') && c.group.mains.includes(main)) &&
    s.clauses.some(
      (c) =>
        c.relative && c.actor === 'third' && c.subject && c.subject.from > main && c.group.from < first.from && c.region.to > first.from,
    )
  )
    return false;
  // "install the Acme Analytics opt-out add-on"
  if (first && hasWord(s, first.to, first.to + 4, OPTING_OUT)) return false;
  return (
    first !== undefined &&
    !(s.bits(first.to) & Bit.GENERIC) &&
    !TERMED.has(s.norm(first.from - 1)) &&
    (s.norm(first.from - 1) === ',' || !TERMED.has(s.norm(first.from - 2))) &&
    first.from - main < 12 &&
    s.find(Math.max(main + 1, roles.object.from), first.from, TO_COMPUTER) < 0
  );
}

/** The statement that a tracker makes by itself. */
export function tracking(roles: Roles): Found[] {
  const kinds = [...new Set(roles.trackers.map((t) => t.id))];
  const mechanism = kinds[0] as string;
  return [{ action: 'track', mechanism, implies: mechanism === 'analytics' ? 'usage.activity' : 'device.cookie_id' }];
}

/** "We include web beacons in our e-mails", "we put pixels on our pages": set where readers come. */
export function trackersPut({ s, clause, main, roles }: Verb): Found[] | null {
  const first = roles.trackers[0];
  if (!first || clause.actor !== 'first' || clause.group.passive || first.from - main > NEAR || !isTrackerObject(s, roles, main))
    return null;
  // "a cookie notice"
  if (!(s.bits(first.to) & (Bit.PREP | Bit.PUNCT | Bit.CONJ | Bit.REL))) return null;
  const at = s.find(first.to, Math.min(clause.region.to, first.to + FARTHEST), INTO);
  return at > 0 && (s.bits(at + 1) & Bit.FIRST || WHERE.has(s.norm(at + 1))) ? tracking(roles) : null;
}
trackersPut.verbs = { bases: ['include', 'insert', 'put', 'attach'] } satisfies Verbs;

const NEAR = 5;
const FARTHEST = 10;
const INTO = new Set(['in', 'on', 'into', 'within', 'to']);

/** "track", "monitor", "follow": only people's behaviour counts. */
export function track(s: Sentence, roles: Roles, about: boolean, main: number): Found | null {
  const base = s.base(main);
  if (base === 'follow' && !about) return null;
  // "We do not monitor user content": nobody looks after it.
  if (
    base === 'monitor' &&
    roles.data.length > 0 &&
    roles.data.every((d) => d.id.startsWith('content')) &&
    s.clauses.some((c) => c.negated && c.group.mains.includes(main))
  )
    return null;
  if (about || hasWord(s, roles.object.from, Math.min(roles.object.to, roles.object.from + 8), BEHAVIOUR)) {
    if (base === 'monitor' && !about && !hasWord(s, roles.object.from, roles.object.to, OF_READERS)) return null;
    return { action: 'track', ...(roles.data.length ? {} : { implies: 'usage.activity' }) };
  }
  return null;
}

/** "We record your weight", "we log your mileage": what is the reader's, by verbs that mean nothing but data. */
export function isYours(s: Sentence, main: number, base: string): boolean {
  return (
    RECORDING.has(base) &&
    s.norm(main + 1) === 'your' &&
    main + 2 < s.tokens.length &&
    !(s.bits(main + 2) & (Bit.NOTDATA | Bit.PUNCT | Bit.CONJ)) &&
    !SPARED.has(s.norm(main + 2))
  );
}

/** "Your answers are saved": the same of what the sentence is about. */
export function areYours(s: Sentence, { group, subject, relative }: Clause, base: string): boolean {
  return (
    group.passive &&
    !relative &&
    subject !== null &&
    RECORDING.has(base) &&
    s.norm(subject.from) === 'your' &&
    subject.to - subject.from > 1 &&
    subject.to - subject.from < 4 &&
    !(s.bits(subject.to - 1) & (Bit.NOTDATA | Bit.PUNCT | Bit.CONJ | Bit.FIRST_NOUN)) &&
    !SPARED.has(s.norm(subject.to - 1))
  );
}

export const WEAK_GOAL = /^(?:usage\.activity|content|financial\.transactions|special\.health|account|support|demographic|social)/;
