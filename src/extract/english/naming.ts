// How a text shows what its organisation is called: what it equates with "we", puts in its title, and speaks of as the doer.
import type { Block } from '../../model/document.js';
import { equated, keyOf, NOT_NAMES, shortened, SUFFIXES, WE } from './equated.js';
import { Bit, Form, marksOf, type WordInfo } from './lexicon.js';
import { tokenize, type Token } from './tokens.js';

// Their names stand in the policies of others: only a title says that a text is their own.
const OFTEN_OTHERS = new Set(['google', 'facebook', 'meta', 'twitter', 'apple', 'amazon', 'microsoft', 'youtube', 'instagram', 'linkedin', 'paypal', 'stripe', 'adobe', 'google analytics', 'adsense', 'doubleclick', 'pinterest', 'tiktok', 'whatsapp', 'firebase',
  'google llc', 'google inc', 'meta platforms', 'meta platforms ireland limited', 'facebook ireland limited', 'youtube llc', 'vimeo', 'snapchat', 'xing', 'tumblr', 'disqus', 'addthis', 'sharethis', 'gravatar', 'akismet', 'hotjar', 'mixpanel', 'matomo', 'flurry', 'crashlytics', 'appsflyer',
  'comscore', 'nielsen', 'quantcast', 'liveramp', 'criteo', 'adroll', 'taboola', 'outbrain', 'appnexus', 'openx', 'pubmatic', 'admob', 'chartboost', 'vungle', 'unity ads', 'applovin', 'recaptcha', 'google recaptcha', 'google maps', 'google fonts', 'google adsense', 'google adwords', 'google ads',
  'mailchimp', 'sendgrid', 'hubspot', 'salesforce', 'marketo', 'zendesk', 'intercom', 'cloudflare', 'braintree', 'adyen', 'klarna', 'worldpay', 'shopify', 'optimizely', 'new relic', 'bugsnag', 'sentry', 'amplitude', 'fullstory', 'livechat', 'onesignal', 'squarespace', 'wix', 'typeform', 'surveymonkey', 'verizon media', 'lotame', 'doubleverify']);

const VALUES = new Set(['respects', 'values', 'understands', 'recognizes', 'recognises', 'cares', 'believes', 'takes', 'strives', 'appreciates', 'knows', 'respect', 'value', 'take', 'protects']);
const MAKING = new Set(['makes', 'helps', 'lets', 'brings', 'builds', 'sells', 'connects', 'organises', 'organizes', 'teaches', 'delivers', 'plans', 'repairs', 'designs', 'works']);
const RUNNERS = new Set(['operated', 'owned', 'run', 'maintained', 'published', 'developed', 'created', 'controlled']);
const USING = new Set(['use', 'uses', 'like', 'including', 'e.g', 'called', 'named', 'than', 'engage', 'engaged']);
const NAMED_THINGS = new Set(['website', 'websites', 'site', 'sites', 'service', 'services', 'app', 'apps', 'account', 'accounts', 'users', 'customers', 'members', 'privacy', 'affiliates', 'employees', 'team', 'platform', 'store', 'products', 'application', 'servers', 'entities', 'family', 'group', 'user']);

/** What a text does with a name. */
interface Evidence {
  /** As the doer of a verb. */
  subject: number;
  /** "Acme's website", "Acme users". */
  owner: number;
  /** "we use Acme", "through Acme": as somebody else's. */
  other: number;
  /** 3 beside "privacy" in the title, 2 in an early heading, 1 in the sentences a text opens with, else 0. */
  title: number;
  /** "Acme respects your privacy", "operated by Acme", "we at Acme", "© Acme". */
  presents: number;
  /** In the first blocks, where a text says whose it is. */
  early: boolean;
  /** Inside a sentence, where a capital means a name. */
  inside: number;
  /** With "Inc." or the like behind it. */
  company: boolean;
}

const MOST_OWNED = 4;

interface Ranked { name: string; e: Evidence; points: number }

