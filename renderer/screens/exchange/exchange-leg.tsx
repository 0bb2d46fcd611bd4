/** One means over which the difference of an exchange goes back. */
import type { LegBack } from '../../../src/domain/money-back.ts';
import { isOfGift } from '../../flows/exchange.ts';
import { LegBackRow } from '../../parts/leg-back-row.tsx';
import { exchangeStore } from '../../stores/exchange.ts';

export function ExchangeLeg({ leg }: { readonly leg: LegBack }) {
  const { reading, approvals, inCash, asCredit } = exchangeStore.use();
  const place = leg.leg;
  const choices = isOfGift() ? {} : {
    inCash: inCash.includes(place), onInCash: () => exchangeStore.dispatch({ type: 'in_cash', leg: place }),
    asCredit: asCredit.includes(place), onAsCredit: () => exchangeStore.dispatch({ type: 'as_credit', leg: place }),
  };
  return (
    <LegBackRow
      back={leg}
      sold={reading?.legs[place - 1]}
      approval={approvals.get(place) ?? ''}
      {...choices}
      onApproval={(text) => exchangeStore.dispatch({ type: 'approval', leg: place, text })}
    />
  );
}
