// Subjects that stand far in front of their verb, with nothing but clauses that hang on them in between.
import type { Clause } from './clause.js';
import type { Group } from '../groups/group.js';
import { Bit } from '../lexicon/lexicon.js';
import { classify } from './actors.js';
import type { ClausePass } from './clausepass.js';
import { relativeContact } from './nounphrases.js';
import type { Range } from '../tokens/range.js';

const LONGEST_HEAD = 8;
const LONGEST_FAR = 16;
const LINKING = Bit.REL | Bit.PREP | Bit.ADV;

/** "Any data you enter when you register [are stored]": data at the start, with nothing but clauses that hang on it in between. */
export function dataInFront(pass: ClausePass, group: Group, found: Range | null): Range | null {
  return listInFront(pass, group, found) ?? farInFront(pass, group, found);
}

/** "The address you give us, [may be used]": a comma that only stands in the way of the verb. */
export function partedInFront(pass: ClausePass, group: Group, found: Range | null): Range | null {
  const comma = group.from - 1;
  if (found && found.from < found.to) return null;
  if (pass.norm(comma) !== ',' || !(pass.bits(group.from) & (Bit.MODAL | Bit.BE))) return null;
  if (pass.bits(0) & (Bit.PREP | Bit.SUB | Bit.QUESTION | Bit.ADV | Bit.CONJ) && !(pass.bits(0) & Bit.DET)) return null;
  if (pass.clauses.some((c) => c.group.from < comma && !hangs(c) && !relativeContact(pass, c))) return null;
  for (let k = 0; k < comma; k++) if (pass.norm(k) === ',' || pass.norm(k) === ';' || pass.norm(k) === ':') return null;
  const range = { from: 0, to: comma };
  return classify(pass, range).actor === 'data' ? range : null;
}

const NO_OPENING = Bit.PREP | Bit.SUB | Bit.QUESTION;
const PRONOUN = Bit.FIRST | Bit.THEY | Bit.IT;

/** "Raw data such as pages read, addresses, and clicks [are kept]": not the clicks alone. */
function listInFront(pass: ClausePass, group: Group, found: Range | null): Range | null {
  if (!found || found.from >= found.to || found.from === 0 || pass.bits(found.from) & PRONOUN) return null;
  let such = 1;
  while (such < LONGEST_HEAD && !(pass.norm(such) === 'such' && pass.norm(such + 1) === 'as') && pass.norm(such) !== 'including') such++;
  if (such === LONGEST_HEAD || such >= found.from || (pass.bits(0) & NO_OPENING && !(pass.bits(0) & Bit.DET))) return null;
  if (!group.passive || found.to !== group.from || pass.clauses.some((c) => c.group.kind !== 'participle')) return null;
  // "(such as data that are linked and used)", "such as how it is used": no subject.
  for (let k = 0; k < group.from; k++) if (pass.norm(k) === '(' || (k > such + 1 && pass.bits(k) & (Bit.QUESTION | Bit.SUB))) return null;
  const range = { from: 0, to: group.from };
  return classify(pass, range).actor === 'data' && classify(pass, { from: 0, to: such }).actor === 'data' ? range : null;
}

/** The same of what has clauses behind it. */
function farInFront(pass: ClausePass, group: Group, found: Range | null): Range | null {
  const first = pass.clauses[0];
  if (!first || first.start === 0 || first.start > LONGEST_FAR || (!first.relative && first.group.kind !== 'participle')) return null;
  if (pass.bits(0) & (Bit.PREP | Bit.SUB | Bit.QUESTION) && !(pass.bits(0) & Bit.DET)) return null;
  for (const c of pass.clauses)
    if ((!c.relative && c.subordinator === null && c.group.kind === 'finite') || c.group.kind === 'imperative') return null;
  if (found && found.from < found.to) {
    if (found.from <= first.start) return null;
    const { actor } = classify(pass, found);
    if (actor !== 'unknown' && actor !== 'user') return null;
    // "data from which names are struck, so that nobody": another clause begins.
    const before = pass.clauses.at(-1)?.group.mains.at(-1) ?? 0;
    for (let k = before + 1; k < group.from; k++) if (pass.bits(k) & (Bit.SUB | Bit.REL | Bit.PUNCT)) return null;
    // "data you enter, which they sell": a pronoun has a subject of its own.
    if (found.to - found.from === 1) return null;
  }
  const range = { from: 0, to: group.from };
  return classify(pass, range).actor === 'data' ? range : null;
}

/** "Companies that serve adverts or count visits, such as Acme, [may use …]": others whose own verb comes behind what is told of them. */
export function othersInFront(pass: ClausePass, group: Group, found: Range | null): Range | null {
  let i = pass.clauses.length - 1;
  while (i >= 0 && hangs(pass.clauses[i] as Clause)) i--;
  const first = pass.clauses[i + 1];
  if (!first?.relative || first.group.kind !== 'finite') return null;
  if (
    found &&
    found.from < found.to &&
    (found.from <= first.start || found.to - found.from === 1 || classify(pass, found).actor !== 'unknown')
  )
    return null;
  const before = i >= 0 ? (pass.clauses[i]?.group.mains.at(-1) ?? 0) : -1;
  const head = pass.phrases.find(
    (p) => p.kind === 'recipient' && p.to <= first.start && p.to > first.start - 4 && links(pass, p.to, first.start),
  );
  if (!head || head.from <= before) return null;
  let from = head.from;
  while (from > before + 1 && !(pass.bits(from - 1) & (Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.PREP) && !(pass.bits(from - 1) & Bit.DET)))
    from--;
  // "…; and companies that": behind another clause only where a conjunction parts the two.
  if (before >= 0 ? !(pass.bits(from - 1) & Bit.CONJ) && pass.norm(from - 1) !== ';' : pass.bits(from - 1) & (Bit.PREP | Bit.SUB))
    return null;
  return { from, to: group.from };
}

function hangs(c: Clause): boolean {
  return c.relative || c.group.kind === 'infinitive' || c.group.kind === 'gerund' || c.group.kind === 'participle';
}

/** "companies [with whom] we work", "companies [that] help" */
function links(pass: ClausePass, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (!(pass.bits(k) & LINKING)) return false;
  return true;
}
