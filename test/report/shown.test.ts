// Reports that people read quote the words of a policy, not its markup; what programs read is the source text, but of a page its words.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import sale from '../../rules/contradiction/sale/rule.js';
import { defaultSettings, lint } from '../../src/lint.js';
import { PLAIN } from '../../src/model/report.js';
import type { Report } from '../../src/model/report.js';
import { checkReporter } from '../../src/report/index.js';

const DECLARATION = `declaration: 1
organization: {name: Quellmark}
policy: {file: policy.html}
recipients:
  list: {name: Namewell, type: data_broker, country: US, exchange: money}
data:
  - {what: contact.email, for: accounts, to: list}
selling: {sells: yes, to: [list]}
`;
const MARKED: Readonly<Record<string, string>> = {
  'policy.html':
    '<h1>Privacy policy</h1><p>We do <b>not</b>\n sell your <a href="https://quellmark.example/data">personal&nbsp;data</a>.</p>',
  'policy.md': '# Privacy policy\n\nWe do **not** sell your [personal data](https://quellmark.example/data).',
};

async function reportOf(path: string): Promise<Report> {
  const result = await lint(
    { declaration: { path: 'privacy.yaml', text: DECLARATION }, policies: [{ source: { path, text: MARKED[path] ?? '' } }] },
    new Map([['contradiction/sale', sale]]),
    {
      ...defaultSettings('2026-11-01'),
      levels: { presets: ['all'], rules: new Map(), overrides: [], flags: new Map(), only: [], skip: [] },
    },
  );
  assert.is(result.findings.length, 1);
  return {
    tool: { name: 'policy-lint', version: '0.0.0' },
    findings: result.findings,
    summary: { errors: 1, warnings: 0, infos: 0, suppressed: 0, files: 2, skipped: [] },
  };
}

const shown = suite('shown');

for (const path of Object.keys(MARKED)) {
  for (const format of ['github', 'markdown', 'stylish', 'junit', 'sarif', 'gitlab', 'rdjson'] as const)
    shown(`${format} of ${path}: no markup`, async () => {
      const text = (await checkReporter(format))(await reportOf(path), PLAIN);
      assert.not.match(text, /quellmark\.example|<b>|&lt;b|\*\*not|&nbsp;|&amp;nbsp/);
      if (['github', 'markdown', 'stylish', 'junit'].includes(format)) assert.match(text, /We do not sell your personal.data/);
    });
  shown(`json of ${path}: ${path.endsWith('html') ? 'no markup' : 'the source text'}`, async () => {
    assert.match(
      (await checkReporter('json'))(await reportOf(path), PLAIN),
      path.endsWith('html') ? /"We do not sell your personal.data"/ : /\*\*not\*\*/,
    );
  });
}

shown.run();
