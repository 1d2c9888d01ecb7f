// Strict on what hides defects, silent on style; without type information, so that a run takes seconds.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';

// Our own plugin, as it is built: `npm run lint` builds first.
const isBuilt = existsSync(join(import.meta.dirname, 'dist/eslint.mjs'));
if (!isBuilt) console.warn('eslint.config.js: policy-lint is not built, and its own rules are left out; npm run lint builds it first.');
const policyLint = isBuilt
  ? (await import('policy-lint/eslint')).default.configs.strict({ declaration: '.github/privacy.yaml', cwd: import.meta.dirname })
  : [];

export default tseslint.config(
  ...policyLint,
  { ignores: ['dist/', '.build/', 'node_modules/', 'src/generated/', 'test/bench/peers/', 'test/bench/.work/', 'examples/eslint/'] },
  {
    files: ['**/*.{ts,mjs,js}'],
    extends: [...tseslint.configs.strict],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-shadow-restricted-names': 'error',
      'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
      'no-promise-executor-return': 'error',
      'no-template-curly-in-string': 'error',
      'no-unreachable-loop': 'error',
      'no-self-compare': 'error',
      'array-callback-return': 'error',
      'no-warning-comments': ['error', { terms: ['fixme', 'xxx'] }],
      // The index checks of the compiler make `x as T` honest where a `!` would be silent.
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/unified-signatures': 'off',
    },
  },
  { files: ['src/**', 'rules/**'], rules: { 'no-console': 'error' } },
  { files: ['src/cli/**', 'src/action/**', '**/*.mjs'], rules: { 'no-console': 'off' } },
);
