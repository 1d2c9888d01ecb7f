// Legal bases: set phrases, and the articles of the GDPR by number.
import { RELYING } from '../../../generated/words/bases.js';
import type { Clause } from '../clauses/clause.js';
import { draft, type Draft } from '../roles/draft.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { around, whole } from '../sentences/stretch.js';
import type { Phrase } from '../tokens/tokens.js';
import type { Topic } from '../sentences/topics.js';

const STRONG = new Set(['legitimate_interests', 'contract', 'vital_interests', 'public_task']);

/** @param made what the sentence's verbs or its place in a table said already */
export function bases(s: Sentence, topic: Topic, made: readonly Draft[], out: Draft[]): void {
  const cited = articles(s);
  if (!cited.length && !s.has('basis')) return;
  const seen = new Set(made.filter((d) => d.action === 'rely_on_basis').map((d) => d.basis));
  const context = topic.basis || s.has('basis_context');
  for (const p of s.phrases) {
    if (p.kind !== 'basis' || seen.has(p.id) || isOfVendors(s, p) || !speaksOfBasis(s, p, topic, context)) continue;
    seen.add(p.id);
    const denying = denier(s, p);
    // "we will not share it without your explicit consent", "we cannot perform our contract": what is denied is no basis; nor is what others must not use.
    if (denying && (denying.group.kind !== 'finite' || !denying.group.mains.some((m) => RELYING.has(s.base(m)) || RELYING.has(s.stem(m)))))
      continue;
    const { start, end } = around(s, p);
    out.push(
      draft('rely_on_basis', start, end, {
        polarity: denying ? 'does_not' : 'does',
        basis: p.id,
        purposes: mentionsIn(s, 'purpose', { from: 0, to: s.tokens.length }),
        notes: [`"${s.words(p.from, p.to)}" is the basis`],
      }),
    );
  }
  for (const basis of cited) {
    if (seen.has(basis)) continue;
    seen.add(basis);
    const { start, end } = whole(s);
    out.push(
      draft('rely_on_basis', start, end, {
        basis,
        purposes: mentionsIn(s, 'purpose', { from: 0, to: s.tokens.length }),
        notes: ['an article of the GDPR names the basis'],
      }),
    );
  }
}

/** "to meet their contractual obligations": not ours. */
function isOfVendors(s: Sentence, p: Phrase): boolean {
  return s.norm(p.from - 1) === 'their' && p.id !== 'consent';
}

const NONE: readonly string[] = [];

/** The denial whose words hold a basis: that of the last clause in front of it. */
function denier(s: Sentence, p: Phrase): Clause | null {
  let last: Clause | null = null;
  for (const c of s.clauses) if (c.group.from < p.from && c.group.kind !== 'participle') last = c;
  for (let c = last; c; c = c.governor) if (c.negated && p.to > c.region.from && p.from < c.region.to) return c;
  return null;
}

function speaksOfBasis(s: Sentence, p: Phrase, topic: Topic, context: boolean): boolean {
  if (p.id === 'legal_obligation')
    return topic.basis || hasObligation(s, p) || s.tokens.some((t) => ['basis', 'bases', 'process', 'processing'].includes(t.norm));
  if (p.id === 'public_task') return context;
  if (STRONG.has(p.id) || context) return true;
  const words = s.words(p.from, p.to).toLowerCase();
  return (
    p.id === 'consent' &&
    (/\bbas(?:is|ed)\b|\brely\b/.test(words) ||
      (words.includes('explicit consent') && s.clauses.some((c) => c.actor === 'first' && !c.relative && c.group.kind === 'finite')))
  );
}

/** "because we have a legal obligation", "we are under a statutory duty". */
function hasObligation(s: Sentence, p: Phrase): boolean {
  return [1, 2, 3].some((n) => ['have', 'has', 'under', 'fulfil', 'fulfill', 'meet'].includes(s.norm(p.from - n)));
}

const BY_LETTER: Readonly<Record<string, string>> = {
  a: 'consent',
  b: 'contract',
  c: 'legal_obligation',
  d: 'vital_interests',
  e: 'public_task',
  f: 'legitimate_interests',
};

/** The bases that "Art. 6(1)(b) and (f)" names. */
function articles(s: Sentence): readonly string[] {
  const text = s.text.slice(s.start, s.end);
  if (!text.includes('6')) return NONE;
  const found: string[] = [];
  for (const article of text.matchAll(/\bart(?:icle|\.)? {0,2}6\b/gi)) {
    const tail = text.slice(article.index + article[0].length, article.index + article[0].length + 60).split(/\bart/i)[0] as string;
    for (const m of tail.matchAll(/\(([a-f])\)|\b(?:lit\.?|letter|point|sentence 1) ?\(?([a-f])\b/gi))
      found.push(BY_LETTER[(m[1] ?? m[2] ?? '').toLowerCase()] as string);
  }
  return [...new Set(found)];
}
