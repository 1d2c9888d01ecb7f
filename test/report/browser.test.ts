// The HTML report in a real browser: it loads nothing, breaks no rule of its own, and can be used with a mouse, a keyboard or a screen reader, on paper and without JavaScript.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DECLARATION, POLICY, run, sandbox } from '../cli/sandbox.js';
import { consumer, executable } from '../installed.js';
import type { Browser, BrowserOptions, Page } from './browser.js';

const [chromium, playwright, axe] = [
  executable(['chromium', 'chromium-browser', 'google-chrome'], 'chromium'),
  consumer('playwright-core/index.js'),
  consumer('axe-core/axe.min.js'),
];
const suited = suite('report/browser');
const test = chromium && playwright && axe ? suited : suited.skip;
let browser: Browser;

suited.before(async () => {
  if (!chromium || !playwright) return;
  const { chromium: engine } = createRequire(import.meta.url)(playwright) as { chromium: { launch(options: object): Promise<Browser> } };
  // Without a sandbox, which root may not have; what it opens is ours.
  browser = await engine.launch({ executablePath: chromium, args: ['--no-sandbox'] });
});
suited.after(async () => {
  await (browser as Browser | undefined)?.close();
});

async function written(folder: string, ...args: readonly string[]): Promise<string> {
  const path = join(sandbox({}, false), 'report.html');
  const ran = await run(folder, ['--format', `html=${path}`, '--exit-zero', '--as-of', '2026-11-01', ...args]);
  assert.is(ran.status, 0, ran.stderr);
  return pathToFileURL(path).href;
}

const SAAS = join(process.cwd(), 'examples/saas-that-sells');

/** Opens a report, and fails if it asks for anything, breaks its own rules, opens a dialog or complains. */
async function opened(url: string, use: (page: Page) => Promise<void>, options: BrowserOptions = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const complaints: string[] = [];
  try {
    const page = await context.newPage();
    page.on('console', (message) => {
      complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => {
      complaints.push(`error: ${error.message}`);
    });
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== url.split('#')[0] && request.url() !== 'data:,') complaints.push(`request: ${request.url()}`);
    });
    page.on('popup', () => {
      complaints.push('popup');
    });
    if (options.javaScriptEnabled !== false)
      await page.addInitScript(
        'addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => console.log("policy", violatedDirective, blockedURI));',
      );
    await page.goto(url);
    await use(page);
  } finally {
    await context.close();
  }
  assert.equal(complaints, []);
}

/** Waits until a script says so; by questions from outside, because inside the page nothing may be made of a string. */
async function until(page: Page, script: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await page.evaluate(script)) return;
    await new Promise((done) => {
      setTimeout(done, 25);
    });
  }
  assert.unreachable(`never so: ${script}`);
}

/** The parts that can be seen. */
const parts = (page: Page): Promise<unknown> =>
  page.evaluate(
    '[...document.querySelectorAll(".project:not([hidden]) > .part")].filter((one) => one.checkVisibility()).map((one) => one.dataset.part).join(" ")',
  );
