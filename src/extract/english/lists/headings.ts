// Headings: what they assert, and what they say of the lists and fragments below them.
import type { Mood } from '../../../model/statement.js';
import { draft, emptyMemory, type Draft } from '../roles/draft.js';
import type { LeadIn } from './leadin.js';
import { OPENED } from '../../../generated/words/flowleads.js';
import { SHARING_HEADING } from '../../../generated/words/headings.js';
import { lastWord } from '../roles/leadkind.js';
import { mentionsIn } from '../roles/roles.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { nominalLead, recipientsLead } from './nominal.js';
import { draftsOf } from '../statements/statements.js';
import type { Sentence } from '../sentences/sentence.js';
import { firstVerb, lastVerb } from '../groups/group.js';

const HEADED: ReadonlySet<string> = new Set(['collect', 'share', 'track']);

/** "What we do not collect", "When we share your data": a heading that its list completes. */
export function headingLead(s: Sentence): LeadIn | null {
  const has = (...words: string[]): boolean => s.tokens.some((t) => words.includes(t.norm));
  if (has('how', 'why')) return usesLead(s) ?? sharingLead(s);
  const nominal = nominalLead(s) ?? recipientsLead(s) ?? gettingLead(s) ?? sharingLead(s) ?? deniedLead(s);
  if (nominal) return nominal;
  const template = draftsOf(s, emptyMemory()).find((d) => d.actor === 'first' && HEADED.has(d.action)) ?? collectsWhat(s);
  if (!template) return null;
  const kind = template.action !== 'share' ? 'objects' : has('who', 'whom') ? 'recipients' : has('when') ? 'conditions' : 'objects';
  return {
    kind,
    actor: 'first',
    actorIds: [],
    negated: template.polarity === 'does_not',
    modal: template.modal,
    template: { ...template, mood: 'asserted', data: [] },
    text: s.text.slice(s.start, s.end),
    mood: 'asserted',
  };
}

/** "Who has access to your data?", "Who sees it": a heading whose list names them. */
function gettingLead(s: Sentence): LeadIn | null {
  const clause = s.clauses.find((c) => c.group.kind === 'finite');
  if (s.norm(0) !== 'who' || !clause || clause.negated || clause.actor === 'first' || s.tokens.length > LONGEST_USE) return null;
  const main = lastVerb(clause.group);
  const data = mentionsIn(s, 'data', { from: main + 1, to: s.tokens.length });
  const gets = OPENED.has(s.base(main)) || s.find(main, main + 2, ACCESS) >= 0 || s.readings(main) & Reading.get;
  if (!gets || (!data.length && !s.tokens.some((t) => t.bits & Bit.GENERIC || IT.has(t.norm)))) return null;
  return sharedWith(s, data);
}

const ACCESS = new Set(['access']);

/** "How we share your data", "Sharing and disclosure", "To whom we transfer data": a heading whose list names who gets it, or says something else. */
function sharingLead(s: Sentence): LeadIn | null {
  const last = lastWord(s);
  const clause = s.clauses.find((c) => c.group.kind === 'finite');
  const named =
    clause === undefined
      ? s.tokens.every((t, k) => k > last || SHARING_HEADING.has(t.norm)) && s.find(0, last + 1, SHARED) >= 0
      : (s.norm(0) === 'how' || s.norm(1) === 'whom') &&
        clause.actor === 'first' &&
        !clause.negated &&
        clause.group.mains.every((m) => s.readings(m) & (Reading.share | Reading.convey));
  return named && s.tokens.length <= LONGEST_USE && !s.isQuestion ? sharedWith(s, mentionsIn(s, 'data', { from: 0, to: last + 1 })) : null;
}

const SHARED = new Set(['sharing', 'disclosure', 'disclosures']);

