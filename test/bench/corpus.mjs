// Texts for measuring: deterministic, made of sentences of our own, as varied as real policies in what they say.

/** A small seeded generator (mulberry32): the same texts in every run and on every machine. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const DATA = [
  'your name',
  'e-mail address',
  'telephone number',
  'postal address',
  'payment card details',
  'IP address',
  'precise location',
  'browser type',
  'cookie identifiers',
  'order history',
  'support conversations',
  'profile picture',
  'date of birth',
  'job title',
  'crash reports',
  'search history',
  'health information',
  'contacts from your address book',
];
const PURPOSES = [
  'to provide the service',
  'to process payments',
  'to answer your questions',
  'to prevent fraud',
  'to improve our products',
  'to send you our newsletter',
  'to measure how the site is used',
  'to show you relevant advertising',
  'to comply with the law',
  'to keep your account secure',
];
const RECIPIENTS = [
  'service providers',
  'advertising partners',
  'our affiliates',
  'payment processors',
  'analytics providers',
  'data brokers',
  'public authorities',
  'other users',
  'professional advisers',
  'a buyer of the business',
];
const PERIODS = [
  '30 days',
  'twelve months',
  '7 years after the payment',
  'until you close your account',
  'as long as necessary for these purposes',
  '90 days',
];
const SHAPES = [
  (o) => `We collect ${o.data}, ${o.data} and ${o.data} ${o.purpose}.`,
  (o) => `We may share ${o.data} with ${o.recipient} ${o.purpose}, unless you have opted out.`,
  (o) => `We do **not** sell ${o.data} to ${o.recipient}, except where you ask us to.`,
  (o) => `${capital(o.data)} may be disclosed to ${o.recipient} if the law requires it.`,
  (o) => `We keep ${o.data} for ${o.period}; after that, it is deleted from our systems.`,
  (o) => `If you contact us, e.g. by e-mail, we use ${o.data} ${o.purpose} and for no other purpose.`,
  (o) => `With your consent, Mosswick Ltd. and ${o.recipient} use ${o.data} ${o.purpose}.`,
  () => 'You may access, correct or delete your information at any time, and you may object to its use under Art. 21 of the GDPR.',
  () => 'The website contains links to other sites, whose operators follow rules of their own.',
  () => 'We are always happy to hear from you, and our office is open from Monday to Friday.',
  (o) => `When you visit the site, our servers automatically record ${o.data} and ${o.data}.`,
  (o) => `We never use ${o.data} ${o.purpose} without asking you first.`,
];

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}

/** A policy in Markdown of at least `size` characters. */
export function policy(seed, size) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const fill = () => ({
    get data() {
      return pick(DATA);
    },
    get purpose() {
      return pick(PURPOSES);
    },
    get recipient() {
      return pick(RECIPIENTS);
    },
    get period() {
      return pick(PERIODS);
    },
  });
  const parts = [`# Privacy policy of Mosswick ${seed}\n`];
  let length = 0;
  for (let section = 1; length < size; section++) {
    const lines = [`## ${section}. ${capital(pick(DATA))}\n`];
    for (let paragraph = 0; paragraph < 3; paragraph++)
      lines.push(`${Array.from({ length: 2 + Math.floor(next() * 4) }, () => pick(SHAPES)(fill())).join(' ')}\n`);
    lines.push(
      `We share information with:\n\n${Array.from({ length: 4 }, () => `- ${pick(RECIPIENTS)}, ${pick(PURPOSES)};`).join('\n')}\n`,
    );
    const text = lines.join('\n');
    length += text.length;
    parts.push(text);
  }
  return parts.join('\n');
}

/** The same policy as a page. */
export function page(seed, size) {
  const body = policy(seed, size)
    .split('\n\n')
    .map((block) => {
      if (block.startsWith('#')) return `<h2>${block.replace(/^#+ /, '')}</h2>`;
      if (block.startsWith('- '))
        return `<ul>${block
          .split('\n')
          .map((item) => `<li>${item.slice(2)}</li>`)
          .join('\n')}</ul>`;
      return `<p>${block.replaceAll('**', '')}</p>`;
    });
  return `<!doctype html>\n<html lang="en"><head><title>Privacy</title></head><body>\n${body.join('\n')}\n</body></html>\n`;
}

