// Measures policy-lint: whole processes, run in turn with `node -e 0`, so that a busy machine slows both.
//
//   npm run bench [-- --rounds N] [--only TEXT] [--corpus DIR] [--json]
//
// Verdicts rest on ratios, and on milliseconds only in a hook, where people wait. Peers do other work; they are measured if they are installed:
// npm ci --ignore-scripts --prefix test/bench/peers
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { codeRows } from './code.mjs';
import { HOSTILE, declaration, hostile, page, policy } from './corpus.mjs';
import { BLANK, clear, cli, file, flags, inTurn, median, ms, prepare, ratio, root, rounds, row, rows, usage, work } from './measure.mjs';
import { peerRows } from './peers.mjs';

const POLICIES = 100;
const SIZE = 12_600;
const FRESH = { NODE_DISABLE_COMPILE_CACHE: '1' };
const check = (...paths) => [cli, 'check', '--no-config', '--exit-zero', ...paths];
const claims = (...paths) => [cli, 'claims', '--format', 'jsonl', ...paths];

prepare();
const policies = Array.from({ length: POLICIES }, (_, i) => file(`p${i}.md`, policy(i, SIZE)));
const pages = Array.from({ length: POLICIES / 4 }, (_, i) => file(`p${i}.html`, page(i, SIZE)));
file('one.yaml', declaration(['p0.md']));
file('five.yaml', declaration(policies.slice(0, 5)));

if (!flags.json) {
  console.log(
    `node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)}; ${rounds} rounds, medians; × = times "node -e 0" of the same round\n`,
  );
}

row('--version × node -e 0', 1.2, () => {
  const { tool, blank } = inTurn({ blank: BLANK, tool: [cli, '--version'] });
  return { value: ratio(tool, blank), note: `${ms(median(tool))} to ${ms(median(blank))}` };
});
row('1 declaration, 1 policy × node -e 0', 2.5, () => {
  const { tool, blank } = inTurn({ blank: BLANK, tool: check(join(root, 'examples/saas-that-sells')) });
  return { value: ratio(tool, blank), note: `${ms(median(tool))} to ${ms(median(blank))}, examples/saas-that-sells` };
});
row('hook, unchanged project, ms over node -e 0', 300, () => {
  const { tool, blank } = inTurn({ blank: BLANK, tool: check('--no-error-on-unmatched-pattern', join(root, 'examples/clean')) });
  return { value: median(tool.map((t, i) => t - blank[i])), note: `${ms(median(tool))} to ${ms(median(blank))}, examples/clean` };
});
row('action × command line', 1.5, () => {
  const env = { INPUT_PATHS: join(root, 'examples/clean'), 'INPUT_FAIL-ON': 'never', ...FRESH };
  // Both without compiled code of an earlier run: a runner is new each time.
  const { tool, action } = inTurn({
    tool: { args: check(join(root, 'examples/clean')), env: FRESH },
    action: { args: [join(root, 'dist/action.cjs')], env },
  });
  return { value: ratio(action, tool), note: `${ms(median(action))} to ${ms(median(tool))}, examples/clean` };
});
row('5 policies × 1 policy', 1.5, () => {
  const { one, five } = inTurn({ one: check('one.yaml'), five: check('five.yaml') });
  return { value: ratio(five, one), note: `${ms(median(five))} to ${ms(median(one))}, ${SIZE / 1000} KB each` };
});
for (const [kind, files, goal] of [
  ['md', policies, 0.5],
  ['html', pages, 0.5],
])
  row(`claims, a further policy (${kind}) × node -e 0`, goal, () => {
    const { blank, first, all } = inTurn({ blank: BLANK, first: claims(files[0]), all: claims(...files) }, Math.min(rounds, 5));
    const each = median(all.map((t, i) => (t - first[i]) / (files.length - 1)));
    return {
      value: each / median(blank),
      note: `${ms(each)} each: ${Math.round(1000 / each)} files/s, ${(SIZE / 1000 / each).toFixed(1)} MB/s`,
    };
  });
