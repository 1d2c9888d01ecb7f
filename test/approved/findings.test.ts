// What all rules find in the examples of their pages, in the projects of examples/, and in the policies beside this file,
// alone and under each of the declarations there.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config.js';
import { RECOMMENDED } from '../../src/check/levels.js';
import { RULES } from '../../src/generated/rules.js';
import { defaultSettings, lint } from '../../src/lint.js';
import type { Settings } from '../../src/lint.js';
import { findTargets, loadTarget } from '../../src/load.js';
import { Files } from '../../src/load/read.js';
import type { Finding } from '../../src/model/rule.js';
import type { Project } from '../../src/project.js';
import { CONFIG, projectOf } from '../rule-project.js';
import { readExamples } from '../rule-readme.js';
import type { Example } from '../rule-readme.js';
import { approve, groupsOf } from './approved.js';
import type { Part } from './approved.js';
import { besides, briefly, byRule, findingOf, shortly } from './shown.js';
import type { Entry } from './shown.js';

const DAY = '2026-11-22';
/** Examples of one test. */
const AT_ONCE = 2;
const root = process.cwd();

async function findingsIn(project: Project, changed: Partial<Settings>): Promise<readonly Finding[]> {
  const settings: Settings = { ...defaultSettings(DAY), levels: { ...RECOMMENDED, presets: ['all'] }, minConfidence: 'low', ...changed };
  const { findings, failures } = await lint(project, RULES, settings);
  if (failures[0]) throw failures[0].error;
  return findings;
}

const whole = (finding: Finding): string[] => findingOf(finding, RULES.get(finding.ruleId)?.cites ?? []);

/** What a rule says to an example of its page in full, and by place what the others say that is no mere information. */
async function example(id: string, one: Example): Promise<Entry> {
  const config = one.files.find((file) => file.path === CONFIG);
  const ignores = config ? loadConfig(join('/', CONFIG), '/', () => config.text).ignores : [];
  const findings = await findingsIn(projectOf(one), { asOf: one.asOf ?? DAY, ignores });
  const others = findings.filter(({ ruleId, severity }) => ruleId !== id && severity !== 'info').map(briefly);
  return {
    heading: `${id} ${one.title}`,
    lines: [...findings.filter(({ ruleId }) => ruleId === id).flatMap(whole), ...(others.length ? [`others: ${others.join(', ')}`] : [])],
  };
}

const pages = new Map<string, Part[]>();
for (const id of RULES.keys()) {
  const family = id.slice(0, id.indexOf('/'));
  const parts = pages.get(family) ?? [];
  pages.set(family, parts);
  for (const [i, group] of groupsOf(readExamples(readFileSync(join(root, 'rules', id, 'README.md'), 'utf8')), AT_ONCE).entries())
    parts.push({ title: `${id} ${i + 1}`, count: group.length, entries: () => Promise.all(group.map((one) => example(id, one))) });
}
approve('pages', pages);

/** What all rules say to the projects of a folder. */
async function folder(path: string): Promise<Entry[]> {
  const files = new Files(root);
  const { targets, errors } = findTargets([path], null, files);
  assert.equal(errors, []);
  const entries: Entry[] = [];
  for (const target of targets) {
    const { project } = loadTarget(target, files, () => false);
    entries.push({
      heading: project.declaration?.path ?? project.policies.map(({ source }) => source.path).join(),
      lines: (await findingsIn(project, {})).flatMap(whole),
    });
  }
  return entries;
}

const POLICIES = 'test/approved/policies';
const DECLARATIONS = 'test/approved/declarations';

/** The declarations, all of an organisation of one name, so that a text is read once for all of them. */
const declarations = readdirSync(join(root, DECLARATIONS))
  .filter((file) => file.endsWith('.yaml'))
  .sort();
/** Those that are held against what the rules that compare are about, and against nothing else. */
const ofSales = (declaration: string): boolean => declaration.startsWith('sale-');

