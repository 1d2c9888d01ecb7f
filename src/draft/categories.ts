// What is said of each category of data, wherever it is said.
import { factsOf } from '../check/coded.js';
import { hints } from '../check/hints.js';
import { mentionsAny } from '../check/wording.js';
import type { Statement } from '../model/statement.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { durationText } from './durations.js';
import { heldBy, isDone, originOf, ownStatements, usesSomebody } from './evidence.js';
import { distinct, leaf, originAt, placesIn, unknown } from './model.js';
import type { Leaf, Origin, Told, Witnesses } from './model.js';
import type { Flows } from './recipients.js';

/** A category of data with all that the witnesses say of it; of `personal`, what they say of data at large. */
export interface Category {
  readonly id: string;
  readonly from: readonly Origin[];
  readonly purposes: ReadonlyMap<string, readonly Origin[]>;
  readonly bases: ReadonlyMap<string, Told>;
  readonly to: ReadonlyMap<string, readonly Origin[]>;
  readonly keep: Leaf;
  readonly source: Leaf | null;
}

/** In longer clauses a purpose stands with one of the data, and seems to stand with all. */
const LONGEST = 300;
/** Purposes that are no use of data but something that may happen to them. */
const NO_USE = new Set(['business_transfer']);
/** Ends of data that are held to a life of the account, not to a wish for deletion. */
const ENDS = new Set(['account_closed', 'last_use', 'contract_end', 'payment', 'collection']);

/** Whether a category stands for itself and not for data at large. */
export function isExact({ id }: Pick<Category, 'id'>): boolean {
  return id !== 'personal';
}

/** The categories that are held, and `personal` where something is said of data at large. */
export function categoriesOf(witnesses: Witnesses, flows: Flows): Category[] {
  const { vocabulary } = witnesses;
  const held = heldData(witnesses);
  // "Your account information, such as …": what is named more exactly says the same.
  const ids = [...held.keys()].filter((id) => ![...held.keys()].some((other) => other !== id && vocabulary.covers('data', id, other)));
  const statements = ownStatements(witnesses);
  const exact = ids.map((id) => categoryOf(id, held.get(id) ?? [], statements, flows, witnesses));
  const whole = categoryOf('personal', [], statements, flows, witnesses);
  const isSaid = whole.purposes.size > 0 || whole.to.size > 0 || whole.keep.value !== 'unknown';
  return [
    ...(isSaid ? [{ ...whole, from: distinct([...whole.purposes.values(), ...whole.to.values(), whole.keep.from].flat()) }] : []),
    ...exact,
  ];
}

/** What the clause names besides what the statement took: "the details that we need to run the app, such as your e-mail address". */
function listedIn(one: Statement, { readings, vocabulary }: Witnesses): string[] {
  if (
    one.action !== 'collect' ||
    one.confidence !== 'high' ||
    one.mood !== 'asserted' ||
    !isDone(one) ||
    one.data.length !== 1 ||
    vocabulary.term('data', one.data[0]?.id ?? '')?.broader.length !== 1
  )
    return [];
  const more = readings
    .flatMap(({ document, mentions }) => (document.source === one.at.source ? mentions : []))
    .filter(({ kind, denied, at }) => kind === 'data' && !denied && one.at.start <= at.start && at.end <= one.at.end)
    .map(({ id }) => id)
    .filter((id) => id !== 'personal' && id !== 'non_personal' && id !== one.data[0]?.id);
  // One more is a word of another sense: "the location of your phone".
  return new Set(more).size > 1 ? more : [];
}

function heldData(witnesses: Witnesses): Map<string, Origin[]> {
  const held = new Map<string, Origin[]>();
  const add = (id: string, from: Origin): void => {
    held.set(id, distinct([...(held.get(id) ?? []), from]));
  };
  for (const one of ownStatements(witnesses)) for (const id of [...heldBy(one), ...listedIn(one, witnesses)]) add(id, originOf(one));
  for (const { data, at } of witnesses.code ? factsOf(witnesses.code, 'collect') : []) add(data, originAt(at, 'code'));
  for (const { fact } of witnesses.code?.sent ?? []) for (const { data, at } of fact.data) add(data, originAt(at, 'code'));
  for (const { label } of witnesses.labels)
    for (const { type, at, collected, shared } of label.entries) {
      if (type.vague || (collected?.value === false && shared?.value !== true)) continue;
      // A type that may mean several: whichever is known already, else the first that it may mean.
      const known = [...type.data, ...type.also].find((id) =>
        [...held.keys()].some((other) => other === id || witnesses.vocabulary.covers('data', id, other)),
      );
      const id = known ?? type.data[0];
      if (id) add(id, originAt(at, 'label'));
    }
  return held;
}

