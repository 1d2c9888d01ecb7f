// The readers of store labels: exact places, what is wrong with a file, and files made to break them.
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { positionAt, textAt } from '../../src/model/text.js';
import type { Place } from '../../src/model/text.js';
import { parseLabel } from '../../src/parse/labels/label.js';
import { PlistError } from '../../src/parse/labels/plist.js';
import { piecesOf } from '../../src/parse/labels/xml.js';
import { costOf, growthOf } from '../cost.js';
import { binaryPlist, objects, sharedString } from './binary-plist.js';

const labels = suite('labels');

const manifest = (text: string) => parseLabel({ source: { path: 'ios/PrivacyInfo.xcprivacy', text }, bytes: null });
const form = (text: string) => parseLabel({ source: { path: 'data_safety.csv', text }, bytes: null });
const where = (at: Place): string => {
  const { line, column } = positionAt(at.source, at.start);
  return `${line}:${column} ${textAt(at)}`;
};
const defects = (label: ReturnType<typeof parseLabel>): string[] => label.defects.map(({ at, message }) => `${where(at)} | ${message}`);

const MANIFEST = `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\r
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\r
<!-- 🐦 < & not read -->\r
<plist version="1.0"><dict>\r
\t<key>NSPrivacyTracking</key> <true/>\r
\t<key>NSPrivacyTrackingDomains</key><array><string> a&amp;b.example </string><string><![CDATA[c.example]]></string></array>\r
\t<key>NSPrivacyCollectedDataTypes</key>\r
\t<array><dict>\r
\t\t<key>NSPrivacyCollectedDataType</key>\r
\t\t<string>NSPrivacyCollectedDataTypeEmailAddress</string>\r
\t\t<key>NSPrivacyCollectedDataTypeLinked</key><false />\r
\t\t<key>NSPrivacyCollectedDataTypeTracking</key>\r
\t\t<true></true>\r
\t\t<key>NSPrivacyCollectedDataTypePurposes</key><array><string>NSPrivacyCollectedDataTypePurposeAnalytics</string></array>\r
\t</dict></array>\r
</dict></plist>\r
`;

labels('a manifest: every fact with its place', () => {
  const label = manifest(MANIFEST);
  assert.equal(label.defects, []);
  assert.is(where(label.tracking?.at as Place), '5:31 <true/>');
  assert.equal(
    label.trackingDomains.map(({ value, at }) => [value, where(at)]),
    [
      ['a&b.example', '6:53 a&amp;b.example'],
      ['c.example', '6:86 <![CDATA[c.example]]>'],
    ],
  );
  const [entry] = label.entries;
  assert.is(where(entry?.at as Place), '10:11 NSPrivacyCollectedDataTypeEmailAddress');
  assert.is(entry?.type.title, 'Email Address');
  assert.equal([entry?.linked?.value, where(entry?.linked?.at as Place)], [false, '11:46 <false />']);
  assert.equal([entry?.tracking?.value, where(entry?.tracking?.at as Place)], [true, '13:3 <true></true>']);
  assert.equal(
    entry?.purposes.map(({ title, at }) => [title, where(at)]),
    [['Analytics', '14:63 NSPrivacyCollectedDataTypePurposeAnalytics']],
  );
});

labels('an empty list says that nothing is collected, and a list that is missing says nothing', () => {
  const empty = manifest('<plist><dict><key>NSPrivacyCollectedDataTypes</key><array/></dict></plist>');
  assert.is(where(empty.nothing as Place), '1:52 <array/>');
  assert.is(manifest('<plist><dict><key>NSPrivacyTracking</key><false/></dict></plist>').nothing, null);
});

