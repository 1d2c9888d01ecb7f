// What users of the plugin see of it. The types are those of the user's own ESLint, 9 or 10.
import type { ESLint, Linter, Rule } from 'eslint';

export interface Options {
  /** Path of the declaration, relative to `cwd`. By default the nearest privacy.yaml from `cwd` upward. */
  readonly declaration?: string;
  /** The folder from which paths count: `import.meta.dirname` of the configuration. By default that in which ESLint runs. */
  readonly cwd?: string;
  /** Globs of the code that is checked, in ESLint's sense. By default all code that ESLint is given. */
  readonly files?: readonly string[];
  /** eslint-plugin-yml: with it the declaration is checked as well. */
  readonly yml?: ESLint.Plugin;
  /** @eslint/markdown: with it the policies that are Markdown are checked as well. */
  readonly markdown?: ESLint.Plugin;
  /** YYYY-MM-DD: the day for which law and expiry dates are judged; by default today. */
  readonly asOf?: string;
}

/**
 * Makes a flat configuration for a declaration. ESLint's type of a plugin allows no functions among its configs, and so this one is given the type of
 * both; it has to be called.
 */
export type ConfigFactory = ((options?: Options) => Linter.Config[]) & Linter.Config;

export interface PolicyLintPlugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<string, Rule.RuleModule>;
  readonly configs: {
    /** What is nearly always right as an error, what needs a look as a warning. */
    readonly recommended: ConfigFactory;
    /** The same, with the properties of objects that are handed to SDKs read from their types; needs typed linting by typescript-eslint. */
    readonly recommendedTypeChecked: ConfigFactory;
    /** Every rule. */
    readonly strict: ConfigFactory;
  };
}
