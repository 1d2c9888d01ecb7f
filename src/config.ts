// policy-lint.config.yaml: how findings are judged and shown. What the systems do stands in the declaration, not here.
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { PRESETS } from './check/levels.js';
import type { Level, Preset } from './check/levels.js';
import type { Ignore } from './check/suppress.js';
import { foldersAbove, kindOf } from './config/above.js';
import { ConfigReader, didYouMean } from './config/reader.js';
import { matchesGlob } from './model/glob.js';
import type { Place } from './model/text.js';
import { UserError } from './model/user-error.js';
import { readYaml } from './parse/yaml.js';

/** A rule's level and where it was set. */
export interface Setting {
  readonly level: Level;
  readonly at: Place;
}

export interface Override {
  readonly files: readonly string[];
  /** Takes a path as reports show it. */
  applies(path: string): boolean;
  readonly rules: ReadonlyMap<string, Setting>;
}

/** A configuration together with all that it extends. */
export interface Config {
  /** The files it was read from, as reports show them, its own first. */
  readonly files: readonly string[];
  /** Null where neither it nor what it extends names a preset. */
  readonly presets: readonly Preset[] | null;
  readonly rules: ReadonlyMap<string, Setting>;
  readonly overrides: readonly Override[];
  readonly ignores: readonly Ignore[];
  readonly ignorePatterns: readonly string[];
  /** Whether a file (absolute path) is left out. */
  isIgnored(path: string): boolean;
  /** Modules with rules of the user's own: absolute paths. */
  readonly plugins: readonly { readonly path: string; readonly at: Place }[];
}

export const CONFIG_NAMES = ['policy-lint.config.yaml', 'policy-lint.config.yml', 'policy-lint.config.json'] as const;
export const KEYS = ['extends', 'rules', 'overrides', 'ignores', 'ignorePatterns', 'plugins'] as const;
export const OVERRIDE_KEYS = ['files', 'rules'] as const;
export const IGNORE_KEYS = ['rule', 'path', 'fingerprint', 'pointer', 'quote', 'reason', 'owner', 'expires'] as const;
const LEVELS: Readonly<Record<string, Level>> = { off: 'off', info: 'info', warn: 'warning', warning: 'warning', error: 'error' };

export const NO_CONFIG: Config = {
  files: [],
  presets: null,
  rules: new Map(),
  overrides: [],
  ignores: [],
  ignorePatterns: [],
  isIgnored: () => false,
  plugins: [],
};

/** Bytes of a configuration. */
const LARGEST = 1_000_000;
/** Configurations that one may lead to, itself among them: each names others, and those again. */
const MOST = 50;

/** The nearest configuration from a folder up to its repository's root, or null. */
export function findConfig(folder: string, cwd: string): string | null {
  for (const above of foldersAbove(folder, cwd))
    for (const name of CONFIG_NAMES) if (kindOf(join(above, name)) === 'file') return join(above, name);
  return null;
}

interface Way {
  readonly chain: readonly string[];
  readonly read: { count: number };
}

/**
 * Reads a configuration and what it extends.
 *
 * @param path absolute
 * @param readText reads a file; throws UserError
 * @param way the configurations that led here, for cycles, and all that were read
 * @throws UserError with place and advice for the first thing that is not understood
 */
export function loadConfig(
  path: string,
  cwd: string,
  readText: (path: string, shown: string) => string = textOf,
  way: Way = { chain: [], read: { count: 0 } },
): Config {
  const show = (file: string): string => relative(cwd, file).split(sep).join('/');
  const { chain } = way;
  if (chain.includes(path)) throw new UserError(`${show(path)} extends itself: ${[...chain, path].map(show).join(' → ')}.`);
  if (++way.read.count > MOST)
    throw new UserError(`The configuration ${show(chain[0] ?? path)} leads to more than ${MOST} others by "extends".`);
  const source = { path: show(path), text: readText(path, show(path)) };
  const read = new ConfigReader(source);
  const { document, defect } = readYaml(source);
  if (defect) read.fail(defect.at, `${defect.message}${defect.help ? ` ${defect.help}` : ''}`);
  if (!document?.contents || (source.text.trim() && !document.contents.range)) return { ...NO_CONFIG, files: [source.path] };
  const entries = new Map(read.entries(document.contents, basename(path), [...KEYS, '$schema']).map((entry) => [entry.key, entry.value]));
  const folder = dirname(path);
  const value = (key: (typeof KEYS)[number]): unknown[] => (entries.has(key) ? read.list(entries.get(key)) : []);
  const below = (patterns: readonly string[], file: string): boolean => {
    const way = relative(folder, file).split(sep).join('/');
    return patterns.some((pattern) => matchesGlob(pattern, way));
  };

  const { presets, bases } = readExtends(read, value('extends'), folder, (base) =>
    loadConfig(base, cwd, readText, { chain: [...chain, path], read: way.read }),
  );
  const named = entries.has('extends') && !value('extends').length ? [] : presets;
  const patterns = value('ignorePatterns').map((node) => read.text(node, '"ignorePatterns"'));
  const inherited = bases.flatMap((base) => base.presets ?? []);
  return {
    files: [source.path, ...bases.flatMap((base) => base.files)],
    presets: named || bases.some((base) => base.presets) ? [...new Set([...inherited, ...(named ?? [])])] : null,
    rules: new Map([...bases.flatMap((base) => [...base.rules]), ...(entries.has('rules') ? readRules(read, entries.get('rules')) : [])]),
    overrides: [
      ...bases.flatMap((base) => base.overrides),
      ...value('overrides').map((node) => readOverride(read, node, (files, shown) => below(files, resolve(cwd, shown)))),
    ],
    ignores: [
      ...bases.flatMap((base) => base.ignores),
      ...value('ignores').map((node) => readIgnore(read, node, (file, shown) => below([file], resolve(cwd, shown)))),
    ],
    ignorePatterns: [...bases.flatMap((base) => base.ignorePatterns), ...patterns],
    isIgnored: (file) => below(patterns, file) || bases.some((base) => base.isIgnored(file)),
    plugins: [
      ...bases.flatMap((base) => base.plugins),
      ...value('plugins').map((node) => ({ path: resolve(folder, read.text(node, '"plugins"')), at: read.at(node) })),
    ],
  };
}

