/** From one reading to what it found: the same for the screen's question and for a scanner of the house's own. Logs no code. */
import type { HandlerAnswer } from '../contract/serve.ts';
import type { Item } from '../domain/catalog.ts';
import type { Won } from '../domain/money.ts';
import { ok, refuse, type Refusal } from '../domain/result.ts';
import { candidatesOf } from '../domain/scan/candidates.ts';
import { nameReading, shownCode, type NamedReading } from '../domain/scan/name-reading.ts';
import { readVoucher } from '../domain/voucher.ts';
import type { Reading } from '../domain/scan/reading.ts';
import type { commonRefusals } from '../contract/contract.ts';
import { ownerOfBadge } from './commands/operator.ts';
import type { Desk } from './desk.ts';
import { formatsOf } from './scanner-settings.ts';
import { itemView } from './views.ts';
import { stockOf } from './workers/mirror.ts';

/** The longest code that is told back, in UTF-16 units; the rest of an address helps nobody. */
const shownLengthMax = 128;

/** Looks a reading up. A customer's payment code is refused before anything is searched, and told back to nobody. */
export function answerReading(desk: Desk, reading: Reading): HandlerAnswer<'catalog.scan'> {
  const named = nameReading(reading, formatsOf(desk.ports.ledger));
  if (named.kind === 'payment') return refuse('payment_code');
  for (const candidate of candidatesOf(reading, named)) {
    const { code, items } = desk.catalog().scan(candidate);
    if (items.length > 0) return found(desk, code, items, priceOf(named, candidate));
  }
  const voucher = readVoucher(reading.text);
  if (voucher !== null) return refuse('own_voucher', { serial: voucher.serial });
  return refuse('unknown_code', { code: shownOf(named) });
}

/** A price inside the code is typed by the scanner instead of a hand: it is taken for items without a listed price alone. */
function found(desk: Desk, code: string, items: readonly Item[], price: Won | null): HandlerAnswer<'catalog.scan'> {
  const sold = price === null ? items : items.filter((item) => item.price === null);
  if (sold.length === 0) return refuse('listed_price', { code });
  const views = sold.map((item) => itemView(item, stockOf(desk, item)));
  return ok(price === null ? { code, items: views } : { code, items: views, price });
}

/** The price that a reading holds, where it was found by its item's part; a label of 0 won says nothing of the price. */
function priceOf(named: NamedReading, candidate: string): Won | null {
  if (named.kind !== 'in_store' || named.price === null || named.price === 0) return null;
  return candidate === named.base || candidate === named.item ? named.price : null;
}

function shownOf(named: NamedReading): string {
  return shownCode(named).slice(0, shownLengthMax);
}

type Locked = Refusal<(typeof commonRefusals)[number]> | null;

/**
 * Takes readings of scanners that the house holds itself and tells them, looked up, to the newest screen. While nobody is
 * signed in the screen only learns that something was scanned; without a screen a reading is dropped.
 */
export function openScans(desk: Desk, locked: () => Locked): (reading: Reading) => void {
  return (reading) => {
    const { screenId } = desk.session;
    if (screenId === null) return desk.ports.log.write('warn', 'scan.no_screen', reading.source);
    const operatorId = ownerOfBadge(desk, reading.text);
    if (operatorId !== null) return desk.tell('badge.scanned', { screenId, operatorId });
    const refusal = locked();
    const answer = refusal === null ? answerReading(desk, reading) : ({ ok: false, refusal } as const);
    const isShown = answer.ok || answer.refusal.code === 'unknown_code' || answer.refusal.code === 'listed_price'
      || answer.refusal.code === 'own_voucher';
    desk.tell('code.scanned', { screenId, text: isShown ? shownOf(nameReading(reading)) : '', answer });
  };
}
