// What a shell offers: the scripts run in the shells that are installed.
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { COMMANDS } from '../../src/cli/flags.js';
import { program } from '../installed.js';
import { run, sandbox } from './sandbox.js';

const test = suite('cli/completions');
const folder = sandbox({ 'x.md': 'x' });
const script = async (shell: string): Promise<string> => (await run(folder, ['completions', shell])).stdout;

/** What bash offers for the last of some words. */
async function offered(...words: readonly string[]): Promise<string[]> {
  const ask = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _policy_lint; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', `${await script('bash')}\n${ask}`], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
}

test('commands, flags of the command, values, rules', async () => {
  assert.equal(await offered('policy-lint', 'cl'), ['claims']);
  assert.equal(await offered('policy-lint', ''), [...COMMANDS.keys()]);
  assert.equal(await offered('policy-lint', '--suppress'), ['--suppress-all']);
  assert.equal(await offered('policy-lint', 'claims', '--suppress'), []);
  assert.equal(await offered('policy-lint', 'claims', '--format', ''), ['pretty', 'json', 'jsonl']);
  assert.equal(await offered('policy-lint', '--preset', 'st'), ['strict']);
  assert.equal(await offered('policy-lint', 'explain', 'contradiction/sal'), ['contradiction/sale']);
  assert.equal(await offered('policy-lint', '--rule', 'contradiction/sal'), ['contradiction/sale=']);
  assert.equal(await offered('policy-lint', 'docs/priv'), []);
});

for (const shell of ['bash', 'zsh', 'fish'] as const)
  (program(shell) ? test : test.skip)(`${shell} takes its script`, async () => {
    writeFileSync(join(folder, `c.${shell}`), await script(shell));
    const { status, stderr } = spawnSync(shell, ['-n', join(folder, `c.${shell}`)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    assert.equal([status, stderr], [0, '']);
  });

(program('fish') ? test : test.skip)('fish completes', async () => {
  writeFileSync(join(folder, 'c.fish'), await script('fish'));
  const ask = (line: string): string =>
    execFileSync('fish', ['-c', `source ${join(folder, 'c.fish')}; complete -C '${line}'`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: join(folder, 'fish') },
    });
  assert.match(ask('policy-lint explain contradiction/sal'), /^contradiction\/sale$/m);
  assert.match(ask('policy-lint --pres'), /^--preset\t/m);
});

test('a shell that is not known is one sentence', async () => {
  assert.match((await run(folder, ['completions', 'fsh'])).stderr, /did you mean (?:fish|zsh)\?\n$/);
  assert.match((await run(folder, ['completions'])).stderr, /completions needs the name of one shell: bash, zsh, fish\.\n$/);
});

test.run();
