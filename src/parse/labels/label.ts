// Entry of a chunk of its own, which is loaded only when a label is read: it holds the readers of both formats and the stores' vocabularies.
import { LABELS } from '../../generated/labels.js';
import type { Label, LabelFile } from '../../model/label.js';
import { place } from '../../model/text.js';
import { APPLE_PREFIX, readApple } from './apple.js';
import { isBinaryPlist, readBinaryPlist } from './binary-plist.js';
import { readCsv } from './csv.js';
import { GOOGLE_PREFIX, readGoogle } from './google.js';
import { PlistError } from './plist.js';
import { Terms } from './tables.js';
import type { LabelTables } from './tables.js';
import { readXmlPlist } from './xml-plist.js';

/** Characters of a label; exports of the Play Console have up to 230,000. */
const LONGEST = 1_000_000;

/** Reads a store label: a CSV is Google Play's form, anything else Apple's manifest. What is wrong with the file is in `defects`. */
export function parseLabel(file: LabelFile): Label {
  const { source, bytes } = file;
  const isForm = /\.csv$/i.test(source.path);
  if (source.text.length > LONGEST || (bytes?.length ?? 0) > LONGEST)
    return unusable(
      file,
      `This file is too large for a store label (${Math.round(Math.max(source.text.length, bytes?.length ?? 0) / 1000)} kB).`,
    );
  if (!bytes && !source.text.trim()) return unusable(file, 'This file is empty.');
  const tables: LabelTables = LABELS;
  if (isForm)
    return bytes
      ? unusable(file, 'This is no text, and so no Data safety form.')
      : readGoogle(source, readCsv(source), new Terms(tables.google, GOOGLE_PREFIX));
  try {
    const root = bytes && isBinaryPlist(bytes) ? readBinaryPlist(source, bytes) : readXmlPlist(source);
    return readApple(source, root, new Terms(tables.apple, APPLE_PREFIX));
  } catch (error) {
    if (!(error instanceof PlistError)) throw error;
    return {
      ...unusable(file, error.message),
      ...(error.at ? { defects: [{ message: error.message, at: error.at, help: HELP.apple }] } : {}),
    };
  }
}

const HELP = {
  apple: 'Open it in Xcode, or convert it: plutil -lint, plutil -convert xml1.',
  google: 'Export the answers in the Play Console: App content, Data safety, Export to CSV.',
};

function unusable({ source }: LabelFile, message: string): Label {
  const store = /\.csv$/i.test(source.path) ? 'google' : 'apple';
  return {
    source,
    store,
    at: place(source, 0, 0),
    asks: [],
    entries: [],
    nothing: null,
    isComplete: false,
    tracking: null,
    trackingDomains: [],
    encrypted: null,
    deletion: null,
    usable: false,
    defects: [{ message, at: place(source, 0, 0), help: HELP[store] }],
  };
}
