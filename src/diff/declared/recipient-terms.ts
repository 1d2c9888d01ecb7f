// The terms on which a recipient has data: its contract, safeguard, price and use of them, by two declarations.
import { known } from '../../check/declared.js';
import type { Recipient } from '../../model/declaration.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import type { Told } from '../difference.js';

/** A fact about a recipient of which some values bind it less than others. */
interface Term {
  readonly of: 'contract' | 'transfer' | 'exchange' | 'trainsOnData';
  readonly subject: Told['subject'];
  /** What the step to a weaker value is called, and the one back. */
  readonly labels: readonly [weaker: string, stronger: string];
  isWeak(value: string, vocabulary: Vocabulary): boolean;
  says(name: string, value: string, vocabulary: Vocabulary): string;
}

const TERMS: readonly Term[] = [
  {
    of: 'contract',
    subject: 'recipient',
    labels: ['weaker contract', 'stronger contract'],
    isWeak: (value) => value === 'none',
    says: (name, value, vocabulary) =>
      value === 'none' ? `There is no contract with ${name}` : `The contract with ${name} is ${vocabulary.title('contract', value)}`,
  },
  {
    of: 'transfer',
    subject: 'transfer',
    labels: ['weaker safeguard', 'stronger safeguard'],
    isWeak: (value) => value === 'none',
    says: (name, value, vocabulary) =>
      `${name} has data abroad ${value === 'none' ? 'without a safeguard' : `under ${vocabulary.title('transfer', value)}`}`,
  },
  {
    of: 'exchange',
    subject: 'sale',
    labels: ['data for value', 'no data for value'],
    isWeak: (value, vocabulary) => vocabulary.term('exchange', value)?.more['valuable'] === true,
    says: (name, value, vocabulary) => `What ${name} gives for data is ${vocabulary.title('exchange', value)}`,
  },
  {
    of: 'trainsOnData',
    subject: 'automation',
    labels: ['training on data', 'no training on data'],
    isWeak: (value) => value === 'yes',
    says: (name, value) => `${name} ${value === 'yes' ? 'trains' : 'does not train'} models on the data it gets`,
  },
];

/** Terms that bind a recipient less than before, or more. */
export function* termChanges(was: Recipient, is: Recipient, vocabulary: Vocabulary): Generator<Told> {
  const name = is.name?.value ?? is.id;
  for (const { of, subject, labels, isWeak, says } of TERMS) {
    const [from, to] = [was[of], is[of]];
    const [old, now] = [known(from), known(to)];
    if (!from || !to || old === null || now === null || isWeak(old, vocabulary) === isWeak(now, vocabulary)) continue;
    const weaker = isWeak(now, vocabulary);
    yield {
      subject,
      turn: weaker ? 'narrower' : 'wider',
      label: labels[weaker ? 0 : 1],
      bearing: weaker ? 'against' : 'for',
      before: from.at,
      after: to.at,
      ids: [],
      message: `${says(name, to.value, vocabulary)}; before, ${lowerFirst(says(name, from.value, vocabulary))}.`,
    };
  }
}

function lowerFirst(text: string): string {
  return /^(?:There|The|What) /.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
