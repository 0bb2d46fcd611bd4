/** The house: ports in, handlers out. Composes; holds no rule and does no I/O of its own. */
import type { House } from '../contract/serve.ts';
import type { Reading } from '../domain/scan/reading.ts';
import { backupCommands } from './commands/backup.ts';
import { catalogCommands } from './commands/catalog.ts';
import { consentCommands } from './commands/consent.ts';
import { drawerCommands } from './commands/drawer.ts';
import { exchangeCommands } from './commands/exchange.ts';
import { draftCommands, openDraft } from './commands/draft.ts';
import { parkedCommands } from './commands/parked.ts';
import { itemCommands } from './commands/items.ts';
import { mallCommands } from './commands/mall.ts';
import { goodsCommands } from './commands/goods.ts';
import { importCommands } from './commands/import.ts';
import { operatorCommands } from './commands/operator.ts';
import { peopleCommands } from './commands/people.ts';
import { printerCommands } from './commands/printer.ts';
import { promotionCommands } from './commands/promotions.ts';
import { pricingCommands } from './commands/pricing.ts';
import { receiptCommands } from './commands/receipt.ts';
import { refundCommands } from './commands/refund.ts';
import { reportCommands } from './commands/reports.ts';
import { salesReportCommands } from './commands/sales-reports.ts';
import { saleCommands } from './commands/sale.ts';
import { scannerCommands } from './commands/scanner.ts';
import { settlementCommands } from './commands/settlement.ts';
import { setupCommands } from './commands/setup.ts';
import { shiftCommands } from './commands/shift.ts';
import { termsCommands } from './commands/terms.ts';
import { tileCommands } from './commands/tiles.ts';
import { updateCommands } from './commands/update.ts';
import { changeCommands } from './commands/changes.ts';
import { watchCommands } from './commands/watch.ts';
import { voucherCommands } from './commands/vouchers.ts';
import { openDesk, type Desk } from './desk.ts';
import { gate } from './gate.ts';
import type { Ports } from './ports.ts';
import { scannerPortOf } from './scanner-settings.ts';
import { openScans } from './scans.ts';
import { openAnchorWatch } from './workers/anchors.ts';
import { openDeliverWorker } from './workers/deliver.ts';
import { openMirrorWatch } from './workers/mirror.ts';
import { openPullWorker } from './workers/pull.ts';
import { openBackupWatch } from './workers/backup.ts';
import { stepImport } from './workers/import.ts';
import { openPrintWorker } from './workers/print.ts';
import { openUpdateWatch } from './workers/updates.ts';

/** A house that runs: doors serve it, a timer steps it. */
export type Host = House & {
  /** One reading of a scanner that the house holds itself (HID POS, serial); told to the newest screen. */
  readonly takeReading: (reading: Reading) => void;
  /** Steps the workers; call it a few times a second. Resolves when the step's paper ended. */
  readonly tick: (now: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens the house on its ports. A draft whose sale is already sealed is dropped here. */
export function openHost(ports: Ports): Host {
  const worker = openPrintWorker(ports, () => desk);
  const deliver = openDeliverWorker(ports, () => desk.touch());
  const pull = openPullWorker(ports, () => desk.touch());
  // What was sold goes first: while anything waits or is under way, nothing is pulled.
  const pullIfQuiet = async (now: number): Promise<void> => {
    const { isSending, trouble, cursors } = deliver.state();
    if (!isSending && trouble === null && ports.ledger.outboxWaiting() <= ports.delivery.aside().length) await pull.step(now, cursors);
  };
  const desk: Desk = openDesk(ports, () => worker.state());
  if (ports.ledger.store() !== null) openDraft(desk);
  const watchUpdates = openUpdateWatch(ports);
  const watchBackups = openBackupWatch(desk);
  const watchAnchors = openAnchorWatch(desk);
  const takeUpMirror = openMirrorWatch(desk);
  ports.scanners.use(scannerPortOf(ports.ledger));
  return {
    handlers: {
      ...setupCommands(desk, worker.useSettings),
      ...operatorCommands(desk),
      ...peopleCommands(desk),
      ...consentCommands(desk),
      ...shiftCommands(desk),
      ...reportCommands(desk),
      ...drawerCommands(desk, worker.openDrawer),
      ...catalogCommands(desk),
      ...tileCommands(desk),
      ...importCommands(desk),
      ...draftCommands(desk),
      ...parkedCommands(desk),
      ...saleCommands(desk, worker.openDrawer),
      ...refundCommands(desk, worker.openDrawer),
      ...exchangeCommands(desk, worker.openDrawer),
      ...receiptCommands(desk),
      ...promotionCommands(desk),
      ...pricingCommands(desk),
      ...printerCommands(desk, worker),
      ...updateCommands(desk),
      ...scannerCommands(desk),
      ...termsCommands(desk),
      ...voucherCommands(desk, worker.openDrawer),
      ...mallCommands(desk, deliver),
      ...backupCommands(desk),
      ...settlementCommands(desk),
      ...salesReportCommands(desk), ...watchCommands(desk), ...changeCommands(desk),
      ...goodsCommands(desk), ...itemCommands(desk),
    },
    gate: (row) => gate(desk, row),
    onEvent: desk.listen,
    takeReading: openScans(desk, () => gate(desk, { needs: 'find_items' })),
    tick: async (now) => {
      desk.flush();
      if (ports.ledger.store() === null) return;
      // A part at a time, so that the first search finds it built and no customer waits.
      desk.catalog().warm();
      if (desk.session.stopped !== null) return;
      watchUpdates();
      watchAnchors();
      watchBackups(now);
      stepImport(desk);
      takeUpMirror();
      // Beside each other: paper does not wait for the mall, nor the mall for paper.
      await Promise.all([worker.step(now), deliver.step(now).then(() => pullIfQuiet(now))]);
    },
    close: async () => {
      deliver.close();
      await worker.close();
    },
  };
}
