// Disclosures and transfers named by a noun: "you consent to the transfer of your data", "such disclosures may take place".
import { AGREEING, BROAD, DEALING, EVALUATING, GATHERING, HANDOVERS, NEEDED } from '../../../generated/words/nominals.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { draft, type Draft } from '../roles/draft.js';
import { trimmed } from '../roles/extent.js';
import { hasGeneric, type Found } from '../roles/found.js';
import { moodOf } from '../mood/mood.js';
import { mention, mentionsIn, type Roles } from '../roles/roles.js';
import type { Mention } from '../../../model/statement.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Verbs } from './verbs.js';

const SALES = new Set(['sale', 'selling', 'rental', 'renting']);
const PROVIDING = new Set(['provision', 'submission']);
const HANDING = new Set([...PROVIDING, ...HANDOVERS, ...SALES]);
const CARRYING = new Set(['perform', 'do', 'carry', 'undertake', 'conduct']);
const HAPPENING = new Set(['occur', 'happen', 'take', 'make', 'arise']);

/** "By using the site you consent to the transfer of your data to Canada": what the reader is taken to agree to is done. */
export function consentedTo(s: Sentence, clause: Clause, main: number): Draft[] | null {
  if (
    clause.actor !== 'user' ||
    clause.group.kind !== 'finite' ||
    clause.negated ||
    clause.hypothetical ||
    clause.relative ||
    clause.modal === 'may' ||
    !AGREEING.has(s.base(main))
  )
    return null;
  const undergone = beingPassed(s, clause, main);
  if (undergone) return [undergone];
  const at = nounOf(s, main + 1, Math.min(main + 7, clause.region.to));
  if (at < 0 || ENDING.has(s.norm(at)) || s.isMain(at)) return null;
  const nouns = nounsUpToOf(s, at, Math.min(at + MOST_SERIES, clause.region.to));
  if (!nouns.length) return null;
  const rest = { from: at + 1, to: clause.region.to };
  const data = mentionsIn(s, 'data', rest);
  if (!data.length && !hasGeneric(s, rest.from, Math.min((nouns.at(-1) as number) + 8, rest.to))) return null;
  const { start, end } = s.span(clause.start, trimmed(s, clause.region.to));
  const place = s.within('place', rest)[0];
  return deedsAgreedTo(s, nouns, clause.region.to).map((action) =>
    draft(action, start, end, {
      data,
      recipients:
        action === 'transfer' && place && place.id !== 'abroad'
          ? [{ ...mention(s, place) }]
          : action === 'share'
            ? recipientsBehind(s, at, clause.region.to)
            : [],
      place: action === 'transfer' ? (place?.id ?? null) : null,
      mood: moodOf(s, clause),
      steps: ['what the reader is taken to agree to is done'],
    }),
  );
}
consentedTo.verbs = { bases: [AGREEING] } satisfies Verbs;

const MOST_SERIES = 12;

/** What the nouns of a series come to, each once: "the collection, transfer and storage of your data in Norway". */
function deedsAgreedTo(s: Sentence, nouns: readonly number[], to: number): Draft['action'][] {
  const at = nouns[0] as number;
  const place = s.within('place', { from: at + 1, to })[0];
  const recipients = recipientsBehind(s, at, to);
  // "… collection of your data by our vendors": theirs.
  const by = s.find(at, to, BY);
  const theirs = by >= 0 && s.within('recipient', { from: by, to: Math.min(by + 5, s.tokens.length) }).length > 0;
  const actions = new Set<Draft['action']>();
  for (const k of nouns) {
    if (GATHERING.has(s.norm(k))) {
      if (!theirs) actions.add('collect');
      if (place && s.norm(k) === 'storage') actions.add('transfer');
    } else if (!ENDING.has(s.norm(k)))
      actions.add((s.stem(k) === 'transfer' && (place || !recipients.length)) || s.stem(k) === 'export' ? 'transfer' : 'share');
  }
  return [...actions];
}

function recipientsBehind(s: Sentence, at: number, to: number): Mention[] {
  return s
    .within('recipient', { from: at + 1, to })
    .filter((p) => s.find(at, p.from, TO) >= 0)
    .map((p) => mention(s, p));
}

