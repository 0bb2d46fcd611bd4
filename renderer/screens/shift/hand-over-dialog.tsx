/** The drawer changes hands in a shift: counted, who takes over, and both PINs. What it should hold is told to neither. */
import { useState } from 'react';
import { rightTo } from '../../../src/domain/permissions.ts';
import type { OperatorId } from '../../../src/domain/ids.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { countedOf, handOver } from '../../flows/shift.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Denominations } from '../../parts/denominations.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { handOverCounts } from '../../stores/counts.ts';
import { tillStore } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { PersonTiles } from '../sign-in/person-tiles.tsx';
import './shift.css';

const digits = { type: 'password', numeric: true, most: 6 } as const;
const isWhole = (pin: string): boolean => /^\d{6}$/.test(pin);

export function HandOverDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const counts = handOverCounts.use();
  const operator = tillStore.use(({ state }) => state?.operator ?? null);
  const people = tillStore.use(({ state }) => state?.operators) ?? [];
  const others = people.filter(({ id, role }) => id !== operator?.id && rightTo(role, 'sell') === 'yes');
  const [to, setTo] = useState<OperatorId | null>(null);
  const [own, setOwn] = useState('');
  const [other, setOther] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const ready = to !== null && isWhole(own) && isWhole(other);
  const send = async (): Promise<void> => {
    if (!ready || busy) return;
    setBusy(true);
    const refused = await handOver(desk, { pin: own, to, toPin: other });
    setBusy(false);
    setOwn('');
    setOther('');
    setRefusal(refused);
    if (refused === null) onClose();
  };
  return (
    <Over title={t('handOver.title')} wide onClose={onClose} onConfirm={() => void send()} testId="hand-over-dialog">
      <div className="hand-over">
        <Denominations counts={handOverCounts} disabled={busy} />
        <div className="hand-over-people">
          <Note tone="info">{t('handOver.says')}</Note>
          <strong>{t('handOver.counted', { amount: grouped(countedOf(counts)) })}</strong>
          <PersonTiles operators={others} chosen={to} onChoose={setTo} />
          <div className="two-fields">
            <Field
              {...digits}
              label={t('handOver.own', { name: operator?.name ?? '' })}
              value={own}
              onChange={setOwn}
              testId="hand-over-own"
            />
            <Field {...digits} label={t('handOver.other')} value={other} onChange={setOther} testId="hand-over-other" />
          </div>
          {refusal !== null && (
            <Note tone="bad" testId="hand-over-refused">
              {say(refusal)}
            </Note>
          )}
        </div>
      </div>
      <div className="dialog-actions">
        <Button large cap="Esc" onPress={onClose}>
          {t('common.close')}
        </Button>
        <Button
          large
          kind="filled"
          cap="Enter"
          disabled={!ready}
          busy={busy}
          busyWord={t('common.busy')}
          onPress={() => void send()}
          testId="hand-over-send"
        >
          {t('handOver.send')}
        </Button>
      </div>
    </Over>
  );
}
