import { defineRule, exceeds, factsOf, trackerNamed } from 'policy-lint';
import type { Duration, StoreFact, Tracker } from 'policy-lint';

export default defineRule({
  summary: 'A cookie lives longer in the code than the declaration says.',
  severity: 'warning',
  confidence: 'high',
  presets: ['strict'],
  inputs: ['declaration', 'code'],
  cites: ['GDPR Art. 5(1)(e)', 'CJEU C-673/17 Planet49 (2019)', 'FTC, Blackbaud (2024)', 'FTC, InMarket (2024)'],
  *check({ code, declaration }) {
    if (!code) return;
    const seen = new Set<Tracker>();
    for (const fact of factsOf(code, 'store')) {
      const tracker = trackerNamed(fact.name, declaration);
      const lasts = tracker?.lasts;
      if (!tracker || !lasts || seen.has(tracker) || fact.days === null) continue;
      const kept: Duration = { kind: fact.days > 0 ? 'period' : 'session', days: fact.days, event: null, text: '' };
      // What ends with the session may end within the hour as well.
      const longer = lasts.duration.kind === 'session' ? fact.days >= 1 : exceeds({ ...lasts.duration, event: null }, kept) !== null;
      if (!longer) continue;
      seen.add(tracker);
      yield {
        message: `${what(fact)} ${fact.name} lives ${inDays(fact.days)} in the code, and the declaration says "${lasts.duration.text}".`,
        at: fact.lasts ?? fact.at,
        related: [{ at: lasts.at, note: 'declared to last so long' }],
        help: 'Shorten it in the code, or correct lasts: in the declaration, and the policy with it.',
      };
    }
  },
});

function what({ where }: StoreFact): string {
  return where === 'cookie' ? 'The cookie' : 'The entry';
}

function inDays(days: number): string {
  const rounded = Math.round(days * 10) / 10;
  return `${rounded} ${rounded === 1 ? 'day' : 'days'}`;
}
