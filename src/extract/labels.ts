// What a store label says, as statements: the same vocabulary in which policies and declarations speak.
import type { Fact } from '../model/declaration.js';
import type { Label, LabelEntry, LabelPurpose } from '../model/label.js';
import { statement } from '../model/statement.js';
import type { Condition, Mention, Statement } from '../model/statement.js';
import type { Place } from '../model/text.js';

/**
 * The statements of a label. `said` and the mentions' words are the store's own names for types and purposes; `at` is the answer,
 * `within` the entry. Data that are not linked to a person carry the condition `aggregate`, data that people may refuse `opt_out`.
 */
export function statementsOfLabel(label: Label): Statement[] {
  if (!label.usable) return [];
  return [...label.entries.flatMap((entry) => [...ofEntry(entry)]), ...ofWhole(label)];
}

function* ofEntry(entry: LabelEntry): Iterable<Statement> {
  const { type, within, at, collected, shared, tracking, ephemeral } = entry;
  const data = type.data.map((id): Mention => ({ id, text: type.title, start: at.start, end: at.end }));
  const base = {
    by: 'label' as const,
    said: type.title,
    within,
    data,
    conditions: conditionsOf(entry),
    because: [`the label names the type "${type.title}"`],
  };
  const isEither = collected === null && shared === null;
  if (collected?.value === true || isEither) {
    yield statement({
      ...base,
      action: 'collect',
      at: collected?.at ?? at,
      purposes: purposesOf(entry.purposes.filter(({ ofSharing }) => !ofSharing)),
      confidence: isEither ? 'medium' : 'high',
    });
  }
  if (shared?.value === true) {
    const recipients = [{ id: 'third_parties', text: type.title, start: shared.at.start, end: shared.at.end }];
    yield statement({
      ...base,
      action: 'share',
      at: shared.at,
      recipients,
      purposes: purposesOf(entry.purposes.filter(({ ofSharing }) => ofSharing)),
    });
  }
  if (tracking)
    yield statement({
      ...base,
      action: 'track',
      polarity: tracking.value ? 'does' : 'does_not',
      at: tracking.at,
      purposes: purposesOf(entry.purposes),
    });
  if (ephemeral?.value)
    yield statement({
      ...base,
      action: 'retain',
      at: ephemeral.at,
      duration: { kind: 'session', days: 0, event: null, text: 'ephemeral' },
    });
}

function* ofWhole({ nothing, tracking, trackingDomains, encrypted, deletion }: Label): Iterable<Statement> {
  if (nothing) yield statement({ by: 'label', action: 'collect', polarity: 'does_not', at: nothing, data: everything(nothing) });
  if (tracking)
    yield answer('track', tracking, {
      data: [{ id: 'usage.browsing_elsewhere', text: 'tracking', start: tracking.at.start, end: tracking.at.end }],
    });
  for (const { value, at } of trackingDomains) yield statement({ by: 'label', action: 'track', at, said: value });
  if (encrypted) yield answer('secure', encrypted, { mechanism: 'encryption_in_transit' });
  if (deletion) yield answer('offer_right', { at: deletion.at, value: deletion.value === 'yes' }, { right: 'delete', mood: 'rights' });
}

function answer(action: Statement['action'], { value, at }: Fact<boolean>, more: Partial<Statement>): Statement {
  return statement({ by: 'label', action, polarity: value ? 'does' : 'does_not', at, ...more });
}

function everything(at: Place): Mention[] {
  return [{ id: 'personal', text: 'data', start: at.start, end: at.end }];
}

function purposesOf(purposes: readonly LabelPurpose[]): Mention[] {
  return purposes.flatMap(({ purposes: ids, title, at }) => ids.map((id) => ({ id, text: title, start: at.start, end: at.end })));
}

function conditionsOf({ linked, optional }: LabelEntry): Condition[] {
  return [
    ...(linked?.value === false ? [{ kind: 'aggregate' as const, text: 'not linked', start: linked.at.start, end: linked.at.end }] : []),
    ...(optional?.value === true ? [{ kind: 'opt_out' as const, text: 'optional', start: optional.at.start, end: optional.at.end }] : []),
  ];
}
