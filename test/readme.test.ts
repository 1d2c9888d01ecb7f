// Runs the commands of the pages that show output, and compares. A block that begins with ```console is run: a line "$ command", then its output,
// as often as needed. "$ cd folder" changes the folder for the rest of the page. A line of three dots stands for paragraphs left out; what remains is
// found again by the first line of each paragraph.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compare, runLine } from './console.js';

const pages = suite('readme');
const BLOCK = /^```console\n([\s\S]*?)^```$/gm;

/** What the block should say. `shown` is what it says now: lines it leaves out with "..." are left out again. */
function replay(shown: string, state: { folder: string }): string {
  return shown
    .split(/^(?=\$ )/m)
    .map((piece) => {
      const [first = '', ...rest] = piece.split('\n');
      if (!first.startsWith('$ ')) return piece;
      const command = first.slice(2);
      if (command.startsWith('cd ')) {
        state.folder = join(state.folder, command.slice(3));
        return piece;
      }
      const output = runLine(command, state.folder).output.trimEnd();
      return `${first}\n${abridge(output, rest.join('\n').trimEnd())}\n${piece.endsWith('\n\n') ? '\n' : ''}`;
    })
    .join('');
}

/** The output; where `shown` has a line of three dots, only the paragraphs that it shows (all, where one of them is gone). */
function abridge(output: string, shown: string): string {
  const wanted = shown.split(/\n\n+/);
  if (!wanted.includes('...')) return output;
  const paragraphs = output.split(/\n\n+/);
  let next = 0;
  const kept = wanted.map((want) => {
    if (want === '...') return want;
    const at = paragraphs.findIndex((paragraph, i) => i >= next && firstLine(paragraph) === firstLine(want));
    if (at < 0) return null;
    next = at + 1;
    return paragraphs[at];
  });
  return kept.includes(null) ? output : kept.join('\n\n');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] as string;
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
    else compare(actual, text, page);
  });
}

pages.run();
