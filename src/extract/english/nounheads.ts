// Whom the head of a noun phrase stands for, by the terms it names and by its last noun.
import { FOREIGN } from '../../generated/words/shared.js';
import { EMBEDS, EVENTS, MEASURES, PARTS, PICKED } from '../../generated/words/nounheads.js';
import { OFTEN_OTHERS } from '../../generated/words/naming.js';
import type { ActorKind, Range } from './clause.js';
import { OTHERS } from './doer.js';
import { Bit } from './lexicon.js';
import { Ours } from './ours.js';
import type { Phrase } from './tokens.js';

/** Whom words stand for; `ids`: recipient types of others; `step`: how it was inferred, or what it hangs on ("pronoun:", "name:"). */
export interface Referent {
  readonly actor: ActorKind;
  readonly ids: readonly string[];
  readonly step: string | null;
}

/** The terms that a head names. */
interface Named {
  readonly tracker: Phrase | undefined;
  readonly data: Phrase | undefined;
  readonly recipients: readonly Phrase[];
}

const NONE: readonly string[] = [];
const EMBEDDED = new Set(['embedded', 'embeds']);
const TRADES = new Set(['firm', 'company', 'agency', 'corporation', 'bank']);
const TECHNIQUES = new Set(['technology', 'tool', 'technique', 'mechanism', 'method']);
// "a member of our staff"
const STAFF = new Set(['staff', 'team', 'personnel', 'crew']);
const AS_TOOL = ' is a tool, which acts for those who use it';
const AS_ORGANISATION = ' stands for the organisation';
const AS_ANYBODY = ' could be anybody';

/** Whom words are found to stand for. */
export function referent(actor: ActorKind, step: string | null = null, ids: readonly string[] = NONE): Referent {
  return { actor, ids, step };
}

export class NounHeads extends Ours {
  /** The words of a range in small letters. */
  protected said(from: number, to: number): string {
    return this.tokens
      .slice(from, to)
      .map((t) => t.norm)
      .join(' ');
  }

  /** "X could be anybody" and the like: told by the words themselves. */
  private inferred(actor: ActorKind, { from, to }: Range, why: string, ids: readonly string[] = NONE): Referent {
    return referent(actor, `"${this.said(from, to)}"${why}`, ids);
  }

  /** Words of which nothing is known. */
  protected anybody(whole: Range): Referent {
    return this.inferred('unknown', whole, AS_ANYBODY);
  }

  /** Words that are ours. */
  protected organisation(whole: Range): Referent {
    return this.inferred('first', whole, AS_ORGANISATION);
  }

  /** The head of a noun phrase: up to its first preposition or relative; a leading prepositional phrase is dropped. */
  protected headRange(from: number, to: number): Range {
    let start = from;
    // "Outside firms": no preposition.
    if (
      this.bits(start) & Bit.PREP &&
      !(this.bits(start) & (Bit.IT | Bit.DET)) &&
      !this.phrases.some((p) => p.kind === 'recipient' && p.from === start)
    ) {
      // "In some cases third parties may": take the last phrase that reaches the verb.
      const last = this.phrases.find((p) => p.to === to && p.from > start && (p.kind === 'recipient' || p.kind === 'data'));
      if (last) start = last.from;
      else {
        while (start < to - 1 && this.bits(start) & Bit.PREP) start++;
      }
    }
    // "types of information", "some of your data": the head stands behind "of".
    for (let k = start; k < to - 1 && k - start < 5; k++) {
      if (this.norm(k + 1) === 'of' && (MEASURES.has(this.stem(k)) || (this.stem(k) === 'member' && STAFF.has(this.norm(k + 3))))) {
        start = k + 2;
        break;
      }
      if (this.bits(k) & (Bit.PREP | Bit.REL)) break;
    }
    let end = start;
    while (end < to) {
      const bits = this.bits(end);
      if (end > start && bits & (Bit.PREP | Bit.REL | Bit.SUB) && !(bits & Bit.DET && !(bits & Bit.REL))) break;
      if (end > start && this.clauses.some((c) => c.start === end || c.group.from === end)) break;
      end++;
    }
    return { from: start, to: Math.max(end, start + 1) };
  }

  /** Whom a head stands for, in the phrase `whole`. */
  protected classifyHead(head: Range, whole: Range): Referent {
    const last = this.lastNoun(head);
    const named = this.namedIn(head, last);
    return this.shownByOthers(head, last, named) ?? this.byTerms(head, last, named, whole) ?? this.byNouns(head, last, named, whole);
  }

  private namedIn(head: Range, lastNoun: number): Named {
    let tracker: Phrase | undefined;
    let data: Phrase | undefined;
    const recipients: Phrase[] = [];
    for (const p of this.phrases) {
      if (p.from < head.from || p.from >= head.to) continue;
      // "Cookies and similar technologies"
      if (p.kind === 'tracker' && p.id !== 'analytics') {
        if (!tracker || (tracker.to <= lastNoun && p.to > lastNoun)) tracker = p;
      } else if (p.kind === 'data' && p.id !== 'social') data = p;
      else if (p.kind === 'recipient' && !(p.id === 'acquirer' && EVENTS.has(this.norm(p.from)))) recipients.push(p);
    }
    return { tracker, data, recipients };
  }

