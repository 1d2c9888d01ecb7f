import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PLAIN } from '../../src/model/report.js';
import { statement } from '../../src/model/statement.js';
import { claimsPretty } from '../../src/report/claims-pretty.js';
import { DENIAL, POLICY, at, claims, source, span } from './fixtures.js';

const test = suite('report/claims-pretty');

test('shows each word under the role it was read in', () => {
  assert.is(
    claimsPretty(claims(POLICY, [DENIAL]), PLAIN),
    `
docs/policy.md: language en, 3 sentences, 1 statement

docs/policy.md:3:27: the organisation does not sell
  |
3 | Your trust matters to us. We do **not** sell your e-mail address to anyone.
  |                           --      ---   ----      --------------    ------
  |                           actor   not   action    data              recipient
  |
  = data: contact.email "e-mail address"
  = recipients: anyone "anyone"
  = confidence: high
  = because: "We" is the organisation that publishes the policy
  = because: "not" denies "sell"
`.slice(1),
  );
});

const LOGS = source(
  'p.txt',
  `Header.

Logs are special: we may keep your name, e-mail
   address and logs
for up to 30 days, unless you consent to more.
`,
);
const CLAUSE = LOGS.text.slice(LOGS.text.indexOf('we may'), -2);
const CONSENT = { kind: 'consent', text: 'you consent', ...span(at(LOGS, 'you consent')) } as const;
const KEPT = statement({
  by: 'policy',
  action: 'retain',
  modal: 'may',
  mood: 'presupposed',
  confidence: 'medium',
  at: at(LOGS, CLAUSE),
  data: [
    { id: 'identity.name', text: 'name', ...span(at(LOGS, 'name')) },
    { id: 'contact.email', text: 'e-mail address', ...span(at(LOGS, 'e-mail\n   address')) },
  ],
  exception: {
    text: 'unless you consent to more',
    ...span(at(LOGS, 'unless you consent to more')),
    recipients: [],
    purposes: [],
    conditions: [CONSENT],
  },
  conditions: [CONSENT],
  duration: { kind: 'period', days: 30, event: null, text: '30 days' },
  words: [
    { role: 'actor', ...span(at(LOGS, 'we')) },
    { role: 'action', ...span(at(LOGS, 'keep')) },
    { role: 'duration', ...span(at(LOGS, '30 days')) },
    { role: 'data', ...span(at(LOGS, 'name')) },
  ],
});

test('a clause over several lines, with an exception that holds a condition', () => {
  assert.is(
    claimsPretty(claims(LOGS, [KEPT]), PLAIN),
    `
p.txt: language en, 3 sentences, 1 statement

p.txt:3:19: the organisation may retain (presupposed)
  |
3 | Logs are special: we may keep your name, e-mail
  |                   --     ----      ----  ------
  |                   actor  action    data  data
4 |    address and logs
  |    -------
  |    data
5 | for up to 30 days, unless you consent to more.
  |           -------  --------------------------
  |           duration exception
  |                           -----------
  |                           condition
  |
  = data: identity.name "name", contact.email "e-mail address"
  = exception: "unless you consent to more" (consent)
  = condition: consent "you consent"
  = duration: period, 30 days "30 days"
  = confidence: medium
`.slice(1),
  );
});

test('labels that would touch stand below each other', () => {
  const text = source('p.md', 'We do so.\n');
  const shown = claimsPretty(
    claims(text, [
      statement({
        by: 'policy',
        action: 'share',
        at: at(text, 'We do so'),
        words: [
          { role: 'actor', ...span(at(text, 'We')) },
          { role: 'action', ...span(at(text, 'do')) },
          { role: 'data', ...span(at(text, 'so')) },
        ],
      }),
    ]),
    PLAIN,
  );
  assert.match(shown, '1 | We do so.\n  | -- -- --\n  | actor data\n  |    action\n');
});

test('a reading is a sentence', () => {
  const read = (more: Partial<Parameters<typeof statement>[0]>) =>
    claimsPretty(claims(POLICY, [statement({ by: 'policy', action: 'collect', at: at(POLICY, 'We'), ...more })]), PLAIN)
      .split('\n')[2]
      ?.replace('docs/policy.md:3:27: ', '');
  assert.is(read({}), 'the organisation collects');
  assert.is(read({ actor: 'third', polarity: 'does_not' }), 'others do not collect');
  assert.is(read({ actor: 'third' }), 'others collect');
  assert.is(read({ action: 'address_children' }), 'the organisation addresses children');
  assert.is(read({ action: 'rely_on_basis' }), 'the organisation relies on a basis');
  assert.is(read({ action: 'offer_right', modal: 'may', polarity: 'does_not' }), 'the organisation may not offer a right');
  assert.is(read({ action: 'share', modal: 'only_if' }), 'the organisation shares, under a condition');
  assert.is(read({ actor: 'user', mood: 'user_choice' }), 'the user collects (user choice)');
});

test('a file without statements, and a file that was not read, are named', () => {
  assert.is(
    claimsPretty({ ...claims(source('leer\u001b.md', ''), []), skipped: [{ path: 'x.pdf', reason: 'binary file' }] }, PLAIN),
    'leer\\u{1b}.md: language en, 3 sentences, 0 statements\n\n1 file skipped: x.pdf (binary file)\n',
  );
});

test.run();
