// What a reader gets sent or shown: mail, and advertisements.
import { ADS } from '../../../generated/words/shared.js';
import { ADVERTS, AD_TOOLS, ASKED, CHOOSING, FEIGNED, LISTED, MAILS, OFFERS } from '../../../generated/words/mailed.js';
import type { Clause } from '../clauses/clause.js';
import { draft, type Draft } from '../roles/draft.js';
import { trimmed } from '../roles/extent.js';
import { Bit } from '../lexicon/lexicon.js';
import { exceptionOf } from '../limits/exceptions.js';
import { conditionsOf } from '../limits/limits.js';
import { moodOf } from '../mood/mood.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Verbs } from '../verbs/verbs.js';
import { OURS } from './asked.js';

const SHOWING = new Set(['show', 'serve', 'present', 'display']);

/** "You may receive our newsletter": what the reader is sent, we send. */
export function sentToUser(s: Sentence, clause: Clause, main: number): Draft[] | null {
  if (
    clause.actor !== 'user' ||
    (s.base(main) !== 'receive' &&
      !(s.base(main) === 'get' && (hasMail(s, main) || clause.negated)) &&
      !(s.base(main) === 'see' && clause.group.from < main && seesAds(s, main)) &&
      !(clause.group.passive && SHOWING.has(s.base(main)) && seesAds(s, main))) ||
    (clause.group.kind !== 'finite' && !goesOnSeeing(s, clause, main)) ||
    clause.hypothetical ||
    clause.relative ||
    (clause.negated && !isAdvert(s, main, clause)) ||
    !clause.subject
  )
    return null;
  const region = { from: main, to: clause.region.to };
  // "You may receive offers from our partners"
  const offers = s.find(main + 1, Math.min(main + 6, region.to), OFFERS);
  const from = offers < 0 ? -1 : s.find(offers + 1, Math.min(offers + 4, region.to), FROM);
  const senders =
    from < 0 || s.bits(from - 1) & Bit.GENERIC || s.find(from, from + 8, US) >= 0
      ? []
      : s
          .within('recipient', { from: from + 1, to: Math.min(from + 6, region.to) })
          // "from Acme and its partners": from us, too.
          .filter((r) => r.id !== 'anyone' && !s.tokens.slice(from, r.from).some((t) => t.bits & Bit.CONJ));
  const isMarketing =
    senders.length > 0 ||
    s.base(main) === 'see' ||
    clause.group.passive ||
    clause.negated ||
    (clause.group.kind === 'infinitive' && seesAds(s, main)) ||
    s.within('purpose', region).some((p) => p.id === 'direct_marketing' || p.id === 'advertising_targeted');
  if (!isMarketing || s.find(region.from, region.to, STOPPING) >= 0 || s.find(region.from, region.to, FEIGNED) >= 0) return [];
  const limit = clause.negated ? exceptionOf(s, clause, mentionsIn) : null;
  return [
    draft('advertise', s.span(clause.start, clause.start + 1).start, s.span(0, trimmed(s, region.to)).end, {
      ...(senders.length ? { actor: 'third' as const, actorIds: senders.map((r) => r.id) } : {}),
      polarity: clause.negated ? 'does_not' : 'does',
      conditions: clause.negated ? [...conditionsOf(s, clause, 'denied').conditions, ...ofSome(s, clause)] : [],
      modal: clause.negated ? 'does' : clause.modal,
      ...(limit ? { exception: limit.exception } : {}),
      mood: moodOf(s, clause.group.kind === 'infinitive' ? (clause.governor ?? clause) : clause),
      purposes: mentionsIn(s, 'purpose', region),
      steps: [
        senders.length ? 'what the reader receives is sent by those it comes from' : 'what the reader receives is sent by the organisation',
      ],
    }),
  ];
}

/** "Gold members do not see adverts": said of these readers alone. */
function ofSome(s: Sentence, { subject }: Clause): Draft['conditions'] {
  if (!subject || (subject.to - subject.from === 1 && ALL_READERS.has(s.stem(subject.from)))) return [];
  let { from } = subject;
  while (s.bits(from - 1) & Bit.CAPITAL) from--;
  return [{ kind: 'scope', text: s.words(from, subject.to), ...s.span(from, subject.to) }];
}

const ALL_READERS = new Set(['you', 'user', 'visitor', 'reader', 'customer']);

const LISTS = new Set(['mailing', 'newsletter', 'marketing', 'distribution', 'mail']);
const LIST = new Set(['list', 'lists', 'newsletter', 'newsletters']);

