// How long: periods, events that end one, "as long as", "indefinitely".
import type { Duration } from '../../../model/statement.js';
import { CLOSING, LASTING, SUBJECTS } from '../../../generated/words/durations.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';

const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    eighteen: 18,
    twenty: 20,
    thirty: 30,
    sixty: 60,
    ninety: 90,
    a: 1,
    an: 1,
    several: 0,
    few: 0,
  }),
);
const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({ minute: 1 / 1440, hour: 1 / 24, day: 1, week: 7, month: 30.44, quarter: 91.3, year: 365.25 }),
);
const UNIT_STEMS: ReadonlySet<string> = new Set(UNITS.keys());
const EVENTS: readonly (readonly [string, readonly string[]])[] = [
  ['account_closed', ['account', 'delete', 'close', 'deactivat', 'terminat', 'cancel', 'registered', 'member', 'user']],
  ['contract_end', ['contract', 'agreement', 'relationship', 'subscription', 'services', 'customer']],
  ['last_use', ['inactiv', 'last', 'activity', 'login']],
  ['payment', ['payment', 'purchase', 'transaction', 'order']],
  ['request_resolved', ['request', 'inquiry', 'ticket', 'enquiry']],
];

/** A period, "until …", "as long as …", "indefinitely" in a token range; null where there is none. Months are 30.44 days. */
export function durationIn(s: Sentence, range: Range): { duration: Duration; range: Range } | null {
  let unit = s.findStem(range.from, range.to, UNIT_STEMS);
  let lasting = s.find(range.from, range.to, LASTING);
  while (unit >= 0 || lasting >= 0) {
    const isUnit = unit >= 0 && (lasting < 0 || unit <= lasting);
    const k = isUnit ? unit : lasting;
    const found = isUnit ? (isPast(s, k) ? null : period(s, k, range)) : until(s, k, s.norm(k), range);
    if (found) return found;
    if (unit === k) unit = s.findStem(k + 1, range.to, UNIT_STEMS);
    if (lasting === k) lasting = s.find(k + 1, range.to, LASTING);
  }
  return null;
}

/** "in the last 12 months": when, not for how long. */
function isPast(s: Sentence, unit: number): boolean {
  return s.has('condition') && s.phrases.some((p) => p.kind === 'condition' && p.id === 'past' && p.from < unit && unit < p.to + NEAR_PAST);
}

const NEAR_PAST = 8;

function period(s: Sentence, unit: number, range: Range): { duration: Duration; range: Range } | null {
  // "24-hour monitoring"
  if (s.stem(unit) === 'hour' && s.bits(unit) & Bit.GLUED) return null;
  let k = unit - 1;
  if (s.norm(k) === ')') {
    while (k > range.from && s.norm(k) !== '(') k--;
    k--;
  }
  while (k >= range.from && ['calendar', 'business', 'working', 'consecutive', 'full', '-'].includes(s.norm(k))) k--;
  const n = s.norm(k);
  const amount = NUMBERS.get(n) ?? (/^\d{1,5}(?:\.\d+)?$/.test(n) ? Number(n) : undefined);
  // "under 13 years of age", "two-factor": ages are no periods.
  if (amount === undefined || amount === 0 || (s.norm(unit + 1) === 'of' && s.norm(unit + 2) === 'age') || s.norm(unit + 1) === 'old')
    return null;
  const tail = s.words(unit, Math.min(unit + 12, range.to)).toLowerCase();
  return {
    duration: { kind: 'period', days: amount * (UNITS.get(s.stem(unit)) as number), event: eventIn(tail), text: s.words(k, unit + 1) },
    range: { from: k, to: STARTING.has(s.norm(unit + 1)) ? closing(s, unit + 2, range.to) : unit + 1 },
  };
}

const AS = new Set(['as', 'so']);
const STARTING = new Set(['after', 'following', 'from', 'since', 'before']);
const JOINING = new Set(['and', 'or']);

