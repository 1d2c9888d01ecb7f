import { isMap, isScalar, isSeq } from 'yaml';
import type { Node } from 'yaml';
import { nearest } from '../model/nearest.js';
import { place, positionAt } from '../model/text.js';
import type { Place, Source } from '../model/text.js';
import { UserError } from '../model/user-error.js';

export interface Entry {
  readonly key: string;
  readonly at: Place;
  readonly value: unknown;
}

/** Reads the nodes of a configuration. The first thing that is not understood is a UserError with its place: a setting must not be guessed. */
export class ConfigReader {
  constructor(readonly source: Source) {}

  fail(at: Place, message: string): never {
    const { line, column } = positionAt(at.source, at.start);
    throw new UserError(`${at.source.path}:${line}:${column}: ${message}`);
  }

  at(node: unknown): Place {
    const [start = 0, end = 0] = (node as Node | null)?.range ?? [];
    return place(this.source, start, start + this.source.text.slice(start, end).trimEnd().length);
  }

  /** The entries of a mapping; with `keys`, any other key fails. */
  entries(node: unknown, name: string, keys: readonly string[] | null): Entry[] {
    if (!isMap(node)) return this.fail(this.at(node), `${name} takes keys with values.`);
    const seen = new Set<string>();
    return node.items.map(({ key, value }) => {
      const at = this.at(key);
      if (!isScalar(key)) return this.fail(at, `A key of ${name} is no plain word.`);
      const word = String(key.value);
      if (seen.has(word)) this.fail(at, `"${word}" stands twice in ${name}.`);
      seen.add(word);
      if (keys && !keys.includes(word)) this.fail(at, `"${word}" is not a key of ${name}${didYouMean(word, keys)}`);
      return { key: word, at, value };
    });
  }

  /** The items of a list, or the one value in its place. */
  list(node: unknown): unknown[] {
    return isSeq(node) ? node.items : isScalar(node) && node.value === '' ? [] : [node];
  }

  text(node: unknown, name: string): string {
    if (!isScalar(node) || !String(node.value).trim()) return this.fail(this.at(node), `${name} takes a text.`);
    return String(node.value).trim();
  }
}

/** The end of a sentence about a word that is none of those known. */
export function didYouMean(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant ? `; did you mean "${meant}"?` : known.length <= 12 ? `; use one of ${known.join(', ')}.` : '.';
}
