import type { Report, ReportOptions } from '../model/report.js';
import type { Finding } from '../model/rule.js';
import { positionAt } from '../model/text.js';
import { shownQuoteOf } from './encode.js';
import { byPlace, open, otherWitness } from './order.js';
import { styleOf } from './style.js';
import type { Style } from './style.js';
import { summaryLine } from './summary.js';

const QUOTE = 80;

/** `check --format stylish`: by file, one line a finding, the other witness on a second line. */
export function reportStylish(report: Report, options: ReportOptions): string {
  const style = styleOf(options);
  const findings = byPlace(options.showSuppressed ? report.findings : open(report.findings));
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { path } = finding.at.source;
    const own = byFile.get(path);
    if (own) own.push(finding);
    else byFile.set(path, [finding]);
  }
  const files = [...byFile].map(([path, own]) => `${style.bold(style.say(path))}\n${fileLines(own, style).join('\n')}\n\n`);
  return `${files.join('')}${style.bold(summaryLine(report.summary, style))}\n`;
}

function fileLines(findings: readonly Finding[], style: Style): string[] {
  const places = findings.map(positionOf);
  const width = Math.max(...places.map((text) => text.length));
  const labels = findings.map((finding) => (finding.suppressed ? `suppressed ${finding.severity}` : finding.severity));
  const labelWidth = Math.max(...labels.map((text) => text.length));
  return findings.flatMap((finding, index) => {
    const paint = finding.suppressed ? style.dim : style.severity[finding.severity];
    const rule = style.link(style.dim(style.say(finding.ruleId)), finding.docs);
    const where = style.dim((places[index] as string).padStart(width));
    return [
      `  ${where}  ${paint((labels[index] as string).padEnd(labelWidth))}  ${style.say(finding.message)}  ${rule}`,
      ...witnessLine(finding, ' '.repeat(width + 4), style),
    ];
  });
}

function witnessLine(finding: Finding, indent: string, style: Style): string[] {
  const other = otherWitness(finding);
  if (!other) return [];
  const quote = style.say(shownQuoteOf(other.at, QUOTE));
  const more = finding.related.length > 1 ? ` (and ${finding.related.length - 1} more)` : '';
  return [`${indent}${style.aside(style.hook)} ${style.where(other.at)}${quote ? ` "${quote}"` : ''}${more}`];
}

function positionOf({ at }: Finding): string {
  const { line, column } = positionAt(at.source, at.start);
  return `${line}:${column}`;
}
