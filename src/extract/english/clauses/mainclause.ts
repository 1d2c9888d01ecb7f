// A sentence has a main clause: where all clauses seem to hang on something, the one behind the fronted words is it.
import { ASKING } from '../../../generated/words/shared.js';
import { GIVING, NEEDING, OBLIGING } from '../../../generated/words/mainclause.js';
import type { Clause } from './clause.js';
import { MANNERS } from './nounphrases.js';
import { firstVerb, lastVerb, type Group } from '../groups/group.js';
import { Bit } from '../lexicon/lexicon.js';
import { baseAt, findIn, tokenAt, type Token } from '../tokens/tokens.js';

const SEPARATORS = new Set([';', ':', '—', '–']);
const PARTING = new Set([...SEPARATORS, 'however']);
// "For what we …": they announce a clause and front no phrase.
const ANNOUNCING = new Set(['how', 'what', 'why', 'whether']);

/** "When visitors write a comment we collect its text": takes such a clause from the noun it seemed to hang on. */
export function findMainClauses(tokens: readonly Token[], clauses: readonly Clause[]): void {
  let candidate: Clause | null = null;
  let open = isFronted(tokens, 0);
  let at = 0;
  for (const c of clauses) {
    if (c.group.kind !== 'finite' && c.group.kind !== 'imperative') continue;
    if (separated(tokens, at, c.start)) {
      if (candidate) promote(clauses, candidate);
      candidate = null;
      open = isFronted(tokens, segmentStart(tokens, c.start));
    }
    at = c.group.mains.at(-1) ?? c.group.from;
    if (c.subordinator !== null && !c.relative) {
      // "… to tell you that, when you pay by card, we": what is told has a main clause of its own.
      if (isTold(tokens, c.start)) {
        open = true;
        candidate = null;
      }
      continue;
    }
    if (!c.relative) {
      open = false;
      candidate = null;
      continue;
    }
    if (
      open &&
      !candidate &&
      ((hangsLoosely(tokens, c) && (hasObject(tokens, c.group) || isObliged(tokens, c.group))) ||
        isAsked(tokens, c) ||
        givesUs(tokens, c) ||
        mustGive(tokens, c))
    )
      candidate = c;
  }
  if (candidate) promote(clauses, candidate);
}

/** A subordinator or preposition in front; "How we …", "For what we …" are headings. */
function isFronted(tokens: readonly Token[], at: number): boolean {
  const t = tokens[at];
  if (!t || !(t.bits & (Bit.SUB | Bit.PREP)) || t.bits & (Bit.DET | Bit.IT)) return false;
  return findIn(tokens, at, at + 2, ANNOUNCING) < 0;
}

function segmentStart(tokens: readonly Token[], at: number): number {
  let k = at;
  while (
    k > 0 &&
    !SEPARATORS.has((tokens[k - 1] as Token).norm) &&
    !((tokens[k - 1] as Token).norm === ',' && tokenAt(tokens, k - 2).norm === 'however')
  )
    k--;
  return k;
}

/** Whether a mark or a conjunction behind a comma parts two clauses. */
function separated(tokens: readonly Token[], from: number, to: number): boolean {
  for (let k = findIn(tokens, from, to, PARTING); k >= 0; k = findIn(tokens, k + 1, to, PARTING)) {
    // "…, however, through the service we may"
    if ((tokens[k] as Token).norm !== 'however' || (k > from && (tokens[k - 1] as Token).norm === ',')) return true;
  }
  return (tokenAt(tokens, to - 1).bits & Bit.CONJ) !== 0 && tokenAt(tokens, to - 2).norm === ',';
}

/** "that when you": the subordinator of a clause stands right behind "that". */
function isTold(tokens: readonly Token[], start: number): boolean {
  const k = tokenAt(tokens, start - 2).norm === ',' ? start - 3 : start - 2;
  return tokenAt(tokens, k).norm === 'that';
}

/** "the site we collect": "we" right behind a noun, without "that" or "which". */
function hangsLoosely(tokens: readonly Token[], c: Clause): boolean {
  return (
    c.subject !== null &&
    c.subject.to - c.subject.from === 1 &&
    tokenAt(tokens, c.subject.from).norm === 'we' &&
    !MANNERS.has(tokenAt(tokens, c.subject.from - 1).norm) &&
    (tokenAt(tokens, c.subject.from - 1).bits & (Bit.REL | Bit.SUB | Bit.PUNCT | Bit.PREP)) === 0
  );
}

