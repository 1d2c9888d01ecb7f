// Documents that a stranger may send: prose and markup cut to pieces and put together at random, declarations with a few things broken.
import fc from 'fast-check';

/** What is linted: one policy, a declaration, or both. */
export interface Sent {
  /** By whose ending the format is told. */
  readonly path: string;
  readonly policy: string;
  readonly declaration: string;
}

const PROSE = [
  'we',
  'We',
  'do',
  'not',
  'n’t',
  'never',
  'share',
  'sell',
  'collect',
  'keep',
  'delete',
  'use',
  'your',
  'their',
  'e-mail address',
  'personal information',
  'precise location',
  'health data',
  'data',
  'it',
  'who',
  'which',
  'that',
  'unless',
  'without your consent',
  'except',
  'other than',
  'only',
  'with',
  'third parties',
  'service providers',
  'advertisers',
  'data brokers',
  'for 30 days',
  'until you close your account',
  'as long as necessary',
  'if',
  'and',
  'or',
  'nor',
  'to',
  'by',
  'is',
  'are',
  'been',
  'may',
  'children under 13',
  'Larkfen',
  'Larkfen Ltd.',
  'Art. 6 GDPR',
  'e.g.',
  'No.',
  'means',
  '"Usage Data"',
  'Do we sell it?',
  'Yes.',
  'No.',
  'Last updated: May 5, 2025',
  'on 31.12.2024',
  'encrypted',
  'you have the right to',
  'access',
  'privacy@larkfen.example',
  'https://larkfen.example/a?b=1#c',
  'we will notify you',
  'legitimate interests',
  'advertising',
  'to provide the service',
  'cookies',
  'transfer',
  'the United States',
  'Inc.',
  '12 months',
  ',',
  ';',
  ':',
  '.',
  '. ',
  '?',
  '!',
  '(',
  ')',
  '“',
  '”',
  '—',
  '...',
  '/',
];
const MARKUP = {
  md: [
    '*',
    '**',
    '_',
    '__',
    '~~',
    '`',
    '``',
    '[',
    ']',
    '](/x)',
    '[a](b "c")',
    '![i](j)',
    '[r]: /u\n\n',
    '[t][r]',
    '[^1]',
    '[^1]: ',
    '\\*',
    '\\',
    '&amp;',
    '&#8217;',
    '&#x26;',
    '&copy',
    '<b>',
    '</b>',
    '<br>',
    '<p hidden>',
    '</p>',
    '<div>\n\n',
    '</div>',
    '<!-- ',
    ' -->',
    '<a href="x">',
    '</a>',
    '<td>',
    '<li>',
    '\n- ',
    '\n* ',
    '\n  - ',
    '\n1. ',
    '\n2) ',
    '\n# ',
    '\n## ',
    '\n> ',
    '> ',
    '\n---\n',
    '\n===\n',
    '|',
    '\n|-|-|\n',
    '| a | b |\n|---|---|\n| x | y |\n',
    '\n```\n',
    '\n    ',
    '  \n',
    '•',
    '(a) ',
    '{% x %}',
    '{{ y }}',
    '---\nt: x\n---\n',
    '<!-- policy-lint-disable-next-line text -- why -->\n',
    '<!-- policy-lint-disable -->',
    '<!-- policy-lint-enable text/x -->',
  ],
  html: [
    '<p>',
    '</p>',
    '<br>',
    '<b>',
    '</b>',
    '<i>',
    '</i>',
    '<a href="#x">',
    '</a>',
    '<ul>',
    '</ul>',
    '<li>',
    '</li>',
    '<dl>',
    '<dt>',
    '<dd>',
    '</dl>',
    '<table>',
    '<tr>',
    '<td>',
    '<th>',
    '</td>',
    '</table>',
    '<h2>',
    '</h2>',
    '<div hidden>',
    '<div style="display:none">',
    '</div>',
    '<nav>',
    '</nav>',
    '<script>',
    '</script>',
    '<pre>',
    '</pre>',
    '<!-- x -->',
    '<!--',
    '&amp;',
    '&copy',
    '&#146;',
    '&nbsp;',
    '&NotEqualTilde;',
    '&',
    '<',
    '>',
    '"',
    '</i></b>',
    '<template>',
    '<svg>',
    '<math>',
    '<title>',
    '<textarea>',
    '<select>',
    '<option>',
    '<frameset>',
    '<html lang="de">',
    '<meta charset="utf-16">',
    '<img alt="we sell data">',
    '<details>',
    '<summary>',
    '<body>',
    '<!doctype html>',
    '<![CDATA[',
    '<?x',
    '<p/',
    '<a href=',
    '<noscript>',
    '<iframe>',
  ],
  txt: [
    '    ',
    '- ',
    '• ',
    '* ',
    '(a) ',
    '1. ',
    '2.1 ',
    'iv) ',
    '=====',
    '-----',
    '\n-\n',
    'PRIVACY POLICY',
    '\f',
    '\n\n    ',
    '1.\n',
    'A. ',
  ],
};
const UNITS = [
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\t',
  ' ',
  '\u0000',
  '\u0007',
  '\u001b[2J',
  '\u0085',
  '\u00a0',
  '\u00ad',
  '\u0301',
  '\u061c',
  '\u200b',
  '\u200d',
  '\u2028',
  '\u202e',
  '\u2066',
  '\u3000',
  '\ufe0f',
  '\ufeff',
  '\ud83d',
  '\ude00',
  '😀',
  '👩‍👩‍👧',
  '🇩🇪',
  '販',
  '가',
  'é',
  'İ',
  'ß',
  'ﬁ',
  '\u{e0041}',
  '::error::',
  '##[x]',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
];

