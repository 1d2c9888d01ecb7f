// Verbs by which data reach somebody: giving access, making available, showing, sharing, passing on.
import { PRIVATE_WORDS } from '../../../generated/words/shared.js';
import { ACCESS_GIVERS, CONTROLS, GAINING, PEOPLE, SHARING_ADJECTIVES, STOPS } from '../../../generated/words/disclosing.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { hasGeneric, hasWord, namesPeople, type Found } from '../roles/found.js';
import { mentionsIn, type Roles } from '../roles/roles.js';
import { pointsToOutfit } from '../roles/receiving.js';
import type { Sentence } from '../sentences/sentence.js';
import { yoursHanded, yoursPassed } from '../roles/yours.js';
import type { Verbs } from './verbs.js';
import { lastVerb } from '../groups/group.js';

/** "We keep your letters to ourselves" */
const OURSELVES = new Set(['ourselves', 'myself']);
const MOST_KEPT = 9;
const KEEPING = new Set(['keep', 'stay', 'remain', 'hold']);
const SAFE = new Set(['transit', 'secure', 'safe']);
const ACCESS = new Set(['access']);
const REFUSING = new Set(['deny', 'refuse', 'block', 'restrict', 'prevent']);

/** "provide access to", "have access to", "make available", "allow access". */
export function accessOrAvailable(s: Sentence, clause: Clause, main: number, base: string, roles: Roles, about: boolean): Found[] | null {
  const access = s.find(main + 1, Math.min(clause.region.to, main + 10), ACCESS);
  // "to allow or refuse access to games"
  if (access >= 0 && ACCESS_GIVERS.has(base) && clause.group.mains.some((m) => REFUSING.has(s.base(m)))) return [];
  if (access >= 0 && !s.isMain(access) && !isOfOther(s, clause, main, access)) {
    // "access to our lessons so that everybody has a voice": what is accessed stands in front of what it is for.
    const so = s.find(access + 1, clause.region.to, SO);
    const after = { from: access + 1, to: nextAim(s, access, so > 0 ? so : clause.region.to) };
    const named = about || s.within('data', after).length > 0 || hasGeneric(s, after.from, after.to);
    if (GAINING.has(base) && CONTROLS.has(s.norm(access + 1))) return [];
    if (GAINING.has(base) && named && (clause.actor === 'third' || (base !== 'receive' && (base !== 'need' || clause.actor !== 'first'))))
      return [{ action: 'collect', ...(clause.negated || roles.negativeObject >= 0 || ofReaders(s, clause) ? {} : { given: true }) }];
    if (ACCESS_GIVERS.has(base) && named) {
      // "A cookie does not give us access to your files": what we are let see, we have.
      if (s.norm(main + 1) === 'us' && clause.actor !== 'first') return [{ action: 'collect', actor: 'first' }];
      // "Personnel are allowed access to our servers": they receive it.
      if (
        roles.toUser ||
        s.norm(main + 1) === 'you' ||
        (s.bits(main + 1) & Bit.USER && s.norm(main + 1) !== 'your' && !roles.recipients.length && clause.actor === 'first')
      )
        return [];
      if (clause.group.passive)
        return clause.actor === 'third' && clause.actorIds.length
          ? [{ action: 'share', actor: 'first', named: 'actor', doubt: 'what others are given access to is shared with them' }]
          : [];
      return isReadersOwn(s, clause, main, roles, after) ? [] : [{ action: 'share' }];
    }
  }
  const open = base === 'make' && about ? s.find(main + 1, clause.region.to, SHARING_ADJECTIVES) : -1;
  // "made available under an open licence": on what terms, and to nobody in particular.
  if (open >= 0 && (s.norm(open + 1) !== 'under' || roles.recipients.length > 0))
    return roles.toUser && !roles.recipients.length ? [] : [{ action: 'share' }];
  if (base === 'keep' && about && hasWord(s, main + 1, clause.region.to, SAFE)) return [{ action: 'secure' }];
  const away = about ? keptAway(s, clause, main, base) : null;
  if (away) return [away];
  // "we make sure that it remains confidential": cared for.
  if (
    (base === 'remain' || base === 'stay') &&
    clause.actor === 'data' &&
    PRIVATE_WORDS.has(s.norm(main + 1)) &&
    s.clauses.find((c) => c.group.kind === 'finite' || c.group.kind === 'imperative' || c.group.kind === 'infinitive')?.group ===
      clause.group
  )
    return [{ action: 'share', flips: true, doubt: '"kept private" says that nothing is passed on' }];
  const own = base === 'keep' && !clause.group.passive ? s.find(main + 1, main + MOST_KEPT, OURSELVES) : -1;
  if (about && own >= 0 && s.norm(own - 1) === 'to')
    return [{ action: 'share', flips: true, doubt: '"kept private" says that nothing is passed on' }];
  if (base === 'keep' && about && isPredicate(s, main + 1, Math.min(clause.region.to, main + 12)))
    return [{ action: 'share', flips: true, doubt: '"kept private" says that nothing is passed on' }];
  if (clause.group.passive && base === 'keep' && hasWord(s, main + 1, main + 6, PRIVATE_WORDS) && about)
    return [{ action: 'share', flips: true, doubt: '"kept private" says that nothing is passed on' }];
  return null;
}
accessOrAvailable.verbs = { bases: [GAINING, ACCESS_GIVERS, KEEPING, 'make'] } satisfies Verbs;

