// The lists of words under schema/lexicon/en/words: each belongs to a module of the reader, and somebody asks it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';

const lists = join(process.cwd(), 'schema/lexicon/en/words');
const reader = join(process.cwd(), 'src/extract/english');
const sources = new Map(readdirSync(reader).map((file) => [file, readFileSync(join(reader, file), 'utf8')]));

/** The names that a module takes from the lists of another or of itself. */
function taken(source: string): string[] {
  return [...source.matchAll(/import \{([^}]*)\} from '\.\.\/\.\.\/generated\/words\/([\w-]+)\.js'/gu)].flatMap(
    ([, names = '', from = '']) => names.split(',').map((name) => `${from}/${name.trim()}`),
  );
}

const words = suite('words');

words('every list belongs to a module, and a module imports it', () => {
  const asked = new Set([...sources.values()].flatMap(taken));
  const all = readdirSync(lists).flatMap((file) => {
    const name = file.slice(0, -'.yaml'.length);
    assert.ok(sources.has(`${name}.ts`), `${file} has no module in src/extract/english`);
    return Object.keys(parse(readFileSync(join(lists, file), 'utf8'))).map((list) => `${name}/${list}`);
  });
  assert.ok(all.length > 300, `${all.length} lists`);
  assert.equal(
    all.filter((list) => !asked.has(list)),
    [],
  );
});

words.run();
