// Whether a vendor, a name, a host or a label's purpose is among what is declared.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isForAdvertising, isTechnicalType, servesLike } from '../../src/check/labels.js';
import { ownerOf } from '../../src/check/owners.js';
import type { Owner } from '../../src/check/owners.js';
import { isDeclared, recipientsFor, siblingOf, trackersFor } from '../../src/check/vendors.js';
import { createRegistry } from '../../src/extract/vendors.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import type { LabelPurpose, LabelType } from '../../src/model/label.js';
import { place } from '../../src/model/text.js';
import type { Vendor } from '../../src/model/vendor.js';
import { contextOf, documentOf, readingOf } from './hand-made.js';

const declared = suite('what is declared of vendors, names and labels');
const terms = vocabulary();
const registry = createRegistry({
  lakeline: { name: 'Lakeline Counter', kind: 'analytics', company: 'Ripple Works', cookies: ['_lake'] },
  pierpost: { name: 'Pierpost', kind: 'email', company: 'Ripple Works' },
  oarsong: { name: 'Oarsong', kind: 'ads' },
  rowl: { name: 'Rowl', kind: 'ads' },
  abc: { name: 'ABC', kind: 'ads' },
});

function vendor(id: string): Vendor {
  const found = registry.vendors.get(id);
  assert.ok(found, id);
  return found;
}

const declarationOf = (yaml: string) => contextOf(yaml, []).declaration;
const recipient = (name: string): string => `recipients: {some: {name: "${name}", type: processor}}\n`;

declared('a recipient is a vendor by its id, its name, or a name with more around it', () => {
  const is = (yaml: string, id = 'lakeline'): boolean => recipientsFor(vendor(id), declarationOf(yaml), registry).length > 0;
  assert.ok(is('recipients: {lakeline: {type: processor}}\n'));
  for (const name of ['Lakeline Counter', 'Lakeline Counter EU cloud', 'the Lakeline Counter', 'EU/Lakeline Counter (cloud)'])
    assert.ok(is(recipient(name)), name);
  for (const name of ['Lake', 'Counter of lakes', 'Oarsong']) assert.not(is(recipient(name)), name);
  // A part of four letters may be a name, one of three may be anything.
  assert.ok(is(recipient('Rowl boats'), 'rowl'));
  assert.ok(is(recipient('our boats by Rowl'), 'rowl'));
  assert.not(is(recipient('ABC boats'), 'abc'));
  assert.ok(is(recipient('ABC'), 'abc'));
});

declared('a tracker is a vendor by whose it is, by its name, or by the name of a cookie', () => {
  const is = (tracker: string, more = ''): boolean =>
    trackersFor(vendor('lakeline'), declarationOf(`${more}trackers: [${tracker}]\n`), registry).length > 0;
  const rest = 'for: analytics, consent: prior';
  assert.ok(is(`{name: Lakeline Counter, kind: cookie, ${rest}}`));
  assert.ok(is(`{name: _lake, kind: cookie, ${rest}}`));
  assert.ok(is(`{name: x, vendor: lakeline, kind: cookie, ${rest}}`, 'recipients: {lakeline: {type: processor}}\n'));
  assert.ok(is(`{name: x, vendor: counter, kind: cookie, ${rest}}`, 'recipients: {counter: {name: Lakeline Counter, type: processor}}\n'));
  assert.not(is(`{name: _oar, kind: cookie, ${rest}}`));
  assert.not(is(`{name: Oarsong, kind: cookie, ${rest}}`));
  assert.not(
    is(`{name: x, vendor: oarsong, kind: cookie, ${rest}}`, 'recipients: {oarsong: {type: processor}, lakeline: {type: processor}}\n'),
  );
  const both = declarationOf(`trackers: [{name: _lake, kind: cookie, ${rest}}]\n`);
  assert.ok(isDeclared(vendor('lakeline'), both, registry));
  assert.not(isDeclared(vendor('pierpost'), both, registry));
});

declared('another service of the same company is a sibling', () => {
  const sibling = (id: string, yaml: string): string | undefined => siblingOf(vendor(id), declarationOf(yaml), registry)?.id;
  assert.is(sibling('lakeline', 'recipients: {a: {name: Oarsong, type: processor}, b: {name: Pierpost, type: processor}}\n'), 'b');
  assert.is(sibling('lakeline', 'recipients: {pierpost: {type: processor}}\n'), 'pierpost');
  assert.is(sibling('lakeline', recipient('Ripple Works')), 'some');
  assert.is(sibling('lakeline', recipient('Oarsong')), undefined);
  assert.is(sibling('lakeline', ''), undefined);
  // Those of whose company nothing is known have none in common.
  assert.is(sibling('oarsong', recipient('Rowl')), undefined);
});

function ownerIn(yaml: string, text = 'We sail.', names: readonly string[] = []): Owner {
  const reading = { ...readingOf(documentOf(text)), names };
  return ownerOf(contextOf(yaml, [reading]), reading);
}