const broken: [what: string, text: string, said: string][] = [
  ['a tag left open', '<plist>\n<dict>\n', '2:1 <dict> | This <dict> is never closed.'],
  ['tags that cross', '<plist><dict></plist></dict>', '1:14 </plist> | <dict> is open here, and </plist> closes another element.'],
  ['a closing tag alone', '</plist>', '1:1 </plist> | </plist> closes nothing.'],
  ['another document', '<html><body/></html>', '1:1 <html> | A property list starts with <plist>; here stands <html>.'],
  ['a key without a value', '<plist><dict><key>NSPrivacyTracking</key></dict></plist>', '1:19 NSPrivacyTracking | This key has no value.'],
  ['two keys', '<plist><dict><key>A</key><key>B</key><true/></dict></plist>', '1:19 A | This key has no value.'],
  ['a value without a key', '<plist><dict><true/></dict></plist>', '1:14 <true/> | This value has no key.'],
  [
    'an unknown element',
    '<plist><dict><key>A</key><maybe/></dict></plist>',
    '1:26 <maybe/> | A property list has no such element; here stands <maybe>.',
  ],
  ['an element in a string', '<plist><string>a<b/></string></plist>', '1:17 <b/> | <string> holds no other elements; here stands <b>.'],
  ['text between elements', '<plist><dict>yes</dict></plist>', '1:14 yes | Text stands between the elements of <dict>.'],
  ['two values', '<plist><true/><true/></plist>', '1:15 <true/> | A property list is one value; here stands <true>.'],
  [
    'an entity of its own',
    '<!DOCTYPE plist [<!ENTITY a "aaaa">]><plist><string>&a;</string></plist>',
    '1:53 &a; | XML knows no "&a;"; an ampersand is written &amp;.',
  ],
  [
    'a bare ampersand',
    '<plist><string>R&D</string></plist>',
    '1:17 &D | XML knows no "&D" without a semicolon; an ampersand is written &amp;.',
  ],
  ['a comment left open', '<plist><!-- ', '1:8 <! | This comment is never closed.'],
  ['no tag', '<plist>< dict/></plist>', '1:8 < | This is no tag of XML.'],
  ['nothing in it', '<plist></plist>', '1:1  | This property list holds nothing.'],
  ['no dictionary', '<plist><array/></plist>', '1:8 <array/> | A privacy manifest is a dictionary; this property list is an array.'],
  [
    'another property list',
    '<plist><dict><key>CFBundleName</key><string>x</string></dict></plist>',
    '1:8 <dict> | This property list has none of the keys of a privacy manifest.',
  ],
  ['white space', ' \n', '1:1  | This file is empty.'],
];
for (const [what, text, said] of broken)
  labels(`a manifest that is broken: ${what}`, () => {
    const label = manifest(text);
    assert.is(label.usable, false);
    assert.equal(defects(label), [said]);
  });

const odd: [what: string, body: string, said: string[]][] = [
  [
    'values of other kinds',
    '<key>NSPrivacyTracking</key><string>YES</string><key>NSPrivacyTrackingDomains</key><array><true/><string/></array>',
    [
      '1:50 YES | NSPrivacyTracking is <true/> or <false/>; here stands a string.',
      '1:104 <true/> | A domain is a string; here stands true.',
      '1:111 <string/> | A domain is a string; here stands nothing.',
    ],
  ],
  [
    'a key twice',
    '<key>NSPrivacyTracking</key><false/><key>NSPrivacyTracking</key><true/>',
    ['1:55 NSPrivacyTracking | NSPrivacyTracking stands here a second time.'],
  ],
  [
    'types that are none',
    '<key>NSPrivacyCollectedDataTypes</key><array><string>x</string><dict/></array>',
    [
      '1:67 x | A type of data is a dictionary; here stands a string.',
      '1:77 <dict/ | This entry does not say which type of data it is about: NSPrivacyCollectedDataType is missing.',
    ],
  ],
  [
    'a number for a list',
    '<key>NSPrivacyCollectedDataTypes</key><integer>3</integer>',
    ['1:52 <integer>3</integer> | NSPrivacyCollectedDataTypes is an array; here stands a number.'],
  ],
];
for (const [what, body, said] of odd)
  labels(`a manifest that is odd: ${what}`, () => {
    const label = manifest(`<plist><dict>${body}</dict></plist>`);
    assert.is(label.usable, true);
    assert.equal(defects(label), said);
  });

labels('pieces are those that an XML parser finds, or both find the text broken', () => {
  const part = fc.constantFrom(
    '<dict>',
    '</dict>',
    '<key>',
    '</key>',
    '<true/>',
    '<a b="c>d">',
    '</a >',
    '<!-- x -->',
    '<![CDATA[<y>]]>',
    'text',
    '&amp;',
    '&#x1F426;',
    '&#65;',
    ' ',
    '\n',
    '<?pi z?>',
    '🐦',
    '&gt;',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = `<plist>${parts.join('')}</plist>`;
      const theirs = bySaxes(text);
      const ours = byUs(text);
      // Ours leaves it to the property list to ask whether tags close each other.
      if (theirs) assert.equal(ours, theirs, text);
    }),
    { numRuns: 2000 },
  );
});