/** The names of a text that stand for its organisation, as lower-case words, and those it speaks of as somebody else's. */
export function namesShown(blocks: readonly Block[]): { ours: string[]; others: Set<string> } {
  const shown = new Map<string, Evidence>();
  const plain: WordInfo[] = [];
  const ours = new Set<string>();
  const short: [string, string][] = [];
  blocks.forEach((block, n) => {
    if (n < 60) for (const name of equated(block)) ours.add(name);
    for (const pair of shortened(block)) short.push(pair);
    if (block.kind !== 'cell') readBlock(block, n, shown, plain);
  });
  const counts = counted(plain, shown);
  const ranked: Ranked[] = [...shown].filter(([name, e]) => isName(name, e, counts)).map(([name, e]) => ({ name, e, points: 2 * e.subject + e.owner + e.presents - 2 * e.other }));
  ranked.sort((a, b) => b.points - a.points);
  for (const r of ranked) if (isPresented(r, ranked)) ours.add(r.name);
  const rest = ranked.filter((r) => !ours.has(r.name));
  const best = rest.find((r) => r.e.subject > 0);
  // "Acme" beside acme.com.
  for (const r of rest) if (r.e.subject > 0 && ours.has(`${r.name}.com`) || ours.has(`${r.name}.org`)) ours.add(r.name);
  if (best && !OFTEN_OTHERS.has(best.name) && isUsualDoer(best.e, rest, ours.size > 0)) ours.add(best.name);
  // Where no name is known to be the text's own, the most frequent one may be.
  const others = new Set(ranked.filter((r, n) => !ours.has(r.name) && (r.e.other > r.e.owner || OFTEN_OTHERS.has(r.name) && (ours.size > 0 || n > 0 || isVisiting(r.e)) || isStrange(r, ours))).map((r) => r.name));
  // "Acme" is none beside acme.com.
  for (const [name, e] of shown) if (OFTEN_OTHERS.has(name) && (ours.size > 0 || isVisiting(e)) && !ours.has(name) && !ours.has(`${name}.com`)) others.add(name);
  // Acme Inc. ("Acme"), in a text that is somebody's
  if (ours.size > 0) for (const [company, name] of short) if (!ours.has(company) && !ours.has(name) && !isKin(company, ours)) others.add(name);
  return { ours: [...ours], others };
}

/** Whether a name that is often somebody else's stands nowhere as the text's own: in no title, with nothing of its own. */
function isVisiting(e: Evidence): boolean {
  return e.title < 2 && e.presents === 0 && e.owner === 0 && e.subject < MOST_OWNED;
}

/** Whether a company that only acts, in a text that calls itself otherwise, is somebody else; "Acme Lens" may be a product. */
function isStrange({ name, e }: Ranked, ours: ReadonlySet<string>): boolean {
  if (!e.company || ours.size === 0 || e.subject === 0 || e.owner > 0 || e.title > 0 || e.presents > 0 || e.early || e.inside === 0) return false;
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
  for (const { spelt, norm } of plain) if (marks & spelt && wanted.has(norm)) counts.set(norm, (counts.get(norm) ?? 0) + 1);
  return counts;
}

function isName(name: string, e: Evidence, plain: ReadonlyMap<string, number>): boolean {
  if (name.includes(' ')) return true;
  // "Examples include …", "Parents may …": a capital that only the start of a sentence gives.
  return (e.inside > 0 || e.title > 0) && (plain.get(name) ?? 0) <= e.inside + e.subject;
}

/** Whether a text says that a name is its own: in its title, or by "Acme respects your privacy". */
function isPresented({ name, e, points }: Ranked, ranked: readonly Ranked[]): boolean {
  if (OFTEN_OTHERS.has(name)) {
    const next = ranked.find((r) => r.e !== e)?.points ?? 0;
    return e.title > 0 && e.subject >= 2 && points >= next || e.early && e.presents > 0 && e.subject >= 2 && points >= next || e.subject >= 4 && e.owner >= 3 && points >= 3 * next;
  }
  if (e.title > 2 && e.subject + e.owner + e.presents > 0) return true;
  if (e.other > e.subject + e.owner) return false;
  // "the Acme website", "your Acme account", again and again
  if (e.owner >= MOST_OWNED && e.subject > 0 && 3 * e.other <= e.owner && ranked.every((r) => r.e === e || OFTEN_OTHERS.has(r.name) || 2 * r.e.owner <= e.owner)) return true;
  return e.title > (4 * e.other > e.subject ? 1 : 0) && e.subject + e.owner + e.presents >= 2 || e.presents > 0 && (e.subject > 0 || e.owner > 1);
}

/** Whether the name that is most often the doer, of those that the text does not present, is the organisation's. */
function isUsualDoer(e: Evidence, rest: readonly Ranked[], others: boolean): boolean {
  if (e.other > 0 && !e.owner && 4 * e.other >= e.subject ) return false;
  // Beside a name that the text presents, a second one needs more: a vendor has deeds of its own, too.
  if (others && !(e.early && (e.owner > 0 || e.subject > 2) || e.subject > 2 && e.owner > 0)) return false;
  const rivals = rest.filter((r) => r.e !== e);
  // A company that the text turns to once in a while is named less often than its own.
  if (rivals.some((r) => r.e.inside > 2 * e.inside + e.subject && r.e.owner > e.owner)) return false;
  const next = Math.max(0, ...rivals.map((r) => r.e.subject));
  return e.subject >= 3 && e.subject >= 2 * next || e.subject >= 2 && (e.owner >= 2 || e.early && e.owner > 0) && e.subject > next;
}

