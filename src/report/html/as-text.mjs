// What esbuild makes of `import style from './page.css?text'`; the types are in text.d.ts.
import { join } from 'node:path';
import { build } from 'esbuild';

/** What is text to the program: styles, and what runs in a browser, made small. */
export const asText = {
  name: 'as-text',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\?text$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace(/\?text$/, '')),
      namespace: 'text',
    }));
    onLoad({ filter: /./, namespace: 'text' }, async ({ path }) => {
      const {
        outputFiles: [file],
      } = await build({
        entryPoints: [path],
        bundle: true,
        write: false,
        minify: true,
        charset: 'ascii',
        platform: 'browser',
        target: ['chrome109', 'firefox115', 'safari16'],
        logLevel: 'warning',
      });
      return { contents: file.text.trim(), loader: 'text', watchFiles: [path] };
    });
  },
};
