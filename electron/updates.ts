/**
 * Newer programs through electron-updater: asked for, fetched and installed only when told so. Decides nothing about when;
 * whatever goes wrong is a line in the log and a phase that the screen has words for.
 */
import type { AppUpdater } from 'electron-updater';
import type { UpdateState } from '../src/domain/updates.ts';
import type { Updates } from '../src/host/ports.ts';

/** What of electron-updater is touched. */
export type Updater = Pick<
  AppUpdater,
  | 'autoDownload' | 'autoInstallOnAppQuit' | 'autoRunAppAfterInstall' | 'allowPrerelease' | 'allowDowngrade' | 'disableWebInstaller'
  | 'logger' | 'setFeedURL' | 'checkForUpdates' | 'downloadUpdate' | 'quitAndInstall' | 'on'
>;

export type UpdateOptions = {
  readonly updater: Updater;
  /** The feed's address: a folder with `latest.yml` and its like. */
  readonly url: string;
  /** The version that runs. */
  readonly running: string;
  readonly report: (event: string, detail: string) => void;
  /** Ends the till in order; the ledger is closed when it resolves. */
  readonly closeTill: () => Promise<void>;
  /** Runs when an installation failed after the till was closed: opens the old program again. */
  readonly startAgain: () => void;
  /** How long a feed may be silent before it counts as gone. */
  readonly silentMs?: number;
};

/** What came is not what the feed vouched for, or nobody vouched for it, or it is not of our making. */
const untrusted: readonly string[] = ['ERR_CHECKSUM_MISMATCH', 'ERR_UPDATER_NO_CHECKSUM', 'ERR_UPDATER_INVALID_SIGNATURE'];
const usualSilentMs = 60_000;

/** Opens the updates of a packed program. Nothing is asked or fetched by this. */
export function openUpdates(options: UpdateOptions): Updates {
  const { updater, url, running, report, silentMs = usualSilentMs } = options;
  setUp(updater, url);
  const listeners: (() => void)[] = [];
  let state: UpdateState = { phase: 'unasked', running, offered: '', percent: 0 };
  let isInstalling = false;
  const tell = (phase: UpdateState['phase'], offered = '', percent = 0): void => {
    state = { phase, running, offered, percent };
    listeners.forEach((listener) => listener());
  };
  const fail = (fault: unknown): void => {
    report('updates.failed', firstLineOf(fault));
    tell(untrusted.includes(codeOf(fault)) ? 'untrusted' : 'unreachable');
  };
  const begin = patiently(silentMs, fail);
  const percentHeard = { run: (_percent: number): void => undefined };
  updater.on('download-progress', ({ percent }) => percentHeard.run(percent));
  updater.on('error', (fault) => {
    if (!isInstalling) return;
    report('updates.not_installed', firstLineOf(fault));
    options.startAgain();
  });

  return {
    state: () => state,
    onChange: (listener) => void listeners.push(listener),
    check: () => {
      if (state.phase === 'asking' || state.phase === 'fetching') return;
      tell('asking');
      void begin(async () => {
        const found = await updater.checkForUpdates();
        if (found === null) throw new Error('this program was not installed in a way that can be updated');
        const isOurs = found.isUpdateAvailable && !isPrerelease(found.updateInfo.version);
        return () => tell(isOurs ? 'offered' : 'newest', isOurs ? found.updateInfo.version : '');
      });
    },
    fetch: () => {
      const { phase, offered } = state;
      if (phase !== 'offered') return;
      tell('fetching', offered);
      void begin(async (heard) => {
        percentHeard.run = (percent) => {
          heard();
          if (state.phase === 'fetching') tell('fetching', offered, Math.floor(percent));
        };
        await updater.downloadUpdate();
        return () => tell('ready', offered, 100);
      });
    },
    install: () => {
      if (state.phase !== 'ready' || isInstalling) return;
      isInstalling = true;
      // The answer to whoever pressed leaves first.
      setImmediate(() => void install(options));
    },
  };
}

type Work = (heard: () => void) => Promise<() => void>;

/**
 * Runs one thing after the other, and gives one up when nothing was heard of it for too long. What a thing answers is how
 * it ends; an end that comes too late is dropped.
 */
function patiently(silentMs: number, fail: (fault: unknown) => void): (work: Work) => Promise<void> {
  /** Rises with each thing begun and with each given up. */
  let turn = 0;
  return async (work) => {
    const mine = (turn += 1);
    let timer: NodeJS.Timeout | undefined;
    const heard = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (mine !== turn) return;
        turn += 1;
        fail(new Error(`the feed said nothing for ${silentMs} ms`));
      }, silentMs);
    };
    heard();
    const end = await work(() => mine === turn && heard()).catch((fault: unknown) => () => fail(fault));
    clearTimeout(timer);
    if (mine === turn) end();
  };
}

async function install({ updater, report, closeTill, startAgain }: UpdateOptions): Promise<void> {
  try {
    report('updates.installing', 'the till is closed for it');
    await closeTill();
    report('updates.handed_over', 'the installer has it now');
    // Without the installer's own questions, and the new program is started after it.
    updater.quitAndInstall(true, true);
  } catch (fault) {
    report('updates.not_installed', firstLineOf(fault));
    startAgain();
  }
}

/** Nothing by itself, nothing older, nothing unfinished. */
function setUp(updater: Updater, url: string): void {
  updater.logger = null;
  updater.setFeedURL({ provider: 'generic', url });
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.autoRunAppAfterInstall = true;
  updater.allowPrerelease = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
}

function isPrerelease(version: string): boolean {
  return version.includes('-');
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : '';
}

/** Messages of the library go on with whole pages of a server. */
function firstLineOf(fault: unknown): string {
  return (fault instanceof Error ? fault.message : String(fault)).split('\n')[0]?.slice(0, 200) ?? '';
}
