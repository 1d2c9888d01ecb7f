// Which data in a model, a table or a form are taken for data about people.
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
