// What failed in a run. It knows the rules, which the action has no use for and would carry with it if output.ts did.
import type { Failure } from '../check/check.js';
import { RULES } from '../generated/rules.js';
import { complainOfBug } from './output.js';

/** Says what failed in a run, and whose mistake it is: a rule of a plugin is not ours. */
export function complainOfFailures(failures: readonly Failure[], debug: boolean): void {
  for (const { what, error, rule } of failures) {
    if (rule === undefined || RULES.has(rule)) complainOfBug(what, error, debug);
    else complainOfBug(what, error, debug, 'the plugin that brings this rule');
  }
}
