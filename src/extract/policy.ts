import type { PolicyDocument, TextMap } from '../model/document.js';
import type { Reading, TermMention } from '../model/rule.js';
import type { Condition, Confidence, Exception, Mention, RoleWords, Statement } from '../model/statement.js';
import { place } from '../model/text.js';
import type { TermKind, Vocabulary } from '../model/vocabulary.js';
import { datesOf } from './dates.js';
import { CALLED_SO } from './english/clauses/actors.js';
import type { Draft } from './english/roles/draft.js';
import type { PhraseKind } from './english/lexicon/lexicon.js';
import { readBlocks, type Read } from './english/reader.js';

export interface PolicyNames {
  /** Names of the organisation as declared. */
  readonly first: readonly string[];
}

/**
 * What a policy says: its statements, every place where a term is named, its dates, and what it calls its organisation. A document that is not in English has neither:
 * the caller reports its language.
 */
export function readPolicy(document: PolicyDocument, names: PolicyNames, vocabulary: Vocabulary): Omit<Reading, 'document' | 'supplement'> {
  if (document.language !== 'en' && document.language !== 'und') return { statements: [], mentions: [], names: [], dates: [] };
  const { reads, names: called } = readBlocks(document, names.first);
  const statements: Statement[] = [];
  const mentions: TermMention[] = [];
  for (const read of reads) {
    const before = statements.length;
    for (const d of read.drafts) statements.push(finish(document, read, d));
    if (read.named.length) addMentions(mentions, document, read, statements.slice(before), vocabulary);
  }
  return { statements, mentions, names: called, dates: datesOf(document) };
}

/** The statements of a policy, one by one as they are read: none is kept here. */
export function* statementsIn(document: PolicyDocument, names: PolicyNames): Generator<Statement> {
  if (document.language !== 'en' && document.language !== 'und') return;
  for (const read of readBlocks(document, names.first).reads) for (const d of read.drafts) yield finish(document, read, d);
}

function finish(document: PolicyDocument, read: Read, d: Draft): Statement {
  const { map } = read.block;
  const at = map.span(d.start, d.end);
  const within = map.span(read.sentence.start, read.sentence.end);
  // All of it, in the order of `statement`, which need not ask then what is missing.
  return {
    by: 'policy',
    action: d.action,
    actor: d.actor,
    polarity: d.polarity,
    modal: d.modal,
    mood: d.mood,
    data: allMapped(map, d.data),
    recipients: allMapped(map, d.recipients),
    purposes: allMapped(map, d.purposes),
    exception: d.exception ? exceptionMapped(map, d.exception) : null,
    conditions: d.conditions.map((c) => conditionMapped(map, c)),
    only: d.only,
    duration: d.duration,
    right: d.right,
    basis: d.basis,
    place: d.place,
    mechanism: d.mechanism,
    source: d.source,
    contact: d.contact,
    confidence: confidenceOf(d),
    because: [...d.notes, ...d.steps],
    at: place(document.source, at.start, at.end),
    said: read.block.text.slice(d.start, d.end),
    within: place(document.source, within.start, within.end),
    words: wordsOf(map, d),
  };
}

function wordsOf(map: TextMap, { words }: Draft): RoleWords[] {
  const out: RoleWords[] = [];
  for (const w of words) {
    if (w.end <= w.start) continue;
    const { start, end } = map.span(w.start, w.end);
    out.push({ role: w.role, start, end });
  }
  return out;
}

/** Each inferred step costs: none is high, up to three medium, more or a doubtful actor low. What the text calls itself is as sure as "we". */
function confidenceOf(d: Draft): Confidence {
  if (d.low) return 'low';
  if (d.steps.length === 0) return 'high';
  if (d.steps.length === 1) return (d.steps[0] as string).endsWith(CALLED_SO) ? 'high' : 'medium';
  const steps = new Set(d.steps.filter((x) => !x.endsWith(CALLED_SO))).size;
  return steps === 0 ? 'high' : steps <= 3 ? 'medium' : 'low';
}

function allMapped(map: TextMap, mentions: readonly Mention[]): Mention[] {
  return mentions.map((m) => {
    const { start, end } = map.span(m.start, m.end);
    return { id: m.id, text: m.text, start, end };
  });
}

function conditionMapped(map: TextMap, c: Condition): Condition {
  const { start, end } = map.span(c.start, c.end);
  return { kind: c.kind, text: c.text, start, end };
}

function exceptionMapped(map: TextMap, e: Exception): Exception {
  const { start, end } = map.span(e.start, e.end);
  return {
    start,
    end,
    text: e.text,
    recipients: allMapped(map, e.recipients),
    purposes: allMapped(map, e.purposes),
    conditions: e.conditions.map((c) => conditionMapped(map, c)),
  };
}

const KINDS: Partial<Record<PhraseKind, TermKind>> = {
  data: 'data',
  recipient: 'recipient',
  purpose: 'purpose',
  basis: 'basis',
  right: 'right',
  mechanism: 'transfer',
  place: 'country',
  source: 'source',
  tracker: 'tracker_kind',
};

/** Adds the terms named in a sentence; `made` are its statements. */
function addMentions(out: TermMention[], document: PolicyDocument, read: Read, made: readonly Statement[], vocabulary: Vocabulary): void {
  const denials = made.filter((s) => s.polarity === 'does_not');
  for (const named of read.named) {
    const kind = KINDS[named.kind];
    if (!kind || (!vocabulary.term(kind, named.id) && kind !== 'country')) continue;
    const at = read.block.map.span(named.start, named.end);
    out.push({
      kind,
      id: named.id,
      at: place(document.source, at.start, at.end),
      denied: denials.some((d) => at.start >= d.at.start && at.end <= d.at.end),
    });
  }
}
