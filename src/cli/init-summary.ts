import { readYaml } from '../parse/yaml.js';
import type { Open } from '../draft/open.js';
import { positionAt } from '../model/text.js';

const MOST = 12;

export interface Outcome {
  readonly shown: string;
  readonly text: string;
  /** What was added to a declaration; null where one was drafted. */
  readonly added: readonly string[] | null;
  readonly left: readonly string[];
  readonly open: readonly Open[];
  readonly isPrinted: boolean;
}

/** What was done, and what a person must do, in lines of plain text. */
export function summaryOf({ shown, text, added, left, open, isPrinted }: Outcome): string {
  if (added)
    return added.length
      ? `Added to ${shown}:\n${added.map((one) => `  ${clean(one)}\n`).join('')}`
      : `Nothing is new: ${shown} stays as it is.\n`;
  const lines = [
    `${isPrinted ? 'Drafted' : 'Wrote'} ${shown}. Every fact names its place; check them, and replace each "unknown" that you can.`,
  ];
  if (left.length) lines.push('', 'Left out, because the text says both:', ...left.slice(0, MOST).map((one) => `  ${clean(one)}`));
  if (open.length) {
    lines.push('', 'Still to be filled in, what matters most first:');
    open.slice(0, MOST).forEach(({ what, pointer, places }, i) => {
      const line = lineOf(text, shown, pointer);
      lines.push(`${String(i + 1).padStart(3)}. ${what} (${shown}${line ? `:${line}` : ''}${places > 1 ? ` and ${places - 1} more` : ''})`);
    });
    if (open.length > MOST) lines.push(`     and ${open.length - MOST} more`);
  }
  if (!isPrinted) lines.push('', 'Next: policy-lint, which holds the declaration against the policy and the code.');
  return `${lines.join('\n')}\n`;
}

function lineOf(text: string, path: string, pointer: readonly string[]): number | null {
  const source = { path, text };
  const node = readYaml(source).document?.getIn(
    pointer.map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
    true,
  ) as { range?: [number, number, number] } | undefined;
  return node?.range ? positionAt(source, node.range[0]).line : null;
}

// Words of a policy or a file's name may stand in it.
function clean(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, ' ');
}
