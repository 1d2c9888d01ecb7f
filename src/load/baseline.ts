// policy-lint-suppressions.json: a baseline as a file, sorted so that two branches that change it merge well.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Baseline, Known } from '../check/baseline.js';
import { foldersAbove, kindOf } from '../config/above.js';
import { UserError } from '../model/user-error.js';

export const BASELINE_NAME = 'policy-lint-suppressions.json';

/** The nearest baseline from a folder up to its repository's root, or null. */
export function findBaseline(folder: string, cwd: string): string | null {
  return (
    foldersAbove(folder, cwd)
      .map((above) => join(above, BASELINE_NAME))
      .find((path) => kindOf(path) === 'file') ?? null
  );
}

/** @throws UserError where the file is no baseline */
export function readBaseline(path: string, shown: string): Baseline {
  const wrong = (what: string): UserError => new UserError(`${shown} ${what}; policy-lint --suppress-all writes it anew.`);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw wrong(error instanceof SyntaxError ? `is no JSON (${error.message})` : 'cannot be read');
  }
  const { version, findings } = (value ?? {}) as { version?: unknown; findings?: unknown };
  if (version !== 1)
    throw wrong(
      version === undefined ? 'is no list of suppressions' : `has version ${JSON.stringify(version)}, and this policy-lint reads version 1`,
    );
  if (!findings || typeof findings !== 'object' || Array.isArray(findings)) throw wrong('holds no findings');
  return new Map(Object.entries(findings).map(([print, known]) => [print, knownOf(known)]));
}

function knownOf(value: unknown): Known {
  const { rule, path, message } = (value ?? {}) as Record<string, unknown>;
  const text = (one: unknown): string => (typeof one === 'string' ? one : '');
  return { rule: text(rule), path: text(path), message: text(message) };
}

/** The text of a baseline's file. */
export function baselineText(baseline: Baseline): string {
  const order = ([a, x]: [string, Known], [b, y]: [string, Known]): number =>
    compare(x.path, y.path) || compare(x.rule, y.rule) || compare(a, b);
  return `${JSON.stringify({ version: 1, findings: Object.fromEntries([...baseline].sort(order)) }, null, 2)}\n`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
