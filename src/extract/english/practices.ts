// Statements that stand in set phrases rather than in a verb: rights, legal bases, contacts, who is responsible, notice of
// changes, signals, security measures, children, automated decisions, places of transfer.
import { Bit } from './lexicon.js';
import { draft, type Draft } from './draft.js';
import { conditionsIn } from './limits.js';
import { mentionsIn } from './roles.js';
import type { Sentence } from './sentence.js';
import type { Phrase } from './tokens.js';

/** What the heading and the lead-in of a block speak of. */
export interface Topic {
  readonly rights: boolean;
  readonly basis: boolean;
  readonly contact: boolean;
  readonly children: boolean;
  readonly change: boolean;
  readonly security: boolean;
}

export const NO_TOPIC: Topic = { rights: false, basis: false, contact: false, children: false, change: false, security: false };

/** The topic of a heading or lead-in. */
export function topicOf(s: Sentence): Topic {
  const has = (stems: readonly string[]): boolean => s.tokens.some((t) => stems.includes(t.stem));
  return { rights: has(['right', 'choice', 'access', 'choices', 'control', 'deletion', 'delete', 'request']), basis: has(['basis', 'bases', 'lawful', 'legal', 'ground']) && !has(['notice', 'disclosure']),
    contact: has(['contact', 'question', 'reach', 'complaint', 'touch']), children: s.has('child'), change: has(['change', 'update', 'amendment', 'modification', 'revision']), security: has(['security', 'secure', 'protect', 'protection', 'safe', 'safeguard']) };
}

/** Statements of a sentence's set phrases; `made` are those its verbs made. */
export function practicesIn(s: Sentence, topic: Topic, made: readonly Draft[]): Draft[] {
  const out: Draft[] = [];
  if (s.isQuestion) return out;
  rights(s, topic, out);
  bases(s, topic, out);
  contacts(s, topic, out);
  controller(s, out);
  changes(s, topic, out);
  signals(s, out);
  if (!made.some((d) => d.action === 'secure')) security(s, topic, out);
  children(s, topic, out);
  automation(s, out);
  transfers(s, made, out);
  return out;
}

function whole(s: Sentence): { start: number; end: number } {
  return s.span(0, s.tokens.length);
}

/** The clause around a phrase: from the last mark before it to the next behind it. */
function around(s: Sentence, p: Phrase): { start: number; end: number } {
  let from = p.from;
  while (from > 0 && ![',', ';', ':', '.'].includes(s.norm(from - 1))) from--;
  let to = p.to;
  while (to < s.tokens.length && ![',', ';', ':', '.'].includes(s.norm(to))) to++;
  return s.span(from, to);
}

function rights(s: Sentence, topic: Topic, out: Draft[]): void {
  const context = s.has('right_context');
  if (!context && !topic.rights) return;
  const firstIsActor = s.clauses.some((c) => c.actor === 'first' && c.group.kind === 'finite' && !c.relative && !c.subordinator && c.negated);
  const seen = new Set<string>();
  for (const p of s.phrases) {
    if (p.kind !== 'right' || seen.has(p.id)) continue;
    const weak = p.to - p.from === 1 || ['access', 'correct', 'delete'].includes(p.id) && p.to - p.from === 2 && !s.words(p.from, p.to).toLowerCase().includes('right');
    if (weak && firstIsActor) continue;
    if (weak && !readersRight(s, p, topic)) continue;
    if (p.id === 'opt_out_sale' && s.bits(p.from) & Bit.CAPITAL && !context) continue;
    seen.add(p.id);
    out.push(draft('offer_right', around(s, p).start, around(s, p).end, { right: p.id, mood: 'rights', data: [], conditions: conditionsIn(s, { from: 0, to: s.tokens.length }),
      notes: [`"${s.words(p.from, p.to)}" is the right`], steps: weak ? ['the words around it speak of rights'] : [] }));
  }
}

