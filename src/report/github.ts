import type { Report } from '../model/report.js';
import { PLAIN } from '../model/report.js';
import type { Finding, Severity } from '../model/rule.js';
import { positionAt } from '../model/text.js';
import { range, shownQuoteOf } from './encode.js';
import { byWeight, open, otherWitness } from './order.js';
import { styleOf } from './style.js';
import { problemCounts, summaryLine } from './summary.js';

// GitHub shows ten annotations of a level and drops the rest without a word.
const SHOWN = 10;
const QUOTE = 120;
const COMMAND: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };
const style = styleOf(PLAIN);

/**
 * `check --format github`: workflow commands that become annotations, the surest errors first. Where a level has more than
 * GitHub shows, nine of it are printed, and one notice counts what is left out. No line begins with text of the linted files.
 */
export function reportGithub(report: Report): string {
  const findings = byWeight(open(report.findings));
  const levels = (['error', 'warning', 'info'] as const).map((severity) => findings.filter((finding) => finding.severity === severity));
  // The notice that counts the rest is one of the notices.
  const overflows = levels.some((level) => level.length > SHOWN);
  const shown = levels.map((level, index) => level.slice(0, level.length > SHOWN || (overflows && index === 2) ? SHOWN - 1 : SHOWN));
  const left = levels.map((level, index) => level.length - (shown[index] as Finding[]).length) as [number, number, number];
  const commands = [...shown.flat().map(annotation), ...restNotice(left)];
  return [...commands, `policy-lint: ${summaryLine(report.summary, style)}`].map((line) => `${line}\n`).join('');
}

function restNotice(left: [number, number, number]): string[] {
  const count = left[0] + left[1] + left[2];
  if (!count) return [];
  const text = `${count} more, which GitHub would not show as annotations: ${problemCounts(...left)}. The other formats list them all.`;
  return [`::notice title=policy-lint::${data(text)}`];
}

function annotation(finding: Finding): string {
  const { line, column, endLine, endColumn } = range(finding.at);
  const properties = {
    file: style.say(finding.at.source.path),
    line: String(line),
    endLine: String(endLine),
    // GitHub takes columns only where the range is on one line.
    ...(endLine === line ? { col: String(column), endColumn: String(Math.max(endColumn, column + 1)) } : {}),
    title: `policy-lint: ${style.say(finding.ruleId)}`,
  };
  const list = Object.entries(properties)
    .map(([key, value]) => `${key}=${property(value)}`)
    .join(',');
  return `::${COMMAND[finding.severity]} ${list}::${data(textOf(finding))}`;
}

/** Both sides in the text, for an annotation stands at one place only. */
function textOf(finding: Finding): string {
  const other = otherWitness(finding);
  const lines = [style.say(finding.message)];
  if (other) {
    const quote = style.say(shownQuoteOf(other.at, QUOTE));
    const note = style.say(other.note);
    const { line } = positionAt(other.at.source, other.at.start);
    lines.push(`${style.say(other.at.source.path)}:${line}${quote ? ` "${quote}"` : ''}${note ? ` (${note})` : ''}`);
  }
  if (finding.help) lines.push(`help: ${style.say(finding.help)}`);
  if (finding.cites.length) lines.push(`source: ${finding.cites.map(style.say).join('; ')}`);
  return lines.join('\n');
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
