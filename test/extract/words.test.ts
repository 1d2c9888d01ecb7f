// The lists of words under schema/lexicon/en/words: each belongs to a module of the reader, and somebody asks it.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';

const lists = join(process.cwd(), 'schema/lexicon/en/words');
const reader = join(process.cwd(), 'src/extract/english');
const sources = new Map(
  readdirSync(reader, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [basename(file), readFileSync(join(reader, file), 'utf8')]),
);

/** The names that a module takes from the lists of another or of itself. */
function takenBy(source: string): string[] {
  return [...source.matchAll(/import \{([^}]*)\} from '(?:\.\.\/)+generated\/words\/([\w-]+)\.js'/gu)].flatMap(
    ([, names = '', from = '']) => names.split(',').map((name) => `${from}/${name.trim()}`),
  );
}

/** The file of lists that several modules go by. */
const SHARED = 'shared';

/** Lists shorter than this may stand beside the code that asks them. */
const LONG = 6;

const words = suite('words');

words('every list belongs to a module, and a module imports it', () => {
  const taken = [...sources.values()].flatMap(takenBy);
  const asked = new Set(taken);
  const all = readdirSync(lists).flatMap((file) => {
    const name = file.slice(0, -'.yaml'.length);
    assert.ok(name === SHARED || sources.has(`${name}.ts`), `${file} has no module in src/extract/english`);
    return Object.keys(parse(readFileSync(join(lists, file), 'utf8'))).map((list) => `${name}/${list}`);
  });
  assert.ok(all.length > 300, `${all.length} lists`);
  assert.equal(
    all.filter((list) => !asked.has(list)),
    [],
  );
  assert.equal(
    all.filter((list) => list.startsWith(`${SHARED}/`) && taken.filter((one) => one === list).length < 2),
    [],
    'asked by one module alone: the list belongs to it',
  );
});

words('no two files hold the same list', () => {
  const seen = new Map<string, string>();
  for (const file of readdirSync(lists))
    for (const [name, list] of Object.entries<string[]>(parse(readFileSync(join(lists, file), 'utf8')))) {
      const key = [...list].sort().join('|');
      assert.is(
        seen.get(key),
        undefined,
        `${file}: ${name} stands in ${seen.get(key)} as well; what several modules go by belongs in shared.yaml`,
      );
      seen.set(key, file);
    }
});

words('a list of six words or more is no code', () => {
  const left: string[] = [];
  for (const [file, source] of sources)
    for (const [, inside = ''] of source.matchAll(/new Set\(\[([^\]]*)\]\)/g)) {
      const listed = inside.match(/'[a-z][a-z0-9 -]*'/g) ?? [];
      if (listed.length >= LONG) left.push(`${file}: ${listed.slice(0, 3).join(', ')} …`);
    }
  assert.equal(left, [], 'it belongs in schema/lexicon/en/words');
});

words.run();
