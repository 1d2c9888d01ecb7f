// Apple's privacy manifest: PrivacyInfo.xcprivacy, a property list.
import type { Fact } from '../../model/declaration.js';
import type { Label, LabelDefect, LabelEntry, LabelPurpose } from '../../model/label.js';
import { place } from '../../model/text.js';
import type { Place, Source } from '../../model/text.js';
import { called } from './plist.js';
import type { PlistEntry, PlistValue } from './plist.js';
import type { Terms } from './tables.js';

const DATA = 'NSPrivacyCollectedDataType';
/** What stands before a type and before a purpose. */
export const APPLE_PREFIX = { type: DATA, purpose: `${DATA}Purpose` };
const DOCUMENTED = 'Apple lists the keys and values in “Describing data use in privacy manifests”.';
/** Types of one manifest, and purposes of one type; there are 35 and 6. */
const MOST = 500;

/** Reads the manifest from its property list. */
export function readApple(source: Source, root: PlistValue, terms: Terms): Label {
  const defects: LabelDefect[] = [];
  const found = new Manifest(source, terms, defects).read(root);
  return { ...found, defects: defects.sort((a, b) => a.at.start - b.at.start) };
}

class Manifest {
  constructor(
    private readonly source: Source,
    private readonly terms: Terms,
    private readonly defects: LabelDefect[],
  ) {}

  read(root: PlistValue): Omit<Label, 'defects'> {
    const empty = {
      source: this.source,
      store: 'apple' as const,
      at: place(this.source, root.at.start, Math.min(root.at.end, root.at.start + 6)),
      asks: this.terms.asks,
      entries: [],
      nothing: null,
      isComplete: false,
      tracking: null,
      trackingDomains: [],
      encrypted: null,
      deletion: null,
    };
    if (root.kind !== 'dict') {
      this.say(`A privacy manifest is a dictionary; this property list is ${called(root)}.`, root.at);
      return { ...empty, usable: false };
    }
    const keys = this.keysOf(root.entries);
    if (![...keys.keys()].some((key) => key.startsWith('NSPrivacy'))) {
      this.say(
        'This property list has none of the keys of a privacy manifest.',
        place(this.source, root.at.start, Math.min(root.at.end, root.at.start + 6)),
      );
      return { ...empty, usable: false };
    }
    const types = this.array(keys.get(`${DATA}s`));
    return {
      ...empty,
      at: keys.get(`${DATA}s`)?.keyAt ?? empty.at,
      entries: (types?.items ?? []).slice(0, MOST).flatMap((item) => this.entry(item)),
      nothing: types && !types.items.length ? types.at : null,
      tracking: this.boolean(keys.get('NSPrivacyTracking')),
      trackingDomains: (this.array(keys.get('NSPrivacyTrackingDomains'))?.items ?? []).flatMap((item) => this.string(item, 'A domain')),
      usable: true,
    };
  }

  private entry(item: PlistValue): LabelEntry[] {
    if (item.kind !== 'dict') {
      this.say(`A type of data is a dictionary; here stands ${called(item)}.`, item.at);
      return [];
    }
    const keys = this.keysOf(item.entries);
    const named = keys.get(DATA);
    if (!named) {
      this.say(
        `This entry does not say which type of data it is about: ${DATA} is missing.`,
        place(this.source, item.at.start, Math.min(item.at.end, item.at.start + 6)),
      );
      return [];
    }
    const [type] = this.string(named.value, 'A type of data');
    if (!type) return [];
    const found = this.terms.type(type.value);
    if (!found) {
      this.say(`Apple knows no type of data "${type.value.slice(0, 80)}".`, type.at);
      return [];
    }
    if (found.meant) this.say(`Apple knows no type of data "${type.value}".`, type.at, `Did you mean "${found.meant}"?`);
    return [
      {
        type: found.term,
        at: type.at,
        within: item.at,
        collected: { value: true, at: type.at },
        shared: null,
        ephemeral: null,
        optional: null,
        linked: this.boolean(keys.get(`${DATA}Linked`)),
        tracking: this.boolean(keys.get(`${DATA}Tracking`)),
        purposes: (this.array(keys.get(`${DATA}Purposes`))?.items ?? []).slice(0, MOST).flatMap((one) => this.purpose(one)),
      },
    ];
  }

  private purpose(item: PlistValue): LabelPurpose[] {
    const [named] = this.string(item, 'A purpose');
    if (!named) return [];
    const found = this.terms.purpose(named.value);
    if (!found) this.say(`Apple knows no purpose "${named.value.slice(0, 80)}".`, named.at);
    else if (found.meant) this.say(`Apple knows no purpose "${named.value}".`, named.at, `Did you mean "${found.meant}"?`);
    return found ? [{ ...found.term, at: named.at, ofSharing: false }] : [];
  }

  /** By key; of equal keys the first, with a word on the others. */
  private keysOf(entries: readonly PlistEntry[]): Map<string, PlistEntry> {
    const keys = new Map<string, PlistEntry>();
    for (const entry of entries) {
      if (!keys.has(entry.key)) keys.set(entry.key, entry);
      else if (entry.key.startsWith('NSPrivacy'))
        this.say(
          `${entry.key.slice(0, 80)} stands here a second time.`,
          entry.keyAt,
          'Which of the two counts depends on who reads the file: keep one.',
        );
    }
    return keys;
  }

  private boolean(entry: PlistEntry | undefined): Fact<boolean> | null {
    if (!entry) return null;
    if (entry.value.kind === 'boolean') return { value: entry.value.value, at: entry.value.at };
    this.say(`${entry.key} is <true/> or <false/>; here stands ${called(entry.value)}.`, entry.value.at);
    return null;
  }

  private array(entry: PlistEntry | undefined): Extract<PlistValue, { kind: 'array' }> | null {
    if (!entry || entry.value.kind === 'array') return (entry?.value as Extract<PlistValue, { kind: 'array' }> | undefined) ?? null;
    this.say(`${entry.key} is an array; here stands ${called(entry.value)}.`, entry.value.at);
    return null;
  }

  private string(value: PlistValue, what: string): Fact<string>[] {
    if (value.kind === 'string' && value.text) return [{ value: value.text, at: value.at }];
    this.say(`${what} is a string; here stands ${value.kind === 'string' ? 'nothing' : called(value)}.`, value.at);
    return [];
  }

  private say(message: string, at: Place, help = DOCUMENTED): void {
    this.defects.push({ message, at, help });
  }
}
