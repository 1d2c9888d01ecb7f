// What a reader sees of a place: no markup.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { showing, shownAt } from '../../src/model/shown.js';
import { place } from '../../src/model/text.js';
import { parsePolicy } from '../../src/parse/policy.js';

const shown = suite('model/shown');

async function words(path: string, text: string, from: string, to: string): Promise<string> {
  const source = { path, text };
  showing(await parsePolicy(source));
  return shownAt(place(source, text.indexOf(from), text.indexOf(to) + to.length));
}

shown('marks and tags are left out', async () => {
  assert.is(
    await words('a.md', '# Title\n\nWe do **not** sell [your data](https://x.example).\n', 'We', 'data'),
    'We do not sell your data',
  );
  assert.is(
    await words('a.html', '<h1>Title</h1><p>We <b>never</b> sell <a href="/x">your data</a>.</p>', 'We', 'data'),
    'We never sell your data',
  );
});

shown('a part of a block, and several blocks', async () => {
  assert.is(await words('a.md', 'One two three four.\n', 'two', 'three'), 'two three');
  assert.is(await words('a.md', '- One *two*\n- three\n', 'One', 'three'), 'One two three');
});

shown('a source that is no policy is quoted as it stands', () => {
  const source = { path: 'privacy.yaml', text: 'sells: **yes**' };
  assert.is(shownAt(place(source, 7, 14)), '**yes**');
});

shown.run();
