// Which findings have a place beside another place: in one block of a policy, or on the same words.
import type { Block } from '../model/document.js';
import type { Context } from '../model/rule.js';
import type { Place, Source } from '../model/text.js';
import type { Bare } from './fingerprint.js';
import { blockAt } from './passages.js';

/** Characters of a stretch by which words are found; a place over more than so many stretches is looked at each time. */
const STRETCH = 512;
const MOST_STRETCHES = 16;
const WIDE = -1;

type Lists = Map<string, Bare[]>;

/** Finds neighbours without looking at all findings: a stranger's policy may have a hundred thousand. */
export class Neighbours {
  private readonly blocks = new Map<Block, Lists>();
  private readonly stretches = new Map<Source, Map<number, Lists>>();

  constructor(private readonly context: Context) {}

  add(finding: Bare): void {
    for (const at of placesOf(finding)) {
      const block = this.blockOf(at);
      if (block) put(this.blocks, block, finding);
      for (const stretch of stretchesOf(at)) put(within(this.stretches, at.source), stretch, finding);
    }
  }

  /** Whether a finding of another rule that has a place beside this one satisfies; some are asked twice. */
  some(at: Place, ruleId: string, satisfies: (other: Bare) => boolean): boolean {
    const [block, here, own] = [this.blockOf(at), this.stretches.get(at.source), stretchesOf(at)];
    const near = own[0] === WIDE ? [...(here?.values() ?? [])] : [WIDE, ...own].map((stretch) => here?.get(stretch));
    return [block ? this.blocks.get(block) : undefined, ...near].some(
      (byRule) => byRule && [...byRule].some(([other, findings]) => other !== ruleId && findings.some(satisfies)),
    );
  }

  areBeside(one: Place, other: Place): boolean {
    if (one.source !== other.source) return false;
    if (one.start < other.end && other.start < one.end) return true;
    const block = this.blockOf(one);
    return block !== null && block === this.blockOf(other);
  }

  private blockOf(at: Place): Block | null {
    const reading = this.context.policies.find(({ document }) => document.source === at.source);
    return reading ? blockAt(reading, at) : null;
  }
}

export function placesOf({ at, related }: Bare): Place[] {
  return [at, ...related.map((one) => one.at)];
}

/** The stretches that a place touches; WIDE alone where they are more than are counted. */
function stretchesOf({ start, end }: Place): number[] {
  const [first, last] = [Math.floor(start / STRETCH), Math.floor(end / STRETCH)];
  return last - first < MOST_STRETCHES ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [WIDE];
}

function put<K>(map: Map<K, Lists>, key: K, finding: Bare): void {
  const byRule = within(map, key);
  const list = byRule.get(finding.ruleId);
  if (list) list.push(finding);
  else byRule.set(finding.ruleId, [finding]);
}

function within<K, I, V>(map: Map<K, Map<I, V>>, key: K): Map<I, V> {
  const known = map.get(key);
  if (known) return known;
  const made = new Map<I, V>();
  map.set(key, made);
  return made;
}
