// Holds the schema for editors and the program together: the same keys, the same words, the same verdicts.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { createVocabulary } from '../src/extract/vocabulary.js';
import validate from '../src/generated/validate-declaration.js';
import type { TermKind } from '../src/model/vocabulary.js';
import { CODE_KEYS, NEEDED, TOP_KEYS, parseDeclaration } from '../src/parse/declaration.js';
import { CUSTOM_KEYS, DATA_KEYS } from '../src/parse/declared/data.js';
import { CHANGE_NOTICE_KEYS, ORGANIZATION_KEYS, POLICY_KEYS, RECIPIENT_KEYS } from '../src/parse/declared/parties.js';
import {
  AUTOMATION_KEYS,
  CHILDREN_KEYS,
  DECISION_KEYS,
  SELLING_KEYS,
  SIGNALS_KEYS,
  TRACKER_KEYS,
  TRAINING_KEYS,
} from '../src/parse/declared/practices.js';
import {
  ASSESSMENTS_KEYS,
  ASSESSMENT_KEYS,
  CERTIFICATE_KEYS,
  DPF_KEYS,
  FRAMEWORKS_KEYS,
  RIGHTS_KEYS,
  SECURITY_KEYS,
} from '../src/parse/declared/safeguards.js';
import { VENDOR_KEYS } from '../src/parse/declared/vendors.js';
import { COMMON_KEYS } from '../src/parse/reader.js';

interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly pattern?: string;
}

const schema = JSON.parse(readFileSync('schema/declaration.schema.json', 'utf8')) as Schema;
const words = createVocabulary();
const test = suite('the schema of the declaration');

/** A path such as `properties/policy/anyOf/1`. */
function at(path: string): Schema {
  let found: unknown = schema;
  for (const step of path.split('/')) found = (found as Record<string, unknown> | undefined)?.[step];
  assert.ok(found, `the schema has no ${path}`);
  return found as Schema;
}

/** Every property of the schema with its path, its title, description and examples taken from what it refers to where it has none. */
function* everyProperty(node: unknown = schema, path = '#'): Generator<{ path: string; property: Schema }> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'examples' || key === 'enum') continue;
    if ((key === 'properties' || key === 'definitions') && typeof value === 'object')
      for (const [name, property] of Object.entries(value as Record<string, Schema>)) yield { path: `${path}/${key}/${name}`, property };
    yield* everyProperty(value, `${path}/${key}`);
  }
}

test('is valid, and has a title, a description and fitting examples everywhere', () => {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, inlineRefs: false });
  assert.ok(ajv.validateSchema(schema));
  ajv.addSchema(schema, 'declaration');
  let count = 0;
  for (const { path, property } of everyProperty()) {
    const { title, description, examples } = { ...(property.$ref ? at(property.$ref.slice(2)) : {}), ...property };
    assert.type(title, 'string', `${path} has no title`);
    assert.ok((description ?? '').endsWith('.'), `${path} has no description that is a sentence`);
    assert.ok(examples?.length, `${path} has no example`);
    if (path.startsWith('#/definitions/words')) continue;
    const check = ajv.compile({ $ref: `declaration${path}` });
    for (const example of examples ?? []) assert.ok(check(example), `${path}: the example ${JSON.stringify(example)} does not fit`);
    count++;
  }
  assert.ok(count > 100);
});

const SECTIONS: readonly (readonly [path: string, keys: readonly string[]])[] = [
  ['', TOP_KEYS],
  ['properties/organization/anyOf/1', ORGANIZATION_KEYS],
  ['properties/policy/anyOf/1', POLICY_KEYS],
  ['properties/policy/anyOf/1/properties/change_notice/anyOf/1', CHANGE_NOTICE_KEYS],
  ['definitions/recipient', ['id', ...RECIPIENT_KEYS]],
  ['definitions/data_entry', DATA_KEYS],
  ['definitions/custom_category', CUSTOM_KEYS],
  ['properties/selling/anyOf/1', SELLING_KEYS],
  ['properties/signals', SIGNALS_KEYS],
  ['definitions/tracker', TRACKER_KEYS],
  ['properties/children', CHILDREN_KEYS],
  ['properties/automation', AUTOMATION_KEYS],
  ['definitions/decision', DECISION_KEYS],
  ['properties/automation/properties/ai_training/anyOf/1', TRAINING_KEYS],
  ['properties/security', SECURITY_KEYS],
  ['definitions/certificate', CERTIFICATE_KEYS],
  ['properties/rights', RIGHTS_KEYS],
  ['properties/frameworks', FRAMEWORKS_KEYS],
  ['properties/frameworks/properties/dpf/anyOf/1', DPF_KEYS],
  ['properties/assessments/anyOf/1', ASSESSMENTS_KEYS],
  ['definitions/assessment', ASSESSMENT_KEYS],
  ['properties/code/anyOf/1', CODE_KEYS],
  ['definitions/vendor', VENDOR_KEYS],
];
for (const [path, keys] of SECTIONS)
  test(`has the keys that the program reads in ${path || 'the file'}`, () => {
    const { properties = {} } = path ? at(path) : schema;
    assert.equal(Object.keys(properties).sort(), [...new Set([...keys, ...COMMON_KEYS])].sort());
  });

