// What changed between two states of a project. Pure, and in step with the length of its texts.
import { coverageOf } from '../check/coverage.js';
import type { Difference } from '../model/difference.js';
import { Notes } from '../model/notes.js';
import type { Context } from '../model/rule.js';
import { byWeight, differenceOf } from './difference.js';
import type { Told } from './difference.js';
import { declarationChanges } from './declarations.js';
import { claimChanges } from './policy/claims.js';
import { dateChanges, versionsOf } from './policy/dates.js';
import type { Version } from './policy/dates.js';
import { noticeChanges, signalChanges } from './policy/notices.js';
import { pairChanges } from './policy/pairs.js';
import { promiseChanges } from './policy/promises.js';
import { practiceChanges, rightChanges, termChanges } from './policy/terms.js';
import { textsOf } from './policy/text.js';
import type { Texts } from './policy/text.js';

export type { Version } from './policy/dates.js';

export interface Differences {
  /** The most material first. */
  readonly changes: readonly Difference[];
  readonly texts: Texts;
  /** Each policy of today beside the one it was. */
  readonly versions: readonly Version[];
}

const known = new Notes<Context, Differences | null>();

/** What changed in a project since the state before; null where there is none. Computed once a context. */
export function differencesOf(context: Context): Differences | null {
  let found = known.get(context);
  if (found === undefined) known.set(context, (found = compare(context)));
  return found;
}

function compare(after: Context): Differences | null {
  const { base, vocabulary } = after;
  if (!base) return null;
  const before: Context = {
    ...after,
    declaration: base.declaration,
    policies: base.policies,
    statements: base.policies.flatMap(({ statements }) => statements),
    facts: [],
    missing: [],
    base: null,
  };
  const texts = textsOf(before.policies, after.policies);
  const versions = versionsOf(before.policies, after.policies, texts);
  const declared = base.isDeclared ? declarationChanges(before.declaration, after.declaration, vocabulary) : [];
  const [old, now] = [coverageOf(before), coverageOf(after)];
  const told: Told[] =
    old && now
      ? [
          ...promiseChanges(texts, vocabulary),
          ...pairChanges(texts, vocabulary),
          ...practiceChanges(texts, { before: old, after: now }),
          ...termChanges(texts, { before: old, after: now }, vocabulary),
          ...rightChanges(texts, { before: old, after: now }, vocabulary),
          ...noticeChanges(texts),
          ...signalChanges(texts),
          ...dateChanges(versions),
        ]
      : [];
  const claims =
    old && now
      ? [
          ...claimChanges(
            texts,
            told.flatMap((one) => one.after ?? []),
            vocabulary,
          ),
        ]
      : [];
  const start = after.policies[0] ? now?.start : undefined;
  const all = [...told, ...claims].filter((one, _, others) => !isToldBetter(one, others));
  return { changes: byWeight([...declared, ...all.map((one) => differenceOf(one, start ?? after.declaration.at))]), texts, versions };
}

/** A first sale is no news beside the denial of sales that it turns round. */
function isToldBetter({ turn, subject, ids, after }: Told, others: readonly Told[]): boolean {
  return (
    subject === 'sale' &&
    turn === 'new' &&
    others.some(
      (other) =>
        other.turn === 'opposite' && other.subject === 'promise' && other.ids?.[0] === ids?.[0] && other.after?.start === after?.start,
    )
  );
}
