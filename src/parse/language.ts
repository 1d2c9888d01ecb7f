import { isWord } from './characters.js';

/** Frequent short words that tell languages of Latin and Cyrillic script apart. */
const STOP_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in is that for it as with this are on be or by not your you we our may from which have will an any if at when about',
  de: 'der die das und ist nicht mit sie wir den von zu auf für im ein eine werden oder wenn dass auch bei sind ihre ihrer durch nach als zum zur',
  fr: 'le la les des et est pas nous vous une du que pour dans sur avec votre vos notre par ou au aux sont ces cette qui ne être',
  es: 'el la los las y es que no con para una por su sus del se como o al usted nuestro nuestra esta este son más cuando datos',
  it: 'il la gli le e di che non per una con del della dei delle sono nostro tuo suo dati anche o nel nella alla come si questo questa',
  pt: 'o os as e de que não para uma com do da dos das seus suas você nosso ou por são em no na ao mais quando dados este',
  nl: 'de het een en van dat niet met voor wij u uw onze zijn op te die wordt of aan bij door als worden om ook deze kunnen',
  pl: 'i w z na nie do się jest że oraz lub przez dla są danych jak od po może które który naszej twoje tym jego',
  sv: 'och att det som en är för inte på med av vi du din dina till kan om eller den ett från våra när har ska',
  da: 'og at det som en er for ikke på med af vi du din dine til kan om eller den et fra vores når har skal hvis dig',
  nb: 'og å det som en er for ikke på med av vi du din dine til kan om eller den et fra våre når har skal hvis deg',
  fi: 'ja on ei että se tai kun me sekä ovat voi voimme tietoja käyttää myös kuin jos mukaan sinun hän olla tämä joita',
  cs: 'a je se na že v s o do nebo pro jsou které by jako za při naše vaše údaje údajů může být podle tak od také',
  sk: 'a je sa na že v s o do alebo pre sú ktoré by ako za pri naše vaše údaje údajov môže byť podľa tak od tiež',
  hu: 'a az és hogy nem is egy vagy meg ha van kell által mint ezt csak ön lehet adatok számára valamint már',
  ro: 'și de în a la cu pe nu care pentru din este sau prin sunt să ale dumneavoastră noastre datele fi mai dacă ce',
  tr: 've bir bu için ile de da olarak veya kişisel biz ne gibi daha olan tarafından göre en her sizin ya kadar çok',
  id: 'dan yang di untuk dengan kami anda ini dari atau pada tidak akan dapat kepada oleh data adalah informasi sebagai',
  vi: 'và của các là cho không được có bạn chúng tôi với này những trong để một khi người thông tin hoặc',
  ca: 'el la els les i de que no amb per una del dels seus seves és són o al com més quan dades aquest aquesta',
  et: 'ja on ei et või see meie kui oma teie isikuandmete kas mis ka andmeid võib saab selle kõik',
  hr: 'i je na se da u za od ili ne su s koji koje kao sa ako vaše osobnih podataka može biti naše smo prema',
  ru: 'и в не на что с по для мы вы как или это от вас ваши при из к о может данных быть если также',
  uk: 'і в не на що з до для ми ви як або це від вас ваші при із та про може даних бути якщо також',
  bg: 'и в не на че с за от да се ние вие или това са по как ви ваши при може данни които бъде ако също',
};

/** Scripts that one language of policies uses, or nearly; tested before any word is looked at. */
const SCRIPTS: readonly (readonly [from: number, to: number, language: string])[] = [
  [0x3040, 0x30ff, 'ja'],
  [0xac00, 0xd7af, 'ko'],
  [0x1100, 0x11ff, 'ko'],
  [0x4e00, 0x9fff, 'zh'],
  [0x0370, 0x03ff, 'el'],
  [0x0590, 0x05ff, 'he'],
  [0x0600, 0x06ff, 'ar'],
  [0x0900, 0x097f, 'hi'],
  [0x0980, 0x09ff, 'bn'],
  [0x0e00, 0x0e7f, 'th'],
  [0x10a0, 0x10ff, 'ka'],
  [0x0530, 0x058f, 'hy'],
  [0x0b80, 0x0bff, 'ta'],
  [0x0c00, 0x0c7f, 'te'],
];

