// Code inside other languages: every place is the place in the file.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
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

markup('an offset counts units, and a byte order mark is one', async () => {
  assert.equal(await placed('\uFEFF/* 😀 */ import "mill-stats";', 'a.ts'), ['1:18 "mill-stats"']);
});

for (const piece of ['<a ', '<script>', '<a b="', '<a {', '<!--', '</script', '<a b={{'])
  markup(`takes time in step with hostile markup: ${piece}`, async () => {
    assert.is(await growthOf((length) => piece.repeat(length / piece.length), elementsIn, 10_000), null);
  });

markup.run();
