import { abroadOf, distinct, listOf, notice, untold } from 'policy-lint';
import type { Context, Missing } from 'policy-lint';

export default notice({
  rule: 'gdpr-transfers',
  summary: 'Data goes to other countries, and the policy does not name the safeguard or how to get a copy of it.',
  severity: 'error',
  confidence: 'medium',
  regimes: ['gdpr', 'uk_gdpr'],
  cites: ['GDPR Art. 13(1)(f), 44-49', 'UK GDPR Art. 13(1)(f), 44-49'],
  cases: ['Dutch AP, Uber (2024)', 'Irish DPC, TikTok (2025)'],
  message,
});

function message(missing: readonly Missing[], context: Context): string {
  const abroad = abroadOf(context);
  const countries = distinct(abroad.map(({ country }) => context.vocabulary.title('country', country.value)));
  const recipients = distinct(abroad.map(({ recipient }) => recipient.name?.value ?? recipient.id));
  const lead = `Data goes to ${listOf(countries)} (${listOf(recipients)}), and the policy`;
  const near = missing.find((one) => one.near)?.near;
  // That no copy can be had of a safeguard that is not told needs no word.
  if (near?.kind === 'ended') return `${lead} names only ${near.term ?? ''}, which no longer protects transfers.`;
  if (near?.kind === 'vague') return `${lead} speaks of a safeguard without naming it.`;
  return untold(missing, lead);
}
