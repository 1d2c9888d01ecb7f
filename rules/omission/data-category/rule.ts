import { coverageOf, dataTitles, defineRule, isSensitive, omission, wordsFor } from 'policy-lint';
import type { Context, Coverage, DataEntry, Problem } from 'policy-lint';

export default defineRule({
  summary: 'Data is collected of a kind that the policy never mentions.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['declaration', 'policy'],
  cites: [
    'GDPR Art. 5(1)(a), 14(1)(d)',
    'Cal. Civ. Code §§ 1798.110(c), 1798.130(a)(5)(B)',
    'CalOPPA, Cal. Bus. & Prof. Code § 22575(b)(1)',
    'PIPEDA Sch. 1 cl. 4.8.2(c)',
  ],
  *check(context) {
    const coverage = coverageOf(context);
    if (!coverage) return;
    const seen = new Set<string>();
    for (const entry of context.declaration.data) {
      if (entry.aggregated?.value === 'yes') continue;
      const missing = entry.what.filter(({ value }) => !seen.has(value) && isMissing(context, coverage, value));
      for (const { value } of missing) seen.add(value);
      if (missing.length)
        yield problem(
          context,
          coverage,
          entry,
          missing.map(({ value }) => value),
        );
    }
  },
});

function isMissing({ vocabulary }: Context, coverage: Coverage, id: string): boolean {
  if (!vocabulary.term('data', id) || id === 'personal' || id === 'non_personal' || isSensitive(vocabulary, id)) return false;
  return !coverage.term('data', id) && !coverage.wider('data', id) && !coverage.presupposed(id);
}

function problem(context: Context, coverage: Coverage, entry: DataEntry, ids: readonly string[]): Problem {
  const at = entry.what.find(({ value }) => value === ids[0])?.at ?? entry.at;
  const isAutomatic = entry.from.length > 0 && entry.from.every(({ value }) => value === 'automatic');
  const open = coverage.openList(isAutomatic);
  const near =
    open ??
    coverage.tellsMost((s) =>
      s.action === 'collect' ? s.data.filter(({ id }) => id.includes('.') && id !== 'device.cookie_id').length : 0,
    );
  return omission(coverage, {
    at,
    severity: open ? 'info' : 'warning',
    message: `The policy does not mention that you collect ${dataTitles(ids, context.vocabulary)}.`,
    help: `Add it to what the policy says is collected: ${wordsFor(context, 'data', ids)}.`,
    near: near && {
      evidence: near,
      note: open ? 'only this list, which is left open, could mean it' : 'the policy speaks here of what is collected',
    },
    what: `${wordsFor(context, 'data', ids).split(' would do')[0]}`,
  });
}
