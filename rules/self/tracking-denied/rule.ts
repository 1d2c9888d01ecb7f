import { defineRule, domainOf, hasSubject, hasVerb, hints, isDenial, isTechnical, mentionsAny, opposed } from 'policy-lint';
import type { Clash, Context, Limits, Statement } from 'policy-lint';

const PERSONAL = ['personalization', 'direct_marketing', 'profiling', 'advertising_targeted'];

export default defineRule({
  summary: 'The policy denies tracking, trackers or linking, and elsewhere describes them.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['FTC Act § 5 (15 U.S.C. § 45)', 'FTC, Google/Safari (2012)'],
  check: (context) =>
    opposed(context, {
      denies: (statement) =>
        isDenial(statement) &&
        statement.modal === 'does' &&
        hasSubject(statement) &&
        !mentionsAny(statement.within, hints('from_then')) &&
        !mentionsAny(statement.within, hints('signals')) &&
        (isLinking(statement) || isTracking(statement, context)),
      actions: ['track', 'use', 'collect', 'profile', 'advertise'],
      affirms: (other) => other.actor === 'first',
      against: (denial, other, limits) =>
        limits.kinds.has('consent') ? null : isLinking(denial) ? linked(denial, other) : tracked(denial, other, limits),
      readsExceptions: true,
      help: 'Describe the trackers and what is joined with what, and take out the denial.',
    }),
});

/** "We do not link cookies to your account". */
function isLinking(statement: Statement): boolean {
  return (
    ['use', 'share', 'collect', 'track', 'profile'].includes(statement.action) &&
    hasVerb(statement, 'linking') &&
    statement.data.some(({ id }) => isTechnical(id))
  );
}

/** A kind of tracker, or people's activity; not what a tracker does or holds. */
function isTracking(statement: Statement, { vocabulary }: Context): boolean {
  if (statement.action !== 'track' || domainOf(statement, vocabulary) !== null || mentionsAny(statement.at, hints('cookie_use')))
    return false;
  if (statement.mechanism !== null) return !statement.purposes.length && !mentionsAny(statement.at, hints('kinds_of_tracker'));
  return statement.data.some(({ id }) => id.startsWith('usage')) && !mentionsAny(statement.within, hints('elsewhere'));
}

function linked(denial: Statement, other: Statement): Clash | null {
  const ofCookies = denial.data.some(({ id }) => id === 'device.cookie_id');
  const isSame = other.data.some(({ id }) => denial.data.some((denied) => denied.id === id)) || (other.mechanism === 'cookie' && ofCookies);
  if (isSame && hasVerb(other, 'linking') && !other.mechanism) return { severity: 'error', weight: 20 };
  const isOfPersons = mentionsAny(other.within, hints('persons_tracked'));
  if (isSame && other.purposes.some(({ id }) => PERSONAL.includes(id))) return isOfPersons ? { severity: 'error', weight: 10 } : null;
  return isOfPersons && other.action === 'track' && (isSame || ofCookies) ? { severity: 'error', weight: 5 } : null;
}

function tracked(denial: Statement, other: Statement, limits: Limits): Clash | null {
  if (other.action !== 'track' || limits.purposes.length) return null;
  if (denial.mechanism !== null) return other.mechanism === denial.mechanism ? { severity: 'error', weight: 10 } : null;
  return other.mechanism === null && other.data.some(({ id }) => denial.data.some((denied) => denied.id === id))
    ? { severity: 'warning', weight: 5 }
    : null;
}
