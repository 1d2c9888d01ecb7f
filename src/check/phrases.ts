// Phrases as tables write them, and the form in which words are compared.

/** A run of words, each in the form in which words are compared. */
export type Run = readonly string[];

/** A phrase as written in a table, taken apart. */
export interface Pattern {
  /** One run of these begins it. */
  readonly first: readonly Run[];
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

const heads = new Map<string, readonly string[]>();

/** A phrase taken apart; made once a phrase. `/` binds closest, then `...`, `+` and `-` (see `PolicyWords`). */
export function patternOf(phrase: string): Pattern {
  let found = patterns.get(phrase);
  if (!found) {
    const [wanted = '', ...unwanted] = phrase.split(' - ');
    const [lead = '', ...others] = wanted.split(' + ');
    const [first = '', ...behind] = lead.split(' ... ');
    patterns.set(
      phrase,
      (found = {
        first: alternatives(first),
        behind: behind.map(alternatives),
        wanted: others.map(alternatives),
        unwanted: unwanted.map(alternatives),
      }),
    );
  }
  return found;
}

/** The words that the runs a phrase begins with begin with; made once a phrase. A phrase none of whose heads stands in a text need not be taken apart for it. */
export function headsOf(phrase: string): readonly string[] {
  let found = heads.get(phrase);
  if (!found) {
    const part = phrase.search(PARTS);
    heads.set(phrase, (found = headsIn(part < 0 ? phrase : phrase.slice(0, part))));
  }
  return found;
}

const PARTS = / (?:-|\+|\.\.\.) /;

function headsIn(part: string): string[] {
  const found: string[] = [];
  let at = 0;
  while (at < part.length) {
    const slash = part.indexOf(' / ', at);
    const end = slash < 0 ? part.length : slash;
    const space = part.indexOf(' ', at);
    const key = headOf(part.slice(at, space < 0 || space > end ? end : space));
    // A sign that is no word: what stands behind it counts.
    if (key === undefined) return alternatives(part).flatMap(([head]) => head ?? []);
    found.push(key);
    at = end + 3;
  }
  return found;
}

function headOf(word: string): string | undefined {
  const known = folded.get(word);
  if (known !== undefined) return known;
  if (word.endsWith('*')) return word.toLowerCase();
  const first = splitWords(word)[0];
  return first && fold(first.text);
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
  eachWord(text, (start, end) => {
    found.push({ text: text.slice(start, end), start, end });
  });
  return found;
}

/** The same for those who make something else of each word. */
export function eachWord(text: string, take: (start: number, end: number) => void): void {
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && isWordUnit(text.charCodeAt(i))) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      if (i - start === 1 && (text[start] === 'e' || text[start] === 'E') && text[i] === '-' && isWordUnit(text.charCodeAt(i + 1)))
        continue;
      take(start, i);
      start = -1;
    }
  }
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
