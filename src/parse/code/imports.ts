// Which packages files of other languages import: lines that name them, and no more of these languages than that.
import { foreignOf } from '../../model/ecosystem.js';
import type { Family } from '../../model/ecosystem.js';
import type { Span } from '../../model/text.js';
import { withoutComments } from './packages/lines.js';

export interface Imported extends Span {
  /** The name behind what it is a name of: `py:sentry_sdk`, `gem:stripe`, `rb:Stripe`, `go:github.com/…`, `jvm:com.stripe`. */
  readonly module: string;
  /** What is taken from it where its line says so. */
  readonly names: readonly string[];
}

type Reader = (text: string) => Imported[];

/** The imports of a file; none where its language is not known. Names of every package are among them, known or not. */
export function importsOf(path: string, text: string): Imported[] {
  const foreign = foreignOf(path);
  return foreign ? READERS[foreign.family](text) : [];
}

/** Each match of a pattern whose first group is a name, which is found from the end of the match. */
function named(text: string, pattern: RegExp, prefix: string): Imported[] {
  return [...text.matchAll(pattern)].map(({ 0: all, 1: name = '', index }) => {
    const start = index + all.lastIndexOf(name);
    return { module: `${prefix}:${name}`, names: [], start, end: start + name.length };
  });
}

/** Texts within three quotes are documentation or data. */
const PROSE = /"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)/g;
const IMPORT = /^[ \t]{0,40}import[ \t]+([A-Za-z_][\w., \t]{0,300})/gm;
const FROM = /^[ \t]{0,40}from[ \t]+([A-Za-z_][\w.]{0,200})[ \t]+import\b[ \t]*([^\n#]{0,300})/gm;

function python(text: string): Imported[] {
  const code = withoutComments(text, PROSE);
  const whole = [...code.matchAll(IMPORT)].flatMap(({ 0: all, 1: list = '', index }) => {
    let at = index + all.length - list.length;
    return list.split(',').flatMap((part) => {
      const name = /^\s*([A-Za-z_][\w.]*)/.exec(part)?.[1];
      const start = at + (name === undefined ? 0 : part.indexOf(name));
      at += part.length + 1;
      return name === undefined ? [] : [{ module: `py:${name}`, names: [], start, end: start + name.length }];
    });
  });
  const parts = [...code.matchAll(FROM)].map(({ 0: all, 1: name = '', 2: list = '', index }) => {
    const start = index + all.indexOf(name, all.indexOf('from') + 4);
    return { module: `py:${name}`, names: list.match(/[A-Za-z_]\w*/g) ?? [], start, end: start + name.length };
  });
  return inOrder([...whole, ...parts]);
}

const REQUIRE = /^[ \t]{0,40}require[ \t(]+["']([A-Za-z0-9][\w./-]{0,100})["']/gm;
/** `Stripe::Charge`, `Sentry.init`, and not `Payments::Stripe::Charge`. */
const CONSTANT = /(?<![\w:."'#])(?:::)?([A-Z][A-Za-z0-9_]{1,60}(?:::[A-Z][A-Za-z0-9_]{0,60}){0,2})(?=::|\.[a-z])/g;

function ruby(text: string): Imported[] {
  const code = withoutComments(text, /^[ \t]*#[^\n]*/gm);
  const required = named(code, REQUIRE, 'gem').map((one) => ({ ...one, module: one.module.replaceAll('/', '-') }));
  return inOrder([...required, ...named(code, CONSTANT, 'rb')]);
}

const BLOCK = /^import[ \t]*\(([^)]{0,20000})\)|^import[ \t]+[^\n(]{1,300}$/gm;
const QUOTED = /"([A-Za-z0-9][\w./~-]{0,200})"/g;

function go(text: string): Imported[] {
  const code = withoutComments(text, /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*/g);
  return [...code.matchAll(BLOCK)].flatMap(({ 0: all, index }) =>
    named(all, QUOTED, 'go').map((one) => ({ ...one, start: one.start + index, end: one.end + index })),
  );
}

/** `use Stripe\StripeClient;`, `\Stripe\Stripe::setApiKey(…)`. */
const NAMESPACE = /(?:^[ \t]{0,40}use[ \t]+(?:function[ \t]+|const[ \t]+)?\\?|(?<![\w\\])\\)([A-Z]\w{0,60}(?:\\\w{1,60}){1,8})/gm;
const PACKAGE = /^[ \t]{0,40}(?:import|export)[ \t]+["']package:([a-z_][\w]{0,100})\//gm;
const SWIFT =
  /^[ \t]{0,40}(?:@\w{1,40}[ \t]+)*(?:import[ \t]+(?:(?:class|struct|enum|protocol|func|let|var|typealias)[ \t]+)?|#import[ \t]+<|#include[ \t]+<)([A-Za-z_]\w{0,100})/gm;
const JAVA = /^[ \t]{0,40}import[ \t]+(?:static[ \t]+)?([a-z][\w]{0,60}(?:\.\w{1,80}){1,12})/gm;
const USING = /^[ \t]{0,40}(?:global[ \t]+)?using[ \t]+(?:static[ \t]+)?([A-Z]\w{0,60}(?:\.\w{1,60}){0,8})[ \t]*;/gm;

const READERS: Readonly<Record<Family, Reader>> = {
  python,
  ruby,
  go,
  php: (text) => named(text, NAMESPACE, 'php'),
  dart: (text) => named(text, PACKAGE, 'pub'),
  apple: (text) => named(text, SWIFT, 'apple'),
  jvm: (text) => named(text, JAVA, 'jvm'),
  dotnet: (text) => named(text, USING, 'cs'),
};

function inOrder(found: readonly Imported[]): Imported[] {
  return [...found].sort((a, b) => a.start - b.start);
}
