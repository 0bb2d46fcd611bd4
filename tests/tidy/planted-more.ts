/**
 * More faults for the small house: modules, tests, the ledger, the shell, the page, sizes, names and the repository.
 * Each must yield exactly its one finding.
 */
import { type Planted, PLANTED_FIRST, adds, puts } from './planted.ts';

const MONEY = 'src/domain/money.ts';
const OPEN = 'db/open.ts';
const PAGE = 'renderer/display.tsx';
const STORE = 'renderer/stores/checkout.ts';
const TEST = 'tests/domain/money.test.ts';
const SCRIPT = 'scripts/till.ts';
const NOTE = '// What this is; it never does anything else.\n';
const lines = (count: number, line: string): string => `${line}\n`.repeat(count);

const modules: readonly Planted[] = [
  adds('a barrel', 'barrel', SCRIPT, "export * from './devices.ts';"),
  {
    name: 'an index file', rule: 'barrel', path: 'db/index.ts',
    plant: (house) => {
      house.set('db/index.ts', `${NOTE}export const won = 1;\n`);
      house.set(OPEN, `${house.get(OPEN) ?? ''}import './index.ts';\n`);
    },
  },
  adds('an enum', 'enum', SCRIPT, 'export enum Tender { Cash }'),
  adds('a namespace', 'enum', SCRIPT, 'export namespace Till { export const a = 1; }'),
  adds('a default export', 'default-export', 'src/mall/wire.ts', 'export default version;'),
  adds('a class without a reason', 'class', SCRIPT, 'export class Drawer {}'),
  adds('a text thrown', 'throw', SCRIPT, "export const stop = () => { throw 'out of paper'; };"),
  adds('code made from text', 'eval', SCRIPT, "export const made = new Function('return 1');"),
  adds('code loaded past the rules', 'eval', SCRIPT, "require('node:fs');"),
];

const tests: readonly Planted[] = ['skip', 'only', 'todo', 'skipIf(true)', 'runIf(true)'].map((word) => (
  adds(`a test with .${word}`, 'floating-test', TEST, ['test', `${word}('later', () => undefined);`].join('.'))));

const moreTests: readonly Planted[] = [
  adds('a test skipped by its option', 'floating-test', TEST, "test('later', { skip: true }, () => undefined);"),
  adds('a test skipped from inside', 'floating-test', TEST, "test('later', (context) => context" + '.skip());', "test('later'"),
  adds('a test by another name', 'floating-test', TEST, "x" + "it('later', () => undefined);"),
];

const ledger: readonly Planted[] = [
  adds('a live database copied as a file', 'copied-database', OPEN, "fs.copyFileSync(path, 'copy');"),
  adds('a script that copies the ledger', 'copied-database', SCRIPT, "cpSync('ledger.sqlite', 'copy');"),
  adds('a lock that keeps readers out', 'pragma', OPEN, "export const mode = 'locking" + "_mode = EXCLUSIVE';"),
  adds('a disk that is not waited for', 'pragma', OPEN, "export const mode = 'PRAGMA synchronous=normal';"),
  adds('a journal that is not WAL', 'pragma', 'db/migrations/0001-journal.sql', "PRAGMA journal_mode = 'DELETE';"),
  adds('SQL in the page', 'sql', PAGE, "export const ask = 'SELECT seq FROM entry';"),
  adds('SQL in small letters', 'sql', 'electron/main.ts', 'export const ask = `insert into entry values (${1})`;'),
  puts('a migration out of step', 'migration', 'db/migrations/0003-late.sql', 'DROP TABLE entry;\n'),
  puts('a migration without a number', 'migration', 'db/migrations/fix.sql', 'DROP TABLE entry;\n'),
  adds('a table that takes any text', 'strict-table', 'db/migrations/0001-journal.sql', 'CREATE TABLE line (seq INTEGER);'),
  adds('a table made by code', 'strict-table', OPEN, "export const made = 'CREATE TABLE line (seq INTEGER)';"),
];

