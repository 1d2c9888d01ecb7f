// What the analyser sees in code, kind by kind, beside what looks alike and is not.
/* eslint-disable no-template-curly-in-string -- code is what is read here */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { CodeFact } from '../../src/model/program.js';
import { shown } from './facts.js';

const analyser = suite('code/analyser');

type Case = readonly [what: string, code: string, expected: readonly string[]];

function cases(kind: CodeFact['kind'] | readonly CodeFact['kind'][], all: readonly Case[], path = 'src/a.tsx'): void {
  for (const [what, code, expected] of all)
    analyser(`${String(kind)}: ${what}`, async () => {
      assert.equal(await shown(code, path, typeof kind === 'string' ? [kind] : kind), [...expected]);
    });
}

cases('import', [
  ['default', "import a from 'mill-stats'; a();", ['import mill-stats default']],
  ['named, with another name', "import { Mill as M } from 'mill-stats'; new M();", ['import mill-stats Mill']],
  ['whole', "import * as m from 'mill-stats'; m.go();", ['import mill-stats *']],
  ['for its effects', "import 'mill-stats/auto';", ['import mill-stats/auto']],
  ['re-exported', "export { a } from 'mill-stats'; export * from 'mill-more';", ['import mill-stats a', 'import mill-more *']],
  ['dynamic', "const m = await import('mill-stats');", ['import mill-stats *']],
  ['required', "const m = require('mill-stats');", ['import mill-stats *']],
  ['import equals', "import m = require('mill-stats'); m();", ['import mill-stats *']],
  ['by a constant', "const name = 'mill-stats'; import(name);", ['import mill-stats *']],
  ['type only', "import type { A } from 'mill-stats'; import { type B } from 'mill-more'; export type { C } from 'mill-most';", []],
  ['used as a type only', "import { Event } from 'mill-stats'; function f(e: Event) { return e; }", []],
  ['used as a component', "import { Provider } from 'mill-stats'; const a = <Provider />;", ['import mill-stats Provider']],
  ['Node itself', "import { join } from 'node:path'; join();", []],
]);

cases('store', [
  ['a cookie', "setCookie('plan', value)", ['cookie plan']],
  ['one of an object', "setCookie({ name: 'plan', value })", ['cookie plan']],
  ['the value of one, that a helper of our own sets', "setCookie('accepted')", []],
]);

cases('load', [
  ['a script in JSX', '<script src="https://cdn.mill.example/a.js" />', ['script cdn.mill.example browser']],
  ['next/script with a template', '<Script src={`https://tags.mill.example/js?id=${id}`} />', ['script tags.mill.example browser']],
  ['a pixel', '<img src="https://px.mill.example/tr?id=1" />', ['image px.mill.example browser']],
  ['a frame', '<iframe src="https://play.mill.example/1" />', ['frame play.mill.example browser']],
  ['a link to read', '<a href="https://mill.example">Mill</a>', []],
  ['a canonical link', '<link rel="canonical" href="https://mill.example" />', []],
  ['a style sheet', '<link rel="stylesheet" href="https://fonts.mill.example/a.css" />', ['style fonts.mill.example browser']],
  [
    'inline script',
    "<Script id='x'>{`(function(){ s.src='https://cdn.mill.example/t.js' })()`}</Script>",
    ['script cdn.mill.example browser'],
  ],
  [
    'inner HTML',
    "<script dangerouslySetInnerHTML={{ __html: `f('https://cdn.mill.example/t.js')` }} />",
    ['script cdn.mill.example browser'],
  ],
  [
    'src of a made element',
    "const s = document.createElement('script'); s.src = 'https://cdn.mill.example/a.js';",
    ['script cdn.mill.example browser'],
  ],
  ['fetch by a constant', "const API = 'https://api.mill.example'; fetch(`${API}/v1`);", ['request api.mill.example unknown']],
  [
    'fetch by a field of the class',
    "class Api { #base = 'https://api.mill.example'; get() { return fetch(`${this.#base}/v1`); } }",
    ['request api.mill.example unknown'],
  ],
  [
    'a field that two classes have',
    "class A { base = 'https://a.mill.example' } class B { base = 'https://b.mill.example'; get() { return fetch(this.base); } }",
    [],
  ],
  ['fetch with a body', "fetch('https://api.mill.example/v1', { method: 'POST', body });", ['request api.mill.example carries unknown']],
  ['fetch of a path', "fetch('/api/v1')", []],
  ['a beacon', "navigator.sendBeacon('https://in.mill.example/b', data)", ['beacon in.mill.example carries browser']],
  ['a socket', "new WebSocket('wss://live.mill.example/s')", ['socket live.mill.example carries unknown']],
  ['axios', "axios.post('https://api.mill.example/v1', body)", ['request api.mill.example carries unknown']],
  ['a base address', "axios.create({ baseURL: 'https://api.mill.example' })", ['setting api.mill.example carries unknown']],
  ['a text with an address', "const help = 'see https://mill.example/docs';", []],
]);
cases('load', [
  ['a page that is for browsers', "'use client'; fetch('https://api.mill.example/v1');", ['request api.mill.example browser']],
]);
cases('load', [['a route', "fetch('https://api.mill.example/list');", ['request api.mill.example server']]], 'src/app/api/list/route.ts');

