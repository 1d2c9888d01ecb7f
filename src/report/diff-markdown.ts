import type { Difference } from '../model/difference.js';
import { PLAIN } from '../model/report.js';
import type { DiffReport } from '../model/report.js';
import type { Finding } from '../model/rule.js';
import type { Place } from '../model/text.js';
import { clean } from './cells.js';
import { BEARING, BEARINGS, changeCounts, changesOf, findingsBy, sentenceCounts } from './diff-groups.js';
import { range } from './encode.js';
import { inert } from './inert.js';
import { code, MOST_MARKDOWN, ruleLink, SIGN } from './markdown.js';
import { styleOf } from './style.js';
import { problemCounts, skippedFiles } from './summary.js';

/** `diff --format markdown`: a table of changes for each whom they favour, and what else the rules found; for a comment on a pull request. */
export function diffMarkdown(report: DiffReport): string {
  const changes = changesOf(report);
  const { byChange, others } = findingsBy(report, changes, false);
  const parts = [
    `## policy-lint: what changed\n\n${code(clean(report.base, false))} → ${code(clean(report.head, false))}: ${inert(summary(report, changes))}\n`,
  ];
  let [length, left] = [(parts[0] as string).length, 0];
  // Rows that do not fit into a comment are counted.
  const add = (rows: readonly string[], head: string): void => {
    const shown: string[] = [];
    for (const row of rows) {
      length += row.length + 1;
      if (length > MOST_MARKDOWN) left++;
      else shown.push(row);
    }
    if (shown.length) parts.push(`${head}\n${shown.join('\n')}\n`);
  };
  for (const bearing of BEARINGS)
    add(
      changes.filter((change) => change.bearing === bearing).map((change) => changeRow(change, byChange.get(change) ?? [])),
      `### ${inert(BEARING[bearing])}\n\n| | What | Before | After |\n| --- | --- | --- | --- |`,
    );
  add(
    others.map((finding) => `| ${SIGN[finding.severity]} | ${where(finding.at)} | ${inert(finding.message)} | ${ruleLink(finding)} |`),
    '### Findings\n\n| | Where | What | Rule |\n| --- | --- | --- | --- |',
  );
  if (left) parts.push(`${left} more.\n`);
  return parts.join('\n');
}

function changeRow(change: Difference, findings: readonly Finding[]): string {
  const found = findings.map((finding) => `<br>${SIGN[finding.severity]} ${ruleLink(finding)}`).join('');
  return `| ${inert(change.label)} | ${inert(change.message)}${found} | ${change.before ? where(change.before) : '–'} | ${change.after ? where(change.after) : '–'} |`;
}

function where(at: Place): string {
  return code(`${clean(at.source.path, false)}:${range(at).line}`);
}

function summary(report: DiffReport, changes: readonly Difference[]): string {
  const { errors, warnings, infos, suppressed, skipped } = report.summary;
  return [
    changeCounts(changes),
    ...[sentenceCounts(report), problemCounts(errors, warnings, infos)].filter(Boolean),
    ...(suppressed ? [`${suppressed} suppressed`] : []),
    ...(skipped.length ? [skippedFiles(skipped, styleOf(PLAIN))] : []),
  ].join(' · ');
}
