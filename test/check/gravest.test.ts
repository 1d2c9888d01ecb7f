// Of findings that say one thing of one place, one stays.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import consent from '../../rules/fairness/consent-by-use/rule.js';
import change from '../../rules/fairness/unilateral-change/rule.js';
import { defaultSettings, lint } from '../../src/lint.js';
import type { Rule } from '../../src/model/rule.js';

const gravest = suite('gravest');
const BOTH = new Map<string, Rule>([['fairness/consent-by-use', consent], ['fairness/unilateral-change', change]]);
const TEXT = '# Privacy policy\n\nWhoever reads on may check this page frequently. Your continued use of the site after a change constitutes your acceptance of the changed privacy policy.\n';

async function found(text: string, rules: ReadonlyMap<string, Rule>): Promise<string[]> {
  return (await lint({ declaration: null, policies: [{ source: { path: 'policy.md', text } }] }, rules, defaultSettings('2026-11-22'))).findings.map(({ ruleId }) => ruleId);
}

gravest('two rules that find a change by use: one finding', async () => {
  for (const [id, rule] of BOTH) assert.equal(await found(TEXT, new Map([[id, rule]])), [id], id);
  assert.is((await found(TEXT, BOTH)).length, 1);
});

gravest('in two blocks they are two', async () => {
  const apart = '# Privacy policy\n\nBy using this site, you consent to this privacy policy.\n\nWe encourage visitors to check this page frequently.\n';
  assert.equal((await found(apart, BOTH)).sort(), ['fairness/consent-by-use', 'fairness/unilateral-change']);
});

gravest.run();
