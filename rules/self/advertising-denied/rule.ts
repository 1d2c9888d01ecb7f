import {
  defineRule,
  hasSubject,
  hints,
  isAboutPersons,
  isDenial,
  isOfMany,
  isTakenByAdvertisers,
  isTechnical,
  mentionsAny,
  opposed,
  sharedData,
} from 'policy-lint';
import type { Clash, Context, Limits, Statement } from 'policy-lint';

const OPEN = ['third_parties', 'anyone', 'ad_network', 'marketing_partner'];

export default defineRule({
  summary: 'The policy denies advertising or giving data to advertisers, and elsewhere describes it.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['FTC Act § 5 (15 U.S.C. § 45)', 'FTC, Snapchat (2014)'],
  check: (context) =>
    opposed(context, {
      denies: (statement, context) =>
        isDenial(statement) &&
        isAboutPersons(statement) &&
        statement.modal === 'does' &&
        hasSubject(statement) &&
        !mentionsAny(statement.within, hints('from_then')) &&
        (isOfAdvertising(statement) || isOfSharing(statement, context)),
      actions: ['advertise', 'use', 'share', 'track', 'collect'],
      affirms: (other) => isAdvertising(other) || isTakenByAdvertisers(other),
      against: clash,
      readsExceptions: true,
      help: 'Say what is advertised, with which data and through whom, and take out the denial.',
    }),
});

/** "We show no ads", "we do not use your data for advertising"; not "we do not use what we learn from X for advertising". */
function isOfAdvertising(statement: Statement): boolean {
  const { action, data, purposes, at } = statement;
  if (
    action !== 'advertise' &&
    (action !== 'use' || !purposes.length || !purposes.every(({ id }) => id.startsWith('advertising') || id === 'partner_marketing'))
  )
    return false;
  if (!data.length) return !mentionsAny(at, hints('some_data')) && !mentionsAny(at, hints('in_part'));
  return data.some(({ id }) => id === 'personal');
}

function isOfSharing(statement: Statement, context: Context): boolean {
  const { action, data, recipients, purposes } = statement;
  return (
    isOfMany(statement, context) &&
    action === 'share' &&
    !purposes.length &&
    data.some(({ id }) => id === 'personal') &&
    recipients.some(({ id }) => OPEN.includes(id))
  );
}

function clash(denial: Statement, other: Statement, limits: Limits, { vocabulary }: Context): Clash | null {
  const isSharing = denial.action === 'share';
  if (isSharing) {
    // "They may collect information about you" speaks of what advertisers take themselves: a warning at most.
    if (limits.recipients.length || limits.kinds.has('consent') || limits.kinds.has('aggregate') || !isTakenByAdvertisers(other))
      return null;
    return { severity: 'warning', weight: other.data.length };
  }
  if (
    !isAdvertising(other) ||
    (denial.purposes.length > 0 &&
      !other.purposes.some(({ id }) => denial.purposes.some((named) => named.id === id || id.startsWith('advertising'))))
  )
    return null;
  if (denial.action === 'advertise' && !denial.data.length) return { severity: 'error', weight: 5 };
  const data = sharedData(denial, other, vocabulary);
  if (!data) return null;
  return { severity: data === 'equal' && !other.data.every(({ id }) => isTechnical(id)) ? 'error' : 'warning', weight: other.data.length };
}

function isAdvertising({ action, purposes }: Statement): boolean {
  return (
    purposes.some(({ id }) => id.startsWith('advertising') || id === 'partner_marketing') || (action === 'advertise' && !purposes.length)
  );
}
