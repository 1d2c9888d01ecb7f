import {
  collectionCounters,
  contradictions,
  coversAny,
  defineRule,
  domainOf,
  hasVerb,
  hints,
  isAboutChildren,
  isAboutPersons,
  isAboutTrackers,
  isDenial,
  isOwnWord,
  isTechnical,
  mentionsAny,
  tellingOf,
} from 'policy-lint';
import type { Context, Counter, Statement } from 'policy-lint';

export default defineRule({
  summary: 'The policy denies collecting data that the declaration says is collected.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'GDPR Art. 13',
    'GDPR Art. 14',
    'FTC, Path (2013)',
    'FTC, Snapchat (2014)',
    'FTC, Goldenshores (2014)',
    'FTC, Vizio (2017)',
  ],
  check: (context) =>
    contradictions(context, {
      most: 'warning',
      selects: (statement) =>
        statement.action === 'collect' &&
        isAboutPersons(statement) &&
        domainOf(statement, context.vocabulary) === null &&
        statement.mechanism === null &&
        (isDenial(statement) || isExclusive(statement)),
      handles: ['need'],
      counters: (statement, limits) => {
        // "We do not store … unless needed" is about how long data are kept: contradiction/retention.
        if (isAboutChildren(limits) || isElsewhere(statement) || (limits.kinds.has('need') && hasVerb(statement, 'storing'))) return [];
        if (statement.polarity === 'does') return isFromYou(statement) ? otherSources(statement, context) : otherData(statement, context);
        return collectionCounters(statement, limits, context);
      },
      readsExceptions: true,
      help: 'Name the data in the policy as collected, or stop collecting it and take it out of the declaration.',
    }),
});

/** What other rules look after: "no passwords in plain text" (contradiction/encryption), cookies themselves (contradiction/tracking). */
function isElsewhere(statement: Statement): boolean {
  // "Nobody here reads your notes": they are held, and nobody looks.
  if (hasVerb(statement, 'reading') && statement.data.length > 0 && statement.data.every(({ id }) => id.startsWith('content'))) return true;
  return (
    mentionsAny(statement.at, [...hints('plain_text'), ...hints('readable')]) ||
    isAboutTrackers(statement) ||
    (statement.data.length > 0 && statement.data.every((mention) => mention.id === 'device.cookie_id'))
  );
}

/** "We only collect what you give us", "the only data we collect are …". */
function isExclusive(statement: Statement): boolean {
  if (!isOwnWord(statement) || statement.polarity !== 'does') return false;
  return isFromYou(statement) || (statement.only === 'data' && statement.data.some((mention) => mention.id !== 'personal'));
}

/** What is collected is limited by where it comes from alone. */
function isFromYou(statement: Statement): boolean {
  return (
    statement.source !== null &&
    (statement.only === 'source' || statement.only === 'data') &&
    statement.data.every((mention) => mention.id === 'personal')
  );
}

function otherSources(statement: Statement, { declaration, vocabulary }: Context): Counter[] {
  return declaration.data.flatMap((entry) =>
    entry.from
      .filter((from) => from.value !== statement.source && from.value !== 'unknown')
      .map((from) => ({
        at: from.at,
        brief: vocabulary.title('source', from.value),
        says: `data also come from ${vocabulary.title('source', from.value)}`,
        weight: vocabulary.term('source', from.value)?.more['direct'] === false ? 2 : 1,
        // What a browser sends by itself may not be "information" to the reader of such a sentence.
        severity:
          from.value === 'automatic' && entry.what.every((what) => isTechnical(what.value)) ? ('warning' as const) : ('error' as const),
      })),
  );
}

/** Whether the list is meant for the whole service or for one form of it cannot be told: a warning. */
function otherData(statement: Statement, { declaration, vocabulary }: Context): Counter[] {
  const named = statement.data.map((mention) => mention.id);
  const isNamed = (id: string) => coversAny(vocabulary, 'data', named, id) || named.some((one) => vocabulary.covers('data', id, one));
  return declaration.data.flatMap((entry) =>
    entry.what
      .filter((what) => !isNamed(what.value))
      .map((what) => ({
        at: what.at,
        brief: vocabulary.title('data', what.value),
        says: `the data collected include ${vocabulary.title('data', what.value)}`,
        weight: tellingOf(what.value, vocabulary),
        severity: statement.purposes.length || statement.conditions.length ? ('info' as const) : ('warning' as const),
      })),
  );
}
