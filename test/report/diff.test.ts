// The reports of `diff`: nothing in them that a terminal, a comment or a parser obeys, and nothing lost.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Difference } from '../../src/model/difference.js';
import { countFindings, PLAIN } from '../../src/model/report.js';
import type { DiffReport } from '../../src/model/report.js';
import type { Finding } from '../../src/model/rule.js';
import { place } from '../../src/model/text.js';
import { DIFF_FORMATS, diffReporter } from '../../src/report/index.js';
import { at, finding, source } from './fixtures.js';

const test = suite('report/diff');

const OLD = source('main:privacy.md', '# Privacy policy\n\nWe never sell your data.\n');
const NEW = source('privacy.md', '# Privacy policy\n\nWe collect your name.\n');
const lost: Difference = {
  subject: 'promise',
  turn: 'removed',
  witness: 'policy',
  label: 'removed promise',
  message: 'Removed promise: "We never sell your data".',
  bearing: 'against',
  material: true,
  certain: true,
  before: at(OLD, 'We never sell your data.'),
  after: null,
  near: at(NEW, 'We collect your name.'),
  ids: ['sell', 'personal'],
  weight: 9,
};
const won: Difference = {
  ...lost,
  subject: 'data',
  turn: 'new',
  label: 'new category',
  message: 'The policy tells of data of a new kind, name: "We collect your name.".',
  bearing: 'neutral',
  before: null,
  after: lost.near,
};
const about = finding(lost.near, {
  ruleId: 'change/promise-removed',
  message: lost.message,
  help: 'Keep the promise.',
  related: [{ at: lost.before as NonNullable<Difference['before']>, note: 'the promise stood here' }],
});
const other = finding(at(NEW, '# Privacy'), {
  ruleId: 'change/date',
  severity: 'warning',
  message: 'The date is old.',
  help: 'Give it a day.',
});

function report(changes: readonly Difference[], findings: readonly Finding[] = [], more: Partial<DiffReport> = {}): DiffReport {
  return {
    tool: { name: 'policy-lint', version: '1.2.3' },
    base: 'main',
    head: 'the working tree',
    findings,
    rules: [],
    projects: [{ name: 'privacy.md', changes, sentences: { before: 2, after: 2, gone: 1, come: 1 } }],
    summary: { ...countFindings(findings), files: 1, projects: 1, skipped: [] },
    ...more,
  };
}

test('pretty: by whom it favours, with both places, and each finding at its change', async () => {
  assert.is(
    (await diffReporter('pretty'))(report([won, lost], [about, other]), PLAIN),
    `From main to the working tree

More is done with people's data, or less is promised:
  removed promise  Removed promise: "We never sell your data".
                   main:privacy.md:3:1 (gone; near privacy.md:3:1 now)
                   error change/promise-removed: Keep the promise.

Neither more nor less:
  new category     The policy tells of data of a new kind, name: "We collect your name.".
                   privacy.md:3:1 (new)

Findings:
  warning privacy.md:1:1 The date is old. change/date
    help: Give it a day.

2 changes, 1 to people's disadvantage · 1 of 2 sentences of the policy is new or reworded; 1 of before is gone or reworded · 1 error, 1 warning
`,
  );
});

test('pretty: ASCII, a limit of changes, and nothing at all', async () => {
  const pretty = await diffReporter('pretty');
  assert.match(pretty(report([lost, won]), { ...PLAIN, ascii: true }), /^From main to the working tree\n/);
  assert.not.match(pretty(report([lost, won]), { ...PLAIN, ascii: true }), /[^\x00-\x7f]/);
  assert.match(pretty(report([lost, won]), { ...PLAIN, maxProblems: 1 }), /\n1 more change; --max-problems none shows all\.\n/);
  assert.is(
    pretty(report([], [], { projects: [{ name: 'privacy.md', changes: [], sentences: null }] }), PLAIN),
    'From main to the working tree\n\nno change in meaning\n',
  );
});

test('pretty: suppressed findings on request', async () => {
  const silenced = { ...about, suppressed: { by: 'inline' as const, reason: 'told' } };
  const pretty = await diffReporter('pretty');
  assert.not.match(pretty(report([lost], [silenced]), PLAIN), /change\/promise-removed/);
  assert.match(pretty(report([lost], [silenced]), { ...PLAIN, showSuppressed: true }), /suppressed error change\/promise-removed/);
});

