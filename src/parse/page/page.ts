// Policies that are pages of an application: JSX of React, Preact, Solid or Qwik. A bundle of its own, loaded when such a page is read.
import { child, children, isNode, nameOf, spanOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import type { PolicyDocument } from '../../model/document.js';
import type { Source } from '../../model/text.js';
import { parseCode } from '../code/code.js';
import { Outline } from '../outline.js';
import { readComponent } from './component.js';
import { declare, exportsOf } from './declarations.js';
import { Evaluator, TooMuch } from './evaluate.js';
import { callsFor } from './means.js';
import { readMdx } from './mdx.js';
import { Renderer } from './render.js';
import { Scope } from './scope.js';
import { unreadIn } from './unread.js';
import type { Value } from './values.js';

/** Pages that people write have some kilobytes; what is larger was made by a program. */
const TOO_LARGE = 1_000_000;

/** Reads the visible text of a page. Never throws for what it holds; what could not be told is in `skipped`. */
export async function readPage(source: Source): Promise<PolicyDocument> {
  const outline = new Outline();
  const { text, path } = source;
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const whole = (reason: string): void => {
    outline.lose(reason, 0, text.length);
  };
  if (text.length > TOO_LARGE)
    whole(`is larger than ${TOO_LARGE / 1_000_000} MB, and so made by a program; name the file that people write`);
  else if (text.includes('\0')) whole('is no text (it holds NUL)');
  else if (ending === 'mdx') return readMdx(source);
  else if (ending === 'vue' || ending === 'svelte' || ending === 'astro') return readComponent(source, ending);
  else {
    const { trees, comments, problems, flaws } = await parseCode(source);
    for (const { value, start, end } of comments) outline.comment(value, start, end);
    for (const reason of problems) whole(`${reason}; mend it, or name a file that holds the text alone`);
    const [flaw] = flaws;
    if (flaw) outline.lose(`the page ${flaw.reason}, and what stands behind it may not be what readers see; mend it`, flaw.at, flaw.at);
    for (const { root } of trees) readProgram(root as Node, text, outline);
  }
  return outline.finish(source, 'page', null);
}

function readProgram(program: Node, text: string, outline: Outline): void {
  const calls = callsFor(text, outline);
  const evaluator = new Evaluator(text, calls);
  const scope = new Scope(null, 0);
  const statements = children(program, 'body');
  const renderer = new Renderer(text, outline, evaluator, calls);
  try {
    declare(evaluator, statements, scope);
    for (const root of rootsOf(evaluator, program, statements, scope)) renderer.root(root);
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    renderer.flow.finish();
    outline.lose('repeats itself so often that only its beginning was read', 0, text.length);
  }
  for (const { reason, start, end } of unreadIn(program, text, renderer.flow.shown, renderer.left)) outline.lose(reason, start, end);
}

/** What a page shows: its default export, or the components that no other one of the file uses, or the elements that it names. */
function rootsOf(evaluator: Evaluator, program: Node, statements: readonly Node[], scope: Scope): Value[] {
  const exported = exportsOf(evaluator, statements, scope);
  if (exported.kind === 'function' || exported.kind === 'class' || exported.kind === 'element') return [exported];
  const used = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (isNode(value)) {
      if (value.type === 'JSXOpeningElement') used.add(nameOf(child(value, 'name')) ?? '');
      for (const key of Object.keys(value)) if (key !== 'loc') walk(value[key]);
    }
  };
  walk(program);
  const components: Value[] = [];
  const elements: Value[] = [];
  for (const [name, get] of scope.own) {
    const value = get();
    if (value.kind === 'element') elements.push(value);
    else if ((value.kind === 'function' || value.kind === 'class') && /^[A-Z]/.test(name) && !used.has(name) && holdsElement(value.node))
      components.push(value);
  }
  return components.length ? components : elements;
}

function holdsElement(node: Node): boolean {
  const open: unknown[] = [node];
  while (open.length) {
    const one = open.pop();
    if (Array.isArray(one)) open.push(...one);
    else if (isNode(one)) {
      if (one.type === 'JSXElement' || one.type === 'JSXFragment') return spanOf(one).end > 0;
      for (const key of Object.keys(one)) if (key !== 'loc') open.push(one[key]);
    }
  }
  return false;
}
