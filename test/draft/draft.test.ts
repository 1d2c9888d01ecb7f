// What is drafted of single sentences and of code, and what is not.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { validateDeclaration } from './schema.js';
import { drafted, plainOf, valueAt } from './witnesses.js';

const test = suite('draft');

const policy = (...sentences: string[]): string =>
  `# Privacy policy of Reedholm\n\nReedholm Ltd ("Reedholm", "we") rents boats.\n\n${sentences.map((one) => `${one}\n`).join('\n')}`;

async function categories(...sentences: string[]): Promise<string[]> {
  const { draft } = await drafted({ policy: policy(...sentences) });
  const rows = plainOf(draft.entries.get('data') ?? { kind: 'rows', rows: [], note: null }) as { what: string | string[] }[];
  return rows.flatMap(({ what }) => what).sort();
}

test('data that we collect, perhaps collect, and keep', async () => {
  assert.equal(
    await categories(
      'We collect your name and your e-mail address.',
      'We may collect your telephone number.',
      'We keep your postal address for two years.',
    ),
    ['contact.address', 'contact.email', 'contact.phone', 'identity.name'],
  );
});

test('lists behind a turn of phrase, and what is hashed', async () => {
  assert.equal(
    await categories(
      'We collect the account details needed to run the site, such as your e-mail address, user name and telephone number.',
      'Passwords are hashed with bcrypt.',
    ),
    ['account.credentials', 'account.username', 'contact.email', 'contact.phone'],
  );
});

test('not what others do, what is denied, asked, hypothetical, or only words', async () => {
  assert.equal(
    await categories(
      'Advertisers may collect your IP address.',
      'We do not collect health information.',
      'Do you collect my birthday?',
      'You can tell us your gender.',
      'We follow the standards of the industry.',
      'A cookie is a small file that websites store on your computer.',
      'We may share anonymous statistics of visited pages with the public.',
    ),
    [],
  );
});

test('a wider category gives way to a narrower one, and lends it what is said of it', async () => {
  const { draft } = await drafted({
    policy: policy(
      'We collect payment information, such as your card number.',
      'We keep payment information for six years after the payment.',
    ),
  });
  assert.is(valueAt(draft, 'data', 'financial.payment_card', 'keep'), '6 years after payment');
  assert.is(valueAt(draft, 'data', 'financial'), undefined);
});

test('purposes, recipients and retention stay with the data of which they are said', async () => {
  const { draft } = await drafted({
    policy: policy(
      'We collect your e-mail address and your telephone number.',
      'We use your telephone number for security.',
      'We keep your telephone number for 30 days after you close your account.',
      'We share your e-mail address with service providers.',
    ),
  });
  assert.equal(valueAt(draft, 'data', 'contact.phone'), {
    what: 'contact.phone',
    for: 'security',
    keep: '30 days after account closed',
    to: 'unknown',
  });
  assert.equal(valueAt(draft, 'data', 'contact.email'), {
    what: 'contact.email',
    for: 'unknown',
    keep: 'unknown',
    to: 'service_providers',
  });
});

