/** Opening and closing the drawer for a shift. The expected amount leaves the house only after the count is in the ledger. */
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import { subtract } from '../../domain/money.ts';
import { must, ok, refuse } from '../../domain/result.ts';
import { closeShift, openShift } from '../../domain/shift.ts';
import { openCart } from '../carts.ts';
import type { Desk } from '../desk.ts';

/** Handlers of `shift.open` and `shift.close`. */
export function shiftCommands(desk: Desk): Pick<Handlers, 'shift.open' | 'shift.close'> {
  return {
    'shift.open': ({ counts }) => {
      const { ledger, clock } = desk.ports;
      const opened = openShift(ledger.nextShift(), counts, { shiftOpen: ledger.openShift() !== null, kept: ledger.kept() });
      if (!opened.ok) return opened;
      const at = clock.now();
      // The shift's own entry already carries the shift it opens, and the business date it fixes.
      const stamp = { ...desk.stamp(), at, businessDate: clock.businessDate(at), shift: ledger.nextShift() };
      ledger.append([opened.value], stamp);
      desk.touch();
      return ok({ shift: must(desk.state().shift, 'the shift just opened') });
    },
    'shift.close': (input) => close(desk, input),
  };
}

type CloseInput = Parameters<Handlers['shift.close']>[0];

function close(desk: Desk, { counts, keep }: CloseInput): HandlerAnswer<'shift.close'> {
  const { ledger } = desk.ports;
  const shift = ledger.openShift();
  if (shift === null) return refuse('shift_closed');
  const cart = openCart(desk.ports);
  if (cart !== null) return refuse('cart_open', { lines: cart.lines.length });
  const cash = ledger.shiftCash(shift.number);
  const closed = closeShift(counts, keep, { shift: shift.number, shiftOpen: true, expected: cash.expected });
  if (!closed.ok) return closed;
  desk.append(closed.value.facts);
  const { counted, expected } = closed.value.close;
  return ok({
    shift: shift.number, counted, expected, overShort: subtract(counted, expected), keep, float: cash.float,
    cashSales: cash.sales, cashRefunds: cash.refunds, sales: cash.saleCount, refunds: cash.refundCount,
  });
}
