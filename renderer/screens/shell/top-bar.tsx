/** The bar on top: the shop, the screens, the language, who stands here. */
import { ChartColumn, LockKeyhole, Moon, Package, ReceiptText, Settings2, ShoppingBag, Undo2, Wallet } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDesk } from '../../desk.ts';
import { startCart } from '../../flows/cart.ts';
import { leaveTender } from '../../flows/pay.ts';
import { openDrawerDialog } from '../../flows/drawer.ts';
import { lock } from '../../flows/people.ts';
import { Name } from '../../parts/name.tsx';
import { Seal } from '../../parts/seal.tsx';
import { tenderStore } from '../../stores/tender.ts';
import { tillStore, useStopped } from '../../stores/till.ts';
import { viewStore, type Screen } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import { letterOf } from '../sign-in/person-tiles.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import './shell.css';

export function TopBar() {
  const { t } = useWords();
  const store = tillStore.use((till) => till.state?.store ?? null);
  return (
    <header className="top-bar">
      <div className="top-brand">
        <Seal />
        <Name className="top-store">{store?.name ?? t('brand.name')}</Name>
        <span className="top-till">{t('bar.till', { code: store?.tillCode ?? '' })}</span>
      </div>
      <Tabs />
      <div className="top-end">
        <LanguageSwitch />
        <Signed />
      </div>
    </header>
  );
}

function Tabs() {
  const { t } = useWords();
  const desk = useDesk();
  const open = tillStore.use((till) => till.state?.shift !== null);
  const stopped = useStopped();
  const went = (screen: Screen) => () => viewStore.dispatch({ type: 'went', screen });
  return (
    <nav className="tabs" aria-label={t('tabs.label')}>
      <Tab screens={['sale', 'tender', 'done']} icon={<ShoppingBag size={18} />} onGo={() => void startCart(desk, 'sale')}>
        {t('tabs.sale')}
      </Tab>
      <Tab screens={['refund']} off={!open || stopped} icon={<Undo2 size={18} />} onGo={() => void startCart(desk, 'refund')}>
        {t('tabs.refund')}
      </Tab>
      <Tab screens={['receipts', 'correct', 'return']} off={stopped} icon={<ReceiptText size={18} />} onGo={went('receipts')}>
        {t('tabs.receipts')}
      </Tab>
      <Tab screens={['goods']} off={stopped} icon={<Package size={18} />} onGo={went('goods')}>
        {t('tabs.goods')}
      </Tab>
      <Tab screens={['close']} off={!open || stopped} icon={<Moon size={18} />} onGo={went('close')}>
        {t('tabs.close')}
      </Tab>
      <Tab screens={['day', 'sales', 'watch', 'changes']} off={stopped} icon={<ChartColumn size={18} />} onGo={went('day')}>
        {t('tabs.day')}
      </Tab>
      <Tab screens={['manage']} icon={<Settings2 size={18} />} onGo={went('manage')}>
        {t('tabs.manage')}
      </Tab>
    </nav>
  );
}

type TabProps = {
  readonly screens: readonly Screen[];
  readonly off?: boolean;
  readonly icon: ReactNode;
  readonly onGo: () => void;
  readonly children: string;
};

function Tab({ screens, off = false, icon, onGo, children }: TabProps) {
  const here = viewStore.use((view) => screens.includes(view.screen));
  const busy = tenderStore.use((tender) => tender.busy !== 'no');
  return (
    <button
      type="button"
      className="tab"
      aria-current={here && !off ? 'page' : undefined}
      aria-disabled={off || busy || undefined}
      data-testid={`tab-${screens[0] ?? ''}`}
      onClick={() => {
        if (off || busy) return;
        if (viewStore.get().screen === 'tender') leaveTender();
        onGo();
      }}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}

function Signed() {
  const { t } = useWords();
  const desk = useDesk();
  const operator = tillStore.use((till) => till.state?.operator ?? null);
  const busy = tenderStore.use((tender) => tender.busy !== 'no');
  if (operator === null) return null;
  return (
    <>
      <button
        type="button"
        className="signed"
        aria-disabled={busy || undefined}
        data-testid="operator"
        onClick={() => {
          if (!busy) viewStore.dispatch({ type: 'dialog', dialog: 'switch' });
        }}
      >
        <span className="signed-letter" aria-hidden="true">
          {letterOf(operator.name)}
        </span>
        <span className="signed-name" aria-hidden="true">
          <Name>{operator.name}</Name>
        </span>
        <span className="visually-hidden">{`${t('bar.signedIn', { name: operator.name })} · ${t('change.title')}`}</span>
      </button>
      <DrawerButton />
      <button
        type="button"
        className="icon-button"
        aria-label={`${t('bar.lock')} (Ctrl+L)`}
        aria-disabled={busy || undefined}
        title="Ctrl+L"
        data-testid="lock"
        onClick={() => void lock(desk)}
      >
        <LockKeyhole size={20} aria-hidden="true" />
      </button>
    </>
  );
}

/** Cash in and out beside the sales; off until a shift is open. */
function DrawerButton() {
  const { t } = useWords();
  const desk = useDesk();
  const off = tillStore.use(({ state }) => state === null || state.shift === null || state.stopped);
  const busy = tenderStore.use((tender) => tender.busy !== 'no');
  if (off) return null;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`${t('drawer.open')} (Ctrl+O)`}
      aria-disabled={busy || undefined}
      title="Ctrl+O"
      data-testid="drawer"
      onClick={() => void (busy || openDrawerDialog(desk))}
    >
      <Wallet size={20} aria-hidden="true" />
    </button>
  );
}
