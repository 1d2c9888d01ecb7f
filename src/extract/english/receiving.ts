// Who receives: the recipients a verb's words name, and what they come to.
import { POINTED } from '../../generated/words/shared.js';
import type { Mention } from '../../model/statement.js';
import { BOUND, COMMON, DEVICES, GOING, HOLDINGS, OUTFITS, SERVICES, SERVING, TIED } from '../../generated/words/receiving.js';
import type { Clause, Range } from './clause.js';
import { Bit, Form, Reading } from './lexicon.js';
import { isContrasted, mention } from './mentions.js';
import type { Sentence } from './sentence.js';
import type { Phrase } from './tokens.js';

export interface Receiving {
  readonly recipients: readonly Mention[];
  /** Data come to us, or to the reader. */
  readonly toUs: boolean;
  readonly toUser: boolean;
}

/** The recipients in a zone, and whether data come to us or to the reader. */
export function receivingIn(s: Sentence, zone: Range, main: number, hidden: Range | null, byCounts: boolean): Receiving {
  const recipients: Mention[] = [];
  for (const p of s.within('recipient', zone)) {
    if (p.id === 'anyone' && (s.norm(p.from) === 'nobody' || s.norm(p.from) === 'no') && s.norm(p.to) === 'else') continue;
    // "in the third-party country"
    if ((p.id === 'third_parties' && s.stem(p.to) === 'country') || (p.id === 'government' && s.stem(p.to) === 'jurisdiction')) continue;
    if (hidden && p.from >= hidden.from && p.from < hidden.to) continue;
    if (recipients.some((m) => m.id === p.id)) continue;
    if (isRecipient(s, p, main, byCounts) && !isContrasted(s, p.from)) recipients.push({ ...mention(s, p), id: standing(s, p) });
  }
  // "we do not give that business your name"
  if (!recipients.length && pointsToOutfit(s, main + 1) && s.tokens.length > main + 3 && s.readings(main) & Reading.convey)
    recipients.push({ id: 'third_parties', text: s.words(main + 1, main + 3), ...s.span(main + 1, main + 3) });
  for (let k = zone.from; !recipients.length && k < Math.min(zone.to, zone.from + 14); k++)
    if (s.norm(k) === 'within' && inGroup(s, k)) recipients.push({ id: 'affiliate', text: s.words(k, k + 1), ...s.span(k, k + 1) });
  let toUs = false;
  let toUser = false;
  // Right behind the verb, or behind a word that leads somewhere.
  for (let k = zone.from <= main + 1 ? main + 1 : nextLed(s, zone.from - 1, zone.to); k > 0 && k < zone.to; k = nextLed(s, k, zone.to)) {
    const before = s.norm(k - 1);
    if (before === 'to' && s.norm(k) !== 'our' && ofNested(s, main, k - 1)) continue;
    if (
      s.norm(k) === 'us' &&
      ((before === 'to' && !BOUND.has(s.norm(k - 2))) || (before === 'with' && !TIED.has(s.stem(k - 2))) || k === main + 1)
    )
      toUs = true;
    if (THROUGH.has(before) && isOurMachine(s, k)) toUs = true;
    if (
      before === 'to' &&
      !GOING.has(s.stem(k - 2)) &&
      !BOUND.has(s.norm(k - 2)) &&
      (s.norm(k) === 'our' || s.norm(k) === 'the' || s.norm(k) === 'my') &&
      s.bits(k + 1) & Bit.FIRST_NOUN &&
      s.norm(k + 2) !== 'you' &&
      !s.within('recipient', { from: k, to: k + 4 }).length &&
      !(s.norm(k) === 'the' && ofOthers(s, k + 2))
    )
      toUs = true;
    if (
      before === 'to' &&
      (s.norm(k) === 'your' || (s.bits(k) & Bit.USER && s.bits(k + 1) & Bit.POSS)) &&
      (DEVICES.has(s.norm(k + 1)) || DEVICES.has(s.norm(k + 2)))
    )
      toUser = true;
    if (
      (s.norm(k) === 'you' || (s.norm(k) === 'your' && s.bits(k + 1) & Bit.FIRST_NOUN)) &&
      (before === 'to' || before === 'with' || (k === main + 1 && s.norm(k) === 'you'))
    )
      toUser = true;
  }
  // "sent to Acme", not "to Acme's partners"
  for (const n of s.own)
    if (
      n.from > main &&
      n.from < zone.to &&
      TOWARDS_US.has(s.norm(n.from - 1)) &&
      !recipients.some((r) => r.end <= s.span(n.from, n.to).start) &&
      !(s.bits(n.to) & (Bit.POSS | Bit.CAPITAL)) &&
      !(s.bits(n.to) & Bit.USER)
    )
      toUs = true;
  return { recipients, toUs, toUser };
}