cases('store', [
  ['document.cookie', "document.cookie = 'mill=1; max-age=86400';", ['cookie mill 1d']],
  ['document.cookie as a template', 'document.cookie = `mill=${v}; path=/; max-age=${60 * 60 * 24 * 7}`;', ['cookie mill 7d']],
  [
    'taken away',
    "document.cookie = 'mill=; max-age=0'; document.cookie = 'x=; path=/'; document.cookie = `y=${v}; expires=Thu, 01 Jan 1970 00:00:00 GMT`;",
    [],
  ],
  ['js-cookie', "Cookies.set('mill', v, { expires: 30 });", ['cookie mill 30d']],
  ['next/headers', "(await cookies()).set('mill', v, { maxAge: 60 * 60 * 24 * 365 });", ['cookie mill 365d']],
  ['an object', "cookies().set({ name: 'mill', value: v, maxAge: 3600 });", ['cookie mill 0.04d']],
  ['express counts milliseconds', "res.cookie('mill', v, { maxAge: 24 * 60 * 60 * 1000 });", ['cookie mill 1d']],
  ['a date ahead', "res.cookies.set('mill', v, { expires: new Date(Date.now() + 1000 * 60 * 60 * 24 * 2) });", ['cookie mill 2d']],
  ['a constant for a name', "const NAME = 'mill'; setCookie(NAME, v);", ['cookie mill']],
  ['a name that is not known', 'setCookie(name, v);', []],
  [
    'local storage',
    "localStorage.setItem('mill', v); sessionStorage.setItem('grain', v); window.localStorage.setItem('flour', v);",
    ['local_storage mill', 'session_storage grain', 'local_storage flour'],
  ],
]);

cases('send', [
  [
    'identify',
    "import mill from 'mill-stats'; mill.identify(user.id, { email, name: user.name });",
    ['mill-stats#identify.identify contact.email=email identity.name=name'],
  ],
  [
    'a flag is no address',
    "import mill from 'mill-stats'; mill.capture('x', { emailVerified: true, emailTemplate: t, hasEmail: !!email });",
    [],
  ],
  ['what is written out is nobody', "import mill from 'mill-stats'; mill.identify(id, { email: 'team@mill.example' });", []],
  [
    'the address as id',
    "import mill from 'mill-stats'; mill.identify(userEmail);",
    ['mill-stats#identify.identify contact.email=userEmail as id'],
  ],
  [
    'hashed',
    "import mill from 'mill-stats'; mill.identify(sha256(email), { hashedEmail });",
    ['mill-stats#identify.identify contact.email=email contact.email=hashedEmail as id'],
  ],
  ['a company is nobody', "import mill from 'mill-stats'; mill.group('company', id, { name: org.name });", []],
  [
    'through a hook',
    "import { useMill } from 'mill-stats/react'; function A() { const mill = useMill(); mill.capture('x', { phone }); }",
    ['mill-stats/react#useMill.capture contact.phone=phone'],
  ],
  [
    'through an instance',
    "import { Mill } from 'mill-stats'; const m = new Mill(KEY); m.track('x', { user: { dateOfBirth } });",
    ['mill-stats#Mill.track demographic.age=dateOfBirth'],
  ],
  [
    'an imported function',
    "import { setUser as su } from 'mill-stats'; su({ email: session.email });",
    ['mill-stats#setUser.setUser contact.email=email'],
  ],
  [
    'a namespace',
    "import * as Mill from 'mill-stats'; Mill.setUser({ id: user.id, email: user.email, ip_address: ip });",
    ['mill-stats#setUser.setUser contact.email=email device.ip_address=ip_address'],
  ],
  ['a name of people in an event', "import mill from 'mill-stats'; mill.capture('x', { name, fileName, plan });", []],
  ['people.set', "import mill from 'mill-stats'; mill.people.set({ $email: user.email });", ['mill-stats#people.set contact.email=$email']],
  ['a global function', "fbq('track', 'Lead', { email: user.email });", ['fbq.track contact.email=email']],
  ['a global of the window', "window.gtag('set', 'user_data', { email });", ['gtag.set contact.email=email']],
  ['one of our own', 'function identify(a, b) {} identify(id, { email });', []],
  ['a local object', 'const db = {}; db.set({ email });', []],
]);

