/**
 * Faults planted into the small house, one by one: each must yield exactly its one finding.
 * A rule that goes blind is found here. Words that a check over the real files would trip on are written in pieces.
 */
import type { RuleName } from './finding.ts';

export type House = Map<string, string>;

export type Planted = {
  readonly name: string;
  readonly rule: RuleName;
  /** The file that the finding must name. */
  readonly path: string;
  /** A text on the line that the finding must name; without it, line 1. */
  readonly mark?: string;
  readonly plant: (house: House) => void;
};

const MONEY = 'src/domain/money.ts';
const HOST = 'src/host/host.ts';
const OPEN = 'db/open.ts';
const PAGE = 'renderer/display.tsx';
const TEST = 'tests/domain/money.test.ts';
const SCRIPT = 'scripts/till.ts';
const NOTE = '// What this is; it never does anything else.\n';
const ANY = 'a' + 'ny';

/** Lines added to the end of a file; the finding must stand on the one that holds `mark` (else on the first). */
export function adds(name: string, rule: RuleName, path: string, code: string, mark = code.split('\n')[0] ?? code): Planted {
  return { name, rule, path, mark, plant: (house) => house.set(path, `${house.get(path) ?? NOTE}${code}\n`) };
}

/** A file put into the house; the finding is about the file as a whole. */
export function puts(name: string, rule: RuleName, path: string, text: string): Planted {
  return { name, rule, path, plant: (house) => house.set(path, text) };
}

const imports: readonly Planted[] = [
  adds('domain imports the host', 'import', MONEY, "import { openHost } from '../host/other.ts';"),
  adds('domain imports a type of the contract only', 'import', MONEY, "import type { Shape } from '../contract/shape.ts';"),
  adds('domain names a type of the database inline', 'import', MONEY, "export type Row = import('../../db/row.ts').Row;"),
  adds('the host imports an adapter', 'import', HOST, "import { till } from '../adapters/system.ts';"),
  adds('the host loads an adapter when it runs', 'import', HOST, "export const late = import('../adapters/system.ts');"),
  adds('an adapter looks behind the ports', 'import', 'src/adapters/system.ts', "import type { openHost } from '../host/host.ts';"),
  adds('the database imports the contract', 'import', OPEN, "import { shape } from '../src/contract/contract.ts';"),
  adds('the page imports the host', 'import', PAGE, "import type { Clock } from '../src/host/ports.ts';"),
  adds('the page imports Node', 'import', PAGE, "import { join } from 'node:path';"),
  adds('a stand-in device shares code with the till', 'import', 'scripts/devices.ts', "import { printed } from '../src/domain/money.ts';"),
  adds('the shell imports a script', 'import', 'electron/main.ts', "export { all } from '../scripts/till.ts';"),
  adds('a script imports a test', 'import', SCRIPT, "import '../tests/domain/money.test.ts';"),
  adds('an import without its ending', 'import-ending', HOST, "import type { Ids } from './ports';"),
  adds('domain imports a package of the contract', 'package', MONEY, "import { z } from 'zod/mini';"),
  adds('the contract imports the whole of zod', 'package', 'src/contract/contract.ts', "import { z as whole } from 'zod';"),
  adds('only the shell imports electron', 'package', SCRIPT, "import { app } from 'electron';"),
  adds('a package that nobody declared', 'package', SCRIPT, "import leftPad from 'left-pad';"),
  adds('a Node module without its prefix', 'package', OPEN, "import { readFileSync } from 'fs';"),
  adds('a package reached through its folder', 'package', SCRIPT, "import '../node_modules/zod/index.js';"),
  {
    name: 'a shipped package that nobody imports', rule: 'dependency', path: 'package.json', mark: '"pretendard"',
    plant: (house) => house.set('renderer/main.tsx', (house.get('renderer/main.tsx') ?? '').replace(/.*pretendard.*\n/, '')),
  },
  {
    name: 'a shipped package without a reason', rule: 'dependency', path: 'package.json', mark: '"zod"',
    plant: (house) => house.set('README.md', (house.get('README.md') ?? '').replace('`zod`', 'zod')),
  },
  {
    name: 'two files import each other', rule: 'cycle', path: 'src/mall/parcel.ts', mark: './wire.ts',
    plant: (house) => {
      house.set('src/mall/parcel.ts', `${NOTE}import type { Wire } from './wire.ts';\n\nexport type Parcel = Wire;\n`);
      const wire = house.get('src/mall/wire.ts') ?? '';
      house.set('src/mall/wire.ts', `${wire}import type { Parcel } from './parcel.ts';\nexport type Wire = Parcel;\n`);
    },
  },
  puts('a file that nobody imports', 'dead-file', 'src/domain/forgotten.ts', `${NOTE}export const won = 1;\n`),
  puts('a stylesheet that nobody imports', 'dead-file', 'renderer/parts/old.css', 'main { color: red; }\n'),
];

