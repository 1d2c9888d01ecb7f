// Where words stand in a policy: the last look before something is called missing.
import type { Block, PolicyDocument } from '../model/document.js';
import { place } from '../model/text.js';
import type { Place } from '../model/text.js';

interface Token {
  /** As written. */
  readonly text: string;
  /** Without case and plural. */
  readonly key: string;
  /** Range of the block's text. */
  readonly start: number;
  readonly end: number;
  /** Number of the sentence in the block; -1 outside any. */
  readonly sentence: number;
}

/** Where a token stands: number of the block among those read, number of the token in it. */
type Spot = readonly [block: number, token: number];

/** A run of words, each in the form in which words are compared. */
type Run = readonly string[];

/** A phrase as written in a table, taken apart. */
interface Pattern {
  /** Of each of these one run must stand in the sentence. */
  readonly wanted: readonly (readonly Run[])[];
  /** None of these may stand in it. */
  readonly unwanted: readonly (readonly Run[])[];
}

const indexes = new WeakMap<PolicyDocument, PolicyWords>();

/** The words of a policy's visible text; made once a document. */
export function policyWords(document: PolicyDocument): PolicyWords {
  let found = indexes.get(document);
  if (!found) indexes.set(document, found = new PolicyWords(document));
  return found;
}

/**
 * An index of a policy's words. A phrase is a run of words, compared without case, plural and hyphen; `*` at the end of a word
 * stands for any ending; `a / b` wants one of them; `a + b` wants both in one sentence, `a - b` a sentence that holds a and not b.
 * `/` binds closest.
 */
export class PolicyWords {
  private readonly blocks: { readonly block: Block; readonly tokens: readonly Token[] }[] = [];
  private readonly spots = new Map<string, Spot[]>();
  private readonly known = new Map<string, readonly Place[]>();

  constructor(private readonly document: PolicyDocument) {
    for (const block of document.blocks) {
      const tokens = tokenize(block);
      const number = this.blocks.push({ block, tokens }) - 1;
      tokens.forEach(({ key }, i) => {
        const spots = this.spots.get(key);
        if (spots) spots.push([number, i]);
        else this.spots.set(key, [[number, i]]);
      });
    }
  }

  /** The number of words in the text. */
  get size(): number {
    return this.blocks.reduce((n, { tokens }) => n + tokens.length, 0);
  }

  /** Every place of a phrase, in reading order; of `a + b` the places of a. */
  find(phrase: string): readonly Place[] {
    let found = this.known.get(phrase);
    if (!found) this.known.set(phrase, found = this.search(parsePhrase(phrase)));
    return found;
  }

  /** Every place of a name, at word boundaries; `exact` wants each letter the same, else case, plural and hyphen do not count. */
  findName(name: string, exact = false): readonly Place[] {
    return this.nameSpots(name, exact).map((spot) => this.placeOf(spot, splitWords(name).length));
  }

  /** Every place of a name in a sentence that also holds one of the phrases. */
  findNameBeside(name: string, exact: boolean, phrases: readonly string[]): readonly Place[] {
    const spots = this.nameSpots(name, exact);
    if (!spots.length) return [];
    const sentences = phrases.map((phrase) => this.sentences(parsePhrase(phrase).wanted[0] ?? []));
    return spots.filter((spot) => sentences.some((keys) => keys.has(this.sentenceKey(spot)))).map((spot) => this.placeOf(spot, splitWords(name).length));
  }

  private search({ wanted, unwanted }: Pattern): Place[] {
    const [first = [], ...others] = wanted;
    const rest = others.map((runs) => this.sentences(runs));
    const barred = unwanted.map((runs) => this.sentences(runs));
    return first.flatMap((run) => this.runs(run).map((spot) => ({ spot, length: run.length })))
      .filter(({ spot }) => {
        const key = this.sentenceKey(spot);
        return rest.every((keys) => keys.has(key)) && !barred.some((keys) => keys.has(key));
      })
      .sort((a, b) => a.spot[0] - b.spot[0] || a.spot[1] - b.spot[1])
      .map(({ spot, length }) => this.placeOf(spot, length));
  }