cases('collect', [
  [
    'where somebody is',
    'navigator.geolocation.getCurrentPosition(f)',
    ['device location.precise navigator.geolocation.getCurrentPosition'],
  ],
  ['whether that can be asked', "if ('geolocation' in navigator && navigator.geolocation) f()", []],
  [
    'camera',
    'await navigator.mediaDevices.getUserMedia({ video: true })',
    ['device content.audio_video navigator.mediaDevices.getUserMedia'],
  ],
  ['motion', "window.addEventListener('devicemotion', f)", ['device device.sensor devicemotion']],
  ['a module of a device', "import * as Location from 'expo-location';", ['device location.precise expo-location']],
  ['autofill', '<Input autoComplete="section-a shipping bday" />', ['form demographic.age bday']],
  ['autofill off', '<input autoComplete="off" name="q" />', []],
  ['type', '<input type="tel" />', ['form contact.phone type="tel"']],
  ['a hidden key', '<input type="password" name="apiKey" />', []],
  ['a password', '<input type="password" name="password" />', ['form account.credentials password']],
  ['name', '<input name="date_of_birth" />', ['form demographic.age date_of_birth']],
  [
    'fields of React Native',
    '<><TextInput textContentType="familyName" /><TextInput keyboardType="email-address" /><AppInput autoComplete="birthdate-full" /><TextInput keyboardType="numeric" /></>',
    [
      'form identity.name textContentType="familyName"',
      'form contact.email keyboardType="email-address"',
      'form demographic.age autoComplete="birthdate-full"',
    ],
  ],
  ['a hidden field, a search', '<><input type="hidden" name="email" /><input type="search" name="phone" /></>', []],
  [
    'zod, delicate',
    'const form = z.object({ ssn: z.string(), title: z.string(), email: z.string() })',
    ['model identity.government_id ssn'],
  ],
  ['zod of a person', 'const patientSchema = z.object({ email: z.string(), bloodType: z.string() })', ['model special.health bloodType']],
  [
    'drizzle',
    "pgTable('users', { email: text(), emailVerified: bool(), name: text(), createdAt: t() })",
    ['model contact.email email', 'model identity.name name'],
  ],
  ['drizzle of things', "pgTable('companies', { email: text(), name: text() })", []],
  ['drizzle with a function', "export const users = pgTable('users', (t) => ({ phone: t.text() }))", ['model contact.phone phone']],
  [
    'mongoose',
    "import mongoose from 'mongoose'; const patientSchema = new mongoose.Schema({ diagnosis: String, ward: String })",
    ['model special.health diagnosis'],
  ],
  [
    'records of people that are written',
    "await db.from('members').upsert({ id, email: user.email, first_name: first, plan: 'free' }, { onConflict: 'id' });",
    ['model contact.email email', 'model identity.name first_name'],
  ],
  [
    'by a constant, in a list, of a document',
    "const row = { phone: p, ward }; db.from('patients').insert([row2, { email }]); db.from('users').update(row); db.collection('users').doc(id).set({ birthday: b });",
    ['model contact.phone phone', 'model contact.email email', 'model demographic.age birthday'],
  ],
  [
    'of Firestore',
    "const users = collection(db, 'users'); addDoc(users, { email }); setDoc(doc(db, 'customers', id), { phone }); setDoc(doc(db, 'wines', id), { name, email });",
    ['model contact.email email', 'model contact.phone phone'],
  ],
  [
    'of things, and of nobody knows what',
    "db.from('wines').insert({ email }); list.add({ email }); set.add(email); x.update({ email });",
    [],
  ],
  [
    'an entity',
    '@Entity() class Customer { @Column() passportNumber: string; @Column() email: string; ward: string }',
    ['model identity.government_id passportNumber', 'model contact.email email'],
  ],
]);

cases('expose', [
  ['in an address', 'router.push(`/confirm?email=${user.email}`)', ['url contact.email']],
  ['in a parameter', "url.searchParams.set('phone', phone)", ['url contact.phone']],
  ['a mail to write', 'const a = `mailto:${x}?email=${email}`', []],
  ['a token', 'const a = `/x?emailToken=${t}`', []],
  [
    'in a log',
    "logger.info({ email: user.email }, 'sent'); console.log(`hi ${user.firstName}`)",
    ['log contact.email', 'log identity.name'],
  ],
  ['a log of nobody', "console.log('email sent', count)", []],
]);

cases(
  ['option', 'signal'],
  [
    [
      'personal data by default',
      'Mill.init({ sendDefaultPii: true, maskAllText: false, maskAllInputs: true })',
      ['option sendDefaultPii=true', 'option maskAllText=false'],
    ],
    ['the signal', 'if (navigator.globalPrivacyControl) f()', ['signal gpc']],
    ['the signal on a server', "headers.get('Sec-GPC')", ['signal gpc']],
  ],
);

