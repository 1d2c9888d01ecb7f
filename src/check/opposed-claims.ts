// Two claims of one policy, known by their words, that cannot both be true.
import type { Context, Problem, Severity } from '../model/rule.js';
import { textAt } from '../model/text.js';
import { claimsOf } from './claims.js';
import type { Claim, ClaimTable, Stance } from './claims.js';
import { facing } from './facing.js';
import type { Clash } from './opposed.js';
import { quoteOf, wordsOf } from './wording.js';

const ORDER: readonly Severity[] = ['info', 'warning', 'error'];
/** Stances in which words say nothing that could speak against a promise. */
const UNSAID: readonly Stance[] = ['question', 'quoted', 'heading', 'past', 'denied'];

/** How two claims known by their words speak against each other. */
export interface ClaimOpposition {
  readonly table: ClaimTable;
  /** The rows of the table that promise or deny, and the stances in which these do not. */
  readonly denials: readonly string[];
  readonly unless: readonly Stance[];
  /** How a claim of another row speaks against it; null: not at all. `limit`: what may set the two apart. */
  against(denial: Claim, other: Claim): Clash | null;
  readonly help: string;
}

/** One problem for each sentence of the denying rows that a claim of another row of the table speaks against. */
export function opposedClaims(context: Context, opposition: ClaimOpposition): Problem[] {
  const claims = claimsOf(context, opposition.table).filter(
    ({ id, stances }) => !(opposition.denials.includes(id) ? opposition.unless : UNSAID).some((stance) => stances.has(stance)),
  );
  const problems = new Map<string, Problem>();
  for (const denial of claims) {
    const key = `${denial.within.source.path} ${wordsOf(textAt(denial.within)).join(' ')}`;
    if (!opposition.denials.includes(denial.id) || problems.has(key)) continue;
    const found = claims
      .filter(
        (other) => other.reading === denial.reading && other.within.start !== denial.within.start && !opposition.denials.includes(other.id),
      )
      .flatMap((other) => {
        const clash = opposition.against(denial, other);
        return clash ? [{ other, ...clash }] : [];
      });
    found.sort((a, b) => ORDER.indexOf(b.severity) - ORDER.indexOf(a.severity) || a.other.at.start - b.other.at.start);
    const bySentence = [...new Map(found.reverse().map((one) => [one.other.within.start, one])).values()].reverse();
    const [first] = bySentence;
    if (first)
      problems.set(
        key,
        facing(
          denial,
          bySentence.map(({ other }) => other) as [Claim, ...Claim[]],
          first.severity,
          opposition.help,
          first.limit ? `"${quoteOf(first.limit)}"` : null,
        ),
      );
  }
  return [...problems.values()];
}
