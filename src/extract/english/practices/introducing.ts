// Who is responsible: said outright, or by who presents the text as theirs.
import { AFTER, BEING, NAMED_THINGS, QUOTES, QUOTING, TOOLS } from '../../../generated/words/introducing.js';
import { SUFFIXES } from '../../../generated/words/equated.js';
import type { Clause } from '../clauses/clause.js';
import { firstVerb } from '../groups/group.js';
import { draft, type Draft } from '../roles/draft.js';
import { keyOf, WE } from '../names/equated.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import { headEnd, whole } from '../sentences/stretch.js';
import type { Range } from '../tokens/range.js';

/** The statement that names the controller: in set words ("the controller is …"), or by introducing itself ("we are Acme Ltd"). */
export function controller(s: Sentence, out: Draft[]): void {
  const at = whole(s);
  const p = inSetWords(s);
  if (p) {
    const denied = s.clauses.some(
      (c) => c.group.negated && c.group.copula && !s.holds(INSTEAD) && p.from >= c.start && p.from < c.region.to,
    );
    out.push(
      draft('identify_controller', at.start, at.end, {
        polarity: denied ? 'does_not' : 'does',
        notes: [`"${s.words(p.from, p.to)}" says who is responsible`],
      }),
    );
    return;
  }
  const name = introduced(s);
  if (name)
    out.push(
      draft('identify_controller', at.start, at.end, {
        notes: [`"${s.words(name.from, name.to)}" is presented as who writes`],
        steps: ['who writes is taken for who is responsible'],
      }),
    );
}

/** "not Acme but Larkby": who it is, is said as well. */
const INSTEAD = new Set(['but']);

function inSetWords(s: Sentence): Range | null {
  const p = s.has('controller')
    ? s.phrases.find((q) => q.kind === 'controller' && !(CALLING.has(s.norm(q.from)) && callsAThing(s, q.to)))
    : undefined;
  if (!p) return null;
  const named =
    s.tokens.some((t, k) => t.bits & Bit.CAPITAL && k > 0 && !(t.bits & (Bit.DET | Bit.FIRST))) || s.tokens.some((t) => t.norm === 'we');
  const words = s.words(p.from, p.to).toLowerCase();
  if (!named && !(DECIDING.has(s.norm(p.from)) && nameFrom(s, 0) > 0)) return null;
  // "links are run by third parties": the words alone name nobody.
  if (MAKING.has(s.norm(p.to - 2)) && s.norm(p.to - 1) === 'by' && !startsName(s, p.to + (s.bits(p.to) & Bit.DET ? 1 : 0))) return null;
  if (ofSomeTool(s, p)) return null;
  if (words === 'controller' && !s.tokens.some((t) => t.norm === 'we' || t.norm === 'is' || t.norm === 'are')) return null;
  // "You are responsible for your data": no controller.
  if (s.clauses.some((c) => c.actor === 'user' && c.group.copula && p.from >= c.region.from && p.from < c.region.to)) return null;
  return p;
}

/** "The chat on our pages is operated by Acme": whoever runs a tool of ours does not answer for the rest. */
function ofSomeTool(s: Sentence, p: Range): boolean {
  const run = s.clauses.find((c) => c.group.kind === 'finite' && c.group.passive && c.group.mains.some((m) => m >= p.from && m < p.to));
  if (!run?.subject) return false;
  return s.find(run.subject.from, headEnd(s, run.subject), TOOLS) >= 0;
}

const CALLING = new Set(['referred', 'hereinafter']);

/** "(referred to as the “Account Data”)", "(hereinafter “Birchmail”)" of a vendor: what it is called is a thing, or somebody else. */
function callsAThing(s: Sentence, from: number): boolean {
  const end = s.find(from, Math.min(from + LONGEST_NAME, s.tokens.length), CLOSING);
  const to = end < 0 ? Math.min(from + LONGEST_NAME, s.tokens.length) : end;
  if (s.find(from, to, WE) >= 0) return false;
  if (s.findStem(from, to, NAMED_THINGS) >= 0) return true;
  const names = s.tokens.slice(from, to).filter((t) => t.bits & Bit.CAPITAL && !(t.bits & Bit.DET));
  const key = keyOf(names.map((t) => t.norm));
  return key !== null && s.names.isOther(key);
}

const LONGEST_NAME = 9;

const DECIDING = new Set(['decides', 'in']);
const MAKING = new Set(['run', 'made', 'published', 'managed']);

interface Name {
  readonly from: number;
  readonly to: number;
}

