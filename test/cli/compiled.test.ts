// Loading the program with code that an earlier run compiled.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { loadProgram } from '../../src/cli/compiled.js';

const compiled = suite<{ folder: string }>('compiled');
let number = 0;

/** A folder with a program whose `run` answers with a text. */
function program(folder: string, answer = 'first'): string {
  const path = join(folder, `program-${number++}.cjs`);
  writeFileSync(
    path,
    `const path = require('node:path');\nexports.run = () => [${JSON.stringify(answer)}, path.basename(__filename), path.basename(__dirname)];\n`,
  );
  return path;
}

const answerOf = (path: string, build = 'a'): unknown => (loadProgram(path, build).run as unknown as () => unknown)();
const kept = (folder: string): string[] => readdirSync(join(folder, '.compiled'));

compiled.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'policy-lint-compiled-'));
});
compiled.after.each(({ folder }) => {
  rmSync(folder, { recursive: true, force: true });
});

compiled('keeps compiled code beside the program, once', ({ folder }) => {
  const path = program(folder);
  const first = loadProgram(path, 'a');
  assert.throws(() => kept(folder));
  first.keep();
  assert.is(kept(folder).length, 1);
  assert.match(kept(folder)[0] as string, /^a-/);
  const before = readFileSync(join(folder, '.compiled', kept(folder)[0] as string));
  const second = loadProgram(path, 'a');
  second.keep();
  assert.equal(readFileSync(join(folder, '.compiled', kept(folder)[0] as string)), before);
  assert.equal((second.run as unknown as () => unknown)(), [
    'first',
    path.slice(folder.length + 1),
    folder.slice(folder.lastIndexOf('/') + 1),
  ]);
});

compiled('every purpose has code of its own', ({ folder }) => {
  const path = program(folder);
  for (const purpose of ['check', 'rules', 'rules']) loadProgram(path, 'a', purpose).keep();
  assert.equal(
    kept(folder)
      .map((name) => name.split('-')[1])
      .sort(),
    ['check', 'rules'],
  );
});

for (const isMeasured of [false, true])
  compiled(
    `a run that is ${isMeasured ? '' : 'not '}measured keeps ${isMeasured ? 'what it compiled more' : 'nothing more'}`,
    ({ folder }) => {
      const path = join(folder, 'program.cjs');
      const numbers = Array.from({ length: 400 }, (_, i) => i);
      const many = numbers.map((i) => `function f${i}(x) { ${`x = x * ${i} + x;`.repeat(40)} return x; }`).join('\n');
      writeFileSync(path, `${many}\nexports.run = (all) => all ? [${numbers.map((i) => `f${i}(1)`).join()}, ${isMeasured}].length : 0;\n`);
      const sizeAfter = (all: boolean): number => {
        const loaded = loadProgram(path, 'a', 'check', isMeasured);
        (loaded.run as unknown as (all: boolean) => number)(all);
        loaded.keep();
        return readFileSync(join(folder, '.compiled', kept(folder)[0] as string)).length;
      };
      const small = sizeAfter(false);
      const large = sizeAfter(true);
      assert.is(large > 2 * small, isMeasured, `${small}, ${large}`);
    },
  );

compiled('another build has other code', ({ folder }) => {
  const path = program(folder);
  loadProgram(path, 'a').keep();
  writeFileSync(path, readFileSync(path, 'utf8').replace('first', 'other'));
  assert.is((answerOf(path, 'b') as string[])[0], 'other');
  loadProgram(path, 'b').keep();
  assert.is(kept(folder).length, 1, 'the code of the build before is gone');
});

compiled('what cannot be used is written anew', ({ folder }) => {
  loadProgram(program(folder), 'a').keep();
  const cache = join(folder, '.compiled', kept(folder)[0] as string);
  const whole = readFileSync(cache);
  for (const [n, broken] of [
    Buffer.alloc(0),
    Buffer.from('no compiled code at all, but long enough to have a head of its own'),
    whole.subarray(0, whole.length / 2),
  ].entries()) {
    writeFileSync(cache, broken);
    // Of a text that it has compiled before in this process, the engine would not look at what was kept.
    const loaded = loadProgram(program(folder, `broken ${n}`), 'a');
    assert.is((loaded.run as unknown as () => string[])()[0], `broken ${n}`);
    loaded.keep();
    assert.not.equal(readFileSync(cache), broken);
  }
});

compiled('a folder that cannot be written to is no error', ({ folder }) => {
  const path = program(folder);
  writeFileSync(join(folder, '.compiled'), 'a file where the folder should be');
  loadProgram(path, 'a').keep();
  assert.is((answerOf(path) as string[])[0], 'first');
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  const other = program(closed);
  chmodSync(closed, 0o500);
  loadProgram(other, 'a').keep();
  chmodSync(closed, 0o700);
});

compiled('a plugin that requires the program gets the one that runs', ({ folder }) => {
  const path = program(folder);
  const { run } = loadProgram(path, 'a');
  const plugin = join(folder, 'plugin.cjs');
  writeFileSync(plugin, `exports.run = () => require(${JSON.stringify(path)}).run;\n`);
  assert.is((loadProgram(plugin, 'a').run as unknown as () => unknown)(), run);
});

compiled.run();
