// Changes whose effect is known: a policy is written again in another way, and what is read and found changes as it must, and in nothing else.
import fc from 'fast-check';
import { RULES } from '../../src/generated/rules.js';
import { defaultSettings, lint } from '../../src/lint.js';
import { declarationOf, readingOf } from '../../src/project.js';
import type { Finding } from '../../src/model/rule.js';
import type { Statement } from '../../src/model/statement.js';

const DATA = [
  'e-mail address',
  'phone number',
  'IP address',
  'precise location',
  'payment card details',
  'health information',
  'browsing history',
  'date of birth',
];
const RECIPIENTS = [
  'advertising partners',
  'data brokers',
  'service providers',
  'analytics providers',
  'our affiliates',
  'payment processors',
];
const PURPOSES = [
  'to provide the service',
  'to process payments',
  'to prevent fraud',
  'to improve our products',
  'to send you marketing e-mails',
];
const PERIODS = ['30 days', '90 days', 'two years', '13 months'];

/** A sentence before it is filled; `not` says what denies it, where that is another sentence than with "do not". */
const FORMS: readonly ((data: string, to: string, why: string, time: string) => string)[] = [
  (data) => `We collect your ${data}.`,
  (data, _, why) => `We use your ${data} ${why}.`,
  (data, to) => `We share your ${data} with ${to}.`,
  (data, to, why) => `We share your ${data} with ${to} ${why}.`,
  (data) => `We sell your ${data}.`,
  (data, to) => `We sell your ${data} to ${to}.`,
  (data, _, __, time) => `We keep your ${data} for ${time}.`,
];

interface Filled {
  readonly form: number;
  readonly data: string;
  readonly to: string;
  readonly why: string;
  readonly time: string;
  readonly denied: boolean;
}

const filled: fc.Arbitrary<Filled> = fc.record({
  form: fc.nat(FORMS.length - 1),
  data: fc.constantFrom(...DATA),
  to: fc.constantFrom(...RECIPIENTS),
  why: fc.constantFrom(...PURPOSES),
  time: fc.constantFrom(...PERIODS),
  denied: fc.boolean(),
});
const choices = fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 });

function written({ form, data, to, why, time, denied }: Filled): string {
  const text = (FORMS[form] as (typeof FORMS)[number])(data, to, why, time);
  return denied ? text.replace(/^We /, 'We do not ') : text;
}

// No sentence twice: what is said again in the same words is reported once where it contradicts the policy itself, and twice in other words.
const policy = fc.uniqueArray(filled, { minLength: 1, maxLength: 4, selector: written });

const paragraphs = (list: readonly Filled[]): string => `${list.map(written).join('\n\n')}\n`;

/** A declaration that every denial of a sale contradicts, and none of the other sentences does. */
const SELLS = `declaration: 1
organization: {name: Larkfen}
policy: {file: policy.md}
recipients:
  broker: {name: Namewell, type: data_broker, exchange: money}
data:
  - {what: [contact.email, contact.phone, device.ip_address, location.precise, financial.payment_card, health, usage.browsing_elsewhere, demographic.age], for: monetization, keep: 1 year, to: broker}
selling: {sells: yes, to: broker}
`;

const SELLING = { path: 'privacy.yaml', text: SELLS };

interface Heard {
  readonly statements: readonly Statement[];
  readonly findings: readonly Finding[];
}

async function hear(text: string, path = 'policy.md', declaration = SELLS): Promise<Heard> {
  const source = { path, text };
  const declared = declaration === SELLS ? SELLING : { path: 'privacy.yaml', text: declaration };
  const { statements } = await readingOf(source, declarationOf(declared));
  const { findings, failures } = await lint({ declaration: declared, policies: [{ source }] }, RULES, defaultSettings('2026-11-22'));
  if (failures.length) throw new Error(failures[0]?.what);
  return { statements, findings };
}

/** What a statement says, without where and in which words. */
function meaning(one: Statement): string {
  const ids = (list: readonly { readonly id: string }[]): string => list.map(({ id }) => id).join('+');
  return [
    one.action,
    one.actor,
    one.polarity,
    one.modal,
    one.mood,
    ids(one.data),
    ids(one.recipients),
    ids(one.purposes),
    one.conditions.map(({ kind }) => kind).join('+'),
    one.exception ? 'except' : '',
    one.duration ? `${one.duration.kind} ${one.duration.days}` : '',
    one.right,
    one.basis,
    one.confidence,
  ].join('|');
}

