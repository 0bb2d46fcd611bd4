/** What was recorded of goods, newest first: who, what, on which slip. */
import { useEffect, useState } from 'react';
import type { PastMovement } from '../../../src/contract/goods-rows.ts';
import { useDesk } from '../../desk.ts';
import { clock, grouped, shortDate } from '../../format.ts';
import { Note } from '../../parts/note.tsx';
import { goodsStore } from '../../stores/goods.ts';
import { useWords } from '../../words/words.ts';

const shown = 100;

export function PastMovements() {
  const { t, language } = useWords();
  const desk = useDesk();
  const { done, tab } = goodsStore.use();
  const [past, setPast] = useState<readonly PastMovement[] | null>(null);
  useEffect(() => {
    let isGone = false;
    void desk.call('goods.past', { most: shown }).then((answer) => isGone || (answer.ok && setPast(answer.value.movements)));
    return () => void (isGone = true);
  }, [desk, done]);
  const ofThis = past?.filter(({ move }) => move === tab) ?? null;
  return (
    <>
      <h2 className="goods-head">{t('goods.past')}</h2>
      {ofThis?.length === 0 && <Note tone="info" testId="goods-past-none">{t('goods.pastNone')}</Note>}
      {ofThis !== null && ofThis.length > 0 && (
        <ul className="goods-past" tabIndex={0} aria-label={t('goods.past')} data-testid="goods-past">
          {ofThis.map((each) => (
            <li key={each.seq}>
              <span>{`${shortDate(each.day, language)} ${clock(each.at)}`}</span>
              <span className="one-line" title={saidOf(each)}>
                {`${each.reason === null ? '' : `${t(`goods.${each.reason}`)} · `}${saidOf(each)}`}
              </span>
              <strong>{t('goods.sum', { items: grouped(each.items), pieces: grouped(each.pieces) })}</strong>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function saidOf({ operator, maker, note, words, number }: PastMovement): string {
  return [maker, note, words, operator, number].filter((each) => each !== '').join(' · ');
}
