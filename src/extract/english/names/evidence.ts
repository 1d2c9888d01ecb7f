// What the words around a name tell of whose it is.
import {
  CHANGING,
  CHOOSING,
  MAKING,
  MEANS,
  NAMED_THINGS,
  ROLES,
  RUNNERS,
  SERVED,
  SERVING,
  SWORN,
  USING,
  VALUES,
} from '../../../generated/words/evidence.js';
import { SUFFIXES } from '../../../generated/words/equated.js';
import { keyOf, WE } from './equated.js';
import { Bit, Form } from '../lexicon/lexicon.js';
import { baseAt, findIn, formsAt, tokenAt, type Token } from '../tokens/tokens.js';

/** What a text does with a name. */
export interface Evidence {
  /** As the doer of a verb. */
  subject: number;
  /** "Acme's website", "Acme users". */
  owner: number;
  /** "we use Acme", "through Acme": as somebody else's. */
  other: number;
  /** 3 beside "privacy" in the title, 2 in an early heading, 1 in the sentences a text opens with, else 0. */
  title: number;
  /** "Acme respects your privacy", "operated by Acme", "we at Acme", "© Acme". */
  presents: number;
  /** In the first blocks, where a text says whose it is. */
  early: boolean;
  /** Inside a sentence, where a capital means a name. */
  inside: number;
  /** With "Inc." or the like behind it. */
  company: boolean;
}

export function note(
  tokens: readonly Token[],
  from: number,
  to: number,
  title: number,
  early: boolean,
  shown: Map<string, Evidence>,
): void {
  const key = keyOf(tokens.slice(from, to).map((t) => t.norm));
  if (!key) return;
  let e = shown.get(key);
  if (!e) shown.set(key, (e = { subject: 0, owner: 0, other: 0, title: 0, presents: 0, early: false, inside: 0, company: false }));
  e.title = Math.max(e.title, title);
  if (early) e.early = true;
  if (
    (to - from > 1 && SUFFIXES.has((tokens[to - 1] as Token).norm)) ||
    SUFFIXES.has(tokenAt(tokens, to).norm) ||
    (tokenAt(tokens, to).norm === ',' && SUFFIXES.has(tokenAt(tokens, to + 1).norm))
  )
    e.company = true;
  noteBefore(tokens, from, e);
  // "At Acme, we take care of", "At Acme we care about"
  const at = tokenAt(tokens, to).norm === ',' ? to + 1 : to;
  if (tokenAt(tokens, from - 1).norm === 'at' && opensPromise(tokens, at, at > to)) e.presents += tokenAt(tokens, at).norm === 'we' ? 2 : 1;
  // "Thank you for using Acme"
  if (
    CHOOSING.has(tokenAt(tokens, from - 1).norm) &&
    tokenAt(tokens, from - 2).norm === 'for' &&
    tokenAt(tokens, from - 4).norm === 'thank'
  )
    e.presents++;
  if (early && endsAsController(tokens, from)) e.presents++;
  const before = tokenAt(tokens, from - 1).bits;
  if (!(before & Bit.USER)) noteBehind(tokens, to, early, e);
}

/** "The controller is Acme", "Controller of your data: Acme" */
function endsAsController(tokens: readonly Token[], from: number): boolean {
  const at = tokenAt(tokens, from - 1).bits & Bit.DET ? from - 2 : from - 1;
  const { norm } = tokenAt(tokens, at);
  if (norm !== 'is' && norm !== ':') return false;
  for (let k = at - 1; k >= 0 && at - k < LONGEST_CONTROLLER; k--) {
    const word = tokenAt(tokens, k);
    if (word.norm === 'controller') return true;
    if (word.bits & Bit.PUNCT && norm === 'is') return false;
  }
  return false;
}

const LONGEST_CONTROLLER = 8;

/** Whether the text speaks of itself at a place, behind "At Acme": "we …", "your privacy matters", "the privacy of our guests". */
function opensPromise(tokens: readonly Token[], at: number, behindComma: boolean): boolean {
  const { norm } = tokenAt(tokens, at);
  return norm === 'we' || (behindComma && (WE.has(norm) || ((norm === 'your' || norm === 'the') && privacyNear(tokens, at - 1))));
}

