// Deeds in an infinitive that the verb in front hands to somebody: "allow partners to collect", "the law requires us to keep".
import { EMPLOYING } from '../../../generated/words/handeddeeds.js';
import { newClause, type Clause } from './clause.js';
import { lastVerb, type Group } from '../groups/group.js';
import { Reading } from '../lexicon/lexicon.js';
import { hangsOnGift, isDenied, isNamedIn, objectOf } from './governed.js';
import { classify } from './actors.js';
import { besideUs } from './ours.js';
import type { ClausePass } from './clausepass.js';
import type { Range } from '../tokens/range.js';

// "the tax office expects us to keep": what is wanted of us is ours to do.
const EXPECTING = new Set(['expect', 'want']);
const OURSELVES = new Set(['us', 'me']);

export function clauseOf(pass: ClausePass, group: Group): Clause | null {
  return pass.clauses.find((c) => c.group === group) ?? null;
}

export function clauseWith(group: Group, more: Partial<Clause>): Clause {
  return Object.assign(newClause(group), more);
}

/** "allow partners to collect": what stands between is the actor. */
export function causedDeed(pass: ClausePass, group: Group, governor: Clause, noun: string | null): Clause | null {
  const before = group.from - 1;
  const last = lastVerb(governor.group);
  const readings = pass.readings(last);
  const baseVerb = pass.base(last);
  const given = noun ? givenTo(pass, governor, noun, before) : null;
  if (given) return handedTo(pass, group, governor, given);
  const hands =
    (readings & (Reading.permit | Reading.oblige | Reading.negate) ||
      (EXPECTING.has(baseVerb) && pass.norm(last + 1) === pass.norm(before) && OURSELVES.has(pass.norm(before)))) &&
    before !== last &&
    !governor.group.passive &&
    !noun;
  if (!hands) return null;
  const object = objectOf(pass, last + 1, before + 1);
  const engaged = isEngaged(pass, group, governor, object);
  const who =
    object &&
    (isNamedIn(pass, object, governor) ? { actor: 'third' as const, ids: ['third_parties'], step: null } : classify(pass, object));
  // "advertisers employ cookies to": with a tool.
  if (!(object && who && !engaged && who.actor !== 'data' && !(who.actor === 'tool' && EMPLOYING.has(baseVerb)))) return null;
  const clause = clauseUnder(group, governor, noun, object, who, who.actor === 'first' ? besideUs(pass, object) : null);
  clause.steps = who.step ? [who.step] : [];
  clause.negated = (group.negated !== governor.negated) !== Boolean(readings & Reading.negate);
  // "we do not bar them from", "courts may ask us to"
  const isOpen =
    readings & Reading.negate ? governor.negated : governor.modal === 'may' || (clause.negated && (readings & Reading.permit) !== 0);
  clause.modal = isOpen ? 'may' : readings & Reading.permit ? 'does' : group.modal;
  if (clause.negated) clause.modal = 'does';
  // "in ways that require us to collect", "tools that let partners track": what is made to be done is done.
  if (
    governor.relative &&
    governor.group.kind === 'finite' &&
    governor.actor !== 'user' &&
    !clause.negated &&
    (who.actor === 'first' || who.actor === 'third' || (pass.norm(object.from) === 'them' && hangsOnGift(pass, governor))) &&
    !isDenied(pass, governor)
  )
    clause.relative = false;
  // "the law does not require us to keep": what need not be done may be.
  if (governor.negated && readings & Reading.oblige && who.actor === 'first') clause.indirect = true;
  // "a mother may refuse to let us collect": hers to say.
  if (clause.negated && baseVerb === 'let' && who.actor === 'first' && (governor.actor === 'user' || governor.actor === 'unknown'))
    clause.indirect = true;
  clause.steps.push(`"${pass.norm(last)}" hands the deed to the words behind it`);
  return clause;
}

const GIVING = new Set(['give', 'grant', 'offer', 'provide']);
const ABLE = new Set(['ability', 'opportunity']);
const WITH = new Set(['with']);

/** "we give advertisers [the ability to]": others who are made able; null where it is somebody else or nobody. */
function givenTo(pass: ClausePass, { group, actor }: Clause, noun: string, before: number): Range | null {
  const last = lastVerb(group);
  if (!ABLE.has(noun) || actor !== 'first' || group.passive || !GIVING.has(pass.base(last))) return null;
  let to = before;
  while (to > last + 1 && !(pass.norm(to) === 'the' || pass.norm(to) === 'an')) to--;
  if (WITH.has(pass.norm(to - 1))) to--;
  const object = to > last + 1 ? { from: last + 1, to } : null;
  return object && classify(pass, object).actor === 'third' ? object : null;
}

/** What others are made able to do, they may do. */
function handedTo(pass: ClausePass, group: Group, governor: Clause, object: Range): Clause {
  const clause = clauseUnder(group, governor, null, object, classify(pass, object), null);
  clause.negated = group.negated !== governor.negated;
  clause.modal = clause.negated ? 'does' : 'may';
  clause.steps = [`"${pass.norm(lastVerb(governor.group))}" hands the deed to the words behind it`];
  return clause;
}

/** "we employ agencies to advertise": theirs to do, and ours. */
function isEngaged(pass: ClausePass, group: Group, governor: Clause, object: Range | null): boolean {
  return (
    EMPLOYING.has(pass.base(lastVerb(governor.group))) &&
    !governor.negated &&
    !group.negated &&
    governor.actor === 'first' &&
    group.mains.some(
      (m) =>
        pass.readings(m) & (Reading.advertise | Reading.show) || (pass.base(m) === 'use' && object !== null && isAdPartner(pass, object)),
    )
  );
}

/** "we ask our advertising partner to use it": they work for us. */
function isAdPartner(pass: ClausePass, object: Range): boolean {
  return pass.phrases.some((p) => p.from >= object.from && p.to <= object.to && (p.id === 'ad_network' || p.id === 'marketing_partner'));
}

/** A verb that another one governs stands where that stands: in passing, under a condition. */
export function clauseUnder(
  group: Group,
  governor: Clause,
  governorNoun: string | null,
  subject: Range | null,
  who: { actor: Clause['actor']; ids: readonly string[] },
  also: Clause['also'],
): Clause {
  const clause = newClause(group);
  clause.governor = governor;
  clause.governorNoun = governorNoun;
  clause.subject = subject;
  clause.actor = who.actor;
  clause.actorIds = who.ids;
  clause.also = also;
  clause.relative = governor.relative;
  clause.indirect = governor.indirect;
  clause.hypothetical = governor.hypothetical;
  clause.subordinator = governor.subordinator;
  clause.steps = governor.steps.slice();
  return clause;
}
