// Clauses → drafts of statements: polarity, mood, limits and the doubt that each inferred step adds.
import type { Mood } from '../../model/statement.js';
import { Bit, Reading } from './lexicon.js';
import type { Clause } from './clause.js';
import { actionsOf, type Found } from './actions.js';
import { draft, type Draft, type Memory } from './draft.js';
import { conditionsOf, durationIn, exceptionOf, limitedBy } from './limits.js';
import { mention, mentionsIn, rolesOf, type Roles } from './roles.js';
import type { Sentence } from './sentence.js';

/** The drafts of a sentence, in order of their verbs; `memory` is read and written. */
export function draftsOf(s: Sentence, memory: Memory): Draft[] {
  const out: Draft[] = [];
  for (const clause of s.clauses) {
    const before = out.length;
    for (const main of clause.group.mains) out.push(...draftsOfVerb(s, clause, main, memory));
    remember(s, clause, out.slice(before), memory);
  }
  const rest = s.within('data', { from: 0, to: s.tokens.length });
  if (out.length === 0 && rest.length && !s.isQuestion) memory.data = rest.slice(0, 6).map((p) => mention(s, p));
  return out;
}

function remember(s: Sentence, clause: Clause, drafts: readonly Draft[], memory: Memory): void {
  for (const d of drafts) {
    if (d.data.length) memory.data = d.data;
    if (d.recipients.length) memory.third = d.recipients.map((r) => r.id);
  }
  if (clause.actor === 'third' && clause.actorIds.length) memory.third = clause.actorIds;
  if (drafts.length === 0) {
    const data = s.within('data', { from: clause.start, to: clause.region.to });
    if (data.length) memory.data = data.map((p) => mention(s, p));
    const third = s.within('recipient', { from: clause.start, to: clause.region.to });
    if (third.length) memory.third = third.map((p) => p.id);
  }
}

function draftsOfVerb(s: Sentence, clause: Clause, main: number, memory: Memory): Draft[] {
  const who = actorOf(s, clause, memory);
  const asked = askedOfUser(s, clause, main) ?? sentToUser(s, clause, main);
  if (asked) return asked;
  if (who.actor === 'user') return [];
  const mentions = (kind: 'recipient' | 'purpose', range: { from: number; to: number }) => mentionsIn(s, kind, range);
  const excepted = exceptionOf(s, clause, mentions);
  const roles = rolesOf(s, clause, main, excepted?.range ?? null);
  if (s.find(roles.object.from, roles.object.to, FOLLOWING) >= 0) roles.generic = true;
  const resolved = { ...clause, actor: clause.actor === 'data' || clause.actor === 'tool' ? clause.actor : clause.actor === 'unknown' && who.actor === 'first' ? 'data' : who.actor } as Clause;
  const found = actionsOf(s, resolved, main, roles);
  if (found.length === 0) return [];
  if (roles.pronoun && roles.data.length === 0) {
    if (memory.data.length === 0 && !clause.negated) return [];
    // The words of an earlier sentence have no place in this one: the pronoun stands for them.
    const at = s.span(roles.pronounAt, roles.pronounAt + 1);
    roles.data = memory.data.map((m) => ({ id: m.id, text: s.text.slice(at.start, at.end), ...at }));
  }
  return found.map((f) => build(s, clause, main, f, roles, who, excepted?.exception ?? null));
}

const FOLLOWING = new Set(['following']);

interface Who { actor: Clause['actor']; ids: readonly string[]; steps: string[]; low: boolean }

