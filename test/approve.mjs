// Writes the approved files of test/approved anew from the built suites: what they hold then is what is read and found now.
//
//   node build.mjs && node test/approve.mjs        which is npm run approve
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = join(root, '.build/test/approved');
const suites = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith('.test.js'))
      .sort()
  : [];
if (!suites.length) {
  console.error('There are no built suites; run: npm run build');
  process.exit(2);
}
for (const suite of suites) {
  const { status, stdout } = spawnSync(process.execPath, [join(folder, suite)], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, UPDATE: '1', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status === 0) continue;
  console.error(stdout);
  process.exit(1);
}
console.log(`test/approved is written; read the difference: git diff test/approved`);
