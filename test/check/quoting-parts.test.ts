// Which words around a clause a finding quotes with it, and which words of a long one: clauses and marks as a reader of sentences might set them.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { claimOf } from '../../src/check/quoting.js';
import { statement } from '../../src/model/statement.js';
import type { ConditionKind, Statement } from '../../src/model/statement.js';
import { place } from '../../src/model/text.js';
import type { Span } from '../../src/model/text.js';
import { readingOf } from '../../src/project.js';

interface Marks extends Pick<Partial<Statement>, 'modal' | 'duration'> {
  /** Words that deny, as they stand in the text; a statement with such words is a denial unless it is said to be none. */
  readonly denies?: readonly string[];
  readonly polarity?: Statement['polarity'];
  readonly verb?: string;
  readonly subject?: string;
  readonly data?: string;
  readonly recipient?: string;
  readonly conditions?: readonly (readonly [ConditionKind, string])[];
  readonly exception?: string;
}

/** What is quoted of the clause between « and »; the sentence begins behind "| " where there is one, and ends at the end of the text. */
function quotedOf(marked: string, marks: Marks = {}): string {
  const { denies = [], polarity, verb, subject, data, recipient, conditions = [], exception, ...rest } = marks;
  const text = marked.replace(/[«»]|\| /g, '');
  const source = { path: 'policy.md', text };
  const span = (words: string): Span & { text: string } => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`"${words}" does not stand in "${text}"`);
    return { start, end: start + words.length, text: words };
  };
  const sentence = Math.max(0, marked.indexOf('| '));
  const start = marked.replace('| ', '').indexOf('«');
  const at = place(source, start, marked.replace('| ', '').indexOf('»') - 1);
  const mention = (id: string, words?: string) => (words ? [{ id, ...span(words) }] : []);
  const mark = (role: 'action' | 'actor', words?: string) => (words ? [{ role, ...span(words) }] : []);
  return claimOf(
    statement({
      by: 'policy',
      action: 'use',
      at,
      within: place(source, sentence, text.length),
      polarity: polarity ?? (denies.length ? 'does_not' : 'does'),
      ...rest,
      data: mention('identity.name', data),
      recipients: mention('third_parties', recipient),
      conditions: conditions.map(([kind, words]) => ({ kind, ...span(words) })),
      exception: exception ? { ...span(exception), recipients: [], purposes: [], conditions: [] } : null,
      words: [
        ...mark('actor', subject),
        ...denies.map((words) => ({ role: 'negation' as const, ...span(words) })),
        ...mark('action', verb),
      ],
    }),
  );
}

const quoting = suite('which words a finding quotes');

quoting('a word that denies in front of the clause stands in the quote, with the sentence from its beginning where that is near', () => {
  assert.is(quotedOf('Never, says Quellmark, «do we sell names».', { denies: ['Never'] }), 'Never, says Quellmark, do we sell names');
  assert.is(quotedOf('In our shop nothing «is sold by us».', { denies: ['nothing'] }), 'In our shop nothing is sold by us');
  assert.is(
    quotedOf('Of all that the good people of our town have told us in twelve years nothing «is sold by us».', { denies: ['nothing'] }),
    'nothing is sold by us',
  );
  assert.is(
    quotedOf('Nothing of all that the good people of our town have told us in our twelve years «is sold by us».', { denies: ['Nothing'] }),
    'Nothing … is sold by us',
  );
});

quoting('a word in front that denies something else, or nothing, does not', () => {
  assert.is(
    quotedOf('Nobody but us may read it, and «we do not sell it to anybody else».', { denies: ['Nobody', 'not'] }),
    'we do not sell it to anybody else',
  );
  assert.is(
    quotedOf('Nobody but us may read it, and «never do we sell it to anybody else».', { denies: ['Nobody', 'never'] }),
    'never do we sell it to anybody else',
  );
  assert.is(
    quotedOf('Nothing of it «is sold by us», and none of it is shown to anybody.', { denies: ['Nothing', 'none'] }),
    'Nothing of it is sold by us',
  );
  assert.is(
    quotedOf('Not only our owners but «all of our clerks use your names».', { denies: ['Not'], polarity: 'does' }),
    'all of our clerks use your names',
  );
});

