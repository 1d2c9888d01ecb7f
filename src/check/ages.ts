// Ages in words and digits.
import type { Statement } from '../model/statement.js';
import { textAt } from '../model/text.js';
import { ageWords, hints } from './hints.js';
import { wordsOf } from './wording.js';

/** The age that a sentence about children names, 5 to 21 years; null where it names none. */
export function ageIn(statement: Statement): number | null {
  const words = ageWords();
  const spans = statement.conditions.concat(statement.exception?.conditions ?? []).filter((condition) => condition.kind === 'age');
  for (const text of [...spans.map((span) => span.text), textAt(statement.at), textAt(statement.within)]) {
    const said = wordsOf(text);
    for (const [index, word] of said.entries()) {
      const age = words[word] ?? (isAge(said, index) ? Number(word) : NaN);
      if (age >= 5 && age <= 21) return age;
    }
  }
  return null;
}

/** "Under 13", "13 years", not "Studio 6 does not …". */
function isAge(words: readonly string[], index: number): boolean {
  const [before, word, behind] = [words[index - 1], words[index] ?? '', words[index + 1]];
  if (word.length > 2) return false;
  return index === 0 || hints('before_age').includes(before ?? '') || hints('behind_age').includes(behind ?? '');
}
