// Whoever is named behind the "by" of a passive.
import { ADS } from '../../../generated/words/shared.js';
import { GADGETS, NO_AGENTS, STRANGERS } from '../../../generated/words/agents.js';
import { COMPANY_FORMS } from '../../../generated/words/ours.js';
import { SERVING } from '../../../generated/words/hosting.js';
import type { Clause } from '../clauses/clause.js';
import { isOutfit, who, type Who } from '../sentences/doer.js';
import { keyOf } from '../names/equated.js';
import { hasWord } from './found.js';
import { lastVerb } from '../groups/group.js';
import { Bit, Form, Reading } from '../lexicon/lexicon.js';
import { describedAt } from './strangers.js';
import type { Sentence } from '../sentences/sentence.js';
import { OTHERS } from '../clauses/clause.js';

const EVERY = new Set(['every', 'any', 'all', 'other', 'each']);
const BY = new Set(['by']);
const BUT = new Set(['but']);
const LONGEST_AGENT = 9;
const LONGEST_FIRST = 6;

/** "is collected by advertisers", "set by us and our partners": who stands behind "by". */
export function agentOf(s: Sentence, clause: Clause, main: number): Who | null {
  const last = lastVerb(clause.group);
  if (main < last) {
    // "collected by the maker and passed on to us"
    const next = clause.group.mains.find((m) => m > main) ?? last;
    const by = s.find(main + 1, next, BY);
    if (by > 0) {
      const agent = agentAt(s, by, next);
      if (agent) return { ...agent, agent: true };
    }
  }
  // "transmitted to and stored by": the doer of the second verb alone.
  if (main < last && s.bits(main + 1) & Bit.PREP && s.bits(main + 2) & Bit.CONJ) return null;
  // "may be transferred or accessed by partners": the doer of the last verb is no doer of what hands over.
  if (
    main < last &&
    s.readings(main) & (Reading.share | Reading.convey) &&
    !(clause.subject && hasWord(s, clause.subject.from, clause.subject.to, ADS))
  )
    return null;
  for (let k = last + 1; k < Math.min(clause.region.to, last + 14); k++) {
    if (s.norm(k) === 'which' || s.norm(k) === 'who') return null;
    // "disclosed when required by law": the doer of another verb.
    if (s.bits(k) & Bit.SUB && !(s.bits(k) & (Bit.DET | Bit.PREP))) return null;
    if (s.norm(k) !== 'by' || NO_AGENTS.has(s.norm(k - 1)) || NO_AGENTS.has(s.stem(k - 1))) continue;
    // "on servers provided by": the doer of another verb.
    if (k - 1 > last && s.forms(k - 1) & Form.PART && (s.base(k - 1) !== s.norm(k - 1) || s.norm(k - 1) === 'run')) continue;
    if (s.clauses.some((c) => c.group.from === k + 1)) return null;
    const agent = agentAt(s, k, Math.min(k + LONGEST_AGENT, clause.region.to));
    if (agent) return { ...agent, agent: true };
  }
  return null;
}

/** "The texts are sent by Postwren, [and it keeps your number]": whether whoever serves us is named right in front of a clause. */
export function servedJustBefore(s: Sentence, clause: Clause): boolean {
  const at = s.clauses.indexOf(clause);
  const before = s.clauses.findLast((c, i) => i < at && c.group.kind === 'finite' && !c.relative);
  const main = before?.group.mains.at(-1) ?? -1;
  if (!before?.group.passive || before.negated || !SERVING.has(s.base(main))) return false;
  const by = s.find(main + 1, clause.start, BY);
  if (by < 0 || clause.start - by > LONGEST_AGENT + 1) return false;
  const agent = agentAt(s, by, clause.start);
  return agent?.actor === 'third';
}

