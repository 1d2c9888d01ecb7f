// Rows of code: our rules within ESLint, and policy-lint code beside it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declaration, module } from './corpus.mjs';
import { cli, compare, file, ms, root, rounds, row, work } from './measure.mjs';

const FILES = 1000;

/** A thousand files of TypeScript, and configurations of ESLint for them: with rules of typescript-eslint, and with ours alone. */
function code() {
  if (existsSync(join(work, 'code'))) return;
  mkdirSync(join(work, 'code/src'), { recursive: true });
  for (let i = 0; i < FILES; i++) file(`code/src/module-${i}.ts`, module(i, 3800));
  file('code/privacy.yaml', declaration([]));
  for (const [name, theirs] of [
    ['with', '...tseslint.configs.recommended,'],
    ['alone', "{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },"],
  ])
    file(
      `code/${name}.mjs`,
      `import tseslint from 'typescript-eslint';\nimport policyLint from 'policy-lint/eslint';\nexport default [${theirs} ...policyLint.configs.recommended({ declaration: 'code/privacy.yaml' })];\n`,
    );
}

const eslint = (config, ...more) => [
  join(root, 'node_modules/eslint/bin/eslint.js'),
  '--config',
  `code/${config}.mjs`,
  '--no-ignore',
  'code/src',
  ...more,
];

const version = () => JSON.parse(readFileSync(join(root, 'node_modules/eslint/package.json'), 'utf8')).version;

export function codeRows() {
  row('ESLint, 1,000 files: our rules / the run', 0.05, () => {
    code();
    const from = process.hrtime.bigint();
    const { stdout, stderr, status } = spawnSync(process.execPath, eslint('with', '--stats', '--format', 'json'), {
      cwd: work,
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    if (status > 1) throw new Error(stderr);
    const all = Number(process.hrtime.bigint() - from) / 1e6;
    const results = JSON.parse(stdout);
    const found = results.flatMap(({ messages }) => messages).filter(({ ruleId }) => ruleId?.startsWith('policy-lint/')).length;
    if (!found) return { value: null, note: 'our rules report no findings' };
    const passes = results.flatMap(({ stats }) => stats.times.passes);
    const ours = passes
      .flatMap(({ rules }) => Object.entries(rules ?? {}))
      .filter(([id]) => id.startsWith('policy-lint/'))
      .reduce((sum, [, { total }]) => sum + total, 0);
    return { value: ours / all, note: `${ms(ours)} of ${ms(all)}, beside the recommended rules of typescript-eslint` };
  });
  row('code, 1,000 files × ESLint, our rules alone', 0.5, () => {
    code();
    const run = { args: eslint('alone'), most: 1 };
    const alone = { name: 'ESLint', version: version(), finding: / {2}policy-lint\//g, least: 1, run };
    return compare({ args: [cli, 'code', 'code/src'] }, alone, Math.min(rounds, 3));
  });
}
