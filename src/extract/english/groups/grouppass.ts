// What the first pass, which finds the verb groups of a sentence, goes by: its words, which of them stand inside of a name or a term, and the groups found so far.
import type { Group } from './group.js';
import { Bit, Form } from '../lexicon/lexicon.js';
import { tokenAt, type Phrase, type Token } from '../tokens/tokens.js';
import { TokenView } from '../tokens/tokenview.js';

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

export class GroupPass extends TokenView {
  readonly inPhrase: Uint8Array;
  /** 2 for the last word of several others, 1 for that of one: "companies", "advertising partner". */
  readonly others: Uint8Array;
  /** The groups found so far, in order. */
  readonly groups: Group[] = [];

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
}
