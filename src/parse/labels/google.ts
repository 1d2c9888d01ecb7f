// Google Play's Data safety form as the Play Console exports it: a CSV with a row for each possible answer.
import type { Fact } from '../../model/declaration.js';
import type { Label, LabelDefect, LabelEntry, LabelPurpose } from '../../model/label.js';
import { place } from '../../model/text.js';
import type { Place, Source } from '../../model/text.js';
import type { Row, Table } from './csv.js';
import type { Terms } from './tables.js';

export const GOOGLE_PREFIX = { type: '', purpose: '' };
const TYPES = 'PSL_DATA_TYPES_';
const USAGE = 'PSL_DATA_USAGE_RESPONSES';
const EXPORT = 'Export the answers in the Play Console: App content, Data safety, Export to CSV.';
const ANSWERED: Readonly<Record<string, boolean>> = { true: true, yes: true, false: false, no: false };
/** Ids that no form has and that are named one by one. */
const MOST_NAMED = 20;

/** An answer: a question, one of its responses, and what was put beside it. */
interface Answer {
  /** The parts of the question's id, between its colons. */
  readonly question: readonly string[];
  readonly response: string;
  readonly value: boolean;
  /** Question, response and value. */
  readonly at: Place;
  readonly responseAt: Place;
  readonly questionAt: Place;
}

/** What is known of one type while the rows are read. */
interface Draft {
  readonly type: LabelEntry['type'];
  at: Place;
  collected: Fact<boolean> | null;
  shared: Fact<boolean> | null;
  ephemeral: Fact<boolean> | null;
  optional: Fact<boolean> | null;
  readonly purposes: LabelPurpose[];
}

/** Reads the form from its rows. */
export function readGoogle(source: Source, table: Table, terms: Terms): Label {
  const form = new Form(source, terms);
  return form.read(table);
}

class Form {
  private readonly defects: LabelDefect[] = [];
  private readonly drafts = new Map<string, Draft>();
  private readonly unknown = new Map<string, Place>();
  private readonly misspelt = new Map<string, { readonly at: Place; readonly meant: string }>();

  constructor(
    private readonly source: Source,
    private readonly terms: Terms,
  ) {}

  read({ rows, unclosed }: Table): Label {
    const [head, ...rest] = rows;
    const isForm = head !== undefined && head.length >= 3 && head[0]?.text.toLowerCase().startsWith('question id') === true;
    if (!isForm)
      this.defects.push({
        message: 'This is no Data safety form: its first row does not start with "Question ID".',
        at: head?.[0]?.at ?? place(this.source, 0, 0),
        help: EXPORT,
      });
    if (unclosed)
      this.defects.push({ message: 'A quote is opened here and never closed; what follows was not read.', at: unclosed, help: EXPORT });
    const answers = isForm ? rest.flatMap((row) => this.answer(row)) : [];
    const collects = this.asked(answers, 'collects');
    for (const answer of answers) this.take(answer);
    const entries = [...this.drafts.values()]
      .filter(isChosen)
      .map((draft) => ({ ...draft, within: draft.at, linked: null, tracking: null }));
    this.tellIds();
    return {
      source: this.source,
      store: 'google',
      at: collects?.at ?? answers[0]?.at ?? place(this.source, 0, 0),
      asks: this.terms.asks,
      entries,
      tracking: null,
      trackingDomains: [],
      nothing: collects?.value === false ? collects.at : null,
      isComplete: collects !== null && !unclosed,
      encrypted: this.asked(answers, 'encrypted'),
      deletion: this.deletion(answers),
      defects: this.defects.sort((a, b) => a.at.start - b.at.start),
      usable: isForm,
    };
  }

  /** The row as an answer; none where nothing was answered. */
  private answer(row: Row): Answer[] {
    const [question, response, value] = row;
    if (!question || !response || !value?.text) return [];
    const parts = question.text.split(':').filter(Boolean);
    const said = ANSWERED[value.text.toLowerCase()];
    if (said === undefined) {
      if (parts[0] === USAGE || parts[0]?.startsWith(TYPES))
        this.defects.push({
          message: `An answer is true, false or nothing; here stands "${value.text.slice(0, 80)}".`,
          at: value.at,
          help: EXPORT,
        });
      return [];
    }
    const at = place(this.source, question.at.start, value.at.end);
    return [{ question: parts, response: response.text, value: said, at, responseAt: response.at, questionAt: question.at }];
  }

