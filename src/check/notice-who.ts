// Detectors: who is responsible, how they are reached, and since when the policy holds.
import type { Fact } from '../model/declaration.js';
import type { Block } from '../model/document.js';
import type { Reading } from '../model/rule.js';
import type { Statement } from '../model/statement.js';
import { emailsIn, recipientsOf } from './addresses.js';
import { hints } from './hints.js';
import type { Answer, Detector } from './notice-answer.js';
import { isNamed } from './occasions.js';
import { lowerOf, placeIn, placeOfLink } from './passages.js';
import type { Evidence } from './told.js';
import { wordsOf } from './wording.js';
import { splitWords } from './phrases.js';

/** Dates of these say how old a policy is. */
const OWN_DATES: ReadonlySet<string> = new Set(['updated', 'effective', 'published', 'history']);
/** The end of a postal address in America or Britain, or a box. */
const POSTAL = /\b[A-Z]{2},? {1,2}\d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b|\bP\.? ?O\.? Box \d/;
/** Blocks at either end of a policy in which a company names itself. */
const [HEAD, TAIL] = [8, 12];
/** The longest line of an address, and how many there are. */
const [ADDRESS_LINE, NEXT_LINES] = [60, 6];

/** An address, number, form or page by which people reach the organisation. */
export const contact: Detector = ({ coverage, context }) => {
  const { organization, rights } = context.declaration;
  return (
    coverage.tells((s) => s.action === 'give_contact' && s.contact !== 'representative' && !isBroken(s)) ??
    coverage.name(declared(organization.contact, organization.phone, organization.address, ...rights.how)) ??
    first(context.policies, contactIn) ??
    coverage.words(context.vocabulary.disclosing('notice', 'contact')) ??
    unusable(coverage.tells(isBroken))
  );
};

/** The legal entity: as declared, as said, or a company's full name where a policy speaks of its own. */
export const controller: Detector = ({ coverage, context }) => {
  const { organization } = context.declaration;
  return (
    coverage.name(declared(organization.legalName)) ??
    coverage.tells((s) => s.action === 'identify_controller') ??
    coverage.words(context.vocabulary.disclosing('notice', 'controller')) ??
    first(context.policies, companyIn) ??
    first(context.policies, (reading) => abbreviatedIn(reading, context.statements))
  );
};

/** A date of the policy itself. */
export const date: Detector = ({ context }) =>
  first(
    context.policies.filter((reading) => !reading.supplement),
    ({ dates }) => {
      const found = dates.find(({ role }) => OWN_DATES.has(role));
      return found ? { at: found.at, by: 'words' } : null;
    },
  );

/** A declared contact by its own words: `named:dpo`, `named:eu_representative`, `named:uk_representative`. */
export const named: Detector = ({ coverage, context, arg }) => {
  const { dpo, euRepresentative, ukRepresentative } = context.declaration.organization;
  const fact = { dpo, eu_representative: euRepresentative, uk_representative: ukRepresentative }[arg] ?? null;
  return isNamed(fact) ? coverage.name(declared(fact)) : null;
};

/** Somebody for data protection, by a statement: `officer:dpo`, `officer:representative`. */
export const officer: Detector = ({ coverage, arg }) => coverage.tells((s) => s.action === 'give_contact' && s.contact === arg);

/** "moc.llim@olleh": read as an address, and none. */
function isBroken(s: Statement): boolean {
  return s.action === 'give_contact' && s.contact === 'email' && s.said.includes('@') && !emailsIn(s.said).length;
}

function unusable(evidence: Evidence | null): Answer | null {
  return evidence && { ...evidence, short: 'this is no address that anybody can write to' };
}

function declared(...facts: readonly (Fact<string> | null)[]): { text: string; exact: boolean }[] {
  return facts.flatMap((fact) => (fact && isNamed(fact) ? [{ text: fact.value, exact: false }] : []));
}

function first(readings: readonly Reading[], find: (reading: Reading) => Evidence | null): Evidence | null {
  for (const reading of readings) {
    const found = find(reading);
    if (found) return found;
  }
  return null;
}

