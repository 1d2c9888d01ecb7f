import { categories, defineRule, isMarked, known, listOf } from 'policy-lint';
import type { Context, DataEntry, Problem } from 'policy-lint';

const EUROPEAN = ['gdpr', 'uk_gdpr', 'lgpd', 'swiss_fadp'];
const AMERICAN = ['us_states', 'us_tx', 'us_ct', 'us_mn', 'us_ri', 'us_wa_health', 'us_il_bipa'];
/** Purposes for which face, voice or finger are used to recognise somebody. */
const RECOGNISING = ['authentication', 'identity_verification', 'security', 'fraud_prevention', 'ai_training'];
/** Groups of purposes that a person did not ask for by using the service. */
const FURTHER = ['improvement', 'research', 'personalization', 'marketing', 'advertising', 'profiling', 'ai', 'sale'];

export default defineRule({
  summary: 'Sensitive data is used without the condition or the consent that the law asks for.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  regimes: [...EUROPEAN, ...AMERICAN],
  cites: ['GDPR Art. 9, 10', 'CJEU C-184/20 (2022)', 'Va. Code 59.1-578(A)(5)', 'C.R.S. 6-1-1308(7)'],
  *check(context) {
    for (const entry of context.declaration.data) {
      if (entry.aggregated?.value === 'yes') continue;
      const problem = missingCondition(entry, context) ?? missingConsent(entry, context);
      if (problem) yield problem;
    }
  },
});

/** Art. 9(2) and 10 GDPR: a condition beside the legal basis. */
function missingCondition(entry: DataEntry, { regimes, vocabulary }: Context): Problem | null {
  if (!EUROPEAN.some((regime) => regimes.has(regime))) return null;
  const condition = known(entry.condition);
  if (condition !== null && condition !== 'none') return null;
  const special = categories(entry, isMarked(vocabulary, 'art9'));
  const [first] = special;
  const bases = entry.for.map((use) => known(use.basis));
  if (!first) {
    const [criminal] = categories(entry, isMarked(vocabulary, 'art10'));
    if (!criminal || (bases.length && bases.every((basis) => basis === 'legal_obligation' || basis === 'public_task'))) return null;
    return {
      severity: 'warning',
      message: `${criminal.value} is used on a basis other than law: data on convictions may be used only under official authority or where the law allows it.`,
      at: criminal.at,
      help: 'Write the basis that the law gives (legal_obligation, public_task), or name the provision in "note".',
      cites: ['GDPR Art. 10'],
    };
  }
  const purposes = entry.for.map((use) => use.purpose.value);
  const recognises = special.some((fact) => fact.value !== 'biometric') || purposes.some((purpose) => RECOGNISING.includes(purpose));
  const incidental =
    entry.note !== null &&
    entry.what.some((fact) => vocabulary.covers('data', 'content', fact.value) || vocabulary.covers('data', 'support', fact.value));
  const declared = entry.condition ? `the condition is "${entry.condition.value}"` : 'no condition is declared';
  return {
    severity: incidental || !recognises ? 'warning' : 'error',
    message: `${listOf(
      special.map((fact) => fact.value),
      4,
    )} ${special.length > 1 ? 'are' : 'is'} used, and ${declared}: a legal basis alone does not carry special categories of data.`,
    at: (entry.condition ?? first).at,
    help: incidental
      ? 'Where people write such things about themselves, say on what ground you hold them: condition: explicit_consent, or made_public.'
      : 'Add the condition of Art. 9(2) that is met, such as condition: explicit_consent; without one, stop the use.',
    cites: ['GDPR Art. 9', ...(special.some((fact) => fact.value === 'inferred.sensitive') ? ['CJEU C-184/20 (2022)'] : [])],
  };
}

/** State laws of the opt-in kind: consent for what is not needed for the service asked for. */
function missingConsent(entry: DataEntry, { regimes, vocabulary }: Context): Problem | null {
  if (!AMERICAN.some((regime) => regimes.has(regime))) return null;
  const everything = AMERICAN.some((regime) => regime !== 'us_wa_health' && regime !== 'us_il_bipa' && regimes.has(regime));
  const [first, ...others] = categories(
    entry,
    (id) =>
      (everything && (vocabulary.covers('data', 'special', id) || id === 'location.precise')) ||
      (regimes.has('us_wa_health') && ['special.health', 'special.genetic'].includes(id)) ||
      (regimes.has('us_il_bipa') && id === 'biometric'),
  );
  if (!first) return null;
  const further = entry.for.filter((use) => FURTHER.includes(String(vocabulary.term('purpose', use.purpose.value)?.more['group'])));
  const without = further.filter((use) => !consented(known(use.basis)));
  const [use] = without;
  if (!use) return null;
  return {
    severity: without.some((x) => known(x.basis) !== null) ? 'error' : 'warning',
    message: `${listOf(
      [first, ...others].map((fact) => fact.value),
      4,
    )} ${others.length ? 'are' : 'is'} used for ${listOf(
      without.map((x) => x.purpose.value),
      4,
    )}, and consent is not declared as the basis.`,
    at: (use.basis ?? use.purpose).at,
    help: `If people are asked first, write for: {${use.purpose.value}: consent}; if not, ask them or stop the use.`,
    cites: ['Va. Code 59.1-578(A)(5)', 'C.R.S. 6-1-1308(7)'],
  };
}

function consented(basis: string | null): boolean {
  return basis === 'consent' || basis === 'explicit_consent';
}
