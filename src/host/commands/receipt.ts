/** Past receipts: listing, reading, printing again. A reprint is an entry, never a silent copy. */
import type { Handlers } from '../../contract/serve.ts';
import type { SealedLine } from '../../domain/facts.ts';
import { zero } from '../../domain/money.ts';
import { columnsOf } from '../../domain/paper.ts';
import { readReceiptQuery } from '../../domain/past.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';
import type { SealedEntry } from '../ports.ts';
import { receiptView } from '../views.ts';
import { paperOf } from '../workers/print.ts';

type ReceiptCommand = 'receipt.list' | 'receipt.search' | 'receipt.read' | 'receipt.preview' | 'receipt.reprint';

/** Handlers of every `receipt.` row. */
export function receiptCommands(desk: Desk): Pick<Handlers, ReceiptCommand> {
  const { ledger } = desk.ports;
  const view = (sealed: SealedEntry) => receiptView(sealed, desk.operatorName(sealed.operator));
  return {
    'receipt.list': ({ most }) => ok({ receipts: ledger.lastSealed(most).map(view) }),
    'receipt.search': ({ text, day, most }) => {
      const query = readReceiptQuery(text, day);
      return ok({ receipts: query === null ? [] : ledger.searchSealed(query, most).map(view) });
    },
    'receipt.read': ({ saleId }) => {
      const sealed = ledger.sealed(saleId);
      if (sealed === null) return refuse('unknown_receipt');
      const { body, reason } = sealed;
      const back = 'back' in body ? body.back.lines.map(lineView) : [];
      return ok({ receipt: view(sealed), reason, lines: body.lines.map(lineView), back, gifts: ledger.gifts(saleId) });
    },
    'receipt.preview': ({ saleId }) => {
      const sealed = ledger.sealed(saleId);
      if (sealed === null) return refuse('unknown_receipt');
      const columns = columnsOf(ledger.setting('columns'));
      return ok({ columns, lines: [...desk.ports.layPaper(paperOf(desk, sealed, 0), columns)] });
    },
    'receipt.reprint': ({ saleId }) => {
      const sealed = saleId === null ? (ledger.lastSealed(1)[0] ?? null) : ledger.sealed(saleId);
      return sealed === null ? refuse('unknown_receipt') : ok(reprint(desk, sealed));
    },
  };
}

function lineView({ lineId, name, maker, quantity, net, taxClass, note = '', ...line }: SealedLine) {
  return {
    lineId, name, maker: maker?.name ?? '', quantity, unit: line.typedPrice ?? line.listPrice ?? zero, net, taxClass, note,
    discounts: line.discounts.map((one) => ({ kind: one.kind, name: one.name ?? '', amount: one.amount })),
  };
}

/** Appends the reprint (its print job comes with it) and answers its copy number, from 1. */
export function reprint(desk: Desk, sealed: SealedEntry): { receiptNumber: string; copy: number } {
  const { saleId, receiptNumber } = sealed.body;
  const copy = sealed.copies + 1;
  desk.append([{ kind: 'receipt_reprinted', body: { saleId, receiptNumber, copy } }]);
  return { receiptNumber, copy };
}
