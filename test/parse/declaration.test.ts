import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createVocabulary } from '../../src/extract/vocabulary.js';
import type { Declaration, Defect } from '../../src/model/declaration.js';
import { positionAt, textAt } from '../../src/model/text.js';
import { parseDeclaration } from '../../src/parse/declaration.js';

const words = createVocabulary();
const NEEDED =
  'declaration: 1\norganization: Example Mill\npolicy: privacy.md\ndata: []\nselling: no\nchildren: {audience: adults}\nautomation: {decisions: none}\n';

function read(text: string): Declaration {
  return parseDeclaration({ path: 'privacy.yaml', text }, words);
}

/** The file with the needed keys first, so that nothing is said to be missing. */
function readWith(text: string): Declaration {
  const own = [...text.matchAll(/^(\w+):/gm)].map((match) => match[1] ?? '');
  return read(
    NEEDED.split('\n')
      .filter((line) => !own.includes(line.split(':')[0] ?? ''))
      .join('\n') + text,
  );
}

function told({ at, kind, message, help }: Defect): string {
  const { line, column } = positionAt(at.source, at.start);
  return `${line}:${column} ${kind} ${message}${help ? ` ${help}` : ''}`;
}

const reading = suite('a declaration');

reading('has every fact with its place', () => {
  const found = readWith(`recipients:
  box: {name: Example Box, type: processor, does: hosting, country: DE, contract: dpa, transfer: none, exchange: nothing, trains_on_data: no, verified: 2026-02-03}
data:
  - what: [email, contact.phone]
    from: user
    for: {support: contract, direct_marketing: consent}
    keep: {live: until account closed, backups: 35 days}
    to: box
`);
  assert.equal(found.defects, []);
  const [entry] = found.data;
  assert.equal(
    entry?.what.map((x) => [x.value, textAt(x.at)]),
    [
      ['contact.email', 'email'],
      ['contact.phone', 'contact.phone'],
    ],
  );
  assert.equal(
    entry?.from.map((x) => x.value),
    ['user'],
  );
  assert.equal(
    entry?.for.map((x) => [x.purpose.value, x.basis?.value]),
    [
      ['support', 'contract'],
      ['direct_marketing', 'consent'],
    ],
  );
  assert.equal(
    entry?.keep.map((x) => [x.tier, x.duration.kind, x.duration.days, x.duration.event]),
    [
      ['live', 'until', null, 'account_closed'],
      ['backups', 'period', 35, null],
    ],
  );
  assert.equal(
    entry?.to.map((x) => [x.value, positionAt(x.at.source, x.at.start).line]),
    [['box', 14]],
  );
  assert.ok(textAt(entry?.at as never).startsWith('what:') && textAt(entry?.at as never).endsWith('to: box'));
  const [box] = found.recipients;
  assert.equal(
    [box?.id, box?.type?.value, box?.countries.map((x) => x.value), box?.trainsOnData?.value, box?.verified?.value],
    ['box', 'processor', ['DE'], 'no', '2026-02-03'],
  );
  assert.is(textAt(box?.at as never), 'box');
});

reading('knows yes and no in all their spellings', () => {
  for (const [word, value] of [
    ['yes', 'yes'],
    ['Yes', 'yes'],
    ['true', 'yes'],
    ['on', 'yes'],
    ['"yes"', 'yes'],
    ['no', 'no'],
    ['FALSE', 'no'],
    ['off', 'no'],
    ['unknown', 'unknown'],
  ])
    assert.is(readWith(`selling: {sells: ${word ?? ''}}\n`).selling.sells?.value, value, word);
  assert.is(readWith('selling: no\n').selling.sells?.value, 'no');
  assert.is(readWith('data: []\n').selling.sharesForAds, null);
});

reading('takes NO for Norway where a country is meant', () => {
  const found = readWith(
    'markets: [NO, no, UK, Germany]\nrecipients: {a: {type: processor, country: NO}, b: {type: processor, country: no}, c: {type: processor, countries: [uk, unknown]}}\n',
  );
  assert.equal(found.defects, []);
  assert.equal(
    found.markets.map((x) => x.value),
    ['NO', 'NO', 'UK', 'DE'],
  );
  assert.equal(
    found.recipients.map((x) => x.countries.map((y) => y.value)),
    [['NO'], ['NO'], ['GB', 'unknown']],
  );
});

