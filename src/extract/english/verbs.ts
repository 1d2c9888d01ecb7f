// Which readers of verbs a verb is asked of: most have something to say of a few verbs only.
import type { Clause } from './clause.js';
import type { Roles } from './roles.js';
import type { Sentence } from './sentence.js';

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

/** A reader with its verbs: it gives what the verb says, which is nothing where the list is empty, and null where the next reader is to be asked. */
export type VerbReader<V, T> = readonly [of: Verbs, read: (verb: V) => T[] | null];

/** Readers in the order in which they are asked. */
export class VerbReaders<V extends Pick<Verb, 'base' | 'readings'>, T> {
  /** Those that a verb is asked of, by its base and readings, once one of the kind was met. */
  private readonly met = new Map<string, Map<number, readonly VerbReader<V, T>[]>>();

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
    let alike = this.met.get(base);
    if (!alike) this.met.set(base, (alike = new Map()));
    let readers = alike.get(readings);
    if (!readers) alike.set(readings, (readers = this.all.filter(([of]) => isOf(of, base, readings))));
    return readers;
  }
}

function isOf(verbs: Verbs, base: string, readings: number): boolean {
  if (verbs.readings !== undefined && (verbs.readings & readings) !== 0) return true;
  return verbs.bases !== undefined && verbs.bases.some((of) => (typeof of === 'string' ? of === base : of.has(base)));
}
