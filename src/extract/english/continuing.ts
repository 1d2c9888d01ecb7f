// Sentences that go on with the statement before them: "This includes …", "We also do this when …", "It is limited to …".
import { ENUMERATING } from '../../generated/words/shared.js';
import { OCCASIONS, TURNING } from '../../generated/words/continuing.js';
import { GENERAL } from './sentences/doer.js';
import { draft, type Draft } from './roles/draft.js';
import { subjectOf, type Clause } from './clauses/clause.js';
import { pointsBack } from './lists/goingon.js';
import { Bit } from './lexicon/lexicon.js';
import { mentionsIn } from './roles/roles.js';
import type { Sentence } from './sentences/sentence.js';
import { trimmed } from './roles/extent.js';
import { lastVerb } from './groups/group.js';
import { actionOf } from './verbs/inpassing.js';

const REPEATING = new Set(['this', 'so', 'it', 'that']);
const NEAR = 5;
const COVERING = new Set(['include', 'cover', 'extend', 'apply', 'concern']);
const EXCLUDING = new Set(['exclude', 'except']);
const POINTING = new Set(['this', 'that', 'it', 'these']);

/** "We sell nothing to others. This does not include our vendors": what it names is left out of the denials before it, and who is left out receives. */
export function leaveOut(s: Sentence, before: readonly Draft[]): Draft[] {
  const denials = before.filter((d) => d.polarity === 'does_not' && d.mood === 'asserted' && d.actor === 'first' && FLOWS.has(d.action));
  if (!denials.length) return [];
  const clause = s.clauses.find((c) => c.group.kind === 'finite' && !c.relative && !c.subordinator);
  const main = clause ? lastVerb(clause.group) : -1;
  if (!clause?.subject || clause.hypothetical || !leavesOut(s, clause, main)) return [];
  const range = { from: clause.start, to: Math.max(clause.region.to, main + 1) };
  const recipients = mentionsIn(s, 'recipient', range);
  if (!recipients.length && !mentionsIn(s, 'data', range).length) return [];
  const span = s.span(range.from, trimmed(s, range.to));
  for (const d of denials)
    d.exception ??= {
      ...span,
      text: s.text.slice(span.start, span.end),
      recipients,
      purposes: mentionsIn(s, 'purpose', range),
      conditions: [],
    };
  // "The only exception is a court order": a case, and nobody who receives.
  const denied = denials.find((d) => d.action === 'share');
  if (!recipients.length || !denied || clause.group.copula || s.base(main) === 'apply') return [];
  const helpers = s.find(range.from, range.to, HELPING) >= 0;
  return [
    draft('share', span.start, span.end, {
      modal: s.find(range.from, s.tokens.length, LONG) >= 0 ? 'only_if' : 'does',
      data: carriedTo(denied.data, span.start),
      recipients: helpers ? recipients.slice(0, 1).map((r) => ({ ...r, id: 'processor' })) : recipients,
      steps: ['who is left out of the denial receives'],
    }),
  ];
}

/** "others who help us run the shop" */
const HELPING = new Set(['assist', 'help', 'assisting', 'helping']);
/** "so long as they keep it secret" */
const LONG = new Set(['long', 'provided', 'if']);

function leavesOut(s: Sentence, clause: Clause, main: number): boolean {
  const { from, to } = clause.subject ?? { from: 0, to: 0 };
  if (clause.group.copula) return s.stem(to - 1) === 'exception' && !clause.negated;
  return to - from === 1 && POINTING.has(s.norm(from)) && (clause.negated ? COVERING : EXCLUDING).has(s.base(main));
}

const FLOWS: ReadonlySet<string> = new Set(['share', 'sell', 'transfer']);

const SAYING = new Set(['said']);
const BUT = new Set(['but', 'though', 'although', 'however', 'except']);

