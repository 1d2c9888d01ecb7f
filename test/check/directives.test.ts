import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { covers, directivesOf } from '../../src/check/directives.js';
import { place } from '../../src/model/text.js';
import { costOf } from '../cost.js';

const test = suite('check/directives');

/** "rule from-to reason" for each directive. */
function markup(text: string): string[] {
  return directivesOf({ path: 'a.md', text }, 'markup').map(
    ({ rule, from, to, reason }) => `${rule} ${from}-${to} ${reason ?? 'no reason'}`,
  );
}

function yaml(text: string): string[] {
  return directivesOf({ path: 'a.yaml', text }, 'yaml').map(
    ({ rule, from, to, reason }) => `${rule} ${from}-${to} ${reason ?? 'no reason'}`,
  );
}

test('next line, in Markdown also across a blank line', () => {
  assert.equal(markup('one\n<!-- policy-lint-disable-next-line a/b -- why -->\ntwo\nthree'), ['a/b 2-3 why']);
  assert.equal(markup('one\n<!-- policy-lint-disable-next-line a/b -- why -->\n\n  \ntwo\nthree'), ['a/b 2-5 why']);
  assert.equal(
    markup('one\n  {/* policy-lint-disable-next-line a/b -- why */}\n<div>\n  <p className="x">\n two\nthree'),
    ['a/b 2-5 why'],
    'a line with but a start tag',
  );
  assert.equal(markup('{/* policy-lint-disable-next-line a/b */}\n<Script src="x" />\ntwo'), ['a/b 1-2 no reason']);
  assert.equal(markup('// policy-lint-disable-line a/b'), []);
});

test('this line, the file, and a range up to enable or the end', () => {
  assert.equal(markup('We sell. <!-- policy-lint-disable-line a/b -- why -->\nmore'), ['a/b 1-1 why']);
  assert.equal(markup('one\n<!-- policy-lint-disable-file a/b -- why -->\nthree'), ['a/b 1-3 why']);
  assert.equal(markup('<!-- policy-lint-disable a/b -- why -->\ntwo\n<!-- policy-lint-enable a/b -->\nfour'), ['a/b 1-3 why']);
  assert.equal(markup('one\n<!-- policy-lint-disable a/b -- why -->\nthree\nfour'), ['a/b 2-4 why']);
});

test('enable ends the rules it names, or all', () => {
  const text = (enable: string): string => `<!-- policy-lint-disable a/b, c/d -- why -->\ntwo\n<!-- policy-lint-enable${enable} -->\nfour`;
  assert.equal(markup(text(' c/d')).sort(), ['a/b 1-4 why', 'c/d 1-3 why']);
  assert.equal(markup(text('')).sort(), ['a/b 1-3 why', 'c/d 1-3 why']);
});

test('several rules, with commas or without, each once', () => {
  assert.equal(markup('<!-- policy-lint-disable-line a/b, c/d  e/f,a/b -- why -->'), ['a/b 1-1 why', 'c/d 1-1 why', 'e/f 1-1 why']);
});

test('no reason, no rule, a reason over two lines', () => {
  assert.equal(markup('<!-- policy-lint-disable-line a/b -->'), ['a/b 1-1 no reason']);
  assert.equal(markup('<!-- policy-lint-disable-line -- why -->'), ['null 1-1 why']);
  assert.equal(markup('<!-- policy-lint-disable-next-line a/b --\n  agreed with -- counsel -->\nthree'), [
    'a/b 1-3 agreed with -- counsel',
  ]);
});

test('any markup around: list, table, heading, emphasis, pre, CRLF, byte order mark', () => {
  assert.equal(markup('- item <!-- policy-lint-disable-line a/b -- why -->'), ['a/b 1-1 why']);
  assert.equal(markup('| a | b <!-- policy-lint-disable-line a/b -- why --> |'), ['a/b 1-1 why']);
  assert.equal(markup('# We **sell**<!--policy-lint-disable-line a/b--why-->'), ['a/b 1-1 why']);
  assert.equal(markup('<pre>\n<!-- policy-lint-disable-line a/b -- why -->\n</pre>'), ['a/b 2-2 why']);
  assert.equal(markup('one\r\n<!-- policy-lint-disable-next-line a/b -- why -->\r\ntwo\r\n'), ['a/b 2-3 why']);
  assert.equal(markup('\ufeff<!-- policy-lint-disable-line a/b -- why -->'), ['a/b 1-1 why']);
});

