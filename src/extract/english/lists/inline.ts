// Lists within one sentence: parts with marks, parts between semicolons, and what stands behind a colon.
import type { Span } from '../../../model/text.js';
import { emptyMemory, type Draft } from '../roles/draft.js';
import { partsOf, seriesOf } from './enumerated.js';
import { headingLead } from './headings.js';
import { isPart, itemDrafts } from './items.js';
import type { ItemContext } from './itemof.js';
import { leadInOf, type LeadIn } from './leadin.js';
import { Bit } from '../lexicon/lexicon.js';
import { nominalLead, thereAre } from './nominal.js';
import type { Sentence } from '../sentences/sentence.js';
import { sentenceIn } from '../sentences/parsing.js';
import { draftsOf } from '../statements/statements.js';
import { dataLead } from './datalead.js';
import { recordDrafts } from './records.js';

const STORING: ReadonlySet<string> = new Set(['collect', 'track']);
const COLON: ReadonlySet<string> = new Set([':']);
const MOST_HEAD = 24;

/** The drafts of a sentence with those of the lists inside it. */
export function inlineDrafts(s: Sentence, drafts: Draft[], context: ItemContext): Draft[] {
  return afterColon(s, withParts(s, drafts, context), context);
}

function piece(s: Sentence, span: Span, { names, glossary }: ItemContext): Sentence {
  return sentenceIn(s.text, span, names, glossary);
}

/** "We disclose it (i) to obey the law; (ii) when we sell the shop": the parts that nothing was read in. */
function withParts(s: Sentence, drafts: Draft[], context: ItemContext): Draft[] {
  const found = partsOf(s.text, s);
  if (!found) return withSeries(s, drafts, context);
  const head = piece(s, found.head, context);
  const lead = leadInOf(head, draftsOf(head, emptyMemory()), false, null);
  if (
    !lead ||
    (lead.actor !== 'first' && !(lead.actor === 'third' && lead.kind === 'verbs' && !lead.negated)) ||
    (lead.template && (lead.template.mood !== 'asserted' || lead.template.exception))
  )
    return drafts;
  // "in case its use is (i) …": the parts say what something is.
  if (head.bits(head.tokens.length - 1) & Bit.BE) return drafts;
  const action = lead.template?.action;
  const strict = action === 'collect';
  const told = drafts.some((d) => d.action === 'share' && d.polarity === 'does' && d.mood === 'asserted' && d.start < found.head.end);
  const out = [...drafts];
  for (const part of found.parts) {
    const item = piece(s, part, context);
    const made = itemDrafts(item, strict ? { ...lead, strict } : lead, [], context);
    for (const d of made)
      if (
        (!action || d.action === action || d.action === 'advertise') &&
        !(told && isMereCase(lead, d)) &&
        !drafts.some((o) => o.action === d.action && o.start < d.end && o.end > d.start)
      )
        out.push(d);
  }
  return out;
}

/** "We disclose it if needed (a) to obey the law, (b) to enforce our terms": the sentence has said that it is disclosed; its parts name neither data nor anybody new. */
function isMereCase(lead: LeadIn, d: Draft): boolean {
  return (
    d.action === 'share' &&
    d.polarity === 'does' &&
    lead.kind !== 'recipients' &&
    lead.kind !== 'objects' &&
    d.conditions.every((c) => c.kind !== 'merger') &&
    d.recipients.every((r) => r.id === 'government')
  );
}

/** "We collect data, such as your name; your address; and what you buy": the parts of a series that no verb stands in. */
function withSeries(s: Sentence, drafts: Draft[], context: ItemContext): Draft[] {
  const found = s.has('data') ? seriesOf(s) : null;
  if (!found) return drafts;
  const head = piece(s, found.head, context);
  const said = drafts.find((d) => STORING.has(d.action) && d.actor === 'first' && d.mood === 'asserted' && d.start < found.head.end);
  // Without a colon the parts go on with what the verb before them has said.
  if (!found.colon && !said) return drafts;
  const lead = seriesLead(head, leadInOf(head, draftsOf(head, emptyMemory()), false, null), found.named ? said : undefined);
  const template = lead?.template;
  if (
    !lead ||
    !template ||
    lead.kind !== 'objects' ||
    lead.actor !== 'first' ||
    template.action !== 'collect' ||
    template.mood !== 'asserted' ||
    template.exception ||
    (template.polarity === 'does_not' && !found.colon)
  )
    return drafts;
  const sources = head.tokens.some((t) => t.stem === 'source');
  const out = [...drafts];
  for (const part of found.parts) {
    const item = piece(s, part, context);
    if (!isPart(item) || (sources && !(item.bits(0) & Bit.GENERIC))) continue;
    for (const d of itemDrafts(item, lead, [], context))
      if (!drafts.some((o) => STORING.has(o.action) && o.mood === 'asserted' && o.start < d.end && o.end > d.start)) out.push(d);
  }
  return out;
}

/** "We receive data, which we use to mend faults, including information about …": the words in between tell of something else than the parts. */
function seriesLead(head: Sentence, lead: LeadIn | null, said: Draft | undefined): LeadIn | null {
  if (!said || said.action !== 'collect' || (lead?.kind === 'objects' && lead.template?.action === 'collect')) return lead;
  return dataLead(head, said);
}

/** "Data collected: your name, your address": a lead-in with its list in one sentence. */
function afterColon(s: Sentence, drafts: Draft[], context: ItemContext): Draft[] {
  const colon = s.find(1, Math.min(MOST_HEAD, s.tokens.length - 1), COLON);
  if (colon < 0 || drafts.some((d) => d.mood === 'asserted' && !d.low && d.action !== 'use' && d.action !== 'retain')) return drafts;
  const { end } = s.span(colon, colon + 1);
  const head = piece(s, { start: s.start, end }, context);
  const lead = nominalLead(head) ?? thereAre(head) ?? (head.norm(0) === 'what' ? headingLead(head) : null);
  const listed =
    lead?.kind === 'objects' ? itemDrafts(piece(s, { start: end, end: s.end }, context), { ...lead, strict: true }, [], context) : [];
  return [...drafts, ...(listed.length ? listed : recordDrafts(s))];
}
