// Which readers of verbs a verb is asked of: most have something to say of a few verbs only.
import type { Clause } from './clause.js';
import type { Found } from './found.js';
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
export type VerbReader = readonly [of: Verbs, read: (verb: Verb) => Found[] | null];

/** Readers in the order in which they are asked. */
export class VerbReaders {
  /** Those that a verb is asked of, by its base and readings, once one of the kind was met. */
  private readonly met = new Map<string, Map<number, readonly VerbReader[]>>();

  constructor(private readonly all: readonly VerbReader[]) {}

  /** What the first reader says that has something to say of a verb; null where none has. */
  first(verb: Verb): Found[] | null {
    for (const [, read] of this.of(verb)) {
      const found = read(verb);
      if (found) return found;
    }
    return null;
  }

  private of({ base, readings }: Verb): readonly VerbReader[] {
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
