import { spawnSync } from 'node:child_process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const docs = suite('docs');

docs('the generated pages are current', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['build.mjs', '--quiet', '--docs', '--check'], { encoding: 'utf8' });
  assert.is(`${stdout}${stderr}`, '');
  assert.is(status, 0);
});

docs('no page holds what a merge left open', () => {
  const { stdout, status } = spawnSync('git', ['grep', '-nE', '^(<<<<<<<|>>>>>>>) '], { encoding: 'utf8' });
  if (status === 128) return; // not a clone
  assert.is(stdout, '');
});

docs.run();
