import { defineRule, quoteOf } from 'policy-lint';
import type { Context, Statement } from 'policy-lint';

/** Rights that serve for each other, and those that are not for the organisation to offer. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  know: ['access'],
  access: ['know'],
  opt_out_sale: ['opt_out_targeted_ads'],
  opt_out_targeted_ads: ['opt_out_sale', 'object', 'withdraw_consent'],
  object: ['withdraw_consent', 'opt_out_targeted_ads', 'opt_out_sale'],
  withdraw_consent: ['object', 'opt_out_targeted_ads'],
  opt_out_adm: ['human_review', 'object'],
  human_review: ['opt_out_adm'],
  opt_out_profiling: ['object', 'opt_out_adm'],
};
const OTHERS = ['complain_authority', 'complain_to_us', 'no_retaliation', 'authorized_agent', 'appeal'];

export default defineRule({
  summary: 'The policy offers a right that the declaration does not list as served.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['declaration', 'policy'],
  presets: ['strict'],
  cites: ['GDPR Art. 12', 'Connecticut AG, TicketNetwork (2025)', 'CPPA, Honda (2025)', 'CPPA, Todd Snyder (2025)'],
  *check(context) {
    const { rights } = context.declaration;
    const [listed] = rights.offered;
    if (!listed) return;
    const seen = new Set<string>();
    for (const statement of context.statements) {
      const { right } = statement;
      if (!right || seen.has(right) || !isOffer(statement) || isServed(right, context)) continue;
      seen.add(right);
      yield {
        message: `The policy offers ${context.vocabulary.title('right', right)} ("${quoteOf(statement.at)}"); rights: offered does not list it, so nobody has said how it is served.`,
        at: listed.at,
        related: [{ at: statement.at, note: 'the policy says this' }],
        help: `Write ${right} under rights: offered once it can be served, or take the offer out of the policy.`,
      };
    }
  },
});

function isOffer({ by, action, polarity, mood, confidence }: Statement): boolean {
  return (
    by === 'policy' &&
    action === 'offer_right' &&
    polarity === 'does' &&
    (mood === 'asserted' || mood === 'rights') &&
    confidence === 'high'
  );
}

function isServed(right: string, { declaration: { rights } }: Context): boolean {
  return (
    OTHERS.includes(right) ||
    rights.offered.some(({ value }) => value === right || value === 'unknown' || (SAME[right] ?? []).includes(value))
  );
}
