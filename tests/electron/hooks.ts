/**
 * Gives a program that runs under Node a stand-in whenever it asks for `electron`: the one whose page is a real Chromium
 * when STAND_IN_CHROMIUM is set, else the recording one. Loaded with `--import`.
 */
import { registerHooks } from 'node:module';

const standIn = process.env['STAND_IN_CHROMIUM'] === undefined ? 'electron-module.ts' : 'chromium-module.ts';

registerHooks({
  resolve: (specifier, context, next) => (
    specifier === 'electron' ? { url: new URL(standIn, import.meta.url).href, shortCircuit: true } : next(specifier, context)),
});
