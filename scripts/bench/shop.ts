/**
 * A store to measure: the real ledger, drafts and host, in a directory of their own, with a catalogue and a day of sales
 * made from a seed. No timer runs beside it. Measures nothing.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDrafts } from '../../db/drafts.ts';
import { ledgerFile, openLedger, type OpenLedger } from '../../db/ledger.ts';
import { readCatalog } from '../../src/adapters/catalog-csv.ts';
import { pepperedPins } from '../../src/adapters/pins.ts';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { sha256, systemClock, systemIds } from '../../src/adapters/system.ts';
import { connect, type Client } from '../../src/contract/client.ts';
import type { CommandName, Input, Output } from '../../src/contract/contract.ts';
import { serve } from '../../src/contract/serve.ts';
import { transportPair } from '../../src/contract/transport.ts';
import { canonicalText, type Canonical } from '../../src/domain/canonical.ts';
import type { Item } from '../../src/domain/catalog.ts';
import type { Fact } from '../../src/domain/facts.ts';
import type { LineId, OperatorId, SaleId } from '../../src/domain/ids.ts';
import { sum, times, won, zero } from '../../src/domain/money.ts';
import { must, type Result } from '../../src/domain/result.ts';
import { sealSale } from '../../src/domain/sale.ts';
import type { Stamp } from '../../src/domain/stamp.ts';
import { tillName } from '../../src/domain/store.ts';
import { openHost } from '../../src/host/host.ts';
import type { Signer } from '../../src/host/ports.ts';
import { catalogCsv } from './goods.ts';

type SaleInput = Input<'sale.commit'>;

/** A store that is open, its shift too. */
export type Shop = {
  readonly directory: string;
  readonly ledger: OpenLedger;
  readonly signer: Signer;
  readonly client: Client;
  /** The next sale of the day as the screen proposes it: five lines of five items, cash. */
  readonly nextSale: () => SaleInput;
  /** The same sale sealed as the host does it, against the ledger as it stands; `ahead` sales are not in it yet. */
  readonly sealed: (input: SaleInput, ahead?: number) => Fact;
  /** When and by whom the next entry is made. */
  readonly stamp: () => Stamp;
  readonly close: () => void;
};

export const manager = { id: '01' as OperatorId, pin: '975310' } as const;
export const profile = {
  name: '소담상회 속도점', businessNumber: '1234567891', representative: '시험용', address: '서울 종로구 인사동길 44', phone: '02-000-0000',
  storeCode: '0001', tillCode: '01',
} as const;
const linesOfSale = 5;
const answerTimeoutMs = 120_000;

/** Opens the store of a directory, making it with `items` items when there is none, with somebody signed in and a shift open. */
export async function openShop(directory: string, items: number): Promise<Shop> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const isNew = !existsSync(join(directory, ledgerFile));
  const { signer, pepper } = valueOf(openSecrets(directory, null, isNew), 'the keys');
  const ledger = openLedger({ directory, signer, hash: sha256 });
  const drafts = openDrafts(directory);
  const clock = systemClock();
  const house = openHost({
    clock, ids: systemIds, hash: sha256, signer, pins: pepperedPins(pepper), secrets: 'file', ledger, drafts,
    openPrinter: () => null, printer: '', readCatalog, demoCatalog: () => '', demoWanted: false, log: { write: () => undefined },
  });
  const [ours, theirs] = transportPair();
  serve(theirs, house, (fault) => { throw fault instanceof Error ? fault : new Error(String(fault)); });
  const client = connect(ours, after, answerTimeoutMs);
  await prepare(client, items);
  const byId = new Map(ledger.items().map((item) => [item.id, item]));
  const day = salesOf([...byId.values()], ledger.nextReceiptSeq());
  return {
    directory, ledger, signer, client,
    nextSale: day,
    sealed: (input, ahead = 0) => {
      const requestHash = sha256(canonicalText(['sale.commit', input as Canonical]));
      const proposal = { ...input, lines: input.lines as Parameters<typeof sealSale>[0]['lines'], requestHash };
      return valueOf(sealSale(proposal as Parameters<typeof sealSale>[0], won(input.cashGiven), {
        store: must(ledger.store(), 'the store'), epoch: ledger.head().epoch, nextReceiptSeq: ledger.nextReceiptSeq() + ahead,
        shiftOpen: true, item: (id) => byId.get(id),
      }), 'a sale');
    },
    stamp: () => {
      const { businessDate, number } = must(ledger.openShift(), 'the open shift');
      return { at: clock.now(), businessDate, till: tillName(must(ledger.store(), 'the store')), shift: number, operator: manager.id };
    },
    close: () => {
      drafts.close();
      ledger.close();
    },
  };
}