const contradictions = ({ findings }: Heard): Finding[] => findings.filter(({ ruleId }) => /^(?:contradiction|self)\//.test(ruleId));

/** The sentence that is no more than the words: another may begin with them. */
function shortest(sentences: readonly string[]): string | undefined {
  return sentences.reduce<string | undefined>((a, b) => (a !== undefined && a.length <= b.length ? a : b), undefined);
}

function same(what: string, before: readonly string[], after: readonly string[], texts: readonly string[]): void {
  if (before.join('\n') === after.join('\n')) return;
  throw new Error(`${what} differ:\n${before.join('\n')}\n--- after:\n${after.join('\n')}\n--- of:\n${texts.join('\n--- and:\n')}`);
}

/** Nothing may change, fingerprints neither where `print` is set. */
export async function unchanged(before: string, after: string, { path = 'policy.md', print = true } = {}): Promise<void> {
  const [a, b] = [await hear(before), await hear(after, path)];
  same('statements', a.statements.map(meaning), b.statements.map(meaning), [before, after]);
  same(
    'findings',
    contradictions(a).map((one) => one.ruleId + (print ? one.fingerprint : '')),
    contradictions(b).map((one) => one.ruleId + (print ? one.fingerprint : '')),
    [before, after],
  );
}

/** Each blank between words of a paragraph, replaced by what the choices say. */
function blanks(text: string, picks: readonly number[], others: readonly string[]): string {
  let n = 0;
  return text.replace(/(?<=\S) (?=\S)/g, () => others[(picks[n++ % picks.length] as number) % others.length] as string);
}

/** A run of words of every paragraph between two marks. */
function wrapped(text: string, picks: readonly number[], [open, close]: readonly [string, string]): string {
  return text
    .split('\n\n')
    .map((paragraph, n) => {
      const words = paragraph.trimEnd().replace(/\.$/, '').split(' ');
      const [x, y] = [(picks[2 * n] as number) % words.length, (picks[2 * n + 1] as number) % words.length].sort((a, b) => a - b) as [
        number,
        number,
      ];
      return `${[...words.slice(0, x), `${open}${words[x] as string}`, ...words.slice(x + 1)].map((word, i) => (i === y ? `${word}${close}` : word)).join(' ')}.`;
    })
    .join('\n\n');
}

const SYNONYMS: readonly (readonly [from: RegExp, to: readonly string[]])[] = [
  [/e-mail address/g, ['email address', 'e-mail addresses', 'email addresses']],
  [/phone number/g, ['telephone number', 'phone numbers']],
  [/IP address/g, ['IP addresses', 'Internet Protocol address']],
  [/date of birth/g, ['birth date', 'birthdate']],
  [/We collect/g, ['We gather', 'We collect']],
  [/We share (your .*?) with/g, ['We disclose $1 to', 'We share $1 with']],
  [/do not share (your .*?) with/g, ['do not disclose $1 to', 'never share $1 with', 'don’t share $1 with', "don't disclose $1 to"]],
  [/do not sell/g, ['don’t sell', 'never sell', 'will not sell', "won't sell", 'do **not** sell']],
];

function asPage(text: string): string {
  return `<!doctype html><html lang="en"><body>\n${text
    .trim()
    .split('\n\n')
    .map((one) => `<p>${one.replace(/\*\*(.*?)\*\*/g, '<strong>$1</strong>')}</p>`)
    .join('\n')}\n</body></html>\n`;
}

interface Change<T> {
  readonly documents: fc.Arbitrary<T>;
  law(document: T): Promise<void>;
}
type Written = readonly [readonly Filled[], readonly number[]];
const documents: fc.Arbitrary<Written> = fc.tuple(policy, choices);
const neutral = (
  change: (text: string, picks: readonly number[]) => string,
  how: { path?: string; print?: boolean } = {},
): Change<Written> => ({ documents, law: ([list, picks]) => unchanged(paragraphs(list), change(paragraphs(list), picks), how) });

const MARKS = [
  ['**', '**'],
  ['*', '*'],
  ['__', '__'],
  ['_', '_'],
  ['<b>', '</b>'],
  ['<span>', '</span>'],
  ['***', '***'],
] as const;

/** Each change with the law that it must keep. */
export const CHANGES = {
  reflow: neutral((text, picks) => blanks(text, picks, [' ', '\n', ' \n', '\n  '])),
  'no-break spaces': neutral((text, picks) => blanks(text, picks, [' ', '\u00a0', '&nbsp;', '\u2009', '&#32;']), { print: false }),
  emphasis: neutral((text, picks) => wrapped(text, picks, MARKS[(picks[30] as number) % MARKS.length] as (typeof MARKS)[number]), {
    print: false,
  }),
  'invisible letters': neutral(
    (text, picks) =>
      text.replace(/(?<=[a-z])(?=[a-z])/g, (_, at: number) =>
        (picks[at % 40] as number) % 9 ? '' : (['\u00ad', '\u200b', '&shy;', '\u2060'][(picks[at % 40] as number) % 4] as string),
      ),
    { print: false },
  ),
  'line ends': neutral((text, picks) => text.replaceAll('\n', (picks[0] as number) % 2 ? '\r\n' : '\r')),
  'byte order mark': neutral((text) => `\ufeff${text}`),
  comments: neutral((text, picks) => blanks(text, picks, [' ', ' ', ' <!-- we never sell it --> ']), { print: false }),
  'Markdown to HTML': neutral((text) => asPage(text), { path: 'policy.html' }),
  'Markdown to text': neutral((text) => text, { path: 'policy.txt' }),
  'a list under it': neutral((text) => `${text}\nOur office is open:\n\n- from Monday to Friday;\n- on some Saturdays.\n`),
  'sentences about other things': {
    documents,
    law: async ([list, picks]) => {
      const aside = ['The weather in Boise is dry.', 'Our office is open from Monday to Friday.', 'Tea is served at four.'][
        (picks[0] as number) % 3
      ] as string;
      await unchanged(paragraphs(list), `${list.map((one) => `${aside} ${written(one)} ${aside}`).join('\n\n')}\n`);
    },
  } satisfies Change<Written>,
  synonyms: {
    documents,
    law: async ([list, picks]) => {
      let n = 0;
      const before = paragraphs(list);
      const after = SYNONYMS.reduce(
        (text, [from, to]) =>
          text.replace(from, (whole: string, group: unknown) =>
            (to[(picks[n++ % 40] as number) % to.length] as string).replace('$1', typeof group === 'string' ? group : whole),
          ),
        before,
      );
      await unchanged(before, after, { print: false });
    },
  } satisfies Change<Written>,
  'two of each': {
    documents,
    law: async ([list]) => {
      const [once, twice] = [await hear(paragraphs(list)), await hear(paragraphs([...list, ...list]))];
      same('statements', [...once.statements, ...once.statements].map(meaning), twice.statements.map(meaning), [paragraphs(list)]);
    },
  } satisfies Change<Written>,
  'insert "not"': {
    documents: fc.tuple(policy, fc.nat(9)),
    law: async ([list, which]: readonly [readonly Filled[], number]) => {
      const at = which % list.length;
      const turned = list.map((one, n) => (n === at ? { ...one, denied: !one.denied } : one));
      const [a, b] = [await hear(paragraphs(list)), await hear(paragraphs(turned))];
      const starts = [...paragraphs(list).matchAll(/^We/gm)].map(({ index }) => index);
      const nth = (one: Statement): number => [...one.at.source.text.slice(0, one.at.start + 2).matchAll(/^We/gm)].length - 1;
      if (starts.length !== list.length) throw new Error('the paragraphs are not where they should be');
      const kept = (heard: Heard): string[] => heard.statements.filter((one) => nth(one) !== at).map(meaning);
      same('other statements', kept(a), kept(b), [paragraphs(list), paragraphs(turned)]);
      const verbs = (heard: Heard): Statement[] => heard.statements.filter((one) => nth(one) === at);
      if (!verbs(a).length || !verbs(b).length) throw new Error(`nothing is read in ${written(list[at] as Filled)}`);
      const denied = (list[at] as Filled).denied;
      for (const one of verbs(denied ? b : a))
        if (one.polarity !== 'does') throw new Error(`${meaning(one)} in ${paragraphs(denied ? turned : list)}`);
      if (!verbs(denied ? a : b).some((one) => one.polarity === 'does_not'))
        throw new Error(`no denial in ${paragraphs(denied ? list : turned)}`);
    },
  } satisfies Change<readonly [readonly Filled[], number]>,
  'denied sales': {
    documents: policy,
    law: async (list: readonly Filled[]) => {
      // One finding for each sentence that denies a sale, and none for any other.
      const { findings } = await hear(paragraphs(list));
      const denials = new Set(
        list.filter(({ form, denied, to }) => denied && (form === 4 || (form === 5 && to === 'data brokers'))).map(written),
      );
      const told = findings.filter(({ ruleId }) => ruleId === 'contradiction/sale');
      const denying = told.flatMap(({ related }) =>
        related.filter(({ note }) => note === 'the policy says this').map(({ at }) => at.source.text.slice(at.start, at.end)),
      );
      // A sentence that stands there twice is told once or twice, by the words that are left of it.
      same(
        'denied sales',
        [...denials].sort(),
        [...new Set(denying.map((words) => shortest([...denials].filter((one) => one.startsWith(words))) ?? words))].sort(),
        [paragraphs(list)],
      );
    },
  } satisfies Change<readonly Filled[]>,
  'unknown facts': {
    documents: policy,
    law: async (list: readonly Filled[]) => {
      const { findings } = await hear(
        paragraphs(list),
        'policy.md',
        SELLS.replace('selling: {sells: yes, to: broker}', 'selling: {sells: unknown}')
          .replace('exchange: money', 'exchange: unknown')
          .replace('type: data_broker', 'type: unknown')
          .replace('for: monetization', 'for: unknown'),
      );
      same(
        'contradicted sales',
        [],
        findings.filter(({ ruleId }) => ruleId === 'contradiction/sale').map(({ message }) => message),
        [paragraphs(list)],
      );
    },
  } satisfies Change<readonly Filled[]>,
};
