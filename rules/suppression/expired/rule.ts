import { defineRule } from 'policy-lint';

export default defineRule({
  summary: 'An entry of ignores: has passed its date, and its findings are shown again.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['suppressions'],
  cites: [],
  *check({ suppressions, asOf }) {
    for (const { by, rule, expires, reason, owner, at } of suppressions)
      if (by === 'config' && expires !== null && expires < asOf)
        yield {
          message: `${rule} was silenced${reason ? ` with "${reason}"` : ''} until ${expires}.`,
          at,
          help: `Look at its findings again${owner ? `, with ${owner}` : ''}; then remove this entry, or give it a new date.`,
        };
  },
});
