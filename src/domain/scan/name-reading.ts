/** What one reading is: goods, a book, the shop's own code, a receipt, or a customer's means of payment. Looks nothing up. */
import { normalCode } from '../barcode.ts';
import { gtinOfLink, isGtin, readElements, readFromGtin, type Gs1Element } from './gs1.ts';
import { isInStore, itemCodesOnly, readInStore, type InStoreCode, type InStoreFormat } from './in-store.ts';
import { plainText, type PlainText, type Reading } from './reading.ts';
import { expandUpcE } from './upc-e.ts';

/** One reading, named. Of a customer's payment code nothing is kept, so that nobody can look it up, show it or log it. */
export type NamedReading =
  | { readonly kind: 'ean13' | 'ean8' | 'upc_a'; readonly code: string; readonly addOn: string | null }
  /** `code` is the UPC-A it stands for, `printed` what the symbol says. */
  | { readonly kind: 'upc_e'; readonly code: string; readonly printed: string }
  /** ISBN-13; the add-on is the five-digit 부가기호. */
  | { readonly kind: 'book'; readonly code: string; readonly addOn: string | null }
  | ({ readonly kind: 'in_store' } & InStoreCode)
  | { readonly kind: 'gs1'; readonly gtin: string; readonly elements: readonly Gs1Element[] }
  /** A QR code that leads to an item's page; `id` is the last part of its path. */
  | { readonly kind: 'item_address'; readonly id: string }
  | { readonly kind: 'receipt'; readonly receiptNumber: string }
  | { readonly kind: 'payment' }
  | { readonly kind: 'plain'; readonly code: string };

/** How many digits a customer's payment code has (WeChat 18, Alipay 16-24, Korean wallets up to 24). */
const paymentForm = /^\d{16,24}$/;
/** An EMVCo consumer-presented QR code: base64 of `85 05 "CPV01"`. */
const paymentQrForm = /^hQVDUFYwM/;
const receiptForm = /^\d{4}-\d{2}-\d+-\d{6,}$/;
/** GS1-128, GS1 DataBar and composite, GS1 DataMatrix, GS1 QR, GS1 DotCode. */
const gs1Aim = /^\](?:C1|e[0-3]|d2|Q3|J1)$/;
/** EAN-13, UPC-A or UPC-E, not EAN-8. */
const upcAim = ']E0';
/** EAN-13 or UPC, its add-on in the same message. */
const retailAim = /^\]E[03]$/;

/**
 * Names a reading. First what its AIM id promises and its digits confirm, GS1 with a GTIN, and books; then 16 to 24
 * digits are a payment code, whatever they resemble. `formats` are the shop's own codes.
 */
export function nameReading(reading: Reading, formats: readonly InStoreFormat[] = itemCodesOnly): NamedReading {
  const plain = plainText(reading);
  const code = normalCode(plain.text);
  if (receiptForm.test(code)) return { kind: 'receipt', receiptNumber: code };
  return (
    nameAddress(plain.text)
    ?? nameGs1(plain, code)
    ?? nameRetail(plain, code, formats)
    ?? (paymentForm.test(code) || paymentQrForm.test(plain.text) ? { kind: 'payment' } : { kind: 'plain', code })
  );
}

function nameAddress(text: string): NamedReading | null {
  const path = /^https?:\/\/[^/?#]+([^?#]*)/i.exec(text)?.[1];
  if (path === undefined) return null;
  const gtin = gtinOfLink(text);
  if (gtin !== null) return { kind: 'gs1', gtin, elements: [{ ai: '01', value: gtin }] };
  const id = normalCode(decoded(path.split('/').findLast((part) => part !== '') ?? ''));
  if (paymentForm.test(id)) return { kind: 'payment' };
  return id === '' ? null : { kind: 'item_address', id };
}

function nameGs1({ text, aim }: PlainText, code: string): NamedReading | null {
  const isGs1 = aim !== null && gs1Aim.test(aim);
  if (/^\d{14}$/.test(code)) return isGtin(code) ? { kind: 'gs1', gtin: code, elements: [] } : null;
  // Bare digits are GS1 only if they begin as an item does: other identifiers would fit many a payment code.
  if (!isGs1 && /^\d+$/.test(code) && !code.startsWith('01')) return null;
  const whole = readElements(text);
  const elements = isGs1 ? (readFromGtin(text) ?? whole) : whole;
  const gtin = elements?.find(({ ai }) => ai === '01')?.value;
  if (elements !== null && gtin !== undefined) return { kind: 'gs1', gtin, elements };
  // What its symbol calls GS1 is no payment, though it may name no item: a pallet, a coupon.
  return isGs1 && whole !== null ? { kind: 'plain', code } : null;
}

function nameRetail({ aim }: PlainText, code: string, formats: readonly InStoreFormat[]): NamedReading | null {
  // Six or eight digits are a UPC-E only where the symbol says so; else eight are an EAN-8.
  if (aim === upcAim && /^(?:\d{6}|\d{8})$/.test(code)) {
    const upcA = expandUpcE(code);
    return upcA === null ? null : { kind: 'upc_e', code: upcA, printed: code };
  }
  if (!/^\d{8,18}$/.test(code)) return null;
  const [main, addOn] = [code.slice(0, 13), code.slice(13)];
  const isBook = /^97[89]/.test(main) && isGtin(main);
  if (isBook && (addOn === '' || addOn.length === 5)) return { kind: 'book', code: main, addOn: addOn === '' ? null : addOn };
  const hasAddOn = (addOn.length === 2 || addOn.length === 5) && aim !== null && retailAim.test(aim);
  if (code.length > 13 && !hasAddOn) return null;
  if (!isGtin(main)) return null;
  if (main.length === 8) return { kind: 'ean8', code: main, addOn: null };
  // The first digit of an in-store UPC-A is a 2: as an EAN-13 it begins with 02.
  const ean = main.padStart(13, '0');
  if (isInStore(ean) && addOn === '') return { kind: 'in_store', ...readInStore(ean, formats) };
  return { kind: main.length === 12 ? 'upc_a' : 'ean13', code: main, addOn: addOn === '' ? null : addOn };
}

/** What a person may be shown of a reading: the code the catalogue was asked for. Empty for a payment code. */
export function shownCode(named: NamedReading): string {
  if (named.kind === 'payment') return '';
  if (named.kind === 'gs1') return named.gtin.replace(/^0/, '');
  if (named.kind === 'item_address') return named.id;
  return named.kind === 'receipt' ? named.receiptNumber : named.code;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
