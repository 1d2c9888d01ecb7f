// Runs every built suite in a process of its own; a suite without a test, or one that dies, fails the run.
//
//   node test/run.mjs [FILTER…]        FILTER: part of a suite's path; !FILTER leaves suites out
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const built = join(root, '.build/test');
const filters = process.argv.slice(2).filter((x) => !x.startsWith('!'));
const excluded = process.argv
  .slice(2)
  .filter((x) => x.startsWith('!'))
  .map((x) => x.slice(1));
const suites = readdirSync(built, { recursive: true })
  .map(String)
  .filter((f) => f.endsWith('.test.js') && (!filters.length || filters.some((x) => f.includes(x))) && !excluded.some((x) => f.includes(x)))
  .sort();

let passed = 0;
let failed = 0;

function run(suite) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--enable-source-maps', join(built, suite)], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, NODE_DISABLE_COLORS: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (x) => {
      output += x;
    });
    child.stderr.on('data', (x) => {
      output += x;
    });
    child.on('close', (code) => {
      const total = sum(output, /^\s*Total:\s+(\d+)/gm);
      const good = sum(output, /^\s*Passed:\s+(\d+)/gm);
      passed += good;
      failed += total - good;
      // A suite all of whose tests need what is not installed says so; in CI that is an error of its own.
      const leftOut = sum(output, /^\s*Skipped:\s+(\d+)/gm) > 0 && /^skipped: /m.test(output);
      const silent = total === 0 && !leftOut;
      const died = code !== 0 && total === good;
      if (silent || died) failed++;
      if (silent || died || total !== good) {
        console.log(`--- ${suite}${silent ? ': ran no test' : died ? `: ended with ${code}` : ''}`);
        console.log(output.trim());
      } else console.log([`ok  ${suite.replace(/\.test\.js$/, '')} (${good})`, ...(output.match(/^skipped: .+/gm) ?? [])].join('\n    '));
      resolve();
    });
  });
}

function sum(text, pattern) {
  return [...text.matchAll(pattern)].reduce((n, m) => n + Number(m[1]), 0);
}

if (!suites.length) {
  console.log('no suite matches');
  failed++;
}
// Suites that measure growth run last and alone: what runs beside them would be measured too.
const measuring = suites.filter((s) => /hostile/.test(s));
const queue = suites.filter((s) => !measuring.includes(s));
await Promise.all(
  [0, 1].map(async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await run(next);
  }),
);
for (const suite of measuring) await run(suite);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
