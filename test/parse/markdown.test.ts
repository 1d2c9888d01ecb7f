import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { assertLawful, outline, placeOf, read, sentences } from './reading.js';

const test = suite('parse/markdown');

/** name, Markdown, blocks */
const readings: [name: string, text: string, blocks: string[]][] = [
  [
    'headings of both kinds, and what stands under them',
    'Larkfen\n=======\n\n## Data ##\nWe ask.\n\nUse\n---\n\n#### Deep\ntext\n\n# Next',
    [
      'heading 1: Larkfen',
      'heading 2: Data ^0',
      'paragraph: We ask. ^1',
      'heading 2: Use ^0',
      'heading 4: Deep ^3',
      'paragraph: text ^4',
      'heading 1: Next',
    ],
  ],
  [
    'a list with its lead-in, nested lists with theirs',
    'We collect:\n\n- your name\n- contact data:\n  1. e-mail\n  2. phone\n- the rest\n\nNo more.',
    [
      'paragraph: We collect:',
      'item 1: your name <0',
      'item 1: contact data: <0',
      'item 2: e-mail <2',
      'item 2: phone <2',
      'item 1: the rest <0',
      'paragraph: No more.',
    ],
  ],
  ['no lead-in across a heading', 'Before.\n\n# Data\n\n- name', ['paragraph: Before.', 'heading 1: Data', 'item 1: name ^1']],
  [
    'further paragraphs of an item',
    'Why:\n\n- Ads.\n\n  We show them.\n\n  They pay:\n  - rent\n- Mail.',
    [
      'paragraph: Why:',
      'item 1: Ads. <0',
      'paragraph 1: We show them. <1',
      'paragraph 1: They pay: <1',
      'item 2: rent <3',
      'item 1: Mail. <0',
    ],
  ],
  [
    'tables',
    'Seen:\n\n| Data | Why |\n|:--|--|\n| `name` | *log in* \\| pay |\n| mail |\n\nEnd.',
    [
      'paragraph: Seen:',
      'cell: Data [0,0 header]',
      'cell: Why [0,1 header of 1]',
      'cell: name [1,0 under 1]',
      'cell: log in | pay [1,1 under 2 of 3]',
      'cell: mail [2,0 under 1]',
      'paragraph: End.',
    ],
  ],
  [
    'a table whose header row a converter left empty',
    '| | |\n|--|--|\n| Cookie | Life |\n| pp | a day |',
    ['cell: Cookie [1,0 header]', 'cell: Life [1,1 header of 0]', 'cell: pp [2,0 under 0]', 'cell: a day [2,1 under 1 of 2]'],
  ],
  [
    'links: inline, reference, collapsed, shortcut, bare',
    'See [our *terms*](/t "T"), [them][Law], [law][], [law] and <https://a.example> or https://b.example/x_y_z.\n\n[LAW]:\n  /law "Law"',
    ['paragraph: See our terms, them, law, law and https://a.example or https://b.example/x_y_z.'],
  ],
  ['brackets that are no links', 'We [do] not (ever) sell [x](y z).', ['paragraph: We [do] not (ever) sell [x](y z).']],
  [
    'emphasis within words and without partners',
    'un*frigging*believable snake_case_name 2 * 3 * 4 **bold*',
    ['paragraph: unfriggingbelievable snake_case_name 2 * 3 * 4 *bold'],
  ],
  [
    'escapes, entities and code',
    'A \\*star\\*, &amp; &#8217;s &copy; &nosuch; `a  **b**` ``c`d``',
    ['paragraph: A *star*, & ’s © &nosuch; a **b** c`d'],
  ],
  ['images are no words', 'Hello ![Logo of Larkfen](l.png) there [![badge](b.svg)](/x)', ['paragraph: Hello there']],
  [
    'a quote, with its marks between the lines',
    '> We do\n> not sell\nyour data.\n>\n> - at all',
    ['paragraph: We do not sell your data.', 'item 1: at all <0'],
  ],
  [
    'task lists and footnotes',
    '- [x] done\n- [ ] open[^n]\n\n[^n]: A note on it.',
    ['item 1: done', 'item 1: open', 'paragraph: A note on it.'],
  ],
  [
    'HTML in Markdown: tags gone, structure kept',
    '<details>\n<summary>More</summary>\n\nWe <b>never</b> sell.\n\n<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n</details>\n\nA<br>B',
    ['paragraph: More', 'paragraph: We never sell.', 'item 1: One <1', 'item 1: Two <1', 'paragraph: A B'],
  ],
  [
    'a table of HTML',
    '<table><tr><th>Data</th><th>Why</th></tr>\n<tr><td>Name</td><td>Login</td></tr></table>',
    ['cell: Data [0,0 header]', 'cell: Why [0,1 header of 0]', 'cell: Name [1,0 under 0]', 'cell: Login [1,1 under 1 of 2]'],
  ],
  [
    'bold lines as headings',
    '## Data\n\n**What we collect**\n\nNames.\n\n**How we use it**\n\n**We never sell.**',
    [
      'heading 2: Data',
      'heading 3: What we collect ^0',
      'paragraph: Names. ^1',
      'heading 3: How we use it ^0',
      'paragraph: We never sell. ^3',
    ],
  ],
  [
    "bullets of the author's own",
    'We may:\n\n• write to you\n\n• call you\n\nBye.',
    ['paragraph: We may:', 'item 1: write to you <0', 'item 1: call you <0', 'paragraph: Bye.'],
  ],
  ['bullets in one line', 'We may: • write to you • call you', ['paragraph: We may:', 'item 1: write to you <0', 'item 1: call you <0']],
  [
    'bullets in paragraphs of their own',
    'We ask for:\n\n●\n\nyour name\n\n●\n\nyour age',
    ['paragraph: We ask for:', 'item 1: your name <0', 'item 1: your age <0'],
  ],
  [
    'a list without bullets',
    'We use it to:\n\nanswer you;\n\nbill you; and\n\nimprove.\n\nThat is all.',
    ['paragraph: We use it to:', 'item 1: answer you; <0', 'item 1: bill you; and <0', 'item 1: improve. <0', 'paragraph: That is all.'],
  ],
  ['hard breaks after a lead-in', 'We ask for  \n(a) your name;  \n(b) your age.', ['paragraph: We ask for (a) your name; (b) your age.']],
  [
    'lettered lines after a colon',
    'We ask for:  \n(a) your name;  \n(b) your age.',
    ['paragraph: We ask for:', 'item 1: your name; <0', 'item 1: your age. <0'],
  ],
  [
    'indented prose is prose',
    'Intro.\n\n    We do not sell the data that you give us.\n\nEnd.',
    ['paragraph: Intro.', 'paragraph: We do not sell the data that you give us.', 'paragraph: End.'],
  ],
  ['Windows line ends', 'We do\r\nnot sell.\r\n\r\n- a\r\n- b', ['paragraph: We do not sell.', 'item 1: a <0', 'item 1: b <0']],
  [
    'attributes of kramdown, names of headings, fences of admonitions',
    '# Data {#data}\n{: .big}\n\n:::note\nWe ask.\n:::',
    ['heading 1: Data', 'paragraph: We ask. ^0'],
  ],
  ['invisible characters', 'We do\u00a0n\u00adot sell\u200b your\u2003data.\u{e0041}', ['paragraph: We do not sell your data.']],
];
for (const [name, text, blocks] of readings)
  test(name, async () => {
    const document = await read(text, 'markdown');
    assert.equal(outline(document), blocks);
    assertLawful(document);
  });

