// "have", "ask", "see", "include", "know": verbs that mean collecting only where they name data.
import { ADS } from '../../../generated/words/shared.js';
import { CONTAINERS, DEEDS, HELD, JUDGING, PEOPLE_DATA, SEEING, TAKING } from '../../../generated/words/getting.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { ONLOOKERS } from '../sentences/doer.js';
import { hasWord } from '../roles/found.js';
import { lastVerb } from '../groups/group.js';
import { Bit, Form, Reading } from '../lexicon/lexicon.js';
import type { Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { isOwnPaper } from './storing.js';

/** "when your photo has been viewed": looked at, not gathered. */
const LOOKING = new Set(['view', 'read', 'see', 'review', 'watch']);
const ASKING = new Set(['request', 'ask', 'require', 'need']);
const HOLDING = new Set(['include', 'contain', 'involve', 'consist', 'comprise']);
const READER = new Set(['you']);
const GIVER = new Set(['from']);
const AIM = new Set(['to']);
const NOT = new Set(['not']);
const MEASURES = new Set(['measures', 'steps', 'precautions']);
const INTO = new Set(['into', 'seriously', 'lightly']);
/** What is taken seriously, or care of, and not in: it is of data, and none. */
const CARES = new Set(['protection', 'security', 'privacy', 'safety', 'confidentiality']);
const KNOWINGLY = new Set(['knowingly', 'from']);
const PICKING = new Set(['find', 'count', 'take', 'check']);
const DAILY = /^(?:content|usage|contact|financial[.]transactions|support)/;
const ARTICLES = new Set(['a', 'an', 'no']);
const CONTACTS: ReadonlySet<string> = new Set(['contact.phone', 'contact.address', 'contact.email']);
const ONE_LINE = /(?:number|address|phone|e-?mail)$/i;
const NEAR_FOR = 7;

/** Whether verbs that mean collecting only where data are named mean it here. */
export function gets(s: Sentence, clause: Clause, roles: Roles, base: string): boolean {
  if (bringsNothing(s, clause, roles, base)) return false;
  if (HOLDING.has(base)) return holds(s, clause, roles, base);
  const asked = ASKING.has(base) ? asks(s, clause, roles, base) : null;
  if (asked !== null) return asked;
  if (base === 'have') return has(s, clause, roles);
  const seen = PEOPLE_DATA.has(base) ? sees(s, clause, roles, base) : null;
  if (seen !== null) return seen;
  // "we never see it"
  if (roles.pronoun && clause.negated && SEEING.has(base) && (clause.actor === 'first' || clause.actorIds.includes('anyone'))) return true;
  return roles.data.length > 0 || (roles.generic && TAKING.has(base)) || (roles.pronoun && base === 'access');
}

/** Whether the words around the verb say that no data come in. */
function bringsNothing(s: Sentence, clause: Clause, roles: Roles, base: string): boolean {
  const { region } = clause;
  // "your question gets an answer": data get nothing.
  if (clause.actor === 'data' && !clause.group.passive && (base === 'get' || base === 'gain' || base === 'take')) return true;
  // "You may have us record it"
  if (base === 'have' && s.norm(lastVerb(clause.group) + 1) === 'us') return true;
  if (base === 'have' && roles.negativeObject >= 0 && aboutProduct(s, clause, roles, base)) return true;
  if (clause.negated) {
    // "We do not buy or sell data" is of trade.
    if (base === 'buy' || base === 'purchase') return true;
    if (aboutProduct(s, clause, roles, base)) return true;
  }
  // "Your data are contained behind secured networks": where they are kept safe.
  if (base === 'contain' && clause.group.passive && clause.group.kind === 'finite') return true;
  // "your data may be accessed or sold as part of a merger": by nobody named, and long there.
  if (base === 'access' && clause.group.passive && !clause.negated && clause.actor !== 'first' && !clause.actorIds.length)
    return !byUs(s, region);
  // "we never touch your card number"
  if (base === 'touch') return !clause.negated || clause.actor !== 'first';
  // "take steps to protect your data", "take title to the goods"
  if (base === 'take')
    return (
      hasWord(s, region.from, region.from + 4, MEASURES) ||
      hasWord(s, region.from, region.from + 3, CARES) ||
      HELD.has(s.norm(region.from)) ||
      hasWord(s, region.from, region.from + 6, INTO)
    );
  // "we learn of a breach"
  if (base === 'learn') return s.norm(region.from) === 'of';
  // "We recognize that people who …": an opinion.
  if (base === 'recognize' && s.norm(region.from) === 'that') return true;
  // "letters are not recognised as secure": judged, not found out.
  return JUDGING.has(base) && s.norm(region.from) === 'as';
}

function byUs(s: Sentence, { from, to }: Clause['region']): boolean {
  for (let k = from; k < to; k++) if (s.norm(k) === 'by' && (s.bits(k + 1) | s.bits(k + 2)) & (Bit.FIRST | Bit.FIRST_NOUN)) return true;
  return false;
}

/** "ask", "request", "require", "need"; null where it is for others to say. */
function asks(s: Sentence, clause: Clause, roles: Roles, base: string): boolean | null {
  const { region, group, actor } = clause;
  const named = roles.data.length > 0;
  // "We ask, on your first visit, that you agree": for no data.
  if (base === 'ask' && s.norm(region.from) === ',' && asksThat(s, region.from)) return false;
  // "ask for access to your data": no data come in.
  if (s.norm(region.from) === 'access' && roles.data.every((d) => d.id === 'personal' || d.id === 'non_personal')) return false;
  // "we request readers under 13 not to provide data"
  if (actor === 'first' && !group.passive && hasWord(s, region.from, region.to, NOT) && s.bits(region.from) & (Bit.USER | Bit.DET))
    return false;
  // "The app requires an account to work": no data are asked for.
  if (base === 'require' && !roles.generic && roles.data.every((d) => /^(?:user )?accounts?$|^log-?in$|^sign-?up$/i.test(d.text)))
    return false;
  // "we no longer need your data" says nothing of what is gathered.
  if ((base === 'need' || base === 'require') && group.negators.some((k) => s.norm(k) === 'no' && s.norm(k + 1) === 'longer')) return false;
  // "does not require disclosure of your data", "require your user name to be your own": no data are asked for.
  if (
    base !== 'ask' &&
    (hasWord(s, region.from, Math.min(region.to, region.from + 5), DEEDS) ||
      s.clauses.some((c) => c.governor?.group === group && c.group.kind === 'infinitive' && c.group.copula))
  )
    return false;
  if (base === 'need') return null;
  const fromReader = roles.generic && hasWord(s, region.from, region.to, READER) && hasWord(s, region.from, region.to, GIVER);
  if (base !== 'ask' && fromReader) return true;
  if (base === 'request' && roles.generic && actor === 'first' && !group.passive && FURTHER.has(s.norm(region.from))) return true;
  // "Your consent is required for the use of your name": not the name is.
  if (group.passive && clause.subject && !s.within('data', clause.subject).length) return false;
  // "Health data are never requested"
  if (group.passive && clause.negated && actor === 'data' && base === 'request' && group.kind === 'finite') return named;
  if (base === 'ask' && asksFor(s, clause)) return named || roles.generic;
  return (named && actor !== 'data' && s.find(region.from, region.to, AIM) < 0) || (named && base !== 'ask' && !group.passive);
}

const FURTHER = new Set(['additional', 'further', 'more']);

function asksThat(s: Sentence, from: number): boolean {
  const that = s.find(from + 1, s.tokens.length, THAT);
  return that > 0 && s.norm(that - 1) === ',';
}

const THAT = new Set(['that']);

/** "include", "contain", "consist of": of data, or of what was said to be data. */
function holds(s: Sentence, clause: Clause, roles: Roles, base: string): boolean {
  if (hasWord(s, clause.region.from, clause.region.from + 2, ADS)) return false;
  // "The cookies that we use include session cookies": their kinds.
  if (clause.actor === 'tool' && base === 'include' && roles.data.every((d) => d.id === 'device.cookie_id')) return false;
  const from = subjectOf(clause).from;
  const to = subjectOf(clause).to;
  const subjectIsData =
    clause.actor === 'data' ||
    clause.actor === 'tool' ||
    (clause.actor === 'unknown' && clause.steps.some((x) => x.startsWith('pronoun:')));
  // "This would include your name": what would be told.
  if (s.norm(clause.group.from) === 'would' && clause.actor !== 'tool') return false;
  // "This includes the handling of accounts": what is done.
  const at = s.bits(clause.region.from) & Bit.DET ? clause.region.from + 1 : clause.region.from;
  if (s.bits(from) & (Bit.IT | Bit.THEY) && s.norm(at + 1) === 'of' && (s.forms(at) & Form.ING) !== 0) return false;
  return (
    (roles.data.length > 0 || isGivenByReader(s, lastVerb(clause.group) + 1)) &&
    subjectIsData &&
    !clause.relative &&
    s.find(from, to, CONTAINERS) < 0 &&
    !deniesThem(s, from, to) &&
    // "This involves e-mails about your order": what is done, not what data are.
    !(
      base === 'involve' &&
      s.bits(from) & (Bit.IT | Bit.THEY) &&
      roles.data.every((d) => DAILY.test(d.id)) &&
      s.within('data', clause.region)[0]?.from === clause.region.from
    ) &&
    !(s.norm(from) === 'these' && s.norm(to - 1) === 'reports')
  );
}

/** "This includes [any information you give us]": whatever it is. */
function isGivenByReader(s: Sentence, from: number): boolean {
  let k = from;
  while (k < from + 3 && !(s.bits(k) & Bit.GENERIC)) k++;
  if (!(s.bits(k) & Bit.GENERIC)) return false;
  const you = s.bits(k + 1) & Bit.REL ? k + 2 : k + 1;
  if (s.norm(you) !== 'you') return false;
  const inside = s.clauses.find((c) => c.group.from > you && c.group.from < you + 3);
  return (
    inside !== undefined && !inside.negated && inside.group.mains.some((m) => (s.readings(m) & (Reading.share | Reading.convey)) !== 0)
  );
}

/** "[The data that we do not collect] include your age"; what is not deleted is held. */
function deniesThem(s: Sentence, from: number, to: number): boolean {
  return s.clauses.some(
    ({ group, relative, negated }) =>
      relative && negated && group.from > from && group.from < to && !group.mains.some((m) => s.readings(m) & Reading.delete),
  );
}

function has(s: Sentence, { region, actor }: Clause, roles: Roles): boolean {
  return (
    !isOwnPaper(s, roles.object) &&
    roles.data.length > 0 &&
    roles.data.every((d) => d.id !== 'device.cookie_id') &&
    s.within('data', { from: region.from, to: region.from + 8 }).length > 0 &&
    actor !== 'data' &&
    !isMadeDeleted(s, region) &&
    !/right|policy|obligation|responsib|liabil|control|no way|influence|idea/.test(
      s.words(region.from, Math.min(region.from + 4, s.tokens.length)),
    )
  );
}

/** "We have your letters shredded": it ends. */
function isMadeDeleted(s: Sentence, { from, to }: Clause['region']): boolean {
  const named = s.within('data', { from, to }).at(-1);
  return named !== undefined && (s.readings(named.to) & Reading.delete) !== 0 && (s.forms(named.to) & Form.PART) !== 0;
}

/** "know", "see", "read", "find": what is looked at; null where it is for others to say. */
function sees(s: Sentence, clause: Clause, roles: Roles, base: string): boolean | null {
  const { region, group } = clause;
  const named = roles.data.length > 0;
  // "when you watch a video"
  if (base === 'watch' && clause.actor !== 'third') return false;
  // "We know nothing about you"
  if (
    base === 'know' &&
    clause.actor === 'first' &&
    s.norm(region.from) === 'nothing' &&
    s.norm(region.from + 1) === 'about' &&
    s.bits(region.from + 2) & Bit.USER
  )
    return true;
  if (
    (roles.generic || (roles.pronoun && group.passive)) &&
    (clause.actor === 'third' || group.passive) &&
    clause.actorIds.some((id) => ONLOOKERS.has(id))
  )
    return true;
  // "Your page can be seen by employers": by somebody whom no list knows.
  if (group.passive && (base === 'see' || base === 'view' || base === 'read') && clause.actorIds.length === 0 && byStranger(s, region.from))
    return false;
  if (group.passive)
    return (
      named &&
      base !== 'find' &&
      base !== 'need' &&
      !(LOOKING.has(base) && !clause.negated && clause.actorIds.length === 0 && roles.data.every((d) => d.id.startsWith('content')))
    );
  return roles.pronoun && clause.negated ? null : named && s.within('data', { from: region.from, to: region.from + 9 }).length > 0;
}

function byStranger(s: Sentence, at: number): boolean {
  return s.norm(at) === 'by' && s.norm(at + 1) !== 'us' && !(s.bits(at + 1) & (Bit.FIRST | Bit.CAPITAL | Bit.DET));
}

/** "We do not take phone orders", "the search does not find deleted messages", "we have no phone number": how a thing works, and no word of anybody's data. */
function aboutProduct(s: Sentence, clause: Clause, roles: Roles, base: string): boolean {
  if (clause.group.passive || roles.generic || roles.pronoun || !roles.data.length || s.holds(KNOWINGLY)) return false;
  for (let k = roles.object.from; k < Math.min(roles.object.to, clause.region.to); k++)
    if (s.bits(k) & (Bit.USER | Bit.GENERIC)) return false;
  if (base === 'have')
    return roles.data.every((d) => CONTACTS.has(d.id) && ONE_LINE.test(d.text)) && ARTICLES.has(s.norm(roles.object.from));
  if (PICKING.has(base)) return roles.data.every((d) => DAILY.test(d.id));
  return (base === 'read' || base === 'view' || base === 'see') && roles.data.every((d) => d.id === 'content.public_posts');
}

/** "ask (you) for your age"; not "ask for your help to …". */
function asksFor(s: Sentence, { actor, group, negated, region }: Clause): boolean {
  if (actor !== 'first' || group.passive || negated) return false;
  const at =
    s.norm(region.from) === 'for'
      ? region.from
      : s.bits(region.from) & Bit.USER && s.norm(region.from + 1) === 'for'
        ? region.from + 1
        : -1;
  if (at < 0) return false;
  // "for a nickname, which nobody sees"
  for (let k = at; k < region.to; k++) if (s.bits(k) & Bit.NEG) return false;
  for (let k = at + 1; k < region.to && k < at + NEAR_FOR; k++) {
    if (s.bits(k) & Bit.GENERIC || s.within('data', { from: at + 1, to: k + 1 }).length) return true;
    if (s.bits(k) & (Bit.PREP | Bit.TO | Bit.PUNCT) && !(s.bits(k) & Bit.DET)) return false;
  }
  return false;
}
