// What is read in every sentence of test/extract/sentences, in the policies of examples/, and in those beside this file, to the last field.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readPolicy } from '../../src/extract/policy.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import { parsePolicy } from '../../src/parse/policy.js';
import { EXTENSIONS, type Entry as Sentence } from '../extract/sentences/entry.js';
import { approve, groupsOf } from './approved.js';
import type { Part } from './approved.js';
import { entriesOf, entryOf } from './shown.js';
import type { Entry } from './shown.js';

/** Texts of one test. */
const AT_ONCE = 5;
const root = process.cwd();

async function sentence({ text, format, names }: Sentence): Promise<Entry> {
  const document = await parsePolicy({ path: `policy.${EXTENSIONS[format ?? 'markdown']}`, text });
  return entryOf(text, readPolicy(document, { first: names ?? [] }, vocabulary()));
}

async function policy(path: string): Promise<Entry[]> {
  const source = { path, text: readFileSync(join(root, path), 'utf8') };
  return entriesOf(source, readPolicy(await parsePolicy(source), { first: [] }, vocabulary()));
}

const sentences = new Map<string, Part[]>();
const folder = join(root, 'test/extract/sentences');
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()) {
  const groups = groupsOf(parse(readFileSync(join(folder, file), 'utf8')) as Sentence[], AT_ONCE);
  sentences.set(
    file.replace('.yaml', ''),
    groups.map((group, i) => ({ title: String(i + 1), count: group.length, entries: () => Promise.all(group.map(sentence)) })),
  );
}
approve('sentences', sentences);

// Texts that stand apart by lines of "%%": `cases` are special cases of the reader, `composed` were put together at random from parts of
// our own, `altered` are our own sentences with a word put in, exchanged or left out; both were kept because a change shows in them that
// shows in no other text, and their sense does not matter. The others, named after folders of the reader, are small policies written for
// the conditions of its code, a pair for each, and their readings were judged when they were written.
const TEXTS = 'test/approved/texts';
const textsIn = (file: string): string[] =>
  readFileSync(join(root, TEXTS, file), 'utf8')
    .split(/\n+%%\n+/)
    .map((text) => text.trim());
approve(
  'texts',
  new Map(
    readdirSync(join(root, TEXTS))
      .filter((file) => file.endsWith('.md'))
      .sort()
      .map((file) => [
        file.slice(0, -3),
        groupsOf(textsIn(file), AT_ONCE).map((group, i) => ({
          title: String(i + 1),
          count: group.length,
          entries: () => Promise.all(group.map((text) => sentence({ text, expect: 'nothing' }))),
        })),
      ]),
  ),
);

const POLICIES = 'test/approved/policies';
approve(
  'policies',
  new Map(
    readdirSync(join(root, POLICIES))
      .filter((file) => file.endsWith('.md'))
      .sort()
      .map((file) => [file.slice(0, -3), [{ title: '', entries: () => policy(`${POLICIES}/${file}`) }]]),
  ),
);

const examples = readdirSync(join(root, 'examples'), { recursive: true })
  .map((file) => String(file).split('\\').join('/'))
  .filter((file) => /\/(?:privacy|privacy-policy|cookies)\.(?:md|html)$/.test(file))
  .sort();
approve(
  'examples',
  new Map(
    examples.map((file) => [
      file
        .replace(/\.\w+$/, '')
        .split('/')
        .join('.'),
      [{ title: '', entries: () => policy(`examples/${file}`) }],
    ]),
  ),
);