test('what is not said is left out, and reported', async () => {
  const document = await read(
    'We sell ~~your data~~ nothing <del>today</del>.\n\n```\nsell(data)\n```\n\n<p hidden>We sell all.</p>\n\n<!-- note -->\nText {% include x %} here.\n',
    'markdown',
  );
  assert.equal(outline(document), ['paragraph: We sell nothing .', 'paragraph: Text here.']);
  assert.equal(
    document.skipped.map(({ reason, at }) => `${reason}: ${document.source.text.slice(at.start, at.end)}`),
    [
      'struck out: ~~your data~~',
      'struck out: <del>today</del>',
      'code block: ```\nsell(data)\n```',
      'hidden from readers: <p hidden>We sell all.</p>',
      'template tag: {% include x %}',
    ],
  );
  assert.equal(
    document.comments.map(({ text }) => text),
    [' note '],
  );
  assertLawful(document);
});

test('what HTML hides stays hidden across Markdown until its end tag', async () => {
  const document = await read(
    '<div style="display: NONE">\n\nWe sell all.\n\n- x\n\n<div>inner</div>\n\n</div>\n\nWe sell nothing.',
    'markdown',
  );
  assert.equal(outline(document), ['paragraph: We sell nothing.']);
  assert.is(document.skipped.length, 1);
});

test('a place across emphasis, entities and line ends', async () => {
  const document = await read('Intro.\n\nWe do **not**\nsell &amp; *rent* your&nbsp;data.\n', 'markdown');
  assert.is(placeOf(document, 'do not sell & rent'), '3:4-4:17 do **not**\nsell &amp; *rent');
  assert.is(placeOf(document, 'your data'), '4:19-4:33 your&nbsp;data');
});

