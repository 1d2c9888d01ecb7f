// What the rows of run.mjs share: processes that are run in turn, times, memory, and the verdict on a ratio.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

export const { values: flags } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    only: { type: 'string', default: '' },
    corpus: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
export const root = join(import.meta.dirname, '../..');
export const work = join(import.meta.dirname, '.work');
export const cli = join(root, 'dist/cli.js');
export const rounds = Number(flags.rounds);
export const BLANK = ['-e', '0'];

/** Writes a text to be read, and returns its name in the folder in which the processes run. */
export const file = (name, text) => {
  writeFileSync(join(work, name), text);
  return name;
};

export function clear() {
  rmSync(work, { recursive: true, force: true });
}

export function prepare() {
  clear();
  mkdirSync(work, { recursive: true });
}

/**
 * A process of Node.js. `most` is the highest status with which it may end: linters end with 1, or the number of their findings, where they find
 * something, as they are meant to.
 */
function run({ args, env = {}, most = 0, limit = 600_000 }, stdio) {
  const result = spawnSync(process.execPath, args, {
    cwd: work,
    stdio: ['ignore', ...stdio],
    encoding: 'utf8',
    timeout: limit,
    maxBuffer: 1e9,
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  if (!result.error && !(result.status <= most && result.signal === null))
    throw new Error(`node ${args.join(' ')} ended with ${result.status ?? result.signal}: ${result.stderr}`);
  return result;
}

/** Milliseconds from start to exit, Infinity if it took too long. */
function time(command) {
  const from = process.hrtime.bigint();
  const { error } = run({ limit: 60_000, ...command }, ['ignore', 'pipe']);
  return error ? Infinity : Number(process.hrtime.bigint() - from) / 1e6;
}

export function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted.length % 2 ? sorted[sorted.length >> 1] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
}

/** Times of several commands, run in turn: A B C, A B C … after one round that does not count, unless rounds are few because they are long. */
export function inTurn(commands, times = rounds) {
  const series = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = times > 3 ? -1 : 0; round < times; round++)
    for (const [name, command] of Object.entries(commands)) {
      const ms = time(Array.isArray(command) ? { args: command } : command);
      if (round >= 0) series[name].push(ms);
    }
  return series;
}

/** What one process used, told by itself at its end: peak memory in MiB, and milliseconds of CPU in all its threads. */
export function usage(command, stdout = 'ignore') {
  const hook =
    'data:text/javascript,process.on("exit",()=>{const u=process.resourceUsage();process.stderr.write("\\nused "+u.maxRSS+" "+(u.userCPUTime+u.systemCPUTime))})';
  const args = ['--import', hook, ...command.args];
  const result = run({ ...command, args }, [stdout, 'pipe']);
  if (result.error) throw result.error;
  const [, memory, cpu] = /\nused (\d+) (\d+)$/.exec(result.stderr);
  return { peak: memory / 1024, cpu: cpu / 1000, printed: `${result.stdout ?? ''}${result.stderr}` };
}

export const ratio = (a, b) => median(a.map((ms, i) => ms / b[i]));
export const ms = (x) => `${x < 10 ? x.toFixed(1) : Math.round(x)} ms`;

/**
 * Compares a run of ours with those of other linters, in turn, once each of them is seen to report as many findings as there have to be at
 * `least`: one that finds no rule or no file is fast. A result for each.
 */
export function compareAll(tool, others, times) {
  const seen = others.map((other) => {
    const { printed, ...used } = usage(other.run, 'pipe');
    return { ...other, used, found: printed.match(other.finding)?.length ?? 0 };
  });
  const runs = Object.fromEntries(seen.filter(({ found, least }) => found >= least).map(({ name, run }) => [name, run]));
  if (!Object.keys(runs).length) return seen.map(silent);
  const ours = usage(tool);
  const series = inTurn({ blank: { args: BLANK }, tool, ...runs }, times);
  const side = (list, { cpu, peak }) =>
    `${ms(median(list))} (${ratio(list, series.blank).toFixed(1)} ×), CPU ${ms(cpu)}, ${Math.round(peak)} MiB`;
  return seen.map((other) => {
    const { name, version, used, found } = other;
    const theirs = series[name];
    if (!theirs) return silent(other);
    return {
      value: ratio(series.tool, theirs),
      note: `${side(series.tool, ours)} to ${side(theirs, used)}; ${name} ${version}, ${found} findings`,
      cpu: [ours.cpu, used.cpu],
      peak: [ours.peak, used.peak],
    };
  });
}

const silent = ({ name, found, least }) => ({
  value: null,
  note: `${name} reports ${found || 'no'} findings, and has to report ${least} or more`,
});

export const compare = (tool, other, times) => compareAll(tool, [other], times)[0];

export const rows = [];

export const isWanted = (name) => name.includes(flags.only);

/** Adds a row; a goal that is missed is measured once more before it counts, unless it is far off. */
export function row(name, goal, measure) {
  if (!isWanted(name)) return;
  let result = measure();
  if (goal !== null && result.value > goal && result.value < 2 * goal) {
    const again = measure();
    if (again.value < result.value) result = again;
  }
  // What could not be compared has no value.
  const missed = result.value === null || (goal !== null && !(result.value <= goal));
  const verdict = missed ? 'FAIL' : goal === null ? '' : 'PASS';
  rows.push({ name, ...result, goal, verdict });
  if (!flags.json)
    console.log(
      `${verdict.padEnd(5)}${name.padEnd(44)}${(result.value?.toFixed(2) ?? '').padStart(7)}${(goal === null ? '' : ` ≤ ${goal}`).padEnd(8)}  ${result.note ?? ''}`,
    );
}
