// Disclosures and transfers named by a noun: "such disclosures may take place".
import { TERRITORIES } from '../../../generated/words/conveying.js';
import { BRINGING, CLOSING, EVALUATING, GATHERING, HANDOVERS, NEEDED, RULING } from '../../../generated/words/nominals.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { hasGeneric, type Found } from '../roles/found.js';
import { mentionsIn, type Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';
import type { Verbs } from './verbs.js';

const SALES = new Set(['sale', 'selling', 'rental', 'renting']);
const PROVIDING = new Set(['provision', 'submission']);
const HANDING = new Set([...PROVIDING, ...HANDOVERS, ...SALES]);
const CARRYING = new Set(['perform', 'do', 'carry', 'undertake', 'conduct']);
const PLANNED = new Set(['plan', 'intend', 'envisage', 'foresee']);
const HAPPENING = new Set(['occur', 'happen', 'take', 'make', 'arise']);

const TOGETHER = new Set(['together', 'with', 'combined', 'permanent', 'long-term']);
const BY = new Set(['by']);
/** "sharing with", "passing on to" */
const TOWARDS = new Set(['to', 'with']);

const TRACKED = new Set(['tracking', 'fingerprinting']);
const AD_DEEDS = new Set(['advertising', 'marketing', 'remarketing', 'retargeting', 'telemarketing']);

/** "No remarketing takes place", "direct marketing is carried out": by us, where nobody else is named. */
export function marketed(s: Sentence, clause: Clause, main: number, base: string): Found | null {
  const { subject, group } = clause;
  if (!subject || group.kind !== 'finite' || clause.relative || base === 'make' || !takesPlace(s, clause, main, base)) return null;
  const track = s.find(subject.from, Math.min(subject.to, subject.from + 4), TRACKED);
  if (track >= 0 && clause.negated && (track === subject.to - 1 || s.norm(track + 1) === 'of') && !byOthers(s, track, clause.region.to))
    return { action: 'track', implies: 'usage.activity', nominal: true, actor: 'first', doubt: NAMED_BY_NOUN };
  if (
    !AD_DEEDS.has(s.norm(subject.to - 1)) ||
    s.tokens.slice(subject.from, subject.to).some((t) => t.bits & Bit.PREP && !(t.bits & Bit.DET))
  )
    return null;
  return byOthers(s, main, clause.region.to) ? null : { action: 'advertise', nominal: true, actor: 'first', doubt: NAMED_BY_NOUN };
}
marketed.verbs = { bases: [HAPPENING, CARRYING] } satisfies Verbs;

/** "Such transfers may occur", "disclosure of your data to partners takes place only with your consent", "the storage of your address is needed to …". */
export function happens(s: Sentence, clause: Clause, main: number, base: string, roles: Roles): Found | null {
  const subject = clause.subject;
  const worked = subject && evaluated(s, clause, main, base);
  if (worked) return worked;
  if (!subject || atOwnRisk(s, main, clause.region.to)) return null;
  const occurs = takesPlace(s, clause, main, base);
  const excluded = base === 'exclude' ? { flips: true } : {};
  if (!occurs && !serves(s, clause, main, base)) return null;
  const at = nounOf(s, subject.from, subject.to);
  // "Mistakes in the transfer": another noun is the subject.
  if (at < 0 || s.tokens.slice(subject.from, at).some((t) => t.bits & Bit.PREP && !(t.bits & Bit.DET))) return null;
  const data = mentionsIn(s, 'data', subject);
  if (!occurs)
    return GATHERING.has(s.norm(at)) &&
      s.norm(at + 1) === 'of' &&
      data.length > 0 &&
      !byOthers(s, at, subject.to) &&
      !(s.norm(clause.region.from) === 'to' && HAVING.has(s.norm(clause.region.from + 1)))
      ? { action: 'collect', data, nominal: true, actor: 'first', doubt: NAMED_BY_NOUN }
      : null;
  const before = s.bits(at - 1);
  const toOthers =
    TOWARDS.has(s.norm(s.norm(at + 1) === 'on' ? at + 2 : at + 1)) &&
    (s.within('recipient', { from: at + 1, to: subject.to }).length > 0 ||
      (s.stem(at) === 'transfer' && s.within('place', { from: at + 1, to: subject.to }).length > 0));
  const pointed = toOthers || s.norm(at - 1) === 'such' || s.norm(at - 1) === 'these' || Boolean(before & Bit.NEG);
  if (!data.length && !hasGeneric(s, subject.from, subject.to) && !pointed) return null;
  const zone = { from: at, to: clause.region.to };
  const recipients = mentionsIn(s, 'recipient', zone);
  // "The provision of your address is made in our form": readers' own.
  if (PROVIDING.has(s.norm(at)) && !recipients.length) return null;
  if (CARRYING.has(base) && byOthers(s, main, clause.region.to)) return null;
  // "Storage together with other data does not occur"
  if (GATHERING.has(s.norm(at)) && clause.negated && s.find(at, subject.to, TOGETHER) >= 0) return null;
  if (ENDING.has(s.norm(at)))
    return clause.negated ? null : { action: 'delete', data, nominal: true, actor: 'first', doubt: NAMED_BY_NOUN };
  if (GATHERING.has(s.norm(at))) return { action: 'collect', ...excluded, data, nominal: true, actor: 'first', doubt: NAMED_BY_NOUN };
  // "The transfer between your phone and us is carried out safely"
  if (CARRYING.has(base) && !clause.negated && !recipients.length && !pointed) return null;
  const place = s.stem(at) === 'transfer' ? placeIn(s, zone) : null;
  if (place) roles.place = place;
  return {
    action: SALES.has(s.norm(at)) ? 'sell' : place ? 'transfer' : 'share',
    ...excluded,
    data,
    ...(recipients.length || toOthers || !pointed ? { recipients } : { named: 'before' as const }),
    nominal: true,
    actor: 'first',
    doubt: NAMED_BY_NOUN,
  };
}
happens.verbs = { bases: [HAPPENING, CARRYING, PLANNED, 'exclude', 'serve', 'require', 'need'] } satisfies Verbs;

/** "Termination of your account results in the deletion of your data" */
export function endsWithAccount(s: Sentence, { subject, group, negated, hypothetical, region }: Clause, main: number): Found | null {
  if (!subject || negated || hypothetical || group.kind !== 'finite') return null;
  const closing = s.find(subject.from, Math.min(subject.from + 2, subject.to), CLOSING);
  const at = closing < 0 ? -1 : s.find(main + 1, main + 4, ENDING);
  if (at < 0 || s.norm(at + 1) !== 'of') return null;
  const data = mentionsIn(s, 'data', { from: at + 2, to: region.to });
  return data.length ? { action: 'delete', data, nominal: true, actor: 'first', doubt: NAMED_BY_NOUN } : null;
}
endsWithAccount.verbs = { bases: [BRINGING] } satisfies Verbs;

const CALLING_FOR = new Set(['require', 'involve', 'entail', 'include', 'necessitate']);
const THEM = new Set(['them']);

/** "This may require the disclosure of your data to our couriers", "…, which involves a transfer of data to Peru"; no data are collected by that. */
export function callsForHandover(s: Sentence, clause: Clause, main: number, roles: Roles): Found[] | null {
  const at = s.bits(main + 1) & Bit.DET && !(s.bits(main + 1) & Bit.THEY) ? main + 2 : main + 1;
  if ((!HANDOVERS.has(s.norm(at)) && !SALES.has(s.norm(at))) || s.norm(at + 1) !== 'of' || s.norm(at) === 'release') return null;
  if (!isCause(s, clause, main)) return [];
  const zone = { from: at + 2, to: clause.region.to };
  const data = mentionsIn(s, 'data', zone);
  if (!data.length && !hasGeneric(s, zone.from, Math.min(zone.to, zone.from + 4))) return [];
  const recipients = mentionsIn(s, 'recipient', zone);
  const place = s.within('place', zone)[0];
  const before = recipients.length === 0 && s.find(zone.from, zone.to, THEM) >= 0;
  if (!recipients.length && !before && !place) return [];
  if (place) roles.place = place.id;
  return [
    {
      action: place && !recipients.length ? 'transfer' : 'share',
      data,
      ...(before ? { named: 'before' as const } : { recipients }),
      nominal: true,
      actor: 'first',
      doubt: NAMED_BY_NOUN,
    },
  ];
}
callsForHandover.verbs = { bases: [CALLING_FOR] } satisfies Verbs;

/** Whether what calls for it is a deed or a thing of ours: not "the law requires", nor "such definitions include". */
function isCause(s: Sentence, { group, subject, negated, hypothetical, indirect }: Clause, main: number): boolean {
  if (group.kind !== 'finite' || group.passive || negated || hypothetical || indirect || !subject) return false;
  if (subject.to - subject.from > LONGEST_DEED || s.findStem(subject.from, subject.to, RULING) >= 0) return false;
  return s.base(main) !== 'include' || !(s.bits(subject.from) & Bit.THEY);
}

const LONGEST_DEED = 8;

/** "Any sharing of data there is done at your own risk": by whoever takes the risk. */
function atOwnRisk(s: Sentence, main: number, to: number): boolean {
  const at = s.find(main + 1, to, RISK);
  return at > 0 && (s.norm(at - 1) === 'own' || s.norm(at - 1) === 'sole');
}

const RISK = new Set(['risk']);

/** Where something goes: the country, "abroad" of "another country"; null where neither is named. */
function placeIn(s: Sentence, zone: Range): string | null {
  return s.within('place', zone)[0]?.id ?? (s.findStem(zone.from, zone.to, TERRITORIES) >= 0 ? 'abroad' : null);
}

/** "An evaluation of your data does not take place", "these data are not merged": what is not worked on is not used. */
function evaluated(s: Sentence, clause: Clause, main: number, base: string): Found | null {
  const subject = clause.subject;
  if (
    !subject ||
    clause.group.kind !== 'finite' ||
    clause.relative ||
    !(
      (HAPPENING.has(base) && base !== 'make' && base !== 'arise' && (base !== 'take' || s.norm(main + 1) === 'place')) ||
      (clause.group.passive && CARRYING.has(base))
    )
  )
    return null;
  const at = s.find(subject.from, Math.min(subject.from + 4, subject.to), EVALUATING);
  if (at < 0 || nounOf(s, subject.from, at) >= 0 || s.norm(at + 1) !== 'of' || byOthers(s, at, subject.to)) return null;
  const data = mentionsIn(s, 'data', { from: at, to: subject.to });
  return data.length || hasGeneric(s, at, subject.to) ? { action: 'use', data, nominal: true, actor: 'first', doubt: NAMED_BY_NOUN } : null;
}

/** "the collection of your address by our printers", not "… by the system", "… by us". */
function byOthers(s: Sentence, at: number, to: number): boolean {
  const by = s.find(at, to, BY);
  return by >= 0 && s.norm(by + 1) !== 'us' && !(s.bits(by + 1) & Bit.FIRST_NOUN || s.bits(by + 2) & Bit.FIRST_NOUN);
}

// "is required to be lawful"
const HAVING = new Set(['be', 'have', 'comply']);
const NAMED_BY_NOUN = 'a noun names the deed';
export const ENDING = new Set(['deletion', 'erasure']);

/** "occurs", "takes place", "is not made", "is carried out". */
function takesPlace(s: Sentence, clause: Clause, main: number, base: string): boolean {
  if (base === 'take') return s.norm(main + 1) === 'place';
  // "A transfer to Peru is not planned", "… is excluded"
  if (PLANNED.has(base)) return clause.group.passive && clause.negated;
  if (base === 'exclude') return clause.group.passive && !clause.negated;
  if (base === 'make') return clause.group.passive;
  if (CARRYING.has(base)) return clause.group.passive && (base !== 'carry' || s.norm(main + 1) === 'out');
  return HAPPENING.has(base);
}

/** "… is necessary to", "… serves as proof": said of a deed that is done. */
function serves(s: Sentence, clause: Clause, main: number, base: string): boolean {
  if (clause.negated || clause.group.kind !== 'finite' || clause.group.modal === 'may') return false;
  if (base === 'serve') return !clause.group.passive;
  if (base === 'require' || base === 'need') return clause.group.passive;
  if (!clause.group.copula) return false;
  let k = main + 1;
  while (s.bits(k) & Bit.ADV) k++;
  return NEEDED.has(s.norm(k));
}

/** A noun of handing over that is no verb of the sentence. */
export function nounOf(s: Sentence, from: number, to: number): number {
  for (let k = from; k < to; k++)
    if (HANDING.has(s.stem(k)) || HANDING.has(s.norm(k)) || GATHERING.has(s.norm(k)) || ENDING.has(s.norm(k))) return k;
  return -1;
}
