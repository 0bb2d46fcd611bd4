/** Where the till keeps what it knows when nobody says where: one directory per system, the same for both doors. Makes none. */
import { basename, dirname, join, posix, win32 } from 'node:path';

/** The name people see in a folder of applications. */
const folderName = 'Sodam POS';
/** The same, as folders under `~/.local/share` are named. */
const plainFolderName = 'sodam-pos';

/** The data directory of a user; `environment` and `home` are the process's own. */
export function defaultDataDirectory(
  platform: NodeJS.Platform, environment: Readonly<Record<string, string | undefined>>, home: string,
): string {
  if (platform === 'win32') return win32.join(environment['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local'), folderName);
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', folderName);
  const shared = environment['XDG_DATA_HOME'] ?? '';
  // The base directory specification says to ignore a relative path.
  return posix.join(posix.isAbsolute(shared) ? shared : posix.join(home, '.local', 'share'), plainFolderName);
}

/** Where the anchors of a data directory's till lie: beside it, so that what is put back in it does not put them back, too. */
export function anchorFolder(directory: string): string {
  return join(dirname(directory), `${basename(directory)}-anchors`);
}
