import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { vocabulary } from '../../src/extract/vocabulary.js';
import { parseDeclaration } from '../../src/parse/declaration.js';

const validate = new Ajv({ strict: false, allErrors: true }).compile(
  JSON.parse(readFileSync('schema/declaration.schema.json', 'utf8')) as object,
);

/** What the JSON schema and policy-lint's own reader find wrong with a declaration. */
export function validateDeclaration(text: string): string[] {
  const found = validate(parse(text)) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  return [...found, ...parseDeclaration({ path: 'privacy.yaml', text }, vocabulary()).defects.map(({ message }) => message)];
}
