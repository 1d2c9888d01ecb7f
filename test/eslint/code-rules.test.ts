// Each rule for code, what it reports and what looks alike and is fine, with ESLint's own tester, in both versions of ESLint.
/* eslint-disable no-template-curly-in-string -- code is what is read here */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { join } from 'node:path';
import type { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import plugin from '../../src/eslint/index.js';
import { CODE_RULES } from '../../src/eslint/code-rules.js';
import { clear, declaration, project, VERSIONS } from './stage.js';

const rules = suite('eslint/code-rules');

const home = project({
  'privacy.yaml': declaration(
    'recipients:',
    '  stats: {name: PostHog, type: analytics_provider}',
    '  errors: {name: Sentry, type: processor}',
    'data:',
    '  - {what: [contact.email], for: [accounts], keep: 1 year, to: errors}',
    'trackers:',
    '  - {name: mill_session, vendor: us, kind: cookie, for: essential, lasts: 30 days, consent: not_needed}',
    '  - {name: PostHog, vendor: stats, kind: sdk, for: analytics, consent: opt_in}',
    'security: {passwords: argon2id}',
    'integrations: [slack]',
    'vendors:',
    '  pond: {name: Pond Metrics, packages: [pond-metrics], hosts: [in.pond.example], type: analytics_provider}',
    '  own: {name: Mill, packages: ["@mill/*"], first_party: yes}',
  ),
});
const settings = { 'policy-lint': { declaration: join(home, 'privacy.yaml'), problem: null, state: '', asOf: '2026-11-22' } };
const languageOptions = { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } };

type Valid = readonly (string | RuleTester.ValidTestCase)[];
/** Code, the start of what is said of it, and where. */
type Invalid = readonly (readonly [code: string, starts: string, at: string, more?: Partial<RuleTester.InvalidTestCase>])[];

