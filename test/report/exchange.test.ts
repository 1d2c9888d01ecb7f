// Formats that other programs read: GitLab, JUnit, Reviewdog, and Markdown for comments.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SaxesParser } from 'saxes';
import { place } from '../../src/model/text.js';
import type { Finding, Severity } from '../../src/model/rule.js';
import { reportGitlab } from '../../src/report/gitlab.js';
import { reportJunit } from '../../src/report/junit.js';
import { MOST_MARKDOWN, reportMarkdown } from '../../src/report/markdown.js';
import { reportRdjson } from '../../src/report/rdjson.js';
import { at, DECLARATION, finding, POLICY, report, SALE, source } from './fixtures.js';

const many = (severity: Severity, count: number): Finding[] =>
  Array.from({ length: count }, (_, i) => finding(place(DECLARATION, i % 50, (i % 50) + 1), { severity, message: `${severity} ${i}` }));
const NASTY = finding(at(source('a|b`<c>.md', 'It is <b>so</b> ]]> & "so"\u0000\u202e.'), 'It is <b>so</b> ]]> & "so"'), {
  message: '<script>alert(1)</script> @maintainers see #12, GH-3, [x](https://evil.example) `code` | *bold*\u0007',
  help: 'www.evil.example ]]>\u001b[2J',
});

const markdownTests = suite('report/markdown');

markdownTests('a table of findings, then both sides of each in quotes', () => {
  const text = reportMarkdown(report([SALE]));
  assert.is(
    text.split('\n').slice(0, 7).join('\n'),
    [
      '## policy-lint',
      '',
      '1 error in 1 project (2 files)',
      '',
      '| | Where | What | Rule |',
      '| --- | --- | --- | --- |',
      '| 🛑 error | `privacy.yaml:6` | the policy says it sells no e-mail addresses, but the declaration names a data broker that gets them | [contradiction/denied-sale](https://policy-lint.example/rules/contradiction/denied-sale) |',
    ].join('\n'),
  );
  assert.match(text, '* `privacy.yaml:6`: “type: data\\_broker”\n');
  assert.match(
    text,
    '* `docs/policy.md:3` denied here: sale of e-mail addresses to anyone: “We do \\*\\*not\\*\\* sell your e-mail address to anyone”\n',
  );
  assert.match(text, '\nchange the sentence, or correct the type of brightmail\n');
});

markdownTests('values that say little are quoted with their line, as far as it can be shown', () => {
  const quote = (from: ReturnType<typeof source>, words: string): string =>
    /: “(.*)”/.exec(reportMarkdown(report([finding(at(from, words), { related: [{ at: at(POLICY, 'trust'), note: '' }] })])))?.[1] ?? '';
  assert.is(quote(source('a.yaml', 'a: 1\r\n  sells:   yes  # since June\r\nb: 2\n'), 'yes'), 'sells: yes # since June');
  assert.is(quote(source('a.yml', `${'x '.repeat(500)}never ${'y '.repeat(500)}`), 'never'), `…${'x '.repeat(50)}never${' y'.repeat(50)}…`);
  // Words over a line break stay as they are, and so do those of a policy, whose markup a cut could split.
  assert.is(quote(source('a.md', '<a href="x">never</a>'), 'never'), 'never');
  assert.is(quote(source('a.yaml', 'We never\nsell data.'), 'never\nsell'), 'never sell');
});

markdownTests('nothing found is a verdict alone', () => {
  assert.is(reportMarkdown(report([])), '## policy-lint\n\nno problems in 1 project (2 files)\n');
});

