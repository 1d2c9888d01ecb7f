// Whether an organisation says of itself that it takes part in a framework of schema/terms/framework.yaml.
import type { Context } from '../model/rule.js';
import type { Term } from '../model/vocabulary.js';
import { claimsIn } from './claims.js';
import type { Claim, Stance } from './claims.js';
import { hints } from './hints.js';
import { mentionsAny } from './wording.js';

const NOT_OWN: readonly Stance[] = ['denied', 'past', 'others', 'question', 'quoted', 'conditional', 'heading'];

/** "We have certified that we adhere to …", of the organisation itself; the first place. */
export function membershipClaim({ policies }: Context, { id, more }: Term): Claim | undefined {
  const names = Array.isArray(more['names']) ? (more['names'] as readonly string[]) : [];
  return policies
    .flatMap((reading) => claimsIn(reading, id, names))
    .find(({ within, stances }) => mentionsAny(within, hints('membership')) && !NOT_OWN.some((stance) => stances.has(stance)));
}
