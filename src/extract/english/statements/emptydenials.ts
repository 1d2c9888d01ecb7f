// Denied verbs that name something other than holding, handing on or using data: what is in a thing, who answers for it, how a way in is guarded.
import { HOLDING, PRIVATE_WORDS } from '../../../generated/words/shared.js';
import { IDENTIFYING, LETTERS, LOOKING, MASKING, MEASURES, REPEATED, STRIVING, WAYS } from '../../../generated/words/emptydenials.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { onDevice } from '../verbs/ondevice.js';
import { hasWord, type Found } from '../roles/found.js';
import type { Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';

const ASKING = new Set(['ask', 'request', 'solicit']);
const AGAINST = new Set(['against']);
const EITHER = new Set(['either']);
export const WILL = new Set(['will', 'shall', 'would']);
const LIABLE = new Set(['hold', 'be']);
const CONDUCT = new Set(['practice', 'policy', 'content']);
const PROMISES = new Set(['representation', 'warranty', 'guarantee', 'promise']);
const GROUNDS = new Set(['basis', 'bases']);
const YIELDED = new Set(['get', 'derive', 'recover', 'extract', 'reconstruct']);
const FROM = new Set(['from']);
const POINTED = new Set(['it', 'them', 'this', 'that']);

/** A denied verb with what it is found to say. */
export interface Denied {
  readonly s: Sentence;
  readonly clause: Clause;
  readonly main: number;
  readonly base: string;
  readonly f: Found;
  readonly roles: Roles;
}

/** Whether a verb denies something other than holding, handing on or using data. */
export function deniesElse(d: Denied): boolean {
  const { s, clause, base, f } = d;
  if (isOtherWay(d) || sparesRepeats(d)) return true;
  // "these totals contain no names", "none is included in the report": what is in them, not what is gathered.
  if (HOLDING.has(base)) return clause.actor !== 'tool' && f.action !== 'advertise' && f.action !== 'track';
  if (isRuleForPosts(d) || saysWhatTheyAre(d) || disclaims(d) || saysHow(d) || cannotBeHad(d) || guardsWayIn(d)) return true;
  if (base === 'hold') return hasWord(s, d.main + 1, Math.min(clause.region.to, d.main + 6), AGAINST);
  // "passwords are not stored on your phone": how the reader's device works.
  if (s.readings(d.main) & Reading.store && f.action === 'collect' && !f.flips && onDevice(s, clause, behind(d))) return true;
  // "We do not store it in Peru": denies a place, and the denied transfer says so.
  if (s.readings(d.main) & Reading.store && f.action === 'collect' && !f.flips && isOfPlace(d)) return true;
  if (base === 'maintain') return isOwnLine(d);
  if ((base === 'send' || base === 'distribute') && f.action === 'share') return isMessage(d);
  return f.flips === true && f.action === 'share' && (isEffort(d) || isReadersSecret(d));
}

/** Whether the denial reaches no further than a country; in "store data about children in Peru" the children live there. */
function isOfPlace(d: Denied): boolean {
  const { from, to } = behind(d);
  return d.roles.place !== null && d.s.find(from, to, ABOUT) < 0;
}

/** Words between data and whom they are about. */
export const ABOUT: ReadonlySet<string> = new Set(['about', 'of', 'from', 'on', 'regarding']);

function behind({ clause, main }: Denied): Range {
  return { from: main + 1, to: clause.region.to };
}

/** Whether there are data and all are of these kinds. */
function allOf({ roles }: Denied, ids: ReadonlySet<string>): boolean {
  return roles.data.length > 0 && roles.data.every((m) => ids.has(m.id));
}

const PASSWORDS: ReadonlySet<string> = new Set(['account.credentials']);
const LOGINS: ReadonlySet<string> = new Set(['account.credentials', 'account.username']);
const MAIL: ReadonlySet<string> = new Set(['contact.email', 'content.messages']);

/** "publish at once instead of holding them": one way to do it, and not the other. */
function isOtherWay({ clause, f }: Denied): boolean {
  return (
    clause.group.kind === 'gerund' &&
    (clause.preposition === 'than' || (clause.preposition === 'of' && clause.governorNoun === 'instead')) &&
    f.action !== 'sell' &&
    f.action !== 'share'
  );
}

/** "to avoid showing you the same adverts": others are shown. */
function sparesRepeats({ s, clause, main, f }: Denied): boolean {
  return f.action === 'advertise' && clause.group.kind === 'gerund' && hasWord(s, main + 1, main + 6, REPEATED);
}

/** "We cannot publish reviews that contain …", "The content shall not be copied or shared": what writers and readers are to keep to. */
function isRuleForPosts(d: Denied): boolean {
  const { s, clause, f, roles } = d;
  if ((f.action !== 'share' && f.action !== 'sell') || !allOf(d, POSTS) || roles.recipients.some((r) => r.id !== 'public')) return false;
  const { group, subject } = clause;
  const told = group.passive ? subject : roles.object;
  if (!told || s.tokens.slice(told.from, told.to).some((t) => t.bits & Bit.USER)) return false;
  return group.passive ? s.norm(group.from) === 'shall' : clause.modal === 'may' && PUBLISHING.has(d.base);
}

const POSTS: ReadonlySet<string> = new Set(['content', 'content.public_posts']);
const PUBLISHING = new Set(['publish', 'post']);

/** What data are, whoever has them. */
function saysWhatTheyAre({ s, clause, main, base, f, roles }: Denied): boolean {
  // "it does not identify you"
  if (base === 'identify' && clause.actor === 'unknown') return true;
  if (f.action !== 'use' || !clause.group.passive) return false;
  // "(this basis is not used for …)": a ground of law.
  if (roles.pronoun && s.find(0, clause.group.from, GROUNDS) >= 0) return true;
  // "These counts cannot be used to identify anybody"
  return base === 'use' && clause.modal === 'may' && s.norm(main + 1) === 'to' && IDENTIFYING.has(s.base(main + 2));
}

/** Nobody answers for it, or for what others do. */
function disclaims({ s, clause, main, base, f, roles }: Denied): boolean {
  // "We make no representation that …"
  if (base === 'make' && s.findStem(main + 1, main + 4, PROMISES) >= 0) return true;
  // "not liable for the use of these cookies"
  if (LIABLE.has(base) && s.norm(main + 1) === 'liable') return true;
  // "does not monitor the practices of such sites"
  return (
    f.action === 'track' && roles.data.every((m) => !m.text) && s.findStem(main + 1, Math.min(main + 8, clause.region.to), CONDUCT) >= 0
  );
}

/** How data are kept or used. */
function saysHow({ s, clause, main, base, f }: Denied): boolean {
  // "It is either not stored or masked": one of two.
  if (hasWord(s, clause.group.from, main, EITHER)) return true;
  // "logs can no longer be tracked back to you": not joined.
  if (f.action === 'track' && s.norm(main + 1) === 'back') return true;
  // "This count is not aggregated"
  return f.action === 'use' && MASKING.has(base);
}

/** What a code does not tell. */
function cannotBeHad(d: Denied): boolean {
  const { s, clause, main, base } = d;
  if (clause.modal !== 'may') return false;
  // "the code cannot be retrieved": by nobody in particular.
  if (LOOKING.has(base) && clause.group.passive && s.norm(main + 1) !== 'by') return true;
  // "we cannot get your number from it"
  const from = YIELDED.has(base) ? s.find(main + 1, clause.region.to, FROM) : -1;
  return from >= 0 && POINTED.has(s.norm(from + 1));
}

/** What is said of passwords, and of those who ask for them. */
function guardsWayIn(d: Denied): boolean {
  const { s, clause, main, base, f, roles } = d;
  if (ASKING.has(base) && warnsOfSwindlers(s, clause, main, roles)) return true;
  if (!allOf(d, PASSWORDS)) return false;
  // "we will never ask you for your password": a warning of swindlers.
  if (base === 'ask' || base === 'request') return true;
  // "This includes not sharing your password": what the reader is to do.
  if (clause.group.kind === 'gerund' && f.action === 'share') return true;
  // "We cannot read your password": it is here, and masked.
  return f.action === 'collect' && !f.flips && LOOKING.has(base);
}

/** "We do not ask for personal data by e-mail", "we will never request that you give us personal data". */
function warnsOfSwindlers(s: Sentence, clause: Clause, main: number, roles: Roles): boolean {
  for (let k = main + 1; k < Math.min(clause.region.to, s.tokens.length); k++)
    if (WAYS.has(s.norm(k)) && (LETTERS.has(s.norm(k + 1)) || (s.bits(k + 1) & Bit.DET && hasWord(s, k + 2, k + 5, LETTERS)))) return true;
  return (
    WILL.has(s.norm(clause.group.from)) &&
    (s.norm(main + 1) === 'that' || s.norm(main + 1) === 'you') &&
    roles.data.every((d) => d.id === 'personal')
  );
}

/** "we maintain no telephone numbers": lines of our own. */
function isOwnLine({ s, roles }: Denied): boolean {
  return roles.data.length > 0 && roles.data.every((m) => m.id.startsWith('contact')) && !ofReaders(s, roles.object);
}

/** "we do not send e-mails that ask for": messages, no data that reach others. */
function isMessage(d: Denied): boolean {
  const { s, clause, roles } = d;
  return allOf(d, MAIL) && roles.recipients.length === 0 && !clause.group.passive && !ofReaders(s, roles.object);
}

/** "we strive to keep it confidential" */
function isEffort({ s, clause }: Denied): boolean {
  const by = clause.governor?.group.mains ?? [];
  return by.some(
    (m) => STRIVING.has(s.base(m)) || (s.base(m) === 'take' && hasWord(s, m + 1, Math.min(m + 5, clause.group.from), MEASURES)),
  );
}

/** "your password is confidential": the reader is to keep it so. */
function isReadersSecret(d: Denied): boolean {
  return hasWord(d.s, d.clause.group.from, d.clause.region.to, PRIVATE_WORDS) && allOf(d, LOGINS);
}

function ofReaders(s: Sentence, range: { from: number; to: number }): boolean {
  for (let k = range.from; k < range.to; k++) if (s.bits(k) & (Bit.USER | Bit.GENERIC)) return true;
  return false;
}