reading('reads dates without quotes and refuses days that do not exist', () => {
  const found = readWith('policy: {file: a.md, updated: 2026-03-01, effective: 2026-02-30}\n');
  assert.is(found.policy.updated?.value, '2026-03-01');
  assert.is(found.policy.effective, null);
  assert.equal(found.defects.map(told), [
    '7:54 unknown_value "2026-02-30" is not a date. Write it as year-month-day, for example 2026-03-01.',
  ]);
  assert.is(readWith('policy: {file: a.md, updated: 2026-03-01T10:00:00Z}\n').policy.updated?.value, '2026-03-01');
});

reading('takes a scalar for a list and a list of one for a scalar', () => {
  const found = readWith(
    'policy: privacy.md\nlabels: a.xcprivacy\ncode: src/**\nrecipients: {x: processor}\ndata: {what: email, for: support, to: [x]}\ntrackers: {name: [sid], kind: cookie, for: essential}\n',
  );
  assert.equal(found.defects, []);
  assert.equal(
    found.policy.files.map((x) => x.value),
    ['privacy.md'],
  );
  assert.equal(
    found.labels.map((x) => x.value),
    ['a.xcprivacy'],
  );
  assert.equal(
    found.code?.include.map((x) => x.value),
    ['src/**'],
  );
  assert.equal(
    found.recipients.map((x) => x.type?.value),
    ['processor'],
  );
  assert.equal(
    found.data[0]?.for.map((x) => [x.purpose.value, x.basis]),
    [['support', null]],
  );
  assert.is(found.trackers[0]?.name?.value, 'sid');
});

reading('reads purposes as map, list, scalar and mixture', () => {
  const purposes = (text: string) =>
    readWith(`data:\n  - {what: email, for: ${text}}\n`).data[0]?.for.map((x) => `${x.purpose.value}:${x.basis?.value ?? ''}`);
  assert.equal(purposes('{support: contract, security: LI}'), ['support:contract', 'security:legitimate_interests']);
  assert.equal(purposes('[support, security]'), ['support:', 'security:']);
  assert.equal(purposes('[support, {security: Art. 6(1)(f)}]'), ['support:', 'security:legitimate_interests']);
  assert.equal(purposes('support'), ['support:']);
  assert.equal(purposes('{support: [contract, consent]}'), ['support:contract', 'support:consent']);
  assert.equal(purposes('unknown'), []);
});

reading('names recipients and trackers’ vendors by their ids', () => {
  const found = readWith(
    'recipients: {mailer: {name: Example Mail, type: processor}}\ndata: [{what: email, to: [Example Mail, MAILER, example_mail, nobody]}]\ntrackers: [{vendor: example mail}, {vendor: We}]\nselling: {sells: yes, to: Example-Mail}\n',
  );
  assert.equal(
    found.data[0]?.to.map((x) => x.value),
    ['mailer', 'mailer', 'mailer', 'nobody'],
  );
  assert.equal(
    found.trackers.map((x) => x.vendor?.value),
    ['mailer', 'us'],
  );
  assert.equal(
    found.selling.to.map((x) => x.value),
    ['mailer'],
  );
});

reading('leaves out what it does not know and says what was meant', () => {
  const found = readWith(
    'recipients: {x: {type: data_brokr}}\ndata:\n  - {what: [emial, contact.phone], for: {anlytics: consent, support: contrat}, keep: 3 moons}\n',
  );
  assert.equal(found.recipients[0]?.type, null);
  assert.equal(
    found.data[0]?.what.map((x) => x.value),
    ['contact.phone'],
  );
  assert.equal(
    found.data[0]?.for.map((x) => [x.purpose.value, x.basis]),
    [['support', null]],
  );
  assert.equal(found.data[0]?.keep, []);
  assert.equal(
    found.defects.map(told).map((x) => x.split('Write for')[0]?.trim()),
    [
      '7:24 unknown_value "data_brokr" is not a recipient type. Did you mean data_broker?',
      '9:13 unknown_value "emial" is not a category of data. Did you mean contact.email?',
      '9:42 unknown_value "anlytics" is not a purpose. Did you mean analytics?',
      '9:70 unknown_value "contrat" is not a legal basis. Did you mean contract?',
      '9:86 unknown_value "3 moons" is not a length of time.',
    ],
  );
});