const visible = (page: Page, selector: string): Promise<unknown> =>
  page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].filter((one) => one.checkVisibility()).length`);
const focused = (page: Page): Promise<unknown> => page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()');

/** Waits until one part can be seen: the address changes first. */
const shows = (page: Page, part: string): Promise<void> =>
  until(
    page,
    `[...document.querySelectorAll(".project:not([hidden]) > .part:not([hidden])")].map((one) => one.dataset.part).join() === ${JSON.stringify(part)}`,
  );

/** Whether the middle of the window shows the element, or its top or end. */
const inView = (page: Page, id: string): Promise<unknown> =>
  page.evaluate(
    `(() => { const { top, bottom } = document.getElementById(${JSON.stringify(id)}).getBoundingClientRect(); return bottom > 0 && top < innerHeight; })()`,
  );

const PARTS = ['summary', 'findings', 'policy', 'files', 'flows', 'coverage'];

for (const colorScheme of ['light', 'dark'] as const)
  for (const example of ['saas-that-sells', 'web-app'])
    test(`${example}, ${colorScheme}: axe finds nothing in any part, with readings opened`, async () => {
      await opened(
        await written(join(process.cwd(), 'examples', example)),
        async (page) => {
          await page.evaluate(readFileSync(axe as string, 'utf8'));
          for (const part of PARTS) {
            await page.evaluate(`location.hash = "#p1-${part}"`);
            await until(page, `!document.getElementById("p1-${part}").hidden`);
            await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
            const found = await page.evaluate(
              'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html, failureSummary }) => [id, html, failureSummary].join(" "))))',
            );
            assert.equal(found, [], part);
          }
        },
        { colorScheme },
      );
    });

test('links lead from each witness to the other', async () => {
  await opened(await written(SAAS, '--only', 'contradiction/sale'), async (page) => {
    await shows(page, 'summary');
    await page.click('.parts a[href="#p1-policy"]');
    await shows(page, 'policy');
    await page.click('.ref[href="#p1-n1"]');
    await until(page, 'document.activeElement.id === \"p1-n1\"');
    await page.click('#p1-n1 figcaption a');
    await shows(page, 'files');
    await until(page, 'document.activeElement.id === \"p1-s0L65\"');
    assert.ok(await inView(page, 'p1-s0L65'));
    await page.click('#p1-s0L65 .ref');
    await shows(page, 'findings');
    await until(page, 'document.activeElement.id === \"p1-f1\"');
    await page.click('#p1-f1 .policy figcaption a');
    await shows(page, 'policy');
    assert.match((await page.evaluate('document.activeElement.textContent')) as string, 'We do not sell your personal information');
    await page.goBack();
    await shows(page, 'findings');
    // Words that a finding is about lead to its note; words that were understood show how.
    await page.evaluate('location.hash = "#p1-policy"');
    await page.click('mark.hit');
    await until(page, 'document.activeElement.id === \"p1-n1\"');
    const before = await visible(page, '.read[open]');
    await page.click('.unit:has(.read) .st:not(mark .st)');
    assert.is(await visible(page, '.read[open]'), Number(before) + 1);
  });
});

test('what has an address is opened by it, however much is laid out on the way', async () => {
  const url = await written(join(process.cwd(), 'examples/eu-shop'));
  for (const width of [1280, 380])
    for (const javaScriptEnabled of [true, false])
      for (const id of ['p1-d1b0', 'p1-d0b60', 'p1-f9', 'p1-s0L60'])
        await opened(
          `${url}#${id}`,
          async (page) => {
            if (javaScriptEnabled) await until(page, 'document.documentElement.matches(".ready")');
            const box = async (): Promise<{ y: number; height: number } | null> => page.locator(`#${id}`).boundingBox();
            let [before, now] = [-1, (await box())?.y];
            for (let i = 0; i < 20 && before !== now; i++)
              [before, now] = [
                now ?? -1,
                await new Promise((done) => {
                  setTimeout(done, 100);
                }).then(async () => (await box())?.y),
              ];
            const { y, height } = (await box()) as { y: number; height: number };
            assert.ok(y + height > 0 && y < 800, `${id} at ${y}, ${width} wide, script ${javaScriptEnabled}`);
          },
          { viewport: { width, height: 800 }, javaScriptEnabled },
        );
});

test('an address opens its part', async () => {
  await opened(`${await written(SAAS)}#p1-n3`, async (page) => {
    assert.is(await parts(page), 'policy');
    assert.ok(await inView(page, 'p1-n3'));
  });
  await opened(`${await written(SAAS)}#nothing-of-ours`, async (page) => {
    assert.is(await parts(page), 'summary');
  });
});

test('findings are narrowed by severity, kind and law, wherever they are shown', async () => {
  await opened(`${await written(SAAS)}#p1-findings`, async (page) => {
    const cards = '#p1-findings .finding';
    const said = (): Promise<unknown> => page.evaluate('document.querySelector(".filters output").textContent');
    const all = Number(await visible(page, cards));
    assert.is(await said(), `${all} findings`);
    await page.uncheck('input[value="warning"]');
    await page.uncheck('input[value="info"]');
    const errors = Number(await visible(page, cards));
    assert.is(errors, await page.evaluate('document.querySelectorAll("#p1-findings .finding.error").length'));
    assert.is(await said(), `${errors} of ${all} findings`);
    await page.selectOption('select[name="family"]', 'contradiction');
    const contradictions = Number(await visible(page, cards));
    assert.ok(contradictions > 0 && contradictions < errors);
    assert.is(await visible(page, '#p1-findings .family'), 1);
    await page.click('.parts a[href="#p1-policy"]');
    await shows(page, 'policy');
    assert.is(await visible(page, '.note.warning'), 0);
    assert.is(
      await page.evaluate(
        '[...document.querySelectorAll("mark.hit.warning")].every((one) => one.matches(".off")) && document.querySelector("mark.hit.error:not(.off)") !== null',
      ),
      true,
    );
    assert.ok(Number(await visible(page, '.note.error')) > 0);
    await page.click('button[type="reset"]');
    await until(page, `document.querySelector(".filters output").textContent === "${all} findings"`);
    assert.ok(Number(await visible(page, '.note.warning')) > 0);
    await page.click('.parts a[href="#p1-findings"]');
    await shows(page, 'findings');
    await page.selectOption('select[name="law"]', 'caloppa');
    const cited = await page.evaluate(
      '[...document.querySelectorAll("#p1-findings .finding")].filter((one) => one.checkVisibility()).map((one) => one.querySelector(".facts").textContent.includes("Cal. Bus. & Prof. Code"))',
    );
    assert.ok((cited as boolean[]).length > 0 && (cited as boolean[]).every(Boolean));
    // What is asked for by its address is shown even so.
    await page.evaluate('location.hash = "#p1-f1"');
    await until(page, 'document.getElementById("p1-f1").checkVisibility()');
  });
});

