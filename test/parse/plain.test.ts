import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { assertLawful, outline, placeOf, read, sentences } from './reading.js';

const test = suite('parse/plain');

const LONG = 'We ask for your name when you open an account with Larkfen, and for nothing else that would tell who you are.';

const readings: [name: string, text: string, blocks: string[]][] = [
  [
    'paragraphs of one line, headings by their looks',
    `Privacy Policy\nLast updated: 3 May 2031\n${LONG}\nLog Data\n${LONG}\n${LONG}\nHow you can change it\n${LONG}\nDo we sell your data?\nNo, we never sell what you tell us, nor rent it out.`,
    [
      'heading 1: Privacy Policy',
      'paragraph: Last updated: 3 May 2031 ^0',
      `paragraph: ${LONG} ^0`,
      'heading 2: Log Data ^0',
      `paragraph: ${LONG} ^3`,
      `paragraph: ${LONG} ^3`,
      'heading 2: How you can change it ^0',
      `paragraph: ${LONG} ^6`,
      'heading 2: Do we sell your data? ^0',
      'paragraph: No, we never sell what you tell us, nor rent it out. ^8',
    ],
  ],
  [
    'headings that are underlined, numbered, in capitals',
    `LARKFEN\n=======\n\nData\n----\n${LONG}\n\n2. Use\n\n${LONG}\n\n2.1 Advertising\n\n${LONG}\n\nYOUR RIGHTS\n\n${LONG}`,
    [
      'heading 1: LARKFEN',
      'heading 2: Data ^0',
      `paragraph: ${LONG} ^1`,
      'heading 2: 2. Use ^0',
      `paragraph: ${LONG} ^3`,
      'heading 3: 2.1 Advertising ^3',
      `paragraph: ${LONG} ^5`,
      'heading 2: YOUR RIGHTS ^0',
      `paragraph: ${LONG} ^7`,
    ],
  ],
  [
    'lines wrapped by hand',
    'We ask for your name when you open an account with\nLarkfen, and for nothing else that would tell who you\nare. We keep it.\n\nWe may use it:\n\n  - to answer the letters that you write to us, and to\n    thank you for them;\n  - to bill you.\n\n  Nothing else is done with it, whatever the season and\n  whatever the weather.\n',
    [
      'paragraph: We ask for your name when you open an account with Larkfen, and for nothing else that would tell who you are. We keep it.',
      'paragraph: We may use it:',
      'item 1: to answer the letters that you write to us, and to thank you for them; <1',
      'item 1: to bill you. <1',
      'paragraph: Nothing else is done with it, whatever the season and whatever the weather.',
    ],
  ],
  [
    'a sentence broken once, and a list that looks like it',
    `${LONG}\n\nAnyone who orders at the shop\nof Larkfen is asked for an address.\n\n${LONG}\n\nWe keep:\n\nName and postal address\nphone number.\n`,
    [
      `paragraph: ${LONG}`,
      'paragraph: Anyone who orders at the shop of Larkfen is asked for an address.',
      `paragraph: ${LONG}`,
      'paragraph: We keep:',
      'item 1: Name and postal address <3',
      'item 1: phone number. <3',
    ],
  ],
  [
    'bullets of all kinds',
    'We ask for:\n- one\n- two\nWe tell:\n* one\n* two\nWe show:\n• one\n•two\nWe keep:\n– one\n– two\nWe lose:\no One\no Two\nWe find:\n· one\n· two',
    ['ask for', 'tell', 'show', 'keep', 'lose', 'find'].flatMap((verb, n) => [
      `paragraph: We ${verb}:`,
      `item 1: ${verb === 'lose' ? 'One' : 'one'} <${n * 3}`,
      `item 1: ${verb === 'lose' ? 'Two' : 'two'} <${n * 3}`,
    ]),
  ],
  [
    'numbers, letters, Roman numerals, one within the other',
    'We may:\n1. write to you;\n2. call you:\n  (a) at home;\n  (b) at work:\n    (i) by day;\n    (ii) by night;\n  (c) at sea;\n3. wait.\nBye.',
    [
      'paragraph: We may:',
      'item 1: write to you; <0',
      'item 1: call you: <0',
      'item 2: at home; <2',
      'item 2: at work: <2',
      'item 3: by day; <4',
      'item 3: by night; <4',
      'item 2: at sea; <2',
      'item 1: wait. <0',
      'paragraph: Bye.',
    ],
  ],
  [
    'letters within numbers without an indent',
    'We may:\n1) call you:\na) at home;\nb) at work;\n2) wait.',
    ['paragraph: We may:', 'item 1: call you: <0', 'item 2: at home; <1', 'item 2: at work; <1', 'item 1: wait. <0'],
  ],
  [
    'the letter i after h',
    'We may:\n(g) go;\n(h) halt;\n(i) inch;\n(j) jump.',
    ['paragraph: We may:', 'item 1: go; <0', 'item 1: halt; <0', 'item 1: inch; <0', 'item 1: jump. <0'],
  ],
  [
    'items with paragraphs of their own',
    'We may:\n- write.\n\n  We write by hand, and only to those who asked us to do so in a letter of theirs.\n- call.',
    [
      'paragraph: We may:',
      'item 1: write. <0',
      'paragraph 1: We write by hand, and only to those who asked us to do so in a letter of theirs. <1',
      'item 1: call. <0',
    ],
  ],
  [
    'lists without bullets',
    `We share it with:\nour couriers;\nour bank; and\nthe tax office.\n${LONG}\nWe collect the following:\nName\nE-mail address\nPostal address\nAccounts and names\n${LONG}`,
    [
      'paragraph: We share it with:',
      'item 1: our couriers; <0',
      'item 1: our bank; and <0',
      'item 1: the tax office. <0',
      `paragraph: ${LONG}`,
      'paragraph: We collect the following:',
      'item 1: Name <5',
      'item 1: E-mail address <5',
      'item 1: Postal address <5',
      'heading 2: Accounts and names',
      `paragraph: ${LONG} ^9`,
    ],
  ],
  [
    'fragments that complete a lead-in',
    `We use your information to:\nProvide our maps.\nAnswer your letters.\nWe do not use it for anything else.`,
    [
      'paragraph: We use your information to:',
      'item 1: Provide our maps. <0',
      'item 1: Answer your letters. <0',
      'paragraph: We do not use it for anything else.',
    ],
  ],
  [
    'sentences after a colon are no items',
    'Please read this carefully:\nWe sell your data to whoever asks for it.\nYou can say no at any time.',
    [
      'paragraph: Please read this carefully:',
      'paragraph: We sell your data to whoever asks for it.',
      'paragraph: You can say no at any time.',
    ],
  ],
  [
    'bullets in lines of their own',
    'We ask for:\n\n•\n\nyour name\n\n•\n\nyour age\n\nThat is all that we ask for, and it was enough so far.',
    [
      'paragraph: We ask for:',
      'item 1: your name <0',
      'item 1: your age <0',
      'paragraph: That is all that we ask for, and it was enough so far.',
    ],
  ],
  [
    'lists that lost their line ends',
    `${LONG} We may collect what is in this list: Contact data such as your name;Payment data such as your card number;andPhotos of yourself or of others. ${LONG} We tell others about it when they work for us, including: Our couriersOur bankThe firm that prints our maps. ${LONG}`,
    [
      `paragraph: ${LONG} We may collect what is in this list:`,
      'item 1: Contact data such as your name; <0',
      'item 1: Payment data such as your card number;and <0',
      `paragraph: Photos of yourself or of others. ${LONG} We tell others about it when they work for us, including:`,
      'item 1: Our couriers <3',
      'item 1: Our bank <3',
      `item 1: The firm that prints our maps. ${LONG} <3`,
    ],
  ],
  [
    'names with a capital inside are no joints',
    `${LONG} We use PayPal, YouTube and GitHub, and send deviceId, userName and appVersion to LinkFen. ${LONG}`,
    [`paragraph: ${LONG} We use PayPal, YouTube and GitHub, and send deviceId, userName and appVersion to LinkFen. ${LONG}`],
  ],
  [
    'a title that lost its line end',
    `Privacy PolicyLarkfen respects your privacy. ${LONG} ${LONG}`,
    ['heading 1: Privacy Policy', `paragraph: Larkfen respects your privacy. ${LONG} ${LONG} ^0`],
  ],
  [
    'headings that are glued to what stands below them',
    'Welcome to the mill. What Is GroundWe grind what you bring along and the AddThis button counts it for us. Keeping AccountsYour bills are kept for a year. Why it is keptWhen we are asked for a bill, we look there. Paper billsDo you want one on paper?',
    [
      'paragraph: Welcome to the mill. What Is Ground',
      'paragraph: We grind what you bring along and the AddThis button counts it for us. Keeping Accounts',
      'paragraph: Your bills are kept for a year. Why it is kept',
      'paragraph: When we are asked for a bill, we look there. Paper bills',
      'paragraph: Do you want one on paper?',
    ],
  ],
  [
    'a lead-in that trails off',
    'We will never...\nsell your address to others\nrent your address out\nAnd so on ...\nEverything we do is told here, and nothing else is done by anybody.',
    [
      'paragraph: We will never...',
      'item 1: sell your address to others <0',
      'item 1: rent your address out <0',
      'paragraph: And so on ...',
      'paragraph: Everything we do is told here, and nothing else is done by anybody.',
    ],
  ],
  [
    'a menu is no heading',
    `Home\nShop\nBasket\nContact\nLog in\n${LONG}`,
    ['paragraph: Home', 'paragraph: Shop', 'paragraph: Basket', 'paragraph: Contact', 'heading 2: Log in', `paragraph: ${LONG} ^4`],
  ],
  [
    'an address is no heading',
    `${LONG}\nLarkfen Ltd.\n1 Mill Lane\nDunmore\nmail@larkfen.example`,
    [`paragraph: ${LONG}`, 'paragraph: Larkfen Ltd.', 'paragraph: 1 Mill Lane', 'paragraph: Dunmore', 'paragraph: mail@larkfen.example'],
  ],
  ['references that a page left behind', 'We don&#146;t sell&nbsp;it &amp; never did.', ['paragraph: We don’t sell it & never did.']],
  ['rules and blank lines', '-----\n\nWe ask.\n\n* * *\n\nYou tell.\n_______', ['paragraph: We ask.', 'paragraph: You tell.']],
];
for (const [name, text, blocks] of readings)
  test(name, async () => {
    const document = await read(text, 'text');
    assert.equal(outline(document), blocks);
    assertLawful(document);
  });

test('a place across wrapped lines', async () => {
  const document = await read(
    'We ask for your name when you open an account, and do not\r\nsell it to anybody, whoever that may be and whatever the\r\nprice that is offered to us for it by that person. So we\r\nwill keep it for you.',
    'text',
  );
  assert.is(placeOf(document, 'do not sell it'), '1:52-2:8 do not\r\nsell it');
  assert.is(document.blocks.length, 1);
});

test('the lines of a file of one sentence each are not joined', async () => {
  const document = await read('We ask.\nYou tell.\nWe keep it.', 'text');
  assert.equal(document.blocks.map(sentences), [['We ask.'], ['You tell.'], ['We keep it.']]);
});

test('nothing makes no block', async () => {
  for (const text of ['', ' ', '\n\r\n\r', '-----', '\ufeff', '\u200b'])
    assert.is((await read(text, 'text')).blocks.length, 0, JSON.stringify(text));
});

test.run();
