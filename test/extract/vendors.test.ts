// The registry of vendors: that every entry is well formed and unlike the others, and how vendors are looked up.
import { readFileSync, readdirSync } from 'node:fs';
import { Ajv } from 'ajv';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { additionsOf, createRegistry } from '../../src/extract/vendors.js';
import type { VendorTable } from '../../src/extract/vendors.js';
import { createVocabulary } from '../../src/extract/vocabulary.js';
import { TERMS } from '../../src/generated/terms.js';
import { VENDORS } from '../../src/generated/vendors.js';
import type { Vendor } from '../../src/model/vendor.js';
import { parseDeclaration } from '../../src/parse/declaration.js';

const FOLDER = 'schema/vendors';
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .sort();
const registry = createRegistry(VENDORS as VendorTable);
const all = [...registry.vendors.values()];
const test = suite('vendors');

test('every file fits the schema of its entries', () => {
  const validate = new Ajv({ strict: true, allErrors: true, strictTypes: false }).compile(
    JSON.parse(readFileSync(`${FOLDER}/entry.schema.json`, 'utf8')) as object,
  );
  for (const file of files)
    assert.ok(validate(parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))), `${file}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
});

test('data, purposes, types and countries are terms', () => {
  const wrong = all.flatMap(({ id, data, purposes, type, country }) =>
    [
      ...data.filter((term) => !TERMS.data[term]),
      ...purposes.filter((term) => !TERMS.purpose[term]),
      ...(TERMS.recipient[type] ? [] : [type]),
      ...(country && !TERMS.country[country] ? [country] : []),
    ].map((term) => `${id}: ${term}`),
  );
  assert.equal(wrong, []);
});

const LISTS: readonly (readonly (keyof Vendor)[])[] = [
  ['packages', 'inert', 'sdks'],
  ['hosts', 'sites'],
  ['cookies'],
  ['globals'],
  ['env'],
];
for (const keys of LISTS)
  test(`no two vendors have one of their ${keys.join(' or ')} in common`, () => {
    const owners = new Map<string, string>();
    const twice: string[] = [];
    for (const vendor of all)
      for (const one of keys.flatMap((key) => vendor[key] as readonly string[])) {
        const owner = owners.get(one);
        if (owner) twice.push(`${one}: ${owner} and ${vendor.id}`);
        owners.set(one, vendor.id);
      }
    assert.equal(twice, []);
  });

test('no two vendors have the same name', () => {
  const names = all.map(({ name }) => name.toLowerCase());
  assert.equal(
    names.filter((name, i) => names.indexOf(name) !== i),
    [],
  );
});

test('every vendor leaves a trace', () => {
  assert.equal(
    all.filter((v) => ![v.packages, v.inert, v.hosts, v.sites, v.cookies, v.globals].some((list) => list.length)).map(({ id }) => id),
    [],
  );
});

// What anybody may call a variable, or a cookie of the web's common frameworks.
const COMMON = new Set(
  'analytics track id uid token session sid m A C ts test app data client config user branch split plain kit search map JSESSIONID sessionid csrftoken __session'.split(
    ' ',
  ),
);
test("no cookie and no global is anybody's name", () => {
  assert.equal(
    all.flatMap((v) =>
      [...v.cookies, ...v.globals].filter((name) => COMMON.has(name) || name.replace('*', '').length < 2).map((name) => `${v.id}: ${name}`),
    ),
    [],
  );
});

const packages: [specifier: string, id: string | null, inert?: boolean][] = [
  ['posthog-js', 'posthog'],
  ['posthog-js/react', 'posthog'],
  ['posthog', null],
  ['posthog-js-extra', null],
  ['firebase/analytics', 'firebase-analytics'],
  ['firebase/analytics/lite', 'firebase-analytics'],
  ['firebase/ai', 'google-ai'],
  ['@sentry/node/init', 'sentry'],
  ['@sentry/some-new-platform', 'sentry'],
  ['@sentry/vite-plugin', 'sentry', true],
  ['@sentry/types', 'sentry', true],
  ['@sentry', null],
  ['@sentryx/node', null],
  ['@google-analytics/data', 'google-analytics', true],
  ['./posthog-js', null],
  ['../sentry', null],
  ['/posthog-js', null],
  ['node:fs', null],
  ['pypi:Sentry.SDK', 'sentry'],
  ['pypi:sentry', null],
  ['py:sentry_sdk.integrations.django', 'sentry'],
  ['py:google.cloud.storage', 'google-cloud-storage'],
  ['py:google.cloud', null],
  ['gem:stripe', 'stripe'],
  ['gem:stripe-extra', null],
  ['rb:Segment::Analytics::Logging', 'segment'],
  ['rb:Segment', null],
  ['go:github.com/Stripe/stripe-go/v76/customer', 'stripe'],
  ['go:github.com/stripe', null],
  ['pod:Firebase/Analytics', 'firebase-analytics'],
  ['pod:Firebase', null],
  ['apple:FirebaseMessaging', 'firebase-messaging'],
  ['swift:github.com/PostHog/posthog-ios', 'posthog'],
  ['maven:com.stripe:stripe-java', 'stripe'],
  ['maven:com.stripe:identity', 'stripe-identity'],
  ['maven:com.squareup:okhttp', null],
  ['jvm:com.stripe.android.identity.IdentityVerificationSheet', 'stripe-identity'],
  ['jvm:com.stripes.Zebra', null],
  ['php:Stripe\\StripeClient', 'stripe'],
  ['php:App\\Stripe', null],
  ['nuget:Sentry.AspNetCore', 'sentry'],
  ['cs:Sentry.Protocol', 'sentry'],
  ['cs:Stripe.Checkout', 'stripe'],
  ['nuget:Stripe', null],
  ['pub:sentry_flutter', 'sentry'],
  ['gem:posthog-js', null],
  ['sentry_sdk', null],
  ['npm:posthog-js@1.2.3', 'posthog'],
  ['npm:@sentry/node@^8/init', 'sentry'],
  ['jsr:@supabase/supabase-js@2', 'supabase'],
  ['https://esm.sh/stripe@14.2.0?target=deno', 'stripe'],
  ['https://esm.sh/v135/@supabase/supabase-js@2.7.0/dist/x.js', 'supabase'],
  ['https://cdn.jsdelivr.net/npm/posthog-js@1/+esm', 'posthog'],
  ['https://deno.land/std@0.200.0/http/server.ts', null],
  ['https://mill.example/stripe', null],
  ['#posthog-js', null],
  ['', null],
  ['constructor', null],
  ['__proto__', null],
  ['a'.repeat(100_000), null],
  ['a/'.repeat(50_000), null],
];
for (const [specifier, id, inert = false] of packages)
  test(`import "${specifier.slice(0, 40)}" is ${id ?? "nobody's"}${inert ? ', and sends nothing' : ''}`, () => {
    const match = registry.byPackage(specifier);
    assert.is(match?.vendor.id ?? null, id);
    if (match) assert.is(match.inert, inert);
  });

const addresses: [url: string, id: string | null, website?: boolean][] = [
  ['https://api-js.mixpanel.com/track', 'mixpanel', false],
  ['https://mixpanel.com', 'mixpanel', true],
  ['https://cdnjs.cloudflare.com/ajax/libs/a.js', 'cdnjs', false],
  ['https://www.mixpanel.com/pricing', 'mixpanel', true],
  ['https://docs.mixpanel.com/', 'mixpanel', true],
  ['https://docs.api.mixpanel.com/', 'mixpanel', false],
  ['//static.hotjar.com/c/hotjar-1.js', 'hotjar', false],
  ['HTTPS://STATIC.HOTJAR.COM/x', 'hotjar', false],
  ['wss://api.openai.com/v1/realtime', 'openai', false],
  ['https://api.openai.com.:443/v1', 'openai', false],
  ['https://user:pass@api.openai.com:443/v1', 'openai', false],
  ['https://api.openai.com@evil.example/', null],
  ['https://notmixpanel.com', null],
  ['https://mixpanel.com.evil.example', null],
  ['https://www.googletagmanager.com/gtag/js?id=G-1', 'google-analytics', false],
  ['https://www.googletagmanager.com/gtm.js?id=GTM-1', 'google-tag-manager', false],
  ['https://www.googletagmanager.com/gtag/json', 'google-tag-manager', false],
  ['https://bedrock-runtime.eu-west-1.amazonaws.com/model', 'aws-bedrock', false],
  ['https://bedrock-runtime.eu.west.amazonaws.com/model', null],
  ['https://o1.ingest.de.sentry.io/api/1/envelope/', 'sentry', false],
  ['/api/collect', null],
  ['mailto:info@mixpanel.com', null],
  ['https://', null],
  ['https://example', null],
  ['', null],
  [`https://${'a.'.repeat(50_000)}com/`, null],
  [`https://${'@'.repeat(50_000)}`, null],
];
for (const [url, id, website] of addresses)
  test(`${url.slice(0, 60)} is ${id ?? "nobody's"}${website ? "'s website" : ''}`, () => {
    const match = registry.byUrl(url);
    assert.is(match?.vendor.id ?? null, id);
    if (match) assert.is(match.website, website);
  });

