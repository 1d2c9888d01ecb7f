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
