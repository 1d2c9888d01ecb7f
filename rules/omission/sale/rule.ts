import { coverageOf, defineRule, flowsOf, listOf, omission, standingOf } from 'policy-lint';
import type { Context, Coverage, Omission, Place, Recipient } from 'policy-lint';

interface Sale {
  readonly at: Place;
  readonly to: readonly string[];
  /** Declared as a sale, rather than derived from what a recipient pays. */
  readonly isDeclared: boolean;
}

export default defineRule({
  summary: 'Data are sold, and the policy does not say so.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'Cal. Civ. Code § 1798.130(a)(5)(C)', '11 CCR § 7011', 'Va. Code § 59.1-578(D)',
    'California AG, Sephora (2022)', 'California AG, DoorDash (2024)',
  ],
  * check(context) {
    const coverage = coverageOf(context);
    const sale = saleIn(context);
    if (!coverage || !sale || isTold(coverage)) return;
    const to = sale.to.length ? ` to ${listOf(sale.to)}` : '';
    const paid = sale.isDeclared ? `Data are sold${to}` : `Data are given for money or other value${to}`;
    yield omission(coverage, {
      at: sale.at,
      ...standing(coverage, sale),
      message: `${paid}, and the policy does not say so.`,
      help: 'Say that personal information is sold, which kinds, to what kind of buyer, and how to opt out: “we sell …”, or “we disclose … for valuable consideration”.',
      what: '“sell”, “sale” and “for valuable consideration”',
    });
  },
});

/** A denial or a bare opt-out speaks of sale without stating it: the finding is then a warning beside it. */
function standing(coverage: Coverage, sale: Sale): Pick<Omission, 'severity' | 'near'> {
  const denial = coverage.denies((s) => s.action === 'sell');
  if (denial) return { severity: 'warning', near: { evidence: denial, note: 'the policy denies it here; taking the denial out does not yet tell of the sale' } };
  const choice = coverage.says((s) => s.right === 'opt_out_sale') ?? coverage.topic('sale_choice');
  if (choice) return { severity: 'warning', near: { evidence: choice, note: 'the policy speaks of opting out of a sale here, without saying that there is one' } };
  const shared = coverage.says((s) => s.action === 'share' && s.recipients.some(({ id }) => id === 'third_parties' || id.endsWith('_partner')));
  return {
    severity: sale.isDeclared ? 'error' : 'warning',
    near: shared && { evidence: shared, note: 'the policy speaks of sharing here, not of a sale' },
  };
}

function isTold(coverage: Coverage): boolean {
  return coverage.says((s) => s.action === 'sell' && s.actor !== 'user' && !s.conditions.some((c) => c.kind === 'merger')) !== null
    || coverage.named('purpose', (id) => id === 'monetization') !== null
    || coverage.topic('sale') !== null;
}

function saleIn({ declaration }: Context): Sale | null {
  const { selling } = declaration;
  const nameOf = (id: string): string => declaration.recipients.find((recipient) => recipient.id === id)?.name?.value ?? id;
  if (selling.sells?.value === 'yes') return { at: selling.sells.at, to: selling.to.map((to) => nameOf(to.value)), isDeclared: true };
  const flows = flowsOf(declaration);
  const buyer = flows.map((flow) => flow.recipient).find(paysMoney);
  if (buyer) return { at: buyer.exchange?.at ?? buyer.at, to: [nameOf(buyer.id)], isDeclared: false };
  const monetized = declaration.data.flatMap((entry) => entry.for).find((use) => use.purpose.value === 'monetization');
  return monetized ? { at: monetized.purpose.at, to: [], isDeclared: false } : null;
}

function paysMoney(recipient: Recipient): boolean {
  return recipient.exchange?.value === 'money' && standingOf(recipient) !== 'processor' && recipient.type?.value !== 'payment_processor';
}
