import { claimsIn, defineRule, hints, mentionsAny, wordings, wordsOf } from 'policy-lint';
import type { Claim, Context, Severity } from 'policy-lint';

/** Characters of the next word. */
const NEXT = 6;
/** Characters behind a claim in which it stands that readers vouch for themselves. */
const VOUCHED = 40;
/** Words of what is more than an entry of a menu. */
const SENTENCE = 6;
/** Laws under which silence and use are no consent. */
const EUROPEAN = ['gdpr', 'uk_gdpr', 'eprivacy', 'swiss_fadp', 'lgpd'];

export default defineRule({
  summary: 'The policy takes the use of a site for consent.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  cites: ['GDPR Art. 4(11), 7, rec. 32', 'CJEU C-673/17 Planet49 (2019)', 'Cal. Civ. Code § 1798.140(h)', 'FTC, Sears (2009)'],
  check: (context) =>
    wordings(context, {
      table: 'consent_by_use',
      severities: { use: 'error', hand: 'warning', acknowledge: 'warning' },
      isNoContract: true,
      about: 'change by use',
      unless: ['denied', 'crossed', 'past', 'quoted', 'question'],
      judge: (claim, severity) => judge(claim, severity, context),
      message: (quote, claim) =>
        `"${quote}": using a site, or handing data over, ${isOfReading(claim) ? 'does not show that anybody has read or accepted this' : 'is not consent'}.`,
      help: 'Say what you do and on what legal basis; where consent is needed, ask for it with a choice of its own.',
    }),
});

/** A warning where the text is for people of the United States only, as far as can be told, and where what is taken for consent may be more or less than that. */
function judge(claim: Claim, severity: Severity, { regimes }: Context): Severity | null {
  if (isOnlyContract(claim) || isFact(claim) || isVouched(claim) || isOthersPaper(claim)) return null;
  if (severity === 'warning' || !isAboutData(claim) || isDoubtful(claim)) return 'warning';
  if (EUROPEAN.some((regime) => regimes.has(regime))) return severity;
  const isOpen = [...regimes].every((regime) => regime === 'baseline');
  return isOpen && isMeantForEurope(claim) ? severity : 'warning';
}

/** Whether the text speaks to people in Europe: in a sentence, not in a menu, and not to send them away ("is not offered to residents of the EU"). */
function isMeantForEurope({ reading }: Claim): boolean {
  return claimsIn(reading, 'european', hints('european')).some(
    ({ within }) =>
      wordsOf(within.source.text.slice(within.start, within.end)).length >= SENTENCE && !mentionsAny(within, hints('shuts_out')),
  );
}

/** A changed text may hold without anybody's consent, and some laws, some readers and some acts make consent of what elsewhere is none. */
function isDoubtful(claim: Claim): boolean {
  const { words, within } = claim;
  const front = { ...within, end: words.start };
  return (
    isOfReading(claim) ||
    (['changed_text', 'where_lawful', 'agreed_by_act'] as const).some((table) => mentionsAny(within, hints(table))) ||
    (mentionsAny(front, hints('reader_outside')) && mentionsAny(front, hints('european')))
  );
}

/** "You acknowledge this policy", "you agree that you have read it". */
function isOfReading(claim: Claim): boolean {
  if (claim.id === 'acknowledge') return !isConsenting(claim);
  const rest = { ...claim.within, start: claim.words.end };
  return mentionsAny(rest, hints('have_read')) && !mentionsAny(rest, hints('consenting'));
}

/** "You agree to the privacy policy of that company", "by using Maps you agree to its maker's terms": nothing of ours is agreed to. */
function isOthersPaper({ words, within, reading }: Claim): boolean {
  const rest = { ...within, start: words.end };
  if (mentionsAny(rest, hints('others_paper'))) return true;
  const names = reading.names.map((name) => name.toLowerCase());
  const houses = hints('foreign_houses').filter((house) => !names.some((name) => name.includes(house)));
  if (mentionsAny(rest, hints('ours'))) return false;
  // What is done with data is agreed to, whoever's product it is.
  if (mentionsAny({ ...within, end: words.end }, houses) && !mentionsAny(rest, hints('handling'))) return true;
  return mentionsAny(rest, houses) && mentionsAny(rest, hints('paper_words'));
}

/** Whether what is agreed to is told, and is about data. */
function isAboutData({ words, within }: Claim): boolean {
  const rest = within.source.text.slice(words.end, within.end).toLowerCase();
  return hints('privacy_words').some((phrase) => rest.includes(phrase));
}

/** "By using it, you understand that your words are written down": that is told, and nothing is taken for consent. */
function isFact(claim: Claim): boolean {
  const { id, words, within } = claim;
  return (
    id === 'acknowledge' &&
    mentionsAny({ ...within, start: words.end, end: Math.min(within.end, words.end + NEXT) }, hints('that')) &&
    !isConsenting(claim) &&
    !mentionsAny({ ...within, start: words.start }, hints('acknowledged'))
  );
}

/** "You agree that both you and your friends live here": nobody's data are spoken of. */
function isVouched({ words, within }: Claim): boolean {
  return mentionsAny({ ...within, start: words.end, end: Math.min(within.end, words.end + VOUCHED) }, hints('vouched'));
}

/** Whether a word of consent stands from the claim on. */
function isConsenting({ words, within }: Claim): boolean {
  return mentionsAny({ ...within, start: words.start }, hints('consenting'));
}

/** "By using the site, you agree to our Terms", "that we may write to you electronically": a contract may be made so. */
function isOnlyContract({ block, words, within }: Claim): boolean {
  const rest = within.source.text.slice(words.end, within.end).toLowerCase();
  const holds = (phrases: readonly string[]): boolean => phrases.some((phrase) => rest.includes(phrase));
  if (holds(hints('terms_of_contract')) || holds(hints('sent_electronically'))) return true;
  return block.text.length > 0 && holds(hints('contract_words')) && !holds(hints('privacy_words'));
}
