// What is done, or mostly not done, in everyday words: a noun names the deed ("we do no tracking", "we do without cookies", "the app has no trackers").
import { ADS } from '../../../generated/words/shared.js';
import type { Action } from '../../../model/statement.js';
import { DOING, FORGOING, HAVING, LAST, RENOUNCING, TRACKERS } from '../../../generated/words/idioms.js';
import { draft, type Draft } from '../roles/draft.js';
import { exceptionAt } from '../limits/exceptions.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { hasWord, type Found } from '../roles/found.js';
import { mentionsIn, type Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { UNLISTED, type Verbs } from './verbs.js';

const FILMING = new Set(['record', 'film', 'photograph']);
const ALLOWING = new Set(['allow', 'accept', 'permit', 'take', 'tolerate']);
const STAYING = new Set(['stay', 'steer', 'keep']);
const MARKETING = new Set(['marketing', 'remarketing', 'retargeting', 'telemarketing', ...ADS]);
const TRACKING = new Set(['tracking', 'surveillance', 'fingerprinting', 'analytics']);
const JUNK = new Set(['spam', 'junk']);
const CALLING = new Set(['phone', 'call']);
const MOST_WORDS = 6;

/** Statements that a light verb with a noun makes: "we engage in profiling", "our site has no analytics"; null where the noun names no deed. */
export function idioms(s: Sentence, clause: Clause, main: number, base: string, roles: Roles): Found[] | null {
  if (clause.group.passive || clause.group.kind === 'imperative' || clause.actor === 'third') return null;
  const denied = clause.negated || roles.negativeObject >= 0;
  const seen = recorded(s, clause, main, base);
  if (seen) return seen;
  const found =
    byOthers(s, clause, main, base) ??
    done(s, clause, main, base) ??
    (denied ? (absent(s, clause, main, base) ?? junk(s, main, base) ?? followed(s, clause, main, base)) : null) ??
    forgone(s, clause, main, base);
  return found;
}
idioms.verbs = {
  bases: [DOING, HAVING, ALLOWING, FORGOING, RENOUNCING, STAYING, FILMING, UNLISTED, CALLING, 'send', 'follow', 'track'],
} satisfies Verbs;

/** The deed that a noun names: advertising, tracking, profiling; null where it names another thing ("marketing research"). */
function deedOf(s: Sentence, k: number, trackers: ReadonlySet<string>): Found | null {
  const word = s.norm(k);
  const action: Action | null = MARKETING.has(word) ? 'advertise' : trackers.has(word) ? 'track' : null;
  if (!action || (s.bits(k) & Bit.GLUED && word !== 'marketing') || !ends(s, k + 1) || s.bits(k + 1) & Bit.GLUED) return null;
  return action === 'track'
    ? { action, implies: word.startsWith('cookie') ? 'device.cookie_id' : 'usage.activity', doubt: NAMED }
    : { action, bare: true };
}

const NAMED = 'a noun names the deed';

/** Whether a noun phrase is over: "do any tracking on our pages", not "tracking number". */
function ends(s: Sentence, k: number): boolean {
  return k >= s.tokens.length || (s.bits(k) & (Bit.PUNCT | Bit.PREP | Bit.CONJ | Bit.SUB | Bit.ADV)) !== 0 || LAST.has(s.norm(k));
}

/** "We do not do any tracking", "they conduct direct marketing". */
function done(s: Sentence, clause: Clause, main: number, base: string): Found[] | null {
  if (!DOING.has(base) || clause.actor !== 'first' || clause.group.kind === 'participle') return null;
  for (let k = main + 1; k < Math.min(main + MOST_WORDS, clause.region.to); k++) {
    const deed = deedOf(s, k, TRACKING);
    if (deed) return deed.action === 'advertise' && ADS.has(s.norm(k)) && !clause.negated && base === 'run' ? null : [deed];
    if (
      s.bits(k) & (Bit.PUNCT | Bit.SUB | Bit.GENERIC | Bit.USER) ||
      (s.bits(k) & Bit.PREP && !(s.norm(k) === 'in' && k === main + 1) && !(s.norm(k) === 'out'))
    )
      return null;
  }
  return null;
}

/** "We do not allow third-party behavioural tracking": what others do where we let them. */
function byOthers(s: Sentence, clause: Clause, main: number, base: string): Found[] | null {
  if (!LETTING.has(base) || clause.actor !== 'first') return null;
  const at = s.find(main + 1, Math.min(main + MOST_WORDS, clause.region.to), TRACKING);
  if (at < 0 || s.norm(at - 1) === 'of' || !ends(s, at + 1) || s.clauses.some((c) => c.governor === clause)) return null;
  if (!s.within('recipient', { from: main + 1, to: at }).length && !(s.norm(main + 1) === 'third' && s.norm(main + 2) === 'party'))
    return null;
  return [{ action: 'track', actor: 'third', implies: 'usage.activity', doubt: NAMED }];
}

const LETTING = new Set(['allow', 'permit']);

/** "The app has no trackers and no ads", "we do not allow adverts on our site": each thing that is named. */
function absent(s: Sentence, clause: Clause, main: number, base: string): Found[] | null {
  if (!(HAVING.has(base) || ALLOWING.has(base)) || clause.group.kind !== 'finite' || clause.actor !== 'first') return null;
  const out: Found[] = [];
  const to = Math.min(main + 2 * MOST_WORDS, clause.region.to);
  for (let k = main + 1; k < to; k++) {
    // "use your data for marketing": another thing is the object.
    if (s.bits(k) & (Bit.GENERIC | Bit.USER | Bit.SUB | Bit.TO) || s.bits(k) & Bit.PREP || s.norm(k) === ';') break;
    const deed = deedOf(s, k, TRACKERS);
    // "we do not accept advertising for tobacco": some of it.
    if (deed && ALLOWING.has(base) && (deed.action !== 'advertise' || !here(s, k + 1))) break;
    if (deed && !out.some((f) => f.action === deed.action)) out.push(deed);
  }
  // Cookies by themselves are known elsewhere, with their kind.
  return out.length && !out.every((f) => f.implies === 'device.cookie_id') ? out : null;
}

/** Whether a noun ends the sentence, or stands on our pages: "adverts on our site". */
function here(s: Sentence, k: number): boolean {
  return k >= s.tokens.length || (s.bits(k) & Bit.PUNCT) !== 0 || (PLACING.has(s.norm(k)) && (s.bits(k + 1) & (Bit.FIRST | Bit.IT)) !== 0);
}

const PLACING = new Set(['on', 'in', 'within', 'inside']);

/** "We never spam you", "we do not send you junk". */
function junk(s: Sentence, main: number, base: string): Found[] | null {
  if (s.norm(main) === 'spam' || (base === 'send' && hasWord(s, main + 1, main + 4, JUNK))) return [{ action: 'advertise', bare: true }];
  return null;
}

/** "We do not track.", "we do not follow you around the web". */
function followed(s: Sentence, clause: Clause, main: number, base: string): Found[] | null {
  if (clause.group.kind !== 'finite') return null;
  // "The app does not phone home"
  if (CALLING.has(base) && s.norm(main + 1) === 'home' && (clause.actor === 'first' || clause.actor === 'unknown'))
    return [{ action: 'collect', actor: 'first', implies: 'usage.activity', doubt: 'what reaches us is collected' }];
  if (
    base === 'follow' &&
    (clause.actor === 'first' || (clause.actor === 'tool' && !clause.actorIds.length)) &&
    isWatched(s, main + 1, clause)
  )
    return [{ action: 'track', actor: 'first', implies: 'usage.activity' }];
  if (clause.actor !== 'first') return null;
  if (
    (base === 'follow' && s.norm(main + 1) === 'you' && hasWord(s, main + 2, main + 4, AROUND)) ||
    (base === 'track' && clause.group.mains.length === 1 && alone(s, main + 1))
  )
    return [{ action: 'track', implies: 'usage.activity' }];
  // "We do not accept data from children"
  if (base === 'accept' && isData(s, main + 1)) return [{ action: 'collect', doubt: 'what is not accepted does not come in' }];
  return null;
}

/** "[follow] you to other websites", "your activities on other websites", "what you do on other pages" */
function isWatched(s: Sentence, at: number, { region }: Clause): boolean {
  const whose = s.norm(at) === 'what' ? at + 1 : at;
  return (
    (s.bits(whose) & Bit.USER) !== 0 &&
    s.within('data', { from: at, to: Math.max(region.to, at + MOST_WATCHED) }).some((p) => p.id === 'usage.browsing_elsewhere')
  );
}

const MOST_WATCHED = 7;

/** "any personal data", "information", not "responsibility for the use of data". */
function isData(s: Sentence, from: number): boolean {
  for (let k = from; k < from + 4; k++) {
    if (s.bits(k) & Bit.GENERIC) return true;
    if (s.bits(k) & (Bit.PREP | Bit.PUNCT | Bit.SUB | Bit.REL | Bit.CONJ) && !(s.bits(k) & Bit.DET)) return false;
  }
  return false;
}

/** "We never record you", "we may film you at the counter". */
function recorded(s: Sentence, clause: Clause, main: number, base: string): Found[] | null {
  return clause.actor === 'first' && FILMING.has(base) && s.norm(main + 1) === 'you' && s.norm(main + 2) !== 'as'
    ? [{ action: 'collect', implies: 'content.audio_video', doubt: 'who is recorded is seen or heard' }]
    : null;
}

const AROUND = new Set(['around', 'across', 'through', 'on']);

function alone(s: Sentence, k: number): boolean {
  return (
    k >= s.tokens.length ||
    ((s.bits(k) & Bit.PUNCT) !== 0 && s.norm(k) !== ',' && s.norm(k) !== ':' && s.norm(k) !== '"' && s.norm(k) !== '“')
  );
}

/** "We do without cookies", "we stay away from tracking". */
function forgone(s: Sentence, clause: Clause, main: number, base: string): Found[] | null {
  if (clause.negated || clause.group.kind !== 'finite' || clause.actor !== 'first') return null;
  let k = main + 1;
  if (RENOUNCING.has(base)) {
    if (s.norm(k) === 'from' || s.norm(k) === 'with') k++;
    k--;
  } else if (STAYING.has(base)) {
    while (s.norm(k) === 'away' || s.norm(k) === 'well' || s.norm(k) === 'clear') k++;
    if (k === main + 1 || (s.norm(k) !== 'from' && s.norm(k) !== 'of')) return null;
  } else {
    while (s.bits(k) & Bit.ADV) k++;
    if (!FORGOING.has(base) || s.norm(k) !== 'without') return null;
  }
  for (let j = k + 1; j < k + MOST_WORDS && j < s.tokens.length; j++) {
    const deed = deedOf(s, j, TRACKERS);
    if (deed) return [{ ...deed, flips: true, doubt: 'what is done without is not there' }];
    if (s.bits(j) & (Bit.PUNCT | Bit.GENERIC | Bit.PREP | Bit.USER)) return null;
  }
  return null;
}

const SEVERAL = new Set(['data', 'information']);
const GATHERING = new Set(['collection', 'logging', 'logs', 'log', 'storage']);

/** "No cookies, no tracking.": what a sentence without a verb denies. */
export function slogans(s: Sentence): Draft[] {
  const last = s.norm(s.tokens.length - 1);
  const most = last === '.' || last === '!' ? LONGEST_SLOGAN : LONGEST_FRAGMENT;
  if (s.clauses.length > 0 || s.norm(0) !== 'no' || s.tokens.length > most) return [];
  const out: Draft[] = [];
  // "No tracking, except by our till."
  const except = s.phrases.find((p) => p.kind === 'exception' && p.from > 1);
  const exception = except ? exceptionAt(s, { from: except.from, to: s.tokens.length - 1 }, mentionsIn) : null;
  for (let k = 0; k < s.tokens.length; k++) {
    if ((s.norm(k) !== 'no' && s.norm(k) !== 'or') || (k > 0 && s.norm(k) === 'no' && !(s.bits(k - 1) & (Bit.PUNCT | Bit.CONJ)))) continue;
    const handed = handedOver(s, k);
    if (handed) out.push({ ...handed, exception });
    for (let j = k + 1; j < k + 4 && !handed; j++) {
      const deed =
        deedOf(s, j, TRACKERS) ??
        (GATHERING.has(s.norm(j)) && ends(s, j + 1) && (j === k + 1 || SEVERAL.has(s.norm(j - 1))) ? { action: 'collect' as const } : null);
      if (!deed) continue;
      const { start, end } = s.span(k, j + 1);
      out.push(
        draft(deed.action, start, end, {
          polarity: 'does_not',
          data: deed.implies
            ? [{ id: deed.implies, text: s.words(j, j + 1), ...s.span(j, j + 1) }]
            : mentionsIn(s, 'data', { from: k, to: j + 1 }),
          exception,
          steps: [NAMED],
        }),
      );
      break;
    }
  }
  return out;
}

const SELLING = new Set(['selling', 'sale', 'sales', 'resale']);
const SHARING = new Set(['sharing', 'disclosure']);
const BEHIND = new Set(['of', 'with', 'to']);

/** "no selling of your data", "no sharing with third parties" */
function handedOver(s: Sentence, no: number): Draft | null {
  const noun = s.norm(no + 1) === 'data' ? no + 2 : no + 1;
  const action = SELLING.has(s.norm(noun)) ? 'sell' : SHARING.has(s.norm(noun)) ? 'share' : null;
  if (!action || (noun === no + 1 && !BEHIND.has(s.norm(noun + 1)))) return null;
  let to = no;
  while (to < s.tokens.length && !(s.bits(to) & Bit.PUNCT)) to++;
  const range = { from: no, to };
  const data = mentionsIn(s, 'data', range);
  const recipients = mentionsIn(s, 'recipient', range);
  if (!data.length && !recipients.length && noun === no + 1) return null;
  const { start, end } = s.span(no, to);
  return draft(action, start, end, { polarity: 'does_not', data, recipients, steps: [NAMED] });
}

const LONGEST_SLOGAN = 24;
/** Without a stop. */
const LONGEST_FRAGMENT = 8;
