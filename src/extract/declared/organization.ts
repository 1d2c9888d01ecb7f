import type { Declaration, Fact, Organization, PolicyEntry } from '../../model/declaration.js';
import type { Statement } from '../../model/statement.js';
import { declared, says } from './build.js';

/** identify_controller and give_contact from `organization:`. */
export function* statementsOfOrganization(organization: Organization): Generator<Statement> {
  const within = organization.at;
  const name = organization.legalName ?? organization.name;
  if (says(name)) yield declared('identify_controller', name.at, within, { because: [name.value] });
  const contacts: readonly (readonly [string | null, Fact<string> | null])[] = [
    [null, organization.contact],
    ['phone', organization.phone],
    ['post', organization.address],
    ['dpo', organization.dpo],
    ['representative', organization.euRepresentative],
    ['representative', organization.ukRepresentative],
  ];
  for (const [kind, fact] of contacts)
    if (says(fact)) yield declared('give_contact', fact.at, within, { contact: kind ?? kindOf(fact.value), because: [fact.value] });
}

function kindOf(contact: string): string {
  if (/^(?:https?:\/\/|www\.)/i.test(contact)) return 'form';
  if (contact.includes('@')) return 'email';
  return /^\+?[\d\s()./-]{6,30}$/.test(contact) ? 'phone' : 'post';
}

/** offer_right from `rights:` and `selling.opt_out`. */
export function* statementsOfRights({ rights, selling }: Declaration): Generator<Statement> {
  for (const right of rights.offered)
    yield declared('offer_right', right.at, rights.at ?? right.at, {
      right: right.value,
      duration: rights.answerWithin && rights.answerWithin.duration.kind !== 'unknown' ? rights.answerWithin.duration : null,
    });
  const { optOut } = selling;
  if (!optOut || optOut.value.toLowerCase() === 'unknown' || rights.offered.some((right) => right.value === 'opt_out_sale')) return;
  yield declared('offer_right', optOut.at, selling.at ?? optOut.at, {
    right: 'opt_out_sale',
    polarity: optOut.value === 'none' ? 'does_not' : 'does',
  });
}

/** notify_change from `policy.change_notice`. */
export function* statementsOfPolicy({ changeNotice }: PolicyEntry): Generator<Statement> {
  const how = changeNotice?.how;
  if (!changeNotice || !how || how.value.toLowerCase() === 'unknown') return;
  const days = changeNotice.daysBefore;
  yield declared('notify_change', how.at, changeNotice.at, {
    polarity: how.value === 'none' ? 'does_not' : 'does',
    mechanism:
      how.value === 'none'
        ? null
        : /e-?mail|message/i.test(how.value)
          ? 'email'
          : /banner|notice|notif|app|site/i.test(how.value)
            ? 'notice'
            : 'posting',
    duration: days && { kind: 'period', days: days.value, event: null, text: `${days.value} days` },
    because: [how.value],
  });
}
