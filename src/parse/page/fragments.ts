// Code that stands in templates: expressions in braces, scripts, markup with expressions in it. Offsets are those of the file.
import type { ParserOptions } from '@babel/parser';
import { child, children } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import { isCrowded, optionsFor } from '../code/code.js';

export interface Fragments {
  /** The statements of a script; null where it has a syntax error. */
  script(text: string, start: number, end: number, jsx: boolean): Node[] | null;
  /** An expression; null where there is none, or it has a syntax error. */
  expression(text: string, start: number, end: number): Node | null;
  /** Markup as JSX, as the fragment that holds it; null where it cannot be read so. At least three characters stand before it. */
  markup(text: string, start: number, end: number): Node | null;
}

/** Loads the parser of code. */
export async function loadFragments(): Promise<Fragments> {
  const { parse, parseExpression } = await import('@babel/parser');
  const attempt = (text: string, read: () => unknown): Node | null => {
    if (isCrowded(text)) return null;
    try {
      return read() as Node;
    } catch {
      return null;
    }
  };
  const options = (start: number, jsx: boolean): ParserOptions => ({
    ...optionsFor('', { jsx, typed: true, templated: true }),
    startIndex: start,
    startLine: 1,
    startColumn: start,
  });
  return {
    script(text, start, end, jsx) {
      const code = text.slice(start, end);
      const file = attempt(code, () => parse(code, { ...options(start, jsx), errorRecovery: false }));
      return file ? children(child(file, 'program'), 'body') : null;
    },
    expression(text, start, end) {
      const code = text.slice(start, end);
      return attempt(code, () => parseExpression(code, { ...options(start, true), errorRecovery: false }));
    },
    markup(text, start, end) {
      const code = `(<>${text.slice(start, end)}</>)`;
      return attempt(code, () => parseExpression(code, { ...options(start - 3, true), errorRecovery: false }));
    },
  };
}
