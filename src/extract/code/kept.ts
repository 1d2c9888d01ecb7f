// Which data in a model, a table or a form are taken for data about people.
import { isPerson, wordsOf } from './names.js';

/** Whether a field is the bare `name` of what is called an account: at a bank, at a vendor, of an organisation. */
export function isNameOfAccount(model: string | null, field: string): boolean {
  const words = wordsOf(model ?? '');
  return field.toLowerCase() === 'name' && /^accounts?$/.test(words.at(-1) ?? '') && !words.slice(0, -1).some((word) => isPerson(word));
}

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
