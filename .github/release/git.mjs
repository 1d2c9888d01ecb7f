// Runs git and npm for a release: what they print comes back, what they say goes to the log.
import { execFileSync } from 'node:child_process';

/** The output of a command, without its last line break; throws with what it said where it fails. */
export function run(command, args, { cwd, env = {}, input } = {}) {
  const output = execFileSync(command, args, {
    cwd, input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env }, shell: process.platform === 'win32' && command === 'npm',
  });
  return output.trimEnd();
}

/** `git` in a folder. */
export const gitIn = (cwd, env = {}) => (...args) => run('git', args, { cwd, env });
