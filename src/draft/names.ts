// What an organisation is called by its own policy, spelt as there.
import type { Reading } from '../model/rule.js';
import { place } from '../model/text.js';
import { originAt } from './model.js';
import type { Told } from './model.js';

/** Words behind a name that make it the name in a register. */
const FORMS = String.raw`(?:Inc\.?|Incorporated|LLC|L\.L\.C\.|Ltd\.?|Limited|GmbH|AG|B\.?V\.?|S\.?A\.?S?|S\.?r\.?l\.?|ApS|A/S|AB|Oy|Corp\.?|Corporation|PBC|PLC|plc|Pty\.? Ltd\.?|Co-operative Limited)`;
const SHOWN = 80;
/** Characters of a block that are searched for a name with a form behind it. */
const LONGEST = 2000;
/** What a text calls its organisation for short, whatever its name is. */
const GENERIC =
  /^(?:the )?(?:company|service|services|site|website|app|application|platform|organi[sz]ation|provider|controller|operator|business|firm|owner)$/i;
/** "Reedholm Ltd (the "Company")". */
const BEFORE_GENERIC = new RegExp(
  String.raw`(?<name>\p{Lu}[\p{L}\p{N}&.'’-]{0,40}(?: \p{Lu}[\p{L}\p{N}&.'’-]{0,40}){0,3}?)(?<form>,? ${FORMS}),? \(\s*(?:the )?["“](?:Company|Organi[sz]ation|Provider|Controller|Operator)`,
  'u',
);

/** Names by which the texts call their organisation, the most frequent first, and the one with a legal form behind it. */
export function namesIn(readings: readonly Reading[]): { readonly names: readonly Told[]; readonly legal: Told | null } {
  const counted = new Map<string, { count: number; titled: boolean; told: Told }>();
  let legal: Told | null = null;
  for (const { document, names } of readings)
    for (const name of namesOf(document, names)) {
      const pattern = new RegExp(
        String.raw`(?<![\p{L}\p{N}])${name
          .split(' ')
          .map(escaped)
          .join(String.raw`[\s,.&-]{1,3}`)}(?![\p{L}\p{N}])(?<form>,? ${FORMS}(?![\p{L}\p{N}]))?`,
        'giu',
      );
      const title = titleIn(document);
      for (const block of document.blocks) {
        const { text, map, kind } = block;
        for (const match of text.matchAll(pattern)) {
          const form = match.groups?.['form'] ?? '';
          const spelt = match[0].slice(0, match[0].length - form.length);
          if (spelt === spelt.toLowerCase()) continue;
          const start = map.start(match.index);
          const told = (value: string): Told => ({ value, from: originAt(place(document.source, start, start), 'policy') });
          if (form) legal ??= told(match[0]);
          const known = counted.get(spelt);
          counted.set(spelt, {
            count: (known?.count ?? 0) + (kind === 'heading' ? 0.5 : 1),
            titled: block === title || known?.titled === true,
            told: known?.told ?? told(spelt),
          });
        }
      }
    }
  // What stands in the title is who writes, however often a founder is named; a company's form behind a name tells more.
  const titled = (one: { titled: boolean }): number => (one.titled && !legal ? 1 : 0);
  const names = [...counted.values()].sort((a, b) => titled(b) - titled(a) || b.count - a.count).map(({ told }) => told);
  return { names: names.length ? names : readings.flatMap((reading) => titleOf(reading) ?? []), legal };
}

/** The names that a text is read to give its organisation, without those that any has. */
function namesOf({ blocks }: Reading['document'], names: readonly string[]): string[] {
  const own = names.filter((one) => one.length > 1 && one.length <= SHOWN && !/\.[a-z]{2,}$/.test(one) && !GENERIC.test(one));
  if (own.length) return own;
  return blocks.flatMap(({ text }) => BEFORE_GENERIC.exec(text.slice(0, LONGEST))?.groups?.['name'] ?? []).slice(0, 1);
}

/** The first heading, if it speaks of privacy. */
function titleIn(document: Reading['document']): Reading['document']['blocks'][number] | null {
  const title = document.blocks.find(({ kind }) => kind === 'heading');
  return title && /\bprivacy\b/i.test(title.text) ? title : null;
}

/** "Reedholm Privacy Policy", "Privacy Policy - Reedholm": what is left of the first heading, if it is a name. */
function titleOf({ document }: Reading): Told | null {
  const title = titleIn(document);
  if (!title) return null;
  const rest = title.text
    .replace(/\b(?:privacy|policy|notice|statement|and|cookies?|our|the|of|for|app|website|site)\b|[^\p{L}\p{N} .&'-]/giu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .&'-]+|[ .&'-]+$/g, '');
  const start = title.map.start(0);
  return rest && rest.length <= 40 && rest.split(' ').length <= 4 && rest.split(' ').every((word) => /^[\p{Lu}\p{N}&]/u.test(word))
    ? { value: rest, from: originAt(place(document.source, start, start), 'policy') }
    : null;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
