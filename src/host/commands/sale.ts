/** Sealing sales and refunds: read facts, decide, append, answer. Paper and drawer follow from what was appended. */
import type { CommandName, Output } from '../../contract/contract.ts';
import type { Handlers } from '../../contract/serve.ts';
import { canonicalText, type Canonical } from '../../domain/canonical.ts';
import { wantedForCorrection, wantedForRefund } from '../../domain/consent.ts';
import { correctTenders } from '../../domain/correction.ts';
import type { Fact } from '../../domain/facts.ts';
import type { BusinessDate, OperatorId, SaleId } from '../../domain/ids.ts';
import type { Entry } from '../../domain/journal.ts';
import { assert, must, ok, refuse, type Refusal } from '../../domain/result.ts';
import { policyOf } from '../../domain/return-policy.ts';
import { sealRefund, sealSale, type SaleFacts } from '../../domain/sale.ts';
import { movesCash } from '../../domain/tender.ts';
import type { Desk } from '../desk.ts';
import type { SealedEntry } from '../ports.ts';
import { wasShown } from '../shown-prices.ts';
import { receiptView } from '../views.ts';
import { stockOf } from '../workers/mirror.ts';
import { newSerial } from '../voucher-serials.ts';

type SealedAnswer = Output<'sale.commit'>;
type SaleCommand = 'sale.commit' | 'refund.commit' | 'sale.correct_tenders';

/** Handlers of every row that seals or corrects. `openDrawer` is called only after the transaction is on the disk. */
export function saleCommands(desk: Desk, openDrawer: () => void): Pick<Handlers, SaleCommand> {
  return {
    'sale.commit': (input) => {
      const requestHash = hashOf(desk, 'sale.commit', input);
      const before = sealedBefore(desk, input.saleId, requestHash);
      if (before !== null) return before;
      const sealed = sealSale({ ...input, requestHash }, input.tenders, saleFacts(desk, input.saleId));
      return sealed.ok ? commit(desk, sealed.value, openDrawer) : sealed;
    },
    'refund.commit': ({ consent, ...input }) => {
      const requestHash = hashOf(desk, 'refund.commit', input);
      const before = sealedBefore(desk, input.saleId, requestHash);
      if (before !== null) return before;
      const facts = saleFacts(desk, input.saleId);
      const credit = facts.returns?.withoutReceipt === 'credit' ? { credit: () => newSerial(desk) } : {};
      const sealed = sealRefund({ ...input, requestHash }, { reason: input.reason, restock: input.restock, ...credit }, facts);
      if (!sealed.ok) return sealed;
      const leave = desk.consents.leaveFor(wantedForRefund(input), consent);
      return leave.ok ? commit(desk, sealed.value, openDrawer, leave.value) : leave;
    },
    'sale.correct_tenders': ({ saleId, tenders, corrections, consent }) => {
      const { ledger } = desk.ports;
      const sealed = ledger.sealed(saleId);
      if (sealed === null) return refuse('unknown_receipt');
      // What went back went over the means as they stood: they stay so.
      if (ledger.returned(saleId).pieces.length > 0) return refuse('has_returns');
      const corrected = correctTenders(sealed, tenders, {
        openShift: ledger.openShift()?.number ?? null, corrections, voucher: ledger.voucher,
      });
      if (!corrected.ok) return corrected;
      const leave = desk.consents.leaveFor(wantedForCorrection({ saleId, tenders }), consent);
      if (!leave.ok) return leave;
      desk.append([...leave.value, corrected.value]);
      const now = must(ledger.sealed(saleId), 'the sale just corrected');
      if (movesCash(sealed.tenders) || movesCash(now.tenders)) openDrawer();
      return ok({ receipt: receiptView(now, desk.operatorName(now.operator)) });
    },
  };
}

/** The hash of a request: the same id with another hash is another sale or refund. */
export function hashOf(desk: Desk, name: CommandName, input: Canonical): string {
  return desk.ports.hash(canonicalText([name, input]));
}

/** What a decision about a cart of goods must know. */
export function saleFacts(desk: Desk, saleId: SaleId): SaleFacts {
  const { ledger } = desk.ports;
  return {
    store: desk.store(),
    epoch: ledger.head().epoch,
    nextReceiptSeq: ledger.nextReceiptSeq(),
    shiftOpen: ledger.openShift() !== null,
    item: desk.catalog().item,
    policy: desk.policy(),
    returns: policyOf(ledger.setting('returns')),
    rights: { role: must(desk.session.operator, 'who is signed in').role, limits: desk.limits(), isGranted: desk.consents.isGranted },
    voucher: ledger.voucher,
    wasShown: (lineId, itemId, price) => wasShown(desk.ports, saleId, lineId, itemId, price),
  };
}

/** The first answer again for the same request; a refusal when the id carries another body; null when it is new. */
export function sealedBefore(
  desk: Desk,
  saleId: SaleId,
  requestHash: string,
): { ok: true; value: SealedAnswer } | { ok: false; refusal: Refusal<'exists_with_different_body'> } | null {
  const sealed = desk.ports.ledger.sealed(saleId);
  if (sealed === null) return null;
  if (sealed.body.requestHash !== requestHash) {
    return refuse('exists_with_different_body', { receiptNumber: sealed.body.receiptNumber });
  }
  return ok(answerOf(desk, sealed, true));
}

/** Appends a sealed fact, and `before` with it: the consent that it used. Opens the drawer when cash moves, answers. */
export function commit(desk: Desk, fact: Fact, openDrawer: () => void, before: readonly Fact[] = []): { ok: true; value: SealedAnswer } {
  const sealed = sealedOf(must(desk.append([...before, fact]).at(-1), 'the entry just appended'));
  if (movesCash(sealed.tenders)) openDrawer();
  return ok(answerOf(desk, sealed, false));
}

/** What was just appended as the ledger would read it back: the answer need not wait for that. */
function sealedOf({ header, fact, hash }: Entry): SealedEntry {
  assert(fact.kind === 'sale' || fact.kind === 'refund' || fact.kind === 'exchange', `a sale is sealed by its entry, not by ${fact.kind}`);
  const { seq, at, operator, shift, businessDate } = header;
  const reason = fact.kind === 'refund' ? fact.body.reason : fact.kind === 'exchange' ? fact.body.back.reason : '';
  return {
    seq, kind: fact.kind, at, businessDate: businessDate as BusinessDate, operator: operator as OperatorId,
    hash, body: fact.body, shift, tenders: fact.body.tenders, corrections: 0,
    reason, copies: 0,
  };
}

function answerOf(desk: Desk, sealed: SealedEntry, repeated: boolean): SealedAnswer {
  // Goods that came back are never too many on the shelf.
  const left = sealed.kind === 'refund' ? [] : sealed.body.lines;
  const belowZero = left.filter((line) => (
    line.stocked && line.itemId !== null && stockOf(desk, { id: line.itemId, code: line.code, name: line.name }) < 0));
  return { receipt: receiptView(sealed, desk.operatorName(sealed.operator)), repeated, belowZero: belowZero.map((line) => line.name) };
}
