/** How the search reads a plain consonant: for its doubled one, too, or for itself alone. A cashier sees it; a manager changes it. */
import { useState } from 'react';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { Choice } from '../../parts/choice.tsx';
import { Note } from '../../parts/note.tsx';
import { tillStore } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';

export function SearchCard({ manager }: { readonly manager: boolean }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const isDoubledFound = tillStore.use(({ state }) => state?.isDoubledFound ?? true);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const set = async (value: 'both' | 'alone'): Promise<void> => {
    const answer = await desk.call('search.set', { isDoubledFound: value === 'both' });
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) tillStore.dispatch({ type: 'search_set', ...answer.value });
  };
  return (
    <section className="card" data-testid="search-card">
      <h2>{t('manage.search')}</h2>
      {manager ? (
        <Choice
          label={t('manage.doubled')}
          value={isDoubledFound ? 'both' : 'alone'}
          onChange={(value) => void set(value)}
          testId="doubled"
          options={[
            { value: 'both', word: t('manage.doubledBoth'), says: t('manage.doubledBothSays') },
            { value: 'alone', word: t('manage.doubledAlone'), says: t('manage.doubledAloneSays') },
          ]}
        />
      ) : (
        <p className="manage-fact">{isDoubledFound ? t('manage.doubledBoth') : t('manage.doubledAlone')}</p>
      )}
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
    </section>
  );
}
