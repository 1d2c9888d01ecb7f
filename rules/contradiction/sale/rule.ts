import { contradictions, coversAny, defineRule, disposalOf, flowsOf, hasSubject, hasVerb, isAboutChildren, isAboutPersons, isDenial, isPaid, listOf, matchingData, nameOf } from 'policy-lint';
import type { Context, Counter, Recipient, Severity, Statement } from 'policy-lint';

export default defineRule({
  summary: 'The policy denies selling personal data that the declaration says is sold.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)', 'Cal. Civ. Code § 1798.140(ad)', 'FTC, Gateway Learning (2004)', 'California AG, Sephora (2022)',
    'FTC, Avast (2024)', 'California AG, DoorDash (2024)', 'FTC, General Motors (2025)',
  ],
  check: (context) => contradictions(context, {
    selects: (statement) => statement.action === 'sell' && !hasVerb(statement, 'marketing') && isDenial(statement) && isAboutPersons(statement),
    firm: (statement) => statement.data.length > 0 && hasSubject(statement),
    consented: 'info',
    handles: ['age'],
    counters: (statement, limits) => (isAboutChildren(limits) ? toChildren(context) : [...declaredSale(statement, limits.recipients, context),
      ...buyers(statement, limits.recipients, context)]),
    readsExceptions: true,
    help: 'Say that data is sold, to whom and how to opt out, or stop the sale and correct the declaration.',
  }),
});

function toChildren({ declaration: { selling } }: Context): Counter[] {
  if (selling.sellsUnder16?.value !== 'yes') return [];
  return [{ at: selling.sellsUnder16.at, says: 'data of people under 16 is sold', brief: 'data of people under 16' }];
}

/** `selling.sells: yes`, unless it is known that the data or buyers meant by the sentence have no part in it. */
function declaredSale(statement: Statement, excepted: readonly string[], context: Context): Counter[] {
  const { selling, recipients } = context.declaration;
  if (selling.sells?.value !== 'yes') return [];
  const buyerIds = selling.to.map((to) => to.value);
  const meant = recipients.filter((recipient) => buyerIds.includes(recipient.id) && isMeant(recipient, statement, excepted, context));
  const matched = statement.data.length ? meant.filter((recipient) => getsData(recipient, statement, context)) : meant;
  if (buyerIds.length && !matched.length) return [];
  const to = matched.length ? ` to ${listOf(matched.map((recipient) => nameOf(recipient, context.vocabulary)))}` : '';
  return [{ at: selling.sells.at, says: `data is sold${to}`, brief: 'selling: sells', weight: 100 }];
}

/** Recipients whose declared facts make giving them data a sale. */
function buyers(statement: Statement, excepted: readonly string[], context: Context): Counter[] {
  const { vocabulary, declaration } = context;
  const named = declaration.selling.sells?.value === 'yes' ? declaration.selling.to.map((to) => to.value) : [];
  const counters = new Map<string, Counter>();
  for (const { recipient, entry, to } of flowsOf(declaration)) {
    const severity = saleSeverity(recipient, context);
    if (severity === null || counters.has(recipient.id) || named.includes(recipient.id) || !isMeant(recipient, statement, excepted, context)) continue;
    if (!matchingData(statement.data, entry.what, vocabulary).length || entry.aggregated?.value === 'yes') continue;
    const name = nameOf(recipient, vocabulary);
    const paid = isPaid(recipient, vocabulary) ? ` in exchange for ${vocabulary.title('exchange', recipient.exchange?.value ?? '')}` : '';
    counters.set(recipient.id, { at: paid ? recipient.exchange?.at ?? to.at : to.at, says: `${name} gets data${paid}`, brief: name, severity, weight: 10 });
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
  return (!named.length || coversAny(vocabulary, 'recipient', named, type)) && !coversAny(vocabulary, 'recipient', excepted, type);
}

function getsData(recipient: Recipient, statement: Statement, context: Context): boolean {
  return flowsOf(context.declaration).some((flow) => flow.recipient.id === recipient.id
    && matchingData(statement.data, flow.entry.what, context.vocabulary).length > 0);
}
