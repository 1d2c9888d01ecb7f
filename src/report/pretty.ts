import type { Report, ReportOptions } from '../model/report.js';
import type { Finding } from '../model/rule.js';
import { positionAt } from '../model/text.js';
import type { Place, Source } from '../model/text.js';
import { frame, lineAbove, printedNote, printedRow } from './frame.js';
import type { Mark } from './frame.js';
import { bySeverity, open } from './order.js';
import { styleOf } from './style.js';
import type { Style } from './style.js';
import { problemCounts, summaryLine } from './summary.js';

// More places than this are named, not shown.
const MAX_FRAMES = 6;
const MIN_COLUMNS = 20;
// Sources in a note; `explain` names them all.
const SOURCES = 3;

/** `check --format pretty`: each finding as a compiler reports it, the words of both witnesses one above the other. */
export function reportPretty(report: Report, options: ReportOptions): string {
  const style = styleOf(options);
  const findings = bySeverity(options.showSuppressed ? report.findings : open(report.findings));
  const shown = findings.slice(0, Math.max(0, options.maxProblems));
  const blocks = shown.map((finding) => `${findingBlock(finding, options, style)}\n\n`);
  return blocks.join('') + rest(findings.slice(shown.length), style) + `${style.bold(summaryLine(report.summary, style))}\n`;
}

function rest(hidden: readonly Finding[], style: Style): string {
  if (!hidden.length) return '';
  const count = (severity: Finding['severity']) => hidden.filter((finding) => finding.severity === severity).length;
  const counts = problemCounts(count('error'), count('warning'), count('info'));
  return `${style.dots}and ${hidden.length} more: ${counts} (--max-problems none shows all)\n\n`;
}

interface Part {
  readonly source: Source;
  readonly at: Place;
  readonly marks: Mark[];
}

/** A finding with the lines of its places. */
export function findingBlock(finding: Finding, options: ReportOptions, style: Style): string {
  const related = finding.related.slice(0, MAX_FRAMES);
  const parts = partsOf(finding, related, style);
  const width = String(Math.max(...parts.flatMap(lastLines))).length;
  const sheet = { columns: Math.max(MIN_COLUMNS, options.columns - width - 3), ascii: options.ascii };
  const pad = ' '.repeat(width);
  const bar = style.aside(`${pad} |`);
  const lines = [headline(finding, style)];
  for (const [index, part] of parts.entries()) {
    if (index > 0) lines.push(bar);
    lines.push(`${pad}${style.aside(index === 0 ? '-->' : ':::')} ${style.where(part.at)}`, bar);
    const rows = frame(part.source, part.marks, sheet, index === 0 ? contextLines(part) : []);
    lines.push(...rows.map((row) => printedRow(row, width, style, style.severity[finding.severity])));
  }
  return [...lines, bar, ...footer(finding, style).map((line) => printedNote(line, width, options.columns, style))].join('\n');
}

function headline(finding: Finding, style: Style): string {
  const paint = finding.suppressed ? style.dim : style.severity[finding.severity];
  const label = `${finding.suppressed ? 'suppressed ' : ''}${finding.severity}`;
  return `${paint(`${label}[`)}${style.link(paint(style.say(finding.ruleId)), finding.docs)}${paint(']')}${style.bold(`: ${style.say(finding.message)}`)}`;
}

/** The places by file: the finding's own first, the others in the order they come in. */
function partsOf(finding: Finding, related: Finding['related'], style: Style): Part[] {
  const { source, start, end } = finding.at;
  const parts: Part[] = [{ source, at: finding.at, marks: [{ start, end, primary: true, label: '' }] }];
  for (const { at, note } of related) {
    let part = parts.find((known) => known.source === at.source);
    if (!part) parts.push((part = { source: at.source, at, marks: [] }));
    part.marks.push({ start: at.start, end: at.end, primary: false, label: style.say(note) });
  }
  return parts;
}

function lastLines(part: Part): number[] {
  return part.marks.map((mark) => positionAt(part.source, mark.end).line);
}

/** In YAML, the key that the declared fact stands under. */
function contextLines({ source, at }: Part): number[] {
  if (!/\.ya?ml$/i.test(source.path)) return [];
  const above = lineAbove(source, positionAt(source, at.start).line);
  return above === null ? [] : [above];
}

function footer(finding: Finding, style: Style): string[] {
  const { help, confidence, cites, docs, suppressed } = finding;
  const more = finding.related.slice(MAX_FRAMES);
  const sources = [...cites.slice(0, SOURCES).map(style.say), ...(cites.length > SOURCES ? [`and ${cites.length - SOURCES} more`] : [])];
  return [
    ...(more.length ? [`note: ${more.length} more: ${more.map(({ at }) => style.where(at)).join(', ')}`] : []),
    ...(help ? [`help: ${style.say(help)}`] : []),
    `note: ${[`confidence ${confidence}`, ...sources].join('; ')}`,
    ...(suppressed ? [`note: suppressed by ${suppressed.by}${suppressed.reason ? `: ${style.say(suppressed.reason)}` : ''}`] : []),
    // A linked rule id says the same.
    ...(docs && !style.links(docs) ? [`docs: ${style.say(docs)}`] : []),
  ];
}
