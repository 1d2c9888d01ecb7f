// What the report for readers shows of a project: who gets what, and how far the policy tells of it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { overviewOf } from '../../src/check/overview.js';
import { RULES } from '../../src/generated/rules.js';
import { defaultSettings, readAll } from '../../src/lint.js';
import type { FactView, Overview, RecipientView, Told } from '../../src/model/overview.js';
import type { Rule } from '../../src/model/rule.js';
import { positionAt, textAt } from '../../src/model/text.js';

const overview = suite('overview of a project');

async function viewOf(yaml: string | null, policy: string | null, rules: ReadonlyMap<string, Rule> = RULES): Promise<Overview> {
  const project = {
    declaration: yaml === null ? null : { path: 'privacy.yaml', text: `declaration: 1\n${yaml}` },
    policies: policy === null ? [] : [{ source: { path: 'privacy.md', text: policy } }],
  };
  const { contexts } = await readAll([{ project, rules, settings: defaultSettings('2026-11-22') }]);
  const [context] = contexts;
  assert.ok(context);
  return overviewOf(context, project.declaration !== null, rules);
}

const saying = ({ how, at }: Told): string => (at ? `${how}: ${textAt(at)}` : how);
const by = (views: readonly FactView[]): Record<string, string> => Object.fromEntries(views.map(({ id, told }) => [id, saying(told)]));

/** How far a policy tells of one recipient of e-mail addresses. */
async function recipient(facts: string, policy: string, uses = 'provide_service'): Promise<string> {
  const yaml = `recipients:\n  one: ${facts}\ndata:\n  - {what: contact.email, for: ${uses}, to: one}\n`;
  const { recipients } = await viewOf(yaml, policy);
  return saying((recipients[0] as RecipientView).told);
}

overview('a recipient by its name, in whatever sentence but a denial', async () => {
  const ads = '{name: "Bannerbee, Inc.", type: ad_network}';
  assert.is(await recipient(ads, 'Our banners come from Bannerbee.'), 'told: Bannerbee');
  assert.is(await recipient(ads, 'We do not share data with Bannerbee.'), 'none');
  assert.is(await recipient(ads, 'Mosswick, Inc. runs this service.'), 'none');
});

overview('a recipient by its kind, or by one that readers take for it', async () => {
  const partner = '{name: Friendly Offers, type: marketing_partner}';
  assert.match(await recipient('{name: Bannerbee, type: ad_network}', 'We share data with advertising networks.'), /^told: /);
  assert.match(await recipient(partner, 'We share data with advertising networks.'), /^told: /);
  assert.match(await recipient('{name: Quayside, type: business_partner}', 'We share data with our marketing partners.'), /^told: /);
  assert.match(await recipient('{name: Quayside, type: joint_controller}', 'We share data with our affiliates.'), /^told: /);
  assert.is(await recipient('{name: Namewell, type: data_broker}', 'We share data with advertising networks.'), 'none');
  assert.is(await recipient('{name: Bannerbee, type: ad_network}', 'We share data with payment processors.'), 'none');
});

overview('third parties by the end for which they get data', async () => {
  const ends: readonly (readonly [string, string])[] = [
    ['ad_network', 'We share your data with third parties for targeted advertising.'],
    ['analytics_provider', 'We share your data with third parties for analytics.'],
    ['researcher', 'We share your data with third parties for scientific research.'],
    ['consumer_reporting_agency', 'We share your data with third parties to prevent fraud.'],
    ['government', 'We share your data with third parties to comply with legal obligations.'],
  ];
  for (const [type, sentence] of ends) assert.match(await recipient(`{name: Farwell, type: ${type}}`, sentence), /^told: /, type);
  assert.is(await recipient('{name: Farwell, type: ad_network}', 'We share your data with third parties for scientific research.'), 'none');
  // What the organisation does itself tells of nobody else.
  assert.is(await recipient('{name: Farwell, type: marketing_partner}', 'We use your data for direct marketing.'), 'none');
});

