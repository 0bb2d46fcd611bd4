/** How the screen is built: one page that loads nothing from outside itself, and no script in the page's text. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** What the first program's file is called. */
const first = 'begin';

/** The screen's program is fetched with the page's first words, and not only when its first script asks for it. */
const fetchedAtOnce: Plugin = {
  name: 'fetched-at-once',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      const program = chunks.find(({ name }) => name === first);
      if (program === undefined) throw new Error("the screen's program is in no file of its own");
      const sheets = Object.keys(bundle).filter((name) => name.endsWith('.css'));
      if (sheets.length > 1) throw new Error(`a sheet is not in screens/sheets.ts: ${sheets.join(', ')}`);
      const isEntry = (name: string): boolean => chunks.some(({ fileName, isEntry: is }) => is && fileName === name);
      return [program.fileName, ...program.imports.filter((name) => !isEntry(name))].map((name) => ({
        tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `./${name}` }, injectTo: 'head',
      }));
    },
  },
};

type ModuleGraph = { readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null };

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** What a module needs before it can run, itself included. */
function neededBy(root: string, graph: ModuleGraph): ReadonlySet<string> {
  const needed = new Set<string>([root]);
  // A set that grows is walked to its end.
  for (const id of needed) graph.getModuleInfo(id)?.importedIds.forEach((each) => needed.add(each));
  return needed;
}

/**
 * The first program is two files: what it shares with later screens would otherwise be a dozen small ones, each asked for by itself.
 * React is the second, because it makes errors while it is read, and the engine reads a file once more for the place of each.
 */
function firstFile(id: string, graph: ModuleGraph): string | null {
  if (neededBy(pathOf('./main.tsx'), graph).has(id)) return null;
  if (!neededBy(pathOf('./begin.tsx'), graph).has(id)) return null;
  return /node_modules\/(?:react|react-dom|scheduler)\//.test(id) ? 'react' : first;
}

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
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: firstFile, debugName: first, includeDependenciesRecursively: false }] } },
    },
  },
});
