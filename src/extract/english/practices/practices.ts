// Statements that stand in set phrases rather than in a verb: each kind in a file of its own.
import { automation } from './automation.js';
import { bases } from './bases.js';
import type { Draft } from '../roles/draft.js';
import { controller } from './introducing.js';
import { keeping } from '../verbs/keeping.js';
import { children, changes, contacts } from './notices.js';
import { rights } from './rights.js';
import { security } from './security.js';
import type { Sentence } from '../sentences/sentence.js';
import { signals } from './signals.js';
import type { Topic } from '../sentences/topics.js';
import { transfers } from './transfers.js';

/** Statements of a sentence's set phrases; `made` are those its verbs made, which learn from them what they lack. */
export function practicesIn(s: Sentence, topic: Topic, made: readonly Draft[]): Draft[] {
  const out: Draft[] = [];
  // "have your data erased", an item of a list of rights, only looks like a question.
  if (s.isQuestion && !(topic.rights && s.norm(0) === 'have' && s.norm(s.tokens.length - 1) !== '?')) return out;
  rights(s, topic, out);
  bases(s, topic, made, out);
  contacts(s, topic, out);
  controller(s, out);
  changes(s, topic, out);
  signals(s, topic, out);
  security(s, topic, made, out);
  children(s, out);
  automation(s, out);
  transfers(s, made, out);
  keeping(s, topic, made, out);
  return out;
}
