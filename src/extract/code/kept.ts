// Which data in a model, a table or a form are taken for data about people.
import { isPerson, wordsOf } from './names.js';

/** Whether a field is the bare `name` of what is called an account: at a bank, at a vendor, of an organisation. */
export function isNameOfAccount(model: string | null, field: string): boolean {
  const words = wordsOf(model ?? '');
  return field.toLowerCase() === 'name' && /^accounts?$/.test(words.at(-1) ?? '') && !words.slice(0, -1).some((word) => isPerson(word));
}

/**
 * Whether a table, by the last word of its name, keeps what people do: what has their address in it, or that of their device, is of people though no
 * word of the name says so. Only what the name of the column itself tells counts there.
 */
export function isOfDeeds(model: string): boolean {
  return DEEDS.has(wordsOf(model).at(-1) ?? '');
}

const DEEDS = new Set(
  [
    'visit login signin signup registration session pageview click impression order booking reservation appointment enrollment enrolment',
    'subscription invitation invite checkout attempt rsvp download review comment',
  ]
    .join(' ')
    .split(' ')
    .flatMap((one) => [one, `${one}s`]),
);

/** Delicate data wherever there is a place for them; the rest only in what is kept of people. */
export function isKept(data: string, person: boolean | undefined): boolean {
  return DELICATE.some((one) => data === one || data.startsWith(`${one}.`)) || person === true;
}

const DELICATE = [
  'special',
  'biometric',
  'criminal',
  'identity.government_id',
  'demographic.age',
  'demographic.gender',
  'financial.payment_card',
  'financial.bank_account',
  'financial.credit_data',
];