function readBlock(block: Block, n: number, shown: Map<string, Evidence>, plain: WordInfo[]): void {
  const tokens = tokenize(block.text, 0, Math.min(block.text.length, 4000));
  const title = titleOf(block, n, tokens);
  for (let i = 0; i < tokens.length;) {
    const t = tokens[i] as Token;
    if (!(t.bits & Bit.CAPITAL) || t.bits & (Bit.DET | Bit.FIRST | Bit.USER | Bit.SUB) && !(tokens[i + 1]?.bits as number & Bit.CAPITAL)) {
      if (!(t.bits & (Bit.PUNCT | Bit.CAPITAL))) plain.push(t.word);
      i++;
      continue;
    }
    const end = runEnd(tokens, i);
    for (const [from, to] of namesIn(tokens, i, end, title)) note(tokens, from, to, title, n < 12, shown);
    i = end;
  }
}

function titleOf(block: Block, n: number, tokens: readonly Token[]): number {
  if (tokens.length >= 40 || n > 7 || block.kind !== 'heading' && n > 2) return 0;
  if (block.kind !== 'heading' && tokens.at(-1)?.norm === '.') return 1;
  return tokens.length < 15 && tokens.some((t) => t.norm === 'privacy') ? 3 : 2;
}

/** "Acme of America", "Smith & Sons": the end of a run of capitalised words. */
function runEnd(tokens: readonly Token[], from: number): number {
  let k = from + 1;
  for (; k < tokens.length; k++) {
    const t = tokens[k] as Token;
    if (t.bits & Bit.CAPITAL || t.bits & Bit.NUMBER) continue;
    if (t.norm === ',' && SUFFIXES.has(tokens[k + 1]?.norm ?? '') && (tokens[k + 1]?.bits as number) & Bit.CAPITAL) continue;
    if ((t.norm === '&' || t.norm === 'of') && (tokens[k + 1]?.bits as number) & Bit.CAPITAL) continue;
    break;
  }
  return k;
}

/** The name in a run: without the words in front that only begin a sentence; of a title, what is left beside "Privacy Policy". */
function* namesIn(tokens: readonly Token[], start: number, end: number, title: number): Generator<[number, number]> {
  let from = start;
  while (from < end && (tokens[from] as Token).bits & (Bit.DET | Bit.PREP | Bit.SUB | Bit.FIRST | Bit.USER | Bit.CONJ | Bit.ADV | Bit.QUESTION)) from++;
  if (tokens[from]?.norm === 'copyright') while (from < end && (tokens[from] as Token).bits & Bit.NUMBER || tokens[from]?.norm === 'copyright') from++;
  if (from >= end || end - from > 7) return;
  if (title < 2) {
    yield [from, end];
    return;
  }
  let open = -1;
  for (let k = from; k <= end; k++) {
    const ends = k === end || NOT_NAMES.has((tokens[k] as Token).norm) || (tokens[k] as Token).bits & Bit.FIRST;
    if (!ends && open < 0) open = k;
    if (ends && open >= 0) { yield [open, k]; open = -1; }
  }
}

function note(tokens: readonly Token[], from: number, to: number, title: number, early: boolean, shown: Map<string, Evidence>): void {
  const key = keyOf(tokens.slice(from, to).map((t) => t.norm));
  if (!key) return;
  let e = shown.get(key);
  if (!e) shown.set(key, (e = { subject: 0, owner: 0, other: 0, title: 0, presents: 0, early: false, inside: 0, company: false }));
  e.title = Math.max(e.title, title);
  if (early) e.early = true;
  if (to - from > 1 && SUFFIXES.has((tokens[to - 1] as Token).norm) || SUFFIXES.has(tokens[to]?.norm ?? '') || tokens[to]?.norm === ',' && SUFFIXES.has(tokens[to + 1]?.norm ?? '')) e.company = true;
  noteBefore(tokens, from, e);
  // "At Acme, we take care of"
  if (tokens[from - 1]?.norm === 'at' && tokens[to]?.norm === ',' && WE.has(tokens[to + 1]?.norm ?? '')) e.presents++;
  const before = tokens[from - 1]?.bits ?? 0;
  if (!(before & Bit.USER)) noteBehind(tokens, to, e);
}

