/* eslint-disable no-template-curly-in-string -- the pages have templates of their own */
// Policies in MDX, Vue, Svelte and Astro: what is read of each construct, and where it stands.
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { PolicyDocument } from '../../src/model/document.js';
import { positionAt } from '../../src/model/text.js';
import { parsePolicy } from '../../src/parse/policy.js';
import { growthOf } from '../cost.js';
import { outline, placeOf, words } from './reading.js';

const test = suite('parse/template');

const read = (ending: string, text: string): Promise<PolicyDocument> => parsePolicy({ path: `privacy.${ending}`, text });
const lost = ({ skipped, source }: PolicyDocument): string[] =>
  skipped.filter(({ isLost }) => isLost).map(({ reason, at }) => `${positionAt(source, at.start).line}: ${reason}`);

const readings: [name: string, ending: string, text: string, blocks: string[], lost?: string[]][] = [
  [
    'modules and expressions',
    'mdx',
    '---\ntitle: Privacy\n---\nimport X from "./x"\n\nexport const NAME = "Larkfen"\n\n# {frontMatter.title}\n\nWe at {NAME} do **not** sell{" "}data. {/* a note */}\n',
    ['heading 1: Privacy', 'paragraph: We at Larkfen do not sell data. ^0'],
  ],
  [
    'a module of several lines',
    'mdx',
    'export const parts = {\n  a: "one",\n\n  b: "two",\n}\n\nFirst {parts.b}.',
    ['paragraph: First two.'],
  ],
  [
    'a paragraph that begins like a module',
    'mdx',
    'Data are kept.\nexport of data is free.\n\nimport duties are none of ours.',
    ['paragraph: Data are kept. export of data is free.', 'paragraph: import duties are none of ours.'],
  ],
  [
    'Markdown between tags',
    'mdx',
    '<Callout type={{ a: "}" }}>\n\n**We** ask.\n\n- name\n</Callout>\n\n<div className="x">\nWe do **not** sell.\n</div>\n',
    ['paragraph: We ask.', 'item 1: name <0', 'paragraph: We do not sell.'],
  ],
  [
    'components within words',
    'mdx',
    'See <Link href="/x" className={a}>our *terms*</Link>, <Badge>new</Badge>s.',
    ['paragraph: See our terms, news.'],
  ],
  [
    'what a component shows of its attributes',
    'mdx',
    '<Accordion title="What we ask">\n  Your name.\n</Accordion>\n\n<Step\n  title="Use"\n>\nWe write.\n</Step>',
    ['heading 3: What we ask', 'paragraph: Your name. ^0', 'heading 3: Use', 'paragraph: We write. ^2'],
  ],
  [
    'tables of HTML',
    'mdx',
    '<table>\n  <thead><tr><th>Data</th><th>Why</th></tr></thead>\n  <tbody><tr><td className="a">Name</td><td>Login</td></tr></tbody>\n</table>',
    ['cell: Data [0,0 header]', 'cell: Why [0,1 header of 0]', 'cell: Name [1,0 under 0]', 'cell: Login [1,1 under 1 of 2]'],
  ],
  [
    'code and escapes',
    'mdx',
    'Write `{name}` or `<b>`, not \\{this\\}.\n\n```js\nexport const a = {b}\n```\n\nWe ask.',
    ['paragraph: Write {name} or <b>, not {this}.', 'paragraph: We ask.'],
  ],
  [
    'what cannot be told',
    'mdx',
    'import { MAIL } from "../const"\nimport Address from "./Address"\n\nWrite to {MAIL}.\n\n<Address />\n\n{parts.map((x) => <li>{x}</li>)}',
    ['paragraph: Write to ….', 'paragraph: …'],
    [
      '4: MAIL comes from "../const", another file',
      '6: <Address> comes from "./Address", another file',
      '8: parts.map((x) => <li>{x}</li>) is worked out when the page runs',
    ],
  ],
  [
    'a component of Vue',
    'vue',
    '<script setup>\nconst name = "Larkfen";\nconst mail = ref("a@larkfen.example");\n</script>\n<template>\n  <h1>Privacy of {{ name }}</h1>\n  <p>We do <b>not</b> sell.\n  <RouterLink to="/x">More</RouterLink> at {{ mail }}</p>\n  <template v-if="eu"><SectionTitle>EU</SectionTitle><p>You may object.</p></template>\n</template>\n<style>p { a: b }</style>',
    [
      'heading 1: Privacy of Larkfen',
      'paragraph: We do not sell. More at a@larkfen.example ^0',
      'heading 2: EU ^0',
      'paragraph: You may object. ^2',
    ],
  ],
  [
    'what cannot be told in Vue',
    'vue',
    '<template><ul><li v-for="a in parts">{{ a.name }}</li></ul><p v-html="b" />{{ $t("x") }}<SiteNote /></template>',
    ['item 1: …', 'paragraph: …'],
    [
      '1: <li> repeats over a list that was not followed',
      '1: a.name is worked out when the page runs',
      '1: <p> shows a text that the page works out when it runs',
      '1: $t("x") is a text that a file of translations holds',
      '1: <SiteNote> is a component of another file',
    ],
  ],
  [
    'a template in another language',
    'vue',
    '<template lang="pug">\np We ask.\n</template>',
    [],
    ['1: has a template in another language than HTML; name a file that holds the text alone'],
  ],
  [
    'a page of Svelte',
    'svelte',
    '<script lang="ts">\n  const name = "Larkfen";\n</script>\n<svelte:head><title>x</title></svelte:head>\n<h1>{name}</h1>\n{#if eu}<p>You may <a href={x}>object</a>.</p>{:else}<p>Ask.</p>{/if}\n{@html y}',
    ['heading 1: Larkfen', 'paragraph: You may object. ^0', 'paragraph: Ask. ^0'],
    ['7: @html y is worked out when the page runs'],
  ],
  [
    'a page of Astro',
    'astro',
    '---\nimport Layout from "../Layout.astro";\nconst title = "Privacy", rows = [["Name", "Login"]];\n---\n<!doctype html>\n<Layout title={title}>\n<!-- x -->\n<h1>{title}</h1>\n<p>We keep<br>it <b>for</b>\n<i>30</i> days.</p>\n{rows.map(([a, b]) => <p>{a}: {b}</p>)}\n</Layout>\n<style>p { a: b }</style>\n<script>const x = "<p>no</p>";</script>',
    ['heading 1: Privacy', 'paragraph: We keep it for 30 days. ^0', 'paragraph: Name: Login ^0'],
  ],
  [
    'a page of Astro that is no JSX',
    'astro',
    '---\nconst title = "Privacy";\n---\n<h1>{title}</h1>\n<p>We ask.\n<p {title}>You tell.',
    ['heading 1: Privacy', 'paragraph: We ask. ^0', 'paragraph: You tell. ^0'],
  ],
  [
    'a page of Astro without a script',
    'astro',
    '<h1>Privacy</h1><p>We {"do"} ask.</p>',
    ['heading 1: Privacy', 'paragraph: We do ask. ^0'],
  ],
];
for (const [name, ending, text, blocks, losses = []] of readings)
  test(name, async () => {
    const document = await read(ending, text);
    assert.equal(outline(document), blocks);
    assert.equal(lost(document), losses);
  });

