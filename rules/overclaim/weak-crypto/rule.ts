import { claimsIn, defineRule, hints, mentionsAny, quoteOf, textAt } from 'policy-lint';
import type { Claim, Context, Problem, Term } from 'policy-lint';

export default defineRule({
  summary: 'The policy names as protection an algorithm or protocol that has been broken or withdrawn.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  presets: ['strict'],
  cites: [
    'NIST SP 800-131A',
    'NIST, withdrawal of FIPS 46-3 (2005)',
    'RFC 6151',
    'RFC 7568',
    'RFC 8996',
    'GDPR Art. 32',
    'FTC, Henry Schein (2016)',
  ],
  *check(context) {
    for (const reading of context.policies) {
      const found = new Map<number, { claim: Claim; terms: Term[] }>();
      for (const term of weakTerms(context)) {
        for (const claim of claimsIn(reading, term.id, spellings(term)).filter((one) => isProtection(one, term))) {
          const known = found.get(claim.within.start);
          if (known?.terms.includes(term)) continue;
          if (known) known.terms.push(term);
          else found.set(claim.within.start, { claim, terms: [term] });
        }
      }
      for (const { claim, terms } of found.values()) yield problem(claim, terms);
    }
  },
});

function weakTerms({ vocabulary }: Context): Term[] {
  return vocabulary.all('algorithm').filter(({ more }) => more['weak'] === true && more['since'] !== undefined);
}

/** "SSL" alone is what everybody calls TLS: only its old versions are meant. */
function spellings({ id, title, aliases }: Term): string[] {
  return id === 'ssl' ? aliases.filter((alias) => alias !== 'ssl') : [title, ...aliases];
}

/** In capitals, as algorithms are written and French articles are not, and next to a word of cryptography. */
function isProtection({ words, within, stances }: Claim, { title }: Term): boolean {
  const said = textAt(words);
  // "TLS 1" is not the start of "TLS 1.3".
  if (isNumber(words.source.text.slice(words.end, words.end + 2))) return false;
  if (title === title.toUpperCase() && !said.startsWith(title.slice(0, 2))) return false;
  return (
    mentionsAny(within, hints('cryptography')) &&
    !(['denied', 'past', 'question', 'quoted', 'conditional', 'heading'] as const).some((stance) => stances.has(stance))
  );
}

function isNumber(rest: string): boolean {
  return rest.startsWith('.') && rest.length === 2 && '0123456789'.includes(rest.charAt(1));
}

function problem({ at }: Claim, terms: readonly Term[]): Problem {
  const each = terms.map(({ title, more }) => `${title} (since ${more['since']})`).join(', ');
  return {
    message: `The policy names ${each} as protection ("${quoteOf(at)}"), which ${terms.length > 1 ? 'have' : 'has'} been broken or withdrawn.`,
    at,
    help: 'Say what is used today: TLS 1.2 or 1.3 on the way, AES-256 at rest, argon2id, bcrypt or scrypt for passwords; replace what is still in use.',
  };
}
