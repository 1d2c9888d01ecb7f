// Programs of others that tests use. Locally they may be missing, and then their tests say so and are not run; in CI that is a failure.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const folder = join(process.cwd(), 'test/consumers/node_modules');

/** The path of a file of a package that test/consumers/package.json names, or null: it is not installed. @throws in CI */
export function consumer(path: string): string | null {
  const full = join(folder, path);
  return existsSync(full) ? full : missing(path, 'npm ci --ignore-scripts --prefix test/consumers');
}

/** The name of a program of the system, or null: there is none. @throws in CI */
export function program(name: string, debian = name): string | null {
  return spawnSync(name, ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' }).error
    ? missing(name, `apt-get install ${debian}`)
    : name;
}

/** The path of the first of some programs that is there, or null. @throws in CI */
export function executable(names: readonly string[], debian: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  return found ?? missing(names[0] as string, `apt-get install ${debian}`);
}

function missing(what: string, how: string): null {
  if (process.env['CI']) throw new Error(`${what} is missing, and CI runs every test: ${how}`);
  // test/run.mjs shows these lines.
  console.log(`skipped: what needs ${what} (${how})`);
  return null;
}
