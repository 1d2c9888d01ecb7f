// Code inside other languages: every place is the place in the file.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { schemaFields } from '../../src/parse/code/schemas.js';
import { elementsIn } from '../../src/parse/code/elements.js';
import { growthOf } from '../cost.js';
import { placed, shown } from './facts.js';

const markup = suite('code/markup');

markup('a component of Vue', async () => {
  const text =
    '<script lang="ts">\nimport mill from "mill-stats"\n</script>\n<script setup lang="ts">\nimport Grain from \'grain-ui\'\nmill.identify(user.email)\n</script>\n' +
    '<template>\n  <Grain v-if="a > b" @click="x => y" />\n  <input v-model="m" autocomplete="tel">\n  <iframe src="https://play.mill.example/1"></iframe>\n</template>\n';
  assert.equal(await shown(text, 'src/A.vue', ['import', 'send', 'collect', 'load']), [
    'import mill-stats default',
    'import grain-ui default',
    'mill-stats#identify.identify contact.email=email as id',
    'form contact.phone tel',
    'frame play.mill.example browser',
  ]);
  assert.equal((await placed(text, 'src/A.vue')).slice(0, 3), ['2:18 "mill-stats"', "5:19 'grain-ui'", '6:1 mill.identify(user.email)']);
});

markup('a component of Svelte', async () => {
  const text =
    '<script context="module" lang="ts">\n  import { a } from "mill-stats";\n</script>\n<script>\n  import B from "grain-ui";\n  let c: number = a;\n</script>\n<svelte:head>\n  <script src="https://cdn.mill.example/t.js"></script>\n</svelte:head>\n{#if a < 1}<B {...c} on:click={() => (d > 1)} />{/if}\n';
  assert.equal(await placed(text, 'B.svelte'), [
    '2:21 "mill-stats"',
    '5:17 "grain-ui"',
    '9:16 https://cdn.mill.example/t.js',
    '9:16 https://cdn.mill.example/t.js',
  ]);
});

markup('a page of Astro', async () => {
  const text =
    '---\nimport Grain from "grain-ui";\nconst a: string = "x";\n---\n<html><body>{a && <Grain />}\n<script>\n  import "mill-stats";\n</script>\n<script is:inline src={"https://cdn.mill.example/t.js"}></script>\n</body></html>';
  assert.equal(await placed(text, 'C.astro'), [
    '2:19 "grain-ui"',
    '7:10 "mill-stats"',
    '9:23 {"https://cdn.mill.example/t.js"}',
    '9:23 {"https://cdn.mill.example/t.js"}',
  ]);
});

markup('a page of HTML', async () => {
  const text =
    '<!doctype html>\n<!-- <script src="https://old.mill.example/a.js"></script> -->\n<script async src=https://cdn.mill.example/a.js></script>\n<script>\n  gtag("config", "G-1");\n</script>\n<script type="application/ld+json">{"url": "https://mill.example"}</script>\n' +
    '<script type="text/plain" data-category="analytics" src="https://cdn.mill.example/b.js"></script>\n<script>{{ template }} oops(</script>\n<a href="https://mill.example">Mill</a><img alt="a > b" src="//px.mill.example/p.gif">';
  assert.equal(await shown(text, 'd.html'), [
    'script cdn.mill.example browser',
    'start cdn.mill.example',
    'global gtag',
    'start gtag',
    'script cdn.mill.example browser',
    'start cdn.mill.example gated',
    'image px.mill.example browser',
    'has a syntax error in line 9',
  ]);
});

markup('a schema of Prisma', async () => {
  const text =
    'generator client {\n  provider = "prisma-client-js"\n}\n\nmodel User {\n  id Int @id\n  email String @unique // the address\n  emailVerified DateTime?\n  dateOfBirth DateTime?\n  address Address?\n}\n\nmodel Company {\n  email String\n  iban String?\n}\n';
  assert.equal(await shown(text, 'schema.prisma'), [
    'model contact.email User.email',
    'model demographic.age User.dateOfBirth',
    'model financial.bank_account Company.iban',
  ]);
  assert.equal((await placed(text, 'schema.prisma'))[0], '7:3 email');
});

