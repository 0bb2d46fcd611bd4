/** What is registered of one receipt so far, each to be taken back before the end. Adds no money up itself. */
import { Check, CreditCard, Landmark, Ticket, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { subtract, type Won } from '../../../src/domain/money.ts';
import type { RegisteredTender } from '../../../src/domain/split.ts';
import { useRegistered } from '../../flows/pay.ts';
import { takeBack } from '../../flows/tenders.ts';
import { grouped } from '../../format.ts';
import { Name } from '../../parts/name.tsx';
import { Tag } from '../../parts/tag.tsx';
import { tenderStore } from '../../stores/tender.ts';
import { tenderDetail, tenderWords } from '../../words/tenders.ts';
import { useWords } from '../../words/words.ts';

const icons: Readonly<Record<RegisteredTender['kind'], ReactNode>> = {
  card: <CreditCard size={22} aria-hidden="true" />,
  transfer: <Landmark size={22} aria-hidden="true" />,
  voucher: <Ticket size={22} aria-hidden="true" />,
};

export function Split({ total, rest }: { readonly total: Won; readonly rest: Won }) {
  const { t } = useWords();
  const taken = useRegistered();
  const busy = tenderStore.use((tender) => tender.busy);
  const paid = subtract(total, rest);
  return (
    <div className="split">
      <progress className="split-bar" value={paid} max={Math.max(1, total)} aria-label={t('tender.got')} />
      <div className="split-sums">
        <span className="good">
          <Check size={15} aria-hidden="true" /> {t('tender.got')} {grouped(paid)}
        </span>
        <span>
          {t('tender.left')} {grouped(rest)}
        </span>
      </div>
      <h2>{t('tender.registered', { count: taken.length })}</h2>
      <ul className="split-list" data-testid="split">
        {taken.map((tender, place) => (
          <li key={place}>
            {icons[tender.kind]}
            <Words tender={tender} />
            <strong>{grouped(tender.amount)}</strong>
            <button
              type="button"
              className="icon-button bad"
              aria-label={t('tender.takeBack', { amount: grouped(tender.amount) })}
              title={t('tender.takeBack', { amount: grouped(tender.amount) })}
              aria-disabled={busy !== 'no' || undefined}
              onClick={() => takeBack(place)}
              data-testid={`take-back-${place}`}
            >
              <Undo2 size={20} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Words({ tender }: { readonly tender: RegisteredTender }) {
  const words = useWords();
  const detail = tenderDetail(tender, words);
  return (
    <span className="split-words">
      <span className="split-name">
        <Name>{tenderWords(tender, words)}</Name>
        {tender.kind === 'card' && <Tag tone="warn">{words.t('tender.manual')}</Tag>}
      </span>
      <small className="one-line" title={detail}>
        {detail}
      </small>
    </span>
  );
}
