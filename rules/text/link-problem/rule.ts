import {
  countedAt,
  defineRule,
  emailsIn,
  groupsBy,
  hints,
  hostOf,
  labelText,
  lowerOf,
  passagesOf,
  pathOf,
  placeIn,
  placeOfLink,
  sameSite,
  sentenceAt,
  times,
} from 'policy-lint';
import type { Block, Context, Link, LinkTarget, Place, Problem, Reading, Severity, Term } from 'policy-lint';

/** Machines that no reader reaches. */
const PRIVATE =
  /^(?:[a-z]{1,20}:\/\/)?(?:localhost|127\.|0\.0\.0\.0|10\.\d|192\.168\.|(?:staging|stage|preprod|uat|dev|development|qa|sandbox|preview)\d{0,2}[.-][^/]{1,200}\.|[^/]{1,100}\.(?:local|internal|ngrok\.io|lan)(?:[/:]|$))|^file:|^[a-z]:\\/i;
/** Gates of mail filters, search engines and networks, put into a link when it was copied. */
const GATE =
  /^https?:\/\/(?:urldefense\.(?:proofpoint\.)?com\/|[a-z\d]{1,20}\.safelinks\.protection\.outlook\.com\/|www\.google\.[a-z.]{2,8}\/url\?|l\.facebook\.com\/l\.php|linkprotect\.cudasvc\.com\/|protect-[a-z]{2}\.mimecast\.com\/|secure-web\.cisco\.com\/)/i;
const BROKEN =
  /^https?:\/\/(?:https?[:/]|mailto:|[^/\s]{1,100}@[^/\s]{1,100}\/?$)|^https?:\/[^/]|^https?;|^https?:\/\/[^/]{0,100}(?:\.\.|\s|,|%20)|^www\.[^/]{1,100}\//i;