/** "When you apply for a loan you will be asked" */
function isAsked(tokens: readonly Token[], c: Clause): boolean {
  return (
    c.group.passive &&
    c.subject !== null &&
    c.subject.to - c.subject.from === 1 &&
    tokenAt(tokens, c.subject.from).norm === 'you' &&
    (tokenAt(tokens, c.group.from).bits & Bit.MODAL) !== 0 &&
    ASKING.has(baseAt(tokens, firstVerb(c.group)))
  );
}

/** "[To meet our duties] we may be required to share it" */
function isObliged(tokens: readonly Token[], group: Group): boolean {
  const main = group.mains.at(-1) ?? group.from;
  return (
    group.passive &&
    OBLIGING.has(tokens[main]?.verb?.base ?? '') &&
    ((tokens[main + 1]?.bits ?? 0) & Bit.TO) !== 0 &&
    tokens[main + 2]?.verb !== null
  );
}

/** "When you sign up you may give us your name" */
function givesUs(tokens: readonly Token[], c: Clause): boolean {
  const main = lastVerb(c.group);
  return (
    !c.group.passive &&
    c.subject !== null &&
    c.subject.to - c.subject.from === 1 &&
    tokenAt(tokens, c.subject.from).norm === 'you' &&
    (tokenAt(tokens, c.subject.from - 1).bits & (Bit.REL | Bit.SUB | Bit.PUNCT | Bit.PREP | Bit.GENERIC)) === 0 &&
    GIVING.has(baseAt(tokens, main)) &&
    tokenAt(tokens, main + 1).norm === 'us' &&
    objectAt(tokenAt(tokens, tokenAt(tokens, main + 2).norm === 'with' ? main + 3 : main + 2))
  );
}

/** "[To join our club] you must give your name", "you will need to provide:" */
function mustGive(tokens: readonly Token[], c: Clause): boolean {
  const main = lastVerb(c.group);
  if (c.group.passive || c.subject?.to !== c.group.from || tokenAt(tokens, c.subject.from).norm !== 'you') return false;
  if (tokenAt(tokens, c.subject.from - 1).bits & (Bit.REL | Bit.SUB | Bit.PUNCT | Bit.PREP | Bit.GENERIC)) return false;
  const given = tokenAt(tokens, c.group.from).norm === 'must' ? main : MUST.has(baseAt(tokens, main)) ? main + 2 : -1;
  const next = tokenAt(tokens, given + 1);
  return (
    given > 0 &&
    (given === main || (tokenAt(tokens, main + 1).bits & Bit.TO) !== 0) &&
    GIVING.has(baseAt(tokens, given)) &&
    (objectAt(next) || next.norm === ':')
  );
}

const MUST = new Set(['need', 'have']);

/** "we collect the data", not "the service we offer to you": words behind the verb that it takes for its object. */
export function hasObject(tokens: readonly Token[], group: Group): boolean {
  const at = (group.mains.at(-1) ?? group.from) + 1;
  const next = tokenAt(tokens, at);
  // "we ask for your name", "we receive, for instance, your name"
  if (
    next.norm === ','
      ? tokenAt(tokens, at + 1).norm === 'for'
      : next.norm === 'for' && (baseAt(tokens, at - 1) === 'ask' || tokenAt(tokens, at + 1).bits & (Bit.DET | Bit.USER))
  )
    return true;
  if (TELLING.has(next.norm)) return true;
  // "For the list of cookies we set see below": where more is told.
  if (SEEING.has(next.norm)) return false;
  // "we may need to send it", not "the service we want to offer."
  if (next.bits & Bit.TO && NEEDING.has(baseAt(tokens, at - 1)) && tokenAt(tokens, at + 1).verb) return objectAt(tokenAt(tokens, at + 2));
  return objectAt(next);
}

function objectAt(next: Token): boolean {
  return next.norm !== '' && (next.bits & (Bit.PUNCT | Bit.CONJ | Bit.PREP | Bit.TO | Bit.MODAL | Bit.BE | Bit.HAVE | Bit.SUB)) === 0;
}

// "With this tool we can see how visitors use our site".
const TELLING = new Set(['how', 'what', 'which', 'who', 'whether']);

const SEEING = new Set(['see', 'click', 'consult', 'refer', 'please']);

function promote(clauses: readonly Clause[], main: Clause): void {
  main.relative = false;
  // What shares its subject or depends on it hung on the noun with it.
  for (const c of clauses)
    if (c.relative && (c.group.shares === main.group || c.governor === main) && c.group.kind !== 'participle') c.relative = false;
}
