import { claimsIn, defineRule, groupsBy, hints, listOf, mentionsAny, unstopped, wordsOf } from 'policy-lint';
import type { Claim, Problem, Reading, Term } from 'policy-lint';

/** Further places that a finding shows. */
const SHOWN = 4;

export default defineRule({
  summary: 'The policy relies on a framework or law that is no longer in force.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  cites: ['FTC, Safe Harbor cases (2014–15)', 'FTC, NTT/RagingWire (2020)', 'FTC, Flo (2021)', 'FTC, CafePress (2022)'],
  *check(context) {
    const ended = context.vocabulary.all('framework').filter((term) => term.more['until'] && String(term.more['until']) < context.asOf);
    for (const reading of context.policies) {
      const found = ended.map((term) => ({ term, claims: claimsIn(reading, term.id, names(term, 'names')) }));
      const reliances = found.flatMap(({ term, claims }) => {
        // "The Swiss-US Privacy Shield" is not "the Privacy Shield" once more; what is said of the Privacy Shield is said of both.
        const others = found
          .filter((other) => other.term !== term && other.term.id.startsWith(`${term.id}_`))
          .flatMap((other) => other.claims.map((claim) => claim.words.end));
        const own = claimsIn(reading, term.id, names(term, 'own')).map((claim) => claim.words.end);
        const plain = found
          .filter((other) => other.term !== term && term.id.startsWith(`${other.term.id}_`))
          .flatMap((other) => plainOnes(other.term, other.claims, claims, reading));
        return [...claims, ...plain].some(({ stances }) => stances.has('past'))
          ? []
          : relianceOf(
              term,
              claims.filter((claim) => !others.includes(claim.words.end) || own.includes(claim.words.end)),
            );
      });
      for (const [, group] of groupsBy(reliances, ({ first, isFirm }) => `${first.within.start} ${isFirm}`))
        yield problemOf(group, context.asOf);
    }
  },
});

/** Where a framework has programmes for several countries: the claims that name none of them. */
function plainOnes(term: Term, claims: readonly Claim[], narrower: readonly Claim[], reading: Reading): Claim[] {
  const ends = [...narrower, ...claimsIn(reading, term.id, names(term, 'own'))].map(({ words }) => words.end);
  return claims.filter(({ words }) => !ends.includes(words.end));
}

function names({ more }: Term, key: 'names' | 'own'): readonly string[] {
  return Array.isArray(more[key]) ? more[key] : [];
}

interface Reliance {
  readonly term: Term;
  readonly first: Claim;
  readonly others: readonly Claim[];
  readonly isFirm: boolean;
}

/** Where a text relies on a framework, first the sentence that says so most plainly. */
function relianceOf(term: Term, claims: readonly Claim[]): Reliance[] {
  const made = distinctPlaces(
    claims.filter(
      ({ stances }) => !['denied', 'question', 'quoted', 'heading', 'conditional'].some((stance) => stances.has(stance as 'denied')),
    ),
  );
  const firm = made.filter((claim) => isOfAdherence(claim) && !isOfAnother(claim));
  // A pointer ("To learn more about it, visit …") says less than the sentence before it.
  const plain = (claim: Claim): boolean => !mentionsAny(claim.within, hints('learn_more'));
  const first = firm.find(plain) ?? (firm.length ? made.find((claim) => plain(claim) && isOfAdherence(claim)) : null) ?? firm[0] ?? made[0];
  if (!first) return [];
  const others = made.filter(({ within }) => within.start !== first.within.start);
  return [{ term, first, others, isFirm: firm.length > 0 }];
}

/** What is said of another's certificate, or of what a framework is. */
function isOfAnother({ stances, reading, within, words }: Claim): boolean {
  if (stances.has('others') || mentionsAny({ ...within, start: words.start }, hints('defines_framework'))) return true;
  const text = within.source.text.slice(within.start, within.end);
  const [subject = '', ...rest] = wordsOf(text);
  if (hints('another_subject').includes(subject)) return true;
  if ([subject, ...rest].some((word) => hints('ours').includes(word)) || !reading.names.length) return false;
  const begins = ` ${[subject, ...rest].join(' ')} `;
  return isNamed(text) && !reading.names.some((name) => begins.includes(` ${wordsOf(name).join(' ')} `));
}

/** Whether a sentence begins with a name rather than with a word of the language: "Rackhaven complies", "Rackhaven, Inc. is". */
function isNamed(text: string): boolean {
  const [initial = ''] = text;
  return initial !== initial.toLowerCase() && !hints('opening_words').includes(wordsOf(text)[0] ?? '');
}

/** Whether a sentence relies on what it names; "Privacy Shield compliance", alone in a line, is the title of a section. */
function isOfAdherence({ within }: Claim): boolean {
  const words = hints('adherence');
  const nouns = hints('adherence_nouns');
  return (
    mentionsAny(
      within,
      words.filter((word) => !nouns.includes(word)),
    ) ||
    (mentionsAny(within, nouns) && mentionsAny(within, hints('said_in_full')))
  );
}

/** One problem for what one sentence relies on. */
function problemOf(group: readonly [Reliance, ...Reliance[]], asOf: string): Problem {
  const [{ term, first, others, isFirm }] = group;
  const all = group.map(({ term: { title, more } }) => `${title} (${more['how']} on ${more['until']} by ${more['by']})`);
  return {
    message: `The policy ${isFirm || isOfAdherence(first) ? 'relies on' : 'names'} ${listOf(all)}: "${unstopped(first.quote)}"${others.length ? `; ${others.length} more ${others.length > 1 ? 'places name' : 'place names'} it` : ''}.`,
    at: first.at,
    related: others.slice(0, SHOWN).map(({ words }) => ({ at: words, note: 'named here too' })),
    about: term.id,
    severity: isFirm && term.more['firm'] !== false ? 'error' : 'warning',
    confidence: isFirm ? 'high' : 'medium',
    help: `Name the safeguard of today (adequacy decision, Data Privacy Framework, standard contractual clauses), or say that you no longer rely on ${listOf(group.map(({ term: { title } }) => title))}. Judged as of ${asOf}.`,
    cites: [
      ...group.flatMap(({ term: { more } }) => (Array.isArray(more['cites']) ? more['cites'] : [])),
      'FTC, Safe Harbor cases (2014–15)',
      'FTC, NTT/RagingWire (2020)',
      'FTC, Flo (2021)',
      'FTC, CafePress (2022)',
    ],
  };
}

function distinctPlaces(claims: readonly Claim[]): Claim[] {
  return claims.filter((claim, i) => claims.findIndex((other) => other.words.end === claim.words.end) === i);
}
