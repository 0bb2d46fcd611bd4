/** A paper without prices: for which goods of a receipt it is, and that it prints. */
import { Check, Gift } from 'lucide-react';
import { useDesk } from '../../desk.ts';
import { printGift } from '../../flows/gift.ts';
import { Button } from '../../parts/button.tsx';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { Tag } from '../../parts/tag.tsx';
import { giftStore } from '../../stores/gift.ts';
import { useWords } from '../../words/words.ts';
import '../exchange/exchange.css';

export function GiftDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const { reading, busy, refusal, printed } = giftStore.use();
  const print = (): void => void printGift(desk);
  return (
    <Over title={t('exchange.giftTitle')} onClose={onClose} onConfirm={print} testId="gift-dialog">
      <p className="dialog-says">{t('exchange.giftSays')}</p>
      {reading === null && refusal === null && <p className="gift-reading" role="status">{t('common.busy')}</p>}
      {reading !== null && <GiftLines />}
      {refusal !== null && <Note tone="bad" testId="gift-refused">{say(refusal)}</Note>}
      {printed !== null && <Note tone="info" testId="gift-printed">{t('exchange.giftPrinted', { gift: printed.gift })}</Note>}
      <div className="dialog-actions">
        <Button
          large
          kind="filled"
          cap="Enter"
          icon={<Gift size={20} aria-hidden="true" />}
          disabled={reading === null}
          busy={busy}
          busyWord={t('common.busy')}
          onPress={print}
          testId="gift-print"
        >
          {printed === null ? t('exchange.giftPrint') : t('exchange.giftOneMore')}
        </Button>
      </div>
    </Over>
  );
}

/** Each line on or off; what is back already goes on no paper. */
function GiftLines() {
  const { t } = useWords();
  const { reading, chosen } = giftStore.use();
  return (
    <ul className="gift-lines" aria-label={t('exchange.giftLines')}>
      {reading?.lines.map(({ lineId, name, maker, left }) => (
        <li key={lineId}>
          <button
            type="button"
            role="checkbox"
            aria-checked={chosen.has(lineId)}
            aria-disabled={left === 0 || undefined}
            className="gift-line"
            data-enter-passes
            data-testid="gift-line"
            onClick={() => {
              if (left > 0) giftStore.dispatch({ type: 'chosen', lineId });
            }}
          >
            <span className="gift-box">{chosen.has(lineId) && <Check size={18} aria-hidden="true" />}</span>
            <Name full>{name}</Name>
            <small>{left === 0 ? <Tag tone="plain">{t('returning.gone')}</Tag> : maker}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