overview('who works for the organisation: by the work, or among service providers only', async () => {
  const mail = '{name: Postwren, type: processor, does: newsletter delivery, contract: dpa}';
  assert.is(await recipient(mail, 'We share your e-mail address with our service providers.').then((one) => one.split(':')[0]), 'general');
  assert.match(await recipient(mail, 'We share your address with the provider of our newsletter.'), /^told: /);
  assert.match(await recipient(mail, 'A company sends our newsletter.'), /^told: /);
  assert.is(await recipient(mail, 'We share your data with our hosting provider.'), 'none');
  assert.is(await recipient(mail, 'We keep your name for a year.'), 'none');
  // One that trains on the data works for itself, too.
  assert.is(
    await recipient('{name: Parrotwise, type: ai_provider, trains_on_data: yes}', 'We share your data with our service providers.'),
    'none',
  );
});

overview('nobody asks for people who use the service, nor for a recipient of unknown kind', async () => {
  assert.is(await recipient('{type: other_users}', 'We keep your name.'), 'unasked');
  assert.is(await recipient('{type: public}', 'We keep your name.'), 'unasked');
  assert.is(await recipient('{type: customer_admin}', 'We keep your name.'), 'unasked');
  assert.match(await recipient('{type: other_users}', 'We share your name with other users.'), /^told: /);
  assert.is(await recipient('{name: Farwell}', 'We keep your name.'), 'unasked');
  assert.is(await recipient('{name: Farwell}', 'We share data with Farwell.'), 'told: Farwell');
});

overview('purposes: by words or deeds; a denial is shown as one; the service needs no words', async () => {
  const yaml =
    'data:\n  - {what: contact.email, for: [provide_service, direct_marketing, ai_training, profiling, monetization, automated_decisions, research]}\n';
  const purposes = async (policy: string): Promise<Record<string, string>> =>
    by((await viewOf(yaml, policy)).entries[0]?.purposes as readonly FactView[]);
  assert.equal(await purposes('We keep your e-mail address for a year.'), {
    provide_service: 'unasked',
    direct_marketing: 'none',
    ai_training: 'none',
    profiling: 'none',
    monetization: 'none',
    automated_decisions: 'none',
    research: 'none',
  });
  const told = await purposes(
    'We send you marketing e-mails. We train our models with your data. We build a profile of you. We sell your data. We make automated decisions about you.',
  );
  for (const id of ['direct_marketing', 'ai_training', 'profiling', 'monetization', 'automated_decisions'])
    assert.match(told[id] as string, /^told: /, id);
  assert.is(told['research'], 'none');
  const denied = await purposes('We do not sell your data. We do not train models with your data.');
  assert.is(denied['monetization'], 'denied: We do not sell your data');
  assert.is(denied['ai_training'], 'denied: We do not train models with your data');
});

overview('data: by their name, in wider words, behind a denial, or nowhere', async () => {
  const yaml = 'data:\n  - {what: [contact.phone, special.health, device.ip_address, identity.name], for: provide_service}\n';
  const data = async (policy: string): Promise<Record<string, string>> =>
    by((await viewOf(yaml, policy)).entries[0]?.data as readonly FactView[]);
  const read = await data(
    'We collect your name and contact information. We never sell your health data. We collect personal information when you visit.',
  );
  assert.equal(read, {
    'contact.phone': 'general: We collect your name and contact information',
    'special.health': 'denied: We never sell your health data',
    'device.ip_address': 'none',
    'identity.name': 'told: We collect your name and contact information',
  });
});

