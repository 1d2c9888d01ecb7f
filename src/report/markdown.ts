import type { Report } from '../model/report.js';
import { PLAIN } from '../model/report.js';
import type { Finding, Severity } from '../model/rule.js';
import type { Place } from '../model/text.js';
import { clean } from './cells.js';
import { range, shownQuoteOf } from './encode.js';
import { lineSpan } from './line.js';
import { byWeight, open } from './order.js';
import { safeUrl, styleOf } from './style.js';
import { inert } from './inert.js';
import { problemCounts, summaryLine } from './summary.js';

const style = styleOf(PLAIN);
const QUOTE = 240;
/** Values that are shorter are quoted with what is around them in their line. */
const DECLARED = /\.ya?ml$/i;
const TELLING = 30;
const AROUND = 100;
/** A comment on a pull request holds 65,536 characters; the rest is counted. */
export const MOST_MARKDOWN = 60_000;
const WITNESSES = 3;
export const SIGN: Record<Severity, string> = { error: '🛑 error', warning: '⚠️ warning', info: 'ℹ️ info' };

/** `check --format markdown`: a verdict, a table of the findings, and of each the words of both sides; for comments and job summaries. */
export function reportMarkdown(report: Report): string {
  const findings = byWeight(open(report.findings));
  const head = `## policy-lint\n\n${inert(summaryLine(report.summary, style))}\n`;
  if (!findings.length) return head;
  const rows = ['', '| | Where | What | Rule |', '| --- | --- | --- | --- |'];
  const details: string[] = [];
  let length = head.length + rows.join('\n').length;
  let shown = 0;
  for (const finding of findings) {
    const [line, more] = [row(finding), detail(finding)];
    length += line.length + more.length + 2;
    if (length > MOST_MARKDOWN) break;
    rows.push(line);
    if (more) details.push(more);
    shown++;
  }
  const left = findings.slice(shown);
  const count = (severity: Severity): number => left.filter((finding) => finding.severity === severity).length;
  const rest = left.length ? `\n${left.length} more: ${problemCounts(count('error'), count('warning'), count('info'))}.\n` : '';
  return `${head}${rows.join('\n')}\n${rest}${details.map((text) => `\n${text}\n`).join('')}`;
}

function row(finding: Finding): string {
  return `| ${SIGN[finding.severity]} | ${where(finding)} | ${inert(finding.message)} | ${ruleLink(finding)} |`;
}

/** The rule, as a link to its page where there is one. */
export function ruleLink({ ruleId, docs }: Finding): string {
  const url = safeUrl(docs);
  return url ? `[${inert(ruleId)}](${url.replace(/[()]/g, encodeURIComponent).replace(/\|/g, '%7C')})` : inert(ruleId);
}

function where({ at }: Pick<Finding, 'at'>): string {
  return code(`${clean(at.source.path, false)}:${range(at).line}`);
}

/** The two sides in quotes, and what to do. */
function detail(finding: Finding): string {
  const others = finding.related.slice(0, WITNESSES);
  if (!others.length && !finding.help) return '';
  const sides = [{ at: finding.at, note: '' }, ...others].map(
    ({ at, note }) => `* ${where({ at })}${note ? ` ${inert(note)}` : ''}: ${quoted(at)}`,
  );
  return [
    `**${inert(finding.message)}**`,
    ...(others.length ? ['', ...sides] : []),
    ...(finding.help ? ['', inert(finding.help)] : []),
  ].join('\n');
}

/** The words of a place; a value of a declaration, a "yes" for example, says little without the line it stands in. */
function quoted(at: Place): string {
  const words = shownQuoteOf(at, QUOTE);
  if (!words) return 'nothing';
  return `“${inert(words.length < TELLING && DECLARED.test(at.source.path) ? (inItsLine(at) ?? words) : words)}”`;
}

function inItsLine(at: Place): string | null {
  const { text } = at.source;
  const { start, end } = lineSpan(at.source, range(at).line);
  if (at.end > end) return null;
  const [from, to] = [Math.max(start, at.start - AROUND), Math.min(end, at.end + AROUND)];
  return `${from > start ? '…' : ''}${text.slice(from, to).replace(/\s+/g, ' ').trim()}${to < end ? '…' : ''}`;
}

/** A piece of code in a table cell: no sign ends it, and none divides the cell. */
export function code(text: string): string {
  return `\`${text.replace(/`/g, "'").replace(/\|/g, '\\|')}\``;
}
