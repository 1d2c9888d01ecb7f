import { defineRule } from 'policy-lint';

export default defineRule({
  summary: 'A directive names no rule, or one that does not exist, and so silences nothing.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['suppressions'],
  cites: [],
  *check({ suppressions }) {
    for (const { by, rule, exists, meant, at } of suppressions) {
      if (by !== 'inline' || exists) continue;
      if (rule === null)
        yield {
          message: 'This directive names no rule, so it silences nothing.',
          at,
          help: 'Name the rules after the directive, separated by commas.',
        };
      else
        yield {
          message: `There is no rule "${rule}", so this silences nothing.`,
          at,
          help: meant ? `Did you mean ${meant}?` : 'policy-lint rules lists the rules.',
        };
    }
  },
});
