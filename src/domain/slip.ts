/** A move of cash → the slip that goes with it. No bytes, no width of a paper, no printer. */
import type { CashMovedBody, Move, MoveReason } from './day-facts.ts';
import { printedHash } from './journal.ts';
import { negate } from './money.ts';
import { center, left, pair, printedWon, rule, type Receipt } from './receipt.ts';
import type { Store } from './store.ts';

/** What papers of the day show beside their fact. `number` is printed on them: till and place in the journal. */
export type SlipContext = {
  readonly store: Store;
  readonly operatorName: string;
  /** `YYYY-MM-DD HH:MM:SS`, the shop's wall time. */
  readonly localTime: string;
  readonly businessDate: string;
  readonly shift: number;
  readonly entryHash: string;
  readonly number: string;
};

const titles: Readonly<Record<Move, string>> = { pay_in: '입금 전표', pay_out: '출금 전표', drop: '중간출금 전표 (금고)' };
const reasons: Readonly<Record<MoveReason, string>> = {
  change: '잔돈 보충', supplies: '소모품', delivery: '배송·퀵', meal: '식대', lift: '현금 수거', bank: '은행 입금', other: '기타',
};

/** The number of a paper that is no receipt: `{till}-E{place in the journal}`. */
export function slipNumber(till: string, seq: number): string {
  return `${till}-E${seq}`;
}

/** The slip of cash put in, taken out or taken to the safe, with a line to sign on. */
export function moveSlip({ move, amount, reason, note }: CashMovedBody, context: SlipContext): Receipt {
  return {
    blocks: [
      ...slipHead(titles[move], context),
      pair('사유', reasons[reason]),
      ...(note === undefined ? [] : [left(`메모: ${note}`)]),
      pair(move === 'pay_in' ? '돈통에 넣은 돈' : '돈통에서 뺀 돈', printedWon(move === 'pay_in' ? amount : negate(amount)), true),
      rule(),
      ...signature('서명'),
      center(`${context.number}  장부 ${printedHash(context.entryHash)}`),
      ...practice(context.store),
    ],
  };
}

/** What stands on top of every paper of the day. */
export function slipHead(title: string, context: SlipContext): Receipt['blocks'] {
  const { store, localTime, operatorName, businessDate, shift } = context;
  return [
    center(store.name, true), center(title, true), ...practice(store), rule(),
    pair(localTime, `계산대 ${store.storeCode}-${store.tillCode}`),
    pair(`영업일 ${businessDate}`, `${shift}번째 교대`),
    left(`담당: ${operatorName}`), rule('double'),
  ];
}

/** A line to sign on. */
export function signature(who: string): Receipt['blocks'] {
  return [{ type: 'feed', lines: 2 }, pair(who, '____________________')];
}

/** What a practice store's paper says of itself. */
export function practice(store: Store): Receipt['blocks'] {
  return store.practice ? [center('** 연습 - 실제 돈이 아니에요 **', true)] : [];
}
