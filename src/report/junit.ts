import type { Report } from '../model/report.js';
import type { Finding } from '../model/rule.js';
import { clean } from './cells.js';
import { byPlace, open, otherWitness } from './order.js';
import { PLAIN } from '../model/report.js';
import { shownQuoteOf } from './encode.js';
import { styleOf } from './style.js';

const QUOTE = 120;
const style = styleOf(PLAIN);

/**
 * `check --format junit`: JUnit XML as CI servers read it. A suite is a file, a case one rule in it; errors fail it, warnings and
 * infos are its output. Where nothing is found one case passes, because some servers take an empty report for a broken run.
 */
export function reportJunit(report: Report): string {
  const suites = suitesOf(byPlace(open(report.findings)));
  const cases = suites.reduce((sum, { rules }) => sum + rules.size, 0) || 1;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="policy-lint" tests="${cases}" failures="${suites.reduce((sum, suite) => sum + failing(suite), 0)}" errors="0" time="0">`,
    ...(suites.length ? suites.flatMap(suiteLines) : passed(report)),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly path: string;
  readonly rules: ReadonlyMap<string, readonly Finding[]>;
}

function suitesOf(findings: readonly Finding[]): Suite[] {
  const files = new Map<string, Map<string, Finding[]>>();
  for (const finding of findings) {
    const { path } = finding.at.source;
    const rules = files.get(path) ?? new Map<string, Finding[]>();
    files.set(path, rules);
    const list = rules.get(finding.ruleId);
    if (list) list.push(finding);
    else rules.set(finding.ruleId, [finding]);
  }
  return [...files].map(([path, rules]) => ({ path, rules }));
}

function failing({ rules }: Suite): number {
  return [...rules.values()].filter((findings) => findings.some(({ severity }) => severity === 'error')).length;
}

function suiteLines(suite: Suite): string[] {
  const name = xml(suite.path);
  return [
    `  <testsuite name="${name}" tests="${suite.rules.size}" failures="${failing(suite)}" errors="0" skipped="0" time="0">`,
    ...[...suite.rules].flatMap(([rule, findings]) => [
      `    <testcase name="${xml(rule)}" classname="${name}" file="${name}" time="0">`,
      ...failure(findings.filter(({ severity }) => severity === 'error')),
      ...output(findings.filter(({ severity }) => severity !== 'error')),
      '    </testcase>',
    ]),
    '  </testsuite>',
  ];
}

function failure(findings: readonly Finding[]): string[] {
  const [first] = findings;
  if (!first) return [];
  return [
    `      <failure message="${xml(style.say(first.message))}" type="${xml(first.ruleId)}">${findings.map(textOf).map(xml).join('\n')}</failure>`,
  ];
}

function output(findings: readonly Finding[]): string[] {
  return findings.length
    ? [`      <system-out>${findings.map((one) => xml(`${one.severity}: ${textOf(one)}`)).join('\n')}</system-out>`]
    : [];
}

function textOf(finding: Finding): string {
  const other = otherWitness(finding);
  return [
    `${style.where(finding.at)} ${style.say(finding.message)}`,
    ...(other ? [`  ${style.where(other.at)} "${style.say(shownQuoteOf(other.at, QUOTE))}"`] : []),
    ...(finding.help ? [`  help: ${style.say(finding.help)}`] : []),
  ].join('\n');
}

function passed(report: Report): string[] {
  return [
    '  <testsuite name="policy-lint" tests="1" failures="0" errors="0" skipped="0" time="0">',
    `    <testcase name="no problems in ${report.summary.files} files" classname="policy-lint" time="0"/>`,
    '  </testsuite>',
  ];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an element or an attribute; what XML cannot hold at all is written out by `clean`. The lines and their indents are ours. */
function xml(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('  ') ? '  ' : '') + clean(line, false))
    .join('\n')
    .replace(/[&<>"]/g, (unit) => ENTITIES[unit] as string);
}
