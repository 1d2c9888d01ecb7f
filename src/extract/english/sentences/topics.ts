// What the heading and the lead-in of a block speak of: it decides how bare phrases below them are read.
import { RIGHTS, SECURITY } from '../../../generated/words/topics.js';
import type { Block, PolicyDocument } from '../../../model/document.js';
import { sentenceIn } from './parsing.js';
import type { Sentence } from './sentence.js';
import type { Names } from '../names/names.js';

export interface Topic {
  readonly rights: boolean;
  readonly basis: boolean;
  readonly contact: boolean;
  readonly change: boolean;
  readonly security: boolean;
  /** How long data are kept. */
  readonly retention: boolean;
  /** A signal of the browser, by id (dnt, gpc). */
  readonly signal: string | null;
}

const NO_TOPIC: Topic = {
  rights: false,
  basis: false,
  contact: false,
  change: false,
  security: false,
  retention: false,
  signal: null,
};

const BASES = new Set(['basis', 'bases', 'lawful', 'legal', 'ground']);
const PAPERS = new Set(['notice', 'disclosure']);
const CONTACTS = new Set(['contact', 'question', 'reach', 'complaint', 'touch']);
const CHANGES = new Set(['change', 'update', 'amendment', 'modification', 'revision']);
const RETENTION = new Set(['retention', 'retain']);
const TIMES = new Set(['long', 'period', 'time']);
const KEEPING = new Set(['keep', 'store', 'storage', 'hold', 'save']);

/** The topic of a heading or lead-in. */
function topicOf(s: Sentence): Topic {
  const has = (stems: ReadonlySet<string>): boolean => s.findStem(0, s.tokens.length, stems) >= 0;
  return {
    rights: has(RIGHTS),
    basis: has(BASES) && !has(PAPERS),
    contact: has(CONTACTS),
    change: has(CHANGES),
    security: has(SECURITY),
    retention: has(RETENTION) || (has(TIMES) && has(KEEPING)),
    signal: s.first('signal')?.id ?? null,
  };
}

/** What either of two headings speaks of. */
function bothTopics(a: Topic, b: Topic): Topic {
  return {
    rights: a.rights || b.rights,
    basis: a.basis || b.basis,
    contact: a.contact || b.contact,
    change: a.change || b.change,
    security: a.security || b.security,
    retention: a.retention || b.retention,
    signal: a.signal ?? b.signal,
  };
}

/** How many headings over one another are heeded. */
const MOST_HEADINGS = 3;

/** The topics of a document's headings and lead-ins. */
export class Topics {
  private readonly known = new Map<number, Topic>();

  constructor(
    private readonly document: PolicyDocument,
    private readonly names: Names,
  ) {}

  /** Notes the sentence of a heading. */
  note(heading: Block, s: Sentence): void {
    this.known.set(heading.index, topicOf(s));
  }

  /** What the headings over a block, and the last sentence of the one that it is part of, speak of. */
  over({ heading, parent }: Block): Topic {
    let topic = NO_TOPIC;
    for (let h = heading, n = 0; h >= 0 && n < MOST_HEADINGS; h = (this.document.blocks[h] as Block).heading, n++) {
      const of = this.known.get(h);
      if (of) topic = bothTopics(topic, of);
    }
    return parent >= 0 ? bothTopics(topic, this.ofParent(parent)) : topic;
  }

  private ofParent(index: number): Topic {
    const known = this.known.get(index);
    if (known) return known;
    const { text, sentences } = this.document.blocks[index] as Block;
    const last = sentences.at(-1);
    const topic = last ? topicOf(sentenceIn(text, last, this.names)) : NO_TOPIC;
    this.known.set(index, topic);
    return topic;
  }
}
