/** The bench's table as text, and as one JSON object. Measures and judges nothing. */
import { isMissed, isNotRun, type Figure, type Row, type Unit } from './row.ts';
import type { Machine } from './machine.ts';

export type Report = { readonly date: string; readonly machine: Machine; readonly rows: readonly Row[] };

const digits: Readonly<Record<Unit, number>> = { ms: 3, syncs: 2, pages: 2, x: 2, frames: 2, wrong: 0, KB: 1 };
const heads = ['goal', 'figure', 'measured', 'floor', 'ratio', 'P', 'A', 'held to', 'verdict'];

/** The whole report: a line about the machine, a table, the notes of each row. */
export function textOf({ date, machine, rows }: Report): string {
  const { cores, cpu, memoryGb, system, node, sqlite, chromium, load } = machine;
  const about =
    `${date}  ${cores} cores (${cpu}), ${memoryGb} GB, ${system}, node ${node}, sqlite ${sqlite}, ` +
    `chromium ${chromium ?? 'none'}, load ${load}`;
  const lines = aligned([heads, ...rows.flatMap((row) => row.figures.map((figure, place) => cells(row, figure, place)))]);
  const notes = rows
    .filter((row) => row.notes.length > 0)
    .flatMap((row) => [`${row.number} ${row.title}`, ...row.notes.map((note) => `  ${note}`)]);
  return `${[about, '', ...lines, '', ...notes].join('\n')}\n`;
}

/** The whole report as one line of JSON, with how many rows missed and how many were not run. */
export function jsonOf(report: Report): string {
  const missed = report.rows.filter(isMissed).length;
  const unrun = report.rows.filter(isNotRun).length;
  return `${JSON.stringify({ ...report, missed, notRun: unrun })}\n`;
}

/** A value with its unit. */
export function shown(value: number | null, unit: Unit): string {
  if (value === null) return '';
  return unit === 'wrong' ? `${value}` : `${value.toFixed(digits[unit])} ${unit}`;
}

function cells(row: Row, { what, unit, value, floor, ratio, goalP, goalA, held, verdict }: Figure, place: number): string[] {
  return [
    place === 0 ? `${row.number} ${row.name}` : '',
    what,
    shown(value, unit),
    shown(floor, unit),
    ratio === null ? '' : ratio.toFixed(2),
    goalP,
    goalA,
    goalP === '' && goalA === '' ? '' : (held ?? 'P'),
    verdict,
  ];
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = heads.map((_, place) => Math.max(...rows.map((row) => (row[place] ?? '').length)));
  const isNumber = (place: number): boolean => place >= 2 && place <= 4;
  const line = (row: readonly string[]): string =>
    row
      .map((cell, place) => (isNumber(place) ? cell.padStart(widths[place] ?? 0) : cell.padEnd(widths[place] ?? 0)))
      .join('  ')
      .trimEnd();
  const [head = [], ...rest] = rows;
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rest.map(line)];
}
