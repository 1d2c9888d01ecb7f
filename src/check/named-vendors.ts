// Vendors that a policy names, word for word.
import type { Block } from '../model/document.js';
import type { Reading } from '../model/rule.js';
import { place } from '../model/text.js';
import type { Place } from '../model/text.js';
import type { Registry, Vendor } from '../model/vendor.js';

/** A vendor's name in a policy. */
export interface Naming {
  readonly vendor: Vendor;
  readonly name: string;
  readonly at: Place;
}

/** One word is enough only for names that mean nothing else; these are words, too, or names of what people use to read the page. */
const LONGEST = 4;

/** A vendor's name wherever it stands. */
export interface Occurrence extends Naming {
  readonly block: Block;
  /** Its range in the block's text. */
  readonly start: number;
  readonly end: number;
  /** Whether it is one word that begins a sentence, where every word is written large. */
  readonly opens: boolean;
}

/**
 * The first place of each vendor that a policy names as it writes itself. A name of one word counts where it does not begin the sentence,
 * because every word is written large there; one that is denied does not.
 */
export function vendorsNamed(reading: Reading, registry: Registry): Naming[] {
  const found = new Map<string, Naming>();
  for (const { vendor, name, at, opens, block } of occurrencesOf(reading, registry))
    if (block.kind !== 'heading' && !opens && !found.has(vendor.id)) found.set(vendor.id, { vendor, name, at });
  return [...found.values()];
}

/** Every place where a policy names a vendor, and does not deny it. A name that several vendors go by is the one's whose own it is. */
export function occurrencesOf({ document, statements }: Pick<Reading, 'document' | 'statements'>, registry: Registry): Occurrence[] {
  const names = namesOf(registry);
  const denied = statements.filter(({ polarity }) => polarity === 'does_not').map(({ at }) => at);
  const found: Occurrence[] = [];
  for (const block of document.blocks) {
    const words = wordsWithin(block.text);
    for (let i = 0; i < words.length; i++)
      for (let take = Math.min(LONGEST, words.length - i); take > 0; take--) {
        const [first, last] = [words[i], words[i + take - 1]] as const;
        if (!first || !last) continue;
        const name = block.text.slice(first.start, last.end);
        const vendor = names.get(name);
        if (!vendor) continue;
        const { start, end } = block.map.span(first.start, last.end);
        if (!denied.some((one) => one.start <= start && end <= one.end))
          found.push({
            vendor,
            name,
            at: place(document.source, start, end),
            block,
            start: first.start,
            end: last.end,
            opens: take === 1 && first.opens,
          });
        break;
      }
  }
  return found;
}

function namesOf(registry: Registry): Map<string, Vendor> {
  const names = new Map<string, Vendor>();
  const add = (name: string, vendor: Vendor): void => {
    if (isTelling(name) && !names.has(name)) names.set(name, vendor);
  };
  const vendors = [...registry.vendors.values()].filter(({ kind }) => kind !== 'own');
  for (const vendor of vendors) add(vendor.name, vendor);
  for (const vendor of vendors) for (const name of vendor.aliases) add(name, vendor);
  return names;
}

/** Written large; what is written small is a word of the language. Three letters are enough where all are large: "AWS". */
function isTelling(name: string): boolean {
  return name.length > 3 ? name[0] !== name[0]?.toLowerCase() : /^[A-Z]{3}$/.test(name);
}

function wordsWithin(text: string): { readonly start: number; readonly end: number; readonly opens: boolean }[] {
  const found: { start: number; end: number; opens: boolean }[] = [];
  let opens = true;
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.&+-]*/gu)) {
    let end = match.index + match[0].length;
    const stops = /[.-]$/.test(match[0]);
    while (/[.&+-]/.test(text[end - 1] as string)) end--;
    found.push({ start: match.index, end, opens });
    opens = stops || /^[!?:]/.test(text.slice(end, end + 1));
  }
  return found;
}
