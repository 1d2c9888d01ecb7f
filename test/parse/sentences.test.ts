import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sentencesOf } from '../../src/parse/sentences.js';

const test = suite('parse/sentences');

/** Sentences are divided by " | ". */
const texts = `We ask for your name. | We keep it.
We share it (e.g. with couriers, i.e. Larkfen). | You may object.
We share it, e.g. Larkfen Maps gets it.
Larkfen Inc. We ask for your name. => Larkfen Inc. | We ask for your name.
Larkfen Inc. and Tallow Ltd. are one.
Larkfen Inc. Privacy Notice applies.
This is the notice of Larkfen Ltd. | You may write to us.
We store it in the U.S. | The law there differs.
We store it in the U.S. and in the U.K. for a year.
The U.S. Department of Trade asks.
See Art. 6 GDPR and Arts. 12 to 14. | See Sec. 1798.140 and § 1798.100(a).
See No. 5 below. | Do you sell it? | No. | We never did.
As defined in Sec. C and Reg. 7, we ask.
J. R. Sample and A. Person answer. | They reply.
Open from 9 a.m. to 5 p.m. on Mondays. | Call us.
We close at 5 p.m. | We open at 9 a.m. daily.
See https://larkfen.example/privacy.html for more. | Or www.larkfen.example.
Version 2.1.3 costs 4.50 euros. | It is new.
We wait ... and we wait. | And so on… | We stop.
We never sell it! | Do we rent it? | Never!
He said "We sell it." | She did not.
(We sell nothing.) | We rent nothing.
We ask “why?” and “how?” of everyone.
We collect names, addresses, etc. | You may object.
We collect names (addresses, etc.) from you.
We collect names, addresses, etc. from you.
We ask: it is needed; it is short. | It ends.
1. We ask for your name. | 2. We keep it.
1.2 Data we hold. | It is little.
A. Collection of data. | We collect it.
IV. We ask. | V. We keep.
Yahoo! Inc. is not Larkfen. | Larkfen is.
iPhone users may ask. | iPad users may too.
Read it. | iCloud holds a copy.
We sell it.Please note that. => We sell it.Please note that.
We use it for these purposes.Please note that. => We use it for these purposes. | Please note that.
Do we sell it?We do not.Never => Do we sell it? | We do not.Never
Look at larkfen.example/ask?We for it.
Ask me@larkfen.Example for it, or larkfen.example/Data.Use for more.
We keep it for 30 days. | 90 days at most.
It began on Jan. 5 and ended in Dec. 2031. | We moved.
Dr. Sample vs. Mr. Person. | It was long.
Ask about the data (see below). | [It is short.] | Then write.
Vitamin C. | We sell it.
Der Art. | We like it.
我们收集数据。我们不出售。 => 我们收集数据。 | 我们不出售。
We ask. | — We keep.
We ask. … | We keep.
Ask us . | We answer .`;

for (const line of texts.split('\n')) {
  const [text, want] = line.includes(' => ') ? (line.split(' => ') as [string, string]) : [line.replaceAll(' | ', ' '), line];
  test(`divides ${text}`, () => {
    assert.is(
      sentencesOf(text)
        .map(({ start, end }) => text.slice(start, end))
        .join(' | '),
      want,
    );
  });
}

test('a line that was begun on purpose opens a sentence', () => {
  const text = 'Larkfen 1 Mill Lane Dunmore, Ireland and more';
  const at = [8, 20, 29, 37].filter((i) => text[i - 1] === ' ');
  assert.equal(
    sentencesOf(text, at).map(({ start, end }) => text.slice(start, end)),
    ['Larkfen', '1 Mill Lane', 'Dunmore, Ireland and more'],
  );
});

test('no sentence without a word', () => {
  assert.equal(sentencesOf('… ! ?'), []);
  assert.equal(sentencesOf(''), []);
  assert.equal(
    sentencesOf('*** We ask.').map(({ start }) => start),
    [0],
  );
});

test.run();
