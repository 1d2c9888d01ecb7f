// Negated words that deny no practice: what nobody would do, what ends by the reader's own choice, what is merely not wished.
import { HOLDING, PRIVATE_WORDS } from '../../generated/words/shared.js';
import {
  DEVICES,
  IDENTIFYING,
  LEAVING,
  LETTERS,
  LOOKING,
  MACHINES,
  MEASURES,
  OPENNESS,
  REFUSING,
  REPEATED,
  STRIVING,
  TYING,
  WAYS,
} from '../../generated/words/denials.js';
import { Bit, Reading } from './lexicon.js';
import type { Clause } from './clause.js';
import { hasWord, type Found } from './found.js';
import type { Roles } from './roles.js';
import type { Sentence } from './sentence.js';

const FOLLOWING = new Set(['following']);
const ABLE = new Set(['able', 'unable']);
const WISHING = new Set(['want', 'wish', 'like', 'need', 'prefer']);
const ENDING = new Set(['stop', 'cease', 'discontinue']);
const WILL = new Set(['will', 'shall', 'would']);
const ON = new Set(['on', 'in']);
const THEREAFTER = new Set(['thereafter', 'afterwards']);
const REQUESTS = new Set(['request', 'requests', 'opt', 'withdraw', 'withdrawal']);
const ASKING = new Set(['ask', 'request', 'solicit']);
const AGAINST = new Set(['against']);
const EITHER = new Set(['either']);
const MASKING = new Set(['aggregate', 'anonymize', 'anonymise', 'pseudonymize', 'pseudonymise', 'encrypt', 'hash', 'mask']);

/** Whether a denial by the organisation denies nothing that it does with data. */
export function deniesNothing(s: Sentence, clause: Clause, main: number, f: Found, roles: Roles): boolean {
  return (
    vague(s, clause) || onlyFollowing(s, roles) || isWished(s, clause) || ends(s, clause, main, f) || isIdle(s, clause, main, f, roles)
  );
}

/** "We do not collect the following information:" says nothing until its list does. */
function onlyFollowing(s: Sentence, roles: Roles): boolean {
  return roles.data.length === 0 && s.find(roles.object.from, roles.object.to, FOLLOWING) >= 0;
}

/** "notices should not be sent", "we will not be able to save your order or send you offers": no practice of the organisation. */
function vague(s: Sentence, clause: Clause): boolean {
  const first = s.norm(clause.group.from);
  if (first === 'may' || first === 'might' || first === 'need' || first === 'should') return true;
  if (clause.group.passive && first === 'must') return true;
  // "masked so that it can no longer be tied to you": what it is done for.
  if (
    clause.group.passive &&
    clause.modal === 'may' &&
    s.norm(clause.start - 1) === 'that' &&
    (s.norm(clause.start - 2) === 'so' || s.norm(clause.start - 2) === 'such')
  )
    return true;
  let g = clause.governor;
  for (let up = g; up; up = up.governor) if (s.norm(up.group.from) === 'should') return true;
  // "choose whether or not to send it"
  if (clause.group.kind === 'infinitive' && s.norm(clause.group.from - 1) === 'or' && s.norm(clause.group.from - 2) === 'whether')
    return true;
  // "The law may require us not to give it to you": what may come to be.
  if (
    g &&
    g.modal === 'may' &&
    clause.group.kind === 'infinitive' &&
    clause.group.negated &&
    g.actor !== 'first' &&
    g.group.mains.some((m) => s.readings(m) & Reading.oblige)
  )
    return true;
  while (g?.group.kind === 'infinitive') g = g.governor;
  // "otherwise we have no way to count your points": what would be.
  if (g && (s.norm(g.start - 1) === 'otherwise' || (s.norm(g.start - 1) === ',' && s.norm(g.start - 2) === 'otherwise'))) return true;
  if (clause.group.kind !== 'infinitive' || !g || !g.group.copula) return false;
  const able = s.find(g.group.mains[0] as number, clause.group.from, ABLE);
  return able >= 0 && (s.norm(able) === 'able' || g.modal === 'may');
}

/** "Google does not associate your name with other data", by us or others: not joined, and used all the same. What devices send is said to be tied to nobody. */
export function deniesJoining(s: Sentence, main: number, f: Found, roles: Roles, actor: string): boolean {
  return f.action === 'use' && TYING.has(s.base(main)) && (actor !== 'first' || !roles.data.some((d) => /^(?:device|usage)/.test(d.id)));
}

/** "We do not want to know your name": a wish, which says nothing of what is done. */
function isWished(s: Sentence, clause: Clause): boolean {
  const g = clause.governor;
  return clause.group.kind === 'infinitive' && g !== null && g.negated && g.group.mains.some((m) => WISHING.has(s.base(m)));
}

