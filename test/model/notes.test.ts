import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Notes } from '../../src/model/notes.js';

const test = suite('model/notes');

test('a note is found on its object and on no other', () => {
  const [lines, words] = [new Notes<object, number>(), new Notes<object, string>()];
  const [a, b] = [{ text: 'one' }, { text: 'one' }];
  assert.is(lines.get(a), undefined);
  lines.set(a, 1);
  words.set(a, 'one');
  lines.set(a, 2);
  assert.equal([lines.get(a), words.get(a), lines.get(b), words.get(b)], [2, 'one', undefined, undefined]);
});

test('nobody sees a note: objects look as before, also frozen ones', () => {
  const notes = new Notes<object, number>();
  const source = Object.freeze({ path: 'a.md', text: '' });
  notes.set(source, 1);
  assert.is(notes.get(source), 1);
  assert.equal(Reflect.ownKeys(source), ['path', 'text']);
  assert.is(notes.get({ ...source }), undefined);
});

test('a note from before an object was frozen is found after', () => {
  const [lines, words] = [new Notes<object, number>(), new Notes<object, string>()];
  const source = { path: 'a.md' };
  lines.set(source, 1);
  Object.freeze(source);
  words.set(source, 'one');
  assert.equal([lines.get(source), words.get(source)], [1, 'one']);
});

test.run();