test('needs what the program needs', () => {
  assert.equal(schema.required, [...NEEDED]);
});

test('holds every word of the vocabularies', () => {
  const kinds = Object.entries(at('definitions/words').definitions ?? {});
  assert.ok(kinds.length >= 16);
  for (const [kind, { anyOf: [ids, spellings] = [] }] of kinds)
    for (const { id, title, aliases } of words.all(kind as TermKind)) {
      assert.ok(ids?.enum?.includes(id), `${kind}: ${id}`);
      for (const word of [title, ...aliases]) assert.ok(spellings?.enum?.includes(word) || ids?.enum?.includes(word), `${kind}: ${word}`);
    }
});

test('keeps prefixes of categories of one’s own apart from those of the vocabulary', () => {
  const pattern = new RegExp(at('definitions/category').anyOf?.[1]?.pattern ?? '');
  assert.ok(pattern.test('mill.notes'));
  for (const { id } of words.all('data')) if (id.includes('.')) assert.not(pattern.test(`${id}x`), id);
});

// Ids that published declarations may use: taking one away breaks files of others.
const PROMISED: Readonly<Partial<Record<TermKind, string>>> = {
  data: `identity identity.name identity.photo identity.government_id contact contact.email contact.phone contact.address account account.username account.credentials
    account.settings financial financial.payment_card financial.bank_account financial.transactions financial.credit_data demographic demographic.age demographic.gender
    demographic.language demographic.other special special.race_ethnicity special.religion special.politics special.union_membership special.sexual_orientation
    special.immigration_status special.health special.genetic special.neural biometric criminal location location.precise location.coarse device device.ip_address
    device.advertising_id device.cookie_id device.info device.sensor usage usage.activity usage.browsing_elsewhere usage.search usage.diagnostics content content.messages
    content.files content.public_posts content.audio_video content.ai_prompts social social.contacts social.graph professional education inferred inferred.profile
    inferred.sensitive support support.conversations personal non_personal`,
  purpose: `provide_service accounts authentication payments transactional_messages support security fraud_prevention moderation debugging analytics product_improvement
    research personalization direct_marketing partner_marketing advertising_contextual advertising_targeted advertising_measurement profiling automated_decisions
    ai_training monetization legal_obligation legal_claims recruiting public_display business_transfer identity_verification`,
  recipient: `processor affiliate analytics_provider ad_network social_network data_broker consumer_reporting_agency payment_processor ai_provider marketing_partner
    business_partner joint_controller customer_admin other_users public government professional_advisor acquirer researcher third_parties anyone`,
  basis: `consent explicit_consent contract legal_obligation vital_interests public_task legitimate_interests recognised_legitimate_interests credit_protection
    not_applicable unknown`,
  condition: `explicit_consent employment_law vital_interests nonprofit_members made_public legal_claims substantial_public_interest health_care public_health research
    none unknown`,
  right: `know access correct delete portability restrict object withdraw_consent opt_out_sale opt_out_targeted_ads opt_out_profiling limit_sensitive human_review
    opt_out_adm appeal complain_authority complain_to_us authorized_agent list_third_parties no_retaliation parental_control`,
  transfer: `adequacy dpf dpf_uk dpf_swiss scc uk_idta uk_addendum bcr cbpr lgpd_scc explicit_consent contract_necessity none unknown safe_harbor privacy_shield
    swiss_privacy_shield`,
  contract: 'dpa ccpa_terms dpa_and_ccpa_terms joint_controller_agreement third_party_contract none unknown',
  tracker_kind: 'cookie pixel sdk local_storage session_replay fingerprint email_beacon chat_widget social_widget flash_lso captcha',
  tracker_for: 'essential functional analytics advertising social security',
  consent: 'opt_in opt_out none not_needed unknown',
  regime: `baseline gdpr uk_gdpr eprivacy ccpa caloppa us_states us_tx us_ct us_ri us_mn us_wa_health us_il_bipa coppa lgpd pipeda quebec_25 dpf swiss_fadp
    australia_app`,
  source: 'user automatic other_users social_login data_broker public_records partner employer inferred',
  exchange: 'money services analytics nothing unknown',
};
for (const [kind, ids] of Object.entries(PROMISED))
  test(`the vocabulary of ${kind} holds every id that was promised`, () => {
    for (const id of ids.split(/\s+/)) assert.ok(words.term(kind as TermKind, id), id);
  });

