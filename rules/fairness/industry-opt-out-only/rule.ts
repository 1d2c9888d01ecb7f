import { claimsOf, defineRule, known, quoteOf } from 'policy-lint';
import type { Context, Fact } from 'policy-lint';

export default defineRule({
  summary: 'The only way out of a sale or of sharing for advertising is a tool of the industry.',
  severity: 'error',
  confidence: 'medium',
  inputs: ['declaration', 'policy'],
  presets: ['strict'],
  cites: ['11 CCR 7026(a)', 'CPPA, PlayOn (2026)', 'CPPA, Tractor Supply (2025)'],
  *check(context) {
    const fact = disposal(context);
    if (!fact || hasOwnWay(context)) return;
    const claims = claimsOf(context, 'industry_opt_out');
    const [tool] = claims.filter(({ id }) => id === 'tool');
    if (!tool || claims.some(({ id, stances }) => id === 'own' && !stances.has('denied'))) return;
    yield {
      message: `Data is sold or shared for advertising, and the only way out that the policy names is a tool of the advertising industry ("${quoteOf(tool.at)}"), which ends no sale.`,
      at: fact.at,
      related: [{ at: tool.at, note: 'the policy says this' }],
      help: 'Offer an opt-out of your own ("Do Not Sell or Share My Personal Information"), honour the Global Privacy Control, and name both in the policy and under selling: opt_out.',
    };
  },
});

function disposal({ declaration: { selling } }: Context): Fact<string> | null {
  return [selling.sells, selling.sharesForAds].find((fact) => fact?.value === 'yes') ?? null;
}

/** An opt-out that is declared, or a signal that is honoured, serves people even where the policy hides it. */
function hasOwnWay({ declaration: { selling, signals }, statements }: Context): boolean {
  const optOut = known(selling.optOut);
  return (
    (optOut !== null && optOut !== 'none' && optOut !== 'no') ||
    signals.gpc?.value === 'honored' ||
    selling.optOut?.value === 'unknown' ||
    statements.some((s) => s.action === 'honor_signal' && s.mechanism === 'gpc' && s.polarity === 'does')
  );
}
