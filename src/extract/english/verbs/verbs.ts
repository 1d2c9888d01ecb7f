// Which readers of verbs a verb is asked of: most have something to say of a few verbs only.
import type { Clause } from '../clauses/clause.js';
import type { Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';

/** A verb of which is asked what it says about people's data. */
export interface Verb {
  readonly s: Sentence;
  readonly clause: Clause;
  /** Its token. */
  readonly main: number;
  readonly base: string;
  /** Its readings (`Reading`), with those that a word behind it adds: "throw away". */
  readonly readings: number;
  readonly roles: Roles;
  /** Whether data are what it is about. */
  readonly about: boolean;
}

/** The base of a verb that no list has: "we never spam you". */
export const UNLISTED = '';

/** The verbs that a reader has anything to say of, stated beside it: those with one of the bases, and those with one of the readings. */
export interface Verbs {
  readonly bases?: readonly (ReadonlySet<string> | string)[];
  /** Bits of `Reading`. */
  readonly readings?: number;
}

/**
 * A reader with its verbs: it gives what the verb says, which is nothing where the list is empty, and null where the next reader is to be asked.
 * It is asked of its verbs alone: with `bases` and no `readings` the base is one of the bases, with `readings` and no `bases` the verb has one of
 * them; neither need be asked again. A reader of a function that is called from elsewhere as well cannot go by that.
 */
export type VerbReader<V, T> = readonly [of: Verbs, read: (verb: V) => T[] | null];

/** Readers in the order in which they are asked. */
export class VerbReaders<V extends Pick<Verb, 'base' | 'readings'>, T> {
  /** Those that a verb is asked of, by its base and readings, once one of the kind was met. */
  private readonly met = new Map<string, Map<number, readonly VerbReader<V, T>[]>>();
  /** Numbers of the readers that state a base. */
  private byBase: Map<string, readonly number[]> | null = null;
  private last: readonly VerbReader<V, T>[] = [];
  private lastBase: string | null = null;
  private lastReadings = 0;

  constructor(private readonly all: readonly VerbReader<V, T>[]) {}

  /** What the first reader says that has something to say of a verb; null where none has. */
  first(verb: V): T[] | null {
    const readers = this.of(verb.base, verb.readings);
    for (let k = 0; k < readers.length; k++) {
      const found = (readers[k] as VerbReader<V, T>)[1](verb);
      if (found) return found;
    }
    return null;
  }

  /** Whether any reader is asked of such verbs. */
  know(base: string, readings: number): boolean {
    return this.of(base, readings).length > 0;
  }

  private of(base: string, readings: number): readonly VerbReader<V, T>[] {
    // A verb is asked twice: whether any is, and what they say.
    if (base !== this.lastBase || readings !== this.lastReadings) {
      this.last = this.found(base, readings);
      this.lastBase = base;
      this.lastReadings = readings;
    }
    return this.last;
  }

  private found(base: string, readings: number): readonly VerbReader<V, T>[] {
    let alike = this.met.get(base);
    if (!alike) this.met.set(base, (alike = new Map()));
    let readers = alike.get(readings);
    if (!readers) alike.set(readings, (readers = this.asked(base, readings)));
    return readers;
  }

  /** Each base is looked up once, not in the sets of all readers: in a run that reads one policy most verbs are new. */
  private asked(base: string, readings: number): VerbReader<V, T>[] {
    const stated = (this.byBase ??= statedIn(this.all)).get(base);
    if (stated === undefined && readings === 0) return [];
    const out: VerbReader<V, T>[] = [];
    let next = 0;
    for (let k = 0; k < this.all.length; k++) {
      const reader = this.all[k] as VerbReader<V, T>;
      const isStated = stated !== undefined && stated[next] === k;
      if (isStated) next++;
      if (isStated || (reader[0].readings ?? 0) & readings) out.push(reader);
    }
    return out;
  }
}

function statedIn(readers: readonly VerbReader<never, unknown>[]): Map<string, readonly number[]> {
  const out = new Map<string, number[]>();
  const add = (base: string, k: number): void => {
    const known = out.get(base);
    if (!known) out.set(base, [k]);
    else if (known[known.length - 1] !== k) known.push(k);
  };
  readers.forEach(([of], k) => {
    for (const bases of of.bases ?? [])
      if (typeof bases === 'string') add(bases, k);
      else for (const base of bases) add(base, k);
  });
  return out;
}
