// Whole runs with all rules over texts made of one short piece: their cost grows in step with the text.
import * as assert from 'uvu/assert';
import { test } from 'uvu';
import { RULES } from '../../src/generated/rules.js';
import { lint } from '../../src/lint.js';
import { growthOf } from '../cost.js';
import { DECLARED } from './documents.js';
import { EVERYTHING } from './laws.js';

for (const piece of ['No.', 'a.', '@', 'a@', 'a.b@c ', ' at ', '(at)', 'we sell ', '1 ', '"', 'A ', 'not, '])
  test(`all rules over ${JSON.stringify(piece)} again and again`, async () => {
    const read = (text: string): Promise<unknown> =>
      lint(
        { declaration: { path: 'privacy.yaml', text: DECLARED }, policies: [{ source: { path: 'policy.txt', text } }] },
        RULES,
        EVERYTHING,
      );
    assert.is(await growthOf((length) => piece.repeat(Math.ceil(length / piece.length)), read, 8_000, 2), null);
  });

test.run();
