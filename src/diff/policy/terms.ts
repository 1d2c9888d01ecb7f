// What a policy names for the first time, or no longer: data, recipients, purposes, kinds of tracker, countries, rights; and practices that it tells of first.
import type { Coverage } from '../../check/disclosures.js';
import { dataTitles, tellingOf } from '../../check/flows.js';
import { isPositive, namesIn } from '../../check/roles.js';
import { listOf, quoteOf } from '../../check/wording.js';
import type { Subject } from '../../model/difference.js';
import type { Action, Statement } from '../../model/statement.js';
import type { TermKind, Vocabulary } from '../../model/vocabulary.js';
import type { Told } from '../difference.js';
import { spotOf } from './text.js';
import type { Sentence, Texts } from './text.js';

interface Kind {
  readonly kind: TermKind;
  readonly subject: Subject;
  readonly labels: readonly [come: string, gone: string];
  readonly says: readonly [come: string, gone: string];
}

const KINDS: readonly Kind[] = [
  {
    kind: 'data',
    subject: 'data',
    labels: ['new category', 'category no longer named'],
    says: ['The policy tells of data of a new kind', 'The policy no longer tells of this data'],
  },
  {
    kind: 'recipient',
    subject: 'recipient',
    labels: ['new recipient', 'recipient no longer named'],
    says: ['The policy tells of recipients of a new kind', 'The policy no longer tells of these recipients'],
  },
  {
    kind: 'purpose',
    subject: 'purpose',
    labels: ['new purpose', 'purpose no longer named'],
    says: ['The policy tells of a new purpose', 'The policy no longer tells of this purpose'],
  },
  {
    kind: 'tracker_kind',
    subject: 'tracker',
    labels: ['new kind of tracker', 'kind of tracker no longer named'],
    says: ['The policy tells of trackers of a new kind', 'The policy no longer tells of these trackers'],
  },
  {
    kind: 'country',
    subject: 'transfer',
    labels: ['new country', 'country no longer named'],
    says: ['The policy tells of data in a new country', 'The policy no longer tells of data in'],
  },
];
/** Terms so wide that they tell nothing of what is new. */
const WIDE: ReadonlySet<string> = new Set([
  'personal',
  'non_personal',
  'anyone',
  'third_parties',
  'worldwide',
  'abroad',
  'special',
  'EU',
  'EEA',
]);
/** Data named in these are the organisation's own. */
const BESIDE: readonly Action[] = ['give_contact', 'identify_controller', 'define', 'offer_right'];

/** Data named in a sentence that tells of these are told of with it. */
const HOLDING: readonly Action[] = ['collect', 'use', 'share', 'sell', 'track', 'retain'];

/** What two policies tell of, by the terms that they name. */
export interface Tellings {
  readonly before: Coverage;
  readonly after: Coverage;
}

/** Terms named first, or no longer; one change a sentence and kind. */
export function* termChanges(texts: Texts, { before, after }: Tellings, vocabulary: Vocabulary): Generator<Told> {
  for (const one of KINDS) {
    yield* named(texts.come, one, before, vocabulary, (ids, sentence) => ({
      subject: one.subject,
      turn: 'new',
      label: one.labels[0],
      bearing: 'against',
      before: null,
      after: sentence.at,
      ids,
      witness: 'policy',
      message: `${one.says[0]}, ${titles(one.kind, ids, vocabulary)}: "${quoteOf(sentence.at)}".`,
      weight: one.kind === 'data' ? Math.max(...ids.map((id) => tellingOf(id, vocabulary))) : 0,
    }));
    yield* named(texts.gone, one, after, vocabulary, (ids, sentence) => ({
      subject: one.subject,
      turn: 'removed',
      label: one.labels[1],
      bearing: 'neutral',
      before: sentence.at,
      after: null,
      near: spotOf(sentence, texts),
      ids,
      witness: 'policy',
      message: `${one.says[1]}: ${titles(one.kind, ids, vocabulary)}.`,
    }));
  }
}

function* named(
  sentences: readonly Sentence[],
  { kind }: Kind,
  other: Coverage,
  vocabulary: Vocabulary,
  tell: (ids: string[], sentence: Sentence) => Told,
): Generator<Told> {
  const seen = new Set<string>();
  for (const sentence of sentences) {
    const telling = sentence.statements.filter(isTelling);
    // A statement holds one place, and and sensitive data behind a purpose are not always read with it.
    const isOpen =
      kind === 'country'
        ? telling.some((s) => s.place !== null && !BESIDE.includes(s.action))
        : telling.some((s) => HOLDING.includes(s.action) && s.data.length > 0);
    const beside =
      isOpen && (kind === 'country' || kind === 'data')
        ? sentence.named
            .filter((one) => one.kind === kind && (kind === 'country' || vocabulary.term('data', one.id)?.more['sensitive'] === true))
            .map(({ id }) => id)
        : [];
    const ids = [
      ...new Set([...beside, ...telling.flatMap((s) => (BESIDE.includes(s.action) ? [] : namesIn(s, kind).map(({ id }) => id)))]),
    ].filter((id) => !seen.has(id) && !WIDE.has(id) && (kind === 'country' || vocabulary.term(kind, id)) && !isKnown(other, kind, id));
    for (const id of ids) seen.add(id);
    if (ids.length) yield tell(ids, sentence);
  }
}

