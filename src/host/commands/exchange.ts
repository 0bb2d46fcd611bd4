/** Goods for goods in one receipt, and papers for presents: read facts, decide, append, answer. Decides nothing itself. */
import type { Parsed } from '../../contract/contract.ts';
import type { HandlerAnswer, Handlers } from '../../contract/serve.ts';
import { dateOfDay, dayNumber } from '../../domain/calendar.ts';
import { sealExchange } from '../../domain/exchange.ts';
import { giveGiftReceipt } from '../../domain/gift.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';
import { policy, returnFacts } from './refund.ts';
import { commit, hashOf, saleFacts, sealedBefore } from './sale.ts';

/** Handlers of exchanges and gift receipts. `openDrawer` is called only after the transaction is on the disk. */
export function exchangeCommands(desk: Desk, openDrawer: () => void): Pick<Handlers, 'exchange.commit' | 'gift.print'> {
  const { ledger } = desk.ports;
  return {
    'exchange.commit': (input) => {
      const requestHash = hashOf(desk, 'exchange.commit', input);
      return sealedBefore(desk, input.saleId, requestHash) ?? exchange(desk, { ...input, requestHash }, openDrawer);
    },
    'gift.print': ({ saleId, places }) => {
      const sealed = ledger.sealed(saleId);
      if (sealed === null) return refuse('unknown_receipt');
      const taken = ledger.returned(saleId).pieces;
      const left = sealed.body.lines.map(({ quantity }, index) => quantity - (taken[index] ?? 0));
      const until = dateOfDay(dayNumber(sealed.businessDate) + policy(desk).days);
      const given = giveGiftReceipt(sealed.body, sealed.kind, places, left, { given: ledger.gifts(saleId), until });
      if (!given.ok) return given;
      desk.append([given.value]);
      const { receiptNumber, gift, code } = given.value.body;
      return ok({ receiptNumber, gift, code });
    },
  };
}

type Asked = Parsed<'exchange.commit'> & { readonly requestHash: string };

function exchange(desk: Desk, input: Asked, openDrawer: () => void): HandlerAnswer<'exchange.commit'> {
  const { ledger } = desk.ports;
  const { saleId, requestHash, reason, cancels, inCash, asCredit, lines, note, asked, expectedTotal } = input;
  const original = ledger.sealed(input.original);
  if (original === null) return refuse('unknown_receipt');
  const gift = input.gift === '' ? null : ledger.gift(input.gift);
  if (input.gift !== '' && gift?.saleId !== input.original) return refuse('unknown_gift');
  const named = gift?.places.map((place) => original.body.lines[place - 1]?.lineId);
  if (named !== undefined && input.back.some(({ lineId }) => !named.includes(lineId))) return refuse('unknown_line');
  const back = {
    lines: input.back, reason, cancels, inCash, asCredit, expectedTotal: input.expectedBack, ...(gift === null ? {} : { gift: gift.gift }),
  };
  const proposal = { saleId, requestHash, back, lines, note, asked, expectedTotal };
  const facts = { sale: saleFacts(desk, saleId), back: returnFacts(desk) };
  const sealed = sealExchange(original, ledger.returned(input.original), proposal, input.tenders, facts);
  return sealed.ok ? commit(desk, sealed.value, openDrawer) : sealed;
}
