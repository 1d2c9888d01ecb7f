// Records: a label, a mark and what it names. "Recipients: our bank", "Categories of data: your name", "Data shared: none".
import {
  ADVERTISED,
  COLLECTED,
  DATA_LABEL,
  GIVEN,
  PLACED,
  REFUSING,
  SAMPLING,
  SHARED,
  SOLD,
  TRACKED,
} from '../../../generated/words/records.js';
import type { Action, Mention } from '../../../model/statement.js';
import { draft, type Draft } from '../roles/draft.js';
import { itemData } from '../roles/dataroles.js';
import { lastWord } from '../roles/leadkind.js';
import { Bit, Form, Reading } from '../lexicon/lexicon.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';
import { isNamed } from './flowitems.js';

const MOST_LABEL = 9;
const COLON: ReadonlySet<string> = new Set([':']);

/** What a sentence says that is a label and what it names; nothing where it is none. */
export function recordDrafts(s: Sentence): Draft[] {
  const colon = s.find(1, Math.min(MOST_LABEL + 1, s.tokens.length - 1), COLON);
  return colon < 0 ? [] : recordOf(s, { from: 0, to: colon }, s, { from: colon + 1, to: lastWord(s) + 1 });
}

/** What a label says of the words it names, which may stand in another cell. */
export function recordOf(of: Sentence, label: Range, s: Sentence, value: Range): Draft[] {
  if (value.to <= value.from || s.clauses.some((c) => c.group.kind === 'finite' && !c.relative && c.group.from >= value.from)) return [];
  const said = { start: s.span(value.from, value.to).start, end: s.span(value.from, value.to).end };
  const make = (action: Action, more: Partial<Draft>): Draft[] => [
    draft(action, said.start, said.end, { steps: ['a label says what it names'], ...more }),
  ];
  // "Recipients: usually none"
  const none = s.bits(value.from) & Bit.ADV && !(s.bits(value.from) & Bit.NEG) ? value.from + 1 : value.from;
  if (REFUSING.has(s.norm(none)) && (value.to === none + 1 || s.bits(none + 1) & Bit.PUNCT)) {
    const denied = deniedBy(of, label);
    return denied
      ? make(denied, {
          polarity: 'does_not',
          data: dataOf(of, label, denied, said.start),
          recipients: unplaced(mentionsIn(of, 'recipient', label), said.start),
          ...(none > value.from ? { conditions: [{ kind: 'scope', text: s.words(value.from, none), ...s.span(value.from, none) }] } : {}),
        })
      : [];
  }
  const refused = refusedDeed(s, value);
  if (refused) {
    const data = unplaced(mentionsIn(of, 'data', label), said.start);
    return data.length ? make(refused, { polarity: 'does_not', data, recipients: mentionsIn(s, 'recipient', value) }) : [];
  }
  if (namesRecipients(of, label)) {
    const recipients = mentionsIn(s, 'recipient', value);
    // "Recipient: a third party to whom data are disclosed": what the word means.
    return recipients.length && s.find(value.from, value.to, MEANING) < 0 ? make('share', { recipients }) : [];
  }
  const place = isPlaced(of, label) ? s.within('place', value)[0] : undefined;
  if (place) return make('transfer', { place: place.id });
  if (!namesData(of, label)) return [];
  const data = itemData(s).filter((d) => d.start >= said.start);
  return data.length && isNamed(s, data) && s.find(value.from, value.to, SAMPLING) < 0 ? make('collect', { data }) : [];
}

/** "Your age: not collected", "Your name: never shared with anyone": what is not done with what the label names; null where more is said. */
function refusedDeed(s: Sentence, { from, to }: Range): Action | null {
  if (!(s.bits(from) & Bit.NEG) || !(s.forms(from + 1) & Form.PART) || to - from > MOST_REFUSED) return null;
  if (s.phrases.some((p) => (p.kind === 'exception' || p.kind === 'condition') && p.from > from && p.from < to)) return null;
  const readings = s.readings(from + 1);
  if (readings & Reading.sell) return 'sell';
  if (readings & Reading.share) return 'share';
  return readings & (Reading.collect | Reading.get | Reading.track) ? 'collect' : null;
}

const MOST_REFUSED = 6;
const MEANING = new Set(['whom', 'which', 'means', 'legal']);
const RECIPIENTS = new Set(['recipient']);
const TOWARDS = new Set(['with', 'to']);
const GETTING = new Set(['receives', 'gets', 'sees']);

/** "Recipients", "Categories of recipients", "Shared with", "Who receives it" */
function namesRecipients(s: Sentence, { from, to }: Range): boolean {
  if (s.findStem(from, to, RECIPIENTS) >= 0) return true;
  if (TOWARDS.has(s.norm(to - 1))) return s.find(from, to, GIVEN) >= 0;
  return s.norm(from) === 'who' && s.find(from, from + 2, GETTING) >= 0;
}

/** "Server location", "Transfers to third countries"; not "Your location" */
function isPlaced(s: Sentence, { from, to }: Range): boolean {
  if (s.stem(to - 1) === 'location') return to - from <= 3 && PLACED.has(s.stem(to - 2));
  return s.findStem(from, to, MOVED) >= 0;
}

const MOVED = new Set(['transfer']);
const KEPT = new Set(['retention']);

function namesData(s: Sentence, { from, to }: Range): boolean {
  let named = false;
  for (let k = from; k < to; k++) {
    if (!DATA_LABEL.has(s.stem(k)) && !DATA_LABEL.has(s.norm(k))) return false;
    named ||= s.norm(k) === 'data' || s.norm(k) === 'information';
  }
  return named;
}

/** What is not done where a label names nothing: "Data shared: none", "Cookies: no". A single participle is of some data, which stand elsewhere. */
function deniedBy(s: Sentence, { from, to }: Range): Action | null {
  const isOf = (words: ReadonlySet<string>): boolean => s.findStem(from, to, words) >= 0;
  if (s.stem(to - 1) === 'recipient') return 'share';
  if (to - from === 1 && s.forms(from) & Form.PART && !isOf(TRACKED)) return null;
  if (isOf(MOVED)) return 'transfer';
  if (isOf(KEPT)) return 'retain';
  if (isOf(SOLD)) return 'sell';
  if (isOf(SHARED)) return 'share';
  if (isOf(ADVERTISED)) return 'advertise';
  if (isOf(TRACKED)) return 'track';
  return isOf(COLLECTED) ? 'collect' : null;
}

function unplaced(mentions: readonly Mention[], at: number): Mention[] {
  return mentions.map((m) => ({ ...m, start: at, end: at }));
}

function dataOf(s: Sentence, label: Range, action: Action, at: number): Draft['data'] {
  const named = unplaced(mentionsIn(s, 'data', label), at);
  if (named.length || action !== 'track') return named;
  const cookies = s.stem(label.to - 1) === 'cookie';
  return [{ id: cookies ? 'device.cookie_id' : 'usage.activity', text: s.words(label.from, label.to), start: at, end: at }];
}
