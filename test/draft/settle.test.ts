// A draft holds nothing that its own text denies, unless somebody else says it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { settle } from '../../src/cli/init-settle.js';
import { draftOf } from '../../src/draft/draft.js';
import { settled } from '../../src/draft/settle.js';
import { dict, leaf, list } from '../../src/draft/model.js';
import { textOf } from '../../src/draft/write.js';
import { plainOf, valueAt, witnesses } from './witnesses.js';

const test = suite('draft/settle');
const BY = { by: 'policy', path: 'privacy.md', line: 9 } as const;
const SAID = [{ by: 'policy', path: 'privacy.md', line: 3 }] as const;
const CODE = [{ by: 'code', path: 'a.ts', line: 1 }] as const;

test('a text that says both', async () => {
  const all = await witnesses({
    policy: '# Privacy policy\n\nWe collect your precise location and your name.\n\nWe do not collect your precise location.\n',
  });
  const { draft, left } = await settle(draftOf(all), all, 'privacy.yaml');
  assert.is(valueAt(draft, 'data', 'location.precise'), undefined);
  assert.is(valueAt(draft, 'data', 'identity.name', 'what'), 'identity.name');
  assert.equal(left, ['data: location.precise (privacy.md:3), which privacy.md:5 denies']);
});

test('what is taken from several entries is told once, with the key that it stood under', async () => {
  const all = await witnesses({
    policy:
      '# Privacy policy\n\nWe share your name with our advertising partners. We share your e-mail address with our advertising partners.\n\n' +
      'We do not share your personal data with third parties.\n',
  });
  const { left } = await settle(draftOf(all), all, 'privacy.yaml');
  assert.equal(left, [...new Set(left)]);
  assert.ok(
    left.some((one) => one.startsWith('data > to: ')),
    left.join('\n'),
  );
});

test('what the code shows stays, for the check to tell', async () => {
  const all = await witnesses({
    policy: '# Privacy policy\n\nWe collect your name.\n\nWe never collect telephone numbers.\n',
    code: { 'a.tsx': 'export const A = () => <input type="tel" name="phone" autoComplete="tel" />;\n' },
  });
  const { draft, left } = await settle(draftOf(all), all, 'privacy.yaml');
  assert.equal(left, []);
  assert.ok(valueAt(draft, 'data', 'contact.phone'));
});

test('each kind of value', () => {
  const row = dict({
    what: list([leaf('contact.email', SAID), leaf('contact.phone', CODE)]),
    for: list([leaf('security', SAID)]),
    keep: leaf('1 year', SAID),
  });
  const tree = dict({
    selling: dict({ sells: leaf('no', SAID) }),
    data: { kind: 'rows', rows: [row], note: null },
    never: list([leaf('sell personal', SAID)]),
  });
  const after = (...pointers: string[]): unknown =>
    plainOf(
      settled(
        tree,
        pointers.map((one) => ({ pointer: one.split('/'), by: BY, isGrave: true })),
      ).draft,
    );
  const data = { what: ['contact.email', 'contact.phone'], for: ['security'], keep: '1 year' };
  assert.equal(after('selling/sells'), { selling: { sells: 'unknown' }, data: [data], never: ['sell personal'] });
  assert.equal(after('data/0/what/0', 'data/0/for/0', 'data/0/keep'), {
    selling: { sells: 'no' },
    data: [{ what: ['contact.phone'], for: 'unknown', keep: 'unknown' }],
    never: ['sell personal'],
  });
  assert.equal(
    after('data/0/what/1', 'nothing/3', 'data/7/to'),
    { selling: { sells: 'no' }, data: [data], never: ['sell personal'] },
    'code stays, and what is not there is no matter',
  );
  assert.equal(after('never'), { selling: { sells: 'no' }, data: [data] }, 'a list as a whole');
  assert.equal(
    after('data/0/what'),
    { selling: { sells: 'no' }, data: [data], never: ['sell personal'] },
    'a list of which the code shows one',
  );
  assert.equal(after('never/0'), { selling: { sells: 'no' }, data: [data] });
});

test('a denial that leaves a doubt stands beside the data, once', () => {
  const tree = dict({
    data: { kind: 'rows', rows: [dict({ what: leaf('contact.email', SAID), keep: leaf('1 year', SAID) })], note: null },
  });
  const once = settled(tree, [{ pointer: ['data', '0', 'what'], by: BY, isGrave: false }]);
  assert.equal(once.left, []);
  assert.match(textOf(once.draft, []), /what: contact\.email # privacy\.md:3; contact\.email: privacy\.md:9 denies it/);
  assert.is(settled(once.draft, [{ pointer: ['data', '0', 'what'], by: BY, isGrave: false }]).draft, once.draft);
});

test.run();
