import {
  TRANSFER_LAWS,
  daysBetween,
  defineRule,
  disposalOf,
  entriesTo,
  isAdequate,
  isLaw,
  isMarked,
  isMisread,
  labelOf,
  listOf,
} from 'policy-lint';
import type { Context, Fact, Problem, Recipient } from 'policy-lint';

/** Recipients to whom a person publishes or speaks; that is no transfer by the organisation. */
const NO_TRANSFER = ['public', 'other_users', 'customer_admin'];
/** Memberships of recipients in the United States, one for each law. */
const SWISS = 'dpf_swiss';
const MEMBERSHIPS = ['dpf', 'dpf_uk', SWISS];
const YEAR = 366;
/** Where each law speaks of transfers. */
const CHAPTERS: Readonly<Record<string, string>> = {
  gdpr: 'GDPR Art. 44-49',
  uk_gdpr: 'UK GDPR Chapter V',
  swiss_fadp: 'Swiss FADP Art. 16-17',
  lgpd: 'LGPD Art. 33',
};
/** The clauses that each law provides. */
const CLAUSES: Readonly<Record<string, string>> = { gdpr: 'scc', swiss_fadp: 'scc', uk_gdpr: 'uk_addendum', lgpd: 'lgpd_scc' };

export default defineRule({
  summary: 'Data goes to a country without a safeguard that holds today.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  cites: [
    'GDPR Art. 44-49',
    'CJEU C-362/14 Schrems (2015)',
    'CJEU C-311/18 Schrems II (2020)',
    'LGPD Art. 33',
    'Dutch AP, Uber (2024)',
    'Irish DPC, TikTok (2025)',
  ],
  *check(context) {
    const { declaration, regimes } = context;
    const laws = TRANSFER_LAWS.filter((law) => regimes.has(law));
    const unverified: { readonly fact: Fact<string>; readonly name: string }[] = [];
    for (const recipient of declaration.recipients) {
      if (NO_TRANSFER.includes(recipient.type?.value ?? '') || onlyAggregated(recipient, context)) continue;
      const problem = (laws.length ? unsafe(recipient, laws, context) : null) ?? ofConcern(recipient, context);
      if (problem) yield { cites: laws.map((law) => CHAPTERS[law] ?? law), ...problem };
      else if (laws.length && recipient.transfer && MEMBERSHIPS.includes(recipient.transfer.value) && isStale(recipient, context))
        unverified.push({ fact: recipient.transfer, name: labelOf(recipient) });
    }
    const [first, ...others] = unverified;
    if (!first) return;
    yield {
      severity: 'warning',
      message: `${listOf(
        unverified.map((one) => one.name),
        5,
      )} ${others.length ? 'rely' : 'relies'} on the Data Privacy Framework, and no date of the last 12 months says that the membership was looked up.`,
      at: first.fact.at,
      related: others.map((one) => ({ at: one.fact.at, note: 'relies on it too' })),
      help: 'Companies leave the list. Look each up at dataprivacyframework.gov, and write verified: YYYY-MM-DD beside the transfer.',
      cites: ['GDPR Art. 45', 'Decision (EU) 2023/1795'],
    };
  },
});

/** What is wrong with a recipient's safeguard. */
function unsafe(recipient: Recipient, laws: readonly string[], context: Context): Problem | null {
  const { vocabulary, asOf } = context;
  const mechanism = recipient.transfer?.value ?? 'none';
  const term = vocabulary.term('transfer', mechanism);
  const name = labelOf(recipient);
  const at = recipient.transfer?.at ?? recipient.countries[0]?.at ?? recipient.at;
  const { until, case: judgment, countries, systematic } = term?.more ?? {};
  if (until !== undefined && String(until) < asOf) {
    return {
      at,
      message: `${name} relies on ${term?.title ?? mechanism}, which has not held since ${String(until)}${judgment === undefined ? '' : ` (${String(judgment)})`}.`,
      help: `Find out what the recipient offers today. ${agree(laws)}`,
      cites: [...laws.map((law) => CHAPTERS[law] ?? law), ...(judgment === undefined ? [] : [`CJEU ${String(judgment)}`])],
    };
  }
  const open = recipient.countries.filter((country) => laws.some((law) => !isFree(country.value, law, mechanism, context)));
  if (recipient.countries.length && !open.length) return null;
  const named = open.filter((country) => country.value !== 'unknown').map((country) => country.value);
  const places = listOf(named.map((country) => vocabulary.title('country', country)));
  if (!recipient.transfer && isMisread(context.declaration, recipient.at)) return null;
  if (mechanism === 'none' || mechanism === 'unknown') return unprotected(recipient, named, laws, context);
  if (Array.isArray(countries) && named.some((country) => !countries.includes(country)))
    return { at, message: `${name} is in ${places}, and ${term?.title ?? mechanism} does not reach there.`, help: agree(laws) };
  if (mechanism === 'adequacy' && named.length) {
    const members = laws.some((law) => named.some((country) => isAdequate(country, law, asOf, vocabulary) === 'members'));
    return {
      at,
      message: `${name} is in ${places}, and ${members ? 'the adequacy decision covers only companies that joined its framework' : 'there is no adequacy decision'}.`,
      help: members ? 'If it joined, write transfer: dpf, and verified: with the date on which you looked it up.' : agree(laws),
    };
  }
  const others = laws.filter((law) => law !== 'swiss_fadp');
  if (mechanism === SWISS && named.length && others.length)
    return {
      at,
      severity: 'warning',
      message: `${name} relies on ${term?.title ?? mechanism}, which covers transfers under Swiss law only.`,
      help: agree(others),
    };
  if (systematic === false) {
    return {
      at,
      severity: 'warning',
      message: `${name} relies on ${term?.title ?? mechanism}, which is meant for single cases, not for a steady flow of data.`,
      help: agree(laws),
      cites: ['GDPR Art. 49'],
    };
  }
  if (term && term.more['laws'] === undefined && until === undefined) {
    return {
      at,
      severity: 'warning',
      message: `${name} relies on ${term.title}, which is no safeguard under ${listOf(laws.map((law) => vocabulary.title('regime', law)))}.`,
      help: agree(laws),
    };
  }
  return null;
}