  /** What others show in our pages: they do it. */
  private shownByOthers(head: Range, last: number, { data, recipients }: Named): Referent | null {
    // "Embedded videos set cookies"
    if (!data && EMBEDDED.has(this.norm(head.from + (this.bits(head.from) & Bit.DET ? 1 : 0)))) return referent('third', null, OTHERS);
    // "YouTube videos on our pages": whose they are, their name says.
    const first = this.norm(head.from);
    if (last > head.from && OFTEN_OTHERS.has(first) && EMBEDS.has(this.stem(last)) && this.names.isOther(first))
      return referent('third', null, recipients.length ? idsOf(recipients) : OTHERS);
    return null;
  }

  /** By the term that a head ends with; null where it names none. */
  private byTerms(head: Range, last: number, { tracker, data, recipients }: Named, whole: Range): Referent | null {
    if (tracker && tracker.to > last)
      // "third-party cookies": whose tool it is.
      return this.inferred(
        'tool',
        whole,
        AS_TOOL,
        recipients.filter((p) => p.to <= head.to).map((p) => p.id),
      );
    const others = recipients.length ? this.byRecipients(head, last, data, recipients, whole) : null;
    if (others) return others;
    if ((data && data.to > last) || this.bits(last) & Bit.GENERIC) return referent('data');
    return tracker ? this.inferred('tool', whole, AS_TOOL) : null;
  }

  /** By the recipients that a head ends or opens with; null where it names data behind them. */
  private byRecipients(head: Range, last: number, data: Phrase | undefined, recipients: readonly Phrase[], whole: Range): Referent | null {
    const heading = recipients.filter((p) => p.to > last || p.from === head.from || this.isCounted(p));
    const [first] = heading;
    if (!first) return null;
    if (this.startsWithUs(head, first)) return this.inferred('first', whole, ' includes the organisation');
    // "social network users"
    if (this.bits(last) & Bit.USER && heading.every((p) => p.to === last)) return referent('user');
    if (data && data.to > last && data.to > (heading.at(-1) as Phrase).to) return null;
    // "this third-party software": somebody else's.
    const foreign = heading.some((p) => p.to === last && p.id === 'third_parties' && FOREIGN.has(this.norm(p.from)));
    if (!foreign && this.bits(last) & Bit.FIRST_NOUN && this.firstDeterminer(head) && !heading.some((p) => p.to > last))
      return referent('first');
    return referent('third', null, idsOf(heading));
  }

  /** "our partners", "and vendors": a member of a series of nouns. */
  private isCounted({ from }: Phrase): boolean {
    return (this.bits(from - 1) & (Bit.DET | Bit.CONJ)) !== 0 || this.norm(from - 1) === ',';
  }

  /** By the nouns of a head that no term covers. */
  private byNouns(head: Range, last: number, { data }: Named, whole: Range): Referent {
    // "Some features of the app", "certain pages": parts of what is ours.
    if (PARTS.has(this.stem(last)) && PICKED.has(this.norm(head.from)) && last - head.from < 3) return this.organisation(whole);
    if (this.isOneOfTrade(head, last)) return this.anybody(whole);
    if (this.bits(last) & Bit.FIRST_NOUN && this.firstDeterminer(head)) return this.organisation(whole);
    if ((this.bits(last) | this.bits(head.from)) & Bit.USER) return referent('user');
    if (this.bits(head.from) & Bit.FIRST || this.isNamedOwner(head)) return this.inferred('first', whole, ' belongs to the organisation');
    if (data) return referent('data');
    // "Other technologies (such as cookies)"
    if (TECHNIQUES.has(this.stem(last)) && this.namesTrackers(last + 1)) return this.inferred('tool', whole, AS_TOOL);
    if (this.bits(head.from) & (Bit.THEY | Bit.IT)) return referent('unknown', `pronoun:${this.norm(head.from)}`);
    return this.isNameLike(head, last) ? referent('unknown', `name:${this.said(head.from, head.to)}`) : this.anybody(whole);
  }

  /** "the payment firm keeps": which firm it is, its kind says. */
  private isOneOfTrade(head: Range, last: number): boolean {
    return (
      TRADES.has(this.norm(last)) && this.norm(head.from) === 'the' && last > head.from + 1 && !(this.bits(head.from + 1) & Bit.CAPITAL)
    );
  }

  private isNameLike(head: Range, last: number): boolean {
    if (this.bits(last) & Bit.CAPITAL && head.from > 0) return true;
    return (this.bits(head.from) & Bit.CAPITAL) !== 0 && !(this.bits(head.from) & (Bit.DET | Bit.SUB));
  }

  /** "(such as cookies", "like beacons": examples right behind a noun. */
  private namesTrackers(at: number): boolean {
    const open = this.norm(at) === '(' || this.norm(at) === ',' ? at + 1 : at;
    const to =
      this.norm(open) === 'such' && this.norm(open + 1) === 'as'
        ? open + 2
        : this.norm(open) === 'like' || this.norm(open) === 'including' || this.norm(open) === 'e.g'
          ? open + 1
          : -1;
    return to > 0 && this.phrases.some((p) => p.kind === 'tracker' && p.from >= to && p.from < to + 3);
  }

  private lastNoun(head: Range): number {
    let k = head.to - 1;
    while (k > head.from && (this.bits(k) & (Bit.PUNCT | Bit.ADV | Bit.POSS) || (this.norm(k) === 'such' && this.norm(k + 1) === 'as')))
      k--;
    return k;
  }
}

function idsOf(recipients: readonly Phrase[]): string[] {
  return [...new Set(recipients.map((p) => p.id))];
}
