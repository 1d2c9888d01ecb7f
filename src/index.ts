// The public door: for programs that lint, and the only thing a rule imports.
import type { Rule } from './model/rule.js';

export { defaultSettings, lint } from './lint.js';
export type { Result, Settings } from './lint.js';
export type { PolicyFile, Project } from './project.js';
export { defineRule } from './model/rule.js';
export type { Base, Context, Finding, Input, Problem, Reading, Rule, Severity, TermMention, Unread } from './model/rule.js';
export type { Suppression } from './model/suppression.js';
export type * from './model/statement.js';
export type * from './model/text.js';
export type * from './model/dates.js';
export type * from './model/document.js';
export type * from './model/declaration.js';
export type * from './model/vocabulary.js';

// What contradiction rules are made of.
export {
  contradictions,
  hasSubject,
  isDenial,
  isOwnWord,
  isAboutChildren,
  isPlain,
  lower,
  namesData,
  stepDown,
} from './check/contradiction.js';
export type { Comparison, Counter } from './check/contradiction.js';
export type { Limits } from './check/limits.js';
export { coversAny, dataTitles, flowsOf, isTechnical, matchingData, nameOf, tellingOf } from './check/flows.js';
export type { Flow } from './check/flows.js';
export { isPaid, standingOf, standingOfType } from './check/standing.js';
export type { Standing } from './check/standing.js';
export { sharingCounters } from './check/sharing.js';
export { collectionCounters, useCounters } from './check/collecting.js';
export { otherPurposes, otherRecipients } from './check/exclusive.js';
export { needsConsent, trackersWithoutConsent, withoutConsent } from './check/consent.js';
export { aboutCategory } from './check/category.js';
export { ageIn } from './check/ages.js';
export { hints } from './check/hints.js';
export type { Hint } from './check/hints.js';
export { domainOf, isAboutPersons } from './check/domains.js';
export type { Domain } from './check/domains.js';
export { exceeds, isLong } from './check/durations.js';
export { isPointed } from './check/meant.js';
export { basesOf, consentOf, groupOf, isCommercial, isSamePurpose, purposesOf, servesNamed } from './check/purposes.js';
export {
  distinct,
  hasVerb,
  isAboutTrackers,
  listOf,
  mentionsAny,
  quoteOf,
  shortened,
  speaksItself,
  unstopped,
  wordsOf,
} from './check/wording.js';

// What rules about contradictions within a policy are made of.
export { facing } from './check/facing.js';
export type { Saying } from './check/facing.js';
export { opposed } from './check/opposed.js';
export { isOfMany, isPlainly, isStandardSharing, isTakenByAdvertisers, sharedData } from './check/opposed-sharing.js';
export type { Clash, Opposition } from './check/opposed.js';
export { opposedClaims } from './check/opposed-claims.js';
export type { ClaimOpposition } from './check/opposed-claims.js';
export { headingsOver } from './check/headings.js';

// What rules are made of that know claims by their words.
export { limitsOf } from './check/limits.js';
export { claimsIn, claimsOf, wordings } from './check/claims.js';
export type { Claim, ClaimTable, Stance, Wording } from './check/claims.js';

// What rules about store labels are made of.
export {
  isAdvertiser,
  isForAdvertising,
  isOfType,
  isSensitiveType,
  isTechnicalType,
  listsType,
  servesLike,
  toldOf,
  trackingOf,
  typeTitles,
  usableLabels,
} from './check/labels.js';
export type * from './model/label.js';

export { textAt } from './model/text.js';

// What omission rules are made of.
export { coverageOf } from './check/coverage.js';
export type { Coverage, Topic } from './check/disclosures.js';
export type { Evidence } from './check/told.js';
export { namesOf } from './check/names.js';
export { isSensitive, omission, wordsFor } from './check/omission.js';
export { isGeneral, isPeriod, recipientTold, speaksOf } from './check/tellings.js';
export type { Told } from './model/overview.js';
export type { Omission } from './check/omission.js';

// What rules on required disclosures are made of.
export { notice, noticeProblems, untold } from './check/notice.js';
export type { Notice } from './check/notice.js';
export type { Missing } from './check/notice-help.js';
export { unnamedBuyers } from './check/notice-america.js';
export { membershipClaim } from './check/membership.js';
export { lastChange } from './check/last-change.js';
export type { Change } from './check/last-change.js';
export { isOccasion } from './check/occasions.js';
export { abroadOf } from './check/abroad.js';
export type { Abroad } from './check/abroad.js';

// What rules about the declaration itself are made of.
export {
  categories,
  daysBetween,
  entriesTo,
  entryAt,
  inForce,
  isLaw,
  isMarked,
  isMisread,
  known,
  labelOf,
  recipientOf,
  serves,
} from './check/declared.js';
export { buyersOf, disposalOf } from './check/sale.js';
export type { Disposal } from './check/sale.js';
export { isAdequate, namesCountry, TRANSFER_LAWS } from './check/transfers.js';
export { nearest } from './model/nearest.js';
export { positionAt } from './model/text.js';

/** The rules that come with policy-lint, by id. Imported when asked for: the rules themselves import this module. */
export async function builtInRules(): Promise<ReadonlyMap<string, Rule>> {
  return (await import('./generated/rules.js')).RULES;
}

// What rules on changes are made of.
export { differencesOf } from './diff/differences.js';
export type { Differences, Version } from './diff/differences.js';
export type { Bearing, Difference, Subject, Turn } from './model/difference.js';

// What rules about the text itself are made of.
export {
  blockAt,
  countedAt,
  fewOf,
  groupsBy,
  labelText,
  lowerOf,
  lowerTextOf,
  passagesOf,
  placeIn,
  placeOfLink,
  sentenceAt,
  startOf,
  times,
} from './check/passages.js';
export type { Passage } from './check/passages.js';
export {
  domainOfAddress,
  emailsIn,
  hostOf,
  isCommonEnd,
  pathOf,
  recipientsOf,
  registeredName,
  sameAddress,
  sameSite,
} from './check/addresses.js';
export type { Address } from './check/addresses.js';
export { ownerOf } from './check/owners.js';
export type { Owner } from './check/owners.js';

// What rules about code are made of.
export type * from './model/code.js';
export type * from './model/program.js';
export type * from './model/vendor.js';
export { alsoIn, doingOf, factsOf, isDataDeclared, isDelicate, listAt, softened, trackerNamed } from './check/coded.js';
export { isDeclared, reachedBy, recipientsFor, siblingOf, trackersFor } from './check/vendors.js';
export { vendorsNamed } from './check/named-vendors.js';
export type { Naming } from './check/named-vendors.js';
