import { countedAt, defineRule, hints, lowerOf, lowerTextOf, placeIn, quoteOf, sentenceAt, times, wordsOf } from 'policy-lint';
import type { Place, Reading, Severity, Term } from 'policy-lint';

export default defineRule({
  summary: 'The policy speaks of a law, program, network or body as if it still were there.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['policy'],
  cites: ['GDPR Art. 12(1)', 'FTC, ScanScout (2011)', 'CPPA, PlayOn (2026)'],
  *check({ policies, vocabulary, asOf }) {
    const ended = vocabulary.all('ended').filter(({ more }) => String(more['until'] ?? '') < asOf);
    // Who relies on one of these is told so by overclaim/defunct-framework.
    const frameworks = new Set(vocabulary.all('framework').map(({ id }) => id));
    for (const reading of policies)
      for (const row of ended) {
        const places = placesOf(reading, row, frameworks.has(row.id) ? hints('adherence') : []);
        const [first, ...others] = places;
        if (!first) continue;
        const { id, title, more } = row;
        const now = String(more['now'] ?? 'nothing');
        yield {
          message: `The policy speaks of ${named(title, first)}, ${fate(row)}${times(places.length)}.`,
          about: id,
          ...countedAt([first, ...others]),
          severity: more['level'] as Severity,
          help:
            now === 'nothing'
              ? 'Remove it, with what is said of it.'
              : more['renamed'] === true
                ? `Write ${now}.`
                : `Write about ${now}, or remove the passage.`,
          ...(more['cites'] ? { cites: [String(more['cites']), 'GDPR Art. 12(1)'] } : {}),
        };
      }
  },
});

/** The thing by its title, with the words of the text where these call it otherwise. */
function named(title: string, at: Place): string {
  const words = quoteOf(at);
  const known = wordsOf(title);
  return wordsOf(words).some((word) => known.includes(word)) ? title : `"${words}", that is, ${title}`;
}

function fate({ more }: Term): string {
  if (more['renamed'] === true) return `which is called ${String(more['now'])} now`;
  if (!more['until']) return 'which is out of use';
  const how = String(more['fate'] ?? 'which ended');
  return `${how} ${how.endsWith('until') ? '' : 'on '}${String(more['until'])}`;
}

/** Where a row's words stand in a sentence that does not say itself that the thing is past. */
function placesOf(reading: Reading, { more }: Term, others: readonly string[]): Place[] {
  const whole = lowerTextOf(reading.document);
  const phrases = (more['words'] as readonly string[]).filter((phrase) =>
    whole.includes(phrase.endsWith('*') ? phrase.slice(0, -1) : phrase),
  );
  if (!phrases.length) return [];
  const unless = [...((more['unless'] ?? []) as readonly string[]), ...others];
  const found: Place[] = [];
  for (const block of reading.document.blocks) {
    const text = lowerOf(block);
    for (const phrase of phrases) {
      const isStart = phrase.endsWith('*');
      const wanted = isStart ? phrase.slice(0, -1) : phrase;
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        const end = at + wanted.length;
        if (isLetter(text[at - 1]) || (!isStart && isLetter(text[end]))) continue;
        if (isPast(sentenceAt(block, at).toLowerCase(), unless)) continue;
        const last = isStart ? end + (/^[A-Za-z\d\u00c0-\u024f]*/.exec(text.slice(end, end + 30))?.[0].length ?? 0) : end;
        found.push(placeIn(reading, block, at, last));
      }
    }
  }
  return found.sort((a, b) => a.start - b.start).filter((one, i, all) => i === 0 || one.start >= (all[i - 1] as Place).end);
}

function isPast(sentence: string, unless: readonly string[]): boolean {
  return unless.some((word) => {
    const wanted = word.endsWith('*') ? word.slice(0, -1) : word;
    for (let at = sentence.indexOf(wanted); at >= 0; at = sentence.indexOf(wanted, at + 1))
      if (!isLetter(sentence[at - 1]) && (word.endsWith('*') || !isLetter(sentence[at + wanted.length]))) return true;
    return false;
  });
}

function isLetter(c: string | undefined): boolean {
  return c !== undefined && /[A-Za-z\d\u00c0-\u024f]/.test(c);
}
