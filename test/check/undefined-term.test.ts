// Words that are written like defined terms, and things of many names.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RECOMMENDED } from '../../src/check/levels.js';
import { RULES } from '../../src/generated/rules.js';
import { defaultSettings, lint } from '../../src/lint.js';
import { positionAt } from '../../src/model/text.js';
import type { Place } from '../../src/model/text.js';

const terms = suite('terms that nothing defines');

const where = ({ source, start, end }: Place): string => {
  const { line, column } = positionAt(source, start);
  return `${line}:${column} ${source.text.slice(start, end)}`;
};

/** "severity place: message (other places)", one a finding. */
async function found(policy: string, supplement = false): Promise<string[]> {
  const { findings } = await lint({ declaration: null, policies: [{ source: { path: 'privacy.md', text: policy }, supplement }] }, RULES, {
    ...defaultSettings('2026-11-22'),
    levels: { ...RECOMMENDED, only: ['text/undefined-term'] },
    minConfidence: 'low',
  });
  return findings.map(
    ({ severity, at, message, related }) =>
      `${severity} ${where(at)}: ${message}${related.length ? ` (${related.map((one) => where(one.at)).join(', ')})` : ''}`,
  );
}

const THREE = 'We collect data about users of our Services. You can use the Services without a name. We keep what such Services give.';

terms('a capital word at three places, each with its place', async () => {
  assert.equal(await found(THREE), [
    'warning 1:36 Services: "Services" is written like a defined term, and nothing defines it (3 places). (1:62 Services, 1:105 Services)',
  ]);
  assert.equal(await found(THREE.replace('such Services', 'such services')), [], 'two are none');
  assert.equal(await found(THREE, true), [], 'what belongs to a policy may use its terms');
});

terms('what stands around a word decides whether it is a use', async () => {
  const used = async (third: string): Promise<number> => (await found(THREE.replace('We keep what such Services give.', third))).length;
  for (const yes of [
    'You like our Services.',
    'You like our Services',
    'Our friends like the Services, too.',
    'You like our Site and Services.',
    'All is well with the Services; we like it.',
  ])
    assert.is(await used(yes), 1, yes);
  for (const no of [
    'You like the Services Agreement.',
    'You like Services.',
    'You like hour Services.',
    'You like our Services-Desk.',
    'You like their Services.',
  ])
    assert.is(await used(no), 0, no);
  // Titles have capitals of their own, and so have heads of tables.
  assert.is(await used('\n\n## About our Services'), 0);
  assert.is(await used('\n\n| Of our Services | Other |\n| --- | --- |\n| 1 | 2 |'), 0);
  assert.is(await used('\n\n- about our Services'), 1);
});

terms('defined in quotes, in brackets, or by what it means', async () => {
  for (const line of [
    'This is the “Service”.',
    'These are the "Services".',
    'We make maps (our Services).',
    'We make maps (“the Services”).',
    'Services means all that we make.',
    '“Our Mapping Services” are fine.',
    'Service: refers to what we make.',
    'Some people (of the Services) like it.',
  ])
    assert.equal(await found(`${line} ${THREE}`), [], line);
  for (const elsewhere of [
    'Capitalized terms have their meaning there.',
    'Terms not otherwise defined herein are explained in our terms.',
    'Words have the same meaning as there, as defined in our terms.',
    'All have the meanings given there.',
  ])
    assert.equal(await found(`${elsewhere} ${THREE}`), [], elsewhere);
});

terms('a name that holds the word is no use of a term; the first word of a sentence is no name', async () => {
  assert.equal(await found(`The shop is run by Tallowmere Services in town. ${THREE}`), []);
  assert.equal(await found(`We belong to Services of Tallowmere. ${THREE}`), []);
  assert.is((await found(`Improving Services takes time. ${THREE}`)).length, 1);
  assert.is((await found(`It is so. Improving Services takes time. ${THREE}`)).length, 1);
  assert.is((await found(`Our Service Providers help. ${THREE}`)).length, 1);
});

terms('a policy of three names stands on the rarest of them', async () => {
  const three =
    'This privacy policy is short. We keep to this privacy statement. Read this privacy statement. Under our privacy notice and this privacy policy all is well.';
  assert.equal(await found(three), [
    'warning 1:105 privacy notice: The document has 3 names here: "privacy policy", "privacy statement" and "privacy notice". (1:6 privacy policy, 1:47 privacy statement)',
  ]);
  assert.equal(await found(three.replace('our privacy notice', 'their privacy notice')), [], 'others have policies, too');
  assert.is((await found(three.replace('our privacy notice', 'our online privacy notice'))).length, 1);
  assert.is((await found(three.replace('our privacy notice', 'our own privacy notice'))).length, 0);
  // A word that only begins or ends like a name.
  assert.is((await found(three.replace('privacy notice', 'privacy noticeboard'))).length, 0);
});

terms('four names of the data of people; names that differ in a hyphen are one', async () => {
  const four = 'We keep personal data. We like personal information, user information and personal details.';
  assert.match((await found(four))[0] as string, /^info .*Data of people have 4 names here/);
  assert.equal(await found(four.replace('personal details', 'names')), []);
  assert.equal(
    await found(
      'We keep personally identifiable information. We like personally identifying information, personally-identifiable information and personal data.',
    ),
    [],
  );
});

terms('one word in two spellings, whatever its number', async () => {
  assert.equal(await found('Our websites are fine. This web site is, and that web-site is.'), [
    'info 1:51 web-site: One word is spelled in 3 ways: "website", "web site" and "web-site". (1:29 web site, 1:5 websites)',
  ]);
  assert.equal(await found('Our website is fine. Our websites are.'), []);
});

terms.run();
