import type { Difference } from '../model/difference.js';
import type { DiffReport, ReportOptions } from '../model/report.js';
import type { Finding } from '../model/rule.js';
import { BEARING, BEARINGS, changeCounts, changesOf, findingsBy, sentenceCounts } from './diff-groups.js';
import { styleOf } from './style.js';
import type { Style } from './style.js';
import { problemCounts, skippedFiles } from './summary.js';

/** `diff`, for people: what changed by whom it favours, each with where it was and is; then what else the rules found. */
export function diffPretty(report: DiffReport, options: ReportOptions): string {
  const style = styleOf(options);
  const all = changesOf(report);
  const changes = all.slice(0, options.maxProblems);
  const { byChange, others } = findingsBy(report, all, options.showSuppressed);
  const helped = new Set<string>();
  const width = Math.max(0, ...changes.map(({ label }) => style.say(label).length));
  const groups = BEARINGS.flatMap((bearing) => {
    const own = changes.filter((change) => change.bearing === bearing);
    return own.length
      ? [
          `${style.bold(`${BEARING[bearing]}:`)}\n${own.map((change) => block(change, byChange.get(change) ?? [], width, helped, style)).join('\n')}\n`,
        ]
      : [];
  });
  const left = all.length - changes.length;
  return [
    // Never a name at the start of a line: a workflow's log would obey some.
    `${style.bold(`From ${style.say(report.base)} to ${style.say(report.head)}`)}\n`,
    ...groups,
    ...(left ? [`${left} more ${left === 1 ? 'change' : 'changes'}; --max-problems none shows all.\n`] : []),
    ...(others.length ? [`${style.bold('Findings:')}\n${others.map((finding) => findingLine(finding, style)).join('\n')}\n`] : []),
    `${style.bold(summary(report, all, style))}\n`,
  ].join('\n');
}

function block(change: Difference, findings: readonly Finding[], width: number, helped: Set<string>, style: Style): string {
  const paint =
    change.bearing === 'against'
      ? style.severity[change.material ? 'error' : 'warning']
      : change.bearing === 'for'
        ? style.severity.info
        : style.bold;
  const indent = ' '.repeat(width + 4);
  return [
    `  ${paint(style.say(change.label).padEnd(width))}  ${style.say(change.message)}`,
    `${indent}${style.aside(places(change, style))}`,
    ...joined(
      findings.map((finding) => {
        // What a rule advises is said once.
        const help = finding.help && !helped.has(finding.ruleId + finding.help) ? `: ${style.say(finding.help)}` : '';
        helped.add(finding.ruleId + (finding.help ?? ''));
        return `${indent}${severityOf(finding, style)} ${style.link(style.say(finding.ruleId), finding.docs)}${help}`;
      }),
    ),
  ].join('\n');
}

/** Lines that are the same are one, with their number. */
function joined(lines: readonly string[]): string[] {
  return [...new Set(lines)].map((line) => {
    const times = lines.filter((one) => one === line).length;
    return times > 1 ? `${line} (${times} findings)` : line;
  });
}

/** "main:privacy.md:3:1 → privacy.md:3:1", or only where it is new, or was. */
function places({ before, after, near, witness }: Difference, style: Style): string {
  if (before && after) return `${style.where(before)} ${style.hook === '->' ? '->' : '→'} ${style.where(after)}`;
  if (after) return `${style.where(after)} (new)`;
  if (!before) return style.where(near);
  return `${style.where(before)} (gone${witness === 'policy' ? `; near ${style.where(near)} now` : ''})`;
}

function severityOf({ severity, suppressed }: Finding, style: Style): string {
  return suppressed ? style.dim(`suppressed ${severity}`) : style.severity[severity](severity);
}

function findingLine(finding: Finding, style: Style): string {
  return [
    `  ${severityOf(finding, style)} ${style.where(finding.at)} ${style.say(finding.message)} ${style.link(style.dim(style.say(finding.ruleId)), finding.docs)}`,
    ...(finding.help ? [`    help: ${style.say(finding.help)}`] : []),
  ].join('\n');
}

function summary(report: DiffReport, changes: readonly Difference[], style: Style): string {
  const { errors, warnings, infos, suppressed, skipped } = report.summary;
  const found = problemCounts(errors, warnings, infos);
  return [
    changeCounts(changes),
    ...[sentenceCounts(report), found].filter(Boolean),
    ...(suppressed ? [`${suppressed} suppressed`] : []),
    ...(skipped.length ? [skippedFiles(skipped, style)] : []),
  ].join(` ${style.dot} `);
}
