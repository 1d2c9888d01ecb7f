// Pages that a server fills in (Django, Jinja, Twig, Liquid, Handlebars, ERB, EJS, PHP): what of them no reader sees, and what only the server knows.
import type { Span } from '../model/text.js';
import type { Outline } from './outline.js';
import { UNSEEN, blank, maskOf } from './page/mask.js';
import type { Change } from './page/mask.js';

/** How something begins and ends that is not HTML. `shows`: whether what stands there is worked out and shown. */
interface Mark {
  readonly open: string;
  readonly close: string;
  readonly shows: boolean;
}

/** Longer beginnings first. */
const MARKS: readonly Mark[] = [
  { open: '{{!--', close: '--}}', shows: false },
  { open: '{{!', close: '}}', shows: false },
  { open: '{{', close: '}}', shows: true },
  { open: '{%', close: '%}', shows: false },
  { open: '{#', close: '#}', shows: false },
  { open: '<%=', close: '%>', shows: true },
  { open: '<%-', close: '%>', shows: true },
  { open: '<%', close: '%>', shows: false },
  { open: '<?=', close: '?>', shows: true },
  { open: '<?php', close: '?>', shows: false },
];
/** Marks between which nothing is shown. */
const COMMENT = /^\{%-?\s*comment\b/;
const END_COMMENT = 'endcomment';
/** A text that is shown, in the reader's language: `{% trans "Your data" %}`. */
const TRANSLATED = /^\{%-?\s*(?:trans|translate)\s+(?:"([^"{%]{1,2000})"|'([^'{%]{1,2000})')\s*(?:noop\s*)?-?%\}$/;
/** Blocks of Handlebars, `{{#if …}}`, `{{/if}}`, `{{else}}`, and parts, `{{> footer}}`. */
const CONTROL = /^\{\{~?\s*(?:[#/^>&]|else\b|yield\b)/;

/** What a server works out in one place is no longer: two braces far apart are none of its marks. */
const LONGEST = 400;

/** Whether a text may be such a page. */
export function isFilledIn(text: string): boolean {
  return text.includes('{%') || text.includes('{{') || text.includes('{#') || text.includes('<%') || text.includes('<?');
}

/** A note in braces: no end of another brace stands in it, or it is an anchor of a heading ("{#data}") and something else later. */
const NOTE = /\{#[\s-][^}]{0,2000}?#\}/g;

/** Markdown without what a generator of sites (Jekyll, Eleventy) leaves out: comments, blanked so that offsets stay. */
export function withoutComments(text: string): string {
  if (!text.includes('{#') && !text.includes(END_COMMENT)) return text;
  const notes: Span[] = [...text.matchAll(NOTE)].map(({ 0: note, index }) => ({ start: index, end: index + note.length }));
  const comments = text.includes(END_COMMENT)
    ? marksIn(text).filter(({ start, end }) => COMMENT.test(text.slice(start, start + 40)) && text.slice(start, end).includes(END_COMMENT))
    : [];
  const changes = [...notes, ...comments].map(({ start, end }) => ({ start, end, text: '', written: hole(text, start, end) }));
  return maskOf(
    text,
    changes.sort((a, b) => a.start - b.start),
  ).text;
}

/** Nothing in the place of a comment. Before words of the same line, white space would make them code. */
function hole(text: string, start: number, end: number): string {
  const white = blank(text, start, end);
  const from = Math.max(white.lastIndexOf('\n'), white.lastIndexOf('\r')) + 1;
  const isFollowed = /^[^\S\n\r]{0,200}\S/.test(text.slice(end, end + 200));
  return isFollowed ? white.slice(0, from) + UNSEEN.repeat(white.length - from) : white;
}

/** A script in such a page with what the server does blanked, so that it can be parsed: what the server fills in is a name there. */
export function asScript(text: string): string {
  return maskOf(
    text,
    marksIn(text).map(({ start, end, mark }) => ({
      start,
      end,
      text: '',
      ...(mark.shows && !CONTROL.test(text.slice(start, start + 40)) ? { written: '_'.padEnd(end - start, ' ') } : {}),
    })),
  ).text;
}

/** What is to be changed in such a page before it is read as HTML; what only the server knows is told to the outline. */
export function changesOf(text: string, outline: Outline): Change[] {
  return marksIn(text).map(({ start, end, mark, isInTag }) => ({
    start,
    end,
    text: isInTag ? '' : shownAt(text, start, end, mark, outline),
  }));
}

interface Marked extends Span {
  readonly mark: Mark;
  /** Whether it stands within a tag of HTML. */
  readonly isInTag: boolean;
}

function marksIn(text: string): Marked[] {
  const found: Marked[] = [];
  let isInTag = false;
  // A mark that nothing closes behind one place is closed behind no later one.
  const unclosed = new Set<string>();
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 62) isInTag = false;
    if (c !== 60 && c !== 123) continue;
    const mark = MARKS.find(({ open, close }) => !unclosed.has(close) && text.startsWith(open, i));
    if (!mark) {
      if (c === 60 && /[a-z/]/i.test(text[i + 1] ?? '')) isInTag = true;
      continue;
    }
    const close = text.indexOf(mark.close, i + mark.open.length);
    if (close < 0) unclosed.add(mark.close);
    if (close < 0 || (mark.shows && close - i > LONGEST)) continue;
    const end = Math.max(close + mark.close.length, endOfComment(text, i, close, unclosed));
    found.push({ start: i, end, mark, isInTag });
    i = end - 1;
  }
  return found;
}

/** The end of the comment that a mark begins; 0 where it begins none. */
function endOfComment(text: string, start: number, close: number, unclosed: Set<string>): number {
  if (unclosed.has(END_COMMENT) || !COMMENT.test(text.slice(start, start + 40))) return 0;
  const last = text.indexOf(END_COMMENT, close);
  if (last < 0) unclosed.add(END_COMMENT);
  return last < 0 ? 0 : text.indexOf('%}', last) + 2;
}

function shownAt(text: string, start: number, end: number, { shows }: Mark, outline: Outline): string {
  const written = text.slice(start, end);
  const [, double, single] = TRANSLATED.exec(written) ?? [];
  if (double ?? single) return double ?? (single as string);
  if (!shows || CONTROL.test(written)) return UNSEEN;
  outline.lose(`${written.length > 60 ? `${written.slice(0, 60)}…` : written} is filled in by the server`, start, end);
  return '…';
}