reading('says which key was meant, once', () => {
  assert.equal(
    read(NEEDED.replace('selling: no', 'seling: no\nreciepients: {}\nzzz: 1'))
      .defects.map(told)
      .map((x) => x.split(' Keys here')[0]),
    [
      '5:1 unknown_key "seling" is not a key of the declaration. Did you mean selling?',
      '6:1 unknown_key "reciepients" is not a key of the declaration. Did you mean recipients?',
      '7:1 unknown_key "zzz" is not a key of the declaration.',
    ],
  );
  assert.equal(
    readWith('data: [{what: email, recipients: [a]}]\n').defects.map((x) => x.message),
    ['"recipients" is not a key of "data".'],
  );
  assert.equal(readWith('selling: {sells:no}\n').defects.map(told), [
    '7:11 unknown_key "sells:no" is not a key of "selling". Put a space after the colon: "sells: …".',
  ]);
  assert.equal(readWith('ignore: []\n').defects.map(told), [
    '8:1 unknown_key "ignore" is not a key of the declaration. Findings are silenced in policy-lint.config.yaml, under "ignores".',
  ]);
});

reading('says what is missing and stays usable', () => {
  const found = read(
    'declaration: 1\norganization: {legal_name: Example Mill Ltd}\npolicy: {url: https://mill.example/privacy}\ndata: [{for: support}]\nrecipients: {a: {}}\n',
  );
  assert.ok(found.usable);
  assert.equal(
    found.defects.map((x) => [x.kind, x.message]),
    [
      ['missing_key', 'The declaration has no "selling", "children" and "automation".'],
      ['missing_key', '"organization" has no "name".'],
      ['missing_key', 'This entry of "data" has no "what".'],
      ['missing_key', 'Recipient "a" has no "type".'],
    ],
  );
});

reading('says that a key without a value has none', () => {
  assert.equal(readWith('selling:\n  sells:\nlabels:\n').defects.map(told), [
    '8:3 wrong_type "sells" has no value. Write the value, or "unknown" if it is not known.',
    '9:1 wrong_type "labels" has no value. Write the value, or "unknown" if it is not known.',
  ]);
});

reading('keeps the first of two equal keys', () => {
  const found = readWith('selling: {sells: yes, sells: no}\n');
  assert.is(found.selling.sells?.value, 'yes');
  assert.equal(found.defects.map(told), [
    '7:23 duplicate_key "sells" stands twice in "selling"; the second is not read. Keep one of them.',
  ]);
});

reading('follows anchors and merge keys', () => {
  const found = readWith(
    'x-base: &base {type: processor, country: DE}\nrecipients:\n  a: {<<: *base, name: Example A}\n  b: *base\n  c: {<<: [*base], country: FR}\n',
  );
  assert.equal(found.defects, []);
  assert.equal(
    found.recipients.map((x) => [x.id, x.type?.value, x.countries.map((y) => y.value).join()]),
    [
      ['a', 'processor', 'DE'],
      ['b', 'processor', 'DE'],
      ['c', 'processor', 'FR'],
    ],
  );
  assert.match(readWith('labels: *nothing\n').defects.map(told).join(), /"\*nothing" refers to nothing/);
});

reading('is not harmed by keys of the prototype', () => {
  const found = readWith(
    '__proto__: {a: 1}\nconstructor: 1\nrecipients: {__proto__: processor, toString: {type: processor}}\ndata: [{what: email, to: [toString, hasOwnProperty]}]\n',
  );
  assert.equal(
    found.recipients.map((x) => x.id),
    ['__proto__', 'toString'],
  );
  assert.is(({} as { a?: number }).a, undefined);
  assert.equal(
    found.defects.map((x) => x.kind),
    ['unknown_key', 'unknown_key'],
  );
});

reading('lets categories of its own stand for the one they are like', () => {
  const found = readWith(
    'custom: {id: mill.notes, like: content.files}\ndata: [{what: mill.notes}, {what: mill.note}]\nnever: [sell mill.notes]\n',
  );
  assert.equal(
    found.data.map((x) => x.what.map((y) => y.value)),
    [['content.files'], []],
  );
  assert.equal(
    found.never.map((x) => x.value),
    ['sell content.files'],
  );
  assert.equal(
    found.defects.map((x) => x.help),
    ['Did you mean mill.notes?'],
  );
});

reading('reads promises with the ids of the vocabularies', () => {
  const found = readWith('never: [sell precise location, use password for targeted ads, buy email, share emial]\n');
  assert.equal(
    found.never.map((x) => x.value),
    ['sell location.precise', 'use account.credentials for advertising_targeted'],
  );
  assert.equal(
    found.defects.map((x) => x.message),
    ['"buy email" is not a promise that can be checked.', '"emial" is not a category of data.'],
  );
});

