export { defineRule } from './model/rule.js';
export type { Context, Finding, Input, Problem, Reading, Rule, Severity } from './model/rule.js';
export type * from './model/statement.js';
export type * from './model/text.js';
export type * from './model/document.js';
export type * from './model/declaration.js';
export type * from './model/vocabulary.js';