/** What the words in front of a name say of it. */
function noteBefore(tokens: readonly Token[], from: number, e: Evidence): void {
  const before = tokens[from - 1];
  if (!before) return;
  const word = before.norm;
  const second = tokenAt(tokens, from - 2).norm;
  if (!(before.bits & Bit.PUNCT) || word === ',' || word === '(') e.inside++;
  // "This is the privacy policy of Acme"
  if ((word === 'of' || word === 'for') && TEXTS.has(second) && findIn(tokens, from - FAR_TEXT, from - 2, THIS) >= 0) e.presents++;
  if (USING.has(word) || word === 'of') {
    if (oneOf(READER, tokens, from - 2)) e.owner++;
    else if (word !== 'of' && (word !== 'use' || oneOf(WE, tokens, from - 2))) e.other++;
  } else if (word === 'by' && (second === 'provided' || second === 'offered')) {
    if (
      tokenAt(tokens, from - 3).norm === 'is' &&
      tokenAt(tokens, from - 4).bits & Bit.FIRST_NOUN &&
      tokenAt(tokens, from - 5).norm === 'this'
    )
      e.presents++;
    else e.other++;
  } else if (
    (word === 'as' && second === 'such') ||
    word === 'party' ||
    (word === 'by' && SERVED.has(second)) ||
    ((word === 'with' || word === 'on') && ENGAGED.has(second))
  )
    e.other++;
  else if (endsRole(tokens, word === ',' ? from - 2 : from - 1)) e.other++;
  else if (
    (word === 'by' && RUNNERS.has(second)) ||
    (word === 'at' && WE.has(second)) ||
    word === '©' ||
    word === 'copyright' ||
    (before.bits & Bit.NUMBER && (second === '©' || second === 'copyright')) ||
    (word === 'to' && second === 'welcome')
  )
    e.presents++;
}

/** What the words behind a name say of it. */
function noteBehind(tokens: readonly Token[], to: number, early: boolean, e: Evidence): void {
  const at = behind(tokens, to);
  const next = tokens[at];
  if (!next) return;
  // "Postlark, our mailing tool,"
  if (next.norm === ',' && tokenAt(tokens, at + 1).norm === 'our') for (let k = at + 2; k < at + 5; k++) if (endsRole(tokens, k)) e.other++;
  const thing = tokenAt(tokens, at + 1).norm;
  if (next.bits & Bit.POSS) {
    // "Acme's privacy policy" is as often the one of a vendor.
    if (NAMED_THINGS.has(thing) && thing !== 'privacy') e.owner++;
  } else if (at === to && (NAMED_THINGS.has(next.norm) || (next.norm === 'mobile' && NAMED_THINGS.has(thing)))) {
    // "the Acme app", "the Acme mobile app"
    if (next.norm !== 'privacy') e.owner++;
  } else if (next.bits & Bit.BE) {
    if (thing === 'committed' || thing === 'dedicated' || (early && isTheController(tokens, at + 1))) e.presents++;
    // "Acme is not responsible", "Acme is providing"
    else if (
      (thing === 'not' && RESPONSIBLE.has(tokenAt(tokens, at + 2).norm)) ||
      RESPONSIBLE.has(thing) ||
      formsAt(tokens, at + 1) & Form.ING
    )
      e.subject++;
  } else if (next.bits & Bit.CONJ && (thing === 'its' || thing === 'our')) e.subject++;
  else if (next.norm === 'built' || next.norm === 'operates' || next.norm === 'owns') e.presents++;
  // "Acme makes shift plans", of a name in the title
  else if (e.title > 2 && MAKING.has(next.norm)) e.presents++;
  else if (
    next.bits & (Bit.MODAL | Bit.DO | Bit.HAVE) ||
    (next.verb && next.verb.readings && next.verb.forms & Form.S && !(next.bits & Bit.CAPITAL))
  ) {
    e.subject++;
  }
  // Nobody writes of a vendor what every text says of its own.
  if (e.other === 0 && (swears(tokens, at) || changesText(tokens, at))) e.presents++;
  if ((VALUES.has(next.norm) || (next.bits & Bit.HAVE && thing === 'adopted')) && privacyNear(tokens, at)) e.presents++;
}

