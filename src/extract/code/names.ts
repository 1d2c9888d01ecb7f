// Which category of data a name in code tells of.
import { CODE } from '../../generated/code.js';

interface Category {
  readonly always?: readonly string[];
  readonly of_person?: readonly string[];
}

interface Tables {
  readonly stop: readonly string[];
  readonly hashed: readonly string[];
  readonly person: readonly string[];
  readonly no_person: readonly string[];
  readonly categories: Readonly<Record<string, Category>>;
  readonly consent: readonly string[];
  readonly password: readonly string[];
}

const { stop, hashed, person, no_person, categories, consent, password } = CODE.names as Tables;
const STOP = new Set(stop);
const HASHED = new Set(hashed);
const PERSON = new Set(person);
const NO_PERSON = new Set(no_person);
const CONSENT = new Set(consent);
const PASSWORD = new Set(password);
/** Longest phrase in words, and category by phrase; `true` where it needs a person. */
const PHRASES = new Map<string, { readonly data: string; readonly ofPerson: boolean }>();
let longest = 1;
for (const [data, { always = [], of_person = [] }] of Object.entries(categories))
  for (const [phrases, ofPerson] of [
    [always, false],
    [of_person, true],
  ] as const)
    for (const phrase of phrases) {
      PHRASES.set(phrase, { data, ofPerson });
      longest = Math.max(longest, phrase.split(' ').length);
    }

/** What stands around a name. */
export interface Around {
  /** Whether it is about a person: true, false, or unknown, where only the name itself can tell. */
  readonly person?: boolean;
  /** Whether data are sent: what is hashed is still about somebody. */
  readonly sent?: boolean;
}

/** A name without an end would be split for ever. */
const LONGEST_NAME = 80;
const words = new Map<string, readonly string[]>();

/** The words of a name in small letters: `dateOfBirth`, `date_of_birth`, `DateOfBirth` are [date, of, birth]; numbers are no words. */
export function wordsOf(name: string): readonly string[] {
  let found = words.get(name);
  if (!found) words.set(name, (found = split(name.slice(0, LONGEST_NAME))));
  return found;
}

function split(name: string): string[] {
  const found: string[] = [];
  let from = 0;
  const end = (to: number): void => {
    if (to > from) found.push(name.slice(from, to).toLowerCase());
  };
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i);
    if (isUpper(c)) {
      // The last capital of a row starts the next word: `userSSNNumber`.
      if (i > from && (!isUpper(name.charCodeAt(i - 1)) || isLower(name.charCodeAt(i + 1)))) {
        end(i);
        from = i;
      }
    } else if (!isLower(c)) {
      end(i);
      from = i + 1;
    }
  }
  end(name.length);
  return found;
}

function isUpper(c: number): boolean {
  return c >= 65 && c <= 90;
}

function isLower(c: number): boolean {
  return c >= 97 && c <= 122;
}

const known = new Map<string, string | null>();

/** The category of data that a name tells of; null for a name that tells of none, or of something else with the same words. */
export function dataOf(name: string, around: Around = {}): string | null {
  const key = `${around.person === undefined ? '' : around.person ? '+' : '-'}${around.sent ? '!' : ''} ${name}`;
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = find(name, around)));
  return found;
}

function find(name: string, { person: inPerson, sent = false }: Around): string | null {
  const all = wordsOf(name);
  const parts = sent ? all.filter((word) => !HASHED.has(word)) : all;
  for (let take = Math.min(longest, parts.length); take > 0; take--) {
    const phrase = parts.slice(parts.length - take).join(' ');
    const entry = PHRASES.get(phrase);
    if (!entry) continue;
    const before = parts.slice(0, parts.length - take);
    if (before.some((word) => STOP.has(word) || HASHED.has(word) || NO_PERSON.has(word))) return null;
    if (!entry.ofPerson || inPerson === true || (inPerson === undefined && before.some((word) => PERSON.has(word)))) return entry.data;
    return before.some((word) => PERSON.has(word)) ? entry.data : null;
  }
  return null;
}

/** Whether a name speaks of a person, or of something that is none; undefined for a name that says neither. */
export function isPerson(name: string): boolean | undefined {
  const all = wordsOf(name);
  if (all.some((word) => NO_PERSON.has(word))) return false;
  return all.some((word) => PERSON.has(word)) || undefined;
}

/** Whether a name asks or tells whether people agreed. */
export function isConsent(name: string): boolean {
  let found = consents.get(name);
  if (found === undefined) consents.set(name, (found = holds(name, CONSENT, 2)));
  return found;
}

// Every identifier of a file is asked.
const consents = new Map<string, boolean>();

/** Whether a name speaks of a password. */
export function isPassword(name: string): boolean {
  return holds(name, PASSWORD, 1);
}

/** Data whose place is not a log: what names somebody outside the service, or harms. The bare words `name` and `address` are too many things. */
export function isLogged(data: string, name: string): boolean {
  return LOGGED.test(name) && data !== 'location.precise';
}

/** Parts of names of which one stands in every name that is told of in a log; in small letters or the first a capital. */
export const LOGGED =
  /mail|hone|obile|ssn|SSN|[sS]ocial|assport|irth|dob|DOB|assw|assc|assphrase|iban|IBAN|[cC]ard|cvv|cvc|(?:irst|ast|ull|iven|amily|aiden|iddle)_?[nN]ame|urname|alary|iagnos|llerg|edica|ymptom|regnan|lood|eligio|thnic|exual|[iI]p_?[aA]ddr|_IP/;

function holds(name: string, phrases: ReadonlySet<string>, most: number): boolean {
  const all = wordsOf(name);
  for (let i = 0; i < all.length; i++)
    for (let take = 1; take <= most && i + take <= all.length; take++) if (phrases.has(all.slice(i, i + take).join(' '))) return true;
  return false;
}
