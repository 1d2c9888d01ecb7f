import type { Duration } from '../model/statement.js';

export const DURATION_HELP =
  'Write for example "90 days", "2 years after account closed", "until account closed", "session", "indefinite" or "unknown".';

const DAYS: Readonly<Record<string, number>> = {
  second: 1 / 86_400,
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  fortnight: 14,
  month: 30.44,
  quarter: 91.31,
  year: 365.25,
  decade: 3652.5,
  d: 1,
  w: 7,
  m: 30.44,
  y: 365.25,
  h: 1 / 24,
  hr: 1 / 24,
  min: 1 / 1440,
  sec: 1 / 86_400,
  mo: 30.44,
  yr: 365.25,
};
const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** What names an event: the first row whose word pairs all occur in the text. */
const EVENTS: readonly (readonly [id: string, ...words: RegExp[]])[] = [
  ['consent_withdrawn', /\b(?:consent|unsubscrib|opt[- ]?out|opt[- ]?in)/, /withdr|revok|unsubscrib|opt/],
  ['request_resolved', /\b(?:request|ticket|case|inquiry|issue|complaint|dispute)/, /resol|clos|answer|complet|settl|handled/],
  [
    'contract_end',
    /\b(?:contract|subscription|agreement|service|relationship|customer|membership|employment|trial)/,
    /\b(?:end|terminat|expir|cancel|clos|over\b|leav)/,
  ],
  ['account_closed', /\b(?:account|profile|registration|user)/, /clos|delet|terminat|deactivat|cancel|end|remov/],
  ['last_use', /\b(?:last|inactiv|idle|dormant)/],
  ['payment', /\b(?:payment|purchase|transaction|invoice|order|sale)/],
  ['collection', /\b(?:collect|creat|record|receiv|receipt|visit|submission|upload|sign[- ]?up)/],
  ['fiscal_year_end', /\b(?:fiscal|financial|calendar|tax) year/],
];

/**
 * Reads a length of time as people or ISO 8601 write it: "90 days", "2 years after account closed", "a month", "P1Y6M",
 * "until account closed", "session", "indefinite", "unknown". Null where the text is none of them. Bounded: texts longer
 * than 200 characters are none.
 */
export function parseDuration(text: string): Duration | null {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .replace(/\s*\([^()]*\)\s*$/, '');
  if (!words || words.length > 200) return null;
  const make = (kind: Duration['kind'], days: number | null = null, event: string | null = null): Duration => ({
    kind,
    days,
    event,
    text: text.trim(),
  });
  if (/^(?:unknown|unclear|tbd)$/.test(words)) return make('unknown');
  if (/^(?:(?:browser |user |the )?session|until (?:the )?(?:browser|tab|app|window) (?:is )?closed|end of (?:the )?session)$/.test(words))
    return make('session');
  if (/^(?:indefinite(?:ly)?|forever|permanent(?:ly)?|unlimited|no limit|never(?: deleted)?|always|persistent|without limit)$/.test(words))
    return make('indefinite');
  if (/^(?:none|not kept|not stored|immediate(?:ly)?|at once|0)$/.test(words)) return make('period', 0);
  if (/^(?:as long as )?(?:is )?(?:necessary|needed|required)$/.test(words)) return make('necessary');
  const iso = isoDays(words);
  if (iso !== null) return make('period', iso);
  const until =
    /^(?:until|till|up to|as long as|while|for the life(?:time)? of|duration of|for the duration of)\s+(?:the |an? |your )?([a-z].{2,80})$/.exec(
      words,
    );
  if (until && !startsWithNumber(until[1] ?? '')) return make('until', null, eventOf(until[1] ?? '', /^(?:until|till)/.test(words)));
  return period(words, make);
}

function period(words: string, make: (kind: Duration['kind'], days: number, event: string | null) => Duration): Duration | null {
  let rest = words.replace(
    /^(?:for |up to |at most |max(?:imum)?\.? |about |approx(?:imately)?\.? |~ ?|within |no (?:longer|more) than |after |a maximum of )+/,
    '',
  );
  let days = 0;
  let read = 0;
  for (; read < 4; read++) {
    const amount = amountAt(rest);
    if (!amount) break;
    const unit = /^[ -]?(?:calendar |business |working |full )?([a-z]{1,9}?)s?\.?(?=$|[\s,;(])/.exec(rest.slice(amount.length));
    const length = unit ? DAYS[unit[1] ?? ''] : undefined;
    if (!unit || length === undefined) break;
    days += amount.value * length * (/business|working/.test(unit[0]) ? 1.4 : 1);
    rest = rest.slice(amount.length + unit[0].length).replace(/^(?:,? and |, | )(?=\S)/, '');
  }
  if (!read) return null;
  rest = rest.trim();
  if (!rest) return make('period', days, null);
  const after =
    /^(?:after|from|since|following|past|of|upon|counted from|starting (?:from|with))\s+(?:the |an? |your |your last )?(.{2,80})$/.exec(
      rest,
    );
  return after ? make('period', days, eventOf(after[1] ?? '', true)) : null;
}

function startsWithNumber(text: string): boolean {
  return (
    amountAt(text) !== null && /^\S+[ -][a-z]/.test(text) && period(text, (kind, days) => ({ kind, days, event: null, text })) !== null
  );
}

/** A number at the start of a text, in digits or words, with its length. */
function amountAt(text: string): { value: number; length: number } | null {
  const digits = /^\d{1,6}(?:[.,]\d{1,3})?(?=[^\d]|$)/.exec(text);
  if (digits) return { value: Number(digits[0].replace(',', '.')), length: digits[0].length };
  const word = /^[a-z]+(?:-[a-z]+)?/.exec(text)?.[0];
  if (!word) return null;
  if (word === 'a' || word === 'an') return { value: 1, length: word.length };
  if (word === 'half' && /^half an? /.test(text)) return { value: 0.5, length: text.startsWith('half an') ? 7 : 6 };
  const [first = '', second] = word.split('-');
  const tens = TENS.indexOf(first);
  if (tens >= 0) {
    const ones = second === undefined ? 0 : NUMBERS.indexOf(second);
    if (ones >= 0) return { value: (tens + 2) * 10 + ones, length: ones > 0 || second !== undefined ? word.length : first.length };
    return { value: (tens + 2) * 10, length: first.length };
  }
  const small = NUMBERS.indexOf(first);
  return small >= 0 ? { value: small, length: first.length } : null;
}

/** Days of an ISO 8601 duration (lower case), or null. */
function isoDays(words: string): number | null {
  const match =
    /^p(?=\d|t\d)(?:(\d{1,5})y)?(?:(\d{1,5})m)?(?:(\d{1,5})w)?(?:(\d{1,6})d)?(?:t(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?)?$/.exec(
      words,
    );
  if (!match) return null;
  const [year = 0, month = 0, week = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((x) => Number(x ?? 0));
  return year * 365.25 + month * 30.44 + week * 7 + day + hour / 24 + minute / 1440 + second / 86_400;
}

/** The id of an event ("account is closed" → account_closed), or its own words joined by `_`. */
function eventOf(text: string, isEnd: boolean): string {
  for (const [id, ...words] of EVENTS) if (words.every((word) => word.test(text))) return id;
  if (!isEnd && /\b(?:account|profile|user)/.test(text)) return 'account_closed';
  if (!isEnd && /\b(?:contract|subscription|customer|service|relationship|membership)/.test(text)) return 'contract_end';
  return text
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 48);
}
