/** One line of the cart. Drawn again only when something in it changes. */
import { memo } from 'react';
import type { CartLine } from '../../../src/domain/cart.ts';
import { isOnTheWhole } from '../../../src/domain/discount.ts';
import type { LineDiscount } from '../../../src/domain/facts.ts';
import type { LineId } from '../../../src/domain/ids.ts';
import type { Won } from '../../../src/domain/money.ts';
import { grouped } from '../../format.ts';
import { Name } from '../../parts/name.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useWords } from '../../words/words.ts';

type Props = {
  readonly line: CartLine;
  readonly index: number;
  readonly unit: Won;
  readonly gross: Won;
  readonly discounts: readonly LineDiscount[];
  /** Distance from the first line's top, in px. */
  readonly top: number;
  readonly selected: boolean;
  readonly refund: boolean;
  readonly onSelect: (lineId: LineId) => void;
};

export const CartRow = memo(function CartRow({ line, index, unit, gross, discounts, top, selected, refund, onSelect }: Props) {
  const { t } = useWords();
  const several = line.quantity > 1;
  // What is given on the whole stands under all lines, once.
  const own = discounts.filter(({ kind }) => !isOnTheWhole(kind));
  const net = own.reduce((left, { amount }) => left - amount, Number(gross));
  const amount = grouped(refund ? -net : net);
  return (
    <div
      className="cart-row"
      role="row"
      aria-rowindex={index + 1}
      aria-selected={selected}
      data-testid="cart-row"
      data-line={line.id}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onSelect(line.id)}
    >
      <span className="cart-number" role="gridcell">
        {index + 1}
      </span>
      <span className="cart-words" role="gridcell">
        <span className="cart-name">
          <Name>{line.name}</Name>
          {line.oneOff && <Tag tone="seal">{t('mark.oneOff')}</Tag>}
          {line.taxClass === 'exempt' && <Tag tone="plain">{t('mark.exempt')}</Tag>}
          {line.itemId === null && <Tag tone="plain">{t('mark.typed')}</Tag>}
        </span>
        <small className="one-line">
          {line.maker !== '' && <Name>{line.maker}</Name>}
          {line.maker !== '' && several && ' · '}
          {(several || line.maker === '') && grouped(unit)}
          {own.map(({ kind, name, amount: off }) => (
            <span key={kind} className="cart-off" data-testid="row-discount">
              {`${name ?? t(`discount.kind_${kind}`)} −${grouped(off)}`}
            </span>
          ))}
          {line.note !== '' && <Name className="cart-note">{`✎ ${line.note}`}</Name>}
        </small>
      </span>
      <span className={several ? 'cart-quantity several' : 'cart-quantity'} role="gridcell" data-testid="row-quantity">
        {line.quantity}
      </span>
      <span className={`cart-amount ${refund ? 'bad' : ''} ${amount.length > 11 ? 'long' : ''}`} role="gridcell" data-testid="row-amount">
        {amount}
      </span>
    </div>
  );
});
