import { coverageOf, defineRule, nameOf, omission } from 'policy-lint';
import type { Context, Coverage, Omission, Place } from 'policy-lint';

export default defineRule({
  summary: 'Data is used for targeted advertising, and the policy does not say so.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: ['Cal. Civ. Code §§ 1798.120, 1798.135', 'Va. Code § 59.1-578(D)', 'FTC, Cerebral (2024)', 'California AG, Healthline (2025)'],
  *check(context) {
    const coverage = coverageOf(context);
    const fact = targeting(context);
    if (!coverage || !fact || isTold(coverage)) return;
    // The denial is the finding then: contradiction/advertising.
    if (coverage.denies((s) => s.action === 'advertise' || s.purposes.some(({ id }) => id.startsWith('advertising')))) return;
    yield omission(coverage, {
      at: fact.at,
      ...nearest(coverage),
      message: `${fact.says}, and the policy does not say so.`,
      help: 'Say that data is used to choose which advertising people see: “targeted advertising”, “interest-based advertising” or “ads based on what you do here and elsewhere” would do.',
      what: '“targeted advertising”, “interest-based advertising” and the like',
    });
  },
});

function isTold(coverage: Coverage): boolean {
  return coverage.term('purpose', 'advertising_targeted') !== null;
}

/** Advertising without a word on how it is chosen comes near, and lowers the finding by a step; marketing by mail does not. */
function nearest(coverage: Coverage): Pick<Omission, 'severity' | 'near'> {
  const advertising = coverage.topic('advertising') ?? coverage.named('recipient', (id) => id === 'ad_network');
  if (advertising)
    return {
      severity: 'warning',
      near: { evidence: advertising, note: 'the policy speaks of advertising here, not of choosing it by what is known about people' },
    };
  const marketing = coverage.term('purpose', 'direct_marketing');
  return {
    severity: 'error',
    near: marketing && { evidence: marketing, note: 'the policy speaks of marketing here, which is something else' },
  };
}

function targeting(context: Context): { at: Place; says: string } | null {
  const { declaration, vocabulary } = context;
  const { sharesForAds } = declaration.selling;
  const networks = declaration.recipients.filter((recipient) => declaration.selling.to.some((to) => to.value === recipient.id));
  const to = networks[0] ? ` with ${nameOf(networks[0], vocabulary)}` : '';
  if (sharesForAds?.value === 'yes') return { at: sharesForAds.at, says: `Data is shared for advertising across sites and apps${to}` };
  for (const entry of declaration.data) {
    const use = entry.for.find(({ purpose }) => purpose.value === 'advertising_targeted');
    const [what] = entry.what;
    if (use && what) return { at: use.purpose.at, says: `Data (${vocabulary.title('data', what.value)}) is used for targeted advertising` };
  }
  return null;
}
