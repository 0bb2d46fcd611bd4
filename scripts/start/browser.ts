/** Which installed browser shows the till, and how it is told to. Starts none. */
import { accessSync, constants, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';

export type Browser = { readonly name: string; readonly path: string };

export type BrowserStart = {
  readonly address: string;
  /** Where the browser keeps its own files. */
  readonly profile: string;
  readonly isRoot: boolean;
  /** Fills the screen, without a frame. */
  readonly kiosk: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Names on the PATH, best first. */
const commands = [
  'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable', 'msedge',
];
/** Places below a folder of programs, best first. */
const macPlaces = [
  'Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const windowsPlaces = [
  'Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe',
];

/** The first browser of Chromium's kind that `isProgram` finds, or null. */
export function findBrowser(
  platform: NodeJS.Platform, environment: Environment, home: string, isProgram: (path: string) => boolean,
): Browser | null {
  const path = placesOf(platform, environment, home).find(isProgram);
  if (path === undefined) return null;
  return { name: (platform === 'win32' ? win32 : posix).basename(path, '.exe'), path };
}

function placesOf(platform: NodeJS.Platform, environment: Environment, home: string): string[] {
  if (platform === 'win32') {
    const folders = [environment['ProgramFiles'], environment['ProgramFiles(x86)'], environment['LOCALAPPDATA']];
    return windowsPlaces.flatMap((place) => folders.flatMap((folder) => (folder ? [win32.join(folder, place)] : [])));
  }
  // A relative entry would run whatever lies in the directory the till was started from.
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => posix.isAbsolute(folder));
  const onPath = commands.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
  if (platform !== 'darwin') return onPath;
  const applications = ['/Applications', posix.join(home, 'Applications')];
  return [...macPlaces.flatMap((place) => applications.map((folder) => posix.join(folder, place))), ...onPath];
}

/** Is there a file that may be run? */
export function isProgramFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * How a browser is told to show one page as a window of its own, as large as the screen: with a profile of the till's, with
 * nothing that talks to its maker, and with no translator, who would put words of its own where the page looks for its texts.
 * Its sandbox is switched off only for root, whom Chromium refuses otherwise.
 */
export function browserArguments({ address, profile, isRoot, kiosk }: BrowserStart): string[] {
  return [
    `--app=${address}`, `--user-data-dir=${profile}`, '--no-first-run', '--no-default-browser-check',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-features=Translate', '--start-maximized',
    ...(kiosk ? ['--kiosk'] : []),
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}
