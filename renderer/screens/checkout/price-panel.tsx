/** A price to be typed: for an item without one, for goods taken back, or for a line with a name of its own. */
import { PencilLine, Tag as TagIcon } from 'lucide-react';
import { openNameMax } from '../../../src/domain/cart.ts';
import { useDesk } from '../../desk.ts';
import { numberOf } from '../../digits.ts';
import { acceptPanelPrice, showPanel } from '../../flows/cart.ts';
import { proposedPrice } from '../../flows/refund-price.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Money } from '../../parts/money.tsx';
import { Name } from '../../parts/name.tsx';
import { browse, checkoutStore, type Panel } from '../../stores/checkout.ts';
import { useWords } from '../../words/words.ts';
import { NoticeBar } from './notice-bar.tsx';
import { ScansWaiting } from './scans-waiting.tsx';

export function PricePanel() {
  const { t } = useWords();
  const desk = useDesk();
  const panel = checkoutStore.use((checkout) => checkout.panel);
  const refund = checkoutStore.use((checkout) => checkout.cart.kind === 'refund');
  if (panel.kind !== 'price' && panel.kind !== 'open') return null;
  const open = panel.kind === 'open';
  const title = open ? t('price.openTitle') : refund ? t('price.refundTitle') : t('price.title');
  const says = open ? (refund ? t('price.openRefundSays') : t('price.openSays')) : refund ? t('price.refundSays') : t('price.says');
  return (
    <section className="panel accent" data-testid="price-panel" aria-label={title}>
      <div className="panel-head">
        <span className="panel-icon">{open ? <PencilLine size={26} aria-hidden="true" /> : <TagIcon size={26} aria-hidden="true" />}</span>
        <div>
          <h3>{title}</h3>
          <p>{says}</p>
        </div>
        <Button kind="quiet" cap="Esc" onPress={() => showPanel(browse)}>
          {t('common.cancel')}
        </Button>
      </div>
      <ScansWaiting />
      {panel.kind === 'price' ? <ItemName panel={panel} /> : <OpenLine panel={panel} />}
      <PriceTyped panel={panel} refund={refund} />
      <NoticeBar only="price_needed" />
      <Button kind="filled" large cap="Enter" onPress={() => acceptPanelPrice(desk)} className="wide-button" testId="price-accept">
        {t('common.add')}
      </Button>
    </section>
  );
}

function ItemName({ panel }: { readonly panel: Extract<Panel, { kind: 'price' }> }) {
  const { item } = panel;
  return (
    <div className="price-item">
      <Name full>{item.name}</Name>
      <small>
        {item.maker !== null && <Name>{item.maker.name}</Name>}
        {item.maker !== null && ' · '}
        {item.code}
      </small>
    </div>
  );
}

function OpenLine({ panel }: { readonly panel: Extract<Panel, { kind: 'open' }> }) {
  const { t } = useWords();
  const change = (part: Partial<typeof panel>): void => checkoutStore.dispatch({ type: 'panel', panel: { ...panel, ...part } });
  return (
    <>
      <Field label={t('price.name')} value={panel.name} most={openNameMax} onChange={(name) => change({ name })} testId="open-name" />
      <Choice
        label={t('price.tax')}
        value={panel.taxClass}
        onChange={(taxClass) => change({ taxClass })}
        testId="tax"
        options={[
          { value: 'taxable', word: t('price.taxable') },
          { value: 'exempt', word: t('price.exempt') },
        ]}
      />
    </>
  );
}

/** Where the proposed price comes from: it is the lowest of late, for nobody knows what this piece was sold for. */
function RefundHint({ panel: { lowest, item } }: { readonly panel: Extract<Panel, { kind: 'price' }> }) {
  const { t } = useWords();
  if (lowest === undefined || lowest.state === 'asked') return <small role="status">{t('refundPrice.asked')}</small>;
  const listed = item.price === null ? '' : t('price.listed', { amount: grouped(item.price) });
  const found = lowest.price === null ? t('refundPrice.none') : t('refundPrice.lowest', { amount: grouped(lowest.price) });
  return <small data-testid="refund-price-says">{listed === '' ? found : `${found} · ${listed}`}</small>;
}

/** The number being typed; what is proposed stands there greyed until a digit is keyed. */
function PriceTyped({ panel, refund }: { readonly panel: Extract<Panel, { kind: 'price' | 'open' }>; readonly refund: boolean }) {
  const { t } = useWords();
  const proposed = panel.kind === 'price' && refund ? proposedPrice(panel) : null;
  const typed = panel.digits !== '';
  return (
    <div className="price-typed">
      <span>{t('price.amount')}</span>
      <span className={typed ? '' : 'proposed'} data-testid="price-typed">
        <Money amount={typed ? numberOf(panel.digits) : (proposed ?? 0)} size="due" />
      </span>
      {panel.kind === 'price' && refund && <RefundHint panel={panel} />}
    </div>
  );
}
