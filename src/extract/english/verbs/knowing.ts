// What is learnt of readers where no word for data stands: "we can see what you type", "this lets us know who logs in".
import { ADS, EMPLOYING, HELPING, WAYS } from '../../../generated/words/shared.js';
import {
  AMOUNTS,
  ANNOUNCING,
  GIVEN,
  HEDGES,
  KNOWING,
  LEARNING,
  MEANS,
  OBSERVED,
  OPENED,
  REPORTS,
  WISHING,
  WRITING,
} from '../../../generated/words/knowing.js';
import { Bit, Form } from '../lexicon/lexicon.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { hasWord, type Found } from '../roles/found.js';
import { mention } from '../sentences/mentions.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Verbs } from './verbs.js';

const TELLING = new Set(['tell', 'show', 'inform', 'give']);
const LOOKING = new Set(['check', 'watch']);

const TAKING = new Set(['collect', 'gather', 'receive', 'obtain']);
const WHATEVER = new Set(['what', 'whatever']);

/** "what you enter", "whatever you tell us": what readers give. */
function whatYouGive(s: Sentence, at: number): boolean {
  const you = s.bits(at + 2) & Bit.ADV ? at + 3 : at + 2;
  return WHATEVER.has(s.norm(at)) && s.norm(at + 1) === 'you' && GIVEN.has(s.base(you));
}

/** What a verb with "what you …" or "us know who …" behind it finds out about readers; null where it does not. */
export function learnt(s: Sentence, clause: Clause, main: number): Found | null {
  if (clause.group.passive) return null;
  const base = s.base(main);
  const finite = clause.group.kind === 'finite';
  // "It does not tell us who you are"
  if (
    clause.negated &&
    finite &&
    TELLING.has(base) &&
    isOurs(s, main + 1) &&
    s.norm(main + 2) === 'who' &&
    tellsOfReaders(s, main + 2, true)
  )
    return found(s, main + 2);
  const kept = clause.negated ? untold(s, clause, main, base) : null;
  if (kept) return kept;
  const use = HELPING.has(base) ? showsUse(s, clause, main) : -1;
  if (use > 0)
    return {
      action: 'track',
      actor: 'first',
      implies: 'usage.activity',
      reach: complementEnd(s, use),
      doubt: 'what is learnt of the reader is collected',
    };
  if (clause.actor === 'first' && TAKING.has(base))
    return whatYouGive(s, main + 1)
      ? { action: 'collect', reach: complementEnd(s, main + 1), doubt: 'what the reader gives is collected' }
      : null;
  if (clause.actor === 'first')
    return (finite ||
      byMeans(s, clause) ||
      // "It is impossible for us to know who you are"
      (clause.group.kind === 'infinitive' && clause.negated && clause.governor?.group.copula === true) ||
      (clause.group.kind === 'gerund' && clause.negated && clause.preposition === 'of' && WAYS.has(clause.governorNoun ?? ''))) &&
      !hedged(s, clause, main) &&
      LEARNING.has(base) &&
      (clause.negated || !LOOKING.has(base)) &&
      tellsOfReaders(s, main + 1, clause.negated)
      ? found(s, main + 1)
      : null;
  if (clause.negated) return null;
  // "Partners can see that you visited us", "they learn which pages you open"
  if (clause.actor === 'third' && !isOurs(s, main + 1))
    return finite &&
      !clause.relative &&
      LEARNING.has(base) &&
      base !== 'determine' &&
      (tellsOfReaders(s, main + 1, false) || thatReaders(s, main + 1))
      ? { ...found(s, main + 1), actor: 'third' }
      : null;
  if (!isOurs(s, main + 1)) return null;
  if (HELPING.has(base)) {
    const known = s.find(main + 2, main + 6, KNOWING);
    if (known < 0)
      return clause.actor === 'tool' && finite && helpsUs(s, clause, main) ? { action: 'track', implies: 'device.cookie_id' } : null;
    if (clause.actor === 'tool') return { action: 'track', implies: 'usage.activity' };
    if (finite && recognises(s, clause, known)) return { action: 'track', actor: 'first', implies: 'device.cookie_id' };
    return finite && isPointer(clause) && LEARNING.has(s.base(known)) && tellsOfReaders(s, known + 1, false) ? found(s, known + 1) : null;
  }
  if (
    finite &&
    TELLING.has(base) &&
    (clause.actor === 'tool' || isPointer(clause) || REPORTS.has(s.norm(subjectOf(clause).to - 1))) &&
    tellsOfReaders(s, main + 2, false)
  )
    return found(s, main + 2);
  return null;
}
learnt.verbs = { bases: [TAKING, LEARNING, HELPING, TELLING] } satisfies Verbs;

