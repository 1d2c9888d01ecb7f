import { defineRule, entryAt, isMisread, known, listOf } from 'policy-lint';
import type { Context, DataEntry, Place, Problem, PurposeUse } from 'policy-lint';

/** Regimes that ask for a legal basis for each purpose. */
const ASKING = ['gdpr', 'uk_gdpr', 'lgpd'];
/** Bases that one regime only knows. */
const HOME: Readonly<Record<string, string>> = { recognised_legitimate_interests: 'uk_gdpr', credit_protection: 'lgpd' };

export default defineRule({
  summary: 'Data is used for a purpose that has no legal basis, or held for no purpose at all.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  cites: ['GDPR Art. 5(1)(b), 6(1), 30', 'LGPD Art. 7', 'Cal. Civ. Code § 1798.100(c)'],
  *check(context) {
    const { declaration, regimes } = context;
    const bound = ASKING.some((regime) => regimes.has(regime));
    const unknown: { entry: DataEntry; at: Place }[] = [];
    for (const entry of declaration.data) {
      if (entry.aggregated?.value === 'yes') continue;
      const what = listOf(
        entry.what.map((fact) => fact.value),
        4,
      );
      if (!entry.for.length) {
        if (isMisread(declaration, entry.at)) continue;
        // Somebody said that it is not known: that is no collecting for nothing.
        if (entry.unknownFor) {
          unknown.push({ entry, at: entry.unknownFor });
          continue;
        }
        yield {
          severity: bound ? 'error' : 'warning',
          message: `No purpose is declared for ${what}.`,
          at: entryAt(entry),
          help: bound
            ? 'Write what the data is used for, each purpose with its basis: for: {support: contract}.'
            : 'Write what the data is used for: for: [support, security].',
        };
        continue;
      }
      if (!bound) continue;
      const open = entry.for.filter(
        (use) =>
          known(use.basis) === null && !entry.for.some((other) => other.purpose.value === use.purpose.value && known(other.basis) !== null),
      );
      const foreign = entry.for.filter((use) => open.indexOf(use) < 0 && !applies(use, context));
      const [first] = open.length ? open : foreign;
      if (!first) continue;
      const uses = [...new Set((open.length ? open : foreign).map((use) => use.purpose.value))];
      yield {
        message: open.length
          ? `The legal basis for using ${what} for ${listOf(uses, 6)} is ${open.every((use) => use.basis) ? 'unknown' : 'not declared'}.`
          : `"${first.basis?.value ?? ''}" is no legal basis under the regimes declared: ${what} for ${listOf(uses, 6)}.`,
        at: (first.basis ?? first.purpose).at,
        help: `Give each purpose its basis: for: {${uses
          .slice(0, 2)
          .map((purpose) => `${purpose}: …`)
          .join(', ')}}, with consent, contract, legal_obligation, legitimate_interests or another.`,
      };
    }
    if (unknown.length) yield unasked(unknown, bound);
  },
});

/** One finding for all that nobody knows yet: a draft has many such entries, and the answer to all is to ask. */
function unasked(unknown: readonly { entry: DataEntry; at: Place }[], bound: boolean): Problem {
  const ids = unknown.flatMap(({ entry }) => entry.what.map((fact) => fact.value));
  const [first, ...others] = unknown.map(({ at }) => at);
  return {
    severity: bound ? 'warning' : 'info',
    message: `What ${listOf(ids, 4)} ${ids.length > 1 ? 'are' : 'is'} used for is unknown.`,
    at: first as Place,
    related: others.map((at) => ({ at, note: 'unknown too' })),
    help: 'Ask whoever runs the system, and write the purposes in the place of "unknown".',
  };
}

/** Whether a basis exists in one of the regimes chosen, on the day. */
function applies({ basis }: PurposeUse, { regimes, asOf, vocabulary }: Context): boolean {
  if (!basis) return false;
  const home = HOME[basis.value];
  const from = vocabulary.term('basis', basis.value)?.more['from'];
  return (home === undefined || regimes.has(home)) && (from === undefined || String(from) <= asOf);
}
