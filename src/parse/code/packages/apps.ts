// What apps need: Gradle and its catalogue of versions, Swift packages, pubspec.yaml.
import { linesWith, withoutComments } from './lines.js';
import type { Needed } from './lines.js';
import { tomlEntries } from './toml.js';

/** `implementation("com.example:mill:1.0")`, `releaseImplementation platform('…')`. */
const COORDINATES =
  /(?<![\w.])([a-z]\w{0,60}?(?:mplementation|pi|ompile|untimeOnly)|api|compile)\s{0,9}\(?\s{0,200}(?:platform\s{0,9}\(\s{0,9})?["']([\w.-]{1,120}:[\w.-]{1,120})(?=[:@"'])/g;
/** `implementation group: 'com.example', name: 'mill'`. */
const NAMED =
  /(?<![\w.])([a-z]\w{0,60}?(?:mplementation|pi|ompile|untimeOnly)|api|compile)[\s(]{1,9}group\s{0,9}[:=]\s{0,9}["']([\w.-]{1,120})["'],\s{0,9}name\s{0,9}[:=]\s{0,9}["']([\w.-]{1,120})["']/g;
/** Configurations of tests, of builds for debugging, and of what only works on code. */
const ASIDE = /test|^debug|^kapt|^ksp|lint|benchmark|annotationProcessor/i;

/** `id("com.mill.grain")`, `apply plugin: 'com.mill.grain'`. */
const PLUGIN = /(?:\bid[\s(]{1,9}|\bplugin\s{0,9}[:=]\s{0,9})["']([\w-]{1,60}(?:\.[\w-]{1,60}){1,9})["']/g;

/** Packages of a build.gradle or build.gradle.kts, as `group:name`, and plug-ins by their id: some put the SDK into the program by themselves. */
export function gradleIn(text: string): Needed[] {
  const code = withoutComments(text, /\/\*[\s\S]*?(?:\*\/|$)|(?<![:"'])\/\/[^\n]*/g);
  const whole = [...code.matchAll(COORDINATES)].flatMap(({ 0: all, 1: how = '', 2: name = '', index }) =>
    ASIDE.test(how) ? [] : [{ name, start: index + all.length - name.length, end: index + all.length }],
  );
  const named = [...code.matchAll(NAMED)].flatMap(({ 0: all, 1: how = '', 2: group = '', 3: name = '', index }) => {
    const start = index + all.lastIndexOf(name);
    return ASIDE.test(how) ? [] : [{ name: `${group}:${name}`, start, end: start + name.length }];
  });
  const plugins = [...code.matchAll(PLUGIN)].map(({ 0: all, 1: name = '', index }) => {
    const end = index + all.length - 1;
    return { name, start: end - name.length, end };
  });
  return [...whole, ...named, ...plugins].sort((a, b) => a.start - b.start);
}

/** Packages of a catalogue of versions (libs.versions.toml), as `group:name`, and plug-ins by their id. */
export function catalogueIn(text: string): Needed[] {
  return tomlEntries(text).flatMap(({ table, key, strings, raw }) => {
    const [id] = table === 'plugins' && key && /\bid\s*=|^\s*["']/.test(raw) ? strings : [];
    if (id) {
      const name = id.value.split(':', 1)[0] as string;
      return [{ name, start: id.start, end: id.start + name.length }];
    }
    if (table !== 'libraries' || !key || /test/i.test(key)) return [];
    const whole = strings.find(({ value }) => /^[\w.-]+:[\w.-]+(?::|$)/.test(value));
    if (whole) {
      const name = whole.value.split(':').slice(0, 2).join(':');
      return [{ name, start: whole.start, end: whole.start + name.length }];
    }
    const [group, name] = ['group', 'name'].map((one) => new RegExp(`\\b${one}\\s*=\\s*["']([\\w.-]+)["']`).exec(raw)?.[1]);
    const at = strings.find(({ value }) => value === name);
    return group && name && at ? [{ name: `${group}:${name}`, start: at.start, end: at.end }] : [];
  });
}

const PACKAGE =
  /\.package\s{0,9}\(\s{0,200}(?:(?:name|id)\s{0,9}:\s{0,9}"[^"\n]{0,200}"\s{0,9},\s{0,200})?url\s{0,9}:\s{0,9}"([^"\n]{1,300})"/g;
const REFERENCE = /repositoryURL\s{0,9}=\s{0,9}"([^"\n]{1,300})"/g;

/** What a target takes from a package: one of its modules, as a rule. */
const PRODUCT = /\.product\s{0,9}\(\s{0,200}name\s{0,9}:\s{0,9}"(\w{1,100})"/g;
const PRODUCT_NAME = /\bproductName\s{0,9}=\s{0,9}"?(\w{1,100})"?;/g;

/** Packages of a Package.swift, by their address without its scheme (`github.com/mill/grain`), and what is taken from them, by its name (`Grain`). */
export function swiftIn(text: string): Needed[] {
  const code = withoutComments(text, /\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|^[ \t]*\/\/[^\n]*/gm);
  return [...addressesIn(code, PACKAGE), ...productsIn(code, PRODUCT)];
}

/** Swift packages of a project of Xcode, and what is taken from them. */
export function xcodeIn(text: string): Needed[] {
  return [...addressesIn(text, REFERENCE), ...productsIn(text, PRODUCT_NAME)];
}

function productsIn(text: string, pattern: RegExp): Needed[] {
  return [...text.matchAll(pattern)].map(({ 0: all, 1: name = '', index }) => {
    const start = index + all.lastIndexOf(name);
    return { name, start, end: start + name.length };
  });
}

function addressesIn(text: string, pattern: RegExp): Needed[] {
  return [...text.matchAll(pattern)].map(({ 0: all, 1: url = '', index }) => {
    const start = index + all.lastIndexOf(url);
    const name = url
      .replace(/^(?:[a-z+]+:\/\/)?(?:[\w.-]+@)?/i, '')
      .replace(/^([\w.-]+):/, '$1/')
      .replace(/(?:\.git)?\/*$/, '');
    return { name, start, end: start + url.length };
  });
}

/** Packages of a pubspec.yaml. */
export function pubspecIn(text: string): Needed[] {
  const found: Needed[] = [];
  /** How far the names are set in; null outside of the list, 0 before its first line. */
  let depth: number | null = null;
  for (const { line, at } of linesWith(text)) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    if (/^\S/.test(line)) depth = /^dependencies\s*:\s*(?:#.*)?$/.test(line) ? 0 : null;
    const [, space = '', name = ''] = /^([ ]+)["']?([A-Za-z_]\w{0,99})["']?\s*:/.exec(line) ?? [];
    if (depth === null || !name || (depth > 0 && space.length !== depth)) continue;
    depth = space.length;
    const start = at + line.indexOf(name);
    found.push({ name, start, end: start + name.length });
  }
  return found;
}
