import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { assertLawful, outline, placeOf, read, sentences, words } from './reading.js';

const test = suite('parse/html');

const readings: [name: string, text: string, blocks: string[]][] = [
  [
    'a page: its body, not its head',
    '<!doctype html><html><head><title>T</title><style>p{}</style></head><body><h1>Larkfen</h1><p>We <em>ask</em>.</p><script>x</script></body></html>',
    ['heading 1: Larkfen', 'paragraph: We ask. ^0'],
  ],
  ['a piece of a page', 'Loose text<p>One<p>Two</p>more', ['paragraph: Loose text', 'paragraph: One', 'paragraph: Two', 'paragraph: more']],
  [
    'lists and their lead-ins',
    '<p>We collect:</p><ul><li>name<li><p>mail:</p><p>There are two.</p><ol><li>work</li></ol></ul><h2>Use</h2><ul><li>ads</ul>',
    [
      'paragraph: We collect:',
      'item 1: name <0',
      'item 1: mail: <0',
      'paragraph 1: There are two. <2',
      'item 2: work <3',
      'heading 2: Use',
      'item 1: ads ^5',
    ],
  ],
  [
    'a lead-in that is no paragraph',
    '<div>We collect:<ul><li>name</li></ul>and no more</div>',
    ['paragraph: We collect:', 'item 1: name <0', 'paragraph: and no more'],
  ],
  [
    'terms and definitions',
    '<dl><dt>Cookie</dt><dd>A file.<p>We set:</p><ul><li>one</li></ul></dd><dt>Pixel<dd>An image.</dl>',
    ['term: Cookie', 'paragraph: A file. <0', 'paragraph: We set: <0', 'item 1: one <2', 'term: Pixel', 'paragraph: An image. <4'],
  ],
  [
    'a table with a head',
    '<table><thead><tr><td>Data<td>Why</thead><tr><td>Name<td><p>Login</p><ul><li>web<li>app</ul></table>',
    [
      'cell: Data [0,0 header]',
      'cell: Why [0,1 header of 0]',
      'cell: Name [1,0 under 0]',
      'cell: Login [1,1 under 1 of 2]',
      'item 1: web <3 [1,1 under 1 of 2]',
      'item 1: app <3 [1,1 under 1 of 2]',
    ],
  ],
  [
    'a first row that is all headers, cells that span',
    '<table><tr><th>A<th>B<th>C</tr><tr><td rowspan=2>1<td colspan=2>2</tr><tr><td>3<td>4</tr></table>',
    [
      'cell: A [0,0 header]',
      'cell: B [0,1 header of 0]',
      'cell: C [0,2 header of 0]',
      'cell: 1 [1,0 under 0]',
      'cell: 2 [1,1 under 1 of 3]',
      'cell: 3 [2,1 under 1]',
      'cell: 4 [2,2 under 2 of 5]',
    ],
  ],
  [
    'tables that only lay out',
    '<table><tr><td><h2>Data</h2><p>We ask.</p><h2>Use</h2></td></tr></table><table role="presentation"><tr><td>a<td>b</table>',
    ['heading 2: Data', 'paragraph: We ask. ^0', 'heading 2: Use', 'paragraph: a ^2', 'paragraph: b ^2'],
  ],
  [
    'line breaks: one, two, and bullets after them',
    '<p>We ask.<br>You tell.<br><br>We may:<br>• write<br>• call</p>',
    ['paragraph: We ask. You tell.', 'paragraph: We may:', 'item 1: write <1', 'item 1: call <1'],
  ],
  [
    'a bold first line',
    '<p><b>What we collect</b><br>Your name.</p><p><strong>Use:</strong> none.</p>',
    ['heading 2: What we collect', 'paragraph: Your name. ^0', 'paragraph: Use: none. ^0'],
  ],
  ['details', '<details><summary>More</summary>We ask.</details>', ['paragraph: More', 'paragraph: We ask.']],
  [
    'preformatted lines',
    '<pre>DATA\n\nWe collect:\n- name\n- mail</pre>',
    ['paragraph: DATA', 'paragraph: We collect:', 'item 1: name <1', 'item 1: mail <1'],
  ],
  ['a line end behind <pre>, and a reference', '<pre>\n&amp; data &amp; names</pre>', ['paragraph: & data & names']],
  [
    'references of every kind',
    '<p>a&amp;b &copy; &#8217; &#x2019; &#146; &nbsp; &NotEqualTilde; &copy2031 &ampx &nosuch; &hellip;</p>',
    ['paragraph: a&b © ’ ’ ’ ≂̸ ©2031 &x &nosuch; …'],
  ],
  ['stray tags within words', '<p>We do</i> no</u>t se<!-- x -->ll</p>', ['paragraph: We do not sell']],
  ['nobr, wbr, soft hyphens', '<p>per<wbr>so&shy;nal <span>da</span>ta</p>', ['paragraph: personal data']],
];
for (const [name, text, blocks] of readings)
  test(name, async () => {
    const document = await read(text, 'html');
    assert.equal(outline(document), blocks);
    assertLawful(document);
  });

