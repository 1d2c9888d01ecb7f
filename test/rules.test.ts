// Runs every example of every rule's README. UPDATE=1 writes what the rules report into the READMEs.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { loadConfig } from '../src/config.js';
import { RECOMMENDED } from '../src/check/levels.js';
import { RULES } from '../src/generated/rules.js';
import { defaultSettings, lint } from '../src/lint.js';
import type { Settings } from '../src/lint.js';
import type { Finding, Rule } from '../src/model/rule.js';
import { positionAt } from '../src/model/text.js';
import type { Place } from '../src/model/text.js';
import { CONFIG, projectOf } from './rule-project.js';
import { readExamples, writeExpected } from './rule-readme.js';
import type { Example } from './rule-readme.js';

const DAY = '2026-11-22';
const update = !!process.env['UPDATE'];
const root = join(process.cwd(), 'rules');
const rules = suite('rules');

async function report(id: string, example: Example, rules: ReadonlyMap<string, Rule> = RULES): Promise<string> {
  const judges = RULES.get(id)?.inputs.includes('suppressions');
  // A rule about suppressions needs the findings that they silence.
  const levels = judges ? { ...RECOMMENDED, presets: ['all'] as const } : { ...RECOMMENDED, only: [id] };
  const config = example.files.find((file) => file.path === CONFIG);
  const ignores = config ? loadConfig(join('/', CONFIG), '/', () => config.text).ignores : [];
  const settings: Settings = { ...defaultSettings(example.asOf ?? DAY), levels, minConfidence: 'low', ignores };
  const { findings, failures } = await lint(projectOf(example), rules, settings);
  if (failures[0]) throw failures[0].error;
  return findings
    .filter((finding) => finding.ruleId === id && !finding.suppressed)
    .map(print)
    .join('\n');
}

function print(finding: Finding): string {
  const { at, severity, message, ruleId, related, help } = finding;
  return [
    `${position(at)} ${severity} ${message} [${ruleId}]`,
    ...related.map((other) => `  ${position(other.at)} ${other.note}`),
    ...(help ? [`  help: ${help}`] : []),
  ].join('\n');
}

function position(at: Place): string {
  const { line, column } = positionAt(at.source, at.start);
  return `${at.source.path}:${line}:${column}`;
}

for (const id of RULES.keys()) {
  const path = join(root, id, 'README.md');
  rules(`${id} has a README with examples that fail and pass`, () => {
    assert.ok(existsSync(path), `rules/${id}/README.md is missing`);
    const readme = readFileSync(path, 'utf8');
    assert.is(readme.split('\n')[0], `# ${id}`);
    const examples = readExamples(readme);
    assert.ok(
      examples.some((example) => example.fails),
      'no example under "## Fails"',
    );
    assert.ok(
      examples.some((example) => !example.fails),
      'no example under "## Passes"',
    );
  });
  if (!existsSync(path)) continue;
  const readme = readFileSync(path, 'utf8');
  const changes: { example: Example; reported: string }[] = [];
  for (const example of readExamples(readme)) {
    rules(`${id} ${example.title}`, async () => {
      const reported = await report(id, example);
      if (!example.fails) {
        assert.is(reported, '');
        return;
      }
      if (update && reported !== example.expected) changes.push({ example, reported });
      else assert.is(reported, example.expected ?? '');
      assert.ok(reported, 'the example is meant to fail, but nothing is reported');
    });
  }
  rules(`${id} broken, so that it finds nothing, is noticed`, async () => {
    const broken = new Map([...RULES, [id, { ...(RULES.get(id) as Rule), check: () => [] }]]);
    for (const example of readExamples(readme).filter((one) => one.fails))
      assert.is.not(await report(id, example, broken), example.expected);
  });
  rules(`${id} README is written`, () => {
    if (changes.length) writeFileSync(path, writeExpected(readme, changes));
  });
}

rules('every README belongs to a rule', () => {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((family) => readdirSync(join(root, family.name)).map((rule) => `${family.name}/${rule}`));
  assert.equal(
    folders.filter((id) => !RULES.has(id)),
    [],
  );
});

rules.run();
