import { daysBetween, defineRule, lastChange } from 'policy-lint';

const YEAR = 366;
const MONTH = 30.44;

export default defineRule({
  summary: 'The policy was last updated more than 12 months ago.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['policy'],
  regimes: ['ccpa'],
  cites: ['Cal. Civ. Code § 1798.130(a)(5)', 'CPPA, Tractor Supply (2025)'],
  *check(context) {
    for (const reading of context.policies) {
      if (reading.supplement || reading.dates.some(({ role }) => role === 'archived')) continue;
      const last = lastChange(context, reading);
      const days = last && daysBetween(last.latest, context.asOf);
      if (!last || days === null || days <= YEAR) continue;
      yield {
        message: `The policy was last updated ${Math.floor(days / MONTH)} months ago (${last.text}); the CCPA wants an update at least once every 12 months.`,
        at: last.at,
        related: last.others,
        help: 'Check the text against what is done today, above all its lists of the past 12 months; then update the date, also where nothing has changed.',
      };
    }
  },
});
