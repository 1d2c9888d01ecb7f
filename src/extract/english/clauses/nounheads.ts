// Whom the head of a noun phrase stands for, by the terms it names and by its last noun.
import { FOREIGN } from '../../../generated/words/shared.js';
import { EMBEDS, EVENTS, MEASURES, OUTSIDERS, PARTS, PICKED } from '../../../generated/words/nounheads.js';
import { OFTEN_OTHERS } from '../../../generated/words/naming.js';
import type { ActorKind } from './clause.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Phrase } from '../tokens/tokens.js';
import { firstDeterminer, isNamedOwner, startsWithUs } from './ours.js';
import type { ClausePass } from './clausepass.js';
import type { Range } from '../tokens/range.js';
import { isOfOthers, ownersBehind } from './described.js';
import { OTHERS } from './clause.js';

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
const FRIENDS = new Set(['friends', 'followers']);
const AS_TOOL = ' is a tool, which acts for those who use it';
const AS_ORGANISATION = ' stands for the organisation';
const AS_ANYBODY = ' could be anybody';

/** Whom words are found to stand for. */
export function referent(actor: ActorKind, step: string | null = null, ids: readonly string[] = NONE): Referent {
  return { actor, ids, step };
}

/** The words of a range in small letters. */
export function saidIn(pass: ClausePass, from: number, to: number): string {
  return pass.tokens
    .slice(from, to)
    .map((t) => t.norm)
    .join(' ');
}

/** "X could be anybody" and the like: told by the words themselves. */
function inferred(pass: ClausePass, actor: ActorKind, { from, to }: Range, why: string, ids: readonly string[] = NONE): Referent {
  return referent(actor, `"${saidIn(pass, from, to)}"${why}`, ids);
}

/** Words of which nothing is known. */
export function anybody(pass: ClausePass, whole: Range): Referent {
  return inferred(pass, 'unknown', whole, AS_ANYBODY);
}

/** Words that are ours. */
export function organisation(pass: ClausePass, whole: Range): Referent {
  return inferred(pass, 'first', whole, AS_ORGANISATION);
}

/** The head of a noun phrase: up to its first preposition or relative; a leading prepositional phrase is dropped. */
export function headRange(pass: ClausePass, from: number, to: number): Range {
  let start = from;
  // "Outside firms": no preposition.
  if (
    pass.bits(start) & Bit.PREP &&
    !(pass.bits(start) & (Bit.IT | Bit.DET)) &&
    !pass.phrases.some((p) => p.kind === 'recipient' && p.from === start)
  ) {
    // "In some cases third parties may": take the last phrase that reaches the verb.
    const last = pass.phrases.find((p) => p.to === to && p.from > start && (p.kind === 'recipient' || p.kind === 'data'));
    if (last) start = last.from;
    else {
      while (start < to - 1 && pass.bits(start) & Bit.PREP) start++;
    }
  }
  // "types of information", "some of your data": the head stands behind "of".
  for (let k = start; k < to - 1 && k - start < 5; k++) {
    if (pass.norm(k + 1) === 'of' && (MEASURES.has(pass.stem(k)) || (pass.stem(k) === 'member' && STAFF.has(pass.norm(k + 3))))) {
      start = k + 2;
      break;
    }
    if (pass.bits(k) & (Bit.PREP | Bit.REL)) break;
  }
  let end = start;
  while (end < to) {
    const bits = pass.bits(end);
    if (end > start && bits & (Bit.PREP | Bit.REL | Bit.SUB) && !(bits & Bit.DET && !(bits & Bit.REL))) break;
    if (end > start && pass.clauses.some((c) => c.start === end || c.group.from === end)) break;
    end++;
  }
  return { from: start, to: Math.max(end, start + 1) };
}

/** Whom a head stands for, in the phrase `whole`. */
export function classifyHead(pass: ClausePass, head: Range, whole: Range): Referent {
  const last = lastNounOf(pass, head);
  const named = namedIn(pass, head, last);
  const owners = ownersBehind(pass, head, last, whole);
  // "cookies of Google" act for it, "videos of Google" are shown by it.
  if (owners) return named.tracker ? inferred(pass, 'tool', whole, AS_TOOL, owners) : referent('third', null, owners);
  return shownByOthers(pass, head, last, named) ?? byTerms(pass, head, last, named, whole) ?? byNouns(pass, head, last, named, whole);
}

