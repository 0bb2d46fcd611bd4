/** The manager's reports: what a cashier sees of them, a day, goods with long names, payments without cash, and what can go wrong. */
import { demoOperators } from '../../src/domain/demo.ts';
import type { Walk } from './show.ts';

const pinOf = (name: string): string => demoOperators.find((operator) => operator.name === name)?.pin ?? '';

const goods = (key: string, name: string, sold: number, net: number) => (
  { key, name, sold, back: 1, gross: net + 15_000, discounts: 5_000, refunds: 10_000, net });
type Row = ReturnType<typeof goods>;
/** Every table comes to the same: its first row has what the others leave. */
const table = (rows: readonly Row[], rest: Row | null = null, left = 0): object => {
  const [first, ...others] = rows;
  const sum = (of: 'gross' | 'discounts' | 'refunds' | 'net'): number => [...others, ...(rest === null ? [] : [rest])].reduce((all, row) => all + row[of], 0);
  if (first === undefined) return { rows, rest, left };
  const whole = {
    ...first, gross: 7_502_000 - sum('gross'), discounts: 310_000 - sum('discounts'), refunds: 455_000 - sum('refunds'), net: 6_737_000 - sum('net'),
  };
  return { rows: [whole, ...others], rest, left };
};
const nets = [0, 182_000, 340_500, 1_204_300, 98_000, 456_700, 2_310_000, 1_100_000, 720_500, 15_000, 310_000];
const long = '흙과 불과 바람이 함께 빚은 달항아리 모양 손잡이 없는 물잔 세트';
const sales = {
  from: '2026-11-01', to: '2026-11-22', shifts: 22, openShift: 22, withCash: false,
  figures: [
    { key: 'gross', amount: 7_502_000 }, { key: 'discounts', amount: 310_000 }, { key: 'refunds', amount: 455_000 }, { key: 'net', amount: 6_737_000 },
    { key: 'supply', amount: 5_124_545 }, { key: 'vat', amount: 512_455 }, { key: 'exempt', amount: 1_100_000 }, { key: 'discount|coupon|mall', amount: 200_000 },
    { key: 'discount|line|maker', amount: 100_000 }, { key: 'discount|truncation|store', amount: 10_000 },
    { key: 'tender|card|manual|비씨', amount: 4_321_000, taken: 88, back: 3 }, { key: 'tender|transfer||', amount: 310_000, taken: 4, back: 0 },
  ],
  basket: { receipts: 288, returns: 12, pieces: 455, average: 24_972, piecesTenths: 16 },
  by: {
    hour: table(nets.map((net, at) => goods(String(at + 10), String(at + 10), 12 + at, net))),
    day: table(Array.from({ length: 22 }, (_, at) => {
      const date = `2026-11-${String(at + 1).padStart(2, '0')}`;
      return goods(date, date, 13, 120_000 + ((at * 7_919) % 23) * 20_000);
    })),
    operator: table([goods('01', '계산원 1', 200, 4_000_000), goods('02', '점장', 88, 2_737_000)]),
    maker: table([goods('1', '하담도예와 함께 빚는 흙과 불의 긴 이름 공방', 201, 3_900_000), goods('', '', 12, -12_000)]),
    category: table([goods('도자', '도자', 201, 3_900_000), goods('', '', 254, 2_837_000)]),
    item: table(Array.from({ length: 30 }, (_, at) => goods(String(at + 1), `${long} ${at + 1}`, 30 - at, 200_000 - at * 5_000)), goods('', '', 90, 700_000), 412),
  },
};

const behind = Array.from({ length: 30 }, (_, at) => (
  {
    seq: 900 - at, kind: at % 7 === 0 ? 'refund' : 'sale', at: 1_795_324_051_000 - at * 7_000_000, day: '2026-11-21',
    number: `0001-01-1-${String(900 - at).padStart(6, '0')}`, amount: 12_000 + at * 100,
  }));
const change = (seq: number, kind: string, of: string, from: string | null, values: object[]): object => (
  { seq, at: 1_795_324_051_000 - seq, day: '2026-11-21', who: '이름이 아주 긴 점장 이름', kind, of, from, values });
const changes = [
  change(9, 'item_set', long, '2026-12-01', [{ name: 'price', before: '15000', after: '18000' }, { name: 'category', before: '도자', after: null }]),
  change(8, 'settings_changed', '', null, [
    { name: 'backup_place', before: null, after: `C:\\${'a-very-long-folder-name-'.repeat(6)}` }, { name: 'discount_limits.cashier.lineBp', before: '1000', after: '1500' },
  ]),
  change(7, 'pin_changed', '계산원 1', null, []), change(6, 'contract_set', '하담도예', '2027-01-01', [{ name: 'rateBp', before: '2000', after: '1500' }]),
];

