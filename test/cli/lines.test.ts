// Lists of files in, lines out: each as it comes, none kept, and quietly ended when nobody reads on.
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DECLARATION, POLICY, run, sandbox, shell, spawned } from './sandbox.js';

const test = suite('cli/lines');
const CLI = resolve('dist/cli.js');
const folder = sandbox({
  'a/privacy.yaml': DECLARATION,
  'a/privacy.md': POLICY,
  'b/privacy.yaml': DECLARATION.replace('sells: yes', 'sells: no'),
  'b/privacy.md': POLICY,
  'alone.md': POLICY,
  'new\nline.md': POLICY,
});

const lines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('check --format jsonl prints a report a project', async () => {
  const ran = await run(folder, ['--format', 'jsonl', '.', 'alone.md']);
  assert.is(ran.stderr, '');
  assert.is(ran.status, 1);
  const read = lines(ran.stdout);
  assert.equal(
    read.map(({ project }) => project),
    ['a/privacy.yaml', 'b/privacy.yaml', 'alone.md'],
  );
  for (const { project, ...report } of read)
    assert.equal(report, JSON.parse((await run(folder, ['--format', 'json', project as string])).stdout));
  assert.is((await run(folder, ['--format', 'jsonl', 'alone.md'])).status, 0);
  assert.is((await run(folder, ['--format', 'jsonl', '--exit-zero', '.'])).status, 0);
});

test('a file of lines appears whole, and a project is told once', async () => {
  const ran = await run(folder, ['--format', 'jsonl=out.jsonl', 'a/privacy.md', 'a/privacy.yaml', 'a']);
  assert.equal([ran.stdout, ran.stderr, ran.status], ['', '', 1]);
  assert.is(lines(readFileSync(join(folder, 'out.jsonl'), 'utf8')).length, 1);
  assert.equal(
    readdirSync(folder).filter((name) => name.endsWith('.tmp')),
    [],
  );
});

test('a line says what a whole report says, however long it is and whatever letters it holds', async () => {
  const section = (n: number): string =>
    `## ${n}. Was wir wissen 🙂\n\nWe share with:\n\n- Käsehändler “Größe ${n}”, to send you offers;\n- our affiliates.\n\nWe collect your name, your e-mail address and your order history. This does not include your photos.\n`;
  const long = sandbox({ 'long.md': Array.from({ length: 300 }, (_, n) => section(n)).join('\n') });
  const [line, report] = [
    await run(long, ['claims', '--format', 'jsonl', 'long.md']),
    await run(long, ['claims', '--format', 'json', 'long.md']),
  ];
  assert.ok(line.stdout.length > 3 * 65_536, `${line.stdout.length}`);
  const [read] = lines(line.stdout);
  const [whole] = (JSON.parse(report.stdout) as { files: Record<string, unknown>[] }).files;
  assert.equal(read, { formatVersion: 1, ...whole });
  await run(long, ['claims', '--format', 'jsonl=out.jsonl', 'long.md']);
  assert.is(readFileSync(join(long, 'out.jsonl'), 'utf8'), line.stdout);
});

test('names come from a list, whatever it parts them by', async () => {
  const list = async (text: string, ...args: string[]): Promise<unknown[]> => {
    writeFileSync(join(folder, 'list'), text);
    const ran = await run(folder, ['claims', '--format', 'jsonl', '--files-from', 'list', ...args]);
    assert.is(ran.stderr, '');
    assert.is(ran.status, 0);
    return lines(ran.stdout).map(({ file }) => file);
  };
  assert.equal(await list('a/privacy.md\nalone.md\n'), ['a/privacy.md', 'alone.md']);
  assert.equal(await list('a/privacy.md\r\n\r\nalone.md'), ['a/privacy.md', 'alone.md']);
  assert.equal(await list('a/privacy.md\0new\nline.md\0'), ['a/privacy.md', 'new\nline.md']);
  assert.equal(await list('alone.md\n', 'a/privacy.md'), ['a/privacy.md', 'alone.md']);
  assert.equal(await list(''), []);
  const check = await run(folder, ['--format', 'json', '--files-from', 'list']);
  assert.equal([check.status, JSON.parse(check.stdout).summary.files], [0, 0], 'an empty list is no list of everything');
});

test('standard input may be the list', async () => {
  const ran = await spawned(folder, ['--format', 'json', '--files-from', '-'], { stdin: 'a/privacy.md\nb/privacy.md\nalone.md\n' });
  assert.is(ran.status, 1);
  assert.equal(ran.stdout, (await run(folder, ['--format', 'json', 'a/privacy.md', 'b/privacy.md', 'alone.md'])).stdout);
  const streamed = await spawned(folder, ['--format', 'jsonl', '--files-from', '-'], {
    stdin: 'a/privacy.md\ngone.md\na/privacy.yaml\nalone.md\n',
  });
  assert.equal(
    lines(streamed.stdout).map(({ project }) => project),
    ['a/privacy.yaml', null, 'alone.md'],
  );
  assert.is(streamed.stderr, 'policy-lint: gone.md does not exist.\n');
  assert.is(streamed.status, 2);
});

