import {
  contradictions,
  dataTitles,
  defineRule,
  exceeds,
  hasVerb,
  hints,
  isAboutPersons,
  isOwnWord,
  matchingData,
  mentionsAny,
  namesData,
  tellingOf,
} from 'policy-lint';
import type { Context, Counter, DataEntry, Duration, Keep, Severity, Statement } from 'policy-lint';

export default defineRule({
  summary: 'The policy names a shorter period of retention than the declaration.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'GDPR Art. 5(1)(e)',
    'GDPR Art. 13(2)(a)',
    'Cal. Civ. Code § 1798.100(a)(3)',
    'FTC, Ashley Madison (2016)',
    'CNIL, Discord (2022)',
    'FTC, Amazon Alexa (2023)',
    'FTC, Chegg (2023)',
    'FTC, Blackbaud (2024)',
    'FTC, InMarket (2024)',
    'FTC, Illuminate (2025)',
  ],
  check: (context) =>
    contradictions(context, {
      most: 'warning',
      selects: (statement) =>
        isOwnWord(statement) && isAboutPersons(statement) && ['retain', 'delete', 'collect'].includes(statement.action),
      handles: ['need'],
      counters: (statement, limits) => {
        const promised = promiseOf(statement, limits.kinds.has('need'));
        if (!promised || limits.kinds.has('age')) return [];
        return [...kept(statement, promised, limits.kinds.has('law'), context), ...clearedBackups(statement, promised, context)];
      },
      anyCase: true,
      help: 'State the declared periods, backups included, or delete as the policy promises and correct the declaration.',
    }),
});

/** The longest that the sentence allows data to be kept; null where it promises no limit. */
function promiseOf(statement: Statement, needed: boolean): Duration | null {
  const { action, polarity, duration } = statement;
  const nothing: Duration = { kind: 'session', days: 0, event: null, text: '' };
  const necessary: Duration = { kind: 'necessary', days: null, event: null, text: '' };
  if (action === 'collect' && polarity === 'does_not') return hasVerb(statement, 'storing') && needed ? necessary : null;
  if (action !== 'retain' && action !== 'delete') return null;
  if (polarity === 'does_not') {
    if (action === 'delete') return null;
    // "Not longer than …" is a limit, "not retained" means nothing is kept.
    return duration ?? (needed ? necessary : statement.data.length && !mentionsAny(statement.at, hints('not_all_kept')) ? nothing : null);
  }
  if (!duration || duration.kind === 'indefinite' || duration.kind === 'unknown') return null;
  return isLowerBound(statement) ? null : duration;
}

/** "for at least 5 years", "may keep it longer": how little, not how much. */
function isLowerBound({ at }: Statement): boolean {
  return mentionsAny(at, hints('lower_bound')) || (mentionsAny(at, hints('longer')) && !mentionsAny(at, hints('no_longer')));
}

/** One fact for each declared period, by tier, that is longer. */
function kept(statement: Statement, promised: Duration, lawExcepted: boolean, context: Context): Counter[] {
  const { vocabulary } = context;
  // "Session cookies, which expire when you close the browser": it is the cookies that do.
  if (!statement.data.length && mentionsAny(statement.within, hints('cookies'))) return [];
  return context.declaration.data.flatMap((entry) => {
    const data = matchingData(statement.data, entry.what, vocabulary).map((fact) => fact.value);
    if (!data.length || isMeantToStay(entry) || (lawExcepted && entry.for.some((use) => use.purpose.value === 'legal_obligation')))
      return [];
    return tiersFor(statement, entry).flatMap((keep) => {
      if (isGrantedAfterwards(statement, promised, keep, entry, context)) return [];
      const severity = severityOf(statement, promised, keep);
      if (!severity) return [];
      const tier = keep.tier === 'all' ? '' : ` (${keep.tier})`;
      const weight = Math.max(...data.map((id) => tellingOf(id, vocabulary))) + (keep.duration.kind === 'indefinite' ? 10 : 0);
      return [
        {
          at: keep.at,
          severity,
          weight,
          brief: dataTitles(data, vocabulary),
          says: `the period for ${dataTitles(data, vocabulary)}${tier} is "${keep.duration.text}"`,
        },
      ];
    });
  });
}