function namedIn(pass: ClausePass, head: Range, lastNoun: number): Named {
  let tracker: Phrase | undefined;
  let data: Phrase | undefined;
  const recipients: Phrase[] = [];
  for (const p of pass.phrases) {
    if (p.from < head.from || p.from >= head.to) continue;
    // "Cookies and similar technologies"
    if (p.kind === 'tracker' && p.id !== 'analytics') {
      if (!tracker || (tracker.to <= lastNoun && p.to > lastNoun)) tracker = p;
      // "Their servers [log] addresses": a verb, and no log.
    } else if (p.kind === 'data' && p.id !== 'social' && !(p.to > head.to && pass.norm(p.to - 1) === 'log' && pass.isVerb(p.to - 1)))
      data = p;
    else if (p.kind === 'recipient' && !(p.id === 'acquirer' && EVENTS.has(pass.norm(p.from)))) recipients.push(p);
  }
  return { tracker, data, recipients };
}

/** What others show in our pages: they do it. */
function shownByOthers(pass: ClausePass, head: Range, last: number, { data, recipients }: Named): Referent | null {
  // "Embedded videos set cookies"
  if ((!data || EMBEDS.has(pass.stem(last))) && EMBEDDED.has(pass.norm(head.from + (pass.bits(head.from) & Bit.DET ? 1 : 0))))
    return referent('third', null, OTHERS);
  // "Friends can see your profile": of the reader's.
  if (
    (last === head.from || pass.norm(head.from) === 'your') &&
    FRIENDS.has(pass.norm(last)) &&
    pass.bits(last + 1) & Bit.MODAL &&
    !(pass.bits(last + 2) & Bit.BE)
  )
    return referent('third', null, ['other_users']);
  // "YouTube videos on our pages": whose they are, their name says.
  const first = pass.norm(head.from);
  if (last > head.from && OFTEN_OTHERS.has(first) && EMBEDS.has(pass.stem(last)) && pass.names.isOther(first))
    return referent('third', null, recipients.length ? idsOf(recipients) : OTHERS);
  return null;
}

/** By the term that a head ends with; null where it names none. */
function byTerms(pass: ClausePass, head: Range, last: number, { tracker, data, recipients }: Named, whole: Range): Referent | null {
  if (tracker && tracker.to > last)
    // "third-party cookies": whose tool it is.
    return inferred(
      pass,
      'tool',
      whole,
      AS_TOOL,
      recipients.filter((p) => p.to <= head.to).map((p) => p.id),
    );
  const others = recipients.length ? byRecipients(pass, head, last, data, recipients, whole) : null;
  if (others) return others;
  if ((data && data.to > last) || pass.bits(last) & Bit.GENERIC) return referent('data');
  return tracker ? inferred(pass, 'tool', whole, AS_TOOL) : null;
}

/** By the recipients that a head ends or opens with; null where it names data behind them. */
function byRecipients(
  pass: ClausePass,
  head: Range,
  last: number,
  data: Phrase | undefined,
  recipients: readonly Phrase[],
  whole: Range,
): Referent | null {
  const heading = recipients.filter((p) => p.to > last || p.from === head.from || isCounted(pass, p));
  const [first] = heading;
  if (!first) return null;
  if (startsWithUs(pass, head, first)) return inferred(pass, 'first', whole, ' includes the organisation');
  // "Our search engine"
  if (heading.every((p) => p.id === 'public' && p.to > last) && (pass.bits(head.from) & Bit.FIRST || isNamedOwner(pass, head)))
    return organisation(pass, whole);
  // "social network users"
  if (pass.bits(last) & Bit.USER && heading.every((p) => p.to === last)) return referent('user');
  if (data && data.to > last && data.to > (heading.at(-1) as Phrase).to) return null;
  // "this third-party software", "the payment provider's software": somebody else's.
  const foreign = heading.some(
    (p) => (p.to === last && p.id === 'third_parties' && FOREIGN.has(pass.norm(p.from))) || (pass.bits(p.to) & Bit.POSS) !== 0,
  );
  if (!foreign && pass.bits(last) & Bit.FIRST_NOUN && firstDeterminer(pass, head) && !heading.some((p) => p.to > last))
    return referent('first');
  return referent('third', null, idsOf(heading));
}