test('a bad list is one sentence', async () => {
  const told = async (...args: string[]): Promise<string> => {
    const ran = await run(folder, args);
    assert.is(ran.status, 2);
    assert.is(ran.stdout, '');
    return ran.stderr;
  };
  assert.is(await told('claims', '--files-from', 'gone'), 'policy-lint: The list gone does not exist.\n');
  assert.is(await told('claims', '--files-from', 'a'), 'policy-lint: The list a is a folder.\n');
  assert.match(await told('--files-from', ''), /--files-from needs the name of a file, or - for standard input/);
  assert.is(await told('--files-from', '-', '--stdin'), 'policy-lint: --files-from - and --stdin both read standard input.\n');
  writeFileSync(join(folder, 'endless'), 'x'.repeat(200_000));
  assert.is(
    await told('claims', '--files-from', 'endless'),
    'policy-lint: endless is no list of files: it holds a name of more than 65536 characters.\n',
  );
  assert.match(await told('--format', 'jsonl', '--format', 'sarif'), /^policy-lint: --format jsonl goes with no other format/);
  for (const flag of ['--since=main', '--print-config'])
    assert.match(await told('--format', 'jsonl', flag), /does not go with --format jsonl\.\n$/);
  assert.match(
    await told('--format', 'jsonl', '--suppress-all'),
    /^policy-lint: --suppress-all does not go with --format jsonl; policy-lint merge heeds the baseline\.\n$/,
  );
});

/** A child whose standard input stays open. */
function child(...args: string[]) {
  const process_ = spawn(process.execPath, [CLI, ...args], { cwd: folder });
  let out = '';
  process_.stdout.on('data', (x) => {
    out += x;
  });
  process_.stdin.on('error', () => undefined);
  const until = async (test_: () => boolean): Promise<void> => {
    while (!test_()) await pause(20);
  };
  return {
    process_,
    lines: async (n: number): Promise<Record<string, unknown>[]> => {
      await until(() => out.split('\n').length > n);
      return lines(out);
    },
    ended: new Promise<number | NodeJS.Signals | null>((done) => {
      process_.on('close', (code, signal) => {
        done(signal ?? code);
      });
    }),
  };
}

for (const [command, key] of [
  [['claims'], 'file'],
  [['check', '--exit-zero'], 'project'],
] as const)
  test(`${command[0]} answers each line before the next is written`, async () => {
    const { process_, lines: told, ended } = child(...command, '--format', 'jsonl', '--files-from', '-');
    process_.stdin.write('alone.md\n');
    assert.equal(
      (await told(1)).map((line) => line[key]),
      ['alone.md'],
    );
    process_.stdin.write('a/privacy.md\n');
    assert.is((await told(2)).length, 2);
    process_.stdin.end();
    assert.is(await ended, 0);
  });

test('nobody who reads on ends the run quietly', async () => {
  const { process_, lines: told, ended } = child('claims', '--format', 'jsonl', '--files-from', '-');
  let stderr = '';
  process_.stderr.on('data', (x) => {
    stderr += x;
  });
  process_.stdin.write('alone.md\n');
  await told(1);
  process_.stdout.destroy();
  // The list goes on for ever.
  const more = setInterval(() => process_.stdin.write('alone.md\n'.repeat(50)), 10);
  assert.is(await ended, 0);
  clearInterval(more);
  assert.is(stderr, '');
  assert.match(
    shell(folder, '(yes alone.md || true) | head -5000 > many; ($CLI check --format jsonl --files-from many || true) | head -1 | wc -l'),
    /1/,
  );
});

test('an interrupted run leaves no part of a file', async () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const { process_, ended } = child('claims', '--format', 'jsonl=part.jsonl', '--files-from', '-');
    process_.stdin.write('alone.md\n'.repeat(50));
    while (!readdirSync(folder).some((name) => /part\.jsonl.*tmp$/.test(name))) await pause(20);
    process_.kill(signal);
    assert.is(await ended, signal);
    assert.not.ok(existsSync(join(folder, 'part.jsonl')));
    assert.equal(
      readdirSync(folder).filter((name) => name.endsWith('.tmp')),
      [],
    );
  }
});

test('memory does not grow with the number of files', async () => {
  const many = sandbox(
    Object.fromEntries(
      Array.from({ length: 700 }, (_, i) => [
        `p${i % 30}/policy-${i}.md`,
        `# Policy ${i}\n\n${`We share your e-mail address number ${i} with partners of ours. `.repeat(20)}\n`,
      ]),
    ),
  );
  const stdin = Array.from({ length: 700 }, (_, i) => `p${i % 30}/policy-${i}.md\n`).join('');
  // As much as the program takes for one file; what was kept of so many would end the process.
  const env = { NODE_OPTIONS: '--max-old-space-size=36 --max-semi-space-size=1' };
  for (const command of [['claims'], ['check', '--exit-zero']]) {
    const ran = await spawned(many, [...command, '--format', 'jsonl', '--files-from', '-'], { stdin, env });
    assert.equal([ran.status, ran.stderr.slice(0, 300)], [0, ''], command[0]);
    assert.is(ran.stdout.split('\n').length, 701);
  }
});

test.run();
