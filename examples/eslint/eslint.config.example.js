// eslint.config.js, under another name here: its plugins are not installed beside it.
import markdown from '@eslint/markdown';
import yml from 'eslint-plugin-yml';
import policyLint from 'policy-lint/eslint';

// asOf fixes the day for which law and dates are judged, so that this example says the same next year; leave it out at home.
export default policyLint.configs.recommended({ declaration: 'privacy.yaml', yml, markdown, asOf: '2026-11-22' });
