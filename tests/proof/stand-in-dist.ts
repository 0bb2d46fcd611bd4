/**
 * A folder that looks like Electron's own distribution for Linux, with a program in it that does nothing: enough to pack
 * the till into, and to have the fuses of its binary turned. Proves nothing about Electron.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands before the fuses in every binary of Electron. */
export const fuseSentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'ascii');

/** The fuses of version 1 in the order of the wire, as the electron/fuses package numbers them. */
export const fuseNames = [
  'runAsNode', 'enableCookieEncryption', 'enableNodeOptionsEnvironmentVariable', 'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation', 'onlyLoadAppFromAsar', 'loadBrowserProcessSpecificV8Snapshot', 'grantFileProtocolExtraPrivileges',
] as const;
/** As Electron ships them: what a build must turn stands the wrong way round. */
const shipped = [1, 0, 1, 1, 0, 0, 0, 1];

/** Makes the folder. */
export function makeStandInDist(folder: string, version: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  const wire = Buffer.from(shipped.map((on) => (on === 1 ? '1' : '0')).join(''), 'ascii');
  const program = join(folder, 'electron');
  copyFileSync('/bin/true', program);
  writeFileSync(program, Buffer.concat([readFileSync(program), fuseSentinel, Buffer.from([1, wire.length]), wire]), { mode: 0o755 });
  for (const language of ['ko', 'en-US', 'de', 'fr']) writeFileSync(join(folder, 'locales', `${language}.pak`), '');
  for (const name of ['chrome-sandbox', 'chrome_crashpad_handler', 'libffmpeg.so', 'icudtl.dat', 'LICENSE', 'LICENSES.chromium.html']) {
    writeFileSync(join(folder, name), '');
  }
  writeFileSync(join(folder, 'version'), version);
}

/** Which fuses are on in a binary, by name. */
export function fusesOf(binary: string): Readonly<Record<string, boolean>> {
  const bytes = readFileSync(binary);
  const at = bytes.indexOf(fuseSentinel);
  if (at < 0 || bytes.indexOf(fuseSentinel, at + 1) >= 0) throw new Error('the fuses of the program were not found once');
  const [version, length = 0] = bytes.subarray(at + fuseSentinel.length);
  if (version !== 1) throw new Error(`fuses of version ${version}`);
  const wire = bytes.subarray(at + fuseSentinel.length + 2, at + fuseSentinel.length + 2 + length).toString('ascii');
  return Object.fromEntries(fuseNames.map((name, place) => [name, wire[place] === '1']));
}
