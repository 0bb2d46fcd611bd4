/** Carts as the screen keeps them, on the goods of the contract's story. */
import type { Input } from '../../src/contract/contract.ts';

/** A cart of so many lines, each one piece for 15,000 won. */
export function cartOf(saleId: string, lines: number): Input<'draft.save'>['cart'] {
  return {
    saleId, kind: 'sale', selected: null, note: '', taken: [], asked: [],
    lines: Array.from({ length: lines }, (_, i) => ({
      id: `L${i}`, itemId: 1, code: '8801234567893', name: '옻칠 수저 세트', maker: '칠몽', taxClass: 'taxable' as const, listPrice: 15_000,
      typedPrice: null, quantity: 1, stocked: true, oneOff: false, note: '', asked: [], makerId: null, category: '',
    })),
  };
}
