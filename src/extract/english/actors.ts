// Who a noun phrase stands for: the organisation, somebody else, the reader, data, or a tool.
import { POINTING, SOCIETIES } from '../../generated/words/shared.js';
import {
  AMONG,
  ANYBODY,
  EVENTS,
  FOREIGN,
  INSIDE,
  MEASURES,
  NEGATIVE_FRONT,
  OTHER_THAN,
  OUTFITS,
  PARTS,
  PICKED,
  SUBJECT_PRONOUNS,
} from '../../generated/words/actors.js';
import { OFTEN_OTHERS } from '../../generated/words/naming.js';
import { subjectOf, type ActorKind, type Clause, type Range } from './clause.js';
import { Bit } from './lexicon.js';
import { Ours } from './ours.js';
import type { Phrase } from './tokens.js';

/** The step by which a name in the text is the organisation. */
export const CALLED_SO = ' is what the text calls the organisation';
const REL_SET = new Set(['who', 'which', 'that', 'whom']);

const HELPERS = new Set(['provider', 'vendor', 'partner']);
const EMBEDS = new Set(['video', 'film', 'map', 'widget', 'plugin', 'plug-in', 'button', 'player', 'font', 'feed']);
const EMBEDDED = new Set(['embedded', 'embeds']);
const EXAMPLES = new Set(['as', 'like', 'including']);
const TRADES = new Set(['firm', 'company', 'agency', 'corporation', 'bank']);
const TECHNIQUES = new Set(['technology', 'tool', 'technique', 'mechanism', 'method']);
// "a member of our staff"
const STAFF = new Set(['staff', 'team', 'personnel', 'crew']);
const INDEFINITE = new Set(['a', 'an', 'another', 'any']);
const LONGEST_KIND = 4;
const HERE = new Set(['here', 'inhouse', 'in-house']);
const YOUNGER = new Set(['under', 'younger', 'below']);
const READERS = new Set(['those', 'people', 'persons', 'everyone']);

export class Actors extends Ours {
  /** Who a subject is. */
  protected classify(range: Range): { actor: ActorKind; ids: readonly string[]; step: string | null; negative: boolean } {
    let { from } = range;
    const { to } = range;
    const words = (): string =>
      this.tokens
        .slice(from, to)
        .map((t) => t.norm)
        .join(' ');
    let negative = false;
    // "Nothing you type": what is typed, whoever types it.
    if (this.norm(from) === 'nothing' && to - from > 1) return { actor: 'data', ids: [], step: null, negative: true };
    while (from < to - 1 && this.bits(from) & Bit.NEG) {
      if (this.norm(from) !== 'not' || !['only', 'all'].includes(this.norm(from + 1))) negative = !negative;
      from++;
    }
    if (NEGATIVE_FRONT.has(this.norm(from))) negative = true;
    const single = to - from === 1 ? this.norm(from) : '';
    if (single === 'we' || single === 'i') return { actor: 'first', ids: [], step: null, negative };
    if (single === 'you') return { actor: 'user', ids: [], step: null, negative };
    const none =
      this.norm(range.from) === 'nobody'
        ? range.from + 1
        : this.norm(range.from) === 'no' && this.norm(range.from + 1) === 'one'
          ? range.from + 2
          : -1;
    if (none > 0) {
      // "Nobody here", "no one on our team": those inside; "nobody outside our company", "no one else": not those.
      if (this.isInside(none, to)) return { actor: 'first', ids: [], step: `"${words()}" are people of the organisation`, negative: true };
      if (none >= to || OTHER_THAN.has(this.norm(none)) || (none === to - 1 && none === range.from + 2))
        return { actor: 'third', ids: ['anyone'], step: null, negative: true };
    }
    if (REL_SET.has(single)) return this.antecedent(from, negative);
    // "those who live in Peru will": some readers.
    if (ANYBODY.has(this.norm(from)) && YOUNGER.has(this.norm(from + 1))) return { actor: 'user', ids: [], step: null, negative };
    if (READERS.has(this.norm(from)) && this.norm(from + 1) === 'who')
      return { actor: 'unknown', ids: [], step: `"${words()}" could be anybody`, negative };
    // "Nothing is sold", "everything stays here": all that there is.
    if (single === 'nothing' || single === 'everything') return { actor: 'data', ids: [], step: null, negative };
    if (single === 'both' || single === 'neither' || single === 'none' || single === 'all')
      return { actor: 'unknown', ids: [], step: 'pronoun:these', negative };
    if (SUBJECT_PRONOUNS.has(single) || single === 'them' || single === 'us') {
      if (single === 'us') return { actor: 'first', ids: [], step: null, negative };
      return { actor: 'unknown', ids: [], step: `pronoun:${single}`, negative };
    }
    // "our partners and we", not "the data we collect".
    // "enables us and our partners to", "allows them and us to"
    if (
      to - from > 2 &&
      ((this.norm(from) === 'us' && this.bits(from + 1) & Bit.CONJ) || (this.norm(to - 1) === 'us' && this.bits(to - 2) & Bit.CONJ))
    )
      return { actor: 'first', ids: [], step: null, negative };
    for (let k = from; k < to; k++)
      if (this.norm(k) === 'we' && !this.clauses.some((c) => c.relative && c.start === k))
        return { actor: 'first', ids: [], step: null, negative };
    const head = this.headRange(from, to);
    // "From time to time Acme": a phrase of its own in front of the name.
    const named =
      this.names.match(this.tokens, head.from, head.to) ??
      (this.bits(from) & Bit.PREP && this.bits(to - 1) & Bit.CAPITAL ? this.names.match(this.tokens, from, to) : null);
    if (named) return { actor: 'first', ids: [], step: named === 'declared' ? null : `"${words()}"${CALLED_SO}`, negative };
    if (this.runsOurPages(head)) return { actor: 'first', ids: [], step: `"${words()}" stands for the organisation`, negative };
    const { actor, ids, step } = this.classifyHead(head, words);
    return { actor, ids, step, negative };
  }

