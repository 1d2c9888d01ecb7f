import { coverageOf, defineRule, namesOf, omission } from 'policy-lint';
import type { Context, Coverage, Evidence, Problem, Recipient, Severity, Tracker } from 'policy-lint';

/** What nobody expects from the word "cookies", nor from the name of a vendor. */
const HIDDEN = new Set(['session_replay', 'fingerprint']);

export default defineRule({
  summary:
    'Something that reads or stores data in people’s browsers, apps or mail is in use, and the policy describes neither it nor who runs it.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'Directive 2002/58/EC Art. 5(3)',
    'EDPB Guidelines 2/2023',
    'CalOPPA, Cal. Bus. & Prof. Code § 22575(b)(6)',
    'FTC, ScanScout (2011)',
    'FTC, Compete (2012)',
  ],
  *check(context) {
    const coverage = coverageOf(context);
    if (!coverage) return;
    const seen = new Set<string>();
    for (const tracker of context.declaration.trackers) {
      const kind = tracker.kind?.value;
      if (!kind || !context.vocabulary.term('tracker_kind', kind)) continue;
      const found = problem(context, coverage, tracker, kind);
      const cause = `${kind} ${found?.severity === 'info' ? tracker.vendor?.value : ''}`;
      if (!found || seen.has(cause)) continue;
      seen.add(cause);
      yield found;
    }
  },
});

function problem(context: Context, coverage: Coverage, tracker: Tracker, kind: string): Problem | null {
  const vendor = context.declaration.recipients.find((recipient) => recipient.id === tracker.vendor?.value) ?? null;
  const named = coverage.name(tracker.name ? [{ text: tracker.name.value, exact: false }] : []);
  const vendorNamed = vendor && coverage.name(namesOf(vendor));
  if (coverage.term('tracker_kind', kind))
    return named || vendorNamed || !vendor ? null : ofNobody(context, coverage, tracker, kind, vendor);
  if (named && (named.at.end - named.at.start > 5 || !HIDDEN.has(kind))) return null;
  if (vendorNamed && !HIDDEN.has(kind)) return null;
  if (coverage.denies((s) => s.action === 'track' && (s.mechanism === kind || s.mechanism === null))) return null;
  return undescribed(context, coverage, tracker, kind, vendorNamed);
}

function undescribed(context: Context, coverage: Coverage, tracker: Tracker, kind: string, vendorNamed: Evidence | null): Problem {
  const title = context.vocabulary.title('tracker_kind', kind);
  const isAdvertising = tracker.for.some((use) => use.value === 'advertising');
  // A vendor who is named because of something else that it does says nothing of a recording.
  const elsewhere = context.declaration.trackers.some((other) => other !== tracker && other.vendor?.value === tracker.vendor?.value);
  const near = vendorNamed ?? coverage.term('tracker_kind', 'cookie');
  const severity: Severity = HIDDEN.has(kind)
    ? vendorNamed && !elsewhere
      ? 'warning'
      : 'error'
    : kind === 'pixel' && isAdvertising
      ? 'error'
      : 'warning';
  return omission(coverage, {
    at: (tracker.kind ?? tracker).at,
    severity,
    message: `${tracker.name?.value ?? title} (${title}) is in use, and the policy does not describe it.`,
    help: `Say what it records and what for: “${title}” would do${HIDDEN.has(kind) ? '; “cookies” or “similar technologies” would not' : ''}.`,
    near: near && {
      evidence: near,
      note: vendorNamed ? 'the policy names the vendor here, not what is recorded' : 'the policy speaks of cookies here',
    },
    what: `“${title}”`,
  });
}

/** Cookies are described, and nothing says that this one is somebody else's. */
function ofNobody(context: Context, coverage: Coverage, tracker: Tracker, kind: string, vendor: Recipient): Problem | null {
  if (!context.regimes.has('eprivacy') && !context.regimes.has('gdpr')) return null;
  const type = vendor.type?.value ?? '';
  if (coverage.term('recipient', type) || coverage.wider('recipient', type) || coverage.topic('foreign_trackers')) return null;
  const title = context.vocabulary.title('tracker_kind', kind);
  const near = coverage.term('tracker_kind', kind);
  return omission(coverage, {
    at: (tracker.vendor ?? tracker).at,
    severity: 'info',
    message: `The policy describes ${title}, but not that ${vendor.name?.value ?? vendor.id} sets or reads them.`,
    help: `Name who runs them, or say “third-party ${title}”.`,
    near: near && { evidence: near, note: `the policy speaks of ${title} here` },
    what: 'the name of the vendor',
  });
}
