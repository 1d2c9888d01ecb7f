// Statements with "only": the purposes and recipients that they shut out.
import type { Context, Severity } from '../model/rule.js';
import type { Statement } from '../model/statement.js';
import { namesData, stepDown } from './contradiction.js';
import type { Counter } from './contradiction.js';
import { coversAny, dataTitles, flowsOf, matchingData, nameOf, tellingOf } from './flows.js';
import type { Flow } from './flows.js';
import type { Limits } from './limits.js';
import { basesOf, consentOf, consentToSharing, groupOf, isCommercial, isSamePurpose } from './purposes.js';
import { standingOf } from './standing.js';
import type { Standing } from './standing.js';

/** The standing of a recipient decides whether its absence from a list of recipients is noticed; null: never. */
const OUTSIDE: Readonly<Record<Standing, Severity | null>> = {
  third_party: 'error',
  affiliate: 'warning',
  unknown: 'warning',
  processor: 'info',
  audience: 'info',
  authority: null,
  adviser: null,
  acquirer: null,
};
const AUDIENCE = ['other_users', 'customer_admin', 'public'];

/** One fact for each declared purpose that no reader would take for one of those the sentence limits the data to. */
export function otherPurposes(statement: Statement, limits: Limits, context: Context): Counter[] {
  const { vocabulary } = context;
  const named = [...statement.purposes.map((mention) => mention.id), ...limits.purposes];
  // "only as necessary for what you asked of us" means the service.
  if (!named.length && limits.kinds.has('need') && !limits.refersToPolicy) named.push('provide_service');
  if (!named.length) return [];
  const found = new Map<string, Counter>();
  for (const entry of context.declaration.data) {
    const data = matchingData(statement.data, entry.what, vocabulary).map((fact) => fact.value);
    if (!data.length || entry.aggregated?.value === 'yes') continue;
    for (const use of entry.for) {
      const { value: purpose, at } = use.purpose;
      if (found.has(purpose) || !isUnexpected(purpose, context) || named.some((id) => isSamePurpose(id, purpose, vocabulary))) continue;
      found.set(purpose, {
        at,
        brief: vocabulary.title('purpose', purpose),
        weight: Math.max(...data.map((id) => tellingOf(id, vocabulary))),
        says: `data is also used for ${vocabulary.title('purpose', purpose)}: ${dataTitles(data, vocabulary)}`,
        severity:
          limits.kinds.has('need') || !statement.data.some((mention) => mention.id !== 'personal') || !namesData(statement)
            ? 'warning'
            : 'error',
        consent: consentOf(basesOf(entry, [use])),
      });
    }
  }
  return [...found.values()];
}

/** Purposes that "to operate our service" and its like never take in. */
function isUnexpected(purpose: string, { vocabulary }: Context): boolean {
  return isCommercial(purpose, vocabulary) || groupOf(purpose, vocabulary) === 'ai' || purpose === 'profiling';
}

/** One fact for each declared recipient of the data outside the set that the sentence names. */
export function otherRecipients(statement: Statement, limits: Limits, context: Context): Counter[] {
  const { vocabulary } = context;
  const named = [...statement.recipients.map((mention) => mention.id), ...limits.recipients];
  if (!named.length || named.includes('third_parties') || named.includes('anyone')) return [];
  const byRecipient = new Map<string, Flow[]>();
  for (const flow of flowsOf(context.declaration)) {
    if (!matchingData(statement.data, flow.entry.what, vocabulary).length || flow.entry.aggregated?.value === 'yes') continue;
    if (coversAny(vocabulary, 'recipient', named, flow.recipient.type?.value ?? 'anyone')) continue;
    byRecipient.set(flow.recipient.id, [...(byRecipient.get(flow.recipient.id) ?? []), flow]);
  }
  return [...byRecipient.values()].flatMap((flows) => outsider(flows, statement, named, limits, context));
}

function outsider(flows: readonly Flow[], statement: Statement, named: readonly string[], limits: Limits, context: Context): Counter[] {
  const { vocabulary } = context;
  const first = flows[0] as Flow;
  const standing = standingOf(first.recipient, vocabulary);
  const own = standing === 'audience' && named.every((id) => AUDIENCE.includes(id)) ? 'warning' : OUTSIDE[standing];
  if (own === null) return [];
  const data = flows.flatMap((flow) => matchingData(statement.data, flow.entry.what, vocabulary).map((fact) => fact.value));
  const name = nameOf(first.recipient, vocabulary);
  // "only members of the group" may speak of people and leave the machinery out of account.
  const amongPeople = named.every((id) => AUDIENCE.includes(id)) && standing !== 'audience';
  const open = amongPeople || limits.refersToPolicy || limits.kinds.has('need');
  return [
    {
      at: first.to.at,
      says: `data also goes to ${name}: ${dataTitles(data, vocabulary)}`,
      brief: name,
      severity: open ? stepDown(own) : own,
      weight: Math.max(...data.map((id) => tellingOf(id, vocabulary))),
      consent: consentToSharing(first.entry, vocabulary),
    },
  ];
}
