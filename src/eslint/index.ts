// The ESLint plugin. It detects nothing itself: what code shows is found by the analyser of the command line, on the tree that ESLint has made
// already, and judged by the same rules; declarations and policies are examined by the same run.
import { ABOUT } from '../generated/about.js';
import { factory } from './configs.js';
import { allRules } from './rules.js';
import type { ConfigFactory, Options, PolicyLintPlugin } from './types.js';

export type { ConfigFactory, Options, PolicyLintPlugin } from './types.js';

function config(name: keyof PolicyLintPlugin['configs']): ConfigFactory {
  return ((options?: Options) => factory(plugin, name, options)) as ConfigFactory;
}

const plugin: PolicyLintPlugin = {
  meta: { name: ABOUT.name, version: ABOUT.version, namespace: 'policy-lint' },
  rules: allRules() as unknown as PolicyLintPlugin['rules'],
  configs: { recommended: config('recommended'), recommendedTypeChecked: config('recommendedTypeChecked'), strict: config('strict') },
};

export default plugin;
