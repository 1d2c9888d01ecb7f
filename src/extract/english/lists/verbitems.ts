// Items that bring the verb: "We do not:" over "sell your data", "We use it to:" over "send you offers".
import type { Exception } from '../../../model/statement.js';
import { draft, type Draft } from '../roles/draft.js';
import { trimmed } from '../roles/extent.js';
import type { LeadIn } from './leadin.js';
import { Bit, Form } from '../lexicon/lexicon.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { sentenceIn } from '../sentences/parsing.js';
import { draftsOf } from '../statements/statements.js';
import { BARE_VERBS, carried, opensWithVerb, wholeOf, type Item, type ItemContext } from './itemof.js';

const ADVERTISING: ReadonlySet<string> = new Set([
  'direct_marketing',
  'advertising_targeted',
  'partner_marketing',
  'advertising_contextual',
]);

/** "We do not:", "We use it to:" — the item brings the verb. */
export function verbItem(s: Sentence, lead: LeadIn, own: Draft[], step: string, speaks: boolean, context: ItemContext): Draft[] {
  if (speaks && lead.kind === 'verbs' && s.clauses[0]?.group.kind !== 'imperative') return own;
  const opening = s.clauses[0];
  const opens = opening && BARE_VERBS.has(opening.group.kind) && opening.group.from <= 2;
  // Under "How we use your data" stand ends, and sentences that are no ends.
  if (lead.strict && lead.kind === 'purposes' && (speaks || (!opens && !s.has('purpose')))) return own;
  const made = opens || lead.kind === 'verbs' ? lent(s, lead, step, context) : own;
  if (lead.exception) for (const d of made) if (d.polarity === 'does_not') d.exception ??= unplacedException(lead.exception, d.start);
  if (lead.scope !== undefined)
    for (const d of made)
      if (d.polarity === 'does_not' && !d.conditions.some((c) => c.text === lead.scope))
        d.conditions = [...d.conditions, { kind: 'scope', text: lead.scope, start: d.start, end: d.start }];
  if (lead.kind !== 'purposes' || !lead.template) return made;
  // "We never open your mail, except:": for these ends it is opened.
  if (lead.template.polarity === 'does_not' && (lead.template.exception || lead.exception))
    return made.filter((d) => d.polarity === 'does');
  const purposes = mentionsIn(s, 'purpose', wholeOf(s));
  const { start, end } = s.span(0, trimmed(s, s.tokens.length));
  const data = carried(lead.template.data, start);
  const out: Draft[] = made
    .filter((d) => d.mood === 'asserted')
    .map((d) => (d.data.length || d.action !== 'advertise' ? d : { ...d, data }));
  if (lead.template.action !== 'use' && lead.template.action !== 'collect') return out;
  const base = {
    polarity: lead.template.polarity,
    modal: lead.modal,
    actor: lead.template.actor,
    actorIds: lead.template.actorIds,
    purposes,
    data,
    steps: [step],
  };
  out.push(draft('use', start, end, base));
  if (!out.some((d) => d.action === 'advertise') && purposes.some((p) => ADVERTISING.has(p.id)))
    out.push(draft('advertise', start, end, base));
  return out;
}

/** "We use your data:" over "to send you our newsletter": what it is used for, and no data. */
export function aimsAt(s: Sentence, { kind, strict, template }: LeadIn): boolean {
  return (
    kind === 'objects' &&
    !strict &&
    template !== null &&
    (template.action === 'use' || template.action === 'collect') &&
    s.norm(0) === 'to' &&
    s.clauses[0]?.group.kind === 'infinitive' &&
    s.clauses[0].group.from <= 1
  );
}

/** "We use and share it to:" over "send you offers": what it is shared for is done besides. */
export function withMarketing({ s, lead, template, context }: Item, made: Draft[], step: string): Draft[] {
  if (template.actor !== 'first' || template.polarity !== 'does' || lead.strict || !opensWithVerb(s)) return made;
  if (made.length === 0 || made.some((d) => d.action === 'advertise')) return made;
  const { start } = s.span(0, 1);
  const ads = lent(s, lead, step, context).find((d) => d.action === 'advertise' && d.mood === 'asserted' && d.polarity === 'does');
  return ads ? [...made, { ...ads, data: ads.data.length ? ads.data : carried(template.data, start) }] : made;
}

/** "Unless you agree, we will not:": the exception has no place in the item. */
function unplacedException(exception: Exception, at: number): Exception {
  return {
    ...exception,
    start: at,
    end: at,
    recipients: carried(exception.recipients, at),
    purposes: carried(exception.purposes, at),
    conditions: carried(exception.conditions, at),
  };
}

/** "look at your notes", "record which buttons you press" below "We do not:": a bare verb first, whatever follows it. */
export function doesFirst(s: Sentence): boolean {
  const verb = s.verb(0);
  return Boolean(
    verb &&
    verb.forms & Form.BASE &&
    s.clauses[0]?.group.from !== 0 &&
    !(s.bits(1) & (Bit.MODAL | Bit.BE | Bit.HAVE | Bit.PUNCT)) &&
    !s.phrases.some((p) => p.from === 0 && p.to > 1),
  );
}

/** The item read again with the lead-in's actor and polarity for verbs that have none. */
function lent(s: Sentence, lead: LeadIn, step: string, { names, glossary, memory }: ItemContext): Draft[] {
  const again = sentenceIn(s.text, s, names, glossary, lead.kind === 'verbs' && doesFirst(s));
  for (const c of again.clauses) {
    if ((c.actor !== 'user' && c.actor !== 'unknown') || (c.group.kind === 'finite' && c.subject)) continue;
    c.actor = lead.actor;
    c.actorIds = lead.actorIds;
    c.negated = c.negated !== (lead.kind === 'verbs' || lead.negated ? lead.negated : false);
    c.modal = lead.modal === 'may' || lead.modal === 'only_if' ? lead.modal : c.modal;
    c.steps = [step];
    // "We never: record which buttons you press": told of us, asked of nobody.
    if (
      lead.kind === 'verbs' &&
      lead.actor === 'first' &&
      (c.group.kind === 'imperative' || (c.group.kind === 'gerund' && c.group.from === 0))
    )
      c.group.kind = 'finite';
  }
  return draftsOf(again, memory);
}
