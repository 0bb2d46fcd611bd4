/** Serials for new vouchers: chance from a new id's hash, never one that is in use or an item's code. Issues nothing. */
import { voucherSerial } from '../domain/voucher.ts';
import { assert } from '../domain/result.ts';
import type { Desk } from './desk.ts';

/** So many serials in use one after the other are no chance. */
const triesMax = 100;

/**
 * A serial that no voucher of this till has and no item is known by. An id alone could be guessed from the time that it
 * holds; its hash cannot. `others` are serials taken but not yet issued.
 */
export function newSerial(desk: Desk, others: readonly string[] = []): string {
  const { ids, hash, ledger } = desk.ports;
  const { storeCode, tillCode } = desk.store();
  for (let tries = 0; tries < triesMax; tries += 1) {
    const serial = voucherSerial(storeCode, tillCode, hash(`voucher\n${ids.next()}`));
    if (others.includes(serial) || ledger.voucher(serial) !== null || desk.catalog().withCode(serial).length > 0) continue;
    return serial;
  }
  assert(false, 'a serial that is free');
  return '';
}
