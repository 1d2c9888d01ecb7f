// Whether words that may limit a clause are its own or those of another clause of the sentence.
import type { Clause } from '../clauses/clause.js';
import { lastVerb } from '../groups/group.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';

const COMMA = new Set([',']);
export const CLAUSE_BREAK = new Set([';', '.']);
const OTHERWISE = new Set(['otherwise']);
const PAUSES = new Set([',', ';', '.']);

/** Whether words at token `at` belong to this clause rather than to another of the sentence. */
export function reaches(s: Sentence, clause: Clause, at: number): boolean {
  const last = clause.group.mains.at(-1) ?? clause.group.from;
  if (at > last) {
    // "…, nor, without your consent, do we": of the clause behind it.
    if (s.norm(at - 1) === ',' && s.norm(at - 2) === 'nor') return false;
    // "…; if you agree, we share it"
    if (opensNext(s, at) && s.clauses.some((o) => isNext(s, o, at))) return false;
    // "your photo, which we share if you agree"
    if (s.clauses.some((o) => isAfterthought(s, o, last, at))) return false;
    // "…, and, with your consent, sell it"
    if (s.norm(at - 1) === ',' && s.bits(at - 2) & Bit.CONJ && s.clauses.some((o) => opensBehind(s, o, at))) return false;
    // "and may, with your consent, sell it"
    if (s.clauses.some(({ group }) => group.from > last && group.from < at && (group.mains[0] ?? 0) > at)) return false;
    for (const other of s.clauses) {
      if (
        other === clause ||
        other.relative ||
        other.subordinator ||
        other.group.kind === 'infinitive' ||
        other.group.kind === 'gerund' ||
        other.group.kind === 'participle'
      )
        continue;
      const start = other.group.from;
      if (
        start > last &&
        start < at &&
        other.group !== clause.group &&
        other.actor !== 'user' &&
        s.norm(at - 1) !== ',' &&
        s.norm(at - 1) !== ')'
      )
        return other.group.shares === clause.group && other.negated === clause.negated;
      if (start > last && start < at && s.find(last, start, CLAUSE_BREAK) >= 0) return false;
    }
    return s.find(last, at, CLAUSE_BREAK) < 0;
  }
  if (at >= clause.start) return true;
  // "If you agree, we share it; otherwise we delete it"
  if (s.norm(s.find(at, clause.start, OTHERWISE) - 1) === ';') return false;
  // "Without your consent we will not sell it, but may count it": it limits the denial.
  if (!clause.negated && s.clauses.some((o) => o.negated && !o.relative && o.start > at && o.start < clause.start)) return false;
  // In front: nothing but the exception and its own clauses up to the comma.
  const comma = s.find(at, clause.start, COMMA);
  if (comma < 0 && clause.start - at > 12) return false;
  return (
    !s.clauses.some((o) => o.group.kind === 'finite' && !o.relative && !o.subordinator && o.start < at && o !== clause) ||
    (at > 0 && (s.norm(at - 1) === ',' || (opensNext(s, at) && isNext(s, clause, at))))
  );
}

const PARTING = new Set([';', ':']);
const JOINING = new Set(['and', 'but']);

/** Whether a limit at a token stands behind what parts it from the clause in front: "…; if you agree, we", "… and if you agree, we". */
function opensNext(s: Sentence, at: number): boolean {
  const mark = s.norm(at - 1) === ',' && JOINING.has(s.norm(at - 2)) ? at - 2 : at - 1;
  return PARTING.has(s.norm(mark)) || JOINING.has(s.norm(mark));
}

/** Whether a clause of its own begins right behind the comma that closes a limit. */
function isNext(s: Sentence, o: Clause, at: number): boolean {
  return (
    o.group.kind === 'finite' &&
    !o.relative &&
    o.subordinator === null &&
    o.start > at &&
    s.norm(o.start - 1) === ',' &&
    s.find(at, o.start, PAUSES) === o.start - 1
  );
}

/** Whether a token belongs to a clause that a comma sets off from the noun it tells of, and that goes on to the token. */
export function isAfterthought(s: Sentence, o: Clause, last: number, at: number): boolean {
  if (!o.relative || o.group.kind !== 'finite' || o.start <= last || o.start >= at) return false;
  // "in special cases, which include when a law requires it"
  if (o.group.mains.some((m) => s.base(m) === 'include')) return false;
  const from = s.bits(o.start) & Bit.REL ? o.start : o.start - 1;
  return AFTERTHOUGHT.has(s.norm(from)) && s.norm(from - 1) === ',' && s.find(lastVerb(o.group), at, COMMA) < 0;
}

const AFTERTHOUGHT = new Set(['which', 'who', 'whom', 'whose']);

/** Whether the verb of a clause stands right behind an aside that begins at a token. */
function opensBehind(s: Sentence, { group }: Clause, at: number): boolean {
  return group.from > at && s.norm(group.from - 1) === ',' && s.find(at, group.from, COMMA) === group.from - 1;
}
