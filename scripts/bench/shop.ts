/**
 * A store to measure: the real ledger, drafts and host in a directory of their own, somebody signed in, a shift open, and
 * sales to ring up that are the same every time. No timer runs beside it, and it measures nothing.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDrafts } from '../../db/drafts.ts';
import { openDelivery } from '../../db/delivery.ts';
import { openMirror } from '../../db/mirror.ts';
import { openLongReads } from '../../db/long-reads.ts';
import { openGoodsSheets } from '../../db/goods-sheets.ts';
import { openImports } from '../../db/imports.ts';
import { ledgerFile, openLedger, type OpenLedger } from '../../db/ledger.ts';
import { readCatalog } from '../../src/adapters/catalog-csv.ts';
import { pepperedPins } from '../../src/adapters/pins.ts';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { sha256, systemClock, systemIds } from '../../src/adapters/system.ts';
import { openTableFiles } from '../../src/adapters/table-files.ts';
import { connect, type After, type Client } from '../../src/contract/client.ts';
import { contract, type CommandName, type Input, type Output } from '../../src/contract/contract.ts';
import { serve } from '../../src/contract/serve.ts';
import { transportPair } from '../../src/contract/transport.ts';
import { canonicalText } from '../../src/domain/canonical.ts';
import type { Item } from '../../src/domain/catalog.ts';
import type { Fact } from '../../src/domain/facts.ts';
import { usualDiscountLimits } from '../../src/domain/limits.ts';
import { usualPolicy } from '../../src/domain/pricing.ts';
import { must, refuse } from '../../src/domain/result.ts';
import { sealSale } from '../../src/domain/sale.ts';
import type { Stamp } from '../../src/domain/stamp.ts';
import { tillName } from '../../src/domain/store.ts';
import { openHost, type Host } from '../../src/host/host.ts';
import type { Backups } from '../../src/host/keeping-ports.ts';
import type { Signer } from '../../src/host/ports.ts';
import { randomFrom } from '../demo-catalog/random.ts';
import { catalogCsv, cycle } from './goods.ts';

/** A sale as the screen proposes it. */
export type SaleInput = Input<'sale.commit'>;

/** A store that is open, its shift too. */
export type Shop = {
  readonly ledger: OpenLedger;
  readonly signer: Signer;
  /** How long the signature of each entry took, in ms, in their order. */
  readonly signed: readonly number[];
  readonly client: Client;
  /** The next sale: five lines of five items, paid in cash. */
  readonly nextSale: () => SaleInput;
  /** That sale sealed as the host does it; `receiptSeq` is the ledger's next unless said. */
  readonly seal: (input: SaleInput, receiptSeq?: number) => Fact;
  /** When and by whom the next entry is made. */
  readonly stamp: () => Stamp;
  readonly close: () => void;
};

/** Who sells; also in the stores that a browser shows. */
export const seller = { operatorId: '01', pin: '975310' } as const;
const profile = {
  name: '소담상회 속도점',
  businessNumber: '1234567891',
  representative: '시험용',
  address: '서울 종로구 인사동길 44',
  phone: '02-000-0000',
  storeCode: '0001',
  tillCode: '01',
} as const;
/** Places in the cycle of goods: bought outright, special, consigned, special and exempt, special. */
const kindsOfSale = [0, 1, 2, 7, 13] as const;
const cashGiven = 2_000_000;
const answerTimeoutMs = 120_000;

