// Adding to a declaration: what was written stays as it was, letter by letter, and adding twice adds once.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { draftOf } from '../../src/draft/draft.js';
import { merged } from '../../src/draft/merge.js';
import type { Witnesses } from '../../src/draft/model.js';
import { parseDeclaration } from '../../src/parse/declaration.js';
import { witnesses } from './witnesses.js';

const test = suite('draft/merge');

const POLICY = `# Privacy policy of Reedholm

Reedholm Ltd ("Reedholm", "we") rents boats. Write to privacy@reedholm.example.

We collect your name, your e-mail address and your telephone number. We use your telephone number for security.
We share your e-mail address with service providers, and measure visits with Mixpanel.
We keep your name for two years. We do not sell your personal information.

## Your rights

You have the right to access and to delete your data.
`;

/** A declaration by hand, with comments, odd spacing and everything at home in YAML. */
const BY_HAND = `# by hand; keep this line
declaration: 1
organization: {name: Reedholm,   contact: unknown}   # asked Ann
policy:   {file: privacy.md, updated: unknown}

recipients:
  # our own rack
  rack:   {name: Barnhost, type: processor, country: DK, contract: dpa}   # since 2019
data:
  - what: [contact.email]     # newsletters
    for: direct_marketing
    keep: unknown             # Ann knows
    to: rack
  # last words of the list
selling: {sells: unknown, shares_for_ads: no}
children: {audience: adults, collects_under_13: no}
automation:
  decisions: none
  # nothing is trained
`;

function add(text: string, all: Witnesses, draft = draftOf(all)) {
  const source = { path: 'privacy.yaml', text };
  return merged(source, draft, {
    declaration: parseDeclaration(source, all.vocabulary),
    registry: all.registry,
    vocabulary: all.vocabulary,
  });
}

/** Whether one text is another with letters taken out. */
function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

test('adds what is new, in place, and keeps every line', async () => {
  const all = await witnesses({ policy: POLICY });
  const { text, added } = add(BY_HAND, all);
  for (const line of BY_HAND.split('\n').filter((one) => !one.includes('unknown') || one.includes('Ann knows')))
    assert.ok(text.split('\n').includes(line), `lost: ${line}`);
  const data = parse(text) as {
    organization: { contact: string };
    recipients: Record<string, unknown>;
    data: { what: unknown; to: unknown }[];
    selling: { sells: string };
    rights: { offered: string[] };
  };
  assert.is(data.organization.contact, 'privacy@reedholm.example');
  assert.is(data.selling.sells, 'no');
  assert.equal(Object.keys(data.recipients), ['rack', 'mixpanel']);
  assert.equal(
    data.data.map(({ what }) => what),
    [['contact.email'], ['identity.name'], ['contact.phone'], ['usage.activity']],
  );
  assert.equal(data.rights.offered, ['access', 'delete']);
  assert.ok(added.includes('rights'), added.join());
  assert.match(text, /contact: privacy@reedholm\.example.*\} {3}# asked Ann/);
});

test('a second time, nothing is new', async () => {
  const all = await witnesses({
    policy: POLICY,
    code: { 'src/a.ts': "import posthog from 'posthog-js';\nposthog.identify(user.email);\n" },
  });
  const once = add(BY_HAND, all);
  const twice = add(once.text, all);
  assert.equal(twice.added, []);
  assert.is(twice.text, once.text);
});

test('what a person wrote is never replaced, "none" and "no" among it', async () => {
  const all = await witnesses({ policy: POLICY });
  const text = BY_HAND.replace('contact: unknown', 'contact: office@reedholm.example')
    .replace('sells: unknown', 'sells: yes')
    .replace(/recipients:[^]*?data:/, 'recipients: none\ndata:');
  const result = parse(add(text, all).text) as { organization: { contact: string }; recipients: unknown; selling: { sells: string } };
  assert.is(result.organization.contact, 'office@reedholm.example');
  assert.is(result.selling.sells, 'yes');
  assert.is(result.recipients, 'none');
});