/** "We grant access to your data within a month": where nobody else is named, to those whose data they are. */
function isReadersOwn(s: Sentence, clause: Clause, main: number, roles: Roles, { from, to }: { from: number; to: number }): boolean {
  return (
    !clause.negated &&
    roles.negativeObject < 0 &&
    !roles.recipients.length &&
    // "grant our printer access": to whom is named, whoever it is.
    (from === main + 2 || (from === main + 3 && (s.bits(main + 1) & (Bit.ADJ | Bit.DET)) !== 0)) &&
    s.find(from + 1, to, TO) < 0 &&
    !s.phrases.some((p) => p.kind === 'condition' && p.id === 'law')
  );
}

const TO = new Set(['to']);

/** "Your mobile carrier will have access to it", "if you tell a friend your code, they will have access": let in by the reader. */
function ofReaders(s: Sentence, { subject, actorIds, start }: Clause): boolean {
  if (subject && s.norm(subject.from) === 'your' && actorIds.every((id) => THEIRS.has(id))) return true;
  return s.clauses.some(
    (c) =>
      c.actor === 'user' &&
      c.hypothetical &&
      c.group.from < start &&
      !c.group.passive &&
      c.group.mains.some((m) => (s.readings(m) & Reading.share) !== 0 || TELLING.has(s.base(m))),
  );
}

const THEIRS: ReadonlySet<string> = new Set(['processor', 'third_parties', 'payment_processor']);
const TELLING = new Set(['give', 'tell', 'reveal', 'pass']);
const SO = new Set(['so', 'because', 'unless']);

/** "to give access to the shop and remember your name": where another deed begins. */
function nextAim(s: Sentence, from: number, to: number): number {
  for (let k = from + 1; k < to; k++) if (s.bits(k) & Bit.CONJ && s.isMain(k + 1)) return k;
  return to;
}

/** "give parents the chance to request access": what another verb has for its object. */
function isOfOther(s: Sentence, clause: Clause, main: number, at: number): boolean {
  for (let k = main + 1; k < at; k++) if (s.isMain(k) && !clause.group.mains.includes(k)) return true;
  return false;
}

const HANDS = new Set(['hands', 'reach', 'sight', 'view', 'eyes']);
const PARTING = new Set(['away', 'out']);

/** "kept out of the hands of advertisers", "keep it away from data brokers": it does not reach them. */
function keptAway(s: Sentence, clause: Clause, main: number, base: string): Found | null {
  if (!KEEPING.has(base)) return null;
  const end = Math.min(clause.region.to, main + 12);
  let at = s.find(main + 1, end, PARTING);
  if (at < 0 && clause.group.passive && s.norm(main + 1) === 'from') at = main;
  if (at < 0 || (at > main && s.norm(at + 1) !== (s.norm(at) === 'out' ? 'of' : 'from'))) return null;
  const recipients = mentionsIn(s, 'recipient', { from: at + 2, to: Math.min(at + 9, clause.region.to) });
  if (!recipients.length && !hasWord(s, at + 2, Math.min(at + 6, end), HANDS)) return null;
  return { action: 'share', flips: true, recipients, doubt: 'what is kept away from somebody does not reach them' };
}

/** "keep it private", not "keep private or public messages", "keep private messages". */
function isPredicate(s: Sentence, from: number, to: number): boolean {
  for (let k = from; k < to; k++)
    if (
      PRIVATE_WORDS.has(s.norm(k)) &&
      !s.phrases.some(
        (p) => p.kind === 'data' && (p.from > k || (p.from === k && p.to > k + 1)) && p.from < k + 4 && !hasWord(s, k + 1, p.from, STOPS),
      )
    )
      return true;
  return false;
}