/** A bare "delete" or "access" is a right only where the reader may have it done. */
function readersRight(s: Sentence, p: Phrase, topic: Topic): boolean {
  const data = s.has('data') || s.tokens.some((t) => t.bits & Bit.GENERIC) || s.tokens.some((t) => t.norm === 'account' || t.norm === 'profile' || t.norm === 'it' || t.norm === 'them');
  if (topic.rights && p.from < 3) return true;
  if (!data) return false;
  for (const q of s.phrases) if (q.kind === 'right_context' && q.from < p.from && p.from - q.from < 30) return true;
  return topic.rights;
}

const STRONG_BASIS = new Set(['legitimate_interests', 'contract', 'vital_interests', 'public_task']);

function bases(s: Sentence, topic: Topic, out: Draft[]): void {
  const seen = new Set<string>();
  const context = s.has('basis_context') || topic.basis;
  for (const p of s.phrases) {
    if (p.kind !== 'basis' || seen.has(p.id)) continue;
    if (!STRONG_BASIS.has(p.id) && !context) continue;
    if (p.id === 'legal_obligation' && !topic.basis && !s.tokens.some((t) => t.norm === 'basis' || t.norm === 'bases' || t.norm === 'process' || t.norm === 'processing')) continue;
    if (p.id === 'public_task' && !context) continue;
    seen.add(p.id);
    const denied = s.clauses.some((c) => c.negated && c.group.kind === 'finite' && p.from >= c.region.from && p.from < c.region.to);
    out.push(draft('rely_on_basis', around(s, p).start, around(s, p).end, { polarity: denied ? 'does_not' : 'does', basis: p.id, purposes: mentionsIn(s, 'purpose', { from: 0, to: s.tokens.length }), notes: [`"${s.words(p.from, p.to)}" is the basis`] }));
  }
}

