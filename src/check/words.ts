// Where words stand in a policy: the last look before something is called missing.
import type { Block, PolicyDocument } from '../model/document.js';
import { Notes } from '../model/notes.js';
import { place } from '../model/text.js';
import type { Place, Span } from '../model/text.js';
import { eachWord, fold, headsOf, patternOf, splitWords } from './phrases.js';
import type { Run } from './phrases.js';

/** A word of the text; between two blocks stands one without a key, so that no phrase runs across. */
interface Token {
  /** As written. */
  readonly text: string;
  /** Without case and plural. */
  readonly key: string;
  readonly block: Block;
  /** Range of the block's text. */
  readonly start: number;
  readonly end: number;
  /** Number of the sentence in the document; what stands outside of any sentence shares the number -1. */
  readonly sentence: number;
}

/** Where a phrase stands: a range of a block's text. */
export interface Hit {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

/** A range of the tokens. */
interface Stretch {
  readonly spot: number;
  readonly length: number;
}

const indexes = new Notes<PolicyDocument, PolicyWords>();
const NOWHERE: readonly number[] = [];
/** Words that `...` may stand for. */
const GAP = 18;

/** The words of a policy's visible text; made once a document. */
export function policyWords(document: PolicyDocument): PolicyWords {
  let found = indexes.get(document);
  if (!found) indexes.set(document, (found = new PolicyWords(document)));
  return found;
}

/**
 * An index of a policy's words. A phrase is a run of words, compared without case, plural and hyphen; `*` at the end of a word
 * stands for any ending; `a / b` wants one of them; `a ... b` wants b soon after a in the sentence, `a + b` both in one sentence, `a - b` a
 * sentence that holds a and not b. `/` binds closest, then `...`.
 */
export class PolicyWords {
  private readonly tokens: readonly Token[];
  /** Where each key stands, as indexes of `tokens`. */
  private readonly spots = new Map<string, number[]>();
  private readonly found = new Map<string, readonly Place[]>();
  /** All keys, sorted; made at the first word with a star. */
  private sorted: readonly string[] | undefined;

  constructor(private readonly document: PolicyDocument) {
    this.tokens = tokensOf(document);
    this.tokens.forEach(({ key }, i) => {
      const spots = this.spots.get(key);
      if (spots) spots.push(i);
      else this.spots.set(key, [i]);
    });
  }

  /** Every place of a phrase, in reading order; of `a + b` the places of a. */
  find(phrase: string): readonly Place[] {
    let found = this.found.get(phrase);
    if (!found) this.found.set(phrase, (found = this.search(phrase).map(({ spot, length }) => this.placeOf(spot, length))));
    return found;
  }

  /** The same as ranges of blocks, for those who look around them. */
  hits(phrase: string): Hit[] {
    return this.search(phrase).map(({ spot, length }) => {
      const first = this.tokens[spot] as Token;
      return { block: first.block, start: first.start, end: (this.tokens[spot + length - 1] as Token).end };
    });
  }

  /** Every place of a name, at word boundaries; `exact` wants each letter the same, else case, plural and hyphen do not count. */
  findName(name: string, exact = false): readonly Place[] {
    const length = splitWords(name).length;
    return this.nameSpots(name, exact).map((spot) => this.placeOf(spot, length));
  }

  /** Every place of a name in a sentence that also holds one of the phrases. */
  findNameBeside(name: string, exact: boolean, phrases: readonly string[]): readonly Place[] {
    const spots = this.nameSpots(name, exact);
    if (!spots.length) return [];
    const length = splitWords(name).length;
    const sentences = phrases.map((phrase) => this.sentences(patternOf(phrase).first));
    return spots
      .filter((spot) => sentences.some((numbers) => numbers.has(this.sentenceAt(spot))))
      .map((spot) => this.placeOf(spot, length));
  }

  private search(phrase: string): Stretch[] {
    // Most phrases stand nowhere.
    if (!this.holdsHead(phrase)) return [];
    const { first, behind, wanted, unwanted } = patternOf(phrase);
    let hits = this.chained(this.stretches(first), behind);
    for (const runs of wanted) {
      if (!hits.length) return [];
      const numbers = this.sentences(runs);
      hits = hits.filter(({ spot }) => numbers.has(this.sentenceAt(spot)));
    }
    for (const runs of unwanted) {
      if (!hits.length) return [];
      const numbers = this.sentences(runs);
      hits = hits.filter(({ spot }) => !numbers.has(this.sentenceAt(spot)));
    }
    return hits.sort((a, b) => a.spot - b.spot);
  }