function byUs(text: string): string[] | null {
  try {
    const found: string[] = [];
    for (const piece of piecesOf({ path: 'x', text })) {
      if (piece.kind === 'text') found.push(piece.text);
      else
        found.push(
          ...(piece.kind === 'empty'
            ? [`<${piece.name}>@${piece.end}`, `</${piece.name}>@${piece.end}`]
            : [`<${piece.kind === 'close' ? '/' : ''}${piece.name}>@${piece.end}`]),
        );
    }
    return joined(found);
  } catch (error) {
    if (error instanceof PlistError) return null;
    throw error;
  }
}

function bySaxes(text: string): string[] | null {
  const parser = new SaxesParser({ position: true });
  const found: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    found.push(`<${name}>@${parser.position}`);
  });
  parser.on('closetag', ({ name }) => {
    found.push(`</${name}>@${parser.position}`);
  });
  parser.on('text', (part) => {
    found.push(part);
  });
  parser.on('cdata', (part) => {
    found.push(part);
  });
  try {
    parser.write(text).close();
  } catch {
    return null;
  }
  return joined(found);
}

/** Neighbouring texts as one: where they are cut is nobody's business. */
function joined(pieces: readonly string[]): string[] {
  const found: string[] = [];
  for (const piece of pieces) {
    if (!piece.startsWith('<') && found.length && !(found.at(-1) as string).startsWith('<')) found.push((found.pop() as string) + piece);
    else if (piece) found.push(piece);
  }
  return found;
}

const growing: [what: string, path: string, piece: string, head: string][] = [
  ['open tags', 'a.xcprivacy', '<array>', '<plist>'],
  ['entities', 'a.xcprivacy', '&amp;', '<plist><string>'],
  ['half entities', 'a.xcprivacy', '&#1', '<plist><string>'],
  ['attributes', 'a.xcprivacy', ' a="b"', '<plist'],
  ['angles', 'a.xcprivacy', '<', ''],
  ['spaces in a tag', 'a.xcprivacy', ' ', '<plist '],
  ['comments', 'a.xcprivacy', '<!--', ''],
  ['values', 'a.xcprivacy', '<true/>', '<plist><array>'],
  ['quotes', 'a.csv', '"', 'Question ID,,\n'],
  ['commas', 'a.csv', ',', 'Question ID,,\n'],
  ['lines', 'a.csv', '\n', 'Question ID,,\n'],
  ['answers', 'a.csv', 'PSL_DATA_TYPES_X,PSL_Y,true\n', 'Question ID,,\n'],
  ['colons', 'a.csv', ':a', 'Question ID,,\nPSL_DATA_USAGE_RESPONSES'],
  ['document types', 'a.xcprivacy', '<!DOCTYPE [', ''],
  ['sections', 'a.xcprivacy', '<![CDATA[', '<plist><string>'],
];
for (const [what, path, piece, head] of growing)
  labels(`a label of nothing but ${what} takes time in step with it`, async () => {
    assert.is(
      await growthOf(
        (length) => head + piece.repeat(length / piece.length),
        (text) => parseLabel({ source: { path, text }, bytes: null }),
      ),
      null,
    );
  });

labels('what is too large or too deep for a manifest is refused', () => {
  assert.match(manifest(`<plist>${'x'.repeat(1_100_000)}`).defects[0]?.message ?? '', /too large for a store label \(1100 kB\)/);
  assert.match(manifest(`<plist>${'<array>'.repeat(40)}`).defects[0]?.message ?? '', /more than 32 deep/);
  assert.match(
    manifest(`<plist><array>${'<true/>'.repeat(60_000)}</array></plist>`).defects[0]?.message ?? '',
    /more values than any privacy manifest/,
  );
});

const BINARY = { path: 'PrivacyInfo.xcprivacy', text: '(binary property list)' };
const binary = (bytes: Uint8Array) => parseLabel({ source: BINARY, bytes });

labels('a binary manifest says the same, on line 1', () => {
  const label = binary(
    binaryPlist({
      NSPrivacyTracking: true,
      NSPrivacyTrackingDomains: ['überall.example', 'b'.repeat(300)],
      NSPrivacyCollectedDataTypes: [
        {
          NSPrivacyCollectedDataType: 'NSPrivacyCollectedDataTypeEmailAddress',
          NSPrivacyCollectedDataTypeLinked: false,
          NSPrivacyCollectedDataTypePurposes: ['NSPrivacyCollectedDataTypePurposeAnalytics'],
        },
      ],
    }),
  );
  assert.equal(label.defects, []);
  assert.is(label.tracking?.value, true);
  assert.equal(
    label.trackingDomains.map(({ value }) => value),
    ['überall.example', 'b'.repeat(300)],
  );
  assert.equal(
    label.entries.map(({ type, linked, purposes, at }) => [type.title, linked?.value, purposes[0]?.title, where(at)]),
    [['Email Address', false, 'Analytics', '1:1 (binary property list)']],
  );
});

