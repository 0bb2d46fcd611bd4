/** What a person asks when looking for a past receipt, read from one text. Searches nothing. */
import type { BusinessDate } from './ids.ts';
import { readVoucher } from './voucher.ts';

/** Every way in which a text may mean a receipt; a receipt that fits any of them, and the day, is found. */
export type ReceiptQuery = {
  readonly day: BusinessDate | null;
  /** Null when only the day is asked for. */
  readonly text: {
    /** The whole receipt number, or null. */
    readonly number: string | null;
    /** The sequence at its end, or null. */
    readonly receiptSeq: number | null;
    /** The total, in won, or null. */
    readonly amount: number | null;
    /** The last four characters of an approval number, or null. */
    readonly approvalEnd: string | null;
    /** Part of an item's name or code, upper case and without spaces; null for a text that is too short. */
    readonly goods: string | null;
    /** The serial of one of the store's own vouchers, or null. */
    readonly serial: string | null;
  } | null;
};

/** Reads what was asked. Null when nothing was. */
export function readReceiptQuery(text: string, day: BusinessDate | null): ReceiptQuery | null {
  const plain = text.normalize('NFC').trim();
  if (plain === '') return day === null ? null : { day, text: null };
  const bare = plain.replace(/\s/gu, '').toUpperCase();
  const digits = /^[\d,]+원?$/.test(bare) ? bare.replace(/[,원]/g, '') : null;
  const figure = digits !== null && digits !== '' && digits.length <= 11 ? Number(digits) : null;
  return {
    day,
    text: {
      number: isReceiptNumber(bare) ? bare : null,
      receiptSeq: digits !== null && digits.length <= 9 ? figure : null,
      amount: figure,
      approvalEnd: /^[0-9A-Z]{4}$/.test(bare) ? bare : null,
      goods: bare.length >= 2 ? bare : null,
      serial: readVoucher(plain)?.serial ?? null,
    },
  };
}

/** Is this text a whole receipt number, as printed and as in the barcode of the paper? */
export function isReceiptNumber(text: string): boolean {
  return /^\d{4}-\d{2}-\d+-\d{6,}$/.test(text);
}
