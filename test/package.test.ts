// Installs the package as a release publishes it into an empty folder, without a network, and uses it there.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import ts from 'typescript';
import { consumer } from './installed.js';
import { released, type Released } from './release/released.js';

const home = mkdtempSync(join(tmpdir(), 'policy-lint-package-'));
const project = join(home, 'project');
const installed = join(project, 'node_modules/policy-lint');
const [publint, attw] = [consumer('publint/src/cli.js'), consumer('@arethetypeswrong/cli/dist/index.js')];
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', [...args, '--no-audit', '--no-fund', '--no-update-notifier'], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
}

function run(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync('npx', ['--no-install', 'policy-lint', ...args], {
    cwd: project,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
}

const published = suite('package');
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string;
  scripts: Record<string, string>;
  dependencies?: unknown;
};
let release: Released;
let packed: Packed;

published.before(async () => {
  release = await released();
  // The answer is a list, or since npm 12 a map by name.
  packed = Object.values(JSON.parse(npm(['pack', '--dry-run', '--json', release.tarball], home)) as Record<string, Packed>)[0] as Packed;
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "name": "a-users-project", "private": true, "type": "module" }\n');
  npm(['install', '--offline', release.tarball], project);
});
published.after(() => {
  rmSync(home, { recursive: true, force: true });
});

published('holds what users need and nothing else', () => {
  const paths = packed.files.map((f) => f.path);
  for (const needed of [
    'package.json',
    'README.md',
    'LICENSE',
    'CHANGELOG.md',
    'dist/cli.js',
    'dist/index.mjs',
    'dist/policy-lint.cjs',
    'dist/types/src/index.d.ts',
    'dist/THIRD-PARTY-LICENSES.txt',
    'schema/declaration.schema.json',
    'schema/config.schema.json',
  ])
    assert.ok(paths.includes(needed), `${needed} is not in the package`);
  const expected =
    /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|action\.yml|dist\/[\w./-]+\.([cm]?js|d\.[cm]?ts|txt)|dist\/package\.json|schema\/[\w.-]+\.json|rules\/[\w-]+\/[\w-]+\/(README\.md|rule\.ts))$/;
  assert.equal(
    paths.filter((p) => !expected.test(p)),
    [],
  );
});

published('is small', () => {
  assert.ok(packed.size < 1_500_000, `${packed.size} bytes packed`);
  assert.ok(packed.unpackedSize < 6_000_000, `${packed.unpackedSize} bytes unpacked`);
});

published('holds the program once: the action takes it from beside itself', () => {
  const action = packed.files.find(({ path }) => path === 'dist/action.cjs');
  assert.ok(action && action.size < 20_000, `${action?.size} bytes`);
});

published('needs no other package, and runs nothing when it is installed', () => {
  assert.is(manifest.dependencies, undefined);
  for (const script of ['preinstall', 'install', 'postinstall', 'prepare', 'dependencies'])
    assert.is(manifest.scripts[script], undefined, script);
  assert.equal(
    Object.keys((JSON.parse(readFileSync(join(project, 'node_modules/.package-lock.json'), 'utf8')) as { packages: object }).packages),
    ['node_modules/policy-lint'],
  );
});

