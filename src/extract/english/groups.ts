// First pass: verb groups. A group is a chain of auxiliaries, negators and adverbs with the verb they belong to; several
// coordinated verbs share one group, so that "do not rent, sell or share" is one denial of three verbs, known or not.
import { OWNING } from '../../generated/words/groups.js';
import { BareVerbs } from './bareverbs.js';
import { newGroup, type Group } from './group.js';
import { Bit, Form, Reading } from './lexicon.js';
import { OPENING_QUOTES } from './surroundings.js';
import type { Phrase, Token } from './tokens.js';

const TAKEN = Reading.collect | Reading.store | Reading.retain | Reading.track | Reading.share | Reading.convey | Reading.delete;
const STOPS = new Set(['.', ';', ':', '!', '(']);
/** Tokens of "is not limited to". */
const LEAVING_OPEN = 4;
const LONGEST_COMPANY = 14;
const HAPPENING = new Set(['occur', 'happen', 'become']);

/** The verb groups of a sentence, in order; `opensWithDeed`: its first word is known to be a verb, as in a list below "We do not:". */
export function groupsIn(
  tokens: readonly Token[],
  phrases: readonly Phrase[],
  names: readonly { from: number; to: number }[],
  opensWithDeed: boolean,
): Group[] {
  return new GroupScan(tokens, phrases, names).run(opensWithDeed);
}

class GroupScan extends BareVerbs {
  run(opensWithDeed: boolean): Group[] {
    for (let i = opensWithDeed ? this.add('imperative', 0, 0, Form.BASE) : 0; i < this.tokens.length;) i = this.step(i);
    return this.groups;
  }

  private step(i: number): number {
    const bits = this.bits(i);
    if (bits & Bit.BE && this.opensUp(i)) return i + LEAVING_OPEN;
    if (bits & Bit.BE && this.isTurned(i)) return this.turned(i);
    if (bits & (Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE) && !this.isNounLike(i) && !this.inPhrase[i]) return this.auxiliary(i);
    const verb = this.verb(i);
    // "Disclosure to partners takes place"
    if (verb?.base === 'take' && this.norm(i + 1) === 'place' && verb.forms & (Form.S | Form.PAST) && i > 0)
      return this.add('finite', i, i, verb.forms & (Form.S | Form.PAST)) + 1;
    // "Storage in log files occurs": no noun is spelled so, whatever stands in front.
    if (
      verb &&
      verb.forms & (Form.S | Form.PAST) &&
      HAPPENING.has(verb.base) &&
      i > 0 &&
      (!(this.bits(i - 1) & (Bit.HAVE | Bit.ADV | Bit.NEG | Bit.CONJ | Bit.PUNCT | Bit.REL)) || this.closesCompany(i - 1))
    )
      return this.add('finite', i, i, verb.forms & (Form.S | Form.PAST));
    if (verb && !this.inPhrase[i]) return this.plain(i, verb.forms);
    if (verb && this.isLogging(i)) return this.add('finite', i, i, Form.S);
    if (!verb && this.isUnknownVerb(i)) return this.add('finite', i, i, Form.BASE);
    return i + 1;
  }

  /** "will", "can", "might" as nouns; "do" in "do not track". */
  private isNounLike(i: number): boolean {
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

  /** ", along with your photo,[ becomes]": the comma behind what goes with the subject. */
  private closesCompany(comma: number): boolean {
    if (this.norm(comma) !== ',') return false;
    for (let k = comma - 1; k > 0 && comma - k < LONGEST_COMPANY; k--)
      if (this.norm(k) === ',') return (this.norm(k + 1) === 'along' || this.norm(k + 1) === 'together') && this.norm(k + 2) === 'with';
    return false;
  }

  /** "includes, but is not limited to": says that the list is not complete, and nothing of its own. */
  private opensUp(i: number): boolean {
    return this.norm(i + 1) === 'not' && this.norm(i + 2) === 'limited' && this.norm(i + 3) === 'to' && this.norm(i - 1) === 'but';
  }

  /** "Logged [are] your address and the time", "Also stored [is] your name": a participle at the very beginning, and behind the auxiliary what it is said of. */
  private isTurned(i: number): boolean {
    if (i < 1 || i > 2 || (i === 2 && !(this.bits(0) & (Bit.ADV | Bit.NEG)))) return false;
    if (!(this.forms(i - 1) & Form.PART) || !(this.readings(i - 1) & TAKEN)) return false;
    const next = this.norm(i + 1) === 'only' ? i + 2 : i + 1;
    return (this.bits(next) & (Bit.DET | Bit.USER | Bit.GENERIC)) !== 0 || this.inPhrase[next] === 1;
  }

  private turned(i: number): number {
    const group = { ...newGroup('finite', i - 1), passive: true, mains: [i - 1], form: Form.PART };
    if (i === 2 && this.bits(0) & Bit.NEG) {
      group.negated = true;
      group.negators.push(0);
      group.from = 0;
    }
    let to = i + 1;
    while (to < this.tokens.length && !(this.bits(to) & (Bit.SUB | Bit.REL)) && !STOPS.has(this.norm(to))) to++;
    group.inverted = { from: i + 1, to };
    this.groups.push(group);
    return i + 1;
  }
}
