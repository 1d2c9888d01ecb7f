// What labels say, as statements in the common vocabulary.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { statementsOfLabel } from '../../src/extract/labels.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import { LABELS } from '../../src/generated/labels.js';
import type { Statement } from '../../src/model/statement.js';
import { positionAt } from '../../src/model/text.js';
import { parseLabel } from '../../src/parse/labels/label.js';

const test = suite('extract/labels');

const read = (path: string, text: string): string[] => statementsOfLabel(parseLabel({ source: { path, text }, bytes: null })).map(brief);

function brief({ action, polarity, said, at, data, recipients, purposes, conditions, mechanism, right, duration }: Statement): string {
  const ids = (list: readonly { readonly id: string }[]): string => list.map(({ id }) => id).join('+');
  const parts = [
    ids(data),
    recipients.length ? `to ${ids(recipients)}` : '',
    purposes.length ? `for ${ids(purposes)}` : '',
    conditions.map(({ kind }) => kind).join('+'),
    mechanism,
    right,
    duration?.kind,
  ];
  return `${positionAt(at.source, at.start).line} ${polarity === 'does' ? '' : 'not '}${action} ${parts.filter(Boolean).join(' ')}${said.includes('\n') || said.length > 30 ? '' : ` "${said}"`}`;
}

test('a manifest', () => {
  const entry =
    '<dict><key>NSPrivacyCollectedDataType</key><string>NSPrivacyCollectedDataTypePaymentInfo</string>\n<key>NSPrivacyCollectedDataTypeLinked</key><false/>\n<key>NSPrivacyCollectedDataTypeTracking</key><true/>\n' +
    '<key>NSPrivacyCollectedDataTypePurposes</key><array><string>NSPrivacyCollectedDataTypePurposeAnalytics</string></array></dict>';
  assert.equal(
    read(
      'a.xcprivacy',
      `<plist><dict><key>NSPrivacyTracking</key><true/>\n<key>NSPrivacyTrackingDomains</key><array><string>a.example</string></array>\n<key>NSPrivacyCollectedDataTypes</key><array>\n${entry}</array></dict></plist>`,
    ),
    [
      '4 collect financial.payment_card+financial.bank_account for analytics+product_improvement aggregate "Payment Info"',
      '6 track financial.payment_card+financial.bank_account for analytics+product_improvement aggregate "Payment Info"',
      '1 track usage.browsing_elsewhere "<true/>"',
      '2 track  "a.example"',
    ],
  );
  assert.equal(
    read('a.xcprivacy', '<plist><dict><key>NSPrivacyTracking</key><false/>\n<key>NSPrivacyCollectedDataTypes</key><array/></dict></plist>'),
    ['2 not collect personal "<array/>"', '1 not track usage.browsing_elsewhere "<false/>"'],
  );
  assert.equal(read('a.xcprivacy', '<plist><dict>'), []);
});

test('a form', () => {
  const usage = (rest: string): string => `PSL_DATA_USAGE_RESPONSES:PSL_EMAIL:${rest}`;
  assert.equal(
    read(
      'a.csv',
      [
        'Question ID,Response ID,Response value',
        'PSL_DATA_COLLECTION_COLLECTS_PERSONAL_DATA,,true',
        'PSL_DATA_COLLECTION_ENCRYPTED_IN_TRANSIT,,false',
        'PSL_SUPPORT_DATA_DELETION_BY_USER,DATA_DELETION_YES,true',
        usage('PSL_DATA_USAGE_COLLECTION_AND_SHARING,PSL_DATA_USAGE_ONLY_COLLECTED,true'),
        usage('PSL_DATA_USAGE_COLLECTION_AND_SHARING,PSL_DATA_USAGE_ONLY_SHARED,true'),
        usage('PSL_DATA_USAGE_EPHEMERAL,,true'),
        usage('DATA_USAGE_USER_CONTROL,PSL_DATA_USAGE_USER_CONTROL_OPTIONAL,true'),
        usage('DATA_USAGE_COLLECTION_PURPOSE,PSL_ACCOUNT_MANAGEMENT,true'),
        usage('DATA_USAGE_SHARING_PURPOSE,PSL_PERSONALIZATION,true'),
        'PSL_DATA_TYPES_LOCATION,PSL_PRECISE_LOCATION,true',
      ].join('\n'),
    ),
    [
      '5 collect contact.email for accounts+authentication opt_out "Email address"',
      '6 share contact.email to third_parties for personalization opt_out "Email address"',
      '7 retain contact.email opt_out session "Email address"',
      '11 collect location.precise "Precise location"',
      '3 not secure encryption_in_transit',
      '4 offer_right delete',
    ],
  );
  assert.equal(
    read(
      'a.csv',
      'Question ID,Response ID,Response value\nPSL_DATA_COLLECTION_COLLECTS_PERSONAL_DATA,,false\nPSL_SUPPORT_DATA_DELETION_BY_USER,DATA_DELETION_NO,true',
    ),
    ['2 not collect personal', '3 not offer_right delete'],
  );
});

test('every term of a store is one of ours, and no spelling stands for two', () => {
  const words = vocabulary();
  for (const [store, { types, purposes }] of Object.entries(
    LABELS as Record<
      string,
      {
        types: Record<string, { data: string[]; also?: string[]; spellings?: string[] }>;
        purposes: Record<string, { data: string[]; spellings?: string[] }>;
      }
    >,
  )) {
    for (const [id, { data, also = [] }] of Object.entries(types))
      for (const one of [...data, ...also]) assert.ok(words.term('data', one), `${store} ${id}: ${one}`);
    for (const [id, { data }] of Object.entries(purposes))
      for (const one of data) assert.ok(words.term('purpose', one), `${store} ${id}: ${one}`);
    for (const rows of [types, purposes]) {
      const all = Object.entries(rows).flatMap(([id, { spellings = [] }]) => [id, ...spellings]);
      assert.equal(
        all.filter((one, i) => all.indexOf(one) !== i),
        [],
        store,
      );
    }
  }
  assert.is(Object.keys(LABELS.apple.types).length, 35);
  assert.is(Object.keys(LABELS.google.types).length, 38);
});

test.run();
