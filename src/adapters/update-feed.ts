/**
 * Where newer programs come from, as the packed program was told when it was built. Fetches nothing; says why there are no
 * updates where there are none.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file that electron-builder puts beside the archive of a program that was packed with a feed. */
export const feedFile = 'app-update.yml';

export type UpdateFeed = { readonly url: string } | { readonly off: string };

/**
 * The feed of a program whose resources lie in `folder`. Only an https address is taken, or one of this very machine; and on
 * Windows only where the program names its publisher, for without that electron-updater would take an unsigned installer.
 */
export function readUpdateFeed(folder: string, platform: NodeJS.Platform): UpdateFeed {
  const text = textOf(join(folder, feedFile));
  if (text === null) return { off: 'the program was packed without a feed' };
  if (valueOf(text, 'provider') !== 'generic') return { off: 'the feed is of a kind that is not known' };
  const url = valueOf(text, 'url');
  if (url === null || !isSafe(url)) return { off: 'the feed has no https address' };
  if (platform === 'win32' && !/^publisherName:/m.test(text)) {
    return { off: 'the program names no publisher, so a newer one could not be told from a forged one' };
  }
  return { url };
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** A value on a line of its own, as electron-builder writes them. */
function valueOf(yaml: string, name: string): string | null {
  return new RegExp(`^${name}: *(['"]?)(.+?)\\1 *$`, 'm').exec(yaml)?.[2] ?? null;
}

function isSafe(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === '127.0.0.1'));
}