cases('start', [
  ['at once', "import mill from 'mill-stats'; mill.init('key');", ['start mill-stats#init']],
  ['under a condition', "import mill from 'mill-stats'; if (hasConsent()) mill.init('key');", ['start mill-stats#init gated']],
  ['but not in its condition', "import mill from 'mill-stats'; if (mill.init('key') && consent) f();", ['start mill-stats#init']],
  [
    'behind an early return',
    "import mill from 'mill-stats'; function f() { if (!cookieConsent.analytics) return; mill.init('key'); }",
    ['start mill-stats#init gated'],
  ],
  [
    'before an early return',
    "import mill from 'mill-stats'; function f() { mill.init('key'); if (!consent) return; }",
    ['start mill-stats#init'],
  ],
  ['in a callback', "import mill from 'mill-stats'; onConsentGiven(() => { mill.init('key'); });", ['start mill-stats#init gated']],
  [
    'a component',
    "import { Stats } from 'mill-stats'; const a = <>{consented && <Stats />}<Stats /></>;",
    ['start mill-stats#Stats gated', 'start mill-stats#Stats'],
  ],
  ['a script', "<Script src='https://cdn.mill.example/a.js' />", ['start cdn.mill.example']],
  ['a global function', "gtag('config', 'G-1')", ['start gtag']],
]);

cases('crypto', [
  ['a digest of a password', "createHash('md5').update(user.password).digest('hex')", ['crypto password md5']],
  ['of something else', "createHash('md5').update(file).digest('hex'); createHash('sha1').update(email)", []],
  ['by a function', 'const h = md5(password)', ['crypto password md5']],
  ['a slow one', "createHash('sha256').update(password); bcrypt.hash(password, 10)", []],
  ['a broken cipher', "createCipheriv('des-ede3-cbc', key, iv)", ['crypto cipher des-ede3-cbc']],
  ['a good one', "createCipheriv('aes-256-gcm', key, iv)", []],
  ['certificates', 'new Agent({ rejectUnauthorized: false })', ['crypto unverified none']],
  ['no TLS', "fetch('http://api.mill.example', { body: JSON.stringify({ email: user.email }) })", ['crypto plain none']],
  ['on this machine', "fetch('http://localhost:3000', { body: JSON.stringify({ email: user.email }) })", []],
]);

cases('import', [
  [
    'several kinds of names',
    "import a, { b as c, default as d, type E } from 'mill-stats'; a(c, d);",
    ['import mill-stats default,b,default'],
  ],
  ['only the names that are used', "import { a, b } from 'mill-stats'; b();", ['import mill-stats b']],
  ['a name that only declares, or is a key', "import { a } from 'mill-stats'; const o = { a: 1 }; o.a; class B { a = 1; a() {} }", []],
  [
    'a key that is worked out, or short',
    "import { a, b, c } from 'mill-stats'; o[a]; const p = { b }; const q = { [c]: 1 };",
    ['import mill-stats a,b,c'],
  ],
  [
    'what is exported again as a type',
    "export { type A } from 'mill-stats'; export { type B, c } from 'mill-more';",
    ['import mill-more c'],
  ],
  ['what is not from elsewhere', "const a = 1; export { a }; import b = a.c; import('mill' + x); import(x);", ['import mill *']],
  ['required by something else', "load('mill-stats'); require(name); require(1);", []],
]);