function readExtends(
  read: ConfigReader,
  nodes: readonly unknown[],
  folder: string,
  load: (path: string) => Config,
): { presets: Preset[] | null; bases: Config[] } {
  const presets: Preset[] = [];
  const bases: Config[] = [];
  for (const node of nodes) {
    const name = read.text(node, '"extends"');
    const preset = PRESETS.find((one) => one === name);
    if (preset) presets.push(preset);
    else if (/[\\/]|\.(?:ya?ml|json)$/.test(name)) {
      if (kindOf(resolve(folder, name)) !== 'file') read.fail(read.at(node), `${name} is not a file.`);
      bases.push(load(resolve(folder, name)));
    } else
      read.fail(
        read.at(node),
        `"${name}" is neither a preset nor the path of a configuration such as ./house.yaml${didYouMean(name, PRESETS)}`,
      );
  }
  return { presets: presets.length ? presets : null, bases };
}

function readRules(read: ConfigReader, node: unknown): [string, Setting][] {
  return read.entries(node, '"rules"', null).map(({ key, at, value }) => {
    const word = read.text(value, `"${key}"`);
    const level = LEVELS[word.toLowerCase()];
    if (!level) read.fail(read.at(value), `"${word}" is not a level${didYouMean(word, ['off', 'info', 'warning', 'error'])}`);
    return [key, { level: level as Level, at }];
  });
}

function readOverride(read: ConfigReader, node: unknown, matches: (files: readonly string[], path: string) => boolean): Override {
  const entries = new Map(read.entries(node, 'an entry of "overrides"', OVERRIDE_KEYS).map((entry) => [entry.key, entry.value]));
  for (const key of OVERRIDE_KEYS) if (!entries.has(key)) read.fail(read.at(node), `This entry of "overrides" has no "${key}".`);
  const files = read.list(entries.get('files')).map((one) => read.text(one, '"files"'));
  return { files, applies: (path) => matches(files, path), rules: new Map(readRules(read, entries.get('rules'))) };
}

function readIgnore(read: ConfigReader, node: unknown, matches: (pattern: string, path: string) => boolean): Ignore {
  const at = read.at(node);
  const texts = new Map(
    read
      .entries(node, 'an entry of "ignores"', IGNORE_KEYS)
      .map(({ key, value }) => [key, { text: read.text(value, `"${key}"`), at: read.at(value) }]),
  );
  const optional = (key: (typeof IGNORE_KEYS)[number]): string | null => texts.get(key)?.text ?? null;
  const needed = (key: 'rule' | 'reason'): string => optional(key) ?? read.fail(at, `This entry of "ignores" has no "${key}".`);
  const expires = texts.get('expires');
  if (expires && !isDay(expires.text))
    read.fail(expires.at, `"${expires.text}" is not a day; write it as year-month-day, for example 2027-03-31.`);
  const pointer = texts.get('pointer');
  if (pointer && !pointer.text.startsWith('/'))
    read.fail(pointer.at, `"${pointer.text}" is not a JSON pointer; write it as /recipients/mailer.`);
  const path = optional('path');
  return {
    rule: needed('rule'),
    reason: needed('reason'),
    expires: expires?.text ?? null,
    owner: optional('owner'),
    fingerprint: optional('fingerprint'),
    pointer: optional('pointer'),
    quote: optional('quote'),
    path: path === null ? null : (shown) => matches(path, shown),
    at,
  };
}

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

function textOf(path: string, shown: string): string {
  const kind = kindOf(path);
  if (kind !== 'file')
    throw new UserError(
      `The configuration ${shown} ${kind === null ? 'does not exist' : kind === 'folder' ? 'is a folder' : 'is no file'}.`,
    );
  try {
    if (statSync(path).size > LARGEST)
      throw new UserError(`The configuration ${shown} is too large: it has more than ${LARGEST / 1_000_000} MB.`);
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `The configuration ${shown} could not be read: ${error instanceof TypeError ? 'it is not UTF-8 text' : (error as Error).message}.`,
      { cause: error },
    );
  }
}
