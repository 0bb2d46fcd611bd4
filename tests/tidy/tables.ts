/**
 * The house rules as tables: what each folder may import, what pure code may not touch, the sizes and the names.
 * A change of the architecture is a change here, read in review. Holds no logic.
 */

/** What the files of one place may import. The first row whose `match` fits a path is that path's row. */
export type Row = {
  /** Folders (everything below them) or single files. */
  readonly match: readonly string[];
  /** Folders or single files of this repository. */
  readonly may: readonly string[];
  /** npm packages by exact specifier; `name/*` stands for every path below it. */
  readonly packages: readonly string[];
  /** Whether `node:` modules may be imported. */
  readonly node: boolean;
  /** Endings, besides .ts and .tsx, that a relative import may carry. */
  readonly assets: readonly string[];
};

const PAGE_PACKAGES = [
  'react', 'react-dom', 'react-dom/client', 'zustand', 'zustand/*', 'i18next',
  'react-aria-components', 'lucide-react', 'pretendard/*',
];
const DEVICE_PACKAGES = [
  'ws', 'iconv-lite', 'escpos', 'escpos/printer.js', 'csv-parse', 'csv-parse/sync', 'csv-stringify/sync', 'write-excel-file/node',
  'temporal-polyfill', 'node-hid', 'serialport',
];
const SCRIPT_PACKAGES = ['vite', 'esbuild', 'csv-parse/sync', 'read-excel-file/node', 'ws'];
const PAGE_ASSETS = ['.css', '.woff', '.woff2', '.json', '.svg', '.png'];
/** Tests may import anything; these are the endings that they may name. */
export const TEST_ASSETS = ['.js', '.json', '.css'];

export const ROWS: readonly Row[] = [
  { match: ['src/domain'], may: ['src/domain'], packages: ['es-hangul'], node: false, assets: [] },
  // zod/mini, not zod: the page carries the contract, and the whole of zod is much to load at its start.
  { match: ['src/contract'], may: ['src/domain', 'src/contract'], packages: ['zod/mini'], node: false, assets: [] },
  { match: ['src/mall'], may: ['src/domain', 'src/mall'], packages: ['zod/mini'], node: false, assets: [] },
  // The house steps the sender, whose decisions are the protocol's.
  { match: ['src/host'], may: ['src/domain', 'src/contract', 'src/mall', 'src/host'], packages: [], node: false, assets: [] },
  {
    match: ['src/adapters'],
    may: [
      'src/domain', 'src/contract', 'src/mall', 'src/host/ports.ts', 'src/host/keeping-ports.ts', 'src/host/mall-ports.ts',
      'src/host/report-ports.ts', 'src/adapters',
    ],
    packages: DEVICE_PACKAGES, node: true, assets: ['.json'],
  },
  // Puts the ledger and the adapters behind the ports: what both composition roots share.
  {
    match: ['src/wiring.ts'],
    may: ['src/domain', 'src/host', 'src/adapters', 'db'],
    packages: [], node: true, assets: [],
  },
  {
    match: ['db'],
    may: [
      'src/domain', 'src/mall', 'src/host/ports.ts', 'src/host/keeping-ports.ts', 'src/host/mall-ports.ts', 'src/host/report-ports.ts',
      'src/host/goods-ports.ts', 'db',
    ],
    packages: ['better-sqlite3'], node: true, assets: ['.json'],
  },
  {
    match: ['renderer/vite.config.ts'],
    may: ['src/domain', 'src/contract', 'renderer'],
    packages: [...PAGE_PACKAGES, 'vite', '@vitejs/plugin-react'], node: true, assets: PAGE_ASSETS,
  },
  {
    match: ['renderer'],
    may: ['src/domain', 'src/contract', 'renderer'],
    packages: PAGE_PACKAGES, node: false, assets: PAGE_ASSETS,
  },
  { match: ['electron'], may: ['src', 'db', 'electron'], packages: ['electron', 'electron-updater'], node: true, assets: ['.json'] },
  // The stand-in devices judge the till's bytes, so they share no line with the code that made them.
  {
    match: ['scripts/devices', 'scripts/devices.ts'],
    may: ['scripts/devices', 'scripts/devices.ts'],
    packages: ['ws'], node: true, assets: ['.json'],
  },
  {
    match: ['scripts/bench', 'scripts/bench.ts'],
    may: ['src', 'db', 'scripts'],
    packages: [...SCRIPT_PACKAGES, 'better-sqlite3', 'playwright-core'], node: true, assets: ['.json'],
  },
  {
    match: ['scripts/smoke-electron.ts'],
    may: ['src', 'db', 'scripts'],
    packages: ['playwright-core'], node: true, assets: [],
  },
  { match: ['scripts'], may: ['src', 'db', 'scripts'], packages: SCRIPT_PACKAGES, node: true, assets: ['.json'] },
];

