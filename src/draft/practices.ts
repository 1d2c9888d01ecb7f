// Answers to the questions that every declaration asks: sale, signals, children, automation, security; and the promises of "never".
import { ageIn } from '../check/ages.js';
import { hints } from '../check/hints.js';
import { hasVerb, mentionsAny } from '../check/wording.js';
import type { Statement } from '../model/statement.js';
import { textAt } from '../model/text.js';
import { factsOf } from '../check/coded.js';
import { isDone, isPlainDenial, originOf, ownStatements } from './evidence.js';
import { dict, distinct, leaf, list, originAt, placesIn, unknown } from './model.js';
import type { Dict, Leaf, Origin, Tree, Witnesses } from './model.js';
import type { Party } from './recipients.js';

const PERSON: Origin = { by: 'person', path: '', line: 0 };
/** Who gets data for advertising, whatever a text calls that. */
const ADVERTISERS = new Set(['ad_network', 'social_network', 'marketing_partner', 'data_broker']);
/** Vendors whose trade that is; a log-in of a social network is none. */
const SELLERS = new Set(['ad_network', 'data_broker']);

/** One answer from what is said for and against it; where both are said, or neither, it is unknown. */
function answer(
  yes: readonly Statement[],
  no: readonly Statement[],
  values: readonly [yes: string, no: string] = ['yes', 'no'],
  against: readonly Origin[] = [],
): Leaf {
  const [of, against_] = [distinct(yes.map(originOf)), distinct(no.map(originOf))];
  if (of.length && against_.length) return unknown(`${placesIn(of, 1)} says so, ${placesIn(against_, 1)} denies it`);
  if (of.length) return leaf(values[0], of);
  if (!against_.length) return unknown();
  return against.length ? unknown(`${placesIn(against_, 1)} denies it, and see ${placesIn(against, 2)}`) : leaf(values[1], against_);
}

export function sellingOf(witnesses: Witnesses, parties: readonly Party[]): Dict {
  const own = ownStatements(witnesses);
  const sales = own.filter((one) => one.action === 'sell' && isAtLarge(one));
  const shares = own.filter(
    (one) =>
      one.action === 'share' &&
      (one.purposes.some(({ id }) => id === 'advertising_targeted') || one.recipients.some(({ id }) => id === 'ad_network')),
  );
  const ads = parties.filter(({ type, vendor }) => (vendor ? vendor.sale === 'typical' || SELLERS.has(type) : ADVERTISERS.has(type)));
  const tracking = witnesses.labels
    .flatMap(({ statements }) => statements)
    .filter((one) => one.action === 'track' && one.polarity === 'does');
  const doubtful = [...ads.flatMap(({ from }) => from), ...tracking.map(originOf)];
  const told = shares.filter((one) => isDone(one) && one.purposes.some(({ id }) => id === 'advertising_targeted'));
  const sells = answer(
    sales.filter(isDone),
    sales.filter(isPlainDenial),
    ['yes', 'no'],
    doubtful.filter(({ by }) => by !== 'policy'),
  );
  const sharing = answer(told, shares.filter(isPlainDenial), ['yes', 'no'], doubtful);
  const { sells: said } = witnesses.answers;
  return dict({
    sells: said && said !== 'unknown' ? leaf(said, [PERSON]) : sells,
    shares_for_ads:
      sharing.value === 'unknown' && sharing.note === null && doubtful.length ? unknown(`see ${placesIn(doubtful, 2)}`) : sharing,
  });
}

/** A sale of personal information, to whomever and for whatever. */
function isAtLarge(one: Statement): boolean {
  return (
    one.mood === 'asserted' &&
    one.purposes.length === 0 &&
    one.data.every(({ id }) => id === 'personal') &&
    one.conditions.every(({ kind }) => kind === 'consent') &&
    one.recipients.every(({ id }) => id === 'third_parties' || id === 'anyone')
  );
}

