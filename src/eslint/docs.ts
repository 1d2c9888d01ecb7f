import { ABOUT } from '../generated/about.js';

const HOME = `${ABOUT.homepage}/blob/v${ABOUT.version}/`;

/** The page of a rule of policy-lint. */
export function pageOf(ruleId: string): string {
  return `${HOME}rules/${ruleId}/README.md`;
}

/** The page of a rule: that of the rule of policy-lint that it asks, or its paragraph in the plugin's own. */
export function docsFor(id: string, of: string | null): string {
  return of === null ? `${HOME}src/eslint/README.md#${id}` : pageOf(of);
}