/** "transfer our business and your data", "sell products that use data": something else is the first thing named. */
export function otherThingFirst(s: Sentence, roles: Roles): boolean {
  for (let k = roles.object.from; k < roles.object.to; k++) {
    const bits = s.bits(k);
    // "sell or share your data": the verbs of a series are no things.
    if (s.isMain(k)) continue;
    // "a copy of your data"
    if (s.stem(k) === 'copy' && s.norm(k + 1) === 'of') continue;
    // "sell, disclose or permit access to your data": the thing of the last verb alone.
    if (s.norm(k) === 'access' && k > roles.object.from && ACCESS_GIVERS.has(s.base(k - 1))) continue;
    if (s.phrases.some((p) => p.kind === 'recipient' && p.from <= k && k < p.to) || pointsToOutfit(s, k) || pointsToOutfit(s, k - 1))
      continue;
    if (bits & Bit.GENERIC || s.phrases.some((p) => p.kind === 'data' && p.from <= k && k < p.to)) return false;
    if (bits & (Bit.NOTDATA | Bit.FIRST_NOUN)) return !headsGeneric(s, k + 1);
    if (bits & Bit.SUB || s.norm(k) === 'with' || s.norm(k) === 'to') return false;
  }
  return false;
}

/** "website visitor information": nouns up to one for data. */
function headsGeneric(s: Sentence, at: number): boolean {
  for (let k = at; k < at + 3; k++) {
    if (s.bits(k) & Bit.GENERIC) return true;
    if (!(s.bits(k) & (Bit.USER | Bit.FIRST_NOUN)) || s.bits(k) & (Bit.DET | Bit.PUNCT)) return false;
  }
  return false;
}

const CONCERNING = new Set(['about', 'on', 'regarding', 'concerning']);

/** "information about our products": about things, not about people. */
export function aboutThings(s: Sentence, roles: Roles): boolean {
  if (roles.data.length || !roles.generic) return false;
  const at = s.find(roles.object.from, Math.min(roles.object.to, roles.object.from + 6), CONCERNING);
  if (at < 0 || !(s.bits(at - 1) & Bit.GENERIC)) return false;
  for (let k = at + 1; k < Math.min(at + 8, roles.object.to); k++)
    if (s.bits(k) & (Bit.USER | Bit.THEY) || PEOPLE.has(s.stem(k))) return false;
  return Boolean(s.bits(at + 1) & Bit.FIRST) || s.bits(at + 1) & Bit.NOTDATA || s.bits(at + 2) & Bit.NOTDATA ? true : false;
}

/** "share", "disclose": what reaches others; what reaches us is collected. */
export function share(s: Sentence, roles: Roles, about: boolean, clause: Clause, base: string): Found | null {
  if (!about && namesPeople(s, (clause.group.passive && clause.subject) || roles.object))
    return { action: 'share', doubt: 'a list of people is data about them' };
  if (!about && !(roles.recipients.length && clause.negated)) {
    if (yoursPassed(s, roles, clause, lastVerb(clause.group)) || yoursHanded(s, roles, clause))
      return { action: 'share', doubt: "what is the reader's is taken for data" };
    if (base === 'disclose' && clause.group.passive && clause.actor === 'data') return { action: 'share' };
    return null;
  }
  if (aboutThings(s, roles)) return null;
  // "If it is used for more, we disclose that in the rules": a fact.
  if (
    base === 'disclose' &&
    !clause.group.passive &&
    roles.pronoun &&
    s.norm(roles.object.from) === 'that' &&
    !(s.bits(roles.object.from + 1) & Bit.GENERIC) &&
    !roles.recipients.length
  )
    return null;
  // "we and others share the same pages": have in common.
  if (!clause.group.passive && !roles.recipients.length && s.norm(roles.object.from + 1) === 'same') return null;
  // "shared internally", "between our departments": with nobody outside.
  if (!roles.recipients.length && s.find(clause.group.from, Math.min(clause.region.to, clause.region.from + 5), INSIDE) >= 0) return null;
  // "Your address may disclose where you are": to nobody.
  if (base === 'disclose' && !clause.group.passive && clause.actor === 'data' && !roles.recipients.length) return null;
  // "we hire helpers and need to share your name with them"
  if (clause.actor === 'third' && !clause.negated && hasWord(s, clause.region.from, clause.region.to, THEM) && !roles.recipients.length)
    return { action: 'share', actor: 'first', named: 'before' };
  if (roles.toUs && !roles.recipients.length)
    return clause.actor === 'first'
      ? null
      : { action: 'collect', actor: 'first', source: 'partner', doubt: 'what is given to us is collected' };
  if (!clause.group.passive && !roles.pronoun && otherThingFirst(s, roles)) return null;
  if (
    roles.toUser &&
    !roles.recipients.length &&
    (clause.actor === 'first' || (clause.group.passive && hasWord(s, clause.region.from + 1, clause.region.from + 2, YOU)))
  )
    return null;
  return { action: 'share' };
}

const INSIDE = new Set(['internally', 'departments', 'teams', 'colleagues']);
const YOU = new Set(['you']);
const THEM = new Set(['them']);
