// E-mail addresses and addresses of the web, as texts and links have them.

/** Ends of domain names that many have: enough to tell an address that is written backwards from one that is not. */
const COMMON_ENDS: ReadonlySet<string> = new Set(
  (
    'com org net edu gov mil int info biz io co app dev ai me tv eu uk de fr nl be ch at it es pt pl cz se no dk fi ie us ca au nz in jp cn br mx za sg hk ru ' +
    'tech online store shop site cloud xyz world agency studio health games coop pro'
  ).split(' '),
);
/** Second levels under which names are given away as under a country's. */
const SECOND_LEVELS: ReadonlySet<string> = new Set('co com org net ac gov edu gob gouv ne or go nom ltd plc'.split(' '));
const EMAIL =
  /[A-Za-z\d\u00c0-\u024f](?:[A-Za-z\d\u00c0-\u024f._%+'-]{0,63})@[A-Za-z\d\u00c0-\u024f](?:[A-Za-z\d\u00c0-\u024f.-]{0,250}[A-Za-z\d\u00c0-\u024f])?\.[A-Za-z\u00c0-\u024f]{2,24}(?![A-Za-z\d\u00c0-\u024f-]|\.[A-Za-z\d\u00c0-\u024f])/g;

/** An e-mail address in a text, by offsets of that text. */
export interface Address {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The e-mail addresses in a text. */
export function emailsIn(text: string): Address[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(EMAIL)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
}

/** The addresses that a `mailto:` target writes to; null where the target is of another kind. */
export function recipientsOf(target: string): string[] | null {
  const match = /^mailto:(?:\/\/)?([^?]*)/i.exec(target.trim());
  if (!match) return null;
  return decoded(match[1] ?? '')
    .split(/[,;]/)
    .map((one) =>
      one
        .trim()
        .replace(/^mailto:/i, '')
        .replace(/[.>]$/, ''),
    )
    .filter(Boolean);
}

/** An address as it is compared: in small letters, without a tag behind "+". */
export function sameAddress(a: string, b: string): boolean {
  return normal(a) === normal(b);
}

export function domainOfAddress(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** The host of an address of the web, without "www."; null where it names none. A text without a scheme counts where it looks like one. */
export function hostOf(target: string): string | null {
  const match =
    /^(?:[a-z][a-z\d+.-]{1,20}:)?\/\/(?:[^/?#@]{0,200}@)?([^/?#:\s]{1,253})/i.exec(target.trim()) ??
    /^((?:[A-Za-z\d\u00c0-\u024f-]{1,63}\.){1,8}[A-Za-z\u00c0-\u024f]{2,24})(?:[/:?#]|$)/i.exec(target.trim());
  const host = match?.[1]
    ?.toLowerCase()
    .replace(/^www\d?\./, '')
    .replace(/\.$/, '');
  return host?.includes('.') ? host : null;
}

/** Host and path of an address, as tables of hosts have them. */
export function pathOf(target: string): string {
  return target
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z\d+.-]{1,20}:/, '')
    .replace(/^\/\//, '')
    .replace(/^www\d?\./, '');
}

/** The part of a host that somebody registered: "shop.mill.co.uk" → "mill.co.uk". */
export function registeredName(host: string): string {
  const labels = host.toLowerCase().split('.');
  const size = labels.length > 2 && (labels.at(-1) as string).length === 2 && SECOND_LEVELS.has(labels.at(-2) as string) ? 3 : 2;
  return labels.slice(-size).join('.');
}

/** Whether two hosts belong to one registered name. */
export function sameSite(a: string, b: string): boolean {
  return registeredName(a) === registeredName(b);
}

/** Whether a domain ends as many do. */
export function isCommonEnd(end: string): boolean {
  return COMMON_ENDS.has(end.toLowerCase());
}

function normal(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at).replace(/\+.*$/, '')}${address.slice(at)}`.toLowerCase();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