/** "We sell nothing. However, we may sell …", "we do not share it, but may pass it to our vendors": what is done all the same is left out of the denial. `before`: what the sentence in front says. */
export function takeBack(s: Sentence, drafts: readonly Draft[], before: readonly Draft[]): void {
  const turns = (TURNING.has(s.norm(0)) && (s.norm(0) !== 'that' || s.find(1, 4, SAYING) >= 0)) || s.find(1, 5, HOWEVER) >= 0;
  const but = s.find(1, s.tokens.length, BUT);
  if (!turns && but < 0) return;
  const at = but < 0 ? 0 : s.span(but, but + 1).start;
  for (const other of drafts) {
    if (other.polarity !== 'does' || other.mood !== 'asserted' || other.actor !== 'first' || other.low || !TAKEN_BACK.has(other.action))
      continue;
    if (but >= 0 && other.start >= at) for (const d of drafts) if (d.end <= at) except(s, d, other);
    if (turns) for (const d of before) except(s, d, other);
  }
}

const TAKEN_BACK: ReadonlySet<string> = new Set([...FLOWS, 'collect', 'track', 'retain']);
const HOWEVER = new Set(['however', 'nevertheless', 'nonetheless']);

function except(s: Sentence, d: Draft, other: Draft): void {
  if (
    d.exception ||
    d.polarity !== 'does_not' ||
    d.mood !== 'asserted' ||
    d.actor !== 'first' ||
    d.action !== other.action ||
    !isOf(d, other)
  )
    return;
  d.exception = {
    start: other.start,
    end: other.end,
    text: s.text.slice(other.start, other.end),
    recipients: other.recipients,
    purposes: other.purposes,
    conditions: other.conditions,
  };
}

/** Whether what is done all the same is some of what was denied: of the same data, to some of those who were meant. */
function isOf(d: Draft, other: Draft): boolean {
  const all = d.data.length === 0 || d.data.some(({ id }) => id === 'personal');
  if (
    (other.data.length > 0 && other.data.every(({ id }) => id === 'non_personal')) ||
    other.conditions.some(({ kind }) => kind === 'aggregate')
  )
    return false;
  if (!(other.data.length === 0 || all || other.data.some(({ id }) => d.data.some((one) => id === one.id || id.startsWith(`${one.id}.`)))))
    return false;
  return (
    !FLOWS.has(d.action) ||
    d.recipients.every(({ id }) => GENERAL.has(id)) ||
    other.recipients.some(({ id }) => d.recipients.some((one) => one.id === id))
  );
}

/** The drafts of a sentence in the light of the statement before it. */
export function continued(s: Sentence, drafts: Draft[], said: Draft | null): Draft[] {
  const clause = s.clauses.find((c) => c.group.kind === 'finite' && !c.relative && !c.subordinator && !c.hypothetical);
  const main = clause ? lastVerb(clause.group) : -1;
  if (!clause || main < 0 || s.isQuestion) return drafts;
  // "This means that we keep it": no list.
  if (s.base(main) === 'mean' && (s.norm(main + 1) === 'that' || s.bits(main + 1) & Bit.FIRST)) return drafts;
  if (ENUMERATING.has(s.base(main))) return enumerated(s, clause, drafts, said);
  if (!said) return drafts;
  if (
    s.base(main) === 'do' &&
    clause.actor === 'first' &&
    said.actor === 'first' &&
    REPEATING.has(s.norm(main + 1)) &&
    OCCASIONS.has(s.norm(main + 2))
  )
    return [...drafts, repeated(s, clause, said, clause.negated)];
  if (
    (clause.group.copula || (clause.group.passive && LIMITING.has(s.base(main)))) &&
    pointsBack(s, clause) &&
    subjectOf(clause).to - subjectOf(clause).from === 1
  )
    return [...drafts, ...narrowed(s, clause, main, said)];
  return drafts;
}