/** The token behind the next word that leads somewhere, or 0. */
function nextLed(s: Sentence, from: number, to: number): number {
  return s.find(from, to - 1, LEADING) + 1;
}

/** "We give data about how readers use our app to partners": the recipient behind a clause that the object is about. */
export function behindAside(s: Sentence, clause: Clause, main: number, found: Receiving): Receiving {
  if (
    found.recipients.length ||
    found.toUs ||
    found.toUser ||
    clause.group.passive ||
    !(s.readings(main) & (Reading.share | Reading.convey))
  )
    return found;
  const aside = s.clauses[s.clauses.indexOf(clause) + 1];
  if (
    !aside?.indirect ||
    aside.group.kind !== 'finite' ||
    aside.group.mains.some((m) => s.readings(m) & (Reading.share | Reading.convey | Reading.permit | Reading.oblige))
  )
    return found;
  for (let k = aside.region.from + 1; k < aside.region.to; k++) {
    if (s.bits(k) & Bit.PUNCT) return found;
    if ((s.norm(k) !== 'to' && s.norm(k) !== 'with') || GOING.has(s.stem(k - 1))) continue;
    const to = s.within('recipient', { from: k + 1, to: Math.min(k + 4, aside.region.to) })[0];
    if (to) return { ...found, recipients: [{ ...mention(s, to), id: standing(s, to) }] };
  }
  return found;
}

/** "sell what you supply to us", "share it for purposes disclosed to you": the "to" of a verb in a clause that hangs on a noun, right behind it. */
function ofNested(s: Sentence, main: number, to: number): boolean {
  // "disclose it as needed to provide services to you"
  for (let k = to - 1; k > main && to - k < LONGEST_AIM; k--) {
    if (!s.isMain(k)) continue;
    if (
      s.readings(k) & Reading.convey &&
      s.clauses.some(
        (c) =>
          c.group.mains.includes(k) &&
          !c.group.mains.includes(main) &&
          !c.group.shares?.mains.includes(main) &&
          c.group.kind === 'infinitive',
      )
    )
      return true;
    break;
  }
  for (let k = to - 1; k > main && to - k < 4; k--) {
    if (s.bits(k) & (Bit.PUNCT | Bit.CONJ | Bit.PREP) && s.norm(k) !== 'by') return false;
    if (s.isMain(k))
      return (
        (s.readings(k) & (Reading.convey | Reading.share)) !== 0 &&
        s.clauses.some((c) => c.group.mains.includes(k) && !c.group.mains.includes(main) && (c.relative || c.group.kind === 'participle'))
      );
  }
  return false;
}

/** "that business", "those companies": others, named before. */
export function pointsToOutfit(s: Sentence, at: number): boolean {
  return POINTED.has(s.norm(at)) && OUTFITS.has(s.stem(at + 1));
}

const LONGEST_AIM = 9;
const THROUGH = new Set(['through', 'via', 'over']);
const LEADING = new Set(['to', 'with', ...THROUGH]);
const MACHINES = new Set(['server', 'servers', 'infrastructure', 'systems']);

/** "through our servers", "via an Acme server" */
function isOurMachine(s: Sentence, at: number): boolean {
  const to = s.find(at + 1, at + 4, MACHINES);
  return to > 0 && (s.norm(at) === 'our' || s.own.some((n) => n.from >= at && n.to <= to));
}

/** "to the servers of the provider", "of Google" */
function ofOthers(s: Sentence, at: number): boolean {
  return (
    s.norm(at) === 'of' &&
    (s.within('recipient', { from: at + 1, to: at + 5 }).length > 0 ||
      ((s.bits(at + 1) & Bit.CAPITAL) !== 0 && !s.own.some((n) => n.from === at + 1)))
  );
}

const GAINED = new Set(['acquired', 'bought', 'purchased']);

const STANDING = new Set(['in', 'on', 'to', 'the']);

/** What a recipient phrase comes to with the words behind it. */
function standing(s: Sentence, p: Phrase): string {
  if (worksForUs(s, p)) return 'processor';
  if (p.id === 'third_parties' && inGroup(s, p.to)) return 'affiliate';
  // "anyone using the site": the public.
  if (p.id === 'anyone' && (VISITING.has(s.norm(p.to)) || (s.norm(p.to) === 'who' && VISITING.has(s.norm(p.to + 1))))) return 'public';
  return p.id;
}

const TOWARDS_US = new Set(['to', 'with']);
const VISITING = new Set(['using', 'visiting', 'browsing', 'uses', 'visits']);
const IN_GROUP = new Set(['within', 'in', 'of']);

/** "other companies within the Norrhall Group". */
function inGroup(s: Sentence, at: number): boolean {
  if (!IN_GROUP.has(s.norm(at))) return false;
  for (let k = at + 1; k < at + 6; k++) if (s.norm(k) === 'group' || s.norm(k) === 'family') return true;
  return false;
}

