// Ages in words and digits.
import type { Statement } from '../model/statement.js';
import { textAt } from '../model/text.js';
import { wordsOf } from './wording.js';

const WORDS: Readonly<Record<string, number>> = {
  twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, 'twenty-one': 21,
};

/** The age that a sentence about children names, 5 to 21 years; null where it names none. */
export function ageIn(statement: Statement): number | null {
  const spans = statement.conditions.concat(statement.exception?.conditions ?? []).filter((condition) => condition.kind === 'age');
  for (const text of [...spans.map((span) => span.text), textAt(statement.at), textAt(statement.within)]) {
    for (const word of wordsOf(text)) {
      const age = WORDS[word] ?? (word.length <= 2 ? Number(word) : NaN);
      if (age >= 5 && age <= 21) return age;
    }
  }
  return null;
}
