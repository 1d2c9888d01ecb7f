#!/usr/bin/env node
// The way in. `--version` loads nothing else; everything that costs time is imported when a command needs it.
import { readFileSync } from 'node:fs';

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-v')) {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  process.stdout.write(`${version}\n`);
} else {
  // Node 22 keeps compiled code between runs; Node 20 has no such thing.
  const { getBuiltinModule } = process as { getBuiltinModule?: (name: string) => { enableCompileCache?: () => void } };
  getBuiltinModule?.call(process, 'node:module').enableCompileCache?.();
  const { run } = await import('./run.js');
  process.exitCode = await run(args, new URL('..', import.meta.url));
}
