/**
 * A year of real receipts through the commands the screen uses, against sums that a reader of its own takes from the file;
 * then a copy with malformed rows planted. Without the file it does not run, and says so.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readRows, sumsOf, type Sums } from './csv.ts';
import { giftShop } from './numbers.ts';
import { plantRows, type Planted } from './planted-rows.ts';
import { run } from './processes.ts';
import type { Context, Outcome, Proof } from './proof.ts';
import { verifyFault } from './verify.ts';

export const receiptsProof: Proof = { name: 'receipts', packages: [], run: proveReceipts };

type Report = {
  readonly receipts: number; readonly returns: number; readonly lines: number; readonly gross: number; readonly returnsTotal: number;
  readonly rejected: readonly { readonly line: number; readonly reason: string }[]; readonly seconds: number;
};

async function proveReceipts(context: Context): Promise<Outcome> {
  if (!existsSync(context.receipts)) return { figures: {}, faults: [], notRun: `real receipts: NOT RUN (there is no ${context.receipts})` };
  const text = readFileSync(context.receipts, 'utf8');
  const rows = readRows(text);
  const sums = sumsOf(rows);
  const data = join(context.directory('receipts'), 'data');
  context.progress(`receipts: replaying ${sums.receipts} receipts`);
  const report = await replay(context, context.receipts, data);
  const daily = await compareDays(context, data, sums);
  const differences = [...compareSums(report, sums), ...daily.differences, ...published(text, sums)];
  const verified = await verifyFault(context.root, data);
  context.progress('receipts: replaying the copy with malformed rows');
  const planted = await provePlanted(context, text);
  return {
    figures: {
      receipts: report.receipts, returns: report.returns, lines: report.lines, gross: report.gross, returnsTotal: report.returnsTotal,
      'days equal': daily.equal, 'planted kinds named': planted.named, differences: differences.length, 'seconds of replay': report.seconds,
    },
    faults: [...differences.slice(0, 12), ...(verified === null ? [] : [verified]), ...planted.faults],
  };
}

async function replay({ root }: Context, file: string, data: string): Promise<Report> {
  const words = [join(root, 'scripts', 'replay.ts'), file, '--data', data, '--json'];
  const { code, out, err } = await run(process.execPath, words, 900_000, { cwd: root });
  const last = out.trim().split('\n').at(-1) ?? '';
  if (code !== 0) throw new Error(`replay ended with ${code}: ${(err + last).slice(-1000)}`);
  return JSON.parse(last) as Report;
}

/** Numbers that differ, as sentences; whole numbers of any size are compared as such. */
function unequal(what: string, pairs: Readonly<Record<string, readonly [unknown, number | bigint]>>): string[] {
  return Object.entries(pairs).flatMap(([name, [found, expected]]) => (
    typeof found === 'number' && Number.isSafeInteger(found) && BigInt(found) === BigInt(expected)
      ? [] : [`${what}: ${name} is ${String(found)} instead of ${expected}`]));
}

function compareSums(report: Report, { receipts, returns, lines, gross, returnsTotal }: Sums): string[] {
  return unequal('replay', {
    receipts: [report.receipts, receipts], returns: [report.returns, returns], lines: [report.lines, lines],
    gross: [report.gross, gross], returnsTotal: [report.returnsTotal, returnsTotal], rejected: [report.rejected.length, 0],
  });
}

/** The reader of this proof is right only if it finds the published sums. */
function published(text: string, sums: Sums): string[] {
  if (createHash('sha256').update(text).digest('hex') !== giftShop.digest) return ['the file is not the one whose sums were published'];
  return unequal('the published sums', {
    receipts: [giftShop.receipts, sums.receipts], returns: [giftShop.returns, sums.returns], lines: [giftShop.lines, sums.lines],
    gross: [giftShop.gross, sums.gross], returnsTotal: [giftShop.returnsTotal, sums.returnsTotal],
  });
}

async function compareDays({ root }: Context, data: string, { days }: Sums): Promise<{ equal: number; differences: string[] }> {
  const words = [join(root, 'scripts', 'report.ts'), 'days', '--data', data, '--json'];
  const { code, out, err } = await run(process.execPath, words, 60_000, { cwd: root });
  if (code !== 0) throw new Error(`report ended with ${code}: ${err}`);
  const reported = JSON.parse(out) as Record<string, unknown>[];
  const differences: string[] = [];
  let equal = 0;
  for (const [date, day] of days) {
    const [found, ...more] = reported.filter((one) => one['date'] === date);
    const wrong = unequal(date, {
      receipts: [found?.['receipts'], day.receipts], returns: [found?.['returns'], day.returns], gross: [found?.['gross'], day.gross],
      returnsTotal: [found?.['returnsTotal'], day.returnsTotal], net: [found?.['net'], day.gross + day.returnsTotal],
      cash: [found?.['cash'], day.cash],
    });
    if (more.length > 0) wrong.push(`${date} is reported ${more.length + 1} times`);
    if (wrong.length === 0) equal += 1;
    differences.push(...wrong);
  }
  if (reported.length !== days.size) differences.push(`${reported.length} days are reported instead of ${days.size}`);
  return { equal, differences };
}

/** Each planted row is named by its line, so is every other row of its receipt, and nothing else; the rest is sold. */
async function provePlanted(context: Context, text: string): Promise<{ named: number; faults: string[] }> {
  const directory = context.directory('receipts-planted');
  const file = join(directory, 'receipts.csv');
  const { text: copy, planted, lines, kept } = plantRows(text);
  writeFileSync(file, copy);
  const data = join(directory, 'data');
  const report = await replay(context, file, data);
  const reasons = new Map(report.rejected.map(({ line, reason }) => [line, reason]));
  const isNamed = ({ line, reason, companions }: Planted): boolean => (
    reason.test(reasons.get(line) ?? '') && companions.every((other) => reasons.has(other)));
  const expected = new Set(planted.flatMap(({ line, companions }) => [line, ...companions]));
  const faults = [
    ...planted.filter((one) => !isNamed(one)).map((one) => (
      `the planted row (${one.kind}) on line ${one.line} is not rejected as it should be: ${reasons.get(one.line) ?? 'not rejected'}`)),
    ...[...reasons.keys()].filter((line) => !expected.has(line)).map((line) => `line ${line} was rejected: ${reasons.get(line) ?? ''}`),
    ...unequal('accepted and rejected', { lines: [report.lines + report.rejected.length, lines] }),
    ...compareSums({ ...report, rejected: [] }, sumsOf(kept)).map((fault) => `with planted rows, ${fault}`),
  ];
  const verified = await verifyFault(context.root, data);
  if (verified !== null) faults.push(verified);
  return { named: planted.filter(isNamed).length, faults };
}
