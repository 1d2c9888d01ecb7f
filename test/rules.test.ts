// Runs every example of every rule's README. UPDATE=1 writes what the rules report into the READMEs.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { loadConfig } from '../src/config.js';
import { RECOMMENDED } from '../src/check/levels.js';
import { RULES } from '../src/generated/rules.js';
import { defaultSettings, lint } from '../src/lint.js';
import { declarationOf } from '../src/project.js';
import type { Settings } from '../src/lint.js';
import type { PolicyFile, Project } from '../src/project.js';
import { isLabelName } from '../src/load/discover.js';
import type { CodeFiles } from '../src/model/code.js';
import type { Finding, Rule, Unread } from '../src/model/rule.js';
import { positionAt } from '../src/model/text.js';
import type { Place, Source } from '../src/model/text.js';
import { languageOf } from '../src/parse/code/code.js';
import { readExamples, writeExpected } from './rule-readme.js';
import type { Example } from './rule-readme.js';

const DAY = '2026-11-22';
const CONFIG = 'policy-lint.config.yaml';
const update = !!process.env['UPDATE'];
const root = join(process.cwd(), 'rules');
const rules = suite('rules');

/** Files whose names start so are the state before. */
const BASE = 'base/';

/** The project of an example, with the state before where it shows one. */
function projectOf(example: Example): Project {
  const files = example.files.filter((file) => file.path !== CONFIG);
  const before = files.filter(({ path }) => path.startsWith(BASE));
  const project = projectIn(files.filter(({ path }) => !path.startsWith(BASE)), '');
  return before.length ? { ...project, base: projectIn(before, BASE) } : project;
}

/** Its YAML file is the declaration, an .xcprivacy or CSV a label, code is code; texts that the declaration does not name are policies too. */
function projectIn(all: readonly Source[], folder: string): Project {
  const code = codeIn(all);
  const files = all.filter((file) => !code?.files.includes(file) && !code?.manifests.includes(file));
  const declaration: Source | null = files.find((file) => /\.ya?ml$/.test(file.path)) ?? null;
  const policies: PolicyFile[] = files.filter((file) => file !== declaration && !isLabelName(file.path)).map((source) => ({ source }));
  const labels = files.filter((file) => isLabelName(file.path)).map((source) => ({ source, bytes: null }));
  if (!declaration) return { declaration, policies, labels };
  const { policy, labels: named } = declarationOf(declaration);
  const missingLabels: Unread[] = named.filter((fact) => !labels.some(({ source }) => source.path === folder + fact.value)).map((fact) => ({ ...fact, reason: 'does not exist' }));
  const supplements = new Set(policy.supplements.map((fact) => fact.value));
  const missing: Unread[] = [...policy.files, ...policy.supplements]
    .filter((fact) => !fact.value.includes('://') && !files.some((file) => file.path === folder + fact.value))
    .map((fact) => ({ ...fact, reason: 'does not exist' }));
  return { declaration, policies: policies.map((file) => ({ ...file, supplement: supplements.has(file.source.path.slice(folder.length)) })), missing, labels, missingLabels, code };
}

function codeIn(files: readonly Source[]): CodeFiles | null {
  const code = { files: files.filter(({ path }) => languageOf(path) !== null && (!/\.html?$/.test(path) || path.startsWith('public/'))), manifests: files.filter(({ path }) => /(?:^|\/)package\.json$/.test(path)) };
  return code.files.length ? code : null;
}

async function report(id: string, example: Example, rules: ReadonlyMap<string, Rule> = RULES): Promise<string> {
  const judges = RULES.get(id)?.inputs.includes('suppressions');
  // A rule about suppressions needs the findings that they silence.
  const levels = judges ? { ...RECOMMENDED, presets: ['all'] as const } : { ...RECOMMENDED, only: [id] };
  const config = example.files.find((file) => file.path === CONFIG);
  const ignores = config ? loadConfig(join('/', CONFIG), '/', () => config.text).ignores : [];
  const settings: Settings = { ...defaultSettings(example.asOf ?? DAY), levels, minConfidence: 'low', ignores };
  const { findings, failures } = await lint(projectOf(example), rules, settings);
  if (failures[0]) throw failures[0].error;
  return findings.filter((finding) => finding.ruleId === id && !finding.suppressed).map(print).join('\n');
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
    assert.ok(examples.some((example) => example.fails), 'no example under "## Fails"');
    assert.ok(examples.some((example) => !example.fails), 'no example under "## Passes"');
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
    const broken = new Map([...RULES, [id, { ...RULES.get(id) as Rule, check: () => [] }]]);
    for (const example of readExamples(readme).filter((one) => one.fails)) assert.is.not(await report(id, example, broken), example.expected);
  });
  rules(`${id} README is written`, () => {
    if (changes.length) writeFileSync(path, writeExpected(readme, changes));
  });
}

rules('every README belongs to a rule', () => {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    .flatMap((family) => readdirSync(join(root, family.name)).map((rule) => `${family.name}/${rule}`));
  assert.equal(folders.filter((id) => !RULES.has(id)), []);
});

rules.run();
