// Vendors that a policy names as its own recipients, and not as a shop window, a log-in or a word of the language.
import { occurrencesOf } from '../check/named-vendors.js';
import type { Occurrence } from '../check/named-vendors.js';
import { hints } from '../check/hints.js';
import type { Reading } from '../model/rule.js';
import type { Place } from '../model/text.js';
import type { Registry, Vendor } from '../model/vendor.js';
import type { Vocabulary } from '../model/vocabulary.js';

export interface Named {
  readonly vendor: Vendor;
  /** As the policy writes it. */
  readonly name: string;
  readonly at: Place;
  /** What stands in brackets behind the name, where that is a country: "Acme (Ireland)". */
  readonly country: string | null;
}

/** Recipients beside whose mention a name is one of them. */
const SERVING = new Set([
  'processor',
  'payment_processor',
  'analytics_provider',
  'ad_network',
  'ai_provider',
  'business_partner',
  'third_parties',
  'marketing_partner',
]);
/** Who may be named as a place where people are: only what is said to be done counts. */
const PLACES = new Set(['social_network', 'other_users']);

/** The first telling place of each vendor. */
export function namedVendors(reading: Reading, registry: Registry, vocabulary: Vocabulary): Named[] {
  const found = new Map<string, Occurrence>();
  for (const one of occurrencesOf(reading, registry))
    if (
      !found.has(one.vendor.id) &&
      one.block.kind !== 'heading' &&
      !one.vendor.configured &&
      registry.standingOf(one.vendor) === 'recipient' &&
      !isOwn(one.vendor, reading) &&
      isMeant(one, reading)
    )
      found.set(one.vendor.id, one);
  return [...found.values()].map(({ vendor, name, at, block, end }) => ({
    vendor,
    name,
    at,
    country: countryBehind(block.text.slice(end, end + LONGEST), vocabulary),
  }));
}

const LONGEST = 40;

function countryBehind(text: string, vocabulary: Vocabulary): string | null {
  const inside = /^ ?\(([^()]+)\)/.exec(text)?.[1] ?? '';
  return (
    inside
      .split(',')
      .map((part) => vocabulary.resolve('country', part.trim()))
      .find((one) => one !== undefined) ?? null
  );
}

/** What belongs to the organisation itself is no recipient: Google's products in Google's policy. */
function isOwn({ name, company }: Vendor, { names }: Reading): boolean {
  const words = [name, company ?? ''].map((one) => one.toLowerCase());
  return names.some((own) => own.length > 2 && words.some((one) => one === own || one.startsWith(`${own} `)));
}

function isMeant(one: Occurrence, reading: Reading): boolean {
  const { text } = one.block;
  const sentence = one.block.sentences.find(({ start, end }) => start <= one.start && one.end <= end) ?? { start: 0, end: text.length };
  const { start, end } = one.block.map.span(sentence.start, sentence.end);
  const isHere = (at: { start: number; end: number }): boolean => at.start < end && at.end > start;
  const mentions = reading.mentions.filter(({ at }) => isHere(at));
  if (mentions.some(({ kind, id }) => kind === 'source' && id === 'social_login')) return false;
  if (isPartOfName(one)) return false;
  const before = text
    .slice(sentence.start, one.start)
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  if (before.some((word) => hints('connecting').includes(word.toLowerCase()))) return false;
  const governed = hints('employing').includes(before.at(-1)?.toLowerCase() ?? '');
  const isPlace = PLACES.has(one.vendor.type);
  if (!isPlace && (isEntry(one) || (governed && !isNickname(one)))) return true;
  const said = reading.statements.filter(({ within, confidence }) => isHere(within) && confidence !== 'low');
  const isHandedOn = said.some(
    ({ action, actor, polarity, mood }) =>
      actor === 'first' &&
      polarity === 'does' &&
      mood === 'asserted' &&
      ['share', 'sell', 'transfer', 'track', 'advertise'].includes(action),
  );
  if (isPlace || isNickname(one)) return isHandedOn && governed;
  const isAmongThem = mentions.some(({ kind, id }) => kind === 'recipient' && SERVING.has(id));
  if (one.name.includes(' ')) return isAmongThem || isHandedOn || said.some(({ actor }) => actor !== 'user');
  return isAmongThem || isHandedOn || said.some(({ actor, polarity }) => actor === 'third' && polarity === 'does');
}

/** A name under which the vendor has more to offer than this service: "Facebook" for its pixel. */
function isNickname({ name, vendor }: Occurrence): boolean {
  return name !== vendor.name && !vendor.name.includes(name) && !name.includes(vendor.name) && !name.includes(' ');
}

/** "South River Front Parkway": a word among others that are written large. */
function isPartOfName({ block: { text }, start, end, name, vendor }: Occurrence): boolean {
  if (name.includes(' ')) return false;
  const before = /(\p{Lu}[\p{L}\d]*) $/u.exec(text.slice(Math.max(0, start - 40), start))?.[1];
  const behind = /^ (\p{Lu}[\p{L}\d]*)/u.exec(text.slice(end, end + 40))?.[1];
  const isShouted =
    name === name.toUpperCase() &&
    name.length > 1 &&
    text.slice(Math.max(0, start - 30), end + 30).replace(name, '') ===
      text
        .slice(Math.max(0, start - 30), end + 30)
        .replace(name, '')
        .toUpperCase();
  const isCompany = (word: string | undefined): boolean => word !== undefined && (vendor.company ?? '').startsWith(word);
  return (
    isShouted ||
    (before !== undefined &&
      !isCompany(before) &&
      start - before.length - 1 > 0 &&
      !/[.:]\s*$/.test(text.slice(0, start - before.length - 1)) &&
      !hints('employing').includes(before.toLowerCase())) ||
    (behind !== undefined && !hints('company_forms').includes(behind.toLowerCase()))
  );
}

/** A cell or item of a list that starts with the name: "Stripe: …", "Stripe (payments)", "Stripe, Inc., USA". */
function isEntry({ block, start, end }: Occurrence): boolean {
  if (block.kind !== 'cell' && block.kind !== 'item' && block.kind !== 'term') return false;
  return start <= 2 && /^(?:\s*$|\s*[:(–—,-]|,? (?:Inc|LLC|Ltd|GmbH|Corp))/.test(block.text.slice(end, end + 12));
}
