// What is of no concern whatever is declared: personal data as an id, in addresses and in logs.
import type { ExposeFact } from '../model/program.js';
import type { Coded } from './coded.js';
import { vocabulary } from './engine.js';
import type { Found } from './found.js';

/** `posthog.identify(user.email)`. */
export function* knownByAddress({ code }: Coded): Generator<Found> {
  const told = new Set<object>();
  for (const { vendor, fact } of code.sent) {
    if (!fact.asId || told.has(fact) || code.registry.standingOf(vendor) !== 'recipient') continue;
    told.add(fact);
    yield {
      by: null,
      at: fact.at,
      severity: 'warning',
      confidence: 'medium',
      message: `The id by which ${vendor.name} is to know this person is personal itself: ${titleOf(fact.data)} (${fact.data[0]?.name ?? ''}, handed to ${fact.method}).`,
      help: 'Hand over an id of your own that says nothing elsewhere.',
    };
  }
}

export function* exposed({ code }: Coded, where: ExposeFact['where']): Generator<Found> {
  for (const { facts } of code.programs)
    for (const fact of facts)
      if (fact.kind === 'expose' && fact.where === where)
        yield {
          by: null,
          at: fact.data[0]?.at ?? fact.at,
          severity: 'warning',
          confidence: 'medium',
          message:
            where === 'url'
              ? `An address holds ${titleOf(fact.data)} (${namesOf(fact)}): addresses stay in histories and logs, and other sites may be told them.`
              : `A log holds ${titleOf(fact.data)} (${namesOf(fact)}).`,
          help: where === 'url' ? 'Send it in the body of a request.' : 'Log an id, or take it out.',
        };
}

function titleOf(data: ExposeFact['data']): string {
  const words = vocabulary();
  return [...new Set(data.map((one) => words.title('data', one.data)))].join(', ');
}

function namesOf({ data }: ExposeFact): string {
  return [...new Set(data.map(({ name }) => name))].join(', ');
}
