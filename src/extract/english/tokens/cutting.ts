// Cuts a text into tokens. It goes over the letters as numbers in an array: a string that is asked for them one by one takes several times as long.
import { PRONOUN_BEFORE_IS } from '../../../generated/words/cutting.js';
import { Bit, Form, lexicon, type Lexicon, type WordInfo } from '../lexicon/lexicon.js';
import { hashWith, NO_LETTERS, unitsOf } from '../lexicon/spellings.js';
import { Token } from './token.js';

// Maps, because a text may hold "constructorn't".
const NEGATED: ReadonlyMap<string, string> = new Map([
  ['wo', 'will'],
  ['ca', 'can'],
  ['sha', 'shall'],
  ['ai', 'is'],
]);
const CLITICS: ReadonlyMap<string, string> = new Map([
  ['ll', 'will'],
  ['ve', 'have'],
  ['re', 'are'],
  ['d', 'would'],
  ['m', 'am'],
]);
const ABBREVIATED = new Set(['inc', 'ltd', 'corp', 'llc', 'bros']);

function isApostrophe(c: number): boolean {
  // The last is what a letter becomes that was decoded wrongly.
  return c === 39 || c === 0x2019 || c === 0x2018 || c === 0x60 || c === 0xb4 || c === 0x2bc || c === 0xfffd;
}
function isLetter(c: number): boolean {
  return (
    ((c | 32) >= 97 && (c | 32) <= 122) ||
    (c > 0xbf && c !== 0x2bc && c !== 0xd7 && c !== 0xf7 && !(c >= 0x2000 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x303f) && c < 0xfe00)
  );
}
function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}
function isUpper(c: number): boolean {
  return c >= 65 && c <= 90;
}

/** Which of the first 128 units are letters or digits. */
const IN_WORDS = Uint8Array.from({ length: 128 }, (_, c) => (isLetter(c) || isDigit(c) ? 1 : 0));

function isInWord(c: number): boolean {
  return c < 128 ? IN_WORDS[c] === 1 : isLetter(c);
}

/** The tokens of text[start, end); contractions become two ("don't" → do + n't), hyphenated words their parts. */
export function cut(text: string, start: number, end: number): Token[] {
  const piece = start === 0 && end === text.length ? text : text.slice(start, end);
  return new Cut(piece, start, start > 0 && text.charCodeAt(start - 1) === 45).run();
}

class Cut {
  private readonly words: Lexicon = lexicon();
  private readonly units: Uint16Array;
  private readonly end: number;
  private readonly out: Token[] = [];
  /** Of the word at hand: the hash of its letters, its apostrophe or -1, how many stops it holds. */
  private letters = NO_LETTERS;
  private apostrophe = -1;
  private stops = 0;

  /**
   * @param offset of the piece in its text, for the tokens; all other offsets count the piece
   * @param behindHyphen whether a hyphen stands in front of it
   */
  constructor(
    private readonly piece: string,
    private readonly offset: number,
    private readonly behindHyphen: boolean,
  ) {
    this.units = unitsOf(piece);
    this.end = piece.length;
  }

  run(): Token[] {
    const { units, end, out } = this;
    for (let i = 0; i < end;) {
      const c = units[i] as number;
      if (c <= 32 || c === 0xa0) {
        i++;
        continue;
      }
      if (isInWord(c)) i = this.word(i);
      else {
        // "Acme Inc. will": the mark belongs to the name.
        if (c === 46 && out.length && ABBREVIATED.has((out[out.length - 1] as Token).norm) && i + 2 < end) {
          i++;
          continue;
        }
        if (c === 33 && this.endsName(i)) {
          i++;
          continue;
        }
        this.push(i, i + 1, this.known(i, i + 1), Bit.PUNCT);
        i++;
      }
    }
    return out;
  }

  /** "Acme! collects": a mark between a word with a capital and a small letter. */
  private endsName(at: number): boolean {
    const { units, out, offset } = this;
    const before = out.length ? (out[out.length - 1] as Token) : null;
    if (!before || before.end !== at + offset || !(before.bits & Bit.CAPITAL) || units[at + 1] !== 32) return false;
    const next = units[at + 2] ?? 0;
    return isLetter(next) && !isUpper(next);
  }

  private known(from: number, to: number, letters?: number): WordInfo {
    return this.words.wordAt(this.piece, this.units, from, to, letters);
  }

