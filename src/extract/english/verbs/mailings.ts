// What is sent to readers, or told them, to sell something: newsletters, offers, news of wares.
import { ADS, ONLY } from '../../../generated/words/shared.js';
import { OFFERED } from '../../../generated/words/marketing.js';
import { MARKETING_WORDS, MORE, NO_MARKETING, TOLD } from '../../../generated/words/mailings.js';
import type { Mention } from '../../../model/statement.js';
import { lastVerb } from '../groups/group.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { hasWord, type Found } from '../roles/found.js';
import type { Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';
import { ADVERTISERS, MARKETED, WARES } from './marketing.js';
import { UNLISTED, type Verbs } from './verbs.js';

const SAYING = Reading.convey | Reading.send_out | Reading.show;

/** Newsletters and offers sent to the reader. */
export function marketing(s: Sentence, clause: Clause, readings: number, roles: Roles, main: number): Found | null {
  const region = { from: main, to: clause.region.to };
  if (s.find(main, region.to, NO_MARKETING) >= 0 || isOtherPost(s, region)) return null;
  if (s.base(main) === 'offer' && roles.toUser && hasWord(s, main + 1, Math.min(region.to, main + 6), MARKETED))
    return { action: 'advertise', bare: true };
  if (s.base(main) === 'offer' && isCalledToBuy(s, clause, main)) return { action: 'advertise', bare: true };
  if (keepsInformed(s, clause, main) || (letsKnow(s, main) && tellsOfWares(s, main, s.tokens.length)))
    return { action: 'advertise', bare: true };
  // "present you with relevant offers"
  if (readings & Reading.show && s.norm(main + 1) === 'you' && names(s, { from: main + 2, to: Math.min(region.to, main + NEAR) }))
    return { action: 'advertise', bare: true };
  // "We will never spam you"
  if (s.norm(main) === 'spam' && clause.negated) return { action: 'advertise', bare: true };
  if (
    clause.group.passive &&
    clause.subject &&
    readings & (Reading.convey | Reading.send_out) &&
    (roles.toUser ? hasWord(s, clause.subject.from, clause.subject.to, MARKETING_WORDS) : isMailSent(s, clause.subject, roles))
  )
    return { action: 'advertise', bare: true };
  if (
    readings & (Reading.convey | Reading.send_out) &&
    (roles.recipients.every((r) => isOfReaders(s, r)) || (readings & Reading.send_out && s.norm(main + 1) === 'you'))
  ) {
    const toYou = roles.toUser || s.norm(main + 1) === 'you';
    if (
      (toYou || readings & Reading.send_out || s.base(main) === 'send' || s.base(main) === 'receive') &&
      names(s, { from: main + 1, to: region.to })
    )
      return { action: 'advertise', bare: true };
    if (readings & Reading.convey && roles.object.from < roles.object.to && (adsLead(s, roles) || adsBeside(s, roles.object)))
      return { action: 'advertise', bare: true };
    const told = toYou || TOLD.has(s.stem(main + 1)) || TOLD.has(s.stem(main + 2));
    if (told && s.within('purpose', region).some((p) => p.id === 'direct_marketing' && p.from > main && !isDoing(s, p.from)))
      return { action: 'advertise', bare: true };
    if (toYou && isToSubscriber(s, clause, main)) return { action: 'advertise', bare: true };
    if (toYou && tellsOfWares(s, main, region.to)) return { action: 'advertise', bare: true };
    if (told && readings & Reading.convey && adsWith(s, main + 2)) return { action: 'advertise', bare: true };
  }
  return null;
}
marketing.verbs = { bases: ['offer', 'keep', 'update', 'let', UNLISTED], readings: SAYING } satisfies Verbs;

/** "We may call you to offer you our products" */
function isCalledToBuy(s: Sentence, { group, governor, region }: Clause, main: number): boolean {
  return (
    group.kind === 'infinitive' &&
    governor !== null &&
    CALLING.has(s.base(lastVerb(governor.group))) &&
    hasWord(s, main + 1, Math.min(region.to, main + NEAR), WARES)
  );
}

const CALLING = new Set(['call', 'contact', 'email', 'phone', 'write']);

/** "Marketing e-mails are sent once a month", "our newsletter is sent to members" */
function isMailSent(s: Sentence, { from, to }: Range, { recipients }: Roles): boolean {
  const last = s.norm(to - 1);
  const mail = MAIL.has(last) ? hasWord(s, Math.max(from, to - 4), to - 1, MARKETING_WORDS) : MARKETING_WORDS.has(last);
  return mail && recipients.every((r) => isOfReaders(s, r)) && s.find(from, to, OF) < 0;
}

const OF = new Set(['of', 'from', 'your']);

/** "send offers to users of our site on behalf of other shops": readers, and those for whom it is sent. */
function isOfReaders(s: Sentence, { id, text, start }: Mention): boolean {
  return (id === 'other_users' && !OTHERS.test(text)) || FOR_WHOM.test(s.text.slice(Math.max(s.start, start - LONGEST_FOR), start));
}

const OTHERS = /^(?:other|fellow|another)\b/i;
const FOR_WHOM = /\b(?:behalf of|from)(?: [a-z]+)? ?$/i;
const LONGEST_FOR = 24;

const NEAR = 7;

/** Whether words of marketing stand there, other than verbs: not "changes to services we offer". */
function names(s: Sentence, { from, to }: Range): boolean {
  for (let k = s.find(from, to, MARKETING_WORDS); k >= 0; k = s.find(k + 1, to, MARKETING_WORDS)) if (!isDoing(s, k)) return true;
  return false;
}

/** "services we offer" */
function isDoing(s: Sentence, at: number): boolean {
  return s.norm(at) === 'offer' && ((s.isMain(at) && !(s.bits(at - 1) & Bit.CONJ)) || s.norm(at - 1) === 'we' || s.norm(at - 1) === 'they');
}

/** "If you subscribe to our newsletter, we may send you e-mails": what is sent is what was asked for. */
function isToSubscriber(s: Sentence, clause: Clause, main: number): boolean {
  if (clause.negated || s.find(main + 2, Math.min(main + 5, clause.region.to), MAIL) < 0) return false;
  const asked = s.clauses.find(
    (c) =>
      c.hypothetical &&
      c.actor === 'user' &&
      !c.negated &&
      c.group.mains.some((m) => (SIGNING.has(s.base(m)) && s.norm(m + 1) !== 'out') || SIGNED.has(s.norm(m + 1))),
  );
  return asked !== undefined && asked.group.from < clause.start && s.find(asked.group.from, clause.start, MARKETING_WORDS) >= 0;
}

const MAIL = new Set(['email', 'emails', 'e-mail', 'e-mails', 'mailings']);
const SIGNED = new Set(['opted', 'subscribed']);
const SIGNING = new Set(['opt', 'subscribe', 'sign', 'agree', 'choose']);

/** "tell you about (our) new services", "contact you by mail about other products of ours" */
function tellsOfWares(s: Sentence, main: number, to: number): boolean {
  const about = s.find(main + 2, Math.min(main + 7, to), ABOUT);
  if (about < 0 || (s.norm(main + 1) !== 'you' && !(s.norm(main + 1) === 'to' && s.norm(main + 2) === 'you'))) return false;
  // "provide you with the best of services"
  if (WARES.has(s.norm(about + 1)) && (s.norm(about) !== 'of' || about === main + 2) && isWaresAtLarge(s, about + 1)) return true;
  const at = s.find(about + 1, Math.min(about + 3, to), MORE);
  return at > 0 && (WARES.has(s.norm(at + 1)) || (WARES.has(s.norm(at + 2)) && !(s.bits(at + 1) & (Bit.PREP | Bit.PUNCT))));
}

/** "goods and services (that may interest you)", not "products you ordered", "services we cease to offer" */
function isWaresAtLarge(s: Sentence, at: number): boolean {
  let k = at + 1;
  while (s.bits(k) & Bit.CONJ && (WARES.has(s.norm(k + 1)) || MARKETING_WORDS.has(s.norm(k + 1)))) k += 2;
  if (s.norm(k) === 'of' && s.norm(k + 1) === 'interest') return true;
  if (s.bits(k) & Bit.REL || s.norm(k) === 'you') return s.find(k, k + 4, LIKING) > 0;
  return k >= s.tokens.length || ((s.bits(k) & (Bit.PUNCT | Bit.CONJ)) !== 0 && s.norm(k) !== '(');
}

const LIKING = new Set(['may', 'might', 'could', 'interest', 'like']);

/** "let you know about new products" */
function letsKnow(s: Sentence, main: number): boolean {
  return s.base(main) === 'let' && s.norm(main + 1) === 'you' && s.norm(main + 2) === 'know';
}

const ABOUT = new Set(['about', 'of', 'on', 'regarding', 'concerning']);

/** "messages that are not (primarily) for marketing": what is sent is something else. */
function isOtherPost(s: Sentence, { from, to }: Range): boolean {
  for (let k = s.find(from + 1, to, NOT); k > 0; k = s.find(k + 1, to, NOT)) {
    if (!(s.bits(k - 1) & Bit.BE && s.norm(k - 2) !== 'you') && s.norm(k + 1) !== 'for') continue;
    const at = s.find(k + 1, Math.min(k + 5, to), MARKETING_WORDS);
    if (at > 0 && s.find(from + 1, k, MARKETING_WORDS) < 0 && s.find(k + 1, at, ONLY) < 0) return true;
  }
  return false;
}

const NOT = new Set(['not']);

/** "provide our members with relevant adverts" */
function adsWith(s: Sentence, from: number): boolean {
  const at = s.find(from, from + 3, WITH);
  return at >= 0 && hasWord(s, at + 1, at + 4, ADS);
}

const WITH = new Set(['with']);

/** "We keep you informed of offers", "up to date with our news", "update you on offers". */
function keepsInformed(s: Sentence, clause: Clause, main: number): boolean {
  if (s.norm(main + 1) !== 'you') return false;
  if (s.base(main) === 'update' ? !ABOUT.has(s.norm(main + 2)) : s.base(main) !== 'keep' || s.find(main + 2, main + 5, INFORMED) < 0)
    return false;
  return (
    hasWord(s, main + 1, clause.region.to, MARKETING_WORDS) ||
    s.within('purpose', { from: main, to: clause.region.to }).some((p) => p.id === 'direct_marketing')
  );
}

const INFORMED = new Set(['informed', 'updated', 'date', 'posted', 'abreast']);

/** "provide relevant advertisements", "deliver promotions": they stand first in the object. */
function adsLead(s: Sentence, roles: Roles): boolean {
  return (
    s.norm(roles.object.from) !== 'your' &&
    hasWord(s, roles.object.from, Math.min(roles.object.to, roles.object.from + 4), ADVERTISED) &&
    !hasWord(s, roles.object.from, roles.object.to, ADVERTISERS) &&
    s.within('data', { from: roles.object.from, to: roles.object.from + 4 }).length === 0
  );
}

const ADVERTISED = new Set([...ADS, ...OFFERED]);

/** "provide our games and interest-based advertising": advertising beside what else is provided, not "statistics and reports on ads". */
function adsBeside(s: Sentence, { from, to }: Range): boolean {
  for (let k = from; k < to; k++) {
    if (s.bits(k) & Bit.PREP || (s.isMain(k) && s.verb(k))) return false;
    if (!(s.bits(k) & Bit.CONJ)) continue;
    const ads = s.within('purpose', { from: k + 1, to }).find((p) => p.from <= k + 2 && ADS.has(s.norm(p.to - 1)));
    if (ads) return ads.to === to || (s.bits(ads.to) & (Bit.PREP | Bit.PUNCT | Bit.CONJ)) !== 0;
  }
  return false;
}
