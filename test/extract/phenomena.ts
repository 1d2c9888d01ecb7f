// What reads each phenomenon: the one part of the reader that is switched off to see the sentences of its file fail.
//
// `of` is a file of src/extract/english. `off` is a function or method there, which then gives `gives` at once; `phrases` a kind of
// phrase, which is then never found; `from` → `to` a piece of code that stands there once.

export type Switch =
  | { readonly of: string; readonly off: string; readonly gives: string }
  | { readonly phrases: string }
  | { readonly of: string; readonly from: string; readonly to: string };

export const SWITCHES: Readonly<Record<string, readonly Switch[]>> = {
  advertising: [
    { of: 'mailings', off: 'marketing', gives: 'null' },
    { of: 'marketing', off: 'adsFirst', gives: 'false' },
    { phrases: 'purpose' },
  ],
  aims: [
    { of: 'governed', off: 'isPurposeOf', gives: 'false' },
    { of: 'governed', off: 'lendAim', gives: 'undefined' },
    { of: 'governed', off: 'agentBehind', gives: 'null' },
  ],
  ai: [{ of: 'deeds', from: 'readings & Reading.train', to: 'false' }],
  anaphora: [
    { of: 'roles', off: 'pronounIn', gives: 'false' },
    { of: 'pronouns', off: 'pronoun', gives: "{ actor: 'unknown', ids: [], steps: [], low: true }" },
  ],
  asked: [{ of: 'asked', off: 'askedOfUser', gives: 'null' }],
  bases: [{ of: 'bases', off: 'bases', gives: 'undefined' }],
  but: [
    { of: 'coordination', off: 'sharedWith', gives: 'null' },
    { of: 'roles', off: 'pronounIn', gives: 'false' },
  ],
  causatives: [{ of: 'governed', off: 'objectOf', gives: 'null' }],
  changes: [{ of: 'notices', off: 'changes', gives: 'undefined' }],
  children: [{ of: 'notices', off: 'children', gives: 'undefined' }, { phrases: 'condition' }],
  choices: [
    { of: 'mood', off: 'userAsks', gives: 'false' },
    { of: 'complements', off: 'complement', gives: 'undefined' },
    { of: 'mood', off: 'moodOf', gives: "'asserted'" },
  ],
  conditions: [{ of: 'limits', off: 'conditionsOf', gives: '{ conditions: [], reach: 0 }' }],
  consents: [
    { of: 'consents', off: 'consentNeeded', gives: 'null' },
    { of: 'consents', off: 'consentedTo', gives: 'null' },
    { of: 'consented', off: 'asksFirst', gives: 'false' },
  ],
  contacts: [
    { of: 'notices', off: 'contacts', gives: 'undefined' },
    { of: 'introducing', off: 'controller', gives: 'undefined' },
  ],
  coordination: [{ of: 'coordination', off: 'coordinated', gives: '0' }],
  'data-words': [{ phrases: 'data' }],
  decisions: [{ of: 'automation', off: 'automation', gives: 'undefined' }],
  definitions: [
    { of: 'mood', off: 'moodOf', gives: "'asserted'" },
    { of: 'embedding', off: 'embed', gives: 'undefined' },
    { of: 'actions', off: 'actionsOf', gives: "[{ action: 'collect' }]" },
  ],
  deletion: [{ of: 'deeds', off: 'deletes', gives: 'false' }],
  'denial-words': [
    { of: 'negativeobject', off: 'negativeObject', gives: '-1' },
    { of: 'governed', off: 'carriesNegation', gives: 'false' },
    { of: 'gerunds', off: 'gerund', gives: 'this.clause(group, {})' },
    { of: 'governed', off: 'nounBefore', gives: 'null' },
  ],
  direction: [{ of: 'receiving', off: 'receivingIn', gives: '{ recipients: [], toUs: false, toUser: false }' }],
  doers: [
    { phrases: 'recipient' },
    { of: 'infront', off: 'othersInFront', gives: 'null' },
    { of: 'nounverbs', off: 'opensSeries', gives: 'false' },
  ],
  duties: [{ of: 'infinitives', off: 'infinitive', gives: 'this.clause(group, {})' }],
  exceptions: [{ of: 'exceptions', off: 'exceptionOf', gives: 'null' }],
  fronting: [
    { of: 'frontdenial', off: 'frontNegation', gives: 'undefined' },
    { of: 'never', off: 'isNever', gives: 'false' },
  ],
  given: [{ of: 'asked', off: 'givenByUser', gives: 'null' }],
  handover: [
    { of: 'passing', off: 'passedOn', gives: 'null' },
    { of: 'conveying', off: 'goesAbroad', gives: 'false' },
    { of: 'selling', off: 'forGain', gives: 'false' },
  ],
  headings: [
    { of: 'headings', off: 'headingMood', gives: "'asserted'" },
    { of: 'headings', off: 'headingLead', gives: 'undefined' },
  ],
  helping: [{ of: 'helping', off: 'helpsUs', gives: 'null' }],
  hosting: [
    { of: 'hosting', off: 'heldElsewhere', gives: 'null' },
    { of: 'disclosing', off: 'accessOrAvailable', gives: 'null' },
  ],
  hypothetical: [{ of: 'embedding', off: 'embed', gives: 'undefined' }],
  idioms: [
    { of: 'answers', off: 'unlikeOthers', gives: '[]' },
    { of: 'nominals', off: 'happens', gives: 'null' },
    { of: 'reaching', off: 'uploaded', gives: 'null' },
    { of: 'foundin', off: 'isKeptFrom', gives: 'false' },
    { of: 'disclosing', off: 'share', gives: 'null' },
    { of: 'forbidding', off: 'forbidden', gives: 'null' },
    { of: 'knowing', off: 'learnt', gives: 'null' },
    { of: 'selling', off: 'sells', gives: 'false' },
    { of: 'adpurposes', off: 'adsNamed', gives: 'false' },
    { of: 'conveying', off: 'convey', gives: '[]' },
    { of: 'selling', off: 'saleOf', gives: 'null' },
    { of: 'idioms', off: 'idioms', gives: 'null' },
    { of: 'idioms', off: 'slogans', gives: '[]' },
    { of: 'nominals', off: 'evaluated', gives: 'null' },
    { of: 'foundin', off: 'leftOut', gives: 'null' },
  ],
  'inline-lists': [
    { of: 'parsing', off: 'withoutEnumerators', gives: 'tokens' },
    { of: 'enumerated', off: 'partsOf', gives: 'null' },
    { of: 'enumerated', off: 'seriesOf', gives: 'null' },
    { of: 'receivers', off: 'isRecipient', gives: 'false' },
  ],
  knowing: [{ of: 'knowing', off: 'learnt', gives: 'null' }],
  labels: [
    { of: 'mood', off: 'moodOf', gives: "'asserted'" },
    { of: 'getting', off: 'gets', gives: 'true' },
    { of: 'embedding', off: 'embed', gives: 'undefined' },
  ],
  'light-verbs': [
    { of: 'disclosing', off: 'accessOrAvailable', gives: 'null' },
    { of: 'visibility', off: 'copula', gives: '[]' },
    { of: 'conveying', off: 'convey', gives: '[]' },
  ],
  let: [
    { of: 'nounverbs', off: 'isLet', gives: 'false' },
    { of: 'receiving', off: 'receivingIn', gives: '{ recipients: [], toUs: false, toUser: false }' },
    { of: 'words', off: 'isFused', gives: 'false' },
  ],
  lists: [{ of: 'leadin', off: 'leadInOf', gives: 'null' }],
  names: [{ of: 'names', off: 'matchName', gives: 'null' }],
  'no-denials': [
    { of: 'mood', off: 'moodOf', gives: "'asserted'" },
    { of: 'denials', off: 'vague', gives: 'false' },
  ],
  nominals: [
    { of: 'consents', off: 'consentedTo', gives: 'null' },
    { of: 'nominals', off: 'happens', gives: 'null' },
  ],
  nor: [
    { of: 'chains', off: 'mayInvert', gives: 'false' },
    { of: 'negativeobject', off: 'negativeObject', gives: '-1' },
  ],
  'not-data': [{ of: 'roles', off: 'hasGeneric', gives: 'true' }],
  'not-only': [
    { of: 'surroundings', off: 'isOnly', gives: 'false' },
    { of: 'coordination', off: 'coordinated', gives: '0' },
  ],
  'on-device': [
    { of: 'getting', off: 'gets', gives: 'false' },
    { of: 'conveying', off: 'convey', gives: '[]' },
    { of: 'using', off: 'uses', gives: '[]' },
  ],
  only: [{ of: 'limits', off: 'limitedBy', gives: '{ only: null, condition: false }' }],
  'others-here': [
    { of: 'carried', off: 'carried', gives: 'null' },
    { of: 'carried', off: 'ownedTrackers', gives: 'null' },
    { of: 'carried', off: 'recognised', gives: 'null' },
    { of: 'carried', off: 'informed', gives: 'null' },
  ],
  others: [{ of: 'agents', off: 'agentOf', gives: 'null' }, { phrases: 'recipient' }],
  passive: [{ of: 'agents', off: 'agentOf', gives: 'null' }],
  'picked-out': [
    { of: 'picking', off: 'pickedOut', gives: 'null' },
    { of: 'scopes', off: 'tiedTo', gives: 'null' },
  ],
  plainly: [
    { of: 'being', off: 'isThis', gives: 'null' },
    { of: 'mailed', off: 'sentToUser', gives: 'null' },
    { of: 'knowing', off: 'learnt', gives: 'null' },
    { of: 'reaching', off: 'isGiven', gives: 'null' },
  ],
  promises: [
    { of: 'infinitives', off: 'infinitive', gives: 'this.clause(group, {})' },
    { of: 'gerunds', off: 'gerund', gives: 'this.clause(group, {})' },
  ],
  publication: [
    { of: 'showing', off: 'show', gives: 'null' },
    { of: 'visibility', off: 'copula', gives: '[]' },
  ],
  questions: [
    { of: 'answers', off: 'answerTo', gives: '[]' },
    { of: 'mood', off: 'moodOf', gives: "'asserted'" },
  ],
  readers: [
    { of: 'readers', off: 'seenByReaders', gives: 'null' },
    { of: 'readers', off: 'sparedToUser', gives: 'null' },
    { of: 'conveying', off: 'isProduct', gives: 'false' },
    { of: 'knowing', off: 'helpsUs', gives: 'false' },
    { of: 'marketing', off: 'markets', gives: 'false' },
  ],
  'open-lists': [{ of: 'spliced', off: 'openBehind', gives: 'null' }],
  records: [{ of: 'records', off: 'recordDrafts', gives: '[]' }],
  'rather-than': [{ of: 'gerunds', off: 'gerund', gives: 'this.clause(group, {})' }],
  receiving: [
    { of: 'recipients', off: 'recipientsOf', gives: 'roles.recipients' },
    { of: 'recipients', off: 'pointedBack', gives: 'recipients' },
    { of: 'receivers', off: 'ofOtherVerb', gives: 'false' },
    { of: 'receivers', off: 'isNoPublic', gives: 'false' },
  ],
  retention: [{ of: 'durations', off: 'durationIn', gives: 'null' }],
  rights: [{ of: 'rights', off: 'rights', gives: 'undefined' }],
  security: [{ of: 'security', off: 'security', gives: 'undefined' }],
  signals: [{ of: 'signals', off: 'signals', gives: 'undefined' }],
  sources: [{ phrases: 'source' }],
  tables: [{ of: 'tables', off: 'tableDrafts', gives: '[]' }],
  trackers: [{ phrases: 'tracker' }],
  transfers: [{ of: 'transfers', off: 'transfers', gives: 'undefined' }, { phrases: 'place' }],
  'verb-groups': [
    { of: 'chains', off: 'interjection', gives: '0' },
    { of: 'chains', off: 'takesOver', gives: 'false' },
    { of: 'surroundings', off: 'pastMarks', gives: 'at' },
    { of: 'surroundings', off: 'isQuote', gives: 'false' },
  ],
  vendors: [{ phrases: 'recipient' }],
};

/** Phenomena without a part of their own: they are read by all of the reader, or before it. */
export const EVERYWHERE: readonly string[] = ['markup'];
