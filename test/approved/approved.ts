// Approved texts: a file a source, entries under headings. A suite registers one test for a few entries, so that a test runs little
// code; UPDATE=1 writes the files anew.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Entry } from './shown.js';

const root = join(process.cwd(), 'test/approved');
const update = !!process.env['UPDATE'];
/** Lines of a difference that are shown. */
const MOST = 24;

/** What makes one or more entries of a file when the test runs. */
export interface Part {
  /** Of the test. */
  readonly title: string;
  readonly entries: () => Promise<readonly Entry[]>;
  /** How many entries it makes, where other parts make more for the file; absent where it makes all. */
  readonly count?: number;
  /** How the headings of its entries begin, where it is not known how many it makes. */
  readonly owns?: string;
}

/**
 * Holds what the parts make against the approved file of that name, entry by entry.
 *
 * @param folder under test/approved
 * @param files the parts of each file, by its name without ending, in the order of the file
 */
export function approve(folder: string, files: ReadonlyMap<string, readonly Part[]>): void {
  const test = suite(`approved ${folder}`);
  for (const [name, parts] of files) {
    const path = join(root, folder, `${name}.txt`);
    const approved = existsSync(path) ? sectionsOf(readFileSync(path, 'utf8')) : [];
    const made: Entry[][] = [];
    for (const [i, part] of parts.entries()) {
      test(`${name} ${part.title}`, async () => {
        const entries = (made[i] = [...(await part.entries())]);
        if (update) return;
        const now = entries.map(sectionOf);
        // What stands before or behind a text may be new; the text is found by its heading.
        const then =
          part.owns !== undefined
            ? approved.filter((section) => section.startsWith(`# ${part.owns ?? ''}`))
            : part.count === undefined
              ? approved
              : now.map((section) =>
                  approved.includes(section) ? section : (approved.find((one) => headingOf(one) === headingOf(section)) ?? ''),
                );
        compare(now, then, `${folder}/${name}.txt`);
      });
    }
    test(`${name} has nothing besides`, () => {
      const count = parts.reduce(
        (sum, { count, owns }) =>
          sum + (owns === undefined ? (count ?? approved.length) : approved.filter((section) => section.startsWith(`# ${owns}`)).length),
        0,
      );
      if (!update) assert.is(approved.length, count, `entries in test/approved/${folder}/${name}.txt${HOW}`);
    });
    test.after(() => {
      if (update) write(path, made.flat().map(sectionOf));
    });
  }
  test('there are no other files', () => {
    if (!existsSync(join(root, folder))) return;
    const others = readdirSync(join(root, folder), { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.txt') && !files.has(file.slice(0, -4).split('\\').join('/')));
    if (update) for (const file of others) rmSync(join(root, folder, file));
    else assert.equal(others, [], `of nothing${HOW}`);
  });
  test.run();
}

const HOW = '; if the change is meant: npm run approve, and read the diff';

function sectionOf({ heading, lines }: Entry): string {
  return [`# ${heading}`, ...lines].join('\n');
}

function headingOf(section: string): string {
  return section.slice(0, `${section}\n`.indexOf('\n'));
}

function sectionsOf(text: string): string[] {
  return text
    .trimEnd()
    .split(/\n(?=# )/)
    .filter(Boolean);
}

function write(path: string, sections: readonly string[]): void {
  const text = `${sections.join('\n')}\n`;
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

/** Throws with what differs, entry by entry. */
function compare(now: readonly string[], then: readonly string[], file: string): void {
  if (now.length === then.length && now.every((section, i) => section === then[i])) return;
  const lines: string[] = [];
  for (let i = 0; i < Math.max(now.length, then.length); i++) {
    const [was, is] = [then, now].map((all) => all[i]?.split('\n') ?? []) as [string[], string[]];
    if (was.join('\n') === is.join('\n')) continue;
    lines.push(
      ...(was[0] === is[0] ? [`  ${is[0] as string}`] : []),
      ...was.filter((line) => !is.includes(line)).map((line) => `- ${line}`),
      ...is.filter((line) => !was.includes(line)).map((line) => `+ ${line}`),
    );
  }
  const error = new Error(`not as approved in test/approved/${file}${HOW}\n${lines.slice(0, MOST).join('\n')}`);
  // The runner prints the stack below the message, and the stack begins with the message.
  error.stack = '';
  throw error;
}

/** A list in groups of so many. */
export function groupsOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}
