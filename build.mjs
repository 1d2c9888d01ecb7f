#!/usr/bin/env node
// Builds dist/: generated data (schema/, rules/) → TypeScript modules → bundles and declarations.
//
//   node build.mjs [--quiet] [--generate-only] [--types]
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { execFileSync } from 'node:child_process';
import { build } from 'esbuild';
import { generate } from './schema/compile.mjs';

const { values: flags } = parseArgs({ options: { quiet: { type: 'boolean' }, 'generate-only': { type: 'boolean' }, types: { type: 'boolean' } } });
const started = Date.now();
const root = import.meta.dirname;

await generate(root);
if (!flags['generate-only']) {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  rmSync(join(root, '.build'), { recursive: true, force: true });
  const shared = {
    absWorkingDir: root, bundle: true, format: 'esm', platform: 'node', target: 'node20', splitting: true, charset: 'utf8',
    legalComments: 'none', logLevel: 'warning', alias: { 'policy-lint': './src/index.ts' },
  };
  await build({
    ...shared, entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' }, outdir: 'dist', chunkNames: 'chunks/[name]-[hash]',
    minifySyntax: true, minifyWhitespace: true, keepNames: false, banner: {},
  });
  if (existsSync(join(root, 'test'))) {
    const tests = readdirSync(join(root, 'test'), { recursive: true }).map(String).filter((f) => f.endsWith('.test.ts'));
    // Tests share chunks, so that a module under test is one instance; packages stay external.
    if (tests.length) await build({ ...shared, entryPoints: tests.map((f) => join('test', f)), outbase: 'test', outdir: '.build/test', packages: 'external', alias: {
      'policy-lint': './src/index.ts' } });
  }
  if (flags.types) execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', root, '--emitDeclarationOnly', '--declaration'], { stdio: 'inherit' });
}
if (!flags.quiet) console.log(`built in ${Date.now() - started} ms`);
