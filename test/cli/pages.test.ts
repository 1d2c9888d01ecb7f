// Policies that are pages of an application, on the command line: read, silenced, compared, and what of them was not read.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { run, sandbox } from './sandbox.js';

const test = suite('cli/pages');

const DECLARATION = `declaration: 1
organization: {name: Larkfen, domains: [larkfen.example]}
policy: {file: app/privacy/page.tsx}
code: {include: [app/**]}
recipients: {ads: {name: Leadgrove, type: data_broker}}
data:
  - {what: contact.email, for: advertising_targeted, to: ads}
selling: {sells: yes}
children: {audience: adults}
automation: {decisions: none}
`;
const page = (inside: string): string => `import posthog from 'posthog-js';
import { site } from '@/site';
posthog.init(KEY);
export default function Page() {
  return (
    <main>
      <p>We collect your e-mail address.</p>
${inside}
    </main>
  );
}
`;
const SALE = '      <p>\n        We do <b>not</b> sell your personal data.\n      </p>';

test('a page is policy and code at once', async () => {
  const folder = sandbox({ 'privacy.yaml': DECLARATION, 'app/privacy/page.tsx': page(SALE) });
  const { stdout, status } = await run(folder, ['--only', 'contradiction/sale', '--only', 'code/undeclared-vendor']);
  assert.is(status, 1);
  assert.match(stdout, /error\[contradiction\/sale\][^]*app\/privacy\/page\.tsx:9:9\n/);
  assert.match(stdout, /error\[code\/undeclared-vendor\][^]*app\/privacy\/page\.tsx:1:21\n/);
});

test('a comment silences what the text below it says, and one in code what that shows', async () => {
  const folder = sandbox({
    'privacy.yaml': DECLARATION,
    'app/privacy/page.tsx': `// policy-lint-disable-next-line code/undeclared-vendor -- known\n${page(`      {/* policy-lint-disable-next-line contradiction/sale -- known */}\n${SALE}`)}`,
  });
  const { stdout, status } = await run(folder, [
    '--only',
    'contradiction/sale',
    '--only',
    'code/undeclared-vendor',
    '--only',
    'suppression/*',
    '--format',
    'stylish',
  ]);
  assert.is(status, 0, stdout);
  assert.match(stdout, /^no problems in 1 project \(2 files\) · 2 suppressed/);
});

test('what of a page was not read is told, and softens what is missing', async () => {
  const whole = sandbox({ 'privacy.yaml': DECLARATION, 'app/privacy/page.tsx': page('') });
  const part = sandbox({
    'privacy.yaml': DECLARATION,
    'app/privacy/page.tsx': page('      {site.parts}\n      <p>{site.mail} or {site.mail}</p>'),
  });
  const args = ['--only', 'omission/*', '--format', 'json'];
  const [all, some] = [await run(whole, args), await run(part, args)].map(
    ({ stdout }) => JSON.parse(stdout) as { findings: { severity: string; help: string }[]; summary: { skipped: unknown[] } },
  );
  assert.equal(all?.summary.skipped, []);
  assert.equal(some?.summary.skipped, [
    {
      path: 'app/privacy/page.tsx',
      reason: 'line 8: site.parts comes from "@/site", another file; line 9: site.mail comes from "@/site", another file',
      part: true,
    },
  ]);
  assert.equal([all?.findings[0]?.severity, some?.findings[0]?.severity], ['error', 'warning']);
  assert.match(some?.findings[0]?.help ?? '', /A part of the policy was not read; if it is said there, nothing is missing\./);
  assert.match(
    (await run(part, ['claims', 'app/privacy/page.tsx'])).stdout,
    /1 file read in part, without: app\/privacy\/page\.tsx \(line 8: /,
  );
  assert.match(
    (await run(part, ['--only', 'contradiction/sale'])).stdout,
    /no problems in 1 project \(2 files\) · 1 file read in part, without: app/,
  );
});

test('a page that cannot be read is skipped, with its line', async () => {
  const folder = sandbox({ 'page.tsx': 'export default () => <p>We ask.\n</', 'empty.tsx': 'export const a = 1;\n' });
  assert.match(
    (await run(folder, ['page.tsx', 'empty.tsx', '--format', 'stylish'])).stdout,
    /2 files skipped: page\.tsx \(has a syntax error in line 2; mend it, or name a file that holds the text alone\), empty\.tsx \(holds no text that a reader would see\)/,
  );
});

test('diff tells what a page says otherwise', async () => {
  const folder = sandbox({
    'old/privacy/page.tsx': page('      <p>We keep your data for 12 months.</p>'),
    'new/privacy/page.tsx': page('      <p>We keep your data for {24} months.</p>'),
    'old/button.tsx': 'export default () => <p>We keep it for 1 month.</p>',
    'new/button.tsx': 'export default () => <p>We keep it for 2 months.</p>',
  });
  const { stdout, status } = await run(folder, ['diff', 'old', 'new']);
  assert.is(status, 0);
  assert.match(
    stdout,
    /longer retention {2}The policy says "24 months" now; before, "12 months"[^]*old\/privacy\/page\.tsx:8:\d+ → new\/privacy\/page\.tsx:8:\d+\n/,
  );
  assert.not.match(stdout, /button/);
});

test.run();
