/** The find column at rest: what can be done by touch, and what was rung up last. Nothing invented. */
import { CircleHelp, LockKeyhole, PencilLine, Printer, Undo2 } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { ItemView } from '../../../src/contract/shapes.ts';
import { useDesk } from '../../desk.ts';
import { ringUp, startCart } from '../../flows/cart.ts';
import { reprintLast } from '../../flows/paper.ts';
import { lock } from '../../flows/people.ts';
import { grouped } from '../../format.ts';
import { KeyCap } from '../../parts/button.tsx';
import { MakerMark } from '../../parts/maker-mark.tsx';
import { Name } from '../../parts/name.tsx';
import { checkoutStore } from '../../stores/checkout.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';

export function Browse({ onOpenPrice, short }: { readonly onOpenPrice: () => void; readonly short: boolean }) {
  const { t } = useWords();
  const desk = useDesk();
  const refund = checkoutStore.use((checkout) => checkout.cart.kind === 'refund');
  const near = checkoutStore.use(({ panel }) => panel.kind === 'unknown' && panel.near.length > 0);
  return (
    <div className="browse">
      {!short && (
        <div className="quick" role="group" aria-label={t('find.quick')}>
          <Quick icon={<PencilLine size={19} />} cap="F9" onPress={onOpenPrice} testId="open-price">
            {t('find.openPrice')}
          </Quick>
          {!refund && (
            <Quick icon={<Undo2 size={19} />} cap="F10" onPress={() => void startCart(desk, 'refund')} testId="start-refund">
              {t('find.refund')}
            </Quick>
          )}
          <Quick icon={<Printer size={19} />} cap="Ctrl P" onPress={() => void reprintLast(desk)} testId="reprint-last">
            {t('find.reprint')}
          </Quick>
          <Quick icon={<CircleHelp size={19} />} cap="F1" onPress={() => viewStore.dispatch({ type: 'dialog', dialog: 'help' })}>
            {t('find.help')}
          </Quick>
          {refund && (
            <Quick icon={<LockKeyhole size={19} />} cap="Ctrl L" onPress={() => void lock(desk)}>
              {t('find.lock')}
            </Quick>
          )}
        </div>
      )}
      {!near && <Recent />}
    </div>
  );
}

type QuickProps = {
  readonly icon: ReactNode;
  readonly cap: string;
  readonly onPress: () => void;
  readonly children: string;
  readonly testId?: string;
};

function Quick({ icon, cap, onPress, children, testId }: QuickProps) {
  return (
    <button type="button" className="quick-key" onClick={onPress} data-testid={testId}>
      {icon}
      <span>{children}</span>
      <KeyCap>{cap}</KeyCap>
    </button>
  );
}

function Recent() {
  const { t } = useWords();
  const recent = checkoutStore.use((checkout) => checkout.recent);
  return (
    <section className="recent" aria-label={t('find.recent')}>
      <h3>{t('find.recent')}</h3>
      {recent.length === 0 && <p className="recent-none">{t('find.recentNone')}</p>}
      <div className="recent-tiles">
        {recent.map((item) => (
          <RecentTile key={item.id} item={item} />
        ))}
      </div>
    </section>
  );
}

/** Drawn once per thing: a scan only moves the others on. */
const RecentTile = memo(function RecentTile({ item }: { readonly item: ItemView }) {
  const { t } = useWords();
  const desk = useDesk();
  return (
    <button type="button" className="recent-tile" onClick={() => ringUp(desk, item)} data-testid="recent">
      <MakerMark maker={item.maker} />
      <span className="recent-words">
        <Name>{item.name}</Name>
        <small>{item.price === null ? t('find.priceTyped') : grouped(item.price)}</small>
      </span>
    </button>
  );
});
