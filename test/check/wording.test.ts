// Words for messages: what is cut, where, and what is left of it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { elided, endedOnce, isDangling, listOf, shortened, shortenedAround, trimmed, unstopped, wordsOf } from '../../src/check/wording.js';

const wording = suite('check/wording');
/** "word0 word1 …", so many of them; each of the first ten is five characters long. */
const words = (n: number, from = 0): string => Array.from({ length: n }, (_, i) => `word${(from + i) % 10}`).join(' ');

wording('a text of 110 characters stays whole, one of 111 is cut at a word', () => {
  const whole = `${words(18)} xx`;
  assert.is(whole.length, 110);
  assert.is(shortened(whole), whole);
  assert.is(shortened(`${whole}y`), `${words(18)} …`);
  assert.is(shortened(`  ${words(2).replace(' ', ' \n\t ')} `), words(2), 'on one line');
});

wording('a cut text does not end on a word that wants another, nor on a stop', () => {
  assert.is(shortened(`${words(17)} from the ${words(3)}`), `${words(17)} …`);
  assert.is(shortened(`${words(17)}, and yetmoreletters`), `${words(17)} …`);
  assert.ok(isDangling('information from'));
  assert.ok(isDangling('information from '));
  assert.not.ok(isDangling('from information'));
  assert.not.ok(isDangling(''));
});

wording('a text without spaces is cut where it must be', () => {
  assert.is(shortened('x'.repeat(200)), `${'x'.repeat(110)} …`);
  assert.is(shortened(`ab ${'x'.repeat(200)}`), `ab ${'x'.repeat(107)} …`, 'a word in the first half is no place to cut');
});

wording('around a part, what is in front of it goes first', () => {
  const [before, core, behind] = [`${words(20)} `, 'the part itself', ` ${words(20)}`];
  const [start, end] = [before.length, before.length + core.length];
  assert.is(shortenedAround(`${before}${core}${behind}`, start, end), `… ${words(15, 5)} the part itself …`);
  assert.is(shortenedAround(`${before}${core}`, start, end), `… ${words(15, 5)} the part itself`);
  assert.is(shortenedAround(`${before}${core}  `, start, end), `… ${words(15, 5)} the part itself`);
  assert.is(shortenedAround(`short ${core} end`, 6, 6 + core.length), 'short the part itself end');
  assert.is(
    shortenedAround(`short ${core}${behind}`, 6, 6 + core.length),
    `short the part itself ${words(14)} …`,
    'a part that stands early is reached by a common cut',
  );
});

wording('a part that is too long itself is cut in its middle', () => {
  const core = words(40);
  assert.is(shortenedAround(`before ${core} behind`, 7, 7 + core.length), `… ${words(9)} … ${words(9, 1)} …`);
  assert.is(shortenedAround(core, 0, core.length), `${words(9)} … ${words(9, 1)}`, 'nothing is left out in front of it and behind it');
  const cut = `${'w'.repeat(47)} and with ${words(20)}`;
  assert.is(shortenedAround(cut, 0, cut.length).split(' …')[0], 'w'.repeat(47), 'no word stays that wants another one');
});

wording('lists', () => {
  assert.is(listOf([]), '');
  assert.is(listOf(['a']), 'a');
  assert.is(listOf(['a', 'b']), 'a and b');
  assert.is(listOf(['a', 'b', 'c']), 'a, b and c');
  assert.is(listOf(['a', 'b', 'c', 'd']), 'a, b and 2 more');
  assert.is(listOf(['a', 'b', 'c', 'd'], 4), 'a, b, c and d');
});

wording('stops', () => {
  assert.is(unstopped('We do. '), 'We do');
  assert.is(unstopped('We do..'), 'We do.');
  assert.is(unstopped('We do?'), 'We do?');
  for (const stop of ['.', '!', '?']) assert.is(endedOnce(`It says "so${stop}".`), `It says "so${stop}"`);
  assert.is(endedOnce('It says "so".'), 'It says "so".');
  assert.is(endedOnce('It says "so.". And'), 'It says "so.". And');
});

wording('the number and the mark of an item are no part of a quote', () => {
  for (const mark of ['1. ', '12.   ', '(a) ', 'h) ', 'iv. ', '(xii) ', '• ', '–  ', '  - ', '# ', ' ##  ', '* '])
    assert.is(trimmed(`${mark}We heed it`), 'We heed it', mark);
  for (const text of ['123. We', 'k) We', 'a We', '1.We', '-We', 'We - you']) assert.is(trimmed(text), text);
  for (const end of [':', ' -', ' –', ' ;', ',', ': ', ' — ']) assert.is(trimmed(`we heed it${end}`), 'we heed it', end);
  assert.is(trimmed('we heed it-'), 'we heed it-');
});

wording('words', () => {
  assert.equal(wordsOf("We're “open”, e.g. at 5.30—don't wait."), ["we're", 'open', 'e.g', 'at', '5.30', "don't", 'wait']);
  assert.equal(wordsOf('Straße, naïve; 日本'), ['straße', 'naïve', '日本']);
  assert.equal(wordsOf('e\u00admail and sh&shy;are'), ['email', 'and', 'share']);
  assert.equal(wordsOf("'quoted' -dashed- .dotted."), ['quoted', 'dashed', 'dotted']);
  assert.equal(wordsOf(' ,; '), []);
});

wording('what must be read stays, whatever goes', () => {
  const text = `${words(10)} KEEP ${words(10)} ALSO ${words(10)}`;
  const parts = ['KEEP', 'ALSO'].map((part) => ({ start: text.indexOf(part), end: text.indexOf(part) + 4 }));
  assert.is(elided(text, parts, 300), text);
  assert.is(elided(text, parts, 141), `${words(10)} KEEP ${words(10)} ALSO ${words(2)} …`, 'what stands behind the last part goes first');
  assert.is(elided(text, parts, 76), `… KEEP ${words(10)} ALSO …`, 'then the longest stretch');
  assert.is(elided(text, parts, 17), '… KEEP … ALSO …');
  assert.is(elided('a short gap KEEP', [{ start: 12, end: 16 }], 10), 'a short gap KEEP', 'a short stretch is not worth an ellipsis');
});

wording.run();
