import { ENGLISH } from '../../generated/english.js';
import type { CompiledLexicon, CompiledPhrases } from './compile.js';
import { Packed } from './packed.js';
import { KINDS, stemOf, unlistedBits, type PhraseOut, type VerbForm } from './words.js';

export { Bit, Form, KIND_INDEX, Reading } from './words.js';
export type { PhraseKind, PhraseOut, ReadingName, VerbForm } from './words.js';

/** What is known of a spelling; one object for each. */
export interface WordInfo {
  readonly bits: number;
  readonly verb: VerbForm | null;
  /** What phrases are matched by: base of a verb's inflected form, singular of a noun. */
  readonly stem: string;
  readonly modal: 'may' | 'does';
  /** A phrase that is this one spelling and no other form of the word. */
  readonly exact: PhraseOut | null;
  /** The phrases that start with this word, null where none does; looked up when first asked for. */
  starts: PhraseNode | null | undefined;
}

/** Words that are in no list, remembered up to this many. */
const MOST_UNLISTED = 20_000;

/** What may follow the words read so far; unfolded where a sentence comes that way. */
export class PhraseNode {
  /** Phrases that end here. */
  readonly out: readonly PhraseOut[] | null;
  readonly isLeaf: boolean;
  private readonly table: Readonly<Record<string, CompiledPhrases>>;
  private known: Map<string, PhraseNode> | null = null;

  constructor(compiled: CompiledPhrases) {
    this.isLeaf = typeof compiled === 'string';
    this.table = typeof compiled === 'string' ? { '': compiled } : compiled;
    const here = this.table[''] as string | undefined;
    this.out = here ? here.split(' ').map(phraseOut) : null;
  }

  next(stem: string): PhraseNode | undefined {
    const found = this.known?.get(stem);
    if (found || this.isLeaf || !stem || !Object.hasOwn(this.table, stem)) return found;
    const node = new PhraseNode(this.table[stem] as CompiledPhrases);
    (this.known ??= new Map()).set(stem, node);
    return node;
  }
}

export class Lexicon {
  /** How many kinds of phrases there are. */
  readonly kinds = KINDS.length;
  /** Readings of a verb followed by a particle ("pass on"): base → particle → readings. */
  readonly particles: ReadonlyMap<string, ReadonlyMap<string, number>>;
  private readonly words: Packed;
  private readonly phrases: Packed;
  private readonly met = new Map<string, WordInfo>();
  private unlisted = 0;

  constructor({ words, phrases, particles }: CompiledLexicon) {
    this.words = new Packed(words);
    this.phrases = new Packed(phrases);
    this.particles = new Map(Object.entries(particles).map(([base, of]) => [base, new Map(Object.entries(of))]));
  }

  word(norm: string): WordInfo {
    return this.met.get(norm) ?? this.listed(norm) ?? this.other(norm);
  }

  /** The phrases that start with a word, or null. */
  startingWith(word: WordInfo): PhraseNode | null {
    if (word.starts === undefined) {
      const text = this.phrases.get(word.stem);
      word.starts = text === undefined ? null : new PhraseNode(JSON.parse(text) as CompiledPhrases);
    }
    return word.starts;
  }

  private listed(norm: string): WordInfo | undefined {
    const text = this.words.get(norm);
    if (text === undefined) return undefined;
    const [bits, stem, base, forms, readings, modal, exact] = text.split('|');
    const info: WordInfo = {
      bits: Number(bits), verb: base ? { base, forms: Number(forms), readings: Number(readings) } : null, stem: stem || norm,
      modal: modal === 'may' ? 'may' : 'does', exact: exact ? phraseOut(exact) : null, starts: undefined,
    };
    this.met.set(norm, info);
    return info;
  }

  private other(norm: string): WordInfo {
    const stem = stemOf(norm);
    const info: WordInfo = { bits: unlistedBits(norm, Number.parseInt(this.words.get(stem) ?? '0')), verb: null, stem, modal: 'does', exact: null, starts: undefined };
    if (this.unlisted < MOST_UNLISTED) {
      this.unlisted++;
      this.met.set(norm, info);
    }
    return info;
  }
}

const outs = new Map<string, PhraseOut>();

/** A phrase's kind and id from their compiled form, one object for each. */
function phraseOut(text: string): PhraseOut {
  let found = outs.get(text);
  if (!found) {
    const colon = text.indexOf(':');
    const index = Number(text.slice(0, colon));
    outs.set(text, found = { kind: KINDS[index] as PhraseOut['kind'], index, id: text.slice(colon + 1) });
  }
  return found;
}

let built: Lexicon | null = null;

/** The English lexicon, compiled at build from schema/lexicon/en; unpacked on first use. */
export function lexicon(): Lexicon {
  built ??= new Lexicon(ENGLISH as CompiledLexicon);
  return built;
}
