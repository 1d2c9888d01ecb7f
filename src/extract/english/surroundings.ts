// What stands around a word: small questions that decide whether it is a verb here.
import { QUOTES } from '../../generated/words/surroundings.js';
import { Bit, Form } from './lexicon.js';
import { tokenAt, type Phrase, type Token } from './tokens.js';
import { TokenView } from './tokenview.js';

/** Marks in pairs, an interjection between them. */
export const MARKS = new Set([',', '—', '–', '-']);
export const OPENING_QUOTES = new Set(['"', '“', '‘', '«']);

/** Room for a mark on each token. One sentence is gone over at a time, and to make room anew for each takes longer than to clear it. */
interface Room {
  marks: Uint8Array;
  used: number;
}
const PHRASES: Room = { marks: new Uint8Array(256), used: 0 };
const OTHERS: Room = { marks: new Uint8Array(256), used: 0 };

function cleared(room: Room, length: number): Uint8Array {
  if (length > room.marks.length) Object.assign(room, { marks: new Uint8Array(length * 2), used: 0 });
  const { marks, used } = room;
  for (let i = 0; i < used; i++) marks[i] = 0;
  room.used = length;
  return marks;
}

export class Surroundings extends TokenView {
  protected readonly inPhrase: Uint8Array;
  /** 2 for the last word of several others, 1 for that of one: "companies", "advertising partner". */
  protected readonly others: Uint8Array;

  constructor(tokens: readonly Token[], phrases: readonly Phrase[], names: readonly { from: number; to: number }[]) {
    super(tokens);
    this.inPhrase = cleared(PHRASES, tokens.length);
    // A word inside a longer noun phrase of the lexicon is no verb ("contact information", "service provider").
    for (const p of phrases)
      if ((p.kind === 'data' || p.kind === 'recipient') && p.to - p.from > 1)
        this.enclose(
          p.kind !== 'data' ? p.from : this.opensWithVerb(p.from) ? p.from + 1 : this.clausesWithVerb(p.from) ? p.from + 2 : p.from,
          p.to,
        );
    for (const n of names) this.enclose(n.from, n.to);
    this.others = cleared(OTHERS, tokens.length);
    for (const p of phrases) if (p.kind === 'recipient') this.others[p.to - 1] = tokenAt(tokens, p.to - 1).norm.endsWith('s') ? 2 : 1;
  }

  private enclose(from: number, to: number): void {
    for (let i = from; i < to; i++) this.inPhrase[i] = 1;
  }

  private isBase(i: number): boolean {
    return Boolean(this.forms(i) & Form.BASE);
  }

  /** "our servers log requests": no plural stands before a noun in a compound. */
  private clausesWithVerb(i: number): boolean {
    return this.isBase(i + 1) && Boolean(this.bits(i) & Bit.FIRST_NOUN) && (this.tokens[i] as Token).norm.endsWith('s');
  }

  /** "we log information", "to access log files": the first word of a noun phrase is the verb behind a subject, "to" or an auxiliary. */
  private opensWithVerb(i: number): boolean {
    if (!this.isBase(i)) return false;
    let k = i - 1;
    while (k > 0 && this.bits(k) & (Bit.ADV | Bit.NEG) && !(this.bits(k) & Bit.DET)) k--;
    const before = this.tokens[k];
    if (!before) return false;
    if (before.norm === 'to' || before.norm === 'we' || before.norm === 'they' || before.norm === 'i' || before.bits & (Bit.MODAL | Bit.DO))
      return true;
    return Boolean(before.bits & Bit.FIRST_NOUN) && before.norm.endsWith('s') && Boolean(this.bits(k - 1) & (Bit.FIRST | Bit.DET));
  }

  protected isOnly(j: number): boolean {
    const norm = this.norm(j);
    return norm === 'only' || norm === 'just' || norm === 'merely' || norm === 'limited';
  }

  /** "to" as a preposition before a noun that is spelled like a verb: "access to market data". */
  protected nounAfterTo(to: number): boolean {
    const before = this.norm(to - 1);
    return before === 'access' && !this.objectFollows(to + 1);
  }

