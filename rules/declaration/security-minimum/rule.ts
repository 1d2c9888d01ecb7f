import { categories, defineRule, isMarked, known, listOf, recipientOf } from 'policy-lint';
import type { Context, Fact, Problem, Term } from 'policy-lint';

/** Content whose reader breaks the promise of end-to-end encryption. */
const CONTENT = ['content.messages', 'content.files', 'content.audio_video', 'content.ai_prompts'];
/** Purposes for which somebody must read it. */
const READING = ['moderation', 'ai_training', 'advertising_targeted', 'product_improvement', 'profiling'];
const SEPARATORS = [',', ';', '/', '+', '(', ')', ' and ', ' or ', ' with '];

export default defineRule({
  summary: 'A declared security measure is missing or has been broken for years.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  cites: [
    'GDPR Art. 32',
    'Cal. Civ. Code § 1798.150',
    'NIST SP 800-63B',
    'NIST SP 800-52 Rev. 2',
    'FTC, Uber (2018)',
    'FTC, Blackbaud (2024)',
  ],
  *check(context) {
    for (const problem of [passwords(context), inTransit(context), atRest(context), endToEnd(context)]) if (problem) yield problem;
  },
});

function passwords(context: Context): Problem | null {
  const fact = context.declaration.security.passwords;
  if (!fact) return null;
  const named = algorithms(fact, context);
  const [first] = named;
  // A weak digest wrapped in a slow one is how old accounts are carried over.
  if (!first || named.some((term) => term.more['use'] === 'password')) return null;
  const broken = named.find((term) => term.more['weak'] === true);
  const title = (broken ?? first).title;
  return {
    message:
      broken?.id === 'plain'
        ? 'Passwords are stored in plain text.'
        : `Passwords are protected by ${title}, ${broken ? 'which has been broken for years' : 'which is made to be fast: stolen hashes are guessed by the billion'}.`,
    at: fact.at,
    severity: broken || first.more['use'] === 'hash' ? 'error' : 'warning',
    help: 'Store them with argon2id, bcrypt, scrypt or pbkdf2; hash the old ones again with it until people log in next.',
    cites: ['NIST SP 800-63B', 'GDPR Art. 32', 'Irish DPC, Meta (2024)'],
  };
}

function inTransit(context: Context): Problem | null {
  const fact = context.declaration.security.inTransit;
  const value = known(fact);
  if (!fact || value === null) return null;
  const weak = algorithms(fact, context).find((term) => term.more['use'] === 'transport' && term.more['weak'] === true);
  if (!weak && value.toLowerCase() !== 'none' && value.toLowerCase() !== 'no') return null;
  return {
    message: weak ? `Data in transit are protected by ${weak.title}, which has been withdrawn.` : 'Data in transit are not encrypted.',
    at: fact.at,
    help: 'Serve TLS 1.2 or 1.3 only, and write in_transit: TLS 1.3.',
    cites: ['NIST SP 800-52 Rev. 2', 'GDPR Art. 32'],
  };
}

function atRest({ declaration, vocabulary }: Context): Problem | null {
  const fact = declaration.security.atRest;
  if (!fact || !['none', 'no'].includes(fact.value.toLowerCase())) return null;
  const delicate = declaration.data.flatMap((entry) =>
    categories(
      entry,
      (id) =>
        isMarked(vocabulary, 'art9')(id) ||
        ['financial', 'financial.payment_card', 'financial.bank_account', 'identity.government_id'].includes(id),
    ),
  );
  const [first] = delicate;
  if (!first) return null;
  return {
    severity: 'warning',
    message: `${listOf([...new Set(delicate.map((x) => x.value))], 4)} ${delicate.length > 1 ? 'are' : 'is'} held, and nothing is encrypted at rest.`,
    at: fact.at,
    related: [{ at: first.at, note: 'the data' }],
    help: 'Turn on the encryption of the database and of its backups, and write at_rest: AES-256.',
  };
}

/** Somebody beside sender and receiver reads what is said to be closed to all. */
function endToEnd({ declaration }: Context): Problem | null {
  const fact = declaration.security.endToEnd;
  if (fact?.value !== 'yes') return null;
  for (const entry of declaration.data) {
    const content = entry.what.find((x) => CONTENT.includes(x.value));
    if (!content) continue;
    const reader = entry.to.find((to) => recipientOf(declaration, to.value)?.type?.value === 'ai_provider');
    const purpose = entry.for.find((use) => READING.includes(use.purpose.value))?.purpose;
    const who = reader ? `${reader.value} gets it` : purpose ? `it is used for ${purpose.value}` : null;
    if (who === null) continue;
    return {
      message: `end_to_end is "yes", but ${content.value} can be read on the way: ${who}.`,
      at: fact.at,
      related: [{ at: (reader ?? purpose ?? content).at, note: 'who reads it' }],
      help: 'Write end_to_end: no, or name in an entry of its own what is encrypted from end to end.',
      cites: ['FTC, Zoom (2020)'],
    };
  }
  return null;
}

/** The algorithms that a value names: "TLS 1.0 and 1.2", "bcrypt(md5)". */
function algorithms(fact: Fact<string>, { vocabulary }: Context): Term[] {
  let parts = [fact.value];
  for (const separator of SEPARATORS) parts = parts.flatMap((part) => part.split(separator));
  return [fact.value, ...parts].flatMap((part) => {
    const id = vocabulary.resolve('algorithm', part.trim());
    const term = id === undefined ? undefined : vocabulary.term('algorithm', id);
    return term ? [term] : [];
  });
}