reading('collects what was checked and what is unknown', () => {
  const found = readWith(
    'data:\n  - {what: email, keep: unknown, checked: 2026-01-02, note: unknown to us}\nx-todo: unknown\nchildren: {audience: unknown, collects_under_13: unknown}\n',
  );
  assert.equal(
    found.checked.map((x) => x.value),
    ['2026-01-02'],
  );
  assert.equal(
    found.unknowns.map((x) => positionAt(x.source, x.start).line),
    [7, 9, 9],
  );
  assert.equal(found.defects, []);
});

reading('reads the rest of the model', () => {
  const found = readWith(`organization:
  {name: Example Mill, legal_name: Example Mill Ltd, also_known_as: Mill, former_names: [Example Barn], domains: mill.example, address: 1 Mill Road,
   contact: hello@mill.example, phone: "+44 20 7946 0000", dpo: none, eu_representative: none, role: controller}
signals: {gpc: honoured, dnt: no}
children: {audience: teens, minimum_age: 13, collects_under_13: no, parental_consent: none}
automation: {decisions: [{what: credit limit, effect: legal, human_review: yes, opt_out: no}], profiling: no, ai_training: {uses_personal_data: yes, llm: no, data: messages, opt_out: none}, chatbots: yes}
security: {in_transit: TLS 1.3, at_rest: no, end_to_end: no, passwords: SHA-1, mfa: yes, access_control: roles, certified: [ISO 27001, {name: SOC 2, until: 2026-12-31}], breach_contact: hello@mill.example}
rights: {offered: [access, erasure], how: hello@mill.example, answer_within: P1M, verify_opt_outs: no, backups_cleared_within: 90 days}
frameworks: {dpf: {member: yes, verified: 2026-01-01, renewal_due: 2027-01-01, recourse: none}, seals: Example Seal, codes: [Example Code]}
assessments: {dpia: [{for: [ai training, health], date: 2026-01-01, file: a.md}], risk: b.md}
vendors: {mill_stats: {name: Mill Stats, packages: [mill-stats], hosts: mill.example, cookies: [m_]}}
integrations: {chat: {anything: 1}}
complete: no
`);
  assert.equal(found.defects, []);
  assert.equal(
    [
      found.organization.legalName?.value,
      found.organization.domains[0]?.value,
      found.organization.dpo?.value,
      found.organization.role?.value,
    ],
    ['Example Mill Ltd', 'mill.example', 'none', 'controller'],
  );
  assert.equal([found.signals.gpc?.value, found.signals.dnt?.value], ['honored', 'ignored']);
  assert.equal(
    [found.children.audience?.value, found.children.minimumAge?.value, found.children.collectsUnder13?.value],
    ['teens', 13, 'no'],
  );
  assert.equal(
    found.automation.decisions.map((x) => [x.what?.value, x.humanReview?.value, x.optOut?.value]),
    [['credit limit', 'yes', 'none']],
  );
  assert.equal([found.automation.decisionsAnswer?.value, found.automation.training?.data[0]?.value], ['listed', 'content.messages']);
  assert.equal(
    [found.security.atRest?.value, found.security.passwords?.value, found.security.certified.map((x) => [x.name?.value, x.until?.value])],
    [
      'none',
      'sha1',
      [
        ['ISO 27001', undefined],
        ['SOC 2', '2026-12-31'],
      ],
    ],
  );
  assert.equal([found.rights.offered.map((x) => x.value), found.rights.answerWithin?.duration.days], [['access', 'delete'], 30.44]);
  assert.equal(
    [found.frameworks.dpf?.member?.value, found.frameworks.seals[0]?.name?.value, found.frameworks.codes[0]?.value],
    ['yes', 'Example Seal', 'Example Code'],
  );
  assert.equal(
    found.assessments.map((x) => [x.kind, x.for.map((y) => y.value), x.file?.value]),
    [
      ['dpia', ['ai_training', 'special.health'], 'a.md'],
      ['risk', [], 'b.md'],
    ],
  );
  assert.is(found.complete, 'no');
});

reading.run();

const broken = suite('a broken file');

