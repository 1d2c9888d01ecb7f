// The nouns of drafting: a declaration that is not written yet, in which every value knows where it was said.
import type { LabelReading } from '../model/label.js';
import type { Code } from '../model/code.js';
import type { Reading } from '../model/rule.js';
import { positionAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import type { Registry } from '../model/vendor.js';
import type { Vocabulary } from '../model/vocabulary.js';

/** Who says something. `registry`: policy-lint's own table of vendors; `person`: whoever answers the questions. */
export type Teller = 'policy' | 'code' | 'label' | 'repository' | 'registry' | 'person';

/** Where something is said; `line` from 1, 0 where the file has no lines worth naming. */
export interface Origin {
  readonly by: Teller;
  readonly path: string;
  readonly line: number;
}

/** One value. `note` is what a reader should know beside its origin. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly value: string | number;
  readonly from: readonly Origin[];
  readonly note: string | null;
}

/** Values in one line; empty: "unknown". */
export interface List {
  readonly kind: 'list';
  readonly items: readonly Leaf[];
  readonly note: string | null;
}

/** Keys with values, below one another or in one line; `note` is a comment before them. */
export interface Dict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, Tree>;
  readonly isInline: boolean;
  readonly note: string | null;
}

/** Entries below one another; `note` is a comment before them. */
export interface Rows {
  readonly kind: 'rows';
  readonly rows: readonly Dict[];
  readonly note: string | null;
}

export type Tree = Leaf | List | Dict | Rows;

/** What is known of a project before anybody wrote a declaration. */
export interface Witnesses {
  readonly readings: readonly Reading[];
  readonly code: Code | null;
  readonly labels: readonly LabelReading[];
  readonly registry: Registry;
  readonly vocabulary: Vocabulary;
  readonly repository: Repository;
  /** What a person answered. */
  readonly answers: Answers;
}

/** Facts of the project itself; paths are relative to the declaration, with `/`. */
export interface Repository {
  readonly policies: readonly string[];
  readonly labels: readonly string[];
  /** Globs of the code that was read; empty where there is none. */
  readonly code: readonly string[];
  /** Names and domains that the project's own files give, the most telling first. */
  readonly names: readonly Told[];
  readonly domains: readonly Told[];
}

export interface Told {
  readonly value: string;
  readonly from: Origin;
}

/** Answers to the questions of the dialogue; what is not answered is left to the witnesses. */
export interface Answers {
  readonly name?: string;
  readonly contact?: string;
  readonly markets?: readonly string[];
  readonly sells?: 'yes' | 'no' | 'unknown';
}

export function leaf(value: string | number, from: readonly Origin[] = [], note: string | null = null): Leaf {
  return { kind: 'leaf', value, from, note };
}

export function unknown(note: string | null = null): Leaf {
  return leaf('unknown', [], note);
}

export function isUnknown(tree: Tree): boolean {
  return tree.kind === 'leaf' ? tree.value === 'unknown' : tree.kind === 'list' && tree.items.length === 0;
}

export function list(items: readonly Leaf[], note: string | null = null): List {
  return { kind: 'list', items, note };
}

/** Keys whose value is null are left out. */
export function dict(entries: Readonly<Record<string, Tree | null>>, isInline = false, note: string | null = null): Dict {
  const kept = Object.entries(entries).filter((entry): entry is [string, Tree] => entry[1] !== null);
  return { kind: 'dict', entries: new Map(kept), isInline, note };
}

/** Where a place stands. */
export function originAt(at: Place, by: Teller): Origin {
  return { by, path: at.source.path, line: positionAt(at.source, at.start).line };
}

/** Every origin of a tree, each once, in the order of the tree. */
export function originsOf(tree: Tree): Origin[] {
  const all =
    tree.kind === 'leaf'
      ? tree.from
      : tree.kind === 'list'
        ? tree.items.flatMap((item) => item.from)
        : tree.kind === 'dict'
          ? [...tree.entries.values()].flatMap(originsOf)
          : tree.rows.flatMap(originsOf);
  return distinct(all);
}

export function distinct(origins: readonly Origin[]): Origin[] {
  return [...new Map(origins.map((one) => [`${one.by}\n${one.path}\n${one.line}`, one])).values()];
}

/** Places as a comment names them: "privacy.md:25, 43; src/a.ts:3", of one file no more than a few. */
export function placesIn(origins: readonly Origin[], most = 3): string {
  const files = new Map<string, number[]>();
  for (const { path, line } of origins) if (path) files.set(path, [...(files.get(path) ?? []), line]);
  return (
    [...files]
      .slice(0, most)
      .map(([path, lines]) => {
        const sorted = [...new Set(lines)].filter((line) => line > 0).sort((a, b) => a - b);
        if (!sorted.length) return path;
        return `${path}:${sorted.slice(0, most).join(', ')}${sorted.length > most ? ' …' : ''}`;
      })
      .join('; ') + (files.size > most ? ' …' : '')
  );
}
