// How far a denial reaches: some data, one price, one purpose, some recipients, one kind of decision, and how a finding quotes it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import aiTraining from '../../rules/contradiction/ai-training/rule.js';
import advertising from '../../rules/contradiction/advertising/rule.js';
import automatedDecisions from '../../rules/contradiction/automated-decisions/rule.js';
import choices from '../../rules/contradiction/choices/rule.js';
import children from '../../rules/contradiction/children/rule.js';
import sale from '../../rules/contradiction/sale/rule.js';
import sharing from '../../rules/contradiction/sharing/rule.js';
import transferLocation from '../../rules/contradiction/transfer-location/rule.js';
import disclosureDenied from '../../rules/self/disclosure-denied/rule.js';
import { defaultSettings, lint } from '../../src/lint.js';

const DECLARATION = `declaration: 1
organization: {name: Quellmark}
policy: {file: policy.md}
recipients:
  host: {name: Rackhaven, type: processor, does: hosting, country: US, contract: dpa}
  list: {name: Namewell, type: data_broker, country: US, exchange: money}
  show: {name: Brightlane, type: ad_network, country: US, exchange: services}
  talk: {name: Chatterhall, type: social_network, country: US, exchange: nothing}
data:
  - {what: [contact.email, identity.name, special.health], for: [accounts, direct_marketing, advertising_targeted], keep: indefinite, to: [host, list, show, talk]}
selling: {sells: yes, shares_for_ads: yes, to: [list, show]}
children: {audience: mixed, collects_under_13: yes}
automation: {decisions: [{what: credit limit, effect: legal, human_review: no}], profiling: yes}
`;
const RULES = new Map(
  Object.entries({
    advertising,
    'ai-training': aiTraining,
    choices,
    'transfer-location': transferLocation,
    'automated-decisions': automatedDecisions,
    children,
    'disclosure-denied': disclosureDenied,
    sale,
    sharing,
  }),
);

async function findings(text: string, rule: string, declaration = DECLARATION): Promise<string[]> {
  const rules = new Map([...RULES].filter(([id]) => id === rule));
  const result = await lint(
    {
      declaration: { path: 'privacy.yaml', text: declaration },
      policies: [{ source: { path: 'policy.md', text: `# Privacy policy\n\n${text}\n` } }],
    },
    rules,
    {
      ...defaultSettings('2026-11-01'),
      levels: { presets: ['all'], rules: new Map(), overrides: [], flags: new Map(), only: [], skip: [] },
      minConfidence: 'low',
    },
  );
  assert.equal(result.failures, []);
  return result.findings.map((found) => `${found.severity} ${found.message}`);
}

async function only(text: string, rule: string, declaration = DECLARATION): Promise<string> {
  const found = await findings(text, rule, declaration);
  assert.is(found.length, 1, `${text}: ${found.join(' | ')}`);
  return found[0] ?? '';
}

const scope = suite('scope');

scope('sale: some data are named in the finding', async () => {
  assert.match(
    await only('We do not sell your e-mail address.', 'sale'),
    /^error .*data is sold to Namewell \(data brokers\) and Brightlane \(advertising networks\): e-mail address\.$/,
  );
  assert.match(
    await only('We do not sell your personal data.', 'sale'),
    /^error .*data is sold to Namewell \(data brokers\) and Brightlane \(advertising networks\)\.$/,
  );
});

scope('a sentence in the part for one region is told with its heading', async () => {
  assert.match(
    await only('## Notice for Californians\n\nWe do not sell your personal data.', 'sale'),
    /^error Under "Notice for Californians" the policy says "We do not sell your personal data", but /,
  );
  assert.match(
    await only('## Europe\n\n### Selling\n\nWe do not sell your personal data.', 'sale'),
    /^error Under "Europe" the policy says /,
  );
  assert.match(await only('## Selling\n\nWe do not sell your personal data.', 'sale'), /^error The policy says /);
});

scope('a quote goes on where it tells by which law its words are meant', async () => {
  assert.match(
    await only('We do not sell your personal data as that term is defined in the CCPA, and we like that.', 'sale'),
    /"We do not sell your personal data as that term is defined in the CCPA", but/,
  );
  assert.match(await only('We do not sell your personal data, as you would expect.', 'sale'), /"We do not sell your personal data", but/);
});

scope('children: what is not intended may happen', async () => {
  assert.match(await only('We do not intend to collect personal data from children under 13.', 'children'), /^warning /);
  assert.match(await only('We do not collect personal data from children under 13.', 'children'), /^error /);
});

