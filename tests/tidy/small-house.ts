/**
 * A house of twenty small files that keeps every rule: the ground on which faults are planted.
 * It holds what looks like a fault but is none (in comments, texts and local names), so a rule that
 * reads too much fails here. Never run, only read.
 */

const NOTE = '// What this is; it never does anything else.\n';

const MANIFEST = {
  scripts: { till: 'node scripts/till.ts', floor: 'node scripts/bench/floor.ts' },
  dependencies: { zod: '4.6.7', 'better-sqlite3': '13.2.0', 'react-dom': '19.3.1', zustand: '5.1.0', pretendard: '1.3.9' },
  devDependencies: { electron: '45.4.1', vite: '8.3.8', esbuild: '0.28.2', ws: '8.23.0', vitest: '5.1.1' },
};

const README = ['# A small house', '', ...Object.keys(MANIFEST.dependencies).map((name) => `- \`${name}\`: it is needed`)].join('\n');

const MONEY = `${NOTE}
// Date.now(), new Date(), Math.random(), console.log, setTimeout and require('fs') in a comment are no fault.
/** Whole won. */
export type Money = number & { readonly brand: 'Money' };

/** What a sale on the first of the month would say: 'new Date()' in a text is no fault. */
export function printed(document: { readonly now: number }, process: string): string {
  const console = { log: [document.now, process], window: Math.max(1, 2) };
  return \`\${console.log.join()} \${console.window} \${Date.UTC(2026, 0, 1)} any as unknown\`;
}
`;

const HOST = `${NOTE}import type { Money } from '../domain/money.ts';
import type { Clock } from './ports.ts';

/** Opens it. 한글 in a comment is no fault. */
export const openHost = (clock: Clock, due: Money): number => clock.now() + due;
`;

const PAGE = `${NOTE}import { createRoot } from 'react-dom/client';
import { useCheckout } from './stores/checkout.ts';
import { useShift } from './stores/shift.ts';
import { words } from './words/ko.ts';
import 'pretendard/dist/web/variable/pretendardvariable.css';
import './parts/till.css';

// 한글, https://example.org and localStorage in a comment are no fault. Select one from the list.
export const root = createRoot;
export const page = <main title="Select one from the list">{words.hello} {useCheckout.length + useShift.length} // text</main>;
`;

const IPC = `${NOTE}import { ipcMain } from 'electron';

export const listen = (): void => void ipcMain.on('text', () => undefined);
`;

const MAIN = `${NOTE}import { openHost } from '../src/host/host.ts';
import './transport-ipc.ts';

export const host = openHost;
`;

const VITE = `${NOTE}import { defineConfig } from 'vite';

export default defineConfig({ base: 'http://127.0.0.1' });
`;

const SCRIPT = `${NOTE}import { openLedger } from '../db/open.ts';
import { till } from '../src/adapters/system.ts';
import { shape } from '../src/contract/contract.ts';
import { version } from '../src/mall/wire.ts';

export const all = [openLedger, till, shape, version];
`;

const FLOOR = `${NOTE}import Database from 'better-sqlite3';

export const floor = [Database, 'SELECT seq FROM entry'];
`;

const TEST = `import { expect, test } from 'vitest';
import { printed } from '../../src/domain/money.ts';

test('prints what it was given', () => {
  const seen = { skip: 1, only: new Date(), todo: 'SELECT seq FROM entry' };
  expect([seen.skip, printed({ now: 1 }, 'a')]).toHaveLength(2);
});
`;

const JOURNAL = `-- The journal. CREATE TABLE nothing (a TEXT); in a comment is no fault, nor is locking_mode.
CREATE TABLE entry (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  body TEXT NOT NULL DEFAULT 'a; b) STRIC'
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_body ON entry (body);
`;

const OPEN = `${NOTE}import Database from 'better-sqlite3';
import type { Clock } from '../src/host/ports.ts';

/** Opens the ledger. */
export function openLedger(path: string, clock: Clock): number {
  const database = new Database(path);
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE IF NOT EXISTS step (name TEXT PRIMARY KEY) STRICT');
  return clock.now();
}
`;

/** The map itself, new for each use. */
export function smallHouse(): Map<string, string> {
  return new Map(Object.entries({
    'package.json': JSON.stringify(MANIFEST, null, 2),
    'package-lock.json': '{}',
    'tsconfig.json': '{}',
    'electron-builder.yml': 'appId: house',
    'README.md': README,
    LICENSE: 'MIT',
    '.gitignore': 'node_modules/',
    'src/domain/money.ts': MONEY,
    'src/contract/contract.ts': `${NOTE}import { z } from 'zod/mini';\n\nexport const shape = z.number();\n`,
    'src/mall/wire.ts': `${NOTE}export const version = 1;\n`,
    'src/host/ports.ts': `${NOTE}export type Clock = { now(): number };\n`,
    'src/host/host.ts': HOST,
    'src/adapters/system.ts': `${NOTE}import { hostname } from 'node:os';\n\nexport const till = [hostname, new Date()];\n`,
    'db/migrations/0001-journal.sql': JOURNAL,
    'db/open.ts': OPEN,
    'electron/main.ts': MAIN,
    'electron/transport-ipc.ts': IPC,
    'electron/preload.ts': `${NOTE}import { ipcRenderer } from 'electron';\n\nexport const send = ipcRenderer;\n`,
    'renderer/index.html': '<script type="module" src="./display.tsx"></script>',
    'renderer/main.tsx': PAGE,
    'renderer/display.tsx': `${NOTE}export const display = <p>1</p>;\n`,
    'renderer/vite.config.ts': VITE,
    'renderer/parts/till.css': '/* 한글, https://example.org in a comment */\nmain { color: red; }\n',
    'renderer/stores/checkout.ts': `${NOTE}import { create } from 'zustand';\n\nexport const useCheckout = create;\n`,
    'renderer/stores/shift.ts': `${NOTE}import { create } from 'zustand';\n\nexport const useShift = create;\n`,
    'renderer/words/ko.ts': `${NOTE}export const words = { hello: '안녕하세요' };\n`,
    'scripts/till.ts': SCRIPT,
    'scripts/devices.ts': `${NOTE}import { createServer } from 'node:net';\n\nexport const server = createServer;\n`,
    'scripts/bench/floor.ts': FLOOR,
    'tests/domain/money.test.ts': TEST,
  }));
}
