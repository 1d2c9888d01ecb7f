import { ABOUT } from '../generated/about.js';

const HOME = `${ABOUT.homepage}/blob/v${ABOUT.version}/`;

/** Where the pages of rules lie. */
export const ABOUT_RULES = `${HOME}rules/`;

/** The page of a rule: that of the rule of policy-lint that it asks, or its paragraph in the plugin's own. */
export function docsFor(id: string, of: string | null): string {
  return of === null ? `${HOME}src/eslint/README.md#${id}` : `${ABOUT_RULES}${of}/README.md`;
}