/** "When you leave, we will no longer store your name", "we will stop sending it": it ends by what the reader does. */
function ends(s: Sentence, clause: Clause, main: number, f: Found): boolean {
  const g = clause.governor;
  // "We act on your request and thereafter do not use it"
  if (s.find(Math.max(0, clause.group.from - 3), clause.group.mains[0] ?? clause.group.from, THEREAFTER) >= 0 && s.holds(REQUESTS))
    return true;
  if (clause.group.kind === 'gerund' && g && g.group.mains.some((m) => ENDING.has(s.base(m))))
    return WILL.has(s.norm(g.group.from)) || s.norm(g.group.from) === 'to';
  if (
    WILL.has(s.norm(clause.group.from)) &&
    s.clauses.some(
      (c) =>
        c !== clause &&
        c.actor === 'user' &&
        (c.subordinator !== null || c.hypothetical) &&
        c.group.mains.some((m) => LEAVING.has(s.base(m))),
    )
  )
    return true;
  if (!clause.group.negators.some((k) => s.norm(k) === 'no' && s.norm(k + 1) === 'longer')) return false;
  if (
    WILL.has(s.norm(clause.group.from)) ||
    (f.action === 'share' && (OPENNESS.has(s.norm(main)) || hasWord(s, main + 1, main + 4, OPENNESS)))
  )
    return true;
  return s.clauses.some((c) => c !== clause && c.actor === 'user' && (c.subordinator !== null || c.hypothetical));
}