/** "Birchmetrics helps us to understand how visitors use our site", "we use vendors to help us understand the usage of the app": by what they count for us. The token where it begins what they show, or -1. */
function showsUse(s: Sentence, clause: Clause, main: number): number {
  if (clause.negated || clause.hypothetical || clause.relative || clause.indirect || !isOurs(s, main + 1)) return -1;
  // "These tools help us": they note it; "this helps us": what was told before does.
  const tools = MEANS.has(s.norm(subjectOf(clause).to - 1));
  if (isPointer(clause) && !tools) return -1;
  if (clause.group.kind !== 'finite' && !isMeans(s, clause)) return -1;
  if (clause.group.kind === 'finite' && !tools && clause.actor !== 'third' && clause.actor !== 'unknown') return -1;
  let at = main + 2;
  while (s.bits(at) & (Bit.TO | Bit.ADV) || s.norm(at) === 'better') at++;
  if (!KNOWING.has(s.norm(at))) return -1;
  if (tellsOfReaders(s, at + 1, false)) return at + 1;
  const word = s.find(at, at + NEAR_USE, USAGE);
  return word > 0 && !s.tokens.slice(at, word).some((t) => t.bits & (Bit.FIRST | Bit.PUNCT)) ? word : -1;
}

/** "[we use it, it is used] to help us" */
function isMeans(s: Sentence, { group, governor }: Clause): boolean {
  return (
    group.kind === 'infinitive' &&
    governor !== null &&
    governor.group.kind === 'finite' &&
    governor.actor !== 'data' &&
    !governor.negated &&
    !governor.hypothetical &&
    !governor.relative &&
    governor.group.mains.some((m) => EMPLOYING.has(s.base(m)))
  );
}

const NEAR_USE = 6;
const USAGE = new Set(['usage', 'behavior', 'behaviour', 'interactions']);

/** "We don't tell anyone who you are", "we will not tell your employer that you use the app": not shared with them. */
function untold(s: Sentence, clause: Clause, main: number, base: string): Found | null {
  if (clause.actor !== 'first' || clause.group.kind !== 'finite' || (base !== 'tell' && base !== 'inform')) return null;
  const to = s.within('recipient', { from: main + 1, to: main + 4 })[0];
  if (!to || to.from > main + 2) return null;
  const at = to.to;
  if (!(s.norm(at) === 'that' || ANNOUNCING.has(s.norm(at))) || !(s.bits(at + 1) & Bit.USER)) return null;
  return {
    action: 'share',
    implies: s.norm(at) === 'who' ? 'identity' : 'usage.activity',
    recipients: [mention(s, to)],
    reach: complementEnd(s, at),
    doubt: 'what nobody is told is not shared with them',
  };
}

/** "We use these technologies to learn whether …": the means stand right in front. */
function byMeans(s: Sentence, clause: Clause): boolean {
  const by = clause.governor;
  return (
    clause.group.kind === 'infinitive' &&
    by !== null &&
    by.group.kind === 'finite' &&
    !by.negated &&
    by.group.mains.some((m) => EMPLOYING.has(s.base(m))) &&
    MEANS.has(s.norm(clause.group.from - (s.norm(clause.group.from) === 'to' ? 1 : 2)))
  );
}

/** "They allow us to recognise you": what does so are trackers, wherever they were named. */
function recognises(s: Sentence, clause: Clause, verb: number): boolean {
  const from = subjectOf(clause).from;
  return TOOLS.has(s.norm(from)) && RECOGNISING.has(s.base(verb)) && s.norm(verb + 1) === 'you';
}

const TOOLS = new Set(['they', 'it']);
const RECOGNISING = new Set(['recognize', 'recognise']);