  protected isTight(from: number, to: number): boolean {
    for (let k = from; k < to; k++) {
      const t = this.tokens[k] as Token;
      if (
        t.bits & (Bit.CONJ | Bit.ADV | Bit.NEG) ||
        t.norm === ',' ||
        t.norm === '/' ||
        t.norm === ';' ||
        t.norm === ':' ||
        t.norm === '(' ||
        t.norm === ')' ||
        this.isQuote(k)
      )
        continue;
      if (
        k === from &&
        (t.norm === 'with' ||
          t.norm === 'to' ||
          t.norm === 'on' ||
          t.norm === 'out' ||
          t.norm === 'from' ||
          t.norm === 'about' ||
          t.norm === 'in')
      )
        continue;
      // An unknown verb in the series: "sold, gifted or handed over".
      if (!(t.bits & ~Bit.CAPITAL) && !t.verb && this.isListMark(k - 1) && this.isListMark(k + 1)) continue;
      return false;
    }
    return true;
  }

  protected isListMark(i: number): boolean {
    return this.norm(i) === ',' || Boolean(this.bits(i) & Bit.CONJ);
  }

  protected commaThenConjunction(comma: number): boolean {
    return Boolean(this.bits(comma + 1) & Bit.CONJ) || (this.tokens[comma] as Token).norm === ';';
  }

  /** Whether what follows looks like the object or complement of a verb rather than of a noun. */
  protected objectFollows(i: number): boolean {
    const next = this.tokens[i + 1];
    if (!next) return false;
    if (next.norm === 'of' || next.bits & (Bit.BE | Bit.MODAL | Bit.HAVE)) return false;
    if (next.bits & (Bit.DET | Bit.FIRST | Bit.USER | Bit.IT | Bit.THEY | Bit.ADV | Bit.GENERIC | Bit.NEG)) return true;
    if (next.bits & Bit.PUNCT)
      return next.norm === '"' || next.norm === '“' || next.norm === '(' || (next.norm === ',' && Boolean(this.readings(i)));
    if (this.inPhrase[i + 1]) return true;
    if (next.bits & (Bit.PREP | Bit.TO))
      return (
        next.norm === 'with' ||
        next.norm === 'to' ||
        next.norm === 'from' ||
        next.norm === 'by' ||
        next.norm === 'through' ||
        next.norm === 'about' ||
        next.norm === 'for' ||
        next.norm === 'on' ||
        next.norm === 'in'
      );
    if (next.bits & (Bit.CONJ | Bit.SUB)) return Boolean(this.readings(i));
    return true;
  }

  protected followsLikeObject(i: number): boolean {
    const next = this.tokens[i + 1] as Token;
    return !(next.bits & (Bit.PUNCT | Bit.CONJ)) || next.norm === '"' || next.norm === '“' || next.norm === ':';
  }

  protected couldBeVerb(j: number): boolean {
    const t = this.tokens[j] as Token;
    return (
      !(
        t.bits &
        (Bit.PUNCT |
          Bit.DET |
          Bit.PREP |
          Bit.CONJ |
          Bit.SUB |
          Bit.FIRST |
          Bit.USER |
          Bit.IT |
          Bit.THEY |
          Bit.CAPITAL |
          Bit.NUMBER |
          Bit.REL |
          Bit.FIRST_NOUN |
          Bit.GENERIC |
          Bit.NOTDATA |
          Bit.QUESTION)
      ) &&
      !this.inPhrase[j] &&
      t.norm.length > 2
    );
  }

  protected isQuote(i: number): boolean {
    return QUOTES.has(this.norm(i));
  }

  /** Back from a verb over a quotation mark, a bracket or an interjection: "we (and our partners) collect", "we, as the operator, collect", "we – and our partners – collect". */
  protected pastMarks(at: number): number {
    let k = at;
    if (!(this.bits(k) & Bit.PUNCT)) return k;
    while (OPENING_QUOTES.has(this.norm(k))) k--;
    const n = this.norm(k);
    if (n !== ')' && !MARKS.has(n)) return k;
    for (let j = k - 1; j > 0 && k - j < 20; j--) {
      const m = this.norm(j);
      if (m === ';' || m === ':') break;
      if (m !== (n === ')' ? '(' : n)) continue;
      const before = this.tokens[j - 1] as Token;
      return before.norm === 'we' ||
        before.norm === 'i' ||
        (n === ',' && before.norm === 'to') ||
        // "we will not sell or, without your consent, share"
        (n === ',' && before.norm === 'or') ||
        (n === ')' && before.bits & (Bit.FIRST_NOUN | Bit.CAPITAL))
        ? j - 1
        : at;
    }
    return k === at ? at : k;
  }
}
