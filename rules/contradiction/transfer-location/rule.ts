import {
  contradictions,
  defineRule,
  hints,
  isOwnWord,
  isPlain,
  listOf,
  matchingData,
  mentionsAny,
  nameOf,
  namesCountry,
} from 'policy-lint';
import type { Context, Counter, Recipient, Statement, Vocabulary } from 'policy-lint';

const STORED = ['transfer', 'retain', 'collect', 'share', 'use'];

export default defineRule({
  summary: 'The policy names where data is kept, and declared recipients are elsewhere.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: ['GDPR Art. 13(1)(f)', 'GDPR Art. 46', 'Irish DPC, Meta (2023)', 'Dutch AP, Uber (2024)', 'Irish DPC, TikTok (2025)'],
  check: (context) =>
    contradictions(context, {
      firm: isPlain,
      selects: (statement) =>
        isOwnWord(statement) &&
        statement.place !== null &&
        STORED.includes(statement.action) &&
        // "Protected by the EU's standard clauses" names where rules come from, not data.
        !(statement.polarity === 'does_not' && mentionsAny(statement.at, hints('laws_of'))) &&
        !(statement.mechanism !== null && statement.polarity === 'does' && statement.only !== 'place'),
      counters: (statement) => {
        if (statement.polarity === 'does_not') return denied(statement, context);
        return statement.only === 'place' ? outside(statement.place ?? '', statement, context) : storedElsewhere(statement, context);
      },
      help: 'Name the countries of the declared recipients, or move the data and correct the declaration.',
    }),
});

/** "not transferred abroad", "not outside the EU", "not to China". */
function denied(statement: Statement, context: Context): Counter[] {
  const place = statement.place ?? '';
  if (place === 'abroad') return outsideHome(statement, context);
  if (mentionsAny(statement.at, hints('outside'))) return outside(place, statement, context);
  return receivers(statement, context).flatMap((recipient) =>
    recipient.countries
      .filter((country) => isWithin(place, country.value, context.vocabulary))
      .map((country) => counterOf(recipient, country, context)),
  );
}

function outside(place: string, statement: Statement, context: Context): Counter[] {
  return receivers(statement, context).flatMap((recipient) =>
    recipient.countries
      .filter(
        (country) =>
          country.value !== 'unknown' &&
          !isWithin(place, country.value, context.vocabulary) &&
          !isWithin(country.value, place, context.vocabulary),
      )
      .map((country) => counterOf(recipient, country, context)),
  );
}

/** Home is where the users are; with users everywhere, two countries are one too many. */
function outsideHome(statement: Statement, context: Context): Counter[] {
  const { vocabulary, declaration } = context;
  const homes = declaration.markets.map((market) => market.value.split('-')[0] ?? '').map((market) => (market === 'UK' ? 'GB' : market));
  const all = receivers(statement, context).flatMap((recipient) =>
    recipient.countries.filter((country) => country.value !== 'unknown').map((country) => ({ recipient, country })),
  );
  const away =
    homes.includes('worldwide') || !homes.length
      ? new Set(all.map(({ country }) => country.value)).size > 1
        ? all
        : []
      : all.filter(({ country }) => !homes.some((home) => isWithin(home, country.value, vocabulary)));
  return away.map(({ recipient, country }) => counterOf(recipient, country, context));
}

/** "stored in X" is untrue if every declared host is elsewhere and the text names the place of none of them. */
function storedElsewhere(statement: Statement, context: Context): Counter[] {
  if (mentionsAny(statement.at, hints('outside'))) return [];
  const { vocabulary } = context;
  const hosts = receivers(statement, context).filter((recipient) => recipient.does && mentionsAny(recipient.does.at, hints('hosting')));
  const places = context.statements
    .filter((other) => other.by === 'policy' && other.place !== null && other.polarity === 'does')
    .map((other) => other.place ?? '');
  const isNamed = (country: string) =>
    places.some((place) => place === 'abroad' || isWithin(place, country, vocabulary) || isWithin(country, place, vocabulary));
  const countries = hosts.flatMap((host) => host.countries.map((country) => ({ host, country })));
  if (
    !countries.length ||
    statement.place === 'abroad' ||
    countries.some(
      ({ country }) => country.value === 'unknown' || isNamed(country.value) || namesCountry(statement.within, country.value, vocabulary),
    )
  )
    return [];
  return countries.map(({ host, country }) => ({
    ...counterOf(host, country, context),
    severity: statement.modal === 'may' || isOneCase(statement) ? ('warning' as const) : ('error' as const),
  }));
}

/** "If you use our hosted edition, your data are stored in …" */
function isOneCase({ at, within }: Statement): boolean {
  return mentionsAny({ source: within.source, start: within.start, end: Math.max(at.start, within.start) }, hints('if_when'));
}

function receivers(statement: Statement, { declaration, vocabulary }: Context): Recipient[] {
  const ids = new Set(
    declaration.data
      .filter((entry) => matchingData(statement.data, entry.what, vocabulary).length)
      .flatMap((entry) => entry.to.map((to) => to.value)),
  );
  return declaration.recipients.filter((recipient) => ids.has(recipient.id));
}

function counterOf(recipient: Recipient, country: Recipient['countries'][number], { vocabulary }: Context): Counter {
  const name = nameOf(recipient, vocabulary);
  const place = listOf([vocabulary.title('country', country.value)]);
  return {
    at: country.at,
    says: `${name} is in ${place}`,
    brief: `${name}, ${place}`,
    weight: recipient.does && mentionsAny(recipient.does.at, hints('hosting')) ? 2 : 1,
  };
}

function isWithin(region: string, country: string, vocabulary: Vocabulary): boolean {
  return vocabulary.covers('country', region, country);
}