cases('load', [
  ['by an address as an object', "fetch(new URL('https://api.mill.example/v1', base));", ['request api.mill.example unknown']],
  ['by what an environment may say', "fetch(process.env.API ?? 'https://api.mill.example');", ['request api.mill.example unknown']],
  ['or what stands first', "fetch('https://api.mill.example' || other);", ['request api.mill.example unknown']],
  ['by parts that are joined', "fetch('https://api.mill.example/' + id);", ['request api.mill.example unknown']],
  ['by parts that are taken off', "fetch('https://api.mill.example/' - id);", []],
  [
    'by a member of a constant',
    "const urls = { api: 'https://api.mill.example' }; fetch(urls.api); fetch(urls['api']); fetch(urls.other);",
    ['request api.mill.example unknown', 'request api.mill.example unknown'],
  ],
  [
    'by a constant that is declared twice',
    "const a = 'https://a.mill.example'; function f() { const a = 'https://b.mill.example'; fetch(a); }",
    [],
  ],
  ['by a name that a function takes', "const a = 'https://a.mill.example'; function f(a) { fetch(a); }", []],
  [
    'by names that patterns take',
    "const a = 'https://a.mill.example'; const f = ([a]) => fetch(a); const b = 'https://a.mill.example'; const g = ({ ...b }) => fetch(b); const c = 'https://a.mill.example'; const h = ({ x: c = 1 }) => fetch(c);",
    [],
  ],
  ['by what a handler catches', "const a = 'https://a.mill.example'; try { f(); } catch (a) { fetch(a); }", []],
  ['by what is taken out of a constant', "const { a } = 'https://a.mill.example'; fetch(a);", []],
  ['by a field that is not of this', "class A { base = 'https://a.mill.example'; get() { return fetch(other.base); } }", []],
  [
    'with a method',
    "fetch('https://a.mill.example', { method: 'get' }); fetch('https://a.mill.example', { method: 'delete' }); fetch('https://a.mill.example', { cache: 'x' }); fetch('https://a.mill.example', options);",
    [
      'request a.mill.example unknown',
      'request a.mill.example carries unknown',
      'request a.mill.example unknown',
      'request a.mill.example unknown',
    ],
  ],
  [
    'with headers, data or parameters',
    "axios.get('https://a.mill.example', { headers }); axios.get('https://a.mill.example', { params }); axios.get('https://a.mill.example', { timeout }); axios({ url: 'https://a.mill.example', method: 'post' });",
    [
      'request a.mill.example carries unknown',
      'request a.mill.example carries unknown',
      'request a.mill.example unknown',
      'request a.mill.example carries unknown',
    ],
  ],
  [
    'src of what is called a picture, a pixel or a frame',
    "img.src = 'https://a.mill.example'; trackingPixel.src = 'https://b.mill.example'; new Image(); image.src = 'https://c.mill.example'; frame.src = 'https://d.mill.example'; el.href = 'https://e.mill.example';",
    ['image a.mill.example browser', 'image b.mill.example browser', 'image c.mill.example browser', 'frame d.mill.example browser'],
  ],
  [
    'a preload and an icon',
    "<><link rel='preload' href='https://a.mill.example/a' /><link rel='icon' href='https://b.mill.example/a' /><link href='https://c.mill.example/a' /></>",
    ['style a.mill.example browser'],
  ],
  [
    'other elements',
    "<><video src='https://a.mill.example' /><object data='https://b.mill.example' /><div src='https://c.mill.example' /><Image src='https://d.mill.example' /></>",
    ['image a.mill.example browser', 'frame b.mill.example browser'],
  ],
  ['an inline text of something else', "<p>{`f('https://cdn.mill.example/t.js')`}</p>", []],
  [
    'addresses with users, ports, capitals',
    "fetch('HTTPS://me@API.Mill.example:8080/a'); fetch('https://mill/a'); fetch('https://.mill.example'); fetch('https://mill.example.'); fetch('ftp://mill.example'); fetch('https://mi_ll.example'); fetch('//b.mill.example?a=me@x.example');",
    ['request api.mill.example unknown', 'request b.mill.example unknown'],
  ],
]);
for (const [path, side] of [
  ['src/a.server.ts', 'server'],
  ['src/a.client.tsx', 'browser'],
  ['src/Server/a.ts', 'server'],
  ['src/app/route.ts', 'server'],
  ['src/app/enroute.ts', 'unknown'],
  ['src/vue.ts', 'unknown'],
  ['src/a.vue.ts', 'unknown'],
  ['src/a.client.ts/b.ts', 'unknown'],
  ['src/a.server.ts/b.ts', 'unknown'],
] as const)
  cases('load', [[`where it runs, by the path ${path}`, "fetch('https://a.mill.example');", [`request a.mill.example ${side}`]]], path);
cases('load', [
  ['where it runs, by a directive', "'use server'; fetch('https://a.mill.example');", ['request a.mill.example server']],
  ['by a module of Node', "import fs from 'node:fs'; fetch('https://a.mill.example');", ['request a.mill.example server']],
  ['by a module for servers', "import e from 'express'; fetch('https://a.mill.example');", ['request a.mill.example server']],
  ['by no other module', "import e from 'mill-stats'; fetch('https://a.mill.example');", ['request a.mill.example unknown']],
  ['a text that is no directive', "f('use client'); fetch('https://a.mill.example');", ['request a.mill.example unknown']],
]);

cases('store', [
  [
    'members of storages',
    'localStorage.mill = v; window.sessionStorage.grain = v; other.mill = v;',
    ['local_storage mill', 'session_storage grain'],
  ],
  ['a database', "indexedDB.open('mill', 1); other.open('grain');", ['indexed_db mill']],
  ['read, not set', "localStorage.getItem('mill'); other.setItem('mill', v);", []],
  [
    'names that are none',
    "localStorage.setItem('a b', v); localStorage.setItem('', v); document.cookie = '=x'; document.cookie = 'abc';",
    [],
  ],
  [
    'a longest name',
    `localStorage.setItem('${'m'.repeat(100)}', v); localStorage.setItem('${'n'.repeat(101)}', v);`,
    [`local_storage ${'m'.repeat(100)}`],
  ],
  [
    'sums and differences of ages',
    "setCookie('a', v, { maxAge: 86400 + 43200 }); setCookie('b', v, { maxAge: 172800 - 86400 }); setCookie('c', v, { maxAge: 172800 / 2 }); setCookie('d', v, { maxAge: 172800 % 7 }); setCookie('e', v, { maxAge: x * 2 });",
    ['cookie a 1.5d', 'cookie b 1d', 'cookie c 1d', 'cookie d', 'cookie e'],
  ],
  ['ages by constants', "const DAY = 86400; const o = { 'max-age': DAY }; setCookie('a', v, o);", ['cookie a 1d']],
  [
    'set to end',
    "setCookie('a', v, { maxAge: -1 }); setCookie('b', v, { maxAge: 0 }); setCookie('c', '', {}); setCookie('d', v, { expires: new Date(0) });",
    [],
  ],
  [
    'a date that is not plain',
    "setCookie('a', v, { expires: new Date('2030-01-01') }); setCookie('b', v, { expires: new Date(x + 1000) }); setCookie('c', v, { expires: new Date(Date.now() - 1000) }); setCookie('d', v, { expires: soon() }); setCookie('e', v, { expires: 3 });",
    ['cookie a', 'cookie b', 'cookie c', 'cookie d', 'cookie e'],
  ],
  ['other ways to say now', "setCookie('a', v, { expires: new Date(new Date().getTime() + 86400000) });", ['cookie a 1d']],
  [
    'parts that are joined',
    "document.cookie = 'mill=' + v + '; Max-Age=86400'; document.cookie = 'grain=' + '; path=/';  document.cookie = 'bran=' + v;",
    ['cookie mill 1d', 'cookie bran'],
  ],
  [
    'an age among other holes',
    'document.cookie = `a=${v}; path=${p}; max-age=${60 * 60}`; document.cookie = `b=${v}; max-age=${n}`;',
    ['cookie a 0.04d', 'cookie b'],
  ],
]);

