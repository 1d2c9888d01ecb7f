// Policies that are pages of an application: what is read of each construct, and where it stands.
/* eslint-disable no-template-curly-in-string -- the pages have templates of their own */
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { PolicyDocument } from '../../src/model/document.js';
import { positionAt } from '../../src/model/text.js';
import { parsePolicy } from '../../src/parse/policy.js';
import { growthOf } from '../cost.js';
import { outline, placeOf, read, words } from './reading.js';

const test = suite('parse/page');

const page = (body: string, head = ''): string => `${head}export default function Page() { return <main>${body}</main>; }`;
const lost = ({ skipped, source }: PolicyDocument): string[] =>
  skipped.filter(({ isLost }) => isLost).map(({ reason, at }) => `${positionAt(source, at.start).line}: ${reason}`);

const readings: [name: string, text: string, blocks: string[]][] = [
  [
    'elements of HTML',
    page('<h1>Larkfen</h1><p>We <em>ask</em>.</p><ul><li>name</li><li>mail</li></ul>'),
    ['heading 1: Larkfen', 'paragraph: We ask. ^0', 'item 1: name <1 ^0', 'item 1: mail <1 ^0'],
  ],
  [
    'white space of JSX',
    page('<p>\n    We do{" "}\n    <b>not</b>\n    {\' \'}sell\n    your   data.\n  </p>'),
    ['paragraph: We do not sell your data.'],
  ],
  [
    'texts of React Native are blocks, and those in them are not',
    page(
      '<View><Text style={styles.headerTitle}>Larkfen</Text><Text>Last updated: 2 May 2026</Text><Text style={[styles.h2, { color }]}>Data</Text><Text style={styles.p}><Text style={styles.bold}>Mail.</Text> We ask.</Text><Text><Text style={styles.sectionTitle}>Write:</Text><Text> we@larkfen.example</Text></Text><View><Text>• name</Text><Text>• mail</Text></View></View>',
      'import { Text, View } from "react-native";\n',
    ),
    [
      'heading 1: Larkfen',
      'paragraph: Last updated: 2 May 2026 ^0',
      'heading 2: Data ^0',
      'paragraph: Mail. We ask. ^2',
      'paragraph: Write: we@larkfen.example ^2',
      'item 1: name <4 ^2',
      'item 1: mail <4 ^2',
    ],
  ],
  [
    'texts that are headings by variant, type or role',
    page(
      '<ThemedText type="title">Data</ThemedText><ThemedText>We ask.</ThemedText><Text variant="titleLarge">Use</Text><Text accessibilityRole="header">Who</Text><AppText style={styles.subtitle}>Us</AppText>',
    ),
    ['heading 2: Data', 'paragraph: We ask. ^0', 'heading 2: Use', 'heading 2: Who', 'heading 3: Us ^3'],
  ],
  [
    'a text among words is none',
    page('<p><Text>We</Text><Text> ask.</Text></p>Or <Text>not</Text>.'),
    ['paragraph: We ask.', 'paragraph: Or not.'],
  ],
  ['words that JSX joins', page('<p><b>Mail:</b>\n  none</p>'), ['paragraph: Mail:none']],
  [
    'references, strings and escapes',
    page('<p>It&rsquo;s {"don\\u2019t"} {\'&amp;\'} {`a\\`b`} &nbsp;&lt;</p>'),
    ['paragraph: It’s don’t &amp; a`b <'],
  ],
  [
    'constants',
    page('<p>{NAME} keeps it for {DAYS} days.</p>', 'const NAME = "Larkfen", DAYS = 30;\n'),
    ['paragraph: Larkfen keeps it for 30 days.'],
  ],
  ['templates', page('<p>{`We at ${NAME} ask.`}</p>', 'const NAME = "Larkfen";\n'), ['paragraph: We at Larkfen ask.']],
  ['joined strings', page('<p>{"We " + "ask" + "."}</p>'), ['paragraph: We ask.']],
  [
    'arrays mapped to elements',
    page(
      '{parts.map(({ title, text, items = [] }, i) => <section key={title}><h2>{i + 1}. {title}</h2><p>{text}</p><ul>{items.map((one) => <li key={one}>{one}</li>)}</ul></section>)}',
      'const parts = [{ title: "Data", text: "We ask:", items: ["name", "mail"] }, { title: "Use", text: "We write." }];\n',
    ),
    [
      'heading 2: 1. Data',
      'paragraph: We ask: ^0',
      'item 1: name <1 ^0',
      'item 1: mail <1 ^0',
      'heading 2: 2. Use',
      'paragraph: We write. ^4',
    ],
  ],
  [
    'records mapped by their entries',
    page(
      '<dl>{Object.entries(terms).map(([term, text]) => <><dt>{term}</dt><dd>{text}</dd></>)}</dl>',
      'const terms = { Cookie: "A file." };\n',
    ),
    ['term: Cookie', 'paragraph: A file. <0'],
  ],
  [
    'components of the file',
    page(
      '<Part title="Data" n={2}><p>We ask.</p></Part>',
      'function Part({ title, n, children }) { return <section><h2>{n}. {title}</h2>{children}</section>; }\n',
    ),
    ['heading 2: 2. Data', 'paragraph: We ask. ^0'],
  ],
  [
    'components by arrow, memo and class',
    page(
      '<A>a</A><B>b</B><C>c</C>',
      'const A = ({ children }) => <p>{children}</p>; const B = memo(function B(props) { return <p>{props.children}</p>; }); class C extends React.Component { render() { const { children } = this.props; return <p>{children}c</p>; } }\n',
    ),
    ['paragraph: a', 'paragraph: b', 'paragraph: cc'],
  ],
  [
    'styled elements',
    page('<Title>Data</Title><Text>We ask.</Text>', 'const Title = styled.h2`color: red`; const Text = styled("p")`margin: 0`;\n'),
    ['heading 2: Data', 'paragraph: We ask. ^0'],
  ],
  [
    'components of others, by their names',
    page(
      '<Heading level={3}>Data</Heading><Typography variant="h4">Use</Typography><Typography.Title>Who</Typography.Title><List><ListItem>a</ListItem></List><Text as="p">We <Link href="/x">ask</Link>.</Text><motion.p>b</motion.p>',
      'import { Heading, Typography, List, ListItem, Text, Link, motion } from "kit";\n',
    ),
    ['heading 3: Data', 'heading 4: Use ^0', 'heading 2: Who', 'item 1: a ^2', 'paragraph: We ask. ^2', 'paragraph: b ^2'],
  ],
  [
    'what components of others show of their attributes',
    page(
      '<Section title="Data" description="We ask."><p>We do.</p></Section><Layout title="No">x</Layout>',
      'import { Section, Layout } from "kit";\n',
    ),
    ['heading 2: Data', 'paragraph: We ask. ^0', 'paragraph: We do. ^0', 'paragraph: x ^0'],
  ],
  [
    'tables, of HTML and of others',
    page(
      '<Table><TableHeader><TableRow><TableHead>Data</TableHead><TableHead>Why</TableHead></TableRow></TableHeader><TableBody>{rows.map((r) => <TableRow><TableCell>{r[0]}</TableCell><TableCell>{r[1]}</TableCell></TableRow>)}</TableBody></Table>',
      'import { Table, TableHeader, TableRow, TableHead, TableBody, TableCell } from "kit"; const rows = [["Name", "Login"]];\n',
    ),
    ['cell: Data [0,0 header]', 'cell: Why [0,1 header of 0]', 'cell: Name [1,0 under 0]', 'cell: Login [1,1 under 1 of 2]'],
  ],
  [
    'conditions',
    page('{on && <p>a</p>}{off ? <p>b</p> : <p>c</p>}{no && <p>d</p>}<p>{x ?? "e"}</p>', 'const no = false;\n'),
    ['paragraph: a', 'paragraph: b', 'paragraph: c', 'paragraph: e'],
  ],
  [
    'HTML in a string',
    page('<div dangerouslySetInnerHTML={{ __html: html }} />', 'const html = `<h2>Data</h2><p>We <b>do not</b> sell.</p>`;\n'),
    ['heading 2: Data', 'paragraph: We do not sell. ^0'],
  ],
  [
    'Markdown in a string',
    page(
      '<ReactMarkdown>{text}</ReactMarkdown>',
      'const NAME = "Larkfen";\nconst text = `# Data\n\nWe at ${NAME} do **not** sell.\n\n- a\n`;\n',
    ),
    ['heading 1: Data', 'paragraph: We at Larkfen do not sell. ^0', 'item 1: a <1 ^0'],
  ],
  [
    'messages with their text beside them',
    page(
      '<Trans>We ask.</Trans><p>{t`We do.`}</p><p>{t({ id: "x", message: "We may do." })}</p><FormattedMessage id="y" defaultMessage="We might." />',
      'import { Trans, FormattedMessage } from "i18n";\n',
    ),
    ['paragraph: We ask.', 'paragraph: We do.', 'paragraph: We may do.', 'paragraph: We might.'],
  ],
  [
    'a route without a default export',
    'export const Route = createFileRoute("/privacy")({ component: Privacy });\nfunction Privacy() { return <p>We ask.</p>; }',
    ['paragraph: We ask.'],
  ],
  [
    'an early return',
    'export default function P() { if (loading) return null; const a = "We ask."; return <p>{a}</p>; }',
    ['paragraph: We ask.'],
  ],
  ['a file of JavaScript', page('<p>We ask.</p>'), ['paragraph: We ask.']],
];
for (const [name, text, blocks] of readings)
  test(name, async () => {
    assert.equal(outline(await read(text, 'page')), blocks);
  });