published('names the licence of every package it contains', () => {
  const text = readFileSync(join(installed, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
  assert.match(text, /^yaml \d+\.\d+\.\d+ \(ISC\)$/m);
});

published('prints its version', () => {
  const { status, stdout } = run(['--version']);
  assert.is(status, 0);
  assert.is(stdout.trim(), manifest.version);
});

published('checks a project', () => {
  writeFileSync(join(project, 'privacy.md'), '# Privacy policy\n\nWe do not sell your personal information.\n');
  writeFileSync(
    join(project, 'privacy.yaml'),
    [
      'declaration: 1',
      'organization: {name: Mosswick}',
      'policy: {file: privacy.md}',
      'recipients:',
      '  leadgrove: {type: data_broker, exchange: money}',
      'data:',
      '  - {what: contact.email, for: [monetization], keep: 1 year, to: leadgrove}',
      'selling: {sells: yes, to: leadgrove}',
      '',
    ].join('\n'),
  );
  const { status, stdout, stderr } = run(['check', '--format', 'json']);
  assert.is(status, 1, stderr);
  const { findings } = JSON.parse(stdout) as { findings: { ruleId: string }[] };
  assert.ok(
    findings.some((f) => f.ruleId === 'contradiction/sale'),
    stdout,
  );
});

published('explains a rule without the repository', () => {
  const { status, stdout } = run(['explain', 'contradiction/sale']);
  assert.is(status, 0);
  assert.match(stdout, 'contradiction/sale');
});

published('can be imported', () => {
  writeFileSync(
    join(project, 'use.mjs'),
    `
import { builtInRules, defaultSettings, lint } from 'policy-lint';
const result = await lint({
  declaration: { path: 'privacy.yaml', text: 'declaration: 1\\nrecipients: {x: {type: data_broker}}\\ndata: [{what: contact.email, for: [monetization], to: x}]\\nselling: {sells: yes, to: x}\\n' },
  policies: [{ source: { path: 'privacy.md', text: 'We do not sell your personal information.\\n' } }],
}, await builtInRules(), defaultSettings('2026-11-01'));
console.log(result.findings.map((finding) => finding.ruleId).join(' '));
console.log(import.meta.resolve('policy-lint/schema/declaration.schema.json'));
`,
  );
  const [ids, schema] = execFileSync(process.execPath, ['use.mjs'], { cwd: project, env, encoding: 'utf8' }).split('\n');
  assert.ok(ids?.split(' ').includes('contradiction/sale'), ids);
  assert.match(String(schema), /^file:.*\/schema\/declaration\.schema\.json$/);
});

published('can be required', () => {
  writeFileSync(
    join(project, 'use.cjs'),
    `
const { builtInRules, defaultSettings, lint } = require('policy-lint');
void (async () => {
  const { lint: imported } = await import('policy-lint');
  const { files } = await lint({ declaration: null, policies: [{ source: { path: 'privacy.md', text: 'We collect your name.' } }] }, await builtInRules(), defaultSettings('2026-11-01'));
  console.log(lint === imported, files);
})();
`,
  );
  assert.is(execFileSync(process.execPath, ['use.cjs'], { cwd: project, env, encoding: 'utf8' }), 'true 1\n');
});

published('is an ESLint plugin, imported and required', () => {
  writeFileSync(
    join(project, 'plugin.mjs'),
    `
import plugin from 'policy-lint/eslint';
import { createRequire } from 'node:module';
console.log(plugin === createRequire(import.meta.url)('policy-lint/eslint'), plugin.meta.name, plugin.meta.version, 'no-undeclared-vendor' in plugin.rules, plugin.configs.recommended().length);
`,
  );
  assert.is(
    execFileSync(process.execPath, ['plugin.mjs'], { cwd: project, env, encoding: 'utf8' }),
    `true policy-lint ${manifest.version} true 1\n`,
  );
});

const USE = `
import { builtInRules, defaultSettings, defineRule, lint, type Context, type Finding, type Project, type Rule } from 'policy-lint';
export const rule: Rule = defineRule({
  summary: 'A recipient has no name.', severity: 'info', confidence: 'high', inputs: ['declaration'], cites: [],
  *check({ declaration }: Context) {
    for (const recipient of declaration.recipients) if (!recipient.name) yield { message: recipient.id, at: recipient.at };
  },
});
const project: Project = { declaration: null, policies: [{ source: { path: 'privacy.md', text: 'We collect your name.' } }] };
export async function findings(): Promise<readonly Finding[]> {
  return (await lint(project, new Map([...await builtInRules(), ['acme/named', rule]]), defaultSettings('2026-11-01'))).findings;
}
// @ts-expect-error a severity that is none: proves that the types are there and not \`any\`
defineRule({ ...rule, severity: 'fatal' });
`;

const CONFIGURE = `
import { defineConfig } from 'eslint/config';
import policyLint from 'policy-lint/eslint';
export default defineConfig(policyLint.configs.recommended({ declaration: 'privacy.yaml' }), { plugins: { 'policy-lint': policyLint }, rules: { 'policy-lint/no-undeclared-cookie': 'off' } });
// @ts-expect-error an option that there is not: proves that the types are there and not \`any\`
policyLint.configs.strict({ declarations: [] });
`;

for (const [version, home] of [
  ['10', join(process.cwd(), 'node_modules/eslint')],
  ['9', consumer('eslint9')],
] as const)
  if (home)
    published(`has types for a configuration of ESLint ${version}`, () => {
      const path = join(project, 'eslint.config.ts');
      writeFileSync(path, CONFIGURE);
      const program = ts.createProgram([path], {
        strict: true,
        noEmit: true,
        types: [],
        lib: ['lib.es2022.d.ts'],
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
        skipLibCheck: true,
        paths: { eslint: [join(home, 'lib/types/index.d.ts')], 'eslint/config': [join(home, 'lib/types/config-api.d.ts')] },
      });
      const messages = ts
        .getPreEmitDiagnostics(program)
        .map((d) => `${d.file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(d.messageText, '\n')}`);
      assert.equal(messages, []);
    });

for (const [name, file, options] of [
  ['a module', 'use.ts', { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }],
  ['CommonJS', 'use.cts', { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }],
  ['CommonJS of older Node.js', 'use.cts', { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 }],
  ['a bundler', 'use.ts', { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
] as const)
  published(`has types for ${name}`, () => {
    const path = join(project, file);
    writeFileSync(path, USE);
    const program = ts.createProgram([path], {
      strict: true,
      noEmit: true,
      types: [],
      lib: ['lib.es2022.d.ts'],
      target: ts.ScriptTarget.ES2022,
      ...options,
    });
    const messages = ts
      .getPreEmitDiagnostics(program)
      .map((d) => `${d.file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(d.messageText, '\n')}`);
    assert.equal(messages, []);
  });

(publint ? published : published.skip)('publint finds nothing', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [publint as string, 'run', installed, '--strict'], {
    encoding: 'utf8',
    env,
  });
  assert.is(status, 0, stdout + stderr);
  assert.match(stdout, 'All good!');
});

(attw ? published : published.skip)('the types are right, whoever asks and how', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [attw as string, release.tarball, '--format', 'table-flipped', '--no-emoji', '--no-color'],
    { encoding: 'utf8', env },
  );
  assert.is(status, 0, stdout + stderr);
  assert.match(stdout, 'No problems found');
});

published.run();
