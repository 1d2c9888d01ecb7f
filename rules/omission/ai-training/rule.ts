import { coverageOf, dataTitles, defineRule, flowsOf, nameOf, omission } from 'policy-lint';
import type { Context, Place } from 'policy-lint';

export default defineRule({
  summary: 'Personal data train AI, and the policy does not say so.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    'Connecticut PA 25-113 (Conn. Gen. Stat. § 42-520(c))',
    'FTC, AI companies and quiet changes of terms (2024)',
    'GDPR Art. 13(1)(c)',
    'EDPB Opinion 28/2024',
  ],
  *check(context) {
    const coverage = coverageOf(context);
    const fact = training(context);
    if (!coverage || !fact) return;
    if (coverage.says((s) => s.action === 'train') || coverage.term('purpose', 'ai_training')) return;
    // The denial is the finding then: contradiction/ai-training.
    if (coverage.denies((s) => s.action === 'train' || s.purposes.some(({ id }) => id === 'ai_training'))) return;
    const near = coverage.says((s) => s.purposes.some(({ id }) => id === 'product_improvement'));
    yield omission(coverage, {
      at: fact.at,
      severity: 'error',
      message: `${fact.says}, and the policy does not say so.`,
      help: 'Say whose models are trained, with which data, and how to opt out: “we use … to train AI models” would do; “to improve our services” would not.',
      near: near && { evidence: near, note: 'the policy speaks of improving the service here; that does not tell of training' },
      what: '“train”, “AI model” and “machine learning”',
    });
  },
});

function training(context: Context): { at: Place; says: string } | null {
  const { declaration, vocabulary } = context;
  const { training: own } = declaration.automation;
  if (own?.usesPersonalData?.value === 'yes') {
    const what = own.data.length
      ? ` (${dataTitles(
          own.data.map(({ value }) => value),
          vocabulary,
        )})`
      : '';
    return { at: own.usesPersonalData.at, says: `Personal data${what} train AI` };
  }
  for (const entry of declaration.data) {
    const use = entry.for.find(({ purpose }) => purpose.value === 'ai_training');
    if (use)
      return {
        at: use.purpose.at,
        says: `Personal data (${dataTitles(
          entry.what.map(({ value }) => value),
          vocabulary,
        )}) train AI`,
      };
  }
  const flow = flowsOf(declaration).find(({ recipient }) => recipient.trainsOnData?.value === 'yes');
  if (!flow) return null;
  const data = dataTitles(
    flowsOf(declaration)
      .filter(({ recipient }) => recipient === flow.recipient)
      .flatMap(({ entry }) => entry.what.map(({ value }) => value)),
    vocabulary,
  );
  return {
    at: flow.recipient.trainsOnData?.at ?? flow.recipient.at,
    says: `${nameOf(flow.recipient, vocabulary)} trains AI on the data that it gets (${data})`,
  };
}