function categoryOf(id: string, from: readonly Origin[], statements: readonly Statement[], flows: Flows, witnesses: Witnesses): Category {
  const { vocabulary } = witnesses;
  const about = statements.filter((one) => isAbout(one, id, vocabulary));
  const purposes = new Map<string, Origin[]>();
  const add = (purpose: string, origin: Origin): void => {
    purposes.set(purpose, distinct([...(purposes.get(purpose) ?? []), origin]));
  };
  for (const one of about)
    if (USES.has(one.action) && isDone(one) && !usesSomebody(one) && one.said.length <= LONGEST)
      for (const { id: purpose } of one.purposes) if (!NO_USE.has(purpose)) add(purpose, originOf(one));
  if (isExact({ id })) for (const one of labelled(id, witnesses)) add(one.value, one.from);
  return {
    id,
    from,
    purposes,
    bases: basesOf([...purposes.keys()], about),
    to: recipientsOf(id, flows, vocabulary),
    keep: keepOf(about, id),
    source: about.some((one) => one.source === 'automatic' && one.action === 'collect')
      ? leaf('automatic', distinct(about.filter((one) => one.source === 'automatic').map(originOf)))
      : null,
  };
}

const USES = new Set<Statement['action']>(['collect', 'use', 'track', 'profile', 'advertise', 'train']);

/** Whether a statement names a category, or one that it is a kind of; for data at large, whether it names no kind at all. */
function isAbout(one: Statement, id: string, vocabulary: Vocabulary): boolean {
  const named = one.data.map((mention) => mention.id);
  if (!isExact({ id })) return named.length > 0 && named.every((other) => other === 'personal');
  return named.some((other) => other !== 'personal' && vocabulary.covers('data', other, id));
}

/** Purposes of a label's types that mean one purpose only. */
function labelled(id: string, { labels, vocabulary }: Witnesses): Told[] {
  return labels
    .flatMap(({ label }) => label.entries)
    .filter(({ type }) => !type.vague && type.data.length === 1 && type.data.some((one) => vocabulary.covers('data', one, id)))
    .flatMap(({ purposes }) => purposes)
    .flatMap(({ purposes, at }) => (purposes.length === 1 ? [{ value: purposes[0] as string, from: originAt(at, 'label') }] : []));
}

function basesOf(purposes: readonly string[], about: readonly Statement[]): Map<string, Told> {
  const found = new Map<string, Told>();
  for (const one of about)
    if (one.basis !== null && one.polarity === 'does')
      for (const { id } of one.purposes)
        if (purposes.includes(id) && !found.has(id)) found.set(id, { value: one.basis, from: originOf(one) });
  return found;
}

function recipientsOf(id: string, flows: Flows, vocabulary: Vocabulary): Map<string, readonly Origin[]> {
  const found = new Map<string, readonly Origin[]>();
  for (const [data, to] of flows)
    if (isExact({ id }) ? data !== 'personal' && vocabulary.covers('data', data, id) : data === 'personal')
      for (const [recipient, from] of to) found.set(recipient, distinct([...(found.get(recipient) ?? []), ...from]));
  return found;
}

/** How long a category is kept. What is said of it by name outweighs what is said of a wider one; two lengths are none. */
function keepOf(about: readonly Statement[], id: string): Leaf {
  const lengths = about.filter((one) => one.polarity === 'does' && ['asserted', 'presupposed'].includes(one.mood) && isKeeping(one));
  const byName = lengths.filter((one) => one.data.some((mention) => mention.id === id));
  const told = new Map<string, Origin[]>();
  const vague: Origin[] = [];
  for (const one of byName.length ? byName : lengths) {
    const text = one.duration && durationText(isAtEnd(one) ? { ...one.duration, event: 'account_closed' } : one.duration);
    if (text) told.set(text, [...(told.get(text) ?? []), originOf(one)]);
    else if (one.duration) vague.push(originOf(one));
  }
  // "As long as your account is active", and "within 30 days" from then on: the second holds the first.
  const after = [...told.keys()].filter((text) => text.endsWith(' after account closed'));
  if (after.length === 1) told.delete('until account closed');
  const [only, ...others] = told;
  if (!only) return unknown(vague.length ? `${placesIn(vague, 1)} gives no length` : null);
  if (others.length)
    return unknown(`told in ${told.size} ways: ${[...told].map(([text, from]) => `${text} (${placesIn(from, 1)})`).join(', ')}`);
  return leaf(only[0], distinct(only[1]));
}

/** "We keep …", and "we delete … when you close your account"; not deletion on request, nor from backups. */
function isKeeping(one: Statement): boolean {
  if (mentionsAny(one.at, hints('backups'))) return false;
  return (
    one.action === 'retain' || (one.action === 'delete' && one.mood === 'asserted' && (ENDS.has(one.duration?.event ?? '') || isAtEnd(one)))
  );
}

/** "If you delete your account, we remove your data within 30 days". */
function isAtEnd({ action, mood, duration, within }: Statement): boolean {
  return (
    action === 'delete' &&
    mood === 'asserted' &&
    duration?.kind === 'period' &&
    duration.event === null &&
    mentionsAny(within, hints('account_ended'))
  );
}
