import type { Finding, Severity } from '../model/rule.js';
import type { Place } from '../model/text.js';

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
const SURE = { high: 0, medium: 1, low: 2 };

/** The findings by path and position: the order of machine-readable reports. */
export function byPlace(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => comparePlaces(a.at, b.at) || compareText(a.ruleId, b.ruleId) || compareText(a.message, b.message));
}

/** Errors first, then by path and position: the order of reports for people. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  return byPlace(findings).sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** Errors first, then the surest: the order where only the first few are shown. */
export function byWeight(findings: readonly Finding[]): Finding[] {
  return byPlace(findings).sort((a, b) => RANK[a.severity] - RANK[b.severity] || SURE[a.confidence] - SURE[b.confidence]);
}

/** The findings that no directive, configuration or baseline suppresses. */
export function open(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => !finding.suppressed);
}

function comparePlaces(a: Place, b: Place): number {
  return compareText(a.source.path, b.source.path) || a.start - b.start || a.end - b.end;
}

// Not localeCompare: the order must not depend on the machine's language.
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The related place that matters most where there is room for one: the first in another file, else the first. */
export function otherWitness(finding: Finding): Finding['related'][number] | undefined {
  return finding.related.find(({ at }) => at.source !== finding.at.source) ?? finding.related[0];
}
