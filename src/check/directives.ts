// Inline directives. They are read from the lines of the source, not from the tree of blocks: next to lists, headings and emphasis a
// parser's idea of where a comment belongs is not the author's.
import { linesOf, place, positionAt } from '../model/text.js';
import type { Place, Source } from '../model/text.js';

/** One rule that a directive silences; a directive that names three makes three. */
export interface Directive {
  /** The comment. */
  readonly at: Place;
  /** Rule id or `family/*` as written; null where the comment names none and so silences nothing. */
  readonly rule: string | null;
  readonly reason: string | null;
  /** Lines covered, counted from 1, the last one included. */
  readonly from: number;
  readonly to: number;
}

interface Comment {
  readonly at: Place;
  readonly kind: string;
  readonly rules: readonly string[];
  readonly reason: string | null;
}

const MARK = 'policy-lint-';
const KINDS = ['disable-next-line', 'disable-line', 'disable-file', 'disable', 'enable'];
/** Nobody writes more, or longer ones; a hostile file could. */
const MOST = 2000;
const LONGEST = 4000;

/** Whether a place lies at least partly on a covered line. */
export function covers(directive: Directive, at: Place): boolean {
  if (at.source !== directive.at.source) return false;
  const from = positionAt(at.source, at.start).line;
  const to = at.end > at.start ? positionAt(at.source, at.end - 1).line : from;
  return from <= directive.to && to >= directive.from;
}

/** How a file writes comments. */
export type Syntax = 'yaml' | 'markup' | 'code';

/** The directives of a file: `# policy-lint-…` in YAML, `// policy-lint-…` or the other kind of comment in code and in policies that are code, `<!-- policy-lint-… -->` there and elsewhere. */
export function directivesOf(source: Source, syntax: Syntax): Directive[] {
  if (!source.text.includes(MARK)) return [];
  const found: Directive[] = [];
  const open: (Directive & { kind: string })[] = [];
  const last = linesOf(source).length;
  for (const { at, kind, rules, reason } of commentsOf(source, syntax)) {
    const line = positionAt(source, at.start).line;
    const endLine = positionAt(source, at.end).line;
    if (kind === 'enable') {
      for (let i = open.length - 1; i >= 0; i--) {
        const one = open[i] as Directive;
        if (!rules.length || rules.includes(one.rule ?? '')) found.push(...open.splice(i, 1).map((x) => ({ ...x, to: line })));
      }
      continue;
    }
    for (const rule of rules.length ? rules : [null]) {
      const directive = { at, rule, reason, kind, from: kind === 'disable-file' ? 1 : line, to: last };
      if (kind === 'disable') open.push(directive);
      else
        found.push({
          ...directive,
          to: kind === 'disable-line' ? endLine : kind === 'disable-next-line' ? nextTextLine(source, endLine) : last,
        });
    }
  }
  return [...found, ...open].sort((a, b) => a.at.start - b.at.start);
}

/** A line with nothing but a start tag: what stands in it follows. */
const ONLY_OPENS = /^<(?:|[A-Za-z]|[A-Za-z][^<>]{0,2000}[^/<>])>$/;

/** The first line after a line that is not blank, nor but a start tag. */
function nextTextLine(source: Source, line: number): number {
  const starts = linesOf(source);
  let next = line + 1;
  for (; next < starts.length; next++) {
    const text = source.text.slice(starts[next - 1], starts[next]).trim();
    if (text && !ONLY_OPENS.test(text)) break;
  }
  return next;
}

function* commentsOf(source: Source, syntax: Syntax): Iterable<Comment> {
  const { text } = source;
  let from = 0;
  for (let count = 0; count < MOST; count++) {
    const mark = text.indexOf(MARK, from);
    if (mark < 0) return;
    const span =
      syntax === 'yaml'
        ? yamlComment(text, mark)
        : ((syntax === 'markup' ? bracedComment(text, mark) : codeComment(text, mark)) ?? markupComment(text, mark));
    from = span ? Math.max(span.end, mark + MARK.length) : mark + MARK.length;
    const comment = span && parse(text.slice(mark, span.inner), place(source, span.start, span.end));
    if (comment) yield comment;
  }
}

/** The comment that starts with a mark: `#` after white space or at the start of a line, up to the end of the line. */
function yamlComment(text: string, mark: number): { start: number; end: number; inner: number } | null {
  let start = mark - 1;
  while (text[start] === ' ' || text[start] === '\t') start--;
  if (text[start] !== '#' || (start > 0 && !' \t\r\n\ufeff'.includes(text[start - 1] as string))) return null;
  let end = mark;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return { start, end, inner: end };
}

/** A comment from two slashes up to the end of the line, or one with an end of its own. */
function codeComment(text: string, mark: number): { start: number; end: number; inner: number } | null {
  let start = mark - 1;
  while (start >= 0 && ' \t\r\n*'.includes(text[start] as string)) start--;
  const open = text.slice(start, start + 2) === '/*' ? start : text.slice(start - 1, start + 1) === '//' ? start - 1 : -1;
  if (open < 0) return null;
  if (text.startsWith('//', open)) {
    let end = mark;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
    return { start: open, end, inner: end };
  }
  const length = text.slice(mark, mark + LONGEST).indexOf('*/');
  return length < 0 ? null : { start: open, end: mark + length + 2, inner: mark + length };
}

/** `{/* … *\/}`, as JSX and MDX have it. */
function bracedComment(text: string, mark: number): { start: number; end: number; inner: number } | null {
  const found = codeComment(text, mark);
  return found && text.startsWith('/*', found.start) ? found : null;
}

function markupComment(text: string, mark: number): { start: number; end: number; inner: number } | null {
  let start = mark - 1;
  while (start >= 0 && ' \t\r\n'.includes(text[start] as string)) start--;
  start -= 3;
  if (start < 0 || text.slice(start, start + 4) !== '<!--') return null;
  const length = text.slice(mark, mark + LONGEST).indexOf('-->');
  return length < 0 ? null : { start, end: mark + length + 3, inner: mark + length };
}

/** Reads `policy-lint-KIND rule[, rule] [-- reason]`; null for any other word after the mark. */
function parse(text: string, at: Place): Comment | null {
  const kind = KINDS.find((one) => text.startsWith(one, MARK.length) && !/[\w-]/.test(text[MARK.length + one.length] ?? ' '));
  if (!kind) return null;
  const rest = text.slice(MARK.length + kind.length);
  const dashes = rest.indexOf('--');
  const reason =
    dashes < 0
      ? ''
      : rest
          .slice(dashes + 2)
          .replace(/\s+/g, ' ')
          .trim();
  const rules = (dashes < 0 ? rest : rest.slice(0, dashes)).split(/[\s,]+/).filter(Boolean);
  return { at, kind, rules: [...new Set(rules)], reason: reason || null };
}