test('cookies: the whole name before the longest prefix', () => {
  assert.is(registry.byCookie('_ga')?.pattern, '_ga');
  assert.is(registry.byCookie('_ga_ABC123')?.pattern, '_ga_*');
  assert.is(registry.byCookie('_gallery'), null);
  assert.is(registry.byCookie('ph_phc_x_posthog')?.vendor.id, 'posthog');
  assert.is(registry.byCookie('session'), null);
  assert.is(registry.byCookie(''), null);
});

test('globals and environment variables, whatever the framework puts before them', () => {
  assert.is(registry.byGlobal('_paq')?.vendor.id, 'matomo');
  assert.is(registry.byGlobal('toString'), null);
  for (const name of ['OPENAI_API_KEY', 'NEXT_PUBLIC_OPENAI_API_KEY', 'VITE_OPENAI_KEY', 'EXPO_PUBLIC_OPENAI_KEY'])
    assert.is(registry.byEnv(name)?.vendor.id, 'openai', name);
  assert.is(registry.byEnv('MY_OPENAI_KEY'), null);
  assert.is(registry.byEnv('SENTRY_AUTH_TOKEN'), null);
});

test('a name may mean several: its own, an alias, its company, in any form', () => {
  const ids = (name: string): string[] => registry.named(name).map(({ id }) => id);
  assert.equal(ids('PostHog, Inc.'), ['posthog']);
  assert.equal(ids('google analytics'), ['google-analytics', 'firebase-analytics']);
  assert.ok(ids('Google').includes('google-tag-manager'));
  assert.ok(ids('AWS').includes('aws-ses'));
  assert.equal(ids('Nobody Ltd'), []);
  assert.equal(ids(''), []);
  assert.equal(ids('Ltd'), []);
});

