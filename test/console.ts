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
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', COLUMNS: '100', GITHUB_ACTIONS: '', CI: '' },
  });
  return { output: `${stdout}${stderr}`, status: status ?? -1 };
}

/** Throws with the lines that differ, as `diff` shows them, where two texts are not the same. */
export function compare(actual: string, expected: string, what: string): void {
  if (actual === expected) return;
  const [now, then] = [actual.split('\n'), expected.split('\n')];
  let same = 0;
  while (same < Math.min(now.length, then.length) && now[same] === then[same]) same++;
  let tail = 0;
  while (tail < Math.min(now.length, then.length) - same && now.at(-1 - tail) === then.at(-1 - tail)) tail++;
  const lines = [
    ...then.slice(same, then.length - tail).map((line) => `- ${line}`),
    ...now.slice(same, now.length - tail).map((line) => `+ ${line}`),
  ];
  const error = new Error(`${what}, from line ${same + 1} (UPDATE=1 rewrites it; read the difference):\n${lines.slice(0, 40).join('\n')}`);
  // The runner prints the stack below the message, and the stack begins with the message.
  error.stack = '';
  throw error;
}

// `npm start` builds first, which would pull dist/ from under the other suites.
function startScript(): string {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  return scripts.start.split('&&').at(-1)?.trim() ?? '';
}
