// Where things end in templates: what braces open, code between backticks; and whether a tag has its lines for itself.
/** An expression longer than this is none. */
const LONGEST = 20_000;
/** Longest run of backticks and text between them in which nothing is looked for. */
const LONGEST_CODE = 5000;

/**
 * The end of what a brace opens, behind its closing brace: strings, templates and comments in it are passed over. -1 where it is not closed.
 */
export function braceEnd(text: string, start: number, limit: number): number {
  const most = Math.min(limit, start + LONGEST);
  /** Depths at which a template goes on when its expression ends. */
  const templates: number[] = [];
  let depth = 0;
  for (let i = start; i < most; i++) {
    switch (text.charCodeAt(i)) {
      case 123:
        depth++;
        break;
      case 125:
        if (--depth === 0) return i + 1;
        if (templates.at(-1) === depth) {
          templates.pop();
          i = templateEnd(text, i + 1, most, templates, depth);
          if (i < 0) return -1;
          if (text.charCodeAt(i) === 123) depth++;
        }
        break;
      case 34:
      case 39: {
        const end = stringEnd(text, i, most);
        // An apostrophe in a text between tags opens no string.
        if (end > 0) i = end;
        break;
      }
      case 96:
        i = templateEnd(text, i + 1, most, templates, depth);
        if (i < 0) return -1;
        if (text.charCodeAt(i) === 123) depth++;
        break;
      case 47:
        if (text.charCodeAt(i + 1) === 42) {
          const end = text.slice(i + 2, most).indexOf('*/');
          if (end < 0) return -1;
          i += end + 3;
        }
    }
  }
  return -1;
}

/** The offset of the closing quote; -1 where it does not come in the line. */
function stringEnd(text: string, start: number, most: number): number {
  const quote = text.charCodeAt(start);
  for (let i = start + 1; i < most; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i++;
    else if (c === quote) return i;
    else if (c === 10) return -1;
  }
  return -1;
}

/** The offset of the backtick that ends a template, or of the brace that opens an expression in it. */
function templateEnd(text: string, from: number, most: number, templates: number[], depth: number): number {
  for (let i = from; i < most; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i++;
    else if (c === 96) return i;
    else if (c === 36 && text.charCodeAt(i + 1) === 123) {
      templates.push(depth);
      return i + 1;
    }
  }
  return -1;
}

/** Whether nothing but tags and white space stands beside a tag in its lines. */
export function isAlone(text: string, start: number, end: number): boolean {
  let from = start;
  while (from > 0 && ' \t'.includes(text[from - 1] as string)) from--;
  let to = end;
  while (to < text.length && ' \t'.includes(text[to] as string)) to++;
  return (
    (from === 0 || text[from - 1] === '\n' || text[from - 1] === '\r' || text[from - 1] === '>') &&
    (to >= text.length || text[to] === '\n' || text[to] === '\r' || text[to] === '<')
  );
}

/** The end of code between backticks, or of the backticks where it does not end in its paragraph. */
export function codeEnd(text: string, start: number, limit: number): number {
  let after = start;
  while (after < limit && text.charCodeAt(after) === 96) after++;
  const ticks = text.slice(start, after);
  const most = Math.min(limit, after + LONGEST_CODE);
  for (let i = text.slice(0, most).indexOf(ticks, after); i >= 0 && i < most; i = text.slice(0, most).indexOf(ticks, i)) {
    let end = i;
    while (text.charCodeAt(end) === 96) end++;
    if (end - i === ticks.length) return /\n[ \t]*\r?\n/.test(text.slice(after, i)) ? after : end;
    i = end;
  }
  return after;
}
