import { coverageOf, dataTitles, defineRule, isGeneral, isPeriod, omission, speaksOf } from 'policy-lint';
import type { Context, Coverage, DataEntry, Evidence, Keep, Problem } from 'policy-lint';

/** Regimes under which a notice says how long data are kept, or by what criteria, with where they say so. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  gdpr: ['GDPR Art. 13(2)(a)', 'CNIL, Discord (2022)', 'Dutch AP, Uber (2024)'],
  uk_gdpr: ['UK GDPR Art. 13(2)(a)'],
  ccpa: ['Cal. Civ. Code § 1798.100(a)(3)'],
  us_mn: ['Minn. Stat. § 325M.16'],
  coppa: ['16 CFR § 312.10'],
};

interface Kept {
  readonly entry: DataEntry;
  readonly keep: Keep;
}

export default defineRule({
  summary: 'The declaration says how long data is kept, and the policy gives neither period nor criteria.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['declaration', 'policy'],
  cites: Object.values(SOURCES).flat(),
  *check(context) {
    const coverage = coverageOf(context);
    if (!coverage) return;
    const kept = context.declaration.data.flatMap((entry): Kept[] => {
      const keep = entry.keep.find(({ duration }) => duration.kind !== 'unknown');
      return keep ? [{ entry, keep }] : [];
    });
    if (!kept.length) return;
    const [period, loose] = [coverage.says(isPeriod), coverage.topic('retention')];
    if (!period && !loose) yield silent(context, coverage, kept);
    else if (period && !coverage.says((s) => isPeriod(s) && isGeneral(s)) && !coverage.topicBeside('retention', isPeriod)) {
      const missing = kept.filter(
        ({ entry }) => !entry.what.some((fact) => coverage.says((s) => isPeriod(s) && speaksOf(context, s, fact.value))),
      );
      if (missing.length) yield partial(context, coverage, missing, period);
    }
  },
});

function silent(context: Context, coverage: Coverage, kept: readonly Kept[]): Problem {
  const cites = Object.entries(SOURCES)
    .filter(([regime]) => context.regimes.has(regime))
    .flatMap(([, sources]) => sources);
  const [first] = kept as [Kept];
  const others = kept.length > 1 ? ` and periods for ${kept.length - 1} more of its entries` : '';
  const found = omission(coverage, {
    at: first.keep.at,
    severity: cites.length ? 'error' : 'warning',
    message: `The declaration has “${first.keep.duration.text}” for ${titles(context, first)}${others}; the policy gives no period and no criteria for anything.`,
    help: 'Say how long each kind of data is kept, or what decides it: “we keep your data for as long as you have an account, and 30 days after”.',
    what: '“retain”, “keep for”, “as long as” and “delete after”',
  });
  return cites.length ? { ...found, cites } : found;
}

function partial(context: Context, coverage: Coverage, missing: readonly Kept[], period: Evidence): Problem {
  const [first] = missing as [Kept];
  const others = missing.length > 1 ? ` and for ${missing.length - 1} more of the declared entries` : '';
  return omission(coverage, {
    at: first.keep.at,
    severity: 'warning',
    message: `The policy gives no retention period for ${titles(context, first)}${others}; the declaration has “${first.keep.duration.text}”.`,
    help: 'Say how long these are kept, or what decides it, beside the periods that the policy already gives.',
    near: { evidence: period, note: 'the policy gives a period for other data here' },
    what: 'a period',
  });
}

function titles({ vocabulary }: Context, { entry }: Kept): string {
  return dataTitles(
    entry.what.map((fact) => fact.value),
    vocabulary,
  );
}