/** "us", "Acme": who is helped. */
function isOurs(s: Sentence, at: number): boolean {
  return (s.norm(at) === 'us' && !(s.bits(at + 1) & Bit.CONJ)) || s.own.some((n) => n.from === at);
}

/** "Cookies help us fight abuse": what they are for, they do by what they note; not where they help to show adverts. */
function helpsUs(s: Sentence, clause: Clause, main: number): boolean {
  if (clause.relative || !s.within('tracker', subjectOf(clause)).some((p) => p.id !== 'analytics')) return false;
  return s.find(main + 2, Math.min(main + NEAR_ADS, s.tokens.length), ADS) < 0 && s.find(main + 2, main + 5, SENDING) < 0;
}

const NEAR_ADS = 10;
const SENDING = new Set(['send', 'serve', 'show']);

function found(s: Sentence, at: number): Found {
  const who = s.norm(at) === 'who' && s.bits(at + 1) & Bit.USER;
  const wrote = KEEPING.has(s.base(at - 1)) && s.norm(at) === 'what' && s.norm(at + 1) === 'you' && WRITING.has(s.base(at + 2));
  if (wrote)
    return {
      action: 'collect',
      actor: 'first',
      implies: 'content',
      reach: complementEnd(s, at),
      doubt: 'what is learnt of the reader is collected',
    };
  return {
    action: 'collect',
    actor: 'first',
    implies: who ? 'identity' : 'usage.activity',
    reach: complementEnd(s, at),
    doubt: 'what is learnt of the reader is collected',
  };
}

const KEEPING = new Set(['store', 'save', 'record', 'log']);

/** "we do not always know who you are" denies nothing. */
function hedged(s: Sentence, clause: Clause, main: number): boolean {
  return clause.negated && hasWord(s, clause.group.from, main, HEDGES);
}

/** Up to the mark that ends what is learnt. */
function complementEnd(s: Sentence, from: number): number {
  let k = from;
  while (k < s.tokens.length && !(s.bits(k) & Bit.PUNCT)) k++;
  return k;
}

function isPointer(clause: Clause): boolean {
  for (const step of clause.steps) if (step.startsWith('pronoun:')) return true;
  return false;
}

/** "that you visited our site", not "that you may write to us". */
function thatReaders(s: Sentence, at: number): boolean {
  return (
    s.norm(at) === 'that' &&
    s.norm(at + 1) === 'you' &&
    ((s.bits(at + 2) & (Bit.HAVE | Bit.BE)) !== 0 || (s.forms(at + 2) & Form.PAST) !== 0 || s.norm(at + 2).endsWith('ed'))
  );
}

/** "what you type", "which pages visitors open", "who is logging in", "how many users are in a room". */
export function tellsOfReaders(s: Sentence, from: number, denied: boolean): boolean {
  let at = from;
  while (at < from + 3 && s.bits(at) & Bit.ADV) at++;
  const word = s.norm(at);
  if (!ANNOUNCING.has(word) || (denied && (word === 'if' || word === 'whether'))) return false;
  if (word === 'who')
    return (
      s.norm(at + 1) === 'you' ||
      (denied && OPENED.has(s.base(at + 1))) ||
      (!denied && !(s.bits(at + 1) & (Bit.FIRST | Bit.THEY | Bit.PUNCT)) && at + 1 < s.tokens.length)
    );
  if (word === 'how' && !(s.bits(at + 1) & (Bit.USER | Bit.DET)) && !AMOUNTS.has(s.norm(at + 1))) return false;
  for (let k = at + 1; k < at + 8 && k < s.tokens.length; k++) {
    const bits = s.bits(k);
    if ((bits & Bit.FIRST && !(s.norm(k) === 'our' && s.bits(k + 1) & Bit.FIRST_NOUN)) || (bits & Bit.PUNCT && s.norm(k) !== ','))
      return false;
    if (OBSERVED.has(s.norm(k))) return true;
    if (bits & Bit.USER && s.norm(k) !== 'your' && s.norm(k) !== 'yours')
      return !WISHING.has(s.base(k + 1)) && !(s.norm(k + 1) === 'have' && s.norm(k + 2) === 'to');
  }
  return false;
}
