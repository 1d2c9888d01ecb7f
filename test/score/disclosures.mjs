// Holds the rules on required disclosures against annotated policies: what do they report missing where annotators found it, and the other way round?
//
//   node test/score/disclosures.mjs [--data ../shared] [--errors N] [--only REQUIREMENT]
//
// Reads corpora/sets/disclosures.jsonl (one line a passage: doc, text, kind, labels) if it is there; nothing of it is kept. Each whole policy is
// checked under a declaration that makes every requirement apply; a requirement that a rule reports missing is held against the labels.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { values: opt } = parseArgs({
  options: {
    data: { type: 'string', default: join(root, '../shared') },
    errors: { type: 'string', default: '0' },
    only: { type: 'string' },
  },
});
const path = join(opt.data, 'corpora/sets/disclosures.jsonl');
if (!existsSync(path)) {
  console.log(`score:disclosures: ${path} is not there, nothing to hold the rules against`);
  process.exit(0);
}

const DECLARATION = `declaration: 1
organization: {name: Any Example, contact: privacy@any.example, dpo: officer@any.example}
policy: {file: policy.md}
markets: [EU]
recipients:
  host: {name: Example Hosting, type: processor, country: CN, contract: dpa, transfer: scc}
data:
  - what: contact.email
    from: [user, partner]
    for: {accounts: contract, direct_marketing: consent, security: legitimate_interests}
    interest: keep accounts safe
    to: host
    keep: 2 years
selling: no
children: {audience: adults}
automation: {decisions: none}
`;
/** Each requirement with the label and the rule that reports it; the words of its message that say that it is missing: by default the title of the row. */
const REQUIREMENTS = {
  basis: { rule: 'gdpr-legal-basis', row: 'gdpr.basis' },
  retention: { rule: 'gdpr-retention', row: 'gdpr.retention' },
  controller: { rule: 'controller-identity', row: 'gdpr.controller' },
  contact: { rule: 'contact', row: 'gdpr.contact' },
  dpo: { rule: 'gdpr-dpo-representative', row: 'gdpr.dpo' },
  transfer: { rule: 'omission/transfer', words: 'does not say that data leaves' },
  'right:access': { rule: 'gdpr-rights', row: 'gdpr.access' },
  'right:correct': { rule: 'gdpr-rights', row: 'gdpr.correct' },
  'right:delete': { rule: 'gdpr-rights', row: 'gdpr.delete' },
  'right:portability': { rule: 'gdpr-rights', row: 'gdpr.portability' },
  'right:restrict': { rule: 'gdpr-rights', row: 'gdpr.restrict' },
  source: { rule: 'gdpr-source', row: 'gdpr.source_partner' },
  interest: { rule: 'gdpr-legitimate-interest', row: 'gdpr.interest' },
  'right:object': { rule: 'gdpr-rights', row: 'gdpr.object' },
  'right:withdraw_consent': { rule: 'gdpr-rights', row: 'gdpr.withdraw' },
  'right:complain': { rule: 'gdpr-complaint', row: 'gdpr.complaint' },
};
/** Where the annotators' reading differs from the law's, so that the mean leaves them out. */
const OUTSIDE = new Set(['source', 'interest', 'right:object', 'right:withdraw_consent', 'right:complain']);
/** A class rarer than this among the policies tells nothing. */
const LEAST = 20;

const { builtInRules, defaultSettings, lint } = await import(pathToFileURL(join(root, 'dist/index.mjs')));
const titles = parse(readFileSync(join(root, 'schema/terms/notice_duty.yaml'), 'utf8'), { merge: true });
const all = await builtInRules();
const ids = new Set(Object.values(REQUIREMENTS).map(({ rule }) => idOf(rule)));
const rules = new Map([...all].filter(([id]) => ids.has(id)));
const settings = { ...defaultSettings('2026-11-22'), minConfidence: 'low', inlineConfig: false };
settings.levels = { ...settings.levels, presets: ['all'] };

function idOf(rule) {
  return rule.includes('/') ? rule : `disclosure/${rule}`;
}

/** Whole policies of rows, with the labels that stand anywhere in each. */
function policies() {
  const docs = new Map();
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const row = JSON.parse(line);
    docs.set(row.doc, [...(docs.get(row.doc) ?? []), row]);
  }
  return [...docs].map(([name, rows]) => {
    let text = '';
    let last = '';
    for (const { kind, text: own } of rows) {
      if (last === 'list_item' && kind !== 'list_item') text += '\n';
      last = kind;
      text += `${kind === 'headline' ? '## ' : kind === 'list_item' ? '- ' : ''}${own.replace(/\s*\n\s*/g, '\n\n').trim()}${kind === 'list_item' ? '\n' : '\n\n'}`;
    }
    return { name, text, labels: new Set(rows.flatMap((row) => row.labels)) };
  });
}

function isMissing({ rule, row, words }, findings) {
  const wanted = words ?? titles[row]?.title ?? row;
  return findings.some(
    ({ ruleId, message }) =>
      ruleId === idOf(rule) && new RegExp(`(?<![\\w-])${wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`).test(message),
  );
}

const cells = Object.fromEntries(Object.keys(REQUIREMENTS).map((name) => [name, { missing: 0, missed: 0, wrong: 0, told: 0 }]));
for (const { name, text, labels } of policies()) {
  const { findings, failures } = await lint(
    { declaration: { path: 'privacy.yaml', text: DECLARATION }, policies: [{ source: { path: name, text } }] },
    rules,
    settings,
  );
  if (failures.length) throw failures[0].error;
  for (const [requirement, how] of Object.entries(REQUIREMENTS)) {
    const isReported = isMissing(how, findings);
    const isThere = labels.has(requirement);
    cells[requirement][isReported ? (isThere ? 'wrong' : 'missing') : isThere ? 'told' : 'missed']++;
    if (isReported === isThere && (!opt.only || opt.only === requirement) && Number(opt.errors) > 0)
      console.log(`${isThere ? 'WRONGLY MISSING' : 'NOT REPORTED'} ${requirement} ${name}`);
  }
}

function rate(tp, fp, fn) {
  const [precision, recall] = [tp / (tp + fp), tp / (tp + fn)];
  return { precision, recall, f1: tp ? (2 * precision * recall) / (precision + recall) : 0, support: tp + fn };
}

function print(title, of) {
  console.log(`\n${title}\n  ${'requirement'.padEnd(24)}P      R      F1     policies`);
  const counted = [];
  for (const [name, cell] of Object.entries(cells)) {
    const { precision, recall, f1, support } = of(cell);
    const isOutside = OUTSIDE.has(name) || support < LEAST;
    if (!isOutside) counted.push(f1);
    console.log(
      `  ${name.padEnd(24)}${[precision, recall, f1].map((x) => (Number.isFinite(x) ? x.toFixed(3) : '  –  ')).join('  ')}  ${String(support).padStart(4)}${isOutside ? '   (not in the mean)' : ''}`,
    );
  }
  console.log(`  macro F1 ${(counted.reduce((sum, f1) => sum + f1, 0) / Math.max(1, counted.length)).toFixed(3)} over ${counted.length}`);
}

print('MISSING is the positive class: reported missing where annotators found nothing', ({ missing, wrong, missed }) =>
  rate(missing, wrong, missed),
);
print('PRESENT is the positive class: not reported where annotators found it', ({ told, missed, wrong }) => rate(told, missed, wrong));
