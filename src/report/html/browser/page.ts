// Runs in the browser that shows the report: one part at a time, filters, jumps between witnesses. Without it all parts stand below each other.
// It makes no markup and reads nothing but the page.

const all = <T extends Element>(selector: string, from: ParentNode = document): T[] => [...from.querySelectorAll<T>(selector)];
const projects = all<HTMLElement>('.project');

/** Shows the part of the project in which an element stands, and no other. */
function open(element: Element): void {
  const project = element.closest('.project') ?? projects[0];
  if (!project) return;
  for (const one of projects) one.hidden = one !== project;
  const chosen = document.querySelector<HTMLSelectElement>('.projects select');
  if (chosen) chosen.value = project.id;
  const parts = all<HTMLElement>('.part', project);
  const part = element.closest('.part') ?? parts.find((one) => !one.hidden && one.dataset['open']) ?? parts[0];
  for (const one of parts) {
    one.hidden = one !== part;
    if (one === part) one.dataset['open'] = 'yes';
    else delete one.dataset['open'];
  }
  for (const link of all<HTMLAnchorElement>('.parts a', project)) {
    if (link.hash === `#${part?.id ?? ''}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const filters = project.querySelector<HTMLFormElement>('.filters');
  const isNarrowed = part instanceof HTMLElement && ['findings', 'policy', 'files', 'coverage'].includes(part.dataset['part'] ?? '');
  if (filters) filters.hidden = !isNarrowed;
}

/** Goes where the address says: to a part, a finding, a sentence or a line. */
function go(isFirst: boolean): void {
  const target = location.hash ? (document.getElementById(location.hash.slice(1)) ?? (isFirst ? projects[0] : null)) : projects[0];
  if (!target) return;
  open(target);
  if (target.matches('.project, .part')) {
    if (!isFirst || location.hash) scrollTo(0, target.matches('.part') ? top(target) : 0);
  } else {
    // What a filter hides is shown when somebody asks for it by name.
    for (let up: HTMLElement | null = target; up && !up.matches('.part'); up = up.parentElement) up.hidden = false;
    for (let up = target.parentElement?.closest('details'); up; up = up.parentElement?.closest('details')) up.open = true;
    bring(target);
    target.classList.add('lit');
  }
  if (isFirst && !location.hash) return;
  if (!target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
  target.focus({ preventScroll: true });
}

/** Scrolls to an element, again while what is laid out on the way moves it. */
function bring(target: Element, tries = 6): void {
  target.scrollIntoView({ block: target.getBoundingClientRect().height > innerHeight / 2 ? 'start' : 'center' });
  const { top: before } = target.getBoundingClientRect();
  requestAnimationFrame(() => {
    if (tries > 0 && Math.abs(target.getBoundingClientRect().top - before) > 1) bring(target, tries - 1);
  });
}

/** As far down as the page is, but not below the beginning of a part. */
function top(part: Element): number {
  const bar = part.closest('.project')?.querySelector('.bar');
  const height = bar && getComputedStyle(bar).position === 'sticky' ? bar.getBoundingClientRect().height : 0;
  return Math.min(scrollY, part.getBoundingClientRect().top + scrollY - height);
}

/** Hides the findings that are not wanted wherever they are shown, and says how many are left. */
function filter(form: HTMLFormElement): void {
  const wanted = new FormData(form);
  const [severities, family, law] = [new Set(wanted.getAll('severity')), wanted.get('family'), wanted.get('law')];
  const project = form.closest('.project');
  if (!project) return;
  const shows = ({ dataset }: HTMLElement): boolean =>
    severities.has(dataset['severity'] ?? '') &&
    (!family || dataset['family'] === family) &&
    (!law || (dataset['laws'] ?? '').split(' ').includes(String(law)));
  for (const one of all<HTMLElement>('[data-severity]', project)) if (!one.matches('.brief')) one.hidden = !shows(one);
  for (const section of all<HTMLElement>('.family', project)) {
    const findings = all<HTMLElement>('.finding', section);
    if (findings.length) section.hidden = findings.every((one) => one.hidden);
  }
  const findings = all<HTMLElement>('.part[data-part="findings"] .finding', project);
  const shown = new Set(findings.filter((one) => !one.hidden).map(({ dataset }) => dataset['n']));
  for (const mark of all<HTMLElement>('mark[data-n]', project)) mark.classList.toggle('off', !shown.has(mark.dataset['n']));
  const left = shown.size;
  const output = form.querySelector('output');
  if (output) output.textContent = left === findings.length ? `${left} findings` : `${left} of ${findings.length} findings`;
}

/** Brings out what belongs to a row or a recipient of the picture. */
function light(svg: Element, from: Element | null): void {
  const part = from?.closest<SVGElement>('[data-row], [data-to]');
  svg.classList.toggle('dim', !!part);
  const { row, to } = part?.dataset ?? {};
  const edges = all<SVGElement>('.edge', svg).filter(
    ({ dataset }) => (row === undefined || dataset['row'] === row) && (to === undefined || dataset['to'] === to),
  );
  const [rows, nodes] = [
    new Set([row, ...edges.map(({ dataset }) => dataset['row'])]),
    new Set([to, ...edges.map(({ dataset }) => dataset['to'])]),
  ];
  for (const one of all<SVGElement>('.edge', svg)) one.classList.toggle('on', edges.includes(one));
  for (const one of all<SVGElement>('.entry', svg)) one.classList.toggle('on', rows.has(one.dataset['row']));
  for (const one of all<SVGElement>('.node', svg)) one.classList.toggle('on', nodes.has(one.dataset['to']));
}

for (const link of all<HTMLElement>('.projects ul')) link.hidden = true;
for (const label of all<HTMLElement>('.projects label')) label.hidden = false;
for (const form of all<HTMLFormElement>('.filters')) filter(form);

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof Element)) return;
  const form = target.closest<HTMLFormElement>('.filters');
  if (form) filter(form);
  else if (target instanceof HTMLSelectElement && target.closest('.projects')) location.hash = target.value;
});
// What is reset has its old values until the event is over.
document.addEventListener('reset', ({ target }) => {
  requestAnimationFrame(() => {
    if (target instanceof HTMLFormElement) filter(target);
  });
});
document.addEventListener('submit', (event) => {
  event.preventDefault();
});
document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  if (target.closest('a, button, select, summary, input, label')) {
    // A second click on the same link goes there again.
    const link = target.closest<HTMLAnchorElement>('a[href^="#"]');
    if (link && link.hash === location.hash) go(false);
    return;
  }
  if (getSelection()?.toString()) return;
  const project = target.closest('.project')?.id ?? '';
  const hit = target.closest<HTMLElement>('mark[data-n]');
  const statement = target.closest('.st');
  const row = target.closest<SVGElement>('.flows [data-row]');
  if (hit) location.hash = `${project}-n${hit.dataset['n'] ?? ''}`;
  else if (statement) statement.closest('.row')?.querySelector('details')?.toggleAttribute('open');
  else if (row) location.hash = `${project}-row${row.dataset['row'] ?? ''}`;
});
document.addEventListener('pointerover', ({ target }) => {
  if (!(target instanceof Element)) return;
  const svg = target.closest('.flows svg');
  if (svg) light(svg, target);
});
document.addEventListener('pointerout', ({ target, relatedTarget }) => {
  const svg = target instanceof Element ? target.closest('.flows svg') : null;
  if (svg && !(relatedTarget instanceof Element && svg.contains(relatedTarget))) light(svg, null);
});
document.addEventListener('animationend', ({ target }) => {
  if (target instanceof Element) target.classList.remove('lit');
});
addEventListener('hashchange', () => {
  go(false);
});
addEventListener('beforeprint', () => {
  for (const svg of all('.flows svg')) light(svg, null);
});
go(true);
document.documentElement.classList.add('ready');