overview('periods: of these data, of personal data at large, or none', async () => {
  const keeps = async (what: string, policy: string, keep = '30 days'): Promise<string[]> => {
    const { entries } = await viewOf(`data:\n  - {what: ${what}, for: provide_service, keep: ${keep}}\n`, policy);
    return (entries[0]?.keeps ?? []).map(({ id, title, told }) => `${id} ${title} ${saying(told)}`);
  };
  const logs = 'We keep your IP address for 90 days.';
  assert.equal(await keeps('device.ip_address', logs), ['all 30 days told: We keep your IP address for 90 days']);
  assert.equal(await keeps('contact.email', logs), ['all 30 days none']);
  assert.equal(await keeps('contact.email', 'We keep your personal data for 90 days.'), [
    'all 30 days general: We keep your personal data for 90 days',
  ]);
  assert.equal(await keeps('contact.email', 'We keep your contact details for 90 days.'), [
    'all 30 days told: We keep your contact details for 90 days',
  ]);
  assert.equal(await keeps('contact.email', 'We delete your e-mail address within 90 days.'), [
    'all 30 days told: We delete your e-mail address within 90 days',
  ]);
  // A period nobody knows need not be told; backups are shown beside what is live.
  assert.equal(await keeps('contact.email', logs, 'unknown'), ['all unknown unasked']);
  assert.equal(await keeps('device.ip_address', logs, '{live: 1 year, backups: 2 years}'), [
    'live 1 year told: We keep your IP address for 90 days',
    'backups 2 years told: We keep your IP address for 90 days',
  ]);
  // How old readers must be is no period.
  assert.equal(await keeps('contact.email', 'We delete data of children under 13 when we learn of it.'), ['all 30 days none']);
});

/** What giving data to a recipient amounts to: the word, why, and the lines at which something is said of it. */
async function disposal(recipients: string, selling = ''): Promise<Record<string, [string | null, string | null, number[]]>> {
  const yaml = `selling: {${selling}}\nrecipients:\n${recipients}data:\n  - {what: contact.email, for: direct_marketing, to: [one]}\n`;
  const { recipients: views } = await viewOf(yaml, null);
  return Object.fromEntries(
    views.map(({ id, disposal: kind, because, places }) => [
      id,
      [kind, because, [...new Set(places.map(({ source, start }) => positionAt(source, start).line))]],
    ]),
  );
}

overview('a sale for money, one for other value, sharing for advertising, and none', async () => {
  const one = async (facts: string, selling?: string): Promise<unknown> => (await disposal(`  one: ${facts}\n`, selling))['one'];
  assert.equal(await one('{name: Leadgrove, type: business_partner, exchange: money}'), ['sale', 'gives money for the data', [4]]);
  assert.equal(await one('{name: Namewell, type: data_broker}'), ['sale', null, [4]]);
  assert.equal(await one('{name: Countwell, type: analytics_provider, exchange: services}'), [
    'perhaps',
    'gives services in exchange for the data',
    [4],
  ]);
  assert.equal(await one('{name: Bannerbee, type: ad_network}'), ['sharing', null, [4]]);
  assert.equal(await one('{name: Havnhost, type: processor, contract: dpa}'), [null, null, [4]]);
});

overview('what stands under selling is shown with those whom it names', async () => {
  const one = async (facts: string, selling: string): Promise<unknown> => (await disposal(`  one: ${facts}\n`, selling))['one'];
  const partner = '{name: Quayside, type: business_partner}';
  assert.equal(await one(partner, 'sells: yes, to: [one]'), ['sale', 'is named under selling', [4, 2]]);
  assert.equal(await one(partner, 'sells: unknown, to: [one]'), [null, null, [4, 2]]);
  assert.equal(await one(partner, 'sells: no'), [null, null, [4]]);
  // Where data are sold and shared, `to` lists both; a network stays one that data are shared with.
  assert.equal(await one('{name: Bannerbee, type: ad_network}', 'sells: yes, shares_for_ads: yes, to: [one]'), ['sharing', null, [4, 2]]);
  assert.equal(await one('{name: Bannerbee, type: ad_network}', 'sells: yes, shares_for_ads: no, to: [one]'), [
    'sale',
    'is named under selling',
    [4, 2],
  ]);
  assert.equal(await one('{name: Bannerbee, type: ad_network}', 'shares_for_ads: yes'), ['sharing', null, [4, 2]]);
  assert.equal(await one('{name: Bannerbee, type: ad_network}', 'shares_for_ads: unknown'), ['sharing', null, [4]]);
});

overview('every place of the declaration that says something of a recipient', async () => {
  const facts = [
    'name: Parrotwise',
    'type: ai_provider',
    'does: answers',
    'country: [US, DE]',
    'contract: dpa',
    'transfer: sccs',
    'exchange: nothing',
    'trains_on_data: no',
  ];
  const lines = `  one:\n${facts.map((fact) => `    ${fact}\n`).join('')}`;
  const found = (await disposal(lines))['one'];
  assert.equal(found?.[2].slice(1), [5, 6, 7, 8, 9, 10, 11, 12]);
});

