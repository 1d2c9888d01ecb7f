// Commas, brackets and names in a row in front of a verb: which of them keep a noun phrase together.
import { SUBJECT_PRONOUNS } from '../../generated/words/actors.js';
import { Actors } from './actors.js';
import { EXAMPLES, LONGEST_ASIDE } from './heads.js';
import { Bit } from './lexicon.js';

const LIKE = new Set(['like', 'as', 'just', 'similar']);
export const APPOSING = new Set(['our', 'a', 'an', 'the']);
export const LONGEST_SERIES = 12;
const ALONG = new Set(['along', 'together']);
const TELLING = new Set(['which', 'who']);
const DASHES = new Set(['–', '—', '-']);

export class Series extends Actors {
  /** The "we" that opens a segment in front of a comma, no verb in between; -1 where none does. */
  protected weBefore(comma: number): number {
    for (let k = comma - 1; k >= 0 && comma - k < 14; k--) {
      if (this.norm(k) === 'we') return k === 0 || this.norm(k - 1) === ',' ? k : -1;
      if (this.bits(k) & Bit.PUNCT || this.isVerb(k)) return -1;
    }
    return -1;
  }

  /** "we – and other riders – receive": the "we" in front of an aside that a dash closes at `close`; -1 where none is. */
  protected weBeforeDash(close: number): number {
    if (!DASHES.has(this.norm(close))) return -1;
    for (let k = close - 1; k > 0 && close - k < LONGEST_SERIES; k--) {
      if (this.isVerb(k)) return -1;
      if (this.norm(k) === this.norm(close)) return this.norm(k - 1) === 'we' ? k - 1 : -1;
    }
    return -1;
  }

  protected isQuote(i: number): boolean {
    const n = this.norm(i);
    return n === '"' || n === '“' || n === '”' || n === "'" || n === '’' || n === '®' || n === '™' || n === '*';
  }

  /** "we, in our discretion, may": the comma that opens the interjection closed at `close`. */
  protected commaPair(close: number): number {
    const examples = this.examplesBefore(close);
    if (examples >= 0) return examples;
    for (let k = close - 1; k > 0 && close - k < 16; k--) {
      // "that information, along with your name, may be"
      if (this.norm(k) === ',' && ALONG.has(this.norm(k + 1)) && this.norm(k + 2) === 'with') return k;
      if (this.norm(k) === ',')
        return SUBJECT_PRONOUNS.has(this.norm(k - 1)) ||
          this.names.match(this.tokens, Math.max(0, k - 4), k) ||
          this.headKind(k - 1) ||
          (this.bits(k - 1) & Bit.CAPITAL && (APPOSING.has(this.norm(k + 1)) || this.norm(k + 1) === 'as')) ||
          (this.bits(k - 1) & Bit.FIRST_NOUN && LIKE.has(this.norm(k + 1))) ||
          this.namesOurs(k, close) ||
          this.tellsOfNoun(k)
          ? k
          : -1;
      if (this.isVerb(k)) {
        if (!this.clauses.some((c) => c.relative && c.group.mains.includes(k))) return -1;
      }
    }
    return -1;
  }

  /** "This information[, which names nobody,] may": what a relative clause tells of the general word in front of it. */
  private tellsOfNoun(open: number): boolean {
    return (this.bits(open - 1) & Bit.GENERIC) !== 0 && TELLING.has(this.norm(open + 1));
  }

  /** "Our mailing tool[, Postlark,] keeps": nothing but a name behind a noun that begins with "our". */
  private namesOurs(open: number, close: number): boolean {
    for (let k = open + 1; k < close; k++) if (!(this.bits(k) & Bit.CAPITAL) || this.bits(k) & (Bit.DET | Bit.FIRST)) return false;
    for (let k = open - 1; k >= 0 && open - k < 5; k--) {
      if (this.norm(k) === 'our') return open - k > 1;
      if (this.bits(k) & (Bit.PUNCT | Bit.DET | Bit.PREP | Bit.CONJ | Bit.SUB | Bit.REL)) return false;
    }
    return false;
  }

