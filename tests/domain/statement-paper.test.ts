import { expect, test } from 'vitest';
import type { Entry } from '../../src/domain/journal.ts';
import type { BusinessDate, MakerId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import type { MakerSettledBody } from '../../src/domain/settlement-body.ts';
import { statementCsv } from '../../src/domain/statement-paper.ts';

const bodyOf = (name: string, closing = 0): MakerSettledBody => ({
  makerId: 1 as MakerId, name, number: 1, after: 0, shift: 1, afterDay: '', day: '2026-11-30' as BusinessDate, rows: [], paidSoFar: won(0), paid: won(0),
  opening: won(0), closing: won(closing),
});
const entry = { header: { till: '0001-01' }, bodyText: '{}', prevHash: '0', hash: '1', signature: 's' } as Entry;

test.each([
  ['=1+1', "'=1+1"], ['+82', "'+82"], ['-@x', "'-@x"], ['@SUM(A1)', "'@SUM(A1)"], ['흙, "불"', '"흙, ""불"""'], ['a\r\nb', '"a\r\nb"'], ['흙과 불', '흙과 불'],
])('a name %j is no formula and one cell', (name, cell) => {
  expect(statementCsv(entry, bodyOf(name))).toContain(`작가 Maker,${cell}\r\n`);
});

test('an amount below nothing stays a number', () => {
  expect(statementCsv(entry, bodyOf('x', -12_000))).toContain('줄 돈 Owed,-12000\r\n');
});
