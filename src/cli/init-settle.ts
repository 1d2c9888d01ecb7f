import { originAt } from '../draft/model.js';
import type { Dict, Witnesses } from '../draft/model.js';
import { settled } from '../draft/settle.js';
import type { Dispute } from '../draft/settle.js';
import { textOf } from '../draft/write.js';
import { RULES } from '../generated/rules.js';
import { defaultSettings, lint } from '../lint.js';
import type { Finding } from '../model/rule.js';
import type { Source } from '../model/text.js';
import { yamlPointer } from '../parse/pointer.js';

/** Rules that hold a declared fact against a sentence, or against a promise of the draft itself. */
const OPPOSING = /^contradiction\/|^declaration\/broken-promise$/;
const ROUNDS = 40;
/** None of these rules asks what day it is. */
const ANY_DAY = '2000-01-01';

/** A draft without what the texts that it was made from deny; what was left out, in words. */
export async function settle(
  draft: Dict,
  { readings }: Witnesses,
  path: string,
): Promise<{ readonly draft: Dict; readonly left: readonly string[] }> {
  const rules = new Map([...RULES].filter(([id]) => OPPOSING.test(id)));
  const policies = readings.map(({ document }) => ({ source: document.source }));
  const left: string[] = [];
  let current = draft;
  // What is taken out may uncover another denial; the bound is for what cannot be taken out.
  for (let round = 0; round < ROUNDS; round++) {
    const source: Source = { path, text: textOf(current, []) };
    const { findings } = await lint({ declaration: source, policies }, rules, { ...defaultSettings(ANY_DAY), inlineConfig: false });
    // What is only told as an aside is too weak to take a fact away.
    const result = settled(
      current,
      findings.filter(({ severity }) => severity !== 'info').flatMap((finding) => disputesOf(finding, source)),
    );
    if (result.draft === current) break;
    current = result.draft;
    left.push(...result.left);
  }
  // One denial may take the same recipient from several entries.
  return { draft: current, left: [...new Set(left)] };
}

function disputesOf({ at, related, severity }: Finding, source: Source): Dispute[] {
  const [fact, other] = at.source === source ? [at, related[0]?.at] : [related.find((one) => one.at.source === source)?.at, at];
  if (!fact || !other) return [];
  const pointer = yamlPointer(fact)
    .exact.split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return [{ pointer, by: originAt(other, 'policy'), isGrave: severity === 'error' }];
}