test('front matter is read, not said', async () => {
  const document = await read('---\ntitle: "Privacy"\ndate: 2031-05-03\ntags:\n  - a\n---\nWe ask.\n', 'markdown');
  assert.equal(
    document.frontMatter?.entries.map(({ key, value, at }) => [key, value, document.source.text.slice(at.start, at.end)]),
    [
      ['title', 'Privacy', 'title: "Privacy"'],
      ['date', '2031-05-03', 'date: 2031-05-03'],
      ['tags', '', 'tags:'],
    ],
  );
  assert.equal(outline(document), ['paragraph: We ask.']);
  assert.is((await read('---\n\nWe ask: nothing.\n\n---\n', 'markdown')).frontMatter, null);
});

test('links know their label and target', async () => {
  const {
    blocks: [block],
  } = await read('See [our *terms*](/t "T") and [law][l], https://b.example/x.\n\n[L]: </law of 2031>', 'markdown');
  assert.equal(
    block?.links.map(({ start, end, target }) => [block.text.slice(start, end), target]),
    [
      ['our terms', '/t'],
      ['law', '/law of 2031'],
      ['https://b.example/x', 'https://b.example/x'],
    ],
  );
});

test('links know how and where they are written', async () => {
  const {
    blocks: [block],
    source,
    references,
  } = await read(
    'See [terms](</t 1> "T"), [law][l] and <a href="/x">x</a>, <https://b.example>.\n\n[L]: /law "Law"\n[none]: /none',
    'markdown',
  );
  const cut = ({ start, end }: { start: number; end: number }): string => source.text.slice(start, end);
  assert.equal(
    block?.links.map(({ kind, at, written }) => [kind, cut(at), cut(written)]),
    [
      ['inline', '[terms](</t 1> "T")', '/t 1'],
      ['reference', '[law][l]', '/law'],
      ['element', '<a href="/x">x</a>', '<a href="/x">'],
      ['auto', '<https://b.example>', 'https://b.example'],
    ],
  );
  assert.equal(
    references.map(({ label, target, at }) => [label, target, cut(at)]),
    [
      ['l', '/law', '[L]: /law'],
      ['none', '/none', '[none]: /none'],
    ],
  );
});

test('links without words, and pictures', async () => {
  const { wordless, images, source } = await read(
    'Ask [](/a) or [![our post](p.png)](/b).\n\n![](q.png) <img src="r.png"> <a href="/c"></a>\n\n[ ](/d)',
    'markdown',
  );
  assert.equal(
    wordless.map(({ target, at }) => [target, source.text.slice(at.start, at.end)]),
    [
      ['/a', '[](/a)'],
      ['/b', '[![our post](p.png)](/b)'],
      ['/c', '<a href="/c"></a>'],
      ['/d', '[ ](/d)'],
    ],
  );
  assert.equal(
    images.map(({ alt, target, at }) => [alt, target, source.text.slice(at.start, at.end)]),
    [
      ['our post', 'p.png', '![our post](p.png)'],
      ['', 'q.png', '![](q.png)'],
      [null, 'r.png', '<img src="r.png">'],
    ],
  );
});

test('a break that is meant may end a sentence', async () => {
  const {
    blocks: [block],
  } = await read('Your rights  \nContact us  \nand more', 'markdown');
  assert.equal(sentences(block as never), ['Your rights', 'Contact us and more']);
});

test('a byte order mark counts, and is in no block', async () => {
  const document = await read('\ufeff# Data\n\nWe ask.', 'markdown');
  assert.equal(outline(document), ['heading 1: Data', 'paragraph: We ask. ^0']);
  assert.is(document.blocks[0]?.map.start(0), 3);
});

test('nesting has an end', async () => {
  const document = await read(`${'> '.repeat(3000)}We do not sell.`, 'markdown');
  assert.ok(document.blocks[0]?.text.endsWith('We do not sell.'));
  assert.match(document.skipped[0]?.reason ?? '', 'nested deeper');
  assertLawful(document);
});

test('nothing makes no block', async () => {
  for (const text of ['', '\n\n', ' ', '\ufeff', '---', '<!-- x -->', '![x](y)', '[a]: b', '``', '- ', '>', '#', '|']) {
    const document = await read(text, 'markdown');
    assertLawful(document);
    assert.ok(document.blocks.length <= 1, text);
    assert.is(document.language, 'und');
  }
});

test('comments of generators of sites are not read', async () => {
  const document = await read(
    'We ask.\n\n{% comment %}\nWe sell it.\n{% endcomment %}\n{# We rent it. #} We write.\n\n## Data {#data}\n\nWe keep it # } {%- comment -%} no {%- endcomment -%} here.\n\n{% comment %} left open',
    'markdown',
  );
  assert.equal(outline(document), [
    'paragraph: We ask.',
    'paragraph: We write.',
    'heading 2: Data',
    'paragraph: We keep it # } here. ^2',
    'paragraph: left open ^2',
  ]);
  assert.is(placeOf(document, 'We write'), '6:19-6:27 We write');
  assertLawful(document);
});

test.run();
