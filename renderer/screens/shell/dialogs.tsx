/** Which dialog lies over the screen. */
import { useDesk } from '../../desk.ts';
import { voidCart } from '../../flows/cart.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Over } from '../../parts/over.tsx';
import { pricedOf } from '../../priced.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import { HelpDialog } from './help-dialog.tsx';
import { ManagerDialog } from './manager-dialog.tsx';
import { PrinterDialog } from './printer-dialog.tsx';
import './shell.css';

export function Dialogs() {
  const dialog = viewStore.use((view) => view.dialog);
  const close = (): void => viewStore.dispatch({ type: 'dialog', dialog: null });
  if (dialog === 'help') return <HelpDialog onClose={close} />;
  if (dialog === 'printer') return <PrinterDialog onClose={close} />;
  if (dialog === 'manager') return <ManagerDialog onClose={close} />;
  return dialog === 'void' ? <VoidDialog onClose={close} /> : null;
}

/** The cart is lost by this, so it is asked. */
function VoidDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const desk = useDesk();
  const lines = checkoutStore.use((checkout) => checkout.cart.lines);
  const drop = (): void => void voidCart(desk);
  return (
    <Over title={t('voiding.title')} alert onClose={onClose} onConfirm={drop} testId="void-dialog">
      <p className="dialog-says">{t('voiding.says', { lines: lines.length, amount: grouped(pricedOf(lines).total) })}</p>
      <div className="dialog-actions">
        <Button large cap="Esc" onPress={onClose}>
          {t('voiding.no')}
        </Button>
        <Button large kind="bad" cap="Enter" onPress={drop} testId="void-yes">
          {t('voiding.yes')}
        </Button>
      </div>
    </Over>
  );
}
