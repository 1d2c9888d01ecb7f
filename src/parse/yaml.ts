import { Notes } from '../model/notes.js';
import { Composer, Parser, isMap, isScalar, isSeq } from 'yaml';
import type { CST, Document, ParsedNode, YAMLError } from 'yaml';
import type { Defect } from '../model/declaration.js';
import { place } from '../model/text.js';
import type { Source } from '../model/text.js';

export type Yaml = Document.Parsed<ParsedNode, false>;

/** Characters; a declaration of a large organisation has some thirty thousand. */
const LARGEST = 1_000_000;
/** Levels of the syntax tree; every level of the file makes two. Composing recurses, and a stack that overflows ends the process. */
const DEEPEST = 200;

/**
 * The first document of a YAML 1.2 file, every scalar as the text that stands there (no booleans, numbers or dates, so that
 * `NO` stays a country), with at most one defect of syntax. The document is null where the file cannot be read. Never throws.
 */
export function readYaml(source: Source): YamlRead {
  // Policies alone are held against a declaration that says nothing.
  if (source.text === '') return (empty ??= composeYaml(source));
  let found = known.get(source);
  if (!found) known.set(source, (found = composeYaml(source)));
  return found;
}

export interface YamlRead {
  readonly document: Yaml | null;
  readonly defect: Defect | null;
}

// Once a source: findings ask for pointers into what the reader of declarations has read before.
const known = new Notes<Source, YamlRead>();
let empty: YamlRead | null = null;

function composeYaml(source: Source): YamlRead {
  const { text } = source;
  const fail = (kind: Defect['kind'], message: string, start: number, end: number, help?: string): { document: null; defect: Defect } => ({
    document: null,
    defect: { kind, message, at: place(source, start, end), ...(help ? { help } : {}) },
  });
  if (text.length > LARGEST)
    return fail(
      'too_large',
      `This file is too large for a declaration (${Math.round(text.length / 1_000_000)} million characters).`,
      0,
      0,
      'A declaration is a YAML file of a few hundred lines; check that this is the right file.',
    );
  const tokens = [...new Parser().parse(text)];
  if (depthOf(tokens) > DEEPEST) return fail('too_large', 'This file is nested too deeply for a declaration.', 0, 0);
  const composer = new Composer<ParsedNode, false>({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  const [document, next] = composer.compose(tokens, true, text.length);
  if (!document) return { document: null, defect: null };
  const error = document.errors[0];
  if (error) {
    const { message, help } = plainWords(error);
    return fail('syntax', message, error.pos[0], error.pos[1], help);
  }
  if (!next) return { document, defect: null };
  const at = place(source, text.indexOf('---', document.range[1]), text.indexOf('---', document.range[1]) + 3);
  return {
    document,
    defect: {
      kind: 'syntax',
      at,
      message: 'This file holds more than one YAML document; only the first is read.',
      help: 'Remove the "---", or give the second declaration a file of its own.',
    },
  };
}

/** Every value in the document that stands in the file (aliases are not followed), with the keys that lead to it. */
export function eachScalar(
  node: unknown,
  visit: (text: string, range: readonly [number, number], key: string | null) => void,
  key: string | null = null,
): void {
  if (isScalar(node)) {
    if (node.range) visit(String(node.value ?? ''), [node.range[0], node.range[1]], key);
  } else if (isSeq(node)) for (const item of node.items) eachScalar(item, visit, key);
  else if (isMap(node))
    for (const pair of node.items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : null;
      if (!name?.startsWith('x-')) eachScalar(pair.value, visit, name);
    }
}

function depthOf(tokens: readonly CST.Token[]): number {
  let deepest = 0;
  const stack: { token: unknown; depth: number }[] = tokens.map((token) => ({ token, depth: 1 }));
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (!top.token || typeof top.token !== 'object') continue;
    deepest = Math.max(deepest, top.depth);
    if (deepest > DEEPEST) break;
    const { key, value, items } = top.token as { key?: unknown; value?: unknown; items?: unknown };
    for (const child of [key, value, ...(Array.isArray(items) ? items : [])]) stack.push({ token: child, depth: top.depth + 1 });
  }
  return deepest;
}

const WORDS: Readonly<Record<string, readonly [message: string, help: string]>> = {
  TAB_AS_INDENT: ['A tab stands where YAML wants spaces.', 'Indent with spaces, two for each level.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'There is a second colon on this line, or the next line is indented where it should not be.',
    'Put the value in quotes if the colon belongs to it; else write the inner key on its own line, indented by two spaces.',
  ],
  MULTILINE_IMPLICIT_KEY: ['A key must stand on one line, followed by a colon.', 'Check the line above for a missing colon or quote.'],
  BAD_INDENT: ['The indentation here does not fit the lines above.', 'Keys of one level start in the same column; close every bracket.'],
  MISSING_CHAR: ['A closing quote or bracket, or a comma, is missing.', 'Close what was opened here.'],
  BAD_SCALAR_START: ['A value cannot start with this character.', 'Put the value in quotes.'],
  BAD_DQ_ESCAPE: [
    'A backslash in double quotes is followed by something YAML does not know.',
    'Use single quotes, or write the backslash twice.',
  ],
  BLOCK_IN_FLOW: [
    'Something inside { } or [ ] is not written as it must be there.',
    'Separate entries by commas and close every bracket on its line.',
  ],
  COMMENT_SPACE: ['A comment needs a space before its "#".', 'Add the space, or put the value in quotes.'],
  MULTIPLE_ANCHORS: ['A value can have one anchor only.', 'Keep one of the words that start with "&".'],
  BAD_ALIAS: ['This alias cannot be read.', 'Write the value itself.'],
  DUPLICATE_KEY: ['This key stands here twice.', 'Keep one of them.'],
  KEY_OVER_1024_CHARS: ['This key is far too long.', 'Check for a missing line break.'],
  UNEXPECTED_TOKEN: ['This is not valid YAML here.', 'Put a value that starts with a special character in quotes.'],
  MISSING_ANCHOR: ['This alias names no anchor.', 'Write the value itself.'],
  TAG_RESOLVE_FAILED: ['This tag is not known.', 'A value that starts with "!" needs quotes.'],
};

function plainWords(error: YAMLError): { message: string; help?: string } {
  const known = WORDS[error.code];
  if (known) return { message: known[0], help: known[1] };
  const line = error.message.split('\n')[0] ?? '';
  return { message: `This is not valid YAML: ${line.replace(/\.?$/, '.')}` };
}
