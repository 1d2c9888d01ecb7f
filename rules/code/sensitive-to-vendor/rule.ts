import { alsoIn, defineRule, distinct, entriesTo, factsOf, isDataDeclared, isDelicate, listOf, recipientsFor, softened } from 'policy-lint';
import type { Context, DataName, OptionFact, Problem, Recipient, Sent, Vendor } from 'policy-lint';

export default defineRule({
  summary: 'A call hands a vendor personal data that the declaration does not send there.',
  severity: 'error',
  confidence: 'medium',
  presets: ['strict'],
  inputs: ['declaration', 'code'],
  cites: [
    'GDPR Art. 13(1)(e)',
    'GDPR Art. 9',
    'FTC, GoodRx (2023)',
    'FTC, BetterHelp (2023)',
    'FTC, Premom (2023)',
    'FTC, Cerebral (2024)',
    'FTC, Monument (2024)',
    'California AG, Healthline (2025)',
  ],
  *check(context) {
    const { code } = context;
    if (!code) return;
    const byVendor = new Map<string, Sent[]>();
    for (const sent of code.sent)
      if (code.registry.standingOf(sent.vendor) === 'recipient')
        byVendor.set(sent.vendor.id, [...(byVendor.get(sent.vendor.id) ?? []), sent]);
    for (const all of byVendor.values()) yield* ofVendor(all, context);
    for (const option of factsOf(code, 'option')) yield* ofOption(option, context);
  },
});

/** An option of an SDK that lets more go along than is declared; whose SDK it is, is known where the file uses one. */
function* ofOption(option: OptionFact, context: Context): Generator<Problem> {
  const { code, declaration, vocabulary } = context;
  const uses =
    code?.vendors.filter(({ traces }) => traces.some(({ via, at }) => via === 'package' && at.source === option.at.source)) ?? [];
  const [use] = uses;
  const recipient = code && use ? recipientsFor(use.vendor, declaration, code.registry)[0] : undefined;
  if (!use || !recipient || uses.length > 1) return;
  const allowed = entriesTo(declaration, recipient.id).flatMap((entry) => entry.what.map((fact) => fact.value));
  const missing = option.data.filter((id) => !isDataDeclared(id, allowed, vocabulary));
  if (missing.length)
    yield {
      message: `With ${option.name}: ${option.value}, ${option.title} to ${use.vendor.name}, and no entry of data: sends ${listOf(missing.map((id) => vocabulary.title('data', id)))} to ${recipient.id}.`,
      at: option.at,
      severity: softened('warning', context),
      related: [{ at: recipient.at, note: 'the recipient as declared' }],
      help: `Turn the option off, or add "to: ${recipient.id}" to the entry that holds it.`,
    };
}

interface Handed {
  readonly sent: Sent;
  readonly one: DataName;
}

function* ofVendor(all: readonly Sent[], context: Context): Generator<Problem> {
  const { declaration, vocabulary, code } = context;
  const [{ vendor }] = all as readonly [Sent];
  const recipients = code ? recipientsFor(vendor, declaration, code.registry) : [];
  const allowed = new Set(
    recipients.flatMap(({ id }) => entriesTo(declaration, id).flatMap((entry) => entry.what.map((fact) => fact.value))),
  );
  const handed = all
    .flatMap((sent): Handed[] => sent.fact.data.map((one) => ({ sent, one })))
    .filter(({ one }) => !isDataDeclared(one.data, allowed, vocabulary));
  const delicate = handed.filter(({ one }) => isDelicate(one.data, vocabulary));
  const rest = handed.filter((one) => !delicate.includes(one));
  if (delicate.length) yield problem(vendor, delicate, recipients[0] ?? null, 'error', context);
  // That a vendor which nothing declares gets an address is said by code/undeclared-vendor.
  if (rest.length && recipients.length) yield problem(vendor, rest, recipients[0] ?? null, 'warning', context);
}

function problem(
  vendor: Vendor,
  handed: readonly Handed[],
  recipient: Recipient | null,
  severity: 'error' | 'warning',
  context: Context,
): Problem {
  const { vocabulary } = context;
  const [{ sent, one }] = handed as readonly [Handed];
  const titles = listOf(distinct(handed.map(({ one: { data } }) => vocabulary.title('data', data))));
  const calls = new Set(handed.map((each) => each.sent.fact)).size;
  const asId = handed.some((each) => each.sent.fact.asId && each.one.data === 'contact.email')
    ? ' An e-mail address also serves as the id by which it knows people.'
    : '';
  return {
    message: `The code can send ${titles} to ${vendor.name} (${sent.fact.method} with ${one.name}${alsoIn(calls)}), and ${recipient ? `no entry of data: sends that to ${recipient.id}` : 'the declaration does not name that recipient'}.${asId}`,
    at: sent.fact.at,
    severity: softened(severity, context),
    ...(recipient ? { related: [{ at: recipient.at, note: 'the recipient as declared' }] } : {}),
    help: recipient
      ? `Add "to: ${recipient.id}" to the entry that holds it, or take it out of the call. What is hashed still tells who somebody is.`
      : 'Declare the recipient and what it gets, or take the data out of the call.',
  };
}
