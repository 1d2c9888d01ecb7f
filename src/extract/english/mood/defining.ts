// Sentences that say what a word means, and labels: nothing is asserted in them.

import { FILES } from '../../../generated/words/defining.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import type { Sentence } from '../sentences/sentence.js';
import { firstVerb, lastVerb } from '../groups/group.js';

const OPENING = new Set(['"', '“']);
const CLOSING = new Set(['"', '”']);

/** "A cookie can store …", "'Data' includes …": what a word means, not what is done. */
export function definesSubject(s: Sentence, clause: Clause): boolean {
  const from = subjectOf(clause).from;
  if (from < 0) return false;
  const n = s.norm(from);
  // "When you visit our site, a cookie is stored" tells of ours.
  if ((n === 'a' || n === 'an') && clause.actor === 'tool')
    return !(
      clause.group.kind === 'finite' &&
      clause.group.modal !== 'may' &&
      // "A cookie does not give us your name"
      (clause.group.passive
        ? hasOurs(s) || reachesReader(s, clause)
        : clause.negated && s.norm(lastVerb(clause.group) + 1) === 'us' && hasOurs(s))
    );
  // "Health Information includes your diet": what is meant by the words.
  if (isBareTerm(s, clause)) return true;
  return (
    (n === '"' || n === '“' || s.norm(from - 1) === '"' || s.norm(from - 1) === '“') &&
    clause.group.mains.some((m) => ['include', 'mean', 'refer', 'contain', 'consist'].includes(s.base(m)))
  );
}

/** "Larkspur Content includes", "Personal information includes": a term alone, and "includes"; not "Personal information may include", "Your data include". */
function isBareTerm(s: Sentence, { subject, group, relative }: Clause): boolean {
  if (!subject || relative || group.kind !== 'finite' || group.passive || group.mains.length !== 1) return false;
  const main = lastVerb(group);
  if (s.norm(main) !== 'includes' || group.from !== main || subject.to !== main || !TERMS.has(s.norm(main - 1))) return false;
  for (let k = subject.from; k < subject.to; k++)
    if (s.bits(k) & (Bit.DET | Bit.PREP | Bit.FIRST) || s.norm(k) === 'your' || s.isMain(k)) return false;
  return subject.to - subject.from > 1;
}

const TERMS = new Set(['information', 'data', 'content']);

function hasOurs(s: Sentence): boolean {
  for (const t of s.tokens) if (t.bits & Bit.FIRST) return true;
  return false;
}

/** "If you comment, a cookie is saved in your browser": what befalls this reader; not "a persistent cookie is stored on your disk". */
function reachesReader(s: Sentence, { group, subject, region }: Clause): boolean {
  const main = lastVerb(group);
  if (!(s.readings(main) & (Reading.place | Reading.store)) || !subject || s.norm(region.from + 1) !== 'your') return false;
  if (s.find(subject.from, subject.to, OPTING_OUT) >= 0 || namesAnySite(s, group.from)) return false;
  return (
    s.find(subject.from, subject.to, KINDS) < 0 ||
    s.clauses.some((c) => c.actor === 'user' && c.subordinator !== null && c.group.from < group.from)
  );
}

/** "When you visit a page": whosever it is. */
function namesAnySite(s: Sentence, to: number): boolean {
  for (let k = 1; k < to; k++) if (SITES.has(s.stem(k)) && (ANY.has(s.norm(k - 1)) || ANY.has(s.norm(k - 2)))) return true;
  return false;
}

const SITES = new Set(['page', 'site', 'website', 'webpage']);
const ANY = new Set(['a', 'any', 'many', 'other']);
const OPTING_OUT = new Set(['opt', 'opt-out']);
const KINDS = new Set(['persistent', 'permanent', 'session']);

const MOST_WORDS_BEFORE = 8;

/** "Cookies are small files that sites send to your computer": what they are, and nothing of us. */
export function definesTracker(s: Sentence): boolean {
  const clause = s.clauses.find((c) => c.group.kind === 'finite' && !c.relative);
  if (
    !clause?.group.copula ||
    !clause.subject ||
    !s.within('tracker', clause.subject).length ||
    (s.bits(clause.subject.from) & Bit.DET && s.norm(clause.subject.from) !== 'a' && s.norm(clause.subject.from) !== 'an')
  )
    return false;
  for (const t of s.tokens) if (t.bits & Bit.FIRST) return false;
  const main = lastVerb(clause.group);
  for (let k = main + 1; k < Math.min(main + MOST_WORDS_BEFORE, s.tokens.length); k++) {
    if (FILES.has(s.stem(k))) return true;
    if (s.bits(k) & (Bit.REL | Bit.SUB) && !(s.bits(k) & Bit.DET)) return false;
  }
  return false;
}

// "This means that we …" draws a conclusion.
const THIS = new Set(['this', 'that', 'which', 'it']);

const MEANING = new Set(['mean', 'means', 'meant', 'meaning']);
const MEANS = new Set(['means']);
const REFERS = new Set(['refers', 'refer']);

export function isDefinition(s: Sentence): boolean {
  if (
    s.find(0, 12, MEANING) >= 0 &&
    s.clauses.some((c) =>
      c.group.mains.some(
        (m) =>
          s.base(m) === 'mean' &&
          m > 0 &&
          m < 12 &&
          s.norm(m + 1) !== 'that' &&
          s.norm(m - 1) !== 'no' &&
          s.norm(m - 1) !== 'by' &&
          !THIS.has(s.norm(m - 1)) &&
          s.bits(m - 1) !== 0,
      ),
    )
  )
    return true;
  const means = s.find(0, 12, MEANS);
  // "we may use technical tracking means": the noun, behind a verb.
  const isNoun = means > 0 && s.clauses.some((c) => c.group.kind === 'finite' && !c.relative && (c.group.mains[0] ?? means) < means);
  if (
    means > 0 &&
    s.norm(means + 1) !== 'that' &&
    !isNoun &&
    !THIS.has(s.norm(means - 1)) &&
    !(s.bits(means - 1) & (Bit.DET | Bit.PREP | Bit.NEG)) &&
    !['automated', 'electronic', 'technical', 'other', 'lawful'].includes(s.norm(means - 1))
  )
    return true;
  const refers = s.find(0, 12, REFERS);
  return refers > 0 && s.norm(refers + 1) === 'to';
}

/** Words of a link or button: "Do Not Sell or Share My Personal Information". */
export function isLabelled(s: Sentence, clause: Clause): boolean {
  const main = firstVerb(clause.group);
  let open = 0;
  // 'We do not "sell" data': marks around the verb alone make no label of it.
  const alone =
    (main > clause.group.from || (clause.negated && OPENING.has(s.norm(main - 1)))) && s.find(main + 1, main + 2, CLOSING) >= 0
      ? main - 1
      : main;
  for (let k = 0; k < alone; k++) {
    const n = s.norm(k);
    if (n === '“') open++;
    else if (n === '”') open--;
    else if (n === '"') open = open ? 0 : 1;
  }
  return open > 0 && s.find(main, s.tokens.length, CLOSING) >= 0;
}
