import { defineRule, wordings } from 'policy-lint';

export default defineRule({
  summary: 'The policy praises its security in words that would need proof.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  cites: [
    'FTC, Policy Statement on Advertising Substantiation (1984)',
    'FTC, TaxSlayer (2017)',
    'FTC, Zoom (2020)',
    'FTC, Tapplock (2020)',
    'FTC, Verkada (2024)',
  ],
  check: (context) =>
    wordings(context, {
      table: 'security_superlative',
      severities: { praise: 'warning' },
      unless: ['denied', 'past', 'question', 'quoted', 'asked', 'others'],
      judge: (claim, severity) => (isProven(claim.block.links, claim.block.text.length) ? 'info' : severity),
      message: (quote) => `"${quote}" is praise that needs proof.`,
      help: 'Name the measure (algorithm, audit, certificate and its date), or link to the evidence.',
    }),
});

/** A paragraph that links to something may link to the evidence; when it was written cannot be seen. */
function isProven(links: readonly unknown[], length: number): boolean {
  return links.length > 0 && length > 0;
}
