/** Host and path, without the query, of an absolute address, or of one without a scheme (`//host/…`); null for any other text. */
export function addressIn(text: string | null): { readonly host: string; readonly path: string; readonly secure: boolean } | null {
  if (!text || text.length > 2000) return null;
  const scheme = text.indexOf('//');
  if (scheme < 0 || !SCHEMES.has(text.slice(0, scheme).toLowerCase())) return null;
  const from = scheme + 2;
  let to = from;
  while (to < text.length && !'/?#\\'.includes(text[to] as string)) to++;
  const authority = text.slice(text.lastIndexOf('@', to - 1) >= from ? text.lastIndexOf('@', to - 1) + 1 : from, to);
  const host = (authority.split(':')[0] ?? '').toLowerCase();
  const plain = [...host].every((c) => (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c === '.' || c === '-');
  if (!plain || !host.includes('.') || host.startsWith('.') || host.endsWith('.')) return null;
  return { host, path: text.slice(to, endOf(text, to)), secure: !['http:', 'ws:'].includes(text.slice(0, scheme).toLowerCase()) };
}

/** The end of an address's path: where a query begins. */
function endOf(text: string, from: number): number {
  let to = from;
  while (to < text.length && text[to] !== '?' && text[to] !== '#') to++;
  return to;
}

const SCHEMES = new Set(['', 'http:', 'https:', 'ws:', 'wss:']);

/** Every absolute address in a text, with its offset in it. */
export function addressesIn(
  text: string,
  most = 20,
): { readonly host: string; readonly path: string; readonly at: number; readonly end: number }[] {
  const found: { host: string; path: string; at: number; end: number }[] = [];
  for (let i = text.indexOf('//'); i >= 0 && found.length < most; i = text.indexOf('//', i + 2)) {
    const at =
      ['https:', 'http:', 'wss:', 'ws:']
        .map((scheme) => i - scheme.length)
        .find((start, k) => start >= 0 && text.startsWith(['https:', 'http:', 'wss:', 'ws:'][k] as string, start)) ?? i;
    // A line comment is no address.
    if (at === i && !QUOTES.has(text[i - 1] ?? '')) continue;
    let end = i + 2;
    while (end < text.length && !ENDS.has(text[end] as string) && end - at < 2000) end++;
    const address = addressIn(text.slice(at, end));
    if (address) found.push({ host: address.host, path: address.path, at, end });
  }
  return found;
}

const QUOTES = new Set(['"', "'", '`', '=', '(']);
const ENDS = new Set(['"', "'", '`', ' ', '\n', '\r', '\t', '<', '>', ')', '}', '$', ';', '+']);

/** A host of one's own machine or network, to which nothing leaves. */
export function isLocal(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host.endsWith('.local') ||
    host.endsWith('.internal') ||
    host.endsWith('.test') ||
    /^(?:127|10|192\.168|169\.254|0)\./.test(host) ||
    host === '0.0.0.0'
  );
}
