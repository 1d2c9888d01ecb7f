// Categories and purposes map to other vocabularies: a term without a counterpart is named here, so that none is forgotten.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';

interface Term {
  readonly fideslang?: string;
  readonly dpv?: string;
  readonly ccpa?: readonly string[];
  readonly sensitive?: boolean;
}

const read = (name: string): Record<string, Term> =>
  parse(readFileSync(join(process.cwd(), `schema/terms/${name}.yaml`), 'utf8')) as Record<string, Term>;
const test = suite('mappings');

/** Terms that another vocabulary has nothing for. */
const NONE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  data: {
    fideslang:
      'non_personal identity special special.union_membership special.immigration_status special.neural education inferred.sensitive',
    dpv: 'account special.neural device.sensor usage.diagnostics content content.files content.audio_video content.ai_prompts',
    ccpa: 'personal non_personal identity',
  },
  purpose: {
    fideslang:
      'moderation research partner_marketing automated_decisions legal_claims public_display business_transfer identity_verification',
    dpv: 'profiling automated_decisions ai_training public_display business_transfer',
  },
};
const FORM: Readonly<Record<string, (value: unknown) => boolean>> = {
  fideslang: (value) => typeof value === 'string' && /^[a-z_]+(?:\.[a-z_]+)*$/.test(value),
  dpv: (value) => typeof value === 'string' && /^(?:dpv|pd):[A-Z][A-Za-z]+$/.test(value),
  ccpa: (value) => Array.isArray(value) && value.length > 0 && value.every((letter) => /^[A-K]$/.test(String(letter))),
};

for (const [kind, without] of Object.entries(NONE))
  for (const [key, none] of Object.entries(without))
    test(`every ${kind} has its ${key}, or has none`, () => {
      const terms = Object.entries(read(kind));
      assert.equal(
        terms
          .filter(([, term]) => term[key as keyof Term] === undefined)
          .map(([id]) => id)
          .sort(),
        none.split(' ').sort(),
      );
      for (const [id, term] of terms) {
        const value = term[key as keyof Term];
        assert.ok(value === undefined || FORM[key]?.(value), `${id}: ${String(value)}`);
      }
    });

test.run();
