import { defineRule, hints, mentionsAny, opposedClaims } from 'policy-lint';
import type { Claim, Clash } from 'policy-lint';

export default defineRule({
  summary: 'The policy promises consent or notice before it changes, and elsewhere reserves changes without.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  cites: [
    'FTC, Gateway Learning (2004)',
    'FTC, Facebook (2011)',
    'FTC, 1Health (2023)',
    '4 CCR 904-3, Rule 6.04 (Colorado)',
    'Minn. Stat. § 325M.16',
  ],
  check: (context) =>
    opposedClaims(context, {
      table: 'change_terms',
      denials: ['consent', 'notice'],
      unless: ['past', 'quoted', 'question', 'others', 'heading'],
      against: (denial, other) => (denial.id === 'consent' ? againstConsent(denial, other) : againstNotice(denial, other)),
      help: 'Keep one rule for changes: who is told or asked, how long before, and what happens to data collected earlier.',
    }),
});

function againstConsent(denial: Claim, other: Claim): Clash | null {
  if (other.id === 'immediate') return null;
  // "We will not reduce your rights" promises less than "we will not change the way data is used".
  if (mentionsAny(denial.within, hints('lesser_change')) || mentionsAny(other.within, hints('consent'))) return null;
  if (other.id === 'posted') return { severity: 'error' };
  return { severity: isOfMaterial(denial) ? 'warning' : 'error', limit: isOfMaterial(denial) ? denial.words : null };
}

/** Notice before changes that matter leaves room for small ones, and the other way round. */
function againstNotice(denial: Claim, other: Claim): Clash | null {
  if (other.id === 'posted' || other.id === 'continued' || isGuarded(other)) return null;
  // "If these practices change, you will be told before" speaks of what was told in front of it.
  if (!mentionsAny(denial.within, hints('of_policy'))) return null;
  return isOfMaterial(denial) === isOfMaterial(other) ? { severity: 'error' } : null;
}

function isOfMaterial({ within }: Claim): boolean {
  return mentionsAny(within, hints('material'));
}

/** "… unless we notify you", "… subject to your consent". */
function isGuarded({ within }: Claim): boolean {
  return mentionsAny(within, hints('guarded_change'));
}
