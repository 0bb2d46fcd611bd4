/** How the screen is built: one page that loads nothing from outside itself, and no script in the page's text. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  publicDir: false,
  plugins: [react()],
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