function sharedWith(s: Sentence, data: Draft['data']): LeadIn {
  return {
    kind: 'recipients',
    actor: 'first',
    actorIds: [],
    negated: false,
    modal: 'does',
    template: draft('share', ...offsets(s), { data }),
    text: s.text.slice(s.start, s.end),
    mood: 'asserted',
    strict: true,
  };
}

/** "How we use your information", "Why we need it": a heading whose list names the ends. */
function usesLead(s: Sentence): LeadIn | null {
  const clause = s.clauses.find((c) => c.group.kind === 'finite' && c.actor === 'first' && !c.negated);
  if (
    !clause ||
    s.isQuestion ||
    s.clauses.length > 1 ||
    s.tokens.length > LONGEST_USE ||
    !clause.group.mains.every((m) => USING.has(s.base(m)))
  )
    return null;
  if (!s.has('data') && !s.tokens.some((t) => t.bits & Bit.GENERIC || IT.has(t.norm))) return null;
  return {
    kind: 'purposes',
    actor: 'first',
    actorIds: [],
    negated: false,
    modal: 'does',
    template: draft('use', ...offsets(s)),
    text: s.text.slice(s.start, s.end),
    mood: 'asserted',
    strict: true,
  };
}

function offsets(s: Sentence): [number, number] {
  const { start, end } = s.span(0, s.tokens.length);
  return [start, end];
}

const LONGEST_USE = 12;
const USING = new Set(['use', 'process', 'need', 'collect', 'handle']);
const IT = new Set(['it', 'them']);

/** A heading asserts only as a whole sentence; anything else announces. */
export function headingMood(s: Sentence, d: Draft): Mood {
  const main = s.clauses.find((c) => c.group.kind === 'finite' && !c.relative && !c.subordinator && c.subject);
  if (s.isQuestion) return 'question';
  if (!main || main.actor === 'user') return 'label';
  return s.norm(0) === 'how' ||
    s.norm(0) === 'what' ||
    s.norm(0) === 'why' ||
    s.norm(0) === 'when' ||
    s.norm(0) === 'who' ||
    s.norm(0) === 'where' ||
    s.norm(0) === 'with'
    ? 'indirect'
    : d.mood;
}

/** "We never", "What we don't do", "Things we will never do:": words that deny what their list says. */
export function deniedLead(s: Sentence): LeadIn | null {
  if (s.tokens.length > MOST_DENIED || s.isQuestion) return null;
  const clause = s.clauses.find((c) => c.actor === 'first' && c.group.kind === 'finite');
  const bare = s.clauses.length === 0 && s.norm(0) === 'we' && (s.bits(s.tokens.length - 1) & Bit.NEG) !== 0;
  // "What we never do": the verb stands alone, and what denies it in front.
  const denied =
    clause !== undefined && (clause.negated || (clause.group.mains.length === 0 && (s.bits(clause.region.from - 2) & Bit.NEG) !== 0));
  if (!bare && (!denied || clause.group.mains.some((m) => s.base(m) !== 'do') || clause.group.passive || clause.group.copula)) return null;
  return {
    kind: 'verbs',
    actor: 'first',
    actorIds: [],
    negated: true,
    modal: 'does',
    template: null,
    text: s.text.slice(s.start, s.end),
    mood: 'asserted',
  };
}

const MOST_DENIED = 12;

/** "Information we collect": a heading whose verb has its object in front. */
function collectsWhat(s: Sentence): Draft | null {
  const clause = s.clauses.find((c) => c.actor === 'first' && c.group.kind === 'finite');
  if (!clause || s.tokens.length > 12) return null;
  const main = firstVerb(clause.group);
  const base = s.base(main);
  const action = ['collect', 'gather', 'receive', 'obtain', 'store', 'process'].includes(base)
    ? 'collect'
    : ['share', 'disclose'].includes(base)
      ? 'share'
      : null;
  if (!action) return null;
  const { start, end } = s.span(0, s.tokens.length);
  return draft(action, start, end, { polarity: clause.negated ? 'does_not' : 'does', modal: clause.modal });
}
