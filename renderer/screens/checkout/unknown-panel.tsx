/** A code nobody knows: it is shown, the cart is said to be safe, near codes are offered. Esc or the next good scan ends it. */
import { CircleCheck, CircleX, ScanBarcode, Search } from 'lucide-react';
import { checkDigit } from '../../../src/domain/barcode.ts';
import { useDesk } from '../../desk.ts';
import { ringUp, showPanel } from '../../flows/cart.ts';
import { focusSearch } from '../../flows/find.ts';
import { grouped, printedCode, sharedHead } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { MakerMark } from '../../parts/maker-mark.tsx';
import { Name } from '../../parts/name.tsx';
import { Tag } from '../../parts/tag.tsx';
import { browse, checkoutStore, type Panel } from '../../stores/checkout.ts';
import { useWords } from '../../words/words.ts';

type Unknown = Extract<Panel, { kind: 'unknown' }>;

export function UnknownPanel() {
  const { t } = useWords();
  const panel = checkoutStore.use((checkout) => checkout.panel);
  if (panel.kind !== 'unknown') return null;
  return (
    <>
      <section className="panel bad" role="alert" data-testid="unknown-code">
        <div className="panel-head">
          <span className="panel-icon">
            <ScanBarcode size={26} aria-hidden="true" />
          </span>
          <div>
            <h3>{t('unknown.title')}</h3>
            <p>{t('unknown.safe')}</p>
            <p>{t('unknown.todo')}</p>
          </div>
          <Button kind="quiet" cap="Esc" onPress={() => showPanel(browse)}>
            {t('common.close')}
          </Button>
        </div>
        <CodeRead code={panel.code} />
        <Button kind="filled" cap="Enter" icon={<Search size={19} aria-hidden="true" />} onPress={focusSearch} className="wide-button">
          {t('unknown.search')}
        </Button>
      </section>
      <Near panel={panel} />
    </>
  );
}

function CodeRead({ code }: { readonly code: string }) {
  const { t } = useWords();
  const checked = /^(?:\d{8}|\d{12,14})$/.test(code);
  const good = checked && checkDigit(code.slice(0, -1)) === Number(code.at(-1));
  return (
    <div className="code-read">
      <Name full>{printedCode(code)}</Name>
      {checked &&
        (good ? (
          <Tag tone="ok" icon={<CircleCheck size={14} aria-hidden="true" />}>
            {t('unknown.readWell')}
          </Tag>
        ) : (
          <Tag tone="warn" icon={<CircleX size={14} aria-hidden="true" />}>
            {t('unknown.readBadly')}
          </Tag>
        ))}
    </div>
  );
}

function Near({ panel }: { readonly panel: Unknown }) {
  const { t } = useWords();
  const desk = useDesk();
  if (panel.near.length === 0) return null;
  return (
    <section className="near">
      <h3>{t('unknown.near', { count: panel.near.length })}</h3>
      <div className="hits">
        {panel.near.map((item) => {
          const shared = sharedHead(panel.code, item.code);
          return (
            <button key={item.id} type="button" className="hit" onClick={() => ringUp(desk, item)} data-testid="near">
              <MakerMark maker={item.maker} />
              <span className="hit-words">
                <span className="hit-name">
                  <Name>{item.name}</Name>
                </span>
                <small className="one-line">
                  {item.maker !== null && <Name>{item.maker.name}</Name>}
                  {item.maker !== null && ' · '}
                  {item.code.slice(0, shared)}
                  <mark>{item.code.slice(shared)}</mark>
                </small>
              </span>
              <span className="hit-price">
                <strong>{item.price === null ? t('find.priceTyped') : grouped(item.price)}</strong>
              </span>
            </button>
          );
        })}
      </div>
    </section>
  );
}
