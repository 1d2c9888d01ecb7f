import type { Report } from '../model/report.js';
import type { Finding, Severity } from '../model/rule.js';
import { positionAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import { clean } from './cells.js';
import { toJson } from './encode.js';
import { lineSpan } from './line.js';
import { byPlace, open } from './order.js';
import { safeUrl } from './style.js';

const SEVERITY: Record<Severity, string> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

/** `check --format rdjson`: the Reviewdog Diagnostic Format, whose columns count bytes of UTF-8 from 1. */
export function reportRdjson(report: Report): string {
  const url = safeUrl(report.tool.url ?? null);
  return `${toJson(
    {
      source: { name: report.tool.name, ...(url ? { url } : {}) },
      diagnostics: byPlace(open(report.findings)).map(diagnostic),
    },
    2,
  )}\n`;
}

function diagnostic(finding: Finding) {
  const docs = safeUrl(finding.docs);
  const help = finding.help ? ` Help: ${clean(finding.help, false)}` : '';
  // What stood before is in no file of today.
  const related = finding.related.filter(({ at }) => !at.source.past);
  return {
    message: `${clean(finding.message, false)}${help}`,
    location: location(finding.at),
    severity: SEVERITY[finding.severity],
    code: { value: finding.ruleId, ...(docs ? { url: docs } : {}) },
    ...(related.length
      ? { relatedLocations: related.map(({ at, note }) => ({ message: clean(note, false), location: location(at) })) }
      : {}),
  };
}

function location(at: Place) {
  return { path: at.source.path, range: { start: position(at, at.start), end: position(at, at.end) } };
}

function position({ source }: Place, offset: number): { line: number; column: number } {
  const { line } = positionAt(source, offset);
  const before = source.text.slice(lineSpan(source, line).start, offset);
  return { line, column: new TextEncoder().encode(before).length + 1 };
}
