// Reads policies of 15 KB, each a new one, in one process, and prints the milliseconds that one takes when the engine has compiled all it will.
import { defaultSettings, lint } from '../../dist/index.mjs';
import { policy } from './corpus.mjs';

const SIZE = 15_000;
const ROUNDS = 60;
const TEXTS = 10;
const settings = defaultSettings('2026-01-01');
const rounds = [];
for (let round = 0; round < ROUNDS; round++) {
  const texts = Array.from({ length: TEXTS }, (_, i) => policy(round * TEXTS + i, SIZE));
  const from = process.hrtime.bigint();
  // Without rules a policy is parsed, and its statements are read.
  for (const [i, text] of texts.entries())
    await lint({ declaration: null, policies: [{ source: { path: `p${i}.md`, text } }] }, new Map(), settings);
  rounds.push(Number(process.hrtime.bigint() - from) / 1e6 / (texts.reduce((n, text) => n + text.length, 0) / SIZE));
}
console.log(rounds.slice(ROUNDS / 2).sort((a, b) => a - b)[ROUNDS / 4]);
