// Lists: what the words before a list ("We do not:", "We share your data with:") mean for each of its items.
import { draft, type Draft } from './draft.js';
import type { Clause } from './clause.js';
import { Bit, Reading } from './lexicon.js';
import type { Sentence } from './sentence.js';

export type LeadKind = 'verbs' | 'purposes' | 'recipients' | 'objects' | 'conditions' | 'actors';

export interface LeadIn {
  readonly kind: LeadKind;
  readonly actor: 'first' | 'third' | 'user';
  readonly actorIds: readonly string[];
  readonly negated: boolean;
  readonly modal: Draft['modal'];
  /** The statement of the lead-in that each item repeats; null for a bare "We do not:". */
  readonly template: Draft | null;
  /** Text of the lead-in, for the explanation. */
  readonly text: string;
  readonly mood: Draft['mood'];
}

const RECIPIENT_NOUNS = new Set(['party', 'recipient', 'company', 'entity', 'organization', 'organisation', 'provider', 'partner', 'person', 'vendor']);
const PURPOSE_NOUNS = new Set(['purpose', 'way', 'reason', 'use', 'following']);
const CASE_NOUNS = new Set(['circumstance', 'case', 'situation', 'condition', 'instance', 'exception', 'event', 'manner', 'basis', 'limited', 'scenario', 'extent', 'respect', 'occasion']);
const DATA_NOUNS = new Set(['information', 'data', 'type', 'category', 'kind', 'detail', 'thing', 'item', 'element', 'cookie', 'record', 'technology']);

/** The lead-in that a sentence is for a list behind it, or null. */
export function leadInOf(s: Sentence, drafts: readonly Draft[], closed: boolean): LeadIn | null {
  const last = lastWord(s);
  if (last < 0) return null;
  const clause = lastMain(s);
  if (!clause) return null;
  const base = { text: s.text.slice(s.start, s.end), actorIds: clause.actorIds, negated: clause.negated, modal: clause.modal, mood: 'asserted' as const };
  const actor = clause.actor === 'first' || clause.actor === 'data' || clause.actor === 'tool' ? 'first' : clause.actor === 'user' ? 'user' : clause.actor === 'third' ? 'third' : null;
  if (!actor) return null;
  if (clause.group.mains.length === 0) return { kind: 'verbs', actor, template: null, ...base };
  const template = drafts.filter((d) => d.mood === 'asserted' || d.mood === 'hypothetical').at(-1) ?? drafts.at(-1) ?? implied(s, clause);
  if (closed && !mentionsFollowing(s)) return null;
  const kind = kindOf(s, last, clause, template);
  if (!kind) return null;
  if (!template && kind !== 'verbs') return null;
  return { kind, actor: template?.actor === 'third' ? 'third' : actor, template, ...base, negated: template ? template.polarity === 'does_not' : clause.negated, modal: template?.modal ?? clause.modal, mood: 'asserted' };
}

/** "we can see:", "we share:": the verb alone says what the items are about. */
function implied(s: Sentence, clause: Clause): Draft | null {
  const main = clause.group.mains.at(-1) ?? -1;
  const readings = s.tokens[main]?.verb?.readings ?? 0;
  if (clause.group.copula || clause.actor === 'user' || clause.actor === 'unknown') return null;
  const action = readings & (Reading.collect | Reading.get | Reading.track) ? 'collect' as const : readings & Reading.share ? 'share' as const
    : readings & Reading.retain ? 'retain' as const : readings & Reading.use ? 'use' as const : readings & Reading.sell ? 'sell' as const : null;
  if (!action || ['include', 'contain', 'involve', 'need'].includes(s.base(main)) || ['ask', 'request', 'require'].includes(s.base(main)) && main < lastWord(s) - 2) return null;
  return draft(action, ...offsets(s), { actor: clause.actor === 'third' ? 'third' : 'first', actorIds: clause.actorIds, polarity: clause.negated ? 'does_not' : 'does', modal: clause.modal });
}

function offsets(s: Sentence): [number, number] {
  const { start, end } = s.span(0, s.tokens.length);
  return [start, end];
}

function lastWord(s: Sentence): number {
  let k = s.tokens.length - 1;
  while (k >= 0 && s.bits(k) & Bit.PUNCT) k--;
  return k;
}

function lastMain(s: Sentence): Clause | null {
  for (let i = s.clauses.length - 1; i >= 0; i--) {
    const c = s.clauses[i] as Clause;
    if (c.group.mains.length === 0) return c;
    if (c.group.kind === 'finite' && !c.relative && !c.subordinator) return c;
  }
  return s.clauses.find((c) => c.group.kind === 'finite') ?? null;
}

function mentionsFollowing(s: Sentence): boolean {
  return s.tokens.some((t) => t.norm === 'following' || t.norm === 'below' || t.norm === 'follows');
}

function kindOf(s: Sentence, last: number, clause: Clause, template: Draft | null): LeadKind | null {
  const n = s.norm(last);
  const action = template?.action;
  const flows = action === 'share' || action === 'sell';
  if (n === 'to') return flows && s.norm(last - 1) !== 'order' && !s.tokens.slice(0, last).some((t) => t.norm === 'with') && template?.recipients.length === 0 && !template.purposes.length ? 'recipients' : 'purposes';
  if (n === 'with' || n === 'among') return 'recipients';
  if (n === 'for') return 'purposes';
  if (n === 'by' && clause.group.passive) return 'actors';
  if (n === 'when' || n === 'if' || n === 'where' || n === 'unless' || n === 'only' || n === 'that' || n === 'because' || n === 'either' || n === 'except' || n === 'upon') return 'conditions';
  const main = clause.group.mains.at(-1) ?? 0;
  // "We use this data for the following purposes:", "in the following circumstances"
  for (let k = last; k > Math.max(main, last - 8); k--) {
    const stem = s.stem(k);
    if (CASE_NOUNS.has(stem)) return 'conditions';
    if (RECIPIENT_NOUNS.has(stem) && flows) return 'recipients';
    if (PURPOSE_NOUNS.has(stem) && stem !== 'following' && (action === 'use' || action === 'collect' || flows)) return stem === 'way' && flows ? 'conditions' : 'purposes';
    if (DATA_NOUNS.has(stem)) return flows && !s.tokens.slice(main, last).some((t) => t.norm === 'following') ? 'recipients' : 'objects';
  }
  if (n === 'following' || n === 'follows' || n === 'below') return flows ? 'conditions' : action === 'use' ? 'purposes' : 'objects';
  if (n === 'including' || n === 'as' || n === 'include' || n === 'includes' || n === 'from' && false) return flows && template?.recipients.length ? 'recipients' : 'objects';
  if (action === 'collect' || action === 'track' || action === 'retain' || action === 'delete') return 'objects';
  if (action === 'use' || action === 'advertise') return 'purposes';
  if (flows) return template?.recipients.length ? 'conditions' : 'recipients';
  if (clause.group.mains.some((m) => (s.tokens[m]?.verb?.readings ?? 0) & (Reading.collect | Reading.get))) return 'objects';
  return null;
}