/** Verbs that deny something other than holding, handing on or using data. */
function isIdle(s: Sentence, clause: Clause, main: number, f: Found, roles: Roles): boolean {
  const base = s.base(main);
  const behind = { from: main + 1, to: clause.region.to };
  // "publish at once instead of holding them": one way to do it, and not the other.
  if (
    clause.group.kind === 'gerund' &&
    (clause.preposition === 'than' || (clause.preposition === 'of' && clause.governorNoun === 'instead')) &&
    f.action !== 'sell' &&
    f.action !== 'share'
  )
    return true;
  // "to avoid showing you the same adverts": others are shown.
  if (f.action === 'advertise' && clause.group.kind === 'gerund' && hasWord(s, main + 1, main + 6, REPEATED)) return true;
  // "these totals contain no names", "none is included in the report": what is in them, not what is gathered.
  if (HOLDING.has(base)) return clause.actor !== 'tool' && f.action !== 'advertise' && f.action !== 'track';
  // "it does not identify you": what it is, not what is done.
  if (base === 'identify' && clause.actor === 'unknown') return true;
  // "We make no representation that …": nobody answers for it.
  if (base === 'make' && s.findStem(main + 1, main + 4, PROMISES) >= 0) return true;
  // "the code cannot be retrieved": by nobody in particular.
  if (LOOKING.has(base) && clause.group.passive && clause.modal === 'may' && s.norm(main + 1) !== 'by') return true;
  // "(this basis is not used for …)": a ground of law.
  if (f.action === 'use' && clause.group.passive && roles.pronoun && s.find(0, clause.group.from, GROUNDS) >= 0) return true;
  // "These counts cannot be used to identify anybody": what they are, whoever has them.
  if (
    f.action === 'use' &&
    clause.group.passive &&
    clause.modal === 'may' &&
    base === 'use' &&
    s.norm(main + 1) === 'to' &&
    IDENTIFYING.has(s.base(main + 2))
  )
    return true;
  // "It is either not stored or masked": one of two.
  if (hasWord(s, clause.group.from, main, EITHER)) return true;
  // "logs can no longer be tracked back to you": not joined.
  if (f.action === 'track' && s.norm(main + 1) === 'back') return true;
  // "not liable for the use of these cookies": nobody answers for it.
  if (LIABLE.has(base) && s.norm(main + 1) === 'liable') return true;
  // "does not monitor the practices of such sites": what others do there.
  if (f.action === 'track' && roles.data.every((d) => !d.text) && s.findStem(main + 1, Math.min(main + 8, clause.region.to), CONDUCT) >= 0)
    return true;
  // "This count is not aggregated": how they are used.
  if (f.action === 'use' && MASKING.has(base)) return true;
  // "We cannot read your password": it is here, and masked.
  if (
    f.action === 'collect' &&
    !f.flips &&
    LOOKING.has(base) &&
    roles.data.length > 0 &&
    roles.data.every((d) => d.id === 'account.credentials')
  )
    return true;
  if (!f.flips && hangsOnChoice(s, clause, main)) return true;
  // "we cannot get your number from it": what a code does not tell.
  const from = YIELDED.has(base) && clause.modal === 'may' ? s.find(behind.from, behind.to, FROM) : -1;
  if (from >= 0 && POINTED.has(s.norm(from + 1))) return true;
  // "we will never ask you for your password": a warning of swindlers.
  // "This includes not sharing your password": what the reader is to do.
  if (
    clause.group.kind === 'gerund' &&
    f.action === 'share' &&
    roles.data.length > 0 &&
    roles.data.every((d) => d.id === 'account.credentials')
  )
    return true;
  if (ASKING.has(base) && warnsOfSwindlers(s, clause, main, roles)) return true;
  if ((base === 'ask' || base === 'request') && roles.data.length > 0 && roles.data.every((d) => d.id === 'account.credentials'))
    return true;
  if (base === 'hold') return hasWord(s, behind.from, Math.min(behind.to, main + 6), AGAINST);
  // "passwords are not stored on your phone": how the reader's device works.
  if (s.readings(main) & Reading.store && f.action === 'collect' && !f.flips && onDevice(s, clause, behind)) return true;
  // "we maintain no telephone numbers": lines of our own.
  if (base === 'maintain')
    return roles.data.length > 0 && roles.data.every((d) => d.id.startsWith('contact')) && !ofReaders(s, roles.object);
  // "we do not send e-mails that ask for": messages, no data that reach others.
  if ((base === 'send' || base === 'distribute') && f.action === 'share')
    return (
      roles.data.length > 0 &&
      roles.recipients.length === 0 &&
      roles.data.every((d) => d.id === 'contact.email' || d.id === 'content.messages') &&
      !clause.group.passive &&
      !ofReaders(s, roles.object)
    );
  // "we strive to keep it confidential": an effort.
  if (
    f.flips === true &&
    f.action === 'share' &&
    clause.governor?.group.mains.some(
      (m) => STRIVING.has(s.base(m)) || (s.base(m) === 'take' && hasWord(s, m + 1, Math.min(m + 5, clause.group.from), MEASURES)),
    )
  )
    return true;
  // "your password is confidential": the reader is to keep it so.
  return (
    f.flips === true &&
    f.action === 'share' &&
    hasWord(s, clause.group.from, clause.region.to, PRIVATE_WORDS) &&
    roles.data.length > 0 &&
    roles.data.every((d) => d.id === 'account.credentials' || d.id === 'account.username')
  );
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

const LIABLE = new Set(['hold', 'be']);
const CONDUCT = new Set(['practice', 'policy', 'content']);
const PROMISES = new Set(['representation', 'warranty', 'guarantee', 'promise']);
const GROUNDS = new Set(['basis', 'bases']);
const YIELDED = new Set(['get', 'derive', 'recover', 'extract', 'reconstruct']);
const FROM = new Set(['from']);
const POINTED = new Set(['it', 'them', 'this', 'that']);

/** "If you block cookies, we will not set them", "you can look around without telling us": what the reader decides, no practice. */
function hangsOnChoice(s: Sentence, clause: Clause, main: number): boolean {
  if (clause.group.kind === 'gerund' && clause.preposition === 'without')
    return clause.governor?.actor === 'user' && clause.governor.modal === 'may';
  if (!WILL.has(s.norm(clause.group.from))) return false;
  return s.clauses.some(
    (c) =>
      c !== clause &&
      c.hypothetical &&
      ((c.actor === 'user' &&
        c.group.mains.some(
          (m) => REFUSING.has(s.base(m)) && ((s.base(m) !== 'ask' && s.base(m) !== 'request') || s.base(main) === 'have'),
        )) ||
        s.phrases.some((p) => p.kind === 'signal' && p.from >= c.start && p.to <= c.region.to)),
  );
}

/** "on your phone", no machine of ours named beside it. */
export function onDevice(s: Sentence, clause: Clause, range: { from: number; to: number }): boolean {
  if ((clause.subject && hasWord(s, clause.subject.from, clause.subject.to, MACHINES)) || hasWord(s, range.from, range.to, MACHINES))
    return false;
  for (let k = range.from; k < range.to; k++)
    if (ON.has(s.norm(k)) && s.bits(k + 1) & (Bit.USER | Bit.THEY) && hasWord(s, k + 2, Math.min(k + 5, range.to), DEVICES)) return true;
  return false;
}

function ofReaders(s: Sentence, range: { from: number; to: number }): boolean {
  for (let k = range.from; k < range.to; k++) if (s.bits(k) & (Bit.USER | Bit.GENERIC)) return true;
  return false;
}
