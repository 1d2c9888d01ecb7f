import { buyersOf, defineRule, disposalOf, inForce, labelOf, listOf, serves } from 'policy-lint';
import type { Context, DataEntry, Fact, Problem, Recipient, Term } from 'policy-lint';

export default defineRule({
  summary: 'Data is sold that may not be sold in a state where people are served.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  cites: [
    'Maryland Online Data Privacy Act of 2024',
    'Oregon HB 2008 (2025)',
    'Virginia SB 338 (2026)',
    'RCW 19.373.070',
    'Tex. Bus. & Com. Code 541.107',
    'FTC, X-Mode (2024)',
    'FTC, InMarket (2024)',
  ],
  *check(context) {
    const { declaration, vocabulary, asOf } = context;
    const bans = inForce(vocabulary, 'sale_ban', asOf).filter(
      (ban) => serves(declaration, String(ban.more['market']), vocabulary) !== null,
    );
    if (!bans.length) return;
    const buyers = buyersOf(declaration, vocabulary);
    for (const entry of declaration.data) {
      if (entry.aggregated?.value === 'yes') continue;
      const here = buyers.filter((recipient) => entry.to.some((to) => to.value === recipient.id));
      const problem = banned(entry, here, bans, context);
      if (problem) yield problem;
    }
    const problem = minors(bans, context);
    if (problem) yield problem;
  },
});

/** One problem for each entry: all categories, all its buyers and all states. */
function banned(entry: DataEntry, buyers: readonly Recipient[], bans: readonly Term[], context: Context): Problem | null {
  const { declaration, vocabulary } = context;
  const consented =
    entry.for.length > 0 && entry.for.every((use) => use.basis?.value === 'consent' || use.basis?.value === 'explicit_consent');
  const [buyer] = buyers;
  const forMoney = buyers.some(
    (recipient) => recipient.exchange?.value === 'money' || disposalOf(declaration, recipient, vocabulary)?.plain === true,
  );
  const touched: Fact<string>[] = [];
  const broken = bans.filter((ban) => {
    const covered = ban.more['data'];
    if (!Array.isArray(covered) || (ban.more['unless'] === 'consent' && consented) || (ban.more['money'] === true && !forMoney))
      return false;
    const facts = entry.what.filter((fact) => covered.some((id: string) => vocabulary.covers('data', id, fact.value)));
    touched.push(...facts);
    return facts.length > 0;
  });
  const categories = [...new Set(touched)];
  const [first] = categories;
  if (!first || !buyer) return null;
  const to = entry.to.find((fact) => fact.value === buyer.id);
  const states = broken.map(
    (ban) =>
      `${stateOf(ban, context)} (${ban.more['unless'] === 'consent' ? 'without consent' : 'even with consent'}, since ${String(ban.more['from'])})`,
  );
  return {
    severity: broken.some((ban) => serves(declaration, String(ban.more['market']), vocabulary) === 'named') ? 'error' : 'warning',
    message: `${listOf(
      categories.map((fact) => fact.value),
      4,
    )} ${categories.length > 1 ? 'go' : 'goes'} to ${listOf(buyers.map(labelOf))} in a sale, which is not allowed in ${listOf(states, 6)}.`,
    at: first.at,
    related: to ? [{ at: to.at, note: buyers.length > 1 ? 'the first of the buyers' : 'the buyer' }] : [],
    help: `Take ${listOf(buyers.map((recipient) => recipient.id))} out of "to" for this data, or keep the people of these states out of what is sold.`,
    cites: [...new Set(broken.map((ban) => String(ban.more['cites'])))],
  };
}

/** Data of minors, where the declaration says itself that they are sold. */
function minors(bans: readonly Term[], context: Context): Problem | null {
  const { declaration, vocabulary } = context;
  const answer = declaration.selling.sellsUnder16;
  const broken = bans.filter((ban) => typeof ban.more['minors'] === 'number');
  if (answer?.value !== 'yes' || !broken.length) return null;
  return {
    severity: broken.some((ban) => serves(declaration, String(ban.more['market']), vocabulary) === 'named') ? 'error' : 'warning',
    message: `Data of people under 16 are sold, which is not allowed in ${listOf(broken.map((ban) => `${stateOf(ban, context)} (under ${String(ban.more['minors'])}, since ${String(ban.more['from'])})`))}.`,
    at: answer.at,
    help: 'Keep everybody whose age is known to be below out of what is sold, and write sells_under_16: no.',
    cites: [...new Set(broken.map((ban) => String(ban.more['cites'])))],
  };
}

function stateOf(ban: Term, { vocabulary }: Context): string {
  return vocabulary.title('market', String(ban.more['market']));
}
