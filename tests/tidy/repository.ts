/**
 * Rules about the repository as a whole: what lies at the top, words that belong to one machine, and the migrations.
 * Never looks at how code is written.
 */
import { posix } from 'node:path';
import type { Finding } from './finding.ts';
import { type Files, type Unit, textsOf, within } from './parse.ts';
import { CJK, MACHINE_WORDS, PRAGMAS, PRODUCT, SRC_FOLDERS, TOP_LEVEL } from './tables.ts';

const MIGRATION = /^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/;

export function repositoryFindings(files: Files, units: readonly Unit[]): Finding[] {
  const sql = [...files].filter(([path]) => path.endsWith('.sql') && within(path, PRODUCT));
  return [
    ...topLevel(files), ...sources(files), ...machineWords(files), ...migrations(files),
    ...sql.flatMap(([path, text]) => [...strictTables(path, text, 1), ...pragmas(path, text)]),
    ...[...files].filter(([path]) => /^renderer\/.*\.(?:css|html)$/.test(path)).flatMap(([path, text]) => pages(path, text)),
    ...units.filter(({ path }) => within(path, ['db']))
      .flatMap(({ path, tree }) => textsOf(tree).flatMap(({ text, line }) => strictTables(path, text, line))),
  ];
}

function topLevel(files: Files): Finding[] {
  const present = new Set([...files.keys()].map((path) => path.split('/')[0] ?? ''));
  const find = (path: string, says: string): Finding => ({ rule: 'place', path, line: 1, says });
  const missing = TOP_LEVEL.filter((name) => !present.has(name));
  const extra = [...present].filter((name) => !name.startsWith('.') && !TOP_LEVEL.includes(name));
  return [
    ...missing.map((name) => find(name, 'is missing; the top of the repository holds exactly TOP_LEVEL of tests/tidy/tables.ts')),
    ...extra.map((name) => find(name, 'has no place at the top; put it into the folder that it serves')),
  ];
}

/** Code below `src` lies in a folder that has a row in the import table. */
function sources(files: Files): Finding[] {
  const lost = [...files.keys()].filter((path) => /^src\/.*\.tsx?$/.test(path) && !within(path, SRC_FOLDERS));
  const says = `lies in no folder of the house; put it into one of ${SRC_FOLDERS.join(', ')}`;
  return lost.map((path) => ({ rule: 'place', path, line: 1, says }));
}

function machineWords(files: Files): Finding[] {
  return [...files].flatMap(([path, text]) => MACHINE_WORDS.filter(({ text: word, except }) => word.test(text) && !within(path, except))
    .flatMap(({ text: word, instead }) => text.split('\n').flatMap((line, index): Finding[] => (
      word.test(line) ? [{ rule: 'machine', path, line: index + 1, says: instead }] : []))));
}

/** Each folder of migrations counts from 0001 without a gap, so that every ledger takes the same steps. */
function migrations(files: Files): Finding[] {
  const folders = new Map<string, string[]>();
  for (const path of files.keys()) {
    const folder = posix.dirname(path);
    if (within(path, ['db']) && posix.basename(folder) === 'migrations') folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return [...folders.values()].flatMap((paths) => paths.sort().flatMap((path, index): Finding[] => {
    const number = MIGRATION.exec(posix.basename(path))?.[1];
    const expected = String(index + 1).padStart(4, '0');
    if (number === expected) return [];
    const says = `is not the migration ${expected}-name.sql that comes next; number them from 0001 without a gap`;
    return [{ rule: 'migration', path, line: 1, says }];
  }));
}

/** Blanks comments and texts, keeping every character's place. */
function bare(sql: string): string {
  return sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\n]|'')*'/g, (part) => part.replace(/[^\n]/g, ' '));
}

/** A table that is not STRICT takes text in a column of integers. */
function strictTables(path: string, text: string, firstLine: number): Finding[] {
  const sql = bare(text);
  const starts = [...sql.matchAll(/\bCREATE\s+(?:TEMP(?:ORARY)?\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?["`[]?([\w.?]+)/gi)];
  return starts.flatMap(({ index, 0: head, 1: name = '' }): Finding[] => {
    const options = /^\s*[\]"`]?\s*\(/.test(sql.slice(index + head.length)) ? afterParentheses(sql, index + head.length) : '';
    if (/^[^;]*\bSTRICT\b/i.test(options)) return [];
    const line = firstLine + sql.slice(0, index).split('\n').length - 1;
    return [{ rule: 'strict-table', path, line, says: `creates the table ${name} without STRICT; end it with ') STRICT;'` }];
  });
}

function afterParentheses(sql: string, from: number): string {
  let depth = 0;
  for (let at = sql.indexOf('(', from); at < sql.length; at += 1) {
    if (sql[at] === '(') depth += 1;
    if (sql[at] === ')') depth -= 1;
    if (depth === 0) return sql.slice(at + 1, at + 200);
  }
  return '';
}

function pragmas(path: string, text: string): Finding[] {
  return bare(text.replaceAll("'", ' ')).split('\n').flatMap((line, index) => PRAGMAS.filter((pragma) => pragma.text.test(line))
    .map(({ instead }): Finding => ({ rule: 'pragma', path, line: index + 1, says: `sets ${line.trim().slice(0, 40)}; ${instead}` })));
}

/** Stylesheets and pages load nothing from outside and hold no words; the name of the SVG language is no address. */
function pages(path: string, text: string): Finding[] {
  const plain = text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, (part) => part.replace(/[^\n]/g, ' '));
  return plain.split('\n').flatMap((line, index): Finding[] => {
    const find = (rule: Finding['rule'], says: string): Finding => ({ rule, path, line: index + 1, says });
    const isAddress = /\bhttps?:/i.test(line.replaceAll('http://www.w3.org/2000/svg', ''));
    const isWords = path.endsWith('.css') && CJK.test(line);
    return [
      ...(isAddress ? [find('address', 'holds an address of the web; the page loads and opens nothing outside itself')] : []),
      ...(isWords ? [find('words', 'holds words; put them into renderer/words')] : []),
    ];
  });
}
