/** To what a discounted total is cut down (원단위 절사). A cashier sees it; a manager changes it. */
import { useState } from 'react';
import { truncations, type Truncation } from '../../../src/domain/truncation.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { Choice } from '../../parts/choice.tsx';
import { Note } from '../../parts/note.tsx';
import { tillStore } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';

export function TruncationCard({ manager }: { readonly manager: boolean }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const truncation = tillStore.use(({ state }) => state?.truncation ?? 'none');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const set = async (value: Truncation): Promise<void> => {
    const answer = await desk.call('truncation.set', { truncation: value });
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) tillStore.dispatch({ type: 'truncation_set', ...answer.value });
  };
  return (
    <section className="card" data-testid="truncation-card">
      <h2>{t('discount.truncation')}</h2>
      {manager ? (
        <Choice
          label={t('discount.truncation')}
          hideLabel
          value={truncation}
          onChange={(value) => void set(value)}
          testId="truncation"
          options={truncations.map((value) => ({ value, word: t(`discount.cut_${value}`) }))}
        />
      ) : (
        <p className="manage-fact">{t(`discount.cut_${truncation}`)}</p>
      )}
      <p className="scanner-says">{t('discount.truncationSays')}</p>
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
    </section>
  );
}