const pure: readonly Planted[] = [
  adds('domain reads the clock', 'world', MONEY, 'export const at = Date.now();'),
  adds('domain makes a date', 'world', MONEY, 'export const at = new Date(0);'),
  adds('the clock under another name', 'world', MONEY, 'const Clock = Date;'),
  adds('the clock by its bracket', 'world', MONEY, "export const at = Date['now']();"),
  adds('mall logic throws dice', 'world', 'src/mall/wire.ts', 'export const id = Math.random();'),
  adds('dice taken out of Math', 'world', 'src/mall/wire.ts', 'export const { random } = Math;'),
  adds('the contract formats by locale', 'world', 'src/contract/contract.ts', 'export const text = (1).toLocaleString();'),
  adds('the host sorts by locale', 'world', HOST, "export const order = 'a'.localeCompare('b');"),
  adds('the contract uses Intl', 'world', 'src/contract/contract.ts', "export const money = new Intl.NumberFormat('ko-KR');"),
  adds('the host waits on a timer', 'world', HOST, 'setTimeout(openHost, 1);'),
  adds('the host writes to the console', 'world', HOST, "console.log('sold');"),
  adds('the host reads its environment', 'world', HOST, 'export const { env } = process;'),
  adds('the host reaches round the rules', 'world', HOST, "export const now = globalThis['Date'];"),
  adds('the host calls the network', 'world', HOST, "export const answer = fetch('/');"),
  adds('the host makes an id', 'world', HOST, 'export const id = crypto.randomUUID();'),
  adds('the host knows where it lies', 'world', HOST, 'export const here = import.meta.url;'),
  {
    name: 'the types of Node by reference', rule: 'world', path: 'src/host/ports.ts', mark: '/// <reference',
    plant: (house) => house.set('src/host/ports.ts', `${NOTE}/// <reference types="node" />\nexport type Clock = { now(): number };\n`),
  },
  adds('money read as a fraction', 'decimal', MONEY, "export const won = Number.parseFloat('1.5');"),
  adds('money rounded to a text', 'decimal', MONEY, 'export const text = (1 / 3).toFixed(2);'),
  adds('the host holds words', 'words', HOST, "export const words = '영수증';"),
];

const checker: readonly Planted[] = [
  adds('the type that checks nothing', 'any', SCRIPT, `export const row: ${ANY} = 1;`),
  adds('the type that checks nothing, in a test', 'any', TEST, `const row: ${ANY} = 1;`),
  adds('a cast through the unknown', 'double-cast', SCRIPT, 'export const row = (1 as unk' + 'nown) as string;'),
  adds('a value asserted to be there', 'non-null', OPEN, 'export const first = [1][0]!;'),
  adds('an error of types ignored', 'silenced', SCRIPT, '// @ts-' + 'ignore\nexport const wrong = 1;'),
  adds('a rule of lint switched off', 'silenced', PAGE, '/* eslint-' + 'disable react-hooks/rules-of-hooks */\nexport const wrong = 1;'),
  adds('a note of work left', 'left-over', SCRIPT, '// TO' + 'DO: round it\nexport const left = 1;'),
];

export const PLANTED_FIRST: readonly Planted[] = [...imports, ...pure, ...checker];
