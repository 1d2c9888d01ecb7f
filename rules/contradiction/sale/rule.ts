import {
  ageIn,
  contradictions,
  coversAny,
  dataTitles,
  defineRule,
  disposalOf,
  flowsOf,
  hasSubject,
  hasVerb,
  hints,
  isAboutChildren,
  isAboutPersons,
  isDenial,
  isPaid,
  isStandardSharing,
  limitsOf,
  listOf,
  lower,
  matchingData,
  mentionsAny,
  nameOf,
  servesNamed,
} from 'policy-lint';
import type { Context, Counter, Recipient, Severity, Statement } from 'policy-lint';

/** Characters behind a clause that may still say for what. */
const REACH = 60;

export default defineRule({
  summary: 'The policy denies selling personal data that the declaration says is sold.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'Cal. Civ. Code § 1798.140(ad)',
    'FTC, Gateway Learning (2004)',
    'California AG, Sephora (2022)',
    'FTC, Avast (2024)',
    'California AG, DoorDash (2024)',
    'FTC, General Motors (2025)',
  ],
  check: (context) =>
    contradictions(context, {
      selects: (statement) =>
        statement.action === 'sell' && !hasVerb(statement, 'marketing') && isDenial(statement) && isAboutPersons(statement),
      firm: (statement) => statement.data.length > 0 && hasSubject(statement),
      consented: 'info',
      // A sale that the declaration tells of is known.
      handles: ['age', 'knowledge'],
      counters: (statement, limits) =>
        isAboutChildren(limits)
          ? toChildren(statement, context)
          : doubted(statement, [...declaredSale(statement, limits.recipients, context), ...buyers(statement, limits.recipients, context)]),
      readsExceptions: true,
      affirms: (other, statement) =>
        other.action === 'sell' && !isStandardSharing(other) && isAboutChildren(limitsOf(statement)) === isAboutChildren(limitsOf(other)),
      help: 'Say that data is sold, to whom and how to opt out, or stop the sale and correct the declaration.',
    }),
});

/** "We do not sell RFID readings": a sentence whose data were not understood may be about anything. */
function doubted(statement: Statement, counters: Counter[]): Counter[] {
  return statement.data.length
    ? counters
    : counters.map((counter) => ({ ...counter, severity: lower(counter.severity ?? 'error', 'warning') }));
}

/** The fact reaches to 16: of those under 13 alone it may be untrue. */
function toChildren(statement: Statement, { declaration: { selling } }: Context): Counter[] {
  if (selling.sellsUnder16?.value !== 'yes') return [];
  const isYounger = (ageIn(statement) ?? 16) < 16;
  return [
    {
      at: selling.sellsUnder16.at,
      says: 'data of people under 16 is sold',
      brief: 'data of people under 16',
      severity: isYounger ? 'warning' : 'error',
    },
  ];
}

/** `selling.sells: yes`, unless it is known that the data, the buyers or the price meant by the sentence have no part in it. */
function declaredSale(statement: Statement, excepted: readonly string[], context: Context): Counter[] {
  const { selling, recipients } = context.declaration;
  if (selling.sells?.value !== 'yes' || isKeptFromSale(statement, context)) return [];
  const money = isForMoney(statement) ? ' for money' : '';
  const buyerIds = selling.to.map((to) => to.value);
  if (!buyerIds.length)
    return [{ ...sold(selling.sells.at, `data is sold`), severity: money || isNarrow(statement) ? 'warning' : 'error' }];
  const meant = recipients.filter((recipient) => buyerIds.includes(recipient.id) && isMeant(recipient, statement, excepted, context));
  const matched = isNarrow(statement) ? meant.filter((recipient) => soldTo(recipient, statement, context).length) : meant;
  if (!matched.length) return [];
  const sure = matched.filter((recipient) => !statement.purposes.length || soldTo(recipient, statement, context).includes('surely'));
  const buyers = sure.length ? sure : matched;
  const says = `data is sold${money} to ${listOf(buyers.map((recipient) => nameOf(recipient, context.vocabulary)))}${dataOf(buyers, statement, context)}`;
  return [{ ...sold(selling.sells.at, says), severity: sure.length ? 'error' : 'warning' }];
}

function sold(at: Counter['at'], says: string): Counter {
  return { at, says, brief: 'selling: sells', weight: 100 };
}

/** Whether the sentence speaks of some data or some use only. */
function isNarrow({ data, purposes }: Statement): boolean {
  return purposes.length > 0 || (data.length > 0 && !data.some(({ id }) => id === 'personal'));
}

