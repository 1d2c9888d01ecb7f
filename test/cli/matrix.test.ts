// The worked example of a matrix: its commands, run as the workflow has them, give the report of a single run.
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { run, shell } from './sandbox.js';

const test = suite('cli/matrix');

interface Job {
  readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } };
  readonly steps: readonly { readonly run?: string; readonly env?: Readonly<Record<string, string>> }[];
}

test('the workflow of the example', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'policy-lint-')));
  try {
    cpSync('examples/many-projects', folder, { recursive: true });
    const { jobs } = parse(readFileSync(join(folder, 'workflow.yml'), 'utf8')) as { jobs: { lint: Job; merge: Job } };
    const script = ({ steps }: Job, shard: number): string =>
      steps
        .filter((step) => step.run !== undefined)
        .map(({ run: command = '', env = {} }) =>
          [
            ...Object.entries(env).map(([name, value]) => `export ${name}='${value.replace(/\$\{\{ matrix\.shard \}\}/g, String(shard))}'`),
            command.replace('npx policy-lint', '$CLI'),
          ].join('\n'),
        )
        .join('\n');
    const { shard: shards = [] } = jobs.lint.strategy?.matrix ?? {};
    assert.equal(shards, [1, 2, 3]);
    for (const shard of shards) shell(folder, script(jobs.lint, shard));
    const told = shell(folder, `${script(jobs.merge, 0)} || echo "ended with $?"`);
    const whole = await run(folder, ['--format', 'json', '.', 'blog/privacy.md']);
    assert.is(told, `ended with ${whole.status}\n`);
    assert.equal(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')), JSON.parse(whole.stdout));
    const projects = shards.map(
      (shard) => (JSON.parse(readFileSync(join(folder, `report-${shard}.json`), 'utf8')) as { summary: { files: number } }).summary.files,
    );
    assert.ok(projects.filter(Boolean).length > 1, `all projects are in one shard: ${projects.join(', ')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the lines that the Spark example pipes', () => {
  const command = /^READ = "npx policy-lint (.*)"$/m.exec(readFileSync('examples/many-projects/spark.py', 'utf8'))?.[1] ?? '';
  const out = shell('examples/many-projects', `find . -name '*.md' -not -name README.md | sort | $CLI ${command}`);
  assert.equal(
    out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { file: string }).file),
    ['app/privacy.md', 'blog/privacy.md', 'shop/privacy.md'],
  );
});

test.run();