export type Format = keyof typeof MARKUP;

const glue = fc.constantFrom(' ', ' ', ' ', '', '\n');
const noise = fc.array(fc.nat(0xffff), { maxLength: 12 }).map((units) => String.fromCharCode(...units));
const piece = (format: Format): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...PROSE), weight: 12 },
    { arbitrary: fc.constantFrom(...MARKUP[format]), weight: 6 },
    { arbitrary: fc.constantFrom(...UNITS), weight: 2 },
    { arbitrary: noise, weight: 1 },
  );
/** Now and then a piece is repeated: long runs, deep nesting. */
const run = (format: Format): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: piece(format), weight: 40 },
    {
      arbitrary: fc.tuple(piece(format), piece(format), fc.integer({ min: 2, max: 150 })).map(([a, b, n]) => `${a}${b}`.repeat(n)),
      weight: 1,
    },
  );

/** A text in one of the formats, from nothing to some kilobytes. */
export function text(format: Format, maxLength = 45): fc.Arbitrary<string> {
  return fc.array(fc.tuple(run(format), glue), { maxLength }).map((parts) => parts.map(([a, b]) => a + b).join(''));
}

/** What sentences hang on, with little else: questions, cut-off and doubled verbs, lists of two words. */
const SMALL = (
  'we you they it our We You Do It may not do does will be is are been have no No nor never only to for and or but if unless except ' +
  'that which who what how why whose this these such as of with by from when where a the any all none each other more than so here ' +
  'share sharing sold collect disclose use used keep kept delete data cookies partners advertisers consent Larkfen’s ’s n’t , , . ? : ; ( ) “ ” — Yes. 30 days'
).split(' ');

/** Sentences of small words, now and then with a list below. */
export const small: fc.Arbitrary<Sent> = fc
  .tuple(
    fc.array(fc.constantFrom(...SMALL), { minLength: 1, maxLength: 10 }),
    fc.array(fc.tuple(fc.constantFrom(...SMALL), fc.constantFrom(...SMALL)), { maxLength: 2 }),
  )
  .map(([words, items]) => ({
    path: 'policy.md',
    policy: `${words.join(' ')}\n\n${items.map((item) => `* ${item.join(' ')}\n`).join('')}`,
    declaration: DECLARED,
  }));

/** A few pieces that a hostile text could be made of by repeating them. */
export function unit(format: Format): fc.Arbitrary<string> {
  return fc
    .array(piece(format), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join(' '))
    .filter((one) => one.length > 0);
}

/** The bytes of a text in one encoding or another, or no text at all. */
export const bytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  {
    arbitrary: fc
      .tuple(text('md', 20), fc.constantFrom('utf8', 'utf16le', 'latin1'), fc.constantFrom('', '\ufeff'))
      .map(([body, encoding, mark]) => Buffer.from(mark + body, encoding as BufferEncoding)),
    weight: 3,
  },
  { arbitrary: text('html', 20).map((body) => Buffer.from(`\ufeff${body}`, 'utf16le').swap16()), weight: 1 },
  {
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          '',
          '%PDF-',
          'PK\u0003\u0004',
          '\u00ff\u00fe',
          '\u00fe\u00ff',
          '\u00ef\u00bb\u00bf',
          '<meta charset=shift_jis>',
          '<meta charset="x-user-defined">',
          '\u001b$B',
        ),
        fc.uint8Array({ maxLength: 300 }),
      )
      .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest])),
    weight: 2,
  },
);

/** A declaration that says much, so that most rules have something to compare. */
export const DECLARED = `declaration: 1
organization: {name: Larkfen, domains: [larkfen.example], contact: privacy@larkfen.example}
policy: {file: policy.md, updated: 2026-03-01}
markets: [EU, US-CA, US-TX, GB, BR, CA]
recipients:
  host: {name: Northstack, type: processor, country: US, contract: dpa}
  ads: {name: Bannerbee, type: ad_network, country: US, contract: third_party_contract, transfer: scc, exchange: services}
  broker: {name: Namewell, type: data_broker, exchange: money}
data:
  - {what: [contact.email, identity.name], for: {provide_service: contract, monetization: legitimate_interests}, keep: 10 years, to: [host, broker]}
  - {what: [device.cookie_id, location.precise], for: {advertising_targeted: consent}, keep: 13 months, to: ads}
  - {what: health, for: [ai_training, profiling], from: third_party, keep: unknown}
selling: {sells: yes, shares_for_ads: yes, to: [broker, ads]}
signals: {gpc: ignored, dnt: ignored}
trackers:
  - {name: _bb, vendor: ads, kind: cookie, for: advertising_targeted, lasts: 13 months, consent: none}
children: {audience: mixed, minimum_age: 10, collects_under_13: yes, parental_consent: none}
automation: {decisions: significant, ai_training: {uses_personal_data: yes, llm: yes}}
security: {in_transit: none, at_rest: none, end_to_end: no, passwords: plain}
rights: {offered: [access], answer_within: 90 days, backups_cleared_within: 1 year}
never: [sell contact.email]
`;

