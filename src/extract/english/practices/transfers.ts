// Places data are moved to, and the safeguards for it, where no verb of moving has them for its object.
import { PERIODS } from '../../../generated/words/shared.js';
import { MACHINES, MOVING, NO_PLACE, PEOPLE, RELYING, WHERE } from '../../../generated/words/transfers.js';
import type { Clause } from '../clauses/clause.js';
import { Bit } from '../lexicon/lexicon.js';
import { draft, type Draft } from '../roles/draft.js';
import { exceptionOf } from '../limits/exceptions.js';
import { isLeftPlace, placesIn } from '../roles/recipients.js';
import { mention } from '../sentences/mentions.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { whole } from '../sentences/stretch.js';
import { ABOUT } from '../statements/emptydenials.js';
import type { Phrase } from '../tokens/tokens.js';

/** "in Ireland", not "Acme Ireland"; "the UK", not "UK law". */
function isWhere(s: Sentence, p: Phrase): boolean {
  return (p.id === 'abroad' || (WHERE.has(s.norm(p.from - 1)) && !NO_PLACE.has(s.norm(p.to)))) && !besidePeriod(s, p);
}

/** "for ten years (one year in the EU)": where another period holds. */
function besidePeriod(s: Sentence, p: Phrase): boolean {
  if (s.norm(p.to) !== ')') return false;
  for (let k = p.from - 1; k > 0 && p.from - k < 8; k--) {
    if (s.norm(k) === '(') return false;
    if (PERIODS.has(s.stem(k))) return true;
  }
  return false;
}

const CENTERS = new Set(['center', 'centre']);
const OFFICES = new Set(['office', 'headquarters', 'company', 'business']);
/** With these the data need no other word that speaks of moving. */
const PLACING = ['transfer', 'store', 'process', 'host', 'reside', 'locate', 'stay', 'remain', 'live', 'sit'];

export function transfers(s: Sentence, made: readonly Draft[], out: Draft[]): void {
  if (!s.has('mechanism') && !s.has('place')) return;
  const mechanism = s.first('mechanism');
  const existing = made.find((d) => d.action === 'transfer');
  if (existing && mechanism) existing.mechanism ??= mechanism.id;
  const place = s.has('place') ? s.phrases.find((p) => p.kind === 'place' && isWhere(s, p)) : undefined;
  // "Some of them are based in Canada; you consent to the transfer": a place before what was read.
  if (existing && !(place && existing.place === null && s.span(place.from, place.to).end <= existing.start)) return;
  if (mechanism && (mechanism.to - mechanism.from > 1 || place || s.has('transfer_context')))
    return safeguard(s, mechanism, place ?? null, out);
  if (leaves(s, out) || !place) return;
  const about =
    s.has('data') ||
    s.tokens.some((t, k) => t.bits & Bit.GENERIC || isMachine(s, k) || t.stem === 'facility') ||
    s.clauses.some((c) => isHosted(s, c));
  // "Our office is in Japan, your data are in France": what is placed first may be the organisation.
  if (about) for (const p of s.phrases) if (p.kind === 'place' && isWhere(s, p) && isPlaced(s, p, out) !== 'office') return;
}

