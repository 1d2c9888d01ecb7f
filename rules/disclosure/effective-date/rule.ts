import { defineRule, noticeProblems, textAt } from 'policy-lint';
import type { Context, Notice, PolicyDate, Problem } from 'policy-lint';

const NOTICE: Notice = {
  rule: 'effective-date',
  summary: 'The policy shows no date of its own, or two that disagree.',
  severity: 'error',
  confidence: 'high',
  cites: ['Cal. Bus. & Prof. Code § 22575(b)(4)', '11 CCR 7011(e)', 'Minn. Stat. 325M.16', 'Article 29 Working Party, WP260 rev.01 (2018)'],
};

export default defineRule({
  summary: NOTICE.summary,
  severity: NOTICE.severity,
  confidence: NOTICE.confidence,
  inputs: ['policy'],
  presets: ['strict'],
  cites: NOTICE.cites,
  check: (context) => [...noticeProblems(context, NOTICE), ...disagreeing(context), ...misdeclared(context)],
});

/** Of dates that say when a policy was last changed there can be one only; a list of changes may reach as far. */
function* disagreeing({ policies }: Context): Iterable<Problem> {
  for (const { dates, supplement } of policies) {
    if (supplement) continue;
    const [first, ...others] = dates.filter(({ role }) => role === 'updated');
    const shown = first ?? dates.find(({ role, block }) => role === 'published' && block < 0);
    const other = others.find((date) => shown && !meets(date, shown)) ?? laterChange(dates, shown);
    if (shown && other) yield problem(shown, other);
  }
}

/** The last entry of a list of changes, where that is not the day shown. */
function laterChange(dates: readonly PolicyDate[], shown: PolicyDate | undefined): PolicyDate | undefined {
  const last = dates.filter(({ role }) => role === 'history').sort((a, b) => (a.latest < b.latest ? 1 : -1))[0];
  return last && shown && !meets(last, shown) ? last : undefined;
}

function problem(shown: PolicyDate, other: PolicyDate): Problem {
  return {
    message: `The policy was last changed on ${textAt(shown.at)} and on ${textAt(other.at)}, by what it says itself.`,
    at: shown.at,
    severity: 'warning',
    confidence: 'medium',
    related: [{ at: other.at, note: 'the other date' }],
    help: 'Show one day of the last change, and the same day in front matter, text and list of changes.',
  };
}

/** A declared day of the last change that the text does not show. */
function* misdeclared({ policies, declaration: { policy } }: Context): Iterable<Problem> {
  const declared = policy.updated;
  if (!declared || declared.value === 'unknown') return;
  const shown = policies.filter(({ supplement }) => !supplement).flatMap(({ dates }) => dates.filter(({ role }) => role === 'updated'));
  const [first] = shown;
  if (!first || shown.some(({ earliest, latest }) => earliest <= declared.value && declared.value <= latest)) return;
  yield {
    message: `The policy was last changed on ${declared.value} by the declaration, and on ${textAt(first.at)} by its text.`,
    at: declared.at,
    severity: 'warning',
    related: [{ at: first.at, note: 'the date in the text' }],
    help: 'Correct the date in the text, or policy.updated.',
  };
}

function meets(a: PolicyDate, b: PolicyDate): boolean {
  return a.earliest <= b.latest && b.earliest <= a.latest;
}
