// examples/eslint, laid out as its user has it, and what ESLint says about it. UPDATE=1 rewrites examples/eslint/eslint.txt.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compare } from '../console.js';
import { consumer } from '../installed.js';
import { clear, project } from './stage.js';

const example = suite('eslint/example');
const root = process.cwd();
const expected = join(root, 'examples/eslint/eslint.txt');
const [yml, markdown, nine] = ['eslint-plugin-yml', '@eslint/markdown', 'eslint9'].map(consumer);

if (yml && markdown && nine)
  for (const [version, eslint] of [
    ['10', join(root, 'node_modules/eslint')],
    ['9', nine],
  ] as const)
    example(`ESLint ${version}`, () => {
      const folder = project({});
      cpSync(join(root, 'examples/eslint'), folder, { recursive: true });
      renameSync(join(folder, 'eslint.config.example.js'), join(folder, 'eslint.config.js'));
      for (const [name, path] of [
        ['eslint-plugin-yml', yml],
        ['@eslint/markdown', markdown],
        ['policy-lint', root],
      ] as const) {
        mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
        symlinkSync(path, join(folder, 'node_modules', name), 'junction');
      }
      const { stdout, stderr, status } = spawnSync(process.execPath, [join(eslint, 'bin/eslint.js'), '.'], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
      });
      assert.is(stderr, '');
      const actual = `$ npx eslint .\n${stdout.replaceAll(folder, '.').trimEnd()}\n\nexit ${status ?? ''}\n`;
      if (process.env['UPDATE']) writeFileSync(expected, actual);
      else compare(actual, readFileSync(expected, 'utf8'), 'examples/eslint/eslint.txt');
    });
example('is complete', () => {
  assert.match(readFileSync(expected, 'utf8'), /^\$ npx eslint \.$/m);
});
example.after(clear);

example.run();