quoting('the beginning of another denial at the end of a clause is cut off where the sentence goes on', () => {
  const stub = (marked: string, marks: Marks = {}): string => quotedOf(marked, { denies: ['not'], ...marks });
  assert.is(stub('«We do not keep names, and no pictures» are made by us.'), 'We do not keep names');
  assert.is(stub('«We do not keep names, and no pictures».'), 'We do not keep names, and no pictures');
  assert.is(stub('«We do not keep names, of no clerk» of ours.'), 'We do not keep names, of no clerk');
  assert.is(stub('«We do not keep names, and small pictures» are made by us.'), 'We do not keep names, and small pictures are made by us');
});

quoting('… unless the statement rests on it', () => {
  const stub = (marked: string, marks: Marks = {}): string => quotedOf(marked, { denies: ['not'], ...marks });
  const text = '«We do not keep names of guests, and no pictures after May» or June.';
  const whole = 'We do not keep names of guests, and no pictures after May';
  assert.is(stub(text), 'We do not keep names of guests');
  assert.is(stub(text, { conditions: [['scope', 'after May']] }), whole);
  assert.is(
    stub(text, {
      conditions: [
        ['age', 'of guests'],
        ['scope', 'after May'],
      ],
    }),
    whole,
  );
  assert.is(stub(text, { data: 'names', verb: 'pictures' }), whole);
  // What it says in front of that, behind the clause, or with the very word that denies is no reason to keep it.
  assert.is(stub(text, { conditions: [['age', 'of guests']] }), 'We do not keep names of guests');
  assert.is(stub(text, { conditions: [['scope', 'or June']] }), 'We do not keep names of guests');
  assert.is(stub(text, { denies: ['not', 'no pictures'] }), 'We do not keep names of guests');
});

quoting('of a long clause, what is denied is shown', () => {
  const long = 'to those who sail with us from the old harbor to the islands in the north and back, or to their friends there';
  // Not every word that denies is in a list: the reader's own mark counts.
  assert.is(
    quotedOf(`«Of all our guests and their families ${long}, we did send the names hadn't we been asked, and have kept them».`, {
      denies: ["hadn't"],
    }),
    "Of all our guests and their families to … names hadn't we been asked, and have kept them",
  );
  assert.is(
    quotedOf(`«Of all our guests and their families ${long}, we tell nothing to any reader of a newspaper, now or at another time».`, {
      polarity: 'does_not',
    }),
    'Of all our guests and their families to … tell nothing to any reader of a newspaper, now or at another time',
  );
});

quoting('… the verb of the statement with the word of doubt in front of it, and no other verb', () => {
  const front =
    'Of all our guests and their families who sail with us from the old harbor to the islands in the north and back to our little town';
  const behind = 'whenever the wind is good and the water high and the people on board are glad to be there with us';
  assert.is(
    quotedOf(`«${front} we may then now and again sell names ${behind}».`, { verb: 'sell' }),
    'Of all our guests and their families who … may then now and again sell names whenever the wind is good and the water high and the people on board are …',
  );
  assert.is(
    quotedOf(`«${front} they may speak, and in the evening we sell names ${behind}».`, { verb: 'sell', subject: 'they' }),
    'Of all our guests and their families who … sell names whenever the wind is good and the water high and the people on board are glad to be there …',
  );
  assert.is(
    quotedOf(`«${front}, and to friends there, we sell names, as the day may bring it, ${behind}».`, { verb: 'sell' }),
    'Of all our guests and their families who … sell names, as the day may bring it, whenever the wind is good and the water high and the people on board …',
  );
});

quoting('… what is left out, as far as it is short', () => {
  const front = 'We do not sell any of the names that you and yours have given us in all of these years';
  assert.is(
    quotedOf(`«${front}, and we are proud to say so in this house, except to clubs that row».`, {
      denies: ['not'],
      verb: 'sell',
      exception: 'except to clubs that row',
    }),
    'We do not sell any of the names that you … except to clubs that row',
  );
  assert.is(
    quotedOf(
      `«${front}, and we are proud to say so, except to clubs that row on the lakes in the north and to those of our friends who live beside such a lake and swim».`,
      {
        denies: ['not'],
        verb: 'sell',
        exception: 'except to clubs that row on the lakes in the north and to those of our friends who live beside such a lake and swim',
      },
    ),
    'We do not sell any of the names that you … except to clubs that row on the lakes in the north and to those of our friends who live beside such a lake …',
  );
});

