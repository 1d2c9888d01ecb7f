import type { Report } from '../model/report.js';
import type { Finding } from '../model/rule.js';
import { jsonPlace, toJson } from './encode.js';
import { byPlace } from './order.js';

/** Version of the JSON reports' form; it grows when a key changes its meaning or goes away. */
export const FORMAT_VERSION = 1;

/** `check --format json`: one object, never truncated, suppressed findings marked as such. */
export function reportJson(report: Report): string {
  return `${toJson(jsonReport(report), 2)}\n`;
}

/** `check --format jsonl`: the same on one line, for each project. */
export function reportJsonl(report: Report): string {
  return `${toJson(jsonReport(report))}\n`;
}

function jsonReport({ tool, summary, findings, shard, project }: Report) {
  return {
    formatVersion: FORMAT_VERSION,
    tool: { name: tool.name, version: tool.version },
    ...(shard ? { shard: { index: shard.index, count: shard.count } } : {}),
    ...(project === undefined ? {} : { project }),
    findings: byPlace(findings).map(jsonFinding),
    summary: {
      errors: summary.errors,
      warnings: summary.warnings,
      infos: summary.infos,
      suppressed: summary.suppressed,
      files: summary.files,
      skipped: summary.skipped.map(({ path, reason, part }) => ({ path, reason, ...(part ? { part } : {}) })),
      ...(summary.incomplete?.length ? { incomplete: summary.incomplete } : {}),
    },
  };
}

/** A finding as JSON shows it. */
export function jsonFinding(finding: Finding) {
  const { ruleId, severity, confidence, message, help, docs, cites, fingerprint, suppressed } = finding;
  return {
    ruleId,
    severity,
    confidence,
    message,
    help,
    docs,
    cites,
    at: jsonPlace(finding.at),
    related: finding.related.map(({ at, note }) => ({ ...jsonPlace(at), note })),
    fingerprint,
    ...(suppressed ? { suppressed: { by: suppressed.by, reason: suppressed.reason } } : {}),
  };
}
