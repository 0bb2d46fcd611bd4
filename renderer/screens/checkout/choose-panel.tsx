/** One code on several items: choose by arrows, by number, by touch. Scans wait meanwhile. */
import { Layers } from 'lucide-react';
import { useDesk } from '../../desk.ts';
import { showPanel } from '../../flows/cart.ts';
import { choose } from '../../flows/find.ts';
import { Button, KeyCap } from '../../parts/button.tsx';
import { browse, checkoutStore } from '../../stores/checkout.ts';
import { useWords } from '../../words/words.ts';
import { Hit } from './hits.tsx';
import { ScansWaiting } from './scans-waiting.tsx';

export function ChoosePanel() {
  const { t } = useWords();
  const desk = useDesk();
  const panel = checkoutStore.use((checkout) => checkout.panel);
  if (panel.kind !== 'choose') return null;
  return (
    <section className="panel accent" data-testid="choose">
      <div className="panel-head" role="alert">
        <span className="panel-icon">
          <Layers size={26} aria-hidden="true" />
        </span>
        <div>
          <h3>{t('choose.title', { count: panel.items.length })}</h3>
          <p>{t('choose.says')}</p>
        </div>
        <Button kind="quiet" cap="Esc" onPress={() => showPanel(browse)}>
          {t('common.cancel')}
        </Button>
      </div>
      <ScansWaiting />
      <div className="hits" role="listbox" aria-label={t('choose.says')}>
        {panel.items.map((item, index) => (
          <div key={item.id} className="choose-row" role="presentation">
            <KeyCap>{String(index + 1)}</KeyCap>
            <Hit item={item} query="" active={index === panel.active} onAdd={() => choose(desk, item)} />
          </div>
        ))}
      </div>
    </section>
  );
}
