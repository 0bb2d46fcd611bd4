/**
 * Tells outside of the ledger where the journal stands, at each tick in which it went on; and at the start, whether an anchor
 * knows more than the ledger: then an older state was put back, and a new epoch begins, so that no receipt number is given
 * twice. Selling waits for neither.
 */
import { startEpoch, type Anchor } from '../../domain/epoch.ts';
import { tillName } from '../../domain/store.ts';
import type { Desk } from '../desk.ts';

/** Judges at once, and answers what to do at each tick of a house that has a store. */
export function openAnchorWatch(desk: Desk): () => void {
  const { anchors, ledger } = desk.ports;
  let noted = -1;
  // Before anything is sold: the next receipt belongs to the new epoch.
  if (ledger.store() !== null) judge(desk, anchors.last());
  return () => {
    const { seq } = ledger.head();
    if (seq === noted) return;
    noted = seq;
    anchors.note(anchorNow(desk), desk.day());
  };
}

function anchorNow({ ports: { ledger, clock }, store }: Desk): Anchor {
  const { epoch, seq, hash, totals } = ledger.head();
  return {
    till: tillName(store()), epoch, seq, hash, at: clock.now(), receipts: ledger.nextReceiptSeq() - 1, sales: totals.sales,
    refunds: totals.refunds,
  };
}

/** An anchor of this epoch or a later one that the ledger does not hold was of a journal that went on elsewhere. */
function judge(desk: Desk, anchor: Anchor | null): void {
  const { ledger, signer, log } = desk.ports;
  const head = ledger.head();
  if (anchor === null || anchor.till !== tillName(desk.store()) || anchor.epoch < head.epoch) return;
  if (anchor.epoch === head.epoch && ledger.hashAt(anchor.seq) === anchor.hash) return;
  const receipts = ledger.nextReceiptSeq() - 1;
  const body = startEpoch('put_back', signer.publicKey, { head, receipts, anchor, epochs: [] });
  const where = `the anchor is at entry ${anchor.seq} of epoch ${anchor.epoch}, the ledger at ${head.seq} of ${head.epoch}`;
  log.write('error', 'epoch.started', where);
  desk.append([{ kind: 'epoch_started', body }]);
}
