// Addresses of mail and of the web, as texts and links have them.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  domainOfAddress,
  emailsIn,
  hostOf,
  isCommonEnd,
  pathOf,
  recipientsOf,
  registeredName,
  sameAddress,
  sameSite,
} from '../../src/check/addresses.js';

const addresses = suite('addresses');

addresses('e-mail addresses in a text, where they stand', () => {
  const found = (text: string): string[] => emailsIn(text).map(({ text: one, start, end }) => (text.slice(start, end) === one ? one : '!'));
  assert.equal(found('Write to anna.b+x@mail.mosswick.example, or to jörg@müller.example.'), [
    'anna.b+x@mail.mosswick.example',
    'jörg@müller.example',
  ]);
  assert.equal(found('(a@b.io)'), ['a@b.io']);
  assert.equal(found('x@mosswick.example-shop'), [], 'it goes on');
  for (const none of ['@mosswick', 'a@b', 'a@b.1', 'a b.example', 'a@-.example', 'a@b.c']) assert.equal(found(none), [], none);
});

addresses('whom a link writes to', () => {
  assert.equal(recipientsOf('mailto:a@b.example'), ['a@b.example']);
  assert.equal(recipientsOf(' MAILTO://a@b.example?subject=hello '), ['a@b.example']);
  assert.equal(recipientsOf('mailto:a@b.example,%20c@d.example;e@f.example.'), ['a@b.example', 'c@d.example', 'e@f.example']);
  assert.equal(recipientsOf('mailto:mailto:a@b.example>'), ['a@b.example']);
  assert.equal(recipientsOf('mailto:a%@b.example'), ['a%@b.example'], 'no escape');
  assert.equal(recipientsOf('mailto:'), []);
  assert.is(recipientsOf('https://b.example/mailto:a@b.example'), null);
});

addresses('a tag behind a plus and the case are no part of an address', () => {
  assert.ok(sameAddress('Anna+news@Mosswick.example', 'anna@mosswick.example'));
  assert.not(sameAddress('anna@mosswick.example', 'annb@mosswick.example'));
  assert.not(sameAddress('anna@mosswick.example', 'anna@other.example'));
  assert.is(domainOfAddress('"a@b"@Mosswick.Example'), 'mosswick.example');
});

addresses('the host of an address, with a scheme or where it looks like one', () => {
  for (const [target, host] of [
    ['https://www.mosswick.example/privacy', 'mosswick.example'],
    ['//cdn.mosswick.example', 'cdn.mosswick.example'],
    ['h2+x-1.a://user:pass@mosswick.example:80/', 'mosswick.example'],
    ['HTTPS://WWW2.Mosswick.Example?x', 'mosswick.example'],
    ['https://mosswick.example.', 'mosswick.example'],
    ['mosswick.example', 'mosswick.example'],
    ['mosswick.example/privacy', 'mosswick.example'],
    [' shop.mosswick.example:80 ', 'shop.mosswick.example'],
    ['https://localhost/', null],
    ['privacy', null],
    ['mosswick.example and more', null],
    ['/privacy.html', null],
    ['mailto:a@mosswick.example', null],
    ['1.2.3', null],
  ] as const)
    assert.is(hostOf(target), host, target);
});

addresses('host and path without what every address has', () => {
  assert.is(pathOf(' https://www.Mosswick.example/A '), 'mosswick.example/a');
  assert.is(pathOf('h2+x-1.a://mosswick.example'), 'mosswick.example');
  assert.is(pathOf('//www3.mosswick.example'), 'mosswick.example');
  assert.is(pathOf('mosswick.example/www.x'), 'mosswick.example/www.x');
  assert.is(pathOf('mosswick.example/a//b?to=https://x.example'), 'mosswick.example/a//b?to=https://x.example');
});

addresses('the part that somebody registered', () => {
  for (const [host, name] of [
    ['shop.mill.example', 'mill.example'],
    ['Shop.Mill.CO.UK', 'mill.co.uk'],
    ['mill.co.uk', 'mill.co.uk'],
    ['co.uk', 'co.uk'],
    ['shop.mill.co.com', 'co.com'],
    ['shop.mill.fi', 'mill.fi'],
    ['mill', 'mill'],
  ] as const)
    assert.is(registeredName(host), name, host);
  assert.ok(sameSite('a.mill.co.uk', 'mill.co.uk'));
  assert.not(sameSite('mill.co.uk', 'moss.co.uk'));
  assert.equal(['com', 'UK', 'pro', 'example', ''].map(isCommonEnd), [true, true, true, false, false]);
});

addresses.run();