function agentAt(s: Sentence, by: number, to: number): Who | null {
  const steps = ['"by" names the doer'];
  const next = { from: by + 1, to };
  // "disclosed by unauthorised persons", "by a breach": no practice of anybody.
  if (hasWord(s, by + 1, by + 3, STRANGERS)) return who('user', []);
  // "by Acme or by a partner"
  const again = s.find(by + 1, Math.min(to, by + LONGEST_FIRST), BY);
  const reach = again > 0 && s.bits(again - 1) & Bit.CONJ ? again : by;
  // "obtained by us varies by network"
  const others = s
    .within('recipient', again > 0 && reach === by ? { from: next.from, to: again } : next)
    .filter((p) => p.from - reach < 5 && p.id !== 'acquirer' && !s.own.some((n) => n.from <= p.from && p.to <= n.to));
  const ids = others.map((p) => p.id);
  const us = usIn(s, next);
  if (us >= 0)
    return who('first', us === next.from ? [] : steps, {
      also: ids.length ? ids : null,
      parted: isParted(s, by, us, others[0]?.from ?? 0),
    });
  // "by the Bank of Acme": a name that a preposition goes through
  const named = s.own.find((n) => n.from === by + 1 || (n.from === by + 2 && s.bits(by + 1) & Bit.DET));
  const end = Math.max(nounEnd(s, next), named?.to ?? 0);
  // "by Acme's bank"
  const ours = s.bits(end) & Bit.POSS && ids.length ? null : s.names.match(s.tokens, next.from, end);
  if (ours) return who('first', steps, { also: ids.length ? ids : null });
  if (s.bits(by + 1) & Bit.FIRST && !ids.length) return who('first', []);
  if (ids.length) return who('third', steps, { ids });
  // "disclosed by your use of cookies": no doer.
  if (s.norm(by + 1) === 'your' && !GADGETS.has(s.norm(by + 2)) && !(s.bits(by + 2) & Bit.USER)) return null;
  // "can be seen by every member"
  if (s.bits(by + 2) & Bit.USER && EVERY.has(s.norm(by + 1))) return who('third', steps, { ids: ['other_users'] });
  if (s.bits(by + 1) & Bit.USER) return who('user', []);
  if ([3, 4].some((width) => isOutfit(s, { from: by + 1, to: by + width }))) return who('third', steps, { ids: OTHERS });
  // "by the firm that prints our letters", "by the app store"
  if (s.norm(by + 1) === 'the' && describedAt(s, by + 2) > 0) return who('third', steps, { ids: OTHERS });
  if (s.bits(by + 1) & Bit.FIRST_NOUN || (s.bits(by + 2) & Bit.FIRST_NOUN && s.bits(by + 1) & Bit.DET)) return who('first', steps);
  const name =
    s.bits(by + 1) & Bit.CAPITAL && !s.within('data', { from: by + 1, to: by + 3 }).length
      ? keyOf(s.tokens.slice(by + 1, nounEnd(s, next)).map((t) => t.norm))
      : null;
  const isCompany = COMPANY_FORMS.has(s.norm(nounEnd(s, next) - 1));
  return name
    ? who('third', [...steps, `"${name}" is taken for somebody else's name`], { low: !isCompany && !s.names.isOther(name) })
    : null;
}

/** "not stored by us but by", "not by us, but by": others are set against us; not "by us but also by". */
function isParted(s: Sentence, by: number, us: number, others: number): boolean {
  const but = s.find(us + 1, others, BUT);
  return but > 0 && s.norm(but + 1) !== 'also' && s.find(Math.max(0, by - NEAR_NOT), by, NOT) >= 0;
}

const NOT = new Set(['not', 'never', "n't"]);
const NEAR_NOT = 6;

/** "by us", "by our partners and us": the token of "us". */
function usIn(s: Sentence, range: { from: number; to: number }): number {
  for (let k = range.from; k < range.to; k++) {
    if (s.norm(k) === 'us' && (k === range.from || s.bits(k - 1) & Bit.CONJ || s.norm(k - 1) === 'by')) return k;
    if (s.norm(k) === 'by' && s.bits(k - 1) & Bit.CONJ) continue;
    if (s.bits(k) & (Bit.PREP | Bit.SUB | Bit.REL)) return -1;
  }
  return -1;
}

/** The end of the name that an agent begins with. */
function nounEnd(s: Sentence, range: { from: number; to: number }): number {
  let k = range.from;
  while (k < range.to && !(s.bits(k) & (Bit.PREP | Bit.CONJ | Bit.SUB | Bit.REL | Bit.PUNCT | Bit.POSS) && !(s.bits(k) & Bit.DET))) k++;
  return k;
}
