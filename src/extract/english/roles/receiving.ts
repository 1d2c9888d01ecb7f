// Who receives: the recipients a verb's words name, and what they come to.
import { POINTED } from '../../../generated/words/shared.js';
import type { Mention } from '../../../model/statement.js';
import { BOUND, DEVICES, GOING, OUTFITS, SERVICES, SERVING, TIED } from '../../../generated/words/receiving.js';
import type { Clause } from '../clauses/clause.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { isContrasted, mention } from '../sentences/mentions.js';
import { isRecipient, MACHINES } from './receivers.js';
import { describedAt } from './strangers.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Phrase } from '../tokens/tokens.js';
import type { Range } from '../tokens/range.js';

export interface Receiving {
  readonly recipients: readonly Mention[];
  /** Data come to us, or to the reader. */
  readonly toUs: boolean;
  readonly toUser: boolean;
}

/** The recipients in a zone, and whether data come to us or to the reader. */
export function receivingIn(s: Sentence, zone: Range, main: number, hidden: Range | null, byCounts: boolean): Receiving {
  const recipients = recipientsIn(s, zone, main, hidden, byCounts);
  let toUs = false;
  let toUser = false;
  // Right behind the verb, or behind a word that leads somewhere.
  for (let k = zone.from <= main + 1 ? main + 1 : nextLed(s, zone.from - 1, zone.to); k > 0 && k < zone.to; k = nextLed(s, k, zone.to)) {
    if (s.norm(k - 1) === 'to' && s.norm(k) !== 'our' && ofNested(s, main, k - 1)) continue;
    toUs ||= leadsToUs(s, k, main);
    toUser ||= leadsToUser(s, k, main);
  }
  return { recipients, toUs: toUs || leadsToOurName(s, zone, main, recipients), toUser };
}

function recipientsIn(s: Sentence, zone: Range, main: number, hidden: Range | null, byCounts: boolean): Mention[] {
  const recipients: Mention[] = [];
  for (const p of s.within('recipient', zone)) {
    if (
      isNobodyElse(s, p) ||
      isPlaceOf(s, p) ||
      isEverywhere(s, p) ||
      saysWhose(s, p) ||
      (hidden && p.from >= hidden.from && p.from < hidden.to)
    )
      continue;
    // "with our printer and with no one else"
    if (recipients.some((m) => m.id === p.id) || (recipients.length && s.norm(p.from) === 'no' && s.norm(p.to - 1) === 'else')) continue;
    if (isRecipient(s, p, main, byCounts) && !isContrasted(s, p.from)) recipients.push({ ...mention(s, p), id: standing(s, p) });
  }
  const fellows = recipients.length ? null : fellowsIn(s, zone);
  if (fellows) recipients.push(fellows);
  // "we do not give that business your name"
  if (!recipients.length && pointsToOutfit(s, main + 1) && s.tokens.length > main + 3 && s.readings(main) & Reading.convey)
    recipients.push({ id: 'third_parties', text: s.words(main + 1, main + 3), ...s.span(main + 1, main + 3) });
  for (let k = zone.from; !recipients.length && k < Math.min(zone.to, zone.from + 14); k++)
    if (s.norm(k) === 'within' && inGroup(s, k)) recipients.push({ id: 'affiliate', text: s.words(k, k + 1), ...s.span(k, k + 1) });
  return recipients;
}

/** "to other Larkmail members": the readers beside whom the name of the organisation stands; null where there are none. */
function fellowsIn(s: Sentence, zone: Range): Mention | null {
  for (let k = s.find(zone.from, zone.to, FELLOW); k >= 0; k = s.find(k + 1, zone.to, FELLOW)) {
    let to = k + 1;
    while (to < zone.to && to - k < LONGEST_NAME && s.bits(to) & Bit.CAPITAL && !(s.bits(to) & Bit.USER)) to++;
    if (to > k + 1 && s.bits(to) & Bit.USER && !(s.bits(to) & Bit.DET))
      return { id: 'other_users', text: s.words(k, to + 1), ...s.span(k, to + 1) };
  }
  return null;
}

const FELLOW = new Set(['other', 'fellow']);
const LONGEST_NAME = 4;

/** "nobody else" */
function isNobodyElse(s: Sentence, { id, from, to }: Phrase): boolean {
  if (id !== 'anyone' && id !== 'third_parties') return false;
  if ((s.norm(from) === 'nobody' || s.norm(from) === 'no') && s.norm(to) === 'else') return true;
  // "with our host but no one else"
  const beside = s.bits(from - 1) & Bit.CONJ && s.norm(from) === 'no' ? s.norm(to - 1) === 'else' || s.norm(from + 1) === 'other' : false;
  return beside && s.norm(from - 1) !== 'or' && s.norm(from - 1) !== 'nor';
}

