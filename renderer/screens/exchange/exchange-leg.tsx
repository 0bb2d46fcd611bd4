/** One means over which the difference of an exchange goes back. */
import type { LegBack } from '../../../src/domain/money-back.ts';
import { LegBackRow } from '../../parts/leg-back-row.tsx';
import { exchangeStore } from '../../stores/exchange.ts';

export function ExchangeLeg({ leg }: { readonly leg: LegBack }) {
  const { reading, approvals, inCash } = exchangeStore.use();
  const place = leg.leg;
  return (
    <LegBackRow
      back={leg}
      sold={reading?.legs[place - 1]}
      inCash={inCash.includes(place)}
      approval={approvals.get(place) ?? ''}
      onInCash={() => exchangeStore.dispatch({ type: 'in_cash', leg: place })}
      onApproval={(text) => exchangeStore.dispatch({ type: 'approval', leg: place, text })}
    />
  );
}
