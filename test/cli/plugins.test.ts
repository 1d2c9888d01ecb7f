// Rules of the user's own, and what happens when a rule breaks.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DECLARATION, POLICY, run, sandbox, spawned } from './sandbox.js';

const test = suite('cli/plugins');

const RULE = `import { defineRule } from 'policy-lint';
const named = defineRule({
  summary: 'A recipient has no country.', severity: 'warning', confidence: 'high', inputs: ['declaration'], cites: ['House rule 7'],
  *check({ declaration }) {
    for (const recipient of declaration.recipients)
      if (!recipient.countries.length) yield { message: recipient.id + ' has no country.', at: recipient.at };
  },
});
`;

function project(
  plugin: string,
  config = 'plugins: [./acme.mjs]\nrules: {acme/country: error}\n',
  more: Record<string, string> = {},
): string {
  return sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY, 'policy-lint.config.yaml': config, 'acme.mjs': plugin, ...more });
}

test('a plugin runs though policy-lint is not installed beside it', async () => {
  for (const end of ["export const rules = { 'acme/country': named };", "export default { rules: { 'acme/country': named } };"]) {
    const here = project(RULE + end);
    const { findings } = JSON.parse((await spawned(here, ['--format', 'json', '--only', 'acme'])).stdout);
    assert.equal(
      findings.map((one: { ruleId: string; severity: string; message: string; docs: null }) => [
        one.ruleId,
        one.severity,
        one.message,
        one.docs,
      ]),
      // Its page is not among ours.
      [['acme/country', 'error', 'namewell has no country.', null]],
    );
    assert.match((await run(here, ['rules'])).stdout, /acme\/country +warning/);
    assert.match((await run(here, ['explain', 'acme/country'])).stdout, /A recipient has no country\.[^]*House rule 7/);
  }
});

test('--no-plugins runs no code of the project, and knows that their rules are unknown', async () => {
  const here = project(
    `import { writeFileSync } from 'node:fs';\nwriteFileSync('ran', '');\n${RULE}export const rules = { 'acme/country': named };`,
    undefined,
    { 'privacy.md': POLICY.replace('We will', '<!-- policy-lint-disable-next-line acme/country -- fine -->\nWe will') },
  );
  const ran = await run(here, ['--no-plugins', '--format', 'json', '--only', 'acme/country,suppression,contradiction/sale']);
  assert.is(ran.stderr, '');
  assert.equal(
    JSON.parse(ran.stdout).findings.map((one: { ruleId: string }) => one.ruleId),
    ['contradiction/sale'],
  );
  assert.not.ok(existsSync(join(here, 'ran')));
  await run(here, []);
  assert.ok(existsSync(join(here, 'ran')));
});

const refused: [plugin: string, message: RegExp][] = [
  ['export const rule = 1;', /exports no rules/],
  ['export const rules = { country: {} };', /an id has two parts, such as acme\/country/],
  ["export const rules = { 'contradiction/mine': {} };", /the family contradiction is policy-lint's own/],
  ["export const rules = { 'acme/country': { summary: 's', severity: 'fatal' } };", /whose severity is not one of error, warning, info/],
  [
    "export const rules = { 'acme/country': { summary: 's', severity: 'error', confidence: 'high', inputs: ['policy'], cites: [] } };",
    /whose check is not a function/,
  ],
  ["throw new Error('no luck');", /could not be loaded: no luck/],
  ['export const rules = {', /could not be loaded: /],
  ["import 'nowhere-to-be-found';", /could not be loaded: /],
];
for (const [plugin, message] of refused)
  test(`refuses ${plugin}`, async () => {
    const ran = await run(project(plugin, 'plugins: [./acme.mjs]'), []);
    assert.is(ran.status, 2);
    assert.match(ran.stderr, /^policy-lint: policy-lint\.config\.yaml:1:11: the plugin .*acme\.mjs .*\.\n$/);
    assert.match(ran.stderr, message);
  });

test('a plugin that is not there', async () => {
  assert.match((await run(project('', 'plugins: [./gone.mjs]'), [])).stderr, /the plugin .*gone\.mjs does not exist\.\n$/);
});

test('a rule that throws: the findings of the others are printed, then one sentence', async () => {
  const here = project(`${RULE}export const rules = { 'acme/country': { ...named, check() { throw new Error('no such thing'); } } };`);
  const ran = await run(here, ['--only', 'acme/country,contradiction/sale']);
  assert.is(ran.status, 2);
  assert.match(ran.stdout, /contradiction\/sale/);
  assert.is(
    ran.stderr,
    'policy-lint: rule acme/country failed: no such thing. This is a bug in the plugin that brings this rule. Run with --debug for details.\n',
  );
  assert.match((await run(here, ['--debug'])).stderr, /\n {2}\| +at .*acme\.mjs/);
});

test.run();