  private holdsHead(phrase: string): boolean {
    const heads = headsOf(phrase);
    for (let i = 0; i < heads.length; i++) if (this.starts(heads[i] as string).length) return true;
    return false;
  }

  private chained(first: Stretch[], behind: readonly (readonly Run[])[]): Stretch[] {
    let hits = first;
    for (const runs of behind) {
      if (!hits.length) return [];
      const next = this.stretches(runs).sort((a, b) => a.spot - b.spot);
      hits = hits.flatMap((hit) => {
        const from = hit.spot + hit.length;
        const found = next[lowerBound(next, ({ spot }) => spot < from)];
        const isNear = found && found.spot - from <= GAP && this.sentenceAt(found.spot) === this.sentenceAt(hit.spot);
        return isNear ? [{ spot: hit.spot, length: found.spot + found.length - hit.spot }] : [];
      });
    }
    return hits;
  }

  private stretches(runs: readonly Run[]): Stretch[] {
    const found: Stretch[] = [];
    for (const run of runs) for (const spot of this.runs(run)) found.push({ spot, length: run.length });
    return found;
  }

  private nameSpots(name: string, exact: boolean): number[] {
    const words = splitWords(name).map(({ text }) => text);
    return this.runs(words.map(fold)).filter((spot) => !exact || words.every((word, i) => this.tokens[spot + i]?.text === word));
  }

  private sentences(runs: readonly Run[]): Set<number> {
    const numbers = new Set<number>();
    for (const run of runs) for (const spot of this.runs(run)) numbers.add(this.sentenceAt(spot));
    return numbers;
  }

  private sentenceAt(spot: number): number {
    return (this.tokens[spot] as Token).sentence;
  }

  /** Where a run starts. */
  private runs(run: Run): readonly number[] {
    const head = run[0];
    const starts = head === undefined ? NOWHERE : this.starts(head);
    return starts.length && run.length > 1 ? starts.filter((spot) => this.isRun(run, spot)) : starts;
  }

  private isRun(run: Run, spot: number): boolean {
    for (let i = 1; i < run.length; i++) if (!matches(run[i] as string, this.tokens[spot + i]?.key)) return false;
    return true;
  }

  private starts(key: string): readonly number[] {
    if (!key.endsWith('*')) return this.spots.get(key) ?? NOWHERE;
    const prefix = key.slice(0, -1);
    const sorted = (this.sorted ??= [...this.spots.keys()].sort());
    const found: number[] = [];
    for (let i = lowerBound(sorted, (word) => word < prefix); sorted[i]?.startsWith(prefix); i++) {
      for (const spot of this.spots.get(sorted[i] as string) ?? []) found.push(spot);
    }
    return found;
  }

  private placeOf(spot: number, length: number): Place {
    const first = this.tokens[spot] as Token;
    const last = this.tokens[spot + length - 1] as Token;
    const span = first.block.map.span(first.start, last.end);
    return place(this.document.source, span.start, span.end);
  }
}

/** Index of the first of a sorted list that is not before something. */
function lowerBound<T>(sorted: readonly T[], isBefore: (one: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(sorted[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function matches(key: string, word: string | undefined): boolean {
  return word !== undefined && word !== '' && (key.endsWith('*') ? word.startsWith(key.slice(0, -1)) : word === key);
}

function tokensOf(document: PolicyDocument): Token[] {
  const tokens: Token[] = [];
  let before = 0;
  for (const block of document.blocks) {
    let sentence = 0;
    const { sentences } = block;
    eachWord(block.text, (start, end) => {
      while (sentence < sentences.length && (sentences[sentence] as Span).end <= start) sentence++;
      const isInside = sentence < sentences.length && (sentences[sentence] as Span).start <= start;
      const text = block.text.slice(start, end);
      tokens.push({ text, key: fold(text), block, start, end, sentence: isInside ? before + sentence : -1 });
    });
    tokens.push({ text: '', key: '', block, start: block.text.length, end: block.text.length, sentence: -1 });
    before += block.sentences.length;
  }
  return tokens;
}
