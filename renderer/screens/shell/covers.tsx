/** What hides everything: opening, another window, a fault of drawing. Each says what is safe first. */
import { MonitorX, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDesk } from '../../desk.ts';
import { takeTill } from '../../flows/open.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Seal } from '../../parts/seal.tsx';
import { useLate } from '../../parts/use-late.ts';
import { linkStore } from '../../stores/link.ts';
import { useWords } from '../../words/words.ts';
import './shell.css';

/** Before the house answered for the first time. */
export function OpeningCover() {
  const { t } = useWords();
  const lost = linkStore.use((link) => link.status === 'lost');
  const slow = useLate(true, 400);
  return (
    <main className="cover" data-testid="opening">
      <Seal large />
      <p role="status">{lost ? t('splash.waiting') : slow ? t('splash.opening') : ''}</p>
    </main>
  );
}

/** Another window took the till. */
export function ReplacedCover() {
  const { t } = useWords();
  const desk = useDesk();
  const takeBack = (): void => void takeTill(desk);
  useKeys('cover', { alone: true, keys: { Enter: takeBack } });
  return (
    <Cover icon={<MonitorX size={40} />} title={t('cover.replacedTitle')} says={t('cover.replacedSays')} testId="replaced">
      <Button kind="filled" large cap="Enter" onPress={takeBack} testId="take-back">
        {t('cover.takeBack')}
      </Button>
    </Cover>
  );
}

/** The screen could not be drawn. */
export function BrokenCover() {
  const { t } = useWords();
  const reload = (): void => location.reload();
  useKeys('cover', { alone: true, keys: { Enter: reload } });
  return (
    <Cover icon={<RefreshCw size={40} />} title={t('cover.faultTitle')} says={t('cover.faultSays')} testId="broken">
      <Button kind="filled" large cap="Enter" onPress={reload}>
        {t('cover.reload')}
      </Button>
    </Cover>
  );
}

type CoverProps = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly says: string;
  readonly children: ReactNode;
  readonly testId: string;
};

function Cover({ icon, title, says, children, testId }: CoverProps) {
  return (
    <main className="cover" data-testid={testId}>
      <span className="cover-icon" aria-hidden="true">
        {icon}
      </span>
      <h1>{title}</h1>
      <p role="alert">{says}</p>
      {children}
    </main>
  );
}
