import { defineRule, differencesOf } from 'policy-lint';
import type { Difference, Problem, Severity } from 'policy-lint';

export default defineRule({
  summary: 'A promise is gone, is weaker, or has turned into its opposite.',
  severity: 'error',
  confidence: 'high',
  inputs: ['base'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'FTC, Gateway Learning (2004)',
    'FTC letter to Facebook and WhatsApp (2014)',
    'FTC, Toysmart (2000)',
    'FTC letter in RadioShack (2015)',
    'FTC business guidance, 13 February 2024',
  ],
  check: (context) =>
    (differencesOf(context)?.changes ?? []).filter(({ subject, bearing }) => subject === 'promise' && bearing === 'against').map(problemOf),
});

function problemOf(change: Difference): Problem {
  const { before, after, near, message, witness, certain } = change;
  return {
    message:
      message.startsWith('Removed') || witness === 'declaration' ? `${message} What was collected under it stays bound by it.` : message,
    at: near,
    related: [...(before ? [{ at: before, note: after ? 'the promise was this' : 'the promise stood here' }] : [])],
    severity: severityOf(change),
    confidence: certain ? 'high' : 'medium',
    help: 'Keep the promise; or say from which day it no longer holds, and ask for consent before data collected under it is treated otherwise.',
  };
}

/** A promise that lost a part may have been put more exactly. */
function severityOf({ turn, certain }: Difference): Severity {
  return certain && turn !== 'narrower' ? 'error' : 'warning';
}
