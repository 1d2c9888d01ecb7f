// The HTML report without a browser: what it holds, that it stands alone, and that nothing of a stranger's text becomes markup.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { overviewOf } from '../../src/check/overview.js';
import { builtInRules } from '../../src/index.js';
import { defaultSettings, readAll } from '../../src/lint.js';
import { PLAIN } from '../../src/model/report.js';
import type { Context } from '../../src/model/rule.js';
import { place } from '../../src/model/text.js';
import { asSeen, html } from '../../src/report/html/markup.js';
import { reportHtml } from '../../src/report/html.js';
import { DECLARATION, POLICY, run, sandbox } from '../cli/sandbox.js';
import { SALE, at, finding, report, source } from './fixtures.js';

const test = suite('report/html');

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** Every element of a page. */
function elements(page: string): Element[] {
  const found: Element[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(page));
  return found;
}

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

function textOf(element: Element): string {
  return element.childNodes.map((node) => ('value' in node ? node.value : 'tagName' in node ? textOf(node) : '')).join('');
}

/** Elements that the report is made of. */
const TAGS = new Set(
  (
    'html head meta link title style body a header p span main article h1 h2 h3 h4 nav ul ol li div section form fieldset legend label input select option button output details summary ' +
    'figure figcaption blockquote mark pre code dl dt dd b table caption thead tbody tr th td svg g rect text path circle script'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  'lang charset http-equiv content name rel href class id tabindex hidden for value type checked scope role title open d x y x1 y1 x2 y2 cx cy r rx width height viewbox transform'.split(
    ' ',
  ),
);

/** What is wrong with a page, whatever it shows: foreign elements and attributes, ids that are not one element's, links that lead nowhere or out, styles and scripts that the policy does not allow. */
function defects(page: string): string[] {
  const all = elements(page);
  const ids = all.flatMap((element) => attribute(element, 'id') ?? []);
  const known = new Set(ids);
  const security = all.map((element) => (attribute(element, 'http-equiv') ? attribute(element, 'content') : null)).find(Boolean) ?? '';
  const hashes = all
    .filter(({ tagName }) => tagName === 'script' || tagName === 'style')
    .map((element) => `'sha256-${createHash('sha256').update(textOf(element)).digest('base64')}'`);
  return [
    ...all.filter(({ tagName }) => !TAGS.has(tagName)).map(({ tagName }) => `element ${tagName}`),
    ...all.flatMap(({ attrs, tagName }) =>
      attrs
        .filter(({ name }) => !ATTRIBUTES.has(name.toLowerCase()) && !/^(data|aria)-[a-z]+$/.test(name))
        .map(({ name }) => `attribute ${name} of ${tagName}`),
    ),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `id ${id} twice`),
    ...all.flatMap((element) => {
      const href = attribute(element, 'href');
      return element.tagName === 'a' &&
        href !== null &&
        !(href.startsWith('#') ? known.has(href.slice(1)) : /^https:\/\/(github\.com\/policy-lint\/|policy-lint\.example\/)/.test(href))
        ? [`link to ${href}`]
        : [];
    }),
    ...all.flatMap((element) =>
      (attribute(element, 'aria-labelledby') ?? '')
        .split(' ')
        .filter((id) => id && !known.has(id))
        .map((id) => `label ${id}`),
    ),
    ...hashes.filter((hash) => !security.includes(hash)).map((hash) => `not allowed: ${hash}`),
    ...["default-src 'none'", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'"].filter(
      (part) => !security.includes(part),
    ),
    ...(security.includes('unsafe') || security.includes('http') ? [security] : []),
  ];
}

