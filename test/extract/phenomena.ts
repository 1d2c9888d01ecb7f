// What reads each phenomenon: the one part of the reader that is switched off to see the sentences of its file fail.
//
// `of` is a file of src/extract/english. `off` is a function or method there, which then gives `gives` at once; `phrases` a kind of
// phrase, which is then never found; `from` → `to` a piece of code that stands there once.

export type Switch = { readonly of: string; readonly off: string; readonly gives: string } | { readonly phrases: string } | { readonly of: string; readonly from: string; readonly to: string };

export const SWITCHES: Readonly<Record<string, readonly Switch[]>> = {
  advertising: [{ of: 'marketing', off: 'marketing', gives: 'null' }, { of: 'marketing', off: 'adsFirst', gives: 'false' }, { phrases: 'purpose' }],
  ai: [{ of: 'actions', from: 'readings & Reading.train', to: 'false' }],
  anaphora: [{ of: 'roles', off: 'pronounIn', gives: 'false' }, { of: 'who', off: 'pronoun', gives: "{ actor: 'unknown', ids: [], steps: [], low: true }" }],
  asked: [{ of: 'asked', off: 'askedOfUser', gives: 'null' }],
  bases: [{ of: 'bases', off: 'bases', gives: 'undefined' }],
  but: [{ of: 'coordination', off: 'sharedWith', gives: 'null' }, { of: 'roles', off: 'pronounIn', gives: 'false' }],
  causatives: [{ of: 'clauses', off: 'objectOf', gives: 'null' }],
  changes: [{ of: 'notices', off: 'changes', gives: 'undefined' }],
  children: [{ of: 'notices', off: 'children', gives: 'undefined' }, { phrases: 'condition' }],
  choices: [{ of: 'mood', off: 'userAsks', gives: 'false' }, { of: 'embedding', off: 'complement', gives: 'undefined' }, { of: 'mood', off: 'moodOf', gives: "'asserted'" }],
  conditions: [{ of: 'limits', off: 'conditionsOf', gives: '[]' }],
  contacts: [{ of: 'notices', off: 'contacts', gives: 'undefined' }, { of: 'notices', off: 'controller', gives: 'undefined' }],
  coordination: [{ of: 'coordination', off: 'coordinated', gives: '0' }],
  'data-words': [{ phrases: 'data' }],
  decisions: [{ of: 'automation', off: 'automation', gives: 'undefined' }],
  definitions: [{ of: 'mood', off: 'moodOf', gives: "'asserted'" }, { of: 'embedding', off: 'embed', gives: 'undefined' }, { of: 'actions', off: 'actionsOf', gives: "[{ action: 'collect' }]" }],
  deletion: [{ of: 'actions', off: 'deletes', gives: 'false' }],
  'denial-words': [{ of: 'roles', off: 'negativeObject', gives: '-1' }, { of: 'clauses', off: 'carriesNegation', gives: 'false' }, { of: 'clauses', off: 'gerund', gives: 'this.clause(group, {})' }, { of: 'clauses', off: 'nounBefore', gives: 'null' }],
  direction: [{ of: 'roles', off: 'readRecipients', gives: 'undefined' }],
  duties: [{ of: 'clauses', off: 'infinitive', gives: 'this.clause(group, {})' }],
  exceptions: [{ of: 'limits', off: 'exceptionOf', gives: 'null' }],
  fronting: [{ of: 'embedding', off: 'frontNegation', gives: 'undefined' }],
  headings: [{ of: 'reader', off: 'headingMood', gives: "'asserted'" }, { of: 'reader', off: 'headingLead', gives: 'undefined' }],
  hypothetical: [{ of: 'embedding', off: 'embed', gives: 'undefined' }],
  'inline-lists': [{ of: 'sentence', off: 'withoutEnumerators', gives: 'tokens' }, { of: 'coordination', off: 'coordinated', gives: '0' }, { of: 'roles', off: 'isRecipient', gives: 'false' }],
  knowing: [{ of: 'knowing', off: 'learnt', gives: 'null' }],
  labels: [{ of: 'mood', off: 'moodOf', gives: "'asserted'" }, { of: 'gathering', off: 'gets', gives: 'true' }, { of: 'embedding', off: 'embed', gives: 'undefined' }],
  'light-verbs': [{ of: 'disclosing', off: 'accessOrAvailable', gives: 'null' }, { of: 'disclosing', off: 'copula', gives: '[]' }, { of: 'disclosing', off: 'convey', gives: '[]' }],
  lists: [{ of: 'leadin', off: 'leadInOf', gives: 'null' }],
  names: [{ of: 'names', off: 'matchName', gives: 'null' }],
  nor: [{ of: 'surroundings', off: 'mayInvert', gives: 'false' }, { of: 'roles', off: 'negativeObject', gives: '-1' }],
  'not-data': [{ of: 'roles', off: 'hasGeneric', gives: 'true' }],
  'not-only': [{ of: 'surroundings', off: 'isOnly', gives: 'false' }, { of: 'coordination', off: 'coordinated', gives: '0' }],
  'on-device': [{ of: 'gathering', off: 'gets', gives: 'false' }, { of: 'disclosing', off: 'convey', gives: '[]' }, { of: 'marketing', off: 'uses', gives: '[]' }],
  only: [{ of: 'limits', off: 'limitedBy', gives: '{ only: null, condition: false }' }],
  others: [{ of: 'who', off: 'agentOf', gives: 'null' }, { phrases: 'recipient' }],
  passive: [{ of: 'who', off: 'agentOf', gives: 'null' }],
  promises: [{ of: 'clauses', off: 'infinitive', gives: 'this.clause(group, {})' }, { of: 'clauses', off: 'gerund', gives: 'this.clause(group, {})' }],
  publication: [{ of: 'disclosing', off: 'show', gives: 'null' }, { of: 'disclosing', off: 'copula', gives: '[]' }],
  questions: [{ of: 'reader', off: 'answer', gives: '[]' }, { of: 'mood', off: 'moodOf', gives: "'asserted'" }],
  'rather-than': [{ of: 'clauses', off: 'gerund', gives: 'this.clause(group, {})' }],
  retention: [{ of: 'limits', off: 'durationIn', gives: 'null' }],
  rights: [{ of: 'rights', off: 'rights', gives: 'undefined' }],
  security: [{ of: 'security', off: 'security', gives: 'undefined' }],
  signals: [{ of: 'signals', off: 'signals', gives: 'undefined' }],
  sources: [{ phrases: 'source' }],
  tables: [{ of: 'tables', off: 'tableDrafts', gives: '[]' }],
  trackers: [{ phrases: 'tracker' }],
  transfers: [{ of: 'transfers', off: 'transfers', gives: 'undefined' }, { phrases: 'place' }],
  'verb-groups': [{ of: 'surroundings', off: 'interjection', gives: '0' }, { of: 'surroundings', off: 'takesOver', gives: 'false' }, { of: 'surroundings', off: 'pastMarks', gives: 'at' }, { of: 'surroundings', off: 'isQuote', gives: 'false' }],
  vendors: [{ phrases: 'recipient' }],
};

/** Phenomena without a part of their own: they are read by all of the reader, or before it. */
export const EVERYWHERE: readonly string[] = ['markup'];
