// Use of data, and what it is used for.
import { ADS, EMPLOYING } from '../../../generated/words/shared.js';
import type { Clause } from '../clauses/clause.js';
import { TERMED } from '../clauses/nounphrases.js';
import { hasWord, type Found } from '../roles/found.js';
import type { Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { AD_PURPOSES } from './adpurposes.js';

const BEHALF = new Set(['behalf']);

/** "use", "process": use of data, for advertising where that is the purpose. */
export function uses(s: Sentence, clause: Clause, roles: Roles, about: boolean, main: number): Found[] {
  const base = s.base(main);
  const out: Found[] = [];
  // "We use the term cookies for small files"
  if (TERMED.has(s.norm(main + 2)) && s.norm(main + 1) === 'the') return out;
  // "for business and commercial purposes" tells of no advertising.
  const marketing = roles.purposes.some(
    (p) =>
      AD_PURPOSES.includes(p.id) && (clause.negated || (clause.actor === 'third' ? !OWN_PURPOSES.test(p.text) : !COMMERCIAL.test(p.text))),
  );
  if (about && !(base === 'review' || base === 'evaluate' || base === 'treat')) {
    if (obtains(s, clause, roles, base)) out.push({ action: 'collect', doubt: 'what is processed is held' });
    out.push({ action: 'use' });
    if (
      marketing &&
      !(
        clause.negated &&
        clause.actor === 'third' &&
        roles.purposes.every((p) => (p.id === 'partner_marketing' && !MARKETING.test(p.text)) || !AD_PURPOSES.includes(p.id))
      )
    )
      out.push({ action: 'advertise' });
    if (!marketing && !clause.negated && roles.notFor.some((p) => AD_PURPOSES.includes(p.id)))
      out.push({ action: 'advertise', flips: true, doubt: 'what is named to be left out is not done' });
    return out;
  }
  if (
    base === 'use' &&
    s
      .within('recipient', { from: main + 1, to: clause.region.to })
      .some((p) => p.from - main < 6 && (p.id === 'ad_network' || p.id === 'marketing_partner')) &&
    (marketing || hasWord(s, main, clause.region.to, ADS))
  )
    return [{ action: 'advertise' }];
  // "We use a tool to understand how visitors use our pages".
  if (
    EMPLOYING.has(base) &&
    clause.actor === 'first' &&
    !clause.negated &&
    !clause.group.passive &&
    roles.object.to > main + 1 &&
    toMeasure(s, clause, roles)
  )
    return [{ action: 'track', implies: 'usage.activity' }];
  if (base === 'use' && clause.actor === 'first' && hasWord(s, main, s.tokens.length, BEHALF)) {
    const helper = s.within('recipient', { from: main + 1, to: clause.region.to }).find((p) => p.from - main < 6);
    if (helper && s.within('data', { from: main + 1, to: s.tokens.length }).length)
      return [{ action: 'share', doubt: 'a vendor is used to work on the data' }];
  }
  return out;
}

/** "We process your e-mail address": data named one by one are at hand; "your personal data" speaks of all that was said before. */
function obtains(s: Sentence, clause: Clause, roles: Roles, base: string): boolean {
  if (
    base !== 'process' ||
    clause.actor !== 'first' ||
    clause.group.kind !== 'finite' ||
    clause.group.passive ||
    clause.negated ||
    roles.pronoun
  )
    return false;
  // "without storing it" says that they are not.
  return (
    roles.data.length > 0 &&
    roles.data.every((d) => !GENERAL.has(d.id) && !d.id.startsWith('financial')) &&
    // "We process your phone number to send you the code": used to reach somebody who has given it.
    !(roles.data.every((d) => REACHING.test(d.id)) && s.find(clause.region.from, clause.region.to, AIMS) >= 0) &&
    s.find(clause.region.from, clause.region.to, WITHOUT) < 0
  );
}

const COMMERCIAL = /^(?:business or |business and )?commercial (?:purposes?|use)$/i;
const REACHING = /^(?:contact|account[.]credentials|identity[.]name)/;
const AIMS = new Set(['to', 'for', 'because']);
const OPEN = new Set(['(']);
// "partners may use it for their own purposes": whichever these are.
const OWN_PURPOSES = /\bown (?:business )?purposes?$/i;
// "They do not use it for their own marketing": that, whatever else they do.
const MARKETING = /\bmarketing\b|\badvertis/i;
const WITHOUT = new Set(['without']);
const GENERAL = new Set(['personal', 'non_personal', 'content', 'social.graph']);

/** Whether the purpose is to find out what visitors do; "vendors for hosting, analytics and support" are there for more. */
function toMeasure(s: Sentence, clause: Clause, roles: Roles): boolean {
  // "(including hosting, web analytics and payments)": one thing of many.
  const aside = s.find(clause.region.from, clause.region.to, OPEN);
  const end = aside > 0 ? aside : clause.region.to;
  const purpose = s.within('purpose', { from: clause.region.from, to: end }).find((p) => p.id === 'analytics');
  return purpose !== undefined && (purpose.to - purpose.from > 1 || s.within('recipient', roles.object).length === 0);
}