/** "our third-party [ad platform]": whose those are that are named right behind it. */
function saysWhose(s: Sentence, { id, to }: Phrase): boolean {
  return id === 'third_parties' && s.phrases.some((q) => q.kind === 'recipient' && q.from === to && q.id !== id);
}

/** "throughout the world": where, and not who. */
function isEverywhere(s: Sentence, { id, from, to }: Phrase): boolean {
  return id === 'public' && s.norm(to - 1) === 'world' && AROUND.has(s.norm(from - 1));
}

const AROUND = new Set(['in', 'throughout', 'around', 'across', 'over']);

/** "in the third-party country", "the government's jurisdiction": where, and not who. */
function isPlaceOf(s: Sentence, { id, to }: Phrase): boolean {
  return (id === 'third_parties' && s.stem(to) === 'country') || (id === 'government' && s.stem(to) === 'jurisdiction');
}

/** "to us", "with us", "through our servers", "to our team". */
function leadsToUs(s: Sentence, k: number, main: number): boolean {
  const before = s.norm(k - 1);
  const norm = s.norm(k);
  if (norm === 'us') {
    if (k === main + 1 || (before === 'to' && !BOUND.has(s.norm(k - 2))) || (before === 'with' && !TIED.has(s.stem(k - 2)))) return true;
  }
  if (THROUGH.has(before) && isOurMachine(s, k)) return true;
  return (
    before === 'to' &&
    !GOING.has(s.stem(k - 2)) &&
    !BOUND.has(s.norm(k - 2)) &&
    (norm === 'our' || norm === 'the' || norm === 'my') &&
    ((s.bits(k + 1) & Bit.FIRST_NOUN) !== 0 || (norm === 'our' && !(s.bits(k + 2) & Bit.CONJ) && isOurMachine(s, k))) &&
    s.norm(k + 2) !== 'you' &&
    !s.within('recipient', { from: k, to: k + 4 }).length &&
    !(norm === 'the' && (ofOthers(s, k + 2) || describedAt(s, k + 1) > 0))
  );
}

/** "to you", "with your app", "to the reader's browser". */
function leadsToUser(s: Sentence, k: number, main: number): boolean {
  const before = s.norm(k - 1);
  const norm = s.norm(k);
  const theirs = norm === 'your' || (s.bits(k) & Bit.USER && s.bits(k + 1) & Bit.POSS);
  if (before === 'to' && theirs && (DEVICES.has(s.norm(k + 1)) || DEVICES.has(s.norm(k + 2)))) return true;
  // "sent to the address you gave us"
  if (before === 'to' && norm === 'the' && isAddress(s, k + 1) && s.find(k + 2, k + LONGEST_NAME + 2, YOU) >= 0) return true;
  if (norm !== 'you' && !(norm === 'your' && s.bits(k + 1) & Bit.FIRST_NOUN)) return false;
  // "to enforce an agreement we have with you"
  if (before === 'with') return !(s.bits(k - 2) & Bit.HAVE) && !BETWEEN_US.has(s.stem(k - 2));
  return before === 'to' || (k === main + 1 && norm === 'you');
}

const BETWEEN_US = new Set(['agreement', 'contract', 'arrangement', 'relationship']);

const YOU = new Set(['you']);
const ADDRESSES = new Set(['address', 'addresses', 'number', 'inbox']);

/** "[the] address", "[the] e-mail address" */
function isAddress(s: Sentence, at: number): boolean {
  return ADDRESSES.has(s.norm(at)) || ADDRESSES.has(s.norm(at + 1));
}

const GIVING = new Set(['send', 'give']);

/** "sent to Acme", "to Acme's servers", "sends Acme data", not "to Acme's partners": the name of the organisation, and nobody named in front of it. */
function leadsToOurName(s: Sentence, zone: Range, main: number, recipients: readonly Mention[]): boolean {
  return s.own.some(
    (n) =>
      n.from > main &&
      n.from < zone.to &&
      (TOWARDS_US.has(s.norm(n.from - 1)) || (n.from === main + 1 && GIVING.has(s.base(main)))) &&
      !recipients.some((r) => r.end <= s.span(n.from, n.to).start) &&
      (!(s.bits(n.to) & (Bit.POSS | Bit.CAPITAL | Bit.USER)) || s.find(n.to + 1, n.to + 3, MACHINES) >= 0),
  );
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
