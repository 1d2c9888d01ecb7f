// The sentences of the policies of one state, each known by its words, so that what was moved, reflowed or marked up anew is the same.
import { headingsOver } from '../../check/headings.js';
import { wordsOf } from '../../check/wording.js';
import type { Block, PolicyDocument } from '../../model/document.js';
import type { Reading, TermMention } from '../../model/rule.js';
import type { Statement } from '../../model/statement.js';
import { place } from '../../model/text.js';
import type { Place, Source } from '../../model/text.js';

/** A sentence together with what was read in it. */
export interface Sentence {
  /** Its words and those of the lead-in or table head that it completes; equal sentences say the same. */
  readonly key: string;
  readonly text: string;
  readonly at: Place;
  readonly reading: Reading;
  readonly block: Block;
  /** Position among all sentences of its state. */
  readonly index: number;
  readonly statements: readonly Statement[];
  /** Data and countries that it names outside denials, whether or not a statement was made of them. */
  readonly named: readonly TermMention[];
  /** Whether one of the policy's own dates stands in it. */
  readonly isDated: boolean;
}

/** The words of the headings over a sentence, which may turn what a list under them says. */
export function headingOf({ reading, block }: Sentence): string {
  return headingsOver(reading, block)
    .map(({ text }) => plain(text))
    .join(' / ');
}

/** A text as its words, in small letters: punctuation, white space and the hyphen of "e-mail" do not count. */
export function plain(text: string): string {
  return wordsOf(text.replaceAll('’', "'").normalize('NFKC')).join(' ').replaceAll('e-mail', 'email');
}

/** All sentences of policies, in reading order. */
export function sentencesOf(readings: readonly Reading[]): Sentence[] {
  const all: Sentence[] = [];
  for (const reading of readings) {
    const { document } = reading;
    const dated = datesByBlock(reading);
    const found = document.blocks.flatMap((block) =>
      block.sentences.map(({ start, end }) => ({
        text: block.text.slice(start, end),
        at: placed(document, block, start, end),
        reading,
        block,
        own: [] as Statement[],
        named: [] as TermMention[],
      })),
    );
    assign(
      reading.statements,
      found,
      ({ at }) => at.start,
      ({ own }) => own,
    );
    assign(
      reading.mentions.filter(({ kind, denied }) => (kind === 'country' || kind === 'data') && !denied),
      found,
      ({ at }) => at.start,
      ({ named }) => named,
    );
    for (const { own, ...rest } of found) {
      const isDated = (dated.get(rest.block.index) ?? []).some((start) => start >= rest.at.start && start < rest.at.end);
      all.push({ ...rest, statements: own, isDated, index: all.length, key: `${leadOf(document, rest.block)}${plain(rest.text)}` });
    }
  }
  return all;
}

function datesByBlock({ dates }: Reading): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const { block, at, role } of dates) if (role !== 'other') found.set(block, [...(found.get(block) ?? []), at.start]);
  return found;
}

/** Puts things into the sentences that hold their first word. */
function assign<T, S extends { readonly at: Place }>(
  things: readonly T[],
  sentences: readonly S[],
  start: (thing: T) => number,
  into: (sentence: S) => T[],
): void {
  const sorted = [...sentences].sort((a, b) => a.at.start - b.at.start);
  for (const thing of things) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as S).at.start <= start(thing)) low = middle + 1;
      else high = middle;
    }
    const holding = sorted[low - 1];
    if (holding) into(holding).push(thing);
  }
}

/** The last sentence of each block that introduces this one, and the heads of a table's cell. */
function leadOf(document: PolicyDocument, block: Block): string {
  const parts: string[] = [];
  const seen = new Set<number>([block.index]);
  for (let at = block.parent; at >= 0 && !seen.has(at) && parts.length < 4;) {
    seen.add(at);
    const parent = document.blocks[at];
    const last = parent?.sentences.at(-1);
    if (!parent || !last) break;
    const text = parent.text.slice(last.start, last.end);
    // Only a lead-in that is left open is completed by what it introduces.
    if (text.trimEnd().endsWith(':')) parts.push(plain(text));
    at = parent.parent;
  }
  for (const head of block.cell ? [block.cell.header, block.cell.rowHead] : [])
    if (head >= 0) parts.push(plain(document.blocks[head]?.text ?? ''));
  return parts.map((part) => `${part} : `).join('');
}

function placed({ source }: PolicyDocument, { map }: Block, start: number, end: number): Place {
  const span = map.span(start, end);
  return place(source, span.start, span.end);
}

/** The policies of two states side by side. */
export interface Texts {
  readonly before: readonly Sentence[];
  readonly after: readonly Sentence[];
  /** Sentences whose words stand nowhere in the other state. */
  readonly gone: readonly Sentence[];
  readonly come: readonly Sentence[];
  /** The sentence of the other state with the same words. */
  readonly same: (sentence: Sentence) => Sentence | null;
}

/** Holds the sentences of two states against each other. */
export function textsOf(before: readonly Reading[], after: readonly Reading[]): Texts {
  const [old, now] = [sentencesOf(before), sentencesOf(after)];
  const [byOld, byNow] = [byKey(old), byKey(now)];
  const sources = new Set<Source>(before.map(({ document }) => document.source));
  const same = (sentence: Sentence): Sentence | null => (sources.has(sentence.at.source) ? byNow : byOld).get(sentence.key) ?? null;
  const isOther = (sentence: Sentence): boolean => {
    const twin = same(sentence);
    if (!twin) return sentence.key !== '';
    return turnedByHeading(sentence, twin);
  };
  return { before: old, after: now, gone: old.filter(isOther), come: now.filter(isOther), same };
}

/** "What we collect" that became "What we do not collect" turns every item under it. */
function turnedByHeading(sentence: Sentence, twin: Sentence): boolean {
  const polarities = ({ statements }: Sentence): string => statements.map(({ polarity }) => polarity).join();
  return polarities(sentence) !== polarities(twin) && headingOf(sentence) !== headingOf(twin);
}

function byKey(sentences: readonly Sentence[]): Map<string, Sentence> {
  const found = new Map<string, Sentence>();
  for (const sentence of sentences) if (!found.has(sentence.key)) found.set(sentence.key, sentence);
  return found;
}

/** Where in today's text a sentence stood that is gone: at the next one that is still there, else at the one before it, else at the start. */
export function spotOf(sentence: Sentence, { before, after, same }: Texts): Place {
  const isNear = (other: Sentence | undefined): other is Sentence => other?.reading === sentence.reading;
  for (let i = sentence.index + 1; isNear(before[i]); i++) {
    const twin = same(before[i] as Sentence);
    if (twin) return twin.at;
  }
  for (let i = sentence.index - 1; isNear(before[i]); i--) {
    const twin = same(before[i] as Sentence);
    if (twin) return twin.at;
  }
  return (after[0] ?? sentence).at;
}
