// A dictionary as one text, of which only the entries that are asked for become objects: parsing all of it takes longer than a policy needs.

/**
 * Packs a dictionary: entries "\\nkey=value" in groups, parted by an empty line.
 *
 * @throws Error for a key or value that would be mistaken for another
 */
export function pack(entries: Iterable<readonly [key: string, value: string]>): string {
  const groups = new Map<string, string>();
  for (const [key, value] of entries) {
    if (!key || key.includes('=') || `${key}${value}`.includes('\n')) throw new Error(`"${key}" cannot be packed`);
    groups.set(groupOf(key), `${groups.get(groupOf(key)) ?? ''}\n${key}=${value}`);
  }
  return [...groups.values()].join('\n');
}

/** A packed dictionary. */
export class Packed {
  private readonly groups = new Map<string, string>();

  constructor(text: string) {
    for (const group of text.split('\n\n')) {
      // Only the first group still has its line break.
      const whole = group.startsWith('\n') ? group : `\n${group}`;
      this.groups.set(groupOf(whole.slice(1, whole.indexOf('='))), whole);
    }
  }

  get(key: string): string | undefined {
    const group = this.groups.get(groupOf(key));
    if (group === undefined) return undefined;
    const at = group.indexOf(`\n${key}=`);
    if (at < 0) return undefined;
    const from = at + key.length + 2;
    const to = group.indexOf('\n', from);
    return group.slice(from, to < 0 ? undefined : to);
  }
}

/** Keys with the same first letter and length stand together: a few dozen entries. */
function groupOf(key: string): string {
  return key.charAt(0) + String.fromCharCode(48 + key.length);
}
