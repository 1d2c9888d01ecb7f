// Counts the lines of src/ and rules/ that the tests run, and fails where those of src/ are too few; CONTRIBUTING says what is counted.
//
//   node test/coverage/run.mjs [--least PERCENT] [FILTER…]      after `npm run build`; with a FILTER, as of test/run.mjs, nothing is too few
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { linesOf } from './lines.mjs';
import { unbundle } from './unbundle.mjs';

/** Suites that run no other lines: those of the package, of programs that read reports, of repositories around it; those that measure time; random documents; and sentences read once more with parts switched off. */
const LEFT_OUT = [
  'package',
  'release/',
  'hooks/',
  'try/',
  'report/browser',
  'report/validators',
  'hostile',
  'fuzz/',
  'phenomena',
  'extract/verbs',
];

const root = join(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { least: { type: 'string', default: '95' } } });
const raw = join(root, '.build/coverage');
rmSync(raw, { recursive: true, force: true });
mkdirSync(raw, { recursive: true });
process.chdir(root);

const sources = await unbundle(root);
const suites = positionals.length ? positionals : LEFT_OUT.map((filter) => `!${filter}`);
const { status } = spawnSync(process.execPath, ['test/run.mjs', ...suites], {
  stdio: 'inherit',
  env: { ...process.env, NODE_V8_COVERAGE: raw },
});
const lines = await linesOf(root, sources, raw);
// What is built for counting is of no other use.
spawnSync(process.execPath, ['build.mjs', '--quiet'], { stdio: 'inherit' });

for (const [source, ran] of lines) {
  const missed = [...ran].filter(([, hasRun]) => !hasRun).map(([line]) => line);
  if (missed.length) console.log(`${source}: ${spans(missed)}`);
}
console.log();
for (const room of [...new Set([...lines.keys()].map(roomOf)), 'src']) console.log(summary(room));

const { share } = sum('src');
if (status !== 0) {
  console.log('\nTests failed, so nothing was counted well.');
  process.exitCode = 1;
} else if (!positionals.length && share < Number(values.least)) {
  console.log(`\n${share.toFixed(2)} % of the lines of src/ were run, and at least ${values.least} % are to be.`);
  process.exitCode = 1;
}

function roomOf(source) {
  return /^src\/[^/]+|^rules/.exec(source)?.[0] ?? source;
}

function sum(room) {
  const counted = [...lines].filter(([source]) => source === room || source.startsWith(`${room}/`)).flatMap(([, ran]) => [...ran.values()]);
  const run = counted.filter(Boolean).length;
  return { run, all: counted.length, share: (100 * run) / counted.length };
}

function summary(room) {
  const { run, all, share } = sum(room);
  return `${room.padEnd(16)} ${share.toFixed(2).padStart(6)} %  ${String(run).padStart(6)} of ${String(all).padStart(6)} lines`;
}

/** 3, 4, 5, 9 → `3-5, 9` */
function spans(numbers) {
  const found = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join(', ');
}
