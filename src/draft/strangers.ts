// Recipients that a policy names and the registry of vendors does not know: behind a kind of recipient, and in tables of recipients.
import { hints } from '../check/hints.js';
import type { Block } from '../model/document.js';
import type { Reading } from '../model/rule.js';
import { place } from '../model/text.js';
import type { Place } from '../model/text.js';
import type { Registry } from '../model/vendor.js';
import type { Vocabulary } from '../model/vocabulary.js';

/** A name, what the text says that it is, and where it says it is. */
export interface Stranger {
  readonly name: string;
  readonly type: string;
  readonly country: string | null;
  readonly at: Place;
}

const SERVING = new Set([
  'processor',
  'payment_processor',
  'analytics_provider',
  'ad_network',
  'ai_provider',
  'business_partner',
  'marketing_partner',
  'data_broker',
  'consumer_reporting_agency',
]);
/** … and those of a list in which they are named. */
const LEADING = new Set([...SERVING, 'third_parties']);
const NAME = /^\p{Lu}[\p{L}\p{N}]*(?:[.&'’+-][\p{L}\p{N}]+)*(?: (?:&|\p{Lu}[\p{L}\p{N}]*(?:[.&'’+-][\p{L}\p{N}]+)*)){0,3}/u;
const FORM = /^,? ?(?:Inc|LLC|Ltd|Limited|GmbH|Corp|Co|AG|AB|ApS|A\/S|B\.?V|S\.?A|SAS|PBC|Pty)\b\.?(?: Ltd\.?)?/;
/** What of a company's form a name takes along. */
const TAIL = / (?:A(?=$|\/)|AB|ApS|GmbH|Inc|LLC|Ltd|Limited|Corp|Co|AG|BV|SA|SAS|PBC)$/;
const LONGEST_LIST = 12;

export function strangersIn(reading: Reading, registry: Registry, vocabulary: Vocabulary): Stranger[] {
  const found = new Map<string, Stranger>();
  const add = (one: Stranger | null): void => {
    if (one && !found.has(one.name.toLowerCase())) found.set(one.name.toLowerCase(), one);
  };
  for (const block of reading.document.blocks) {
    if (block.kind === 'heading') continue;
    if (block.kind === 'cell') add(inTable(block, reading, registry, vocabulary));
    else [...behindKinds(block, reading, registry, vocabulary), ...inList(block, reading, registry, vocabulary)].forEach(add);
  }
  return [...found.values()];
}

/** "our payment provider (Example Pay)", "hosts such as Barnhost and Byremo". */
function behindKinds(block: Block, reading: Reading, registry: Registry, vocabulary: Vocabulary): Stranger[] {
  const { text, map } = block;
  const from = map.start(0);
  const until = map.end(text.length);
  const denied = reading.statements.filter(({ polarity }) => polarity === 'does_not').map(({ within }) => within);
  return reading.mentions
    .filter(
      ({ kind, id, at, denied: isDenied }) => kind === 'recipient' && SERVING.has(id) && !isDenied && at.start >= from && at.end <= until,
    )
    .flatMap(({ id, at }) => {
      if (denied.some((one) => one.start <= at.start && at.end <= one.end)) return [];
      const [first, start] = [offsetIn(block, at.start), offsetIn(block, at.end)];
      // "Affiliate Program", "PROVIDERS": words that are written large are part of a name, or all are.
      if (first === null || start === null || (/^\p{Lu}/u.test(text.slice(first)) && text[start] !== ':') || isTheirs(block, first))
        return [];
      return namesFrom(text, start)
        .filter(({ name, start: first, end }) => isStrange(name, map.span(first, end), reading, registry, vocabulary))
        .map(({ name, start: first, end }) => ({ name, type: id, country: null, at: placeOf(block, reading, first, end) }));
    });
}

/** Names one behind the other, with nothing between but words that lead to names. */
function namesFrom(text: string, start: number): { name: string; start: number; end: number }[] {
  const found: { name: string; start: number; end: number }[] = [];
  for (let at = start, quiet = 0; at < text.length && quiet < 8 && found.length < LONGEST_LIST;) {
    const rest = text.slice(at, at + 120);
    const gap = /^[\s,:(–—/]+/.exec(rest)?.[0].length ?? 0;
    if (gap) {
      at += gap;
      continue;
    }
    const name = nameAt(text, at);
    if (name) {
      const end = at + name.length;
      const form = FORM.exec(text.slice(end, end + 20))?.[0].length ?? 0;
      // Only a company's form shows that a name right behind the kind is one: "our host Barnhost Ltd".
      if (
        !/^(?:$|[,;.)(\]]| (?:and|or|to|for|in|as|which|who|that|is|are)\b)/.test(text.slice(end + form, end + form + 8)) ||
        (!form && !/[^\s]/.test(text.slice(start, at)))
      )
        break;
      found.push({ name, start: at, end });
      at = end + form;
      quiet = 0;
      continue;
    }
    const word = /^[\p{L}.]+/u.exec(rest)?.[0] ?? '';
    if (!word || !hints('naming').includes(word.replaceAll('.', '').toLowerCase())) break;
    at += word.length;
    quiet++;
  }
  return found;
}

