// Tries random documents for as long as it is told, and says how many of what kind broke a law.
//
//   npm run fuzz -- [--runs N | --minutes M] [--seed S] [--only TEXT] [--log FILE]
//
// Each round has a seed of its own, which is printed with what it breaks: --seed S --runs N --only FAMILY tries the same documents again.
import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FAMILIES } from './families.js';

const { values: flags } = parseArgs({
  options: {
    runs: { type: 'string' },
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    log: { type: 'string' },
  },
});
const until = flags.runs === undefined ? Date.now() + 60_000 * Number(flags.minutes) : Infinity;
const families = Object.entries(FAMILIES).filter(([name]) => name.includes(flags.only));
const tried = new Map<string, { documents: number; broken: number }>(families.map(([name]) => [name, { documents: 0, broken: 0 }]));

let seed = Number(flags.seed);
const round = families.reduce((sum, [, { weight }]) => sum + weight, 0);
for (let left = Number(flags.runs ?? Infinity); left > 0 && Date.now() < until; left -= round, seed++)
  for (const [name, { family, weight }] of families) {
    const count = tried.get(name) as { documents: number; broken: number };
    const runs = Math.max(1, Math.min(weight, Math.round((weight * left) / round)));
    let said = '';
    try {
      await family(runs, seed);
    } catch (error) {
      count.broken++;
      said = reasonOf(error);
      console.log(`--- ${name}, seed ${seed}:\n${said.slice(0, 6000)}\n`);
    }
    count.documents += runs;
    if (flags.log)
      appendFileSync(
        flags.log,
        `${JSON.stringify({ family: name, seed, documents: runs, ...(said ? { broken: said.slice(0, 2000) } : {}) })}\n`,
      );
  }

/** What fast-check says, and what was thrown at the smallest document. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.cause instanceof Error ? `${error.cause.stack?.split('\n').slice(0, 8).join('\n') ?? ''}\n` : ''}${error.message.replace(/\n\nHint:[^]*$/, '')}`;
}

for (const [name, { documents, broken }] of tried)
  console.log(`${name.padEnd(40)}${String(documents).padStart(9)} documents${broken ? `, ${broken} rounds broke a law` : ''}`);
const all = [...tried.values()];
console.log(
  `${'all'.padEnd(40)}${String(all.reduce((sum, one) => sum + one.documents, 0)).padStart(9)} documents, seeds ${flags.seed}–${seed - 1}`,
);
process.exitCode = all.some(({ broken }) => broken) ? 1 : 0;
