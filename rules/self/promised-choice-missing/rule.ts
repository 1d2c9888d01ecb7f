import { defineRule, emailsIn, hints, placeIn, shortened, wordsOf } from 'policy-lint';
import type { Block, Reading } from 'policy-lint';

/** A section of fewer words is mostly a title on its own, or a table of contents. */
const FEW = 12;
/** Longer headings are sentences. */
const LONG = 80;

export default defineRule({
  summary: 'A heading promises a choice, and the text below it gives no way to make one.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['policy'],
  presets: ['strict'],
  cites: ['Cal. Civ. Code § 1798.135', '4 CCR 904-3, Rule 6.03 (Colorado)'],
  *check({ policies }) {
    for (const reading of policies)
      for (const block of reading.document.blocks)
        if (block.kind === 'heading' && promises(block) && isEmptyPromise(reading, block))
          yield {
            message: `The heading "${shortened(block.text)}" promises a choice, but the text below gives no link, address or setting to make one.`,
            at: placeIn(reading, block, 0, block.text.length),
            help: 'Say under the heading how the choice is made: a link, an address, a setting in the account or the browser.',
          };
  },
});

function promises(block: Block): boolean {
  return block.text.length <= LONG && mentionsChoice(block) && !block.text.trimEnd().endsWith('?');
}

function mentionsChoice({ text }: Block): boolean {
  const words = ` ${wordsOf(text).join(' ')} `;
  return hints('choice_heading').some((phrase) => words.includes(` ${phrase} `));
}

function isEmptyPromise({ document }: Reading, heading: Block): boolean {
  const below: Block[] = [];
  for (const block of document.blocks.slice(heading.index + 1)) {
    if (block.kind === 'heading' && block.level <= heading.level) break;
    below.push(block);
  }
  const text = below.map((block) => block.text).join(' ');
  const words = wordsOf(text);
  if (words.length < FEW || below.some((block) => block.links.length > 0) || emailsIn(text).length) return false;
  const all = ` ${words.join(' ')} `;
  return (
    !hints('choice_way').some((word) => all.includes(` ${word} `)) &&
    !isGivenElsewhere(document.blocks.filter((block) => !below.includes(block) && block !== heading))
  );
}

/** A way to opt out, with a link or an address, that another section tells. */
function isGivenElsewhere(blocks: readonly Block[]): boolean {
  return blocks.some(
    (block) =>
      block.kind !== 'heading' &&
      mentionsChoice(block) &&
      hints('choice_way').some((word) => ` ${wordsOf(block.text).join(' ')} `.includes(` ${word} `)),
  );
}
