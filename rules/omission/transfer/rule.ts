import { coverageOf, defineRule, distinct, flowsOf, listOf, omission } from 'policy-lint';
import type { Context, Coverage, Evidence, Fact, Problem, Recipient, Vocabulary } from 'policy-lint';

/** Regimes that have transfers told of, with the places that data may go to as if they stayed. */
const HOME: Readonly<Record<string, readonly string[]>> = {
  gdpr: ['EEA', 'EU'],
  uk_gdpr: ['GB', 'EEA', 'EU'],
  lgpd: ['BR'],
  quebec_25: ['CA'],
  pipeda: ['CA'],
  swiss_fadp: ['CH', 'EEA', 'EU'],
};

const SOURCES: Readonly<Record<string, readonly string[]>> = {
  gdpr: ['GDPR Art. 13(1)(f)', 'Irish DPC, TikTok (2025)', 'Dutch AP, Uber (2024)'],
  uk_gdpr: ['UK GDPR Art. 13(1)(f)'],
  lgpd: ['LGPD Art. 33', 'Resolution CD/ANPD 19/2024 Art. 17'],
  pipeda: ['PIPEDA, OPC guidelines on transfers (2009)'],
  quebec_25: ['Quebec P-39.1 s. 8, 17'],
};

interface Abroad {
  readonly recipient: Recipient;
  readonly country: Fact<string>;
}

export default defineRule({
  summary: 'Data goes to another country, and the policy does not say so.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['declaration', 'policy'],
  regimes: Object.keys(HOME),
  cites: Object.values(SOURCES).flat(),
  *check(context) {
    const coverage = coverageOf(context);
    const abroad = leaving(context);
    if (!coverage || !abroad.length) return;
    const unnamed = abroad.filter(({ country }) => !isNamed(coverage, context.vocabulary, country.value));
    if (!unnamed.length) return;
    const told = statementOf(coverage);
    if (!told && coverage.denies((s) => s.action === 'transfer')) return;
    yield problem(context, coverage, told ? unnamed : abroad, told);
  },
});

function leaving({ declaration, regimes, vocabulary }: Context): Abroad[] {
  const homes = Object.entries(HOME)
    .filter(([regime]) => regimes.has(regime))
    .map(([, home]) => home);
  return distinct(flowsOf(declaration).map((flow) => flow.recipient)).flatMap((recipient) =>
    recipient.countries
      .filter((country) => country.value !== 'unknown' && homes.some((home) => !isHome(vocabulary, country.value, home)))
      .map((country) => ({ recipient, country })),
  );
}

function isHome(vocabulary: Vocabulary, country: string, home: readonly string[]): boolean {
  const isEuropean = home.includes('EEA') && vocabulary.term('country', country)?.more['eea'] === true;
  return isEuropean || home.some((one) => vocabulary.covers('country', one, country));
}

/** Whether the country, or a region that holds it, is named as a place of data. */
function isNamed(coverage: Coverage, vocabulary: Vocabulary, country: string): boolean {
  return (
    coverage.placed(country) !== null ||
    (statementOf(coverage) !== null &&
      coverage.named('country', (id) => id === country || (id !== 'abroad' && vocabulary.covers('country', country, id))) !== null)
  );
}

/** Any statement that data leave, or are kept somewhere. */
function statementOf(coverage: Coverage): Evidence | null {
  return (
    coverage.says((s) => s.action === 'transfer' && (s.place !== null || s.mechanism !== null)) ??
    coverage.named('transfer', () => true) ??
    coverage.topic('transfer')
  );
}

function problem(context: Context, coverage: Coverage, abroad: readonly Abroad[], told: Evidence | null): Problem {
  const { vocabulary, regimes } = context;
  const isStrict = regimes.has('gdpr') || regimes.has('uk_gdpr');
  const countries = listOf(distinct(abroad.map(({ country }) => vocabulary.title('country', country.value))), 4);
  const recipients = listOf(distinct(abroad.map(({ recipient }) => recipient.name?.value ?? recipient.id)));
  const isOne = new Set(abroad.map(({ country }) => country.value)).size === 1;
  const [first] = abroad as [Abroad];
  const cites = Object.entries(SOURCES)
    .filter(([regime]) => regimes.has(regime))
    .flatMap(([, sources]) => sources);
  const found = omission(coverage, {
    at: first.country.at,
    severity: told ? (isStrict ? 'warning' : 'info') : isStrict ? 'error' : 'warning',
    message: told
      ? `Data goes to ${countries} (${recipients}); the policy speaks of where data is or goes, but does not name ${isOne ? 'this place' : 'all of these places'}.`
      : `Data goes to ${countries} (${recipients}), and the policy does not say that data leaves for other countries.`,
    help: `Say where data goes and on what ground: “your data is transferred to ${vocabulary.title('country', first.country.value)} under …”.`,
    near: told && { evidence: told, note: 'the policy speaks of where data is here' },
    what: 'transfers and the names of countries',
  });
  return cites.length ? { ...found, cites } : found;
}