  private push(from: number, to: number, word: WordInfo, extra: number): void {
    const { offset, out } = this;
    const before = out.length ? (out[out.length - 1] as Token) : null;
    if (before && (before.bits & LIKE_ADVERB) === LIKE_ADVERB && !(extra & Bit.CAPITAL) && this.isName(before, word))
      out[out.length - 1] = before.withBits(before.bits & ~Bit.ADV);
    out.push(
      new Token(
        from + offset,
        to + offset,
        word.norm,
        word.stem,
        word.bits | extra,
        extra & (Bit.PUNCT | Bit.GLUED) ? null : word.verb,
        word,
      ),
    );
  }

  /** "Grammarly collects", "sent to Bitly": a name that ends like an adverb, by the verb behind it or the small letters in front of it. */
  private isName(token: Token, next: WordInfo): boolean {
    // "SHALL ONLY": capitals throughout tell nothing.
    if (!token.norm.endsWith('ly') || isUpper(this.units[token.start - this.offset + 1] as number)) return false;
    if (next.bits & (Bit.MODAL | Bit.DO | Bit.BE | Bit.HAVE) || (next.verb && next.verb.forms & Form.S && !(next.verb.forms & Form.BASE)))
      return true;
    const { out } = this;
    return out.length > 1 && !((out[out.length - 2] as Token).bits & (Bit.PUNCT | Bit.CAPITAL));
  }

  /** Takes the word that starts at `from`; the offset behind it. */
  private word(from: number): number {
    const { units, out, words } = this;
    const to = this.endOf(from);
    const capital = isUpper(units[from] as number) ? Bit.CAPITAL : 0;
    if (this.apostrophe > 0) {
      this.contraction(from, this.apostrophe, to, capital);
      return to;
    }
    const known = this.known(from, to, this.letters);
    const { norm } = known;
    if (this.isBehindHyphen(from)) {
      this.compound(from, to, known, capital);
      return to;
    }
    // "Acme Plus stores": part of a name.
    if (capital && norm === 'plus' && out.length && (out[out.length - 1] as Token).bits & Bit.CAPITAL) {
      out.push(new Token(from + this.offset, to + this.offset, norm, norm, Bit.CAPITAL, null, known));
      return to;
    }
    const blended = known.bits === 0 || norm === 'cannot' ? BLENDED.get(norm) : undefined;
    const word = norm === 'us' && this.isCountry(from) ? words.word('usa') : blended ? words.word(blended) : known;
    const named =
      capital !== 0 ||
      this.isNameInside(from, to, known) ||
      (this.stops === 1 && this.isDomain(from, to)) ||
      (this.stops === 2 && norm.startsWith('www.') && this.isDomain(from + WWW, to));
    this.push(from, to, word, named ? Bit.CAPITAL : 0);
    if (blended) this.push(to, to, words.word('not'), 0);
    return to;
  }

  /** The offset behind the word that starts at `from`; what it holds is noted in `letters`, `apostrophe` and `stops`. */
  private endOf(from: number): number {
    const { units, end } = this;
    let i = from;
    let apostrophe = -1;
    let letters = NO_LETTERS;
    let stops = 0;
    for (; i < end; i++) {
      const c = units[i] as number;
      if (isInWord(c)) {
        letters = hashWith(letters, c);
        continue;
      }
      if (c === 32) break;
      const next = i + 1 < end ? (units[i + 1] as number) : 0;
      if (isApostrophe(c) && isLetter(next) && apostrophe < 0) {
        apostrophe = i;
        continue;
      }
      // "u.s.", "1.2", "example.com", "a@b.example" stay one token.
      if ((c === 46 || c === 64 || c === 95) && (isLetter(next) || isDigit(next))) {
        letters = hashWith(letters, c);
        if (c === 46) stops++;
        continue;
      }
      if (c === 46 && i - from === 3 && units[from + 1] === 46) {
        letters = hashWith(letters, c);
        i++;
      }
      break;
    }
    this.letters = letters;
    this.apostrophe = apostrophe;
    this.stops = stops;
    return i;
  }

  /** Whether a word that opens with no capital is a name by its other letters. */
  private isNameInside(from: number, to: number, { bits }: WordInfo): boolean {
    const { units } = this;
    // "eStore", "penHollow": such names have their capital behind a small letter.
    if (bits === 0) return this.hasHump(from, to);
    if (bits !== Bit.NUMBER || !isDigit(units[from] as number)) return false;
    // "12Harbours", "2HB"
    return to - from > LONGEST_ORDINAL
      ? isLetter(units[to - 1] as number)
      : isUpper(units[from + 1] as number) && isUpper(units[to - 1] as number);
  }

