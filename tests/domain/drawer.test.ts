import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/adapters/escpos/layout.ts';
import { sameWanted } from '../../src/domain/consent.ts';
import { changedDayRules, dayRulesOf, usualDayRules } from '../../src/domain/day-settings.ts';
import { moveCash, openDrawer, wantedForMove, wantedForOpening, type AskedMove } from '../../src/domain/drawer.ts';
import type { SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { postingsOf } from '../../src/domain/posting.ts';
import { moveSlip } from '../../src/domain/slip.ts';

const asked = (change: Partial<AskedMove> = {}): AskedMove => (
  { id: 'm1' as SaleId, move: 'pay_out', amount: won(12_000), reason: 'supplies', note: '', ...change });

function posted(change: Partial<AskedMove>): string[] {
  const fact = moveCash(asked(change), true);
  if (!fact.ok) throw new Error(fact.refusal.code);
  return postingsOf(fact.value).map(({ account, kind, amount }) => `${account}[${kind}] ${amount}`);
}

describe('moving cash (ledger.md 3.4)', () => {
  test.each([
    [{}, ['cash[pay_out] -12000', 'petty[supplies] 12000']],
    [{ move: 'pay_in', reason: 'change', amount: won(50_000) }, ['cash[pay_in] 50000', 'petty[change] -50000']],
    [{ move: 'drop', reason: 'lift', amount: won(300_000) }, ['cash[drop] -300000', 'safe[] 300000']],
  ] as const)('%o posts', (change, postings) => expect(posted(change)).toEqual(postings));

  test.each([
    ['nothing', { amount: won(0) }, 'bad_amount'],
    ['more than a count holds', { amount: won(10_000_000_001) }, 'bad_amount'],
    ['a reason of another move', { reason: 'lift' }, 'bad_reason'],
    ['something else, unsaid', { reason: 'other', note: '  ' }, 'reason_missing'],
    ['a long note', { note: '가'.repeat(61) }, 'note_too_long'],
    ['a card number', { note: '4111 1111 1111 1111' }, 'card_number'],
  ] as const)('%s is refused', (_why, change, code) => {
    const answer = moveCash(asked(change), true);
    expect(answer.ok ? 'moved' : answer.refusal.code).toBe(code);
  });

  test('needs an open shift, and says nothing of what the drawer holds', () => {
    expect(moveCash(asked(), false)).toMatchObject({ refusal: { code: 'shift_closed' } });
    expect(moveCash(asked({ amount: won(9_999_999_990) }), true).ok).toBe(true);
  });

  test('leave to put in is no leave to take out', () => {
    const [into, out] = (['pay_in', 'pay_out'] as const).map((move) => wantedForMove(asked({ move })));
    expect(into).toEqual({ action: 'move_cash', subject: 'in-m1', lineId: null, amount: 12_000 });
    expect(into !== undefined && out !== undefined && sameWanted(into, out)).toBe(false);
  });
});

describe('opening the drawer without a sale', () => {
  test('is counted within the shift and posts nothing', () => {
    const fact = openDrawer({ id: 'o1' as SaleId, reason: 'check', note: '' }, { opened: 2 });
    expect(fact).toEqual({ ok: true, value: { kind: 'drawer_opened', body: { id: 'o1', reason: 'check', number: 3 } } });
    expect(fact.ok && postingsOf(fact.value)).toEqual([]);
    expect(wantedForOpening({ id: 'o1' as SaleId })).toEqual({ action: 'open_drawer', subject: 'o1', lineId: null, amount: 0 });
  });

  test.each([
    ['outside of a shift', { reason: 'check', note: '' }, null, 'shift_closed'],
    ['for something unsaid', { reason: 'other', note: '' }, { opened: 0 }, 'reason_missing'],
  ] as const)('%s is refused', (_why, how, shift, code) => {
    const answer = openDrawer({ id: 'o1' as SaleId, ...how }, shift);
    expect(answer.ok ? 'opened' : answer.refusal.code).toBe(code);
  });
});

test('the slip says what, why, how much, and has a line to sign on', () => {
  const slip = moveSlip({ id: 'm1' as SaleId, move: 'drop', amount: won(300_000), reason: 'lift', note: '오후' }, {
    store: {
      name: '소담상회 인사점', businessNumber: '1234567891', representative: '대표', address: '서울', phone: '', storeCode: '0001', tillCode: '01',
      practice: true,
    },
    operatorName: '계산원 1', localTime: '2026-11-22 14:02:00', businessDate: '2026-11-22', shift: 3, entryHash: 'ab12cd34ef', number: '0001-01-E77',
  });
  const lines = layOut(slip, 42).laid.flatMap((piece) => (piece.kind === 'line' ? [piece.text.trim()] : []));
  expect(lines.filter((line) => !/^[-=]+$/.test(line))).toEqual([
    '소담상회 인사점', '중간출금 전표 (금고)', '** 연습 - 실제 돈이 아니에요 **', '2026-11-22 14:02:00         계산대 0001-01',
    '영업일 2026-11-22               3번째 교대', '담당: 계산원 1', '사유                             현금 수거', '메모: 오후',
    '돈통에서 뺀 돈                    -300,000', '서명                  ____________________', '0001-01-E77  장부 AB12CD34', '** 연습 - 실제 돈이 아니에요 **',
  ]);
});

describe('the rules of the day', () => {
  test('are as usual until they are set, and only what differs is written', () => {
    expect(dayRulesOf(() => '')).toEqual(usualDayRules);
    expect(dayRulesOf((name) => ({ cash_limit: '0', day_turns: '3' })[name as string] ?? '')).toEqual({ ...usualDayRules, cashLimit: 0, dayTurns: 3 });
    expect(changedDayRules(usualDayRules, { ...usualDayRules, dayTurns: 4 })).toEqual({ day_turns: '4' });
  });
});
