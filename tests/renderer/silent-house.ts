/** A house whose every answer the test gives by hand, and what it is asked about. Answers nothing by itself. */
import type { Answer, Client } from '../../src/contract/client.ts';
import type { CommandName, Input } from '../../src/contract/contract.ts';
import type { ItemView, ReceiptView, TillState } from '../../src/contract/shapes.ts';
import { emptyCart } from '../../src/domain/cart.ts';
import type { BusinessDate, ItemId, OperatorId, SaleId } from '../../src/domain/ids.ts';
import { won, zero } from '../../src/domain/money.ts';
import { openDesk, type Desk } from '../../renderer/desk.ts';
import { checkoutStore } from '../../renderer/stores/checkout.ts';
import { tenderStore } from '../../renderer/stores/tender.ts';
import { tillStore } from '../../renderer/stores/till.ts';
import { viewStore } from '../../renderer/stores/view.ts';

export type Asked = { readonly name: CommandName; readonly input: unknown; readonly answer: (answer: Answer<CommandName>) => void };

export type SilentHouse = {
  readonly desk: Desk;
  readonly asked: Asked[];
  readonly sounds: string[];
  /** Answers what was asked at a place, and lets the flows go on. */
  readonly answerTo: (place: number, answer: Answer<CommandName>) => Promise<void>;
};

/** Opens one; nothing is asked of it yet. */
export function silentHouse(): SilentHouse {
  const asked: Asked[] = [];
  const sounds: string[] = [];
  let ids = 0;
  const call = <N extends CommandName>(name: N, input: Input<N>): Promise<Answer<N>> =>
    new Promise((resolve) => void asked.push({ name, input, answer: (answer) => resolve(answer as Answer<N>) }));
  const client: Client = { call, on: () => undefined };
  const desk = openDesk({
    client, screenId: 'screen', newId: () => `id${(ids += 1)}`, now: () => 0, wait: () => Promise.resolve(),
    afterPaint: (run) => run(), whenIdle: (run) => run(), sound: (name) => void sounds.push(name),
  });
  return {
    desk, asked, sounds,
    answerTo: async (place, answer) => {
      asked[place]?.answer(answer);
      await turns();
    },
  };
}

export const item = (code: string, part: Partial<ItemView> = {}): ItemView => ({
  id: Number(code) as ItemId, code, name: `작품 ${code}`, maker: null, price: won(1_000), taxClass: 'taxable', stocked: true, oneOff: false, category: '', stock: 9, ...part,
});
export const found = (code: string, part: Partial<ItemView> = {}): Answer<'catalog.scan'> => ({ ok: true, value: { code, items: [item(code, part)] } });
export const unknown = (code: string): Answer<'catalog.scan'> => ({ ok: false, refusal: { code: 'unknown_code', facts: { code } } });
export const receipt = { saleId: 's1' as SaleId, kind: 'sale', receiptNumber: '0001-01-1-000001', at: 1, total: won(1_000), change: zero } as ReceiptView;

export const open: TillState = {
  phase: 'ready', store: null, demoPins: [], operators: [], operator: { id: '01' as OperatorId, name: '계산원', role: 'cashier' },
  shift: { number: 1, businessDate: '2026-11-22' as BusinessDate, openedAt: 0, openedBy: '계산원', float: zero }, today: '2026-11-22' as BusinessDate, now: 0, clock: 'right',
  nextReceiptNumber: '', kept: zero, isCashHigh: false, lastReceipt: null, printer: { address: '', columns: 42, state: 'none', waiting: 0, unknown: [] }, wedge: null,
  parked: [], importing: null, idleLock: 3, truncation: 'none', promotions: [],
  limits: { cashier: { lineBp: 1_000, orderBp: 1_000 }, senior: { lineBp: 2_000, orderBp: 2_000 } }, isDoubledFound: true, taxTerms: { rateBp: 1_000, rounding: 'nearest' },
  printMaker: 'name', outboxWaiting: 0,
  secrets: 'file', entries: 0, stopped: false,
};

/** Lets every promise that is ready go on. */
export async function turns(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

/** What is in the cart: code and quantity of each line. */
export function codes(): string[] {
  return checkoutStore.get().cart.lines.map((line) => `${line.code}×${line.quantity}`);
}

/** A new house, an open till with nobody's cart, and what was still going on before is over. */
export async function beginAnew(): Promise<SilentHouse> {
  await turns();
  tillStore.dispatch({ type: 'told', state: open, at: 0 });
  viewStore.dispatch({ type: 'went', screen: 'sale' });
  tenderStore.dispatch({ type: 'began' });
  checkoutStore.dispatch({ type: 'cart_replaced', cart: emptyCart('s1' as SaleId) });
  return silentHouse();
}
