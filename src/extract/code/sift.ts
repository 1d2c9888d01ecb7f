// Whether a file can hold anything to find, before it is parsed: parsing takes a hundred times as long as this, and of the files of an
// application some one in ten tells of data, vendors or consent. What this passes over, the analyser finds nothing in.
import { CODE } from '../../generated/code.js';
import { isSchema } from '../../model/code.js';
import type { ImportFact } from '../../model/program.js';
import { place } from '../../model/text.js';
import type { Source } from '../../model/text.js';
import type { Registry } from '../../model/vendor.js';
import { addressesIn, isLocal } from './addresses.js';
import { LOGGED } from './names.js';

type Known = Pick<Registry, 'byPackage' | 'byHost'>;

/** Methods that many things have: what is called by them counts where the vendor itself is imported, or a list of people is set. */
const COMMON = new Set([
  'set',
  'set_once',
  'event',
  'page',
  'screen',
  'register',
  'register_once',
  'alias',
  'boot',
  'group',
  'configureScope',
]);
const keys = (table: object): string[] => Object.keys(table);
const any = (words: readonly string[]): string => `(?:${words.map((word) => word.replace(/[$().]/g, '\\$&')).join('|')})`;
const { calls, devices, names } = CODE;

const TELLING = new RegExp(
  [
    'ookie',
    '(?:local|session)Storage',
    'indexedDB',
    'utocomplete',
    'utoComplete',
    `(?:${keys(devices.native)
      .filter((one) => one !== 'autoComplete')
      .join('|')})=`,
    'type=["\']?(?:email|tel)',
    '<(?:[iI]nput|[tT]extarea|TextField|TextInput|InputField|select)\\b',
    `\\b${any(keys(calls.sends).filter((one) => !COMMON.has(one)))}\\(`,
    '\\bpeople\\.set',
    `\\b${any(keys(calls.globals))}\\s*\\(`,
    `window\\.${any(keys(calls.globals))}\\b`,
    'navigator\\??\\.(?:geolocation|mediaDevices|getUserMedia|contacts|bluetooth)',
    any([...keys(devices.events), ...keys(devices.constructors)]),
    'Device(?:Motion|Orientation)Event',
    '\\.(?:object|define|shape|Object|strictObject|looseObject)\\(',
    't\\.type\\(',
    `\\.${any(devices.tables)}\\(\\s*["'\`]`,
    `\\b${any(keys(devices.written))}\\(`,
    'Table\\(',
    '\\bSchema\\(',
    '@(?:Entity|Schema|Table)\\b',
    '[?&][\\w-]+=\\$\\{',
    'searchParams',
    any(keys(devices.options)),
    'globalPrivacyControl',
    'oNotTrack',
    'createHash',
    'createCipher',
    '\\b(?:md[45]|sha-?1)\\(',
    'NODE_TLS',
    'rejectUnauthorized',
    '\\bimport\\(\\s*[A-Za-z_$]',
  ].join('|'),
);
const CAREFUL = new RegExp(
  `[sS]ec-[gG][pP][cC]|['"]dnt['"]|${any((names.consent as string[]).map((phrase) => phrase.split(' ').join('@')))}`.replaceAll(
    '@',
    '[ _-]?',
  ),
  'i',
);
const LOGGING = new RegExp(`\\b${any(calls.logs.objects)}\\b[\\s\\S]{0,40}?\\.\\s*${any(calls.logs.methods)}\\s*\\(`);
/** What asks other hosts for something, known or not. */
const ASKING = new RegExp(
  `\\b${any([...new Set(keys(calls.requests).map((name) => name.split('.')[0] as string))])}\\b|\\bsrc\\b|${any([...calls.sockets, ...calls.endpoints])}`,
);
const MODULES = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*(["'`])([^"'`\n]{1,200})\1/g;

/** Whether the analyser could find more in a text than imports of our own. */
export function mayTell({ path, text }: Source, registry: Known): boolean {
  if (isSchema(path)) return true;
  if (TELLING.test(text) || CAREFUL.test(text) || (LOGGING.test(text) && LOGGED.test(text))) return true;
  for (const [, , name = ''] of text.matchAll(MODULES)) if (Object.hasOwn(devices.packages, name) || registry.byPackage(name)) return true;
  const asks = ASKING.test(text);
  return addressesIn(text, 500).some(({ host, path }) => !isLocal(host) && (asks || registry.byHost(host, path) !== null));
}

/** The imports of a file that is not parsed: they lead on to files that are. */
export function importsIn(source: Source): ImportFact[] {
  return [...source.text.matchAll(MODULES)].map((match) => {
    const end = match.index + match[0].length;
    return { kind: 'import', module: match[2] as string, names: ['*'], at: place(source, end - (match[2] as string).length - 2, end) };
  });
}
