// What policies need to say for a law's duty of notice: each text beside its nearest neighbour that does not say it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { coverageOf } from '../../src/check/coverage.js';
import type { Detector } from '../../src/check/notice-answer.js';
import { link, postal } from '../../src/check/notice-america.js';
import { interest, retention, safeguard, source } from '../../src/check/notice-uses.js';
import { contact, controller, date, named } from '../../src/check/notice-who.js';
import { RULES } from '../../src/generated/rules.js';
import { defaultSettings, readAll } from '../../src/lint.js';
import { textAt } from '../../src/model/text.js';

const detectors = suite('what tells of a duty');

/** A statement that makes any of these texts a policy in English. */
const SOMETHING = 'We use your name for our service.';

/** The words that tell of it, "words (why they are not enough)", or '' where nothing does. */
async function told(detector: Detector, policy: string, yaml = '', arg = ''): Promise<string> {
  const { contexts } = await readAll([
    {
      project: {
        declaration: yaml ? { path: 'privacy.yaml', text: `declaration: 1\n${yaml}\n` } : null,
        policies: [{ source: { path: 'privacy.md', text: `${policy}\n\n${SOMETHING}\n` } }],
      },
      rules: RULES,
      settings: defaultSettings('2026-11-22'),
    },
  ]);
  const [context] = contexts;
  const coverage = context && coverageOf(context);
  assert.ok(coverage, policy);
  const answer = detector({ context, coverage, arg, note: 'the note of the row' });
  if (!answer) return '';
  const { at, short, severity } = answer;
  return `${textAt(at)}${short ? ` (${severity ? `${severity}: ` : ''}${short})` : ''}`;
}

/** The end of a long policy. */
const far = (line: string): string =>
  `${Array.from({ length: 12 }, () => SOMETHING).join('\n\n')}\n\n${line}\n\n${Array.from({ length: 14 }, () => SOMETHING).join('\n\n')}`;

detectors('contact: an address, a number, a page, a place, a declared way', async () => {
  assert.is(await told(contact, 'hello@mosswick.example'), 'hello@mosswick.example');
  assert.is(await told(contact, 'See [here](mailto:hello@mosswick.example).'), '[here](mailto:hello@mosswick.example)');
  assert.is(await told(contact, 'See [here](tel:+4512345678).'), '[here](tel:+4512345678)');
  assert.is(await told(contact, 'See [here](https://mosswick.example/Contact).'), '[here](https://mosswick.example/Contact)');
  assert.is(await told(contact, 'See [Support](https://mosswick.example/s).'), '[Support](https://mosswick.example/s)');
  assert.is(await told(contact, 'See [here](https://mosswick.example/about).'), '');
  for (const code of ['CA 94105', 'CA, 94105-1234', 'SW1A 1AA', 'M1 1AE', 'PO Box 7', 'P.O. Box 7'])
    assert.is(await told(contact, `Mosswick, Quay Road 4, ${code}`), code.replace(/^(P\.?O\.? Box).*/, '$1 7'));
  assert.is(await told(contact, 'Mosswick, Quay Road 4'), '');
  assert.is(await told(contact, 'Contact us'), 'Contact us');
  assert.is(await told(contact, '## Contact us'), '', 'a heading without anything below it');
  assert.is(await told(contact, 'Ask at the red door.', 'organization: {name: Mosswick, contact: the red door}'), 'the red door');
  assert.is(await told(contact, 'Ask at the red door.', 'organization: {name: Mosswick, phone: none}'), '');
  assert.is(await told(contact, 'Ask at Quay Road 4.', 'organization: {name: Mosswick, address: Quay Road 4}'), 'Quay Road 4');
});

detectors('controller: a company named at the head or the tail, in an address, or as us', async () => {
  assert.is(await told(controller, 'Welcome to Mosswick Ltd.'), 'Mosswick Ltd');
  assert.is(await told(controller, 'Welcome to Mosswick.'), '');
  assert.is(await told(controller, 'Welcome to our limited offer.'), '', 'no name');
  assert.is(await told(controller, 'Welcome to the Limited offer.'), '', 'no name in front');
  // In the middle of a long text, companies are mostly others.
  assert.is(await told(controller, far('Tidewater Ltd prints posters.')), '');
  assert.is(await told(controller, far('Tidewater Ltd is who we are.')), 'Tidewater Ltd');
  assert.is(await told(controller, far('Tidewater Ltd, Quay Road 4, SW1A 1AA')), 'Tidewater Ltd');
  assert.is(await told(controller, far('Tidewater Ltd\n\nQuay Road 4\n\nLondon SW1A 1AA')), 'Tidewater Ltd');
  assert.is(await told(controller, far('Tidewater Ltd\n\nQuay Road 4\n\nhello@tidewater.example')), 'Tidewater Ltd');
  assert.is(await told(controller, far('Mosswick Ltd prints posters.'), 'organization: {name: Mosswick}'), 'Mosswick Ltd');
  // Well-known houses are named as others.
  assert.is(await told(controller, 'Maps come from Google LLC.'), '');
  assert.is(await told(controller, 'We show maps of Google LLC.'), '');
  assert.is(await told(controller, 'This is Google LLC.', 'organization: {name: Google}'), 'Google LLC');
});