/** "our partners", "and vendors": a member of a series of nouns. */
function isCounted(pass: ClausePass, { from }: Phrase): boolean {
  return (pass.bits(from - 1) & (Bit.DET | Bit.CONJ)) !== 0 || pass.norm(from - 1) === ',';
}

/** By the nouns of a head that no term covers. */
function byNouns(pass: ClausePass, head: Range, last: number, { data }: Named, whole: Range): Referent {
  // "Some features of the app", "certain pages": parts of what is ours.
  if (PARTS.has(pass.stem(last)) && PICKED.has(pass.norm(head.from)) && last - head.from < 3) return organisation(pass, whole);
  if (isOneOfTrade(pass, head, last)) return anybody(pass, whole);
  if (isOfOthers(pass, head, last, whole)) return referent('third', null, OTHERS);
  if (pass.bits(last) & Bit.FIRST_NOUN && firstDeterminer(pass, head)) return organisation(pass, whole);
  if ((pass.bits(last) | pass.bits(head.from)) & Bit.USER) return referent('user');
  if (pass.bits(head.from) & Bit.FIRST && OUTSIDERS.has(pass.stem(last))) return referent('third', null, OTHERS);
  if (pass.bits(head.from) & Bit.FIRST || isNamedOwner(pass, head)) return inferred(pass, 'first', whole, ' belongs to the organisation');
  if (data || areCopies(pass, head, last)) return referent('data');
  // "Other technologies (such as cookies)"
  if (TECHNIQUES.has(pass.stem(last)) && namesTrackers(pass, last + 1)) return inferred(pass, 'tool', whole, AS_TOOL);
  if (pass.bits(head.from) & (Bit.THEY | Bit.IT)) return referent('unknown', `pronoun:${pass.norm(head.from)}`);
  return isNameLike(pass, head, last) ? referent('unknown', `name:${saidIn(pass, head.from, head.to)}`) : anybody(pass, whole);
}

/** "Backups", "backup copies", "backed-up versions" */
function areCopies(pass: ClausePass, head: Range, last: number): boolean {
  if (pass.stem(last) === 'backup') return true;
  return (
    (pass.stem(last) === 'copy' || pass.stem(last) === 'version') &&
    BACKED.has(pass.norm(head.from + (pass.bits(head.from) & Bit.DET ? 1 : 0)))
  );
}

const BACKED = new Set(['backup', 'backed', 'archived', 'residual']);

/** "the payment firm keeps": which firm it is, its kind says. */
function isOneOfTrade(pass: ClausePass, head: Range, last: number): boolean {
  return TRADES.has(pass.norm(last)) && pass.norm(head.from) === 'the' && last > head.from + 1 && !(pass.bits(head.from + 1) & Bit.CAPITAL);
}

function isNameLike(pass: ClausePass, head: Range, last: number): boolean {
  if (pass.bits(last) & Bit.CAPITAL && head.from > 0) return true;
  return (pass.bits(head.from) & Bit.CAPITAL) !== 0 && !(pass.bits(head.from) & (Bit.DET | Bit.SUB));
}

/** "(such as cookies", "like beacons": examples right behind a noun. */
function namesTrackers(pass: ClausePass, at: number): boolean {
  const open = pass.norm(at) === '(' || pass.norm(at) === ',' ? at + 1 : at;
  const to =
    pass.norm(open) === 'such' && pass.norm(open + 1) === 'as'
      ? open + 2
      : pass.norm(open) === 'like' || pass.norm(open) === 'including' || pass.norm(open) === 'e.g'
        ? open + 1
        : -1;
  return to > 0 && pass.phrases.some((p) => p.kind === 'tracker' && p.from >= to && p.from < to + 3);
}

function lastNounOf(pass: ClausePass, head: Range): number {
  let k = head.to - 1;
  while (k > head.from && (pass.bits(k) & (Bit.PUNCT | Bit.ADV | Bit.POSS) || (pass.norm(k) === 'such' && pass.norm(k + 1) === 'as'))) k--;
  return k;
}

function idsOf(recipients: readonly Phrase[]): string[] {
  return [...new Set(recipients.map((p) => p.id))];
}
