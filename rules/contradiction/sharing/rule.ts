import {
  contradictions,
  coversAny,
  defineRule,
  domainOf,
  isAboutChildren,
  isAboutPersons,
  isDenial,
  isPlainly,
  isStandardSharing,
  limitsOf,
  sharedData,
  sharingCounters,
  standingOfType,
} from 'policy-lint';
import type { Context, Statement } from 'policy-lint';

export default defineRule({
  summary: 'The policy denies sharing personal data that declared recipients receive.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'GDPR Art. 5(1)(a)',
    'GDPR Art. 13(1)(e)',
    'FTC, Flo Health (2021)',
    'FTC, GoodRx (2023)',
    'FTC, BetterHelp (2023)',
    'FTC, Premom (2023)',
    'FTC, Cerebral (2024)',
    'FTC, Monument (2024)',
    'FTC, OkCupid/Match (2026)',
  ],
  check: (context) =>
    contradictions(context, {
      selects: (statement) =>
        statement.action === 'share' &&
        isDenial(statement) &&
        isAboutPersons(statement) &&
        domainOf(statement, context.vocabulary) === null &&
        statement.place === null,
      consented: 'info',
      handles: ['need', 'scope'],
      counters: (statement, limits) => (isAboutChildren(limits) ? [] : sharingCounters(statement, limits, context)),
      readsExceptions: true,
      affirms: (other, statement) => isSharedForThat(other, statement, context),
      help: 'Replace the denial by the true list of recipients, or stop sending them the data.',
    }),
});

/** Given to outsiders for one of the purposes for which the denial says that it is not. */
function isSharedForThat(other: Statement, denial: Statement, { vocabulary }: Context): boolean {
  if (
    other.action !== 'share' ||
    isStandardSharing(other) ||
    !isPlainly(other) ||
    limitsOf(other).kinds.size > 0 ||
    !sharedData(denial, other, vocabulary)
  )
    return false;
  const named = denial.recipients.length ? denial.recipients.map(({ id }) => id) : ['anyone'];
  const isReached = other.recipients.some(
    ({ id }) => (id === 'third_parties' || standingOfType(id) === 'third_party') && coversAny(vocabulary, 'recipient', named, id),
  );
  return isReached && other.purposes.some(({ id }) => denial.purposes.some((denied) => denied.id === id));
}
