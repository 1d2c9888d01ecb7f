// Declared categories, and the uses made of them, against a denial of collection or use.
import type { DataEntry, Fact } from '../model/declaration.js';
import type { Context, Severity } from '../model/rule.js';
import type { Statement } from '../model/statement.js';
import { lower, namesData, stepDown } from './contradiction.js';
import type { Counter } from './contradiction.js';
import { coversAny, dataTitles, isTechnical, matchingData, tellingOf } from './flows.js';
import { hints } from './hints.js';
import type { Limits } from './limits.js';
import { basesOf, consentOf, isSamePurpose, purposeTitles } from './purposes.js';
import { standingOf } from './standing.js';
import { distinct, hasVerb, listOf, mentionsAny, speaksItself } from './wording.js';

/** One fact for each declared category that a denial of collection covers. */
export function collectionCounters(statement: Statement, limits: Limits, context: Context): Counter[] {
  const { vocabulary, declaration } = context;
  const found = new Map<string, Counter>();
  for (const entry of declaration.data) {
    if (isLeftOpen(entry, statement, limits, context)) continue;
    for (const what of matchingData(statement.data, entry.what, vocabulary)) {
      if (found.has(what.value)) continue;
      const uses = listOf(
        purposeTitles(
          entry.for.map((use) => use.purpose),
          vocabulary,
        ),
      );
      found.set(what.value, {
        at: what.at,
        brief: vocabulary.title('data', what.value),
        weight: tellingOf(what.value, vocabulary),
        says: `the data collected include ${vocabulary.title('data', what.value)}${uses ? `, for ${uses}` : ''}`,
        severity: collectionSeverity(what, statement, limits, context),
        consent: consentOf(basesOf(entry)),
      });
    }
  }
  return [...found.values()];
}

/** What is not denied: other sources, other purposes, what people hand over themselves, what is not kept or never reaches us. */
function isLeftOpen(entry: DataEntry, statement: Statement, limits: Limits, context: Context): boolean {
  const { vocabulary } = context;
  if (entry.aggregated?.value === 'yes') return true;
  const sources = entry.from.map((source) => source.value);
  if (statement.source && sources.length && !sources.includes(statement.source)) return true;
  if (limits.volunteered && (!sources.length || sources.every((source) => source === 'user'))) return true;
  if (
    statement.purposes.length &&
    !usesFor(
      entry,
      statement.purposes.map((x) => x.id),
      context,
    ).length
  )
    return true;
  if (limits.purposes.length && entry.for.every((use) => limits.purposes.some((id) => isSamePurpose(id, use.purpose.value, vocabulary))))
    return true;
  if (
    hasVerb(statement, 'storing') &&
    entry.keep.length &&
    entry.keep.every((keep) => keep.duration.kind === 'session' || keep.duration.days === 0)
  )
    return true;
  return isHeldElsewhere(entry, context);
}

/** Card data that only a payment processor receives may never pass through the organisation's hands. */
function isHeldElsewhere(entry: DataEntry, context: Context): boolean {
  if (!entry.what.every((what) => what.value.startsWith('financial')) || !entry.to.length) return false;
  const recipients = new Map(context.declaration.recipients.map((recipient) => [recipient.id, recipient]));
  return entry.to.every((to) => {
    const recipient = recipients.get(to.value);
    return (
      recipient !== undefined &&
      (recipient.type?.value === 'payment_processor' ||
        (recipient.type?.value === 'processor' && standingOf(recipient, context.vocabulary) === 'processor'))
    );
  });
}

function collectionSeverity(what: Fact<string>, statement: Statement, limits: Limits, context: Context): Severity {
  // "We do not require you to give …" says nothing of what is received; "any other data" leaves out what was named before.
  if (statement.source === 'user' || mentionsAny(statement.at, hints('remainder'))) return 'info';
  const named = statement.data.some((mention) => mention.id !== 'personal');
  // To many readers "personal information" is not what a browser sends by itself.
  let severity: Severity = !named && isTechnical(what.value) ? 'warning' : 'error';
  // An address typed into a form is a location, too, but not what "we do not collect your location" is about.
  if (what.value === 'location.coarse' && !statement.data.some((mention) => mention.id === 'location.coarse')) severity = 'warning';
  // Single technical data are mostly denied for one feature.
  const isDetail = named && statement.data.every((mention) => isTechnical(mention.id) || mention.id.startsWith('demographic'));
  if (isDetail || !namesData(statement) || !isPlainDenial(statement, context)) severity = lower(severity, 'warning');
  if (limits.purposes.length || limits.recipients.length) severity = stepDown(severity);
  if (limits.volunteered || hasVerb(statement, 'asking')) severity = stepDown(severity);
  if (limits.kinds.has('need') || context.declaration.complete === 'unknown') return 'info';
  return severity;
}

/** "We do not collect …", rather than "our cookies do not contain …" or "we cannot see all …". */
function isPlainDenial(statement: Statement, { declaration: { organization } }: Context): boolean {
  const names = [organization.name, organization.legalName, ...organization.alsoKnownAs, ...organization.domains].flatMap((fact) =>
    fact ? [fact.value] : [],
  );
  return hasVerb(statement, 'taking') && speaksItself(statement, names) && !mentionsAny(statement.at, hints('in_part'));
}

/** The entry's uses for purposes that a text names. */
export function usesFor(entry: DataEntry, purposes: readonly string[], context: Context): DataEntry['for'] {
  return entry.for.filter((use) => purposes.some((id) => context.vocabulary.covers('purpose', id, use.purpose.value)));
}

/** One fact for each declared purpose, among those asked for, that data of the statement serve. */
export function useCounters(statement: Statement, purposes: readonly string[], context: Context): Counter[] {
  const { vocabulary } = context;
  const found = new Map<string, { at: Counter['at']; data: string[]; entries: DataEntry[] }>();
  for (const entry of context.declaration.data) {
    if (entry.aggregated?.value === 'yes') continue;
    const data = matchingData(statement.data, entry.what, vocabulary).map((fact) => fact.value);
    if (!data.length) continue;
    for (const { purpose } of entry.for) {
      if (!coversAny(vocabulary, 'purpose', purposes, purpose.value)) continue;
      const known = found.get(purpose.value) ?? { at: purpose.at, data: [], entries: [] };
      known.data.push(...data);
      known.entries.push(entry);
      found.set(purpose.value, known);
    }
  }
  return [...found].map(([purpose, { at, data, entries }]) => ({
    at,
    brief: vocabulary.title('purpose', purpose),
    weight: Math.max(...distinct(data).map((id) => tellingOf(id, vocabulary))),
    says: `data is used for ${vocabulary.title('purpose', purpose)}: ${dataTitles(data, vocabulary)}`,
    consent: consentOf(
      entries.flatMap((entry) =>
        basesOf(
          entry,
          entry.for.filter((use) => use.purpose.value === purpose),
        ),
      ),
    ),
  }));
}