test('markdown: a table each, with the findings in it', async () => {
  const text = (await diffReporter('markdown'))(report([lost, won], [about, other]), PLAIN);
  assert.ok(
    text.includes(
      '| removed promise | Removed promise: "We never sell your data".<br>🛑 error change/promise-removed | `main:privacy.md:3` | – |',
    ),
    text,
  );
  assert.ok(text.includes('| new category |') && text.includes('| – | `privacy.md:3` |'));
  assert.ok(
    text.includes(
      '### Findings\n\n| | Where | What | Rule |\n| --- | --- | --- | --- |\n| ⚠️ warning | `privacy.md:1` | The date is old. | change/date |',
    ),
    text,
  );
});

test('markdown fits into a comment, and the rest is counted', async () => {
  const many = Array.from({ length: 5000 }, (_, i): Difference => ({
    ...lost,
    message: `Removed promise ${i}: "We never sell your data".`,
  }));
  const text = (await diffReporter('markdown'))(report(many), PLAIN);
  assert.ok(text.length < 65_536, String(text.length));
  const rows = (text.match(/^\| removed promise/gm) ?? []).length;
  assert.ok(text.endsWith(`\n${5000 - rows} more.\n`), text.slice(-80));
});

test('json: every change with both places, and the findings as check has them', async () => {
  const json = JSON.parse((await diffReporter('json'))(report([lost], [about]), PLAIN));
  assert.equal(
    [json.formatVersion, json.base, json.head, json.summary.changes, json.summary.against, json.summary.errors],
    [1, 'main', 'the working tree', 1, 1, 1],
  );
  const [change] = json.projects[0].changes;
  assert.equal(Object.keys(change), [
    'subject',
    'turn',
    'witness',
    'label',
    'message',
    'bearing',
    'material',
    'certain',
    'ids',
    'before',
    'after',
    'near',
  ]);
  assert.equal(
    [change.before.path, change.before.line, change.before.quote, change.after, change.near.line],
    ['main:privacy.md', 3, 'We never sell your data.', null, 3],
  );
  assert.is(json.findings[0].ruleId, 'change/promise-removed');
});

const UNITS = [
  ...'ab .|<>&*_`[](){}#@~',
  '\n',
  '\r',
  '\t',
  '\u0000',
  '\u001b[2J',
  '\u009b',
  '\u202e',
  '\u2066',
  '\u200b',
  '😀',
  '::error::',
  '##[add-mask]',
  '<script>',
  '](http://x.example)',
  '@octocat',
  '<!--',
  'https://x.example',
];
const text = fc.array(fc.constantFrom(...UNITS), { maxLength: 30 }).map((units) => units.join(''));
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff]|\p{Cs}/u;

for (const format of DIFF_FORMATS)
  test(`${format}: whatever stands in the texts, nothing is obeyed`, async () => {
    const reporter = await diffReporter(format);
    await fc.assert(
      fc.property(text, text, text, text, fc.boolean(), (path, words, label, message, ascii) => {
        const [was, is] = [source(`x:${path}`, words), source(path, words)];
        const change: Difference = {
          ...lost,
          label,
          message,
          before: place(was, 0, words.length),
          near: place(is, 0, words.length),
          ids: [words],
        };
        const out = reporter(report([change], [finding(place(is, 0, 1), { message, help: words })], { base: path, head: label }), {
          ...PLAIN,
          ascii,
        });
        assert.is(OBEYED.exec(out)?.[0], undefined, JSON.stringify(out));
        if (format === 'json') JSON.parse(out);
        if (format === 'markdown') {
          assert.not.match(out.replace(/<br>|(?<!\\)`[^`\n]*`/g, ''), /<(?!\/?$)[a-z!/]/i);
          assert.not.match(out.replace(/(?<!\\)`[^`\n]*`/g, ''), /@octocat|\bhttps:\/\/x\.example/);
        } else if (format === 'pretty') assert.not.match(out, /^::|##\[/m);
      }),
      { numRuns: 200, seed: 9 },
    );
  });

test.run();
