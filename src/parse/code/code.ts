// From the text of a file of code to trees of ESTree whose offsets are those of the file.
//
// The parser was chosen by measuring, on 1,000 files of TypeScript and TSX (3.8 MB) from two applications, parse and walk, one run, Node 20,
// CPU time: oxc-parser 1.2 s, but a native binary of 3 MB for each platform; @babel/parser 8 4.0 s, plain JavaScript, 76 kB packed, every
// file read; @sveltejs/acorn-typescript 4.9 s, two files not read; @typescript-eslint/typescript-estree 9.2 s and TypeScript itself with it.
// This package brings no binary and needs no install step, so it is Babel's. Most files hold nothing to find, and are not parsed (see sift.ts).
import type { parse, ParserOptions } from '@babel/parser';
import type { Source, Span } from '../../model/text.js';
import { linesOf } from '../../model/text.js';
import { asScript, isFilledIn } from '../server-template.js';
import { elementsIn } from './elements.js';
import type { Element } from './elements.js';

/** A parsed file. */
export interface ParsedCode {
  /** Programs of ESTree; several where a page holds several scripts. */
  readonly trees: readonly Tree[];
  /** Tags of markup around them. */
  readonly elements: readonly Element[];
  /** Comments of the scripts, without their delimiters. */
  readonly comments: readonly Comment[];
  /** Why something in the file was not read, as what can be said of it: "has a syntax error in line 3". */
  readonly problems: readonly string[];
  /** Syntax errors behind which the parser went on. */
  readonly flaws: readonly { readonly reason: string; readonly at: number }[];
}

export interface Comment extends Span {
  readonly value: string;
}

export interface Tree {
  readonly root: { readonly type: string };
  /** Whether a template outside the tree uses what it imports. */
  readonly templated: boolean;
}

export type Language = 'script' | 'vue' | 'svelte' | 'astro' | 'html' | 'prisma';

const LANGUAGES: Readonly<Record<string, Language>> = {
  ts: 'script',
  tsx: 'script',
  mts: 'script',
  cts: 'script',
  js: 'script',
  jsx: 'script',
  mjs: 'script',
  cjs: 'script',
  vue: 'vue',
  svelte: 'svelte',
  astro: 'astro',
  html: 'html',
  htm: 'html',
  prisma: 'prisma',
};

/** The language of a file of code by its name; null for files that are none. */
export function languageOf(path: string): Language | null {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(LANGUAGES, ending) ? (LANGUAGES[ending] as Language) : null;
}

