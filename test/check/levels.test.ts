import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RECOMMENDED, isActive, levelOf, nearestRule } from '../../src/check/levels.js';
import type { Level, Levels } from '../../src/check/levels.js';
import type { Problem, Rule, Severity } from '../../src/model/rule.js';
import { place } from '../../src/model/text.js';

const test = suite('check/levels');
const source = { path: 'docs/a.md', text: 'text' };
const ID = 'contradiction/sale';

function rule(severity: Severity, presets?: Rule['presets']): Rule {
  return { summary: 's', severity, confidence: 'high', inputs: ['policy'], cites: [], check: () => [], ...(presets ? { presets } : {}) };
}

function level(levels: Partial<Levels>, own: Severity = 'warning', problem: Severity | null = null, presets?: Rule['presets']): Level {
  const made: Problem = { message: 'm', at: place(source, 0, 1), ...(problem ? { severity: problem } : {}) };
  return levelOf(ID, rule(own, presets), made, source.path, { ...RECOMMENDED, ...levels });
}

const set = (text: Level, id = ID): ReadonlyMap<string, Level> => new Map([[id, text]]);

test('a rule weighs what it says, its preset decides whether it runs', () => {
  assert.is(level({}), 'warning');
  assert.is(level({}, 'warning', null, ['strict']), 'off');
  assert.is(level({ presets: ['strict'] }, 'warning', null, ['strict']), 'warning');
  assert.is(level({ presets: ['all'] }, 'warning', null, []), 'warning');
  assert.is(level({ presets: [] }), 'off');
});

test('rule < configuration < override < flag', () => {
  const overrides = [{ applies: (path: string) => path.startsWith('docs/'), rules: set('info') }];
  assert.is(level({ rules: set('error') }), 'error');
  assert.is(level({ rules: set('error'), overrides }), 'info');
  assert.is(level({ rules: set('error'), overrides: [{ applies: () => false, rules: set('info') }] }), 'error');
  assert.is(level({ rules: set('error'), overrides, flags: set('off') }), 'off');
});

test('a configuration turns on what no preset holds', () => {
  assert.is(level({ rules: set('error') }, 'warning', null, []), 'error');
  assert.ok(isActive(ID, rule('warning', []), { ...RECOMMENDED, overrides: [{ applies: () => false, rules: set('info') }] }));
  assert.not.ok(isActive(ID, rule('warning', []), RECOMMENDED));
});

test('a problem that is less sure than its rule stays so', () => {
  assert.is(level({}, 'error', 'info'), 'info');
  assert.is(level({ rules: set('error') }, 'error', 'info'), 'info');
  assert.is(level({ rules: set('warning') }, 'error', 'info'), 'info');
  assert.is(level({ rules: set('info') }, 'error', 'warning'), 'info');
  assert.is(level({ rules: set('warning') }, 'warning', 'error'), 'warning');
});

test('a family has a level, and an id outweighs it', () => {
  assert.is(level({ rules: set('off', 'contradiction/*') }), 'off');
  assert.is(
    level({
      rules: new Map<string, Level>([
        ['contradiction/*', 'off'],
        [ID, 'error'],
      ]),
    }),
    'error',
  );
});

test('only and skip take ids and families', () => {
  assert.is(level({ only: ['contradiction'] }), 'warning');
  assert.is(level({ only: ['contradiction/*'] }, 'warning', null, []), 'warning');
  assert.is(level({ only: [ID], rules: set('off') }), 'warning');
  assert.is(level({ only: ['omission'] }), 'off');
  assert.is(level({ only: ['contra'] }), 'off');
  assert.is(level({ skip: ['contradiction'] }), 'off');
  assert.is(level({ only: [ID], skip: [ID] }), 'off');
});

test('a mistyped rule is recognised by its name, its family or a slip', () => {
  const known = ['contradiction/sale', 'contradiction/sharing', 'omission/recipient'];
  assert.is(nearestRule('contradiction/sales', known), 'contradiction/sale');
  assert.is(nearestRule('omision/recipient', known), 'omission/recipient');
  assert.is(nearestRule('policy/recipient', known), 'omission/recipient');
  assert.is(nearestRule('contradicton', known), 'contradiction');
  assert.is(nearestRule('zzz/zzz', known), undefined);
});

test.run();