/** What Markdown did not take for a link, and shows with its brackets. */
const UNMADE = /\[[^[\]\n]{1,120}\]\[(?!["'])[^[\]\n]{0,80}\]|\]\((?:https?:\/\/|mailto:|www\.)[^\s)]{0,200}\)?/g;

interface Found {
  readonly what: string;
  /** Findings of one cause are counted as one; absent: those that say the same. */
  readonly cause?: string;
  readonly about?: string;
  readonly help: string;
  readonly at: Place;
  readonly severity?: Severity;
  readonly cites?: readonly string[];
}

export default defineRule({
  summary: 'A link leads nowhere, to a page that is gone, or elsewhere than its words say.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['policy'],
  cites: ['GDPR Art. 12(1)–(2)', '11 CCR 7003', '11 CCR 7013(e)', 'Connecticut AG, TicketNetwork (2025)', 'FTC, Chitika (2011)'],
  *check(context) {
    for (const reading of context.policies)
      for (const group of groupsBy(found(context, reading), ({ what, cause }) => cause ?? what).values()) {
        const [{ what, help, severity, cites, about }] = group;
        yield {
          message: `${what}${times(group.length)}.`,
          help,
          ...countedAt(group.map((one) => one.at) as [Place, ...Place[]]),
          ...(severity ? { severity } : {}),
          ...(cites ? { cites } : {}),
          ...(about ? { about } : {}),
        } satisfies Problem;
      }
  },
});

function* found(context: Context, reading: Reading): Generator<Found> {
  const { document } = reading;
  // A snapshot's links lead into the archive: that is how it was taken.
  const isSnapshot = reading.dates.some(({ role }) => role === 'archived');
  const dead = context.vocabulary.all('dead_host').filter(({ more }) => String(more['until'] ?? '') < context.asOf);
  for (const block of document.blocks) {
    for (const link of block.links) yield* ofLink(reading, block, link, dead, isSnapshot);
    yield* printed(reading, block, dead);
  }
  for (const link of document.wordless)
    if (
      link.target &&
      !link.target.startsWith('#') &&
      !document.images.some(({ at, alt }) => alt?.trim() && at.start >= link.at.start && at.end <= link.at.end)
    )
      yield {
        what: `A link to ${shown(link.target)} has no words`,
        help: 'Give the link words, or its picture an alternative text.',
        at: placeOfLink(reading, link),
        severity: 'info',
        cause: 'wordless',
      };
  if (document.format === 'markdown')
    for (const { text, at } of passagesOf(reading, UNMADE, /\](?:\[|\()/))
      yield {
        cause: 'unmade',
        what: `"${shown(text)}" was meant to be a link and is shown with its brackets`,
        help: 'Add the definition that the link refers to, or mend its brackets.',
        at,
      };
  if (document.format !== 'text') yield* pointers(reading);
}

function* ofLink(reading: Reading, block: Block, link: Link, dead: readonly Term[], isSnapshot: boolean): Generator<Found> {
  const { target } = link;
  const label = labelText(block, link);
  const at = placeOfLink(reading, link);
  const make = (what: string, help: string, cause?: string, severity?: Severity): Found => ({
    what,
    help,
    at,
    ...(cause ? { cause } : {}),
    ...(severity ? { severity } : {}),
  });
  // Alone in its block, it works a page's switches: "Back to top".
  const isSwitch = block.links.reduce((sum, { start, end }) => sum + end - start, 0) >= block.text.length - 2 * block.links.length;
  const gone = dead.find((row) => leadsTo(target, row));
  if (gone) yield deadEnd(gone, target, at);
  else if (link.kind !== 'element' && !isSwitch && (target === '' || target === '#' || /^javascript:/i.test(target)))
    yield make(`The link "${label}" leads nowhere`, 'Write where it should lead.', 'nowhere');
  else if (PRIVATE.test(target))
    yield make(`The link "${label}" leads to ${shown(target)}, which readers cannot reach`, 'Link the published page.');
  else if (GATE.test(target))
    yield make(
      `The link "${label}" leads through ${hostOf(target) ?? 'a gate'}, which sees who follows it`,
      'Link the page itself.',
      'gate',
    );
  else if (BROKEN.test(target) || emailsIn(target)[0]?.text === target)
    yield make(`The link "${label}" has a broken address: ${shown(target)}`, 'Correct the address; mail links start with mailto:.');
  else if (!isSnapshot && hostOf(target) === 'web.archive.org')
    yield make('Links lead into an archive, to old copies of pages', 'Link the pages themselves.');
  else if (isElsewhere(label, target, isSnapshot))
    yield make(`The link shows ${label} and leads to ${hostOf(target) ?? target}`, 'Make the link text and the address match.');
  else if (
    hints('here').includes(label.toLowerCase().replace(/[.:!]$/, '')) &&
    hints('choices').some((word) => sentenceAt(block, link.start).toLowerCase().includes(word))
  )
    yield make(
      `A choice stands behind the words "${label}"`,
      'Name in the link what it does: “opt out of e-mail”, “request deletion”.',
      'here',
      'info',
    );
}

/** Whether the words of a link are an address, and of another site than its target. */
function isElsewhere(label: string, target: string, isSnapshot: boolean): boolean {
  const [says, leads] = [/^\S{4,200}$/.test(label) && !label.includes('@') ? hostOf(label) : null, hostOf(target)];
  return (
    says !== null &&
    leads !== null &&
    !sameSite(says, leads) &&
    !/[?]/.test(target.slice(0, Math.max(0, target.toLowerCase().indexOf(says)))) &&
    !(isSnapshot && leads === 'web.archive.org') &&
    /\.(?:com|org|net|eu|gov|io|info|co|edu|[a-z]{2})$/.test(says) &&
    !hints('file_ends').includes(says.slice(says.lastIndexOf('.') + 1))
  );
}

/** Addresses that stand in the text without being links. */
function* printed(reading: Reading, block: Block, dead: readonly Term[]): Generator<Found> {
  const text = lowerOf(block);
  if (!text.includes('.')) return;
  for (const row of dead)
    for (const address of row.more['at'] as readonly string[])
      for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1))
        if (!/[A-Za-z\d\u00c0-\u024f-]/.test(text[at - 1] ?? '') && !block.links.some(({ start, end }) => start <= at && at < end))
          yield deadEnd(row, address, placeIn(reading, block, at, at + address.length));
}

function leadsTo(target: string, { more }: Term): boolean {
  const path = pathOf(target);
  return (more['at'] as readonly string[]).some(
    (at) =>
      path === at ||
      path.endsWith(`.${at}`) ||
      (path.startsWith(at) && /^[/?#:.]/.test(path.slice(at.length))) ||
      (!at.includes('/') && path.split(/[/?#]/)[0]?.endsWith(`.${at}`) === true),
  );
}

function deadEnd({ id, title, more }: Term, target: string, at: Place): Found {
  const { now = 'nothing', cites } = more;
  return {
    cause: title,
    about: id,
    what: `${shown(target)} points to ${title}, which was ${String(more['fate'])} on ${String(more['until'])}`,
    at,
    help: String(more['help'] ?? (now === 'nothing' ? 'Remove the link and what is said of it.' : `Replace it with ${String(now)}.`)),
    ...(cites ? { cites: [String(cites), 'GDPR Art. 12(1)–(2)', '11 CCR 7003', 'Connecticut AG, TicketNetwork (2025)'] } : {}),
  };
}

/** "The above links", and no link anywhere near. */
function* pointers(reading: Reading): Generator<Found> {
  const { blocks } = reading.document;
  for (const block of blocks) {
    const text = lowerOf(block);
    const phrase = hints('link_pointers').find((one) => text.includes(one));
    if (phrase === undefined || blocks.slice(Math.max(0, block.index - 3), block.index + 4).some(({ links }) => links.length)) continue;
    const at = text.indexOf(phrase);
    yield {
      what: 'The text sends readers to a link, and there is none near',
      at: placeIn(reading, block, at, at + phrase.length),
      help: 'Make the addresses links, or say where the page is.',
      severity: 'info',
    };
  }
}

function shown(target: LinkTarget['target']): string {
  return target.length > 70 ? `${target.slice(0, 68)}…` : target;
}