row('claims, 100 policies of 15 KB, warm × node -e 0', 6.5, () => {
  const { blank } = inTurn({ blank: BLANK });
  // One thread, so that a core is a core: compiling and collecting memory count.
  const { stdout, status, stderr } = spawnSync(process.execPath, ['--single-threaded', join(import.meta.dirname, 'warm.mjs')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const each = Number(stdout);
  return { value: (100 * each) / median(blank), note: `${ms(each)} each: ${Math.round(1000 / each)} policies/s on one core` };
});
row('growth 0.5 → 5 MB (linear = 10)', 12, () => {
  const small = file('small.md', policy(1, 500_000));
  const large = file('large.md', policy(1, 5_000_000));
  const { start, a, b } = inTurn({ start: claims('p0.md'), a: claims(small), b: claims(large) }, Math.min(rounds, 3));
  return { value: (median(b) - median(start)) / (median(a) - median(start)), note: `${ms(median(a))} to ${ms(median(b))}` };
});
row('growth 0.05 → 0.5 MB (linear = 10)', 12, () => {
  const small = file('smaller.md', policy(1, 50_000));
  const large = file('small.md', policy(1, 500_000));
  const { start, a, b } = inTurn({ start: claims('p0.md'), a: claims('p0.md', small), b: claims('p0.md', large) }, Math.min(rounds, 5));
  return { value: (median(b) - median(start)) / (median(a) - median(start)), note: `${ms(median(a))} to ${ms(median(b))}` };
});
const MANY = 1000;
const list = (name, count) => file(name, Array.from({ length: count }, (_, i) => `many/p${i}.md`).join('\n'));
/** A thousand policies are written when a row asks for them. */
function many() {
  if (existsSync(join(work, 'many'))) return;
  mkdirSync(join(work, 'many'));
  for (let i = 0; i < MANY; i++) file(`many/p${i}.md`, policy(i, SIZE));
  list('hundred', MANY / 10);
  list('thousand', MANY);
}
row('1,000 policies × 100 policies (linear = 10)', 10.5, () => {
  many();
  const { start, a, b } = inTurn(
    { start: check('p0.md'), a: check('--files-from', 'hundred'), b: check('--files-from', 'thousand') },
    Math.min(rounds, 3),
  );
  return { value: (median(b) - median(start)) / (median(a) - median(start)), note: `${ms(median(a))} to ${ms(median(b))}, all at once` };
});
codeRows();
for (const [name, goal, args] of [
  ['1 policy', 2.25, () => check('p0.md')],
  ['1,000 policies, jsonl', 3.75, () => check('--format', 'jsonl', '--files-from', 'thousand')],
  ['1,000 policies, claims in jsonl', 3.75, () => claims('--files-from', 'thousand')],
  ['1,000 policies at once', null, () => check('--format', 'json', '--files-from', 'thousand')],
  ['5 MB', 6.25, () => claims(file('large.md', policy(1, 5_000_000)))],
])
  row(`memory, ${name} × node -e 0`, goal, () => {
    if (name.startsWith('1,000')) many();
    const [blank, tool] = [usage({ args: BLANK }).peak, usage({ args: args() }).peak];
    return { value: tool / blank, note: `${Math.round(tool)} MiB to ${Math.round(blank)} MiB` };
  });
for (const [name, unit] of Object.entries(HOSTILE))
  row(`20 → 80 KB of ${name} (linear = 4)`, 6, () => {
    const a = file('hostile-20.md', hostile(unit, 20_000));
    const b = file('hostile-80.md', hostile(unit, 80_000));
    const { blank, start, small, large } = inTurn(
      { blank: BLANK, start: claims('p0.md'), small: claims(a), large: claims(b) },
      Math.min(rounds, 3),
    );
    const [base, s, l] = [median(start), median(small), median(large)];
    // Below one start of node the growth of so little work is noise.
    const value = l - base < median(blank) ? Math.min(4, Math.max(0, l / base)) : (l - base) / Math.max(s - base, median(blank) / 4);
    return { value, note: `${ms(s)} to ${ms(l)}` };
  });

peerRows();

clear();
if (flags.json) console.log(JSON.stringify({ node: process.version, rounds, rows }, null, 2));
const missed = rows.filter((r) => r.verdict === 'FAIL').length;
if (!flags.json) console.log(`\n${rows.filter((r) => r.verdict === 'PASS').length} goals met, ${missed} missed`);
process.exit(missed ? 1 : 0);
