// Records in two blocks: a row "Retention period | Two years" of a table without columns, a term of a list of definitions and what stands behind it.
import type { Block, PolicyDocument } from '../../../model/document.js';
import { draft, type Draft } from '../roles/draft.js';
import { durationIn } from '../roles/durations.js';
import { lastWord } from '../roles/leadkind.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { sentenceIn } from '../sentences/parsing.js';
import { namesPeriod } from '../verbs/keeping.js';
import { recordOf } from './records.js';

const NOBODY = { all: [], match: () => null, spans: () => [], isOther: () => false };
const MOST_LABEL = 60;

/** What a block says whose label is another block. @param ofPeriods whether the heading speaks of how long data are kept */
export function pairDrafts(document: PolicyDocument, block: Block, s: Sentence, ofPeriods: boolean): Draft[] {
  const at = labelOf(document, block);
  if (!at || at.text.length > MOST_LABEL) return [];
  const of = sentenceIn(at.text, { start: 0, end: at.text.length }, NOBODY);
  const label = { from: 0, to: lastWord(of) + 1 };
  const value = { from: 0, to: lastWord(s) + 1 };
  if (label.to === 0 || of.isQuestion) return [];
  const found = durationIn(s, value);
  const { start, end } = s.span(value.from, value.to);
  if (found && found.range.from <= MOST_FRONT && s.tokens.length < MOST_VALUE) {
    const data = mentionsIn(of, 'data', label).map((d) => ({ ...d, start, end: start }));
    if (namesPeriod(of, { from: 0, to: of.tokens.length + 1 }) || (ofPeriods && data.length && !block.cell))
      return [draft('retain', start, end, { data, duration: found.duration, steps: ['a label names how long data are kept'] })];
  }
  return recordOf(of, label, s, value);
}

const MOST_FRONT = 2;
const MOST_VALUE = 14;

function labelOf({ blocks }: PolicyDocument, { cell, kind, parent }: Block): Block | undefined {
  if (cell) return cell.column === 1 && !cell.isHeader && cell.rowHead >= 0 ? blocks[cell.rowHead] : undefined;
  const above = kind === 'paragraph' ? blocks[parent] : undefined;
  return above?.kind === 'term' ? above : undefined;
}