/** "We share data with our bank. This includes your name." is of sharing; so is "The data we share include your name". */
function enumerated(s: Sentence, clause: Clause, drafts: Draft[], said: Draft | null): Draft[] {
  const inside = s.clauses.find(
    (c) => c !== clause && c.relative && c.group.from >= subjectOf(clause).from && c.group.from < clause.group.from && c.actor === 'first',
  );
  const shared = inside && actionOf(s, inside) === 'share';
  const flows =
    said !== null && (said.action === 'share' || said.action === 'sell' || said.polarity === 'does_not') && pointsBack(s, clause);
  if (!shared && !flows) return drafts;
  // "It contains no names. It simply says which page you left."
  if (
    !shared &&
    said?.polarity === 'does_not' &&
    (clause.group.only || s.find(subjectOf(clause).to, lastVerb(clause.group) + 2, MERELY) >= 0)
  )
    return drafts;
  // "We do not share it unless a court asks. This may include your name": of the exception as well as of what is denied.
  if (!shared && said?.polarity === 'does_not' && clause.modal === 'may')
    return drafts.map((d) => (d.action === 'collect' && d.actor === 'first' && d.polarity === 'does' ? { ...d, low: true } : d));
  return drafts.map((d) => {
    // "These reports do not contain your name": nor is it shared with them.
    if (
      flows &&
      said?.action === 'share' &&
      said.actor === 'first' &&
      d.action === 'collect' &&
      d.polarity === 'does_not' &&
      d.mood === 'asserted'
    )
      return {
        ...d,
        action: 'share',
        actor: 'first',
        actorIds: [],
        low: false,
        conditions: d.conditions.some((c) => c.kind === 'scope') ? d.conditions : [...d.conditions, subjectScope(s, clause)],
        steps: [...d.steps, 'the sentence goes on with the one before it'],
      };
    // "It may contain links to sites that collect": what others do.
    if (
      d.action !== 'collect' ||
      d.mood !== 'asserted' ||
      d.polarity === 'does_not' ||
      (d.actor === 'third' && said?.polarity === 'does_not')
    )
      return d;
    if (shared || !said) return { ...d, action: 'share' };
    return {
      ...d,
      action: said.action,
      actor: said.actor,
      actorIds: said.actorIds,
      polarity: said.polarity,
      recipients: carriedTo(said.recipients, d.start),
      steps: [...d.steps, 'the sentence goes on with the one before it'],
    };
  });
}

/** "These reports": in which alone it is not shared. */
function subjectScope(s: Sentence, clause: Clause): Draft['conditions'][number] {
  const { from, to } = subjectOf(clause);
  return { kind: 'scope', text: s.words(from, to), ...s.span(from, to) };
}

/** "This is not your exact location", "It is limited to your name". */
function narrowed(s: Sentence, clause: Clause, main: number, said: Draft): Draft[] {
  const limited = LIMITING.has(s.base(main)) || s.find(main, main + NEAR, LIMITED) >= 0;
  const data = mentionsIn(s, 'data', { from: main + 1, to: limited ? clause.region.to : Math.min(main + NEAR, clause.region.to) });
  if (!data.length || (!limited && !clause.negated) || said.action === 'use') return [];
  // "This is not personal data": what the law calls it.
  if (!limited && data.every((d) => d.id === 'personal' || d.id === 'non_personal')) return [];
  if (!limited && s.bits(main + 1) & Bit.PREP) return [];
  return [{ ...repeated(s, clause, said, clause.negated && !limited), data }];
}

const MERELY = new Set(['only', 'simply', 'just', 'merely', 'solely']);
const LIMITING = new Set(['limit', 'restrict', 'confine']);
const LIMITED = new Set(['limited', 'restricted']);

function repeated(s: Sentence, clause: Clause, said: Draft, negated: boolean): Draft {
  const { start, end } = s.span(clause.start, trimmed(s, s.tokens.length));
  const polarity = negated !== (said.polarity === 'does_not') ? 'does_not' : 'does';
  return draft(said.action, start, end, {
    actor: said.actor,
    actorIds: said.actorIds,
    polarity,
    modal: clause.modal === 'may' ? 'may' : 'does',
    data: carriedTo(said.data, start),
    recipients: carriedTo(said.recipients, start),
    steps: ['the sentence goes on with the one before it'],
  });
}

function carriedTo<T extends { start: number; end: number }>(mentions: readonly T[], at: number): T[] {
  return mentions.map((m) => ({ ...m, start: at, end: at }));
}
