// Deeds told by the consent to them: "you consent to the transfer of your data", "your consent is required for the collection of your location".
import { AGREEMENTS } from '../../../generated/words/shared.js';
import { AGREEING, ASKED_FOR, BROAD, DEALING } from '../../../generated/words/consents.js';
import { GATHERING } from '../../../generated/words/nominals.js';
import type { Mention } from '../../../model/statement.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { draft, type Draft } from '../roles/draft.js';
import { trimmed } from '../roles/extent.js';
import { hasGeneric, hasWord } from '../roles/found.js';
import { moodOf } from '../mood/mood.js';
import { purposesIn } from '../roles/purposes.js';
import { mention, mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Verbs } from './verbs.js';
import { adsBehind } from './adpurposes.js';
import { ENDING, nounOf } from './nominals.js';

const BY = new Set(['by']);
const TO = new Set(['to', 'with']);

/** "By using the site you consent to the transfer of your data to Canada": what the reader is taken to agree to is done. */
export function consentedTo(s: Sentence, clause: Clause, main: number): Draft[] | null {
  if (
    clause.actor !== 'user' ||
    clause.group.kind !== 'finite' ||
    clause.negated ||
    clause.hypothetical ||
    clause.relative ||
    clause.modal === 'may'
  )
    return null;
  const undergone = beingPassed(s, clause, main);
  if (undergone) return [undergone];
  const trackers = usedTrackers(s, main + 1, clause.region.to);
  if (trackers) {
    const { start, end } = s.span(clause.start, trimmed(s, clause.region.to));
    const { named } = purposesIn(s, { from: main + 1, to: clause.region.to });
    // "you agree to cookies for marketing": and to that.
    const actions = adsBehind(s, named, trackers[0]?.end ?? end) ? (['track', 'advertise'] as const) : (['track'] as const);
    return actions.map((action) =>
      draft(action, start, end, {
        data: trackers,
        purposes: named,
        mood: moodOf(s, clause),
        steps: ['what the reader is taken to agree to is done'],
      }),
    );
  }
  const at = nounOf(s, main + 1, Math.min(main + 7, clause.region.to));
  if (at < 0 || ENDING.has(s.norm(at)) || s.isMain(at)) return null;
  const nouns = nounsUpToOf(s, at, Math.min(at + MOST_SERIES, clause.region.to));
  if (!nouns.length) return null;
  const rest = { from: at + 1, to: clause.region.to };
  const data = mentionsIn(s, 'data', rest);
  if (!data.length && !hasGeneric(s, rest.from, Math.min((nouns.at(-1) as number) + 8, rest.to))) return null;
  const { start, end } = s.span(clause.start, trimmed(s, clause.region.to));
  const place = s.within('place', rest)[0];
  return deedsAgreedTo(s, nouns, clause.region.to).map((action) =>
    draft(action, start, end, {
      data,
      recipients:
        action === 'transfer' && place && place.id !== 'abroad'
          ? [{ ...mention(s, place) }]
          : action === 'share'
            ? recipientsBehind(s, at, clause.region.to)
            : [],
      place: action === 'transfer' ? (place?.id ?? null) : null,
      mood: moodOf(s, clause),
      steps: ['what the reader is taken to agree to is done'],
    }),
  );
}
consentedTo.verbs = { bases: [AGREEING] } satisfies Verbs;

const MOST_SERIES = 12;

/** What the nouns of a series come to, each once: "the collection, transfer and storage of your data in Norway". */
function deedsAgreedTo(s: Sentence, nouns: readonly number[], to: number): Draft['action'][] {
  const at = nouns[0] as number;
  const place = s.within('place', { from: at + 1, to })[0];
  const recipients = recipientsBehind(s, at, to);
  // "… collection of your data by our vendors": theirs.
  const by = s.find(at, to, BY);
  const theirs = by >= 0 && s.within('recipient', { from: by, to: Math.min(by + 5, s.tokens.length) }).length > 0;
  const actions = new Set<Draft['action']>();
  for (const k of nouns) {
    if (GATHERING.has(s.norm(k))) {
      if (!theirs) actions.add('collect');
      if (place && s.norm(k) === 'storage') actions.add('transfer');
    } else if (!ENDING.has(s.norm(k)))
      actions.add((s.stem(k) === 'transfer' && (place || !recipients.length)) || s.stem(k) === 'export' ? 'transfer' : 'share');
  }
  return [...actions];
}

function recipientsBehind(s: Sentence, at: number, to: number): Mention[] {
  return s
    .within('recipient', { from: at + 1, to })
    .filter((p) => s.find(at, p.from, TO) >= 0)
    .map((p) => mention(s, p));
}

