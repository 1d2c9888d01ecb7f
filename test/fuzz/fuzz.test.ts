// A short run of every family, with the same documents in every run; `npm run fuzz` tries others for as long as it is told.
import { suite } from 'uvu';
import { FAMILIES } from './families.js';
import { unchanged } from './metamorphic.js';

const test = suite('fuzz');
/** The part of a round that is tried here. */
const PART = Number(process.env.FUZZ_PART ?? 0.02);

// What grows too fast is looked for in the suites of hostile texts, which run alone.
for (const [name, { family, weight }] of Object.entries(FAMILIES).filter(([name]) => !name.startsWith('growth')))
  test(name, () => family(Math.ceil(weight * PART), 1));

test('a line end or what nobody sees in the first words of what is denied', async () => {
  const policy = (data: string): string =>
    `We do not share your ${data} with advertising partners.\n\nWe share your IP address with advertising partners.\n`;
  for (const written of ['IP\naddress', 'IP&nbsp;address', 'I\u200bP address', 'I\u00adP ad\u00address'])
    await unchanged(policy('IP address'), policy(written), { print: written.includes('\n') });
});

test('a hyphen that nobody sees in every word', () =>
  unchanged(
    'We do not share your IP address with advertising partners.\n\nWe share your IP address with advertising partners.\n',
    'We do not sh\u00adare your IP ad\u00address with adver\u00adtising part&shy;ners.\n\nWe sh\u00adare your IP address with advertising part\u200bners.\n',
    { print: false },
  ));

test.run();
