import type { Report } from '../model/report.js';
import type { Finding, Severity } from '../model/rule.js';
import { clean } from './cells.js';
import { range, toJson } from './encode.js';
import { byPlace, open, otherWitness } from './order.js';

const SEVERITY: Record<Severity, string> = { error: 'critical', warning: 'major', info: 'minor' };

/**
 * `check --format gitlab`: a GitLab Code Quality report (an array; https://docs.gitlab.com/ci/testing/code_quality/). GitLab drops
 * issues whose fingerprint another one has, so a repeated one is numbered.
 */
export function reportGitlab(report: Report): string {
  const met = new Map<string, number>();
  const issues = byPlace(open(report.findings)).map((finding) => {
    const print = finding.fingerprint || `${finding.ruleId}:${finding.at.source.path}:${finding.at.start}`;
    const before = met.get(print) ?? 0;
    met.set(print, before + 1);
    return issue(finding, before ? `${print}-${before + 1}` : print);
  });
  return `${toJson(issues, 2)}\n`;
}

function issue(finding: Finding, fingerprint: string) {
  const { line, endLine } = range(finding.at);
  const other = otherWitness(finding);
  const elsewhere = other ? ` (see ${clean(other.at.source.path, false)}:${range(other.at).line})` : '';
  return {
    description: `${clean(finding.message, false)}${elsewhere}`,
    check_name: finding.ruleId,
    fingerprint,
    severity: SEVERITY[finding.severity],
    // Relative and without "./", or GitLab links nothing.
    location: { path: finding.at.source.path.replace(/^(?:\.\/)+/, ''), lines: { begin: line, end: endLine } },
    ...(finding.help ? { content: { body: clean(finding.help, false) } } : {}),
  };
}