const CASES: Readonly<Record<string, readonly [valid: Valid, invalid: Invalid]>> = {
  'no-undeclared-vendor': [
    [
      "import posthog from 'posthog-js'; posthog.init('x');",
      "import type { Event } from '@sentry/node';",
      "import { Event } from 'mixpanel-browser'; const a = (e: Event) => e;",
      "import { sentryVitePlugin } from '@sentry/vite-plugin'; sentryVitePlugin();",
      "import { initializeApp } from '@mill/stats'; initializeApp();",
      "import { WebClient } from '@slack/web-api'; new WebClient();",
      "import { S3Client } from '@aws-sdk/client-s3'; new S3Client();",
      { code: "import OpenAI from 'openai'; new OpenAI({ baseURL: 'http://localhost:11434/v1' });", options: [{ least: 'error' }] },
      "import nodemailer from 'nodemailer'; nodemailer.createTransport();",
      "import { Inter } from 'next/font/google'; Inter();",
      "import { NodeSDK } from '@opentelemetry/sdk-node'; new NodeSDK();",
      "import maxmind from 'maxmind'; maxmind.open('geo.mmdb');",
      { code: "import mixpanel from 'mixpanel-browser'; mixpanel.init('x');", filename: 'src/a.test.ts' },
      { code: "import mixpanel from 'mixpanel-browser'; mixpanel.init('x');", filename: 'src/stories/a.ts' },
      "// policy-lint-disable-next-line code/undeclared-vendor -- gone by summer\nimport mixpanel from 'mixpanel-browser'; mixpanel.init('x');",
      "/* policy-lint-disable code/* -- a sample */\nimport mixpanel from 'mixpanel-browser'; mixpanel.init('x');",
    ],
    [
      [
        "import mixpanel from 'mixpanel-browser'; mixpanel.init('x');",
        'The code can send data to Mixpanel (analytics providers), and the declaration lists no such recipient: the code imports mixpanel-browser.',
        '1:22-1:40',
      ],
      [
        "import OpenAI from 'openai'; new OpenAI({ baseURL: process.env.MODEL_URL });",
        'The code uses the client of OpenAI (AI providers) with another address',
        '1:20-1:28',
      ],
      [
        "import OpenAI from 'openai'; new OpenAI({ baseURL: 'https://api.openai.com/v1' });",
        'The code can send data to OpenAI',
        '1:20-1:28',
      ],
      ["import OpenAI from 'openai'; new OpenAI({ baseURL: url }); new OpenAI();", 'The code can send data to OpenAI', '1:20-1:28'],
      ["const m = await import('mixpanel-browser');", 'The code can send data to Mixpanel', '1:24-1:42'],
      ["export { track } from 'mixpanel-browser';", 'The code can send data to Mixpanel', '1:23-1:41'],
      ["const m = require('mixpanel-browser'); m.init();", 'The code can send data to Mixpanel', '1:19-1:37'],
      [
        "// policy-lint-disable-next-line code/undeclared-data -- another rule\nimport 'mixpanel-browser';",
        'The code can send data to Mixpanel',
        '2:8-2:26',
      ],
      ["import pond from 'pond-metrics'; pond();", 'The code can send data to Pond Metrics', '1:18-1:32'],
      ["window.fbq('track', 'Lead'); window.fbq('track', 'View');", 'The code can send data to Meta', '1:1-1:28'],
    ],
  ],
  'no-undeclared-third-party-url': [
    [
      '<a href="https://stripe.com">Stripe</a>',
      "const help = 'see https://static.hotjar.com/docs';",
      "fetch('/api/insights/script');",
      'fetch(process.env.API_URL);',
      "fetch('https://app.posthog.com/decide', { method: 'POST', body });",
      // A server that reads public data: less certain, and so not for a rule of errors.
      { code: "fetch('https://api.stripe.com/v1/prices');", options: [{ least: 'error' }] },
      // Told once, by the import.
      "import mixpanel from 'mixpanel-browser'; fetch('https://api.mixpanel.com/track', { method: 'POST', body: mixpanel });",
    ],
    [
      ['<script src="https://static.hotjar.com/c/hotjar.js" />', 'The code can send data to Hotjar', '1:13-1:52'],
      ["fetch('https://in.pond.example/e', { method: 'POST', body });", 'The code can send data to Pond Metrics', '1:7-1:34'],
      ["navigator.sendBeacon('https://in.pond.example/b', data);", 'The code can send data to Pond Metrics', '1:22-1:49'],
      ["fetch('https://api.stripe.com/v1/prices');", 'The code reads from Stripe (payment processors), which learns who asks', '1:7-1:41'],
    ],
  ],
  'no-undeclared-cookie': [
    [
      "document.cookie = 'mill_session=1';",
      "document.cookie = 'mill_other=; max-age=0';",
      'document.cookie = `ph_abc_posthog=${v}`;',
      'document.cookie = `${name}=1`;',
      "localStorage.setItem('mill_other', '1');",
    ],
    [
      ["document.cookie = 'mill_other=1';", 'The code sets the cookie mill_other, and the declaration lists no such tracker.', '1:19-1:33'],
      ["import Cookies from 'js-cookie'; Cookies.set('mill_other', '1');", 'The code sets the cookie mill_other', '1:46-1:58'],
      ["document.cookie = '_fbp=1';", 'The code sets the cookie _fbp', '1:19-1:27'],
    ],
  ],
  'no-undeclared-storage': [
    ["localStorage.setItem(key, '1');", "document.cookie = 'mill_other=1';"],
    [["localStorage.setItem('mill_other', '1');", 'The code keeps mill_other in the browser', '1:22-1:34']],
  ],
  'no-undeclared-data-in-sdk-call': [
    [
      "import * as Sentry from '@sentry/node'; Sentry.setUser({ email: user.email });",
      "import posthog from 'posthog-js'; posthog.capture('x', { emailVerified: true });",
      "import posthog from 'posthog-js'; posthog.group('company', id, { name: company.name });",
      "import posthog from 'posthog-js'; posthog.identify(user.id);",
      "import posthog from 'posthog-js'; posthog.capture('x', { className: a, fileName: b, platform: c, tooltip: d, template: e });",
    ],
    [
      [
        "import posthog from 'posthog-js'; posthog.identify(user.id, { email: user.email });",
        'The code can send e-mail address to PostHog (identify with email), and no entry of data: sends that to stats.',
        '1:35-1:83',
      ],
    ],
  ],
  'no-personal-data-as-id': [
    ["import posthog from 'posthog-js'; posthog.identify(user.id, { email: user.email });"],
    [
      [
        "import posthog from 'posthog-js'; posthog.identify(userEmail);",
        'The id by which PostHog is to know this person is personal itself: e-mail address (userEmail, handed to identify).',
        '1:35-1:62',
      ],
    ],
  ],
  'no-undeclared-device-api': [
    ["if ('geolocation' in navigator) show();"],
    [['navigator.geolocation.getCurrentPosition(show);', 'The code asks the device for precise location', '1:1-1:47']],
  ],
  'no-undeclared-form-field': [
    ['<input autoComplete="off" />', '<input type="email" />', '<input type="checkbox" name="emailUpdates" />'],
    [['<input autoComplete="bday" />', 'A form asks for age or date of birth (bday)', '1:1-1:30']],
  ],
  'no-undeclared-model-field': [
    ["import { z } from 'zod'; z.object({ email: z.string(), title: z.string() });"],
    [["import { z } from 'zod'; z.object({ ssn: z.string() });", 'The code has a place to keep', '1:37-1:52']],
  ],
  'no-personal-data-in-url': [
    ['<a href={`mailto:x?cc=${user.email}`} />', 'fetch(`/list?page=${page}`)', 'const x = `/a?emailVerified=${yes}`;'],
    [
      ['fetch(`/list?email=${user.email}`);', 'An address holds e-mail address (email)', '1:14-1:19'],
      ['const a = `/a?page=${page}&phone=${user.phone}`;', 'An address holds telephone number (phone)', '1:28-1:33'],
    ],
  ],
  'no-personal-data-in-logs': [
    ["console.log('sent', user.id);", "console.log('an email was sent');"],
    [['console.log(user.email);', 'A log holds e-mail address (email).', '1:13-1:23']],
  ],
  'sdk-privacy-options': [
    ["import * as Sentry from '@sentry/node'; Sentry.init({ sendDefaultPii: false });", 'const other = { sendDefaultPii: true };'],
    [
      [
        "import * as Sentry from '@sentry/node'; Sentry.init({ sendDefaultPii: true });",
        'With sendDefaultPii: true',
        '1:55-1:75',
        {
          errors: [
            {
              message: /^With sendDefaultPii: true/,
              line: 1,
              column: 55,
              suggestions: [
                { desc: 'Write false', output: "import * as Sentry from '@sentry/node'; Sentry.init({ sendDefaultPii: false });" },
              ],
            },
          ],
        },
      ],
    ],
  ],
  'require-consent-gate': [
    ["import posthog from 'posthog-js'; if (hasConsent()) posthog.init('x');", "import * as Sentry from '@sentry/node'; Sentry.init({});"],
    [["import posthog from 'posthog-js'; posthog.init('x');", 'PostHog can start before anybody has agreed', '1:35-1:52']],
  ],
  'no-weak-crypto': [
    ["createHash('md5').update(file);"],
    [["createHash('md5').update(password);", 'The code hashes a password with MD5', '1:1-1:18']],
  ],
  'no-longer-cookie': [
    ["document.cookie = 'mill_session=1; max-age=2592000';", "document.cookie = 'mill_other=1; max-age=31536000';"],
    [
      [
        "document.cookie = 'mill_session=1; max-age=31536000';",
        'The cookie mill_session lives 365 days in the code, and the declaration says "30 days".',
        '1:19-1:53',
      ],
    ],
  ],
  'less-certain': [
    [
      { code: "fetch('https://api.stripe.com/v1/prices');", options: [{ rules: ['no-undeclared-vendor'] }] },
      { code: "import 'mixpanel-browser';", options: [{ rules: ['no-undeclared-vendor'] }] },
    ],
    [
      [
        "fetch('https://api.stripe.com/v1/prices');",
        'The code reads from Stripe',
        '1:7-1:41',
        { options: [{ rules: ['no-undeclared-third-party-url'] }] },
      ],
    ],
  ],
  'require-declaration': [
    ["import 'mixpanel-browser';"],
    [
      [
        "import 'mixpanel-browser';",
        'No declaration was found',
        '1:8-1:26',
        { settings: { 'policy-lint': { declaration: null, problem: 'No declaration was found.', state: '', asOf: null } } },
      ],
    ],
  ],
};

for (const [version, eslint] of VERSIONS) {
  eslint.RuleTester.describe = (_, body) => {
    body();
  };
  eslint.RuleTester.it = (name, body) => {
    rules(`${version}: ${name}`, body);
  };
  const tester = new eslint.RuleTester({ languageOptions, settings } as never);
  for (const [id, [valid, invalid]] of Object.entries(CASES))
    tester.run(
      id,
      plugin.rules[id] as never,
      {
        valid: valid.map((one) => (typeof one === 'string' ? { code: one, filename: 'src/a.tsx' } : { filename: 'src/a.tsx', ...one })),
        invalid: invalid.map(([code, starts, at, more]) => {
          const [line, column, endLine, endColumn] = at.split(/[:-]/).map(Number);
          const error = { message: new RegExp(`^${starts.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`), line, column, endLine, endColumn };
          return { code, filename: 'src/a.tsx', errors: [error], ...more };
        }),
      } as never,
    );
}

rules('every rule for code has cases', () => {
  assert.equal(
    [...Object.keys(CODE_RULES), 'require-declaration', 'less-certain'].filter((id) => !CASES[id]),
    [],
  );
});
rules.after(clear);

rules.run();