function contactIn(reading: Reading): Evidence | null {
  for (const block of reading.document.blocks) {
    const [address] = emailsIn(block.text);
    if (address) return { at: placeIn(reading, block, address.start, address.end), by: 'words' };
    const link = block.links.find(
      (one) =>
        recipientsOf(one.target) !== null ||
        one.target.startsWith('tel:') ||
        hints('contact_pages').some(
          (word) => one.target.toLowerCase().includes(word) || wordsOf(block.text.slice(one.start, one.end)).includes(word),
        ),
    );
    if (link) return { at: placeOfLink(reading, link), by: 'words' };
    const postal = POSTAL.exec(block.text);
    if (postal) return { at: placeIn(reading, block, postal.index, postal.index + postal[0].length), by: 'words' };
    // What was a link of a page and is text here.
    if (block.kind !== 'heading' && block.text.length < 30 && hints('contact_labels').includes(wordsOf(block.text).join(' ')))
      return { at: placeIn(reading, block, 0, block.text.length), by: 'words' };
  }
  return null;
}

/** "Mosswick Ltd": behind the organisation's own name, where the policy speaks of "us", in an address, or at the head or tail, where companies name themselves. */
function companyIn(reading: Reading): Evidence | null {
  const { blocks } = reading.document;
  for (const block of blocks) {
    const words = splitWords(block.text);
    for (const [i, word] of words.entries()) {
      const before = words[i - 1];
      if (!before || !hints('legal_forms').includes(word.text.toLowerCase()) || !isCapital(word.text)) continue;
      const name = block.text.slice(block.text.lastIndexOf(' ', before.start - 1) + 1, before.end);
      if (!isCapital(name)) continue;
      const sentence = block.sentences.find(({ start, end }) => start <= word.start && word.end <= end) ?? {
        start: 0,
        end: block.text.length,
      };
      const around = wordsOf(lowerOf(block).slice(sentence.start, sentence.end));
      const isOwn = reading.names.some(
        (own) =>
          own.length > 2 &&
          lowerOf(block)
            .slice(Math.max(0, before.end - own.length - 12), before.end)
            .includes(own),
      );
      if (!isOwn && hints('foreign_houses').some((house) => name.toLowerCase().includes(house))) continue;
      if (
        isOwn ||
        isInAddress(block, blocks) ||
        block.index < HEAD ||
        block.index >= blocks.length - TAIL ||
        POSTAL.test(block.text) ||
        around.some((one) => hints('ours').includes(one))
      )
        return { at: placeIn(reading, block, before.start, word.end), by: 'words' };
    }
  }
  return null;
}

/** "Mosswick Institute of Tides (MIT)", where what the policy says is said of MIT. */
function abbreviatedIn(reading: Reading, statements: readonly Statement[]): Evidence | null {
  for (const block of reading.document.blocks) {
    const words = splitWords(block.text);
    for (const [i, word] of words.entries()) {
      if (
        block.text[word.start - 1] !== '(' ||
        block.text[word.end] !== ')' ||
        word.text.length < 2 ||
        word.text !== word.text.toUpperCase()
      )
        continue;
      const before = words
        .slice(Math.max(0, i - 2 * word.text.length), i)
        .filter(({ text }) => isCapital(text.charAt(0)))
        .slice(-word.text.length);
      const [head] = before;
      if (!head || before.length < 2 || before.map(({ text }) => text.charAt(0)).join('') !== word.text) continue;
      const isActor = statements.some((s) =>
        s.words.some((mark) => mark.role === 'actor' && s.at.source.text.slice(mark.start, mark.end) === word.text),
      );
      if (isActor) return { at: placeIn(reading, block, head.start, word.end), by: 'words' };
    }
  }
  return null;
}

/** A line of its own with an address in one of the next. */
function isInAddress(block: Block, blocks: readonly Block[]): boolean {
  return (
    block.text.length < ADDRESS_LINE &&
    blocks.slice(block.index, block.index + NEXT_LINES).some((next) => POSTAL.test(next.text) || emailsIn(next.text).length > 0)
  );
}

function isCapital(word: string): boolean {
  return word !== word.toLowerCase();
}