declared('a name is our own where it is one of ours, a word of one, or grown from one', () => {
  const owner = ownerIn(
    'organization: {name: Quellmark Boats Ltd, legal_name: Oak & Sons GmbH, also_known_as: [QMB], domains: [sailing.example]}\n',
  );
  assert.ok(owner.isDeclared);
  for (const name of ['Quellmark Boats Ltd', 'QUELLMARK', 'quell-mark', 'Boats', 'Quellmarks', 'QMB', 'Sailing', 'Sons'])
    assert.ok(owner.isOwnName(name), name);
  for (const name of ['Quill', 'Ltd', 'Oak', 'QM', 'QMBX', 'the', '', '!', 'Sail boats of Quellmark'])
    assert.not(owner.isOwnName(name), name);
  assert.ok(owner.isExactly('Quellmark Boats, Ltd.'));
  assert.ok(owner.isExactly('qmb'));
  for (const name of ['Quellmark', 'Boats', 'QM']) assert.not(owner.isExactly(name), name);
  assert.not(ownerIn('').isDeclared);
  assert.ok(ownerIn('', 'We sail.', ['Lanternhof']).isOwnName('Lanternhof'));
});

declared('a name may stand in an address, unless it is too short to mean anything', () => {
  const owner = ownerIn('organization: {name: Quellmark, also_known_as: [Q4]}\n');
  assert.ok(owner.isNamedIn('https://social.example/quell-mark-official'));
  assert.not(owner.isNamedIn('https://social.example/q4'));
  assert.not(owner.isNamedIn('https://social.example/quell'));
});

declared('a host is our own by a declared domain, address of the policy or of mail, or by our name', () => {
  const owner = ownerIn(
    'organization: {name: Quellmark, domains: [boats.example, "https://www.oars.example/shop"], contact: "care@letters.example"}\n' +
      'policy: {file: p.md, url: "https://legal.example/privacy"}\nrights: {how: [rights@asked.example]}\n',
  );
  for (const host of [
    'boats.example',
    'shop.boats.example',
    'oars.example',
    'letters.example',
    'legal.example',
    'asked.example',
    'www.quellmark.test',
  ])
    assert.ok(owner.isOwnHost(host), host);
  for (const host of ['rowing.example', 'quell.test', 'quellmark-fans.test', 'care.test']) assert.not(owner.isOwnHost(host), host);
});

declared('names of others are those of recipients, trackers, seals, codes and representatives', () => {
  const owner = ownerIn(
    'organization: {name: Quellmark, dpo: "Ada Fern, ada@dpo.example", eu_representative: Lanternhof}\n' +
      'recipients: {host: {name: Rackhaven, type: processor}, mailer: {type: processor}}\n' +
      'trackers: [{name: Lakeline, kind: cookie, for: analytics}]\n' +
      'frameworks: {seals: [{name: Goodseal, status: active}], codes: [Lake Codex]}\n',
  );
  for (const name of ['Rackhaven', 'host', 'mailer', 'Lakeline', 'Goodseal', 'Codex', 'Lanternhof', 'Rackhaven Inc'])
    assert.ok(owner.isDeclaredName(name), name);
  assert.ok(owner.isDeclaredName('Rack'));
  for (const name of ['Quellmark', 'Oarsong', 'Rac', 'lak', 'X']) assert.not(owner.isDeclaredName(name), name);
  assert.ok(owner.isDeclaredHost('cdn.rackhaven.test'));
  assert.not(owner.isDeclaredHost('oarsong.test'));
});

const purpose = (...purposes: string[]): LabelPurpose => ({
  id: 'x',
  title: 'X',
  purposes,
  at: place({ path: 'x', text: '' }, 0, 0),
  ofSharing: false,
});

declared('a purpose of a label is served by data, a tracker or a recipient like it', () => {
  const serves = (wanted: LabelPurpose, yaml: string): boolean => servesLike(wanted, declarationOf(yaml), terms);
  const data = (use: string): string => `data: [{what: identity.name, for: accounts}, {what: contact.email, for: [accounts, ${use}]}]\n`;
  const tracker = (use: string): string =>
    `trackers: [{name: a, kind: cookie, for: essential}, {name: b, kind: cookie, for: [essential, ${use}]}]\n`;
  const type = (kind: string): string => `recipients: {a: {type: processor}, b: {type: ${kind}}}\n`;
  for (const yaml of [data('analytics'), tracker('analytics'), type('analytics_provider')]) {
    assert.ok(serves(purpose('analytics'), yaml), yaml);
    assert.not(serves(purpose('advertising_targeted'), yaml), yaml);
  }
  for (const yaml of [
    data('advertising_targeted'),
    data('direct_marketing'),
    tracker('advertising'),
    type('ad_network'),
    type('data_broker'),
  ]) {
    assert.ok(serves(purpose('advertising_targeted'), yaml), yaml);
    assert.ok(serves(purpose('security', 'direct_marketing'), yaml), yaml);
    assert.not(serves(purpose('analytics'), yaml), yaml);
  }
  assert.not(serves(purpose('advertising_targeted'), data('security')));
  assert.not(serves(purpose('advertising_targeted'), 'recipients: {a: {name: Nobody}}\n'));
  assert.not(serves(purpose(), data('analytics')));
});

declared('a purpose that may be something else is not for advertising; a type is technical in all that it may mean', () => {
  assert.ok(isForAdvertising(purpose('advertising_targeted', 'direct_marketing'), terms));
  assert.not(isForAdvertising(purpose('advertising_targeted', 'analytics'), terms));
  assert.not(isForAdvertising(purpose(), terms));
  const type = (...data: string[]): LabelType => ({ id: 'x', title: 'X', data, also: [], words: [], vague: false });
  assert.ok(isTechnicalType(type('device.ip', 'usage.diagnostics')));
  assert.not(isTechnicalType(type('device.ip', 'contact.email')));
});

declared.run();
