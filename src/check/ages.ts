// Ages in words and digits.
import type { Statement } from '../model/statement.js';
import { textAt } from '../model/text.js';
import { ageWords } from './hints.js';
import { wordsOf } from './wording.js';

/** The age that a sentence about children names, 5 to 21 years; null where it names none. */
export function ageIn(statement: Statement): number | null {
  const words = ageWords();
  const spans = statement.conditions.concat(statement.exception?.conditions ?? []).filter((condition) => condition.kind === 'age');
  for (const text of [...spans.map((span) => span.text), textAt(statement.at), textAt(statement.within)]) {
    for (const word of wordsOf(text)) {
      const age = words[word] ?? (word.length <= 2 ? Number(word) : NaN);
      if (age >= 5 && age <= 21) return age;
    }
  }
  return null;
}