quoting('… the age of those whom it is about, which has two figures and stands alone', () => {
  const front = 'We do not knowingly keep any of the names that were given to us in one of these harbors and towns of ours, in the year';
  assert.is(
    quotedOf(`«${front} 2019, by a guest who was at that time just under 13 and had come on board without a ticket of his own».`, {
      denies: ['not'],
    }),
    'We do not knowingly keep any of the names … time just under 13 and had come on board without a ticket of his own',
  );
});

quoting('… and what it says of consent and of what we know', () => {
  const front =
    'We do not sell any of the names that were given to us in one of these harbors and towns of ours, and shown to us there by their owners';
  const behind = 'as we have told all of you on the boards in these harbors';
  assert.is(
    quotedOf(`«${front}, unless we have your own free prior consent ${behind}».`, {
      denies: ['not'],
      conditions: [['consent', 'consent']],
    }),
    'We do not sell any of the names that were … your own free prior consent as we have told all of you on the boards in these harbors',
  );
  assert.is(
    quotedOf(`«${front}, on the older of two jetties ${behind}».`, { denies: ['not'], conditions: [['scope', 'jetties']] }),
    'We do not sell any of the names that were … jetties as we have told all of you on the boards in these harbors',
  );
  assert.is(
    quotedOf(
      `«${front}, to anybody who we have actual knowledge is a child of tender age, ${behind} and in the towns, which we love and would not leave».`,
      {
        denies: ['not'],
        conditions: [['knowledge', 'actual knowledge']],
      },
    ),
    'We do not sell any of the names that were … actual knowledge is a child of tender age, as we … would not leave',
  );
});

quoting('the last denial in front of what denies nothing by itself', () => {
  assert.is(
    quotedOf(
      '| We do not look at the letters that you send us from your journeys to the islands in the north and to the towns behind them, and do not copy, as the clerks of other houses have done in the past, «or lend them to anybody in town».',
      { polarity: 'does_not' },
    ),
    'We do not look at the letters that you send … and do not copy, as the clerks of other houses have done in the past, or lend them to anybody in town',
  );
});

quoting('the whole sentence, where the clause says too little alone or denies in a roundabout way', () => {
  assert.is(quotedOf('It may well be that «we sell it» to the moon.'), 'It may well be that we sell it to the moon');
  assert.is(
    quotedOf('Quellmark, which has its shops in the old harbor and in three towns behind it, «has always refused to sell your names».', {
      subject: 'Quellmark',
      polarity: 'does_not',
    }),
    'Quellmark, which has its shops in the old harbor and in three towns behind it, has always refused to sell …',
  );
});

quoting('a case in front, and not what stands in front of the case', () => {
  assert.is(quotedOf('We sail. | Dear guests, if you ask us, «we use your names».'), 'if you ask us, we use your names');
  assert.is(quotedOf('We sail. | Dear guests, ask us and «we use the names of our guests».'), 'we use the names of our guests');
  assert.is(quotedOf('If you are a child do not sign;  «we use the names of our guests».'), 'we use the names of our guests');
  assert.is(
    quotedOf(
      'If you have come to us from one of the islands in the north, or from one of the towns behind them, and have brought friends and family with you, «we use your names».',
    ),
    'If you have come to us from one of the islands in the north, … them, and have brought friends and family with you, we use your names',
  );
});

quoting('what is asked for in front of a promise, and nothing where it stands behind', () => {
  const asked = { modal: 'only_if', conditions: [['consent', 'your consent']] } as const;
  assert.is(quotedOf('With your consent «we use your names».', asked), 'With your consent we use your names');
  assert.is(
    quotedOf('Our shop is old, with your consent alone, «we use your names».', asked),
    'with your consent alone, we use your names',
  );
  assert.is(
    quotedOf('Our shop is old, and «we use your names», but only with your consent, and gladly.', asked),
    'we use your names, but only with your consent',
  );
  assert.is(
    quotedOf('Our shop is old, and «we use your names» here, but only with your consent, and gladly.', asked),
    'we use your names here, but only with your consent',
  );
  assert.is(
    quotedOf('Our shop is old, with your consent alone, now and then, «we use your names».', asked),
    'with your consent alone, now and then, we use your names',
  );
  assert.is(
    quotedOf('Only with your consent. | Our shop is open, and «we use the names of our guests».', asked),
    'we use the names of our guests',
  );
  assert.is(
    quotedOf('Our shop is old, and «we use the names of our guests», but your number only with your consent.', { ...asked, modal: 'does' }),
    'we use the names of our guests',
  );
});

