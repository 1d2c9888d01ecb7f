import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import rule from '../../rules/self/disclosure-denied/rule.js';
import changes from '../../rules/self/change-terms/rule.js';
import { defaultSettings, lint } from '../../src/lint.js';
import type { Finding, Rule } from '../../src/model/rule.js';

async function found(lines: readonly string[], asked: Rule = rule): Promise<readonly Finding[]> {
  const source = { path: 'policy.md', text: `# Privacy policy\n\n${lines.join('\n\n')}\n` };
  return (await lint({ declaration: null, policies: [{ source }] }, new Map([['self/asked', asked]]), defaultSettings('2026-11-22')))
    .findings;
}

const levels = async (...lines: readonly string[]): Promise<string[]> => (await found(lines)).map(({ severity }) => severity);

const DENIAL = 'We never share your personal information with third parties.';
const ADS = 'We share your personal information with our advertising partners.';
const opposed = suite('opposed');

opposed('equal terms without limits are an error, a part of the data is a warning', async () => {
  assert.equal(await levels(DENIAL, ADS), ['error']);
  assert.equal(await levels(DENIAL, 'We share your e-mail address with our advertising partners.'), ['warning']);
  assert.equal(await levels('We do not share your e-mail address with third parties.', ADS), []);
});

opposed('what the law asks for and what readers ask for is no contradiction', async () => {
  assert.equal(await levels(DENIAL, 'We share your personal information with other companies.'), ['warning']);
  assert.equal(await levels(DENIAL, 'We share your personal information with other companies where the law requires it.'), []);
  assert.equal(await levels(DENIAL, 'At your request we share your personal information with other companies.'), []);
});

opposed('narrower recipients of the denial leave the others', async () => {
  assert.equal(await levels('We do not share your personal information with social networks.', ADS), []);
  assert.equal(await levels('We do not share your personal information with advertisers.', ADS), ['error']);
});

opposed('what follows in the open or is said of a group is no contradiction', async () => {
  assert.equal(await levels(`${DENIAL} However, we share your personal information with our advertising partners.`), []);
  assert.equal(await levels(DENIAL, '## Residents of California', ADS), []);
  assert.equal(await levels(`${DENIAL} This does not include trusted third parties who help us.`, ADS), []);
});

opposed('one finding for a denial, however many speak against it and however often it stands there', async () => {
  const [only, ...others] = await found([DENIAL, ADS, 'We share your personal information with our marketing partners.', DENIAL]);
  assert.equal(others, []);
  assert.match(only?.message ?? '', /line 5 says .* Line 7 says so too\./);
  assert.equal(only?.related.length, 2);
});

opposed('a heading over the denial limits it and is named', async () => {
  const [only] = await found(['## Text messages', DENIAL, '## Partners', ADS]);
  assert.is(only?.severity, 'warning');
  assert.match(only?.message ?? '', /They may agree if the heading "Text messages" covers both: say so there\./);
});

opposed('claims known by their words are compared in one policy', async () => {
  const texts = [
    'We will notify you by e-mail before any change to this policy takes effect.',
    'We may amend this policy at any time without prior notice.',
  ];
  assert.equal(
    (await found(texts, changes)).map(({ severity }) => severity),
    ['error'],
  );
  assert.equal(await found(texts.slice(0, 1), changes), []);
});

opposed('many statements stay cheap', async () => {
  const lines = Array.from({ length: 600 }, (_, i) => (i % 3 ? ADS : `${DENIAL.slice(0, -1)} in case ${i}.`));
  const start = performance.now();
  await found(lines);
  assert.ok(performance.now() - start < 10_000);
});

opposed.run();
