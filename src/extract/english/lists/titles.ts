// Items whose first sentence is a title: what the title says in the light of its list, and the sentence behind it in full.
import type { Block } from '../../../model/document.js';
import type { Draft } from '../roles/draft.js';
import type { Sentence } from '../sentences/sentence.js';

/** In tokens. */
const LONGEST_TITLE = 16;

/** "Regulators, courts and other public authorities.": the title of an item that then speaks. */
export function isTitle(s: Sentence, block: Block): boolean {
  return (
    block.kind === 'item' &&
    block.sentences.length > 1 &&
    s.tokens.length <= LONGEST_TITLE &&
    s.clauses.every((c) => c.group.kind !== 'finite')
  );
}

/** What the title of an item says in the light of its list, its first sentence says in full: one statement, not two. */
export function setAside(title: readonly Draft[], said: readonly Draft[]): void {
  for (const d of title) {
    const full = said.find(
      (o) =>
        o.mood === 'asserted' &&
        o.action === d.action &&
        o.actor === d.actor &&
        o.polarity === d.polarity &&
        d.data.every(({ id }) => id === 'personal' || id === 'non_personal' || o.data.some((one) => one.id === id)),
    );
    if (!full || d.mood !== 'asserted') continue;
    if (!full.recipients.length) full.recipients = d.recipients.map((r) => ({ ...r, start: full.start, end: full.start }));
    d.mood = 'label';
  }
}
