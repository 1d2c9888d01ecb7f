import { countedAt, defineRule, groupsBy, hints, ownerOf, passagesOf, sentenceAt, times, wordsOf } from 'policy-lint';
import type { Block, Context, Passage, Place, Reading } from 'policy-lint';

/** "[Company Name]", "<insert date>", "{{ company }}", "%COMPANY%": brackets of all kinds around a few words. */
const BRACKETS =
  /\[([A-Za-z\u00c0-\u024f][A-Za-z\d\u00c0-\u024f '’/_.,&-]{1,60})\](?![[(:])|<<?([A-Za-z\u00c0-\u024f][A-Za-z\d\u00c0-\u024f '’/_-]{1,60})>>?|\{\{? ?([A-Za-z\u00c0-\u024f][A-Za-z\d\u00c0-\u024f _.-]{1,40}?) ?\}\}?|(?<![A-Za-z\d\u00c0-\u024f])%{1,2}([A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f_]{2,40})%{1,2}(?![A-Za-z\d\u00c0-\u024f])|\$\{([A-Za-z\u00c0-\u024f][A-Za-z\d\u00c0-\u024f_.]{1,40})\}|(?<![A-Za-z\d\u00c0-\u024f])__([A-Z][A-Z_]{2,40})__/g;
/** Empty places: "[●]", "[…]", "[__]", "XXXX"; a line to write on. */
const GAPS =
  /\[ ?(?:[●•_…]|\.{2,}|_+|[xX]{2,}|-{2,}) ?\]|(?<![A-Za-z\d\u00c0-\u024f*#-])(?:X{4,}|x{5,})(?![A-Za-z\d\u00c0-\u024f*-])|(?<![\w\u00c0-\u024f])_{5,}(?!_)/g;
/** Code that a page lets be seen: what stands in brackets there is a variable. */
const CODE = /=>|\bfunction ?\(|\b(?:const|var|let) \w{1,40} ?=|<\/[a-z]/;
/** What only the pages of template engines hold. */
const ENGINE = /\{\{[#/]/;
/** Words of a line to be filled in by readers: "Name of the parent (print)". */
const LABEL = 6;
/** Lines of a form before and after the one that tells what it is. */
const FORM = 6;
const PLAIN =
  /\b(?:lorem ipsum|TODO|TBD|FIXME|insert (?:your |the )?(?:company|business|website|site|app|date|name|e-?mail|address|link|country|state)(?: name| address| here)?(?= here|\b)|Your (?:Company|Business|Organi[sz]ation|Website|App)(?: Name)?(?:,? (?:Inc|LLC|Ltd)\b\.?)|(?:Your )?(?:Company|Website|Business|App|Organi[sz]ation) Name Here|(?:Company|Website|Business) Name(?=['’]s| (?:collects|respects|may|will|is committed)))/g;
const ADDRESSES =
  /(?<![A-Za-z\d\u00c0-\u024f.-])(?:(?:[A-Za-z\d\u00c0-\u024f._+-]{1,40}@|https?:\/\/|www\.)example\.(?:com|org|net)|(?:[A-Za-z\d\u00c0-\u024f._+-]{1,40}@)?(?:www\.)?(?:your|my)-?(?:domain|site|website|company|business|app|email|store|shop)(?:name)?\.(?:com|org|net|co)|(?:company|domain|website)name\.com|email@email\.com|yourname@[A-Za-z\d\u00c0-\u024f.-]{3,40})(?![A-Za-z\d\u00c0-\u024f-])/gi;
const NUMBERS =
  /(?<!\d)(?:\+?1[ .-]?)?\(?(?:555|123)\)?[ .-]?(?:555[ .-]?\d{4}|456[ .-]?7890)(?!\d)|\b123 (?:Main|Any|Example|Your) (?:Street|St\b)/g;
/** In the source: HTML takes "<insert name>" for a tag and shows nothing. */
const TAGS = /<(?:insert|your|company|enter|website|business|organi[sz]ation)(?:[ _-][a-z_ -]{1,40})?>/gi;

export default defineRule({
  summary: 'A placeholder of a template was left in.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  cites: ['GDPR Art. 12(1)', 'FTC Act § 5 (15 U.S.C. § 45)'],
  *check(context) {
    for (const reading of context.policies)
      for (const [quote, group] of groupsBy(outermost([...found(context, reading)]), ({ text }) => text))
        yield {
          message: `A placeholder was left in: "${quote}"${times(group.length)}.`,
          ...countedAt(group.map(({ at }) => at) as [Place, ...Place[]]),
          help: 'Write what should stand here, or remove the sentence.',
        };
  },
});

/** "insert date" within "[insert date]" is told once. */
function outermost(all: readonly { text: string; at: Place }[]): { text: string; at: Place }[] {
  let end = -1;
  return all
    .toSorted(({ at: a }, { at: b }) => a.start - b.start || b.end - a.end)
    .filter(({ at }) => {
      const isOuter = at.end > end;
      if (isOuter) end = at.end;
      return isOuter;
    });
}

function* found(context: Context, reading: Reading): Generator<{ text: string; at: Place }> {
  const { document } = reading;
  const { source } = document;
  // A page that is made by a template engine has variables of its own.
  const isTemplate =
    document.frontMatter !== null || ENGINE.test(source.text) || document.skipped.some(({ reason }) => reason === 'template tag');
  const inForm = formOf(document);
  for (const passage of passagesOf(reading, BRACKETS, /[[<{%]|__/)) if (isBlank(passage, isTemplate) && !inForm(passage)) yield passage;
  // In tables of cookies such signs stand for what varies in their names.
  for (const passage of passagesOf(reading, GAPS, /\[|XXX|xxx|____/))
    if (passage.block.cell === null && !isMask(passage) && !isForReaders(passage)) yield passage;
  for (const passage of passagesOf(reading, PLAIN, /orem|TODO|TBD|FIXME|nsert|Your |Name/)) if (!inForm(passage)) yield passage;
  for (const [pattern, sign] of [
    [ADDRESSES, /\.(?:com|org|net|co)/i],
    [NUMBERS, /555|123/],
  ] as const)
    for (const passage of passagesOf(reading, pattern, sign)) if (!isGivenAsExample(passage, pattern)) yield passage;
  const owner = ownerOf(context, reading);
  if (owner.isDeclared && !owner.isOwnName('Acme') && !owner.isDeclaredName('Acme'))
    yield* passagesOf(reading, /\b(?:Acme|ACME)(?: (?:Inc|Corp|LLC|Ltd|Company|Corporation)\b\.?)?/g);
  // In a page such a tag is a component.
  if (document.format !== 'page')
    for (const match of source.text.matchAll(TAGS)) {
      const shown = { start: match.index, end: match.index + match[0].length };
      if (!document.skipped.some(({ at }) => at.start <= shown.start && shown.end <= at.end))
        yield { text: match[0], at: { source, ...shown } };
    }
}

/** Whether the words in brackets name something to be filled in. */
function isBlank({ text, groups, block, start }: Passage, isTemplate: boolean): boolean {
  const [square, angle, curly, percent, dollar, under] = groups;
  if ((isTemplate || block.cell || CODE.test(block.text)) && (curly ?? dollar) !== undefined) return false;
  // Links; and what a page shows in its menus: "Settings > [your name]".
  if (
    square !== undefined &&
    (block.links.some((link) => link.start <= start && start < link.end) || /[>“"‘] ?$/.test(block.text.slice(0, start)))
  )
    return false;
  const words = (square ?? angle ?? curly ?? percent ?? dollar ?? under ?? '')
    .toLowerCase()
    .replace(/[_.,/-]/g, ' ')
    .replace(/(?<=[a-z])(?=name$)/, ' ')
    .trim()
    .split(/ +/);
  const isShouted = text === text.toUpperCase();
  const blanks = words.filter((word) => hints('blanks').includes(word)).length;
  const fillers = words.filter((word) => hints('blank_fillers').includes(word)).length;
  const known = words.every(
    (word) => hints('blanks').includes(word) || hints('blank_fillers').includes(word) || hints('blank_joints').includes(word),
  );
  return (
    (fillers > 0 && words.length <= 10 && hints('blank_verbs').includes(words[0] ?? '')) ||
    (known && blanks > 0 && (fillers > 0 || isShouted || words.length > 1 || square === undefined))
  );
}

/** A number with its digits covered, as examples have it. */
function isMask({ block, start, end }: Passage): boolean {
  return (
    /[\d-]$/.test(block.text.slice(0, start)) ||
    /^[-\d]/.test(block.text.slice(end)) ||
    hints('examples').some((word) => sentenceAt(block, start).toLowerCase().includes(word))
  );
}

/** A ruler, or a line that readers write on: "Signature: ____", "I live in ____". What "we" do is for the organisation to fill in. */
function isForReaders({ text, block, start }: Passage): boolean {
  if (!text.startsWith('_')) return false;
  const sentence = sentenceAt(block, start).replaceAll('_', ' ').trim();
  const words = wordsOf(sentence);
  if (!words.length) return true;
  const ours = hints('ours').filter((word) => !hints('form_words').includes(word));
  if (words.some((word) => ours.includes(word))) return false;
  return (words.length <= LABEL && !sentence.endsWith('.')) || words.some((word) => hints('form_words').includes(word));
}

/**
 * The model form by which consumers withdraw from a contract, which has brackets for them to fill in
 * (Directive 2011/83/EU, Annex I(B): "I/We hereby give notice that I/We cancel …").
 */
function formOf({ blocks }: Reading['document']): (passage: Passage) => boolean {
  let signs: readonly Block[] | undefined;
  return ({ block: { index } }) => {
    signs ??= blocks.filter(({ text }) => hints('form_signs').some((sign) => ` ${wordsOf(text).join(' ')} `.includes(` ${sign} `)));
    return signs.some((sign) => Math.abs(sign.index - index) <= FORM);
  };
}

function isGivenAsExample({ block, start }: Passage, pattern: RegExp): boolean {
  return pattern === ADDRESSES && hints('examples').some((word) => sentenceAt(block, start).toLowerCase().includes(word));
}