test('what readers do not see is left out', async () => {
  for (const one of [
    '<p hidden>x</p>',
    '<p style={{ display: "none" }}>x</p>',
    '<style>{`x`}</style>',
    '<script dangerouslySetInnerHTML={{ __html: "x" }} />',
    '<nav><a href="/">x</a></nav>',
    '<button>x</button>',
    '<svg><title>x</title></svg>',
    '<Head><title>x</title></Head>',
    '<s>x</s>',
    '{/* x */}',
    '{false && "x"}',
    '{null}',
    '{undefined}',
    '{true}',
    '<img alt="x" />',
  ]) {
    const document = await read(page(`<p>a</p>${one}<p>b</p>`, 'import Head from "next/head";\n'), 'page');
    assert.is(words(document), 'a b', one);
    assert.equal(lost(document), [], one);
  }
});

test('every word is placed where it is written', async () => {
  const text = `import Link from 'next/link';
const NAME = 'Larkfen';
const parts = [
  { title: 'Data', text: 'We don\\'t sell it.' },
  { title: 'Use', text: \`\${NAME} writes.\` },
];
const Note = ({ children }) => <p>Note: {children}</p>;
export default () => (
  <>
    <p>
      We at {NAME} do <b>not</b>
      &nbsp;<Link href="/share">share</Link>.
    </p>
    {parts.map((one) => <p key={one.title}><b>{one.title}</b>: {one.text}</p>)}
    <Note>We ask you first.</Note>
  </>
);
`;
  const document = await read(text, 'page');
  const places: [string, string][] = [
    ['We at', '11:7-11:12 We at'],
    ['Larkfen do', '11:14-11:22 NAME} do'],
    ['do not share', '11:20-12:38 do <b>not</b>\n      &nbsp;<Link href="/share">share'],
    ['Data', '4:13-4:17 Data'],
    ["don't sell", "4:30-4:41 don\\'t sell"],
    ['Larkfen writes', '5:28-5:40 NAME} writes'],
    ['ask you', '15:14-15:21 ask you'],
    ['We ask you first.', '15:11-15:28 We ask you first.'],
  ];
  for (const [shown, place] of places) assert.is(placeOf(document, shown), place, shown);
  assert.equal(
    document.blocks.flatMap(({ links }) => links.map(({ target, at }) => [target, text.slice(at.start, at.end)])),
    [['/share', '<Link href="/share">share</Link>']],
  );
});

