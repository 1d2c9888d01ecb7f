// Which rules run, and how much their findings weigh.
import { nearest } from '../model/nearest.js';
import type { Problem, Rule, Severity } from '../model/rule.js';

export type Level = Severity | 'off';
export type Preset = 'recommended' | 'strict' | 'all';
export const PRESETS: readonly Preset[] = ['recommended', 'strict', 'all'];

/** What was asked of the rules, from the weakest voice to the strongest. Keys are rule ids or `family/*`. */
export interface Levels {
  /** Their union runs; empty: only what is named below. */
  readonly presets: readonly Preset[];
  readonly rules: ReadonlyMap<string, Level>;
  /** Later ones win over earlier ones; `applies` takes a path as reports show it. */
  readonly overrides: readonly { applies(path: string): boolean; readonly rules: ReadonlyMap<string, Level> }[];
  /** `--rule`. */
  readonly flags: ReadonlyMap<string, Level>;
  /** Where not empty, nothing else runs, and what is named runs even if it is off elsewhere. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

export const RECOMMENDED: Levels = { presets: ['recommended'], rules: new Map(), overrides: [], flags: new Map(), only: [], skip: [] };

const RANK: Record<Level, number> = { off: 0, info: 1, warning: 2, error: 3 };

/** Whether a name in a configuration, a flag or a directive means a rule: its id, `family/*` or its family alone. */
export function names(pattern: string, id: string): boolean {
  return pattern === id || (id.startsWith(`${pattern.replace(/\/\*$/, '')}/`) && pattern !== '');
}

/** Whether a rule can report anything anywhere. */
export function isActive(id: string, rule: Rule, levels: Levels): boolean {
  return (
    baseLevel(id, rule, levels) !== 'off' ||
    (isChosen(id, levels) && levels.overrides.some((override) => (lookup(id, override.rules) ?? 'off') !== 'off'))
  );
}

/** How much a problem that a rule found in a file weighs; 'off' where the rule does not apply there. */
export function levelOf(id: string, rule: Rule, problem: Problem, path: string, levels: Levels): Level {
  const own = problem.severity ?? rule.severity;
  if (!isChosen(id, levels)) return 'off';
  const asked = askedLevel(id, path, levels);
  if (asked === undefined) return baseLevel(id, rule, levels) === 'off' ? 'off' : own;
  if (asked === 'off') return levels.only.length ? own : 'off';
  // What a problem says to be less sure than its rule never weighs more than it says.
  return problem.severity && RANK[problem.severity] < RANK[rule.severity] && RANK[problem.severity] < RANK[asked]
    ? problem.severity
    : asked;
}

/** The level of a rule away from all overrides. */
export function baseLevel(id: string, rule: Rule, levels: Levels): Level {
  if (!isChosen(id, levels)) return 'off';
  const asked = lookup(id, levels.flags) ?? lookup(id, levels.rules);
  if (levels.only.length) return asked === undefined || asked === 'off' ? rule.severity : asked;
  return asked ?? (inPresets(rule, levels.presets) ? rule.severity : 'off');
}

/** The nearest name that a mistyped rule id or family may mean. */
export function nearestRule(id: string, known: Iterable<string>): string | undefined {
  const ids = [...known];
  const found = nearest(id, ids);
  if (found) return found;
  const name = id.slice(id.indexOf('/') + 1);
  return (
    ids.find((other) => other.slice(other.indexOf('/') + 1) === name) ??
    nearest(id, new Set(ids.map((other) => other.split('/')[0] as string)))
  );
}

export function inPresets(rule: Rule, presets: readonly Preset[]): boolean {
  const own: readonly Preset[] = rule.presets ?? ['recommended', 'strict'];
  return presets.some((preset) => preset === 'all' || own.includes(preset));
}

function askedLevel(id: string, path: string, levels: Levels): Level | undefined {
  const flag = lookup(id, levels.flags);
  if (flag !== undefined) return flag;
  let asked = lookup(id, levels.rules);
  for (const override of levels.overrides) {
    const level = lookup(id, override.rules);
    if (level !== undefined && override.applies(path)) asked = level;
  }
  return asked;
}

function isChosen(id: string, { only, skip }: Levels): boolean {
  return (!only.length || only.some((pattern) => names(pattern, id))) && !skip.some((pattern) => names(pattern, id));
}

// An id outweighs its family.
function lookup(id: string, levels: ReadonlyMap<string, Level>): Level | undefined {
  return levels.get(id) ?? levels.get(familyOf(id));
}

const families = new Map<string, string>();

function familyOf(id: string): string {
  let family = families.get(id);
  if (family === undefined) families.set(id, (family = `${id.split('/')[0]}/*`));
  return family;
}
