import { alsoIn, defineRule, factsOf, trackersFor } from 'policy-lint';
import type { Started, Tracker } from 'policy-lint';

export default defineRule({
  summary: 'A tracker that waits for consent by the declaration is started in the code without a condition that names consent.',
  severity: 'warning',
  confidence: 'medium',
  presets: ['strict'],
  inputs: ['declaration', 'code'],
  cites: ['Directive 2002/58/EC Art. 5(3)', 'GDPR Art. 7', 'CJEU C-673/17 Planet49 (2019)', 'CNIL, Google (2025)', 'CNIL, Shein (2025)'],
  *check({ code, declaration }) {
    if (!code) return;
    const byVendor = new Map<string, Started[]>();
    for (const one of code.started) byVendor.set(one.vendor.id, [...(byVendor.get(one.vendor.id) ?? []), one]);
    // Where the code asks for consent at all, the condition may stand around what mounts this file.
    const asks = factsOf(code, 'consent').length > 0;
    for (const all of byVendor.values()) {
      const [first] = all as [Started];
      const tracker = trackersFor(first.vendor, declaration, code.registry).find(waits);
      if (!tracker?.consent || all.some(({ fact }) => fact.gated)) continue;
      const asksHere = factsOf(code, 'consent').some((fact) => all.some((one) => one.fact.at.source === fact.at.source));
      if (asksHere) continue;
      yield {
        message: `${first.vendor.name} can start before anybody has agreed: ${first.fact.name} is called without a condition that names consent${alsoIn(all.length)}. The declaration says that it waits for consent.`,
        at: first.fact.at,
        confidence: asks ? 'low' : 'medium',
        related: [{ at: tracker.consent.at, note: 'declared as opt_in' }],
        help: 'Start it in a branch or callback that asks for consent, or write in the declaration what happens (consent: none, before_consent: yes).',
      };
    }
  },
});

function waits({ consent, beforeConsent }: Tracker): boolean {
  return consent?.value === 'opt_in' && beforeConsent?.value !== 'yes';
}
