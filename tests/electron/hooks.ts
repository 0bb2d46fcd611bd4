/** Gives a program that runs under Node the stand-in whenever it asks for `electron`. Loaded with `--import`. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) => (
    specifier === 'electron'
      ? { url: new URL('electron-module.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context)),
});
