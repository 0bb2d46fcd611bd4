/** Ledger rows → what crosses the boundary. No contract terms, no keys, no hashes but the printed eight characters. */
import type { ItemView, OperatorView, ReceiptView } from '../contract/shapes.ts';
import type { Item } from '../domain/catalog.ts';
import type { BroughtBack, Operator } from '../domain/facts.ts';
import { printedHash } from '../domain/journal.ts';
import { sum, zero } from '../domain/money.ts';
import type { SealedEntry } from './ports.ts';

/** A sealed sale or refund as lists and answers show it. */
export function receiptView(sealed: SealedEntry, operator: string): ReceiptView {
  const { body } = sealed;
  const cash = sealed.tenders.find((tender) => tender.kind === 'cash');
  const back = sum(sealed.tenders.flatMap((tender) => (tender.kind === 'cash_back' ? [tender.paid] : [])));
  return {
    saleId: body.saleId,
    kind: sealed.kind,
    receiptNumber: body.receiptNumber,
    at: sealed.at,
    operator,
    lineCount: body.lines.length,
    firstLine: body.lines[0]?.name ?? '',
    total: body.total,
    given: cash?.given ?? back,
    change: cash?.change ?? zero,
    supply: body.supply,
    vat: body.vat,
    exempt: body.exempt,
    ...('back' in body ? { back: backView(body.back) } : {}),
    tenders: [...sealed.tenders],
    corrections: sealed.corrections,
    shift: sealed.shift,
    note: body.note ?? '',
    hash8: printedHash(sealed.hash),
    copies: sealed.copies,
  };
}

function backView({ original, lines, total, supply, vat, exempt }: BroughtBack): NonNullable<ReceiptView['back']> {
  return { original, lineCount: lines.length, total, supply, vat, exempt };
}

/** An item with what is on hand; the maker's terms stay in the house. */
export function itemView(item: Item, stock: number): ItemView {
  const { id, code, name, price, taxClass, stocked, oneOff, category, contractEnded } = item;
  const maker = item.maker === null ? null : { id: item.maker.id, name: item.maker.name };
  const view = { id, code, name, maker, price, taxClass, stocked, oneOff, category, stock: stocked ? stock : null };
  return contractEnded === undefined ? view : { ...view, contractEnded };
}

/** A person as everybody may see them: what is on the badge stays in the house. */
export function operatorView({ id, name, role }: Operator): OperatorView {
  return { id, name, role };
}
