import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { languageOf } from '../../src/parse/language.js';

const test = suite('parse/language');

const samples: Readonly<Record<string, string>> = {
  en: 'We collect the name that you give us and we keep it for as long as your account is open.',
  de: 'Wir erheben den Namen, den Sie uns nennen, und bewahren ihn auf, solange Ihr Konto besteht. Die Daten werden nicht verkauft.',
  fr: 'Nous recueillons le nom que vous nous donnez et nous le gardons tant que votre compte est ouvert. Les données ne sont pas vendues.',
  es: 'Recogemos el nombre que usted nos da y lo guardamos mientras su cuenta esté abierta. Los datos no se venden a nadie.',
  it: 'Raccogliamo il nome che ci date e lo conserviamo fino alla chiusura del conto. I dati non sono venduti a nessuno e la legge è questa.',
  pt: 'Recolhemos o nome que você nos dá e guardamos os seus dados enquanto a conta está aberta. Os dados não são vendidos por nós.',
  nl: 'Wij verzamelen de naam die u ons geeft en bewaren deze zolang uw account bestaat. De gegevens worden niet verkocht aan anderen.',
  pl: 'Zbieramy imię, które podajesz, i przechowujemy je, dopóki konto jest otwarte. Danych nie sprzedajemy, oraz nie dajemy ich nikomu w świecie.',
  sv: 'Vi samlar in namnet som du ger oss och sparar det så länge ditt konto är öppet. Uppgifterna säljs inte till någon och vi har inte lämnat ut dem.',
  da: 'Vi indsamler det navn, som du giver os, og gemmer det, så længe din konto er åben. Oplysningerne sælges ikke, og dig spørger vi altid, hvis de skal bruges.',
  fi: 'Keräämme nimen, jonka annat meille, ja säilytämme sen niin kauan kuin tili on auki. Tietoja ei myydä, eikä niitä voi ostaa, sekä muuta.',
  tr: 'Bize verdiğiniz adı topluyoruz ve hesabınız açık olduğu sürece saklıyoruz. Bu veriler için her şey ve daha fazlası kadar çok bir şey.',
  ru: 'Мы собираем имя, которое вы нам даете, и храним его, пока ваш счет открыт. Данные не продаются и не передаются.',
  uk: 'Ми збираємо ім’я, яке ви нам даєте, і зберігаємо його, доки ваш рахунок відкритий. Дані не продаються та не передаються.',
  el: 'Συλλέγουμε το όνομα που μας δίνετε και το διατηρούμε όσο ο λογαριασμός σας είναι ανοιχτός.',
  ja: '当社は、お客様からいただいたお名前を収集し、口座がある限り保管します。データは販売しません。',
  zh: '我们收集您提供的姓名，并在您的帐户开放期间保存。我们不出售数据。',
  ko: '우리는 귀하가 제공한 이름을 수집하고 계정이 열려 있는 동안 보관합니다.',
  ar: 'نجمع الاسم الذي تقدمه لنا ونحتفظ به ما دام حسابك مفتوحا. لا نبيع البيانات.',
  he: 'אנו אוספים את השם שאתה נותן לנו ושומרים אותו כל עוד החשבון פתוח.',
};
for (const [language, text] of Object.entries(samples)) test(`tells ${language}`, () => assert.is(languageOf([{ text }]), language));

test('says nothing of too little text', () => {
  for (const text of ['', 'Larkfen', 'Privacy Policy', '12 345', 'https://larkfen.example', 'Name E-mail Phone Larkfen Ltd. Dunmore'])
    assert.is(languageOf([{ text }]), 'und', text);
});

test('takes the language that most of the text is in', () => {
  const { en, de, ja } = samples as { en: string; de: string; ja: string };
  assert.is(languageOf([{ text: en }, { text: de }, { text: en }, { text: en }]), 'en');
  assert.is(languageOf([{ text: de }, { text: de }, { text: en }, { text: de }]), 'de');
  assert.is(languageOf([{ text: en.repeat(5) }, { text: ja }]), 'en');
  assert.is(languageOf([{ text: ja }, { text: ja }, { text: 'Larkfen Maps' }]), 'ja');
});

test('looks at all of a long text', () => {
  const { en, de } = samples as { en: string; de: string };
  assert.is(languageOf([{ text: en.repeat(40) }, ...Array.from({ length: 200 }, () => ({ text: de.repeat(4) }))]), 'de');
});

test.run();
