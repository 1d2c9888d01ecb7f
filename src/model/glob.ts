// Globs without regular expressions: patterns come from configurations and .gitignore files of strangers, and this takes at most
// (length of the pattern × length of the path) steps.

/** Alternatives of braces that are looked at; nobody writes more. */
const MOST = 64;

/**
 * Whether a path (with `/`, relative to where the pattern stands) matches: `*`, `?`, `[a-z]`, `**` and `{a,b}`.
 * A pattern without a slash matches the last name at any depth, and a pattern that matches a folder matches what is in it;
 * with `whole`, a pattern means the path from its first letter to its last.
 */
export function matchesGlob(pattern: string, path: string, whole = false): boolean {
  return globMatcher(pattern, whole)(path);
}

/** `matchesGlob` for a pattern that is asked of many paths. */
export function globMatcher(pattern: string, whole = false): (path: string) => boolean {
  const all = braces(pattern).map((one) => {
    const bare = one.replace(/\/$/, '');
    const clean = bare.replace(/^\.?\//, '').split('/');
    return whole ? clean : [...(bare.includes('/') ? [] : ['**']), ...clean, '**'];
  });
  return (path) => {
    const parts = path.split('/');
    return all.some((one) => matchesParts(one, parts));
  };
}

/** Whether a name or path is a pattern rather than a plain path. */
export function isGlob(text: string): boolean {
  return /[*?{[]/.test(text);
}

/** Whether a single name matches a pattern without `/`. */
export function matchesName(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let star = -1;
  let resume = 0;
  while (n < name.length) {
    const step = pattern[p] === '*' ? 0 : stepOver(pattern, p, name[n] as string);
    if (pattern[p] === '*') {
      star = p++;
      resume = n;
    } else if (step) {
      p += step;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++resume;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** How much of the pattern at `p` one character uses up; 0 where it does not match. */
function stepOver(pattern: string, p: number, character: string): number {
  const one = pattern[p];
  if (one === undefined) return 0;
  if (one === '?') return 1;
  if (one === '\\' && p + 1 < pattern.length) return pattern[p + 1] === character ? 2 : 0;
  const close = one === '[' ? pattern.indexOf(']', p + 2) : -1;
  if (close < 0) return one === character ? 1 : 0;
  const negated = pattern[p + 1] === '!' || pattern[p + 1] === '^';
  return inClass(pattern.slice(p + (negated ? 2 : 1), close), character) !== negated ? close - p + 1 : 0;
}

function inClass(members: string, character: string): boolean {
  for (let i = 0; i < members.length; i++) {
    const last = members[i + 1] === '-' && i + 2 < members.length ? (members[i + 2] as string) : null;
    if (last === null ? members[i] === character : (members[i] as string) <= character && character <= last) return true;
    if (last !== null) i += 2;
  }
  return false;
}

function matchesParts(pattern: readonly string[], parts: readonly string[]): boolean {
  // Most paths differ in their first name.
  const [first] = pattern;
  if (first !== undefined && first !== '**' && !matchesName(first, parts[0] ?? '')) return false;
  // reach[i]: whether the pattern so far matches the first i parts.
  let reach = [true, ...parts.map(() => false)];
  for (const one of pattern) {
    const next = reach.map(() => false);
    let open = false;
    for (let i = 0; i <= parts.length; i++) {
      if (one === '**') next[i] = open = open || (reach[i] as boolean);
      else if (i > 0 && reach[i - 1]) next[i] = matchesName(one, parts[i - 1] as string);
    }
    reach = next;
  }
  return reach[parts.length] as boolean;
}

/** The patterns that one with braces stands for. */
export function braces(pattern: string): string[] {
  const done: string[] = [];
  const open = [pattern];
  for (let one = open.pop(); one !== undefined && done.length + open.length < MOST; one = open.pop()) {
    const from = one.indexOf('{');
    const to = from < 0 ? -1 : one.indexOf('}', from);
    const before = one.slice(0, from);
    const after = one.slice(to + 1);
    if (to < 0) done.push(one);
    else
      open.push(
        ...one
          .slice(from + 1, to)
          .split(',')
          .map((choice) => `${before}${choice}${after}`),
      );
  }
  return done;
}
