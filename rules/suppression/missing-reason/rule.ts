import { defineRule } from 'policy-lint';

export default defineRule({
  summary: 'A directive that silences findings does not say why.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['suppressions'],
  cites: [],
  *check({ suppressions }) {
    const seen = new Set<string>();
    for (const { by, reason, rule, at } of suppressions) {
      if (by !== 'inline' || reason !== null || rule === null || seen.has(`${at.source.path}:${at.start}`)) continue;
      seen.add(`${at.source.path}:${at.start}`);
      yield {
        message: `Findings of ${rule} are silenced here, and no reason is given.`,
        at,
        help: 'Say why after two dashes, for whoever reads this next: "-- agreed with counsel, ticket 212".',
      };
    }
  },
});
