import { defineRule, hints, isDenial, limitsOf, mentionsAny, quoteOf, textAt, wordings } from 'policy-lint';
import type { Context, Problem, Statement } from 'policy-lint';

const WHAT: Readonly<Record<string, string>> = {
  anonymous: 'promises anonymity without exception, though addresses and devices leave traces',
  private: 'promises privacy without exception, though hosting, courts and support see data too',
  always: 'promises to tell people before anything is collected, though servers log the first visit before anyone is told',
  cookie: 'says that a cookie holds only what people typed in, though most cookies hold an identifier',
};

export default defineRule({
  summary: 'The policy promises absolute privacy, without any exception.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['FTC Act § 5 (15 U.S.C. § 45)', 'FTC, Snapchat (2014)', 'FTC, Practice Fusion (2016)', 'WP260 rev.01'],
  check: (context) => [
    ...absolutes(context),
    ...wordings(context, {
      table: 'absolute_privacy',
      severities: { anonymous: 'warning', private: 'warning', always: 'warning', cookie: 'warning' },
      unless: ['denied', 'hedged', 'past', 'others', 'asked', 'due', 'conditional', 'question', 'quoted', 'heading'],
      message: (quote, { id }) => `"${quote}" ${WHAT[id]}.`,
      help: 'Say what is true in every case, and name the exceptions.',
    }),
  ],
});

/** "We never share your data with anyone", if nothing in the sentence or right behind it makes an exception. */
function absolutes({ statements }: Context): Problem[] {
  const found = new Map<string, Problem>();
  for (const statement of statements) {
    const { at, within } = statement;
    const key = `${within.source.path}:${within.start}`;
    if (found.has(key) || !isAbsolute(statement)) continue;
    found.set(key, {
      message: `"${quoteOf(at)}" has no exception, though every service has some: hosting, support, courts.`,
      at,
      help: 'Name the exceptions: service providers under contract, legal duties, a sale of the business.',
    });
  }
  return [...found.values()];
}

function isAbsolute(statement: Statement): boolean {
  if (!isDenial(statement) || statement.action !== 'share' || statement.confidence === 'low' || statement.modal !== 'does') return false;
  if (
    statement.exception ||
    statement.conditions.length ||
    statement.only ||
    statement.purposes.length ||
    !statement.data.some(({ id }) => id === 'personal')
  )
    return false;
  const limits = limitsOf(statement);
  if (limits.setting || limits.unread || limits.refersToPolicy) return false;
  return (
    mentionsAny(statement.within, hints('anyone')) &&
    !mentionsAny(statement.within, [...hints('loopholes'), ...hints('excepting')]) &&
    !goesOn(statement)
  );
}

/** "…, except as follows:", "However, …": the next words take something back. */
function goesOn({ within }: Statement): boolean {
  if (textAt(within).trimEnd().endsWith(':')) return true;
  const next = { ...within, start: within.end, end: Math.min(within.end + 160, within.source.text.length) };
  return mentionsAny(next, [...hints('way_out'), ...hints('excepting')]);
}