  /** "other companies, including printers, binders and couriers, may": the comma that opens the examples. */
  protected examplesBefore(close: number): number {
    for (let k = close - 2; k > 0 && close - k < LONGEST_ASIDE; k--) {
      if (this.norm(k) === ',' && EXAMPLES.has(this.norm(k + 1)))
        return this.headKind(k - 1) || this.isOpenedByData(k) || this.isDataBetween(k) ? k : -1;
      if (this.clauses.some((c) => c.group.kind === 'finite' && !c.relative && c.group.mains.includes(k))) return -1;
    }
    return -1;
  }

  /** "Letters sent through our form, including files you add, are kept": nothing but data and what hangs on them stands in front. */
  protected isOpenedByData(comma: number): boolean {
    const first = this.clauses[0];
    if (
      !first ||
      (this.bits(0) & (Bit.PREP | Bit.SUB | Bit.QUESTION | Bit.PUNCT) && !(this.bits(0) & Bit.DET)) ||
      !this.clauses.every((c) => c.relative)
    )
      return false;
    for (let k = 0; k < Math.min(first.start, comma); k++)
      if (this.bits(k) & Bit.GENERIC || this.phrases.some((p) => p.kind === 'data' && p.from <= k && k < p.to)) return true;
    return false;
  }

  /** "…, your details from the form, including": data and what hangs on them, between two commas. */
  protected isDataBetween(comma: number): boolean {
    let data = false;
    for (let k = comma - 1; k >= 0 && comma - k < LONGEST_SERIES; k--) {
      if (this.norm(k) === ',') return data && (this.bits(k + 1) & Bit.DET) !== 0;
      if ((this.bits(k) & (Bit.PUNCT | Bit.SUB | Bit.REL) && !(this.bits(k) & Bit.DET)) || this.isVerb(k)) return false;
      if (this.bits(k) & Bit.GENERIC || this.phrases.some((p) => p.kind === 'data' && p.from === k)) data = true;
    }
    return false;
  }

  protected headKind(i: number): boolean {
    return this.phrases.some((p) => (p.kind === 'recipient' || p.kind === 'data') && p.to === i + 1);
  }

  protected opening(close: number): number {
    for (let k = close - 1; k >= 0 && close - k < 40; k--) if (this.norm(k) === '(') return k;
    return -1;
  }

  /** "web browsers", not "sponsor pages on Acme": words none of which could be a verb or leads to another noun. */
  protected isPlain(from: number, k: number): boolean {
    for (let i = from; i <= k; i++) if (this.bits(i) & (Bit.PREP | Bit.PUNCT) || (i < k && this.verb(i))) return false;
    return true;
  }

  /** "advertisers, sponsors and other networks may": a comma between those who act, a conjunction before the last. */
  protected inSeries(comma: number, end: number): boolean {
    if (comma === 0) return false;
    const opens = comma < 2 || Boolean(this.bits(comma - 2) & (Bit.PUNCT | Bit.SUB | Bit.CONJ));
    const us = this.norm(comma - 1) === 'we' || (opens && this.names.match(this.tokens, comma - 1, comma) !== null);
    const listed = us ? undefined : this.phrases.find((p) => p.kind === 'recipient' && p.to === comma);
    // "When you read us on Facebook, Larkmail and Acme collect": what stands in front of the comma belongs to the circumstance.
    if (
      !us &&
      (!listed || (this.bits(listed.from - 1) & Bit.PREP && this.clauses.some((c) => c.subordinator !== null && c.actor === 'user')))
    )
      return false;
    for (let k = comma + 1; k < end; k++) {
      if ((this.bits(k) & (Bit.PREP | Bit.SUB | Bit.REL) && !(this.bits(k) & Bit.DET)) || this.isVerb(k)) return false;
      if (this.bits(k) & Bit.CONJ) return true;
    }
    return false;
  }

  /** "Networks such as Adco, Bidco and others": a comma between names that are examples of a noun. */
  protected inExamples(comma: number): boolean {
    let k = comma - 1;
    while (k > 0 && comma - k < LONGEST_SERIES && (this.bits(k) & Bit.CAPITAL || this.norm(k) === ',')) k--;
    return k < comma - 1 && ((this.norm(k) === 'as' && this.norm(k - 1) === 'such') || this.norm(k) === 'like');
  }
}
