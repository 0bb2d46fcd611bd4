/** What stands in the way of taking, or what is being waited for: one sentence. */
import { Note } from '../../parts/note.tsx';
import { tenderStore } from '../../stores/tender.ts';
import { useWords } from '../../words/words.ts';

export function TenderSentence() {
  const { t, say } = useWords();
  const { busy, refusal } = tenderStore.use();
  if (busy === 'checking')
    return (
      <Note tone="warn" testId="checking">
        {t('tender.checking')}
      </Note>
    );
  if (refusal === null) return null;
  return (
    <Note tone="bad" testId="tender-refused">
      {say(refusal)}
    </Note>
  );
}