labels('hostile binary manifests are refused', async () => {
  // Each array names the next one twice: read as often as it is named, the last would be read 2^28 times.
  const doubling = objects([...Array.from({ length: 28 }, (_, i) => [0xa2, i + 1, i + 1]), [0x09]]);
  assert.ok(
    (await costOf(() => {
      assert.is(binary(doubling).usable, false);
    })) < 1000,
  );
  assert.match(binary(objects([[0xa1, 0]])).defects[0]?.message ?? '', /holds itself/);
  assert.match(binary(objects(Array.from({ length: 60 }, (_, i) => [0xa1, i + 1]))).defects[0]?.message ?? '', /more than 32 deep/);
  for (const bytes of [
    objects([[0xaf, 0x13, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]]),
    objects([[0x5f, 0x12, 0x7f, 0xff, 0xff, 0xff]]),
    objects([[0xd1, 0, 0]]),
    objects([[0xa1, 9]]),
    objects([[0x70]]),
    objects([]),
  ])
    assert.is(binary(bytes).usable, false);
  // Ten thousand strings that all say that they stand in the same sixty thousand letters.
  assert.ok(
    (await costOf(() => {
      assert.is(binary(sharedString(10_000, 60_000)).usable, false);
    })) < 1000,
  );
  const whole = binaryPlist({ NSPrivacyTracking: true, NSPrivacyCollectedDataTypes: [] });
  for (let length = 0; length < whole.length; length++) assert.is(binary(whole.subarray(0, length)).usable, false, String(length));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }), (changes) => {
      const bytes = whole.slice();
      for (const [i, value] of changes) bytes[i] = value;
      binary(bytes);
    }),
    { numRuns: 3000 },
  );
});

const HEAD =
  'Question ID (machine readable),Response ID (machine readable),Response value,Answer requirement,Human-friendly question label';
const FORM = `\uFEFF${HEAD}\r
PSL_DATA_COLLECTION_COLLECTS_PERSONAL_DATA,,TRUE,REQUIRED,"Does your app collect, or share, ""user data""?"\r
PSL_DATA_COLLECTION_ENCRYPTED_IN_TRANSIT,,false,MAYBE_REQUIRED,\r
PSL_SUPPORT_DATA_DELETION_BY_USER,DATA_DELETION_YES,,SINGLE_CHOICE,\r
PSL_SUPPORT_DATA_DELETION_BY_USER,DATA_DELETION_NO_AUTO_DELETED,true,SINGLE_CHOICE,\r
PSL_DATA_TYPES_PERSONAL,PSL_NAME,,MULTIPLE_CHOICE,\r
PSL_DATA_TYPES_PERSONAL,PSL_EMAIL,true,MULTIPLE_CHOICE,\r
"PSL_DATA_USAGE_RESPONSES:PSL_EMAIL:PSL_DATA_USAGE_COLLECTION_AND_SHARING",PSL_DATA_USAGE_ONLY_COLLECTED,true,MULTIPLE_CHOICE,\r
PSL_DATA_USAGE_RESPONSES:PSL_EMAIL:PSL_DATA_USAGE_COLLECTION_AND_SHARING,PSL_DATA_USAGE_ONLY_SHARED,,MULTIPLE_CHOICE,\r
PSL_DATA_USAGE_RESPONSES:PSL_EMAIL:PSL_DATA_USAGE_EPHEMERAL,,false,MAYBE_REQUIRED,\r
PSL_DATA_USAGE_RESPONSES:PSL_EMAIL:DATA_USAGE_USER_CONTROL,PSL_DATA_USAGE_USER_CONTROL_OPTIONAL,true,SINGLE_CHOICE,\r
PSL_DATA_USAGE_RESPONSES:PSL_EMAIL:DATA_USAGE_COLLECTION_PURPOSE,PSL_ACCOUNT_MANAGEMENT,true,MULTIPLE_CHOICE,\r
PSL_DATA_USAGE_RESPONSES:PSL_EMAIL:DATA_USAGE_SHARING_PURPOSE,PSL_ADVERTISING,true,MULTIPLE_CHOICE,\r
`;

