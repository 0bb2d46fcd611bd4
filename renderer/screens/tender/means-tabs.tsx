/** The means of payment to choose from, each with its key. Takes nothing. */
import { Banknote, CreditCard, Landmark, Ticket } from 'lucide-react';
import type { ReactNode } from 'react';
import { chooseMeans } from '../../flows/tenders.ts';
import { KeyCap } from '../../parts/button.tsx';
import { tenderStore, type Means } from '../../stores/tender.ts';
import { useWords } from '../../words/words.ts';

const icons: Readonly<Record<Means, ReactNode>> = {
  cash: <Banknote size={20} aria-hidden="true" />,
  card: <CreditCard size={20} aria-hidden="true" />,
  transfer: <Landmark size={20} aria-hidden="true" />,
  voucher: <Ticket size={20} aria-hidden="true" />,
};
const keys: Readonly<Record<Means, string | null>> = { cash: 'F8', card: 'F6', transfer: null, voucher: 'F9' };
const all: readonly Means[] = ['cash', 'card', 'transfer', 'voucher'];

/** The tab is left once it is pressed: the next Enter takes the money and does not press the tab again. */
function choose(means: Means, tab: HTMLElement): void {
  tab.blur();
  chooseMeans(means);
}

export function MeansTabs({ off }: { readonly off: boolean }) {
  const { t } = useWords();
  const chosen = tenderStore.use((tender) => tender.means);
  const busy = tenderStore.use((tender) => tender.busy !== 'no');
  const dead = off || busy;
  // A voucher buys no voucher.
  const selling = tenderStore.use((tender) => tender.selling !== null);
  return (
    <div className={selling ? 'means three' : 'means'} role="group" aria-label={t('tender.means')}>
      {all.filter((means) => !selling || means !== 'voucher').map((means) => (
        <button
          key={means}
          type="button"
          className="means-tab"
          aria-pressed={!off && chosen === means}
          aria-disabled={dead || undefined}
          onClick={(event) => (dead ? undefined : choose(means, event.currentTarget))}
          data-testid={`means-${means}`}
        >
          {icons[means]}
          <span>{means === 'voucher' ? t('voucher.gift') : t(`tender.${means}`)}</span>
          {keys[means] !== null && <KeyCap>{keys[means]}</KeyCap>}
        </button>
      ))}
    </div>
  );
}
