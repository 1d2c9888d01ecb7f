// Whom "who", "which" and "that" stand for: the noun in front of them.
import { FOREIGN, POINTING, SOCIETIES } from '../../../generated/words/shared.js';
import { OUTFITS } from '../../../generated/words/antecedents.js';
import { subjectOf } from './clause.js';
import { Bit } from '../lexicon/lexicon.js';
import { referent, type Referent } from './nounheads.js';
import type { Phrase } from '../tokens/tokens.js';
import { saidIn } from './nounheads.js';
import type { ClausePass } from './clausepass.js';
import type { Range } from '../tokens/range.js';
import { OTHERS } from './clause.js';

const HELPERS = new Set(['provider', 'vendor', 'partner']);
const EXAMPLES = new Set(['as', 'like', 'including']);
const INDEFINITE = new Set(['a', 'an', 'another', 'any']);
const LONGEST_KIND = 4;
/** How far in front of a relative its noun may end, and of a name that for which it is an example. */
const NEAR = 6;
const NEAR_EXAMPLE = 5;

/** Whom the relative at a token stands for. */
export function antecedent(pass: ClausePass, rel: number): Referent {
  let k = rel - 1;
  const earlier = pass.bits(k) & Bit.CONJ ? relativeBefore(pass) : null;
  if (earlier) return earlier;
  if (pass.norm(k) === ',') k--;
  if (pass.bits(k) & Bit.PREP) k--;
  if (k < 0) return referent('unknown', 'pronoun:that');
  // "with those networks, which may track": others, named before.
  if (OUTFITS.has(pass.stem(k)) && POINTING.has(pass.norm(k - 1))) return referent('third', null, OTHERS);
  const name = unknownName(pass, rel, k);
  if (name) return referent('unknown', `name:${saidIn(pass, name.from, name.to)}`);
  // "films from other sites, which may set"
  if (pass.bits(k) & Bit.FIRST_NOUN && FOREIGN.has(pass.norm(k - 1))) return referent('third', null, OTHERS);
  const phrase = phraseUpTo(pass, k);
  if (phrase?.kind === 'recipient') return referent('third', null, [phrase.id]);
  // "pixels count visitors who opened it": people, not what stands in front of them.
  if (pass.norm(rel) === 'who' && pass.bits(k) & Bit.USER) return referent('user');
  if (phrase?.kind === 'tracker') return behindTracker(pass, phrase, rel, k);
  return phrase ? referent('data') : byNoun(pass, k);
}

/** "vendors that need it and that have agreed": who the relative before it is about. */
function relativeBefore(pass: ClausePass): Referent | null {
  for (let i = pass.clauses.length - 1; i >= 0; i--) {
    const c = pass.clauses[i];
    if (c?.group.kind !== 'finite') continue;
    if (!c.relative) return null;
    if (c.actor === 'third' && pass.bits(subjectOf(c).from) & Bit.REL) return referent('third', null, c.actorIds);
  }
  return null;
}

/** "handled by Acme, which collects", "* Acme, which places a cookie": a name that no word of ours covers. */
function unknownName(pass: ClausePass, rel: number, k: number): Range | null {
  if (
    pass.norm(rel - 1) !== ',' ||
    !(pass.bits(k) & Bit.CAPITAL) ||
    pass.norm(k).includes('/') ||
    pass.bits(k) & (Bit.GENERIC | Bit.FIRST_NOUN | Bit.USER)
  )
    return null;
  const name = nameUpTo(pass, k);
  if (pass.names.match(pass.tokens, name.from, name.to)) return null;
  return pass.names.isOther(pass.norm(k)) || !pass.phrases.some((p) => p.from <= k && k < p.to) ? name : null;
}

/** The term that ends last in front of a relative. */
function phraseUpTo(pass: ClausePass, k: number): Phrase | undefined {
  let found: Phrase | undefined;
  for (const p of pass.phrases) {
    if ((p.kind !== 'recipient' && p.kind !== 'data' && p.kind !== 'tracker') || p.to > k + 1 || p.to < k - NEAR) continue;
    if (!found || p.to > found.to || (p.to === found.to && !(found.kind === 'recipient' && (isSomebody(pass, k) || pass.isVerb(k)))))
      found = p;
  }
  return found;
}

function isSomebody(pass: ClausePass, k: number): boolean {
  return (pass.bits(k) & Bit.CAPITAL) !== 0 || OUTFITS.has(pass.stem(k)) || HELPERS.has(pass.stem(k));
}

function behindTracker(pass: ClausePass, tracker: Phrase, rel: number, k: number): Referent {
  // "outside services, such as Google Analytics, that collect": those of whom it is one.
  const end = tracker.from - 1;
  const of = EXAMPLES.has(pass.norm(end))
    ? pass.phrases.find((p) => p.kind === 'recipient' && p.to <= end && p.to >= tracker.from - NEAR_EXAMPLE)
    : undefined;
  if (of) return referent('third', null, [of.id]);
  // "Pebble Analytics, which collects": somebody's, by its name.
  const named =
    tracker.id === 'analytics' &&
    pass.norm(rel - 1) === ',' &&
    pass.bits(k) & pass.bits(k - 1) & Bit.CAPITAL &&
    !pass.names.match(pass.tokens, k - 1, k + 1);
  return named ? referent('third', null, ['analytics_provider']) : referent('tool');
}

function byNoun(pass: ClausePass, k: number): Referent {
  if (pass.bits(k) & Bit.GENERIC) return referent('data');
  if (pass.bits(k) & Bit.USER) return referent('user');
  if (isSomeOutfit(pass, k)) return referent('third', null, OTHERS);
  return pass.bits(k) & Bit.FIRST_NOUN ? referent('first') : referent('unknown', 'relative');
}

/** "run by a firm [that …]", not "we are a firm [that …]": an outfit told of for the first time. */
function isSomeOutfit(pass: ClausePass, k: number): boolean {
  if (!SOCIETIES.has(pass.norm(k))) return false;
  let from = k;
  // "a small, old firm"
  while (
    from > 0 &&
    k - from < LONGEST_KIND &&
    (!(pass.bits(from) & (Bit.DET | Bit.PREP | Bit.PUNCT)) || pass.norm(from) === ',') &&
    !pass.isVerb(from)
  )
    from--;
  const before = pass.bits(from - 1);
  return INDEFINITE.has(pass.norm(from)) && !(before & (Bit.BE | Bit.FIRST)) && pass.norm(from - 1) !== 'as';
}

/** The capitalised words that end at a token. */
function nameUpTo(pass: ClausePass, k: number): Range {
  let from = k;
  while (pass.bits(from - 1) & Bit.CAPITAL && !(pass.bits(from - 1) & (Bit.DET | Bit.SUB | Bit.FIRST))) from--;
  return { from, to: k + 1 };
}
