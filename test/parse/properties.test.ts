// What holds for every document, held against random ones.
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sentencesOf } from '../../src/parse/sentences.js';
import { assertLawful, read, words } from './reading.js';

const test = suite('parse/properties');
const RUNS = 250;

const WORDS = [
  'we',
  'do',
  'not',
  'Sell',
  'your',
  'data',
  'e.g.',
  'Inc.',
  '2031',
  'naïve',
  '“ever”',
  '不',
  '😀',
  'a_b',
  'x\u00adyz',
  'p\u200bq',
  'don\u0092t',
  '\u{e0061}t',
];
const MARKUP: Readonly<Record<'markdown' | 'html' | 'text', readonly string[]>> = {
  markdown: [
    '*',
    '**',
    '_',
    '__',
    '~~',
    '`',
    '``',
    '[',
    ']',
    '](/x)',
    '[a](b "c")',
    '![i](j)',
    '[r]: /u\n\n',
    '[t][r]',
    '[^1]',
    '[^1]: ',
    '\\*',
    '\\',
    '&amp;',
    '&#8217;',
    '&copy',
    '<b>',
    '</b>',
    '<br>',
    '<p hidden>',
    '</p>',
    '<div>\n\n',
    '</div>',
    '<!-- ',
    ' -->',
    '<a href="x">',
    '</a>',
    '<td>',
    '<li>',
    '\n- ',
    '\n* ',
    '\n1. ',
    '\n2) ',
    '\n# ',
    '\n> ',
    '> ',
    '\n---\n',
    '\n===\n',
    '|',
    '\n|-|-|\n',
    '\n```\n',
    '\n    ',
    '\t',
    '  \n',
    '\n\n',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '•',
    '(a) ',
    ':',
    ';',
    '.',
    '{% x %}',
    'https://a.example/?a=1&amp;b',
    '---\nt: x\n---\n',
    '\u00a0',
    '\u2028',
  ],
  html: [
    '<p>',
    '</p>',
    '<br>',
    '<b>',
    '</b>',
    '<i>',
    '</i>',
    '<a href="#x">',
    '</a>',
    '<ul>',
    '</ul>',
    '<li>',
    '</li>',
    '<dl>',
    '<dt>',
    '<dd>',
    '</dl>',
    '<table>',
    '<tr>',
    '<td>',
    '<th>',
    '</td>',
    '</table>',
    '<h2>',
    '</h2>',
    '<div hidden>',
    '</div>',
    '<nav>',
    '</nav>',
    '<script>',
    '</script>',
    '<pre>',
    '</pre>',
    '<!-- x -->',
    '<!--',
    '&amp;',
    '&copy',
    '&#146;',
    '&nbsp;',
    '&NotEqualTilde;',
    '&',
    '<',
    '>',
    '"',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '\u00a0',
    '•',
    '(a) ',
    ':',
    '.',
    '</i></b>',
    '<template>',
    '<svg>',
    '<title>',
    '<textarea>',
    '<select>',
    '<frameset>',
    '\0',
  ],
  text: [
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    ' ',
    '    ',
    '\t',
    '- ',
    '• ',
    '* ',
    '(a) ',
    '1. ',
    '2.1 ',
    'iv) ',
    ':',
    ';',
    '.',
    '?',
    '=====',
    '-----',
    '\n-\n',
    'PRIVACY POLICY',
    '&amp;',
    '&nbsp;',
    '\u00a0',
    '\u3000',
    '\ufeff',
    '\f',
  ],
};

for (const format of ['markdown', 'html', 'text'] as const)
  test(`every character of ${format} stands where its source has it`, async () => {
    const document = fc
      .array(fc.oneof(fc.constantFrom(...WORDS, ' ', ' ', '\n'), fc.constantFrom(...MARKUP[format])), { maxLength: 60 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(document, async (text) => assertLawful(await read(text, format))),
      { numRuns: RUNS },
    );
  });

test('nothing breaks on text of any kind', async () => {
  for (const format of ['markdown', 'html', 'text'] as const)
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        await read(text, format);
      }),
      { numRuns: RUNS },
    );
});

/** A paragraph as its words and as its source in Markdown and HTML. */
interface Written {
  readonly words: string;
  readonly markdown: string;
  readonly html: string;
}

const WORD = fc.constantFrom('we', 'do', 'not', 'sell', 'your', 'data', 'it', 'ever', 'Larkfen', 'keeps');
const plain = fc
  .array(WORD, { minLength: 1, maxLength: 4 })
  .map((list): Written => ({ words: list.join(' '), markdown: list.join(' '), html: list.join('\n') }));