export function signalsOf(witnesses: Witnesses): Dict | null {
  const own = ownStatements(witnesses).filter((one) => one.action === 'honor_signal' && one.mood === 'asserted');
  const read = new Map((witnesses.code ? factsOf(witnesses.code, 'signal') : []).map(({ signal, at }) => [signal, originAt(at, 'code')]));
  const one = (signal: 'gpc' | 'dnt'): Leaf | null => {
    const about = own.filter(({ mechanism }) => mechanism === signal);
    const code = read.get(signal);
    if (!about.length) return code ? unknown(`${placesIn([code])} reads it`) : null;
    return answer(
      about.filter(({ polarity }) => polarity === 'does'),
      about.filter(({ polarity }) => polarity === 'does_not'),
      ['honored', 'ignored'],
    );
  };
  const [gpc, dnt] = [one('gpc'), one('dnt')];
  return gpc || dnt ? dict({ gpc, dnt }, true) : null;
}

export function childrenOf(witnesses: Witnesses): Dict {
  const own = ownStatements(witnesses);
  const denials = own.filter(
    (one) => one.polarity === 'does_not' && one.mood === 'asserted' && one.conditions.some(({ kind }) => kind === 'age'),
  );
  const collects = denials.filter((one) => one.action === 'collect' && (ageIn(one) ?? 0) >= 13);
  const addressed = own.filter((one) => one.action === 'address_children' && one.mood === 'asserted' && one.polarity === 'does_not');
  const adults = addressed.filter((one) => (ageIn(one) ?? 0) >= 18);
  return dict({
    audience: adults.length
      ? leaf('adults', distinct(adults.map(originOf)))
      : addressed.length
        ? leaf('general', distinct(addressed.map(originOf)), 'not directed to children')
        : unknown(),
    collects_under_13: collects.length
      ? leaf(
          'no',
          distinct(collects.map(originOf)),
          collects.some((one) => one.conditions.some(({ kind }) => kind === 'knowledge')) ? 'not knowingly' : null,
        )
      : unknown(),
  });
}

export function automationOf(witnesses: Witnesses): Dict {
  const own = ownStatements(witnesses).filter((one) => one.mood === 'asserted' || one.mood === 'presupposed');
  const about = (action: Statement['action']): [yes: Statement[], no: Statement[]] => [
    own.filter((one) => one.action === action && isDone(one) && one.mood === 'asserted'),
    own.filter((one) => one.action === action && isPlainDenial(one)),
  ];
  const [decides, decidesNot] = about('decide');
  const [profiles, profilesNot] = about('profile');
  const [trains, trainsNot] = about('train');
  const whole = trainsNot.filter((one) => one.data.every(({ id }) => id === 'personal'));
  return dict({
    decisions: decides.length
      ? unknown(`${placesIn(decides.map(originOf))} speaks of some`)
      : decidesNot.length
        ? leaf('none', distinct(decidesNot.map(originOf)))
        : unknown(),
    profiling: profiles.length || profilesNot.length ? answer(profiles, profilesNot) : null,
    ai_training: dict({ uses_personal_data: answer(trains, whole) }, true),
  });
}

/** Measures whose value is the words of the text, where these name a protocol or cipher. */
const NAMED = {
  encryption_in_transit: ['in_transit', 'transport'],
  encryption_at_rest: ['at_rest', 'cipher'],
  hashing: ['passwords', ''],
} as const;

