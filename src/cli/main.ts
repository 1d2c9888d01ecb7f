#!/usr/bin/env node
// The way in. `--version` loads nothing else; the program lies beside this file in dist/, bundled by build.mjs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { run as Run } from './run.js';

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-v')) {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  process.stdout.write(`${version}\n`);
} else {
  prepare();
  const { run } = createRequire(import.meta.url)('./policy-lint.cjs') as { run: typeof Run };
  process.exitCode = await run(args, new URL('..', import.meta.url));
}

/** Settings of the engine for a program that mostly ends within a tenth of a second; `npm run bench` shows what they are worth. */
function prepare(): void {
  // Node 22 keeps compiled code between runs; Node 20 has no such thing.
  const builtIn = (process as { getBuiltinModule?: (name: string) => object }).getBuiltinModule;
  (builtIn?.('node:module') as { enableCompileCache?: () => void } | undefined)?.enableCompileCache?.();
  // Code is optimised a little later than by default (67584): one policy never pays back what optimising for it costs.
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 20 && major <= 24) (builtIn?.('node:v8') as { setFlagsFromString: (flag: string) => void } | undefined)?.setFlagsFromString('--interrupt-budget=1000000');
}
