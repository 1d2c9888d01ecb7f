// Who receives what, by two declarations.
import { known } from '../../check/declared.js';
import { dataTitles, flowsOf, nameOf, tellingOf } from '../../check/flows.js';
import type { Flow } from '../../check/flows.js';
import { standingOf, standingOfType } from '../../check/standing.js';
import { distinct, listOf } from '../../check/wording.js';
import type { Declaration, Fact, Recipient } from '../../model/declaration.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import type { Told } from '../difference.js';
import { isCovered } from './data.js';
import { termChanges } from './recipient-terms.js';

/** A recipient of both declarations. */
interface Pair {
  readonly was: Recipient;
  readonly is: Recipient;
}

/** Recipients that came, went, or are given more. */
export function* recipientChanges(before: Declaration, after: Declaration, vocabulary: Vocabulary): Generator<Told> {
  const pairs = pairsOf(before, after);
  const [old, now] = [byRecipient(flowsOf(before)), byRecipient(flowsOf(after))];
  const matched = new Set<Recipient>([...pairs.flatMap(({ was, is }) => [was, is])]);
  for (const recipient of after.recipients) if (!matched.has(recipient)) yield come(recipient, now.get(recipient) ?? [], vocabulary);
  for (const recipient of before.recipients) if (!matched.has(recipient)) yield gone(recipient, vocabulary);
  for (const pair of pairs) {
    yield* flowChanges(pair, old.get(pair.was) ?? [], now.get(pair.is) ?? [], vocabulary);
    yield* kindChanges(pair, vocabulary);
    yield* placeChanges(pair, vocabulary);
    yield* termChanges(pair.was, pair.is, vocabulary);
  }
}