/** The name of who writes, where the sentence introduces it. */
function introduced(s: Sentence): Name | null {
  for (let k = s.find(0, s.tokens.length, OPENING); k >= 0; k = s.find(k + 1, s.tokens.length, OPENING)) {
    const name = beforeBracket(s, k) ?? meantByWe(s, k);
    if (name) return name;
  }
  for (const c of s.clauses) {
    const name = c.hypothetical || c.negated || c.group.kind !== 'finite' ? null : c.group.copula ? weAre(s, c) : runs(s, c);
    if (name) return name;
  }
  return null;
}

const OPENING = new Set(['(', ...QUOTES]);
const isQuote = (s: Sentence, k: number): boolean => QUOTES.has(s.norm(k));

/** Acme Ltd ("we", "us") */
function beforeBracket(s: Sentence, open: number): Name | null {
  if (s.norm(open) !== '(' || open === 0) return null;
  const close = s.find(open, Math.min(s.tokens.length, open + 24), CLOSING);
  if (close < 0 || s.find(open, close, QUOTING) < 0 || !namesUs(s, open + 1, close)) return null;
  let from = open;
  while (
    from > 0 &&
    ((s.bits(from - 1) & Bit.CAPITAL && !(s.bits(from - 1) & Bit.DET)) ||
      SUFFIXES.has(s.norm(from - 1)) ||
      (from < open && s.norm(from - 1) === '&'))
  )
    from--;
  return named(s, from, open);
}

/** "we" as a name among names; not ("US"), which is a country, nor "we will come to this". */
function namesUs(s: Sentence, from: number, to: number): boolean {
  for (let k = s.find(from, to, WE); k >= 0; k = s.find(k + 1, to, WE))
    if (s.words(k, k + 1) !== 'US' && isBetween(s, k - 1) && isBetween(s, k + 1)) return true;
  return false;
}

const isBetween = (s: Sentence, k: number): boolean =>
  (s.bits(k) & Bit.PUNCT) !== 0 || isQuote(s, k) || s.norm(k) === 'or' || s.norm(k) === 'and';

const CLOSING = new Set([')']);
const MEANING = new Set(['mean', 'means', 'refer', 'refers']);

/** In this policy, "we" means Acme Ltd. */
function meantByWe(s: Sentence, k: number): Name | null {
  if (!WE.has(s.norm(k + 1)) || !isQuote(s, k + 2)) return null;
  const verb = s.find(k + 3, Math.min(s.tokens.length, k + 10), MEANING);
  if (verb < 0) return null;
  const from = verb + 1 + (s.norm(verb + 1) === 'to' ? 1 : 0);
  const to = nameFrom(s, from);
  return to > from ? { from, to } : null;
}

/** "We are Acme Ltd, a company …", "I'm Ana Ruiz and …": a name, and nothing that it only describes ("we are London based"). */
function weAre(s: Sentence, c: Clause): Name | null {
  if (
    !c.subject ||
    !WE.has(s.norm(c.subject.from)) ||
    c.subject.to - c.subject.from > 1 ||
    c.subordinator !== null ||
    !BEING.has(s.norm(c.group.from))
  )
    return null;
  const from = (c.group.mains.at(-1) ?? c.group.from) + 1;
  const to = nameFrom(s, from);
  return to > from && (to >= s.tokens.length || s.bits(to) & Bit.PUNCT || AFTER.has(s.norm(to))) ? { from, to } : null;
}

const RUNNING = new Set(['run', 'operate', 'publish', 'manage']);

/** "Acme Ltd, 1 Main Street, runs this site." */
function runs(s: Sentence, c: Clause): Name | null {
  const main = firstVerb(c.group);
  if (c.group.passive || !RUNNING.has(s.base(main)) || !c.subject || c.relative) return null;
  if (!(s.bits(main + 1) & Bit.DET) || !THESE.has(s.norm(main + 1)) || ![2, 3, 4].some((d) => s.bits(main + d) & Bit.FIRST_NOUN))
    return null;
  const to = nameFrom(s, 0);
  return to > 0 && c.subject.from <= to ? { from: 0, to } : null;
}

const THESE = new Set(['this', 'our', 'the', 'these']);

/** Where a name that starts at a token ends; the token itself where none starts there. */
function nameFrom(s: Sentence, from: number): number {
  let to = from;
  while (to < s.tokens.length && s.bits(to) & Bit.CAPITAL && (to === from || !(s.bits(to) & Bit.PUNCT))) to++;
  return named(s, from, to) ? to : from;
}

const startsName = (s: Sentence, from: number): boolean => nameFrom(s, from) > from;

function named(s: Sentence, from: number, to: number): Name | null {
  const words: string[] = [];
  for (let k = from; k < to; k++) words.push(s.norm(k));
  return keyOf(words) ? { from, to } : null;
}