test('what cannot be told is told', async () => {
  const text = `import { site, Address, parts } from './site';
export const metadata = { title: 'Privacy', description: 'How we at Larkfen treat the data of all who come to us.' };
export default function Page() {
  const { t } = useTranslation();
  return (<main>
    <p>Write to {site.mail}, {new Date().getFullYear()}.</p>
    <p>{t('privacy.text')}</p>
    {parts.map((one) => <p>{one}</p>)}
    <Address />
    <p>{isOpen ? 'We ask.' : 'We do not ask.'}</p>
  </main>);
}
function Old() { return <><p>We sold it.</p><p>Once.</p></>; }
`;
  const document = await read(text, 'page');
  assert.equal(lost(document), [
    '6: site.mail comes from "./site", another file',
    '6: new Date().getFullYear() is worked out when the page runs',
    "7: t('privacy.text') is a text that a file of translations holds",
    '8: parts.map((one) => <p>{one}</p>) comes from "./site", another file',
    '9: <Address> comes from "./site", another file',
    '10: depends on a condition: only the first text is read',
    '13: the first of 2 texts in "Old" not shown by the page, as far as can be told',
  ]);
  assert.equal(outline(document), ['paragraph: Write to …, ….', 'paragraph: …', 'paragraph: …', 'paragraph: We ask.']);
});

