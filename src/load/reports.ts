// Reports that earlier runs wrote, read back. They may come from machines that worked on what strangers wrote, so nothing in them is taken on trust.
import { readFileSync, statSync } from 'node:fs';
import { UserError } from '../model/user-error.js';
import type { Part, Reported } from '../model/part.js';
import { reasonOf } from './read.js';

/** Bytes; a report of 25,000 findings has some fifty million. */
const LARGEST = 400_000_000;

/** A file with one report, or with one a line. */
export interface ReportFile {
  readonly name: string;
  readonly kind: 'json' | 'sarif';
  readonly parts: readonly Part[];
  /** As "2/5"; null where the run was over everything. */
  readonly shard: string | null;
}

type Raw = Readonly<Record<string, unknown>>;

/** @throws UserError where the file cannot be read or holds no report of policy-lint */
export function readReports(path: string, name: string): ReportFile {
  const wrong = (what: string): UserError =>
    new UserError(`${name} is no report of policy-lint in the format json, jsonl or sarif: ${what}.`);
  const reports = parsed(textOf(path, name), wrong);
  const kind = reports.some((report) => 'runs' in report) ? 'sarif' : 'json';
  const parts = reports.map((report) => (kind === 'sarif' ? sarifPart : jsonPart)(report, wrong));
  const shards = [...new Set(reports.map((report) => shardOf(report, kind, wrong)))];
  if (shards.length > 1) throw wrong('its lines are of several shards');
  return { name, kind, parts, shard: shards[0] ?? null };
}

