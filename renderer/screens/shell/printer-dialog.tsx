/** What is the matter with the printer, what to do about it, and the papers nobody is sure of. */
import { CircleCheck, Printer, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { PrinterState } from '../../../src/contract/paper-shapes.ts';
import { columnsOf, paperColumns } from '../../../src/domain/paper.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { resolveJob, setPrinter } from '../../flows/paper.ts';
import { clock } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { tillStore, useRight } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import './shell.css';

export function PrinterDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const printer = tillStore.use((till) => till.state?.printer ?? null);
  if (printer === null) return null;
  return (
    <Over title={t('printer.title')} wide onClose={onClose} onConfirm={onClose} testId="printer-dialog">
      <Condition printer={printer} />
      <p className="dialog-says printer-waiting">
        {printer.waiting > 0 ? t('printer.waitingCount', { count: printer.waiting }) : t('printer.waitingNone')}
      </p>
      <Width printer={printer} />
      {printer.unknown.length > 0 && <UnsurePapers jobs={printer.unknown} />}
    </Over>
  );
}

/** How wide the paper is; only a manager changes it, and the next receipt is printed so. */
function Width({ printer }: { readonly printer: PrinterState }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const manager = useRight('set_devices');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const options = paperColumns.map((columns) => ({
    value: String(columns), word: t('printer.columns', { count: columns }), says: t(`printer.columns${columns}`),
  }));
  const choose = async (value: string): Promise<void> => {
    const answer = await setPrinter(desk, printer.address, columnsOf(value));
    setRefusal(answer.ok ? null : answer.refusal);
  };
  if (!manager) return <Note tone="info">{t('printer.widthNow', { count: printer.columns })}</Note>;
  return (
    <section className="printer-width">
      <Choice
        label={t('printer.width')}
        options={options}
        value={String(printer.columns)}
        onChange={(value) => void choose(value)}
        testId="columns"
      />
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
    </section>
  );
}

function Condition({ printer }: { readonly printer: PrinterState }) {
  const { t } = useWords();
  const { state } = printer;
  const good = state === 'ready' || state === 'none';
  return (
    <>
      <div className={`printer-condition ${state === 'ready' ? 'ok' : good ? '' : 'bad'}`}>
        {state === 'ready' ? (
          <CircleCheck size={26} aria-hidden="true" />
        ) : good ? (
          <Printer size={26} aria-hidden="true" />
        ) : (
          <TriangleAlert size={26} aria-hidden="true" />
        )}
        <div>
          <strong>{t(`printer.${state}Says`)}</strong>
          <span>{good ? printer.address : t('printer.again')}</span>
        </div>
      </div>
      {!good && (
        <ol className="to-do" aria-label={t('printer.steps')}>
          <li>{t(`printer.${state}Step1`)}</li>
          <li>{t(`printer.${state}Step2`)}</li>
          <li>{t(`printer.${state}Step3`)}</li>
        </ol>
      )}
    </>
  );
}

function UnsurePapers({ jobs }: { readonly jobs: PrinterState['unknown'] }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const resolve = async (job: number, outcome: 'printed' | 'again'): Promise<void> => {
    const answer = await resolveJob(desk, job, outcome);
    setRefusal(answer.ok ? null : answer.refusal);
  };
  return (
    <section className="unsure">
      <h3>{t('printer.unsureTitle')}</h3>
      <Note tone="warn">{t('printer.unsureSays')}</Note>
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
      <ul>
        {jobs.map(({ job, receiptNumber, at }) => (
          <li key={job}>
            <strong>{receiptNumber}</strong>
            <span>{clock(at)}</span>
            <Button onPress={() => void resolve(job, 'printed')} testId={`came-out-${job}`}>
              {t('printer.cameOut')}
            </Button>
            <Button onPress={() => void resolve(job, 'again')} testId={`print-again-${job}`}>
              {t('printer.printAgain')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
