import { coverageOf, defineRule, disposalOf, flowsOf, listOf, omission } from 'policy-lint';
import type { Context, Coverage, Omission, Place } from 'policy-lint';

interface Sale {
  readonly at: Place;
  /** What the declaration says, as the start of a sentence. */
  readonly says: string;
  /** Declared as a sale, rather than derived from what a recipient pays. */
  readonly isDeclared: boolean;
}

export default defineRule({
  summary: 'Data is sold, and the policy does not say so.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'Cal. Civ. Code § 1798.130(a)(5)(C)',
    '11 CCR § 7011',
    'Va. Code § 59.1-578(D)',
    'California AG, Sephora (2022)',
    'California AG, DoorDash (2024)',
  ],
  *check(context) {
    const coverage = coverageOf(context);
    const sale = saleIn(context);
    if (!coverage || !sale || isTold(coverage)) return;
    yield omission(coverage, {
      at: sale.at,
      ...standing(coverage, sale),
      message: `${sale.says}, and the policy does not say so.`,
      help: 'Say that personal information is sold, which kinds, to what kind of buyer, and how to opt out: “we sell …”, or “we disclose … for valuable consideration”.',
      what: '“sell”, “sale” and “for valuable consideration”',
    });
  },
});

/** A denial or a bare opt-out speaks of sale without stating it: the finding is then a warning beside it. */
function standing(coverage: Coverage, sale: Sale): Pick<Omission, 'severity' | 'near'> {
  const denial = coverage.denies((s) => s.action === 'sell');
  if (denial)
    return {
      severity: 'warning',
      near: { evidence: denial, note: 'the policy denies it here; taking the denial out does not yet tell of the sale' },
    };
  const choice = coverage.says((s) => s.right === 'opt_out_sale') ?? coverage.topic('sale_choice');
  if (choice)
    return {
      severity: 'warning',
      near: { evidence: choice, note: 'the policy speaks of opting out of a sale here, without saying that there is one' },
    };
  const shared = coverage.says(
    (s) => s.action === 'share' && s.recipients.some(({ id }) => id === 'third_parties' || id.endsWith('_partner')),
  );
  return {
    severity: sale.isDeclared ? 'error' : 'warning',
    near: shared && { evidence: shared, note: 'the policy speaks of sharing here, not of a sale' },
  };
}

function isTold(coverage: Coverage): boolean {
  return (
    coverage.says((s) => s.action === 'sell' && s.actor !== 'user' && !s.conditions.some((c) => c.kind === 'merger')) !== null ||
    coverage.named('purpose', (id) => id === 'monetization') !== null ||
    coverage.topic('sale') !== null
  );
}

/** `selling.sells: yes`; else a recipient whose declared facts make it one, in the sense of US states only where their laws are in force. */
function saleIn({ declaration, regimes, vocabulary }: Context): Sale | null {
  const { selling } = declaration;
  if (selling.sells?.value === 'yes') {
    const named = selling.to.map((to) => declaration.recipients.find((recipient) => recipient.id === to.value)?.name?.value ?? to.value);
    return { at: selling.sells.at, says: named.length ? `Data is sold to ${listOf(named)}` : 'Data is sold', isDeclared: true };
  }
  const receiving = new Set(flowsOf(declaration).map((flow) => flow.recipient));
  const isAmerican = regimes.has('ccpa') || regimes.has('us_states');
  for (const recipient of receiving) {
    const disposal = disposalOf(declaration, recipient, vocabulary);
    if (disposal?.kind !== 'sale' || !(disposal.plain || isAmerican)) continue;
    return {
      at: disposal.at,
      says: `${recipient.name?.value ?? recipient.id} ${disposal.because}, which makes giving it data a sale`,
      isDeclared: false,
    };
  }
  const use = declaration.data.flatMap((entry) => entry.for).find(({ purpose }) => purpose.value === 'monetization');
  return use ? { at: use.purpose.at, says: 'Data is used for sale', isDeclared: false } : null;
}
