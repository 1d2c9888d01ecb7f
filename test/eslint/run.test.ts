// The built plugin in whole runs of ESLint 10 and 9: code, declaration and policy together, as a user has it.
import { spawnSync } from 'node:child_process';
import { symlinkSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ESLint, Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import type { Options, PolicyLintPlugin } from '../../src/eslint/types.js';
import { clear, declaration, PEERS, project, VERSIONS, write } from './stage.js';

const plugin = createRequire(join(process.cwd(), 'package.json'))('./dist/eslint.cjs') as PolicyLintPlugin;
const runs = suite('eslint/run');
const IMPORT = "import 'mixpanel-browser';\n";
const typescript: Linter.Config = { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser as never } };

for (const [version, eslint] of VERSIONS) {
  const lint = async (
    folder: string,
    options: Options = {},
    more: { name?: keyof PolicyLintPlugin['configs']; config?: Linter.Config[]; files?: string[]; cache?: boolean } = {},
  ): Promise<string[]> => {
    const configs = plugin.configs[more.name ?? 'recommended']({ cwd: folder, asOf: '2026-11-22', ...options });
    const run = new eslint.ESLint({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: [typescript, ...configs, ...(more.config ?? [])],
      cache: more.cache ?? false,
      cacheLocation: join(folder, '.cache'),
    });
    const results = await run.lintFiles(more.files ?? ['.']);
    return results.flatMap(({ filePath, messages }) =>
      messages.map(
        ({ line, column, severity, ruleId, message }) =>
          `${filePath.slice(folder.length + 1)}:${line}:${column} ${severity === 2 ? 'error' : 'warning'} ${ruleId ?? ''} ${message}`,
      ),
    );
  };
  const test = (name: string, body: () => Promise<void>): void => {
    runs(`${version}: ${name}`, body);
  };
  const both = PEERS ?? {};
  const testBoth = PEERS ? test : () => {};
  const ids = (messages: readonly string[]): string[] => messages.map((one) => one.split(' ')[2] as string);

  testBoth('code, declaration and policy, each where it stands', async () => {
    const folder = project({
      'privacy.yaml': declaration(
        'recipients: {pond: {type: data_broker}}',
        'data: [{what: contact.email, for: [monetization], keep: 1 year, to: pond}]',
        'selling: {sells: yes, to: pond}',
        'children: {audience: no}',
        'automation: {decisions: no}',
        'colour: green',
      ),
      'policy.md': '# Privacy policy\n\nWe do not sell your personal information. [TODO: say more]\n',
      'src/a.ts': IMPORT,
    });
    const found = await lint(folder, both);
    const shown = (wanted: string): string => found.find((one) => one.includes(wanted)) ?? `no ${wanted} in\n${found.join('\n')}`;
    assert.match(
      shown('policy-lint/contradiction/sale'),
      /^privacy\.yaml:6:18 error .+ "We do not sell your personal information", but .+ \(the policy says this: policy\.md:3:1\)/,
    );
    assert.match(
      shown('"colour"'),
      /^privacy\.yaml:9:1 error policy-lint\/declaration\/unknown-value "colour" is not a key of the declaration\./,
    );
    assert.match(shown('policy-lint/text/placeholder'), /^policy\.md:3:44 error .+ A placeholder was left in: "TODO"/);
    assert.match(shown('policy-lint/no-undeclared-vendor'), /^src\/a\.ts:1:8 error .+ \(see privacy\.yaml:4:14\)/);
  });

  testBoth('nothing where nothing is wrong, and nothing of other files', async () => {
    const folder = project({
      'legal/privacy.yaml': declaration(
        'recipients: {mixpanel: {name: Mixpanel, type: analytics_provider}}',
        'data: []',
        'selling: {sells: no}',
      ),
      'legal/policy.md': '# Privacy policy\n\nWe use Mixpanel.\n',
      'README.md': '# [TODO]\n',
      'other/policy.yaml': 'a: [1\n',
      'src/a.ts': IMPORT,
    });
    const found = await lint(folder, { ...both, declaration: 'legal/privacy.yaml' });
    assert.equal(
      found.filter((one) => !one.startsWith('legal/')),
      [],
    );
  });

  testBoth('files of the same name that have nothing to do with the declaration', async () => {
    const page = '# Privacy policy\n\nWe do not sell your personal information. [TODO: say more]\n';
    const folder = project({
      'facts.yaml': declaration('colour: green').replace('policy.md', 'README.md'),
      'tools/facts.yaml': 'a: 1\n',
      'README.md': page,
      'tools/README.md': page,
    });
    const found = (await lint(folder, { ...both, declaration: 'facts.yaml' })).filter((one) => !one.includes('less-certain'));
    assert.equal([...new Set(found.map((one) => one.split(':')[0]))].sort(), ['README.md', 'facts.yaml']);
  });

  testBoth('a declaration beside the folder of its policy', async () => {
    const folder = project({
      'legal/facts/privacy.yaml': declaration().replace('policy.md', '../pages/policy.md'),
      'legal/pages/policy.md': '# Privacy policy\n\nWe do not sell your personal information. [TODO: say more]\n',
    });
    assert.equal(
      (await lint(folder, { ...both, declaration: 'legal/facts/privacy.yaml' }, { files: ['legal/pages'] })).map((one) =>
        one.split(' ').slice(0, 3).join(' '),
      ),
      ['legal/pages/policy.md:3:44 error policy-lint/text/placeholder'],
    );
  });

  test('components are read with the markup around their code', async () => {
    const folder = project({
      'privacy.yaml': declaration(),
      'src/a.vue':
        '<script setup>\nimport { Chat } from \'mixpanel-browser\';\n</script>\n<template>\n  <Chat />\n  <img src="https://px.ads.linkedin.com/collect">\n</template>\n',
    });
    // As parsers of components do: the tree is that of the script, and its offsets are those of the file.
    const { parseForESLint } = tseslint.parser as unknown as { parseForESLint(text: string, options: object): object };
    const parser = {
      parseForESLint: (text: string, options: object) =>
        parseForESLint(
          text.replace(/<script setup>|<\/script>[^]*/g, (tag) => tag.replace(/[^\n]/g, ' ')),
          options,
        ),
    };
    const found = await lint(folder, {}, { config: [{ files: ['**/*.vue'], languageOptions: { parser: parser as never } }] });
    assert.equal(
      found.map((one) => one.split(' ').slice(0, 3).join(' ')),
      ['src/a.vue:2:22 error policy-lint/no-undeclared-vendor', 'src/a.vue:6:13 error policy-lint/no-undeclared-third-party-url'],
    );
  });

  testBoth('directives of either kind, in every kind of file', async () => {
    const folder = project({
      'privacy.yaml': declaration(
        '# policy-lint-disable-next-line declaration/unknown-value -- ours',
        'colour: green',
        '# eslint-disable-next-line policy-lint/declaration/unknown-value',
        'shape: round',
        'size: large',
      ),
      'policy.md':
        '# Privacy policy\n\n<!-- policy-lint-disable-next-line text/placeholder -- soon -->\n[TODO: one]\n\n<!-- eslint-disable-next-line policy-lint/text/placeholder -->\n[insert company name]\n\n[insert postal address]\n',
      'src/a.ts': `// policy-lint-disable-next-line code/undeclared-vendor -- soon\n${IMPORT}// eslint-disable-next-line policy-lint/no-undeclared-vendor\n${IMPORT}${IMPORT}`,
    });
    const found = await lint(folder, both);
    const lines = (path: string, id: string): number[] =>
      found.filter((one) => one.startsWith(`${path}:`) && one.includes(` policy-lint/${id} `)).map((one) => Number(one.split(':')[1]));
    assert.equal(lines('src/a.ts', 'no-undeclared-vendor'), [5]);
    assert.equal([...new Set(lines('policy.md', 'text/placeholder'))], [9]);
    assert.equal(
      lines('privacy.yaml', 'declaration/unknown-value').filter((line) => line > 3),
      [8],
    );
  });

  testBoth('what the configuration and the baseline of policy-lint leave out', async () => {
    const files = {
      'privacy.yaml': declaration('colour: green', 'shape: round'),
      'policy.md': '# Privacy policy\n\nWe do not sell your personal information.\n',
    };
    const colours = async (more: Record<string, string>): Promise<string[]> =>
      (await lint(project({ ...files, ...more }), both, { files: ['privacy.yaml'] }))
        .filter((one) => one.includes('is not a key of the declaration'))
        .map((one) => one.split(':')[1] as string);
    assert.equal(await colours({}), ['4', '5']);
    assert.equal(
      await colours({
        'policy-lint.config.yaml': 'ignores: [{rule: declaration/unknown-value, quote: colour, reason: ours, expires: 2027-01-31}]\n',
      }),
      ['5'],
    );
    assert.equal(await colours({ 'policy-lint.config.yaml': 'ignores: 1\n' }), ['4', '5']);
    const folder = project(files);
    spawnSync(process.execPath, [join(process.cwd(), 'dist/cli.js'), '--suppress-all', '--as-of', '2026-11-22'], { cwd: folder });
    assert.equal(await lint(folder, both, { files: ['privacy.yaml', 'policy.md'] }), []);
  });

  test('code that a program made is left alone', async () => {
    const text = `${IMPORT.trim()};${'var a=1;'.repeat(4000)}\n`;
    assert.equal(
      await lint(project({ 'privacy.yaml': declaration(), 'src/a.js': text, 'src/b.js': `${IMPORT}${'var a=1;\n'.repeat(120_000)}` })),
      [],
    );
  });

  test('--cache notices that the declaration has changed', async () => {
    const declared = declaration('recipients: {mixpanel: {name: Mixpanel, type: analytics_provider}}');
    const folder = project({ 'privacy.yaml': declared, 'src/a.ts': IMPORT });
    assert.equal(await lint(folder, {}, { cache: true, files: ['src'] }), []);
    assert.equal(await lint(folder, {}, { cache: true, files: ['src'] }), []);
    // Neither the length of the file nor its date tells: its content does.
    write(folder, { 'privacy.yaml': declared.replaceAll('ixpanel', 'ixwagon') });
    utimesSync(join(folder, 'privacy.yaml'), 1, 1);
    assert.equal(ids(await lint(folder, {}, { cache: true, files: ['src'] })), ['policy-lint/no-undeclared-vendor']);
  });

  testBoth('--cache notices that the policy has changed, for the declaration', async () => {
    const folder = project({
      'privacy.yaml': declaration(
        'recipients: {pond: {type: data_broker}}',
        'data: [{what: contact.email, for: [monetization], keep: 1 year, to: pond}]',
        'selling: {sells: yes, to: pond}',
        'children: {audience: no}',
        'automation: {decisions: no}',
      ),
      'policy.md': '# Privacy policy\n\nWe sell your e-mail address.\n',
    });
    const sale = async (): Promise<number> =>
      ids(await lint(folder, both, { cache: true, files: ['privacy.yaml'] })).filter((id) => id === 'policy-lint/contradiction/sale')
        .length;
    assert.is(await sale(), 0);
    write(folder, { 'policy.md': '# Privacy policy\n\nWe do not sell your personal information.\n' });
    assert.is(await sale(), 1);
  });

  for (const [what, files, options, expected] of [
    ['is missing', {}, { declaration: 'legal/privacy.yaml' }, 'The declaration legal/privacy.yaml does not exist.'],
    ['was not found', {}, {}, 'No declaration (privacy.yaml) was found here or above.'],
    [
      'is one of two',
      { 'a.privacy.yaml': declaration(), 'b.privacy.yaml': declaration() },
      {},
      'There are 2 declarations in .; name one of them in eslint.config.js',
    ],
    [
      'is no YAML',
      { 'privacy.yaml': 'declaration: 1\nrecipients: [\n' },
      {},
      'The declaration privacy.yaml cannot be used, and nothing is compared with it: ',
    ],
    [
      'is empty',
      { 'privacy.yaml': '' },
      {},
      'The declaration privacy.yaml cannot be used, and nothing is compared with it: 1:1 This file is empty.',
    ],
    [
      'is a list',
      { 'privacy.yaml': '- a\n' },
      {},
      'The declaration privacy.yaml cannot be used, and nothing is compared with it: 1:1 A declaration is a set of keys',
    ],
    ['is binary', { 'privacy.yaml': 'a\0b' }, {}, 'The declaration privacy.yaml is not a text file (binary).'],
  ] as const)
    test(`a declaration that ${what} is told where there is something to compare`, async () => {
      const found = await lint(project({ ...files, 'src/a.ts': IMPORT, 'src/b.ts': 'export const b = 1;\n' }), options, { files: ['src'] });
      assert.is(found.length, 1, found.join('\n'));
      assert.ok(found[0]?.startsWith(`src/a.ts:1:8 error policy-lint/require-declaration ${expected}`), found[0]);
    });

  test('what the declaration leaves out, and what is no code that runs, is left out', async () => {
    const folder = project({
      'privacy.yaml': declaration('code: {include: ["src/**", "lib/**"], exclude: ["src/old/**"]}'),
      ...Object.fromEntries(
        [
          'src/a.ts',
          'lib/a.js',
          'src/old/a.ts',
          'tools/a.ts',
          'src/a.test.ts',
          'src/e2e/a.ts',
          'src/seed/a.ts',
          'src/evals/a.ts',
          'src/a.stories.tsx',
          'src/next.config.js',
        ].map((path) => [path, IMPORT]),
      ),
    });
    assert.equal((await lint(folder)).map((one) => one.split(':')[0]).sort(), ['lib/a.js', 'src/a.ts']);
  });

  test('a package of the workspace is nobody else', async () => {
    const folder = project({
      'privacy.yaml': declaration(),
      'packages/dub/package.json': '{"name": "dub"}',
      'node_modules/.keep': '',
      'src/a.ts': "import 'dub';\n",
      'packages/dub/a.ts': "import 'dub';\n",
    });
    symlinkSync(join(folder, 'packages/dub'), join(folder, 'node_modules/dub'));
    assert.equal(await lint(folder), []);
    const other = project({
      'privacy.yaml': declaration(),
      'node_modules/dub/package.json': '{"name": "dub"}',
      'src/a.ts': "import 'dub';\n",
    });
    assert.equal(ids(await lint(other)), ['policy-lint/no-undeclared-vendor']);
  });

  test('what is handed to a wrapper of the workspace goes to whom it wraps', async () => {
    const folder = project({
      'privacy.yaml': declaration('recipients: {stats: {name: PostHog, type: analytics_provider}}'),
      'packages/stats/package.json': '{"name": "@pond/stats", "dependencies": {"posthog-js": "1", "react": "19"}}',
      'node_modules/@pond/.keep': '',
      'packages/many/package.json': '{"name": "@pond/many", "dependencies": {"posthog-js": "1", "mixpanel-browser": "2"}}',
      'src/a.ts': "import { identify } from '@pond/stats';\nidentify(user.id, { email: user.email });\n",
      'src/b.ts': "import { identify } from '@pond/many';\nidentify(user.id, { email: user.email });\n",
    });
    for (const name of ['stats', 'many']) symlinkSync(join(folder, 'packages', name), join(folder, 'node_modules/@pond', name));
    assert.equal(
      (await lint(folder)).map((one) => one.split(' ').slice(0, 3).join(' ')),
      ['src/a.ts:2:1 warning policy-lint/no-undeclared-data-in-sdk-call'],
    );
  });

  test('a declaration that is not complete is held to less', async () => {
    assert.equal(await lint(project({ 'privacy.yaml': declaration('complete: no'), 'src/a.ts': IMPORT })), []);
  });

  test('strict has every rule, recommended those that were nearly always right', async () => {
    const folder = project({ 'privacy.yaml': declaration(), 'src/a.ts': "localStorage.setItem('mill', '1');\n" });
    assert.equal(ids(await lint(folder)), []);
    assert.equal(ids(await lint(folder, {}, { name: 'strict' })), ['policy-lint/no-undeclared-storage']);
  });

  test('objects by their types, with typed linting', async () => {
    const folder = project({
      'privacy.yaml': declaration(
        'recipients: {errors: {name: Sentry, type: processor}}',
        'data: [{what: usage, for: [debugging], keep: 1 year, to: errors}]',
      ),
      'tsconfig.json': '{"compilerOptions": {"strict": true, "module": "nodenext", "types": []}, "include": ["src"]}',
      'src/a.ts': [
        "import * as Sentry from '@sentry/node';",
        'interface Customer { id: string; email: string; emailVerified: boolean; birthday(): Date; phone?: string }',
        'declare const somebody: Customer | null;',
        'declare const anything: any;',
        'Sentry.setUser(somebody);',
        'Sentry.setUser({ ...somebody, seen: true });',
        'Sentry.setUser(anything);',
        'Sentry.setUser({ id: somebody?.id });',
        'Sentry.setUser(new Date());',
        '',
      ].join('\n'),
    });
    const config: Linter.Config[] = [
      { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: folder } } },
    ];
    const typed = await lint(folder, {}, { name: 'recommendedTypeChecked', config, files: ['src'] });
    assert.equal(
      typed.map((one) => one.replace(/, and no entry.*/, '')),
      [
        'src/a.ts:5:1 warning policy-lint/no-undeclared-data-in-sdk-call The code can send e-mail address and telephone number to Sentry (setUser with email of Customer)',
        'src/a.ts:6:1 warning policy-lint/no-undeclared-data-in-sdk-call The code can send e-mail address and telephone number to Sentry (setUser with email of Customer)',
      ],
    );
    assert.equal(await lint(folder, {}, { config, files: ['src'] }), []);
  });

  test('without typed linting, recommendedTypeChecked says what is missing', async () => {
    const folder = project({ 'privacy.yaml': declaration(), 'src/a.ts': IMPORT });
    const message = await lint(folder, {}, { name: 'recommendedTypeChecked', files: ['src'] }).then(
      () => '',
      (error: unknown) => (error as Error).message,
    );
    assert.match(message, 'type information');
  });

  test('what a terminal would obey is written out', async () => {
    const found = await lint(project({ 'privacy.yaml': declaration(), 'src/a.js': 'document.cookie = "mill\\u001b[31m=1";\n' }));
    assert.is(found.length, 1);
    assert.ok(found[0]?.includes('mill\\u{1b}[31m') && !found[0].includes('\u001b'), found[0]);
  });

  test('without the factory the nearest declaration counts', async () => {
    const folder = project({ 'privacy.yaml': declaration(), 'src/a.js': IMPORT });
    const run = new eslint.ESLint({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: {
        plugins: { 'policy-lint': plugin as unknown as ESLint.Plugin },
        rules: { 'policy-lint/no-undeclared-vendor': 'warn' },
      },
    });
    assert.equal(
      (await run.lintFiles(['src'])).flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)),
      ['policy-lint/no-undeclared-vendor'],
    );
  });

  test('a rule for documents that is put on code is refused, or finds nothing', async () => {
    const folder = project({ 'privacy.yaml': declaration(), 'src/a.js': '// [TODO: say more]\n' });
    const found = await lint(folder, {}, { config: [{ rules: { 'policy-lint/text/placeholder': 'warn' } }], files: ['src'] }).catch(
      (error: unknown) => [(error as Error).message],
    );
    assert.match(found.join('\n'), version === 'ESLint 9' ? /^$/ : /do not support the language "js\/js"/);
  });
}
runs.after(clear);

runs.run();
