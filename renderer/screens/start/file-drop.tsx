/** The catalogue's file: picked or dropped, read here as text, shown by name and rows. Imports nothing. */
import { CircleAlert, FileCheck, FileUp } from 'lucide-react';
import { Fragment, useRef, useState } from 'react';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { useWords } from '../../words/words.ts';
import { textOfFile } from '../../text-of-file.ts';
import { catalogColumns, rowsOf } from './store-form.ts';

type Props = {
  readonly csv: string;
  readonly fileName: string;
  readonly problem: string | null;
  readonly onRead: (csv: string, fileName: string) => void;
};

export function FileDrop({ csv, fileName, problem, onRead }: Props) {
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [bad, setBad] = useState<'fileBad' | 'fileEmpty' | null>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const text = textOfFile(await file.arrayBuffer());
    const wrong = text === null ? 'fileBad' : text.trim() === '' ? 'fileEmpty' : null;
    setBad(wrong);
    onRead(wrong === null ? (text ?? '') : '', file.name);
  };
  const says = bad === null ? problem : t(`start.${bad}`);
  return (
    <>
      <div
        className={`file-drop ${over ? 'over' : ''} ${says === null ? '' : 'wrong'}`}
        onDragOver={(event) => (event.preventDefault(), setOver(true))}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        {csv === '' ? (
          <FileUp size={40} strokeWidth={1.5} aria-hidden="true" />
        ) : (
          <FileCheck size={40} strokeWidth={1.5} aria-hidden="true" className="good" />
        )}
        <strong data-testid="file-name">{fileName === '' ? t('start.drop') : fileName}</strong>
        {csv !== '' && <span data-testid="file-rows">{t('start.fileRows', { n: grouped(rowsOf(csv)) })}</span>}
        <Button onPress={() => picker.current?.click()} testId="pick-file">
          {fileName === '' ? t('start.pickFile') : t('start.otherFile')}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".csv,text/csv"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('start.pickFile')}
          data-testid="file"
          onChange={(event) => void take(event.target.files?.[0])}
        />
        {says !== null && (
          <p role="alert">
            <CircleAlert size={16} aria-hidden="true" />
            {says}
          </p>
        )}
      </div>
      <p className="file-columns">
        <span>{t('start.columns')}</span>
        <code>
          {catalogColumns.split(',').map((column, place) => (
            <Fragment key={column}>
              {place > 0 && ','}
              {/* A line ends between two names; what is copied from here stays the file's first line. */}
              <wbr />
              {column}
            </Fragment>
          ))}
        </code>
      </p>
    </>
  );
}