/** Parses a file of code. Never throws for what the file holds. */
export async function parseCode(source: Source): Promise<ParsedCode> {
  const { text, path } = source;
  const language = languageOf(path);
  if (language === 'script')
    return parsed(
      [{ start: 0, end: text.length }],
      source,
      { jsx: !/\.[cm]?ts$/i.test(path), typed: /\.[cm]?tsx?$/i.test(path), templated: false },
      [],
    );
  if (language === null || language === 'prisma') return { trees: [], elements: [], comments: [], problems: [], flaws: [] };
  const front = language === 'astro' ? frontMatter(text) : null;
  const elements = elementsIn(text, front ? front.end : 0);
  const scripts = elements.filter(isScript).map(({ content }) => content as Span);
  const own = language === 'html' || language === 'astro';
  const trees: ParsedCode[] = [];
  if (front) trees.push(await parsed([front], source, { jsx: false, typed: true, templated: true }, []));
  // The scripts of a component are one module; those of a page are not.
  for (const spans of own ? scripts.map((one) => [one]) : scripts.length ? [scripts] : [])
    trees.push(
      await parsed(
        spans,
        source,
        { jsx: language === 'vue' && /\blang=["'](?:tsx|jsx)/.test(text.slice(0, 200_000)), typed: true, templated: !own },
        [],
      ),
    );
  return {
    trees: trees.flatMap((one) => one.trees),
    elements,
    comments: trees.flatMap((one) => one.comments),
    problems: trees.flatMap((one) => one.problems),
    flaws: trees.flatMap((one) => one.flaws),
  };
}

interface Kind {
  readonly jsx: boolean;
  readonly typed: boolean;
  readonly templated: boolean;
}

let parser: Promise<{ readonly parse: typeof parse }> | undefined;

async function parsed(spans: readonly Span[], source: Source, kind: Kind, elements: readonly Element[]): Promise<ParsedCode> {
  if (isCrowded(source.text))
    return { trees: [], elements, comments: [], problems: ['holds so many comments in one line that it was not read'], flaws: [] };
  const babel = await (parser ??= import('@babel/parser'));
  try {
    const file = babel.parse(alone(source.text, spans), optionsFor(source.text, kind));
    const comments = (file.comments ?? []).map(({ value, start, end }) => ({ value, start: start ?? 0, end: end ?? 0 }));
    return {
      trees: [{ root: file.program, templated: kind.templated }],
      elements,
      comments,
      problems: [],
      flaws: (file.errors ?? []).map((error) => ({ reason: reasonOf(error, source), at: (error as { pos?: number }).pos ?? 0 })),
    };
  } catch (error) {
    // A page that a server fills in: what it puts there is no script.
    const script = languageOf(source.path) === 'html' && isFilledIn(source.text) ? asScript(source.text) : source.text;
    if (script !== source.text) return parsed(spans, { ...source, text: script }, kind, elements);
    return { trees: [], elements, comments: [], problems: [reasonOf(error, source)], flaws: [] };
  }
}

/** For each comment the parser looks for the end of its line: in a line without end that takes quadratic time. */
const MOST_LOOKED_AT = 50_000_000;

/** Whether a text has so many comments in one line that it is not parsed. */
export function isCrowded(text: string): boolean {
  let sum = 0;
  let lineEnd = text.length;
  for (let i = text.length - 2; i >= 0 && sum <= MOST_LOOKED_AT; i--) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13) lineEnd = i;
    else if (c === 47 && text.charCodeAt(i + 1) === 42) sum += lineEnd - i;
  }
  return sum > MOST_LOOKED_AT;
}

/** The settings with which all code is parsed. */
export function optionsFor(text: string, { jsx, typed }: Kind): ParserOptions {
  const flow = !typed && /@flow\b/.test(text.slice(0, 2000));
  return {
    sourceType: 'unambiguous',
    errorRecovery: true,
    attachComment: false,
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    allowImportExportEverywhere: true,
    allowSuperOutsideMethod: true,
    allowUndeclaredExports: true,
    allowNewTargetOutsideFunction: true,
    plugins: [
      'estree',
      'decorators-legacy',
      ...(jsx ? ['jsx' as const] : []),
      ...(typed ? ['typescript' as const] : flow ? ['flow' as const] : []),
    ],
  };
}

/** The text with everything but the spans blanked, so that offsets stay what they are. */
function alone(text: string, spans: readonly Span[]): string {
  const [first] = spans;
  if (spans.length === 1 && first && first.start === 0 && first.end === text.length) return text;
  let out = '';
  for (const { start, end } of spans) out = out.padEnd(start, ' ') + text.slice(start, end);
  return out;
}

function reasonOf(error: unknown, source: Source): string {
  const { pos, message } = error as { pos?: unknown; message?: unknown };
  if (error instanceof RangeError) return 'nests too deep to be read as code';
  if (typeof pos !== 'number') return `could not be read as code (${String(message).slice(0, 100)})`;
  const line = linesOf(source).findLastIndex((start) => start <= pos) + 1;
  return `has a syntax error in line ${line}`;
}

function isScript({ name, attributes, content }: Element): boolean {
  if (name.toLowerCase() !== 'script' || !content || content.end === content.start) return false;
  const type = attributes.find((one) => one.name.toLowerCase() === 'type')?.value?.toLowerCase() ?? '';
  return SCRIPT_TYPES.has(type);
}

const SCRIPT_TYPES = new Set([
  '',
  'module',
  'text/javascript',
  'application/javascript',
  'text/typescript',
  'text/babel',
  'text/plain',
  'text/partytown',
]);

/** What stands between the two lines of dashes at the head of an Astro page. */
function frontMatter(text: string): Span | null {
  const open = /^\uFEFF?\s*---[ \t]*\r?\n/.exec(text.slice(0, 1000));
  if (!open) return null;
  const start = open[0].length;
  const close = text.indexOf('\n---', start - 1);
  return close < 0 ? null : { start, end: Math.max(start, close) };
}
