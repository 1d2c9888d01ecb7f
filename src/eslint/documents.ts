// Declarations and policies that are open in ESLint, examined by the same run as on the command line: text in, findings out.
import { basename, dirname } from 'node:path';
import type { Baseline } from '../check/baseline.js';
import type { Levels } from '../check/levels.js';
import type { Config } from '../config.js';
import type { Target } from '../load.js';
import type { Finding, Rule } from '../model/rule.js';
import { asOfIn } from './coded.js';
import { sharedIn } from './declared.js';
import { pageOf } from './docs.js';
import {
  Files,
  findBaseline,
  findConfig,
  findTargets,
  isDeclarationName,
  isYaml,
  lintNow,
  loadConfig,
  loadTarget,
  NO_CONFIG,
  readBaseline,
  RULES,
  withBaseline,
} from './engine.js';
import type { Context, Found } from './found.js';

/** Families that need more than a declaration and its policies, or judge what only a whole run can tell. */
const ELSEWHERE = new Set(['code', 'labels', 'change', 'suppression']);

/** The rules that look at declarations and policies, by id. */
export const DOCUMENT_RULES: ReadonlyMap<string, Rule> = new Map([...RULES].filter(([id]) => !ELSEWHERE.has(id.split('/')[0] as string)));

type Run = 'recommended' | 'all';
const known = new WeakMap<object, Partial<Record<Run, readonly Found[]>>>();

/** What a rule finds in the file at hand; in other files of the project ESLint tells it when it comes to them. */
export function foundInDocument(id: string, context: Context): readonly Found[] {
  // Where a rule outside of the preset runs as well, it may take the place of one within it.
  const run: Run = (RULES.get(id)?.presets ?? ['recommended']).includes('recommended') ? 'recommended' : 'all';
  let runs = known.get(context.sourceCode);
  if (!runs) known.set(context.sourceCode, (runs = {}));
  return (runs[run] ??= examine(run, context)).filter(({ by }) => by === id);
}

function examine(run: Run, context: Context): readonly Found[] {
  const { cwd, filename, sourceCode } = context;
  const files = new Files(cwd, { path: filename, bytes: new TextEncoder().encode(sourceCode.text) });
  const config = configFor(filename, cwd);
  const baseline = baselineFor(filename, cwd);
  const findings = targetsOf(context, files).flatMap((target) => {
    const { project } = loadTarget(target, files, (path) => config.isIgnored(path), false);
    const levels: Levels = { presets: [run], rules: new Map(), overrides: [], flags: new Map(), only: [], skip: [] };
    const { findings: all, failures } = lintNow({
      project,
      rules: DOCUMENT_RULES,
      settings: { asOf: asOfIn(context), levels, minConfidence: 'medium', docs: pageOf, inlineConfig: true, ignores: config.ignores },
    });
    if (failures[0])
      throw new Error(`policy-lint: ${failures[0].what} in ${files.shown(filename)}: ${failures[0].error.message}`, {
        cause: failures[0].error,
      });
    return withBaseline(all, baseline);
  });
  const shown = files.shown(filename);
  return findings.filter(({ at, suppressed }) => at.source.path === shown && !suppressed).map(found);
}

/**
 * A declaration as it is; a policy under the declarations that name it, or alone where none does. Where ESLint's configuration names a declaration,
 * its globs may match files of the same name that have nothing to do with it.
 */
function targetsOf({ filename, settings }: Context, files: Files): readonly Target[] {
  const named = sharedIn(settings)?.declaration ?? null;
  const { targets } = findTargets([filename], null, files);
  if (named === null) return targets;
  if (targets[0]?.declaration === null) return targetsUnder(named, filename, files);
  return filename === named || !isYaml(filename) || isDeclarationName(basename(filename)) ? targets : [];
}

/** The declaration that the configuration names may lie beside the policy's folder rather than above it. */
function targetsUnder(declaration: string, policy: string, files: Files): Target[] {
  const target: Target = { declaration, policies: null };
  const { project } = loadTarget(target, files, () => false, false);
  return project.policies.some(({ source }) => source.path === files.shown(policy)) ? [target] : [];
}

/** What policy-lint.config.yaml leaves out is left out here as well; levels are ESLint's. Where it cannot be read, the command line says why. */
function configFor(filename: string, cwd: string): Config {
  const path = findConfig(dirname(filename), cwd);
  return path === null ? NO_CONFIG : orElse(() => loadConfig(path, cwd), NO_CONFIG);
}

/** Findings that were there when policy-lint was adopted. */
function baselineFor(filename: string, cwd: string): Baseline {
  const path = findBaseline(dirname(filename), cwd);
  return path === null ? new Map() : orElse(() => readBaseline(path, path), new Map());
}

function orElse<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && error.name === 'UserError') return otherwise;
    throw error;
  }
}

function found({ ruleId, at, message, help, related, severity, confidence }: Finding): Found {
  return { by: ruleId, at, message, help, related, severity, confidence };
}
