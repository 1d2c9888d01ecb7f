// Runs the commands of the pages that show output, and compares. A block that begins with ```console is run: a line "$ command", then its output,
// as often as needed. "$ cd folder" changes the folder for the rest of the page; a line of three dots stands for lines left out.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { runLine } from './console.js';

const pages = suite('readme');
const BLOCK = /^```console\n([\s\S]*?)^```$/gm;

/** What the block should say. `shown` is what it says now: lines it leaves out with "..." are left out again. */
function replay(shown: string, state: { folder: string }): string {
  return shown.split(/^(?=\$ )/m).map((piece) => {
    const [first = '', ...rest] = piece.split('\n');
    if (!first.startsWith('$ ')) return piece;
    const command = first.slice(2);
    if (command.startsWith('cd ')) {
      state.folder = join(state.folder, command.slice(3));
      return piece;
    }
    const output = runLine(command, state.folder).output.trimEnd();
    return `${first}\n${abridge(output, rest.join('\n').trimEnd())}\n${piece.endsWith('\n\n') ? '\n' : ''}`;
  }).join('');
}

/** The output without the lines for which `shown` has three dots; all of it where they cannot be found. */
function abridge(output: string, shown: string): string {
  const kept = shown.split(/^\.\.\.$/m).map((part) => part.trim()).filter(Boolean);
  if (kept.length === 0 || !/^\.\.\.$/m.test(shown)) return output;
  let from = 0;
  for (const part of kept) {
    const at = output.indexOf(part, from);
    if (at < 0) return output;
    from = at + part.length;
  }
  return shown;
}

for (const page of ['README.md', 'examples/README.md']) {
  pages(page, () => {
    const path = join(process.cwd(), page);
    assert.ok(existsSync(path));
    const text = readFileSync(path, 'utf8');
    const state = { folder: dirname(path) };
    let blocks = 0;
    const actual = text.replace(BLOCK, (_, shown: string) => {
      blocks++;
      return `\`\`\`console\n${replay(shown, state)}\`\`\``;
    });
    assert.ok(blocks > 0, `${page} shows no output`);
    if (process.env['UPDATE']) writeFileSync(path, actual);
    else assert.fixture(actual, text);
  });
}

pages.run();
