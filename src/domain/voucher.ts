/**
 * The store's own paper money: gift vouchers that are sold and store credit that is given for goods brought back. What a code
 * looks like and what may be spent of it; keeps no balance, the ledger does.
 */
import { subtract, type Won } from './money.ts';
import { ok, refuse, type Result } from './result.ts';

/** 상품권, sold for money; 적립금, given instead of money back. Both are owed to whoever brings them. */
export type VoucherKind = 'gift' | 'credit';

/** A voucher as the ledger knows it: what it was issued for and what is left of it, in won. */
export type Voucher = { readonly serial: string; readonly kind: VoucherKind; readonly issued: Won; readonly left: Won };

/** The least and the most that one voucher may be sold for, in won. */
export const voucherLeast = 1_000;
export const voucherMost = 1_000_000;

const digitsOfSerial = 10;
const form = /^SV\d{11}$/;

/**
 * The code of a voucher from random hex digits (at least 13): `SV`, ten digits and a check digit (ISO/IEC 7812-1, mod 10). Letters
 * in front keep it apart from goods, and it is too short to be taken for a card number.
 */
export function voucherSerial(randomHex: string): string {
  const digits = String(Number.parseInt(randomHex.slice(0, 13), 16) % 10 ** digitsOfSerial).padStart(digitsOfSerial, '0');
  return `SV${digits}${checkDigit(digits)}`;
}

/** A text as the code of a voucher, case and hyphens aside; null for anything else, also for one that was misread. */
export function readVoucher(text: string): string | null {
  const code = text.trim().toUpperCase().replaceAll(/[\s-]/g, '');
  return form.test(code) && checkDigit(code.slice(2, -1)) === code.slice(-1) ? code : null;
}

/** Checks what one receipt wants to spend of vouchers, each named once: refuses one that is unknown or holds less. */
export function spend(
  wanted: readonly { readonly serial: string; readonly amount: Won }[], find: (serial: string) => Voucher | null,
): Result<readonly Voucher[], 'unknown_voucher' | 'voucher_twice' | 'voucher_short'> {
  const found: Voucher[] = [];
  for (const { serial, amount } of wanted) {
    const voucher = find(serial);
    if (voucher === null) return refuse('unknown_voucher', { serial });
    if (found.some((other) => other.serial === serial)) return refuse('voucher_twice', { serial });
    if (amount > voucher.left) return refuse('voucher_short', { serial, left: voucher.left });
    found.push({ ...voucher, left: subtract(voucher.left, amount) });
  }
  return ok(found);
}

/** Every second digit from the right doubled, digits summed: what brings the sum to a multiple of ten. */
function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
