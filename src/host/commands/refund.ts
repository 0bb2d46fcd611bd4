/** Goods that come back from a receipt: what is left of it, sealing the return, the shop's rules. Decides nothing itself. */
import type { Output } from '../../contract/contract.ts';
import type { HandlerAnswer, Handlers } from '../../contract/serve.ts';
import { dateOfDay, dayNumber } from '../../domain/calendar.ts';
import type { GiftReceiptBody } from '../../domain/facts.ts';
import { giftAgainstMoney, isGiftCode } from '../../domain/gift.ts';
import type { ItemId, SaleId } from '../../domain/ids.ts';
import { nothingTaken } from '../../domain/money-back.ts';
import { zero } from '../../domain/money.ts';
import { rightTo } from '../../domain/permissions.ts';
import { isOwed } from '../../domain/posting.ts';
import { isOfExcluded, legsOf, sealReturn, type ReturnFacts } from '../../domain/refund.ts';
import { ok, refuse } from '../../domain/result.ts';
import { daysFor, daysLate, policyOf, policyText, policyView, type ReturnPolicy } from '../../domain/return-policy.ts';
import type { Desk } from '../desk.ts';
import type { SealedEntry } from '../ports.ts';
import { receiptView } from '../views.ts';
import { newSerial } from '../voucher-serials.ts';
import { commit, hashOf, sealedBefore } from './sale.ts';

type RefundCommand = 'return.read' | 'return.commit' | 'return.price' | 'return.policy' | 'return.set_policy';

/** Handlers of every `return.` row. `openDrawer` is called only after the transaction is on the disk. */
export function refundCommands(desk: Desk, openDrawer: () => void): Pick<Handlers, RefundCommand> {
  const { ledger } = desk.ports;
  return {
    'return.read': (input) => {
      const gift = 'saleId' in input || !isGiftCode(input.receiptNumber) ? null : ledger.gift(input.receiptNumber);
      const sealed = 'saleId' in input ? ledger.sealed(input.saleId)
        : gift === null ? byNumber(desk, input.receiptNumber) : ledger.sealed(gift.saleId);
      if (sealed === null) return refuse('unknown_receipt');
      return sealed.kind === 'refund' ? refuse('not_a_sale') : ok(returnView(desk, sealed, gift));
    },
    'return.commit': (input) => {
      const requestHash = hashOf(desk, 'return.commit', input);
      const before = sealedBefore(desk, input.saleId, requestHash);
      if (before !== null) return before.ok ? ok({ receipt: before.value.receipt, repeated: true }) : before;
      return takeBack(desk, { ...input, requestHash }, openDrawer);
    },
    'return.price': ({ itemId }) => {
      const today = dayNumber(businessDate(desk));
      return ok({ price: ledger.lowestPrice(itemId, dateOfDay(today - policy(desk).priceDays)) });
    },
    'return.policy': () => ok(policyView(policy(desk))),
    'return.set_policy': (wanted) => {
      const [before, after] = [policyText(policy(desk)), policyText(wanted)];
      if (after !== before) desk.append([{ kind: 'settings_changed', body: { returns: after } }]);
      return ok(wanted);
    },
  };
}

type Asked = Parameters<typeof sealReturn>[2] & { readonly original: SaleId; readonly gift: string };

function takeBack(desk: Desk, input: Asked, openDrawer: () => void): HandlerAnswer<'return.commit'> {
  const { ledger } = desk.ports;
  const original = ledger.sealed(input.original);
  if (original === null) return refuse('unknown_receipt');
  const byGift = giftAgainstMoney(input.gift, input.gift === '' ? null : ledger.gift(input.gift), input.original);
  if (byGift !== null) return { ok: false, refusal: byGift };
  const sealed = sealReturn(original, ledger.returned(input.original), input, returnFacts(desk));
  if (!sealed.ok) return sealed;
  const { receipt, repeated } = commit(desk, sealed.value, openDrawer).value;
  return ok({ receipt, repeated });
}

/** What a decision about goods that come back must know. */
export function returnFacts(desk: Desk): ReturnFacts {
  const { ledger } = desk.ports;
  const { operator } = desk.session;
  return {
    store: desk.store(),
    epoch: ledger.head().epoch,
    nextReceiptSeq: ledger.nextReceiptSeq(),
    shiftOpen: ledger.openShift() !== null,
    today: businessDate(desk),
    policy: policy(desk),
    category: (id) => categoryOf(desk, id),
    newSerial: () => newSerial(desk),
    isGranted: (wanted) => operator !== null && (rightTo(operator.role, wanted.action) === 'yes' || desk.consents.isGranted(wanted)),
  };
}

function businessDate(desk: Desk): ReturnFacts['today'] {
  return desk.stamp().businessDate;
}

/** The shop's rules for goods brought back, now. */
export function policy(desk: Desk): ReturnPolicy {
  return policyOf(desk.ports.ledger.setting('returns'));
}

function categoryOf(desk: Desk, id: ItemId | null): string {
  return id === null ? '' : (desk.catalog().item(id)?.category ?? '');
}

function byNumber(desk: Desk, number: string): SealedEntry | null {
  const text = { number, receiptSeq: null, amount: null, approvalEnd: null, goods: null, serial: null };
  return desk.ports.ledger.searchSealed({ day: null, text }, 1)[0] ?? null;
}

function returnView(desk: Desk, sealed: SealedEntry, gift: GiftReceiptBody | null): Output<'return.read'> {
  const taken = desk.ports.ledger.returned(sealed.body.saleId);
  const rules = daysFor(sealed.body.returnDays ?? null, policy(desk));
  const legs = legsOf(sealed);
  return {
    receipt: receiptView(sealed, desk.operatorName(sealed.operator)),
    soldOn: sealed.businessDate,
    daysLate: daysLate(sealed.businessDate, businessDate(desk), rules),
    lines: sealed.body.lines.map((line, index) => ({
      lineId: line.lineId, name: line.name, maker: line.maker?.name ?? '', unit: line.typedPrice ?? line.listPrice ?? zero,
      quantity: line.quantity, left: line.quantity - (taken.pieces[index] ?? 0), net: line.net, taxClass: line.taxClass,
      stocked: line.stocked, isOwed: isOwed(line),
      isExcluded: isOfExcluded(line, { policy: rules, category: (id) => categoryOf(desk, id) }),
    })),
    legs: [...legs],
    gift: gift === null ? null : { code: gift.code, lines: gift.places.flatMap((place) => sealed.body.lines[place - 1]?.lineId ?? []) },
    taken: legs.map((_, index) => taken.legs[index] ?? nothingTaken),
  };
}