/** Where the words on an event end that a period starts or ends with: "30 days after you close your account, and then …". */
function closing(s: Sentence, from: number, limit: number): number {
  const to = Math.min(from + 11, limit);
  let k = from;
  while (k < to && !CLOSING.has(s.norm(k)) && !(JOINING.has(s.norm(k)) && SUBJECTS.has(s.norm(k + 1)))) k++;
  return k;
}

function until(s: Sentence, k: number, n: string, range: Range): { duration: Duration; range: Range } | null {
  const rest = (): string => s.words(k, Math.min(k + 16, range.to));
  const make = (kind: Duration['kind'], to: number, event: string | null): { duration: Duration; range: Range } => ({
    duration: { kind, days: null, event, text: s.words(AS.has(s.norm(k - 1)) ? k - 1 : k, to) },
    range: { from: k, to },
  });
  const end = closing(s, k + 1, range.to);
  if (SHUT.test(rest()) && !rest().includes('account')) return make('session', end, null);
  if (n === 'until') return make('until', end, eventIn(rest().toLowerCase()));
  if (n === 'indefinitely' || n === 'indefinite' || n === 'perpetually' || n === 'forever') return make('indefinite', k + 1, null);
  if (n === 'long' && (s.norm(k - 1) === 'as' || s.norm(k - 1) === 'so'))
    return make(/necess|need|require|purpose/.test(rest()) ? 'necessary' : 'until', end, eventIn(rest().toLowerCase()));
  if (n === 'longer' && s.norm(k + 1) === 'than' && !(s.bits(k + 2) & Bit.NUMBER) && !NUMBERS.has(s.norm(k + 2)))
    return make('necessary', end, null);
  if (n === 'session' && s.norm(k - 1) === 'the' && s.find(range.from, k, SESSIONS) >= 0) return make('session', k + 1, null);
  if ((n === 'when' || n === 'once') && !isKeptAfter(s, k, n) && /(?:no longer|close|delete|terminat|cancel)/.test(rest().toLowerCase()))
    return make('until', end, eventIn(rest().toLowerCase()));
  if (SPANS.has(n) && s.norm(k - 1) === 'the' && (s.norm(k - 2) === 'for' || s.norm(k - 2) === 'during') && s.norm(k + 1) === 'of')
    return make('until', end, eventIn(rest().toLowerCase()));
  // "for the time necessary", "for the shortest time needed"
  if (n === 'time' && s.find(k - 3, k, SINCE) >= 0 && NEEDED.test(s.norm(k + 1))) return make('necessary', end, null);
  if (n === 'period' && /necess|requir|permitted|fulfil|need/.test(s.words(k, Math.min(k + 14, range.to)).toLowerCase()))
    return make('necessary', end, null);
  return null;
}

/** "We keep your file once you leave": from then on, and not until then. */
function isKeptAfter(s: Sentence, k: number, n: string): boolean {
  const clause = n === 'once' ? s.clauses.findLast((c) => c.group.from < k && c.region.to >= k) : undefined;
  const main = clause?.group.mains.at(-1) ?? -1;
  return (
    clause !== undefined &&
    !clause.negated &&
    !clause.relative &&
    (s.readings(main) & (Reading.retain | Reading.store)) !== 0 &&
    !(s.readings(main) & Reading.delete)
  );
}

/** "until you close your browser", "when the window is closed": a session, not an account, ends. */
const SHUT =
  /^(?:until|when|once)\b[^,;.]{0,40}\b(?:clos\w{1,3} (?:\w{1,10} ){0,3}(?:browser|window|tab|app|application|page|program)|(?:browser|window|tab|app|application|page|program) (?:is |has been |gets )?(?:closed|shut|closes))\b/i;
const SESSIONS = new Set(['for', 'after', 'end', 'during']);
const SPANS = new Set(['duration', 'length', 'term', 'lifetime']);
const SINCE = new Set(['for']);
const NEEDED = /^(?:necess|requir|need)/;

function eventIn(words: string): string | null {
  for (const [event, stems] of EVENTS) if (stems.some((x) => words.includes(x))) return event;
  return null;
}
