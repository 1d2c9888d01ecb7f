// The GitHub Action: runs the command line with what the workflow asks for, and hands on annotations, a summary and counts.
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../cli/run.js';
import { complain, print } from '../cli/output.js';
import { UserError } from '../model/user-error.js';
import { argumentsOf, input, isOn, type Written } from './inputs.js';

/** What a step's summary may hold; above it GitHub drops all of it. */
const MOST_SUMMARY = 900_000;
const OUTCOME = ['clean', 'findings', 'error'] as const;

async function main(): Promise<0 | 1 | 2> {
  const { env } = process;
  const folder = mkdtempSync(join(env['RUNNER_TEMP'] || tmpdir(), 'policy-lint-'));
  const file = (name: string): string => join(folder, name);
  const written: Written = {
    pretty: file('report.txt'),
    json: file('report.json'),
    annotations: file('annotations.txt'),
    summary: file('summary.md'),
  };
  const workspace = process.cwd();
  try {
    const args = argumentsOf(env, written);
    const [shows, summarises] = [isOn(env, 'annotations', true), isOn(env, 'summary', true)];
    const where = input(env, 'working-directory');
    if (where) enter(where);
    const status = await run(args, pathToFileURL(join(__dirname, '../')));
    const report = read(written.json);
    if (report) {
      quoted(read(written.pretty));
      if (shows) print(read(written.annotations));
      if (summarises) append(env['GITHUB_STEP_SUMMARY'], read(written.summary).slice(0, MOST_SUMMARY));
    }
    outputs(env['GITHUB_OUTPUT'], {
      ...counts(report),
      'sarif-file': report && input(env, 'sarif-file') ? resolve(input(env, 'sarif-file')) : '',
      outcome: OUTCOME[status],
    });
    return status;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    complain(`policy-lint: ${error.message}`);
    outputs(env['GITHUB_OUTPUT'], { outcome: 'error' });
    return 2;
  } finally {
    process.chdir(workspace);
    rmSync(folder, { recursive: true, force: true });
  }
}

function enter(folder: string): void {
  try {
    process.chdir(folder);
  } catch {
    throw new UserError(`The working-directory ${folder} does not exist.`);
  }
}

/** Prints a report in the log so that the runner obeys no line of it: it quotes files that a stranger may have written. */
function quoted(text: string): void {
  const token = randomUUID();
  print(`::stop-commands::${token}\n${text}\n::${token}::\n`);
}

function counts(json: string): Record<string, string> {
  if (!json) return {};
  const { summary } = JSON.parse(json) as { summary: Record<string, unknown> };
  const of = (name: string): number => Number(summary[name] ?? 0);
  return {
    errors: String(of('errors')),
    warnings: String(of('warnings')),
    infos: String(of('infos')),
    suppressed: String(of('suppressed')),
    findings: String(of('errors') + of('warnings') + of('infos')),
  };
}

function outputs(path: string | undefined, values: Readonly<Record<string, string | undefined>>): void {
  // A delimiter that no value can guess, so that none can end and set another.
  const end = `end_${randomUUID()}`;
  append(
    path,
    Object.entries(values)
      .map(([name, value]) => `${name}<<${end}\n${value ?? ''}\n${end}\n`)
      .join(''),
  );
}

function append(path: string | undefined, text: string): void {
  if (path && text) appendFileSync(path, text);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

void main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    complain(
      `policy-lint: the action failed: ${error instanceof Error ? error.message : String(error)}. This is a bug in policy-lint, not in your files.`,
    );
    process.exitCode = 2;
  },
);