/** "does not sell", "will never rent", "does not knowingly": at a place behind a name. */
function swears(tokens: readonly Token[], at: number): boolean {
  let k = at;
  if (tokenAt(tokens, k).bits & (Bit.DO | Bit.MODAL)) k++;
  const denied = tokenAt(tokens, k).norm;
  return (denied === 'not' || denied === "n't" || denied === 'never') && SWORN.has(tokenAt(tokens, k + 1).norm);
}

/** "the data controller", "responsible" for the text's data: at a place behind "Acme is". */
function isTheController(tokens: readonly Token[], at: number): boolean {
  if (tokenAt(tokens, at).norm !== 'the') return false;
  for (let k = at + 1; k < at + 3; k++) if (tokenAt(tokens, k).norm === 'controller') return true;
  return false;
}

/** "may change this policy", "reserves the right to amend this notice": at a place behind a name. */
function changesText(tokens: readonly Token[], at: number): boolean {
  const next = tokenAt(tokens, at);
  if (!(next.bits & Bit.MODAL) && baseAt(tokens, at) !== 'reserve') return false;
  const change = findIn(tokens, at + 1, at + FAR_CHANGE, CHANGING);
  if (change < 0) return false;
  const own = findIn(tokens, change + 1, change + FAR_CHANGE, THIS);
  return own >= 0 && findIn(tokens, own + 1, own + 3, TEXTS) >= 0;
}

const THIS = new Set(['this']);
const TEXTS = new Set(['policy', 'statement', 'notice', 'policies']);
const FAR_CHANGE = 10;
const FAR_TEXT = 7;

/** Behind "Inc.", "®", a bracket, an adverb: where the verb of a name stands. */
function behind(tokens: readonly Token[], to: number): number {
  let k = to;
  while (MARKS.has(tokenAt(tokens, k).norm)) k++;
  // "Fernley's does": the mark of whose belongs to the name.
  if (tokenAt(tokens, k).bits & Bit.POSS && tokenAt(tokens, k + 1).bits & (Bit.MODAL | Bit.DO | Bit.HAVE | Bit.BE)) k++;
  if (tokenAt(tokens, k).norm === '.' && SUFFIXES.has(tokenAt(tokens, k - 1).norm)) k++;
  if (tokenAt(tokens, k).norm === '(')
    for (let j = k + 1; j < tokens.length && j - k < 20; j++)
      if ((tokens[j] as Token).norm === ')') {
        k = j + 1;
        break;
      }
  while (k - to < 24 && tokenAt(tokens, k).bits & Bit.ADV) k++;
  return k;
}

const MARKS = new Set(['®', '™']);
// "we work with Acme", "we rely on Acme": who does something for the text's own.
const ENGAGED = new Set(['work', 'partner', 'cooperate', 'collaborate', 'rely']);
const RESPONSIBLE = new Set(['responsible', 'liable']);
const READER = new Set(['you', 'your']);

const LONGEST_ROLE = 4;

/** "our mailing tool", "the hosting provider": whether a noun for who serves the text's own ends at a token. */
function endsRole(tokens: readonly Token[], at: number): boolean {
  const word = tokenAt(tokens, at).norm;
  if (!ROLES.has(word) && !(MEANS.has(word) && SERVING.has(tokenAt(tokens, at - 1).norm))) return false;
  for (let k = at - 1; k >= 0 && at - k <= LONGEST_ROLE; k--) {
    const { norm, bits } = tokens[k] as Token;
    if (norm === 'our' || norm === 'the') return true;
    if (bits & (Bit.PUNCT | Bit.PREP | Bit.CONJ | Bit.CAPITAL)) return false;
  }
  return false;
}

/** "when you use Acme", "your use of Acme": whose use it is. */
function oneOf(words: ReadonlySet<string>, tokens: readonly Token[], at: number): boolean {
  for (let k = at; k >= 0 && at - k < 4; k--) if (words.has((tokens[k] as Token).norm)) return true;
  return false;
}

function privacyNear(tokens: readonly Token[], at: number): boolean {
  for (let k = at; k < tokens.length && k - at < 8; k++) if ((tokens[k] as Token).norm === 'privacy') return true;
  return false;
}
