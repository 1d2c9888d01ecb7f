// The dates that a policy gives itself, and those that it does not.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { datesOf } from '../../src/extract/dates.js';
import type { PolicyDocument } from '../../src/model/document.js';
import { textAt } from '../../src/model/text.js';
import { parsePolicy } from '../../src/parse/policy.js';
import { growthOf } from '../cost.js';

const dates = suite('dates');

async function read(text: string, path = 'policy.md'): Promise<string[]> {
  const found = datesOf(await parsePolicy({ path, text }));
  return found.map(({ role, earliest, latest, at }) => `${role} ${earliest}${latest === earliest ? '' : `..${latest}`} ${textAt(at)}`);
}

const told: [string, string[]][] = [
  ['Last updated: March 3, 2031', ['updated 2031-03-03 March 3, 2031']],
  ['_Last Updated: 3rd of March, 2031_', ['updated 2031-03-03 3rd of March, 2031']],
  ['Effective Date: Mar. 3, 2031. Last revised 2031-03-04.', ['effective 2031-03-03 Mar. 3, 2031', 'updated 2031-03-04 2031-03-04']],
  [
    'This privacy policy was last changed on 3 March 2031 and replaces every one that came before it on this site.',
    ['updated 2031-03-03 3 March 2031'],
  ],
  ['Updated: 03/04/2031', ['updated 2031-03-04..2031-04-03 03/04/2031']],
  ['Updated: 03/24/31', ['updated 2031-03-24 03/24/31']],
  ['Stand: valid from 24.03.2031', ['effective 2031-03-24 24.03.2031']],
  ['Version 2.1, March 2031', ['updated 2031-03-01..2031-03-31 March 2031']],
  ['25 March 2031 (last update)', ['updated 2031-03-25 25 March 2031']],
  ['# Larkfen Privacy Policy (March 2031)\n\nWe ask.', ['published 2031-03-01..2031-03-31 March 2031']],
  ['# Privacy\n\n**Last updated**\n\n3 March 2031\n\nWe ask.', ['updated 2031-03-03 3 March 2031']],
  [
    '# Privacy\n\nWe ask.\n\n- March 3, 2031: first words\n- March 9, 2031: more',
    ['history 2031-03-03 March 3, 2031', 'history 2031-03-09 March 9, 2031'],
  ],
  ['## Changes\n\n3 March 2031 we added cookies.', ['history 2031-03-03 3 March 2031']],
  ['Larkfen © 2024-2031, all rights reserved', ['copyright 2031-01-01..2031-12-31 © 2024-2031']],
  ['Copyright 2031 Larkfen', ['copyright 2031-01-01..2031-12-31 Copyright 2031']],
  [
    '---\ntitle: Privacy\ndate: 2031-03-03 10:00\nlast_updated: 4 March 2031\n---\n\nWe ask.',
    ['published 2031-03-03 date: 2031-03-03 10:00', 'updated 2031-03-04 last_updated: 4 March 2031'],
  ],
  [
    'Updated 3 March 2031 to say more about how we work with the partners who print and send the books that people order from us.',
    ['history 2031-03-03 3 March 2031'],
  ],
  ['This text was archived on 2031-03-03.', ['archived 2031-03-03 2031-03-03']],
];
for (const [text, expected] of told)
  dates(text.replaceAll('\n', ' ⏎ '), async () => {
    assert.equal(await read(text), expected);
  });

const others: [string, string[]][] = [
  [
    'Effective January 1, 2031, people in California have further rights, and we answer within forty-five days when somebody asks.',
    ['other 2031-01-01 January 1, 2031'],
  ],
  [
    'The law was adopted on 3 March 2031 by the parliament of a country that has no other law about what we do here.',
    ['other 2031-03-03 3 March 2031'],
  ],
  [
    'Between 3 March 2031 and 4 March 2031 we had nine requests to delete data, all of which we have answered in time.',
    ['other 2031-03-03 3 March 2031', 'other 2031-03-04 4 March 2031'],
  ],
  ['2.2.10. How we send mail', []],
  ['Call 1-800-555-2031 or 2031 times; room 31/31/2031.', []],
];
for (const [text, expected] of others)
  dates(`no date of the policy: ${text.slice(0, 40)}`, async () => {
    assert.equal(await read(text), expected);
  });

dates('of a text that is not in English none are read', async () => {
  assert.equal(
    await read(
      'Zuletzt aktualisiert am 2031-03-03. Wir erheben personenbezogene Daten, wenn Sie unsere Seite besuchen, und geben sie nicht an Dritte weiter.',
    ),
    [],
  );
});

dates('linear', async () => {
  const part = 'updated on may may may 20 20/ © ';
  const documents = new Map<string, PolicyDocument>();
  const make = (length: number): string => part.repeat(length / part.length);
  for (const length of [20_000, 80_000, 320_000, 1_280_000])
    documents.set(make(length), await parsePolicy({ path: 'policy.txt', text: make(length) }));
  assert.is(await growthOf(make, (text) => datesOf(documents.get(text) as PolicyDocument)), null);
});

dates.run();