const PHONE = /\+?\(?\d[\d\s().-]{7,}\d/;

function contacts(s: Sentence, topic: Topic, out: Draft[]): void {
  const at = whole(s);
  const add = (contact: string): void => { if (!out.some((d) => d.contact === contact)) out.push(draft('give_contact', at.start, at.end, { contact })); };
  for (const p of s.within('contact', { from: 0, to: s.tokens.length })) add(p.id);
  const asks = s.has('contact_context') || topic.contact;
  if (s.tokens.some((t) => t.norm.includes('@') && t.norm.includes('.')) || /\S\s?(?:\(at\)|\[at\])\s?\S/.test(s.text.slice(s.start, s.end))) add('email');
  if (!asks) return;
  const text = s.text.slice(s.start, s.end);
  if (PHONE.test(text) && s.tokens.some((t) => ['phone', 'telephone', 'call', 'tel', 'toll', 'fax', 'contact'].includes(t.norm))) add('phone');
  if (s.tokens.some((t) => ['street', 'avenue', 'road', 'suite', 'box', 'floor', 'blvd', 'st.', 'ave'].includes(t.norm)) && /\d/.test(text)) add('post');
  if (s.tokens.some((t) => t.norm === 'form' || t.norm === 'page') && s.tokens.some((t) => t.norm === 'contact')) add('form');
}

function controller(s: Sentence, out: Draft[]): void {
  const p = s.phrases.find((x) => x.kind === 'controller');
  if (!p) return;
  const named = s.tokens.some((t, k) => t.bits & Bit.CAPITAL && k > 0 && !(t.bits & (Bit.DET | Bit.FIRST))) || s.tokens.some((t) => t.norm === 'we');
  if (!named) return;
  const words = s.words(p.from, p.to).toLowerCase();
  if (words === 'controller' && !s.tokens.some((t) => t.norm === 'we' || t.norm === 'is' || t.norm === 'are')) return;
  const at = whole(s);
  const denied = s.clauses.some((c) => c.negated && c.group.copula && p.from >= c.region.from && p.from < c.region.to);
  out.push(draft('identify_controller', at.start, at.end, { polarity: denied ? 'does_not' : 'does', notes: [`"${s.words(p.from, p.to)}" says who is responsible`] }));
}

function changes(s: Sentence, topic: Topic, out: Draft[]): void {
  const p = s.phrases.find((x) => x.kind === 'change');
  if (!p) return;
  const aboutPolicy = s.tokens.some((t) => t.stem === 'policy' || t.stem === 'notice' || t.stem === 'statement' || t.stem === 'term') || topic.change;
  if (!aboutPolicy) return;
  const at = whole(s);
  const how = s.tokens.some((t) => t.stem === 'email') ? 'email' : s.tokens.some((t) => t.stem === 'notify' || t.stem === 'notification') ? 'notice' : s.tokens.some((t) => t.stem === 'post' || t.norm === 'posting') ? 'posting' : null;
  out.push(draft('notify_change', at.start, at.end, { mechanism: how, modal: s.tokens.some((t) => t.norm === 'may') ? 'may' : 'does' }));
}

const SIGNAL_VERBS = new Set(['respond', 'honor', 'honour', 'recognize', 'recognise', 'support', 'follow', 'process', 'act', 'respect', 'react', 'comply', 'alter', 'change', 'take', 'treat', 'detect', 'adhere', 'apply', 'answer', 'monitor', 'implement', 'use', 'look', 'address', 'interpret']);

function signals(s: Sentence, out: Draft[]): void {
  const p = s.phrases.find((x) => x.kind === 'signal');
  if (!p) return;
  const clause = s.clauses.find((c) => c.actor !== 'user' && c.actor !== 'third' && c.group.mains.some((m) => SIGNAL_VERBS.has(s.base(m))) && !c.relative && !c.indirect && !c.hypothetical);
  if (!clause) return;
  const { start, end } = s.span(clause.start, Math.max(clause.region.to, p.to));
  out.push(draft('honor_signal', start, end, { mechanism: p.id, polarity: clause.negated || s.norm(clause.region.from) === 'no' ? 'does_not' : 'does', steps: clause.actor === 'first' ? [] : ['nobody is named as the doer, so it is the organisation'] }));
}

function security(s: Sentence, topic: Topic, out: Draft[]): void {
  // "A cookie is a small encrypted string" says what a thing is.
  const says = s.clauses[0];
  if (says?.group.copula && says.subject && (s.norm(says.subject.from) === 'a' || s.norm(says.subject.from) === 'an')) return;
  const found = s.phrases.filter((p) => p.kind === 'security' && s.norm(p.to) !== ':');
  if (!found.length) return;
  const ours = s.clauses.some((c) => c.actor === 'first') || s.tokens.some((t) => t.bits & Bit.FIRST) || found.some((p) => p.id !== 'general');
  const specific = found.filter((p) => p.id !== 'general' || p.to - p.from > 1 || topic.security);
  if (!ours || !specific.length) return;
  const seen = new Set<string>();
  for (const p of specific) {
    if (seen.has(p.id)) continue;
    seen.add(p.id);
    const clause = s.clauses.find((c) => p.from >= c.start && p.from < Math.max(c.region.to, c.region.from)) ?? null;
    const at = clause ? s.span(clause.start, Math.max(clause.region.to, p.to)) : whole(s);
    out.push(draft('secure', at.start, at.end, { mechanism: p.id, polarity: clause?.negated && p.id !== 'general' ? 'does_not' : 'does', modal: clause?.modal ?? 'does',
      data: mentionsIn(s, 'data', { from: 0, to: s.tokens.length }), notes: [`"${s.words(p.from, p.to)}" is the measure`] }));
  }
}

function children(s: Sentence, topic: Topic, out: Draft[]): void {
  const p = s.phrases.find((x) => x.kind === 'child');
  if (!p) return;
  const text = s.text.slice(s.start, s.end).toLowerCase();
  const speaks = /direct|intend|knowingly|target|design|under|younger|parent|age|minor|solicit/.test(text);
  if (!speaks) return;
  const around = s.clauses.filter((c) => !c.relative && p.from >= c.start && p.from < Math.max(c.region.to, c.region.from));
  const negated = (around.length ? around : s.clauses.filter((c) => c.group.kind === 'finite' && !c.relative)).some((c) => c.negated);
  const at = whole(s);
  if (/under|age|years|direct|intend|design|knowingly|parent/.test(text)) out.push(draft('address_children', at.start, at.end, { polarity: negated ? 'does_not' : 'does', conditions: conditionsIn(s, { from: 0, to: s.tokens.length }) }));
  void topic;
}

function automation(s: Sentence, out: Draft[]): void {
  for (const kind of ['decide', 'profile'] as const) {
    const p = s.phrases.find((x) => x.kind === kind);
    if (!p) continue;
    const user = s.clauses.some((c) => c.actor === 'user' && c.group.kind === 'finite' && !c.subordinator) || s.has('right') && s.tokens.some((t) => t.norm === 'right');
    const clause = s.clauses.find((c) => p.from >= c.start && p.from <= c.region.to) ?? s.clauses[0] ?? null;
    const at = clause ? s.span(clause.start, Math.max(clause.region.to, p.to)) : whole(s);
    out.push(draft(kind, at.start, at.end, { polarity: clause?.negated || s.norm(p.from - 1) === 'no' ? 'does_not' : 'does', mood: user ? 'rights' : clause?.indirect ? 'indirect' : clause?.hypothetical ? 'hypothetical' : 'asserted', modal: clause?.modal === 'may' ? 'may' : 'does',
      purposes: mentionsIn(s, 'purpose', { from: 0, to: s.tokens.length }) }));
  }
}

const WHERE = new Set(['in', 'to', 'outside', 'within', 'of', 'from', 'into', 'at', 'including', 'the', 'and', 'or', ',', 'as', 'than', 'between', 'throughout', 'around', 'inside', 'across']);

/** "in Ireland", not "Acme Ireland"; "the UK", not "UK law". */
function isWhere(s: Sentence, p: Phrase): boolean {
  return p.id === 'abroad' || WHERE.has(s.norm(p.from - 1)) && !['law', 'laws', 'data', 'gdpr', 'privacy', 'government', 'citizens', 'residents', 'department', 'federal', 'dollars'].includes(s.norm(p.to));
}

const MOVING = new Set(['transfer', 'store', 'process', 'locate', 'host', 'maintain', 'move', 'hold', 'keep', 'transmit', 'reside', 'export', 'situate', 'house']);

function transfers(s: Sentence, made: readonly Draft[], out: Draft[]): void {
  const mechanism = s.phrases.find((p) => p.kind === 'mechanism');
  const existing = made.find((d) => d.action === 'transfer');
  if (existing) {
    if (mechanism) existing.mechanism ??= mechanism.id;
    return;
  }
  const place = s.phrases.find((p) => p.kind === 'place' && isWhere(s, p));
  if (mechanism && (mechanism.to - mechanism.from > 1 || place || s.has('transfer_context'))) {
    const at = whole(s);
    const clause = s.clauses.find((c) => c.group.kind === 'finite');
    out.push(draft('transfer', at.start, at.end, { mechanism: mechanism.id, place: place?.id ?? null, polarity: clause?.negated ? 'does_not' : 'does', low: true, notes: [`"${s.words(mechanism.from, mechanism.to)}" is a safeguard for transfers`] }));
    return;
  }
  if (!place) return;
  const about = s.has('data') || s.tokens.some((t) => t.bits & Bit.GENERIC || t.stem === 'server' || t.stem === 'facility');
  const clause = s.clauses.find((c) => c.actor !== 'user' && !c.relative && !c.hypothetical && c.group.mains.some((m) => MOVING.has(s.base(m))) && place.from >= c.start && place.from - c.start < 45);
  if (!about || !clause) return;
  const dataSubject = clause.actor === 'data' || s.within('data', { from: clause.start, to: clause.region.to }).length > 0 || s.tokens.some((t) => t.stem === 'server');
  if (!dataSubject || !(s.has('transfer_context') || ['transfer', 'store', 'process', 'host', 'reside', 'locate'].some((b) => clause.group.mains.some((m) => s.base(m) === b)))) return;
  const { start, end } = s.span(clause.start, Math.max(clause.region.to, place.to));
  out.push(draft('transfer', start, end, { place: place.id, polarity: clause.negated ? 'does_not' : 'does', modal: clause.modal, data: mentionsIn(s, 'data', { from: clause.start, to: place.from }),
    steps: ['a country is named where the data are'] }));
}