/** "you consent to your data being transmitted to others": what is done with them, in the -ing of a passive. */
function beingPassed(s: Sentence, clause: Clause, main: number): Draft | null {
  const being = s.find(main + 2, Math.min(main + 12, s.tokens.length), BEING);
  const verb = s.verb(being + 1);
  if (being < 0 || !verb || s.norm(main + 1) !== 'to') return null;
  const data = mentionsIn(s, 'data', { from: main + 1, to: being });
  if (!data.length && !hasGeneric(s, main + 1, being)) return null;
  const rest = { from: being + 2, to: s.tokens.length };
  const recipients = s
    .within('recipient', rest)
    .filter((p) => p.from - being < 8 && s.find(being, p.from, TO) >= 0)
    .map((p) => mention(s, p));
  const place = s.within('place', { from: being + 2, to: Math.min(being + 12, s.tokens.length) })[0];
  const readings = verb.readings;
  const action =
    readings & (Reading.share | Reading.convey)
      ? place && !recipients.length
        ? 'transfer'
        : recipients.length || readings & Reading.share
          ? 'share'
          : null
      : readings & (Reading.collect | Reading.store)
        ? 'collect'
        : null;
  if (!action) return null;
  const { start, end } = s.span(clause.start, trimmed(s, Math.min(being + 12, s.tokens.length)));
  return draft(action, start, end, {
    data,
    recipients: action === 'share' ? recipients : [],
    place: action === 'transfer' ? (place?.id ?? null) : null,
    mood: moodOf(s, clause),
    steps: ['what the reader is taken to agree to is done'],
  });
}

const BEING = new Set(['being']);

/** The nouns of handing over and gathering of a series that "of" ends: "collection of", "collection, international transfer and use of"; none where it goes on otherwise. */
function nounsUpToOf(s: Sentence, at: number, to: number): number[] {
  const nouns = [at];
  for (let k = at + 1; k < to; k++) {
    if (s.norm(k) === 'of') return nouns;
    if (nounOf(s, k, k + 1) >= 0) nouns.push(k);
    else if (!(s.bits(k) & (Bit.CONJ | Bit.PUNCT)) && !DEALING.has(s.norm(k)) && !BROAD.has(s.norm(k))) return [];
  }
  return [];
}

const TOGETHER = new Set(['together', 'with', 'combined', 'permanent', 'long-term']);
const BY = new Set(['by']);

const TO = new Set(['to', 'with']);

/** "Such transfers may occur", "disclosure of your data to partners takes place only with your consent", "the storage of your address is needed to …". */
export function happens(s: Sentence, clause: Clause, main: number, base: string, roles: Roles): Found | null {
  const subject = clause.subject;
  const worked = subject && evaluated(s, clause, main, base);
  if (worked) return worked;
  if (!subject) return null;
  const occurs = takesPlace(s, clause, main, base);
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
    s.norm(at + 1) === 'to' &&
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
  if (GATHERING.has(s.norm(at))) return { action: 'collect', data, nominal: true, actor: 'first', doubt: NAMED_BY_NOUN };
  // "The transfer between your phone and us is carried out safely"
  if (CARRYING.has(base) && !clause.negated && !recipients.length && !pointed) return null;
  const place = s.stem(at) === 'transfer' ? s.within('place', zone)[0] : undefined;
  if (place) roles.place = place.id;
  return {
    action: SALES.has(s.norm(at)) ? 'sell' : place ? 'transfer' : 'share',
    data,
    ...(recipients.length || toOthers || !pointed ? { recipients } : { named: 'before' as const }),
    nominal: true,
    actor: 'first',
    doubt: NAMED_BY_NOUN,
  };
}
happens.verbs = { bases: [HAPPENING, CARRYING, 'serve', 'require', 'need'] } satisfies Verbs;

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
const ENDING = new Set(['deletion', 'erasure']);

/** "occurs", "takes place", "is not made", "is carried out". */
function takesPlace(s: Sentence, clause: Clause, main: number, base: string): boolean {
  if (base === 'take') return s.norm(main + 1) === 'place';
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
function nounOf(s: Sentence, from: number, to: number): number {
  for (let k = from; k < to; k++)
    if (HANDING.has(s.stem(k)) || HANDING.has(s.norm(k)) || GATHERING.has(s.norm(k)) || ENDING.has(s.norm(k))) return k;
  return -1;
}