/** The actor of a clause, pronouns and agents of passives resolved. */
function actorOf(s: Sentence, clause: Clause, memory: Memory): Who {
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
  if (clause.actor !== 'unknown') return { actor: clause.actor, ids: clause.actorIds, steps, low: false };
  if (mark.startsWith('pronoun:')) return pronoun(mark.slice(8), steps, memory);
  if (mark.startsWith('name:')) return { actor: 'third', ids: [], steps: [...steps, `"${mark.slice(5)}" is taken for somebody else's name`], low: true };
  return { actor: 'unknown', ids: [], steps, low: true };
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

const GIVING = new Set(['provide', 'give', 'submit', 'enter', 'supply', 'disclose', 'share', 'complete', 'furnish', 'upload', 'send', 'identify', 'register', 'fill', 'confirm']);

/** "we may ask you to provide your name", "you must give us": what the user is asked for is collected. */
function askedOfUser(s: Sentence, clause: Clause, main: number): Draft[] | null {
  if (clause.actor !== 'user' || !GIVING.has(s.base(main)) || clause.relative || clause.hypothetical) return null;
  const g = clause.governor;
  const asked = g !== null && g.group.mains.some((m) => ['ask', 'request', 'require', 'oblige', 'prompt', 'invite', 'need', 'encourage'].includes(s.base(m))) && (g.actor === 'first' || g.actor === 'user' && (g.group.passive || g.group.mains.some((m) => s.base(m) === 'need')));
  const must = clause.group.kind === 'finite' && (s.norm(clause.group.from) === 'must' || s.norm(clause.group.from) === 'will' && s.norm(main - 2) === 'need');
  if (!asked && !must) return null;
  const roles = rolesOf(s, clause, main, null);
  if (!roles.data.length && !roles.generic) return [];
  const start = g && g.start < clause.start ? g.start : clause.start;
  const { start: from, end } = s.span(start, trimmed(s, clause.region.to));
  const negated = g ? g.negated !== clause.group.negated : clause.group.negated;
  if (negated && g && g.group.mains.some((m) => ['require', 'need', 'oblige'].includes(s.base(m)))) return [];
  if (negated && g && !['ask', 'request', 'require'].some((b) => g.group.mains.some((m) => s.base(m) === b))) return [];
  return [draft('collect', from, end, { data: roles.data, purposes: roles.purposes, polarity: negated ? 'does_not' : 'does', modal: g?.modal ?? 'does', mood: moodOf(s, g ?? clause), source: 'user',
    steps: ['what the reader is asked to give is collected'], conditions: conditionsOf(s, g ?? clause) })];
}

/** "You may receive our newsletter": what the reader is sent, we send. */
function sentToUser(s: Sentence, clause: Clause, main: number): Draft[] | null {
  if (clause.actor !== 'user' || s.base(main) !== 'receive' || clause.group.kind !== 'finite' || clause.hypothetical || clause.relative || clause.negated || !clause.subject) return null;
  const region = { from: main, to: clause.region.to };
  const isMarketing = s.within('purpose', region).some((p) => p.id === 'direct_marketing' || p.id === 'advertising_targeted');
  if (!isMarketing || s.find(region.from, region.to, STOPPING) >= 0) return [];
  return [draft('advertise', s.span(clause.start, clause.start + 1).start, s.span(0, trimmed(s, region.to)).end, { modal: clause.modal, mood: moodOf(s, clause), purposes: mentionsIn(s, 'purpose', region),
    steps: ['what the reader receives is sent by the organisation'] })];
}

const STOPPING = new Set(['stop', 'unsubscribe', 'opt', 'longer', 'discriminatory']);

function build(s: Sentence, clause: Clause, main: number, f: Found, roles: Roles, who: Who, exception: Draft['exception']): Draft {
  let negated = clause.negated;
  const notes: string[] = [];
  if (clause.group.negators.length) notes.push(`"${clause.group.negators.map((k) => s.norm(k)).join(' ')}" denies "${s.words(main, main + 1)}"`);
  if (roles.negativeObject >= 0 && !clause.negated) {
    negated = true;
    notes.push(`"${s.norm(roles.negativeObject)}" denies the sentence`);
  }
  if (f.flips) negated = !negated;
  const limit = limitedBy(s, clause);
  const conditions = conditionsOf(s, clause);
  const modal = modalOf(s, clause, negated, limit.condition, conditions.some((c) => c.kind === 'consent'));
  const lasts = durationIn(s, { from: main + 1, to: Math.min(clause.region.to + 16, s.tokens.length) }) ?? durationIn(s, { from: clause.start, to: main });
  // "Anyone can see your profile": what readers see, we show.
  const shown = f.action === 'collect' && who.actor === 'third' && who.ids.length > 0 && who.ids.every((id) => READERS.has(id));
  if (shown) return { ...build(s, clause, main, { ...f, action: 'share', actor: 'first', doubt: 'what others can see is shared with them' }, roles, { ...who, actor: 'first', ids: [] }, exception),
    recipients: who.ids.map((id) => ({ id, text: '', ...s.span(clause.subject?.from ?? main, clause.subject?.to ?? main + 1) })) };
  // "… until you close your account" belongs to what is said of the period.
  const reach = lasts && LASTING.has(f.action) ? Math.max(clause.region.to, lasts.range.to) : clause.region.to;
  const { start, end: stop } = s.span(spanStart(s, clause), trimmed(s, reach));
  const actor = f.actor ?? (who.actor === 'third' ? 'third' : 'first');
  const steps = [...who.steps];
  if (f.doubt) steps.push(f.doubt);
  if (roles.pronoun) steps.push('a pronoun points to data named before');
  const d = draft(f.action, start, stop, {
    actor, actorIds: who.ids, polarity: negated ? 'does_not' : 'does', modal, mood: moodOf(s, clause), data: withImplied(s, f, roles, main), recipients: recipientsOf(s, f, roles, main, conditions),
    purposes: roles.purposes, exception, conditions, only: negated ? null : limit.only, mechanism: f.mechanism ?? (f.action === 'secure' ? measureOf(s, clause, main) : null),
    duration: LASTING.has(f.action) ? lasts?.duration ?? null : null,
    place: f.action === 'transfer' || f.action === 'share' || f.action === 'collect' ? roles.place : null, source: f.source ?? (f.action === 'collect' ? roles.source : null),
    steps, notes, low: who.low || who.actor === 'unknown' || negated && actor === 'first' && ['may', 'might', 'need'].includes(s.norm(clause.group.from)) || negated && onlyFollowing(s, roles) || vague(s, clause, negated),
  });
  d.words = wordsOf(s, clause, main, d);
  return d;
}

const LASTING: ReadonlySet<string> = new Set(['retain', 'delete', 'collect', 'track']);
const READERS = new Set(['anyone', 'public', 'other_users']);

/** "We do not collect the following information:" says nothing until its list does. */
function onlyFollowing(s: Sentence, roles: Roles): boolean {
  return roles.data.length === 0 && s.find(roles.object.from, roles.object.to, FOLLOWING) >= 0;
}

/** "notices should be sent", "we will not be able to save": no practice of the organisation. */
function vague(s: Sentence, clause: Clause, negated: boolean): boolean {
  if (clause.group.passive && s.norm(clause.group.from) === 'should') return true;
  return negated && clause.group.kind === 'infinitive' && clause.governor !== null && clause.governor.group.copula && s.norm(clause.group.from - 1) === 'able';
}

/** The measure a verb of protection names: in its words, or itself ("encrypt", "hash"). */
function measureOf(s: Sentence, clause: Clause, main: number): string {
  const named = s.within('security', { from: clause.start, to: clause.region.to }).filter((p) => p.id !== 'general');
  const base = s.base(main);
  return named[0]?.id ?? (base === 'encrypt' ? 'encryption' : base === 'hash' ? 'hashing' : 'general');
}

function recipientsOf(s: Sentence, f: Found, roles: Roles, main: number, conditions: Draft['conditions']): Draft['recipients'] {
  if (f.action === 'transfer' && roles.place && roles.place !== 'abroad') return [...roles.recipients, { id: roles.place, text: s.words(main, main + 1), ...s.span(main, main + 1) }];
  if (f.action === 'share' && roles.recipients.length === 0) {
    // "published" names the public, "as the law requires" the authorities.
    if (s.base(main) === 'publish' || s.norm(main - 1) === 'publicly' || s.norm(main + 1) === 'publicly') return [{ id: 'public', text: s.words(main, main + 1), ...s.span(main, main + 1) }];
    const law = conditions.find((c) => c.kind === 'law');
    if (law && !f.flips) return [{ id: 'government', text: law.text, start: law.start, end: law.end }];
  }
  return f.action === 'share' || f.action === 'sell' || f.action === 'transfer' || f.action === 'advertise' || f.action === 'use' ? roles.recipients : [];
}

function withImplied(s: Sentence, f: Found, roles: Roles, main: number): Draft['data'] {
  if (f.bare) return roles.data.filter((d) => !d.id.startsWith('content'));
  if (!f.implies || roles.data.some((d) => d.id === f.implies)) return roles.data;
  const tracker = roles.trackers[0];
  const at = tracker ? s.span(tracker.from, tracker.to) : s.span(main, main + 1);
  return [...roles.data, { id: f.implies, text: s.text.slice(at.start, at.end), ...at }];
}

function spanStart(s: Sentence, clause: Clause): number {
  let k = clause.start;
  if (clause.subject && clause.subject.from < k && clause.group.from - clause.subject.from < 40 && clause.group.kind === 'finite') k = clause.subject.from;
  while (k < s.tokens.length - 1 && s.bits(k) & Bit.PUNCT) k++;
  return k;
}

function trimmed(s: Sentence, to: number): number {
  let end = Math.min(to, s.tokens.length);
  while (end > 1 && (s.bits(end - 1) & (Bit.PUNCT | Bit.CONJ)) && s.norm(end - 1) !== ')') end--;
  return end;
}

function modalOf(s: Sentence, clause: Clause, negated: boolean, onlyCondition: boolean, consent: boolean): Draft['modal'] {
  if (clause.modal === 'only_if' || !negated && onlyCondition) return 'only_if';
  if (negated) return 'does';
  if (consent && clause.modal !== 'may' && s.find(0, s.tokens.length, new Set(['with', 'if', 'unless'])) >= 0) return 'only_if';
  return clause.modal;
}

/** In what mood a clause speaks. */
export function moodOf(s: Sentence, clause: Clause): Mood {
  if (s.isQuestion) return 'question';
  if (s.has('right') && clause.group.kind === 'infinitive' && clause.governorNoun === 'right' && clause.governor?.actor === 'user') return 'rights';
  if (clause.indirect) return 'indirect';
  if (clause.hypothetical) return 'hypothetical';
  if (clause.group.kind === 'gerund' && !assertedGerund(s, clause)) return 'indirect';
  if (userAsks(s, clause)) return 'rights';
  if (clause.relative && clause.negated && clause.group.kind === 'finite' && clause.actor === 'first') return 'asserted';
  // "partners that may set cookies" tells what partners may do.
  if (clause.relative && clause.actor === 'third' && clause.group.kind === 'finite' && clause.modal === 'may' && s.bits(clause.subject?.from ?? -1) & Bit.REL) return 'asserted';
  if (clause.relative || clause.subordinator !== null && IN_PASSING.has(clause.subordinator)) return 'presupposed';
  if (isDefinition(s) || definesSubject(s, clause)) return 'definition';
  if (isLabelled(s, clause)) return 'label';
  return 'asserted';
}

/** "you can ask us not to sell", "tell us to stop": what the reader may ask for. */
function userAsks(s: Sentence, clause: Clause): boolean {
  for (let g = clause.governor; g; g = g.governor) {
    if (g.actor === 'user' && g.group.mains.some((m) => s.tokens[m]?.verb && !((s.tokens[m]?.verb?.readings ?? 0) & Reading.acknowledge))) return true;
    if (g.actor === 'user' && g.group.mains.some((m) => ['ask', 'request', 'direct', 'instruct', 'permit', 'allow', 'authorize', 'want', 'choose'].includes(s.base(m)))) return !['permit', 'allow', 'authorize'].some((b) => g.group.mains.some((m) => s.base(m) === b)) || g.hypothetical || g.modal === 'may';
  }
  return false;
}

const DEEDS = new Set(['business', 'practice', 'habit', 'instead', 'activity', 'intention', 'intent', 'plan', 'interest']);

/** A verb in -ing asserts where it says how something is done ("by selling"), that it is not ("without selling"), or goes on. */
function assertedGerund(s: Sentence, clause: Clause): boolean {
  const p = clause.preposition;
  if (p === 'by' || p === 'without' || p === 'than' || p === 'through') return true;
  if (p === 'to') return ((s.tokens[clause.governor?.group.mains.at(-1) ?? -1]?.verb?.readings ?? 0) & Reading.promise) !== 0;
  if (p === 'for') return clause.governor?.group.mains.some((m) => s.base(m) === 'use') ?? false;
  if (p === 'of') return DEEDS.has(clause.governorNoun ?? '');
  const last = clause.governor?.group.mains.at(-1) ?? -1;
  const readings = s.tokens[last]?.verb?.readings ?? 0;
  if (p === 'from') return (readings & Reading.negate) !== 0;
  if (p !== null) return false;
  if (s.norm(clause.group.from - 1) === ',' || clause.actor === 'first' && s.norm(clause.group.from - 1) === 'us') return true;
  return (readings & (Reading.negate | Reading.promise)) !== 0;
}

const IN_PASSING = new Set(['when', 'whenever', 'where', 'wherever', 'before', 'after', 'once', 'until']);

/** "A cookie can store …", "'Data' includes …": what a word means, not what is done. */
function definesSubject(s: Sentence, clause: Clause): boolean {
  const from = clause.subject?.from ?? -1;
  if (from < 0) return false;
  const n = s.norm(from);
  if ((n === 'a' || n === 'an') && clause.actor === 'tool') return true;
  return (n === '"' || n === '“' || s.norm(from - 1) === '"' || s.norm(from - 1) === '“') && clause.group.mains.some((m) => ['include', 'mean', 'refer', 'contain'].includes(s.base(m)));
}

function isDefinition(s: Sentence): boolean {
  if (s.clauses.some((c) => c.group.mains.some((m) => s.base(m) === 'mean' && m > 0 && m < 12 && s.norm(m - 1) !== 'no' && s.norm(m - 1) !== 'by' && s.bits(m - 1) !== 0))) return true;
  const means = s.tokens.findIndex((t) => t.norm === 'means');
  if (means > 0 && means < 12 && !(s.bits(means - 1) & (Bit.DET | Bit.PREP | Bit.NEG)) && !['automated', 'electronic', 'technical', 'other', 'lawful'].includes(s.norm(means - 1))) return true;
  const refers = s.tokens.findIndex((t) => t.norm === 'refers' || t.norm === 'refer');
  return refers > 0 && refers < 12 && s.norm(refers + 1) === 'to';
}

/** Words of a link or button: "Do Not Sell or Share My Personal Information". */
function isLabelled(s: Sentence, clause: Clause): boolean {
  const main = clause.group.mains[0] ?? clause.group.from;
  let open = 0;
  for (let k = 0; k < main; k++) {
    const n = s.norm(k);
    if (n === '“') open++;
    else if (n === '”') open--;
    else if (n === '"') open = open ? 0 : 1;
  }
  return open > 0 && s.find(main, s.tokens.length, new Set(['"', '”'])) >= 0;
}

function wordsOf(s: Sentence, clause: Clause, main: number, d: Draft): Draft['words'] {
  const out: Draft['words'] = [{ role: 'action', ...s.span(main, main + 1) }];
  if (clause.subject) out.push({ role: 'actor', ...s.span(clause.subject.from, clause.subject.to) });
  for (const k of clause.group.negators) out.push({ role: 'negation', ...s.span(k, k + 1) });
  for (const m of d.data) out.push({ role: 'data', start: m.start, end: m.end });
  for (const m of d.recipients) out.push({ role: 'recipient', start: m.start, end: m.end });
  for (const m of d.purposes) out.push({ role: 'purpose', start: m.start, end: m.end });
  if (d.exception) out.push({ role: 'exception', start: d.exception.start, end: d.exception.end });
  for (const c of d.conditions) out.push({ role: 'condition', start: c.start, end: c.end });
  return out.sort((a, b) => a.start - b.start);
}
