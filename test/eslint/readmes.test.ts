// Examples that fail, on the pages of rules about declarations and policies, in ESLint: what it tells of a file is what the command line tells of it.
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Linter } from 'eslint';
import { DOCUMENT_RULES } from '../../src/eslint/documents.js';
import plugin from '../../src/eslint/index.js';
import { lint } from '../../src/lint.js';
import { findTargets, loadTarget } from '../../src/load.js';
import { Files } from '../../src/load/read.js';
import { positionAt } from '../../src/model/text.js';
import { readExamples } from '../rule-readme.js';
import type { Example } from '../rule-readme.js';
import { clear, PEERS, project } from './stage.js';

const readmes = suite('eslint/readmes');
const DAY = '2026-11-22';
const LANGUAGES = [
  ['**/*.{yaml,yml}', 'yml/yaml'],
  ['**/*.md', 'markdown/gfm'],
] as const;

/** Each finding of a rule in a file as "line:column message". */
async function byEngine(id: string, folder: string, file: string, asOf: string): Promise<string[]> {
  const files = new Files(folder);
  const presets = [
    (DOCUMENT_RULES.get(id)?.presets ?? ['recommended']).includes('recommended') ? ('recommended' as const) : ('all' as const),
  ];
  const found: string[] = [];
  for (const target of findTargets([join(folder, file)], null, files).targets) {
    const {
      project: { declaration, policies, missing },
    } = loadTarget(target, files, () => false, false);
    const levels = { presets, rules: new Map(), overrides: [], flags: new Map(), only: [], skip: [] };
    const { findings } = await lint({ declaration, policies, missing }, DOCUMENT_RULES, {
      asOf,
      levels,
      minConfidence: 'medium',
      docs: null,
      inlineConfig: true,
      ignores: [],
    });
    for (const { ruleId, at, message, suppressed } of findings) {
      const { line, column } = positionAt(at.source, at.start);
      if (ruleId === id && at.source.path === file && !suppressed) found.push(`${line}:${column} ${message}`);
    }
  }
  return found;
}

function byEslint(id: string, folder: string, { path, text }: Example['files'][number], asOf: string): { found: string[]; text: string[] } {
  const linter = new Linter({ cwd: folder, configType: 'flat' });
  const shared = { declaration: null, problem: 'none', state: '', asOf };
  const messages = linter.verify(
    text,
    LANGUAGES.map(([files, language]) => ({
      files: [files],
      language,
      plugins: { ...PEERS, 'policy-lint': plugin },
      settings: { 'policy-lint': shared },
      rules: { [`policy-lint/${id}`]: ['error', { least: 'info' }] },
    })) as never,
    { filename: join(folder, path) },
  );
  return { found: messages.map(({ line, column }) => `${line}:${column}`), text: messages.map(({ message }) => message) };
}

if (PEERS)
  for (const id of DOCUMENT_RULES.keys())
    readmes(id, async () => {
      let told = 0;
      const examples = readExamples(readFileSync(join(process.cwd(), 'rules', id, 'README.md'), 'utf8')).filter(({ fails }) => fails);
      for (const example of examples) {
        const folder = project(Object.fromEntries(example.files.map(({ path, text }) => [path, text])));
        for (const file of example.files.filter(({ path }) => /\.(?:ya?ml|md)$/.test(path) && !path.startsWith('policy-lint.'))) {
          const asOf = example.asOf ?? DAY;
          const { found, text } = byEslint(id, folder, file, asOf);
          const expected = await byEngine(id, folder, file.path, asOf);
          assert.equal(
            found,
            expected.map((one) => one.split(' ', 1)[0]),
            `${example.title}, ${file.path}: ${text.join(' ')} / ${expected.join(' ')}`,
          );
          expected.forEach((one, i) => {
            assert.ok(text[i]?.startsWith(one.slice(one.indexOf(' ') + 1, 60)), `${text[i] ?? ''} / ${one}`);
          });
          told += found.length;
        }
      }
      if (examples.some(({ files }) => files.every(({ path }) => /\.(?:ya?ml|md)$/.test(path)))) assert.ok(told > 0, 'nothing was told ');
    });
else readmes('needs eslint-plugin-yml and @eslint/markdown', () => {});
readmes.after(clear);

readmes.run();
