// What most lead-ins of lists of data come to: the organisation collects what the items name.
import type { Draft } from '../roles/draft.js';
import type { Sentence } from '../sentences/sentence.js';
import type { LeadIn } from './leadin.js';

/** A lead-in whose items are the data of `template`; `more`: in what it differs. */
export function dataLead(s: Sentence, template: Draft, more: Partial<LeadIn> = {}): LeadIn {
  return {
    kind: 'objects',
    actor: 'first',
    actorIds: [],
    negated: false,
    modal: template.modal,
    template,
    text: s.text.slice(s.start, s.end),
    mood: 'asserted',
    ...more,
  };
}