/** Whether all the data are sensitive, of which it is declared that none is sold. */
function isKeptFromSale({ data }: Statement, { declaration: { selling }, vocabulary }: Context): boolean {
  return (
    selling.sellsSensitive?.value === 'no' &&
    data.length > 0 &&
    data.every(({ id }) => vocabulary.covers('data', 'special', id) || vocabulary.covers('data', 'biometric', id))
  );
}

/** "We do not sell it for money", "in the traditional sense". */
function isForMoney({ at, within }: Statement): boolean {
  const reach = { ...at, end: Math.max(at.end, Math.min(at.end + REACH, within.end)) };
  return mentionsAny(reach, hints('for_money')) && !mentionsAny(reach, hints('or_other_value'));
}

/** ": e-mail address", where the sentence speaks of some data only. */
function dataOf(buyers: readonly Recipient[], statement: Statement, { declaration, vocabulary }: Context): string {
  if (!isNarrow({ ...statement, purposes: [] })) return '';
  const ids = buyers.map(({ id }) => id);
  const facts = flowsOf(declaration)
    .filter(({ recipient }) => ids.includes(recipient.id))
    .flatMap(({ entry }) => matchingData(statement.data, entry.what, vocabulary));
  return `: ${dataTitles(
    facts.map((fact) => fact.value),
    vocabulary,
  )}`;
}

/** Recipients whose declared facts make giving them data a sale. */
function buyers(statement: Statement, excepted: readonly string[], context: Context): Counter[] {
  const { vocabulary, declaration } = context;
  const named = declaration.selling.sells?.value === 'yes' ? declaration.selling.to.map((to) => to.value) : [];
  const counters = new Map<string, Counter>();
  for (const { recipient, entry, to } of flowsOf(declaration)) {
    const severity = saleSeverity(recipient, context);
    if (
      severity === null ||
      counters.has(recipient.id) ||
      named.includes(recipient.id) ||
      !isMeant(recipient, statement, excepted, context)
    )
      continue;
    if (!matchingData(statement.data, entry.what, vocabulary).length || entry.aggregated?.value === 'yes') continue;
    const served = statement.purposes.length
      ? servesNamed(
          statement.purposes.map(({ id }) => id),
          entry,
          recipient,
          vocabulary,
        )
      : 'surely';
    if (served === 'no' || isKeptFromSale(statement, context)) continue;
    const name = nameOf(recipient, vocabulary);
    const paid = isPaid(recipient, vocabulary) ? ` in exchange for ${vocabulary.title('exchange', recipient.exchange?.value ?? '')}` : '';
    const says = `${name} gets data${paid}${dataOf([recipient], statement, context)}`;
    counters.set(recipient.id, {
      at: paid ? (recipient.exchange?.at ?? to.at) : to.at,
      says,
      brief: name,
      severity: served === 'perhaps' ? lower(severity, 'warning') : severity,
      weight: 10,
    });
  }
  return [...counters.values()];
}

/** null where giving the recipient data is no sale; "services" and "analytics" in return make a sale under the laws of US states only. */
function saleSeverity(recipient: Recipient, { declaration, regimes, vocabulary }: Context): Severity | null {
  const disposal = disposalOf(declaration, recipient, vocabulary);
  // An advertising network shares; one that gives its services in return buys.
  if (!disposal || (disposal.kind === 'sharing' && !isPaid(recipient, vocabulary))) return null;
  if (disposal.plain) return declaration.selling.sells?.value === 'no' ? 'warning' : 'error';
  return regimes.has('ccpa') || regimes.has('us_states') ? 'warning' : 'info';
}

function isMeant(recipient: Recipient, statement: Statement, excepted: readonly string[], { vocabulary }: Context): boolean {
  const type = recipient.type?.value ?? 'third_parties';
  const named = statement.recipients.map((mention) => mention.id);
  if (isForMoney(statement) && recipient.exchange?.value !== 'money') return false;
  return (!named.length || coversAny(vocabulary, 'recipient', named, type)) && !coversAny(vocabulary, 'recipient', excepted, type);
}

/** How surely each entry of the sentence's data that a buyer gets serves the purposes of the sentence. */
function soldTo(buyer: Recipient, statement: Statement, { declaration, vocabulary }: Context): string[] {
  return flowsOf(declaration)
    .filter(({ recipient, entry }) => recipient.id === buyer.id && matchingData(statement.data, entry.what, vocabulary).length > 0)
    .map(({ entry }) =>
      statement.purposes.length
        ? servesNamed(
            statement.purposes.map(({ id }) => id),
            entry,
            buyer,
            vocabulary,
          )
        : 'surely',
    )
    .filter((served) => served !== 'no');
}
