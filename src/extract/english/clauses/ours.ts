// What in a sentence is the organisation's own: its pages, its people, and who stands beside it in a series.
import { COMPANY_FORMS, OPERATORS, PAGES } from '../../../generated/words/ours.js';
import { FOREIGN } from '../../../generated/words/shared.js';
import { OTHERS } from './clause.js';
import { keyOf } from '../names/equated.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Phrase } from '../tokens/tokens.js';
import type { ClausePass } from './clausepass.js';
import type { Range } from '../tokens/range.js';

/** "The operator of this site", "the provider of these pages": whoever runs what is ours. */
export function runsOurPages(pass: ClausePass, { from, to }: Range): boolean {
  if (pass.norm(from) !== 'the' || !OPERATORS.has(pass.norm(to - 1)) || pass.norm(to) !== 'of') return false;
  return (
    (pass.norm(to + 1) === 'the' || pass.norm(to + 1) === 'this' || pass.norm(to + 1) === 'these' || pass.norm(to + 1) === 'our') &&
    PAGES.has(pass.norm(to + 2))
  );
}

/** "The operators of social networks", "the owner of those external sites": whoever runs what is somebody else's; null where it may be ours. */
export function runsOthers(pass: ClausePass, { from, to }: Range): readonly string[] | null {
  let of = from;
  while (of < to && pass.norm(of) !== 'of') of++;
  if (of === from || of >= to - 1 || of - from > 3 || !OPERATORS.has(pass.norm(of - 1))) return null;
  for (let k = of + 1; k < to; k++) {
    if (pass.norm(k) === 'our' || pass.bits(k) & (Bit.PUNCT | Bit.REL) & ~Bit.DET) return null;
    const named = pass.phrases.find((p) => p.kind === 'recipient' && p.from === k);
    // "developers of software agents": nobody whom we hand data to.
    if (named) return named.id === 'processor' ? null : [named.id];
    if (FOREIGN.has(pass.norm(k)) && pass.bits(to - 1) & Bit.FIRST_NOUN) return OTHERS;
  }
  return null;
}

/** "The app and its partners": the organisation stands first in the series. */
export function startsWithUs(pass: ClausePass, head: Range, other: Phrase): boolean {
  for (let k = head.from; k < other.from; k++) {
    if (!(pass.bits(k) & Bit.CONJ) || k === head.from) continue;
    // "Norwell and our vendors": a name beside "our" is ours.
    if (pass.norm(k + 1) === 'our' && k - head.from < 4 && pass.bits(k - 1) & Bit.CAPITAL && pass.bits(head.from) & Bit.CAPITAL)
      return true;
    return (
      (Boolean(pass.bits(k - 1) & Bit.FIRST_NOUN) &&
        !(pass.bits(k - 1) & pass.bits(k - 2) & Bit.CAPITAL) &&
        firstDeterminer(pass, { from: head.from, to: k })) ||
      pass.names.match(pass.tokens, head.from, k) !== null
    );
  }
  return false;
}

export const ALONG: ReadonlySet<string> = new Set(['along', 'together']);

/** "we and our partners", "Acme or its vendors": the others in a series in which the organisation stands; null where there are none. */
export function besideUs(pass: ClausePass, subject: Range): readonly string[] | null {
  // "neither our vendors nor we": those in front of the conjunction too.
  let at = pass.norm(subject.from) === 'neither' ? subject.from : -1;
  // "we (or our vendors) may"
  const bracket = pass.norm(subject.to) === '(' && pass.bits(subject.to + 1) & Bit.CONJ ? subject.to + 1 : -1;
  if (at < 0) at = bracket;
  if (at < 0)
    for (let k = subject.from + 1; k < subject.to; k++) {
      // "we, along with our partners,"
      if (pass.norm(k) === 'with' && ALONG.has(pass.norm(k - 1)) && k < subject.from + 4) {
        at = k;
        break;
      }
      if (pass.bits(k) & Bit.CONJ && !pass.isVerb(k + 1)) {
        // "we and not our partners"
        if (pass.norm(k + 1) === 'not') return null;
        at = k;
        break;
      }
    }
  if (at < 0) return null;
  const ids: string[] = [];
  let end = subject.to;
  if (bracket > 0) while (end < pass.tokens.length && pass.norm(end) !== ')') end++;
  for (let k = at + 1; k < end; k++) if (pass.bits(k) & Bit.REL || pass.norm(k) === 'with' || pass.norm(k) === 'of') end = k;
  for (const p of pass.phrases) {
    if (p.kind === 'recipient' && p.from >= subject.from && p.to <= end && p.id !== 'acquirer' && !ids.includes(p.id)) ids.push(p.id);
  }
  // "Norwell and Google": names of others
  if (!ids.length)
    for (let k = subject.from; k < end; k++) {
      if (!(pass.bits(k) & Bit.CAPITAL) || (k > subject.from && pass.bits(k - 1) & Bit.CAPITAL)) continue;
      let to = k + 1;
      while (to < end && pass.bits(to) & Bit.CAPITAL) to++;
      const name = keyOf(pass.tokens.slice(k, to).map((t) => t.norm));
      // "Larkmail Ltd and we": a company by its form
      if (name && (pass.names.isOther(name) || (COMPANY_FORMS.has(pass.norm(to - 1)) && pass.names.match(pass.tokens, k, to) === null)))
        return ['third_parties'];
    }
  return ids.length ? ids : null;
}

export function firstDeterminer(pass: ClausePass, head: Range): boolean {
  for (let k = head.from; k < head.to; k++) {
    const n = pass.norm(k);
    if (n === 'our' || n === 'the' || n === 'this' || n === 'my' || n === 'these') return true;
    if (
      n === 'other' ||
      n === 'their' ||
      n === 'your' ||
      n === 'any' ||
      n === 'some' ||
      n === 'a' ||
      n === 'an' ||
      n === 'those' ||
      n === 'many' ||
      n === 'most' ||
      n === 'certain' ||
      n === 'third'
    )
      return false;
  }
  return Boolean(pass.bits(head.from) & Bit.CAPITAL) && head.from > 0;
}

/** "Larkmail's customer register". */
export function isNamedOwner(pass: ClausePass, head: Range): boolean {
  for (let k = head.from + 1; k < head.to - 1; k++)
    if (pass.bits(k) & Bit.POSS) return pass.names.match(pass.tokens, head.from, k) !== null;
  return false;
}
