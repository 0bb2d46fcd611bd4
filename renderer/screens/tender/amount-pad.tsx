/** The digits of a card's or a transfer's form by touch, and the filled button. Knows not what the digits are for. */
import { useDesk } from '../../desk.ts';
import { takeFilled } from '../../flows/tenders.ts';
import { Button } from '../../parts/button.tsx';
import { PadKeys } from '../../parts/pad-keys.tsx';
import { tenderStore } from '../../stores/tender.ts';
import { useStopped } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';

type Props = { readonly label: string; readonly onDigits: (digits: string) => void; readonly onErase: () => void; readonly take: string };

export function AmountPad({ label, onDigits, onErase, take }: Props) {
  const { t } = useWords();
  const desk = useDesk();
  const stopped = useStopped();
  const busy = tenderStore.use((tender) => tender.busy !== 'no');
  return (
    <div className="amount-pad">
      <PadKeys order="money" label={label} lastRow={['00', '0']} onDigits={onDigits} onErase={onErase} off={busy || stopped} />
      <Button
        kind="filled" large className="take" cap="Enter" disabled={stopped} busy={busy} busyWord={t('tender.taking')} testId="take"
        onPress={() => void takeFilled(desk)}
      >
        {take}
      </Button>
    </div>
  );
}
