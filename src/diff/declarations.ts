// What changed from one declaration to another.
import type { Difference } from '../model/difference.js';
import type { Declaration } from '../model/declaration.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { differenceOf } from './difference.js';
import { answerChanges } from './declared/answers.js';
import { basisChanges, categoryChanges, purposeChanges } from './declared/data.js';
import { decisionChanges, promiseChanges, rightChanges, trackerChanges } from './declared/practices.js';
import { recipientChanges } from './declared/recipients.js';
import { retentionChanges } from './declared/retention.js';

/** The differences of two declarations, in no order; none where one of them cannot be read to its end. */
export function declarationChanges(before: Declaration, after: Declaration, vocabulary: Vocabulary): Difference[] {
  if (!before.usable || !after.usable) return [];
  const told = [
    ...answerChanges(before, after),
    ...categoryChanges(before, after, vocabulary),
    ...purposeChanges(before, after, vocabulary),
    ...basisChanges(before, after, vocabulary),
    ...recipientChanges(before, after, vocabulary),
    ...retentionChanges(before, after, vocabulary),
    ...rightChanges(before, after, vocabulary),
    ...trackerChanges(before, after, vocabulary),
    ...decisionChanges(before, after),
    ...promiseChanges(before, after, vocabulary),
  ];
  return told.map((one) => differenceOf(one, after.at));
}
