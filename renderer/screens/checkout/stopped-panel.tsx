/** In place of everything that rings up: the ledger takes no entries, and this is what to do. Invites to nothing. */
import { OctagonX } from 'lucide-react';
import { useWords } from '../../words/words.ts';

export function StoppedPanel() {
  const { t } = useWords();
  return (
    <section className="panel bad" data-testid="stopped-panel">
      <div className="panel-head">
        <span className="panel-icon">
          <OctagonX size={26} aria-hidden="true" />
        </span>
        <div>
          <h3>{t('stopped.title')}</h3>
          <p>{t('stopped.says')}</p>
        </div>
      </div>
      <ol className="to-do">
        <li>{t('stopped.step1')}</li>
        <li>{t('stopped.step2')}</li>
        <li>{t('stopped.step3')}</li>
      </ol>
    </section>
  );
}