  private nameSpots(name: string, exact: boolean): Spot[] {
    const words = splitWords(name).map(({ text }) => text);
    return this.runs(words.map(fold)).filter(([b, t]) => {
      const tokens = this.blocks[b]?.tokens ?? [];
      return !exact || words.every((word, i) => tokens[t + i]?.text === word);
    });
  }

  private sentences(runs: readonly Run[]): Set<string> {
    return new Set(runs.flatMap((run) => this.runs(run).map((spot) => this.sentenceKey(spot))));
  }

  private sentenceKey([block, token]: Spot): string {
    return `${block}:${this.blocks[block]?.tokens[token]?.sentence}`;
  }

  /** Where a run of keys starts. */
  private runs(run: Run): Spot[] {
    const [head] = run;
    if (head === undefined) return [];
    return this.starts(head).filter(([b, t]) => {
      const tokens = this.blocks[b]?.tokens ?? [];
      return run.every((key, i) => matches(key, tokens[t + i]?.key));
    });
  }

  private starts(key: string): readonly Spot[] {
    if (!key.endsWith('*')) return this.spots.get(key) ?? [];
    const found: Spot[] = [];
    for (const [word, spots] of this.spots) if (matches(key, word)) found.push(...spots);
    return found.sort(([a, b], [c, d]) => a - c || b - d);
  }

  private placeOf([b, t]: Spot, length: number): Place {
    const { block, tokens } = this.blocks[b] as { block: Block; tokens: readonly Token[] };
    const span = block.map.span((tokens[t] as Token).start, (tokens[t + length - 1] as Token).end);
    return place(this.document.source, span.start, span.end);
  }
}

function matches(key: string, word: string | undefined): boolean {
  return word !== undefined && (key.endsWith('*') ? word.startsWith(key.slice(0, -1)) : word === key);
}

function parsePhrase(phrase: string): Pattern {
  const [wanted = '', ...unwanted] = phrase.split(' - ');
  return { wanted: wanted.split(' + ').map(alternatives), unwanted: unwanted.map(alternatives) };
}

function alternatives(part: string): Run[] {
  return part.split(' / ').map((run) => run.split(' ').filter(Boolean)
    .flatMap((word) => word.endsWith('*') ? [word.toLowerCase()] : splitWords(word).map(({ text }) => fold(text))));
}

function tokenize(block: Block): Token[] {
  let sentence = 0;
  return splitWords(block.text).map(({ text, start, end }) => {
    while (sentence < block.sentences.length && (block.sentences[sentence]?.end ?? 0) <= start) sentence++;
    const inside = (block.sentences[sentence]?.start ?? Infinity) <= start;
    return { text, key: fold(text), start, end, sentence: inside ? sentence : -1 };
  });
}

/** Words of a text with their ranges; "e-mail" is one word, and an apostrophe ends one ("driver's" is driver and s). */
function splitWords(text: string): { text: string; start: number; end: number }[] {
  const found: { text: string; start: number; end: number }[] = [];
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && isWordUnit(text, i)) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      if (i - start === 1 && (text[start] === 'e' || text[start] === 'E') && text[i] === '-' && isWordUnit(text, i + 1)) continue;
      found.push({ text: text.slice(start, i), start, end: i });
      start = -1;
    }
  }
  return found;
}

function isWordUnit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
  const unit = text.charAt(at);
  return unit.toLowerCase() !== unit.toUpperCase() || code >= 0x3040;
}

/** A word without case, plural and the hyphen of "e-mail"; "cookies" and "cookie" meet, as "categories" and "category" do. */
function fold(word: string): string {
  const lower = word.toLowerCase().replaceAll('-', '');
  if (lower.length > 4 && lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  if (lower.length > 3 && lower.endsWith('ie')) return `${lower.slice(0, -2)}y`;
  if (lower.length < 3 || !lower.endsWith('s') || ['ss', 'us', 'is'].some((end) => lower.endsWith(end))) return lower;
  if (['xes', 'ches', 'shes', 'sses'].some((end) => lower.endsWith(end))) return lower.slice(0, -2);
  return lower.slice(0, -1);
}