const SHAPES: readonly ((w: Written) => Written)[] = [
  (w) => w,
  ({ words: text, markdown, html }) => ({ words: text, markdown: `*${markdown}*`, html: `<em>${html}</em>` }),
  ({ words: text, markdown, html }) => ({ words: text, markdown: `**${markdown}**`, html: `<b>${html}</b>` }),
  ({ words: text, markdown, html }) => ({ words: text, markdown: `[${markdown}](/t "x")`, html: `<a href="/t">${html}</a>` }),
  ({ words: text, markdown, html }) => ({ words: text, markdown: `${markdown}<!-- hidden -->`, html: `${html}<!-- hidden -->` }),
  ({ words: text, markdown, html }) => ({ words: `& ${text}`, markdown: `&amp; ${markdown}`, html: `&amp; ${html}` }),
  ({ words: text, markdown, html }) => ({ words: text, markdown: markdown.replace(' ', '\n'), html: html.replace(' ', '&nbsp;') }),
  ({ words: text, markdown, html }) => ({ words: text, markdown: `${markdown} ~~never~~`, html: `${html} <del>never</del>` }),
];
const inline = fc
  .array(
    fc.tuple(plain, fc.constantFrom(...SHAPES)).map(([text, shape]) => shape(text)),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts): Written => ({
    words: parts.map((p) => p.words).join(' '),
    markdown: parts.map((p) => p.markdown).join(' '),
    html: parts.map((p) => p.html).join(' '),
  }));
/** Blocks are told apart by their first word. */
const block = fc.tuple(fc.constantFrom('paragraph', 'heading', 'list'), fc.array(inline, { minLength: 1, maxLength: 3 }));

test('what is written is what is read, in Markdown and in HTML', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(block, { maxLength: 6 }), async (blocks) => {
      const expected: string[] = [];
      let markdown = '';
      let html = '';
      blocks.forEach(([kind, parts], n) => {
        const first = parts[0] as Written;
        const lines = kind === 'list' ? parts : [first];
        expected.push(...lines.map((line) => `${kind === 'list' ? 'item' : kind} B${n} ${line.words}.`));
        if (kind === 'list') {
          markdown += `${lines.map((line) => `- B${n} ${line.markdown.replaceAll('\n', '\n  ')}.`).join('\n')}\n\n<!-- end -->\n\n`;
          html += `<ul>${lines.map((line) => `<li>B${n} ${line.html}.`).join('')}</ul>`;
        } else {
          markdown += kind === 'heading' ? `## B${n} ${first.markdown.replaceAll('\n', ' ')}.\n` : `B${n} ${first.markdown}.\n\n`;
          html += kind === 'heading' ? `<h2>B${n} ${first.html}.</h2>` : `<p>B${n} ${first.html}.</p>`;
        }
      });
      for (const [text, format] of [
        [markdown, 'markdown'],
        [html, 'html'],
      ] as const) {
        const document = await read(text, format);
        assert.equal(
          document.blocks.map(({ kind, text: read_ }) => `${kind} ${read_}`.replace(' .', '.')),
          expected,
          text,
        );
      }
    }),
    { numRuns: RUNS },
  );
});

test('plain text keeps every word', async () => {
  const line = fc.array(WORD, { minLength: 1, maxLength: 12 }).map((list) => list.join(' '));
  const text = fc.array(
    fc.tuple(fc.constantFrom('', '- ', '1. ', '(b) ', '    '), line, fc.constantFrom('\n', '\n\n', '.\n', ':\n', ';\n')),
    { maxLength: 20 },
  );
  await fc.assert(
    fc.asyncProperty(text, async (lines) => {
      const read_ = words(await read(lines.map((parts) => parts.join('')).join(''), 'text'));
      // A heading keeps its number, an item not.
      assert.is(read_.replace(/[.:;]|\b1\. |\(b\) /g, ''), lines.map(([, said]) => said).join(' '));
    }),
    { numRuns: RUNS },
  );
});

test('sentences keep every word', () => {
  const text = fc
    .array(fc.constantFrom('We', 'sell', 'data', 'Inc', 'e.g', '.', '. ', '? ', ' ', ' “', '” ', '(', ') ', '…', '1', 'U.S'), {
      maxLength: 40,
    })
    .map((parts) => parts.join('').replace(/ +/g, ' ').trim());
  fc.assert(
    fc.property(text, (said) => {
      const kept = sentencesOf(said)
        .map(({ start, end }) => said.slice(start, end))
        .join('')
        .replace(/[^\p{L}\p{N}]/gu, '');
      assert.is(kept, said.replace(/[^\p{L}\p{N}]/gu, ''));
    }),
    { numRuns: RUNS * 4 },
  );
});

test.run();