markup('tables of SQL, with what is added and taken away later', async () => {
  const text = [
    'CREATE TABLE IF NOT EXISTS "public"."users" (',
    '  id uuid PRIMARY KEY,',
    '  email text NOT NULL, -- the address',
    '  "email_verified" boolean,',
    '  `phone` varchar(20),',
    '  CONSTRAINT email UNIQUE (email)',
    ');',
    'create table wines (name text, email text);',
    'create table accounts (',
    '  name text,',
    '  email text',
    ');',
    'create table user_accounts (',
    '  name text',
    ');',
    'ALTER TABLE members',
    '  ADD COLUMN IF NOT EXISTS birthday date,',
    '  ADD passport_number text;',
    'ALTER TABLE users DROP COLUMN phone;',
    '-- ALTER TABLE users ADD COLUMN ssn text;',
    "INSERT INTO users VALUES ('email text');",
  ].join('\r\n');
  assert.equal(await shown(text, 'db/001.sql'), [
    'model contact.email users.email',
    'model contact.email accounts.email',
    'model identity.name user_accounts.name',
    'model demographic.age members.birthday',
    'model identity.government_id members.passport_number',
  ]);
  assert.equal(await placed(text, 'db/001.sql'), ['3:3 email', '11:3 email', '14:3 name', '17:28 birthday', '18:7 passport_number']);
});

markup('SQL that takes away: in its own file, and not where it only leads back', async () => {
  const text = [
    '-- +goose Up',
    'create table users (email text,',
    '  phone text,',
    '  birthday date,',
    '  first_name text',
    ');',
    'alter table Users drop column Phone, drop column "birthday";',
    'alter table users rename column first_name to last_name;',
    'create table guests (',
    '  email text',
    ');',
    'drop table if exists guests;',
    '-- +goose Down',
    'alter table users add column ssn text;',
    'drop table users;',
    '-- +goose Up',
    'alter table users add iban text;',
  ].join('\n');
  assert.equal(await placed(text, 'db/001.sql'), ['8:47 last_name', '17:23 iban']);
  assert.equal(await placed(text, 'db/001_users.down.sql'), []);
  assert.equal(await placed(text, 'db/U1__users.sql'), []);
});

markup('tables of what people do', async () => {
  const text =
    'create table page_visits (\n  ip_address inet,\n  name text,\n  email text\n);\ncreate table stores (\n  ip_address inet\n);\ncreate table visited_stores (\n  ip_address inet\n);\n';
  assert.equal(await shown(text, 'db/001.sql'), [
    'model device.ip_address page_visits.ip_address',
    'model contact.email page_visits.email',
  ]);
});

markup('models of Django and SQLAlchemy', async () => {
  const text = [
    'from django.db import models',
    'class Customer(models.Model):',
    '    """email = models.EmailField() in words"""',
    '    email = models.EmailField(max_length=254)',
    '    user = models.ForeignKey(User, on_delete=models.CASCADE)',
    '    phone_confirmed = models.BooleanField(default=False)',
    '    def email_of(self):',
    '        phone = normalise(self.phone)',
    'class Wine(models.Model):',
    '    email = models.EmailField()',
    'class Member(Base):',
    '    first_name: Mapped[str] = mapped_column(String(30))',
    '    phone = db.Column(db.String(20))',
    'email = Column(String)',
  ].join('\n');
  assert.equal(await shown(text, 'shop/models.py'), [
    'model contact.email Customer.email',
    'model identity.name Member.first_name',
    'model contact.phone Member.phone',
  ]);
  assert.is((await placed(text, 'shop/models.py'))[0], '4:5 email');
});

markup('schema.rb of Rails', async () => {
  const text = [
    'ActiveRecord::Schema[7.1].define(version: 1) do',
    '  create_table "patients", force: :cascade do |t|',
    '    t.string "email", null: false',
    '    t.date :date_of_birth',
    '    t.index ["email"], name: "x"',
    '  end',
    '  create_table "wines" do |t|',
    '    t.string "email"',
    '  end',
    'end',
  ].join('\n');
  assert.equal(await shown(text, 'db/schema.rb'), ['model contact.email patients.email', 'model demographic.age patients.date_of_birth']);
  assert.equal(await placed(text, 'db/schema.rb'), ['3:15 email', '4:13 date_of_birth']);
});

for (const [path, piece] of [
  ['a.sql', 'create table a (\nemail text,\n'],
  ['a.sql', 'alter table users add email text drop column email\n'],
  ['a.sql', 'create table if not exists '],
  ['models.py', 'class User(a):\n    email = Field(\n'],
  ['schema.rb', 'create_table "users"\nt.string "email"\n'],
] as const)
  markup(`takes time in step with a hostile schema: ${JSON.stringify(piece)}`, async () => {
    const read = (text: string): unknown => schemaFields(path, text);
    assert.is(await growthOf((length) => piece.repeat(length / piece.length), read, 10_000), null);
  });

markup('an offset counts units, and a byte order mark is one', async () => {
  assert.equal(await placed('\uFEFF/* 😀 */ import "mill-stats";', 'a.ts'), ['1:18 "mill-stats"']);
});

for (const piece of ['<a ', '<script>', '<a b="', '<a {', '<!--', '</script', '<a b={{'])
  markup(`takes time in step with hostile markup: ${piece}`, async () => {
    assert.is(await growthOf((length) => piece.repeat(length / piece.length), elementsIn, 10_000), null);
  });

markup.run();
