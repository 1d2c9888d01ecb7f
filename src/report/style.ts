import { createColors } from 'picocolors';
import type { ReportOptions } from '../model/report.js';
import type { Severity } from '../model/rule.js';
import { positionAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import { clean } from './cells.js';

export type Paint = (text: string) => string;

/** How a report for people is written: colours, and signs beyond ASCII or what stands for them. */
export interface Style {
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly bold: Paint;
  readonly dim: Paint;
  /** Line numbers, arrows and the marks of the second witness. */
  readonly aside: Paint;
  readonly dots: string;
  readonly dot: string;
  readonly hook: string;
  /** Text of any origin, safe to print on one line. */
  readonly say: (text: string) => string;
  /** `path:line:column`, line and column from 1. */
  readonly where: (at: Place) => string;
  /** Whether `link` makes a link of this address. */
  readonly links: (url: string | null) => boolean;
  /** A link where the terminal can show one, else the text alone. */
  readonly link: (text: string, url: string | null) => string;
}

/** The style that options ask for. */
export function styleOf(options: ReportOptions): Style {
  // picocolors' own decision is wrong for FORCE_COLOR=0 and for pipes in CI: ours is in the options.
  const paint = createColors(options.color);
  const say = (text: string) => clean(text, options.ascii);
  const links = (url: string | null) => options.hyperlinks && safeUrl(url) !== null;
  return {
    severity: {
      error: (text) => paint.bold(paint.red(text)),
      warning: (text) => paint.bold(paint.yellow(text)),
      info: (text) => paint.bold(paint.cyan(text)),
    },
    bold: paint.bold,
    dim: paint.dim,
    aside: paint.blue,
    dots: options.ascii ? '...' : '…',
    dot: options.ascii ? '-' : '·',
    hook: options.ascii ? '->' : '↳',
    say,
    where: (at) => {
      const { line, column } = positionAt(at.source, at.start);
      return `${say(at.source.path)}:${line}:${column}`;
    },
    links,
    link: (text, url) => (links(url) ? `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\` : text),
  };
}

/** A web address without a character that could end the link or the field it stands in; null for any other address. */
export function safeUrl(url: string | null): string | null {
  return url && /^https?:\/\/[!-~]+$/.test(url) ? url : null;
}

/** `1 error`, `2 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
