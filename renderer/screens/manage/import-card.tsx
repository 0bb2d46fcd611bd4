/** A catalogue file for the running store: chosen, told what it would do, taken in. Sells on meanwhile. */
import { useState } from 'react';
import type { Output } from '../../../src/contract/contract.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { previewImport, startImport } from '../../flows/import.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { tillStore } from '../../stores/till.ts';
import { sayRowReason } from '../../words/rejected-rows.ts';
import { useWords } from '../../words/words.ts';
import { FileDrop } from '../start/file-drop.tsx';

type Preview = Output<'catalog.preview'>;
/** What the card is at: nothing, asking, showing what would be done, or said something. */
type Stage =
  | { readonly kind: 'none' | 'asking' | 'starting' | 'same' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'preview'; readonly preview: Preview };

export function ImportCard() {
  const { t, say } = useWords();
  const desk = useDesk();
  const importing = tillStore.use((till) => till.state?.importing ?? null);
  const [file, setFile] = useState({ csv: '', fileName: '' });
  const [stage, setStage] = useState<Stage>({ kind: 'none' });
  const choose = async (csv: string, fileName: string): Promise<void> => {
    setFile({ csv, fileName });
    if (csv === '') return setStage({ kind: 'none' });
    setStage({ kind: 'asking' });
    const answer = await previewImport(desk, csv);
    setStage(answer.ok ? { kind: 'preview', preview: answer.value } : { kind: 'refused', refusal: answer.refusal });
  };
  const start = async (token: string): Promise<void> => {
    setStage({ kind: 'starting' });
    const answer = await startImport(desk, token);
    setFile({ csv: '', fileName: '' });
    if (!answer.ok) return setStage({ kind: 'refused', refusal: answer.refusal });
    setStage({ kind: answer.value.rows === 0 ? 'same' : 'none' });
  };
  return (
    <section className="card" data-testid="import-card">
      <h2>{t('manage.import')}</h2>
      {importing === null ? (
        <FileDrop
          csv={file.csv}
          fileName={file.fileName}
          problem={stage.kind === 'refused' ? say(stage.refusal) : null}
          onRead={(csv, fileName) => void choose(csv, fileName)}
        />
      ) : (
        <Progress {...importing} />
      )}
      <p className="import-says" role="status">
        {stage.kind === 'asking' && t('manage.importReading')}
        {stage.kind === 'starting' && t('manage.importStarting')}
        {stage.kind === 'same' && t('manage.importSame')}
      </p>
      {stage.kind === 'preview' && <Told preview={stage.preview} onStart={() => void start(stage.preview.token)} />}
    </section>
  );
}

function Progress({ done, total }: { readonly done: number; readonly total: number }) {
  const { t } = useWords();
  return (
    <label className="import-progress" data-testid="import-progress">
      {t('manage.importRunning', { done: grouped(done), total: grouped(total) })}
      <progress value={done} max={total} />
    </label>
  );
}

function Told({ preview, onStart }: { readonly preview: Preview; readonly onStart: () => void }) {
  const { t, language } = useWords();
  const { added, changed, unchanged, makers, rejected, rejectedCount } = preview;
  const rows = added + changed + makers;
  const facts = [['added', added], ['changed', changed], ['unchanged', unchanged], ['makers', makers], ['bad', rejectedCount]] as const;
  return (
    <>
      <dl className="import-told" data-testid="import-told">
        {facts.map(([name, count]) => (
          <div key={name} className={name === 'bad' && count > 0 ? 'bad' : ''}>
            <dt>{t(`manage.import_${name}`)}</dt>
            <dd>{grouped(count)}</dd>
          </div>
        ))}
      </dl>
      {rejectedCount > 0 && (
        <ol className="import-rejected" data-testid="import-rejected" tabIndex={0} aria-label={t('manage.import_bad')}>
          {rejected.map(({ line, reason }) => (
            <li key={line}>{t('manage.importLine', { line: grouped(line), reason: sayRowReason(reason, language) })}</li>
          ))}
        </ol>
      )}
      <Button kind="filled" disabled={rows === 0} onPress={onStart} testId="import-start">
        {rows === 0 ? t('manage.importNothing') : t('manage.importStart', { n: grouped(rows) })}
      </Button>
    </>
  );
}
