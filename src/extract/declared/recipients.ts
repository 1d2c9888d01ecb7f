import type { DataEntry, Declaration, Fact, Recipient } from '../../model/declaration.js';
import type { Mention, Statement } from '../../model/statement.js';
import { textAt } from '../../model/text.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import { condition, declared, mention, polarityOf, says } from './build.js';

interface Flow {
  readonly entry: DataEntry;
  readonly to: Fact<string>;
  readonly recipient: Recipient;
}

/** share, transfer, sell and train (by others) from `recipients:`, `to:` and `selling:`. */
export function* statementsOfRecipients(declaration: Declaration, vocabulary: Vocabulary): Generator<Statement> {
  const known = new Map(declaration.recipients.map((recipient) => [recipient.id, recipient]));
  const flows = declaration.data.flatMap((entry) =>
    entry.to.flatMap((to): Flow[] => {
      const recipient = known.get(to.value);
      return recipient ? [{ entry, to, recipient }] : [];
    }),
  );
  for (const flow of flows) yield* shares(flow, vocabulary);
  for (const recipient of declaration.recipients) {
    const own = flows.filter((flow) => flow.recipient === recipient);
    if (own.length)
      yield* [...transfers(recipient, own), ...derivedSale(recipient, own, declaration, vocabulary), ...trains(recipient, own)];
  }
  yield* sells(declaration, flows);
}

/** The recipient as a mention: its type's id, its name, and the place where it is named. Without a type it is just somebody. */
function whom(recipient: Recipient, at = recipient.at): Mention {
  const type = says(recipient.type) ? recipient.type.value : 'third_parties';
  return { id: type, text: recipient.name?.value ?? recipient.id, start: at.start, end: at.end };
}

function* shares({ entry, to, recipient }: Flow, vocabulary: Vocabulary): Generator<Statement> {
  const countries = recipient.countries.filter((country) => country.value !== 'unknown');
  const type = says(recipient.type) ? ` (${vocabulary.title('recipient', recipient.type.value)})` : '';
  for (const what of entry.what)
    yield declared('share', to.at, entry.at, {
      data: [mention(what)],
      recipients: [whom(recipient, to.at)],
      purposes: entry.for.map((use) => mention(use.purpose)),
      place: countries.length === 1 ? (countries[0]?.value ?? null) : null,
      conditions: entry.aggregated?.value === 'yes' ? [condition('aggregate', entry.aggregated.at)] : [],
      because: [`${recipient.name?.value ?? recipient.id}${type}`],
    });
}

function dataOf(flows: readonly Flow[]): Mention[] {
  const found = new Map<string, Mention>();
  for (const { entry } of flows) for (const what of entry.what) if (!found.has(what.value)) found.set(what.value, mention(what));
  return [...found.values()];
}

function* transfers(recipient: Recipient, flows: readonly Flow[]): Generator<Statement> {
  for (const country of recipient.countries)
    if (country.value !== 'unknown')
      yield declared('transfer', country.at, recipient.at, {
        data: dataOf(flows),
        recipients: [whom(recipient)],
        place: country.value,
        mechanism: says(recipient.transfer) ? recipient.transfer.value : null,
        because: [recipient.name?.value ?? recipient.id],
      });
}

/** Whether giving a recipient data is a sale by itself, whatever `selling:` says, and how sure that is. */
function saleOf(recipient: Recipient, vocabulary: Vocabulary): { at: Fact<string>; why: string; sure: boolean } | null {
  const type = says(recipient.type) ? vocabulary.term('recipient', recipient.type.value) : undefined;
  const { exchange } = recipient;
  if (!recipient.type || !type || type.more['ccpa'] === 'service_provider' || type.more['ccpa'] === 'none' || exchange?.value === 'nothing')
    return null;
  const name = recipient.name?.value ?? recipient.id;
  if (exchange && vocabulary.term('exchange', exchange.value)?.more['valuable'] === true)
    return {
      at: exchange,
      why: `${name} gives ${vocabulary.title('exchange', exchange.value)} in return`,
      sure: exchange.value === 'money',
    };
  return type.more['ccpa'] === 'sale' ? { at: recipient.type, why: `${name} is of the kind "${type.title}"`, sure: true } : null;
}

function* derivedSale(
  recipient: Recipient,
  flows: readonly Flow[],
  { selling }: Declaration,
  vocabulary: Vocabulary,
): Generator<Statement> {
  const sale = saleOf(recipient, vocabulary);
  if (!sale) return;
  yield declared('sell', sale.at.at, recipient.at, {
    data: dataOf(flows),
    recipients: [whom(recipient)],
    because: [sale.why],
    confidence: sale.sure && selling.sells?.value !== 'no' ? 'high' : 'medium',
  });
}

function* trains(recipient: Recipient, flows: readonly Flow[]): Generator<Statement> {
  const fact = recipient.trainsOnData;
  const polarity = polarityOf(fact);
  if (fact && polarity)
    yield declared('train', fact.at, recipient.at, {
      actor: 'third',
      polarity,
      data: dataOf(flows),
      recipients: [whom(recipient)],
      because: [recipient.name?.value ?? recipient.id],
    });
}

function* sells({ selling, recipients }: Declaration, flows: readonly Flow[]): Generator<Statement> {
  const known = new Map(recipients.map((recipient) => [recipient.id, recipient]));
  const buyers = selling.to.flatMap((to) => {
    const recipient = known.get(to.value);
    return recipient ? [whom(recipient, to.at)] : [];
  });
  const ids = selling.to.map((to) => to.value);
  const data = dataOf(flows.filter((flow) => ids.includes(flow.recipient.id)));
  const conditions = says(selling.optOut) ? [condition('opt_out', selling.optOut.at)] : [];
  const say = function* (
    fact: Fact<string> | null,
    action: 'sell' | 'share' | 'advertise',
    more: Partial<Statement>,
  ): Generator<Statement> {
    const polarity = polarityOf(fact);
    if (!fact || !polarity) return;
    const facts = polarity === 'does' ? { data, recipients: buyers, conditions } : {};
    yield declared(action, fact.at, selling.at ?? fact.at, { polarity, ...facts, ...more });
  };
  const ads = selling.sharesForAds && { purposes: [{ ...mention(selling.sharesForAds), id: 'advertising_targeted' }] };
  yield* say(selling.sells, 'sell', {});
  yield* say(selling.sharesForAds, 'share', ads ?? {});
  if (selling.sharesForAds?.value === 'yes') yield* say(selling.sharesForAds, 'advertise', ads ?? {});
  if (selling.sellsUnder16) yield* say(selling.sellsUnder16, 'sell', { conditions: [condition('age', selling.sellsUnder16.at)] });
  if (selling.sellsSensitive)
    yield* say(selling.sellsSensitive, 'sell', {
      data: [{ ...mention(selling.sellsSensitive), id: 'special', text: textAt(selling.sellsSensitive.at) }],
    });
}