/** "companies that provide services to us", "others who act on our behalf": service providers in other words. */
function worksForUs(s: Sentence, p: Phrase): boolean {
  if (p.id !== 'third_parties' && p.id !== 'anyone') return false;
  const end = Math.min(p.to + 10, s.tokens.length);
  if (s.norm(p.to) === 'except' || s.norm(p.to) === 'unless') return false;
  if (s.find(p.to, end, BEHALF) >= 0) return true;
  const verb = s.find(p.to, Math.min(p.to + 4, end), SERVING);
  return verb >= 0 && s.find(verb, end, SERVICES) >= 0;
}

const BEHALF = new Set(['behalf']);

const COMING = new Set(['visitor', 'visit', 'subscriber', 'contributor', 'link']);

/** "non-public data", "public safety": nobody who receives. */
function isNoPublic(s: Sentence, p: Phrase): boolean {
  return (
    p.to - p.from === 1 &&
    (COMMON.has(s.stem(p.to)) || /^non-?$/.test(s.norm(p.from - 1)) || (s.norm(p.from - 1) === '-' && s.norm(p.from - 2) === 'non'))
  );
}

/** "without the client's authority": what is theirs, and reaches nobody. */
function isOwned(s: Sentence, p: Phrase): boolean {
  if (!(s.bits(p.to) & Bit.POSS) && !(s.bits(p.to - 1) & Bit.POSS)) return false;
  for (let k = p.to; k < p.to + 4; k++) if (HOLDINGS.has(s.stem(k))) return false;
  return true;
}

/** "shared with firms that pass it on to insurers": those whom a verb of a relative clause names are reached by others. */
function ofOtherVerb(s: Sentence, p: Phrase, main: number): boolean {
  for (let k = p.from - 1; k > main; k--) {
    if (!s.isMain(k) || (!(s.readings(k) & (Reading.share | Reading.convey | Reading.sell)) && s.base(k) !== 'make')) continue;
    const clause = s.clauses.find((c) => c.group.mains.includes(k));
    if (!clause || clause.group.mains.includes(main) || clause.group.shares?.mains.includes(main)) return false;
    return (clause.actor === 'third' || clause.actor === 'unknown') && (clause.relative || clause.governor?.relative === true);
  }
  return false;
}

/** Whether a recipient phrase stands where a recipient stands: behind a preposition, in a list of such, or right behind the verb. */
function isRecipient(s: Sentence, p: Phrase, main: number, byCounts: boolean): boolean {
  // "share your public profile with us": what kind of a thing, nobody who receives.
  if (
    p.id === 'public' &&
    s.norm(p.from) === 'public' &&
    p.to === p.from + 1 &&
    s.find(p.from - 3, p.from, STANDING) < 0 &&
    s.phrases.some((d) => d.kind === 'data' && d.from <= p.from && d.to > p.to)
  )
    return false;
  if (p.id === 'public') return !isNoPublic(s, p);
  if (isOwned(s, p) || ofOtherVerb(s, p, main)) return false;
  let k = p.from - 1;
  let steps = 0;
  while (k > main && steps < 14) {
    const n = s.norm(k);
    // "… if we are merged with another company": the words of another verb.
    if (
      (k !== main &&
        s.isMain(k) &&
        s.clauses.some((c) => c.group.mains.includes(k) && c.group.kind === 'finite' && !c.group.mains.includes(main))) ||
      n === 'if' ||
      n === 'when' ||
      n === 'event'
    )
      return false;
    if (n === 'from' || n === 'without') return false;
    // "tell advertisers about visitors to our pages and users of our apps"
    if (n === 'to' && COMING.has(s.stem(k - 1))) {
      k--;
      steps++;
      continue;
    }
    if (n === 'about' || n === 'regarding' || (n === 'on' && steps < 2)) return false;
    if (
      n === 'by' &&
      (!byCounts ||
        (k > main + 1 && s.forms(k - 1) & Form.PART && !s.isMain(k - 1) && !GAINED.has(s.norm(k - 1)) && !MACHINES.has(s.norm(k - 2))) ||
        (k > main + 1 &&
          s.clauses.some((c) => c.group.kind === 'participle' && c.group.mains.includes(k - 1)) &&
          !GAINED.has(s.norm(k - 1)) &&
          !MACHINES.has(s.norm(k - 2))))
    )
      return false;
    // "publish it to help other users": no recipients.
    if (n === 'to' && s.clauses.some((c) => c.group.kind === 'infinitive' && (c.group.from === k || c.group.from === k + 1))) return false;
    if (
      n === 'with' ||
      n === 'to' ||
      n === 'among' ||
      n === 'by' ||
      n === 'between' ||
      n === 'amongst' ||
      n === 'within' ||
      n === 'outside' ||
      n === 'through' ||
      n === 'via'
    )
      return true;
    k--;
    steps++;
  }
  return k === main;
}
