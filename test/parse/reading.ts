// What the suites of the readers share: a document as lines that a person can check, and the laws that hold for each.
import * as assert from 'uvu/assert';
import type { Block, PolicyDocument, PolicyFormat } from '../../src/model/document.js';
import { positionAt } from '../../src/model/text.js';
import { parsePolicy } from '../../src/parse/policy.js';

export function read(
  text: string,
  format: PolicyFormat,
  path = `policy.${{ markdown: 'md', html: 'html', text: 'txt', page: 'tsx' }[format]}`,
): Promise<PolicyDocument> {
  return parsePolicy({ path, text }, format);
}

/** Blocks as "kind level text <parent ^heading [row,column]": what is -1 or 0 is left out. */
export function outline(document: PolicyDocument): string[] {
  return document.blocks.map((block) => {
    const cell = block.cell
      ? ` [${block.cell.row},${block.cell.column}${block.cell.isHeader ? ' header' : ''}${block.cell.header >= 0 ? ` under ${block.cell.header}` : ''}${block.cell.rowHead >= 0 ? ` of ${block.cell.rowHead}` : ''}]`
      : '';
    return `${block.kind}${block.level ? ` ${block.level}` : ''}: ${block.text}${block.parent >= 0 ? ` <${block.parent}` : ''}${block.heading >= 0 ? ` ^${block.heading}` : ''}${cell}`;
  });
}

export function sentences(block: Block): string[] {
  return block.sentences.map(({ start, end }) => block.text.slice(start, end));
}

/** Where words of a document stand in its source, as "line:column-line:column source text". */
export function placeOf(document: PolicyDocument, words: string): string {
  const block = document.blocks.find(({ text }) => text.includes(words));
  if (!block) return `"${words}" is in no block`;
  const start = block.text.indexOf(words);
  const span = block.map.span(start, start + words.length);
  const [from, to] = [positionAt(document.source, span.start), positionAt(document.source, span.end)];
  return `${from.line}:${from.column}-${to.line}:${to.column} ${document.source.text.slice(span.start, span.end)}`;
}

/** The visible words, block after block. */
export function words(document: PolicyDocument): string {
  return document.blocks.map(({ text }) => text).join(' ');
}

const INVISIBLE = /[\u0000-\u001f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;
const SPACE = /^[\s\u0085\u00a0\u2000-\u200a\u202f\u205f\u3000>]/;

/** The laws of every document: indices, folded text, sentences in order, and each character where the source has it. */
export function assertLawful(document: PolicyDocument): void {
  const { text: source } = document.source;
  document.blocks.forEach((block, n) => {
    const where = `block ${n} of ${JSON.stringify(source.slice(0, 300))}`;
    assert.is(block.index, n, where);
    assert.ok(block.parent < n && block.heading < n && (block.heading < 0 || document.blocks[block.heading]?.kind === 'heading'), where);
    assert.ok(
      block.text !== '' && block.text === block.text.trim() && !block.text.includes('  ') && !INVISIBLE.test(block.text),
      `${where}: ${JSON.stringify(block.text)}`,
    );
    let last = 0;
    for (const { start, end } of block.sentences) {
      assert.ok(
        start >= last && end > start && end <= block.text.length && block.text.slice(start, end).trim().length === end - start,
        where,
      );
      last = end;
    }
    for (const { start, end, at, written } of block.links) {
      assert.ok(start < end && end <= block.text.length, where);
      assert.ok(at.start < at.end && at.end <= document.source.text.length && written.end <= document.source.text.length, where);
    }
    let before = -1;
    for (let i = 0; i < block.text.length; i++) {
      const [from, to] = [block.map.start(i), block.map.end(i + 1)];
      assert.ok(from >= 0 && from < to && to <= source.length && from >= before, `${where}: character ${i} at ${from}–${to}`);
      before = from;
      const original = source.slice(from, to);
      const character = block.text[i] as string;
      const isSame =
        original === character ||
        (character === ' ' && SPACE.test(original)) ||
        /^[&\\<]/.test(original) ||
        // What only a server knows.
        (character === '…' && original.startsWith('{{')) ||
        /^[\u0080-\u009f]$/.test(original);
      assert.ok(isSame, `${where}: ${JSON.stringify(character)} is ${JSON.stringify(original)} in the source`);
    }
    const whole = block.map.span(0, block.text.length);
    assert.ok(whole.start === block.map.start(0) && whole.end === block.map.end(block.text.length), where);
  });
  for (const { at } of [...document.skipped, ...document.comments])
    assert.ok(at.start >= 0 && at.start <= at.end && at.end <= source.length);
}
