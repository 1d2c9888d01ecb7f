import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vocabulary } from '../../src/extract/vocabulary.js';
import { LEXICON } from '../../src/generated/lexicon.js';
import { textAt } from '../../src/model/text.js';
import type { TermKind } from '../../src/model/vocabulary.js';
import { policyWords } from '../../src/check/words.js';
import { documentOf } from './hand-made.js';
import { costOf } from '../cost.js';

const words = suite('words of a policy');

const find = (text: string, phrase: string): string[] => policyWords(documentOf(text)).find(phrase).map(textAt);

words('finds runs of words without case, plural and the hyphen of e-mail', () => {
  assert.equal(find('We log E-mail Addresses.', 'email address'), ['E-mail Addresses']);
  assert.equal(find('Cookies and third-party cookies', 'third party cookie'), ['third-party cookies']);
  assert.equal(find('We use categories.', 'category'), ['categories']);
});

words('keeps to word boundaries', () => {
  assert.equal(find('Your address and our shad.', 'ad'), []);
  assert.equal(find('An ad and ads.', 'ad'), ['ad', 'ads']);
  assert.equal(find('It works by status.', 'statu'), []);
});

words('a star stands for any ending', () => {
  assert.equal(find('We retain it; retention is short.', 'ret*'), ['retain', 'retention']);
  assert.equal(find('Targeted advertising here.', 'target* advertis*'), ['Targeted advertising']);
});

words('a plus wants both in one sentence, a minus wants one of them away', () => {
  assert.equal(find('We sell boats. Your data are safe.', 'sell + data'), []);
  assert.equal(find('We sell your data.', 'sell + data'), ['sell']);
  assert.equal(find('We may sell data with our business.', 'sell + data - business'), []);
});

words('a slash wants one of several, and binds closest', () => {
  assert.equal(find('Tailored ads. Ads for you.', 'target* / tailor* + ad'), ['Tailored']);
  assert.equal(find('We keep mail a year. It is stored for a month.', 'keep / stor* + month / year'), ['keep', 'stored']);
  assert.equal(find('We sell data with our business. We sell lists.', 'sell + data / list - business / asset'), ['sell']);
});

words('every phrase of the lexicon can be found', () => {
  for (const [kind, entries] of Object.entries(LEXICON.en.disclosed as Record<string, Record<string, string[]>>))
    for (const [id, phrases] of Object.entries(entries))
      for (const phrase of phrases) {
        const sample = phrase
          .split(' - ')[0]
          ?.split(' + ')
          .map((part) =>
            part
              .split(' ... ')
              .map((one) => one.split(' / ')[0]?.replaceAll('*', 'ed'))
              .join(' '),
          )
          .join(' or ');
        assert.ok(find(`Here ${sample} there.`, phrase).length, `${kind} ${id}: ${phrase}`);
        if (kind !== 'topic' && kind !== 'notice') assert.ok(vocabulary().term(kind as TermKind, id), `${kind} ${id} is no term`);
      }
});

words('a name can be wanted letter by letter', () => {
  const index = policyWords(documentOf('Tell us. Data are kept in the US. PayFlow gets it.'));
  assert.equal(index.findName('US', true).map(textAt), ['US']);
  assert.is(index.findName('US').length, 2);
  assert.equal(index.findName('Payflow').map(textAt), ['PayFlow']);
  assert.equal(index.findNameBeside('US', true, ['kept']).length, 1);
  assert.equal(index.findNameBeside('US', true, ['sent']).length, 0);
});

words('places are those of the source', () => {
  const [at] = policyWords(documentOf('# Title\nFirst.\nWe use pixels.')).find('pixel');
  assert.is(at && at.start, 22);
});

words('takes text in other scripts as words, and stays quick on a long run', async () => {
  assert.equal(find('Über uns', 'über'), ['Über']);
  const cost = await costOf(() => {
    assert.is(find('sell '.repeat(20_000), 'sell sell sell sell data').length, 0);
    assert.is(find('sell '.repeat(300_000), 'sel* + data').length, 0);
  });
  assert.ok(cost < 3000, `${cost} ms`);
});

words.run();
