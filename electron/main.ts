/** The composition root of the application window: options, till, door, window. Decides nothing itself. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as electron from 'electron';
import { defaultDataDirectory } from '../src/adapters/data-directory.ts';
import type { Keystore } from '../src/adapters/secrets.ts';
import { doorOptions, readDoorOptions } from '../src/adapters/till-options.ts';
import { serve } from '../src/contract/serve.ts';
import { exitCodeOf, openTill, sentenceOf, type Till } from '../src/wiring.ts';
import { boot, type ShellWindow } from './boot.ts';
import { openIpcDoor } from './transport-ipc.ts';

const { app, dialog, safeStorage } = electron;
const usageExit = 2;
/** Built, this file lies in electron/dist of the program. */
const program = join(import.meta.dirname, '..', '..');

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

/** Options of Chromium's and of Electron's stand on the same command line, so what is not ours is passed over. */
function readOptions(): ReturnType<typeof readDoorOptions> {
  const { values } = parseArgs({ args: process.argv.slice(1), options: doorOptions, strict: false, allowPositionals: true });
  return readDoorOptions(values, defaultDataDirectory(process.platform, process.env, homedir()));
}

function attach(till: Till, window: ShellWindow): void {
  openIpcDoor(electron, window, (transport) => {
    serve(transport, till.house, (fault, name) => {
      till.log.write('error', 'command.fault', `${name}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
    });
  });
}

async function main(): Promise<void> {
  const options = readOptions();
  if (!options.ok) return refuse(`${options.refusal.facts?.['option']} ${options.refusal.facts?.['value']} is no such thing.`, usageExit);
  const { data, printer, demo } = options.value;
  let till: Till | null = null;
  await boot(electron, {
    // Windows keeps the keystore's own key in here: it belongs to the directory as much as the secrets it seals.
    profile: join(data, 'electron'),
    page: join(program, 'renderer', 'dist'),
    preload: join(import.meta.dirname, 'preload.cjs'),
    yield: () => {
      const refusal = { code: 'directory_in_use', facts: { directory: data } } as const;
      process.stderr.write(`${sentenceOf(refusal)}\n`);
      app.exit(exitCodeOf(refusal));
    },
    open: async (window) => {
      const opened = await openTill({ data, printer, demo, keystore: keystore(), program });
      if (!opened.ok) {
        refuse(sentenceOf(opened.refusal), exitCodeOf(opened.refusal));
        return false;
      }
      till = opened.value;
      attach(till, window);
      return true;
    },
    close: async () => {
      await till?.close();
    },
  });
}

void main();