function isTelling(s: Statement): boolean {
  return isPositive(s) && s.mood === 'asserted' && s.actor !== 'user' && s.confidence !== 'low';
}

/** Whether a policy names a term, a kind of it, or what it is a kind of. */
function isKnown(coverage: Coverage, kind: TermKind, id: string): boolean {
  if (kind === 'country') return coverage.placed(id) !== null || coverage.named('country', (other) => other === id) !== null;
  return (
    coverage.term(kind, id) !== null ||
    coverage.wider(kind, id) !== null ||
    (kind === 'data' && coverage.presupposed(id) !== null) ||
    coverage.anywhere(kind, id) !== null
  );
}

function titles(kind: TermKind, ids: readonly string[], vocabulary: Vocabulary): string {
  return kind === 'data' ? dataTitles(ids, vocabulary) : listOf(ids.map((id) => vocabulary.title(kind, id)));
}

/** Practices that matter whatever the data: the policy told nothing of them before. */
const PRACTICES: readonly { readonly action: Action; readonly subject: Subject; readonly label: string; readonly says: string }[] = [
  { action: 'sell', subject: 'sale', label: 'new sale', says: 'The policy tells of a sale of data for the first time' },
  { action: 'train', subject: 'automation', label: 'new AI training', says: 'The policy tells of training AI for the first time' },
  {
    action: 'decide',
    subject: 'automation',
    label: 'new automated decisions',
    says: 'The policy tells of automated decisions for the first time',
  },
  { action: 'profile', subject: 'automation', label: 'new profiling', says: 'The policy tells of profiling for the first time' },
  { action: 'share', subject: 'recipient', label: 'new sharing', says: 'The policy tells of sharing data for the first time' },
];

/** Practices told of for the first time. */
export function* practiceChanges(texts: Texts, { before }: Tellings): Generator<Told> {
  for (const { action, subject, label, says } of PRACTICES) {
    const sentence = texts.come.find(({ statements }) =>
      statements.some(
        (s) => s.action === action && isTelling(s) && s.polarity === 'does' && s.actor === 'first' && s.confidence === 'high',
      ),
    );
    if (!sentence || before.tells((s) => s.action === action)) continue;
    yield {
      subject,
      turn: 'new',
      label,
      bearing: 'against',
      before: null,
      after: sentence.at,
      ids: [action],
      witness: 'policy',
      message: `${says}: "${quoteOf(sentence.at)}".`,
    };
  }
}

/** Rights told of no longer, or for the first time. */
export function* rightChanges(texts: Texts, { before, after }: Tellings, vocabulary: Vocabulary): Generator<Told> {
  const gone = rights(texts.gone, after);
  const come = rights(texts.come, before);
  const title = (ids: Iterable<string>): string =>
    listOf(
      [...ids].map((id) => vocabulary.title('right', id)),
      6,
    );
  const [lost] = gone.values();
  if (lost)
    yield {
      subject: 'right',
      turn: 'removed',
      label: gone.size > 1 ? 'removed rights' : 'removed right',
      bearing: 'against',
      before: lost.at,
      after: null,
      near: spotOf(lost, texts),
      ids: [...gone.keys()],
      witness: 'policy',
      message: `The policy no longer tells of ${gone.size > 1 ? 'these rights' : 'this right'}: ${title(gone.keys())}.`,
    };
  const [won] = come.values();
  if (won)
    yield {
      subject: 'right',
      turn: 'new',
      label: come.size > 1 ? 'new rights' : 'new right',
      bearing: 'for',
      before: null,
      after: won.at,
      ids: [...come.keys()],
      witness: 'policy',
      message: `The policy tells of ${come.size > 1 ? 'new rights' : 'a new right'}: ${title(come.keys())}.`,
    };
}

/** The rights that sentences offer and that the other policy does not speak of at all. */
function rights(sentences: readonly Sentence[], other: Coverage): Map<string, Sentence> {
  const found = new Map<string, Sentence>();
  for (const sentence of sentences)
    for (const { action, right, polarity } of sentence.statements) {
      if (action !== 'offer_right' || right === null || polarity !== 'does' || found.has(right)) continue;
      if (!other.answers((s) => s.right === right) && !other.term('right', right) && !other.anywhere('right', right))
        found.set(right, sentence);
    }
  return found;
}
