// A short run of every family, with the same documents in every run; `npm run fuzz` tries others for as long as it is told.
import { suite } from 'uvu';
import { FAMILIES } from './families.js';

const test = suite('fuzz');
/** The part of a round that is tried here. */
const PART = Number(process.env.FUZZ_PART ?? 0.05);

// What grows too fast is looked for in the suites of hostile texts, which run alone.
for (const [name, { family, weight }] of Object.entries(FAMILIES).filter(([name]) => !name.startsWith('growth'))) test(name, () => family(Math.ceil(weight * PART), 1));

test.run();
