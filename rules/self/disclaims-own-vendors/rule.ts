import { defineRule, wordings } from 'policy-lint';

export default defineRule({
  summary: 'The policy disclaims what its own vendors and advertisers do on its own pages.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  cites: [
    'GDPR Art. 26, 28',
    'CJEU, Fashion ID (C-40/17, 2019)',
    'Cal. Civ. Code § 1798.100(d)',
    'CNIL, Google (2020)',
    'CNIL, Criteo (2023)',
  ],
  check: (context) =>
    wordings(context, {
      table: 'own_vendors',
      severities: { cookies: 'warning', control: 'warning', vendors: 'warning' },
      unless: ['question', 'quoted', 'heading', 'conditional'],
      message: (quote) => `"${quote}": you let these vendors onto your own pages, so what they do there is yours to explain.`,
      help: "Name the vendors, say what they collect on your pages and how to refuse them; keep the disclaimer for other people's sites.",
    }),
});
