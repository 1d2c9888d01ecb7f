// Changes the program in small ways, one at a time, and counts how many of the changes a test notices; CONTRIBUTING says how to read it.
//
//   node test/mutation/run.mjs [--share 0.05] [--seed 1] [--suites check/,rules.] [--static] [--concurrency 1] [FILE|GLOB[:LINE-LINE]…]
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { LEFT_OUT, drawSample } from './sample.mjs';

const RULES = [
  'contradiction/sale',
  'contradiction/retention',
  'declaration/transfer-safeguard',
  'text/undefined-term',
  'change/material-without-notice',
];
const GOAL = ['src/check/**/*.ts', 'src/extract/**/*.ts', ...RULES.map((rule) => `rules/${rule}/rule.ts`)];

const root = join(import.meta.dirname, '../..');
process.chdir(root);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: 'string', default: '0.05' },
    seed: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '1' },
    static: { type: 'boolean', default: false },
    // How the paths of the suites that are asked begin; all that run in one process where none are given.
    suites: { type: 'string', default: '' },
  },
});
process.env.MUTATION_SUITES = values.suites;
mkdirSync('.build', { recursive: true });
rmSync('.build/mutation.jsonl', { force: true });
drawSample(root, Number(values.share), values.seed);

const results = await new Stryker({
  mutate: positionals.length ? positionals : GOAL,
  plugins: [join(import.meta.dirname, 'runner.mjs')],
  testRunner: 'policy-lint',
  coverageAnalysis: 'perTest',
  buildCommand: 'node test/mutation/build.mjs',
  concurrency: Number(values.concurrency),
  timeoutFactor: 4,
  timeoutMS: 20_000,
  dryRunTimeoutMinutes: 20,
  tempDirName: '.build/stryker',
  ignorePatterns: ['.build', 'dist', 'release', 'test/bench'],
  disableTypeChecks: false,
  allowConsoleColors: false,
  reporters: ['log', 'progress-append-only'],
  ignoreStatic: !values.static,
  warnings: { slow: false },
  thresholds: { high: 80, low: 80, break: null },
}).runMutationTest();

const drawn = results.filter(({ statusReason }) => statusReason !== LEFT_OUT);
for (const { status, fileName, location, mutatorName, replacement } of drawn) {
  if (status === 'Survived' || status === 'NoCoverage')
    console.log(
      `${fileName.replace(`${root}/`, '')}:${location.start.line}:${location.start.column}-${location.end.line}:${location.end.column} ${status} ${mutatorName} ${JSON.stringify(replacement)}`,
    );
}
console.log(`\n${results.length} changes are possible, ${drawn.length} were drawn (share ${values.share}, seed ${values.seed})\n`);
const room = (fileName) => /^(?:src\/[^/]+|rules\/[^/]+\/[^/]+)/.exec(fileName.replace(`${root}/`, ''))?.[0];
const rooms = [...new Set(drawn.map(({ fileName }) => room(fileName)))].sort();
for (const name of rooms)
  console.log(
    line(
      name,
      drawn.filter(({ fileName }) => room(fileName) === name),
    ),
  );
console.log(line('all', drawn));

function line(name, mutants) {
  const count = (...of) => mutants.filter(({ status }) => of.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  const valid = noticed + count('Survived', 'NoCoverage');
  const [low, high] = interval(noticed, valid);
  const percent = (x) => (100 * x).toFixed(1).padStart(5);
  return `${name.padEnd(40)} ${percent(noticed / valid)} %  (${percent(low)} to ${percent(high)})  ${noticed} of ${valid}: ${count('Killed')} failed a test, ${count('Timeout')} never ended, ${count('Survived')} survived, ${count('NoCoverage')} ran in no test${count('RuntimeError', 'CompileError') ? `; ${count('RuntimeError', 'CompileError')} could not run` : ''}`;
}

/** Wilson's, at 95 %. */
function interval(hits, all) {
  const z = 1.96;
  const middle = (hits + (z * z) / 2) / (all + z * z);
  const half = (z / (all + z * z)) * Math.sqrt((hits * (all - hits)) / all + (z * z) / 4);
  return [middle - half, middle + half];
}