/** "Your data are stored in Canada": a clause that places data where a country is named. */
function isPlaced(s: Sentence, place: Phrase, out: Draft[]): 'office' | boolean {
  const clause = s.clauses.find(
    (c) =>
      c.actor !== 'user' &&
      !c.relative &&
      !c.hypothetical &&
      (c.group.mains.some((m) => MOVING.has(s.base(m))) || standsThere(s, c, place)) &&
      place.from >= c.start &&
      place.from - c.start < 45,
  );
  if (!clause) return false;
  // "we process data of people within Peru": where they are.
  if (PEOPLE.has(s.stem(place.from - 2)) || (s.norm(place.from - 1) === 'the' && PEOPLE.has(s.stem(place.from - 3)))) return false;
  // "we do not store data about children in Peru": where they live.
  if (clause.negated && s.find(clause.region.from, place.from, ABOUT) >= 0) return false;
  if (clause.subject && OFFICES.has(s.stem(clause.subject.to - 1))) return 'office';
  // "Our vendors process information in Peru"
  const theirs = clause.actor === 'third' && !clause.group.passive;
  const ofData =
    clause.actor === 'data' ||
    (theirs && s.tokens.some((t, k) => k > clause.group.from && k < place.from && t.bits & Bit.GENERIC)) ||
    s.within('data', { from: clause.start, to: clause.region.to }).length > 0 ||
    s.tokens.some((_, k) => isMachine(s, k)) ||
    isHosted(s, clause);
  if (!ofData || !(s.has('transfer_context') || clause.group.copula || clause.group.mains.some((m) => PLACING.includes(s.base(m)))))
    return false;
  const { start, end } = s.span(clause.start, Math.max(clause.region.to, place.to));
  const left = isLeftPlace(s, place.from);
  out.push(
    draft('transfer', start, end, {
      ...(theirs ? { actor: 'third' as const, actorIds: clause.actorIds } : {}),
      place: place.id,
      polarity: clause.negated || left ? 'does_not' : 'does',
      modal: clause.modal,
      data: mentionsIn(s, 'data', { from: clause.start, to: place.from }),
      recipients: left ? [mention(s, place)] : placesIn(s, { from: place.from, to: Math.max(clause.region.to, place.to) }),
      exception: exceptionOf(s, clause, mentionsIn)?.exception ?? null,
      steps: ['a country is named where the data are'],
    }),
  );
  return true;
}

function isMachine(s: Sentence, k: number): boolean {
  return MACHINES.has(s.stem(k)) || (CENTERS.has(s.stem(k)) && s.norm(k - 1) === 'data');
}

/** "Our servers are in Canada" */
function standsThere(s: Sentence, { group, subject, negated }: Clause, place: Phrase): boolean {
  if (!group.copula || group.kind !== 'finite' || !subject || negated || !isMachine(s, subject.to - 1)) return false;
  return place.from - (group.mains.at(-1) ?? group.from) <= 3;
}

/** "Our services are hosted in Peru": with all that they hold. */
function isHosted(s: Sentence, { group, subject }: Clause): boolean {
  return (
    group.passive &&
    subject !== null &&
    group.mains.some((m) => s.base(m) === 'host') &&
    ((s.bits(subject.to - 1) & Bit.FIRST_NOUN) !== 0 || s.own.some((n) => n.to === subject.to))
  );
}

/** "Transfers to India are covered by …", "we rely on … when we transfer": sure where transfers are named beside what covers them. */
function safeguard(s: Sentence, mechanism: Phrase, place: Phrase | null, out: Draft[]): void {
  const { start, end } = whole(s);
  const clause = s.clauses.find((c) => c.group.kind === 'finite');
  const covered = s.clauses.some(
    (c) => c.actor !== 'user' && !c.indirect && !c.hypothetical && c.group.mains.some((m) => RELYING.has(s.base(m))),
  );
  const moved = s.tokens.some((t) => t.stem === 'transfer' || t.stem === 'send');
  out.push(
    draft('transfer', start, end, {
      mechanism: mechanism.id,
      place: place?.id ?? null,
      polarity: clause?.negated ? 'does_not' : 'does',
      low: !(covered && moved) || clause?.negated === true,
      notes: [`"${s.words(mechanism.from, mechanism.to)}" is a safeguard for transfers`],
    }),
  );
}

/** "Your data never leave Norway": not moved abroad. */
function leaves(s: Sentence, out: Draft[]): boolean {
  const clause = s.clauses.find(
    (c) => c.actor === 'data' && c.negated && !c.relative && !c.hypothetical && c.group.mains.some((m) => s.base(m) === 'leave'),
  );
  const place = clause && s.within('place', clause.region)[0];
  if (!clause || !place) return false;
  const { start, end } = s.span(clause.start, clause.region.to);
  out.push(
    draft('transfer', start, end, {
      polarity: 'does_not',
      place: 'abroad',
      data: mentionsIn(s, 'data', { from: clause.start, to: clause.group.from }),
      steps: [`"leave ${s.words(place.from, place.to)}" is to go abroad`],
    }),
  );
  return true;
}