/** What a file of code does besides its own: one in ten has anything to do with data about people or with others. */
const TELLING = [
  "import posthog from 'posthog-js';\n\nexport const seen = (user: { id: string; email: string }) => posthog.identify(user.id, { email: user.email });\n",
  "import * as Sentry from '@sentry/browser';\n\nSentry.init({ dsn: 'key', sendDefaultPii: false });\n",
  "export const load = async () => (await fetch('https://api.mosswick.example/list')).json() as Promise<unknown>;\n",
  "export const remember = (value: string) => { document.cookie = 'moss_seen=' + value + '; max-age=86400'; };\n",
  'export const where = () => new Promise<GeolocationPosition>((done) => { navigator.geolocation.getCurrentPosition(done); });\n',
];

/** A module of TypeScript of about `size` characters, such as an application has; the same for the same seed. */
export function module(seed, size) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const parts = [`import { join } from './module-${Math.floor(next() * 1000)}.js';\n`];
  if (next() < 0.1) parts.push(pick(TELLING));
  for (let length = 0, i = 0; length < size; i++) {
    const [noun, verb] = [
      pick(['order', 'invoice', 'booking', 'parcel', 'row', 'column']),
      pick(['sum', 'sort', 'group', 'show', 'merge']),
    ];
    const name = `${verb}${capital(noun)}${i}`;
    const text = `/** What ${verb} does with each ${noun}. */
export interface ${capital(name)} { readonly id: number; readonly count: number; readonly title: string; readonly parts?: readonly string[] }

export function ${name}(all: readonly ${capital(name)}[], least = ${Math.floor(next() * 100)}): string {
  const kept = all.filter(({ count }) => count > least).sort((a, b) => a.count - b.count || a.id - b.id);
  let total = 0;
  for (const one of kept) {
    if (!one.parts?.length) continue;
    total += one.parts.reduce((sum, part) => sum + part.length * ${1 + Math.floor(next() * 9)}, 0);
  }
  const label = kept.length ? kept.map((one) => \`\${one.title} (\${one.count})\`).join(', ') : 'none';
  return join(label, total > least ? 'more' : 'fewer');
}
`;
    parts.push(text);
    length += text.length;
  }
  return parts.join('\n');
}

/** A declaration over the given policy files. */
export function declaration(files) {
  return `declaration: 1
organization: {name: Mosswick, domains: [mosswick.example]}
policy: {file: [${files.join(', ')}]}
markets: [US-CA, EU]
recipients:
  host: {name: Northstack, type: processor, country: DE, contract: dpa}
  ads: {name: Bannerbee, type: ad_network, country: US, contract: third_party_contract, transfer: scc, exchange: services}
data:
  - {what: [contact.email, identity.name], for: {provide_service: contract}, keep: 30 days, to: host}
  - {what: device.cookie_id, for: {advertising_targeted: consent}, keep: 13 months, to: ads}
selling: {sells: no, shares_for_ads: yes, to: ads}
`;
}

/** Markup and prose on which parsers and patterns are known to grow faster than their input. */
export const HOSTILE = {
  'open emphasis *a_': '*a_ ',
  'inner strong a**b': 'a**b',
  'nested quotes': '> ',
  'nested lists': '- ',
  'open links [a](': '[a](',
  'open images ![': '![',
  'open comments': 'a <!-- ',
  'strike ~a': '~a',
  backquotes: '` `` ',
  'open tags': '<a ',
  'table bars': '| a ',
  entities: '&am',
  'one long sentence': 'we share and sell and collect your data with partners, ',
  denials: 'we do not and never will not ',
  commas: 'name, ',
  'capital abbreviations': 'A. e.g. Inc. ',
};

/** `size` characters of a hostile unit. */
export function hostile(unit, size) {
  return unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
}
