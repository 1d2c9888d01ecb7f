import { contradictions, defineRule, domainOf, isAboutChildren, isAboutPersons, isDenial, sharingCounters } from 'policy-lint';

export default defineRule({
  summary: 'The policy denies sharing personal data that declared recipients receive.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)', 'GDPR Art. 5(1)(a)', 'GDPR Art. 13(1)(e)', 'FTC, Flo Health (2021)', 'FTC, GoodRx (2023)', 'FTC, BetterHelp (2023)',
    'FTC, Premom (2023)', 'FTC, Cerebral (2024)', 'FTC, Monument (2024)', 'FTC, OkCupid/Match (2026)',
  ],
  check: (context) => contradictions(context, {
    selects: (statement) => statement.action === 'share' && isDenial(statement) && isAboutPersons(statement)
      && domainOf(statement, context.vocabulary) === null && statement.place === null,
    consented: 'info',
    handles: ['need', 'scope'],
    counters: (statement, limits) => (isAboutChildren(limits) ? [] : sharingCounters(statement, limits, context)),
    readsExceptions: true,
    help: 'Replace the denial by the true list of recipients, or stop sending them the data.',
  }),
});
