import { countedAt, defineRule, hints, placeIn, placeOfLink, times } from 'policy-lint';
import type { Block, Place, Problem, Reading } from 'policy-lint';

/** Menus shorter than this may be a list of further reading. */
const MENU = 4;
/** Characters beside links that make a block prose. */
const PROSE = 60;
/** Titles repeated one after the other that make a table of contents. */
const CONTENTS = 4;
const BADGES = /(?:shields\.io|badge|travis-ci|codecov|coveralls|poser\.pugx|crowdin)/i;

export default defineRule({
  summary: 'Something stands in the policy that is none of it: menus, badges, notes on its origin, titles with nothing under them.',
  severity: 'info',
  confidence: 'medium',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['16 CFR 312.4(a)', 'GDPR Art. 12(1)'],
  *check({ policies }) {
    for (const reading of policies) {
      yield* counted(
        preambles(reading),
        'A note on where the text was taken from stands in it',
        'Remove the note, or keep it outside the published text.',
      );
      yield* switches(reading);
      yield* counted(menus(reading), 'A menu of links stands in the text', 'Publish the text alone; menus belong to the page around it.');
      yield* counted(words(reading), 'Words of a page’s frame stand in the text', 'Publish the text alone.');
      yield* counted(badges(reading), 'Badges stand in the text', 'Publish the text alone.');
      // In plain text titles are told by their looks alone.
      if (reading.document.format === 'text') continue;
      yield* counted(
        contents(reading).slice(0, 1),
        'A table of contents stands here whose lines are no links',
        'Make its lines links to the sections, or leave it out.',
      );
      yield* counted(emptyTitles(reading), 'A title has nothing under it', 'Write the section, or remove its title.');
    }
  },
});

function* counted(places: readonly Place[], what: string, help: string): Generator<Problem> {
  const [first, ...others] = places;
  if (first) yield { message: `${what}${times(places.length)}.`, ...countedAt([first, ...others]), help };
}

function preambles(reading: Reading): Place[] {
  return reading.document.blocks
    .slice(0, 3)
    .filter(isPreamble)
    .map((block) => whole(reading, block));
}

function isPreamble({ text, index }: Block): boolean {
  return index < 3 && hints('preambles').some((phrase) => text.toLowerCase().includes(phrase));
}

/** Settings in front matter that put something of others on the page, of which the text should tell. */
function* switches({ document: { frontMatter, source } }: Reading): Generator<Problem> {
  for (const { key, value, at } of frontMatter?.entries ?? [])
    if (hints('page_settings').includes(key.toLowerCase().replace(/[^a-z]/g, '')) && hints('page_on').includes(value.toLowerCase()))
      yield {
        message: `The page is set to "${key}: ${value}", which may load something from others that the policy should tell of.`,
        at: { source, ...at },
        help: 'Turn it off for this page, or check that the policy names whom it loads from.',
      };
}

/** Runs of blocks that are links and nothing else, and lead out of the page. */
function menus(reading: Reading): Place[] {
  const found: Place[] = [];
  const { blocks } = reading.document;
  // Between paragraphs, links in a row are further reading, or names of recipients.
  const isProse = (block: Block): boolean =>
    block.kind !== 'heading' &&
    !isPreamble(block) &&
    block.text.length - block.links.reduce((sum, link) => sum + link.end - link.start, 0) > PROSE;
  const [first, last] = [blocks.findIndex(isProse), blocks.findLastIndex(isProse)];
  let run: Block[] = [];
  const end = (): void => {
    const [top] = run;
    if (top && run.reduce((sum, { links }) => sum + links.length, 0) >= MENU) found.push(whole(reading, top));
    run = [];
  };
  for (const block of blocks) {
    const linked = block.links.reduce((sum, link) => sum + link.end - link.start, 0);
    const isMenu =
      (block.index < first || block.index > last) &&
      block.kind !== 'heading' &&
      block.cell === null &&
      block.links.length > 0 &&
      linked >= block.text.length - 3 * block.links.length &&
      block.links.every(({ target }) => !target.startsWith('#') && !target.includes('@'));
    if (isMenu) run.push(block);
    else end();
  }
  end();
  return found;
}

function words(reading: Reading): Place[] {
  return reading.document.blocks
    .filter(
      ({ text, kind }) => kind !== 'cell' && text.length < 40 && hints('page_words').includes(text.toLowerCase().replace(/[.:!]$/, '')),
    )
    .map((block) => whole(reading, block));
}

function badges(reading: Reading): Place[] {
  const { document } = reading;
  const shown = document.images.filter(({ target }) => BADGES.test(target.slice(0, 300)));
  return shown
    .map(({ at }) => document.wordless.find((link) => link.at.start <= at.start && at.end <= link.at.end))
    .flatMap((link, i) => {
      const image = shown[i];
      return link ? [placeOfLink(reading, link)] : image ? [{ source: document.source, ...image.at }] : [];
    });
}

/** Titles of the sections one after the other, in one block or in several, without links. */
function contents(reading: Reading): Place[] {
  const { blocks } = reading.document;
  const titles = blocks.filter(({ kind }) => kind === 'heading');
  const known = new Set(titles.map(({ text }) => text.toLowerCase()));
  const found: Place[] = [];
  let run: Block[] = [];
  for (const block of [...blocks, null]) {
    if (block && block.kind !== 'heading' && !block.links.length && known.has(block.text.toLowerCase())) {
      run.push(block);
      continue;
    }
    if (run.length >= CONTENTS) found.push(whole(reading, run[0] as Block));
    run = [];
    if (block && block.kind !== 'heading' && !block.links.length && isOfTitles(block, titles))
      found.push(placeIn(reading, block, 0, Math.min(block.text.length, 60)));
  }
  return found;
}

function isOfTitles({ text, index }: Block, titles: readonly Block[]): boolean {
  const rest = titles.filter((title) => title.index > index && text.includes(title.text));
  return rest.length >= CONTENTS && rest.reduce((sum, title) => sum + title.text.length + 1, 0) >= text.length * 0.8;
}

/** Titles right before one that is no deeper, or at the end. */
function emptyTitles(reading: Reading): Place[] {
  const { blocks } = reading.document;
  return blocks
    .filter((block, i) => {
      const next = blocks[i + 1];
      return (
        block.kind === 'heading' &&
        i > 0 &&
        (!next ? block.level > 1 : next.kind === 'heading' && next.level <= block.level && block.level > 1)
      );
    })
    .map((block) => whole(reading, block));
}

function whole(reading: Reading, block: Block): Place {
  return placeIn(reading, block, 0, block.text.length);
}
