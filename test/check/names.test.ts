import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { namesOf } from '../../src/check/names.js';
import type { Recipient } from '../../src/model/declaration.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import { parseDeclaration } from '../../src/parse/declaration.js';

const names = suite('names of recipients');

/** What is looked for: in any case of letters, and "letter by letter". */
function lookedFor(name: string): { anyCase: string[]; exactly: string[] } {
  const text = `declaration: 1\nrecipients:\n  one: {name: ${JSON.stringify(name)}}\n`;
  const [recipient] = parseDeclaration({ path: 'privacy.yaml', text }, vocabulary()).recipients;
  const all = namesOf(recipient as Recipient);
  const pick = (exact: boolean): string[] => all.filter((one) => one.exact === exact).map((one) => one.text);
  return { anyCase: pick(false), exactly: pick(true) };
}

names('the whole name, and its first word as it is written', () => {
  assert.equal(lookedFor('Quantel Stats'), { anyCase: ['Quantel Stats'], exactly: ['Quantel'] });
  assert.equal(lookedFor('Leadgrove'), { anyCase: ['Leadgrove'], exactly: [] });
  // Words that anybody may use are no names by themselves.
  assert.equal(lookedFor('the weather people'), { anyCase: ['the weather people'], exactly: [] });
  assert.equal(lookedFor('Box Hill'), { anyCase: ['Box Hill'], exactly: [] });
  assert.equal(lookedFor('Quay weather maps'), { anyCase: ['Quay weather maps'], exactly: ['Quay'] });
});

names('the legal form may be left out, and is no name of anybody', () => {
  for (const form of ['Inc', 'Inc.', 'LLC', 'Ltd', 'Limited', 'GmbH', 'AG', 'S.A.', 'B.V.', 'Pty', 'Co., Ltd.', 'GmbH & Co. KG'])
    for (const joint of [' ', ', ']) assert.equal(lookedFor(`Bannerbee${joint}${form}`).anyCase, ['Bannerbee'], `Bannerbee${joint}${form}`);
  assert.equal(lookedFor('Oak Data, Inc.'), { anyCase: ['Oak Data'], exactly: [] });
  // A company may be called so.
  assert.equal(lookedFor('SAS').anyCase, ['SAS']);
});

names('each of several joined in one name', () => {
  for (const joint of [' and ', ' & ', ' / ', '/', ', ', ' or '])
    assert.equal(lookedFor(`Ferrymark${joint}Polestone`).anyCase.slice(-2), ['Ferrymark', 'Polestone'], joint);
  assert.equal(lookedFor('Ferrymark (payments, EU)'), { anyCase: ['Ferrymark'], exactly: [] });
  assert.equal(lookedFor('A and Polestone').anyCase, ['A and Polestone', 'Polestone'], 'a letter is no name');
});

names('a house of many services is not named by its name alone, a product with a name of its own is', () => {
  assert.equal(lookedFor('Google Analytics'), { anyCase: ['Google Analytics'], exactly: [] });
  assert.equal(lookedFor('Google reCAPTCHA'), { anyCase: ['Google reCAPTCHA', 'reCAPTCHA'], exactly: [] });
  assert.equal(lookedFor('Amazon CloudFront').anyCase, ['Amazon CloudFront', 'CloudFront']);
  assert.equal(lookedFor('Google Maps').anyCase, ['Google Maps']);
  assert.equal(lookedFor('Amazon AWS').anyCase, ['Amazon AWS']);
  assert.equal(lookedFor('Google CloudFront Edge').anyCase, ['Google CloudFront Edge']);
});

names('the initials of three words and more', () => {
  assert.equal(lookedFor('Marsh Tides Office').exactly, ['Marsh', 'MTO']);
  assert.equal(lookedFor('Institute of Marsh Tides').exactly, ['Institute Marsh Tides', 'Institute', 'IMT']);
  assert.equal(lookedFor('Marsh Office').exactly, ['Marsh']);
});

names('no name, nothing to look for', () => {
  const [recipient] = parseDeclaration(
    { path: 'privacy.yaml', text: 'declaration: 1\nrecipients:\n  one: {type: public}\n' },
    vocabulary(),
  ).recipients;
  assert.equal(namesOf(recipient as Recipient), []);
});

names.run();
