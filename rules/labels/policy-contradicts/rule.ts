import {
  contradictions,
  coversAny,
  dataTitles,
  defineRule,
  hasVerb,
  hints,
  isAboutPersons,
  isAdvertiser,
  isCommercial,
  isDenial,
  isForAdvertising,
  isOfType,
  isOwnWord,
  isPlain,
  isTechnical,
  isTechnicalType,
  lower,
  mentionsAny,
  quoteOf,
  usableLabels,
} from 'policy-lint';
import type { Context, Counter, Label, LabelEntry, Limits, Problem, Severity, Statement } from 'policy-lint';

const SHOWN = 4;

export default defineRule({
  summary: 'The policy denies what a store label says, or says what the label denies.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy', 'labels'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'Google Play, User Data policy (Data safety section)',
    'Apple, App Review Guidelines 5.1.1(i)',
    'GDPR Art. 5(1)(a)',
  ],
  *check(context) {
    yield* contradictions(context, {
      selects: (statement) =>
        isDenial(statement) &&
        isAboutPersons(statement) &&
        statement.source === null &&
        statement.place === null &&
        (isOfData(statement) || isOfAdvertising(statement, context)),
      counters: (statement, limits) => (isLeftOpen(statement, limits) ? [] : counters(statement, limits, context)),
      readsExceptions: true,
      lead: (quote) => `The policy says "${quote}", but by the label`,
      help: 'Correct the sentence, or the label if it is wrong: people read the two side by side.',
    });
    for (const label of usableLabels(context)) yield* denied(label, context);
  },
});

/** "We do not collect …", "we do not share … with third parties". */
function isOfData(statement: Statement): boolean {
  if (statement.purposes.length) return false;
  return (
    (statement.action === 'collect' && statement.mechanism === null) ||
    (statement.action === 'share' && statement.recipients.every(({ id }) => id === 'third_parties' || id === 'anyone'))
  );
}

function isOfAdvertising(statement: Statement, { vocabulary }: Context): boolean {
  return (
    statement.mechanism === null &&
    (statement.action === 'advertise' ||
      (['use', 'share'].includes(statement.action) && statement.purposes.some(({ id }) => isCommercial(id, vocabulary))))
  );
}

/** "Not knowingly", "no other data", "unless you give it to us": said of something else than the label. */
function isLeftOpen(statement: Statement, { kinds, volunteered, refersToPolicy, purposes, recipients }: Limits): boolean {
  const isExcepted = purposes.length > 0 || recipients.some((id) => id === 'third_parties' || id === 'anyone' || isAdvertiser(id));
  return (
    kinds.has('age') ||
    kinds.has('knowledge') ||
    volunteered ||
    refersToPolicy ||
    isExcepted ||
    mentionsAny(statement.at, hints('remainder')) ||
    mentionsAny(statement.at, hints('in_part'))
  );
}

function counters(statement: Statement, limits: Limits, context: Context): Counter[] {
  return usableLabels(context).flatMap((label) => {
    if (!isOfData(statement)) return advertised(label, context);
    const entries = label.entries.filter(
      (entry) =>
        isCovered(entry, statement, context) &&
        (statement.action === 'share' ? entry.shared?.value === true : entry.collected?.value === true),
    );
    return entries.map((entry) => counterOf(entry, statement, limits));
  });
}

/** Whether a denial is about all that the type may mean. What is not linked to anybody is no personal information to many readers. */
function isCovered({ type, linked }: LabelEntry, statement: Statement, { vocabulary }: Context): boolean {
  const named = statement.data.length ? statement.data.map(({ id }) => id) : ['personal'];
  if (!type.data.length || (linked?.value === false && named.includes('personal'))) return false;
  return type.data.every((id) => coversAny(vocabulary, 'data', named, id));
}