/** "You will be added to our mailing list", "we never put you on a mailing list": who stands there gets mail. */
export function putOnList(s: Sentence, clause: Clause, main: number): Draft[] | null {
  const { group, region } = clause;
  if (clause.hypothetical || clause.relative || clause.indirect || clause.subordinator !== null || group.kind !== 'finite') return null;
  if (group.passive ? clause.actor !== 'user' : clause.actor !== 'first' || s.norm(main + 1) !== 'you') return null;
  const at = s.find(main + 1, Math.min(main + 8, region.to), LIST);
  // "You are not subscribed to it until you confirm"
  if (clause.negated && s.base(main) === 'subscribe') return null;
  if (at < 0 || (s.norm(at).startsWith('list') && !LISTS.has(s.norm(at - 1)))) return null;
  const limit = clause.negated ? exceptionOf(s, clause, mentionsIn) : null;
  return [
    draft('advertise', s.span(clause.start, clause.start + 1).start, s.span(0, trimmed(s, region.to)).end, {
      polarity: clause.negated ? 'does_not' : 'does',
      conditions: conditionsOf(s, clause, clause.negated ? 'denied' : 'else').conditions,
      modal: clause.negated ? 'does' : clause.modal,
      ...(limit ? { exception: limit.exception } : {}),
      mood: moodOf(s, clause),
      steps: ['who stands in a list of mail is sent it'],
    }),
  ];
}
putOnList.verbs = { bases: [LISTED] } satisfies Verbs;

sentToUser.verbs = { bases: [SHOWING, 'receive', 'get', 'see'] } satisfies Verbs;

/** "You will get e-mails from us" */
function hasMail(s: Sentence, main: number): boolean {
  return s.find(main + 1, main + 5, MAILS) > 0 && s.find(main + 2, main + 8, OURS) > 0;
}

/** "You will not receive any advertising from us (unless you ask for it)": the denial holds without a condition, or with one that limits it. */
function isAdvert(s: Sentence, main: number, clause: Clause): boolean {
  if (!TELLING.has(s.norm(clause.group.from))) return false;
  // "you do not see the same advert twice"
  if (
    s.norm(clause.group.from) !== 'will' &&
    s.tokens.slice(main + 1, Math.min(main + 5, s.tokens.length)).some((t) => t.bits & Bit.DET && t.norm !== 'any')
  )
    return false;
  const to = Math.min(main + 5, clause.region.to);
  if (s.clauses.some((c) => hasNotAsked(s, c))) return s.find(main + 1, to, ADVERTS) > 0 || s.find(main + 1, to, MAILS) > 0;
  if (s.find(main + 1, to, ADVERTS) < 0) return false;
  const choice = s.find(0, s.tokens.length, CHOOSING);
  return choice < 0 || (choice > main && s.norm(choice) === 'unless');
}

/** "if you have not opted in (to newsletters)", "if you did not subscribe": who has not asked for mail gets none. */
function hasNotAsked(s: Sentence, { hypothetical, actor, negated, group }: Clause): boolean {
  if (!hypothetical || actor !== 'user' || !negated) return false;
  // "opted-in" is no verb of the clause.
  const at = s.find(group.from, group.from + LONGEST_ASKING, ASKED);
  return at > 0 && (s.norm(at).startsWith('subscribe') || s.norm(at + 1) === (s.norm(at).startsWith('opt') ? 'in' : 'up'));
}

/** "You may see adverts"; not "you may see the ad settings". */
function seesAds(s: Sentence, main: number): boolean {
  const at = s.find(main + 1, main + 7, ADS);
  return at > 0 && !AD_TOOLS.has(s.norm(at + 1));
}

/** "You will continue to see adverts", "to receive ads" */
function goesOnSeeing(s: Sentence, { group, governor }: Clause, main: number): boolean {
  return (
    group.kind === 'infinitive' &&
    (s.base(main) === 'see' || (s.base(main) === 'receive' && seesAds(s, main))) &&
    governor?.group.kind === 'finite' &&
    governor.actor === 'user' &&
    !governor.hypothetical &&
    governor.group.mains.some((m) => s.base(m) === 'continue')
  );
}

const LONGEST_ASKING = 6;
/** "will not receive", "do not see" */
const TELLING = new Set(['will', 'do', 'does', 'are']);
const FROM = new Set(['from']);
const US = new Set(['us']);
const STOPPING = new Set(['stop', 'unsubscribe', 'opt', 'longer', 'discriminatory']);
