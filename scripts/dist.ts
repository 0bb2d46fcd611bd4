/**
 * `npm run dist`: builds page and shell and packs them for this system, as electron-builder.yml says. SODAM_UPDATE_FEED names the
 * feed that the packed program asks for newer ones; without it there is none. Uploads nothing.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildElectron } from './build-electron.ts';
import { buildPage } from './build-page.ts';

/** When somebody last looked whether this Electron still gets its security patches, and at which. */
export const electronLooked = { at: '2026-11-22', version: '45.4.1' } as const;
/** A program with an Electron that nobody looked at for so long is not given to a shop. */
export const lookedDaysMax = 56;
const usage = 2;

/** What keeps a program from being packed, as a sentence; null for nothing. `now` is in ms since 1970. */
export function refusedDist(feed: string, now: number): string | null {
  const days = Math.floor((now - Date.parse(electronLooked.at)) / 86_400_000);
  if (days > lookedDaysMax) {
    return `Nobody has looked for ${days} days whether Electron ${electronLooked.version} still gets its security patches; look, `
      + 'and write the day into scripts/dist.ts.';
  }
  if (feed !== '' && URL.parse(feed)?.protocol !== 'https:') return `SODAM_UPDATE_FEED is ${feed}, but a feed needs an https address.`;
  return null;
}

/** Words for electron-builder's command line that give the packed program a feed; none without one. */
export function feedWords(feed: string): string[] {
  return feed === '' ? [] : ['-c.publish.provider=generic', `-c.publish.url=${feed}`];
}

async function pack(feed: string, more: readonly string[]): Promise<number> {
  await buildPage();
  await buildElectron();
  const builder = join(dirname(createRequire(import.meta.url).resolve('electron-builder/package.json')), 'cli.js');
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  const child = spawn(process.execPath, [builder, '--publish', 'never', ...feedWords(feed), ...more], { cwd, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

if (import.meta.main) {
  const feed = process.env['SODAM_UPDATE_FEED'] ?? '';
  const refusal = refusedDist(feed, Date.now());
  if (refusal !== null) process.stderr.write(`${refusal}\n`);
  process.exitCode = refusal === null ? await pack(feed, process.argv.slice(2)) : usage;
}
