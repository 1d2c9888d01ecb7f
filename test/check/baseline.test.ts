import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { baselineOf, unneeded, withBaseline, withoutEntries } from '../../src/check/baseline.js';
import type { Finding } from '../../src/model/rule.js';
import { place } from '../../src/model/text.js';

const baseline = suite('baseline');

function finding(fingerprint: string, more: Partial<Finding> = {}): Finding {
  const at = place({ path: 'privacy.yaml', text: 'selling: no' }, 0, 7);
  return {
    ruleId: 'contradiction/sale',
    severity: 'error',
    confidence: 'high',
    message: `finding ${fingerprint}`,
    help: '',
    cites: [],
    at,
    related: [],
    fingerprint,
    ...more,
  } as Finding;
}

baseline('takes down what is open or known to the old one, and nothing that a person has silenced', () => {
  const made = baselineOf([
    finding('open'),
    finding('known', { suppressed: { by: 'baseline', reason: '' } }),
    finding('ignored', { suppressed: { by: 'config', reason: 'settled in March' } } as Partial<Finding>),
  ]);
  assert.equal(
    [...made],
    [
      ['open', { rule: 'contradiction/sale', path: 'privacy.yaml', message: 'finding open' }],
      ['known', { rule: 'contradiction/sale', path: 'privacy.yaml', message: 'finding known' }],
    ],
  );
});

baseline('silences what it knows, and leaves the reason of a person as it is', () => {
  const known = baselineOf([finding('a'), finding('b')]);
  const ignored = finding('b', { suppressed: { by: 'config', reason: 'settled' } } as Partial<Finding>);
  const [a, b, c] = withBaseline([finding('a'), ignored, finding('c')], known);
  assert.equal(a?.suppressed, { by: 'baseline', reason: '' });
  assert.equal(b?.suppressed?.reason, 'settled');
  assert.is(c?.suppressed, undefined);
});

baseline('an entry is told to be unneeded only where the run could have found it', () => {
  const known = baselineOf([finding('gone'), finding('there')]);
  const [rules, files] = [new Set(['contradiction/sale']), new Set(['privacy.yaml'])];
  assert.equal([...unneeded(known, [finding('there')], rules, files)], ['gone']);
  assert.equal([...unneeded(known, [finding('there')], new Set(['text/stale']), files)], [], 'its rule did not run');
  assert.equal([...unneeded(known, [finding('there')], rules, new Set(['other.yaml']))], [], 'its file was not read');
  assert.equal([...withoutEntries(known, new Set(['gone'])).keys()], ['there']);
});

baseline.run();