/** No safeguard: an error where the country is known to need one, or nobody knows where the data go. */
function unprotected(recipient: Recipient, named: readonly string[], laws: readonly string[], { vocabulary, asOf }: Context): Problem {
  const name = labelOf(recipient);
  const at = recipient.transfer?.at ?? recipient.countries[0]?.at ?? recipient.at;
  const safeguard = recipient.transfer ? `transfer is "${recipient.transfer.value}"` : 'no safeguard is declared';
  if (named.length) {
    const asking = laws.filter((law) => named.some((country) => isAdequate(country, law, asOf, vocabulary) !== 'free'));
    return {
      at,
      help: agree(laws),
      message: `${name} is in ${listOf(named.map((country) => vocabulary.title('country', country)))}, for which ${listOf(asking.map((law) => vocabulary.title('regime', law)))} ${asking.length > 1 ? 'ask' : 'asks'} for a safeguard, and ${safeguard}.`,
    };
  }
  if (!recipient.countries.length && !recipient.transfer) {
    return {
      at,
      severity: 'warning',
      message: `Neither a country nor a safeguard is declared for ${name}.`,
      help: 'Write where it holds the data: country: DE. Outside the area, write the safeguard too: transfer: scc.',
    };
  }
  return {
    at,
    message: `The country of ${name} is ${recipient.countries.length ? 'unknown' : 'not declared'}, and ${safeguard}.`,
    help: `Find out where the data goes, and write country: with it. ${agree(laws)}`,
  };
}

function agree(laws: readonly string[]): string {
  return `Write what is agreed with the recipient, such as transfer: ${CLAUSES[laws[0] ?? ''] ?? 'scc'}${laws[0] === 'lgpd' ? '' : '; or dpf, with verified: and the date'}.`;
}

/** Whether data may go to a country under a law as declared: freely, or to a member of the framework that the country's decision asks for. */
function isFree(country: string, law: string, mechanism: string, { vocabulary, asOf }: Context): boolean {
  const level = isAdequate(country, law, asOf, vocabulary);
  // The Swiss framework is no part of that between the Union and the United States.
  return level === 'free' || (level === 'members' && MEMBERSHIPS.includes(mechanism) && (mechanism !== SWISS || law === 'swiss_fadp'));
}

function isStale(recipient: Recipient, { asOf }: Context): boolean {
  const age = recipient.verified ? daysBetween(recipient.verified.value, asOf) : null;
  return age === null || age > YEAR;
}

/** Sensitive data about people in the United States, or data sold, to a country of concern. */
function ofConcern(recipient: Recipient, { declaration, regimes, vocabulary, asOf }: Context): Problem | null {
  const american =
    [...regimes].some((regime) => regime === 'ccpa' || regime.startsWith('us_')) ||
    declaration.markets.some((market) => market.value === 'worldwide' || vocabulary.covers('market', 'US', market.value));
  const country = recipient.countries.find((fact) => vocabulary.term('country', fact.value)?.more['concern'] === true);
  if (!american || !country || !isLaw('us.bulk_data', vocabulary, asOf)) return null;
  const sensitive = entriesTo(declaration, recipient.id)
    .flatMap((entry) => entry.what.map((fact) => fact.value))
    .filter(isMarked(vocabulary, 'sensitive'));
  const sold = disposalOf(declaration, recipient, vocabulary) !== null;
  if (!sensitive.length && !sold) return null;
  return {
    at: country.at,
    severity: 'warning',
    message: `${labelOf(recipient)} in ${vocabulary.title('country', country.value)} gets ${sensitive.length ? listOf([...new Set(sensitive)], 4) : 'data in a sale'}: the rules on bulk sensitive data about people in the United States cover this country.`,
    help: 'Compare the numbers of people with the thresholds of 28 CFR Part 202, and keep such data from this recipient.',
    cites: ['28 CFR Part 202', "Protecting Americans' Data from Foreign Adversaries Act of 2024"],
  };
}

function onlyAggregated(recipient: Recipient, { declaration }: Context): boolean {
  const entries = entriesTo(declaration, recipient.id);
  return entries.length > 0 && entries.every((entry) => entry.aggregated?.value === 'yes');
}
