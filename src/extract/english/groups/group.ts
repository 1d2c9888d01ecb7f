// A verb group: a chain of auxiliaries, negators and adverbs with the verbs they belong to.

export type GroupKind = 'finite' | 'infinitive' | 'gerund' | 'participle' | 'imperative';

export interface Group {
  kind: GroupKind;
  /** First token of the group (auxiliary, or the verb itself). */
  from: number;
  /** Tokens of the coordinated main verbs, in order; empty for an open group ("We do not:"). */
  mains: number[];
  /** Main verb is a form of "be" without a participle. */
  copula: boolean;
  passive: boolean;
  modal: 'does' | 'may';
  negated: boolean;
  /** Tokens that carry the negation. */
  negators: number[];
  only: boolean;
  /** Subject between auxiliary and verb ("nor do we share"). */
  inverted: { from: number; to: number } | null;
  /** Group whose subject, and where it has none of its own whose auxiliaries, this one shares. */
  shares: Group | null;
  /** Form of the slot its verbs stand in. */
  form: number;
}

/** An empty group. */
export function newGroup(kind: GroupKind, from: number): Group {
  return {
    kind,
    from,
    mains: [],
    copula: false,
    passive: false,
    modal: 'does',
    negated: false,
    negators: [],
    only: false,
    inverted: null,
    shares: null,
    form: 0,
  };
}

/** The first verb of a group, -1 where it has none. */
export function firstVerb({ mains }: Group): number {
  return mains.length === 0 ? -1 : (mains[0] as number);
}

/** The last verb of a group, -1 where it has none. */
export function lastVerb({ mains }: Group): number {
  return mains.length === 0 ? -1 : (mains[mains.length - 1] as number);
}

/** The group that heads the clause a group stands in: infinitives and participles hang on a finite one. */
export function mainClause(groups: readonly Group[], from: Group): Group {
  for (let i = groups.indexOf(from); i >= 0; i--) {
    const g = groups[i] as Group;
    if (g.kind === 'finite' || g.kind === 'imperative') return g;
  }
  return from;
}

/** "Logged are your clicks": the participle stands in front of its auxiliary, and no question is asked. */
export function isTurned(g: Group): boolean {
  return g.passive && g.inverted !== null && (g.mains[0] ?? -1) < g.inverted.from;
}
