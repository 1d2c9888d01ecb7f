// The data of a statement beside those that its verb names: what a tracker implies, what a tool gathers, what a relative stands for.
import type { Clause } from '../clauses/clause.js';
import { Bit } from '../lexicon/lexicon.js';
import { gatheredBy } from '../roles/dataroles.js';
import type { Draft } from '../roles/draft.js';
import type { Found } from '../roles/found.js';
import { mention, mentionsIn, type Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';

/** Verbs that tell how long something is kept. */
export const LASTING: ReadonlySet<string> = new Set(['retain', 'delete', 'collect', 'track']);

/** The data of what a verb is found to say, implied ones among them. */
export function withImplied(s: Sentence, clause: Clause, f: Found, roles: Roles, main: number): Draft['data'] {
  if (f.data) return [...f.data];
  const behind = LASTING.has(f.action) && roles.data.length === 0 ? dataBefore(s, clause) : [];
  if (behind.length) return behind;
  if (f.bare) return roles.data.filter((d) => !d.id.startsWith('content'));
  // "our cookies recognise your browser": the tool has it, and is itself what is set; where it "contains no names", the tool is not denied.
  const by =
    clause.actor === 'tool' ? clause : clause.group.kind === 'infinitive' && clause.governor?.actor === 'tool' ? clause.governor : null;
  const tool =
    by?.subject && !clause.negated && roles.negativeObject < 0 && (f.action === 'collect' || f.action === 'track')
      ? mentionsIn(s, 'data', by.subject).filter((d) => d.id === 'device.cookie_id')
      : [];
  if (f.action === 'advertise' && !f.implies && !clause.negated) return withTracker(s, clause, roles.data);
  if (!f.implies)
    return tool.length
      ? [...tool, ...roles.data.filter((d) => d.id !== 'device.cookie_id' && !/^(?:web )?browser$/i.test(d.text))]
      : roles.data;
  // "we use cookies to track your visits": what the tool is for is gathered by it; "on your computer or mobile phone": where it is put.
  const own = roles.data.filter((d) => !PLACED_ON.has(d.id) || !isPlace(s, d.start));
  const data = f.mechanism ? [...own, ...gatheredBy(s, clause).filter((d) => !own.some((o) => o.id === d.id))] : own;
  if (data.some((d) => d.id === f.implies)) return data;
  const tracker = roles.trackers[0];
  const at = tracker ? s.span(tracker.from, tracker.to) : s.span(main, main + 1);
  return [...data, { id: f.implies, text: s.text.slice(at.start, at.end), ...at }];
}

/** "session cookies (which expire when …)": what the relative stands for. */
function dataBefore(s: Sentence, { relative, subject }: Clause): Draft['data'] {
  if (!relative || !subject || !(s.bits(subject.from) & Bit.REL)) return [];
  const named = s.phrases.find((p) => p.kind === 'data' && (p.to === subject.from || p.to === subject.from - 1));
  return named ? [mention(s, named)] : [];
}

/** "we set cookies to show you adverts", "cookies help us show adverts": by the trackers of the verb that it is the aim of. */
function withTracker(s: Sentence, { group, governor }: Clause, data: Draft['data']): Draft['data'] {
  if (group.kind !== 'infinitive' || !governor || governor.negated || data.some((d) => d.id === 'device.cookie_id')) return data;
  const from = governor.actor === 'tool' && governor.subject ? governor.subject.from : governor.region.from;
  const set = s.within('data', { from, to: group.from }).find((p) => p.id === 'device.cookie_id');
  return set ? [...data, mention(s, set)] : data;
}

const PLACED_ON: ReadonlySet<string> = new Set(['contact.phone', 'content.files']);
const ONTO = new Set(['on', 'onto', 'other']);
const NEAR_PLACE = 6;

/** "on your computer or mobile phone", "other files": nothing that is gathered. */
function isPlace(s: Sentence, start: number): boolean {
  const at = s.tokens.findIndex((t) => t.start === start);
  return s.find(Math.max(0, at - NEAR_PLACE), at, ONTO) >= 0;
}