detectors('controller: the declared legal name, or an abbreviation that acts', async () => {
  assert.is(
    await told(controller, far('Run by Mosswick of Marsh Lane.'), 'organization: {legal_name: Mosswick of Marsh Lane}'),
    'Mosswick of Marsh Lane',
  );
  assert.is(await told(controller, far('The Marsh Tides Office (MTO) is by the sea. MTO collects your name.')), 'Marsh Tides Office (MTO');
  assert.is(
    await told(controller, far('The Office of Marsh Tides (OMT) is by the sea. OMT collects your name.')),
    'Office of Marsh Tides (OMT',
  );
  assert.is(await told(controller, far('The Marsh Tides Office (MTO) is by the sea. We collect your name.')), '', 'it does nothing here');
  assert.is(await told(controller, far('The Marsh Tides Office (MTX) is by the sea. MTX collects your name.')), '', 'other letters');
});

detectors('date: of the policy itself', async () => {
  assert.is(await told(date, 'Last updated: 3 March 2026'), '3 March 2026');
  assert.is(await told(date, 'Effective 1 May 2026'), '1 May 2026');
  assert.is(await told(date, 'We were founded on 3 March 2016.'), '');
});

detectors('a declared officer by its own words', async () => {
  const yaml = 'organization: {name: Mosswick, dpo: Vera Ashdown, eu_representative: Repwell BV}';
  assert.is(await told(named, 'Write to Vera Ashdown.', yaml, 'dpo'), 'Vera Ashdown');
  assert.is(await told(named, 'Write to Vera Ashdown.', yaml, 'eu_representative'), '');
  assert.is(await told(named, 'Write to Repwell BV.', yaml, 'eu_representative'), 'Repwell BV');
  assert.is(await told(named, 'Write to Repwell BV.', yaml, 'uk_representative'), '');
  assert.is(await told(named, 'There is none.', 'organization: {name: Mosswick, dpo: none}', 'dpo'), '');
});

detectors('a postal address: a code beside a name; no numbers and no years', async () => {
  for (const [line, found] of [
    ['We sit in Springfield IL 62704.', '62704'],
    ['We sit in 75011 Paris.', '75011'],
    ['We sit in York YO1 7HH.', 'YO1'],
    ['We sit in London SW1A 1AA.', 'SW1A'],
    ['Mosswick, Havnegade 9, 8700 Horsens', '8700'],
    ['We have 62704 readers.', ''],
    ['We have 6270 Readers.', ''],
    ['Mosswick, since May 9, 2016 Horsens', ''],
    ['Mosswick, Havnegade 9 8700 Horsens', ''],
    ['Mosswick, Havnegade, 8700 Horsens', ''],
    ['Mosswick, Havnegade 9, 8700 km', ''],
    ['See Annex A 123.', ''],
  ] as const)
    assert.is(await told(postal, line), found, line);
});

