/** What comes back from a receipt, as it is being chosen. Holds no amounts: those follow from the receipt and the pieces. */
import type { Output } from '../../src/contract/contract.ts';
import type { LineId, SaleId } from '../../src/domain/ids.ts';
import type { Refusal } from '../../src/domain/result.ts';
import type { ReasonKind } from '../reasons.ts';
import { toggled, without } from '../places.ts';
import { storeOf } from '../store-of.ts';

export type ReturnReading = Output<'return.read'>;
/** Back on the shelf, or broken and who bears it. */
export const conditions = ['shelf', 'store', 'maker'] as const;
export type Condition = (typeof conditions)[number];
export type Chosen = { readonly pieces: number; readonly condition: Condition };

export type Returning = {
  /** The refund's own id; null before anything was read. */
  readonly saleId: SaleId | null;
  readonly reading: ReturnReading | null;
  readonly chosen: ReadonlyMap<LineId, Chosen>;
  /** Place of the line that keys change. */
  readonly active: number;
  readonly reason: ReasonKind | null;
  readonly typed: string;
  /** Approval numbers that cancelling cards got, by the card's place on the sale. */
  readonly approvals: ReadonlyMap<number, string>;
  /** Places of cards and transfers that are handed out in cash. */
  readonly inCash: readonly number[];
  /** Places of means that become store credit instead. */
  readonly asCredit: readonly number[];
  readonly busy: 'no' | 'recording' | 'checking';
  readonly refusal: Refusal | null;
};

export type ReturningAction =
  | { readonly type: 'began'; readonly saleId: SaleId; readonly reading: ReturnReading }
  | { readonly type: 'reread'; readonly reading: ReturnReading }
  | { readonly type: 'not_read'; readonly refusal: Refusal }
  | { readonly type: 'active'; readonly active: number }
  | { readonly type: 'pieces'; readonly lineId: LineId; readonly pieces: number }
  | { readonly type: 'all' }
  | { readonly type: 'condition'; readonly lineId: LineId; readonly condition: Condition }
  | { readonly type: 'reason'; readonly reason: ReasonKind }
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'approval'; readonly leg: number; readonly text: string }
  | { readonly type: 'in_cash'; readonly leg: number }
  | { readonly type: 'as_credit'; readonly leg: number }
  | { readonly type: 'busy'; readonly busy: Returning['busy'] }
  | { readonly type: 'refused'; readonly refusal: Refusal };

const blank: Returning = {
  saleId: null, reading: null, chosen: new Map(), active: 0, reason: null, typed: '', approvals: new Map(), inCash: [],
  asCredit: [], busy: 'no', refusal: null,
};

/** What is chosen of a line: nothing, for the shelf, until somebody chooses. */
export function chosenOf({ chosen }: Pick<Returning, 'chosen'>, lineId: LineId): Chosen {
  return chosen.get(lineId) ?? { pieces: 0, condition: 'shelf' };
}

/** Of a receipt read by a gift receipt, only the lines that it names can be brought. */
function ofGift(reading: ReturnReading): ReturnReading {
  const { gift } = reading;
  if (gift === null) return reading;
  return { ...reading, lines: reading.lines.filter(({ lineId }) => gift.lines.includes(lineId)) };
}

function change(returning: Returning, lineId: LineId, by: Partial<Chosen>): Returning {
  const left = returning.reading?.lines.find((line) => line.lineId === lineId)?.left ?? 0;
  const next = { ...chosenOf(returning, lineId), ...by };
  const pieces = Math.max(0, Math.min(left, next.pieces));
  return { ...returning, chosen: new Map([...returning.chosen, [lineId, { ...next, pieces }]]), refusal: null };
}

export function reduceReturning(returning: Returning, action: ReturningAction): Returning {
  switch (action.type) {
    case 'began': {
      const reading = ofGift(action.reading);
      const active = Math.max(0, reading.lines.findIndex(({ left }) => left > 0));
      return { ...blank, saleId: action.saleId, reading, active };
    }
    case 'reread':
      return { ...returning, reading: ofGift(action.reading), chosen: new Map() };
    case 'not_read':
      return { ...blank, refusal: action.refusal };
    case 'active':
      return { ...returning, active: Math.max(0, Math.min((returning.reading?.lines.length ?? 1) - 1, action.active)) };
    case 'pieces':
      return change(returning, action.lineId, { pieces: action.pieces });
    case 'all':
      return (returning.reading?.lines ?? []).reduce((next, { lineId, left }) => change(next, lineId, { pieces: left }), returning);
    case 'condition':
      return change(returning, action.lineId, { condition: action.condition });
    case 'reason':
      return { ...returning, reason: action.reason, refusal: null };
    case 'typed':
      return { ...returning, reason: 'other', typed: action.text, refusal: null };
    case 'approval':
      return { ...returning, approvals: new Map([...returning.approvals, [action.leg, action.text]]), refusal: null };
    case 'in_cash': {
      const { inCash, asCredit } = returning;
      return { ...returning, inCash: toggled(inCash, action.leg), asCredit: without(asCredit, action.leg), refusal: null };
    }
    case 'as_credit': {
      const { inCash, asCredit } = returning;
      return { ...returning, asCredit: toggled(asCredit, action.leg), inCash: without(inCash, action.leg), refusal: null };
    }
    case 'busy':
      return { ...returning, busy: action.busy, refusal: null };
    case 'refused':
      return { ...returning, busy: 'no', refusal: action.refusal };
    default:
      return returning;
  }
}

export const returningStore = storeOf<Returning, ReturningAction>(blank, reduceReturning);