test('every word is placed where it is written', async () => {
  const mdx = await read(
    'mdx',
    'export const NAME = "Larkfen"\n\nWe at {NAME} do <Link to="/x">**not** sell</Link> it.\n\n<Note title="Who asks">\n  We *ask*.\n</Note>\n',
  );
  assert.equal(
    ['We at', 'Larkfen', 'not sell it', 'Who asks', 'We ask.'].map((one) => placeOf(mdx, one)),
    ['3:1-3:6 We at', '3:7-3:13 {NAME}', '3:33-3:53 not** sell</Link> it', '5:14-5:22 Who asks', '6:3-6:12 We *ask*.'],
  );
  const vue = await read('vue', '<template>\n<p>We at {{ "Larkfen" }} do <b>not</b> sell&nbsp;it.</p>\n</template>');
  assert.equal(
    ['Larkfen', 'not sell it'].map((one) => placeOf(vue, one)),
    ['2:10-2:25 {{ "Larkfen" }}', '2:32-2:52 not</b> sell&nbsp;it'],
  );
  const astro = await read('astro', '---\nconst parts = [{ text: "We ask." }];\n---\n<main>{parts.map((one) => <p>{one.text}</p>)}</main>');
  assert.is(placeOf(astro, 'We ask.'), '2:25-2:32 We ask.');
});