const shell: readonly Planted[] = [
  adds('a second door into main', 'electron-door', 'electron/main.ts', "import { ipcMain } from 'electron';"),
  adds('a door through a property', 'electron-door', 'electron/main.ts', "export const door = (electron) => electron['ipcMain'];"),
  adds('a second door out of the page', 'electron-door', PAGE, 'export const door = (bridge) => bridge.ipcRenderer;'),
  adds('a page of the web opened', 'open-external', 'electron/main.ts', "shell.openExternal('x');"),
  adds('HTML from a text', 'raw-html', PAGE, 'export const name = <b dangerouslySetInnerHTML={{ __html: display }} />;'),
  adds('HTML by assignment', 'raw-html', PAGE, 'root.innerHTML = display;'),
];

const page: readonly Planted[] = [
  adds('money in the browser', 'browser-storage', PAGE, "localStorage.setItem('cart', '1');"),
  adds('a store kept in the browser', 'browser-storage', STORE, "import { persist } from 'zustand/middleware';"),
  adds('an address in the page', 'address', PAGE, "export const mall = 'https://example.org/';"),
  adds('an address in a stylesheet', 'address', 'renderer/parts/till.css', 'main { background: url(https://example.org/a.png); }'),
  adds('words in a part', 'words', PAGE, 'export const pay = <b>결제</b>;'),
  adds('words in an attribute', 'words', PAGE, 'export const pay = <b title="支払い" />;'),
  adds('words in a stylesheet', 'words', 'renderer/parts/till.css', "main::after { content: '원'; }"),
  adds('a store that waits', 'store', STORE, 'export const save = async () => 1;'),
  adds('a store that waits in a chain', 'store', STORE, 'export const save = (ask) => ask().then(useCheckout);'),
  adds('a store that knows another', 'store', STORE, "import { useShift } from './shift.ts';"),
];

const shape: readonly Planted[] = [
  { ...adds('a file of two ideas', 'file-size', SCRIPT, lines(300, '// one more line')), mark: NOTE.trim() },
  { ...adds('a migration of two ideas', 'file-size', 'db/migrations/0001-journal.sql', lines(300, '-- more')), mark: '-- The journal' },
  adds('a function off the page', 'function-size', SCRIPT, `export function ring() {\n${lines(69, '  till;')}}`),
  adds('a component off the page', 'function-size', PAGE, `export const Cart = () => {\n${lines(69, '  display;')}};`),
  adds('a line off the screen', 'line-length', SCRIPT, `// ${'long '.repeat(28)}`, 'long long'),
  {
    name: 'a file named in camel case', rule: 'file-name', path: 'scripts/tillBoot.ts',
    plant: (house) => house.set('scripts/tillBoot.ts', `${NOTE}export const won = 1;\n`),
  },
  puts('a file named after nothing', 'suffix', 'scripts/string-utils.ts', `${NOTE}export const won = 1;\n`),
  adds('a name that says nothing', 'suffix', SCRIPT, 'export type SaleData = { won: number };'),
  adds('a value that says nothing', 'suffix', SCRIPT, 'export const printService = 1;'),
  puts('a file that does not say what it is', 'opening', 'scripts/quiet.ts', 'export const won = 1;\n'),
  adds('a function without a promise', 'docstring', MONEY, 'export function half(won: number): number {\n  return won >> 1;\n}'),
  adds('a constant function without a promise', 'docstring', OPEN, 'export const half = (won: number): number => won >> 1;'),
];

const repository: readonly Planted[] = [
  puts('a stray file at the top', 'place', 'notes.md', 'later\n'),
  {
    name: 'a folder without rules', rule: 'place', path: 'src/common/won.ts',
    plant: (house) => {
      house.set('src/common/won.ts', `${NOTE}export const won = 1;\n`);
      house.set(SCRIPT, `${house.get(SCRIPT) ?? ''}import '../src/common/won.ts';\n`);
    },
  },
  { name: 'README.md is missing', rule: 'place', path: 'README.md', plant: (house) => house.delete('README.md') },
  puts('a path of one machine', 'machine', '.ci/run', 'cd /ho' + 'me/someone/till\n'),
  adds('a folder of one machine', 'machine', SCRIPT, "export const spool = '/tm" + "p/spool';"),
  puts('the host of a registry', 'machine', '.npmrc', 'registry=https://registry.npm' + 'js.org/\n'),
];

export const PLANTED: readonly Planted[] = [
  ...PLANTED_FIRST, ...modules, ...tests, ...moreTests, ...ledger, ...shell, ...page, ...shape, ...repository,
];
