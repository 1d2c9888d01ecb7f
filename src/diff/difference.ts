// How a change is made, and in which order changes are shown.
import { endedOnce } from '../check/wording.js';
import type { Bearing, Difference, Subject, Turn } from '../model/difference.js';

/** What a comparer says of a change; the rest follows from it. */
export type Told = Pick<Difference, 'subject' | 'turn' | 'label' | 'message' | 'bearing' | 'before' | 'after'> &
  Partial<Pick<Difference, 'material' | 'certain' | 'near' | 'ids' | 'weight' | 'witness'>>;

/** How much a subject matters, the most first; within a bearing, changes are shown in this order. */
const ORDER: readonly Subject[] = [
  'sale',
  'promise',
  'consent',
  'data',
  'recipient',
  'purpose',
  'automation',
  'children',
  'retention',
  'right',
  'basis',
  'transfer',
  'tracker',
  'notice',
  'signal',
  'security',
  'claim',
  'date',
  'organization',
  'market',
  'text',
];
const TURNS: readonly Turn[] = ['opposite', 'removed', 'new', 'wider', 'narrower', 'other'];
const BEARINGS: readonly Bearing[] = ['against', 'neutral', 'for'];

/** A change with all that can be filled in: one against people is material unless told otherwise. */
export function differenceOf(told: Told, fallback: Difference['near']): Difference {
  const { bearing, after, near, material = bearing === 'against', certain = true, ids = [], weight = 0, witness = 'declaration' } = told;
  return { ...told, message: endedOnce(told.message), witness, material, certain, near: near ?? after ?? fallback, ids, weight };
}

/** The most material first; what favours people last. */
export function byWeight(changes: readonly Difference[]): Difference[] {
  const rank = ({ bearing, material, certain, subject, turn }: Difference): number[] => [
    BEARINGS.indexOf(bearing),
    material ? 0 : 1,
    certain ? 0 : 1,
    ORDER.indexOf(subject),
    TURNS.indexOf(turn),
  ];
  return changes
    .map((change, i) => ({ change, i, rank: rank(change) }))
    .sort((a, b) => compare(a.rank, b.rank) || b.change.weight - a.change.weight || a.change.near.start - b.change.near.start || a.i - b.i)
    .map(({ change }) => change);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}
