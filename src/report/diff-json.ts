import type { Difference } from '../model/difference.js';
import type { DiffReport } from '../model/report.js';
import { jsonPlace, toJson } from './encode.js';
import { FORMAT_VERSION, jsonFinding } from './json.js';
import { byPlace } from './order.js';

/** `diff --format json`: one object, never truncated. */
export function diffJson(report: DiffReport): string {
  const { tool, base, head, projects, findings, summary } = report;
  return `${toJson(
    {
      formatVersion: FORMAT_VERSION,
      tool: { name: tool.name, version: tool.version },
      base,
      head,
      projects: projects.map(({ name, changes, sentences }) => ({ name, sentences, changes: changes.map(jsonChange) })),
      findings: byPlace(findings).map(jsonFinding),
      summary: {
        changes: projects.reduce((sum, { changes }) => sum + changes.length, 0),
        against: projects.reduce((sum, { changes }) => sum + changes.filter(({ bearing }) => bearing === 'against').length, 0),
        errors: summary.errors,
        warnings: summary.warnings,
        infos: summary.infos,
        suppressed: summary.suppressed,
        files: summary.files,
        skipped: summary.skipped.map(({ path, reason, part }) => ({ path, reason, ...(part ? { part } : {}) })),
      },
    },
    2,
  )}\n`;
}

function jsonChange({ subject, turn, witness, label, message, bearing, material, certain, ids, before, after, near }: Difference) {
  return {
    subject,
    turn,
    witness,
    label,
    message,
    bearing,
    material,
    certain,
    ids,
    before: before && jsonPlace(before),
    after: after && jsonPlace(after),
    near: jsonPlace(near),
  };
}
