import { defineRule, entryAt, isMisread, listOf } from 'policy-lint';
import type { Context, DataEntry, Keep, Problem } from 'policy-lint';

/** Regimes under which storage without an end is named as such in the law. */
const STRICT = ['gdpr', 'uk_gdpr', 'lgpd', 'coppa'];
/** Durations that differ by less than this many days are one: a month is no number of days. */
const SAME = 3;

export default defineRule({
  summary: 'Data is kept without an end, without a declared period, or for two different periods.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  cites: ['GDPR Art. 5(1)(e)', '16 CFR 312.10', 'Cal. Civ. Code § 1798.100(a)(3)', 'FTC, Amazon Alexa (2023)', 'FTC, Blackbaud (2024)'],
  *check(context) {
    const entries = context.declaration.data.filter((entry) => entry.aggregated?.value !== 'yes');
    for (const entry of entries) {
      const problem = endless(entry, context);
      if (problem) yield problem;
    }
    const unknown = unasked(entries);
    if (unknown) yield unknown;
    for (const [index, entry] of entries.entries())
      for (const earlier of entries.slice(0, index)) {
        const problem = twoPeriods(earlier, entry);
        if (problem) yield problem;
      }
  },
});

function endless(entry: DataEntry, { declaration, regimes, vocabulary }: Context): Problem | null {
  const what = listOf(
    entry.what.map((fact) => fact.value),
    4,
  );
  const are = entry.what.length > 1 ? 'are' : 'is';
  const strict = STRICT.some((regime) => regimes.has(regime));
  if (!entry.keep.length) {
    if (isMisread(declaration, entry.at)) return null;
    return {
      message: `No retention period is declared for ${what}.`,
      at: entryAt(entry),
      severity: strict ? 'error' : 'warning',
      help: 'Add one: keep: 30 days after account closed, or keep: unknown until somebody knows.',
    };
  }
  const find = (kind: string): Keep | undefined => entry.keep.find((keep) => keep.duration.kind === kind);
  const tier = (keep: Keep): string => (keep.tier === 'all' ? '' : ` in ${keep.tier}`);
  const forever = find('indefinite');
  if (forever) {
    const published =
      entry.for.some((use) => use.purpose.value === 'public_display') &&
      entry.to.length > 0 &&
      entry.what.every(
        (fact) =>
          vocabulary.covers('data', 'content', fact.value) ||
          vocabulary.covers('data', 'identity', fact.value) ||
          vocabulary.covers('data', 'account', fact.value),
      );
    const archive = entry.for.length > 0 && entry.for.every((use) => ['legal_obligation', 'public_task'].includes(use.basis?.value ?? ''));
    return {
      severity: strict && !published && !archive ? 'error' : 'warning',
      message: `${what} ${are} kept${tier(forever)} without an end: "${forever.duration.text}".`,
      at: forever.at,
      help: published
        ? 'Say what ends it, such as keep: until deleted by the author, or until account closed.'
        : 'Give a period or an event that ends storage, such as keep: 2 years after last use, and delete by it.',
    };
  }
  const vague = find('necessary');
  if (vague) {
    return {
      severity: 'warning',
      message: `The period for ${what} is "${vague.duration.text}", which names no end.`,
      at: vague.at,
      help: 'Write what decides: keep: until account closed, keep: 7 years after payment.',
    };
  }
  return null;
}

/** One finding for all periods that nobody knows yet. */
function unasked(entries: readonly DataEntry[]): Problem | null {
  const unknown = entries.flatMap((entry) => {
    const keep = entry.keep.find(({ duration }) => duration.kind === 'unknown');
    return keep && !entry.keep.some(({ duration }) => duration.kind === 'indefinite' || duration.kind === 'necessary')
      ? [{ keep, ids: entry.what.map((fact) => fact.value) }]
      : [];
  });
  const [first, ...others] = unknown;
  if (!first) return null;
  const ids = unknown.flatMap((one) => one.ids);
  const tier = others.length || first.keep.tier === 'all' ? '' : ` in ${first.keep.tier}`;
  return {
    severity: 'info',
    message: `How long ${listOf(ids, 4)} ${ids.length > 1 ? 'are' : 'is'} kept${tier} is unknown.`,
    at: first.keep.at,
    related: others.map(({ keep }) => ({ at: keep.at, note: 'unknown too' })),
    help: 'Ask who runs the storage, and write the period: keep: 90 days.',
  };
}

/** One category, one purpose, two ends. */
function twoPeriods(earlier: DataEntry, entry: DataEntry): Problem | null {
  const purposes = entry.for.filter((use) => earlier.for.some((other) => other.purpose.value === use.purpose.value));
  const what = entry.what.filter((fact) => earlier.what.some((other) => other.value === fact.value));
  const [fact] = what;
  if (!purposes.length || !fact) return null;
  for (const keep of entry.keep)
    for (const other of earlier.keep) {
      if (keep.tier !== other.tier || !differ(keep, other)) continue;
      return {
        severity: 'warning',
        message: `${listOf(what.map((x) => x.value))} for ${listOf(purposes.map((use) => use.purpose.value))} ${what.length > 1 ? 'have' : 'has'} two periods: "${keep.duration.text}" and "${other.duration.text}".`,
        at: keep.at,
        related: [{ at: other.at, note: 'the other period' }],
        help: 'Keep one, or give the two entries different purposes.',
      };
    }
  return null;
}

function differ(a: Keep, b: Keep): boolean {
  const { duration: x } = a;
  const { duration: y } = b;
  if (x.kind === 'unknown' || y.kind === 'unknown') return false;
  if (x.kind !== y.kind || x.event !== y.event) return true;
  return x.days !== null && y.days !== null && Math.abs(x.days - y.days) > SAME;
}
