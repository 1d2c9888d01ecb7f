import { contradictions, defineRule, hints, isOwnWord, isTechnical, mentionsAny } from 'policy-lint';
import type { Context, Counter, Fact, Statement } from 'policy-lint';

const UNENCRYPTED = ['none', 'no', 'plain', 'plaintext', 'plain text', 'clear', 'cleartext'];

export default defineRule({
  summary: 'The policy claims encryption or hashing that the declaration says is not there.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'GDPR Art. 32',
    'FTC, Fandango (2014)',
    'FTC, Credit Karma (2014)',
    'FTC, Henry Schein (2016)',
    'FTC, VTech (2018)',
    'FTC, Zoom (2020)',
    'FTC, Blackbaud (2024)',
    'FTC, GoDaddy (2025)',
  ],
  check: (context) =>
    contradictions(context, {
      selects: (statement) => isOwnWord(statement) && (isClaim(statement) || isPlainDenied(statement)),
      counters: (statement) => counters(isPlainDenied(statement) ? 'hashing' : statement.mechanism, statement, context),
      anyCase: true,
      help: 'Say only what is encrypted and how, or encrypt it and correct the declaration.',
    }),
});

function isClaim(statement: Statement): boolean {
  return statement.action === 'secure' && statement.polarity === 'does' && statement.mechanism !== null;
}

/** "We never store passwords in plain text." */
function isPlainDenied(statement: Statement): boolean {
  return (
    ['collect', 'retain'].includes(statement.action) &&
    statement.polarity === 'does_not' &&
    statement.data.some((mention) => mention.id === 'account.credentials') &&
    mentionsAny(statement.at, hints('plain_text'))
  );
}

function counters(mechanism: string | null, statement: Statement, context: Context): Counter[] {
  const { inTransit, atRest, passwords } = context.declaration.security;
  // "may be encrypted" promises nothing; a claim about payment pages may be true of the payment provider's.
  const ours = mechanism === 'encryption' ? hints('ours') : [...hints('ours'), ...hints('ours_or_all')];
  const limited =
    statement.modal === 'may'
      ? ('info' as const)
      : // Texts explain what SSL is, too.
        !mentionsAny(statement.at, ours) ||
          mentionsAny(statement.within, hints('duties')) ||
          isOfOthers(statement) ||
          isOfKeys(statement) ||
          !mentionsAny(statement.at, [...hints('cipher_words'), ...hints('passwords')])
        ? ('warning' as const)
        : // What is written into cookies lies on the reader's own disk.
          mentionsAny(statement.within, hints('cookies'))
          ? ('warning' as const)
          : statement.data.length && statement.data.every((mention) => mention.id.startsWith('financial'))
            ? ('warning' as const)
            : ('error' as const);
  switch (mechanism) {
    case 'encryption_in_transit':
      return isOff(inTransit) && mentionsAny(statement.within, hints('in_transit'))
        ? [{ ...fact(inTransit, 'encryption in transit'), severity: limited }]
        : [];
    case 'encryption_at_rest':
      return isOff(atRest) && !isOfCookies(statement) && mentionsAny(statement.within, hints('encrypted'))
        ? [{ ...fact(atRest, 'encryption at rest'), severity: limited }]
        : [];
    case 'end_to_end':
      return mentionsAny(statement.within, hints('encrypted')) ? endToEnd(context) : [];
    case 'hashing':
      return isOff(passwords) && mentionsAny(statement.within, hints('passwords')) ? [fact(passwords, 'the storage of passwords')] : [];
    case 'encryption': {
      // Which of the two is meant is not said: it is surely untrue only if there is neither.
      const off = [
        [atRest, 'encryption at rest'],
        [inTransit, 'encryption in transit'],
      ] as const;
      const named = statement.data.length > 0 && !statement.data.some((mention) => mention.id === 'device.cookie_id');
      const severity = !named ? 'info' : isOff(atRest) && isOff(inTransit) ? limited : 'warning';
      return off.flatMap(([value, name]) =>
        isOff(value) ? [{ ...fact(value, name), severity: limited === 'info' ? ('info' as const) : severity }] : [],
      );
    }
    default:
      return [];
  }
}

/** "Your public encryption keys": what is encrypted with, which claims nothing. */
function isOfKeys({ at }: Statement): boolean {
  return mentionsAny(at, hints('keys')) && !mentionsAny(at, hints('is_encrypted'));
}

/** "These tools report to us over an encrypted connection": what others do with data on their way. */
function isOfOthers({ at, within }: Statement): boolean {
  const front = { ...within, end: Math.max(within.start, at.start) };
  return (
    mentionsAny(front, hints('tools_of_others')) ||
    mentionsAny({ ...within, end: Math.min(within.end, within.start + 40) }, hints('tools_of_others'))
  );
}

/** "A cookie is a small, encrypted string": it lies on the reader's own disk, whatever the servers do. */
function isOfCookies({ data }: Statement): boolean {
  return data.some(({ id }) => id === 'device.cookie_id') && data.every(({ id }) => isTechnical(id));
}

function isOff(value: Fact<string> | null): value is Fact<string> {
  return value !== null && UNENCRYPTED.includes(value.value.toLowerCase());
}

function fact(value: Fact<string>, name: string): Counter {
  return { at: value.at, says: `${name} is "${value.value}"`, brief: name };
}

/** No end-to-end encryption, or content that someone in the middle reads. */
function endToEnd({ declaration, vocabulary }: Context): Counter[] {
  const { endToEnd: answer } = declaration.security;
  if (answer?.value === 'no') return [{ at: answer.at, says: 'end-to-end encryption is "no"', brief: 'end-to-end encryption', weight: 10 }];
  const readers = declaration.recipients.filter((recipient) => recipient.type?.value === 'ai_provider').map((recipient) => recipient.id);
  return declaration.data.flatMap((entry) => {
    if (!entry.what.some((what) => what.value.startsWith('content') && what.value !== 'content.public_posts')) return [];
    return [
      ...entry.to
        .filter((to) => readers.includes(to.value))
        .map((to) => ({
          at: to.at,
          says: `content goes to an AI provider, which must read it ("${to.value}")`,
          brief: to.value,
          severity: 'warning' as const,
        })),
      ...entry.for
        .filter((use) => use.purpose.value === 'moderation')
        .map(({ purpose }) => ({
          at: purpose.at,
          says: `content is read for ${vocabulary.title('purpose', purpose.value)}`,
          brief: 'moderation',
          severity: 'warning' as const,
        })),
    ];
  });
}
