// The door to the words of a language by which rules tell sentences of one kind apart: schema/lexicon/<language>/hints.yaml.
import { AGES, HINTS } from '../generated/hints.js';
import type { Hint } from '../generated/hints.js';

export type { Hint } from '../generated/hints.js';

/** The words and phrases of a table; none where the language has no such table. `language` as in `PolicyDocument.language`. */
export function hints(table: Hint, language = 'en'): readonly string[] {
  return HINTS[language]?.[table] ?? [];
}

/** Ages by their number in words. */
export function ageWords(language = 'en'): Readonly<Record<string, number>> {
  return AGES[language] ?? {};
}
