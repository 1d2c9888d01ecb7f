import { spawnSync } from 'node:child_process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const docs = suite('docs');

docs('the generated pages are current', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['build.mjs', '--quiet', '--docs', '--check'], { encoding: 'utf8' });
  assert.is(`${stdout}${stderr}`, '');
  assert.is(status, 0);
});

docs.run();
