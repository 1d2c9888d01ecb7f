// Phrases as tables write them, and the form in which words are compared.

/** A run of words, each in the form in which words are compared. */
export type Run = readonly string[];

/** A phrase as written in a table, taken apart as far as it was asked for. */
export interface Pattern {
  /** One run of these begins it. */
  readonly first: readonly Run[];
  /** What else the sentence must hold, and what it must not. */
  readonly rest: Rest;
}

interface Rest {
  /** One run of each of these must stand behind the first, in this order, with only a few words between two. */
  readonly behind: readonly (readonly Run[])[];
  /** Of each of these one run must stand in the sentence too. */
  readonly wanted: readonly (readonly Run[])[];
  /** None of these may stand in it. */
  readonly unwanted: readonly (readonly Run[])[];
}

const patterns = new Map<string, Pattern>();
const folded = new Map<string, string>();
/** Words whose form is remembered: more than any language uses often. */
const MOST_FOLDED = 20_000;

/** A phrase taken apart; made once a phrase. `/` binds closest, then `...`, `+` and `-` (see `PolicyWords`). */
export function patternOf(phrase: string): Pattern {
  let found = patterns.get(phrase);
  if (!found) {
    const end = phrase.search(/ (?:-|\+|\.\.\.) /);
    patterns.set(phrase, found = end < 0 ? { first: alternatives(phrase), rest: NOTHING } : new Chained(phrase, alternatives(phrase.slice(0, end))));
  }
  return found;
}

const NOTHING: Rest = { behind: [], wanted: [], unwanted: [] };

class Chained implements Pattern {
  private taken: Rest | undefined;

  constructor(private readonly phrase: string, readonly first: readonly Run[]) {}

  get rest(): Rest {
    return this.taken ??= restOf(this.phrase);
  }
}

function restOf(phrase: string): Rest {
  const [wanted = '', ...unwanted] = phrase.split(' - ');
  const [lead = '', ...others] = wanted.split(' + ');
  return { behind: lead.split(' ... ').slice(1).map(alternatives), wanted: others.map(alternatives), unwanted: unwanted.map(alternatives) };
}

function alternatives(part: string): Run[] {
  const found: Run[] = [];
  for (const run of part.split(' / ')) {
    const keys: string[] = [];
    for (const word of run.split(' ')) {
      // Most words have been folded before; asking that first is a quarter of the cost of starting up with a table.
      const key = folded.get(word);
      if (key !== undefined) keys.push(key);
      else if (word.endsWith('*')) keys.push(word.toLowerCase());
      else for (const { text } of splitWords(word)) keys.push(fold(text));
    }
    found.push(keys);
  }
  return found;
}

/** Words of a text with their ranges; "e-mail" is one word, and an apostrophe ends one ("driver's" is driver and s). */
export function splitWords(text: string): { text: string; start: number; end: number }[] {
  const found: { text: string; start: number; end: number }[] = [];
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && isWordUnit(text.charCodeAt(i))) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      if (i - start === 1 && (text[start] === 'e' || text[start] === 'E') && text[i] === '-' && isWordUnit(text.charCodeAt(i + 1))) continue;
      found.push({ text: text.slice(start, i), start, end: i });
      start = -1;
    }
  }
  return found;
}

function isWordUnit(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
  const unit = String.fromCharCode(code);
  return unit.toLowerCase() !== unit.toUpperCase() || code >= 0x3040;
}

/** A word without case, plural and the hyphen of "e-mail"; "cookies" and "cookie" meet, as "categories" and "category" do. */
export function fold(word: string): string {
  let found = folded.get(word);
  if (found === undefined) {
    found = singular(word.toLowerCase().replaceAll('-', ''));
    if (folded.size < MOST_FOLDED) folded.set(word, found);
  }
  return found;
}

function singular(lower: string): string {
  if (lower.length > 4 && lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  if (lower.length > 3 && lower.endsWith('ie')) return `${lower.slice(0, -2)}y`;
  if (lower.length < 3 || !lower.endsWith('s') || ['ss', 'us', 'is'].some((end) => lower.endsWith(end))) return lower;
  if (['xes', 'ches', 'shes', 'sses'].some((end) => lower.endsWith(end))) return lower.slice(0, -2);
  return lower.slice(0, -1);
}
