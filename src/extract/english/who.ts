// Who does what a clause says: pronouns and the agents of passives resolved.
import { Bit } from './lexicon.js';
import type { Clause } from './clause.js';
import type { Memory } from './draft.js';
import type { Sentence } from './sentence.js';

export interface Who { actor: Clause['actor']; ids: readonly string[]; steps: string[]; low: boolean }

/** The actor of a clause, pronouns and agents of passives resolved. */
export function actorOf(s: Sentence, clause: Clause, memory: Memory): Who {
  const steps = clause.steps.filter((x) => !x.includes(':') && x !== 'relative');
  const mark = clause.steps.find((x) => x.startsWith('pronoun:') || x.startsWith('name:')) ?? '';
  if (clause.group.passive || clause.group.copula) {
    const agent = clause.group.copula ? null : agentOf(s, clause);
    if (agent) return agent;
    if (clause.actor === 'data' || clause.actor === 'unknown' || clause.actor === 'tool' || clause.actor === 'first' && clause.group.passive)
      return { actor: clause.group.copula && clause.actor === 'unknown' && !mark.startsWith('pronoun') ? 'unknown' : clause.actor === 'tool' || clause.actor === 'first' ? clause.actor : 'first', ids: [], steps: [...steps, 'nobody is named as the doer, so it is the organisation'], low: false };
    return { actor: clause.actor, ids: clause.actorIds, steps, low: false };
  }
  if (clause.actor === 'tool') return { actor: clause.actorIds.length ? 'third' : 'first', ids: clause.actorIds, steps: [...steps, 'a tool acts for those who use it'], low: false };
  if (clause.actor === 'data') return { actor: 'first', ids: [], steps: [...steps, 'the sentence has data for its subject'], low: false };
  if (clause.actor === 'third' && isFar(clause)) return { actor: 'third', ids: clause.actorIds, steps: [...steps, 'the doer is taken from many words'], low: false };
  if (clause.actor !== 'unknown') return { actor: clause.actor, ids: clause.actorIds, steps, low: false };
  if (mark.startsWith('pronoun:')) return pronoun(mark.slice(8), steps, memory);
  if (mark.startsWith('name:')) return { actor: 'third', ids: [], steps: [...steps, `"${mark.slice(5)}" is taken for somebody else's name`], low: true };
  return { actor: 'unknown', ids: [], steps, low: true };
}

/** "a change of control, in which your data may", "partners, who may": the doer stands far off, or in another clause. */
function isFar(clause: Clause): boolean {
  return clause.relative || clause.subject !== null && clause.subject.to - clause.subject.from > 8;
}

function pronoun(word: string, steps: string[], memory: Memory): Who {
  const about = `"${word}" points to what was named before`;
  if ((word === 'they' || word === 'them' || word === 'these' || word === 'those' || word === 'who') && memory.third.length) return { actor: 'third', ids: memory.third, steps: [...steps, about], low: false };
  if (word === 'it' || word === 'this' || word === 'that' || word === 'which' || word === 'these' || word === 'they') return { actor: 'first', ids: [], steps: [...steps, about], low: word !== 'it' && word !== 'this' && word !== 'these' && word !== 'they' };
  return { actor: 'unknown', ids: [], steps, low: true };
}

/** "is collected by advertisers": who stands behind "by". */
function agentOf(s: Sentence, clause: Clause): Who | null {
  const main = clause.group.mains.at(-1) ?? 0;
  for (let k = main + 1; k < Math.min(clause.region.to, main + 14); k++) {
    if (s.norm(k) === 'which' || s.norm(k) === 'who') return null;
    if (s.norm(k) !== 'by' || ['request', 'required', 'permitted', 'approval', 'law', 'requested', 'consent', 'means'].includes(s.norm(k - 1))) continue;
    if (s.clauses.some((c) => c.group.from === k + 1)) return null;
    const next = { from: k + 1, to: Math.min(k + 8, clause.region.to) };
    if (s.bits(k + 1) & Bit.FIRST && !s.within('recipient', next).length || s.norm(k + 1) === 'us') return { actor: 'first', ids: [], steps: [], low: false };
    const third = s.within('recipient', next).filter((p) => p.from - k < 5 && p.id !== 'acquirer');
    if (third.length) return { actor: 'third', ids: third.map((p) => p.id), steps: ['"by" names the doer'], low: false };
    if (s.bits(k + 1) & Bit.USER) return { actor: 'user', ids: [], steps: [], low: false };
    if (s.bits(k + 1) & Bit.FIRST_NOUN || s.bits(k + 2) & Bit.FIRST_NOUN && s.bits(k + 1) & Bit.DET) return { actor: 'first', ids: [], steps: ['"by" names the doer'], low: false };
  }
  return null;
}