  private take(answer: Answer): void {
    const [head = '', id = ''] = answer.question;
    if (head.startsWith(TYPES)) {
      const draft = answer.value ? this.draft(answer.response, answer.responseAt) : null;
      if (draft) draft.at = answer.at;
    } else if (head === USAGE) {
      const start = this.source.text.indexOf(id, answer.questionAt.start);
      const draft = this.draft(id, place(this.source, start, start + id.length), answer.at);
      if (draft) this.use(draft, answer);
    }
  }

  private use(draft: Draft, answer: Answer): void {
    const words = [...answer.question.slice(2), ...answer.response.split(':')]
      .map((word) => word.replace(/_(?:TRUE|FALSE)$/, ''))
      .filter(Boolean);
    const says = (id: string): boolean => words.includes(id);
    const fact = { value: answer.value, at: answer.at };
    if (says('PSL_DATA_USAGE_ONLY_COLLECTED')) draft.collected = fact;
    else if (says('PSL_DATA_USAGE_ONLY_SHARED')) draft.shared = fact;
    else if (says('PSL_DATA_USAGE_EPHEMERAL')) draft.ephemeral = fact;
    else if (says('PSL_DATA_USAGE_USER_CONTROL_OPTIONAL')) draft.optional = fact;
    else if (answer.value && words.some((word) => word.endsWith('_PURPOSE'))) this.purpose(draft, answer, words);
  }

  private purpose(draft: Draft, answer: Answer, words: readonly string[]): void {
    const ofSharing = words.some((word) => word.endsWith('SHARING_PURPOSE'));
    const named = words.at(-1) as string;
    const found = this.terms.purpose(named);
    if (!found) this.unknown.set(named, answer.at);
    else {
      if (found.meant) this.misspelt.set(named, { at: answer.at, meant: found.meant });
      draft.purposes.push({ ...found.term, at: answer.at, ofSharing });
    }
  }

  private draft(id: string, at: Place, row = at): Draft | null {
    const found = this.terms.type(id);
    if (!found) {
      if (id && !this.unknown.has(id)) this.unknown.set(id, at);
      return null;
    }
    if (found.meant && !this.misspelt.has(id)) this.misspelt.set(id, { at, meant: found.meant });
    let draft = this.drafts.get(found.term.id);
    if (!draft)
      this.drafts.set(
        found.term.id,
        (draft = { type: found.term, at: row, collected: null, shared: null, ephemeral: null, optional: null, purposes: [] }),
      );
    return draft;
  }

  /** A question that is answered by yes or no in one row, or in a row for each of the two. */
  private asked(answers: readonly Answer[], what: string): Fact<boolean> | null {
    const ids = this.terms.questions(what);
    const found = answers.find(({ question, value, response }) => ids.includes(question[0] ?? '') && (value || !response));
    if (!found) return null;
    if (found.question[0] !== ids[0]) this.misspelt.set(found.question[0] as string, { at: found.questionAt, meant: ids[0] as string });
    return { value: found.value && !/(?:_FALSE|_NO)$/.test(found.response), at: found.at };
  }

  private deletion(answers: readonly Answer[]): Label['deletion'] {
    const ids = this.terms.questions('deletion');
    const found = answers.find(({ question, value, response }) => ids.includes(question[0] ?? '') && (value || !response));
    if (!found) return null;
    const value = found.response.endsWith('AUTO_DELETED') ? 'auto' : found.value && !/(?:_FALSE|_NO)$/.test(found.response) ? 'yes' : 'no';
    return { value, at: found.at };
  }

  /** Ids that the form does not have: the Play Console would refuse the file. */
  private tellIds(): void {
    for (const [id, at] of [...this.unknown].slice(0, MOST_NAMED))
      this.defects.push({ message: `Google Play's form knows no "${id.slice(0, 80)}".`, at, help: EXPORT });
    const [first, ...rest] = this.misspelt;
    if (!first) return;
    const [id, { at, meant }] = first;
    const more = rest.length ? `, nor ${rest.length} other ${rest.length > 1 ? 'ids' : 'id'} used here` : '';
    const read = rest.length ? 'they were read as what they seem to mean' : 'it was read as what it seems to mean';
    this.defects.push({
      message: `Google Play's form knows no "${id.slice(0, 80)}"${more}; ${read}.`,
      at,
      help: `Did you mean "${meant}"? ${EXPORT}`,
    });
  }
}

/** Rows that only say "no" to a type choose it no more than rows without an answer. */
function isChosen({ collected, shared }: Draft): boolean {
  return collected?.value === true || shared?.value === true || (collected === null && shared === null);
}
