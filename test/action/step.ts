// A step of a workflow that uses the built action, run as GitHub's runner runs it: inputs and files by the environment, output by standard output and those files.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { sandbox } from '../cli/sandbox.js';

const ACTION = resolve('dist/action.cjs');

export interface Step {
  status: number | null;
  stdout: string;
  stderr: string;
  outputs: Record<string, string>;
  summary: string;
  delimiter: string | undefined;
}

/** Runs the action in a folder as a step of a workflow. */
export function step(folder: string, inputs: Record<string, string> = {}, env: Record<string, string> = {}): Promise<Step> {
  const runner = sandbox({ output: '', 'summary.md': '' }, false);
  const defaults = Object.entries(
    (parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, { default: string }> }).inputs,
  ).map(([name, { default: value }]) => [name, value] as const);
  const given = Object.fromEntries([...defaults, ...Object.entries(inputs)].map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
  return new Promise((done) => {
    const child = spawn(process.execPath, [ACTION], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        NODE_V8_COVERAGE: process.env['NODE_V8_COVERAGE'],
        GITHUB_ACTIONS: 'true',
        CI: 'true',
        RUNNER_TEMP: runner,
        GITHUB_OUTPUT: join(runner, 'output'),
        GITHUB_STEP_SUMMARY: join(runner, 'summary.md'),
        ...given,
        ...env,
      },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (x) => {
      stdout += x;
    });
    child.stderr.on('data', (x) => {
      stderr += x;
    });
    child.on('close', (status) => {
      // Nothing of the action's own is left behind.
      assert.equal(readdirSync(runner).sort(), ['output', 'summary.md']);
      const set = readFileSync(join(runner, 'output'), 'utf8');
      done({
        status,
        stdout,
        stderr,
        outputs: outputsOf(set),
        delimiter: /<<(.+)/.exec(set)?.[1],
        summary: readFileSync(join(runner, 'summary.md'), 'utf8'),
      });
    });
  });
}

/** Reads GITHUB_OUTPUT as the runner does. */
function outputsOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const [, name, end] = /^([^=<]+)<<(.+)$/.exec(lines[i] as string) ?? [];
    if (!name) continue;
    const value: string[] = [];
    while (lines[++i] !== end) value.push(lines[i] as string);
    found[name] = value.join('\n');
  }
  return found;
}

/** The lines that the runner would obey: commands outside what is stopped. */
export function commands(stdout: string): string[] {
  const found: string[] = [];
  let stopped: string | null = null;
  for (const line of stdout.split('\n')) {
    if (stopped !== null) {
      if (line === `::${stopped}::`) stopped = null;
      continue;
    }
    const [, token] = /^::stop-commands::(.+)$/.exec(line) ?? [];
    if (token) stopped = token;
    else if (/^\s*::|##\[/.test(line)) found.push(line);
  }
  return found;
}
