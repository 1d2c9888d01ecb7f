// check --watch: every change of a file that counts is a new report, also through a broken state and a file that comes later.
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DECLARATION, POLICY, run, sandbox } from './sandbox.js';

const test = suite('cli/watch');
const all: Watching[] = [];

/** A program that watches, and what it said since it was last asked. */
class Watching {
  private readonly child;
  private output = '';
  private heard: () => void = () => undefined;
  readonly ended: Promise<NodeJS.Signals | number | null>;

  constructor(
    readonly folder: string,
    args: readonly string[] = [],
  ) {
    this.child = spawn(
      process.execPath,
      [resolve('dist/cli.js'), '--watch', '--format', 'stylish', '--only', 'contradiction', '--only', 'declaration/unknown-value', ...args],
      { cwd: folder, env: { ...process.env, CI: '1' } },
    );
    for (const stream of [this.child.stdout, this.child.stderr])
      stream.on('data', (x) => {
        this.output += x;
        this.heard();
      });
    all.push(this);
    this.ended = new Promise((done) => {
      this.child.on('close', (status, signal) => {
        done(signal ?? status);
        this.heard();
      });
    });
  }

  /** The next report, when it is whole. */
  async report(): Promise<string> {
    while (!/watching \d+ files?, Ctrl\+C ends it\.\n$/.test(this.output))
      await new Promise<void>((done) => {
        this.heard = done;
      });
    const said = this.output;
    this.output = '';
    return said;
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  end(): void {
    this.child.kill('SIGINT');
  }
}

test.after.each(() => {
  for (const one of all.splice(0)) one.end();
});

test('a change is a new report', async () => {
  const watching = new Watching(sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY }));
  assert.match(await watching.report(), /contradiction\/sale\n[^]*policy-lint: checked in \d+ ms; watching 2 files, Ctrl\+C ends it\.\n$/);
  watching.write('privacy.md', POLICY.replace('never sell', 'perhaps sell'));
  assert.not.match(await watching.report(), 'contradiction/sale');
  watching.write('privacy.yaml', `${DECLARATION}x: [\n`);
  assert.match(await watching.report(), 'declaration/unknown-value');
  watching.write('privacy.yaml', DECLARATION);
  assert.match(await watching.report(), 'no problems');
  watching.write('policy-lint.config.yaml', 'rules: {contradiction/sales: off}\n');
  assert.match(await watching.report(), /policy-lint: policy-lint\.config\.yaml:1:9: [^]*did you mean contradiction\/sale\?/);
  rmSync(join(watching.folder, 'policy-lint.config.yaml'));
  await watching.report();
  watching.write('privacy.md', POLICY);
  assert.match(await watching.report(), 'contradiction/sale');
  watching.end();
  assert.is(await watching.ended, 'SIGINT');
});

test('a declared policy that comes later is seen, a file that is none of them is not', async () => {
  const watching = new Watching(sandbox({ 'privacy.yaml': DECLARATION }));
  assert.not.match(await watching.report(), 'contradiction/sale');
  watching.write('notes.txt', 'nothing of interest');
  watching.write('privacy.md', POLICY);
  assert.match(await watching.report(), 'contradiction/sale');
  watching.end();
  await watching.ended;
});

for (const flag of [['--since', 'main'], ['--suppress-all'], ['--stdin'], ['--format', 'jsonl']])
  test(`${flag[0]} ${flag[1] ?? ''} does not go with --watch`, async () => {
    const { status, stderr } = await run(sandbox({ 'privacy.yaml': DECLARATION }), ['--watch', ...flag]);
    assert.is(status, 2);
    assert.match(stderr, /^policy-lint: --watch does not go with --[a-z -]+\.\n$/);
  });

test.run();