overview('names, titles and laws', async () => {
  const yaml = `organization: {name: Mosswick, legal_name: Mosswick Ltd}
markets: [EU]
recipients:
  shop: {name: Quayside, type: business_partner, country: [DE, unknown]}
  world: {type: public}
data:
  - {what: contact.email, for: direct_marketing, to: [shop], aggregated: yes}
`;
  const view = await viewOf(yaml, 'We keep your e-mail address.');
  assert.equal([view.name, view.organization, view.declaration?.path, view.isCompared], ['privacy.yaml', 'Mosswick', 'privacy.yaml', true]);
  assert.equal(
    view.policies.map(({ document, supplement }) => [document.source.path, supplement]),
    [['privacy.md', false]],
  );
  assert.equal(
    view.recipients.map(({ id, title, type, countries }) => [id, title, type, countries]),
    [
      ['shop', 'Quayside', 'business partners', ['DE', 'unknown']],
      ['world', 'world', 'the public', []],
    ],
  );
  const [entry] = view.entries;
  assert.equal([entry?.data[0]?.title, entry?.purposes[0]?.title, entry?.aggregated], ['e-mail address', 'direct marketing', true]);
  assert.equal(
    entry?.to.map(({ id, at }) => [id, positionAt(at.source, at.start).line, textAt(at)]),
    [['shop', 8, 'shop']],
  );
  const inForce = view.laws.filter((law) => law.inForce).map(({ id }) => id);
  assert.ok(inForce.includes('gdpr') && !inForce.includes('ccpa'), inForce.join());
  assert.ok(view.laws.find(({ id }) => id === 'gdpr')?.cited.includes('GDPR'));
  assert.is(view.title('data', 'contact.phone'), 'telephone number');
  assert.ok(view.statements.some(({ by: witness, action }) => witness === 'declaration' && action === 'collect'));
});

overview('rules of some laws only are told with them, others are not', async () => {
  const rule = (regimes?: readonly string[]): Rule => ({
    summary: 's',
    severity: 'info',
    confidence: 'high',
    inputs: ['policy'],
    cites: ['x'],
    ...(regimes ? { regimes } : {}),
    check: () => [],
  });
  const view = await viewOf(
    'data: []\n',
    null,
    new Map([
      ['a/eu', rule(['gdpr'])],
      ['a/all', rule()],
    ]),
  );
  assert.equal([...view.ruleLaws], [['a/eu', ['gdpr']]]);
});

overview('without a declaration, or without a policy that can be read, nothing is said to be missing', async () => {
  const alone = await viewOf(null, 'We keep your e-mail address.');
  assert.equal(
    [alone.name, alone.organization, alone.declaration, alone.isCompared, alone.entries, alone.recipients],
    ['privacy.md', null, null, false, [], []],
  );
  const yaml = `organization: {legal_name: Mosswick Ltd}
recipients:
  shop: {name: Quayside, type: business_partner}
data:
  - {what: contact.email, for: direct_marketing, keep: 1 year, to: [shop]}
`;
  for (const policy of [null, 'Wir speichern Ihre Daten. Wir verkaufen sie nicht und geben sie nicht weiter, ohne Sie zu fragen.']) {
    const view = await viewOf(yaml, policy);
    assert.is(view.isCompared, false);
    assert.is(view.organization, 'Mosswick Ltd');
    const [entry] = view.entries;
    const all = [...(entry?.data ?? []), ...(entry?.purposes ?? []), ...(entry?.keeps ?? []), ...view.recipients];
    assert.equal(
      all.map(({ told }) => told),
      all.map(() => ({ how: 'unasked', at: null })),
    );
    assert.is(all.length, 4);
  }
  const broken = await viewOf('data: [\n', 'We keep your e-mail address.');
  assert.equal([broken.isCompared, broken.entries], [false, []]);
});

overview.run();