test('what readers do not see is left out', async () => {
  const hidden = [
    '<p hidden>x</p>',
    '<p style="color:red; display : none !important">x</p>',
    '<div style="visibility:hidden"><p>x</p></div>',
    '<template><p>x</p></template>',
    '<noscript>x</noscript>',
    '<textarea>x</textarea>',
    '<select><option>x</select>',
    '<iframe>x</iframe>',
    '<svg><title>x</title></svg>',
    '<del>x</del>',
    '<s>x</s>',
    '<!-- x -->',
    '<button>x</button>',
    '<dialog>x</dialog>',
  ];
  for (const one of hidden) {
    const document = await read(`<p>a</p>${one}<p>b</p>`, 'html');
    assert.is(words(document), 'a b', one);
    assertLawful(document);
  }
  for (const shown of [
    '<p aria-hidden="true">x</p>',
    '<p style="display:block">x</p>',
    '<p hidden="until-found">x</p>',
    '<dialog open>x</dialog>',
    '<details>x</details>',
    '<p style="opacity:0">x</p>',
    '<div style="font-size:0"><p style="font-size:1rem">x</p></div>',
  ])
    assert.is(words(await read(`<p>a</p>${shown}<p>b</p>`, 'html')), 'a x b', shown);
});

test('of pages that a server fills in, what only the server knows is left open and told, and its comments are not read', async () => {
  const document = await read(
    [
      '{% extends "base.html" %}{% load i18n %}',
      '{# <p>We sell it.</p> #}{%- comment %}<p>We rent it.</p>{% endcomment %}<%# <p>no</p> %><?php /* no */ ?>{{!-- no --}}',
      '<div {% if a > b %}class="x"{% endif %}><p>{{ company }} asks. {{#if eu}}You may object.{{/if}}</p></div>',
      '<p>{% trans "We do not rent it." %} Mail <a href="{% url \'x\' %}">{{ mail|safe }}</a> <%= name %>, <?= $days ?> days.</p>',
      '<p>A {{ and a {% alone</p>',
    ].join('\n'),
    'html',
  );
  assert.equal(outline(document), [
    'paragraph: … asks. You may object.',
    'paragraph: We do not rent it. Mail … …, … days.',
    'paragraph: A {{ and a {% alone',
  ]);
  assert.is(placeOf(document, 'asks'), '3:58-3:62 asks');
  assert.is(placeOf(document, 'not rent'), '4:4-4:36 {% trans "We do not rent it." %}');
  assert.equal(
    document.skipped.filter(({ isLost }) => isLost).map(({ reason }) => reason),
    ['{{ company }}', '{{ mail|safe }}', '<%= name %>', '<?= $days ?>'].map((what) => `${what} is filled in by the server`),
  );
});

