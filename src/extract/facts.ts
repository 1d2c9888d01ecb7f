import type { Declaration } from '../model/declaration.js';
import type { Statement } from '../model/statement.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { statementsOfEntry } from './declared/data.js';
import { statementsOfOrganization, statementsOfPolicy, statementsOfRights } from './declared/organization.js';
import {
  statementsOfAutomation,
  statementsOfChildren,
  statementsOfSecurity,
  statementsOfSignals,
  statementsOfTracker,
} from './declared/practices.js';
import { statementsOfRecipients } from './declared/recipients.js';

/**
 * What a declaration says, as statements. Only what is known becomes one: a fact that is absent or "unknown" says nothing, a
 * declared "no" or "none" is a denial. `at` is the declared value, `within` its entry or section. A recipient's mention holds
 * its type as id and its name as text; in `retain` and `delete`, `mechanism` is the tier where `keep:` has several.
 */
export function factsOf(declaration: Declaration, vocabulary: Vocabulary): Statement[] {
  if (!declaration.usable) return [];
  return [
    ...statementsOfOrganization(declaration.organization),
    ...statementsOfPolicy(declaration.policy),
    ...declaration.data.flatMap((entry) => [...statementsOfEntry(entry, vocabulary)]),
    ...statementsOfRecipients(declaration, vocabulary),
    ...statementsOfSignals(declaration.signals),
    ...declaration.trackers.flatMap((tracker) => [...statementsOfTracker(tracker, declaration, vocabulary)]),
    ...statementsOfChildren(declaration.children),
    ...statementsOfAutomation(declaration.automation),
    ...statementsOfSecurity(declaration.security),
    ...statementsOfRights(declaration),
  ];
}
