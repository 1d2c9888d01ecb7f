import type { Outline } from '../outline.js';
import { Calls } from './calls.js';
import { clipped } from './declarations.js';
import { Evaluator } from './evaluate.js';
import type { Fragments } from './fragments.js';
import { Scope } from './scope.js';
import type { Dialect, Means } from './template.js';

/** What it takes to read a template; what its texts hold that is not known goes to the outline, each place once. */
export function meansFor(text: string, dialect: Dialect, outline: Outline, fragments: Fragments): Means {
  const calls = callsFor(text, outline);
  return { text, dialect, outline, fragments, calls, evaluator: new Evaluator(text, calls, dialect !== 'mdx'), scope: new Scope(null, 0) };
}

export function callsFor(text: string, outline: Outline): Calls {
  const told = new Set<number>();
  return new Calls(({ reason, start, end }) => {
    if (!told.has(start)) outline.lose(`${clipped(text, start, end)} ${reason}`, start, end);
    told.add(start);
  });
}
