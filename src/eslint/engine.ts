// All that the plugin takes from the program beside it. In the package this module is dist/policy-lint.cjs, so that its rules and words are not
// bundled twice.
export { withBaseline } from '../check/baseline.js';
export { covers, directivesOf } from '../check/directives.js';
export { names } from '../check/levels.js';
export { regimesOf } from '../check/regimes.js';
export { findConfig, loadConfig, NO_CONFIG } from '../config.js';
export { foldersAbove } from '../config/above.js';
export { vocabulary } from '../extract/vocabulary.js';
export { RULES } from '../generated/rules.js';
export { lintNow } from '../lint.js';
export { findTargets, loadTarget } from '../load.js';
export { findBaseline, readBaseline } from '../load/baseline.js';
export { isCode, unreadable } from '../load/code.js';
export { isDeclarationName, isYaml } from '../load/discover.js';
export { FreshFiles, fingerprintOf } from '../load/fresh.js';
export { Files } from '../load/read.js';
export { positionAt } from '../model/text.js';
export { declarationOf } from '../project.js';
export { clean } from '../report/cells.js';
