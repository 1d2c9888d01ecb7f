// A clause: a verb group with its subject, its governor and the words it rules.
import type { Group } from '../groups/group.js';
import type { Range } from '../tokens/range.js';

export type ActorKind = 'first' | 'third' | 'user' | 'data' | 'tool' | 'unknown';

/** In front of the first word: nothing stands there. */
const NOWHERE: Range = { from: -1, to: -1 };

/** The words of a clause's subject, nowhere where it has none. */
export function subjectOf({ subject }: { readonly subject: Range | null }): Range {
  return subject ?? NOWHERE;
}

export interface Clause {
  readonly group: Group;
  readonly subject: Range | null;
  actor: ActorKind;
  /** Recipient types of a third-party actor ("advertisers" → ad_network). */
  actorIds: readonly string[];
  /** Those who act beside the organisation: "we and our partners". */
  also: readonly string[] | null;
  negated: boolean;
  modal: 'does' | 'may' | 'only_if';
  /** "information we collect": mentioned in passing. */
  relative: boolean;
  /** Under "how", "what", "whether" of a verb of telling. */
  indirect: boolean;
  /** Under "if", "whether", "to the extent". */
  hypothetical: boolean;
  /** Introduced by a subordinator: which. */
  subordinator: string | null;
  /** An object in front of its subject: "Your location we never store". */
  front: Range | null;
  readonly governor: Clause | null;
  /** Noun that governs an infinitive or gerund: "right", "business", "permission". */
  readonly governorNoun: string | null;
  /** Preposition before a gerund. */
  readonly preposition: string | null;
  /** Tokens ruled by the group's verbs: [from, to). */
  region: Range;
  /** First token of the clause, its subject or subordinator included. */
  readonly start: number;
  /** Inferences made on the way, for confidence. */
  steps: string[];
  double: boolean;
}

/** A clause in the making. */
export type OpenClause = { -readonly [K in keyof Clause]: Clause[K] };

/** The clause of a group, of which nothing else is known. Field by field, as `doneBy` has them: to the engine all clauses are one kind of object. */
export function newClause(group: Group): OpenClause {
  return {
    group,
    subject: null,
    actor: 'unknown',
    actorIds: [],
    also: null,
    negated: group.negated,
    modal: group.modal,
    relative: false,
    indirect: false,
    hypothetical: false,
    subordinator: null,
    front: null,
    governor: null,
    governorNoun: null,
    preposition: null,
    region: { from: group.from, to: group.from },
    start: group.from,
    steps: [],
    double: false,
  };
}

/** A clause with another doer. */
export function doneBy(c: Clause, actor: ActorKind, actorIds: readonly string[]): Clause {
  return {
    group: c.group,
    subject: c.subject,
    actor,
    actorIds,
    also: c.also,
    negated: c.negated,
    modal: c.modal,
    relative: c.relative,
    indirect: c.indirect,
    hypothetical: c.hypothetical,
    subordinator: c.subordinator,
    front: c.front,
    governor: c.governor,
    governorNoun: c.governorNoun,
    preposition: c.preposition,
    region: c.region,
    start: c.start,
    steps: c.steps,
    double: c.double,
  };
}

/** The recipient types of somebody of whom nothing is known but that he is somebody else. */
export const OTHERS: readonly string[] = ['third_parties'];
