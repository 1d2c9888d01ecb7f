// From flags and configurations to the rules and settings for one target.
import { resolve } from 'node:path';
import { PRESETS, names, nearestRule } from '../check/levels.js';
import type { Level, Levels, Preset } from '../check/levels.js';
import { findConfig, isDay, loadConfig, NO_CONFIG } from '../config.js';
import type { Config } from '../config.js';
import { kindOf } from '../config/above.js';
import { RULES } from '../generated/rules.js';
import type { Settings } from '../lint.js';
import type { Rule } from '../model/rule.js';
import type { Confidence } from '../model/statement.js';
import { positionAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import { UserError } from '../model/user-error.js';
import { choose } from './options.js';
import type { Arguments } from './options.js';
import type { Call } from './run.js';

export const LEVELS: readonly Level[] = ['off', 'info', 'warning', 'error'];
export const LEVEL_ALIASES: Readonly<Record<string, Level>> = { warn: 'warning' };

export interface Judging {
  readonly config: Config;
  /** Built-in rules and those of plugins. */
  readonly rules: ReadonlyMap<string, Rule>;
  readonly settings: Settings;
}

/** Finds, reads and remembers the settings for targets in different folders. */
export class Judge {
  private readonly known = new Map<string | null, Promise<Judging>>();

  constructor(
    private readonly call: Call,
    private readonly cwd: string,
  ) {}

  /** The settings for what lies in a folder. @throws UserError for a configuration that is not understood */
  for(folder: string): Promise<Judging> {
    const path = this.configFor(folder);
    let found = this.known.get(path);
    if (!found) this.known.set(path, (found = this.judging(path)));
    return found;
  }

  private configFor(folder: string): string | null {
    const { args } = this.call;
    if (args.has('no-config')) return null;
    const named = args.value('config') ?? (process.env['POLICY_LINT_CONFIG'] || undefined);
    return named === undefined ? findConfig(folder, this.cwd) : resolveConfig(named, this.cwd);
  }

  private async judging(path: string | null): Promise<Judging> {
    const { args, home, importModule } = this.call;
    const config = path === null ? NO_CONFIG : loadConfig(path, this.cwd);
    const refused = args.has('no-plugins') && config.plugins.length > 0;
    const rules =
      refused || !config.plugins.length
        ? RULES
        : await (
            await import('../config/plugins.js')
          ).withPlugins(config.plugins, RULES, new URL('dist/index.mjs', home).href, importModule);
    const named = [config.rules, ...config.overrides.map((override) => override.rules)].flatMap((all) =>
      [...all].map(([id, { at }]) => ({ id, at })),
    );
    for (const { id, at } of [...named, ...config.ignores.map(({ rule, at }) => ({ id: rule, at }))])
      checkName(id, `${where(at)}: `, rules, refused);
    for (const id of [...args.values('only'), ...args.values('skip')].flatMap(parts)) checkName(id, '', rules, refused);
    const levels = levelsOf(args, config);
    for (const id of levels.flags.keys()) checkName(id, '', rules, refused);
    return { config, rules, settings: { ...settingsOf(this.call, config, levels), pluginsRefused: refused } };
  }
}

/** Finds the page of a rule on the web; null where the package names no home, and for rules of plugins, whose pages nobody has told us. */
export function docsOf({ url, version }: Call): (ruleId: string) => string | null {
  const home = url && /^https:\/\/github\.com\//.test(url) ? `${url.replace(/#.*$|\/$/g, '')}/blob/v${version}/rules/` : null;
  return (id) => (home !== null && RULES.has(id) ? `${home}${id}/README.md` : null);
}

/** @throws UserError where there is no rule or family of that name */
function checkName(id: string, prefix: string, rules: ReadonlyMap<string, Rule>, refused: boolean): void {
  const ids = [...rules.keys()];
  if (ids.some((one) => names(id, one))) return;
  // With --no-plugins the rules of plugins are unknown, and no mistake.
  if (refused && !ids.some((one) => one.startsWith(`${id.split('/')[0]}/`))) return;
  const meant = nearestRule(id, ids);
  throw new UserError(`${prefix}there is no rule "${id}"; ${meant ? `did you mean ${meant}?` : 'see policy-lint rules.'}`);
}

function levelsOf(args: Arguments, config: Config): Levels {
  const plain = (rules: Config['rules']): Map<string, Level> => new Map([...rules].map(([id, { level }]) => [id, level]));
  const preset = args.value('preset');
  return {
    presets: preset === undefined ? (config.presets ?? ['recommended']) : [choose<Preset>(preset, '--preset', PRESETS)],
    rules: plain(config.rules),
    overrides: config.overrides.map(({ applies, rules }) => ({ applies, rules: plain(rules) })),
    flags: new Map(args.values('rule').map(ruleFlag)),
    only: args.values('only').flatMap(parts),
    skip: args.values('skip').flatMap(parts),
  };
}

function ruleFlag(text: string): [string, Level] {
  const at = text.search(/[=:]/);
  if (at <= 0) throw new UserError(`--rule ${text} names no level; write --rule ${text}=warning.`);
  return [text.slice(0, at).trim(), choose(text.slice(at + 1).trim(), '--rule', LEVELS, LEVEL_ALIASES)];
}

function settingsOf(call: Call, config: Config, levels: Levels): Settings {
  const { args } = call;
  const asOf = args.value('as-of') ?? new Date().toISOString().slice(0, 10);
  if (!isDay(asOf)) throw new UserError(`"${asOf}" is not a day; write --as-of 2027-03-31.`);
  return {
    levels,
    asOf,
    ignores: config.ignores,
    docs: docsOf(call),
    minConfidence: choose<Confidence>(args.value('min-confidence') ?? 'medium', '--min-confidence', ['low', 'medium', 'high']),
    inlineConfig: !args.has('no-inline-config'),
  };
}

function parts(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

function resolveConfig(named: string, cwd: string): string {
  const path = resolve(cwd, named);
  if (kindOf(path) === null) throw new UserError(`The configuration ${named} does not exist.`);
  return path;
}

function where(at: Place): string {
  const { line, column } = positionAt(at.source, at.start);
  return `${at.source.path}:${line}:${column}`;
}
