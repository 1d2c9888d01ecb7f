// Flat configurations for a declaration.
import { basename, dirname, extname, relative, resolve, sep } from 'node:path';
import type { Linter } from 'eslint';
import { inPresets } from '../check/levels.js';
import type { Rule } from '../model/rule.js';
import { CODE_RULES } from './code-rules.js';
import { KEY, shareFor, today } from './declared.js';
import { DOCUMENT_RULES } from './documents.js';
import { declarationOf, Files, findBaseline, findConfig } from './engine.js';
import type { Options, PolicyLintPlugin } from './types.js';

type Name = keyof PolicyLintPlugin['configs'];
type Rules = NonNullable<Linter.Config['rules']>;

export function factory(plugin: PolicyLintPlugin, name: Name, options: Options = {}): Linter.Config[] {
  const { files, yml, markdown, cwd = process.cwd() } = options;
  const all: Linter.Config[] = [];
  const own = plugin as unknown as NonNullable<Linter.Config['plugins']>[string];
  const add = (part: string, config: Linter.Config): void => {
    all.push({ name: `policy-lint/${name}${part}`, ...config, plugins: { ...config.plugins, 'policy-lint': own } });
  };
  const shared = shareFor(options, () => []);
  add('', { ...(files ? { files: [...files] } : {}), settings: { [KEY]: shared }, rules: codeRules(name) });
  if (!shared.declaration || !(yml || markdown)) return all;

  // What is said of a declaration rests on its policies, and what is said of them on it.
  const policies = policiesOf(shared.declaration, cwd);
  // Laws begin on a day, so that what was cached yesterday may not hold today.
  const documents = shareFor({ ...options, asOf: options.asOf ?? today() }, (path) =>
    [...policies, findConfig(dirname(path), cwd) ?? [], findBaseline(dirname(path), cwd) ?? []].flat(),
  );
  const settings = { [KEY]: documents };
  if (yml)
    add('/declaration', {
      files: [anywhere(shared.declaration, cwd)],
      plugins: { yml },
      language: 'yml/yaml',
      settings,
      rules: documentRules(name),
    });
  const written = policies.filter((path) => MARKDOWN.has(extname(path).toLowerCase()));
  if (markdown && written.length)
    add('/policy', {
      files: written.map((path) => anywhere(path, cwd)),
      plugins: { markdown },
      language: 'markdown/gfm',
      settings,
      rules: documentRules(name),
    });
  return all;
}

const MARKDOWN = new Set(['.md', '.markdown', '.mdown', '.mkd']);

/** ESLint's globs count from where its configuration stands, which is not told: as much of the path as is known. The rules look at the whole. */
function anywhere(path: string, cwd: string): string {
  const way = relative(cwd, path).split(sep).join('/');
  return `**/${(way.startsWith('../') ? basename(path) : way).replace(/[\\*?{}[\]()!]/g, '\\$&')}`;
}

function policiesOf(declaration: string, cwd: string): string[] {
  const { source } = new Files(cwd).read(declaration);
  if (!source) return [];
  const { policy } = declarationOf(source);
  return [...policy.files, ...policy.supplements]
    .filter(({ value }) => value !== 'unknown' && !value.includes('://'))
    .map(({ value }) => resolve(dirname(declaration), value));
}

function codeRules(name: Name): Rules {
  const level = (id: string): 'error' | 'warn' | 'off' => {
    const { recommended } = CODE_RULES[id] as (typeof CODE_RULES)[string];
    return name === 'strict' && recommended === 'off' ? 'warn' : recommended;
  };
  const rules = rulesAt(Object.keys(CODE_RULES), level, { 'policy-lint/require-declaration': 'error' });
  if (name !== 'recommendedTypeChecked') return rules;
  const typed = Object.keys(CODE_RULES)
    .filter((id) => CODE_RULES[id]?.typed)
    .map((id) => [`policy-lint/${id}`, [level(id), { types: true }]]);
  return { ...rules, ...(Object.fromEntries(typed) as Rules) };
}

function documentRules(name: Name): Rules {
  const presets = name === 'strict' ? ['strict' as const] : ['recommended' as const];
  const chosen = [...DOCUMENT_RULES].filter(([, rule]) => inPresets(rule, presets) && rule.severity !== 'info');
  return rulesAt(
    chosen.map(([id]) => id),
    (id) => ((DOCUMENT_RULES.get(id) as Rule).severity === 'error' ? 'error' : 'warn'),
    {},
  );
}

/** Rules that are errors report what is one; what they are less certain of is a warning of another rule. */
function rulesAt(ids: readonly string[], levelOf: (id: string) => 'error' | 'warn' | 'off', more: Rules): Rules {
  const levels = ids.map((id) => [id, levelOf(id)] as const).filter(([, level]) => level !== 'off');
  return {
    ...more,
    ...Object.fromEntries(levels.map(([id, level]) => [`policy-lint/${id}`, level === 'error' ? ['error', { least: 'error' }] : level])),
    'policy-lint/less-certain': ['warn', { rules: levels.flatMap(([id, level]) => (level === 'error' ? [id] : [])) }],
  } as Rules;
}