detectors('a link by which people opt out', async () => {
  const way = async (policy: string): Promise<string> => told(link, policy, '', 'opt_out_link');
  assert.match(await way('[Do Not Sell or Share My Personal Information](https://mosswick.example/optout)'), /^Do Not Sell or Share/i);
  assert.match(
    await way('[Do Not Sell or Share My Personal Information](mailto:hello@mosswick.example)'),
    /\(warning: this link opens a mail only\)$/,
  );
  assert.match(
    await way('[Do Not Sell or Share My Personal Information](https://optout.aboutads.info/)'),
    /\(warning: this link leads to the advertising industry, which reaches its members only\)$/,
  );
  // The good one counts, wherever it stands.
  assert.match(
    await way(
      '[Do Not Sell or Share My Personal Information](mailto:hello@mosswick.example)\n\n[Do Not Sell or Share My Personal Information](/optout)',
    ),
    /^[^(]*$/,
  );
  assert.match(await way('You may opt out of the sale of your personal information.'), /\(warning: the note of the row\)$/);
  assert.is(await way('You may ask for a copy.'), '');
});

detectors('retention: a period, an event, criteria; a formula is not enough', async () => {
  for (const line of [
    'We keep your name for 30 days.',
    'We keep your name until you close your account.',
    'We keep your name indefinitely.',
    'We delete your name within a month.',
    'We do not retain your messages.',
  ])
    assert.not.match(await told(retention, line), /\(|^$/, line);
  assert.is(
    await told(retention, 'We keep your name for as long as necessary.'),
    'We keep your name for as long as necessary (warning: only this is said of it, and nobody can work out a period from it)',
  );
  assert.is(await told(retention, 'Our cookies are kept for 30 days.'), '', 'a cookie is not the data');
  assert.is(await told(retention, 'How long do we keep your name? For 30 days?'), '', 'a question');
  assert.is(await told(retention, 'We like your name.'), '');
});

detectors('interests: said beside the words, in the list that they open, or in the row', async () => {
  const bare = 'the interest is not said here';
  assert.match(await told(interest, 'We rely on our legitimate interests to prevent fraud.'), /^[^(]+$/);
  assert.match(await told(interest, 'The legal basis is our legitimate interests.'), new RegExp(`\\(${bare}\\)$`));
  assert.match(await told(interest, 'The legal basis is our legitimate interests:\n\n- preventing fraud'), /^[^(]+$/);
  assert.match(
    await told(interest, '| Why | Basis |\n| --- | --- |\n| Fraud prevention | Legitimate interests |'),
    /^[^(]+$/,
    'in the row of a table',
  );
  assert.match(
    await told(interest, '| Why | Basis |\n| --- | --- |\n| Fraud prevention | Contract |\n| Other things | Legitimate interests |'),
    new RegExp(`\\(${bare}\\)$`),
    'in another row',
  );
  assert.match(await told(interest, 'The legal basis is our legitimate interests.\n\nWe prevent fraud.'), new RegExp(`\\(${bare}\\)$`));
  assert.match(
    await told(interest, 'The legal basis is our legitimate interests. We prevent fraud.'),
    new RegExp(`\\(${bare}\\)$`),
    'in another sentence',
  );
  assert.match(
    await told(interest, 'To prevent fraud:\n\n- our legal basis is our legitimate interests'),
    /^[^(]+$/,
    'in what leads up to it',
  );
  // Where no basis is told at all, another rule says so; a basis that is another one needs no interest.
  assert.is.not(await told(interest, 'We like to write.'), '');
  assert.is(await told(interest, 'Our legal basis is your consent.'), '');
});

detectors('safeguards: by name; what has ended protects nothing', async () => {
  assert.match(await told(safeguard, 'We transfer data to the US under standard contractual clauses.'), /^[^(]+$/);
  assert.match(
    await told(safeguard, 'We transfer data to the US under the Privacy Shield.'),
    /\((?:“.*”|the framework named here) protects no transfer any more\)$/,
  );
  assert.match(
    await told(safeguard, 'We transfer data to the US under the Privacy Shield and standard contractual clauses.'),
    /^[^(]+$/,
    'one of the two holds',
  );
  assert.match(
    await told(safeguard, 'We transfer data to the US with appropriate safeguards for the transfer.'),
    /\(warning: a safeguard is spoken of here, and not named\)$/,
  );
  assert.match(await told(safeguard, 'We transfer your data to India.'), /\(this speaks of where data are, without a safeguard\)$/);
  assert.is(await told(safeguard, 'We keep your data.'), '');
});

detectors('sources: by their own name; others are too wide for registers, and half for brokers', async () => {
  const partner = 'We receive your e-mail address from our partners.';
  assert.match(await told(source, 'We buy lists from data brokers.', '', 'data_broker'), /^[^(]+$/);
  assert.match(
    await told(source, partner, '', 'data_broker'),
    /\(info: others are named here as a source, and not that they deal in data\)$/,
  );
  assert.match(await told(source, partner, '', 'social_login'), /^[^(]+$/);
  assert.is(await told(source, partner, '', 'public_records'), '');
  assert.match(await told(source, 'We look things up in public registers.', '', 'public_records'), /^[^(]+$/);
  assert.is(await told(source, 'You give us your e-mail address.', '', 'data_broker'), '');
});

detectors.run();