/** "you consent to your data being transmitted to others": what is done with them, in the -ing of a passive. */
function beingPassed(s: Sentence, clause: Clause, main: number): Draft | null {
  const being = s.find(main + 2, Math.min(main + 12, s.tokens.length), BEING);
  const verb = s.verb(being + 1);
  if (being < 0 || !verb || s.norm(main + 1) !== 'to') return null;
  const data = mentionsIn(s, 'data', { from: main + 1, to: being });
  if (!data.length && !hasGeneric(s, main + 1, being)) return null;
  const rest = { from: being + 2, to: s.tokens.length };
  const recipients = s
    .within('recipient', rest)
    .filter((p) => p.from - being < 8 && s.find(being, p.from, TO) >= 0)
    .map((p) => mention(s, p));
  const place = s.within('place', { from: being + 2, to: Math.min(being + 12, s.tokens.length) })[0];
  const readings = verb.readings;
  const action =
    readings & (Reading.share | Reading.convey)
      ? place && !recipients.length
        ? 'transfer'
        : recipients.length || readings & Reading.share
          ? 'share'
          : null
      : readings & (Reading.collect | Reading.store)
        ? 'collect'
        : null;
  if (!action) return null;
  const { start, end } = s.span(clause.start, trimmed(s, Math.min(being + 12, s.tokens.length)));
  return draft(action, start, end, {
    data,
    recipients: action === 'share' ? recipients : [],
    place: action === 'transfer' ? (place?.id ?? null) : null,
    mood: moodOf(s, clause),
    steps: ['what the reader is taken to agree to is done'],
  });
}

const BEING = new Set(['being']);

/** The nouns of handing over and gathering of a series that "of" ends: "collection of", "collection, international transfer and use of"; none where it goes on otherwise. */
function nounsUpToOf(s: Sentence, at: number, to: number): number[] {
  const nouns = [at];
  for (let k = at + 1; k < to; k++) {
    if (s.norm(k) === 'of') return nouns;
    if (nounOf(s, k, k + 1) >= 0) nouns.push(k);
    else if (!(s.bits(k) & (Bit.CONJ | Bit.PUNCT)) && !DEALING.has(s.norm(k)) && !BROAD.has(s.norm(k))) return [];
  }
  return [];
}

const USE = new Set(['use', 'usage', 'placement', 'setting']);
const NEAR = 6;

/** "you agree to our use of cookies": the trackers whose use a reader is taken to agree to; null where it is something else. */
export function usedTrackers(s: Sentence, from: number, to: number): Draft['data'] | null {
  const at = s.find(from, Math.min(from + NEAR, to), USE);
  if (at < 0 || s.norm(at + 1) !== 'of') return null;
  const tracker = s.within('tracker', { from: at + 2, to: Math.min(at + 2 + NEAR, to) })[0];
  if (!tracker || nounOf(s, at + 1, tracker.from) >= 0) return null;
  return [{ id: 'device.cookie_id', text: s.words(tracker.from, tracker.to), ...s.span(tracker.from, tracker.to) }];
}

/** "Your consent is required for the collection of your location": done with consent only. */
export function consentNeeded(s: Sentence, clause: Clause, main: number): Draft[] | null {
  const { subject, group, region } = clause;
  if (!subject || group.kind !== 'finite' || clause.negated || clause.relative || clause.hypothetical) return null;
  if (!group.passive || !hasWord(s, subject.from, subject.to, AGREEMENTS) || s.norm(main + 1) !== 'for') return null;
  const { start, end } = s.span(clause.start, trimmed(s, region.to));
  const made = (action: Draft['action'], data: Draft['data']): Draft =>
    draft(action, start, end, {
      data,
      modal: 'only_if',
      mood: moodOf(s, clause),
      recipients: action === 'share' ? mentionsIn(s, 'recipient', { from: main + 1, to: region.to }) : [],
      conditions: [{ kind: 'consent', text: s.words(subject.from, subject.to), ...s.span(subject.from, subject.to) }],
      steps: ['what consent is asked for is done with it'],
    });
  const trackers = usedTrackers(s, main + 2, region.to);
  if (trackers) return [made('track', trackers)];
  const at = nounOf(s, main + 2, Math.min(main + 2 + NEAR, region.to));
  if (at < 0 || s.isMain(at)) return null;
  const nouns = nounsUpToOf(s, at, Math.min(at + MOST_SERIES, region.to));
  if (!nouns.length) return null;
  const rest = { from: at + 1, to: region.to };
  const data = mentionsIn(s, 'data', rest);
  if (!data.length && !hasGeneric(s, rest.from, rest.to)) return null;
  return deedsAgreedTo(s, nouns, region.to).map((action) => made(action, data));
}
consentNeeded.verbs = { bases: [ASKED_FOR] } satisfies Verbs;
