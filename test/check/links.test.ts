// Links that lead nowhere, elsewhere, or not where they say, each beside one that is fine.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import rule from '../../rules/text/link-problem/rule.js';
import { defaultSettings, lint } from '../../src/lint.js';
import { textAt } from '../../src/model/text.js';

const links = suite('links of a policy');

/** "severity the place: what is wrong", one a finding. */
async function found(policy: string, path = 'privacy.md'): Promise<string[]> {
  const { findings } = await lint(
    { declaration: null, policies: [{ source: { path, text: policy } }] },
    new Map([['text/link-problem', rule]]),
    {
      ...defaultSettings('2026-11-22'),
      minConfidence: 'low',
    },
  );
  return findings.map(({ severity, at, message }) => `${severity} ${textAt(at)}: ${message}`);
}
const told = async (policy: string): Promise<string> => (await found(`# Privacy policy\n\nWe collect your name. ${policy}\n`)).join(' | ');

links('a link without a target leads nowhere, one that works a page need not', async () => {
  assert.is(await told('See [our terms]().'), 'warning [our terms](): The link "our terms" leads nowhere.');
  assert.is(await told('See [our terms](#).'), 'warning [our terms](#): The link "our terms" leads nowhere.');
  assert.match(await told('See [our terms](JavaScript:void).'), /leads nowhere\.$/);
  assert.is(await told('See [our terms](#terms).'), '');
  assert.is(await told('See [our terms](/javascript:-for-all).'), '');
  assert.equal(await found('# Privacy policy\n\n[Back to top](#)\n\nWe collect your name.\n'), []);
});

links('pages that readers cannot reach, gates, archives and broken addresses', async () => {
  for (const [text, target, wrong] of [
    ['our page', 'http://localhost:3000/p', 'The link "our page" leads to http://localhost:3000/p, which readers cannot reach.'],
    ['x', 'https://www.google.com/url?q=https://fern.example', 'The link "x" leads through google.com, which sees who follows it.'],
    ['the archive', 'https://web.archive.org/web/2020/https://fern.example', 'Links lead into an archive, to old copies of pages.'],
    ['us', 'hello@mosswick.example', 'The link "us" has a broken address: hello@mosswick.example.'],
  ] as const)
    assert.is(await told(`Go to [${text}](${target}).`), `warning [${text}](${target}): ${wrong}`);
  for (const target of ['https://mosswick.example/p', 'mailto:hello@mosswick.example', 'https://fern.example/?from=web.archive.org'])
    assert.is(await told(`Go to [us](${target}).`), '', target);
});

links('an address that is shown is the one that is reached', async () => {
  assert.match(
    await told('Go to [www.mosswick.com](https://fernhill.com/).'),
    /The link shows www\.mosswick\.com and leads to .*fernhill\.com/,
  );
  for (const fine of [
    '[mosswick.com](https://www.mosswick.com/a)',
    '[mosswick.com](https://shop.mosswick.com/a)',
    '[mosswick.com](https://fernhill.com/?to=mosswick.com)',
    '[our shop at mosswick.com](https://fernhill.com/)',
    '[hello@mosswick.com](https://fernhill.com/)',
    '[Fern.js](https://fernlib.com/)',
  ])
    assert.is(await told(`Go to ${fine}.`), '', fine);
});

links('a place that was closed is told wherever its address stands, from the day on', async () => {
  const [printed, linked] = [
    'Complain at http://ec.europa.eu/consumers/odr now.',
    'See [the platform](https://ec.europa.eu/consumers/odr/main).',
  ];
  for (const text of [printed, linked])
    assert.match(await told(text), /^warning .*points to the EU's platform .* closed on 2025-07-19/, text);
  // Another address that only begins so, or holds it as a part, is another.
  assert.is(await told('See [this](https://ec.europa.eu/consumers/odrama).'), '');
  assert.is(await told('See notec.europa.eu/consumers/odr there.'), '');
});

links('a choice behind "here", a link without words, brackets that make none, and links that are not there', async () => {
  assert.is(
    await told('To opt out, click [here](https://mosswick.example/out).'),
    'info [here](https://mosswick.example/out): A choice stands behind the words "here".',
  );
  assert.is(await told('To see more, click [here](https://mosswick.example/out).'), '');
  assert.match(await told('See [no label][ref] there.'), /^warning .*was meant to be a link and is shown with its brackets/);
  assert.match(await told('Use the above links.'), /^info above links: The text sends readers to a link, and there is none near/);
  assert.is(await told('See [our terms](/terms). Use the above links.'), '');
  const page = (inner: string): Promise<string[]> => found(`<h1>Privacy policy</h1><p>We collect your name. ${inner}</p>`, 'privacy.html');
  assert.match((await page('<a href="/map"></a>'))[0] ?? '', /A link to \/map has no words/);
  assert.match((await page('<a href="/map"><img src="m.png"></a>'))[0] ?? '', /A link to \/map has no words/);
  assert.equal(await page('<a href="/map"><img src="m.png" alt="Map"></a>'), []);
  assert.equal(await page('<a href="#map"></a>'), []);
});

links.run();