function counterOf({ type, at, shared, optional }: LabelEntry, statement: Statement, limits: Limits): Counter {
  const isShare = statement.action === 'share';
  const isWhole = statement.data.some(({ id }) => id === 'personal') || !statement.data.length;
  const isSure =
    isPlain(statement) && hasVerb(statement, isShare ? 'sharing' : 'taking') && optional?.value !== true && !limits.kinds.has('consent');
  // "Personal information" is not what a device sends by itself, to many readers; and single technical data are mostly denied for one feature.
  const severity: Severity = lower(
    isTechnicalType(type) || (!isWhole && statement.data.every(({ id }) => isTechnical(id))) ? 'warning' : 'error',
    isSure ? 'error' : 'warning',
  );
  return {
    at: isShare ? (shared?.at ?? at) : at,
    brief: type.title,
    severity,
    weight: isTechnicalType(type) ? 1 : 5,
    says: `the app ${isShare ? 'shares' : 'collects'} ${type.title}${isShare ? ' with third parties' : ''}`,
  };
}

/** That ads are shown does not say for whom they are chosen: a warning. */
function advertised({ entries }: Label, { vocabulary }: Context): Counter[] {
  return entries.flatMap((entry) =>
    entry.purposes
      .filter((purpose) => isForAdvertising(purpose, vocabulary) && !purpose.purposes.includes('direct_marketing'))
      .map((purpose) => ({
        at: purpose.at,
        brief: entry.type.title,
        says: `the app uses ${entry.type.title} for ${purpose.title}`,
        severity: 'warning' as const,
      })),
  );
}

/** What the policy says and the label says is not so. */
function* denied(label: Label, context: Context): Iterable<Problem> {
  const { statements, vocabulary } = context;
  const said = statements.filter(
    (statement) => isOwnWord(statement) && statement.polarity === 'does' && statement.confidence === 'high' && isAboutPersons(statement),
  );
  const collected = said.filter((statement) => statement.action === 'collect' && statement.data.length > 0 && hasVerb(statement, 'taking'));
  if (label.nothing && collected[0]) {
    yield against(
      label.nothing,
      'The label says that nothing is collected',
      collected,
      label.store === 'google' ? 'warning' : 'info',
      label.store === 'google'
        ? 'Answer the form for what the app collects, SDKs included; if only the website collects it, say so in the policy.'
        : 'List what the app itself sends off the device; Apple leaves out what stays on it, and SDKs have manifests of their own.',
    );
    return;
  }
  if (!label.isComplete || label.nothing) return;
  const missed = collected.filter(({ data }) => data.some(({ id }) => isMissing(id, label, context)));
  if (missed[0]) {
    const ids = missed.flatMap(({ data }) => data.map(({ id }) => id)).filter((id) => isMissing(id, label, context));
    yield {
      ...against(
        label.at,
        `The label names no type for ${dataTitles(ids, vocabulary)}`,
        missed,
        'info',
        'Add the type to the Data safety form, unless only the website collects it.',
      ),
    };
  }
  if (!label.entries.length || label.entries.some(({ shared }) => shared?.value === true)) return;
  const shared = said.filter(
    ({ action, recipients }) => ['share', 'sell'].includes(action) && recipients.some(({ id }) => isAdvertiser(id)),
  );
  if (shared[0])
    yield against(
      label.at,
      'The label lists nothing as shared',
      shared,
      'warning',
      'Answer “shared” for what advertising and other third parties get, SDKs included; Google leaves out service providers only.',
    );
}

function isMissing(id: string, label: Label, { vocabulary }: Context): boolean {
  return label.asks.includes(id) && !isTechnical(id) && !label.entries.some(({ type }) => isOfType(id, type, vocabulary));
}

function against(at: Problem['at'], what: string, said: readonly Statement[], severity: Severity, help: string): Problem {
  const first = said[0] as Statement;
  return {
    message: `${what}, but the policy says "${quoteOf(first.at)}".`,
    at,
    help,
    severity,
    confidence: severity === 'error' ? 'high' : 'medium',
    related: said.slice(0, SHOWN).map((statement, i) => ({ at: statement.at, note: i ? 'and this' : 'the policy says this' })),
  };
}