labels('a form: every fact with its place', () => {
  const label = form(FORM);
  assert.equal(label.defects, []);
  assert.is(label.isComplete, true);
  assert.is(where(label.at), '2:1 PSL_DATA_COLLECTION_COLLECTS_PERSONAL_DATA,,TRUE');
  assert.equal(
    [label.encrypted?.value, where(label.encrypted?.at as Place)],
    [false, '3:1 PSL_DATA_COLLECTION_ENCRYPTED_IN_TRANSIT,,false'],
  );
  assert.equal(
    [label.deletion?.value, where(label.deletion?.at as Place)],
    ['auto', '5:1 PSL_SUPPORT_DATA_DELETION_BY_USER,DATA_DELETION_NO_AUTO_DELETED,true'],
  );
  assert.equal(
    label.entries.map(({ type, at }) => [type.title, where(at)]),
    [['Email address', '7:1 PSL_DATA_TYPES_PERSONAL,PSL_EMAIL,true']],
  );
  const [entry] = label.entries;
  assert.equal([entry?.collected?.value, entry?.shared, entry?.ephemeral?.value, entry?.optional?.value], [true, null, false, true]);
  assert.is(
    where(entry?.collected?.at as Place),
    '8:2 PSL_DATA_USAGE_RESPONSES:PSL_EMAIL:PSL_DATA_USAGE_COLLECTION_AND_SHARING",PSL_DATA_USAGE_ONLY_COLLECTED,true',
  );
  assert.equal(
    entry?.purposes.map(({ title, ofSharing }) => [title, ofSharing]),
    [
      ['Account management', false],
      ['Advertising or marketing', true],
    ],
  );
});

labels('a form that was saved by a spreadsheet: semicolons, quotes around all', () => {
  const label = form(
    FORM.replace(/^\uFEFF/, '')
      .split('\r\n')
      .slice(0, -1)
      .map((line) =>
        line
          .split(',')
          .slice(0, 3)
          .map((cell) => `"${cell.replaceAll('"', '')}"`)
          .join(';'),
      )
      .join('\n'),
  );
  assert.equal(label.defects, []);
  assert.equal(
    label.entries.map(({ type }) => type.title),
    ['Email address'],
  );
});

labels('a form without data', () => {
  const label = form(`${HEAD}\nPSL_DATA_COLLECTION_COLLECTS_PERSONAL_DATA,,false,REQUIRED,`);
  assert.is(where(label.nothing as Place), '2:1 PSL_DATA_COLLECTION_COLLECTS_PERSONAL_DATA,,false');
});

const strange: [what: string, rows: string, said: string[]][] = [
  ['no form', 'name,mail\nA,a@b.example', ['1:1 name | This is no Data safety form: its first row does not start with "Question ID".']],
  [
    'a quote left open',
    `${HEAD}\nPSL_DATA_TYPES_PERSONAL,"PSL_EMAIL,true\n`,
    ['2:25 " | A quote is opened here and never closed; what follows was not read.'],
  ],
  [
    'neither yes nor no',
    `${HEAD}\nPSL_DATA_TYPES_PERSONAL,PSL_EMAIL,maybe,`,
    ['2:35 maybe | An answer is true, false or nothing; here stands "maybe".'],
  ],
  [
    'an unknown type',
    `${HEAD}\nPSL_DATA_TYPES_PERSONAL,PSL_SHOE_SIZE,true,`,
    ['2:25 PSL_SHOE_SIZE | Google Play\'s form knows no "PSL_SHOE_SIZE".'],
  ],
];
for (const [what, rows, said] of strange)
  labels(`a form that is odd: ${what}`, () => {
    assert.equal(defects(form(rows)), said);
  });

labels('hostile forms are read or refused', () => {
  assert.is(form(`${HEAD}\n${Array.from({ length: 5000 }, (_, i) => `PSL_DATA_TYPES_X,PSL_Y${i},true`).join('\n')}`).defects.length, 20);
  assert.equal(
    form(`${HEAD}\nPSL_DATA_TYPES_X,__proto__,true\nPSL_DATA_USAGE_RESPONSES:constructor:PSL_DATA_USAGE_EPHEMERAL,,true`).entries,
    [],
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ';', '\t', ' ') }), (text) => {
      form(`${HEAD}\n${text}`);
    }),
    { numRuns: 2000 },
  );
});

labels.run();