export function securityOf(witnesses: Witnesses): Dict | null {
  const { vocabulary } = witnesses;
  const own = ownStatements(witnesses).filter(
    (one) => one.action === 'secure' && one.polarity === 'does' && one.mood === 'asserted' && one.modal === 'does',
  );
  const entries: Record<string, Tree> = {};
  for (const [mechanism, [key, use]] of Object.entries(NAMED))
    for (const one of own.filter((other) => other.mechanism === mechanism)) {
      const words = textAt(one.at)
        .split(/[^\p{L}\p{N}.+-]+/u)
        .filter(Boolean);
      const spelt = [...words.slice(1).map((word, i) => `${words[i] ?? ''} ${word}`), ...words];
      const terms = vocabulary
        .all('algorithm')
        .filter(({ more }) => (use ? more['use'] === use : more['use'] === 'password' || more['use'] === 'hash'))
        .filter(({ id }) => spelt.some((word) => vocabulary.resolve('algorithm', word) === id));
      // "Hashed with bcrypt, never in plain text"
      const term = terms.find(({ more }) => more['weak'] !== true) ?? terms[0];
      // Texts say "SSL" of what has long been TLS: what is out of date is asked, not written down.
      if (term && term.more['weak'] !== true && !entries[key]) entries[key] = leaf(term.title, [originOf(one)]);
      else if (!entries[key] && (term ?? key !== 'passwords'))
        entries[key] = unknown(`${placesIn([originOf(one)])} says ${term?.title ?? 'encrypted'}`);
    }
  for (const [mechanism, key] of [
    ['end_to_end', 'end_to_end'],
    ['mfa', 'mfa'],
  ] as const) {
    const about = own.filter((one) => one.mechanism === mechanism);
    if (about.length) entries[key] = leaf('yes', distinct(about.map(originOf)));
  }
  const hashed = (witnesses.code ? factsOf(witnesses.code, 'crypto') : []).filter(({ use }) => use === 'password');
  const [first] = hashed;
  if (first && !entries['passwords']) entries['passwords'] = leaf(first.algorithm, [originAt(first.at, 'code')]);
  return Object.keys(entries).length ? dict(entries) : null;
}

/** Verbs that a line of "never" takes. */
const PROMISED: readonly Statement['action'][] = ['sell', 'share', 'use', 'collect'];
const MOST_PROMISES = 8;

/** Plain denials that a person may want to keep as promises. */
export function neverOf(witnesses: Witnesses): Tree | null {
  const { vocabulary } = witnesses;
  const found = new Map<string, Origin[]>();
  for (const one of ownStatements(witnesses)) {
    if (
      !PROMISED.includes(one.action) ||
      !isPlainDenial(one) ||
      one.confidence !== 'high' ||
      one.purposes.length > 1 ||
      one.source !== null ||
      isInPart(one)
    )
      continue;
    if (one.recipients.some(({ id }) => id !== 'third_parties' && id !== 'anyone')) continue;
    const purpose = one.purposes[0]?.id;
    // "We do not use it" and "we do not collect information" say nothing that can be held to.
    for (const data of one.data.length ? one.data.map(({ id }) => id) : ['personal']) {
      if (
        data === 'non_personal' ||
        (one.action === 'use' && purpose === undefined) ||
        (data === 'personal' && one.action !== 'sell' && purpose === undefined) ||
        (data === 'personal' && one.action === 'collect')
      )
        continue;
      const line = `${one.action} ${data}${purpose ? ` for ${purpose}` : ''}`;
      found.set(line, [...(found.get(line) ?? []), originOf(one)]);
    }
  }
  const lines = [...found].filter(
    ([line]) => ![...found.keys()].some((other) => other !== line && contains(other, line, vocabulary.covers)),
  );
  return lines.length ? list(lines.slice(0, MOST_PROMISES).map(([line, from]) => leaf(line, distinct(from)))) : null;
}

/** "We do not store full card numbers": something of the kind is collected all the same. */
function isInPart(one: Statement): boolean {
  return hasVerb(one, 'storing') || mentionsAny(one.at, hints('in_part'));
}

function contains(general: string, line: string, covers: Witnesses['vocabulary']['covers']): boolean {
  const [verb, data = '', ...rest] = line.split(' ');
  const [otherVerb, otherData = '', ...otherRest] = general.split(' ');
  return verb === otherVerb && covers('data', otherData, data) && (otherRest.length === 0 || otherRest.join(' ') === rest.join(' '));
}