scope('sale: sensitive data that are declared not to be sold are none of it', async () => {
  const spared = DECLARATION.replace('sells: yes', 'sells: yes, sells_sensitive: no');
  assert.equal(await findings('We do not sell your health information.', 'sale', spared), []);
  assert.match(await only('We do not sell your health information.', 'sale'), /^error .*: health information\.$/);
});

scope('sale: "for money" leaves out who pays in services', async () => {
  assert.match(
    await only('We do not sell your personal data in the conventional sense (for money).', 'sale'),
    /^error .*data is sold for money to Namewell \(data brokers\)\.$/,
  );
  assert.match(
    await only('We do not sell your personal data for money or other valuable consideration.', 'sale'),
    /Namewell \(data brokers\) and Brightlane/,
  );
  const paidInKind = DECLARATION.replace('country: US, exchange: money', 'country: US, exchange: services');
  assert.equal(
    (await findings('We do not sell your personal data for monetary compensation.', 'sale', paidInKind)).filter((one) =>
      one.startsWith('error'),
    ),
    [],
  );
});

scope('sale: without a list of buyers, a sentence on some data warns', async () => {
  const open = DECLARATION.replace(', to: [list, show]}\nchildren', '}\nchildren');
  assert.match(await only('We do not sell your personal data.', 'sale', open), /^error .*data is sold\b/);
  assert.not.match(
    (await findings('We do not sell your e-mail address for money.', 'sale', open)).find((one) => one.includes('data is sold')) ?? '',
    /^error/,
  );
});

scope('sharing: for marketing, those whose trade it is, and not everybody whose data serve marketing, too', async () => {
  const found = await only('We do not share your personal data with third parties for their marketing purposes.', 'sharing');
  assert.match(
    found,
    /^error .*data goes to Namewell \(data brokers\), for marketing by partners: .*; the same goes for Brightlane \(advertising networks\)\.$/,
  );
  const friends = DECLARATION.replace('to: [host, list, show, talk]', 'to: [host, talk]').replace(', to: [list, show]', '');
  assert.match(
    await only('We do not share your personal data with third parties for their marketing purposes.', 'sharing', friends),
    /^warning .*Chatterhall/,
  );
});

scope('sharing: third-party ad partners are advertising partners', async () => {
  assert.match(
    await only('We do not share your name with our third-party ad partners.', 'sharing'),
    /^error [^;]*data goes to Brightlane \(advertising networks\)[^;]*$/,
  );
  assert.match(await only('We do not share your name with third parties.', 'sharing'), /Namewell/);
});

scope('sharing: recipients and sites that were named before, or that one is sent to', async () => {
  assert.match(await only('Banners come from advertisers. We do not give your name to these advertisers.', 'sharing'), /^warning/);
  assert.match(await only('We do not give your name to third-party websites.', 'sharing'), /^warning/);
});

scope('sharing: who may read it all the same', async () => {
  assert.match(
    await only('We do not share your name with unrelated third parties. It may be accessed by our advertising partners only.', 'sharing'),
    /^warning .*The text limits this: "It may be accessed by our advertising partners only\."/,
  );
});

scope('sharing: a term of a law means advertising across sites', async () => {
  for (const text of ['We do not “share” your personal data.', 'We do not share your personal data, as that term is defined by law.'])
    assert.match(await only(text, 'sharing'), /^error .*data is shared for advertising across sites/, text);
  const hosted = DECLARATION.replace('to: [host, list, show, talk]', 'to: [host, list]').replace(
    'shares_for_ads: yes',
    'shares_for_ads: no',
  );
  assert.equal(await findings('We do not “share” your personal data.', 'sharing', hosted), []);
  assert.match(await only('We do not share your personal data.', 'sharing', hosted), /^error .*Namewell/);
});

scope('two sentences of a policy: what is said of one context', async () => {
  const other = 'We share personal information about you with data brokers.';
  assert.match(await only(`We do not share personal information about you with third parties.\n\n${other}`, 'disclosure-denied'), /^error/);
  assert.match(
    await only(
      `We do not share personal information about you with third parties, and what we show of it in this context is counted only.\n\n${other}`,
      'disclosure-denied',
    ),
    /^warning/,
  );
});

scope('advertising: some data are named in the finding', async () => {
  assert.match(await only('We do not use your e-mail address for targeted advertising.', 'advertising'), /e-mail address/);
});

