export function decode(bytes: Uint8Array, _path: string): { text: string; encoding: string } | { problem: string } {
  if (bytes.includes(0)) return { problem: 'is no text (binary)' };
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), encoding: 'utf-8' };
}
