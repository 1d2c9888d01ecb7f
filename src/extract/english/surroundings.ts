// What stands around a word: small questions that decide whether it is a verb here.
import { OWNING, QUOTES, SUBJECTS } from '../../generated/words/surroundings.js';
import { Bit, Form } from './lexicon.js';
import { frontedNever, isNever } from './never.js';
import { tokenAt, type Phrase, type Token } from './tokens.js';
import { TokenView } from './tokenview.js';

const MARKS = new Set([',', '—', '–', '-']);
const OPENING_QUOTES = new Set(['"', '“', '‘', '«']);

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

  /** "will", "can", "might" as nouns; "do" in "do not track". */
  protected isNounLike(i: number): boolean {
    const t = this.tokens[i] as Token;
    const before = i > 0 ? this.tokens[i - 1] : undefined;
    if (t.norm === 'do' && this.norm(i + 1) === 'not' && ['track', 'sell', 'share'].includes(this.norm(i + 2))) {
      const afterName = (before && before.bits & (Bit.FIRST | Bit.THEY | Bit.USER | Bit.CONJ)) || before?.norm === 'that';
      // "in response to “do not track” signals"
      if (before && OPENING_QUOTES.has(before.norm) && this.norm(i + 2) === 'track') return true;
      return Boolean((this.tokens[i + 2] as Token).bits & Bit.CAPITAL) && !afterName;
    }
    // "at your own will", not "this will", "both will".
    return t.norm === 'will' && before !== undefined && OWNING.has(before.norm);
  }

  /** "have" and "do" as main verbs: "we do not have access", "we do the following". */
  protected takesObject(j: number, expect: number): boolean {
    if (!(expect & Form.BASE)) return false;
    const next = this.tokens[j + 1];
    // "can and do share"
    if (next?.verb && this.bits(j) & Bit.DO && next.verb.forms & Form.BASE && this.bits(j - 1) & Bit.CONJ) return false;
    return !next || (!(next.verb && next.verb.forms & Form.PART) && !(next.bits & (Bit.BE | Bit.NEG | Bit.ADV)));
  }

  protected isOnly(j: number): boolean {
    const norm = this.norm(j);
    return norm === 'only' || norm === 'just' || norm === 'merely' || norm === 'limited';
  }

  protected onlyClosingAfter(j: number): boolean {
    for (let k = j; k < this.tokens.length; k++) if (!(this.bits(k) & Bit.PUNCT)) return false;
    return true;
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

  protected mayInvert(i: number): boolean {
    const before = i > 0 ? this.tokens[i - 1] : undefined;
    if (!before) return true;
    if (before.norm === ',' && ['should', 'were', 'had'].includes((this.tokens[i] as Token).norm)) return SUBJECTS.has(this.norm(i + 1));
    if (before.bits & (Bit.QUESTION | Bit.NEG | Bit.CONJ | Bit.SUB)) return true;
    if (frontedNever(this.tokens, i) >= 0) return true;
    for (let k = i - 1; k >= 0 && i - k < 7; k--) {
      if (this.bits(k) & Bit.NEG) return true;
      if (this.bits(k) & (Bit.FIRST | Bit.THEY) || (this.tokens[k] as Token).norm === ',')
        return before.norm === 'information' || before.norm === 'data';
    }
    return Boolean(this.bits(0) & Bit.QUESTION) && !(this.bits(0) & (Bit.FIRST | Bit.BE));
  }

  /** End of the noun phrase at j: a pronoun, or up to five words before a verb. */
  protected nounPhrase(j: number): number {
    const t = this.tokens[j] as Token;
    if (SUBJECTS.has(t.norm)) return j + 1;
    if (!(t.bits & (Bit.DET | Bit.CAPITAL | Bit.FIRST | Bit.FIRST_NOUN)) && !this.inPhrase[j]) return j;
    for (let k = j + 1; k < this.tokens.length && k - j < 6; k++) {
      const next = this.tokens[k] as Token;
      if (next.bits & (Bit.PUNCT | Bit.PREP)) return j;
      if (next.verb && next.verb.forms & (Form.BASE | Form.PART) && !this.inPhrase[k]) return k;
      if (next.bits & (Bit.ADV | Bit.NEG)) return k;
    }
    return j;
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

  protected closing(open: number): number {
    for (let k = open + 1; k < this.tokens.length && k - open < 40; k++) if ((this.tokens[k] as Token).norm === ')') return k;
    return -1;
  }

  /** "may, from time to time, and at our discretion, share", "may – with your consent – share": index behind the last mark, or 0. */
  protected interjection(open: number, expect: number): number {
    const mark = (this.tokens[open] as Token).norm;
    if (!MARKS.has(mark)) return 0;
    for (let k = open + 1; k < this.tokens.length && k - open < 24; k++) {
      if (this.norm(k) !== mark) continue;
      let m = k + 1;
      while (this.bits(m) & (Bit.ADV | Bit.NEG)) m++;
      const verb = this.verb(m);
      if (verb && verb.forms & expect) return k + 1;
      if (mark !== ',' || !(this.bits(k + 1) & (Bit.CONJ | Bit.PREP | Bit.SUB))) return 0;
    }
    return 0;
  }

  /** ", but do not," within a chain: auxiliaries of its own between commas. */
  protected takesOver(comma: number): boolean {
    if (this.norm(comma) !== ',' || !(this.bits(comma + 1) & Bit.CONJ)) return false;
    let k = comma + 2;
    let own = 0;
    while (this.bits(k) & (Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE | Bit.NEG | Bit.ADV)) own |= this.bits(k++);
    return Boolean(own & (Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE)) && this.norm(k) === ',' && this.verb(k + 1) != null;
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
        (n === ')' && before.bits & (Bit.FIRST_NOUN | Bit.CAPITAL))
        ? j - 1
        : at;
    }
    return k === at ? at : k;
  }

  /** The "no" of "in no case", "under no circumstances" in a token range; -1 where there is none. */
  protected denyingPhrase(from: number, to: number): number {
    for (let k = from + 1; k < to; k++) if (isNever(this.tokens, k)) return k;
    return -1;
  }

  /** "may from time to time use", "will in no case sell": index of the verb behind a short phrase, or 0. */
  protected adverbial(at: number, expect: number): number {
    for (let k = at + 1; k < this.tokens.length && k - at < 6; k++) {
      const t = this.tokens[k] as Token;
      // "may with your consent, use"
      if (t.norm === 'consent' && k - at === 2 && this.norm(k + 1) === ',' && this.forms(k + 2) & expect && !this.inPhrase[k + 2])
        return k + 2;
      if (t.bits & (Bit.PUNCT | Bit.FIRST | Bit.USER | Bit.REL | Bit.CONJ) && !(k - at === 1 && t.norm === 'your')) return 0;
      if (t.verb && t.verb.forms & expect && k - at > 1 && !this.inPhrase[k] && !(this.bits(k - 1) & (Bit.DET | Bit.PREP))) return k;
    }
    return 0;
  }
}
