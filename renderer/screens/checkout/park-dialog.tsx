/** Putting the cart aside under a name, and the drawer of those put aside. The house keeps them. */
import { Clock, Gem, Play, UserRound } from 'lucide-react';
import { useState } from 'react';
import type { ParkedCart } from '../../../src/contract/shapes.ts';
import { holdsCardNumber } from '../../../src/domain/card-number.ts';
import { piecesIn } from '../../../src/domain/cart.ts';
import { parkedNameMax } from '../../../src/domain/parking.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { parkCart, recallCart, showParked } from '../../flows/park.ts';
import { clock, grouped, shownName } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Money } from '../../parts/money.tsx';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { pricedOf } from '../../priced.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { tillStore } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';

type Asked = { readonly busy: boolean; readonly refusal: Refusal | null };

/** Runs one question at a time and keeps what it was refused with. */
function useAsked(): readonly [Asked, (ask: () => Promise<Refusal | null>) => void] {
  const [asked, setAsked] = useState<Asked>({ busy: false, refusal: null });
  const run = (ask: () => Promise<Refusal | null>): void => {
    if (asked.busy) return;
    setAsked({ busy: true, refusal: null });
    void ask().then((refusal) => setAsked({ busy: false, refusal }));
  };
  return [asked, run];
}

export function ParkDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [name, setName] = useState('');
  const [{ busy, refusal }, run] = useAsked();
  const others = tillStore.use(({ state }) => state?.parked.length ?? 0);
  const first = checkoutStore.use((checkout) => checkout.cart.lines[0]?.name ?? '');
  const wrong = holdsCardNumber(name);
  const leave = (): void => (busy ? undefined : onClose());
  const park = (): void => (wrong ? undefined : run(() => parkCart(desk, name)));
  return (
    <Over title={t('park.title')} onClose={leave} onConfirm={park} testId="park-dialog">
      <p className="dialog-says">{t('park.says')}</p>
      <Field
        label={`${t('park.name')} (${t('common.optional')})`}
        value={name}
        onChange={setName}
        most={parkedNameMax}
        autoFocus
        hint={t('park.nameHint', { name: shownName(first) })}
        problem={wrong ? t('tender.noNumbers') : null}
        testId="park-name"
      />
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
      <div className="dialog-actions">
        <Button large disabled={others === 0 || busy} onPress={showParked} testId="park-list">
          {t('park.recall')}
        </Button>
        <Button large kind="filled" cap="Enter" disabled={wrong} busy={busy} busyWord={t('common.busy')} onPress={park} testId="park-yes">
          {t('park.park')}
        </Button>
      </div>
    </Over>
  );
}

export function ParkedDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const parked = tillStore.use(({ state }) => state?.parked ?? null) ?? [];
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const [marked, setMarked] = useState(0);
  const [{ busy, refusal }, run] = useAsked();
  const at = Math.min(marked, parked.length - 1);
  const leave = (): void => (busy ? undefined : onClose());
  const recall = (one: ParkedCart | undefined): void => (one === undefined ? undefined : run(() => recallCart(desk, one.saleId)));
  const title = t('park.listTitle', { count: parked.length });
  const mark = (place: number) => (): void => setMarked(Math.max(0, Math.min(parked.length - 1, place)));
  useKeys('dialog', { keys: { ArrowDown: mark(at + 1), ArrowUp: mark(at - 1) } });
  return (
    <Over title={title} onClose={leave} onConfirm={() => recall(parked[at])} testId="parked-dialog">
      {cart.lines.length > 0 && (
        <Note tone="info">{t('park.parksPresent', { pieces: piecesIn(cart), amount: grouped(pricedOf(cart.lines).total) })}</Note>
      )}
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
      <ul className="parked-list">
        {parked.map((one, place) => (
          <Parked key={one.saleId} one={one} marked={place === at} busy={busy} onRecall={() => recall(one)} onMark={mark(place)} />
        ))}
      </ul>
    </Over>
  );
}

type ParkedProps = {
  readonly one: ParkedCart; readonly marked: boolean; readonly busy: boolean; readonly onRecall: () => void; readonly onMark: () => void;
};

function Parked({ one, marked, busy, onRecall, onMark }: ParkedProps) {
  const { t } = useWords();
  return (
    <li className={marked ? 'parked marked' : 'parked'} data-testid="parked" onPointerDown={onMark}>
      <div className="parked-head">
        <Name className="parked-name">{one.name}</Name>
        <Money amount={one.total} />
      </div>
      <p className="parked-facts">
        <Clock size={15} aria-hidden="true" /> {clock(one.at)} <UserRound size={15} aria-hidden="true" /> <Name>{one.operator}</Name>
        <span>{t('unit.pieces', { count: one.pieces })}</span>
      </p>
      {one.oneOffs.length > 0 && (
        <p className="parked-facts one-offs">
          <Gem size={15} aria-hidden="true" /> {t('park.oneOffs')} <Name>{one.oneOffs.join(', ')}</Name>
        </p>
      )}
      <Button
        {...(marked ? { kind: 'filled', cap: 'Enter' } : {})}
        icon={<Play size={18} aria-hidden="true" />}
        busy={busy && marked}
        busyWord={t('common.busy')}
        onPress={onRecall}
        testId="recall"
      >
        {t('park.goOn')}
      </Button>
    </li>
  );
}