/** By id, else by name, so that a recipient whose id was changed is the same. */
function pairsOf(before: Declaration, after: Declaration): Pair[] {
  const byId = new Map(before.recipients.map((recipient) => [recipient.id, recipient]));
  const ids = new Set(after.recipients.map(({ id }) => id));
  const byName = new Map(
    before.recipients
      .filter(({ id, name }) => name && !ids.has(id))
      .map((recipient) => [bare((recipient.name as Fact<string>).value), recipient]),
  );
  const pairs: Pair[] = [];
  for (const is of after.recipients) {
    const name = is.name ? bare(is.name.value) : null;
    const was = byId.get(is.id) ?? (name === null ? undefined : byName.get(name));
    if (name !== null && was && was.id !== is.id) byName.delete(name);
    if (was) pairs.push({ was, is });
  }
  return pairs;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function come(recipient: Recipient, flows: readonly Flow[], vocabulary: Vocabulary): Told {
  const data = idsOf(flows);
  const [first] = flows;
  const countries = recipient.countries
    .filter((country) => country.value !== 'unknown')
    .map(({ value }) => vocabulary.title('country', value));
  const where = countries.length ? ` in ${listOf(countries)}` : '';
  return {
    subject: 'recipient',
    turn: 'new',
    label: 'new recipient',
    bearing: 'against',
    before: null,
    after: first?.to.at ?? recipient.at,
    ids: [recipient.type?.value ?? 'third_parties', ...data],
    message: data.length
      ? `Data goes to ${nameOf(recipient, vocabulary)}${where}: ${dataTitles(data, vocabulary)}.`
      : `${nameOf(recipient, vocabulary)}${where} is declared as a recipient.`,
    material: data.length > 0,
    weight: weightOf(recipient, vocabulary) + Math.max(0, ...data.map((id) => tellingOf(id, vocabulary))),
  };
}

function gone(recipient: Recipient, vocabulary: Vocabulary): Told {
  return {
    subject: 'recipient',
    turn: 'removed',
    label: 'removed recipient',
    bearing: 'for',
    before: recipient.at,
    after: null,
    ids: [recipient.type?.value ?? 'third_parties'],
    message: `Data no longer goes to ${nameOf(recipient, vocabulary)}.`,
  };
}

function* flowChanges({ was, is }: Pair, old: readonly Flow[], now: readonly Flow[], vocabulary: Vocabulary): Generator<Told> {
  const [then, today] = [idsOf(old), idsOf(now)];
  const more = today.filter((id) => !isCovered(id, then, 'data', vocabulary));
  const less = then.filter((id) => !isCovered(id, today, 'data', vocabulary));
  const type = is.type?.value ?? 'third_parties';
  const first = now.find(({ entry }) => entry.what.some(({ value }) => more.includes(value)));
  if (first)
    yield {
      subject: 'recipient',
      turn: 'wider',
      label: 'wider sharing',
      bearing: 'against',
      before: null,
      after: first.to.at,
      ids: [type, ...more],
      message: `${nameOf(is, vocabulary)} gets more data: ${dataTitles(more, vocabulary)}.`,
      weight: weightOf(is, vocabulary),
    };
  const last = old.find(({ entry }) => entry.what.some(({ value }) => less.includes(value)));
  if (last)
    yield {
      subject: 'recipient',
      turn: 'narrower',
      label: 'narrower sharing',
      bearing: 'for',
      before: last.to.at,
      after: null,
      near: is.at,
      ids: [type, ...less],
      message: `${nameOf(was, vocabulary)} no longer gets ${dataTitles(less, vocabulary)}.`,
    };
}

/** A type that changes: from one who acts under instructions to one with ends of its own, or the reverse. */
function* kindChanges({ was, is }: Pair, vocabulary: Vocabulary): Generator<Told> {
  const [from, to] = [known(was.type), known(is.type)];
  if (!is.type || from === null || to === null || from === to) return;
  const step = weightOf(is, vocabulary) - weightOf(was, vocabulary);
  yield {
    subject: 'recipient',
    turn: step > 0 ? 'wider' : step < 0 ? 'narrower' : 'other',
    label: 'other kind of recipient',
    bearing: step > 0 ? 'against' : step < 0 ? 'for' : 'neutral',
    before: was.type?.at ?? null,
    after: is.type.at,
    ids: [to],
    weight: weightOf(is, vocabulary),
    message: `${is.name?.value ?? is.id} is now of the kind "${vocabulary.title('recipient', to)}"; before, "${vocabulary.title('recipient', from)}".`,
  };
}

/** How far a recipient stands from the organisation. */
function weightOf(recipient: Recipient, vocabulary: Vocabulary): number {
  const type = known(recipient.type);
  if (type === 'data_broker' || type === 'consumer_reporting_agency') return 40;
  if (type === 'ad_network' || type === 'marketing_partner') return 30;
  const standing = type === null ? standingOf(recipient, vocabulary) : standingOfType(type);
  return standing === 'third_party' ? 20 : standing === 'processor' ? 0 : 10;
}

function* placeChanges({ was, is }: Pair, vocabulary: Vocabulary): Generator<Told> {
  const ids = (recipient: Recipient): string[] => recipient.countries.map(({ value }) => value).filter((value) => value !== 'unknown');
  const [old, now] = [ids(was), ids(is)];
  const title = (id: string): string => vocabulary.title('country', id);
  // Where nothing was declared before, only the declaration has grown.
  const more = is.countries.filter(({ value }) => value !== 'unknown' && !old.some((id) => vocabulary.covers('country', id, value)));
  if (more[0])
    yield {
      subject: 'transfer',
      turn: 'new',
      label: old.length ? 'new country' : 'country declared',
      bearing: old.length ? 'against' : 'neutral',
      before: was.countries[0]?.at ?? null,
      after: more[0].at,
      ids: more.map(({ value }) => value),
      message: `${is.name?.value ?? is.id} has data in ${listOf(more.map(({ value }) => title(value)))}${old.length ? `; before, only in ${listOf(old.map(title))}` : ', which was not declared before'}.`,
    };
  const less = was.countries.filter(
    ({ value }) => value !== 'unknown' && now.length > 0 && !now.some((id) => vocabulary.covers('country', id, value)),
  );
  if (less[0])
    yield {
      subject: 'transfer',
      turn: 'removed',
      label: 'removed country',
      bearing: 'for',
      before: less[0].at,
      after: null,
      near: is.countries[0]?.at ?? is.at,
      ids: less.map(({ value }) => value),
      message: `${is.name?.value ?? is.id} no longer has data in ${listOf(less.map(({ value }) => title(value)))}.`,
    };
}

function byRecipient(flows: readonly Flow[]): Map<Recipient, Flow[]> {
  const found = new Map<Recipient, Flow[]>();
  for (const flow of flows) {
    if (flow.entry.aggregated?.value === 'yes') continue;
    const own = found.get(flow.recipient);
    if (own) own.push(flow);
    else found.set(flow.recipient, [flow]);
  }
  return found;
}

function idsOf(flows: readonly Flow[]): string[] {
  return distinct(flows.flatMap(({ entry }) => entry.what.flatMap((what) => known(what) ?? [])));
}
