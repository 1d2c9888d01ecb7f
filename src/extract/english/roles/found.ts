// What a verb is found to say, and questions about the words it rules.
import type { Action, Mention } from '../../../model/statement.js';
import { LISTED } from '../../../generated/words/found.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';

/** What a verb is found to say; `doubt` names what was inferred. */
export interface Found {
  readonly action: Action;
  readonly mechanism?: string;
  /** Set where the deed is ours though another word is the subject ("your browser sends us"). */
  readonly actor?: 'first' | 'third';
  readonly doubt?: string;
  /** Data that the words imply without naming them: cookies, behaviour. */
  readonly implies?: string;
  /** Turns the polarity round: "is kept private". */
  readonly flips?: boolean;
  readonly source?: string;
  /** Others are let in, so that we share: "our partners have access to your data". */
  readonly given?: boolean;
  /** Token up to which the words go that say it, where they go beyond the clause. */
  readonly reach?: number;
  /** What is sent or shown is no data about people: the message, the advertisement. */
  readonly bare?: boolean;
  /** What it is about, where the verb's own roles do not say it. */
  readonly data?: readonly Mention[];
  /** Who receives, where the verb's own roles do not say it. */
  readonly recipients?: readonly Mention[];
  /** The recipient is the clause's actor ("they have access"), or what an earlier sentence named ("their servers"). */
  readonly named?: 'actor' | 'before' | undefined;
  /** A noun names the deed ("such transfers may occur"): the subject is no doer. */
  readonly nominal?: boolean;
  /** A possibility, whatever the verb's form: "would be among the assets". */
  readonly modal?: 'may';
}

/** The same, all of it: what readers find has as many forms as there are readers, and whoever asked for a part of it would have to tell them apart. */
export function alike(f: Found): Found {
  return {
    action: f.action,
    mechanism: f.mechanism,
    actor: f.actor,
    doubt: f.doubt,
    implies: f.implies,
    flips: f.flips,
    source: f.source,
    given: f.given,
    reach: f.reach,
    bare: f.bare,
    data: f.data,
    recipients: f.recipients,
    named: f.named,
    nominal: f.nominal,
    modal: f.modal,
  };
}

/** Whether one of the words stands in a range of tokens. */
export function hasWord(s: Sentence, from: number, to: number, words: ReadonlySet<string>): boolean {
  return s.find(from, to, words) >= 0;
}

/** Whether "information", "data" or the like stands in a range of tokens. */
export function hasGeneric(s: Sentence, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (s.bits(k) & Bit.GENERIC) return true;
  return false;
}

export const LISTS = new Set(['list', 'lists']);

/** "[sell or rent our mailing] lists" */
const MOST_LISTED = 8;

/** "our mailing list", "lists of our donors": data about people without a word for data. */
export function namesPeople(s: Sentence, object: Range): boolean {
  const at = s.find(object.from, Math.min(object.to, object.from + MOST_LISTED), LISTS);
  return at > 0 && (LISTED.has(s.norm(at - 1)) || (s.norm(at + 1) === 'of' && LISTED.has(s.norm(at + 3))));
}