/** Folders that run in any JavaScript engine: the world reaches them as arguments only. */
export const PURE = ['src/domain', 'src/contract', 'src/mall', 'src/host'];
/** Every folder whose code ships or runs beside what ships. */
export const PRODUCT = ['src', 'db', 'electron', 'renderer', 'scripts'];
/** Where each exported function says in a sentence what it promises. */
export const DOCUMENTED = [...PURE, 'src/adapters', 'db'];
/** The folders below `src`; a file anywhere else in it has no rule. */
export const SRC_FOLDERS = [...PURE, 'src/adapters', 'src/wiring.ts'];
/** Where statements of SQL may stand as text. Tests may too. */
export const SQL_PLACES = ['db', 'scripts/bench', 'scripts/bench.ts'];

/** What lies at the top, exactly; names with a leading dot are free. */
export const TOP_LEVEL = [
  'src', 'electron', 'renderer', 'db', 'scripts', 'tests', 'package.json', 'package-lock.json', 'tsconfig.json',
  'electron-builder.yml', 'README.md', 'LICENSE',
];

/** Where running begins: nobody imports these. `scripts/*.ts`, npm scripts and the pages' script tags count as well. */
export const ENTRIES = [
  'electron/main.ts', 'electron/preload.ts', 'db/backup-worker.ts', 'db/reading-worker.ts', 'src/adapters/table-file-worker.ts',
  'renderer/main.tsx', 'renderer/vite.config.ts',
];

/** Files that may hold a class, each with what it must close (rule 8). Keep it short. */
export const CLASSES: ReadonlyMap<string, string> = new Map([
  ['renderer/parts/fault-boundary.tsx', 'React catches a fault of drawing through a class only'],
]);

/** Files that may copy a file which could be a database, each with its reason. Backups go through VACUUM INTO or backup(). */
export const COPIES: ReadonlyMap<string, string> = new Map([]);

/** Globals that bring the world in, and what pure code uses instead. */
export const WORLD: Readonly<Record<string, string>> = {
  Date: 'take the time from Stamp.at or the Clock port (Date.UTC is allowed)',
  Intl: 'write the format by hand, so that every machine prints the same',
  Temporal: 'take the business date from Stamp.businessDate',
  performance: 'take the time from the Clock port',
  setTimeout: 'let tick(now) step the work',
  setInterval: 'let tick(now) step the work',
  setImmediate: 'let tick(now) step the work',
  clearTimeout: 'let tick(now) step the work',
  clearInterval: 'let tick(now) step the work',
  queueMicrotask: 'let tick(now) step the work',
  requestAnimationFrame: 'leave drawing to the renderer',
  console: 'report through the Log port',
  process: 'take it as an argument',
  Buffer: 'keep bytes in src/adapters',
  globalThis: 'take it as an argument',
  window: 'leave the page to the renderer',
  document: 'leave the page to the renderer',
  navigator: 'leave the page to the renderer',
  fetch: 'go through the Mall port',
  WebSocket: 'go through a Transport',
  XMLHttpRequest: 'go through the Mall port',
  crypto: 'go through the Hash, Ids or Signer port',
};