cases('send', [
  [
    'along the way to a member',
    "import mill from 'mill-stats'; mill.track('x', { a: user.name, b: company.name, c: user.company.name, d: name });",
    ['mill-stats#track.track identity.name=name'],
  ],
  [
    'nested, with what it is of',
    "import mill from 'mill-stats'; mill.track('x', { user: { name: n }, company: { name: n, email: e } });",
    ['mill-stats#track.track identity.name=name contact.email=email'],
  ],
  [
    'spread, listed, chosen, awaited',
    "import mill from 'mill-stats'; const o = { phone: p }; mill.track({ ...o }, [email], { x: a ? ssn : iban, y: b || dob, z: await gender });",
    [
      'mill-stats#track.track contact.phone=phone contact.email=email identity.government_id=ssn demographic.age=dob demographic.gender=gender',
    ],
  ],
  [
    'the other where the first tells of nobody',
    "import mill from 'mill-stats'; mill.track({ a: x || email, b: c ? d : phone });",
    ['mill-stats#track.track contact.email=email contact.phone=phone'],
  ],
  [
    'in a text, joined',
    "import mill from 'mill-stats'; mill.track(`x ${email}`, 'a' + phone, ssn > iban);",
    ['mill-stats#track.track contact.email=email contact.phone=phone'],
  ],
  [
    'through functions that keep it',
    "import mill from 'mill-stats'; mill.track({ a: email.trim(), b: md5(phone), c: x.hash(ssn), d: f(iban), e: dob.length(gender) });",
    ['mill-stats#track.track contact.email=email contact.phone=phone identity.government_id=ssn'],
  ],
  [
    'answers about it',
    "import mill from 'mill-stats'; mill.track({ email: a === b, phone: Boolean(p), ssn: !s, iban: -1, dob: `x`, gender: a + b, cvv: f(c) });",
    ['mill-stats#track.track demographic.gender=gender financial.payment_card=cvv'],
  ],
  [
    'constants',
    "import mill from 'mill-stats'; const email = 'team@mill.example'; const phone = load(); mill.track({ a: email, b: phone }); ",
    ['mill-stats#track.track contact.phone=phone'],
  ],
  [
    'an id that is none of people',
    "import mill from 'mill-stats'; mill.identify(user.id, { email }); mill.identify({ email }); mill.identify(ip, { dob });",
    [
      'mill-stats#identify.identify contact.email=email',
      'mill-stats#identify.identify contact.email=email',
      'mill-stats#identify.identify device.ip_address=ip demographic.age=dob',
    ],
  ],
  [
    'set is of people only',
    "import mill from 'mill-stats'; mill.set({ email }); mill.people.set_once({ phone });",
    ['mill-stats#people.set_once contact.phone=phone'],
  ],
  ['a global verb that carries nothing', "gtag('consent', 'default', { email }); fbq('track', 'Lead'); fbq(x, 'a', { email });", []],
  [
    'each name once',
    "import mill from 'mill-stats'; mill.track({ email }, { email }, { userEmail });",
    ['mill-stats#track.track contact.email=email contact.email=userEmail'],
  ],
  [
    'what was taken out of a module',
    "const { track } = require('mill-stats'); track({ email }); const m = await import('mill-more'); m.track({ phone });",
    ['mill-stats#track.track contact.email=email', 'mill-more#track.track contact.phone=phone'],
  ],
  [
    'a hook that two functions call',
    "import { useMill } from 'mill-stats'; function A() { const mill = useMill(); mill.track({ email }); } function B() { const mill = useMill(); mill.track({ phone }); }",
    ['mill-stats#useMill.track contact.email=email', 'mill-stats#useMill.track contact.phone=phone'],
  ],
  [
    'two hooks under one name',
    "import { useMill, useGrain } from 'mill-stats'; function A() { const m = useMill(); m.track({ email }); } function B() { const m = useGrain(); m.track({ phone }); }",
    [],
  ],
]);

