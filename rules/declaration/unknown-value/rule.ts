import { defineRule, listOf, positionAt } from 'policy-lint';
import type { Place } from 'policy-lint';

/** Lines named before the rest is counted. */
const SHOWN = 8;

export default defineRule({
  summary: 'A key or value of the declaration is not understood; facts that are unknown are counted.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  cites: [],
  *check({ declaration }) {
    for (const { message, at, help } of declaration.defects) yield { message, at, help };

    const [first] = declaration.unknowns;
    if (!first) return;
    const many = declaration.unknowns.length > 1;
    const on = lines(declaration.unknowns);
    yield {
      severity: 'info',
      message: many
        ? `${declaration.unknowns.length} facts are "unknown" (${on.length > 1 ? 'lines' : 'line'} ${listOf(on, SHOWN)}): what depends on them is not compared with the policy.`
        : 'One fact is "unknown": what depends on it is not compared with the policy.',
      at: first,
      help: 'Replace "unknown" as soon as somebody knows. It is better than a guess and better than leaving the key out.',
    };
  },
});

function lines(places: readonly Place[]): string[] {
  return [...new Set(places.map((at) => String(positionAt(at.source, at.start).line)))];
}
