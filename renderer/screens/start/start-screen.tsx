/** The first start: the practice store or a new one. What is chosen here is final for this directory. */
import { GraduationCap, Store as StoreIcon } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../src/contract/contract.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { makeDemo } from '../../flows/setup.ts';
import { Button } from '../../parts/button.tsx';
import { Note } from '../../parts/note.tsx';
import { Seal } from '../../parts/seal.tsx';
import { useWords } from '../../words/words.ts';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { MadeStore } from './made-store.tsx';
import { NewStore } from './new-store.tsx';
import './start.css';

export function StartScreen() {
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<Output<'store.create'> | null>(null);
  return (
    <div className="start">
      <header className="start-head">
        <Seal />
        <StartName />
        <LanguageSwitch long />
      </header>
      {made !== null ? (
        <MadeStore made={made} />
      ) : making ? (
        <NewStore onBack={() => setMaking(false)} onMade={setMade} />
      ) : (
        <Which onNew={() => setMaking(true)} />
      )}
    </div>
  );
}

function StartName() {
  const { t } = useWords();
  return <strong className="start-name">{t('brand.name')}</strong>;
}

function Which({ onNew }: { readonly onNew: () => void }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const demo = async (): Promise<void> => {
    setBusy(true);
    setRefusal(await makeDemo(desk));
    setBusy(false);
  };
  return (
    <div className="which">
      <h1>{t('start.title')}</h1>
      <p>{t('start.says')}</p>
      <div className="which-cards">
        <Card icon={<GraduationCap size={34} />} title={t('start.demo')} says={t('start.demoSays')}>
          <Button large busy={busy} busyWord={t('start.making')} onPress={() => void demo()} testId="demo-store">
            {t('start.demoGo')}
          </Button>
        </Card>
        <Card icon={<StoreIcon size={34} />} title={t('start.store')} says={t('start.storeSays')}>
          <Button kind="filled" large disabled={busy} onPress={onNew} testId="new-store">
            {t('start.storeGo')}
          </Button>
        </Card>
      </div>
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
    </div>
  );
}

type CardProps = { readonly icon: React.ReactNode; readonly title: string; readonly says: string; readonly children: React.ReactNode };

function Card({ icon, title, says, children }: CardProps) {
  return (
    <section className="which-card">
      <span className="which-icon" aria-hidden="true">
        {icon}
      </span>
      <h2>{title}</h2>
      <p>{says}</p>
      {children}
    </section>
  );
}
