/** Every part of the screen that signing in and ringing up can do without. Each is a file of its own; this one holds none of them. */
import { useKeys } from '../keys.ts';
import { later, type FrameProps, type Later } from '../parts/later.tsx';
import type { Dialog } from '../stores/view.ts';
import { useWords } from '../words/words.ts';

type OpenDialog = { readonly dialog: Exclude<Dialog, null>; readonly onClose: () => void };
type Priced = { readonly onOpenPrice: () => void };

const screen = { holds: 'screen' } as const;

export const TenderScreen = later<object>(async () => (await import('./tender/tender-screen.tsx')).TenderScreen, screen);
export const DoneScreen = later<object>(async () => (await import('./tender/done-screen.tsx')).DoneScreen, screen);
export const Dialogs = later<OpenDialog>(
  async () => (await import('./shell/dialogs.tsx')).Dialogs, { Frame: DialogFrame, holds: 'dialog' },
);
// Digits, Enter and Esc are the desk's own, which stands there already.
export const PricePanel = later<object>(async () => (await import('./checkout/price-panel.tsx')).PricePanel);
export const RefundPay = later<Priced>(async () => (await import('./refund/refund-pay.tsx')).RefundPay, { holds: ['F8'] });
export const ReceiptsScreen = later<object>(async () => (await import('./receipts/receipts-screen.tsx')).ReceiptsScreen, screen);
export const ReturnScreen = later<object>(async () => (await import('./return/return-screen.tsx')).ReturnScreen, screen);
export const ExchangeScreen = later<object>(async () => (await import('./exchange/exchange-screen.tsx')).ExchangeScreen, screen);
export const OpenShiftScreen = later<object>(async () => (await import('./shift/open-shift-screen.tsx')).OpenShiftScreen, screen);
export const CloseScreen = later<object>(async () => (await import('./shift/close-screen.tsx')).CloseScreen, screen);
export const DayScreen = later<object>(async () => (await import('./day/day-screen.tsx')).DayScreen, screen);
export const SalesScreen = later<object>(async () => (await import('./sales/sales-screen.tsx')).SalesScreen, screen);
export const ChangesScreen = later<object>(async () => (await import('./changes/changes-screen.tsx')).ChangesScreen, screen);
export const WatchScreen = later<object>(async () => (await import('./watch/watch-screen.tsx')).WatchScreen, screen);
export const ManageScreen = later<object>(async () => (await import('./manage/manage-screen.tsx')).ManageScreen, screen);
export const GoodsScreen = later<object>(async () => (await import('./goods/goods-screen.tsx')).GoodsScreen, screen);
export const StartScreen = later<object>(async () => (await import('./start/start-screen.tsx')).StartScreen, screen);

/** In the order in which somebody may want them. */
export const laterScreens: readonly Pick<Later<object>, 'fetch'>[] = [
  TenderScreen, DoneScreen, Dialogs, OpenShiftScreen, PricePanel, RefundPay, ReceiptsScreen, ReturnScreen, ExchangeScreen,
  CloseScreen, DayScreen, ManageScreen, SalesScreen, WatchScreen, GoodsScreen, StartScreen,
];

/** Stands where the dialog will be: nothing behind it hears a key, Esc takes it away, and the dialog gets the others. */
function DialogFrame({ children, onClose }: OpenDialog & FrameProps) {
  const { t } = useWords();
  useKeys('dialog', { alone: true, keys: { Escape: onClose } });
  return (
    <div className="overlay">
      <div role="dialog" aria-modal="true" aria-label={t('later.coming')}>
        {children}
      </div>
    </div>
  );
}
