/** One cart put aside: what it is, and what can be done with it by touch or by the keys printed there. Asks nobody. */
import { Check, Clock, Gem, PencilLine, Play, ShoppingBasket, Trash2, UserRound } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ParkedCart } from '../../../src/contract/shapes.ts';
import { holdsCardNumber } from '../../../src/domain/card-number.ts';
import { parkedNameMax } from '../../../src/domain/parking.ts';
import { clock, grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Money } from '../../parts/money.tsx';
import { Name } from '../../parts/name.tsx';
import { useWords } from '../../words/words.ts';

/** What is being done to the marked cart. */
export type Doing = 'nothing' | 'naming' | 'throwing';

/** What a row can be told to do. */
export type RowDoes = {
  readonly mark: () => void;
  readonly recall: () => void;
  readonly beginNaming: () => void;
  readonly type: (name: string) => void;
  readonly keepName: () => void;
  readonly beginThrowing: () => void;
  readonly throwAway: () => void;
  readonly stop: () => void;
};

type Props = {
  readonly one: ParkedCart;
  readonly marked: boolean;
  readonly doing: Doing;
  readonly name: string;
  readonly busy: boolean;
  readonly does: RowDoes;
};

export function ParkedRow({ one, marked, doing, name, busy, does }: Props) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (marked) row.current?.scrollIntoView({ block: 'nearest' });
  }, [marked, doing]);
  return (
    <li className={marked ? 'parked marked' : 'parked'} data-testid="parked" onPointerDown={does.mark} ref={row}>
      <Facts one={one} />
      {doing === 'naming' && <Naming name={name} busy={busy} does={does} />}
      {doing === 'throwing' && <Throwing one={one} busy={busy} does={does} />}
      {doing === 'nothing' && <Actions marked={marked} busy={busy} does={does} />}
    </li>
  );
}

function Facts({ one }: { readonly one: ParkedCart }) {
  const { t } = useWords();
  return (
    <>
      <div className="parked-head">
        {one.name === '' ? <span className="parked-name">{t('park.unnamed')}</span> : <Name className="parked-name">{one.name}</Name>}
        <Money amount={one.total} />
      </div>
      <p className="parked-facts">
        <Clock size={15} aria-hidden="true" /> {clock(one.at)} <UserRound size={15} aria-hidden="true" /> <Name>{one.operator}</Name>
        <ShoppingBasket size={15} aria-hidden="true" />
        <span>
          {t('park.lines', { count: one.lines })} · {t('unit.pieces', { count: one.pieces })}
        </span>
        {one.paid > 0 && (
          <span className="parked-paid" data-testid="parked-paid">
            <Check size={15} aria-hidden="true" /> {t('park.paid', { amount: grouped(one.paid) })}
          </span>
        )}
      </p>
      {one.oneOffs.length > 0 && (
        <p className="parked-facts one-offs">
          <Gem size={15} aria-hidden="true" /> {t('park.oneOffs')} <Name>{one.oneOffs.join(', ')}</Name>
        </p>
      )}
    </>
  );
}

type PartProps = Pick<Props, 'busy' | 'does'>;

function Actions({ marked, busy, does }: PartProps & { readonly marked: boolean }) {
  const { t } = useWords();
  const quiet = (key: string) => ({ kind: 'quiet' as const, ...(marked ? { cap: key } : {}) });
  return (
    <div className="parked-actions">
      <Button {...quiet('Del')} icon={<Trash2 size={18} aria-hidden="true" />} onPress={does.beginThrowing} testId="parked-throw">
        {t('park.throwAway')}
      </Button>
      <Button {...quiet('F2')} icon={<PencilLine size={18} aria-hidden="true" />} onPress={does.beginNaming} testId="parked-rename">
        {t('park.rename')}
      </Button>
      <Button
        {...(marked ? { kind: 'filled', cap: 'Enter' } : {})}
        icon={<Play size={18} aria-hidden="true" />}
        busy={busy && marked}
        busyWord={t('common.busy')}
        onPress={does.recall}
        testId="recall"
      >
        {t('park.goOn')}
      </Button>
    </div>
  );
}

function Naming({ name, busy, does }: PartProps & { readonly name: string }) {
  const { t } = useWords();
  const wrong = holdsCardNumber(name);
  return (
    <>
      <Field
        label={t('park.name')}
        value={name}
        onChange={does.type}
        most={parkedNameMax}
        autoFocus
        problem={wrong ? t('tender.noNumbers') : null}
        testId="parked-name"
      />
      <div className="parked-actions">
        <Button cap="Esc" onPress={does.stop}>
          {t('common.cancel')}
        </Button>
        <Button
          kind="filled"
          cap="Enter"
          disabled={wrong}
          busy={busy}
          busyWord={t('common.busy')}
          onPress={does.keepName}
          testId="parked-name-keep"
        >
          {t('park.keepName')}
        </Button>
      </div>
    </>
  );
}

/** What was held in it goes back on the shelf, so it is asked, once. */
function Throwing({ one, busy, does }: PartProps & { readonly one: ParkedCart }) {
  const { t } = useWords();
  return (
    <div className="parked-throwing" role="alert">
      <p>
        <strong>{t('park.throwTitle')}</strong> {t('park.throwSays', { lines: one.lines, amount: grouped(one.total) })}
      </p>
      <div className="parked-actions">
        <Button cap="Esc" onPress={does.stop} testId="parked-throw-no">
          {t('park.keep')}
        </Button>
        <Button kind="bad" cap="Enter" busy={busy} busyWord={t('common.busy')} onPress={does.throwAway} testId="parked-throw-yes">
          {t('park.throwAway')}
        </Button>
      </div>
    </div>
  );
}
