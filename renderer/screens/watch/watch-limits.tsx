/** From how many of each pattern something is told: one number each, saved together. */
import { useEffect, useState } from 'react';
import { patterns, watchMost } from '../../../src/domain/watch.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { keyed, numberOf } from '../../digits.ts';
import { readLimits, setLimits, type Limits } from '../../flows/watch.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { useWords } from '../../words/words.ts';

export function WatchLimits({ onSaved }: { readonly onSaved: () => void }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [limits, setTyped] = useState<Limits | null>(null);
  const [said, setSaid] = useState<Refusal | 'saved' | 'busy' | null>(null);
  useEffect(() => {
    let isGone = false;
    void readLimits(desk).then((answer) => {
      if (isGone) return;
      if (answer.ok) setTyped(answer.value);
      else setSaid(answer.refusal);
    });
    return () => void (isGone = true);
  }, [desk]);
  const save = async (): Promise<void> => {
    if (limits === null) return;
    setSaid('busy');
    const answer = await setLimits(desk, limits);
    setSaid(answer.ok ? 'saved' : answer.refusal);
    if (answer.ok) onSaved();
  };
  return (
    <form className="watch-limits" data-testid="watch-limits" onSubmit={(event) => (event.preventDefault(), void save())}>
      <p className="sales-shifts">{t('watch.limitsSay')}</p>
      {limits !== null && (
        <div className="watch-fields">
          {patterns.map((pattern) => (
            <Field
              key={pattern} label={t(`watch.is_${pattern}`)} value={String(limits[pattern])} numeric most={4} testId={`limit-${pattern}`}
              onChange={(text) => (setSaid(null), setTyped({ ...limits, [pattern]: numberOf(keyed('', text, watchMost)) }))}
            />
          ))}
        </div>
      )}
      {said === 'saved' && <Note tone="ok" testId="limits-saved">{t('watch.saved')}</Note>}
      {said !== null && typeof said === 'object' && <Note tone="bad">{say(said)}</Note>}
      <Button kind="filled" submit busy={said === 'busy'} busyWord={t('common.busy')} onPress={() => void save()} testId="limits-save">
        {t('watch.save')}
      </Button>
    </form>
  );
}
