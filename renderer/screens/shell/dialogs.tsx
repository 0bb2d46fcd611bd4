/** Which dialog lies over the screen. */
import { takenFor } from '../../../src/domain/cart.ts';
import { useDesk } from '../../desk.ts';
import { voidCart } from '../../flows/cart.ts';
import { beginTender, leaveTenderAnyway } from '../../flows/pay.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Over } from '../../parts/over.tsx';
import { pricedOf } from '../../priced.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import type { Dialog } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import { DiscountDialog } from '../checkout/discount-dialog.tsx';
import { NoteDialog } from '../checkout/note-dialog.tsx';
import { ParkDialog } from '../checkout/park-dialog.tsx';
import { ParkedDialog } from '../checkout/parked-dialog.tsx';
import { DrawerDialog } from '../shift/drawer-dialog.tsx';
import { HandOverDialog } from '../shift/hand-over-dialog.tsx';
import { GiftDialog } from '../receipts/gift-dialog.tsx';
import { VoucherDialog } from '../voucher/voucher-dialog.tsx';
import { ConsentDialog } from './consent-dialog.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { MallDialog } from './mall-dialog.tsx';
import { ManagerDialog } from './manager-dialog.tsx';
import { PrinterDialog } from './printer-dialog.tsx';
import './shell.css';

type Props = { readonly dialog: Exclude<Dialog, null>; readonly onClose: () => void };

export function Dialogs({ dialog, onClose: close }: Props) {
  if (dialog === 'help') return <HelpDialog onClose={close} />;
  if (dialog === 'mall') return <MallDialog onClose={close} />;
  if (dialog === 'printer') return <PrinterDialog onClose={close} />;
  if (dialog === 'manager' || dialog === 'switch') return <ManagerDialog key={dialog} managing={dialog === 'manager'} onClose={close} />;
  if (dialog === 'consent') return <ConsentDialog onClose={close} />;
  if (dialog === 'leave_tender') return <LeaveTenderDialog onClose={close} />;
  if (dialog === 'park') return <ParkDialog onClose={close} />;
  if (dialog === 'drawer') return <DrawerDialog onClose={close} />;
  if (dialog === 'hand_over') return <HandOverDialog onClose={close} />;
  if (dialog === 'discount') return <DiscountDialog onClose={close} />;
  if (dialog === 'voucher') return <VoucherDialog onClose={close} />;
  if (dialog === 'gift') return <GiftDialog onClose={close} />;
  if (dialog === 'parked') return <ParkedDialog onClose={close} />;
  if (dialog === 'note_line' || dialog === 'note_order') return <NoteDialog key={dialog} whole={dialog === 'note_order'} onClose={close} />;
  return <Voiding onClose={close} />;
}

/** Cards were charged on the terminal: who leaves is told that they stay registered with this cart. */
function LeaveTenderDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const cart = checkoutStore.use((checkout) => checkout.cart);
  return (
    <Over title={t('leaving.title')} alert onClose={onClose} onConfirm={onClose} testId="leave-dialog">
      <p className="dialog-says">{t('leaving.says', { count: cart.taken.length, amount: grouped(takenFor(cart)) })}</p>
      <div className="dialog-actions">
        <Button large onPress={leaveTenderAnyway} testId="leave-yes">
          {t('leaving.yes')}
        </Button>
        <Button large kind="filled" cap="Enter" onPress={onClose} testId="leave-no">
          {t('leaving.no')}
        </Button>
      </div>
    </Over>
  );
}

function Voiding({ onClose }: { readonly onClose: () => void }) {
  const paid = checkoutStore.use((checkout) => checkout.cart.taken.length > 0);
  return paid ? <PaidDialog onClose={onClose} /> : <VoidDialog onClose={onClose} />;
}

/** Money was taken for this cart: it is not dropped with it, and the way to take it back is shown. */
function PaidDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const desk = useDesk();
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const go = (): void => beginTender(desk);
  return (
    <Over title={t('leaving.keepTitle')} alert onClose={onClose} onConfirm={go} testId="paid-dialog">
      <p className="dialog-says">{t('leaving.keepSays', { count: cart.taken.length, amount: grouped(takenFor(cart)) })}</p>
      <div className="dialog-actions">
        <Button large cap="Esc" onPress={onClose} testId="paid-keep">
          {t('leaving.back')}
        </Button>
        <Button large kind="filled" cap="Enter" onPress={go} testId="paid-go">
          {t('leaving.toTender')}
        </Button>
      </div>
    </Over>
  );
}

/** The cart is lost by this, so it is asked. */
function VoidDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const desk = useDesk();
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const drop = (): void => void voidCart(desk);
  return (
    <Over title={t('voiding.title')} alert onClose={onClose} onConfirm={drop} testId="void-dialog">
      <p className="dialog-says">{t('voiding.says', { lines: cart.lines.length, amount: grouped(pricedOf(cart).total) })}</p>
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
