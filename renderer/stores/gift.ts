/** The paper for a present that is being made: of which receipt, and for which of its lines. Prints nothing. */
import type { Output } from '../../src/contract/contract.ts';
import type { LineId } from '../../src/domain/ids.ts';
import type { Refusal } from '../../src/domain/result.ts';
import { storeOf } from '../store-of.ts';

type ReturnReading = Output<'return.read'>;

export type Gift = {
  readonly reading: ReturnReading | null;
  readonly chosen: ReadonlySet<LineId>;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  /** What was printed last here. */
  readonly printed: Output<'gift.print'> | null;
};

export type GiftAction =
  | { readonly type: 'began' }
  /** All lines that are still with the customer, until somebody chooses. */
  | { readonly type: 'read'; readonly reading: ReturnReading }
  | { readonly type: 'chosen'; readonly lineId: LineId }
  | { readonly type: 'printing' }
  | { readonly type: 'printed'; readonly printed: Output<'gift.print'> }
  | { readonly type: 'refused'; readonly refusal: Refusal };

const blank: Gift = { reading: null, chosen: new Set(), busy: false, refusal: null, printed: null };

export function reduceGift(gift: Gift, action: GiftAction): Gift {
  switch (action.type) {
    case 'began':
      return blank;
    case 'read': {
      const there = action.reading.lines.filter(({ left }) => left > 0).map(({ lineId }) => lineId);
      return { ...blank, reading: action.reading, chosen: new Set(there) };
    }
    case 'chosen': {
      const chosen = new Set(gift.chosen);
      if (!chosen.delete(action.lineId)) chosen.add(action.lineId);
      return { ...gift, chosen, refusal: null };
    }
    case 'printing':
      return { ...gift, busy: true, refusal: null };
    case 'printed':
      return { ...gift, busy: false, printed: action.printed };
    case 'refused':
      return { ...gift, busy: false, refusal: action.refusal };
    default:
      return gift;
  }
}

export const giftStore = storeOf<Gift, GiftAction>(blank, reduceGift);
