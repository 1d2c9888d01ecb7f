import {
  contradictions,
  dataTitles,
  defineRule,
  hints,
  isAboutPersons,
  isOwnWord,
  lower,
  matchingData,
  mentionsAny,
  namesData,
  tellingOf,
} from 'policy-lint';
import type { Context, Counter, Keep, Severity, Statement } from 'policy-lint';

/** Backups that turn over within this time are what readers of "permanently deleted" may expect. */
const USUAL_DAYS = 93;

export default defineRule({
  summary: 'The policy promises full deletion of data that the declaration says remain.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'GDPR Art. 17',
    'Cal. Civ. Code § 1798.105',
    'FTC, Snapchat (2014)',
    'FTC, Ashley Madison (2016)',
    'FTC, Everalbum (2021)',
    'FTC, Amazon Alexa (2023)',
  ],
  check: (context) =>
    contradictions(context, {
      selects: (statement) => isPromise(statement),
      handles: ['need', 'scope'],
      counters: (statement, limits) => (limits.kinds.has('age') ? [] : counters(statement, context)),
      anyCase: true,
      help: 'Say what remains, where and how long (backups, public content), or delete it too and correct the declaration.',
    }),
});

function isPromise(statement: Statement): boolean {
  return (
    isOwnWord(statement) &&
    isAboutPersons(statement) &&
    statement.action === 'delete' &&
    statement.polarity === 'does' &&
    statement.modal !== 'may' &&
    mentionsAny(statement.at, hints('wholly')) &&
    !mentionsAny(statement.at, hints('backups')) &&
    !mentionsAny(statement.within, hints('not_deleted'))
  );
}

function counters(statement: Statement, context: Context): Counter[] {
  const { declaration, vocabulary } = context;
  const toldOfBackups = context.statements.some(
    (other) =>
      other.by === 'policy' && ['retain', 'delete', 'collect'].includes(other.action) && mentionsAny(other.within, hints('backups')),
  );
  return declaration.data.flatMap((entry) => {
    const data = matchingData(statement.data, entry.what, vocabulary).map((fact) => fact.value);
    if (!data.length || entry.what.every((what) => what.value === 'content.public_posts')) return [];
    return entry.keep.flatMap((keep) => {
      const severity = severityOf(keep, statement, toldOfBackups);
      if (!severity) return [];
      const titles = dataTitles(data, vocabulary);
      const tier = keep.tier === 'all' ? '' : ` (${keep.tier})`;
      return [
        {
          at: keep.at,
          severity: namesData(statement) ? severity : lower(severity, 'warning'),
          brief: titles,
          weight: Math.max(...data.map((id) => tellingOf(id, vocabulary))) + (keep.tier.startsWith('backup') ? 10 : 0),
          says: `the period for ${titles}${tier} is "${keep.duration.text}"`,
        },
      ];
    });
  });
}

function severityOf(keep: Keep, statement: Statement, toldOfBackups: boolean): Severity | null {
  const days = keep.duration.days ?? 0;
  if (keep.tier.startsWith('backup')) {
    if (toldOfBackups) return null;
    if (keep.duration.kind === 'indefinite') return 'error';
    if (keep.duration.kind !== 'period' || days <= (statement.duration?.days ?? 0)) return null;
    return days > USUAL_DAYS ? 'error' : 'warning';
  }
  return keep.duration.kind === 'indefinite' ? 'error' : null;
}