const HOSTILE_YAML = [
  '__proto__: {sells: yes}',
  'constructor: 1',
  'toString: {a: b}',
  '? [a, b]\n: c',
  '<<: *a',
  'a: &a [*a]',
  'b: &b {c: *b}',
  '- x',
  '%YAML 1.1',
  '---',
  '...',
  '\ttab: 1',
  '!!js/function "x"',
  '!<tag:x> y',
  '"\\uD800": 1',
  'x: |\n  y',
  'x: >-\n  z',
  '? ',
  ': ',
  '[',
  '{',
  ']',
  '}',
  "'",
  '"',
  '&a',
  '*a',
  '# policy-lint-disable-next-line declaration -- why',
  '# policy-lint-disable-file',
  'selling: {sells: no}',
  'data: []',
  'data: {}',
  'recipients: []',
  'policy: {file: [__proto__, constructor]}',
  'markets: [__proto__, XX]',
  'never: [sell everything, share toString]',
];
const VALUES = [
  'yes',
  'no',
  'unknown',
  '~',
  '[]',
  '{}',
  '__proto__',
  'constructor',
  'toString',
  '1e309',
  '-0',
  '0x1',
  '999999999999 years',
  '0 days',
  '2026-13-45',
  '"\u0000"',
  '\u202e',
  '*a',
  '&a x',
  '!!set x',
  '|',
  '""',
  '[[[[[]]]]]',
  '{a: {b: {c: d}}}',
  'contact.email',
  'hasOwnProperty',
  '../../etc/passwd',
  'x'.repeat(300),
];

type Change = (lines: string[], at: number, other: number) => void;
const CHANGES: readonly Change[] = [
  (lines, at) => {
    lines.splice(at, 1);
  },
  (lines, at) => {
    lines.splice(at, 0, lines[at] as string);
  },
  (lines, at, other) => {
    lines.splice(at, 0, HOSTILE_YAML[other % HOSTILE_YAML.length] as string);
  },
  (lines, at, other) => {
    lines[at] = (lines[at] as string).replace(/: [^,{}[\]]*/, () => `: ${VALUES[other % VALUES.length] as string}`);
  },
  (lines, at, other) => {
    const words = (lines[at] as string).split(/\b/);
    words[other % words.length] = VALUES[(other >> 4) % VALUES.length] as string;
    lines[at] = words.join('');
  },
  (lines, at, other) => {
    const line = lines[at] as string;
    const cut = other % (line.length + 1);
    lines[at] = line.slice(0, cut) + line.slice(cut + 1);
  },
  (lines, at, other) => {
    const line = lines[at] as string;
    const cut = other % (line.length + 1);
    lines[at] = line.slice(0, cut) + (UNITS[(other >> 3) % UNITS.length] as string) + line.slice(cut);
  },
  (lines, at) => {
    lines[at] = ` ${lines[at] as string}`;
  },
];

/** A well-formed file with a few lines broken. */
export function broken(whole: string): fc.Arbitrary<string> {
  const step = fc.tuple(fc.constantFrom(...CHANGES), fc.nat(), fc.nat());
  return fc.array(step, { maxLength: 6 }).map((steps) => {
    const lines = whole.split('\n');
    for (const [change, at, other] of steps) if (lines.length) change(lines, at % lines.length, other);
    return lines.join('\n');
  });
}

export const CONFIGURED = `extends: [recommended]
rules:
  omission/retention: error
  text/*: warn
overrides:
  - files: ['legal/**', '*.{md,html}']
    rules: {omission/purpose: off}
ignores:
  - rule: contradiction/retention
    path: privacy.yaml
    reason: The provider deletes within 30 days.
    expires: 2027-01-31
ignorePatterns: ['legal/drafts/**', '!(x)', '[a-z', '{a,b']
`;

/** One policy of a format against a declaration that says much. */
export function policyOf(format: Format, maxLength = 30): fc.Arbitrary<Sent> {
  return text(format, maxLength).map((policy) => ({ path: `policy.${format}`, policy, declaration: DECLARED }));
}

/** A declaration with some lines broken, against a policy. */
export const declared: fc.Arbitrary<Sent> = fc
  .tuple(broken(DECLARED), text('md', 12))
  .map(([declaration, policy]) => ({ path: 'policy.md', policy, declaration }));
