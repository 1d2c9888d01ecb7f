// How a text shows what its organisation is called: what it equates with "we", puts in its title, and speaks of as the doer.
import type { Block } from '../../../model/document.js';
import { OFTEN_OTHERS, ROLES } from '../../../generated/words/naming.js';
import { equated, shortened, type Shortened } from './equated.js';
import type { WordInfo } from '../lexicon/lexicon.js';
import { isMarked, marksOf } from '../lexicon/marks.js';
import type { Evidence } from './evidence.js';
import { Hosts, asLabel } from './hosts.js';
import { FIRST_BLOCKS, readBlock } from './mentions.js';
import { shortForms } from './shortforms.js';

const MOST_OWNED = 4;
const MOST_EQUATED = 60;
/** A cell of so many characters is no entry of a table but a page that a table lays out. */
const LAYOUT_CELL = 300;
const MOST_PRESENTED = 600;

/** A paper's usual word for whoever it is of. */
const COMPANY = /\((?:hereinafter )?(?:the )?["“'‘](?:the )?Company[,.]?["”'’]/;

interface Ranked {
  name: string;
  e: Evidence;
  points: number;
}

/** The names of a text, as lower-case words. */
interface NamesShown {
  /** Those of its organisation. */
  ours: string[];
  /** What it calls it for short. */
  short: string[];
  /** Those it speaks of as somebody else's. */
  others: Set<string>;
}

/** The names that a text shows to be its own or somebody else's. */
export function namesShown(blocks: readonly Block[]): NamesShown {
  const shown = new Map<string, Evidence>();
  const plain: WordInfo[] = [];
  const ours = new Set<string>();
  const hosts = new Hosts();
  const small = new Map<string, Evidence>();
  const brackets: Shortened[] = [];
  blocks.forEach((block, n) => {
    if (n < MOST_EQUATED) for (const name of equated(block)) ours.add(name);
    const found = [...shortened(block)];
    brackets.push(...found);
    const pairs = found.filter((b) => b.company);
    // "the controller is Acme Games ApS (“Acme”)"
    if (
      n < FIRST_BLOCKS &&
      pairs.length === 1 &&
      /\bcontroller\b|\b(?:this|our) (?:privacy |cookies? )?(?:policy|notice|statement)\b/i.test(block.text.slice(0, MOST_PRESENTED))
    )
      for (const { name, short } of pairs) ours.add(name).add(short);
    if (block.kind !== 'cell' || block.text.length > LAYOUT_CELL) readBlock(block, n, { shown, small, plain, hosts });
  });
  // Acme Inc. (the "Company")
  if (blocks.some((b, n) => n < MOST_EQUATED && COMPANY.test(b.text.slice(0, MOST_PRESENTED)))) ours.add('company');
  const counts = counted(plain, shown);
  const ranked: Ranked[] = [...shown]
    .filter(([name, e]) => isName(name, e, counts))
    .map(([name, e]) => ({ name, e, points: 2 * e.subject + e.owner + e.presents - 2 * e.other }));
  ranked.sort((a, b) => b.points - a.points);
  for (const r of ranked) if (isPresented(r, ranked)) ours.add(r.name);
  const rest = ranked.filter((r) => !ours.has(r.name));
  const best = rest.find((r) => r.e.subject > 0);
  // "Acme" beside acme.com.
  for (const r of rest) if ((r.e.subject > 0 && ours.has(`${r.name}.com`)) || ours.has(`${r.name}.org`)) ours.add(r.name);
  if (best && !OFTEN_OTHERS.has(best.name) && isUsualDoer(best.e, rest, ours.size > 0)) ours.add(best.name);
  // Where no name is known to be the text's own, the most frequent one may be.
  const others = new Set(
    ranked
      .filter(
        (r, n) =>
          !ours.has(r.name) &&
          (r.e.other > r.e.owner || (OFTEN_OTHERS.has(r.name) && (ours.size > 0 || n > 0 || isVisiting(r.e))) || isStrange(r, ours)),
      )
      .map((r) => r.name),
  );
  // "Acme" is none beside acme.com.
  for (const [name, e] of shown)
    if (OFTEN_OTHERS.has(name) && (ours.size > 0 || isVisiting(e)) && !ours.has(name) && !ours.has(`${name}.com`)) others.add(name);
  // Acme Inc. ("Acme"), in a text that is somebody's
  if (ours.size > 0)
    for (const { name, short, company } of brackets)
      if (company && !ours.has(name) && !ours.has(short) && !isKin(name, ours)) others.add(short);
  // Last, since an address alone makes no other name a stranger's.
  const host = hosts.own();
  if (host !== null) for (const [name, e] of shown) if (!others.has(name) && isHost(name, e, host, ours)) ours.add(name);
  for (const [name, e] of small) if (!others.has(name) && isSmallName(name, e, host, ours)) ours.add(name);
  const short = [...shortForms(ours, shown, brackets)];
  for (const name of short) others.delete(name);
  return { ours: [...ours], short, others };
}

/** Whether a name that is often somebody else's stands nowhere as the text's own: in no title, with nothing of its own. */
function isVisiting(e: Evidence): boolean {
  return e.title < 2 && e.presents === 0 && e.owner === 0 && e.subject < MOST_OWNED;
}

/** Whether a company that only acts, in a text that calls itself otherwise, is somebody else; "Acme Lens" may be a product. */
function isStrange({ name, e }: Ranked, ours: ReadonlySet<string>): boolean {
  if (!e.company || ours.size === 0 || e.subject === 0 || e.owner > 0 || e.title > 0 || e.presents > 0 || e.early || e.inside === 0)
    return false;
  return !isKin(name, ours);
}

/** Whether a name begins as one of the text's own does: "Acme Payments" beside "Acme". */
function isKin(name: string, ours: ReadonlySet<string>): boolean {
  const first = name.split(' ')[0] as string;
  for (const own of ours) if (own.split(' ')[0] === first || own.includes(first)) return true;
  return false;
}

/** How often each name stands among the words without a capital. */
function counted(plain: readonly WordInfo[], names: ReadonlyMap<string, Evidence>): Map<string, number> {
  const counts = new Map<string, number>();
  const wanted = new Set(names.keys());
  const marks = marksOf(wanted);
  for (const { slot, norm } of plain) if (isMarked(marks, slot) && wanted.has(norm)) counts.set(norm, (counts.get(norm) ?? 0) + 1);
  return counts;
}

function isName(name: string, e: Evidence, plain: ReadonlyMap<string, number>): boolean {
  if (ROLES.has(name)) return false;
  if (name.includes(' ') || ENDING.test(name)) return true;
  // "Examples include …", "Parents may …": a capital that only the start of a sentence gives.
  return (e.inside > 0 || e.title > 0) && (plain.get(name) ?? 0) <= e.inside + e.subject;
}

/** Whether a text says that a name is its own: in its title, or by "Acme respects your privacy". */
function isPresented({ name, e, points }: Ranked, ranked: readonly Ranked[]): boolean {
  if (OFTEN_OTHERS.has(name)) {
    const next = ranked.find((r) => r.e !== e)?.points ?? 0;
    return (
      (e.title > 0 && e.subject >= 2 && points >= next) ||
      (e.early && e.presents > 0 && e.subject >= 2 && points >= next) ||
      (e.subject >= 4 && e.owner >= 3 && points >= 3 * next)
    );
  }
  if (e.title > 2 && e.subject + e.owner + e.presents > 0) return true;
  if (e.other > e.subject + e.owner) return false;
  // "the Acme website", "your Acme account", again and again
  if (
    e.owner >= MOST_OWNED &&
    e.subject > 0 &&
    3 * e.other <= e.owner &&
    ranked.every((r) => r.e === e || OFTEN_OTHERS.has(r.name) || 2 * r.e.owner <= e.owner)
  )
    return true;
  return (
    (e.title > (4 * e.other > e.subject ? 1 : 0) && e.subject + e.owner + e.presents >= 2) ||
    e.presents > 1 ||
    (e.presents > 0 && (e.subject > 0 || e.owner > 1))
  );
}

/** Whether the name that is most often the doer, of those that the text does not present, is the organisation's. */
function isUsualDoer(e: Evidence, rest: readonly Ranked[], others: boolean): boolean {
  if (e.other > 0 && !e.owner && 4 * e.other >= e.subject) return false;
  // Beside a name that the text presents, a second one needs more: a vendor has deeds of its own, too.
  if (others && !((e.early && (e.owner > 0 || e.subject > 2)) || (e.subject > 2 && e.owner > 0))) return false;
  const rivals = rest.filter((r) => r.e !== e);
  // A company that the text turns to once in a while is named less often than its own.
  if (rivals.some((r) => r.e.inside > 2 * e.inside + e.subject && r.e.owner > e.owner)) return false;
  const next = Math.max(0, ...rivals.map((r) => r.e.subject));
  return (e.subject >= 3 && e.subject >= 2 * next) || (e.subject >= 2 && (e.owner >= 2 || (e.early && e.owner > 0)) && e.subject > next);
}

/** Whether a name is that of the text's own address: "Acme Shoes" beside help@acmeshoes.example. */
function isHost(name: string, e: Evidence, host: string, ours: ReadonlySet<string>): boolean {
  if (OFTEN_OTHERS.has(name) || e.other > e.subject + e.owner + e.presents) return false;
  const label = asLabel(name.replace(ENDING, ''));
  const whole = host.replaceAll('-', '');
  // "Fernlog" on joinfernlog.example
  if (
    label !== whole &&
    !(2 * label.length >= whole.length && (whole.startsWith(label) || whole.endsWith(label)) && e.early && e.subject > 1 && e.other === 0)
  )
    return false;
  // "Fernlog, made by Fernlog Labs (“we”)": of a product.
  for (const own of ours) if (own.startsWith(`${name} `)) return false;
  return ours.size === 0 || isKin(name, ours) || e.subject > 1;
}

/** Whether a word without a capital is the organisation's name: "velro collects" in a text titled so, or beside velro.example. */
function isSmallName(name: string, e: Evidence, host: string | null, ours: ReadonlySet<string>): boolean {
  if (e.subject === 0 || e.other > e.subject || OFTEN_OTHERS.has(name)) return false;
  return name === host || ours.has(`${name}.com`) || (e.title > 2 && e.subject + e.presents > 1) || (e.presents > 0 && e.subject > 2);
}

const ENDING = /\.[a-z]{2,12}(?:\.[a-z]{2})?$/;