/** What all rules say, by place, to a policy under declarations that know nothing of it. */
async function under(policy: string): Promise<Entry[]> {
  const files = new Files(root);
  const entries: Entry[] = [];
  for (const declaration of declarations.filter((one) => !ofSales(one))) {
    const { project } = loadTarget(
      { declaration: join(root, DECLARATIONS, declaration), policies: [join(root, POLICIES, policy)] },
      files,
      () => false,
    );
    const found = (await findingsIn(project, {})).filter(({ ruleId }) => !/^(?:text|declaration)\//.test(ruleId));
    entries.push({ heading: `${policy} under ${declaration}`, lines: byRule(found) });
  }
  return entries;
}

const folders = readdirSync(join(root, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const policies = readdirSync(join(root, POLICIES))
  .filter((file) => file.endsWith('.md'))
  .sort();
approve(
  'findings',
  new Map([
    ...folders.map((name): [string, Part[]] => [`examples.${name}`, [{ title: '', entries: () => folder(`examples/${name}`) }]]),
    ...policies.map((file): [string, Part[]] => [
      `policies.${file.slice(0, -3)}`,
      [{ title: '', entries: () => folder(`${POLICIES}/${file}`) }],
    ]),
  ]),
);

/** What the rules that compare say, by place and message, to a text under the declarations. */
async function compared(heading: string, text: string): Promise<Entry[]> {
  const files = new Files(root);
  const source = { path: 'policy.md', text };
  const entries: Entry[] = [];
  for (const declaration of declarations.filter((one) => !ofSales(one) || heading.startsWith('contradiction/'))) {
    const found = await findingsIn(
      { declaration: files.read(join(root, DECLARATIONS, declaration)).source ?? null, policies: [{ source }] },
      { levels: { ...RECOMMENDED, only: COMPARING } },
    );
    if (found.length)
      entries.push({
        heading: `${heading} under ${declaration}`,
        lines: found.map((one) => `${besides(one).replace(' contradiction/', ' ')} ${shortly(one.message)}`),
      });
  }
  return entries;
}

/** Rules that hold a sentence against a fact; those that look for what is missing are asked of whole policies. */
const COMPARING = ['contradiction/*', 'overclaim/*'];
const sayings = new Map<string, string>();
for (const id of RULES.keys()) {
  const texts = readExamples(readFileSync(join(root, 'rules', id, 'README.md'), 'utf8'))
    .flatMap(({ files }) => files)
    .filter(({ path }) => path.endsWith('.md'))
    .map(({ text }) => text.trim());
  if (texts.length) sayings.set(id, [...new Set(texts)].join('\n\n'));
}
const phenomena = join(root, 'test/extract/sentences');
for (const file of readdirSync(phenomena)
  .filter((name) => name.endsWith('.yaml'))
  .sort()) {
  const texts = (parse(readFileSync(join(phenomena, file), 'utf8')) as { text: string; format?: string }[])
    .filter(({ format }) => !format)
    .map(({ text }) => text.trim());
  for (const [i, group] of groupsOf(texts, 12).entries()) sayings.set(`${file} ${i + 1}`, group.join('\n\n'));
}

approve(
  'declarations',
  new Map([
    ['policies', policies.map((file): Part => ({ title: file, owns: `${file} under `, entries: () => under(file) }))],
    [
      'sayings',
      [...sayings].map(([heading, text]): Part => ({ title: heading, owns: `${heading} under `, entries: () => compared(heading, text) })),
    ],
  ]),
);

const FACTS = 'test/approved/facts';
const facts = readdirSync(join(root, FACTS))
  .filter((file) => file.endsWith('.yaml'))
  .sort();
approve(
  'facts',
  new Map(
    facts.map((file): [string, Part[]] => [
      file.replace('.yaml', ''),
      [
        {
          title: '',
          entries: async () => {
            const { project } = loadTarget({ declaration: join(root, FACTS, file), policies: [] }, new Files(root), () => false);
            return [
              {
                heading: file,
                lines: (await findingsIn({ ...project, missing: [] }, {}))
                  .filter(({ ruleId }) => ruleId.startsWith('declaration/'))
                  .flatMap(whole),
              },
            ];
          },
        },
      ],
    ]),
  ),
);
