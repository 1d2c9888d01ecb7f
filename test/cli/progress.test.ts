// How far a long run is: a line that is written over, on a terminal alone, and gone before anything else is said.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { complain } from '../../src/cli/output.js';
import { Progress } from '../../src/cli/progress.js';

const test = suite('cli/progress');

/** What standard error gets while a run of some projects goes on, the clock moved by a second for each. */
function said({ isTTY, ci, run }: { isTTY: boolean; ci: boolean; run: (progress: Progress) => void }): string {
  const { stderr, env } = process;
  const [write, tty, now, was, term] = [stderr.write.bind(stderr), stderr.isTTY, Date.now, env['CI'], env['TERM']];
  let output = '';
  let clock = 0;
  stderr.write = ((text: string) => {
    output += text;
    return true;
  }) as typeof stderr.write;
  stderr.isTTY = isTTY;
  Date.now = () => (clock += 1000);
  env['TERM'] = 'xterm';
  if (ci) env['CI'] = 'true';
  else delete env['CI'];
  try {
    run(new Progress('Checking', 'projects'));
  } finally {
    Object.assign(stderr, { write, isTTY: tty });
    Date.now = now;
    if (was === undefined) delete env['CI'];
    else env['CI'] = was;
    if (term === undefined) delete env['TERM'];
    else env['TERM'] = term;
  }
  return output;
}

const long = (progress: Progress): void => {
  for (let done = 0; done < 3; done++) progress.show(done, 3);
  progress.clear();
};

test('a terminal sees each count in the place of the one before, and at the end none', () => {
  const line = (text: string): string => `\r\u001b[2K${text}`;
  assert.is(
    said({ isTTY: true, ci: false, run: long }),
    [0, 1, 2].map((done) => line(`policy-lint: Checking ${done} of 3 projects`)).join('') + line(''),
  );
});

test('nobody else does', () => {
  assert.is(said({ isTTY: false, ci: false, run: long }), '');
  assert.is(said({ isTTY: true, ci: true, run: long }), '');
  assert.is(
    said({
      isTTY: true,
      ci: false,
      run: (progress) => {
        progress.show(0, 1);
        progress.clear();
      },
    }),
    '',
  );
});

test('a complaint stands on a line of its own', () => {
  assert.match(
    said({
      isTTY: true,
      ci: false,
      run: (progress) => {
        progress.show(1, 3);
        complain('policy-lint: gone.md does not exist.');
      },
    }),
    /projects\r\u001b\[2Kpolicy-lint: gone\.md does not exist\.\n$/,
  );
});

test.run();
