// Whose text it is, by the addresses that stand in it: a site is read at its own, and letters go to its own.
import { COUNTRY_PARTS, ENDINGS, MAILERS } from '../../../generated/words/hosts.js';
import { OFTEN_OTHERS } from '../../../generated/words/naming.js';

const SHORTEST = 4;
/** An address to write to says more than a page to look at. */
const MAIL_WEIGHT = 3;
const MOST_COUNTED = 200;

/** The hosts of a text, counted as its words are read. */
export class Hosts {
  private readonly weights = new Map<string, number>();

  /** Notes a word, in small letters, if it is a host ("www.acme.example") or an address of mail. */
  note(word: string): void {
    if (word.length < SHORTEST || !word.includes('.')) return;
    const at = word.indexOf('@');
    const label = labelOf(at < 0 ? word : word.slice(at + 1));
    if (!label || (this.weights.size > MOST_COUNTED && !this.weights.has(label))) return;
    this.weights.set(label, (this.weights.get(label) ?? 0) + (at < 0 ? 1 : MAIL_WEIGHT));
  }

  /** What the host is called that the text gives most often, by far: "acme" of "www.acme.co.example"; null where there is none. */
  own(): string | null {
    let best: string | null = null;
    let most = 1;
    let next = 0;
    for (const [label, weight] of this.weights) {
      if (weight > most) {
        next = Math.max(next, best === null ? 0 : most);
        best = label;
        most = weight;
      } else next = Math.max(next, weight);
    }
    return best !== null && most >= 2 * next ? best : null;
  }
}

/** "acme" of "shop.acme.co.example"; null of numbers, abbreviations, and hosts that are often somebody else's. */
function labelOf(host: string): string | null {
  const parts = host.split('.').filter(Boolean);
  const end = parts.pop();
  if (!end || !(end.length === 2 || ENDINGS.has(end))) return null;
  if (parts.length > 1 && COUNTRY_PARTS.has(parts.at(-1) as string)) parts.pop();
  const label = parts.at(-1);
  if (!label || label.length < SHORTEST - 1 || !/^[a-z0-9][a-z0-9-]*$/.test(label)) return null;
  return MAILERS.has(label) || OFTEN_OTHERS.has(label) ? null : label;
}

/** A name as it would stand in a host: "Acme Shoes" → "acmeshoes". */
export function asLabel(name: string): string {
  return name.replace(/[^a-z0-9]/g, '');
}