test('what is no page, or too much of one, is told', async () => {
  const cases: [string, string, RegExp][] = [
    ['a syntax error', 'export default () => <p>We ask.\n<', /^1: has a syntax error in line 2; mend it/],
    ['NUL', page('<p>a\0</p>'), /^1: is no text/],
    ['much code', `${page('<p>a</p>')}\n${'a = 1;'.repeat(350_000)}`, /^1: is larger than 1 MB/],
    ['deep nesting', page(`${'<div>'.repeat(400)}We ask.${'</div>'.repeat(400)}`), /^1: is nested so deep/],
    ['depth beyond the parser', page(`${'<a>'.repeat(60_000)}`), /^1: (?:nests too deep|has a syntax error)/],
    [
      'components that multiply',
      page(
        '<A9 />',
        Array.from({ length: 10 }, (_, i) => `const A${i} = () => <>${i ? `<A${i - 1} />`.repeat(9) : '<p>x</p>'}</>;\n`).join(''),
      ),
      /^1: repeats itself so often/,
    ],
    ['a component in itself', page('<A />', 'function A() { return <div>a<A /></div>; }\n'), /is nested so deep/],
    ['a constant in itself', page('<p>We ask {a}.</p>', 'const a = a + "x";\n'), /is worked out when the page runs/],
    ['comments in one line', page('{/* a */}'.repeat(20_000)), /^1: holds so many comments in one line/],
    ['a wrong end tag', 'export default () => <p>We ask.</div>;', /^1: the page has a syntax error in line 1/],
  ];
  for (const [name, text, expected] of cases) assert.match(lost(await read(text, 'page')).join('\n'), expected, name);
});

/** Text of a page: what a reader sees of it, its code, and what must stand above the page. */
interface Written {
  readonly words: readonly string[];
  readonly code: string;
  readonly head: string;
}