test('YAML: a comment of its own or after a value, not part of a word', () => {
  assert.equal(yaml('# policy-lint-disable-next-line a/b -- why\nkey: value'), ['a/b 1-2 why']);
  assert.equal(yaml('key: value   # policy-lint-disable-line a/b -- why\nother: 1'), ['a/b 1-1 why']);
  assert.equal(yaml('key: value#policy-lint-disable-line a/b -- why'), []);
  assert.equal(yaml('key: <!-- policy-lint-disable-line a/b -- why -->'), []);
});

function code(text: string): string[] {
  return directivesOf({ path: 'a.ts', text }, 'code').map(({ rule, from, to, reason }) => `${rule} ${from}-${to} ${reason ?? 'no reason'}`);
}

test('code: both kinds of comment, and that of markup', () => {
  assert.equal(code('one();\n// policy-lint-disable-next-line a/b -- why\ntwo();'), ['a/b 2-3 why']);
  assert.equal(code('one(); // policy-lint-disable-line a/b -- why\ntwo();'), ['a/b 1-1 why']);
  assert.equal(code('one(); // policy-lint-disable-line a/b -- why\r\ntwo();'), ['a/b 1-1 why']);
  assert.equal(code('one(); // policy-lint-disable-line a/b -- why'), ['a/b 1-1 why']);
  assert.equal(code('/* policy-lint-disable-next-line a/b -- why */\ntwo();'), ['a/b 1-2 why']);
  assert.equal(code('/**\n * policy-lint-disable-next-line a/b -- why\n */\ntwo();'), ['a/b 1-4 why']);
  assert.equal(code('<!-- policy-lint-disable-line a/b -- why -->'), ['a/b 1-1 why']);
  assert.equal(code('/* policy-lint-disable-line a/b -- why'), [], 'a comment without an end');
  assert.equal(code('call(policy-lint-disable-line);'), []);
  assert.equal(code('const x = a / policy-lint-disable-line;'), []);
  assert.equal(code('# policy-lint-disable-line a/b'), []);
});

test('a mark that is none does not hide the next', () => {
  assert.equal(code('policy-lint-disable-line\n// policy-lint-disable-line a/b -- why'), ['a/b 2-2 why']);
  assert.equal(markup('<!-- policy-lint-nothing --> <!-- policy-lint-disable-line a/b -- why -->'), ['a/b 1-1 why']);
  assert.equal(yaml('policy-lint-disable-line: 1\n#\tpolicy-lint-disable-line a/b -- why'), ['a/b 2-2 why']);
  assert.equal(yaml('a: 1\t# policy-lint-disable-line a/b -- why'), ['a/b 1-1 why']);
});

test('a directive covers what stands partly on its lines, in its file', () => {
  const text = 'one\n<!-- policy-lint-disable-next-line a/b -->\nthree\nfour\n';
  const source = { path: 'a.md', text };
  const [directive] = directivesOf(source, 'markup');
  assert.ok(directive);
  const covered = (start: number, end: number, from = source): boolean => covers(directive, place(from, start, end));
  const [second, third, fourth] = [text.indexOf('<'), text.indexOf('three'), text.indexOf('four')];
  assert.ok(covered(third, third + 2));
  assert.ok(covered(0, text.length));
  assert.ok(covered(third, third));
  assert.ok(covered(third + 2, fourth + 1));
  assert.not(covered(0, 3));
  // The end of a place is not in it.
  assert.not(covered(0, second));
  assert.not(covered(fourth, fourth));
  assert.not(covered(fourth, fourth + 2));
  assert.not(covered(third, third + 2, { path: 'b.md', text }));
});

test('what only looks alike is left alone', () => {
  assert.equal(markup('policy-lint-disable-line a/b'), []);
  assert.equal(markup('<!-- policy-lint-disabled a/b -- why -->'), []);
  assert.equal(markup('<!-- see policy-lint-disable-line a/b -->'), []);
  assert.equal(markup('<!-- policy-lint-disable-line a/b'), []);
  assert.equal(markup('# policy-lint-disable-line a/b -- why'), []);
});

test('stays fast on a file full of marks', async () => {
  const cost = await costOf(() => {
    markup('<!-- policy-lint-disable a/b '.repeat(50_000));
    markup(`${'<!-- policy-lint-disable a/b -- x -->\n'.repeat(20_000)}`);
  });
  assert.ok(cost < 2000, `${cost} ms`);
});

test.run();