/** Words looked at; more change nothing. */
const ENOUGH = 6000;
/** Under this many stop words of the best language, or where the next has as many, nothing is said. */
const LEAST = 2;
/** Characters of the sample for `isPlainlyEnglish`, and the share of its words that must be English. */
const SAMPLE = 6000;
const PLAINLY = 0.28;
const ENGLISH = new Set((STOP_WORDS.en as string).split(' '));
const LONGEST_ENGLISH = Math.max(...[...ENGLISH].map((word) => word.length));

let languagesOf: ReadonlyMap<string, readonly string[]> | null = null;

/**
 * The language that most of the text is in, as a BCP 47 primary tag; 'und' where there is too little text to tell. A text in two
 * languages counts as the one of which there is more.
 */
export function languageOf(texts: readonly { readonly text: string }[]): string {
  return isPlainlyEnglish(texts) ? 'en' : languageByVotes(texts);
}

/** Whether words of English are so many, in a sample of the text, that nobody need be asked: spares the most texts the table. */
function isPlainlyEnglish(texts: readonly { readonly text: string }[]): boolean {
  const total = texts.reduce((n, { text }) => n + text.length, 0);
  if (total < 400) return false;
  const share = Math.min(1, SAMPLE / total);
  const sample = texts
    .map(({ text }) => text.slice(0, Math.max(60, text.length * share)))
    .join(' ')
    .slice(0, SAMPLE * 2)
    .toLowerCase();
  // Native search: letter by letter it takes longer in a run that reads one text.
  const words = sample.match(/[a-z\u00df-\uffff]+/g) ?? [];
  let english = 0;
  for (const word of words) if (word.length <= LONGEST_ENGLISH && ENGLISH.has(word)) english++;
  return english > words.length * PLAINLY;
}

function languageByVotes(texts: readonly { readonly text: string }[]): string {
  const votes = new Map<string, number>();
  const scripts = new Map<string, number>();
  languagesOf ??= table();
  let words = 0;
  let letters = 0;
  // Every block is looked at, but of long documents only a part of each.
  const total = texts.reduce((n, { text }) => n + text.length, 0);
  const share = total > ENOUGH * 6 ? (ENOUGH * 6) / total : 1;
  for (const { text } of texts) {
    const most = Math.max(Math.ceil(text.length * share), Math.min(text.length, 40));
    for (let i = 0; i < most; i++) {
      const first = text.charCodeAt(i);
      if (!isWord(first)) continue;
      const from = i;
      while (i < text.length && i < from + 40 && isWord(text.charCodeAt(i))) {
        const c = text.charCodeAt(i++);
        letters++;
        if (c >= 0x370) scripts.set(scriptOf(c), (scripts.get(scriptOf(c)) ?? 0) + 1);
      }
      words++;
      if (i - from > 14) continue;
      for (const language of languagesOf.get(text.slice(from, i).toLowerCase()) ?? []) votes.set(language, (votes.get(language) ?? 0) + 1);
    }
  }
  return byScript(scripts, letters) ?? byWords(votes, words);
}

function byScript(scripts: ReadonlyMap<string, number>, letters: number): string | null {
  let count = 0;
  let best = '';
  let foreign = 0;
  for (const [language, n] of scripts) {
    if (!language) continue;
    foreign += n;
    if (n > count) [best, count] = [language, n];
  }
  // A letter of Chinese or Japanese writing is about a word, so a third of the letters is most of the text.
  if (letters < 20 || foreign < letters * 0.35) return null;
  if ((scripts.get('ja') ?? 0) > foreign * 0.08 && (best === 'zh' || best === 'ja')) return 'ja';
  return best;
}

function byWords(votes: ReadonlyMap<string, number>, words: number): string {
  let best = 'und';
  let most = 0;
  let next = 0;
  for (const [language, n] of votes) {
    if (n > most) [best, most, next] = [language, n, most];
    else if (n > next) next = n;
  }
  return most < LEAST || most === next || most < words * 0.06 ? 'und' : best;
}

function scriptOf(c: number): string {
  for (const [from, to, language] of SCRIPTS) if (c >= from && c <= to) return language;
  return '';
}

function table(): Map<string, string[]> {
  const languages = new Map<string, string[]>();
  for (const [language, words] of Object.entries(STOP_WORDS)) {
    for (const word of words.split(/\s+/)) {
      const known = languages.get(word);
      if (known) known.push(language);
      else languages.set(word, [language]);
    }
  }
  return languages;
}
