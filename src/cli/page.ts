import type { ReportOptions } from '../model/report.js';

/**
 * A page of Markdown as a terminal shows it: headings stand out, code is indented, paragraphs are filled to the width.
 *
 * @param facts a line for below the title
 */
export function renderPage(markdown: string, facts: string, { color, columns }: ReportOptions): string {
  const width = Math.max(40, Math.min(columns, 100));
  const bold = (text: string): string => (color ? `\u001b[1m${text}\u001b[22m` : text);
  const dim = (text: string): string => (color ? `\u001b[2m${text}\u001b[22m` : text);
  const out: string[] = [];
  let paragraph: string[] = [];
  let code = false;
  const flush = (): void => {
    if (paragraph.length) out.push(...fill(plain(paragraph.join(' ')), width));
    paragraph = [];
  };
  for (const line of visible(markdown.replace(/\r\n/g, '\n')).split('\n')) {
    const heading = /^(#{1,4}) +(.+)$/.exec(line);
    if (line.startsWith('```')) {
      flush();
      code = !code;
    } else if (code) out.push(line ? `    ${line}` : '');
    else if (heading) {
      flush();
      out.push(bold((heading[1] as string).length === 2 ? plain(heading[2] as string).toUpperCase() : plain(heading[2] as string)));
      if (heading[1] === '#') out.push(dim(facts));
    } else if (!line.trim()) {
      flush();
      out.push('');
    } else if (/^(?:[-*]|\d+\.) /.test(line) || /^\|/.test(line)) {
      flush();
      paragraph = [line];
    } else paragraph.push(line.trim());
  }
  flush();
  return `${out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** Markdown's inline marks taken away, the words kept. */
function plain(text: string): string {
  return text
    .replace(/\[([^\]\n]{1,300})\]\([^)\s]{1,500}\)/g, '$1')
    .replace(/\*\*([^*\n]{1,300})\*\*/g, '$1')
    .replace(/`([^`\n]{1,300})`/g, '$1');
}

/** Breaks a paragraph into lines; the lines of a list item after its first are indented. */
function fill(text: string, width: number): string[] {
  const indent = /^(?:[-*]|\d+\.) /.test(text) ? '  ' : '';
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

// The page of a plugin's rule is text of the linted project: nothing in it may reach the terminal as a command.
function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');
}
