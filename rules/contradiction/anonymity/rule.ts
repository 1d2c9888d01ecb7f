import { contradictions, dataTitles, defineRule, hints, isOwnWord, mentionsAny, tellingOf } from 'policy-lint';
import type { Context, Counter, DataEntry, Severity, Statement } from 'policy-lint';

export default defineRule({
  summary: 'The policy calls data anonymous that the declaration holds with identifiers.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'GDPR recitals 26 and 30',
    'CJEU C-582/14 Breyer (2016)',
    'FTC, Premom (2023)',
    'FTC, Avast (2024)',
    'FTC, InMarket (2024)',
    'CJEU C-413/23 P EDPS v SRB (2025)',
  ],
  check: (context) =>
    contradictions(context, {
      most: 'warning',
      selects: (statement) =>
        isOwnWord(statement) &&
        statement.polarity === 'does' &&
        ['collect', 'use', 'share', 'track', 'transfer', 'retain'].includes(statement.action) &&
        statement.data.some((mention) => mention.id === 'non_personal'),
      counters: (statement) => counters(statement, context),
      help: 'Call the data what it is (pseudonymous, tied to a device), or cut the tie to the identifier and correct the declaration.',
    }),
});

function counters(statement: Statement, context: Context): Counter[] {
  const { vocabulary, declaration } = context;
  const named = statement.data
    .filter((mention) => !['non_personal', 'personal', 'identity', 'identity.government_id'].includes(mention.id))
    .map((mention) => mention.id);
  if (!named.length) return [];
  const isNamed = (id: string) => named.some((one) => vocabulary.covers('data', one, id) || vocabulary.covers('data', id, one));
  return declaration.data.flatMap((entry) => {
    const data = entry.what.filter((what) => isNamed(what.value)).map((what) => what.value);
    const identifier = identifierOf(entry, context);
    if (!data.length || !identifier || entry.aggregated?.value === 'yes') return [];
    const title = vocabulary.title('data', identifier.value);
    const others = data.filter((id) => id !== identifier.value);
    return [
      {
        at: identifier.at,
        brief: title,
        severity: severityOf(statement),
        weight: tellingOf(identifier.value, vocabulary),
        says: others.length
          ? `${dataTitles(others, vocabulary)} is held together with an identifier, ${title}`
          : `the data include an identifier, ${title}`,
      },
    ];
  });
}

/** The most telling category of an entry that singles somebody out. */
function identifierOf(entry: DataEntry, { vocabulary }: Context): DataEntry['what'][number] | null {
  const all = entry.what.filter((what) => vocabulary.term('data', what.value)?.more['identifier'] === true);
  return all.sort((a, b) => tellingOf(b.value, vocabulary) - tellingOf(a.value, vocabulary))[0] ?? null;
}

/** "Anonymous" claims that nobody can be found; "non-personal" is how many texts call what is not a name; sums are anonymous. */
function severityOf(statement: Statement): Severity {
  const first = [...statement.data].sort((a, b) => a.start - b.start)[0];
  // Behind other data the word names one item of a list.
  if (first?.id !== 'non_personal' || mentionsAny(statement.at, hints('aggregate'))) return 'info';
  return hints('anonymous').some((start) => first.text.toLowerCase().includes(start)) ? 'error' : 'warning';
}
