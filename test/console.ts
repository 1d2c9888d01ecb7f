import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = process.cwd();

/** Commands of policy-lint as pages write them; any other command is not run. */
const OURS = /^(?:npx )?policy-lint(?: |$)|^node dist\/cli\.js(?: |$)/;

/**
 * Runs a command line as a page shows it ("policy-lint check .", "npm start") and returns what a reader would see, both streams
 * together. The arguments are split at spaces; double quotes hold an argument together. Throws where the line is no command of ours.
 */
export function runLine(line: string, folder: string): { output: string; status: number } {
  const command = line === 'npm start' ? startScript() : line;
  if (!OURS.test(command)) throw new Error(`not a command of policy-lint: ${line}`);
  const args = [...command.replace(OURS, '').matchAll(/"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? (m[2] as string));
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', COLUMNS: '100', GITHUB_ACTIONS: '', CI: '' } });
  return { output: `${stdout}${stderr}`, status: status ?? -1 };
}

// `npm start` builds first, which would pull dist/ from under the other suites.
function startScript(): string {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  return scripts.start.split('&&').at(-1)?.trim() ?? '';
}
