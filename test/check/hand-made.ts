// Readings made by hand: a policy as a list of blocks, with the statements and mentions that a test wants.
import { vocabulary } from '../../src/extract/vocabulary.js';
import { TextMap } from '../../src/model/document.js';
import type { Block, PolicyDocument } from '../../src/model/document.js';
import type { Context, Problem, Reading, Rule } from '../../src/model/rule.js';
import { statement } from '../../src/model/statement.js';
import type { Mention, Statement } from '../../src/model/statement.js';
import { place, positionAt, textAt } from '../../src/model/text.js';
import type { Source } from '../../src/model/text.js';
import type { TermKind } from '../../src/model/vocabulary.js';
import { parseDeclaration } from '../../src/parse/declaration.js';

/** A block a line; a line that starts with "# " is a heading. */
export function documentOf(text: string, language = 'en'): PolicyDocument {
  const source: Source = { path: 'policy.md', text };
  const blocks: Block[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const indent = line.startsWith('# ') ? 2 : 0;
    const prose = line.slice(indent);
    if (prose) blocks.push(blockOf(blocks.length, prose, offset + indent, indent > 0));
    offset += line.length + 1;
  }
  return {
    source,
    format: 'markdown',
    language,
    blocks,
    frontMatter: null,
    comments: [],
    skipped: [],
    wordless: [],
    images: [],
    references: [],
  };
}

function blockOf(index: number, text: string, from: number, isHeading: boolean): Block {
  const sentences: { start: number; end: number }[] = [];
  for (let start = 0; start < text.length;) {
    const stop = text.indexOf('. ', start);
    const end = stop < 0 ? text.length : stop + 1;
    sentences.push({ start, end });
    start = end + 1;
  }
  return {
    index,
    kind: isHeading ? 'heading' : 'paragraph',
    level: isHeading ? 1 : 0,
    text,
    sentences,
    heading: -1,
    parent: -1,
    cell: null,
    links: [],
    map: new TextMap([0], [from], [from + text.length], text.length),
  };
}

export interface Said extends Partial<Omit<Statement, 'data' | 'recipients' | 'purposes'>> {
  /** The words of the policy that say it. */
  readonly quote: string;
  readonly action: Statement['action'];
  readonly data?: readonly string[];
  readonly recipients?: readonly string[];
  readonly purposes?: readonly string[];
}

export function readingOf(
  document: PolicyDocument,
  said: readonly Said[] = [],
  mentions: readonly [TermKind, string, string][] = [],
  supplement = false,
): Reading {
  const { source } = document;
  const find = (quote: string): ReturnType<typeof place> => {
    const start = source.text.indexOf(quote);
    if (start < 0) throw new Error(`not in the policy: ${quote}`);
    return place(source, start, start + quote.length);
  };
  return {
    document,
    supplement,
    names: [],
    dates: [],
    statements: said.map(({ quote, data = [], recipients = [], purposes = [], ...rest }) => {
      const at = find(quote);
      const named = (ids: readonly string[]): Mention[] => ids.map((id) => ({ id, text: textAt(at), start: at.start, end: at.end }));
      return statement({ by: 'policy', at, ...rest, data: named(data), recipients: named(recipients), purposes: named(purposes) });
    }),
    mentions: mentions.map(([kind, id, quote]) => ({
      kind,
      id,
      at: find(quote),
      denied: said.some((one) => one.polarity === 'does_not' && one.quote.includes(quote)),
    })),
  };
}

export function contextOf(yaml: string, readings: readonly Reading[], regimes: readonly string[] = []): Context {
  const declaration = parseDeclaration({ path: 'privacy.yaml', text: `declaration: 1\n${yaml}` }, vocabulary());
  return {
    declaration,
    facts: [],
    policies: readings,
    statements: readings.flatMap((reading) => reading.statements),
    code: null,
    missing: [],
    labels: [],
    missingLabels: [],
    suppressions: [],
    regimes: new Set(['baseline', ...regimes]),
    asOf: '2026-11-22',
    vocabulary: vocabulary(),
    base: null,
  };
}

/** The problems of one rule as "severity line: message", lines of the declaration without its first. */
export function check(rule: Rule, context: Context): string[] {
  return [...rule.check(context)].map((problem: Problem) => {
    const { line } = positionAt(problem.at.source, problem.at.start);
    return `${problem.severity ?? rule.severity} ${line - 1}: ${problem.message}`;
  });
}
