import { defineRule, differencesOf, known } from 'policy-lint';
import type { Context, Differences, Problem, Severity, Version } from 'policy-lint';

export default defineRule({
  summary: 'What the policy tells has changed, and its date has not.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy', 'base'],
  cites: ['11 CCR § 7011(e)', 'CalOPPA, Cal. Bus. & Prof. Code § 22575(b)(4)', 'Article 29 Working Party, WP260 rev.01'],
  check(context) {
    const found = differencesOf(context);
    return found ? found.versions.flatMap((version) => problemOf(version, found, context)) : [];
  },
});

function problemOf(version: Version, found: Differences, context: Context): Problem[] {
  const { changed, lost, isTouched } = version;
  const count = Math.max(changed.length, lost.length);
  const date = version.date ?? declaredDate(version, context);
  if (!date) return [];
  const { was, is } = date;
  if (was.latest !== is.latest)
    return isTouched || !version.date || found.changes.some(({ witness }) => witness === 'declaration')
      ? []
      : [
          {
            message: `The date is "${is.text}" now, and nothing else of the policy has changed.`,
            at: is.at,
            related: [{ at: was.at, note: 'the date was this' }],
            severity: 'info',
            confidence: 'low',
            help: 'Leave the new date where the policy was reviewed; take it back where it only looks like a change.',
          },
        ];
  if (!count) return [];
  const first = changed[0] ?? null;
  const from = lost[0] ?? null;
  return [
    {
      message: `What the policy tells has changed in ${count} ${count === 1 ? 'sentence' : 'sentences'}; the date is still "${is.text}".`,
      at: is.at,
      related: [
        ...(first ? [{ at: first.at, note: 'this is new' }] : []),
        ...(from ? [{ at: from.at, note: 'this was said before' }] : []),
      ],
      severity: severityOf(version, found),
      help: 'Give the policy the day of this change, and the day from which it holds.',
    },
  ];
}

/** Error where a changed sentence surely tells of more or less than before; info where none was found to tell of anything else. */
function severityOf({ changed, lost }: Version, { changes }: Differences): Severity {
  const starts = new Set([...changed, ...lost].map(({ at }) => at.start));
  const own = changes.filter(
    ({ witness, before, after }) =>
      witness === 'policy' && ((before !== null && starts.has(before.start)) || (after !== null && starts.has(after.start))),
  );
  if (own.some(({ certain, bearing, subject }) => certain && bearing !== 'neutral' && subject !== 'claim')) return 'error';
  return own.length ? 'warning' : 'info';
}

/** Where the text tells no date, the declaration's. */
function declaredDate({ is, was }: Version, { declaration, base }: Context) {
  if (is.dates.length || was.dates.length || !base) return null;
  const [old, now] = [base.declaration.policy.updated, declaration.policy.updated];
  if (!old || !now || known(old) === null || known(now) === null) return null;
  return { was: { latest: old.value, text: old.value, at: old.at }, is: { latest: now.value, text: now.value, at: now.at } };
}
