/** Exchanges as facts for tests: goods back from a sold receipt, new goods from a list, any means of payment. Holds no assertion. */
import { noContract, type Contract, type Item, type TaxClass } from '../../src/domain/catalog.ts';
import type { AskedForLine } from '../../src/domain/discount.ts';
import { sealExchange, takenByPassing, type ExchangeProposal } from '../../src/domain/exchange.ts';
import type { Fact } from '../../src/domain/facts.ts';
import type { Funder } from '../../src/domain/funder.ts';
import type { BusinessDate, ItemId, LineId, MakerId, SaleId } from '../../src/domain/ids.ts';
import { moneyBack, takenAfter, type LegBack } from '../../src/domain/money-back.ts';
import { won } from '../../src/domain/money.ts';
import { price } from '../../src/domain/pricing.ts';
import { changeOf, legsOf, type Original, type ReturnFacts, type Taken, type WantedLine } from '../../src/domain/refund.ts';
import { must, type Result } from '../../src/domain/result.ts';
import type { SaleFacts } from '../../src/domain/sale.ts';
import type { ProposedTender } from '../../src/domain/split.ts';
import { consigned, facts as saleFacts, special } from './shop.ts';
import { returnFacts } from './sold.ts';

/** New goods: price of a piece, pieces, tax, contract, maker, and won taken off the line. */
export type Good = {
  readonly unit: number;
  readonly pieces?: number;
  readonly tax?: TaxClass;
  readonly terms?: 'own' | 'outright' | 'special' | 'consign';
  readonly maker?: number;
  readonly off?: { readonly amount: number; readonly funder: Funder };
};

const contracts: Record<NonNullable<Good['terms']>, Contract> = {
  own: noContract, outright: { ...noContract, version: 1 }, special, consign: consigned,
};

function itemOf({ unit, tax = 'taxable', terms = 'own', maker = 50 }: Good, place: number): Item {
  return {
    id: place as ItemId, code: `N${place}`, name: `새 물건 ${place}`, price: won(unit), taxClass: tax, stocked: true, oneOff: false, category: '',
    maker: terms === 'own' ? null : { id: (maker + place) as MakerId, name: `새 작가 ${place}` }, contract: contracts[terms],
  };
}

export type Asked = {
  readonly id?: string;
  readonly tenders?: (difference: number) => ProposedTender[];
  readonly back?: Partial<ExchangeProposal['back']>;
  readonly facts?: Partial<ReturnFacts>;
  readonly sale?: Partial<SaleFacts>;
  readonly expected?: number;
};

/** All of a difference in cash, nothing over. */
const inCash = (difference: number): ProposedTender[] => (difference > 0 ? [{ kind: 'cash', given: won(difference) }] : []);

/** Asks for an exchange of these pieces, by line, for these goods; every card's cancelling got the number 9. */
export function askExchange(
  original: Original, taken: Taken, pieces: readonly number[], goods: readonly Good[], asked: Asked = {},
): Result<Fact, string> {
  const items = goods.map((good, index) => itemOf(good, index + 1));
  const offs = goods.map(({ off }): AskedForLine[] => (
    off === undefined || off.amount === 0 ? [] : [{ kind: 'line', off: { unit: 'won', amount: off.amount }, funder: off.funder, reason: '' }]));
  const lines = goods.map(({ pieces: quantity = 1 }, index) => ({
    lineId: `N${index + 1}` as LineId, itemId: (index + 1) as ItemId, open: null, quantity, typedPrice: null, note: '', asked: offs[index],
  }));
  const facts = saleFacts({ item: (id) => items[id - 1], nextReceiptSeq: 2, ...asked.sale });
  const inputs = goods.map(({ unit, tax = 'taxable', pieces: quantity = 1 }, index) => (
    { listPrice: won(unit), typedPrice: null, quantity, taxClass: tax, asked: offs[index] }));
  const { total } = price(inputs, undefined, facts.policy);
  const most = pieces.map((count, index) => Math.min(count, (original.body.lines[index]?.quantity ?? 0) - (taken.pieces[index] ?? 0)));
  const back = changeOf(original.body, taken.pieces, most);
  const legs = legsOf(original);
  const proposal: ExchangeProposal = {
    saleId: (asked.id ?? 'exchange-1') as SaleId, requestHash: '2'.repeat(64), lines, note: '', expectedTotal: won(asked.expected ?? total),
    back: {
      lines: pieces.flatMap((count, index): WantedLine[] => (
        count === 0 ? [] : [{ lineId: must(original.body.lines[index], 'a line').lineId, pieces: count, damaged: null }])),
      reason: '다른 색으로', cancels: legs.map((_, index) => ({ leg: index + 1, approval: '9' })), inCash: [], expectedTotal: back.total,
      ...asked.back,
    },
  };
  const tenders = (asked.tenders ?? inCash)(total - back.total);
  return sealExchange(original, taken, proposal, tenders, { sale: facts, back: returnFacts({ nextReceiptSeq: 2, ...asked.facts }) });
}

export type Exchanged = {
  readonly fact: Fact & { kind: 'exchange' };
  /** What is taken of the old receipt now. */
  readonly taken: Taken;
  /** The exchange as a receipt that goods can come back from. */
  readonly receipt: Original;
};

/** As `askExchange`; throws when it is refused. */
export function exchange(original: Original, taken: Taken, pieces: readonly number[], goods: readonly Good[], asked: Asked = {}): Exchanged {
  const sealed = askExchange(original, taken, pieces, goods, asked);
  if (!sealed.ok) throw new Error(`${sealed.refusal.code} ${JSON.stringify(sealed.refusal.facts)}`);
  if (sealed.value.kind !== 'exchange') throw new Error('an exchange is one');
  const { body } = sealed.value;
  const legs = legsOf(original);
  const back = moneyBack(legs, taken.legs, won(Math.max(0, body.back.total - body.total)), asked.back?.inCash);
  const passed = takenByPassing(body.passed).map((part): LegBack => ({ ...part, means: 'cash' }));
  return {
    fact: sealed.value,
    taken: {
      pieces: original.body.lines.map((_, index) => (taken.pieces[index] ?? 0) + (pieces[index] ?? 0)),
      legs: takenAfter(takenAfter(taken.legs, back, legs.length), passed, legs.length),
    },
    receipt: { kind: 'exchange', businessDate: '2026-11-23' as BusinessDate, body, tenders: body.tenders },
  };
}