test('what is said of all data is not said of each', async () => {
  const { draft, text } = await drafted({
    policy: policy('We collect your e-mail address.', 'We use your personal information for direct marketing.'),
  });
  assert.is(valueAt(draft, 'data', 'contact.email', 'for'), 'unknown');
  assert.is(valueAt(draft, 'data', 'personal', 'for'), 'direct_marketing');
  assert.match(text, /# What is said of data at large\. Give each entry below its share/);
});

test('two lengths are none', async () => {
  const { text } = await drafted({
    policy: policy(
      'We collect your e-mail address.',
      'We keep your e-mail address for 2 years.',
      'We keep your e-mail address for 30 days.',
    ),
  });
  assert.match(text, /keep: unknown, .*told in 2 ways: 2 years \(privacy\.md:7\), 30 days \(privacy\.md:9\)/);
});

test('each fact stands beside its place', async () => {
  const { text } = await drafted({ policy: policy('We collect your name.', 'Write to privacy@reedholm.example.') });
  assert.match(text, /what: identity\.name, .*# privacy\.md:5$/m);
  assert.match(text, /contact: privacy@reedholm\.example # privacy\.md:7/);
  assert.match(text, /name: Reedholm # privacy\.md:1/);
  assert.match(text, /legal_name: Reedholm Ltd # privacy\.md:3/);
});

test('sale: denied, done, both, neither, and denied while an advertising network is in the code', async () => {
  const sells = async (code: Record<string, string>, ...sentences: string[]): Promise<unknown> =>
    valueAt((await drafted({ policy: policy(...sentences), code })).draft, 'selling', 'sells');
  assert.is(await sells({}, 'We do not sell your personal information.'), 'no');
  assert.is(await sells({}, 'We sell your personal information.'), 'yes');
  assert.is(await sells({}, 'We do not sell your personal information.', 'We sell your personal information to third parties.'), 'unknown');
  assert.is(await sells({}, 'We collect your name.'), 'unknown');
  assert.is(await sells({}, 'We do not sell your personal information without your consent.'), 'unknown');
  assert.is(
    await sells(
      { 'src/a.ts': "import ReactPixel from 'react-facebook-pixel';\nReactPixel.init('1');\n" },
      'We do not sell your personal information.',
    ),
    'unknown',
  );
});

test('the name of the organisation: that in the title, however often a founder is named', async () => {
  const { draft } = await drafted({
    policy:
      '# Privacy at Rollhavn\n\nWe are Tove and Nils. Rollhavn makes tide tables. Tove wrote this page. Tove answers letters, and Tove wants a boat.\n\nWe collect your name.\n',
  });
  assert.is(valueAt(draft, 'organization', 'name'), 'Rollhavn');
});

test('vendors: named as helpers, not as shop windows, log-ins, seals or words', async () => {
  const vendors = async (...sentences: string[]): Promise<unknown> =>
    Object.keys((valueAt((await drafted({ policy: policy(...sentences) })).draft, 'recipients') ?? {}) as object);
  assert.equal(await vendors('We use Mixpanel to count visits.'), ['mixpanel']);
  assert.equal(await vendors('Our site is measured with analytics providers such as Google Analytics and Plausible.'), [
    'google_analytics',
    'plausible',
  ]);
  assert.equal(
    await vendors(
      'You can log in with Facebook or Discord.',
      'Follow us on Twitter.',
      'Our office is in Front Street.',
      'Click HERE for more.',
      'Close your account at any time.',
    ),
    [],
  );
  assert.equal(await vendors('We do not use Mixpanel.'), []);
  assert.equal(await vendors('Invoices are paid through Stripe; your card number never reaches our servers.'), ['stripe']);
  const { draft } = await drafted({
    policy: policy(
      'We use Mixpanel (Ireland) to count visits.',
      'We use Postmark to send email and Amazon Web Services (Germany) to host the club.',
    ),
  });
  assert.is(valueAt(draft, 'recipients', 'mixpanel', 'country'), 'IE');
  assert.is(valueAt(draft, 'data', 'contact.email'), undefined);
});

test('vendors that the registry lacks: behind their kind, and in tables', async () => {
  const { draft } = await drafted({
    policy: policy(
      'We share your card number with our payment provider (Kassenhus), and your name with hosting providers such as Barnhost and Byremo Ltd.',
      '| Recipient | Data |\n| --- | --- |\n| Letterhatch ApS, Denmark | your e-mail address |',
    ),
  });
  assert.equal(valueAt(draft, 'recipients', 'kassenhus', 'type'), 'payment_processor');
  assert.is(valueAt(draft, 'recipients', 'barnhost', 'name'), 'Barnhost');
  assert.is(valueAt(draft, 'recipients', 'byremo', 'name'), 'Byremo');
  assert.equal(valueAt(draft, 'recipients', 'letterhatch'), { name: 'Letterhatch', type: 'unknown', country: 'DK', contract: 'unknown' });
  assert.equal(valueAt(draft, 'data', 'contact.email', 'to'), 'letterhatch');
});

test('code: vendors, what forms ask for, what is handed over, cookies, and what the policy does not name', async () => {
  const { draft, text } = await drafted({
    policy: policy('We use Mixpanel.'),
    code: { 'src/a.ts': "import posthog from 'posthog-js';\nposthog.identify(user.email);\ndocument.cookie = 'reed=1; max-age=86400';\n" },
  });
  assert.is(valueAt(draft, 'recipients', 'posthog', 'type'), 'analytics_provider');
  assert.match(text, /posthog: .*# src\/a\.ts:1; not found in the policy/);
  assert.match(text, /mixpanel: .*# privacy\.md:5; not found in the code/);
  assert.is(valueAt(draft, 'data', 'contact.email', 'to'), 'posthog');
  assert.equal(valueAt(draft, 'trackers', 'reed'), {
    name: 'reed',
    vendor: 'us',
    kind: 'cookie',
    for: 'unknown',
    lasts: '1 day',
    consent: 'unknown',
  });
});

test('store labels', async () => {
  const plist = (body: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0"><dict><key>NSPrivacyCollectedDataTypes</key><array>${body}</array></dict></plist>\n`;
  const entry = (type: string, purpose: string): string =>
    `<dict><key>NSPrivacyCollectedDataType</key><string>NSPrivacyCollectedDataType${type}</string><key>NSPrivacyCollectedDataTypeLinked</key><true/><key>NSPrivacyCollectedDataTypeTracking</key><false/><key>NSPrivacyCollectedDataTypePurposes</key><array><string>NSPrivacyCollectedDataTypePurpose${purpose}</string></array></dict>`;
  const { draft } = await drafted({
    labels: {
      'PrivacyInfo.xcprivacy': plist(entry('PreciseLocation', 'ProductPersonalization') + entry('OtherUserContent', 'AppFunctionality')),
    },
  });
  assert.equal(valueAt(draft, 'data', 'location.precise'), {
    what: 'location.precise',
    for: 'personalization',
    keep: 'unknown',
    to: 'unknown',
  });
  assert.is(valueAt(draft, 'data', 'content'), undefined, 'a vague type is no category');
  assert.equal(valueAt(draft, 'labels'), ['PrivacyInfo.xcprivacy']);
});

test('rights, signals, children, measures, dates', async () => {
  const { draft } = await drafted({
    policy: policy(
      '*Last updated: March 4, 2026*',
      '## Your rights',
      'You have the right to access and to delete your data. Write to rights@reedholm.example.',
      '## More',
      'We honor the Global Privacy Control.',
      'We do not knowingly collect personal information from children under 13.',
      'Traffic is encrypted with TLS 1.3, and passwords are hashed with bcrypt.',
      'If we change this policy, we will notify you by e-mail at least 30 days before.',
    ),
  });
  assert.is(valueAt(draft, 'policy', 'updated'), '2026-03-04');
  assert.equal(valueAt(draft, 'rights'), { offered: ['access', 'delete'], how: ['rights@reedholm.example'] });
  assert.is(valueAt(draft, 'signals', 'gpc'), 'honored');
  assert.is(valueAt(draft, 'children', 'collects_under_13'), 'no');
  assert.is(valueAt(draft, 'security', 'passwords'), 'bcrypt');
  assert.equal(valueAt(draft, 'policy', 'change_notice'), { how: 'email', days_before: 30 });
});

test('what is out of date is asked, not written down', async () => {
  const { text } = await drafted({ policy: policy('Traffic between you and us is encrypted with SSL.') });
  assert.match(text, /in_transit: unknown # privacy\.md:5 says SSL/);
});

test('people may refuse profiling: that is no profiling', async () => {
  const { draft } = await drafted({
    policy: policy('You may have the right to opt out of the sale of personal information, of targeted advertising and of profiling.'),
  });
  assert.is(valueAt(draft, 'automation', 'profiling'), undefined);
});

test('denials that can be held to become promises', async () => {
  const { draft } = await drafted({
    policy: policy(
      'We never sell your personal information.',
      'We do not use your messages for targeted advertising.',
      'We do not use it.',
      'We do not sell your telephone number unless you agree.',
    ),
  });
  assert.equal(valueAt(draft, 'never'), ['sell personal', 'use content.messages for advertising_targeted']);
});

test('markets are asked, with those that the text speaks to; an answer brings legal bases', async () => {
  const text = policy('## Your California privacy rights', 'We collect your e-mail address for direct marketing.');
  const asked = await drafted({ policy: text });
  assert.is(valueAt(asked.draft, 'markets'), 'unknown');
  assert.match(asked.text, /markets: unknown # the text speaks to people in US-CA \(privacy\.md:5\)/);
  const told = await drafted({ policy: text, answers: { markets: ['EU'] } });
  assert.equal(valueAt(told.draft, 'markets'), ['EU']);
  assert.equal(valueAt(told.draft, 'data', 'contact.email', 'for'), { direct_marketing: 'unknown' });
});

test('nothing at all', async () => {
  const { text } = await drafted({ policy: '# Privacy\n\nWe like boats.\n' });
  assert.equal(validateDeclaration(text), []);
  assert.match(text, /^data: \[\]$/m);
});

test('a deletion some days after the account ends is how long data are kept', async () => {
  for (const sentence of [
    'We keep your data for as long as your account is active. If you delete your account, we remove your data within 30 days.',
    'When you request deletion of your account, we erase your personal data within 30 days, except where the law wants them kept.',
  ]) {
    const { draft } = await drafted({ policy: policy(sentence) });
    assert.is(valueAt(draft, 'data', 'personal', 'keep'), '30 days after account closed', sentence);
  }
  const { draft } = await drafted({ policy: policy('If you ask us to, we delete your telephone number within 30 days.') });
  assert.is(valueAt(draft, 'data', 'contact.phone', 'keep'), 'unknown');
});

test('people ask for their rights where the text says so, be it in another section', async () => {
  const rights = '## Rights\n\nYou have the right to access your data.\n\n';
  const { draft } = await drafted({
    policy: policy(`${rights}## Contact\n\nTo exercise your rights, write to us:\n\nE-mail us at rights@reedholm.example.`),
  });
  assert.equal(valueAt(draft, 'rights', 'how'), ['rights@reedholm.example']);
  const other = await drafted({ policy: policy(`${rights}## Press\n\nE-mail us at press@reedholm.example.`) });
  assert.is(valueAt(other.draft, 'rights', 'how'), 'unknown');
});

test('a vendor that the policy speaks of in other words is found there', async () => {
  const { text } = await drafted({
    policy: policy('If you sign in with Google, we receive your name.', 'We send messages to your phone with Expo (push notifications).'),
    code: {
      'src/a.ts': "import { GoogleSignin } from '@react-native-google-signin/google-signin'; GoogleSignin.signIn();",
      'src/b.ts': "import { Expo } from 'expo-server-sdk'; new Expo();",
      'src/c.ts': "import Stripe from 'npm:stripe@20.4.1'; new Stripe(key);",
    },
  });
  assert.match(text, /google_sign_in: .* # privacy\.md:5; src\/a\.ts:1\n/);
  assert.match(text, /expo_push: .* # privacy\.md:7; src\/b\.ts:1\n/);
  assert.match(text, /stripe: .* # src\/c\.ts:1; not found in the policy\n/);
});

test('hosts that the policy names, of which code shows nothing', async () => {
  const { text } = await drafted({
    policy: policy('Our providers include Vercel, AWS, AWS S3, Hetzner and Stripe.'),
    code: { 'src/a.ts': 'export const a = 1;' },
  });
  assert.equal(
    [...text.matchAll(/^ {2}(\w+): \{name: ([^,]+),.*?# (.*)$/gm)].map(([, id, name, where]) => `${id}: ${name}; ${where}`),
    [
      'vercel: Vercel; privacy.md:5',
      'aws: AWS; privacy.md:5',
      'aws_s3: AWS S3; privacy.md:5; not found in the code',
      'hetzner: Hetzner; privacy.md:5',
      'stripe: Stripe; privacy.md:5; not found in the code',
    ],
  );
});

test('the mailbox of an authority is neither a domain of the organisation nor a way to ask it', async () => {
  const { draft } = await drafted({
    policy:
      '# Reedholm privacy policy\n\nReedholm Ltd (Reedholm) collects your name.\n\n## Your rights\n\nYou have the right to delete your data. Write to help@reedholm.example.\n' +
      'You may complain to the supervisory authority: mail@authority.example.\n',
  });
  assert.equal(valueAt(draft, 'organization', 'domains'), ['reedholm.example']);
  assert.equal(valueAt(draft, 'rights', 'how'), ['help@reedholm.example']);
});

test('a mailbox that anybody may have gives no domain', async () => {
  for (const host of ['mailbox.org', 'gmail.com', 'posteo.de']) {
    const { draft } = await drafted({ policy: policy(`Write to reedholm@${host}.`) });
    assert.is(valueAt(draft, 'organization', 'contact'), `reedholm@${host}`);
    assert.is(valueAt(draft, 'organization', 'domains'), 'unknown', host);
  }
});

test('a text that calls its organisation "the Company" says before that who that is', async () => {
  const { draft } = await drafted({
    policy: '# Privacy policy\n\nReedholm Boats Inc. (the "Company") is committed to privacy. The Company collects your name.\n',
    names: ['website'],
  });
  assert.is(valueAt(draft, 'organization', 'name'), 'Reedholm Boats');
  assert.is(valueAt(draft, 'organization', 'legal_name'), 'Reedholm Boats Inc.');
  const none = await drafted({ policy: '# Privacy policy\n\nThe Company ("Company", "we") collects your name.\n', names: ['reedholm'] });
  assert.is(valueAt(none.draft, 'organization', 'name'), 'reedholm');
});

test('the organisation is no recipient of its own', async () => {
  const { draft } = await drafted({
    policy: '# Privacy policy of Resend\n\nResend Inc. ("Resend", "we") sends mail. We collect your name.\n',
    code: { 'src/a.ts': "import { Resend } from 'resend'; new Resend(key);", 'src/b.ts': "import Stripe from 'stripe'; new Stripe(key);" },
  });
  assert.equal(Object.keys(valueAt(draft, 'recipients') as object), ['stripe']);
  const other = await drafted({
    policy: '# Privacy policy\n\nResend Inc. (the "Company") hands your name to its provider Stripe. Resend processes it for you, too.\n',
    names: ['resend'],
  });
  assert.equal(
    Object.keys(valueAt(other.draft, 'recipients') as object).filter((id) => id !== 'service_providers'),
    ['stripe'],
  );
});

test('many vendors in folders of integrations are what customers connect; a few, and what is used elsewhere, are not', async () => {
  const names = ['openai', 'stripe', 'resend', 'posthog-node', '@segment/analytics-node'];
  const code = (folder: string, many: readonly string[]): Record<string, string> =>
    Object.fromEntries(many.map((name, i) => [`${folder}/${i}.ts`, `import x from '${name}'; x();`]));
  const { draft, text } = await drafted({ code: { ...code('packages/integrations', names), ...code('src', ['stripe']) } });
  assert.equal(Object.keys(valueAt(draft, 'recipients') as object), ['stripe']);
  assert.equal(Object.keys(valueAt(draft, 'integrations') as object).sort(), ['openai', 'posthog', 'resend', 'segment']);
  assert.match(text, /# Reached only in packages\/integrations: taken for what customers connect themselves\./);
  assert.equal(validateDeclaration(text), []);
  const few = await drafted({ code: code('src/integrations', names.slice(0, 3)) });
  assert.equal(Object.keys(valueAt(few.draft, 'recipients') as object).sort(), ['openai', 'resend', 'stripe']);
  assert.is(valueAt(few.draft, 'integrations'), undefined);
});

test('trackers: none of a server, and no cookie of an app', async () => {
  const of = async (name: string): Promise<unknown> =>
    (
      valueAt((await drafted({ code: { 'src/a.ts': `import x from '${name}'; x();` } })).draft, 'trackers') as
        { kind: string }[] | undefined
    )?.[0]?.kind;
  assert.is(await of('posthog-js'), 'cookie');
  assert.is(await of('posthog-react-native'), 'sdk');
  assert.is(await of('posthog-node'), undefined);
});

test.run();
