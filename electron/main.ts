/** The composition root of the application window: options, till, door, window. Decides nothing itself. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as electron from 'electron';
import { autoUpdater } from 'electron-updater';
import { anchorFolder, defaultDataDirectory } from '../src/adapters/data-directory.ts';
import type { Keystore } from '../src/adapters/secrets.ts';
import { doorOptions, readDoorOptions, type DoorOptions } from '../src/adapters/till-options.ts';
import { readUpdateFeed, type UpdateFeed } from '../src/adapters/update-feed.ts';
import { serve } from '../src/contract/serve.ts';
import type { Result } from '../src/domain/result.ts';
import { exitCodeOf, openTill, sentenceOf, type Till } from '../src/wiring.ts';
import { boot, type BootOptions } from './boot.ts';
import type { ShellWindow } from './parts.ts';
import { refusedStart } from './switches.ts';
import { openIpcDoor } from './transport-ipc.ts';
import { openUpdates } from './updates.ts';
import { leavingWords } from './words.ts';

type Window = electron.BrowserWindow;

const { app, dialog, safeStorage } = electron;
const givenUp = 'The screen of the till failed again and again; what was sold and the open cart are kept. Start it anew.';
const exits = { fault: 1, usage: 2 } as const;
/** Built, this file lies in electron/dist of the program. */
const program = join(import.meta.dirname, '..', '..');
const now = (): number => performance.now();

/** The system's keystore; null where Electron would only pretend to have one. */
function keystore(): Keystore | null {
  const isPretence = process.platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
  if (isPretence || !safeStorage.isEncryptionAvailable()) return null;
  return { encrypt: (text) => safeStorage.encryptString(text), decrypt: (sealed) => safeStorage.decryptString(sealed) };
}

function refuse(sentence: string, code: number): void {
  process.stderr.write(`${sentence}\n`);
  dialog.showErrorBox('Sodam POS', sentence);
  app.exit(code);
}

function textOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

/** Nobody but the packed program is in production; one that is being built may be looked into. */
function refusalOfStart(): string | null {
  if (!app.isPackaged) return null;
  const isRoot = process.getuid?.() === 0;
  return refusedStart({ args: process.argv.slice(1), environment: process.env, platform: process.platform, isRoot });
}

type Options = DoorOptions & { readonly kiosk: boolean };

/** Options of Chromium's and of Electron's stand on the same command line, so what is not ours is passed over. */
function readOptions(): Result<Options, 'bad_value'> {
  const options = { ...doorOptions, kiosk: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: process.argv.slice(1), options, strict: false, allowPositionals: true });
  const read = readDoorOptions(values, defaultDataDirectory(process.platform, process.env, homedir()));
  return read.ok ? { ok: true, value: { ...read.value, kiosk: values.kiosk === true } } : read;
}

function attach(till: Till, window: ShellWindow): void {
  const report = (event: string, detail: string): void => till.log.write('warn', event, detail);
  openIpcDoor(electron, window, (transport) => {
    serve(transport, till.house, (fault, name) => till.log.write('error', 'command.fault', `${name}: ${textOf(fault)}`));
  }, { report, now });
}

/** Asks before closing over an open sale; true to close. */
async function askToLeave(window: Window): Promise<boolean> {
  const { message, detail, stay, leave } = leavingWords;
  const buttons = [stay, leave];
  const { response } = await dialog.showMessageBox(window, {
    type: 'question', title: 'Sodam POS', message, detail, buttons, defaultId: 0, cancelId: 0, noLink: true,
  });
  return buttons[response] === leave;
}

/** A till that cannot tell is closed without being asked about: nobody may be kept in the window by a broken disk. */
function isSaleOpen(till: Till | null): boolean {
  try {
    return till?.isSaleOpen() === true;
  } catch {
    return false;
  }
}

/** Only the packed program is followed by newer ones, and only where it was packed with a feed of them. */
function feedOf(): UpdateFeed {
  return app.isPackaged ? readUpdateFeed(process.resourcesPath, process.platform) : { off: 'the program is not packed' };
}

function startAgain(): void {
  app.relaunch();
  app.quit();
}

/** The system's ways to end a program, where it has signals. */
function onTold(end: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}

function bootOptions({ data, printer, demo, kiosk }: Options): BootOptions<Window> {
  let till: Till | null = null;
  const report = (event: string, detail: string): void => till?.log.write('error', event, detail);
  process.on('uncaughtExceptionMonitor', (fault) => report('till.died', textOf(fault)));
  return {
    // Windows keeps the keystore's own key in here: it belongs to the directory as much as the secrets it seals.
    profile: join(data, 'electron'),
    page: join(program, 'renderer', 'dist'),
    preload: join(import.meta.dirname, 'preload.cjs'),
    kiosk, now, report, onTold, askToLeave,
    isSaleOpen: () => isSaleOpen(till),
    giveUp: () => refuse(givenUp, exits.fault),
    yield: () => {
      const refusal = { code: 'directory_in_use', facts: { directory: data } } as const;
      process.stderr.write(`${sentenceOf(refusal)}\n`);
      app.exit(exitCodeOf(refusal));
    },
    open: async (window) => {
      const feed = feedOf();
      const updates = 'off' in feed ? null : openUpdates({
        updater: autoUpdater, url: feed.url, running: app.getVersion(), startAgain,
        report: (event, detail) => till?.log.write('warn', event, detail),
        closeTill: async () => {
          await till?.close();
        },
      });
      const opened = await openTill({ data, printer, demo, keystore: keystore(), program, updates, anchors: anchorFolder(data) });
      if (!opened.ok) {
        refuse(sentenceOf(opened.refusal), exitCodeOf(opened.refusal));
        return false;
      }
      till = opened.value;
      till.log.write('info', 'shell.opened', `electron ${process.versions['electron']}, chromium ${process.versions['chrome']}`);
      if ('off' in feed) till.log.write('info', 'updates.off', feed.off);
      attach(till, window);
      return true;
    },
    close: async () => {
      await till?.close();
    },
  };
}

async function main(): Promise<void> {
  const refusal = refusalOfStart();
  if (refusal !== null) return refuse(refusal, exits.usage);
  const options = readOptions();
  if (!options.ok) return refuse(`${options.refusal.facts?.['option']} ${options.refusal.facts?.['value']} is no such thing.`, exits.usage);
  await boot(electron, bootOptions(options.value));
}

main().catch((fault: unknown) => refuse(textOf(fault), exits.fault));
