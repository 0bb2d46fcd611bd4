/** Opening, handing over and closing the drawer. The expected amount leaves the house only after the count is in the ledger. */
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import { dayRulesOf } from '../../domain/day-settings.ts';
import type { Fact } from '../../domain/facts.ts';
import { subtract } from '../../domain/money.ts';
import { rightTo } from '../../domain/permissions.ts';
import { must, ok, refuse, type Result } from '../../domain/result.ts';
import { closeShift, countFact, handOver, isFarOff, openShift, wantedForClose } from '../../domain/shift.ts';
import { reportOf } from '../../domain/shift-report.ts';
import { slipNumber } from '../../domain/slip.ts';
import { openCart } from '../carts.ts';
import { splitNow } from '../day-papers.ts';
import { businessDateAt, type Desk } from '../desk.ts';
import { carriedOver, leftovers } from '../leftovers.ts';

type ShiftCommand = 'shift.open' | 'shift.close' | 'shift.leftovers' | 'shift.hand_over';

/** Handlers of opening, handing over and closing. */
export function shiftCommands(desk: Desk): Pick<Handlers, ShiftCommand> {
  return {
    'shift.open': ({ counts }) => {
      const { ledger, clock } = desk.ports;
      const opened = openShift(ledger.nextShift(), counts, { shiftOpen: ledger.openShift() !== null, kept: ledger.kept() });
      if (!opened.ok) return opened;
      const at = clock.now();
      // The shift's own entry already carries the shift it opens, and the business date it fixes.
      const stamp = { ...desk.stamp(), at, businessDate: businessDateAt(desk.ports, at), shift: ledger.nextShift() };
      ledger.append([opened.value], stamp);
      desk.touch();
      return ok({ shift: must(desk.state().shift, 'the shift just opened') });
    },
    'shift.leftovers': () => ok({ things: leftovers(desk), undelivered: desk.ports.ledger.outboxWaiting() }),
    'shift.close': (input) => close(desk, input),
    'shift.hand_over': (input) => changeHands(desk, input),
  };
}

type CloseInput = Parameters<Handlers['shift.close']>[0];

function close(desk: Desk, input: CloseInput): HandlerAnswer<'shift.close'> {
  const { ledger } = desk.ports;
  const { counts, keep } = input;
  const shift = ledger.openShift();
  if (shift === null) return refuse('shift_closed');
  const cart = openCart(desk.ports);
  if (cart !== null) return refuse('cart_open', { lines: cart.lines.length });
  const carried = carriedOver(leftovers(desk), input.carried);
  if (!carried.ok) return carried;
  const { number } = shift;
  const cash = ledger.shiftCash(number);
  const happened = ledger.shiftHappened(number);
  const undelivered = ledger.outboxWaiting();
  const closed = closeShift(counts, keep, { shift: number, shiftOpen: true, expected: cash.expected }, {
    ...(carried.value.length === 0 ? {} : { carried: carried.value }), ...(undelivered === 0 ? {} : { undelivered }),
  });
  if (!closed.ok) return closed;
  const { counted, expected } = closed.value.close;
  const leave = leaveToClose(desk, input, { number, counted, expected });
  if (!leave.ok) return leave;
  // The count and the leave stand before the close and are part of what it reports.
  const used = { ...happened, counts: happened.counts + 1, consents: happened.consents + leave.value.length };
  const report = reportOf(ledger.shiftSums(number), used, true, splitNow(desk, number));
  desk.append([...leave.value, ...closed.value.facts.map((fact) => (
    fact.kind === 'shift_closed' ? { ...fact, body: { ...fact.body, report } } : fact))]);
  return ok({
    shift: number, counted, expected, overShort: subtract(counted, expected), keep, float: cash.float,
    cashSales: cash.sales, cashRefunds: cash.refunds, payIns: cash.payIns, payOuts: cash.payOuts, drops: cash.drops,
    sales: cash.saleCount, refunds: cash.refundCount,
  });
}

type Close = { readonly number: number; readonly counted: CloseInput['keep']; readonly expected: CloseInput['keep'] };
type LeaveRefusal = Extract<HandlerAnswer<'shift.close'>, { ok: false }>['refusal']['code'];

/**
 * The facts that let a count through that is far off. Without leave the count is a record and the close waits: counting until
 * it fits leaves its traces.
 */
function leaveToClose(
  desk: Desk, { counts, consent }: CloseInput, { number, counted, expected }: Close,
): Result<readonly Fact[], LeaveRefusal> {
  const { ledger } = desk.ports;
  const role = desk.session.operator?.role ?? 'support';
  if (!isFarOff(counted, expected, dayRulesOf(ledger.setting).closeLimit) || rightTo(role, 'close_far_off') === 'yes') return ok([]);
  if (consent !== null) return desk.consents.leaveFor(wantedForClose(number, counted), consent);
  desk.append([countFact(number, counts, counted)]);
  return refuse('far_off', { action: 'close_far_off', amount: counted, counts: ledger.shiftHappened(number).counts });
}

type HandOverInput = Parameters<Handlers['shift.hand_over']>[0];

async function changeHands(desk: Desk, { counts, pin, to, toPin }: HandOverInput): Promise<HandlerAnswer<'shift.hand_over'>> {
  const { ledger } = desk.ports;
  const from = must(desk.session.operator, 'somebody signed in').id;
  const planned = handOver(counts, { from, to }, stateOf(desk));
  if (!planned.ok) return planned;
  const taker = ledger.operators().find((person) => person.id === to && person.hasLeft !== true);
  if (taker === undefined) return refuse('unknown_operator');
  if (rightTo(taker.role, 'sell') !== 'yes') return refuse('may_not_sell');
  for (const [id, given] of [[from, pin], [to, toPin]] as const) {
    const checked = await desk.checkPin(id, given);
    if (!checked.ok) return checked;
  }
  // The PINs took their time: who counted must still stand here, and what the drawer should hold is what it is now.
  if (desk.session.operator?.id !== from) return refuse('not_signed_in');
  const handed = handOver(counts, { from, to }, stateOf(desk));
  if (!handed.ok) return handed;
  const { header } = must(desk.append([handed.value])[0], 'the entry just appended');
  desk.session.operator = taker;
  desk.append([{ kind: 'signed_out', body: { operatorId: from } }, { kind: 'signed_in', body: { operatorId: to } }]);
  const { counted } = handed.value.body as { counted: CloseInput['keep'] };
  return ok({ counted, number: slipNumber(header.till, header.seq) });
}

function stateOf({ ports: { ledger } }: Desk): Parameters<typeof handOver>[2] {
  const shift = ledger.openShift();
  return shift === null ? null : { shift: shift.number, expected: ledger.shiftCash(shift.number).expected };
}