quoting('what a word like "that" stands for, unless that would be too much', () => {
  assert.is(
    quotedOf('You may send us a number, and «we encrypt that information».'),
    'You may send us a number, and we encrypt that information',
  );
  assert.is(
    quotedOf('Your browser may send a signal, and «we will honor that».'),
    'Your browser may send a signal, and we will honor that',
  );
  assert.is(
    quotedOf('You may tell us your name, and «we will sell it to all of our friends».', { data: 'it' }),
    'You may tell us your name, and we will sell it to all of our friends',
  );
  assert.is(
    quotedOf('You may tell us your name, and «we will sell it to all of our friends».', { data: 'name' }),
    'we will sell it to all of our friends',
  );
  assert.is(
    quotedOf(`You may send us a number${', and a number'.repeat(30)}, and «we encrypt that information».`),
    'we encrypt that information',
  );
});

quoting('the words that a clause goes on with, to their end', () => {
  const denies = { denies: ['not'] };
  assert.is(
    quotedOf('«We do not sell names, pictures or letters» in our shop, and no boats.', denies),
    'We do not sell names, pictures or letters in our shop',
  );
  assert.is(quotedOf('«We do not sell names» in our 2.5 shops, and no boats.', denies), 'We do not sell names in our 2.5 shops');
  assert.is(quotedOf('«We do not sell names» in our shop.', denies), 'We do not sell names in our shop');
  assert.is(
    quotedOf('«We do not sell names» as that term is defined there; we sell boats.', denies),
    'We do not sell names as that term is defined there',
  );
  assert.is(quotedOf('(«We do not sell names of guests») is on our door.', denies), 'We do not sell names of guests');
  assert.is(quotedOf('«We do not sell names of guests,» in our shop at least.', denies), 'We do not sell names of guests');
  assert.is(quotedOf('«We do not sell names of guests» to the moon.', denies), 'We do not sell names of guests');
  const north = ' and the towns of the north'.repeat(8);
  assert.is(
    quotedOf(`«We do not sell names» in our shop${north}.`, denies),
    'We do not sell names in our shop and the towns of the north and the towns of the north and the towns of the north and the towns of the north …',
  );
  // A condition that is told much further on is not of this clause.
  assert.is(
    quotedOf(`«We use the names of our guests»${north}, with your consent.`, {
      modal: 'only_if',
      conditions: [['consent', 'your consent']],
    }),
    'We use the names of our guests',
  );
});

quoting('the consent of parents, behind what is said of children', () => {
  const marks = { denies: ['not'], conditions: [['age', 'children']] } as const;
  const tail = 'or use them, without the consent of a parent';
  assert.is(quotedOf(`«We do not keep names of children», ${tail}.`, marks), `We do not keep names of children, ${tail}`);
  assert.is(
    quotedOf(`«We do not keep names of children on weekdays», ${tail}.`, {
      ...marks,
      conditions: [
        ['age', 'children'],
        ['scope', 'on weekdays'],
      ],
    }),
    `We do not keep names of children on weekdays, ${tail}`,
  );
  assert.is(quotedOf(`«We do not keep names of children», ${tail}`, marks), `We do not keep names of children, ${tail}`);
  assert.is(quotedOf('«We do not keep names of children», and are glad of it.', marks), 'We do not keep names of children');
  assert.is(quotedOf('«We do not keep names of children», or use them, without need.', marks), 'We do not keep names of children');
  assert.is(
    quotedOf(`«We do not keep names of guests», ${tail}.`, { ...marks, conditions: [['scope', 'guests']] }),
    'We do not keep names of guests',
  );
  assert.is(
    quotedOf(`«We do not keep names of children», ${tail}${' or of a friend of theirs'.repeat(8)}.`, marks),
    'We do not keep names of children',
  );
});

/** What is quoted of the last statement that a text makes. */
async function lastOf(text: string): Promise<string> {
  const { statements } = await readingOf({ path: 'policy.md', text }, null);
  const last = statements.at(-1);
  assert.ok(last, text);
  return claimOf(last);
}

quoting('an item of a list is quoted with the words that deny it, however long what leads up to it', async () => {
  assert.is(await lastOf('We do not:\n\n- sell your names'), 'We do not: … sell your names');
  assert.is(
    await lastOf(
      'Our promise to all of those who buy boats and oars and sails from us, today and in the years to come, is that we will not:\n\n- share your names with advertisers',
    ),
    'Our promise to all of those who buy boats … will not: … share your names with advertisers',
  );
});

quoting.run();
