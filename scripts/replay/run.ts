/** Rings up a file of receipts through the commands the screen uses: one business day, one shift; one receipt, one commit. */
import type { Client } from '../../src/contract/client.ts';
import type { CommandName, Input, Output } from '../../src/contract/contract.ts';
import type { ItemView } from '../../src/contract/shapes.ts';
import type { LineId, OperatorId, SaleId } from '../../src/domain/ids.ts';
import { sum, times, won, type Won } from '../../src/domain/money.ts';
import { giveCashBack, piecesOf, smallestCoin } from '../../src/domain/tender.ts';
import type { RejectedLine, ReplayReceipt } from './receipts.ts';

/** What a replay did. `receipts` counts returns too; `gross` is of the sales, `returnsTotal` is negative. */
export type ReplayReport = {
  readonly receipts: number;
  readonly returns: number;
  readonly lines: number;
  readonly gross: number;
  readonly returnsTotal: number;
  readonly rejected: readonly RejectedLine[];
};

/** The two people of a replayed store: one sells, the other gives money back. */
export type ReplayPeople = {
  readonly cashier: { readonly id: OperatorId; readonly pin: string };
  readonly manager: { readonly id: OperatorId; readonly pin: string };
};

export type ReplayWorld = {
  readonly client: Client;
  readonly people: ReplayPeople;
  /** Sets the Clock port to a wall time of the shop. */
  readonly setTime: (wallTime: string) => void;
  readonly progress: (done: number, all: number) => void;
};

const reasonOfReturns = '영수증 없는 반품';

/** Calls a command and throws on any refusal: a replay that is refused is wrong from there on. */
async function must<N extends CommandName>(client: Client, name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await client.call(name, input);
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal.code} ${JSON.stringify(answer.refusal.facts ?? {})}`);
  return answer.value;
}

/** The receipts of each business day, days ascending, the file's order kept inside a day. */
export function byDay(receipts: readonly ReplayReceipt[]): ReadonlyMap<string, readonly ReplayReceipt[]> {
  const days = new Map<string, ReplayReceipt[]>();
  for (const receipt of receipts) {
    const date = receipt.wallTime.slice(0, 10);
    days.set(date, [...(days.get(date) ?? []), receipt]);
  }
  return new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Replays every receipt. A receipt that the house refuses is rejected by its first line with the refusal's code. */
export async function replay(receipts: readonly ReplayReceipt[], world: ReplayWorld): Promise<ReplayReport> {
  const report = { receipts: 0, returns: 0, lines: 0, gross: 0, returnsTotal: 0, rejected: [] as RejectedLine[] };
  let done = 0;
  let signedIn: OperatorId | null = null;
  const signIn = async (who: ReplayPeople['cashier']): Promise<void> => {
    if (signedIn === who.id) return;
    await must(world.client, 'operator.sign_in', { operatorId: who.id, pin: who.pin });
    signedIn = who.id;
  };
  for (const [date, day] of byDay(receipts)) {
    // The day of a row is its business day, also for a row after midnight: the shift opens when that day begins.
    world.setTime(`${date} 05:00`);
    await signIn(world.people.cashier);
    // The float covers all that the day gives back, so that the drawer never runs dry.
    const float = sum(day.filter((one) => one.kind === 'return').map((one) => giveCashBack(totalOf(one)).paid));
    await must(world.client, 'shift.open', { counts: piecesOf(float) });
    for (const receipt of day) {
      world.setTime(receipt.wallTime);
      await signIn(receipt.kind === 'return' ? world.people.manager : world.people.cashier);
      const refused = await ringUp(receipt, world.client);
      if (refused !== null) report.rejected.push(...receipt.lines.map((line) => ({ line: line.line, reason: refused })));
      else {
        report.receipts += 1;
        report.lines += receipt.lines.length;
        if (receipt.kind === 'return') {
          report.returns += 1;
          report.returnsTotal -= totalOf(receipt);
        } else report.gross += totalOf(receipt);
      }
      done += 1;
      world.progress(done, receipts.length);
    }
    await closeDay(day, float, report.rejected, world.client);
  }
  return report;
}

async function closeDay(day: readonly ReplayReceipt[], float: Won, rejected: readonly RejectedLine[], client: Client): Promise<void> {
  const out = new Set(rejected.map((row) => row.line));
  const taken = day.filter((receipt) => !out.has(receipt.lines[0]?.line ?? 0));
  const cash = taken.reduce(
    (total, receipt) => total + (receipt.kind === 'sale' ? totalOf(receipt) : -giveCashBack(totalOf(receipt)).paid),
    0,
  );
  const closed = await must(client, 'shift.close', { counts: piecesOf(won(float + cash)), keep: 0 });
  // A count is in coins; only what is below the smallest coin may be missing.
  if (Math.abs(closed.overShort) < smallestCoin) return;
  throw new Error(`the drawer is off by ${closed.overShort} won on ${day[0]?.wallTime ?? ''}`);
}

function totalOf(receipt: ReplayReceipt): Won {
  return sum(receipt.lines.map((line) => times(line.unit, line.quantity)));
}

/** One receipt: each code is scanned, then one commit. Answers why it was refused, or null when it stands in the ledger now. */
async function ringUp(receipt: ReplayReceipt, client: Client): Promise<string | null> {
  const lines = [];
  for (const [index, line] of receipt.lines.entries()) {
    const item = await find(line.code, client);
    if (item === null) return `no item for ${line.code}`;
    lines.push({ lineId: `L${index + 1}` as LineId, itemId: item.id, open: null, quantity: line.quantity, typedPrice: line.unit });
  }
  const total = totalOf(receipt);
  const saleId = `replay-${receipt.number}` as SaleId;
  const answer =
    receipt.kind === 'sale'
      ? await client.call('sale.commit', { saleId, lines, tenders: [{ kind: 'cash', given: total }], expectedTotal: total })
      : await client.call('refund.commit', { saleId, lines, reason: reasonOfReturns, restock: true, expectedTotal: total });
  if (!answer.ok) return answer.refusal.code;
  return answer.value.repeated ? `receipt ${receipt.number} is in the ledger already` : null;
}

/** The item with this very code; codes that differ in case alone are two items to choose from. */
async function find(code: string, client: Client): Promise<ItemView | null> {
  const answer = await client.call('catalog.scan', { text: code });
  if (!answer.ok) return null;
  return answer.value.items.find((item) => item.code === code) ?? answer.value.items[0] ?? null;
}