async function pageOf(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> {
  const folder = sandbox(files);
  const ran = await run(folder, ['--format', 'html=report.html', '--exit-zero', '--as-of', '2026-11-01', ...args]);
  assert.is(ran.status, 0, ran.stderr);
  assert.is(ran.stdout, '');
  return readFileSync(join(folder, 'report.html'), 'utf8');
}

/** The text of the element with an id. */
function shown(page: string, id: string): string {
  const found = elements(page).find((element) => attribute(element, 'id') === id);
  assert.ok(found, id);
  return textOf(found).replace(/\s+/g, ' ');
}

test('one finding, both sides, what to do and the source of the rule', async () => {
  const page = await pageOf({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY }, '--only', 'contradiction/sale');
  assert.equal(defects(page), []);
  const card = shown(page, 'p1-f1');
  for (const part of [
    'Error 1',
    'The policy says privacy.md:3 We will never sell or rent your personal information.',
    'The declaration says privacy.yaml:8',
    'sells: yes',
    'What to do',
    'FTC Act § 5',
    'contradiction/sale',
    'How it was read',
    'the organisation does not sell',
  ])
    assert.ok(card.includes(part), `${part}: ${card}`);
  assert.ok(shown(page, 'p1-summary').includes('The gravest contradictions'));
  assert.match(shown(page, 'p1-n1'), 'Error 1');
  assert.match(shown(page, 'p1-s0L8'), /^8selling: \{sells: yes, to: namewell\}■ Error 1$/);
});

test('the summary shows two places of a finding and says where the others are', async () => {
  const page = await pageOf(
    { 'privacy.yaml': DECLARATION, 'privacy.md': `${POLICY}\n## Again\n\n${POLICY.split('\n')[2]}\n` },
    '--only',
    'contradiction/sale',
  );
  assert.match(shown(page, 'p1-summary'), '1 further place with the finding, under “For counsel”.');
  assert.match(shown(page, 'p1-f1'), 'the policy says it again here');
});

test('the policy stands there as people read it, each statement marked', async () => {
  const page = await pageOf(
    {
      'privacy.md':
        '# Notice\n\nWe collect your **e-mail** address. It rains.\n\n| Data | Why |\n| --- | --- |\n| Name | to send parcels |\n\n- We share your name with [carriers](https://carriers.example).\n  - We do not sell it.\n',
    },
    'privacy.md',
  );
  assert.equal(defects(page), []);
  const all = elements(page);
  const marked = all.filter((element) => attribute(element, 'class')?.startsWith('st k-'));
  const words = (kind: string): string =>
    marked
      .filter((element) => attribute(element, 'class')?.includes(kind))
      .map(textOf)
      .join(' ');
  assert.match(words('k-collect'), 'We collect your e-mail address');
  assert.match(words('k-share'), 'share your name');
  assert.match(words('k-sell not'), 'We do not sell it');
  assert.not.match(words('k-'), 'rains');
  assert.equal(all.filter(({ tagName }) => tagName === 'th').map(textOf), ['Data', 'Why']);
  assert.is(all.filter((element) => attribute(element, 'role') === 'heading').length, 1);
  assert.not.match(page, 'id="p1-files"');
  assert.is(all.filter((element) => attribute(element, 'class') === 'target').length, 1, 'a link of the policy is shown, and is none');
  assert.match(page, 'checked alone');
});

test('the headings of a policy leave no level out', async () => {
  const page = await pageOf({ 'privacy.md': '## A\n\nWords.\n\n#### B\n\nWords.\n\n# C\n\n### D\n\n### E\n' }, 'privacy.md');
  assert.equal(
    elements(page)
      .filter((element) => attribute(element, 'role') === 'heading')
      .map((element) => [textOf(element), attribute(element, 'aria-level')]),
    [
      ['A', '4'],
      ['B', '5'],
      ['C', '4'],
      ['D', '5'],
      ['E', '5'],
    ],
  );
});

test('flows and coverage: what is declared, and whether the policy tells of it', async () => {
  const page = await pageOf({
    'privacy.yaml': `declaration: 1
organization: {name: Tallowmere, contact: privacy@tallowmere.example}
policy: {file: privacy.md}
recipients:
  namewell: {name: Namewell, type: data_broker, exchange: money}
  northstack: {name: Northstack, type: processor, country: DE}
data:
  - {what: [contact.email, device.ip_address], for: [provide_service, analytics], keep: 1 year, to: [namewell, northstack]}
selling: {sells: yes, to: namewell}
`,
    'privacy.md': '# Privacy\n\nWe collect your e-mail address. We never sell your personal information. Northstack hosts our servers.\n',
  });
  assert.equal(defects(page), []);
  const coverage = shown(page, 'p1-row0');
  for (const part of [
    'e-mail address ✓ told',
    'IP address ○ not told',
    'analytics ○ not told',
    'Namewell (data brokers; sold: is named under selling) ○ not told ✕ contradicted',
    'Northstack (service providers; DE) ✓ told',
    '1 year ○ not told',
  ])
    assert.ok(coverage.includes(part), `${part}: ${coverage}`);
  const edges = elements(page)
    .filter((element) => /^edge (?!.*sample)/.test(attribute(element, 'class') ?? '') && attribute(element, 'data-row') !== null)
    .map((element) => [attribute(element, 'data-to'), attribute(element, 'class')?.trim()]);
  assert.equal(edges.sort(), [
    ['namewell', 'edge clash sale'],
    ['northstack', 'edge told'],
  ]);
  assert.match(shown(page, 'p1-flows'), /SOLD.*not told.*contradicted/);
});

test('what may be a sale is told from what is one, a warning from an error, and what is said in wider words from what is said', async () => {
  const page = await pageOf({
    'privacy.yaml': `declaration: 1
organization: {name: Tallowmere, contact: privacy@tallowmere.example}
policy: {file: privacy.md}
markets: [US-CA]
recipients:
  countly: {name: Countly, type: analytics_provider, exchange: services}
  adlantern: {name: Adlantern, type: ad_network}
  mates: {name: members of your team, type: other_users}
data:
  - {what: [contact.phone, device.ip_address], for: [provide_service, analytics, advertising_targeted], keep: {live: 1 year, backups: unknown}, to: [countly, adlantern, mates]}
`,
    'privacy.md':
      '# Privacy\n\nWe collect your contact information. We do not sell your data. We use data for analytics. We keep personal data for as long as we need it.\n',
  });
  assert.equal(defects(page), []);
  const coverage = shown(page, 'p1-row0');
  for (const part of [
    'telephone number ≈ only in general words',
    'Countly (analytics providers; perhaps a sale: gives services in exchange for the data) ✕? perhaps contradicted',
    'Adlantern (advertising networks; shared for advertising)',
    'members of your team (other users) ',
    '1 year (live) ≈ only in general words',
    'unknown (backups)',
    'providing the service ',
    'targeted advertising ○ not told',
  ])
    assert.ok(coverage.includes(part), `${part}: ${coverage}`);
  assert.match(shown(page, 'p1-flows'), 'PERHAPS A SALE');
  const doubted = elements(page).filter((element) => /^edge doubt perhaps/.test(attribute(element, 'class') ?? ''));
  assert.equal(
    doubted.map((element) => attribute(element, 'data-to')),
    ['countly'],
  );
});

test('without a declaration there is no coverage, and without a text only findings', async () => {
  const alone = await pageOf({ 'privacy.md': POLICY }, 'privacy.md');
  assert.not.match(alone, 'id="p1-coverage"');
  const bare = reportHtml(report([SALE]), PLAIN);
  assert.equal(defects(bare), []);
  assert.match(bare, 'the policy says it sells no e-mail addresses');
  assert.equal(defects(reportHtml(report([]), PLAIN)), []);
});

test('several projects in one file, each with its own findings', async () => {
  const page = await pageOf({
    'a/privacy.yaml': DECLARATION,
    'a/privacy.md': POLICY,
    'b/privacy.yaml': DECLARATION.replace('Tallowmere', 'Othermere').replace('sells: yes, to: namewell', 'sells: no'),
    'b/privacy.md': '# Privacy\n\nWe share your data with data brokers.\n',
  });
  assert.equal(defects(page), []);
  assert.match(shown(page, 'p1t'), 'Tallowmere');
  assert.match(shown(page, 'p2t'), 'Othermere');
  assert.match(shown(page, 'p1-findings'), 'a/privacy.yaml');
  assert.not.match(shown(page, 'p1-findings'), 'b/privacy');
  assert.not.match(shown(page, 'p2-findings'), 'a/privacy');
});

test('a finding of a shared policy belongs to each project, one that names a declaration to that', async () => {
  const page = await pageOf(
    {
      'a.privacy.yaml': DECLARATION,
      'b.privacy.yaml': DECLARATION.replace('sells: yes, to: namewell', 'sells: unknown'),
      'privacy.md': `${POLICY}\nLorem ipsum dolor sit amet.\n`,
    },
    '--preset',
    'all',
    '.',
  );
  assert.equal(defects(page), []);
  assert.match(shown(page, 'p1-findings'), 'a.privacy.yaml:8');
  assert.not.match(shown(page, 'p2-findings'), 'a.privacy.yaml:8');
});

test('the same input gives the same bytes, and no day that nobody chose', async () => {
  const files = { 'privacy.yaml': DECLARATION, 'privacy.md': POLICY };
  assert.is(await pageOf(files), await pageOf(files));
  const folder = sandbox(files);
  await run(folder, ['--format', 'html=r.html', '--only', 'contradiction/sale']);
  assert.not.match(
    readFileSync(join(folder, 'r.html'), 'utf8').replace(/§ 1798\S+|\(20\d\d\)/g, ''),
    new RegExp(new Date().toISOString().slice(0, 10)),
  );
});

test('what is silenced is counted, and listed where that is asked for', async () => {
  const files = {
    'privacy.yaml': DECLARATION,
    'privacy.md': POLICY.replace('We will', '<!-- policy-lint-disable-next-line contradiction/sale -- settled <b>for now</b> -->\nWe will'),
  };
  assert.match(shown(await pageOf(files, '--only', 'contradiction/sale'), 'p1-summary'), '1 silenced (--show-suppressed lists them)');
  const listed = await pageOf(files, '--only', 'contradiction/sale', '--show-suppressed');
  assert.equal(defects(listed), []);
  assert.match(shown(listed, 'p1'), 'settled <b>for now</b>');
});

const TRICKS = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '</style><img src=x onerror=alert(1)>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<!--',
  '--><b>',
  ']]>',
  '&lt;script&gt;',
  '&#60;script&#62;',
  '[click](javascript:alert(1))',
  '<a href="javascript:alert(1)">click</a>',
  '![x](https://evil.example/a.png)',
  '<svg onload=alert(1)>',
  '<meta http-equiv=refresh content=0;url=https://evil.example>',
  '<base href=https://evil.example/>',
  '\u202e\u2066abc\u2069',
  '\u001b[2J',
  '\ud800',
  '{{constructor.constructor("alert(1)")()}}',
  ['`$', '{alert(1)}`'].join(''),
  '<template><iframe srcdoc="<script>alert(1)</script>">',
  '<math><mtext><style><img src=x onerror=alert(1)>',
  'xlink:href=javascript:alert(1)',
];

