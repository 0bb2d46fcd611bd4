/** The carts put aside: taken up again, called by another name, thrown away after asking once. The house keeps them. */
import { useEffect, useRef, useState } from 'react';
import type { ParkedCart } from '../../../src/contract/shapes.ts';
import { holdsCardNumber } from '../../../src/domain/card-number.ts';
import { piecesIn } from '../../../src/domain/cart.ts';
import type { SaleId } from '../../../src/domain/ids.ts';
import { useDesk } from '../../desk.ts';
import { recallCart, renameParked, throwParkedAway } from '../../flows/park.ts';
import { grouped } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { pricedOf } from '../../priced.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { tillStore } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { ParkedRow, type Doing, type RowDoes } from './parked-row.tsx';
import { useAsked } from './use-asked.ts';

export function ParkedDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, say } = useWords();
  const parked = tillStore.use(({ state }) => state?.parked ?? null) ?? [];
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const { at, doing, name, busy, refusal, does, leave, confirm } = useList(parked, onClose);
  const list = useRef<HTMLUListElement>(null);
  // Away from a button that is gone: else the next Enter would press whichever button got the focus instead.
  useEffect(() => {
    if (doing !== 'naming') list.current?.focus({ preventScroll: true });
  }, [doing, at]);
  return (
    <Over wide title={t('park.listTitle', { count: parked.length })} onClose={leave} onConfirm={confirm} testId="parked-dialog">
      {cart.lines.length > 0 && parked.length > 0 && (
        <Note tone="info">{t('park.parksPresent', { pieces: piecesIn(cart), amount: grouped(pricedOf(cart).total) })}</Note>
      )}
      {refusal !== null && <Note tone="bad" testId="parked-refused">{say(refusal)}</Note>}
      {parked.length === 0 && <p className="dialog-says">{t('park.none')}</p>}
      <ul className="parked-list" tabIndex={-1} ref={list}>
        {parked.map((one, place) => (
          <ParkedRow
            key={one.saleId}
            one={one}
            marked={place === at}
            doing={place === at ? doing : 'nothing'}
            name={name}
            busy={busy}
            does={does(one, place)}
          />
        ))}
      </ul>
    </Over>
  );
}

/** Which cart is marked, what is being done to it, and what every key and button of the list does. */
function useList(parked: readonly ParkedCart[], onClose: () => void) {
  const desk = useDesk();
  const [marked, setMarked] = useState(0);
  const [begun, setBegun] = useState<{ readonly what: Doing; readonly of: SaleId } | null>(null);
  const [name, setName] = useState('');
  const [{ busy, refusal }, run] = useAsked();
  const at = Math.min(marked, parked.length - 1);
  const now = parked[at];
  // Begun on one cart, it is done to no other: when that one is gone from the list, nothing is asked of the next.
  const doing = begun !== null && begun.of === now?.saleId ? begun.what : 'nothing';
  const stop = (): void => setBegun(null);
  const mark = (place: number): void => {
    if (busy || place === at) return;
    setMarked(Math.max(0, Math.min(parked.length - 1, place)));
    stop();
  };
  const recall = (one: ParkedCart): void => run(() => recallCart(desk, one.saleId));
  const keepName = (one: ParkedCart): void => (holdsCardNumber(name) ? undefined : run(() => renameParked(desk, one.saleId, name), stop));
  const throwAway = (one: ParkedCart): void => run(() => throwParkedAway(desk, one.saleId), stop);
  const begin = (one: ParkedCart, what: Doing): void => {
    if (busy) return;
    setName(one.name);
    setBegun({ what, of: one.saleId });
  };
  const does = (one: ParkedCart, place: number): RowDoes => ({
    mark: () => mark(place), recall: () => recall(one), stop, type: setName,
    beginNaming: () => begin(one, 'naming'), keepName: () => keepName(one),
    beginThrowing: () => begin(one, 'throwing'), throwAway: () => throwAway(one),
  });
  const confirm = (): void => {
    if (now === undefined) return onClose();
    if (doing === 'naming') return keepName(now);
    return doing === 'throwing' ? throwAway(now) : recall(now);
  };
  // An empty list has nothing to wait for, though the answer that emptied it is still on its way.
  const leave = (): void => (busy && now !== undefined ? undefined : doing === 'nothing' ? onClose() : stop());
  const whileListing = (run: () => void) => (): boolean => (doing === 'nothing' && now !== undefined ? (run(), true) : true);
  useKeys('dialog', {
    keys: {
      ArrowDown: whileListing(() => mark(at + 1)), ArrowUp: whileListing(() => mark(at - 1)),
      Home: whileListing(() => mark(0)), End: whileListing(() => mark(parked.length - 1)),
      F2: whileListing(() => now !== undefined && begin(now, 'naming')),
      Delete: whileListing(() => now !== undefined && begin(now, 'throwing')),
    },
  });
  return { at, doing, name, busy, refusal, does, leave, confirm };
}
