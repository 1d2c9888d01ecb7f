import type { DataEntry, Keep, PurposeUse } from '../../model/declaration.js';
import type { Action, Condition, Statement } from '../../model/statement.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import { condition, declared, mention, says } from './build.js';

/** What purposes say beside `use`. */
const FURTHER: Readonly<Record<string, Action>> = { profiling: 'profile', automated_decisions: 'decide', ai_training: 'train' };
const ADVERTISING = ['advertising', 'marketing'];

/** collect, use, advertise, profile, decide, train, retain and delete from one entry of `data:`. */
export function* statementsOfEntry(entry: DataEntry, vocabulary: Vocabulary): Generator<Statement> {
  const conditions = entry.aggregated?.value === 'yes' ? [condition('aggregate', entry.aggregated.at)] : [];
  yield* collects(entry, conditions);
  const data = entry.what.map((what) => mention(what));
  for (const use of entry.for) yield* uses(entry, use, conditions, vocabulary);
  for (const keep of entry.keep) yield* keeps(entry, keep, data, conditions);
}

function* collects(entry: DataEntry, conditions: readonly Condition[]): Generator<Statement> {
  const purposes = entry.for.map((use) => mention(use.purpose));
  for (const what of entry.what)
    for (const from of entry.from.length ? entry.from : [null])
      yield declared('collect', what.at, entry.at, { data: [mention(what)], purposes, conditions, source: from?.value ?? null });
}

function* uses(entry: DataEntry, use: PurposeUse, common: readonly Condition[], vocabulary: Vocabulary): Generator<Statement> {
  const basis = says(use.basis) ? use.basis : null;
  const asks = basis?.value === 'consent' || basis?.value === 'explicit_consent';
  const more: Partial<Statement> = {
    data: entry.what.map((what) => mention(what)),
    purposes: [mention(use.purpose)],
    basis: basis?.value ?? null,
    conditions: asks && basis ? [...common, condition('consent', basis.at)] : common,
  };
  yield declared('use', use.purpose.at, entry.at, more);
  const group = vocabulary.term('purpose', use.purpose.value)?.more['group'];
  const further = ADVERTISING.includes(String(group)) ? 'advertise' : FURTHER[use.purpose.value];
  if (further) yield declared(further, use.purpose.at, entry.at, more);
}

function* keeps(entry: DataEntry, keep: Keep, data: Statement['data'], conditions: readonly Condition[]): Generator<Statement> {
  const { duration, tier, at } = keep;
  if (duration.kind === 'unknown' || !data.length) return;
  const more: Partial<Statement> = {
    data,
    duration,
    conditions,
    mechanism: tier === 'all' ? null : tier,
    because: tier === 'all' ? [] : [`in ${tier}`],
  };
  yield declared('retain', at, entry.at, more);
  if (duration.kind !== 'necessary')
    yield declared('delete', at, entry.at, { ...more, polarity: duration.kind === 'indefinite' ? 'does_not' : 'does' });
}
