/** One maker of some thousands: a few letters, and the makers that hold them as tiles. Sets nothing. */
import { Check } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { MakerId } from '../../../src/domain/ids.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { listMakers } from '../../flows/terms.ts';
import { Field } from '../../parts/field.tsx';
import { Name } from '../../parts/name.tsx';
import { useWords } from '../../words/words.ts';
import './rules.css';

export type ChosenMaker = { readonly id: MakerId; readonly name: string };

/** How many tiles stand there at once; more letters narrow them. */
const shown = 6;

type Props = { readonly chosen: ChosenMaker | null; readonly onChoose: (maker: ChosenMaker) => void };

export function MakerChoice({ chosen, onChoose }: Props) {
  const { t, say } = useWords();
  const [text, setText] = useState('');
  const { makers, found, refusal } = useFound(text);
  const isNone = found === 0 && text.trim() !== '';
  return (
    <div className="maker-choice">
      <Field
        label={t('promo.maker')} value={text} most={100} onChange={setText} testId="promotion-maker"
        hint={found > makers.length ? t('promo.makersMore', { n: found - makers.length }) : ''}
        problem={refusal !== null ? say(refusal) : isNone ? t('makers.notFound') : null}
        good={chosen === null ? null : t('promo.makerChosen', { name: chosen.name })}
      />
      <div className="maker-tiles" role="group" aria-label={t('promo.scope_maker')}>
        {makers.map((maker) => {
          const isChosen = maker.id === chosen?.id;
          return (
            <button
              key={maker.id} type="button" className={isChosen ? 'pick-tile marked' : 'pick-tile'} aria-pressed={isChosen}
              onClick={() => onChoose(maker)} data-testid="maker-tile"
            >
              {isChosen && <Check size={18} aria-hidden="true" />}
              <Name>{maker.name}</Name>
            </button>
          );
        })}
      </div>
    </div>
  );
}

type Found = { readonly makers: readonly ChosenMaker[]; readonly found: number; readonly refusal: Refusal | null };

/** The makers of the newest text; an answer that comes late is not shown. */
function useFound(text: string): Found {
  const desk = useDesk();
  const [told, setTold] = useState<Found>({ makers: [], found: 0, refusal: null });
  const asked = useRef(0);
  useEffect(() => {
    asked.current += 1;
    const mine = asked.current;
    void listMakers(desk, text, shown).then((answer) => {
      if (mine !== asked.current) return;
      if (!answer.ok) setTold({ makers: [], found: 0, refusal: answer.refusal });
      else setTold({ makers: answer.value.makers.map(({ id, name }) => ({ id, name })), found: answer.value.found, refusal: null });
    });
  }, [desk, text]);
  return told;
}
