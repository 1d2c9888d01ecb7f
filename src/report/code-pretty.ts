import type { Code, Trace, VendorUse } from '../model/code.js';
import type { CodeReport, ReportOptions } from '../model/report.js';
import type { Place } from '../model/text.js';
import { columnsOf } from './cells.js';
import { counted, styleOf } from './style.js';
import type { Style } from './style.js';
import { skippedFiles } from './summary.js';

/** `code --format pretty`: what the code can reach, a section a kind, a line a thing with its first place and how often it stands there. */
export function codePretty(report: CodeReport, options: ReportOptions): string {
  const style = styleOf(options);
  const { code, skipped } = report;
  const sections = [...vendorSections(report), dataSection(report), storeSection(code), signalSection(code)].filter(
    ({ rows }) => rows.length,
  );
  const head = style.bold(`${counted(code.programs.length, 'file')} of code`);
  const body = sections.length
    ? sections.map((section) => sectionText(section, style))
    : ['It reaches no vendor that policy-lint knows, and asks for no data that it recognises.'];
  return `${[
    head,
    ...body,
    style.dim(
      'What stands in code need not run. Scripts that a tag manager loads, and services behind a path of your own, are not seen here.',
    ),
    ...(skipped.length ? [skippedFiles(skipped, style)] : []),
  ].join('\n\n')}\n`;
}

/** What is said beside a trace that may tell of no recipient. */
const WEAK: Partial<Record<NonNullable<Trace['weak']>, string>> = {
  read: ' (read only)',
  elsewhere: ' (another address)',
  listed: ' (listed, no use seen)',
};

interface Row {
  readonly cells: readonly string[];
  readonly at: Place;
  readonly places: number;
}

interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

function vendorSections({ code, declared, vocabulary }: CodeReport): Section[] {
  const row = ({ vendor, traces }: VendorUse): Row => {
    const [first] = traces as readonly [Trace];
    const state = declared === null || vendor.configured ? '' : declared.has(vendor.id) ? 'declared' : 'not declared';
    return {
      cells: [
        vendor.name,
        vocabulary.title('recipient', vendor.type),
        ...(state ? [state] : []),
        `${first.name}${first.weak === null ? '' : (WEAK[first.weak] ?? '')}`,
      ],
      at: first.at,
      places: traces.length,
    };
  };
  const of = (title: string, test: (use: VendorUse) => boolean): Section => ({ title, rows: code.vendors.filter(test).map(row) });
  return [
    of('Vendors that the code can reach', ({ standing, vendor }) => standing === 'recipient' && !vendor.configured),
    of('Libraries whose recipient is set by configuration', ({ standing, vendor }) => standing === 'recipient' && vendor.configured),
    of('Services that customers connect themselves', ({ standing }) => standing === 'integration'),
    of('Your own products', ({ standing }) => standing === 'first_party'),
    {
      title: 'Other hosts, whose owner policy-lint does not know',
      rows: code.others.map(({ host, at, places }) => ({ cells: [host], at, places })),
    },
    {
      title: 'Vendors that only a package.json names',
      rows: code.unused.map(({ vendor, name, at }) => ({
        cells: [vendor.name, vocabulary.title('recipient', vendor.type), name],
        at,
        places: 1,
      })),
    },
  ];
}

function dataSection({ code, vocabulary }: CodeReport): Section {
  const found = new Map<string, { cells: string[]; at: Place; places: number }>();
  const add = (data: string, how: string, name: string, at: Place): void => {
    const key = `${data} ${how}`;
    const known = found.get(key);
    if (known) known.places++;
    else found.set(key, { cells: [vocabulary.title('data', data), how, name], at, places: 1 });
  };
  for (const { facts } of code.programs)
    for (const fact of facts) {
      if (fact.kind === 'collect') add(fact.data, fact.how, fact.name, fact.at);
      if (fact.kind === 'expose')
        for (const one of fact.data) add(one.data, fact.where === 'url' ? 'in an address' : 'in a log', one.name, one.at);
    }
  for (const { vendor, fact } of code.sent) for (const one of fact.data) add(one.data, `to ${vendor.name}`, one.name, one.at);
  return { title: 'Data about people', rows: [...found.values()].sort(byCells) };
}

function storeSection({ programs }: Code): Section {
  const found = new Map<string, { cells: string[]; at: Place; places: number }>();
  for (const { facts } of programs)
    for (const fact of facts) {
      if (fact.kind !== 'store') continue;
      const known = found.get(`${fact.where} ${fact.name}`);
      if (known) known.places++;
      else
        found.set(`${fact.where} ${fact.name}`, {
          cells: [fact.name, fact.where.replace('_', ' '), fact.days === null ? '' : lasting(fact.days)],
          at: fact.at,
          places: 1,
        });
    }
  return { title: 'Cookies and storage', rows: [...found.values()].sort(byCells) };
}

function lasting(days: number): string {
  return days >= 1 ? counted(Math.round(days), 'day') : `${Math.max(1, Math.round(days * 1440))} min`;
}

function signalSection({ programs }: Code): Section {
  const found = new Map<string, { cells: string[]; at: Place; places: number }>();
  const title = { gpc: 'Global Privacy Control', dnt: 'Do Not Track' } as const;
  for (const { facts } of programs)
    for (const fact of facts) {
      if (fact.kind !== 'signal') continue;
      const known = found.get(fact.signal);
      if (known) known.places++;
      else found.set(fact.signal, { cells: [title[fact.signal]], at: fact.at, places: 1 });
    }
  return { title: 'Signals that the code reads', rows: [...found.values()] };
}

function byCells(a: Row, b: Row): number {
  const [x, y] = [a.cells.join(' '), b.cells.join(' ')];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Columns that are as wide as their widest cell, up to a bound; a long name does not push the others off the screen. */
function sectionText({ title, rows }: Section, style: Style): string {
  const clean = rows.map(({ cells, at, places }) => ({
    cells: cells.map((one) => short(style.say(one), style)),
    tail: `${style.where(at)}${places > 1 ? style.dim(` and ${places - 1} more`) : ''}`,
  }));
  const widths = (clean[0]?.cells ?? []).map((_, i) => Math.max(...clean.map(({ cells }) => columnsOf(cells[i] ?? ''))));
  const lines = clean.map(
    ({ cells, tail }) => `  ${cells.map((cell, i) => cell + ' '.repeat((widths[i] as number) - columnsOf(cell))).join('  ')}  ${tail}`,
  );
  return [style.bold(`${title} (${rows.length})`), ...lines].join('\n');
}

function short(text: string, style: Style): string {
  return text.length > 42 ? `${text.slice(0, 41)}${style.dots}` : text;
}
