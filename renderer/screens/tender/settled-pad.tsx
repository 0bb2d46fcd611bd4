/** Everything is registered but the sale is not recorded yet: one button records it. Holds nothing. */
import { useDesk } from '../../desk.ts';
import { leaveTender } from '../../flows/pay.ts';
import { takeFilled } from '../../flows/tenders.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Note } from '../../parts/note.tsx';
import { tenderStore } from '../../stores/tender.ts';
import { useStopped } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { TenderSentence } from './tender-sentence.tsx';

export function SettledPad() {
  const { t } = useWords();
  const desk = useDesk();
  const stopped = useStopped();
  const busy = tenderStore.use((tender) => tender.busy !== 'no');
  const record = (): void => void takeFilled(desk);
  useKeys('screen', { keys: { Enter: record, Escape: leaveTender } });
  return (
    <section className="cash-pad" aria-label={t('tender.settled')}>
      <Note tone="ok">{t('tender.settled')}</Note>
      <TenderSentence />
      <Button
        kind="filled"
        large
        className="take"
        cap="Enter"
        disabled={stopped}
        busy={busy}
        busyWord={t('tender.taking')}
        onPress={record}
        testId="take"
      >
        {t('tender.record')}
      </Button>
    </section>
  );
}