for (const trick of TRICKS)
  test(`nothing is obeyed: ${JSON.stringify(trick)}`, async () => {
    const json = JSON.stringify(trick);
    const pages = [
      await pageOf(
        {
          'privacy.yaml': DECLARATION.replace('name: Namewell', `name: ${json}`)
            .replace('name: Tallowmere', `name: ${json}`)
            .replace('type: data_broker', `type: data_broker, does: ${json}`)
            .replace('keep: 1 year', `keep: ${json}, note: ${json}`),
          'privacy.md': `# ${trick}\n\n${trick}\n\n${POLICY}\nWe will never sell your data ${trick} to anyone.\n\n| ${trick.replaceAll('|', '')} | b |\n| --- | --- |\n| We sell your name ${trick.replaceAll('|', '')} | c |\n\n- ${trick}\n`,
        },
        '--preset',
        'all',
        '--min-confidence',
        'low',
      ),
      await pageOf(
        { 'privacy.html': `<h1>Privacy</h1><p>We sell your name. ${trick}</p><p>We will never sell your data ${trick} to anyone.</p>` },
        '--preset',
        'all',
        '--min-confidence',
        'low',
        'privacy.html',
      ),
      reportHtml(
        report(
          [
            finding(at(source(`${trick}/privacy.md`, `We sell. ${trick}`), 'We sell'), {
              message: trick,
              help: trick,
              cites: [trick],
              docs: trick,
              ruleId: 'acme/own',
              related: [{ at: place(source(`${trick}.yaml`, trick), 0, trick.length), note: trick }],
            }),
          ],
          { skipped: [{ path: trick, reason: trick }], incomplete: [trick] },
        ),
        PLAIN,
      ),
    ];
    for (const page of pages) {
      assert.equal(defects(page), [], trick);
      assert.not.match(page, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      assert.is(elements(page).filter(({ tagName }) => tagName === 'script').length, 2);
    }
  });

const BITS = [
  ...TRICKS,
  'We collect your name. ',
  'We never sell your e-mail address to anyone. ',
  'We may share your data with partners',
  ', if you agree',
  '\n\n',
  '\n',
  '# ',
  '- ',
  '  - ',
  '| ',
  ' |\n',
  '| --- | --- |\n',
  '**',
  '*',
  '`',
  '[',
  '](https://x.example)',
  '&amp;',
  '&shy;',
  '\u00ad',
  '\u200b',
  '😀',
  'é',
  '  ',
  '\t',
  '<p>',
  '</p>',
  '<li>',
  '<td>',
  '<b>',
  '\\',
];

test('whatever a policy is made of, the page holds, each block has its words, and each statement and finding is marked', async () => {
  const rules = await builtInRules();
  const [declaration, names] = [source('privacy.yaml', DECLARATION), fc.constantFrom('privacy.md', 'privacy.html', 'privacy.txt')];
  await fc.assert(
    fc.asyncProperty(names, fc.array(fc.constantFrom(...BITS), { maxLength: 40 }), async (name, bits) => {
      const job = {
        project: { declaration, policies: [{ source: source(name, bits.join('')) }] },
        rules,
        settings: defaultSettings('2026-11-01'),
      };
      const { result, contexts } = await readAll([job]);
      const overview = overviewOf(contexts[0] as Context, true, rules);
      const page = reportHtml({ ...report(result.findings), rules: result.rules, overviews: [overview] }, PLAIN);
      assert.equal(defects(page), []);
      const all = elements(page);
      const byId = new Map(all.map((element) => [attribute(element, 'id'), element]));
      for (const block of overview.policies[0]?.document.blocks ?? []) {
        const element = byId.get(`p1-d0b${block.index}`);
        assert.ok(element, `block ${block.index}`);
        const escaped = elements(`<p>${html`${asSeen(block.text)}`.text}</p>`).find(({ tagName }) => tagName === 'p') as Element;
        assert.is(withoutReferences(element), textOf(escaped));
      }
      for (const [i] of result.findings.entries()) assert.ok(byId.has(`p1-f${i + 1}`));
      for (const one of overview.policies[0]?.statements ?? [])
        if (one.said.trim())
          assert.ok(
            all.some((element) => attribute(element, 'class')?.startsWith('st k-')),
            one.said,
          );
    }),
    { numRuns: Number(process.env['HOSTILE_RUNS'] ?? 60), seed: Number(process.env['HOSTILE_SEED'] ?? 1) },
  );
});

function withoutReferences(element: Element): string {
  return element.childNodes
    .map((node) => ('value' in node ? node.value : 'tagName' in node && attribute(node, 'class') !== 'ref' ? withoutReferences(node) : ''))
    .join('');
}

test('a rule of a family that nobody knows is last, and its name harms nothing', () => {
  const page = reportHtml(
    report([finding(at(source('a.md', 'words'), 'words'), { ruleId: 'a"b <i>/own', severity: 'info' }), SALE]),
    PLAIN,
  );
  assert.equal(defects(page), []);
  assert.match(shown(page, 'p1-f2'), 'a"b <i>/own');
});

test('more findings than a browser shows are counted', () => {
  const from = source('a.md', 'words\n'.repeat(3));
  const page = reportHtml(report(Array.from({ length: 2003 }, (_, i) => finding(place(from, 0, 5), { message: `number ${i}` }))), PLAIN);
  assert.match(shown(page, 'p1-findings'), '3 findings more');
  assert.match(shown(page, 'p1-summary'), '2003 errors');
});

test.run();
