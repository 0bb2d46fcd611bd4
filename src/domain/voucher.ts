/**
 * The store's own vouchers: gift vouchers (상품권) that are sold and store credit (보관금) that is given instead of money. What a
 * serial looks like and what may be spent of one. Keeps no balance: the ledger does.
 */
import { normalCode, readScan } from './barcode.ts';
import type { BusinessDate } from './ids.ts';
import { subtract, type Won } from './money.ts';
import { must, ok, refuse, type Result } from './result.ts';

/** Sold for money, or given instead of it. Both are owed to whoever brings them. */
export type VoucherKind = 'gift' | 'credit';

/** A voucher as the ledger knows it, in won: what it was issued for, what is left of it. */
export type Voucher = {
  readonly serial: string;
  readonly kind: VoucherKind;
  readonly issued: Won;
  readonly left: Won;
  readonly issuedOn: BusinessDate;
  /** The last day that its paper names; null for store credit, which has none. */
  readonly until: BusinessDate | null;
  /** How often its paper was printed again. */
  readonly copies: number;
};

/** Finds a voucher by its serial; null for one that this till's ledger did not issue. */
export type FindVoucher = (serial: string) => Voucher | null;

/** Where no voucher can be spent. */
export const noVouchers: FindVoucher = () => null;

/** What one gift voucher may be sold for, in won: the least, the most, and of what it is a multiple. */
export const voucherLeast = 1_000;
export const voucherMost = 1_000_000;
export const voucherStep = 1_000;
/** The most gift vouchers of one purchase. */
export const vouchersMax = 20;
/** For how many years the paper of a gift voucher says that it holds (상법 §64). It is taken after them all the same. */
export const voucherYears = 5;

const digitsOfSerial = 10;
const form = /^(\d{4})(\d{2})V\d{11}$/;

/** The store and the till that issued a voucher, as its serial says. */
export type SerialParts = { readonly serial: string; readonly storeCode: string; readonly tillCode: string };

/**
 * The serial of a voucher: store, till, `V`, ten digits of chance and a check digit. `random` is at least 13 random hex
 * digits. The letter keeps it apart from goods' numbers, payment codes and card numbers.
 */
export function voucherSerial(storeCode: string, tillCode: string, random: string): string {
  const digits = String(Number.parseInt(random.slice(0, 13), 16) % 10 ** digitsOfSerial).padStart(digitsOfSerial, '0');
  return `${storeCode}${tillCode}V${digits}${dammDigit(`${storeCode}${tillCode}${digits}`)}`;
}

/** A text as the serial of a voucher, whatever hyphens, case or mode of the keyboard; null for anything else, and for a misread one. */
export function readVoucher(text: string): SerialParts | null {
  for (const candidate of readScan(text).candidates) {
    const serial = normalCode(candidate).replaceAll('-', '');
    const [, storeCode, tillCode] = form.exec(serial) ?? [];
    if (storeCode === undefined || tillCode === undefined) continue;
    if (dammDigit(`${storeCode}${tillCode}${serial.slice(7)}`) === 0) return { serial, storeCode, tillCode };
  }
  return null;
}

/** A serial in groups, as paper and screens show it: `0001-01-V12345-678903`. */
export function printedSerial(serial: string): string {
  return `${serial.slice(0, 4)}-${serial.slice(4, 6)}-${serial.slice(6, 12)}-${serial.slice(12)}`;
}

/**
 * May what would be left of a gift voucher be taken in cash? From 60 % of its face used, 80 % up to 10,000 won (공정거래위원회
 * 상품권 표준약관; korea.md 4d), counting all that was used of it. Store credit is no 상품권: its rest stays.
 */
export function mayCashRest({ kind, issued }: Pick<Voucher, 'kind' | 'issued'>, rest: Won): boolean {
  const needed = issued <= 10_000 ? 80 : 60;
  return kind === 'gift' && rest > 0 && (issued - rest) * 100 >= issued * needed;
}

/** Can so much be spent of this voucher? Answers what is left of it then. */
export function spend(serial: string, amount: Won, find: FindVoucher): Result<Voucher, 'unknown_voucher' | 'voucher_short'> {
  const known = readVoucher(serial);
  const voucher = known === null ? null : find(known.serial);
  if (voucher === null) return refuse('unknown_voucher', { serial });
  if (amount > voucher.left) return refuse('voucher_short', { serial: voucher.serial, left: voucher.left });
  return ok({ ...voucher, left: subtract(voucher.left, amount) });
}

/** The last day that a gift voucher's paper names: five years after it was sold; 29 February becomes 28. */
export function lastDayOf(soldOn: BusinessDate): BusinessDate {
  const day = soldOn.slice(5);
  return `${String(Number(soldOn.slice(0, 4)) + voucherYears).padStart(4, '0')}-${day === '02-29' ? '02-28' : day}` as BusinessDate;
}

/** Damm's table of order 10 (H. M. Damm, 2004): finds every wrong digit and every two neighbours that changed places. */
const damm = [
  '0317598642', '7092154863', '4206871359', '1750983426', '6123045978',
  '3674209581', '5869720134', '8945362017', '9438617205', '2581436790',
] as const;

/** The digit that brings a row of digits to 0; of a row with its check digit, 0. */
function dammDigit(digits: string): number {
  return [...digits].reduce((state, digit) => Number(must(damm[state]?.[Number(digit)], 'a digit')), 0);
}
