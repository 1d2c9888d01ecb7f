// Declared recipients to whom data go out of the territory of a law that binds what leaves it.
import type { Fact, Recipient } from '../model/declaration.js';
import type { Context } from '../model/rule.js';
import { flowsOf } from './flows.js';
import { isAdequate, TRANSFER_LAWS } from './transfers.js';
import { distinct } from './wording.js';

export interface Abroad {
  readonly recipient: Recipient;
  readonly country: Fact<string>;
  /** `members`: free only to members of a framework. */
  readonly standing: 'members' | 'no';
}

/** Where data go to countries that no decision opens on that day. */
export function abroadOf({ declaration, regimes, vocabulary, asOf }: Context): Abroad[] {
  const laws = TRANSFER_LAWS.filter((law) => regimes.has(law));
  return distinct(flowsOf(declaration).map((flow) => flow.recipient)).flatMap((recipient) =>
    recipient.countries.flatMap((country) => {
      if (country.value === 'unknown') return [];
      const standings = laws.map((law) => isAdequate(country.value, law, asOf, vocabulary));
      const standing = standings.includes('no') ? 'no' : standings.includes('members') ? 'members' : null;
      return standing ? [{ recipient, country, standing }] : [];
    }),
  );
}

export function isAbroad(context: Context): boolean {
  return abroadOf(context).length > 0;
}
