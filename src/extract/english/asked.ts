// What the reader is asked for or sent, read as the organisation's deed.
import type { Clause } from './clause.js';
import { draft, type Draft } from './draft.js';
import { trimmed } from './extent.js';
import { conditionsOf } from './limits.js';
import { moodOf } from './mood.js';
import { mentionsIn, rolesOf } from './roles.js';
import type { Sentence } from './sentence.js';

const GIVING = new Set(['provide', 'give', 'submit', 'enter', 'supply', 'disclose', 'share', 'complete', 'furnish', 'upload', 'send', 'identify', 'register', 'fill', 'confirm']);

/** "we may ask you to provide your name", "you must give us": what the user is asked for is collected. */
export function askedOfUser(s: Sentence, clause: Clause, main: number): Draft[] | null {
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
export function sentToUser(s: Sentence, clause: Clause, main: number): Draft[] | null {
  if (clause.actor !== 'user' || s.base(main) !== 'receive' || clause.group.kind !== 'finite' || clause.hypothetical || clause.relative || clause.negated || !clause.subject) return null;
  const region = { from: main, to: clause.region.to };
  const isMarketing = s.within('purpose', region).some((p) => p.id === 'direct_marketing' || p.id === 'advertising_targeted');
  if (!isMarketing || s.find(region.from, region.to, STOPPING) >= 0) return [];
  return [draft('advertise', s.span(clause.start, clause.start + 1).start, s.span(0, trimmed(s, region.to)).end, { modal: clause.modal, mood: moodOf(s, clause), purposes: mentionsIn(s, 'purpose', region),
    steps: ['what the reader receives is sent by the organisation'] })];
}

const STOPPING = new Set(['stop', 'unsubscribe', 'opt', 'longer', 'discriminatory']);
