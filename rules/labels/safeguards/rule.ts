import { defineRule, isOwnWord, quoteOf, usableLabels } from 'policy-lint';
import type { Context, Label, Problem, Statement } from 'policy-lint';

export default defineRule({
  summary: 'A Data safety form speaks otherwise of encryption in transit or of deletion than the policy or the declaration.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['labels'],
  cites: ["Google Play, Provide information for Google Play's Data safety section", 'FTC Act § 5 (15 U.S.C. § 45)'],
  *check(context) {
    for (const label of usableLabels(context)) {
      yield* encryption(label, context);
      yield* deletion(label, context);
    }
  },
});

function* encryption({ encrypted }: Label, { declaration, statements }: Context): Iterable<Problem> {
  if (!encrypted) return;
  const declared = declaration.security.inTransit;
  const isOff = declared?.value === 'none';
  if (declared && encrypted.value && isOff)
    yield {
      message: 'The label says that all data are encrypted in transit, and the declaration says that none are.',
      at: encrypted.at,
      related: [{ at: declared.at, note: 'the declaration says this' }],
      help: 'Encrypt what the app sends, or correct the label.',
      severity: 'error',
    };
  if (encrypted.value) return;
  const said = statements.find(
    (statement) =>
      isOwnWord(statement) &&
      statement.polarity === 'does' &&
      statement.action === 'secure' &&
      statement.mechanism === 'encryption_in_transit' &&
      statement.confidence === 'high',
  );
  if (said)
    yield {
      message: `The label says that not all data are encrypted in transit, but the policy says "${quoteOf(said.at)}".`,
      at: encrypted.at,
      related: [{ at: said.at, note: 'the policy says this' }],
      help: 'Correct the one or the other; say in the policy what is not encrypted.',
    };
}

function* deletion({ deletion }: Label, { declaration, statements }: Context): Iterable<Problem> {
  if (!deletion) return;
  const { offered } = declaration.rights;
  const offers = offered.find(({ value }) => value === 'delete');
  if (deletion.value === 'yes' && offered.length && !offers) {
    yield {
      message:
        'The label says that people can ask for their data to be deleted, and the rights that the declaration offers do not include it.',
      at: deletion.at,
      related: [{ at: (offered[0] as (typeof offered)[number]).at, note: 'the declaration offers these rights' }],
      help: 'Add `delete` to `rights.offered`, or correct the label.',
    };
  }
  if (deletion.value !== 'no') return;
  const said = statements.find((statement) => offersDeletion(statement));
  const other = offers ? { at: offers.at, note: 'the declaration offers it' } : said ? { at: said.at, note: 'the policy offers it' } : null;
  if (other)
    yield {
      message: `The label says that people cannot ask for their data to be deleted, and the ${offers ? 'declaration' : 'policy'} offers that right.`,
      at: deletion.at,
      related: [other],
      help: 'Answer the question of the form as it is; a link to where people ask is part of the answer.',
    };
}

function offersDeletion(statement: Statement): boolean {
  return (
    statement.action === 'offer_right' &&
    statement.right === 'delete' &&
    statement.polarity === 'does' &&
    statement.confidence === 'high' &&
    statement.conditions.length === 0
  );
}