  /** Whether a word that opens with a small letter has a capital further on, and no second one right behind it. */
  private hasHump(from: number, to: number): boolean {
    if (to - from < 3 || !isLetter(this.units[from] as number)) return false;
    for (let i = from + 1; i < to; i++)
      if (isUpper(this.units[i] as number)) return i + 1 === to ? i > from + 1 : !isUpper(this.units[i + 1] as number);
    return false;
  }

  /** Whether a hyphen joins a word to the one before it. */
  private isBehindHyphen(from: number): boolean {
    const { out } = this;
    if (from > 0 ? this.units[from - 1] !== 45 : !this.behindHyphen) return false;
    if (out.length < 2) return false;
    const hyphen = out[out.length - 1] as Token;
    return hyphen.norm === '-' && hyphen.end === from + this.offset && (out[out.length - 2] as Token).end === from + this.offset - 1;
  }

  /** "e-mail", "re-use" are one word; of other compounds ("opt-out", "third-party", "use-based") each part is one, and none is a verb of the clause. */
  private compound(from: number, to: number, known: WordInfo, capital: number): void {
    const { out, offset, words } = this;
    const before = out[out.length - 2] as Token;
    out.length -= 2;
    if (before.norm === 'e' || before.norm === 're' || (before.norm === 'de' && known.norm.startsWith('identif'))) {
      this.push(before.start - offset, to, words.word(before.norm + known.norm), before.bits & Bit.CAPITAL);
      return;
    }
    this.push(before.start - offset, before.end - offset, before.word, before.bits | Bit.GLUED);
    this.push(from, to, known, capital | Bit.GLUED);
  }

  /** "in the US": the country, which is spelled like the pronoun. */
  private isCountry(from: number): boolean {
    const { units, out } = this;
    const before = out.length ? (out[out.length - 1] as Token) : undefined;
    return isUpper(units[from + 1] as number) && before?.norm === 'the' && !isUpper(units[before.start - this.offset + 1] as number);
  }

  /** "example.com" as the name of a site: small letters, parted by one stop. */
  private isDomain(from: number, to: number): boolean {
    if (to - from < SHORTEST_DOMAIN) return false;
    let stop = -1;
    for (let i = from; i < to; i++) {
      const c = this.units[i] as number;
      if (c === 46) {
        if (stop >= 0) return false;
        stop = i;
      } else if (!isInWord(c)) return false;
    }
    return stop > from + 1 && to - stop > 2 && to - stop < 9 && !isDigit(this.units[stop + 1] as number);
  }

  private contraction(from: number, apostrophe: number, to: number, capital: number): void {
    const { words } = this;
    const known = this.known(from, apostrophe);
    const head = known.norm;
    const tail = this.piece.slice(apostrophe + 1, to).toLowerCase();
    if (tail === 't' && head.endsWith('n')) {
      const stem = head.slice(0, -1);
      this.push(from, apostrophe - 1, words.word(NEGATED.get(stem) ?? stem), capital);
      this.push(apostrophe - 1, to, words.word("n't"), 0);
      return;
    }
    const clitic = CLITICS.get(tail);
    this.push(from, apostrophe, known, capital);
    if (clitic) this.push(apostrophe, to, words.word(clitic), 0);
    else if (tail === 's' && PRONOUN_BEFORE_IS.has(head)) this.push(apostrophe, to, words.word('is'), 0);
    else this.push(apostrophe, to, words.word("'s"), Bit.POSS);
  }
}

/** Words that hold a "not": "cannot", and those whose apostrophe was left out. */
const BLENDED: ReadonlyMap<string, string> = new Map([
  ['cannot', 'can'],
  ['dont', 'do'],
  ['doesnt', 'does'],
  ['didnt', 'did'],
  ['wont', 'will'],
  ['cant', 'can'],
  ['isnt', 'is'],
  ['arent', 'are'],
  ['wasnt', 'was'],
  ['werent', 'were'],
  ['hasnt', 'has'],
  ['havent', 'have'],
  ['wouldnt', 'would'],
  ['couldnt', 'could'],
  ['shouldnt', 'should'],
]);
const SHORTEST_DOMAIN = 6;
const WWW = 'www.'.length;
/** "1990s" is no name. */
const LONGEST_ORDINAL = 5;
const LIKE_ADVERB = Bit.ADV | Bit.CAPITAL;