/** Who changed what: much of it, nothing, and a house that does not answer. */
async function walkChanges({ till, show }: Pick<Walk, 'till' | 'show'>): Promise<void> {
  const { relay } = till;
  relay.answer('report.changes', { left: 20, changes });
  await till.click('reports-changes');
  await till.until('changes-table');
  await show('changes');
  relay.answer('report.changes', { left: 0, changes: [] });
  await till.click('period-today');
  await till.until('changes-none');
  await show('changes-none');
  relay.refuse('report.changes');
  await till.click('period-week');
  await till.until('changes-refused');
  await show('changes-fault');
  relay.refuse(null);
}

/** From the reports of a closed day, where a cashier stands, and back to it. */
export async function walkReports({ till, show }: Walk): Promise<void> {
  const { keys, relay } = till;
  await till.click('reports-sales');
  await till.until('sales-locked');
  await show('sales-locked');
  await till.click('sign-in-manager');
  await till.until('manager-dialog');
  await keys.type(pinOf('점장'));
  await till.until('sales-totals');
  await show('sales-today');
  relay.hold('report.sales');
  await till.click('period-lastMonth');
  await till.until('sales-reading');
  await show('sales-busy');
  relay.hold(null);
  await till.until('sales-nothing');
  await show('sales-nothing');
  relay.refuse('report.sales');
  await till.click('sales-again');
  await till.until('sales-refused');
  await show('sales-fault');
  relay.refuse(null);
  relay.answer('report.sales', sales);
  await till.click('period-month');
  await till.until('sales-chart');
  await show('sales-hours');
  await till.click('sales-by-day');
  await show('sales-days');
  await till.click('sales-by-item');
  await show('sales-items');
  relay.answer('report.explain', { amount: 195_000, left: 12_345, rest: 111_000, entries: behind });
  await till.page.locator('.sales-why').nth(1).click();
  await till.until('sales-behind-sum');
  await show('sales-behind');
  await till.click('sales-behind-back');
  await till.click('sales-by-tender');
  await till.until('sales-cash');
  await show('sales-payments');
  await till.click('sales-by-discount');
  await show('sales-discounts');
  await till.click('sales-by-maker');
  await till.click('sales-files');
  await till.until('sales-export');
  relay.answer('report.export', { path: `C:\\Users\\sodam\\Downloads\\${'a-very-long-folder-name-'.repeat(6)}\\sodam-sales-0001-01-2026-11-01-2026-11-22.xlsx`, rows: 99 });
  await till.click('export-sales-xlsx');
  await till.until('export-done');
  await show('sales-file');
  relay.refuse('report.export', 'nothing_to_export');
  await till.click('export-accountant-xlsx');
  await till.until('export-refused');
  await show('sales-file-refused');
  relay.refuse(null);
  await walkChanges({ till, show });
  await walkWatch({ till, show });
  await till.click('operator');
  await till.until('manager-dialog');
  await till.click('person-01');
  await keys.type(pinOf('계산원 1'));
  await till.until('watch-locked');
}

const hits = Array.from({ length: 40 }, (_, at) => (
  { seq: 900 - at, at: 1_795_324_051_000 - at * 7_000_000, day: '2026-11-21', number: `0001-01-1-${String(900 - at).padStart(6, '0')}`, amount: 12_000 + at * 100 }));
const finding = (pattern: string, change: object): object => (
  { pattern, person: '계산원 1', other: '', value: 9, limit: 3, amount: 480_000, count: 40, hits, ...change });

/** What stands out: nothing, a few things, the limits, and a house that does not answer. */
async function walkWatch({ till, show }: Pick<Walk, 'till' | 'show'>): Promise<void> {
  const { relay } = till;
  await till.click('reports-watch');
  await till.until('watch-none');
  await show('watch-none');
  relay.refuse('watch.findings');
  await till.click('reports-sales');
  await till.click('reports-watch');
  await till.until('watch-refused');
  await show('watch-fault');
  relay.refuse(null);
  relay.answer('watch.findings', {
    from: '2026-10-26', to: '2026-11-22', findings: [
      finding('quick_refunds', {}), finding('voids', { value: 7.4 }), finding('discounts', { value: 4.1, limit: 2, count: 140 }),
      finding('pair', { other: '이름이 아주 긴 점장 이름', value: 46, limit: 30 }), finding('terminal', { person: '', value: 2, limit: 0 }),
    ],
  });
  await till.click('reports-sales');
  await till.click('reports-watch');
  await till.until('watch-entries');
  await till.click('finding-pair');
  await show('watch');
  await till.click('watch-set');
  await till.until('limit-voids');
  await show('watch-limits');
  await till.click('limits-save');
  await till.until('limits-saved');
  await show('watch-limits-saved');
}