test('menus are skipped, and said to be; lists of links in the text are not', async () => {
  const document = await read(
    `<nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Shop</a></li></ul></nav>
    <ol><li><a href="#1">Data</a></li><li><a href="#2">Use</a></li><li><a href="#3">You</a></li></ol>
    <p>Our processors:</p><ul><li><a href="/x">Larkfen</a></li><li><a href="/y">Tallow</a></li></ul>
    <footer><p>Larkfen Ltd., Dunmore.</p><ul class="links"><li><a href="/t">Terms</a></li><li><a href="/c">Contact</a></li></ul></footer>`,
    'html',
  );
  assert.equal(outline(document), [
    'paragraph: Our processors:',
    'item 1: Larkfen <0',
    'item 1: Tallow <0',
    'paragraph: Larkfen Ltd., Dunmore.',
  ]);
  assert.equal(
    document.skipped.map(({ reason }) => reason),
    ['navigation', 'navigation', 'navigation'],
  );
});

test('comments are kept, also those in what is skipped', async () => {
  const { comments } = await read('<!-- a --><p>x<!-- b --></p><div hidden><!-- c --></div>', 'html');
  assert.equal(
    comments.map(({ text }) => text),
    [' a ', ' b ', ' c '],
  );
});

test('a place across tags, references and line ends', async () => {
  const document = await read('\ufeff<html>\r\n<body>\r\n<p>We do <b>not</b>\r\n  sell&nbsp;&amp; <i>rent</i> it.</p>', 'html');
  assert.is(placeOf(document, 'do not sell & rent'), '3:7-4:26 do <b>not</b>\r\n  sell&nbsp;&amp; <i>rent');
  assertLawful(document);
});

test('links know their label and target', async () => {
  const {
    blocks: [block],
  } = await read('<p>See <a href="/t?a=1&amp;b=2">our <b>terms</b></a>, <a name="x">here</a>.</p>', 'html');
  assert.equal(
    block?.links.map(({ start, end, target }) => [block.text.slice(start, end), target]),
    [['our terms', '/t?a=1&b=2']],
  );
});

test('links and pictures know where they stand', async () => {
  const {
    blocks: [block],
    wordless,
    images,
    source,
  } = await read(
    '<p>See <a class="b" href="/t">our <b>terms</b></a> <a href="/u"><img src="u.png" alt="Up"></a><img src="v.png"></p>',
    'html',
  );
  const cut = ({ start, end }: { start: number; end: number }): string => source.text.slice(start, end);
  assert.equal(
    block?.links.map(({ kind, at, written }) => [kind, cut(at), cut(written)]),
    [['element', '<a class="b" href="/t">our <b>terms</b></a>', '<a class="b" href="/t">']],
  );
  assert.equal(
    wordless.map(({ target, at }) => [target, cut(at)]),
    [['/u', '<a href="/u"><img src="u.png" alt="Up"></a>']],
  );
  assert.equal(
    images.map(({ alt, target, at }) => [alt, target, cut(at)]),
    [
      ['Up', 'u.png', '<img src="u.png" alt="Up">'],
      [null, 'v.png', '<img src="v.png">'],
    ],
  );
});

test('line breaks may end a sentence', async () => {
  const {
    blocks: [block],
  } = await read('<p>Larkfen Ltd.<br>1 Mill Lane<br>Dunmore, and<br>nowhere else</p>', 'html');
  assert.equal(sentences(block as never), ['Larkfen Ltd.', '1 Mill Lane', 'Dunmore, and nowhere else']);
});

test('a page that nests without end is read tag by tag', async () => {
  const document = await read(`${'<div>'.repeat(3000)}<p>We do not sell <b>any</b> data.</p>`, 'html');
  assert.equal(outline(document), ['paragraph: We do not sell any data.']);
  assert.match(document.skipped[0]?.reason ?? '', 'tag by tag');
  assertLawful(document);
});

test('a link that the parser opens again stands behind what was read, not at the start', async () => {
  const { blocks } = await read('<a href="#x"> <p> we <b></a><b></a>go', 'html');
  for (const { at } of blocks.flatMap(({ links }) => links)) assert.ok(at.end > 0 && at.start <= at.end, `${at.start}-${at.end}`);
});

test('nothing makes no block', async () => {
  for (const text of ['', '<', '<p>', '<!--', '<p></p><br><br>', '<table><tr><td></table>', '&', '<a href=x></a>', '\ufeff'])
    assert.ok((await read(text, 'html')).blocks.length <= 1, text);
});

test.run();
