// Every project of examples/ and what policy-lint says about it. The first line of expected.txt is the command.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compare, runLine } from './console.js';

const root = join(process.cwd(), 'examples');
const examples = suite('examples');

for (const entry of readdirSync(root, { withFileTypes: true }).filter((e) => e.isDirectory())) {
  const folder = join(root, entry.name);
  const path = join(folder, 'expected.txt');
  examples(entry.name, () => {
    assert.ok(
      existsSync(path),
      `${entry.name} has no expected.txt; its first line is the command, for example "$ policy-lint --as-of 2026-11-01"`,
    );
    const expected = readFileSync(path, 'utf8');
    const line = expected.split('\n', 1)[0] as string;
    const { output, status } = runLine(line.replace(/^\$ /, ''), folder);
    const actual = `${line}\n${output.trimEnd()}\n\nexit ${status}\n`.replace('\n\n\n', '\n\n');
    if (process.env['UPDATE']) writeFileSync(path, actual);
    else compare(actual, expected, `examples/${entry.name}/expected.txt`);
  });
}

examples.run();