function textOf(path: string, name: string): string {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) throw new UserError(`${name} is a folder.`);
    if (stats.size > LARGEST)
      throw new UserError(`${name} is too large (${Math.round(stats.size / 1e6)} MB; the limit is ${LARGEST / 1e6} MB).`);
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${name} ${error instanceof TypeError ? 'is not UTF-8 text' : reasonOf(error)}.`, { cause: error });
  }
}

function parsed(text: string, wrong: (what: string) => UserError): Raw[] {
  const value = (json: string): Raw | null => {
    try {
      const one: unknown = JSON.parse(json);
      return isObject(one) ? one : null;
    } catch {
      return null;
    }
  };
  const whole = value(text);
  if (whole) return [whole];
  return text.split('\n').flatMap((line, n) => {
    if (!line.trim()) return [];
    const one = value(line);
    if (!one) throw wrong(`line ${n + 1} is no JSON object`);
    return [one];
  });
}

function jsonPart(report: Raw, wrong: (what: string) => UserError): Part {
  if (report.formatVersion !== 1) throw wrong('formatVersion is not 1');
  const { tool, findings, summary } = report;
  if (!isObject(tool) || tool.name !== 'policy-lint' || typeof tool.version !== 'string') throw wrong('it was not made by policy-lint');
  if (!Array.isArray(findings) || !isObject(summary) || typeof summary.files !== 'number' || !Array.isArray(summary.skipped))
    throw wrong('it has no findings or no summary');
  const { incomplete = [] } = summary;
  if (!areTexts(incomplete)) throw wrong('"incomplete" is no list of sentences');
  const read = findings.map((one: unknown, n): Reported => {
    if (!isObject(one)) throw wrong(`finding ${n + 1} is no object`);
    const { ruleId, severity, message, at, related, fingerprint, suppressed } = one;
    if (
      !areTexts([ruleId, message, fingerprint]) ||
      (severity !== 'error' && severity !== 'warning' && severity !== 'info') ||
      !isPlace(at) ||
      !Array.isArray(related) ||
      !related.every(isPlace)
    )
      throw wrong(`finding ${n + 1} lacks its rule, severity, message, fingerprint or place`);
    const spot = (place: JsonPlace): number[] => [place.line, place.column, place.endLine, place.endColumn];
    return {
      severity,
      suppressed: suppressed !== undefined,
      fingerprint: fingerprint as string,
      path: at.path,
      spot: spot(at),
      raw: one,
      words: [ruleId as string, message as string, ...related.flatMap((place: JsonPlace) => [place.path, ...spot(place).map(String)])],
    };
  });
  return { tool: { name: 'policy-lint', version: tool.version }, findings: read, incomplete, raw: report };
}

interface JsonPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

function isPlace(value: unknown): value is JsonPlace {
  return (
    isObject(value) &&
    typeof value.path === 'string' &&
    [value.line, value.column, value.endLine, value.endColumn].every((n) => typeof n === 'number')
  );
}

const LEVELS: ReadonlyMap<unknown, Reported['severity']> = new Map([
  ['error', 'error'],
  ['warning', 'warning'],
  ['note', 'info'],
]);

function sarifPart(report: Raw, wrong: (what: string) => UserError): Part {
  const run = Array.isArray(report.runs) && report.runs.length === 1 ? (report.runs[0] as unknown) : null;
  if (!isObject(run) || !isObject(run.tool) || !isObject(run.tool.driver)) throw wrong('it has not one run with a tool');
  const { driver } = run.tool;
  if (driver.name !== 'policy-lint' || typeof driver.semanticVersion !== 'string') throw wrong('it was not made by policy-lint');
  if (
    !Array.isArray(driver.rules) ||
    !driver.rules.every((rule) => isObject(rule) && typeof rule.id === 'string') ||
    !Array.isArray(run.results) ||
    !Array.isArray(run.invocations) ||
    !run.invocations.every(isObject)
  )
    throw wrong('it lacks rules, results or invocations');
  const notes = run.invocations.flatMap((one: Raw) =>
    Array.isArray(one.toolExecutionNotifications) ? (one.toolExecutionNotifications as unknown[]) : [],
  );
  const incomplete = notes.flatMap((note) =>
    isObject(note) && note.level === 'error' && isObject(note.message) && typeof note.message.text === 'string' ? [note.message.text] : [],
  );
  const findings = run.results.map((one: unknown, n): Reported => {
    const place = isObject(one) && Array.isArray(one.locations) ? regionOf(one.locations[0]) : null;
    if (
      !isObject(one) ||
      !place ||
      typeof one.ruleId !== 'string' ||
      !isObject(one.message) ||
      typeof one.message.text !== 'string' ||
      !LEVELS.has(one.level)
    )
      throw wrong(`result ${n + 1} lacks its rule, level, message or place`);
    const prints = isObject(one.partialFingerprints) ? one.partialFingerprints['policyLint/v1'] : '';
    return {
      severity: LEVELS.get(one.level) as Reported['severity'],
      suppressed: Array.isArray(one.suppressions) && one.suppressions.length > 0,
      fingerprint: typeof prints === 'string' ? prints : '',
      path: place.path,
      spot: [place.line, place.column],
      words: [one.ruleId, one.message.text, JSON.stringify([one.locations, one.relatedLocations])],
      raw: one,
    };
  });
  return { tool: { name: 'policy-lint', version: driver.semanticVersion }, findings, incomplete, raw: report };
}

function regionOf(location: unknown): { path: string; line: number; column: number } | null {
  const physical = isObject(location) ? location.physicalLocation : null;
  if (!isObject(physical) || !isObject(physical.artifactLocation) || !isObject(physical.region)) return null;
  const { uri } = physical.artifactLocation;
  const { startLine, startColumn } = physical.region;
  return typeof uri === 'string' && typeof startLine === 'number' && typeof startColumn === 'number'
    ? { path: pathOf(uri), line: startLine, column: startColumn }
    : null;
}

function pathOf(uri: string): string {
  try {
    return decodeURIComponent(uri.replace(/^file:\/\//, ''));
  } catch {
    return uri;
  }
}

function shardOf(report: Raw, kind: ReportFile['kind'], wrong: (what: string) => UserError): string | null {
  const run: unknown = kind === 'sarif' ? (report.runs as unknown[])[0] : null;
  const told = kind === 'json' ? report.shard : isObject(run) && isObject(run.properties) ? run.properties.shard : undefined;
  if (told === undefined) return null;
  const text = isObject(told) ? `${String(told.index)}/${String(told.count)}` : String(told);
  if (!/^\d{1,6}\/\d{1,6}$/.test(text)) throw wrong('its shard is not told as index and count');
  return text;
}

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
