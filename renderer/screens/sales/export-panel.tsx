/** Files of a report: what goes into which, and where it lies then. The house writes them. */
import { useState } from 'react';
import type { Input } from '../../../src/contract/contract.ts';
import { dimensions } from '../../../src/domain/sales-report.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { exportReport, type Days } from '../../flows/sales.ts';
import { Button } from '../../parts/button.tsx';
import { Note } from '../../parts/note.tsx';
import { useWords } from '../../words/words.ts';
import type { View } from './split.tsx';

type File = Pick<Input<'report.export'>, 'kind' | 'form'>;
const files: readonly File[] = [
  { kind: 'sales', form: 'xlsx' }, { kind: 'sales', form: 'csv' }, { kind: 'landlord', form: 'xlsx' }, { kind: 'landlord', form: 'csv' },
  { kind: 'accountant', form: 'xlsx' },
];

export function ExportPanel({ days, by }: { readonly days: Days; readonly by: View }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [said, setSaid] = useState<{ readonly path: string } | { readonly refusal: Refusal } | File | null>(null);
  const writing = said !== null && 'kind' in said ? said : null;
  // Payments and discounts have no table of their own in a file: the days have them.
  const dimension = dimensions.find((each) => each === by) ?? 'day';
  const word = ({ kind, form }: File): string => (
    kind === 'sales' && form === 'csv' ? t(`sales.by_${dimension}`) : t(`sales.file_${kind}`));
  const write = async (file: File): Promise<void> => {
    setSaid(file);
    const answer = await exportReport(desk, { from: days.from, to: days.to, by: dimension, ...file });
    setSaid(answer.ok ? { path: answer.value.path } : { refusal: answer.refusal });
  };
  return (
    <section className="sales-export" aria-label={t('sales.files')} data-testid="sales-export">
      <div className="sales-files">
        {files.map((file) => (
          <Button
            key={`${file.kind}-${file.form}`} busy={writing === file} busyWord={t('common.busy')} disabled={writing !== null}
            onPress={() => void write(file)} testId={`export-${file.kind}-${file.form}`}
          >
            {`${word(file)} ${file.form.toUpperCase()}`}
          </Button>
        ))}
      </div>
      {said !== null && 'path' in said && <Note tone="ok" testId="export-done">{t('sales.written', { path: said.path })}</Note>}
      {said !== null && 'refusal' in said && <Note tone="bad" testId="export-refused">{say(said.refusal)}</Note>}
      {(said === null || writing !== null) && <p className="sales-shifts">{t('sales.filesSay')}</p>}
    </section>
  );
}