/** The timer of a client that runs in Node. */
export const after: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** Calls a command and throws on any refusal: a store that refuses cannot be measured. */
export async function ask<N extends CommandName>(client: Client, name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await client.call(name, input);
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal.code} ${JSON.stringify(answer.refusal.facts ?? {})}`);
  return answer.value;
}

/** Makes a store of so many items where there is none, signs in, and opens a shift where none is open. */
export async function beginDay(client: Client, items: number): Promise<void> {
  const { phase } = await ask(client, 'till.state', {});
  if (phase === 'new') {
    await ask(client, 'store.create', { profile, manager: { name: '점장', pin: seller.pin }, csv: catalogCsv(items), printer: '' });
  }
  await ask(client, 'operator.sign_in', seller);
  const { shift } = await ask(client, 'till.state', {});
  if (shift === null) await ask(client, 'shift.open', { counts: [{ face: 10_000, pieces: 30 }] });
}

/** Opens the store of a directory, making it with so many items when there is none. */
export async function openShop(directory: string, items: number): Promise<Shop> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const secrets = openSecrets(directory, null, !existsSync(join(directory, ledgerFile)));
  if (!secrets.ok) throw new Error(`the till's key was not opened: ${secrets.refusal.code}`);
  const { pepper } = secrets.value;
  const signed: number[] = [];
  const signer = timedSigner(secrets.value.signer, signed);
  const ledger = openLedger({ directory, signer, hash: sha256 });
  const drafts = openDrafts(directory);
  const imports = openImports(directory);
  const goodsSheets = openGoodsSheets(directory);
  const clock = systemClock();
  const client = clientOf(
    openHost({
      clock,
      ids: systemIds,
      hash: sha256,
      signer,
      pins: pepperedPins(pepper),
      secrets: 'file',
      ledger,
      drafts,
      imports,
      goodsSheets,
      readCatalogSlowly: () => Promise.resolve(null),
      pause: () => Promise.resolve(),
      scanners: { ports: () => Promise.resolve([]), use: () => undefined, state: () => 'none' },
      openPrinter: () => null,
      layPaper: () => [],
      updates: null,
      delivery: openDelivery(directory),
      mirror: openMirror(directory),
      mall: { send: () => Promise.resolve({ why: 'unreachable' }), isAddress: () => false, verify: () => false, chance: () => 0 },
      backups: noBackups,
      longReads: openLongReads(directory),
      tableFiles: openTableFiles(directory),
      anchors: { last: () => null, note: () => undefined },
      printer: '',
      readCatalog,
      demoCatalog: () => '',
      log: { write: () => undefined },
    }),
  );
  await beginDay(client, items);
  const goods = ledger.items();
  const shift = must(ledger.openShift(), 'the open shift');
  const till = tillName(must(ledger.store(), 'the store'));
  return {
    ledger,
    signer,
    signed,
    client,
    nextSale: salesOf(goods, ledger.nextReceiptSeq()),
    seal: sealer(ledger, goods),
    stamp: () => ({ at: clock.now(), businessDate: shift.businessDate, till, shift: shift.number, operator: shift.openedBy }),
    close: () => {
      drafts.close();
      imports.close();
      goodsSheets.close();
      ledger.close();
    },
  };
}

/** The till that is measured makes none: a copy under way would be measured with it. */
const noBackups: Backups = {
  state: () => ({ phase: 'idle', last: null, trouble: null, isSameDisk: false, triedAt: null }),
  look: () => Promise.resolve(refuse('place_missing')),
  use: () => undefined,
  run: () => undefined,
  onChange: () => undefined,
};

function timedSigner({ sign, publicKey }: Signer, took: number[]): Signer {
  return {
    sign: (entryHash) => {
      const from = performance.now();
      const signature = sign(entryHash);
      took.push(performance.now() - from);
      return signature;
    },
    publicKey,
  };
}

function clientOf(house: Host): Client {
  const [ours, theirs] = transportPair();
  serve(theirs, house, (fault, name) =>
    process.stderr.write(`${name}: ${fault instanceof Error ? (fault.stack ?? '') : String(fault)}\n`),
  );
  return connect(ours, after, answerTimeoutMs);
}

/**
 * Sales from a seed, so that two stores of the same age sell the same things. Each line is of one kind of contract and tax
 * class in every sale, so that every sale writes as many postings.
 */
function salesOf(goods: readonly Item[], firstNumber: number): () => SaleInput {
  const random = randomFrom(firstNumber);
  let number = firstNumber;
  return () => {
    const lines = kindsOfSale.map((kind, index) => {
      const item = must(goods[kind + cycle * random.between(0, Math.floor(goods.length / cycle) - 1)], 'an item');
      return { item, lineId: idAt(index + 1, number), quantity: index % 2 === 0 ? 1 : 2 };
    });
    const expectedTotal = lines.reduce((total, { item, quantity }) => total + (item.price ?? 0) * quantity, 0);
    number += 1;
    return {
      saleId: idAt(0, number),
      tenders: [{ kind: 'cash', given: cashGiven }],
      expectedTotal,
      lines: lines.map(({ item, lineId, quantity }) => ({ lineId, itemId: item.id, open: null, quantity, typedPrice: null })),
    };
  };
}

/** As long as the ids that the till makes, and, like them, rising with time. */
function idAt(place: number, number: number): string {
  return `0199a4f0-${String(place).padStart(4, '0')}-7000-8000-${String(number).padStart(12, '0')}`;
}

function sealer(ledger: OpenLedger, goods: readonly Item[]): Shop['seal'] {
  const byId = new Map(goods.map((item) => [item.id, item]));
  const store = must(ledger.store(), 'the store');
  const { epoch } = ledger.head();
  return (input, receiptSeq = ledger.nextReceiptSeq()) => {
    const parsed = contract['sale.commit'].input.parse(input);
    const requestHash = sha256(canonicalText(['sale.commit', parsed]));
    const sealed = sealSale({ ...parsed, requestHash }, parsed.tenders, {
      store,
      epoch,
      nextReceiptSeq: receiptSeq,
      shiftOpen: true,
      item: (id) => byId.get(id),
      policy: usualPolicy,
      rights: { role: 'cashier', limits: usualDiscountLimits, isGranted: () => false },
      wasShown: () => false, voucher: () => null,
    });
    if (!sealed.ok) throw new Error(`a sale was refused: ${sealed.refusal.code}`);
    return sealed.value;
  };
}
