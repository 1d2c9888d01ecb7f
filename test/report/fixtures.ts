import { countFindings } from '../../src/model/report.js';
import type { ClaimsReport, Report, Summary } from '../../src/model/report.js';
import type { Finding } from '../../src/model/rule.js';
import { statement } from '../../src/model/statement.js';
import type { Statement } from '../../src/model/statement.js';
import { place } from '../../src/model/text.js';
import type { Place, Source } from '../../src/model/text.js';

export function source(path: string, text: string): Source {
  return { path, text };
}

/** The place of `quote` in a source: its first occurrence, or the one after `after`. */
export function at(from: Source, quote: string, after = ''): Place {
  const start = from.text.indexOf(quote, after ? from.text.indexOf(after) : 0);
  if (start < 0) throw new Error(`no «${quote}» in ${from.path}`);
  return place(from, start, start + quote.length);
}

export function finding(where: Place, more: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'contradiction/denied-sale',
    severity: 'error',
    confidence: 'high',
    message: 'what is wrong',
    help: null,
    docs: null,
    cites: [],
    at: where,
    related: [],
    fingerprint: '0123456789abcdef',
    suppressed: null,
    ...more,
  };
}

export function report(findings: readonly Finding[], summary: Partial<Summary> = {}): Report {
  return {
    tool: { name: 'policy-lint', version: '1.2.3' },
    findings,
    summary: { ...countFindings(findings), files: 2, projects: 1, skipped: [], ...summary },
  };
}

export function claims(from: Source, statements: readonly Statement[]): ClaimsReport {
  return {
    tool: { name: 'policy-lint', version: '1.2.3' },
    files: [{ source: from, language: 'en', sentences: 3, statements }],
    skipped: [],
  };
}

export const DECLARATION = source(
  'privacy.yaml',
  `organization:
  name: Larkfield
recipients:
  brightmail:
    name: Brightmail Inc
    type: data_broker
data:
  - what: email
    to: brightmail
`,
);

export const POLICY = source(
  'docs/policy.md',
  `# Privacy

Your trust matters to us. We do **not** sell your e-mail address to anyone.
`,
);

/** The contradiction that most tests print: a declared broker, a policy that denies selling. */
export const SALE = finding(at(DECLARATION, 'data_broker'), {
  message: 'the policy says it sells no e-mail addresses, but the declaration names a data broker that gets them',
  help: 'change the sentence, or correct the type of brightmail',
  docs: 'https://policy-lint.example/rules/contradiction/denied-sale',
  cites: ['Cal. Civ. Code § 1798.140(ad)'],
  related: [
    { at: at(DECLARATION, 'brightmail', 'to:'), note: 'e-mail addresses go there' },
    { at: at(POLICY, 'We do **not** sell your e-mail address to anyone'), note: 'denied here: sale of e-mail addresses to anyone' },
  ],
});

export const DENIAL = statement({
  by: 'policy',
  action: 'sell',
  polarity: 'does_not',
  at: at(POLICY, 'We do **not** sell your e-mail address to anyone'),
  data: [{ id: 'contact.email', text: 'e-mail address', ...span(at(POLICY, 'e-mail address')) }],
  recipients: [{ id: 'anyone', text: 'anyone', ...span(at(POLICY, 'anyone')) }],
  words: [
    { role: 'actor', ...span(at(POLICY, 'We')) },
    { role: 'negation', ...span(at(POLICY, 'not')) },
    { role: 'action', ...span(at(POLICY, 'sell')) },
  ],
  because: ['"We" is the organisation that publishes the policy', '"not" denies "sell"'],
});

export function span({ start, end }: Place): { start: number; end: number } {
  return { start, end };
}