/** A name that begins at an offset, without the form of the company; null where none does. */
function nameAt(text: string, at: number): string | null {
  const name = NAME.exec(text.slice(at, at + 120))?.[0].replace(TAIL, '') ?? '';
  const isShouted = name.length > 6 && name === name.toUpperCase();
  return name.length > 2 &&
    !isShouted &&
    !/['’]s$/.test(name) &&
    !name.split(' ').some((word) => hints('no_names').includes(word.toLowerCase()))
    ? name
    : null;
}

/** Whether people have dealings with the recipient themselves: "if you connect services such as …". */
function isTheirs(block: Block, at: number): boolean {
  const sentence = block.sentences.find(({ start, end }) => start <= at && at < end);
  return block.text
    .slice(sentence?.start ?? 0, at)
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => hints('connecting').includes(word));
}

/** A cell of the column in which a table has its recipients. */
function inTable(block: Block, reading: Reading, registry: Registry, vocabulary: Vocabulary): Stranger | null {
  const { cell, text } = block;
  const header = cell && !cell.isHeader && cell.header >= 0 ? reading.document.blocks[cell.header]?.text.toLowerCase() : undefined;
  if (
    header === undefined ||
    !header
      .split(/[^a-z-]+/)
      .some((word, i, all) => [word, `${word} ${all[i + 1] ?? ''}`].some((one) => hints('recipient_columns').includes(one)))
  )
    return null;
  const name = nameAt(text, 0);
  if (!name) return null;
  const rest = text.slice(name.length).replace(FORM, '');
  // A sentence is no name.
  if (/^ \p{Ll}/u.test(rest)) return null;
  if (!isStrange(name, block.map.span(0, name.length), reading, registry, vocabulary)) return null;
  const country = rest
    .split(/[,()]/)
    .map((part) => vocabulary.resolve('country', part.trim()))
    .find((one) => one !== undefined);
  const row = reading.document.blocks.filter((other) => other.cell?.table === cell?.table && other.cell?.row === cell?.row);
  return { name, type: kindIn(row, reading), country: country ?? null, at: placeOf(block, reading, 0, name.length) };
}

/** A line of a list that begins with a name: "Barnhost in Finland hosts our servers", and below words on recipients "Barnhost: our servers". */
function inList(block: Block, reading: Reading, registry: Registry, vocabulary: Vocabulary): Stranger[] {
  const name = block.kind === 'item' ? nameAt(block.text, 0) : null;
  if (!name || !isStrange(name, block.map.span(0, name.length), reading, registry, vocabulary)) return [];
  const form = FORM.exec(block.text.slice(name.length))?.[0].length ?? 0;
  const rest = block.text.slice(name.length + form);
  const words = /^(?:,| in| \() ?(?:the )?((?:\p{Lu}[\p{L}.]* ?){1,3})/u.exec(rest)?.[1]?.trim().split(' ') ?? [];
  // Two letters are a state of America, or half a name, as often as a country.
  const country = words
    .map((_, i) =>
      words
        .slice(0, words.length - i)
        .join(' ')
        .replace(/[.,]$/, ''),
    )
    .filter((one) => one.length > 2)
    .map((one) => vocabulary.resolve('country', one))
    .find((one) => one !== undefined);
  const lead = reading.document.blocks[block.parent];
  const isLed =
    lead !== undefined &&
    lead.text.trimEnd().endsWith(':') &&
    /^(?:$|:| [(–—-])/.test(rest) &&
    kindsIn([lead], reading, LEADING).size > 0 &&
    !isTheirs(block, block.text.length);
  if (country === undefined && !isLed) return [];
  return [
    {
      name,
      type: kindIn([block, ...(isLed ? [lead] : [])], reading),
      country: country ?? null,
      at: placeOf(block, reading, 0, name.length),
    },
  ];
}

/** The one kind of recipient that blocks speak of; "unknown" where they speak of none, or of several. */
function kindIn(blocks: readonly Block[], reading: Reading): string {
  const kinds = kindsIn(blocks, reading, SERVING);
  return kinds.size === 1 ? ([...kinds][0] as string) : 'unknown';
}

function kindsIn(blocks: readonly Block[], { mentions }: Reading, wanted: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    mentions
      .filter(
        ({ kind, id, at, denied }) =>
          kind === 'recipient' &&
          !denied &&
          wanted.has(id) &&
          blocks.some(({ map, text }) => map.start(0) <= at.start && at.end <= map.end(text.length)),
      )
      .map(({ id }) => id),
  );
}

/** Neither a vendor of the registry, nor the organisation, nor a place, nor a word that was read as a term. */
function isStrange(
  name: string,
  { start, end }: { start: number; end: number },
  { mentions, names }: Reading,
  registry: Registry,
  vocabulary: Vocabulary,
): boolean {
  // Another service of the same company is no reason to leave out the one that is named.
  if (
    registry.named(name).some((vendor) => [vendor.name, ...vendor.aliases].includes(name)) ||
    vocabulary.resolve('country', name) !== undefined ||
    vocabulary.resolve('market', name) !== undefined
  )
    return false;
  if (name.split(' ').every((word) => hints('no_names').includes(word.toLowerCase()))) return false;
  if (
    names.some((own) => own === name.toLowerCase() || name.toLowerCase().startsWith(`${own} `) || own.startsWith(`${name.toLowerCase()} `))
  )
    return false;
  return !mentions.some(({ at, kind }) => kind !== 'country' && at.start < end && at.end > start);
}

/** The offset in the block's text of an offset of the source; null where none is near. */
function offsetIn({ text, map }: Block, at: number): number | null {
  for (let low = 0, high = text.length; low <= high;) {
    const middle = (low + high) >> 1;
    const there = map.end(middle);
    if (there === at) return middle;
    if (there < at) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

function placeOf({ map }: Block, { document }: Reading, start: number, end: number): Place {
  const span = map.span(start, end);
  return place(document.source, span.start, span.end);
}