test('everything can be done with a keyboard', async () => {
  await opened(await written(SAAS), async (page) => {
    const tabTo = async (what: string): Promise<void> => {
      for (let i = 0; i < 200; i++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(what)})`)) {
          assert.ok(
            await page.evaluate(
              'document.activeElement.matches(":focus-visible") && getComputedStyle(document.activeElement).outlineStyle !== "none"',
            ),
            `${what}: focus can be seen`,
          );
          return;
        }
      }
      assert.unreachable(`no Tab leads to ${what}`);
    };
    await page.keyboard.press('Tab');
    assert.is(await focused(page), 'Skip to the report');
    await page.keyboard.press('Enter');
    assert.is(await focused(page), 'main');
    await tabTo('.parts a[href="#p1-policy"]');
    await page.keyboard.press('Enter');
    await shows(page, 'policy');
    await tabTo('.read summary');
    await page.keyboard.press('Enter');
    assert.is(await visible(page, '.read[open]'), 1);
    await tabTo('.text .ref');
    await page.keyboard.press('Enter');
    await until(page, '/^p1-n[0-9]+$/.test(document.activeElement.id)');
    await tabTo('.note figcaption a');
    await page.keyboard.press('Enter');
    await shows(page, 'files');
    await page.evaluate('location.hash = "#p1-findings"');
    await until(page, 'document.activeElement.id === "p1-findings"');
    await page.keyboard.press('Shift+Tab');
    await tabTo('.how summary');
    await page.evaluate('document.querySelector("input[value=warning]").focus()');
    await page.keyboard.press('Space');
    assert.match(String(await page.evaluate('document.querySelector(".filters output").textContent')), /^\d+ of \d+ findings$/);
  });
});

test('no part is wider than a narrow window', async () => {
  for (const example of ['saas-that-sells', 'eu-shop', 'store-labels'])
    await opened(
      await written(join(process.cwd(), 'examples', example)),
      async (page) => {
        for (const part of PARTS) {
          await page.evaluate(`location.hash = "#p1-${part}"`);
          await until(page, `!document.getElementById("p1-${part}").hidden`);
          assert.is(await page.evaluate('document.documentElement.scrollWidth'), 380, `${example} ${part}`);
        }
      },
      { viewport: { width: 380, height: 800 } },
    );
});

test('on paper all parts stand one behind the other', async () => {
  await opened(await written(SAAS), async (page) => {
    await page.emulateMedia({ media: 'print' });
    assert.is(await parts(page), PARTS.join(' '));
    assert.is(await visible(page, '.parts, .filters'), 0);
    assert.is(
      await page.evaluate(
        'document.querySelector(".how ul").checkVisibility({ contentVisibilityAuto: false }) && document.querySelector(".how ul").getBoundingClientRect().height > 0',
      ),
      true,
      'how it was read is printed',
    );
    assert.ok((await page.pdf({ format: 'A4' })).length > 50_000);
  });
});

test('without JavaScript all of it can be read', async () => {
  const url = await written(SAAS);
  await opened(
    url,
    async (page) => {
      const text = await page.innerText('main');
      for (const words of [
        'The gravest contradictions',
        'What to do',
        'We do not sell your personal information',
        'sells: yes',
        'How much of what is declared the policy tells',
      ])
        assert.ok(text.includes(words), words);
      assert.not.ok(await page.isVisible('.filters'));
      await page.click('.parts a[href="#p1-coverage"]');
      assert.ok(page.url().endsWith('#p1-coverage'));
    },
    { javaScriptEnabled: false },
  );
});

test('several projects share a file, and one is shown', async () => {
  const folder = sandbox({
    'a/privacy.yaml': DECLARATION,
    'a/privacy.md': POLICY,
    'b/privacy.yaml': DECLARATION.replace('Tallowmere', 'Othermere'),
    'b/privacy.md': POLICY,
  });
  await opened(await written(folder), async (page) => {
    assert.is(await visible(page, '.project'), 1);
    assert.is(await page.innerText('.project:not([hidden]) h1'), 'Tallowmere');
    await page.selectOption('.projects select', 'p2');
    await until(page, 'document.querySelector(".project:not([hidden]) h1").textContent === "Othermere"');
    await page.click('.project:not([hidden]) .parts a[href="#p2-policy"]');
    await page.goBack();
    await page.goBack();
    await until(page, 'document.querySelector(".project:not([hidden]) h1").textContent === "Tallowmere"');
  });
});

const EVIL = [
  '<script>document.title = "pwned"; alert(1)</script>',
  '</script></style></title></textarea><img src="https://evil.example/x.png" onerror="alert(1)">',
  '"><svg onload=alert(1)>',
  "' autofocus onfocus='alert(1)' x='",
  '\u202edesrever\u202c',
  '[click](javascript:alert(1))',
  '<a href="javascript:alert(1)">click</a>',
  '![x](https://evil.example/a.png)',
  '<iframe src="https://evil.example"></iframe>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<link rel=stylesheet href=https://evil.example/x.css>',
];

test('nothing that a stranger wrote is obeyed, whoever clicks on it', async () => {
  const text = EVIL.join('\n\n');
  const json = JSON.stringify(EVIL.join(' '));
  const name = '\u202e<img src=x onerror=alert(1)>\'".md';
  const folder = sandbox({
    'privacy.yaml': DECLARATION.replace('name: Namewell', `name: ${json}`)
      .replace('name: Tallowmere', `name: ${json}`)
      .replace('file: privacy.md', `files: [${JSON.stringify(name)}, page.html]`),
    [name]: `${POLICY}\n${text}\n\n${EVIL.map((one) => `- We will never sell your data ${one} to anyone.\n`).join('')}`,
    'page.html': `<h1>Page</h1>${EVIL.map((one) => `<p>We sell your name ${one} to anyone.</p>`).join('')}`,
  });
  await opened(await written(folder, '--preset', 'all', '--min-confidence', 'low', '.'), async (page) => {
    assert.ok(!(await page.title()).includes('pwned') || (await page.title()).includes('<script>'));
    for (const part of PARTS) {
      await page.evaluate(`location.hash = "#p1-${part}"`);
      await until(page, `!document.getElementById("p1-${part}").hidden`);
    }
    await page.evaluate('location.hash = "#p1-policy"');
    for (const link of await page.$$('.target')) await link.click();
    assert.is(
      await page.evaluate(
        'document.querySelectorAll("script, img, iframe, object, embed, [onload], [onerror], [onfocus], [style]").length',
      ),
      2,
    );
    assert.match(await page.innerText('main'), '<script>');
    assert.match(await page.innerText('main'), '\\u{202e}');
    assert.ok(page.url().startsWith('file:'));
  });
});

test('a thousand findings over a text of 300 KB: what cannot be seen is not laid out', async () => {
  const paragraph = (i: number): string =>
    `## Section ${i}\n\nWe collect your name and e-mail address when you use feature ${i}. We share your telephone number with our partners. We will never sell your personal information, case ${i}.\n`;
  const folder = sandbox({
    'privacy.yaml': DECLARATION,
    'privacy.md': `# Privacy policy\n\n${Array.from({ length: 1600 }, (_, i) => paragraph(i)).join('\n')}`,
    'policy-lint.config.yaml': 'plugins: [./many.mjs]\n',
    'many.mjs': `export const rules = { 'acme/many': { summary: 'Many.', severity: 'warning', confidence: 'high', inputs: ['policy'], cites: ['GDPR Art. 5'],
      *check({ policies: [{ document }] }) { let n = 0; for (const block of document.blocks) if (block.kind === 'paragraph' && n++ < 1000) { const { start, end } = block.map.span(0, 20); yield { message: 'Number ' + n, at: { source: document.source, start, end } }; } } } };\n`,
  });
  assert.ok(readFileSync(join(folder, 'privacy.md')).length > 300_000);
  await opened(`${await written(folder, '--only', 'acme/many')}#p1-n900`, async (page) => {
    assert.ok(await inView(page, 'p1-n900'));
    const shape = (await page.evaluate(
      `({ all: document.querySelectorAll('*').length, laid: [...document.querySelectorAll('.note')].filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length })`,
    )) as { all: number; laid: number };
    assert.ok(shape.all < 120_000, `${shape.all} elements`);
    assert.ok(shape.laid < 60, `${shape.laid} notes are laid out`);
    await page.uncheck('input[value="warning"]');
    await until(page, '/^0 of 1000 findings/.test(document.querySelector(".filters output").textContent)');
  });
});

suited.run();
