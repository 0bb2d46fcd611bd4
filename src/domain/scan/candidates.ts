/** The texts under which the catalogue may know what was read, best first. Looks nothing up. */
import { readScan } from '../barcode.ts';
import type { NamedReading } from './name-reading.ts';
import type { Reading } from './reading.ts';

/** Candidates of a reading; none for a payment code, which is never searched. */
export function candidatesOf(reading: Reading, named: NamedReading): readonly string[] {
  switch (named.kind) {
    case 'payment':
      return [];
    case 'ean13':
      return withAddOn(shorter(named.code), named.addOn);
    case 'book':
      return withAddOn([named.code], named.addOn);
    case 'upc_a':
      return [named.code, `0${named.code}`];
    case 'upc_e':
      return [named.code, `0${named.code}`, named.printed];
    case 'ean8':
      return [named.code];
    case 'in_store':
      return [...shorter(named.code), ...[named.base, named.item].filter((text) => text !== null)];
    case 'gs1':
      return ofGtin(named.gtin);
    case 'item_address':
      return [named.id];
    case 'receipt':
      return [named.receiptNumber];
    case 'plain':
      // The text as it came may be listed in Hangul; the keys it was typed with come after it.
      return [...new Set([...readScan(reading.text).candidates, named.code])];
  }
}

/** An item of its own has indicator 0; a carton (1-8) or weighed goods (9) must not be sold as the single piece inside. */
function ofGtin(gtin: string): readonly string[] {
  return gtin.startsWith('0') ? [...shorter(gtin.slice(1)), gtin] : [gtin];
}

/** An EAN-13 and the UPC-A or EAN-8 that it is, zeros taken off. */
function shorter(ean13: string): string[] {
  const forms = [ean13];
  if (ean13.startsWith('0')) forms.push(ean13.slice(1));
  if (ean13.startsWith('00000')) forms.push(ean13.slice(5));
  return forms;
}

function withAddOn(codes: readonly string[], addOn: string | null): readonly string[] {
  return addOn === null ? codes : [...codes, ...codes.map((code) => `${code}${addOn}`)];
}
