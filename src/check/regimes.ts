import type { Declaration } from '../model/declaration.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { isForChildren } from './declared.js';

/**
 * The regimes in force for a project: declared, or derived from its markets, with what they are part of; always with 'baseline'. Children in the United
 * States bring COPPA.
 *
 * @param asOf YYYY-MM-DD; a market's `states_from` that lies after it does not count yet
 */
export function regimesOf(declaration: Declaration | null, vocabulary: Vocabulary, asOf = ''): Set<string> {
  const found = new Set(['baseline']);
  const add = (id: string): void => {
    found.add(id);
    for (const broader of vocabulary.term('regime', id)?.broader ?? []) found.add(broader);
  };
  if (!declaration) return found;
  for (const { value } of declaration.regimes) add(vocabulary.resolve('regime', value) ?? value);
  if (declaration.regimes.length) return found;
  for (const { value } of declaration.markets) {
    const more = vocabulary.term('market', vocabulary.resolve('market', value) ?? value)?.more ?? {};
    if (typeof more['states_from'] === 'string' && asOf < more['states_from']) continue;
    if (more['states_from']) add('us_states');
    if (Array.isArray(more['regimes'])) more['regimes'].forEach(add);
  }
  if (isForChildren(declaration) && declaration.markets.some(({ value }) => value === 'worldwide' || value.split('-')[0] === 'US'))
    add('coppa');
  return found;
}