const leaf = fc.constantFrom<(word: string, n: number) => Omit<Written, 'words'>>(
  (word) => ({ code: word, head: '' }),
  (word) => ({ code: `{"${word}"}`, head: '' }),
  (word) => ({ code: `{\`${word}\`}`, head: '' }),
  (word, n) => ({ code: `{c${n}}`, head: `const c${n} = '${word}';\n` }),
  (word, n) => ({ code: `{o${n}.a[1]}`, head: `const o${n} = { a: [0, "${word}"] };\n` }),
  (word, n) => ({ code: `<C${n} />`, head: `const C${n} = () => <i>${word}</i>;\n` }),
  (word, n) => ({ code: `{l${n}.map((x) => <b key={x}>{x}</b>)}`, head: `const l${n} = ['${word}'];\n` }),
  (word) => ({ code: `{/* no */}${word}`, head: '' }),
  (word) => ({ code: `<br />${word}`, head: '' }),
  (word) => ({ code: `<img src="x" />${word}`, head: '' }),
);
const around = fc.constantFrom<(inner: string, n: number) => { code: string; head: string }>(
  (inner) => ({ code: `<p>${inner}</p>`, head: '' }),
  (inner) => ({ code: `<><div>\n  ${inner}\n</div></>`, head: '' }),
  (inner) => ({ code: `<ul><li>${inner}</li></ul>`, head: '' }),
  (inner) => ({ code: `<h2 id="x">${inner}</h2>`, head: '' }),
  (inner, n) => ({ code: `<W${n}>${inner}</W${n}>`, head: `function W${n}({ children }) { return <section>{children}</section>; }\n` }),
  (inner) => ({ code: `{maybe && <div>${inner}</div>}`, head: '' }),
  (inner) => ({ code: `<table><tbody><tr><td>${inner}</td></tr></tbody></table>`, head: '' }),
  (inner) => ({ code: `<Card>${inner}</Card>`, head: '' }),
);
const { tree } = fc.letrec<{ tree: (next: () => number) => Written; leaf: (next: () => number) => Written }>((tie) => ({
  leaf: leaf.map((make) => (next) => {
    const n = next();
    return { words: [`w${n}x`], ...make(`w${n}x`, n) };
  }),
  tree: fc
    .tuple(
      around,
      fc.array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('tree')), { minLength: 1, maxLength: 4 }),
    )
    .map(([make, parts]) => (next) => {
      const inner = parts.map((part) => part(next));
      const made = make(inner.map(({ code }) => code).join(' '), next());
      return { words: inner.flatMap((one) => one.words), code: made.code, head: inner.map(({ head }) => head).join('') + made.head };
    }),
}));

test('what is written is read, in order, and each word stands where its block has it', async () => {
  await fc.assert(
    fc.asyncProperty(tree, async (make) => {
      let n = 0;
      const { words: written, code, head } = make(() => n++);
      const text = page(code, `import { Card } from 'kit';\n${head}`);
      const document = await read(text, 'page');
      assert.equal(words(document).split(' '), written, text);
      assert.equal(lost(document), [], text);
      for (const block of document.blocks) {
        let before = -1;
        for (let i = 0; i < block.text.length; i++) {
          const [from, to] = [block.map.start(i), block.map.end(i + 1)];
          assert.ok(from >= before && to > from && to <= text.length, text);
          before = from;
        }
        // Words of a declaration among more that are none stand where they are used, and the other way about beside it.
        for (const word of block.text.split(' ')) {
          const at = block.text.indexOf(word);
          const { start, end } = block.map.span(at, at + word.length);
          assert.ok(text.slice(start, end) === word || end - start < 50, `${word} ${start}-${end} ${text}`);
        }
      }
    }),
    { numRuns: 200, includeErrorInReport: true },
  );
});

test('a page grows in step with its text', async () => {
  const families: [string, (part: number) => string][] = [
    ['<p>We ask.</p>', () => '<p>We ask.</p>'],
    ['text', () => 'We ask. '],
    ['strings', () => '{"We ask."}{" "}'],
    ['nested', (i) => (i % 2 ? '</div>' : '<div>a')],
    ['maps', () => '{[1, 2].map((x) => <p>{x}</p>)}'],
    ['conditions', () => '{a ? <p>a</p> : b}'],
    ['unknown', () => '{a.b}'],
    ['links', () => '<a href="/x">a</a>'],
    ['comments', () => '{/* a */}\n'],
  ];
  for (const [name, part] of families)
    assert.is(
      await growthOf(
        (length) => {
          let body = '';
          for (let i = 0; body.length < length || i % 2; i++) body += part(i);
          return page(body);
        },
        (text) => parsePolicy({ path: 'page.tsx', text }),
      ),
      null,
      name,
    );
  assert.is(
    await growthOf(
      (length) =>
        `${'const a0 = "x";\n'}${Array.from({ length: length / 30 }, (_, i) => `const a${i + 1} = a${i};\n`).join('')}${page('<p>{a1}</p>')}`,
      (text) => parsePolicy({ path: 'page.tsx', text }),
    ),
    null,
    'constants',
  );
});

test.run();
