/** The find column at rest: what can be done at once, and what is sold by touch. Nothing invented. */
import { CircleHelp, LockKeyhole, PencilLine, Printer, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDesk } from '../../desk.ts';
import { startCart } from '../../flows/cart.ts';
import { reprintLast } from '../../flows/paper.ts';
import { lock } from '../../flows/people.ts';
import { KeyCap } from '../../parts/button.tsx';
import { checkoutStore } from '../../stores/checkout.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import { TilePanel } from './tile-panel.tsx';

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
      {!near && <TilePanel />}
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
