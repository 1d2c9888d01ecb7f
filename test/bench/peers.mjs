// Rows that compare with other linters. They do other work on the same texts, or, with --corpus DIR, on those of a folder.
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { declaration, policy } from './corpus.mjs';
import { BLANK, cli, compare, compareAll, file, flags, inTurn, isWanted, median, ms, ratio, root, rounds, row, work } from './measure.mjs';

const MANY = 1000;
const SIZE = 12_600;
const installed = join(import.meta.dirname, 'peers/node_modules');

/**
 * The peers: how they are started, what starts them alone, how a line looks in which they report a finding, and what they may take of us: the
 * time of one declaration and one policy, and of many policies, as a part of theirs.
 */
const PEERS = [
  {
    name: 'textlint',
    bin: 'textlint/bin/textlint.js',
    // The rule stands in the file of its name; a name of a package would be looked for around the texts.
    args: ['--no-textlintrc', '--rulesdir', join(installed, 'textlint-rule-write-good/lib'), '--format', 'unix'],
    finding: /\[Error\/write-good\]$/gm,
    goals: { one: 0.35, many: 0.125 },
  },
  { name: 'write-good', bin: 'write-good/bin/write-good.js', args: ['--parse'], finding: /\.md:\d+:\d+:/g },
  {
    name: 'remark-lint',
    package: 'remark-cli',
    bin: 'remark-cli/cli.js',
    args: ['--quiet', '--no-stdout', '--use', join(installed, 'remark-preset-lint-recommended/index.js')],
    finding: /remark-lint$/gm,
    goals: { one: 0.4, many: 0.2 },
  },
  {
    name: 'markdownlint',
    package: 'markdownlint-cli2',
    bin: 'markdownlint-cli2/markdownlint-cli2-bin.mjs',
    args: [],
    start: '--help',
    finding: / MD\d+\//g,
    goals: { many: 0.2 },
  },
  { name: 'alex', bin: 'alex/cli.js', args: [], finding: / {2}retext-[a-z]+$/gm },
  {
    name: 'ajv-cli',
    bin: 'ajv-cli/dist/index.js',
    args: ['validate', '--strict=false', '-s', join(root, 'schema/declaration.schema.json'), '-d'],
    start: 'help',
    finding: /schemaPath:/g,
    readsDeclarations: true,
  },
];
const version = ({ name, package: id = name }) => JSON.parse(readFileSync(join(installed, id, 'package.json'), 'utf8')).version;
/** A run of a peer, and what is to be known of it. */
const ran = (peer, args, more, least = 1) => ({
  ...peer,
  version: version(peer),
  least,
  run: peerRun(peer, [...peer.args, ...args], more),
});
// The status of write-good is the number of its findings.
const peerRun = (peer, args, more = []) => ({ args: [...more, join(installed, peer.bin), ...args], most: 255, limit: 600_000 });
const ourRun = (args, more = []) => ({ args: [...more, cli, 'check', '--no-config', '--exit-zero', ...args], limit: 600_000 });
// One core a process, so that compiling and collecting memory count.
const ONE_THREAD = ['--single-threaded'];
const allRules = (read) => ourRun(['--preset', 'all', ...read], ONE_THREAD);

/** The texts of a folder that all of them can read. */
function corpus(folder) {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true }).filter((name) => /\.(md|markdown|txt)$/i.test(name)) : [];
  if (!names.length) {
    console.error(`--corpus ${folder}: there is no .md, .markdown or .txt file`);
    process.exit(2);
  }
  return names
    .sort()
    .slice(0, MANY)
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** The last line of each text has something for each peer to report: a place left open, a weak phrase, a word to be careful with, its length. */
const LAST = 'Last changed on [date]. It is clear that a crash of the site is a thing which our host will tell us of.';
const generated = () => Array.from({ length: MANY }, (_, i) => policy(i, SIZE));

// Read before anything is measured, so that a wrong name costs no time.
const given = flags.corpus === undefined ? undefined : corpus(flags.corpus);
const manyNamed = given ? 'corpus' : '1,000 policies';

let names;
/** Policies are written when a row asks for them. */
function policies(count) {
  if (!names) {
    mkdirSync(join(work, 'peers'), { recursive: true });
    names = (given ?? generated()).map((text, i) => file(`peers/p${i}.md`, `${text}\n\n${LAST}\n`));
  }
  return names.slice(0, count);
}

function startRow(peer) {
  row(`--version × ${peer.name}`, null, () => {
    const { tool, other } = inTurn({ tool: [cli, '--version'], other: peerRun(peer, [peer.start ?? '--version']) }, Math.min(rounds, 5));
    return { value: ratio(tool, other), note: `${ms(median(tool))} to ${ms(median(other))}` };
  });
}

function declarationRow(peer) {
  row(`1 declaration alone × ${peer.name}`, null, () => {
    // Nothing in it about children, as it has to have: both report that.
    const alone = file('alone.yaml', declaration([]));
    return compare(ourRun([alone]), ran(peer, [alone]), rounds);
  });
}

function policyRows(peer) {
  for (const [name, count, goal, times] of [
    ['1 declaration, 1 policy', 1, peer.goals?.one ?? null, rounds],
    ['1 declaration, 5 policies', 5, null, Math.min(rounds, 5)],
  ])
    row(`${name} × ${peer.name}`, goal, () => {
      const read = policies(count);
      const tool = ourRun([file(`peers-${count}.yaml`, declaration(read))]);
      return compare(tool, ran(peer, read), times);
    });
}

/** Peers that are measured together, since a run of ours takes long: a goal that is missed is not measured once more. */
function manyRows(peers) {
  const named = ({ name }) => `${manyNamed}, all rules × ${name}`;
  const wanted = peers.filter((peer) => isWanted(named(peer)));
  if (!wanted.length) return;
  const read = policies(MANY);
  const others = wanted.map((peer) => ran(peer, read, ONE_THREAD));
  const results = compareAll(allRules(read), others, Math.min(rounds, 3));
  for (const [i, peer] of wanted.entries()) row(named(peer), peer.goals.many, () => results[i]);
}

/** What a real corpus takes without peers. */
function corpusRow() {
  row('corpus, all rules × node -e 0', null, () => {
    const read = policies(MANY);
    const { blank, tool } = inTurn({ blank: BLANK, tool: allRules(read) }, Math.min(rounds, 3));
    return { value: ratio(tool, blank), note: `${ms(median(tool))}: ${ms(median(tool) / read.length)} each of ${read.length} policies` };
  });
}

export function peerRows() {
  if (given) corpusRow();
  const there = PEERS.filter(({ bin }) => existsSync(join(installed, bin)));
  const missing = PEERS.filter((peer) => !there.includes(peer)).map(({ name }) => name);
  if (missing.length && !flags.json)
    console.log(`\nnot installed, and not compared with: ${missing.join(', ')} (npm ci --ignore-scripts --prefix test/bench/peers)`);
  for (const peer of there) startRow(peer);
  for (const peer of there.filter(({ readsDeclarations }) => readsDeclarations)) declarationRow(peer);
  for (const peer of there.filter(({ readsDeclarations }) => !readsDeclarations)) policyRows(peer);
  manyRows(there.filter(({ goals }) => goals?.many));
}