test('comments are kept, for what they silence', async () => {
  for (const [ending, text] of [
    ['mdx', '{/* policy-lint-disable-file a/b */}\n\nWe ask.'],
    ['vue', '<template><!-- policy-lint-disable-file a/b --><p>We ask.</p></template>'],
    ['svelte', '<!-- policy-lint-disable-file a/b --><p>We ask.</p>'],
    ['astro', '---\n---\n<!-- policy-lint-disable-file a/b --><p>We ask.</p>'],
  ] as const) {
    const document = await read(ending, text);
    assert.equal(
      document.comments.map((one) => one.text.trim()),
      ['policy-lint-disable-file a/b'],
      ending,
    );
    assert.is(words(document), 'We ask.');
  }
});

const PARTS = [
  'we ',
  'sell ',
  'not ',
  '{a}',
  '{{ a }}',
  '{"x"}',
  '{`a${b}c`}',
  '{',
  '}',
  '{/* a */}',
  '{/*',
  '<p>',
  '</p>',
  '<Foo>',
  '</Foo>',
  '<Foo a="b" c={d}>',
  '<Foo />',
  '<a href="x">',
  '</a>',
  '<br>',
  '<',
  '>',
  '<>',
  '</>',
  '`',
  '```\n',
  '\n',
  '\n\n',
  '\nexport const a = 1\n',
  '\nimport a from "b"\n',
  '---\n',
  '<script>',
  '</script>',
  '<template>',
  '</template>',
  '<style>',
  '{#if a}',
  '{/if}',
  '{#each a as b}',
  '{@html a}',
  '\u0000',
  '\ufffc',
  '\u200b',
  '&amp;',
  '**',
  '- ',
  '<!-- ',
  ' -->',
  '\r\n',
  '\\',
  "'",
  '"',
  '<svg>',
  '<li v-for="a in b">',
  '<p v-html="a">',
  '<C title="t">\n',
];

test('nothing breaks, and every character has its place, whatever the file holds', async () => {
  for (const ending of ['mdx', 'vue', 'svelte', 'astro', 'tsx'])
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...PARTS), { maxLength: 40 }).map((parts) => parts.join('')),
        async (text) => {
          const document = await read(ending, text);
          for (const block of document.blocks)
            for (let i = 0, before = -1; i < block.text.length; i++) {
              const [from, to] = [block.map.start(i), block.map.end(i + 1)];
              assert.ok(from >= before && to > from && to <= text.length, `${ending}: ${JSON.stringify(text)}`);
              before = from;
            }
        },
      ),
      { numRuns: 150 },
    );
});

test('time grows in step with the text', async () => {
  const repeated = [
    'We ask. ',
    '{a}',
    '{"a"} ',
    '{',
    '{`',
    '{/* a */}\n',
    '<Foo>',
    '<Foo a="b">\n\nWe ask.\n\n</Foo>\n\n',
    '<p>',
    '</p>',
    '<',
    '`',
    '``a` ',
    'export const a = 1\n\n',
    'export {\n\n',
    'import a\n\n',
    '```\n',
    '<a href={x}>a</a>',
    '<script>',
    '<style>',
    '<!-- ',
    '{{ a }}',
    '{#if a}',
    '<C title="t">\n',
    '\\{',
  ];
  for (const ending of ['mdx', 'vue', 'astro'])
    for (const part of repeated)
      assert.is(
        await growthOf(
          (length) =>
            `${ending === 'vue' ? '<template>' : ending === 'astro' ? '---\n---\n' : ''}${part.repeat(Math.ceil(length / part.length))}${ending === 'vue' ? '</template>' : ''}`,
          (text) => read(ending, text),
        ),
        null,
        `${ending} ${JSON.stringify(part)}`,
      );
});

test.run();
