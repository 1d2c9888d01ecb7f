import {
  coversAny,
  defineRule,
  hasSubject,
  hasVerb,
  hints,
  isAboutPersons,
  isOwnWord,
  isPlain,
  isStandardSharing,
  mentionsAny,
  limitsOf,
  namesData,
  opposed,
  sharedData,
  standingOfType,
} from 'policy-lint';
import type { Clash, Context, Limits, Statement } from 'policy-lint';

const GENERIC = ['third_parties', 'anyone'];

export default defineRule({
  summary: 'The policy says who alone receives data, and elsewhere adds others.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['FTC Act § 5 (15 U.S.C. § 45)', 'GDPR Art. 5(1)(a)', 'FTC, OkCupid/Match (2026)'],
  check: (context) =>
    opposed(context, {
      denies: (statement) =>
        isOwnWord(statement) &&
        statement.polarity === 'does' &&
        statement.action === 'share' &&
        isAboutPersons(statement) &&
        statement.data.some(({ id }) => id === 'personal') &&
        isPlain(statement) &&
        (statement.only === 'recipients' ||
          (statement.modal === 'only_if' && statement.exception !== null && statement.exception.recipients.length > 0)) &&
        !mentionsAny(statement.at, hints('not_personal')) &&
        !mentionsAny(statement.at, hints('one_case')) &&
        !isLeftToText(statement) &&
        named(statement).length > 0 &&
        !named(statement).some((id) => GENERIC.includes(id)),
      actions: ['share', 'sell'],
      affirms: (other) =>
        other.actor === 'first' &&
        isAboutPersons(other) &&
        (isToAcquirer(other) ? namesData(other) : !isStandardSharing(other) && hasSubject(other) && hasVerb(other, 'sharing')),
      against: clash,
      readsExceptions: true,
      readsReferences: true,
      help: 'Add the other recipients to the sentence that says "only", or take "only" out.',
    }),
});

function named({ recipients, exception }: Statement): string[] {
  return [...recipients, ...(exception?.recipients ?? [])].map(({ id }) => id);
}

/** "Only as described below" leaves the list to other text; "other than to our staff, as described above, only …" names it once more. */
function isLeftToText(statement: Statement): boolean {
  if (!mentionsAny(statement.within, hints('own_text'))) return false;
  const { recipients, exception } = limitsOf(statement);
  return !exception || !recipients.length || !mentionsAny(exception, hints('said_before'));
}

function isToAcquirer({ recipients }: Statement): boolean {
  return recipients.some(({ id }) => id === 'acquirer');
}

/** A sale of the business is what readers expect in spite of a list of recipients, but a list of the occasions should name it. */
function clash(denial: Statement, other: Statement, limits: Limits, { vocabulary }: Context): Clash | null {
  if (isToAcquirer(other))
    return denial.modal !== 'only_if' ||
      limits.kinds.has('merger') ||
      coversAny(vocabulary, 'recipient', named(denial), 'acquirer') ||
      sharedData(denial, other, vocabulary) !== 'equal'
      ? null
      : { severity: 'info' };
  if (sharedData(denial, other, vocabulary) !== 'equal') return null;
  const outside = other.recipients.filter(
    ({ id }) => standingOfType(id) === 'third_party' && !coversAny(vocabulary, 'recipient', named(denial), id),
  );
  return outside.length ? { severity: 'warning', weight: outside.length } : null;
}
