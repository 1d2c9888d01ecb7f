import { alsoIn, defineRule, factsOf, known } from 'policy-lint';
import type { Context, CryptoFact, Fact, Problem } from 'policy-lint';

export default defineRule({
  summary: 'The code protects data by less than the declaration says.',
  severity: 'error',
  confidence: 'medium',
  presets: ['strict'],
  inputs: ['declaration', 'code'],
  cites: ['GDPR Art. 32', 'NIST SP 800-63B', 'FTC, Fandango (2014)', 'FTC, Credit Karma (2014)', 'FTC, Henry Schein (2016)'],
  *check(context) {
    const {
      code,
      declaration: { security },
    } = context;
    if (!code) return;
    const facts = factsOf(code, 'crypto');
    const of = (use: CryptoFact['use']): CryptoFact[] => facts.filter((fact) => fact.use === use);
    yield* told(
      of('password'),
      security.passwords,
      ({ algorithm }) => `hashes a password with ${algorithm.toUpperCase()}, which is made to be fast`,
      'Hash passwords with argon2id, bcrypt or scrypt.',
      context,
    );
    yield* told(
      of('cipher'),
      security.atRest,
      ({ algorithm }) => `encrypts with ${algorithm}, which has been broken`,
      'Encrypt with AES-256-GCM or ChaCha20-Poly1305.',
      context,
    );
    yield* told(
      of('plain'),
      security.inTransit,
      () => 'sends personal data to an address without TLS',
      'Write https:// in the address.',
      context,
    );
    yield* told(
      of('unverified'),
      security.inTransit,
      () => 'does not check the certificate of whom it speaks to',
      'Leave certificates to be checked; trust an authority of your own by its certificate.',
      context,
    );
  },
});

function* told(
  facts: readonly CryptoFact[],
  claim: Fact<string> | null,
  what: (fact: CryptoFact) => string,
  help: string,
  { vocabulary }: Context,
): Generator<Problem> {
  const [first] = facts;
  if (!first) return;
  const value = known(claim);
  // What is declared as it is, is told; declaration/security-minimum speaks of it.
  const declared = value === null ? null : (vocabulary.resolve('algorithm', value) ?? value.toLowerCase());
  if (declared !== null && (['none', 'no', 'plain'].includes(declared) || declared === vocabulary.resolve('algorithm', first.algorithm)))
    return;
  const isLocal = first.use === 'unverified';
  yield {
    message: `The code ${what(first)}${alsoIn(facts.length)}${value === null ? '' : `; the declaration says "${value}"`}.`,
    at: first.at,
    severity: value === null || isLocal ? 'warning' : 'error',
    ...(claim && value !== null ? { related: [{ at: claim.at, note: 'the declaration says this' }] } : {}),
    help,
  };
}
