/** Which of the till's screens is shown: by what the house says first, then by where the person went. */
import { useEffect } from 'react';
import { lock } from './flows/people.ts';
import { reprintLast } from './flows/paper.ts';
import { startCart } from './flows/cart.ts';
import { openDrawerDialog } from './flows/drawer.ts';
import { openVouchers } from './flows/vouchers.ts';
import { focusSearch } from './flows/find.ts';
import { useDesk } from './desk.ts';
import { useKeys } from './keys.ts';
import { FaultBoundary } from './parts/fault-boundary.tsx';
import { CheckoutScreen } from './screens/checkout/checkout-screen.tsx';
import { NoticeBar } from './screens/checkout/notice-bar.tsx';
import {
  CloseScreen, DayScreen, Dialogs, DoneScreen, ExchangeScreen, GoodsScreen, ManageScreen, OpenShiftScreen, ReceiptsScreen,
  ReturnScreen, SalesScreen, ChangesScreen, StartScreen, TenderScreen, WatchScreen,
} from './screens/later-screens.tsx';
import { BrokenCover, OpeningCover, ReplacedCover } from './screens/shell/covers.tsx';
import { Bands } from './screens/shell/bands.tsx';
import { StatusLine } from './screens/shell/status-line.tsx';
import { TopBar } from './screens/shell/top-bar.tsx';
import { SignInScreen } from './screens/sign-in/sign-in-screen.tsx';
import { closeCounts } from './stores/counts.ts';
import { linkStore } from './stores/link.ts';
import { tillStore } from './stores/till.ts';
import { viewStore } from './stores/view.ts';

/** The whole till. */
export function App() {
  return (
    <FaultBoundary fallback={<BrokenCover />}>
      <Shown />
    </FaultBoundary>
  );
}

function Shown() {
  const phase = tillStore.use((till) => till.state?.phase ?? null);
  const signedIn = tillStore.use((till) => till.state?.operator !== null);
  const starting = viewStore.use((view) => view.starting);
  const replaced = linkStore.use((link) => link.replaced);
  if (replaced) return <ReplacedCover />;
  if (phase === null) return <OpeningCover />;
  if (phase === 'new' || starting)
    return (
      <Framed bare>
        <StartScreen />
      </Framed>
    );
  if (!signedIn)
    return (
      <Framed bare>
        <SignInScreen />
      </Framed>
    );
  return <SignedIn />;
}

function Framed({ children, bare = false }: { readonly children: React.ReactNode; readonly bare?: boolean }) {
  return (
    <div className="till">
      {!bare && <TopBar />}
      <Bands />
      <main className="main" id="main">
        {children}
      </main>
      <StatusLine />
      <Over />
    </div>
  );
}

/** What lies over the screen, if anything does. */
function Over() {
  const dialog = viewStore.use((view) => view.dialog);
  return dialog === null ? null : <Dialogs dialog={dialog} onClose={() => viewStore.dispatch({ type: 'dialog', dialog: null })} />;
}

function SignedIn() {
  const desk = useDesk();
  useKeys('till', {
    keys: {
      F1: () => viewStore.dispatch({ type: 'dialog', dialog: 'help' }),
      F3: () => startCart(desk, viewStore.get().screen === 'refund' ? 'refund' : 'sale') && focusSearch(),
      F10: () => startCart(desk, 'refund'),
      'Ctrl+P': () => void reprintLast(desk),
      'Ctrl+L': () => void lock(desk),
      'Ctrl+O': () => openDrawerDialog(desk),
      'Ctrl+G': () => openVouchers(),
    },
  });
  const screen = viewStore.use((view) => view.screen);
  // The button that led here is done with: on the new screen Enter is the filled button's.
  useEffect(() => {
    if (document.activeElement instanceof HTMLButtonElement) document.activeElement.blur();
  }, [screen]);
  return (
    <Framed>
      <Screen />
    </Framed>
  );
}

function Screen() {
  const open = tillStore.use((till) => till.state?.shift !== null);
  const screen = viewStore.use((view) => view.screen);
  const closed = closeCounts.use((counts) => counts.result !== null);
  if (screen === 'receipts') return <Said by={<ReceiptsScreen />} />;
  if (screen === 'day') return <Said by={<DayScreen />} />;
  if (screen === 'sales') return <Said by={<SalesScreen />} />;
  if (screen === 'watch') return <Said by={<WatchScreen />} />;
  if (screen === 'changes') return <Said by={<ChangesScreen />} />;
  if (screen === 'goods') return <Said by={<GoodsScreen />} />;
  if (screen === 'manage') return <Said by={<ManageScreen />} />;
  if (closed) return <Said by={<CloseScreen />} />;
  if (!open) return <Said by={<OpenShiftScreen />} />;
  switch (screen) {
    case 'close':
      return <Said by={<CloseScreen />} />;
    case 'tender':
    case 'correct':
    case 'voucher_pay':
      return <TenderScreen />;
    case 'done':
      return <DoneScreen />;
    case 'exchange':
      return <Said by={<ExchangeScreen />} />;
    case 'return':
      return <Said by={<ReturnScreen />} />;
    default:
      return <CheckoutScreen />;
  }
}

/** A screen without a place of its own for sentences, such as that a receipt prints again. */
function Said({ by }: { readonly by: React.ReactNode }) {
  return (
    <>
      {by}
      <div className="float-notice">
        <NoticeBar />
      </div>
    </>
  );
}