  /** "here", "at Acme", "in our office", "of us": behind "nobody". */
  private isInside(at: number, to: number): boolean {
    if (at >= to) return false;
    if (HERE.has(this.norm(at))) return true;
    if (!AMONG.has(this.norm(at)) || at + 1 >= to) return false;
    const bits = this.bits(at + 1);
    return (bits & Bit.FIRST) !== 0 || this.names.match(this.tokens, at + 1, to) !== null || INSIDE.has(this.norm(to - 1));
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

  protected classifyHead(head: Range, words: () => string): { actor: ActorKind; ids: readonly string[]; step: string | null } {
    const lastNoun = this.lastNoun(head);
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
    const lastBits = this.bits(lastNoun);
    // "Embedded videos set cookies": shown by others in our pages.
    if (!data && EMBEDDED.has(this.norm(head.from + (this.bits(head.from) & Bit.DET ? 1 : 0))))
      return { actor: 'third', ids: ['third_parties'], step: null };
    // "YouTube videos on our pages": whose they are, their name says.
    if (
      lastNoun > head.from &&
      OFTEN_OTHERS.has(this.norm(head.from)) &&
      EMBEDS.has(this.stem(lastNoun)) &&
      this.names.isOther(this.norm(head.from))
    )
      return { actor: 'third', ids: recipients.length ? [...new Set(recipients.map((p) => p.id))] : ['third_parties'], step: null };
    const recipientAtEnd =
      recipients.length === 0
        ? recipients
        : recipients.filter(
            (p) =>
              p.to >= lastNoun + 1 ||
              p.from === head.from ||
              this.bits(p.from - 1) & Bit.DET ||
              this.bits(p.from - 1) & Bit.CONJ ||
              this.norm(p.from - 1) === ',',
          );
    if (tracker && tracker.to > lastNoun)
      return { actor: 'tool', ids: this.owner(head, recipients), step: `"${words()}" is a tool, which acts for those who use it` };
    if (recipientAtEnd.length && this.startsWithUs(head, recipientAtEnd[0] as Phrase))
      return { actor: 'first', ids: [], step: `"${words()}" includes the organisation` };
    // "social network users"
    if (lastBits & Bit.USER && recipientAtEnd.length && recipientAtEnd.every((p) => p.to === lastNoun))
      return { actor: 'user', ids: [], step: null };
    if (recipientAtEnd.length && !(data && data.to > lastNoun && data.to > (recipientAtEnd.at(-1) as Phrase).to)) {
      // "this third-party software": somebody else's.
      const foreign = recipientAtEnd.some((p) => p.to === lastNoun && p.id === 'third_parties' && FOREIGN.has(this.norm(p.from)));
      if (!foreign && lastBits & Bit.FIRST_NOUN && this.firstDeterminer(head) && !recipientAtEnd.some((p) => p.to > lastNoun))
        return { actor: 'first', ids: [], step: null };
      return { actor: 'third', ids: [...new Set(recipientAtEnd.map((p) => p.id))], step: null };
    }
    if ((data && data.to > lastNoun) || lastBits & Bit.GENERIC) return { actor: 'data', ids: [], step: null };
    if (tracker) return { actor: 'tool', ids: [], step: `"${words()}" is a tool, which acts for those who use it` };
    // "Some features of the app", "certain pages": parts of what is ours.
    if (PARTS.has(this.stem(lastNoun)) && PICKED.has(this.norm(head.from)) && lastNoun - head.from < 3)
      return { actor: 'first', ids: [], step: `"${words()}" stands for the organisation` };
    // "the payment firm keeps": which firm it is, its kind says.
    if (
      TRADES.has(this.norm(lastNoun)) &&
      this.norm(head.from) === 'the' &&
      lastNoun > head.from + 1 &&
      !(this.bits(head.from + 1) & Bit.CAPITAL)
    )
      return { actor: 'unknown', ids: [], step: `"${words()}" could be anybody` };
    if (lastBits & Bit.FIRST_NOUN && this.firstDeterminer(head))
      return { actor: 'first', ids: [], step: `"${words()}" stands for the organisation` };
    if (lastBits & Bit.USER || this.bits(head.from) & Bit.USER) return { actor: 'user', ids: [], step: null };
    if (this.bits(head.from) & Bit.FIRST || this.isNamedOwner(head))
      return { actor: 'first', ids: [], step: `"${words()}" belongs to the organisation` };
    if (data) return { actor: 'data', ids: [], step: null };
    // "Other technologies (such as cookies)"
    if (TECHNIQUES.has(this.stem(lastNoun)) && this.namesTrackers(lastNoun + 1))
      return { actor: 'tool', ids: [], step: `"${words()}" is a tool, which acts for those who use it` };
    const they = this.bits(head.from) & (Bit.THEY | Bit.IT);
    if (they) return { actor: 'unknown', ids: [], step: `pronoun:${this.norm(head.from)}` };
    if (
      (this.bits(lastNoun) & Bit.CAPITAL && head.from > 0) ||
      (this.bits(head.from) & Bit.CAPITAL && !(this.bits(head.from) & (Bit.DET | Bit.SUB)))
    )
      return {
        actor: 'unknown',
        ids: [],
        step: `name:${this.tokens
          .slice(head.from, head.to)
          .map((t) => t.norm)
          .join(' ')}`,
      };
    return { actor: 'unknown', ids: [], step: `"${words()}" could be anybody` };
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

  /** "third-party cookies": whose tool it is. */
  protected owner(head: Range, recipients: readonly Phrase[]): readonly string[] {
    return recipients.filter((p) => p.from >= head.from && p.to <= head.to).map((p) => p.id);
  }

  protected lastNoun(head: Range): number {
    let k = head.to - 1;
    while (k > head.from && (this.bits(k) & (Bit.PUNCT | Bit.ADV | Bit.POSS) || (this.norm(k) === 'such' && this.norm(k + 1) === 'as')))
      k--;
    return k;
  }

  /** The noun before "who", "which", "that". */
  protected antecedent(
    rel: number,
    negative: boolean,
  ): { actor: ActorKind; ids: readonly string[]; step: string | null; negative: boolean } {
    let k = rel - 1;
    // "vendors that need it and that have agreed": who the relative before it is about.
    if (this.bits(k) & Bit.CONJ)
      for (let i = this.clauses.length - 1; i >= 0; i--) {
        const c = this.clauses[i] as Clause;
        if (c.relative && c.group.kind === 'finite' && c.actor === 'third' && this.bits(subjectOf(c).from) & Bit.REL)
          return { actor: 'third', ids: c.actorIds, step: null, negative };
        if (!c.relative && c.group.kind === 'finite') break;
      }
    if (this.norm(k) === ',') k--;
    if (this.bits(k) & Bit.PREP) k--;
    if (k < 0) return { actor: 'unknown', ids: [], step: 'pronoun:that', negative };
    // "with those networks, which may track": others, named before.
    if (OUTFITS.has(this.stem(k)) && POINTING.has(this.norm(k - 1)))
      return { actor: 'third', ids: ['third_parties'], step: null, negative };
    // "handled by Acme, which collects", "* Acme, which places a cookie": a name that no word of ours covers.
    const name =
      this.norm(rel - 1) === ',' &&
      this.bits(k) & Bit.CAPITAL &&
      !this.norm(k).includes('/') &&
      !(this.bits(k) & (Bit.GENERIC | Bit.FIRST_NOUN | Bit.USER))
        ? this.nameUpTo(k)
        : null;
    if (
      name &&
      !this.names.match(this.tokens, name.from, k + 1) &&
      (this.names.isOther(this.norm(k)) || !this.phrases.some((p) => p.from <= k && k < p.to))
    )
      return {
        actor: 'unknown',
        ids: [],
        step: `name:${this.tokens
          .slice(name.from, k + 1)
          .map((t) => t.norm)
          .join(' ')}`,
        negative,
      };
    // "films from other sites, which may set"
    if (this.bits(k) & Bit.FIRST_NOUN && FOREIGN.has(this.norm(k - 1)))
      return { actor: 'third', ids: ['third_parties'], step: null, negative };
    let phrase: Phrase | undefined;
    for (const p of this.phrases)
      if (
        (p.kind === 'recipient' || p.kind === 'data' || p.kind === 'tracker') &&
        p.to <= k + 1 &&
        p.to >= k - 6 &&
        (!phrase ||
          p.to > phrase.to ||
          (p.to === phrase.to &&
            !(phrase.kind === 'recipient' && (this.bits(k) & Bit.CAPITAL || OUTFITS.has(this.stem(k)) || HELPERS.has(this.stem(k))))))
      )
        phrase = p;
    if (phrase?.kind === 'recipient') return { actor: 'third', ids: [phrase.id], step: null, negative };
    // "third-party services, such as Google Analytics, that collect": those of whom it is one.
    if (phrase?.kind === 'tracker' && EXAMPLES.has(this.norm(phrase.from - 1))) {
      const of = this.phrases.find(
        (p) => p.kind === 'recipient' && p.to <= (phrase as Phrase).from - 1 && p.to >= (phrase as Phrase).from - 5,
      );
      if (of) return { actor: 'third', ids: [of.id], step: null, negative };
    }
    // "Pebble Analytics, which collects": somebody's, by its name.
    if (
      phrase?.kind === 'tracker' &&
      phrase.id === 'analytics' &&
      this.norm(rel - 1) === ',' &&
      this.bits(k) & this.bits(k - 1) & Bit.CAPITAL &&
      !this.names.match(this.tokens, k - 1, k + 1)
    )
      return { actor: 'third', ids: ['analytics_provider'], step: null, negative };
    if (phrase?.kind === 'tracker') return { actor: 'tool', ids: [], step: null, negative };
    if (phrase?.kind === 'data' || this.bits(k) & Bit.GENERIC) return { actor: 'data', ids: [], step: null, negative };
    if (this.bits(k) & Bit.USER) return { actor: 'user', ids: [], step: null, negative };
    if (this.isSomeOutfit(k)) return { actor: 'third', ids: ['third_parties'], step: null, negative };
    if (this.bits(k) & Bit.FIRST_NOUN) return { actor: 'first', ids: [], step: null, negative };
    return { actor: 'unknown', ids: [], step: 'relative', negative };
  }

  /** "run by a firm [that …]", not "we are a firm [that …]": an outfit told of for the first time. */
  private isSomeOutfit(k: number): boolean {
    if (!SOCIETIES.has(this.norm(k))) return false;
    let from = k;
    // "a small, old firm"
    while (
      from > 0 &&
      k - from < LONGEST_KIND &&
      (!(this.bits(from) & (Bit.DET | Bit.PREP | Bit.PUNCT)) || this.norm(from) === ',') &&
      !this.isVerb(from)
    )
      from--;
    const before = this.bits(from - 1);
    return INDEFINITE.has(this.norm(from)) && !(before & (Bit.BE | Bit.FIRST)) && this.norm(from - 1) !== 'as';
  }

  /** The capitalised words that end at a token. */
  private nameUpTo(k: number): Range {
    let from = k;
    while (this.bits(from - 1) & Bit.CAPITAL && !(this.bits(from - 1) & (Bit.DET | Bit.SUB | Bit.FIRST))) from--;
    return { from, to: k + 1 };
  }

  protected actorFields(range: Range): { actor: ActorKind; actorIds: readonly string[] } {
    const { actor, ids } = this.classify(range);
    return { actor, actorIds: ids };
  }
}
