// Words of a text: the same whether cut alone or out of their block, and found in whatever case.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { lexicon } from '../../src/extract/english/lexicon.js';
import { tokenize, type Token } from '../../src/extract/english/tokens.js';

const tokens = suite('tokens');

const PIECES = ['we', 'cannot', "don't", 'third-party', 're-use', 'e-mail', 'U.S.', 'example.com', '(a)', 'Écoute', 'user’s', '-', '.', 'No.', '😀', '"Data"', 'we’ll'];

function shown(list: readonly Token[], from: number): string[] {
  return list.map((t) => `${t.start - from}–${t.end - from} ${t.norm} ${t.bits} ${t.verb?.base ?? ''}`);
}

tokens('a sentence has the tokens that it has alone', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12 }), fc.nat(11), fc.nat(11), (pieces, a, b) => {
    const [from, to] = [Math.min(a, b) % pieces.length, Math.max(a, b) % pieces.length + 1].sort((x, y) => x - y) as [number, number];
    const before = pieces.slice(0, from).join(' ');
    const start = before ? before.length + 1 : 0;
    const alone = pieces.slice(from, to).join(' ');
    const text = pieces.join(' ');
    assert.equal(shown(tokenize(text, start, start + alone.length), start), shown(tokenize(alone, 0, alone.length), 0));
  }));
});

tokens('a word is one whatever its case, and once it is met', () => {
  for (const spelling of ['Zwölfe', 'ZWÖLFE', 'zwölfe', 'Shared', 'SHARED', 'frobnicated', 'Frobnicated']) {
    const text = `we ${spelling} it`;
    const word = lexicon().wordAt(text, 3, 3 + spelling.length);
    assert.is(word.norm, spelling.toLowerCase());
    assert.is(word, lexicon().word(spelling.toLowerCase()));
  }
});

tokens.run();