/** "For as long as your account is open", and elsewhere "erased within 30 days after you close it": the declared 30 days are told. */
function isGrantedAfterwards(
  { at }: Statement,
  promised: Duration,
  { duration }: Keep,
  { what }: DataEntry,
  { statements, vocabulary }: Context,
): boolean {
  if (promised.kind !== 'until' || duration.kind !== 'period' || duration.event !== promised.event) return false;
  return statements.some(
    (one) =>
      one.at.source === at.source &&
      one.action === 'delete' &&
      one.polarity === 'does' &&
      one.duration?.kind === 'period' &&
      (one.duration.days ?? 0) * 1.02 >= (duration.days ?? Infinity) &&
      (one.duration.event === promised.event || (one.duration.event === null && mentionsAny(one.within, hints('account_ended')))) &&
      matchingData(one.data, what, vocabulary).length > 0,
  );
}

/** The tiers that the sentence speaks of: a sentence about backups of backups only. */
function tiersFor(statement: Statement, entry: DataEntry): readonly Keep[] {
  if (!isAboutBackups(statement)) return entry.keep;
  const backups = entry.keep.filter((keep) => keep.tier.startsWith('backup') || keep.tier.startsWith('archive'));
  return backups.length ? backups : entry.keep.filter((keep) => keep.tier === 'all' && keep.duration.kind === 'indefinite');
}

function severityOf(statement: Statement, promised: Duration, keep: Keep): Severity | null {
  // "We do not keep it for ever": of the declared periods only one without an end says otherwise.
  const over = promised.kind === 'indefinite' ? keep.duration.kind === 'indefinite' : exceeds(promised, keep.duration);
  if (!over) return null;
  if (over === 'possibly' || statement.modal === 'may' || !(namesData(statement) || isAboutBackups(statement))) return 'warning';
  // "Deleted messages are stored for two days": copies of what is gone, and not all messages.
  if (statement.action === 'retain' && mentionsAny({ ...statement.at, end: statement.at.start + 24 }, hints('deleted'))) return 'warning';
  // One cookie among many.
  if (statement.data.some((mention) => mention.id === 'device.cookie_id') || mentionsAny(statement.within, hints('cookies')))
    return 'warning';
  // Backups outlive what is deleted nearly everywhere: said of them, the difference is plain; else it is a gap in the text.
  if (keep.tier.startsWith('backup') && !isAboutBackups(statement)) return 'warning';
  if (promised.kind === 'necessary') return statement.polarity === 'does_not' || statement.only !== null ? 'error' : 'warning';
  // A period for "your information" may be meant for the data of one form only.
  return statement.data.some((mention) => mention.id !== 'personal') || isAboutBackups(statement) ? 'error' : 'warning';
}

/** "The data stay in our backups for …": the copies are what the sentence is about, whatever they hold. */
function isAboutBackups(statement: Statement): boolean {
  return mentionsAny(statement.at, hints('backups'));
}

/** What people publish is kept because they want it to be seen. */
function isMeantToStay(entry: DataEntry): boolean {
  return (
    entry.for.some((use) => use.purpose.value === 'public_display') && entry.what.every((what) => what.value === 'content.public_posts')
  );
}

/** `rights.backups_cleared_within` against a promise about backups. */
function clearedBackups(statement: Statement, promised: Duration, { declaration }: Context): Counter[] {
  const cleared = declaration.rights.backupsClearedWithin;
  if (!cleared || !isAboutBackups(statement) || promised.kind !== 'period' || !promised.days || !cleared.duration.days) return [];
  if (cleared.duration.days <= promised.days * 1.02) return [];
  return [{ at: cleared.at, says: `backups are cleared within "${cleared.duration.text}"`, brief: 'the time to clear backups', weight: 1 }];
}