function withDeclaration(text: string) {
  const declaration = parseDeclaration({ path: 'privacy.yaml', text }, createVocabulary());
  return { ...declaration, registry: createRegistry(VENDORS as VendorTable, additionsOf(declaration)) };
}

test('a declaration adds vendors, extends them, and wins where both know a trace', () => {
  const { registry: own } = withDeclaration(`declaration: 1
vendors:
  mill_stats: {name: Mill Stats, packages: [mill-stats, posthog-js, "pypi:mill_stats"], hosts: [stats.mill.example], cookies: ["m_*"], globals: [millStats], type: analytics_provider}
  openai: {packages: ["@mill/ai"]}
`);
  assert.is(own.byPackage('mill-stats/web')?.vendor.type, 'analytics_provider');
  assert.is(own.byPackage('posthog-js')?.vendor.id, 'mill_stats');
  assert.is(own.byPackage('pypi:Mill-Stats')?.vendor.id, 'mill_stats');
  assert.is(own.byPackage('py:mill_stats.web')?.vendor.id, 'mill_stats');
  assert.is(own.byPackage('posthog-node')?.vendor.id, 'posthog');
  assert.is(own.byUrl('https://stats.mill.example/x')?.vendor.name, 'Mill Stats');
  assert.is(own.byCookie('m_1')?.vendor.id, 'mill_stats');
  assert.is(own.byGlobal('millStats')?.vendor.id, 'mill_stats');
  assert.is(own.byPackage('@mill/ai')?.vendor.name, 'OpenAI');
  assert.is(own.byPackage('openai')?.vendor.name, 'OpenAI');
  assert.equal(
    own.named('Mill Stats').map(({ id }) => id),
    ['mill_stats'],
  );
});

test('vendors as a list are known by their id or name; an entry without either is a defect', () => {
  const { vendors, defects } = withDeclaration(
    'declaration: 1\nvendors:\n  - {id: a, packages: a-sdk}\n  - {name: Bee, hosts: bee.example}\n  - {hosts: x.example}\n',
  );
  assert.equal(
    vendors.map(({ id, name, packages }) => [id, name?.value ?? null, packages.map(({ value }) => value)]),
    [
      ['a', null, ['a-sdk']],
      ['Bee', 'Bee', []],
    ],
  );
  assert.ok(defects.some(({ message }) => message.includes('"id"')));
});

test('first parties and integrations stand apart', () => {
  const standing = (text: string, id: string): string => {
    const { registry: own } = withDeclaration(`declaration: 1\n${text}\n`);
    return own.standingOf(own.vendors.get(id) as Vendor);
  };
  assert.is(standing('vendors: {posthog: {first_party: yes}}', 'posthog'), 'first_party');
  assert.is(standing('vendors: {posthog: {first_party: no}}', 'posthog'), 'recipient');
  assert.is(standing('integrations: [PostHog]', 'posthog'), 'integration');
  assert.is(standing('integrations: {posthog: {anything: 1}}', 'posthog'), 'integration');
  assert.is(standing('integrations: {x: {name: PostHog}}', 'posthog'), 'integration');
  assert.is(standing('integrations: PostHog', 'posthog'), 'integration');
  // The name of a company has many services: integrating one does not cover the others.
  assert.is(standing('integrations: [Google]', 'google-tag-manager'), 'recipient');
  assert.is(standing('organization: {name: Resend}', 'resend'), 'first_party');
  assert.is(standing('organization: {name: Reedholm, legal_name: "PostHog, Inc."}', 'posthog'), 'first_party');
  assert.is(standing('organization: {name: Google}', 'google-tag-manager'), 'recipient');
  assert.is(standing('integrations: [{a: 1}, ~, [x]]', 'posthog'), 'recipient');
});

test('a look-up costs microseconds', () => {
  const started = performance.now();
  for (let i = 0; i < 20_000; i++) {
    registry.byPackage(`@scope${i}/package/sub`);
    registry.byUrl(`https://host${i}.example.com/path`);
  }
  assert.ok(performance.now() - started < 2000);
});

test.run();
