import { ENGLISH } from '../../../generated/english.js';
import type { CompiledLexicon } from './compile.js';
import { Packed } from './packed.js';
import type { CompiledPhrases } from './phrasetree.js';
import { Spellings } from './spellings.js';
import { slotOf } from './marks.js';
import { KINDS, markOf, stemOf, unlistedBits, type PhraseOut, type VerbForm } from './words.js';

export { Bit, bitOf, Form, KIND_INDEX, KINDS, Reading } from './words.js';
export type { PhraseKind, PhraseOut, ReadingName, VerbForm } from './words.js';

/** What is known of a spelling; one object for each. */
export class WordInfo {
  /** The phrases that start with this word, null where none does; looked up when first asked for. */
  starts: PhraseNode | null | undefined = undefined;
  /** One bit, by the letters of the stem: most words are told by it from those that a phrase goes on with. */
  readonly mark: number;
  /** Its bit among `Marks`, by the spelling. */
  readonly slot: number;

  /**
   * @param norm lower case, straight apostrophe
   * @param stem what phrases are matched by: base of a verb's inflected form, singular of a noun
   * @param exact a phrase that is this one spelling and no other form of the word
   */
  constructor(
    readonly norm: string,
    readonly bits: number,
    readonly verb: VerbForm | null,
    readonly stem: string,
    readonly modal: 'may' | 'does',
    readonly exact: PhraseOut | null,
  ) {
    this.mark = markOf(stem);
    this.slot = slotOf(norm);
  }
}

/** A set of stems, with the bits of all of them on itself. */
type Marked = ReadonlySet<string> & { stemMarks?: number };

/** The bits of all stems of a set (`WordInfo.mark`). */
export function stemMarksOf(stems: ReadonlySet<string>): number {
  return (stems as Marked).stemMarks ?? markStems(stems);
}

function markStems(stems: Marked): number {
  let marks = 0;
  for (const stem of stems) marks |= markOf(stem);
  return (stems.stemMarks = marks);
}

/** Words that are in no list, remembered up to this many. */
const MOST_UNLISTED = 20_000;

/** What may follow the words read so far; unfolded where a sentence comes that way. */
export class PhraseNode {
  /** Phrases that end here. */
  readonly out: readonly PhraseOut[] | null;
  private readonly following: Map<string, CompiledPhrases | PhraseNode> | null;
  /** The marks of all words that may follow. */
  private readonly marks: number;

  constructor(compiled: CompiledPhrases) {
    const isLeaf = typeof compiled === 'string';
    const here = isLeaf ? compiled : compiled[0];
    this.out = here ? here.split(' ').map(phraseOut) : null;
    this.following = isLeaf ? null : new Map();
    this.marks = isLeaf ? 0 : compiled[1];
    if (this.following)
      for (let i = 2; i < compiled.length; i += 2) this.following.set(compiled[i] as string, compiled[i + 1] as CompiledPhrases);
  }

  get isLeaf(): boolean {
    return this.following === null;
  }

  next({ mark, stem }: WordInfo): PhraseNode | undefined {
    if (!(this.marks & mark)) return undefined;
    const found = this.following?.get(stem);
    if (found === undefined || found instanceof PhraseNode) return found;
    const node = new PhraseNode(found);
    this.following?.set(stem, node);
    return node;
  }
}

export class Lexicon {
  /** Readings of a verb followed by a particle ("pass on"): base → particle → readings. */
  readonly particles: ReadonlyMap<string, ReadonlyMap<string, number>>;
  private readonly words: Packed;
  private readonly phrases: Packed;
  private readonly met = new Spellings();
  private unlisted = 0;

  constructor({ words, phrases, particles }: CompiledLexicon) {
    this.words = new Packed(words);
    this.phrases = new Packed(phrases);
    this.particles = new Map(Object.entries(particles).map(([base, of]) => [base, new Map(Object.entries(of))]));
  }

  word(norm: string): WordInfo {
    return this.met.named(norm) ?? this.unmet(norm);
  }

  /** The word that a piece of text spells, in whatever case; `units`: the text's (`unitsOf`), `letters`: the hash of the piece's (`hashWith`) where it is known. */
  wordAt(text: string, units: Uint16Array, from: number, to: number, letters?: number): WordInfo {
    return this.met.find(units, from, to, letters) ?? this.word(text.slice(from, to).toLowerCase());
  }

  private unmet(spelling: string): WordInfo {
    const norm = interned(spelling);
    return this.listed(norm) ?? this.other(norm);
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
    const verb = base ? { base: interned(base), forms: Number(forms), readings: Number(readings) } : null;
    const info = new WordInfo(
      norm,
      Number(bits),
      verb,
      stem ? interned(stem) : norm,
      modal === 'may' ? 'may' : 'does',
      exact ? phraseOut(exact) : null,
    );
    this.met.add(info);
    return info;
  }

  private other(norm: string): WordInfo {
    const stem = interned(stemOf(norm));
    const info = new WordInfo(norm, unlistedBits(norm, Number.parseInt(this.words.get(stem) ?? '0')), null, stem, 'does', null);
    if (this.unlisted < MOST_UNLISTED) {
      this.unlisted++;
      this.met.add(info);
    }
    return info;
  }
}

/** The engine's own copy of a string: compared with the words of the program it is the same or not, without a look at its letters. */
function interned(text: string): string {
  return Object.keys({ [text]: 0 })[0] as string;
}

const outs = new Map<string, PhraseOut>();

/** A phrase's kind and id from their compiled form, one object for each. */
function phraseOut(text: string): PhraseOut {
  let found = outs.get(text);
  if (!found) {
    const colon = text.indexOf(':');
    const index = Number(text.slice(0, colon));
    outs.set(text, (found = { kind: KINDS[index] as PhraseOut['kind'], index, id: interned(text.slice(colon + 1)) }));
  }
  return found;
}

let built: Lexicon | null = null;

/** The English lexicon, compiled at build from schema/lexicon/en; unpacked on first use. */
export function lexicon(): Lexicon {
  built ??= new Lexicon(ENGLISH as CompiledLexicon);
  return built;
}