test('windows line ends, lists in brackets, no line end at the end', async () => {
  const all = await witnesses({ policy: POLICY });
  for (const text of [
    BY_HAND.replaceAll('\n', '\r\n'),
    BY_HAND.trimEnd(),
    BY_HAND.replace(/data:\n[^]*?selling/, 'data: [{what: contact.email, for: direct_marketing, keep: unknown, to: rack}]\nselling'),
    BY_HAND.replace(/recipients:\n[^]*?data:/, 'recipients: {rack: {type: processor}}\ndata:'),
    BY_HAND.replace(/recipients:\n[^]*?data:/, 'recipients: unknown # who?\ndata:'),
    BY_HAND.replace(/recipients:\n[^]*?data:/, 'data:'),
  ]) {
    const once = add(text, all);
    const data = parse(once.text) as { recipients: Record<string, unknown>; data: { what: string | string[] }[] };
    assert.ok('mixpanel' in data.recipients, once.text);
    assert.ok(data.data.flatMap(({ what }) => what).includes('contact.phone'), once.text);
    assert.equal(
      parseDeclaration({ path: 'p', text: once.text }, all.vocabulary).defects.filter(({ kind }) => kind !== 'missing_key'),
      [],
      once.text,
    );
    assert.is(add(once.text, all).text, once.text);
    if (text.includes('\r')) assert.not.match(once.text.replaceAll('\r\n', ''), /\n/);
  }
});

test('laws: comments and order are kept, old facts stay, twice is once', async () => {
  const all = await witnesses({ policy: POLICY });
  const draft = draftOf(all);
  const sections = BY_HAND.split(/^(?=\w)/m);
  const comment = fc.constantFrom('', '# a\n', '  # indented\n', '\n', '\n\n# b: {c\n');
  fc.assert(
    fc.property(
      fc.shuffledSubarray(sections, { minLength: 3 }),
      fc.array(comment, { minLength: 9, maxLength: 9 }),
      fc.boolean(),
      (some, comments, isOpen) => {
        const whole = some.map((section, i) => (comments[i] ?? '') + section).join('');
        const text = isOpen ? whole.trimEnd() : whole;
        if (!text.includes('declaration: 1')) return;
        const before = parse(text) as Record<string, unknown> | null;
        if (before === null || typeof before !== 'object') return;
        const once = add(text, all, draft);
        const after = parse(once.text) as Record<string, unknown>;
        assert.ok(isSubsequence(text.replaceAll('unknown', ''), once.text), once.text);
        assert.equal(Object.keys(after).slice(0, Object.keys(before).length), Object.keys(before));
        assert.ok(keeps(before, after), once.text);
        assert.is(add(once.text, all, draft).text, once.text);
      },
    ),
    { numRuns: 150 },
  );
});

/** Whether all that was there is still there; an "unknown" may have become known. */
function keeps(before: unknown, after: unknown): boolean {
  if (before === 'unknown') return true;
  if (Array.isArray(before)) return Array.isArray(after) && before.every((one, i) => keeps(one, after[i]));
  if (before !== null && typeof before === 'object')
    return (
      after !== null &&
      typeof after === 'object' &&
      Object.entries(before).every(([key, value]) => keeps(value, (after as Record<string, unknown>)[key]))
    );
  return before === after;
}

test('a vendor is new beside another of its kind, and none that customers connect or that is our own', async () => {
  const all = await witnesses({
    policy: POLICY,
    code: {
      'src/a.ts': "gtag('config', 'G-1');",
      'src/b.ts': "import Stripe from 'stripe'; new Stripe(key);",
      'src/c.ts': "import { Resend } from 'resend'; new Resend(key);",
    },
  });
  const more = 'integrations: [Stripe]\nvendors: {resend: {first_party: yes}}\n';
  const { added } = add(BY_HAND.replace('recipients:\n', 'recipients:\n  mixpanel: {type: analytics_provider, country: US}\n') + more, all);
  assert.ok(added.includes('recipients.google_analytics'), added.join('; '));
  assert.not.ok(
    added.some((one) => /recipients.(?:stripe|resend|mixpanel)/.test(one)),
    added.join('; '),
  );
});

test.run();
