import {
  coversAny,
  defineRule,
  groupOf,
  hasVerb,
  hints,
  isAboutPersons,
  isCommercial,
  isDenial,
  isOfMany,
  isPlainly,
  isSamePurpose,
  isStandardSharing,
  isTechnical,
  lower,
  mentionsAny,
  namesData,
  opposed,
  sharedData,
  standingOfType,
} from 'policy-lint';
import type { Clash, Context, Limits, Severity, Statement, Vocabulary } from 'policy-lint';

/** As far before a denial as the word may stand that points at data named before: "this collected". */
const POINTER = 16;
const GENERIC = ['third_parties', 'anyone'];

export default defineRule({
  summary: 'The policy denies that data reaches others, and elsewhere says that it does.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  cites: ['FTC Act § 5 (15 U.S.C. § 45)', 'FTC, Policy Statement on Deception (1983)', 'GDPR Art. 12(1)'],
  check: (context) =>
    opposed(context, {
      denies: (statement, context) =>
        (statement.action === 'share' || statement.action === 'sell') &&
        isDenial(statement) &&
        isAboutPersons(statement) &&
        isPlainly(statement) &&
        statement.modal === 'does' &&
        hasVerb(statement, 'sharing') &&
        namesData(statement) &&
        isOfMany(statement, context) &&
        isOfAll(statement),
      actions: ['share', 'sell'],
      affirms: (other) =>
        other.actor === 'first' &&
        isAboutPersons(other) &&
        !isStandardSharing(other) &&
        isPlainly(other) &&
        hasVerb(other, 'sharing') &&
        !isSecured(other),
      against: clash,
      readsExceptions: true,
      help: 'Make one statement of the two: say who gets the data, and limit the denial to what is never done.',
    }),
});

/** Whether all is denied: not what is left of it, nor what a law means by its words, nor data that nobody can be told from. */
function isOfAll({ at, within }: Statement): boolean {
  const rest = { ...within, start: at.start };
  return (
    !mentionsAny({ ...at, start: Math.max(within.start, at.start - POINTER) }, hints('of_the_rest')) &&
    !mentionsAny(rest, hints('meant_by_law')) &&
    !mentionsAny(at, hints('not_personal'))
  );
}

/** "Your card is transmitted by SSL to the gateway": how something is sent is told, and that it is not stolen on its way. */
function isSecured({ at }: Statement): boolean {
  return mentionsAny(at, hints('cipher_words'));
}

function clash(denial: Statement, other: Statement, limits: Limits, context: Context): Clash | null {
  if (denial.action === 'sell' && other.action !== 'sell') return null;
  const data = sharedData(denial, other, context.vocabulary);
  const severity = data && severityTo(denial, other, limits, context.vocabulary);
  if (!severity) return null;
  const technical = other.data.every(({ id }) => isTechnical(id));
  return {
    severity: data === 'equal' ? severity : lower(severity, 'warning'),
    weight: (data === 'equal' ? 10 : 0) + (technical ? 0 : 20) + other.recipients.length,
  };
}

function severityTo(denial: Statement, other: Statement, limits: Limits, vocabulary: Vocabulary): Severity | null {
  const named = denial.recipients.length ? denial.recipients.map(({ id }) => id) : ['anyone'];
  const reached = other.recipients.filter(
    ({ id }) => coversAny(vocabulary, 'recipient', named, id) && !isExcepted(id, other, limits, vocabulary),
  );
  // "As follows:" is finished by the items of a list.
  if (denial.purposes.length && other.at.source.text.slice(other.at.end, other.at.end + 3).includes(':')) return null;
  if (!reached.length || reached.every(({ id }) => id === 'anyone')) return null;
  if (
    denial.purposes.length &&
    !other.purposes.some(({ id }) => denial.purposes.some((denied) => isSamePurpose(denied.id, id, vocabulary)))
  )
    return null;
  const purposes = other.purposes.map(({ id }) => id);
  const helps = mentionsAny(other.at, hints('assisting'));
  const standings = reached.map(({ id, text }) =>
    helps
      ? 'processor'
      : GENERIC.includes(id) || hints('trusted').some((word) => text.toLowerCase().includes(word))
        ? purposes.some((id) => isCommercial(id, vocabulary))
          ? 'third_party'
          : 'unknown'
        : standingOfType(id),
  );
  if (standings.includes('third_party')) return 'error';
  if (denial.purposes.length || mentionsAny(denial.within, hints('some_recipients'))) return null;
  return standings.some((standing) => standing === 'processor' || standing === 'affiliate' || standing === 'unknown') ? 'warning' : null;
}

function isExcepted(id: string, other: Statement, limits: Limits, vocabulary: Vocabulary): boolean {
  if (limits.recipients.some((named) => GENERIC.includes(named)) || coversAny(vocabulary, 'recipient', limits.recipients, id)) return true;
  if (
    limits.purposes.length &&
    other.purposes.length &&
    other.purposes.every((purpose) => limits.purposes.some((named) => isSamePurpose(named, purpose.id, vocabulary)))
  )
    return true;
  // "For no other reason than to provide the service" leaves those who help with it.
  if (standingOfType(id) === 'processor' && limits.purposes.some((named) => groupOf(named, vocabulary) === 'service')) return true;
  return limits.kinds.has('need') && standingOfType(id) === 'processor';
}