cases('collect', [
  ['listeners of other events, other calls', "window.addEventListener('click', f); window.removeEventListener('devicemotion', f);", []],
  [
    'what is made',
    'new webkitSpeechRecognition(); new window.Gyroscope(); new Other();',
    ['device content.audio_video webkitSpeechRecognition', 'device device.sensor Gyroscope'],
  ],
  ['a module of a device for its types', "import type { A } from 'expo-location';", []],
  [
    'a textarea, a link, a box',
    '<><textarea name="diagnosis" /><a name="email" /><input type="checkbox" name="email" /><TextField name="iban" /></>',
    ['form special.health diagnosis', 'form financial.bank_account iban'],
  ],
  ['values that are not known', '<input autoComplete={x} type={y} name={z} />', []],
  ['small letters', '<input autocomplete="tel" />', ['form contact.phone tel']],
  ['schemas of others', 'const patientSchema = new Schema({ diagnosis: String });', []],
  ['by a member', 'const patientSchema = new mongoose.Schema({ diagnosis: String });', ['model special.health diagnosis']],
  [
    'a name far around',
    'const users = { a: pgTable(x, { email: text() }) }; const user = f(g(h(i(j(k(pgTable(x, { phone: text() })))))));',
    [],
  ],
  [
    'a property for a name',
    'export const schema = { users: defineTable({ email: v }), wines: defineTable({ email: v }), accounts: defineTable({ name: v, email: v }) }; class A { users = defineTable({ phone: v }) }',
    ['model contact.email email', 'model contact.email email', 'model contact.phone phone'],
  ],
  ['a function with a body is not read', "pgTable('users', (t) => { return { phone: t.text() }; }); pgTable('users', f);", []],
  [
    'classes that are no entity',
    '@Other() class Customer { @Column() email: string } @Entity class Wine { @Column() email: string; @Column() iban: string }  @orm.Table() class Guest { email: string; @Column() phone: string; @Get() ssn() {} }',
    ['model financial.bank_account iban', 'model contact.phone phone'],
  ],
  [
    'tables by constants, chains that are long',
    "const TABLE = 'users'; db.from(TABLE).update({ email }); db.x('users').insert({ phone }); db.from('users').a().b().c().d().e().f().insert({ ssn: s }); addDoc(other(x), { email });",
    ['model contact.email email', 'model identity.government_id ssn'],
  ],
]);

cases('expose', [
  [
    'parameters further on',
    'const a = `/x?a=${b}&phone=${p}&c=${d}`; const c = `/x/email=${e}`; const d = `/x?a b email=${e}`; const f = `?email=1${x}`;',
    ['url contact.phone'],
  ],
  ['what opens a program', 'const a = `tel:${x}?phone=${p}`; const b = `sms:${x}?phone=${p}`;', []],
  ['what harms nobody', 'const a = `/x?gender=${g}`; params.set("phone", p); url.searchParams.get("phone", p);', []],
  [
    'what is written out',
    "url.searchParams.set('phone', '1'); url.searchParams.append('email', e); url.searchParams.set('phone'); url.searchParams.set(x, y);",
    ['url contact.email'],
  ],
  [
    'logs of others, other methods',
    'paper.log(user.email); console.table(x); console.assert(user.email); this.logger.warn(user.email); req.log.error({ ssn: user.ssn });',
    ['log contact.email', 'log identity.government_id'],
  ],
  ['what is too many things, or too common', 'console.log(user.name, address, coords, latitude)', []],
]);

cases(
  ['option', 'signal'],
  [
    [
      'other values',
      "a({ sendDefaultPii: false, maskAllText: x, defaultPrivacyLevel: 'allow', 'maskAllInputs': false })",
      ['option defaultPrivacyLevel=allow', 'option maskAllInputs=false'],
    ],
    [
      'other signals',
      "navigator.doNotTrack; window.msDoNotTrack; get('DNT'); get('dnt'); get('globalPrivacyControl'); get('gpc');",
      ['signal dnt', 'signal dnt', 'signal dnt', 'signal gpc'],
    ],
  ],
);

cases('consent', [
  [
    'names',
    'const hasConsent = cookiesAccepted; <CookieBanner />; other; consentText();',
    ['consent hasConsent', 'consent cookiesAccepted', 'consent CookieBanner', 'consent consentText'],
  ],
]);

