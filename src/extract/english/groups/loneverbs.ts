// A verb without an auxiliary as a group of its own, with the adverbs in front of it and what they deny.
import { FOREIGN } from '../../../generated/words/loneverbs.js';
import { newGroup, type Group, type GroupKind } from './group.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Token } from '../tokens/tokens.js';
import { joinsAdverbs } from './asides.js';
import { sharedWith } from './coordination.js';
import { neverEndingAt } from './never.js';
import { isOnly } from './surroundings.js';
import type { GroupPass } from './grouppass.js';

/** Adds the group of a verb; the index behind it. */
export function addGroup(pass: GroupPass, kind: GroupKind, from: number, main: number, form: number): number {
  const group = newGroup(kind, from);
  group.mains = [main];
  group.form = form;
  group.passive = kind === 'participle';
  takeFront(pass, group, kind === 'infinitive' ? from - 1 : main - 1);
  // "to not sell", "never to sell"; not "to: (i) greet you so that you will not have to sign in, (ii) track"
  if (kind === 'infinitive')
    for (let k = main - 1; k > from && !(pass.bits(k) & Bit.PUNCT); k--) if (pass.bits(k) & Bit.NEG) deny(group, k);
  if (kind === 'finite') group.shares = sharedWith(pass, group.from);
  pass.groups.push(group);
  return main + 1;
}

/** Takes into a group the adverbs and negators that end at a token. */
function takeFront(pass: GroupPass, group: Group, at: number): void {
  const finite = group.kind === 'finite';
  const no = neverEndingAt(pass.tokens, at);
  if (no >= 0) {
    deny(group, no);
    group.from = Math.min(group.from, no - 1);
    return;
  }
  // "We never, ever share it"
  const ever = pass.norm(at) === ',' ? at - 1 : at;
  if (pass.norm(ever) === 'ever' && pass.norm(ever - 1) === ',' && pass.norm(ever - 2) === 'never') {
    deny(group, ever - 2);
    group.from = Math.min(group.from, ever - 2);
    return;
  }
  for (let k = at; pass.bits(k) & (Bit.ADV | Bit.NEG) || (k < at && joinsAdverbs(pass, k)); k--) {
    const { norm, bits } = pass.tokens[k] as Token;
    // "never directly or indirectly share"
    if (bits & Bit.CONJ && joinsAdverbs(pass, k)) continue;
    if (norm === 'longer' && pass.norm(k - 1) === 'no') deny(group, --k);
    else if (FOREIGN.has(norm) || (finite && norm === 'nobody')) return;
    else if (bits & Bit.NEG) {
      if (!isOnly(pass, k + 1)) deny(group, k);
    } else if (norm === 'only' || norm === 'solely' || norm === 'exclusively') {
      if (pass.norm(k - 1) !== 'not') group.only = true;
    } else if (!finite) continue;
    group.from = Math.min(group.from, k);
  }
}

function deny(group: Group, by: number): void {
  group.negated = !group.negated;
  group.negators.push(by);
}