markdownTests('words of the files are no markup, no mention, no reference and no link', () => {
  const text = reportMarkdown(report([NASTY]));
  assert.not.match(text.replace(/`[^`]*`/g, ''), /</);
  assert.not.match(text, /@m|#12|GH-3|(?<!\\)\[x|https?:\/\/evil|www\.evil|[\u0000-\u0008\u000e-\u001f\u202e]/);
  // The table keeps its four columns.
  const row = text.split('\n').find((line) => line.startsWith('| 🛑')) as string;
  assert.is(row.replace(/\\\|/g, '').split('|').length, 6);
});

markdownTests('more than a comment holds is counted', () => {
  const text = reportMarkdown(report([...many('error', 2), ...many('warning', 4000)]));
  assert.ok(text.length <= MOST_MARKDOWN + 200, `${text.length}`);
  const shown = text.match(/^\| (?:🛑|⚠️) /gm)?.length ?? 0;
  assert.match(text, `\n${4002 - shown} more: ${4002 - shown} warnings.\n`);
});

markdownTests.run();

const gitlab = suite('report/gitlab');

gitlab('an issue has what GitLab asks for', () => {
  const [issue, ...more] = JSON.parse(
    reportGitlab(report([SALE, finding(SALE.at, { suppressed: { by: 'inline', reason: '' } })])),
  ) as Record<string, unknown>[];
  assert.is(more.length, 0);
  assert.equal(issue, {
    description:
      'the policy says it sells no e-mail addresses, but the declaration names a data broker that gets them (see docs/policy.md:3)',
    check_name: 'contradiction/denied-sale',
    fingerprint: '0123456789abcdef',
    severity: 'critical',
    location: { path: 'privacy.yaml', lines: { begin: 6, end: 6 } },
    content: { body: 'change the sentence, or correct the type of brightmail' },
  });
});

gitlab('no two issues share a fingerprint, and no path begins with ./', () => {
  const issues = JSON.parse(reportGitlab(report([...many('error', 3), finding(place(source('./x.md', 'abc'), 0, 1))]))) as {
    fingerprint: string;
    location: { path: string };
  }[];
  assert.is(new Set(issues.map((issue) => issue.fingerprint)).size, 4);
  assert.is(
    issues.some((issue) => issue.location.path.startsWith('.')),
    false,
  );
});

gitlab('nothing found is an empty array', () => assert.is(reportGitlab(report([])), '[]\n'));

gitlab.run();

const rdjson = suite('report/rdjson');

rdjson('columns count bytes of UTF-8', () => {
  const text = source('p.md', 'Ünï 😀 sold\nnext');
  const { diagnostics } = JSON.parse(
    reportRdjson(report([finding(at(text, 'sold'), { severity: 'warning', docs: 'https://policy-lint.example/x' })])),
  ) as { diagnostics: Record<string, unknown>[] };
  assert.equal(diagnostics, [
    {
      message: 'what is wrong',
      location: { path: 'p.md', range: { start: { line: 1, column: 12 }, end: { line: 1, column: 16 } } },
      severity: 'WARNING',
      code: { value: 'contradiction/denied-sale', url: 'https://policy-lint.example/x' },
    },
  ]);
});

rdjson('the other places come along', () => {
  const { source: by, diagnostics } = JSON.parse(reportRdjson(report([SALE]))) as {
    source: unknown;
    diagnostics: { relatedLocations: { location: { path: string } }[] }[];
  };
  assert.equal(by, { name: 'policy-lint' });
  assert.equal(
    diagnostics[0]?.relatedLocations.map(({ location }) => location.path),
    ['privacy.yaml', 'docs/policy.md'],
  );
});

rdjson.run();

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** The elements of an XML text. @throws where it is not well-formed */
function elementsOf(xml: string): Element[] {
  const out: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const one = { name, attributes: { ...(attributes as Record<string, string>) }, text: '' };
    open.push(one);
    out.push(one);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return out;
}

const junit = suite('report/junit');

junit('a suite a file, a case a rule; errors fail, the rest is output', () => {
  const elements = elementsOf(
    reportJunit(report([SALE, finding(at(POLICY, 'trust'), { severity: 'warning', ruleId: 'text/stale', message: 'old' })])),
  );
  assert.equal(
    elements.map(({ name }) => name),
    ['testsuites', 'testsuite', 'testcase', 'system-out', 'testsuite', 'testcase', 'failure'],
  );
  assert.equal(elements[0]?.attributes, { name: 'policy-lint', tests: '2', failures: '1', errors: '0', time: '0' });
  assert.is(elements[3]?.text, 'warning: docs/policy.md:3:6 old');
  assert.match(
    elements[6]?.text ?? '',
    /^privacy\.yaml:6:11 the policy says it sells no e-mail .*\n {2}docs\/policy\.md:3:27 "We do \*\*not\*\*.*\n {2}help: change the sentence/,
  );
});

junit('any text stays well-formed', () => {
  const failure = elementsOf(reportJunit(report([NASTY]))).find(({ name }) => name === 'failure') as Element;
  assert.match(failure.attributes['message'] ?? '', '<script>alert(1)</script> @maintainers');
  assert.match(failure.text, ']]>');
});

junit('nothing found is one case that passes', () => {
  assert.equal(
    elementsOf(reportJunit(report([]))).map(({ name }) => name),
    ['testsuites', 'testsuite', 'testcase'],
  );
});

junit.run();
