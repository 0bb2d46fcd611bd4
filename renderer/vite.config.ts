/** How the screen is built: one page that loads nothing from outside itself, and no script in the page's text. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The screen's program is fetched with the page's first words, and not only when its first script asks for it. */
const fetchedAtOnce: Plugin = {
  name: 'fetched-at-once',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      const program = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/begin.tsx') === true);
      if (program === undefined) throw new Error("the screen's program is in no file of its own");
      const isEntry = (name: string): boolean => chunks.some(({ fileName, isEntry: is }) => is && fileName === name);
      return [program.fileName, ...program.imports.filter((name) => !isEntry(name))].map((name) => ({
        tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `./${name}` }, injectTo: 'head',
      }));
    },
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  publicDir: false,
  plugins: [react(), fetchedAtOnce],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    // A picture or a font inside a stylesheet would need `data:` in the page's policy.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
});