const files: [name: string, text: string, said: RegExp, at: string][] = [
  ['an empty file', '', /^This file is empty/, '1:1'],
  ['a comment', '# nothing yet\n', /^This file is empty/, '1:1'],
  ['a list', '\n- a\n- b\n', /this file is a list/, '2:1'],
  ['a sentence', 'Hello there', /this file is plain text/, '1:1'],
  ['a tab', 'declaration: 1\norganization:\n\tname: Example\n\tphone: 1\n', /A tab stands where YAML wants spaces/, '3:1'],
  ['a second colon', 'declaration: 1\norganization: Mill: the shop\nbad: [\n', /second colon/, '2:15'],
  ['an open quote', 'organization: "Mill\n', /closing quote/, '2:1'],
  ['an open bracket', 'data: [a, b\nselling: no\n', /indentation|bracket/, '2:1'],
  ['deep nesting', '['.repeat(30_000), /nested too deeply/, '1:1'],
  ['deep lists', '- '.repeat(30_000), /nested too deeply/, '1:1'],
  ['a huge file', 'a'.repeat(1_000_001), /too large/, '1:1'],
];
for (const [name, text, said, at] of files)
  broken(`${name}: one message, and nothing is compared`, () => {
    const found = read(text);
    assert.not(found.usable);
    assert.is(found.defects.length, 1);
    const [defect] = found.defects;
    assert.match(defect?.message ?? '', said);
    assert.is(told(defect as Defect).split(' ')[0], at);
  });

broken('of two documents the first is read', () => {
  const found = read(`${NEEDED}---\ndeclaration: 2\n`);
  assert.ok(found.usable);
  assert.equal(
    found.defects.map(told).map((x) => x.slice(0, 64)),
    ['8:1 syntax This file holds more than one YAML document; only the'],
  );
});

broken('a later version is said to be one', () => {
  assert.match(
    readWith('declaration: 2\n')
      .defects.map((x) => x.message)
      .join(),
    /version 2; policy-lint knows version 1/,
  );
});

broken('aliases of aliases cost nothing', () => {
  let bomb = 'x-a: &a [x, x, x, x, x, x, x, x, x]\n';
  for (let i = 1; i < 12; i++)
    bomb += `x-${'abcdefghijkl'[i] ?? ''}: &${'abcdefghijkl'[i] ?? ''} [${Array(9)
      .fill(`*${'abcdefghijkl'[i - 1] ?? ''}`)
      .join(', ')}]\n`;
  const started = Date.now();
  const found = readWith(`${bomb}labels: *l\nmarkets: *l\n`);
  assert.ok(Date.now() - started < 1000);
  assert.ok(found.defects.length > 0 && found.defects.length < 60);
});

broken('an alias of itself ends', () => {
  assert.ok(readWith('labels: &a [*a, *a]\nrecipients: &b {<<: *b, x: *b}\n').usable);
});

broken('places count a byte order mark and Windows line ends', () => {
  const found = read(`\uFEFF${NEEDED.replaceAll('\n', '\r\n')}zzz: 1\r\n`);
  assert.equal(
    found.defects.map(told).map((x) => x.split(' ')[0]),
    ['8:1'],
  );
  assert.is(textAt(found.organization.name?.at as never), 'Example Mill');
});

broken('what is wrong with wrong types is said in plain words', () => {
  assert.equal(
    readWith(
      'organization: [a, b]\nselling: [yes]\ndata: [hello]\nrights: access\ntrackers: [{name: {a: 1}}]\nmarkets: {a: 1}\n',
    ).defects.map((x) => x.kind),
    ['wrong_type', 'wrong_type', 'wrong_type', 'wrong_type', 'wrong_type', 'wrong_type'],
  );
});

broken('whatever is cut out or put in, reading ends without an exception and every place is in the file', () => {
  const whole = `${NEEDED}recipients: {a: &a {type: processor, country: NO}, b: *a}\ntrackers:\n  - {name: "x: y", lasts: 2 years}\nnever: [sell email]\n# end\n`;
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    ':',
    '- ',
    '\n',
    '\t',
    '"',
    '*a',
    '&a ',
    '<<: ',
    '!t ',
    '|',
    '%',
    '\u0000',
    '---\n',
    '? ',
    '\uFEFF',
    '~',
  ];
  for (let i = 0; i < 1200; i++) {
    const [from, cut] = [(i * 37) % whole.length, (i * 11) % 7];
    const text = whole.slice(0, from) + (pieces[i % pieces.length] ?? '') + whole.slice(from + cut);
    for (const { at, message } of read(text).defects) assert.ok(message && at.start <= at.end && at.end <= text.length, text);
  }
});

broken.run();