scope('advertising: data that count as sensitive by a definition, and data of which no tracker knows', async () => {
  assert.equal(
    (await findings('We do not collect personal data that qualifies as “sensitive data” for targeted advertising.', 'advertising')).filter(
      (one) => one.startsWith('error'),
    ),
    [],
  );
  assert.equal(
    await findings(
      'We do not use crash reports for targeted advertising.',
      'advertising',
      `${DECLARATION}trackers:\n  - {name: spot, kind: pixel, for: advertising}\n`,
    ),
    [],
  );
  assert.match(
    await only(
      'We do not use your IP address for targeted advertising.',
      'advertising',
      `${DECLARATION}trackers:\n  - {name: spot, kind: pixel, for: advertising}\n`,
    ),
    /the tracker "spot"/,
  );
});

scope('sharing: for advertising, an advertising network and not whoever deals in marketing', async () => {
  assert.match(
    await only('We do not share your personal data with third parties for targeted advertising.', 'sharing'),
    /^error [^;]*data goes to Brightlane \(advertising networks\), for targeted advertising: [^;]*$/,
  );
});

scope('sharing: a word of the data is no recipient', async () => {
  const state = DECLARATION.replace('special.health]', 'special.health, identity.government_id]')
    .replace('talk: {name: Chatterhall', 'law: {type: government}\n  talk: {name: Chatterhall')
    .replace('show, talk]', 'show, talk, law]');
  assert.not.match(
    await only('We do not share your government-issued identification with advertisers.', 'sharing', state),
    /public authorities/,
  );
});

scope('a law of a state is no place of data', async () => {
  assert.equal(await findings('We do not collect personal data that U.S. state privacy laws call delicate.', 'transfer-location'), []);
});

scope('choices: what is followed against a signal', async () => {
  const ignored = `${DECLARATION}signals: {gpc: ignored}\n`;
  assert.match(await only('We honor the Global Privacy Control signal.', 'choices', ignored), /^error/);
  assert.equal(
    await findings(
      'If there is a conflict between the Global Privacy Control signal and your manual choice, we will honor your choice.',
      'choices',
      ignored,
    ),
    [],
  );
});

scope('training: "by default" leaves something open', async () => {
  const trained = DECLARATION.replace('profiling: yes', 'profiling: yes, ai_training: {uses_personal_data: yes}');
  assert.match(await only('We do not train our models on your data.', 'ai-training', trained), /^error/);
  assert.match(await only('By default, we do not train our models on your data.', 'ai-training', trained), /^warning/);
});

scope('decisions that weigh: lesser ones and profiling are left open', async () => {
  const weighty = 'We do not make automated decisions that produce legal or similarly significant effects.';
  assert.match(await only(weighty, 'automated-decisions'), /^error .*automated decisions are listed: "credit limit"\.$/);
  assert.match(await only(weighty, 'automated-decisions', DECLARATION.replace('effect: legal', 'effect: minor')), /^warning/);
  assert.match(
    await only(
      'We do not engage in profiling in furtherance of decisions that produce legal or similarly significant effects.',
      'automated-decisions',
    ),
    /^warning/,
  );
  assert.match(await only('We do not use AI to make automated decisions about you.', 'automated-decisions'), /^error/);
  for (const text of [
    'We do not engage in this type of profiling.',
    'We do not engage in profiling that has legal or similarly significant effects.',
  ])
    assert.not.match((await findings(text, 'automated-decisions')).join(), /error/, text);
  assert.match(await only('We do not engage in profiling.', 'automated-decisions'), /^error/);
  assert.match(
    await only('We do not use AI to make decisions that produce legal effects, such as profiling.', 'automated-decisions'),
    /^warning/,
  );
});

scope('children: whom a site is for is held against whom it is declared to be for', async () => {
  assert.match(await only('Our site is not directed to children under 13.', 'children'), /^error .*the audience is "mixed"\.$/);
  const adults = DECLARATION.replace('audience: mixed', 'audience: adults');
  assert.match(
    await only('Our site is not directed to children under 13.', 'children', adults),
    /^warning .*data of children under 13 is collected/,
  );
  assert.match(
    await only('Children under 13 are not permitted to use our site.', 'children', adults),
    /^error .*data of children under 13 is collected\.$/,
  );
  assert.match(
    await only('Children under 13 are not permitted to register.', 'children', adults),
    /^warning .*data of children under 13 is collected\.$/,
  );
});

scope('a quote holds the word that denies it', async () => {
  assert.match(
    await only('Under no circumstances do we sell your personal data.', 'sale'),
    /"Under no circumstances do we sell your personal data"/,
  );
  assert.match(
    (await findings('We will not:\n\n* sell your personal data\n* read your letters', 'sale')).join(),
    /"We will not: … sell your personal data"/,
  );
  assert.match(
    await only('No automated decision-making, including profiling, is carried out.', 'automated-decisions'),
    /says "No automated decision-making, including profiling, is carried out"/,
  );
});

scope.run();