/** A name that may stand only in some files, wherever in the syntax it stands. */
export type Reserved = {
  readonly rule: 'electron-door' | 'open-external' | 'raw-html' | 'browser-storage';
  readonly names: readonly string[];
  /** Where the ban holds. */
  readonly within: readonly string[];
  readonly except: readonly string[];
  readonly instead: string;
};

export const RESERVED: readonly Reserved[] = [
  {
    rule: 'electron-door', names: ['ipcMain'], within: PRODUCT, except: ['electron/transport-ipc.ts'],
    instead: 'only electron/transport-ipc.ts may touch it; go through its Transport',
  },
  {
    rule: 'electron-door', names: ['ipcRenderer'], within: PRODUCT, except: ['electron/preload.ts'],
    instead: 'only electron/preload.ts may touch it; go through the bridge it exposes',
  },
  {
    rule: 'open-external', names: ['openExternal'], within: PRODUCT, except: [],
    instead: 'the till opens nothing outside itself; show the text on the screen',
  },
  {
    rule: 'raw-html', names: ['dangerouslySetInnerHTML', 'innerHTML', 'outerHTML', 'insertAdjacentHTML'],
    within: PRODUCT, except: [], instead: 'a product name could be a script; render text as React children',
  },
  {
    rule: 'browser-storage',
    names: ['localStorage', 'sessionStorage', 'indexedDB', 'cookie', 'cookieStore', 'persist', 'createJSONStorage'],
    within: ['renderer'], except: ['renderer/vite.config.ts'],
    instead: 'money never lives in the browser; keep a draft with the draft.save command',
  },
];

/** Text of settings that make an acknowledged sale lose its disk, or other readers their ledger. */
export const PRAGMAS: readonly { readonly text: RegExp; readonly instead: string }[] = [
  { text: /locking_mode/i, instead: 'verify, backup and reports read while the till sells; leave it at NORMAL, unsaid' },
  { text: /synchronous\s*=\s*['"]?(?:NORMAL|OFF|1|0)\b/i, instead: 'a power cut would lose a sale; use synchronous=FULL' },
  { text: /journal_mode\s*=\s*['"]?(?:DELETE|OFF|MEMORY|TRUNCATE|PERSIST)\b/i, instead: 'use journal_mode=WAL' },
  { text: /mmap_size/i, instead: 'a stray write would reach the file; leave it at 0, unsaid' },
];

export const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/;
/** Words of any of the languages the till speaks, save English: Hangul, kana, Chinese characters. */
export const CJK = /[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u4e00-\u9fff\uac00-\ud7a3]/;

export const LIMITS = { fileLines: 300, functionLines: 70, lineCharacters: 140, tableLineCharacters: 205 };

/** Words that say nothing: no exported name and no file ends in one. A manager is a role, so the bare word is free. */
export const EMPTY_SUFFIX = /(?<!^|^is|^has)Manager$|(?:Helpers?|Utils?|Data|Info|Services?)$|^(?:helpers?|utils?|data|info|services?)$/;
export const EMPTY_FILE_SUFFIX = /-managers?$|(?:^|-)(?:helpers?|utils?|data|info|services?)$/;
export const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;

/** Paths of one machine and hosts of a registry. Written in pieces, so that this file does not name them itself. */
export const MACHINE_WORDS: readonly { readonly text: RegExp; readonly except: readonly string[]; readonly instead: string }[] = [
  {
    text: new RegExp('(?<![\\w.~/-])/(?:ho' + 'me|ro' + 'ot|wo' + 'rk|Users)/\\w'), except: [],
    instead: 'holds a path of one machine; use a path relative to the repository',
  },
  {
    text: new RegExp('(?<![\\w.~/-])/tm' + 'p/\\w'), except: ['tests'],
    instead: 'holds a path of one machine; ask node:os for tmpdir()',
  },
  {
    text: new RegExp('registry\\.npm' + '(?:js|mirror)|registry\\.yarn' + 'pkg'), except: [],
    instead: 'names the host of a registry; leave the choice to the npm of whoever installs',
  },
];
