/** Counting notes and coins: pieces by denomination, typed or stepped; the amounts count themselves. */
import { Minus, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { cheques, piecesMax } from '../../src/domain/shift.ts';
import { denominations } from '../../src/domain/tender.ts';
import { keyed, numberOf } from '../digits.ts';
import { grouped } from '../format.ts';
import type { CountsStore } from '../stores/counts.ts';
import { useWords } from '../words/words.ts';
import { Button } from './button.tsx';

/** The smallest note, in won; what is below is a coin. */
const noteMin = 1_000;

/** `withCheques`: cashier's cheques can be counted, too, by their faces. */
type Props = { readonly counts: CountsStore; readonly disabled: boolean; readonly withCheques?: boolean };

export function Denominations({ counts, disabled, withCheques = false }: Props) {
  const { t } = useWords();
  const some = counts.use(({ pieces }) => cheques.some((face) => numberOf(pieces[face] ?? '') > 0));
  const [shown, setShown] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const move = (face: number, by: number): void => {
    const faces: readonly number[] = [...denominations, ...cheques];
    const at = faces.indexOf(face);
    const last = shown || some ? faces.length - 1 : denominations.length - 1;
    const next = faces[Math.max(0, Math.min(last, at + by))];
    frame.current?.querySelector<HTMLInputElement>(`[data-face="${next ?? face}"]`)?.focus();
  };
  return (
    <div className="denominations-frame" ref={frame}>
      <div className="denominations">
        {denominations.map((face) => (
          <Row key={face} face={face} counts={counts} disabled={disabled} onMove={(by) => move(face, by)} />
        ))}
      </div>
      {withCheques && (shown || some) && (
        <div className="denominations cheques">
          {cheques.map((face) => (
            <Row key={face} face={face} counts={counts} disabled={disabled} onMove={(by) => move(face, by)} />
          ))}
        </div>
      )}
      {withCheques && !(shown || some) && (
        <Button kind="quiet" className="cheque-toggle" onPress={() => setShown(true)} testId="cheques">
          {t('close.cheques')}
        </Button>
      )}
    </div>
  );
}

type RowProps = Props & { readonly face: number; readonly onMove: (by: number) => void };

function Row({ face, counts, disabled, onMove }: RowProps) {
  const { t } = useWords();
  const typed = counts.use((state) => state.pieces[face] ?? '');
  const pieces = numberOf(typed);
  const set = (next: string): void => {
    if (!disabled) counts.dispatch({ type: 'counted', face, pieces: next });
  };
  const step = (by: number): void => set(String(Math.max(0, Math.min(piecesMax, pieces + by))));
  const shown = grouped(face);
  return (
    <div className={pieces > 0 ? 'denomination' : 'denomination none'}>
      <span className="face">
        <strong>{shown}</strong>
        <small>{face > 50_000 ? t('close.cheque') : face >= noteMin ? t('unit.note') : t('unit.coin')}</small>
      </span>
      <span className="stepper">
        <button type="button" tabIndex={-1} aria-label={t('float.fewer', { face: shown })} onClick={() => step(-1)}>
          <Minus size={18} aria-hidden="true" />
        </button>
        <input
          value={typed}
          placeholder="0"
          inputMode="numeric"
          autoComplete="off"
          aria-label={t('float.pieces', { face: shown })}
          data-face={face}
          data-testid={`count-${face}`}
          readOnly={disabled}
          maxLength={6}
          onFocus={(event) => event.target.select()}
          onChange={(event) => set(event.target.value === '' ? '' : keyed('', event.target.value, piecesMax) || typed)}
          onKeyDown={(event) => {
            const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (by === undefined) return;
            event.preventDefault();
            onMove(by);
          }}
        />
        <button type="button" tabIndex={-1} aria-label={t('float.more', { face: shown })} onClick={() => step(1)}>
          <Plus size={18} aria-hidden="true" />
        </button>
      </span>
      <span className="worth">{grouped(face * pieces)}</span>
    </div>
  );
}
