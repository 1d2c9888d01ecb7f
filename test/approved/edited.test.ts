// What a rule finds in the examples of its page when a line of one is written otherwise: edits/ holds such lines, by family and rule.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config.js';
import { RECOMMENDED } from '../../src/check/levels.js';
import { RULES } from '../../src/generated/rules.js';
import { defaultSettings, lint } from '../../src/lint.js';
import { CONFIG, projectOf } from '../rule-project.js';
import { readExamples } from '../rule-readme.js';
import type { Example } from '../rule-readme.js';
import { approve, groupsOf } from './approved.js';
import type { Part } from './approved.js';
import { findingOf } from './shown.js';
import type { Entry } from './shown.js';

/** Lines of a file of an example, and what stands there instead. */
interface Edit {
  /** The title of the example. */
  readonly example: string;
  readonly file: string;
  readonly line: string;
  readonly instead: string;
}

const DAY = '2026-11-22';
const EDITS = 'test/approved/edits';
/** Edits of one test. */
const AT_ONCE = 3;
/** Characters of an edit that are shown. */
const SHOWN = 90;
const root = process.cwd();

async function found(id: string, example: Example): Promise<string[]> {
  const config = example.files.find((file) => file.path === CONFIG);
  const ignores = config ? loadConfig(join('/', CONFIG), '/', () => config.text).ignores : [];
  // A rule about suppressions needs the findings that they silence.
  const levels = RULES.get(id)?.inputs.includes('suppressions')
    ? { ...RECOMMENDED, presets: ['all'] as const }
    : { ...RECOMMENDED, only: [id] };
  const { findings, failures } = await lint(projectOf(example), RULES, {
    ...defaultSettings(example.asOf ?? DAY),
    levels,
    minConfidence: 'low',
    ignores,
  });
  if (failures[0]) throw failures[0].error;
  return findings.filter(({ ruleId }) => ruleId === id).flatMap((finding) => findingOf(finding, RULES.get(id)?.cites ?? []));
}

/** What a rule says to an edited example of its page; an edit that fits no example any more says so. */
async function edited(id: string, examples: readonly Example[], { example, file, line, instead }: Edit, number: number): Promise<Entry> {
  const heading = `${id} ${number} ${example}`;
  const one = examples.find(({ title }) => title === example);
  if (!one?.files.some(({ path, text }) => path === file && text.includes(line))) return { heading, lines: ['does not fit'] };
  const files = one.files.map((source) => (source.path === file ? { path: file, text: source.text.replace(line, () => instead) } : source));
  const shown = instead.replace(/\s+/g, ' ').trim();
  return { heading, lines: [`${file}: ${shown.slice(0, SHOWN)}`, ...(await found(id, { ...one, files }))] };
}

const families = new Map<string, Part[]>();
for (const name of readdirSync(join(root, EDITS)).sort()) {
  const parts: Part[] = [];
  for (const [id, edits] of Object.entries(parse(readFileSync(join(root, EDITS, name), 'utf8')) as Record<string, Edit[]>)) {
    const examples = readExamples(readFileSync(join(root, 'rules', id, 'README.md'), 'utf8'));
    for (const [i, group] of groupsOf(edits, AT_ONCE).entries())
      parts.push({
        title: `${id} ${i + 1}`,
        count: group.length,
        entries: () => Promise.all(group.map((edit, j) => edited(id, examples, edit, i * AT_ONCE + j + 1))),
      });
  }
  families.set(name.replace('.yaml', ''), parts);
}
approve('edited', families);