/** What the words in front of a name say of it. */
function noteBefore(tokens: readonly Token[], from: number, e: Evidence): void {
  const before = tokens[from - 1];
  if (!before) return;
  const word = before.norm;
  const second = tokens[from - 2]?.norm ?? '';
  if (!(before.bits & Bit.PUNCT) || word === ',' || word === '(') e.inside++;
  if (USING.has(word) || word === 'of') {
    if (oneOf(READER, tokens, from - 2)) e.owner++;
    else if (word !== 'of' && (word !== 'use' || oneOf(WE, tokens, from - 2))) e.other++;
  } else if (word === 'by' && (second === 'provided' || second === 'offered')) {
    if (tokens[from - 3]?.norm === 'is' && (tokens[from - 4]?.bits as number) & Bit.FIRST_NOUN && tokens[from - 5]?.norm === 'this') e.presents++;
    else e.other++;
  } else if (word === 'as' && second === 'such' || word === 'party' || word === 'by' && SERVED.has(second) || (word === 'with' || word === 'on') && ENGAGED.has(second)) e.other++;
  else if (word === 'by' && RUNNERS.has(second) || word === 'at' && WE.has(second) || word === '©' || word === 'copyright' || before.bits & Bit.NUMBER && (second === '©' || second === 'copyright') || word === 'to' && second === 'welcome') e.presents++;
}

/** What the words behind a name say of it. */
function noteBehind(tokens: readonly Token[], to: number, e: Evidence): void {
  const at = behind(tokens, to);
  const next = tokens[at];
  if (!next) return;
  const thing = tokens[at + 1]?.norm ?? '';
  if (next.bits & Bit.POSS) {
    // "Acme's privacy policy" is as often the one of a vendor.
    if (NAMED_THINGS.has(thing) && thing !== 'privacy') e.owner++;
  } else if (NAMED_THINGS.has(next.norm) && at === to) {
    if (next.norm !== 'privacy') e.owner++;
  } else if (next.bits & Bit.BE) {
    if (thing === 'committed' || thing === 'dedicated') e.presents++;
    // "Acme is not responsible", "Acme is providing"
    else if (thing === 'not' && RESPONSIBLE.has(tokens[at + 2]?.norm ?? '') || RESPONSIBLE.has(thing) || (tokens[at + 1]?.verb?.forms ?? 0) & Form.ING) e.subject++;
  }
  else if (next.bits & Bit.CONJ && (thing === 'its' || thing === 'our')) e.subject++;
  else if (next.norm === 'built' || next.norm === 'operates' || next.norm === 'owns') e.presents++;
  // "Acme makes shift plans", of a name in the title
  else if (e.title > 2 && MAKING.has(next.norm)) e.presents++;
  else if (next.bits & (Bit.MODAL | Bit.DO | Bit.HAVE) || next.verb && next.verb.readings && next.verb.forms & Form.S && !(next.bits & Bit.CAPITAL)) {
    e.subject++;
  }
  if (VALUES.has(next.norm) && privacyNear(tokens, at)) e.presents++;
}

/** Behind "Inc.", "®", a bracket, an adverb: where the verb of a name stands. */
function behind(tokens: readonly Token[], to: number): number {
  let k = to;
  while (tokens[k]?.norm === '®' || tokens[k]?.norm === '™') k++;
  if (tokens[k]?.norm === '.' && SUFFIXES.has(tokens[k - 1]?.norm ?? '')) k++;
  if (tokens[k]?.norm === '(') for (let j = k + 1; j < tokens.length && j - k < 20; j++) if ((tokens[j] as Token).norm === ')') { k = j + 1; break; }
  while (k - to < 24 && (tokens[k]?.bits ?? 0) & Bit.ADV) k++;
  return k;
}

// "hosted by Acme", "we work with Acme", "we rely on Acme": who does something for the text's own.
const SERVED = new Set(['hosted', 'powered', 'handled']);
const ENGAGED = new Set(['work', 'partner', 'cooperate', 'collaborate', 'rely']);
const RESPONSIBLE = new Set(['responsible', 'liable']);
const READER = new Set(['you', 'your']);

/** "when you use Acme", "your use of Acme": whose use it is. */
function oneOf(words: ReadonlySet<string>, tokens: readonly Token[], at: number): boolean {
  for (let k = at; k >= 0 && at - k < 4; k--) if (words.has((tokens[k] as Token).norm)) return true;
  return false;
}

function privacyNear(tokens: readonly Token[], at: number): boolean {
  for (let k = at; k < tokens.length && k - at < 8; k++) if ((tokens[k] as Token).norm === 'privacy') return true;
  return false;
}
