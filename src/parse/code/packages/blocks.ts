// A Gemfile and a Podfile are programs of Ruby: lines that name a package, in blocks that say what for.
import { isUnneeded } from '../../../model/ecosystem.js';
import { linesWith } from './lines.js';
import type { Needed } from './lines.js';

/** What a line opens that an `end` closes. */
const OPENS = /^\s*(?:if|unless|case|begin|def|while|until|for|class|module)\b|\bdo(?:\s*\|[^|]*\|)?\s*(?:#.*)?$/;
const CLOSES = /^\s*end\b/;
const GEM = /^\s*gem[\s(]\s*["']([A-Za-z0-9][\w.-]*)["'](.*)$/;
const POD = /^\s*pod[\s(]\s*["']([A-Za-z0-9][\w./+-]*)["'](.*)$/;

/** Gems of a Gemfile; those in groups for development and tests are left out. */
export function gemfileIn(text: string): Needed[] {
  return listedIn(text, GEM, {
    isAside: (line) => isForDevelopment(/^\s*group\b(.*)$/.exec(line)?.[1]),
    isAlone: (rest) => isForDevelopment(/\bgroups?(?::|\s*=>|:\s*=>)(.*)$/.exec(rest)?.[1]),
  });
}

/** Pods of a Podfile; those of targets that test, or of the build for debugging, are left out. */
export function podfileIn(text: string): Needed[] {
  return listedIn(text, POD, {
    isAside: (line) => /^\s*(?:abstract_)?target[\s(]\s*["'][^"']*tests?["']/i.test(line),
    isAlone: (rest) => /:?configurations?\s*(?:=>|:)\s*\[?\s*["']debug["']\s*\]?\s*$/i.test(rest),
  });
}

/** Whether groups are named, and all of them serve development. */
function isForDevelopment(groups: string | undefined): boolean {
  const names = groups?.match(/(?<=[:"'])[a-z]\w*/g) ?? [];
  return names.length > 0 && names.every(isUnneeded);
}

interface Kind {
  /** Whether what a line opens is left out as a whole. */
  readonly isAside: (line: string) => boolean;
  /** Whether a package is left out for what follows its name. */
  readonly isAlone: (rest: string) => boolean;
}

function listedIn(text: string, pattern: RegExp, { isAside, isAlone }: Kind): Needed[] {
  const found: Needed[] = [];
  /** How many blocks are open, and at what number the outermost began that is left out. */
  let open = 0;
  let aside: number | null = null;
  for (const { line, at } of linesWith(text)) {
    if (/^\s*#/.test(line)) continue;
    const [whole, name = '', rest = ''] = pattern.exec(line) ?? [];
    if (whole !== undefined && aside === null && !isAlone(rest)) {
      const start = at + line.indexOf(name, line.search(/["']/));
      found.push({ name, start, end: start + name.length });
    }
    if (OPENS.test(line)) {
      open++;
      if (aside === null && isAside(line)) aside = open;
    } else if (CLOSES.test(line) && open > 0) {
      if (aside === open) aside = null;
      open--;
    }
  }
  return found;
}