cases('start', [
  [
    'under a choice',
    "import m from 'mill-stats'; consent ? m.init() : m.init(); x ? m.init() : 0;",
    ['start mill-stats#init gated', 'start mill-stats#init gated', 'start mill-stats#init'],
  ],
  [
    'on either side',
    "import m from 'mill-stats'; consent && m.init(); m.init() && consent; x && m.init();",
    ['start mill-stats#init gated', 'start mill-stats#init', 'start mill-stats#init'],
  ],
  [
    'not by the condition that it stands in itself',
    "import m from 'mill-stats'; if (m.init(consent)) f(); m.init(consent) ? f() : g();",
    ['start mill-stats#init', 'start mill-stats#init'],
  ],
  [
    'in what is called by consent',
    "import m from 'mill-stats'; function startWithConsent() { m.init(); } const o = { onConsent() { m.init(); } }; const optedIn = () => m.init(); class A { onConsent() { m.init(); } other() { m.init(); } }",
    [
      'start mill-stats#init gated',
      'start mill-stats#init gated',
      'start mill-stats#init gated',
      'start mill-stats#init gated',
      'start mill-stats#init',
    ],
  ],
  [
    'in a component of consent',
    "import { S } from 'mill-stats'; const a = <><ConsentGate><S /></ConsentGate><Gate onConsent={() => <S />} /><Gate><S /></Gate></>;",
    ['start mill-stats#S gated', 'start mill-stats#S gated', 'start mill-stats#S'],
  ],
  [
    'behind a block that leaves',
    "import m from 'mill-stats'; function f() { if (!consent) { log(); return; } m.init(); } function g() { if (!consent) throw new Error(); m.init(); } function h() { if (!consent) { log(); } m.init(); } function i() { if (!x) return; m.init(); }",
    ['start mill-stats#init gated', 'start mill-stats#init gated', 'start mill-stats#init', 'start mill-stats#init'],
  ],
  [
    'by a key, a text, an answer',
    "import m from 'mill-stats'; if (get('cookie_consent')) m.init(); if (a.consent.b) m.init(); if (x === optIn) m.init(); if (get(1)) m.init();",
    ['start mill-stats#init gated', 'start mill-stats#init gated', 'start mill-stats#init gated', 'start mill-stats#init'],
  ],
  [
    'functions and methods that are no start',
    "import { init, other } from 'mill-stats'; init(); other(); function mine() {} mine(); new Mine();",
    ['start mill-stats#init'],
  ],
  [
    'small elements, and components of our own',
    "import { stats } from 'mill-stats'; const Own = () => <stats />; const a = <Own />; stats();",
    [],
  ],
  [
    'a script that is made',
    "s.src = 'https://cdn.mill.example/a.js'; if (consent) t.src = 'https://cdn.mill.example/b.js';",
    ['start cdn.mill.example', 'start cdn.mill.example gated'],
  ],
]);

cases('global', [
  [
    'set on the window',
    'window.fbq = f; globalThis.gtag = f; other.fbq = f; window.a.fbq = f; window.other = f;',
    ['global fbq', 'global gtag'],
  ],
]);

cases('crypto', [
  ['an hmac, a good digest', "createHmac('md5', k).update(password); createHash('sha512').update(password);", []],
  [
    'of parts of passwords',
    "createHash('sha1').update(salt + user.password).digest(); createHash('SHA1').update(`${salt}${pwd}`); createHash('md5').update(Buffer.from(password)); createHash('md5').update(f(createHash('md5')));",
    ['crypto password sha1', 'crypto password sha1', 'crypto password md5'],
  ],
  [
    'other ciphers',
    "createCipheriv('des', k, iv); createCipher('RC4', k); createCipheriv('desert', k); createCipheriv(x, k);",
    ['crypto cipher des', 'crypto cipher rc4'],
  ],
  [
    'certificates in the environment',
    "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; process.env.NODE_TLS_REJECT_UNAUTHORIZED = 0; process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1'; f({ rejectUnauthorized: true });",
    ['crypto unverified none', 'crypto unverified none'],
  ],
  [
    'other requests without TLS',
    "axios.post('http://a.mill.example', { email: e }); navigator.sendBeacon('http://a.mill.example', phone); axios.post('https://a.mill.example', { email: e }); axios.get('http://a.mill.example', { email: e }); fetch('http://a.mill.example', { body: x });",
    ['crypto plain none', 'crypto plain none'],
  ],
]);

analyser('a file is read whatever its code is', async () => {
  assert.equal(await shown('const a = ;', 'a.ts'), ['has a syntax error in line 1']);
  assert.equal(await shown('let a = 1; let a = 2; return import.meta; await b;', 'a.ts'), []);
  assert.equal(await shown('', 'a.ts'), []);
  assert.equal(
    await shown(
      '<script>{% if user %}\nmill({ mail: "{{ user.email }}", plan: {{ plan|json }} }); fetch("https://api.mill.example/a");\n{% endif %}</script>',
      'base.html',
    ),
    ['request api.mill.example browser'],
  );
  assert.equal(await shown(`a${'('.repeat(60_000)}`, 'a.ts'), ['nests too deep to be read as code']);
});

analyser.run();