test('the regimes of markets and safeguards are regimes', () => {
  for (const { id, more } of [
    ...words.all('market').map((x) => ({ id: x.id, more: x.more['regimes'] })),
    ...words.all('transfer').map((x) => ({ id: x.id, more: x.more['laws'] })),
  ])
    for (const regime of (more ?? []) as readonly string[]) assert.ok(words.term('regime', regime), `${id}: ${regime}`);
});

const BASE =
  'declaration: 1\norganization: {name: Mill}\npolicy: {file: a.md}\nselling: {sells: no}\nchildren: {audience: adults}\nautomation: {decisions: none}\n';
const files: readonly (readonly [text: string, fits: boolean])[] = [
  ['data: []', true],
  ['data: {what: email, for: support}', true],
  ['data: [{what: [email, name], for: [support, {security: LI}], keep: {live: 1 year}, to: x}]', true],
  ['data: [{what: email, for: {support: contract, security: }}]', true],
  ['data: [{for: support}]', false],
  ['data: [{what: contact.emial}]', false],
  ['data: [{what: email, keeps: 1 year}]', false],
  ['data: [{what: email, for: {suport: contract}}]', false],
  ['data: [{what: email, condition: maybe}]', false],
  ['data: [hello]', false],
  ['recipients: {x: processor}\ndata: []', true],
  ['recipients: {x: {type: data_brokr}}\ndata: []', false],
  ['recipients: [{id: x, type: processor, country: [NO, Germany]}]\ndata: []', true],
  ['recipients: {x: {type: processor, exchange: gold}}\ndata: []', false],
  ['markets: [NO, US-CA, worldwide]\ndata: []', true],
  ['markets: Atlantis\ndata: []', false],
  ['signals: {gpc: true, dnt: no}\ndata: []', true],
  ['signals: {gpc: perhaps}\ndata: []', false],
  ['trackers: [{kind: cookie, for: [analytics], before_consent: yes}]\ndata: []', true],
  ['trackers: [{kind: biscuit}]\ndata: []', false],
  ['never: [sell email]\ndata: []', true],
  ['never: [buy email]\ndata: []', false],
  ['x-team: {a: [1]}\ndata: []\nnote: hello', true],
  ['datas: []\ndata: []', false],
  ['rights: {offered: [access], answer_within: P30D, x-y: 1}\ndata: []', true],
  ['rights: {offered: [acess]}\ndata: []', false],
  ['custom: {id: mill.notes, like: files}\ndata: [{what: mill.notes}]', true],
  ['security: {mfa: sometimes}\ndata: []', false],
  ['assessments: {dpia: a.md}\ndata: []', true],
  ['frameworks: {dpf: no, seals: [Example Seal]}\ndata: []', true],
  ['complete: no\ndata: []', true],
  ['data: []\nchecked: 2026-01-02', true],
  ['data: []\nchecked: soon', false],
];
for (const [text, fits] of files)
  test(`judges like the program: ${text.replaceAll('\n', ' ⏎ ')}`, () => {
    const { defects } = parseDeclaration({ path: 'privacy.yaml', text: BASE + text }, words);
    assert.is(defects.length === 0, fits, `program: ${defects.map((x) => x.message).join(' ') || 'no defect'}`);
    const fitting = validate(parse(BASE + text));
    assert.is(fitting, fits, `schema: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
  });

test.run();
