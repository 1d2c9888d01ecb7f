import { defineRule, wordings } from 'policy-lint';

export default defineRule({
  summary: 'The policy disclaims the duty to keep data safe, or has people waive their rights.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  cites: ['GDPR Art. 82', 'Cal. Civ. Code § 1798.192', 'Directive 93/13/EEC', 'Tex. Bus. & Com. Code § 541.057'],
  check: (context) =>
    wordings(context, {
      table: 'liability_waiver',
      severities: { risk: 'warning', loss: 'warning', damages: 'warning', waive: 'warning' },
      isNoContract: true,
      unless: ['past', 'quoted', 'question', 'heading'],
      message: (quote) => `"${quote}" tries to sign away duties that a privacy policy cannot sign away.`,
      help: 'Tell of the risk honestly ("no method is completely secure") and leave liability out of the privacy policy.',
    }),
});
