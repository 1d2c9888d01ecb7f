import { defineRule } from 'policy-lint';

export default defineRule({
  summary: 'A directive silences a rule that has nothing to say there.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['suppressions'],
  cites: [],
  *check({ suppressions }) {
    for (const { by, rule, used, decided, at } of suppressions)
      if (by === 'inline' && decided && !used)
        yield {
          message: `${rule} finds nothing where this silences it.`,
          at,
          help: 'Remove it, so that it does not hide what comes later; or put it on the line of the finding.',
        };
  },
});
