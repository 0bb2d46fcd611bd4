/** The cash side of paying: given and change, exact and adding keys, keypad, take. Holds nothing. */
import { Coins, TriangleAlert } from 'lucide-react';
import { takeCash } from '../../../src/domain/tender.ts';
import { subtract, won, type Won } from '../../../src/domain/money.ts';
import { numberOf } from '../../digits.ts';
import { grouped } from '../../format.ts';
import { Button, KeyCap } from '../../parts/button.tsx';
import { Money } from '../../parts/money.tsx';
import { Note } from '../../parts/note.tsx';
import { PadKeys } from '../../parts/pad-keys.tsx';
import { tenderStore } from '../../stores/tender.ts';
import { useStopped } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { TenderSentence } from './tender-sentence.tsx';

/** Sums a hand gives over, in won; a touch adds one. */
const quickNotes = [10_000, 20_000, 50_000, 100_000] as const;

type Props = {
  readonly least: Won;
  readonly total: Won;
  readonly onExact: () => void;
  readonly onType: (digits: string) => void;
  readonly onErase: () => void;
  readonly onClear: () => void;
  readonly onAdd: (amount: number) => void;
  readonly onTake: () => void;
};

export function CashPad(props: Props) {
  const { t } = useWords();
  const busy = tenderStore.use((tender) => tender.busy !== 'no');
  const stopped = useStopped();
  const off = busy || stopped;
  return (
    <section className="cash-pad" aria-label={t('tender.title')}>
      <GivenAndChange total={props.total} />
      <Sentence total={props.total} least={props.least} />
      <QuickNotes least={props.least} off={off} onExact={props.onExact} onAdd={props.onAdd} />
      <PadKeys
        order="money"
        label={t('pay.pad')}
        lastRow={['0', '00', '000']}
        onDigits={props.onType}
        onErase={props.onErase}
        off={off}
        side={
          <>
            <button
              type="button"
              className="pad-key soft"
              aria-disabled={off || undefined}
              onClick={() => (off ? undefined : props.onClear())}
              data-testid="clear"
            >
              <span>{t('tender.clear')}</span>
              <KeyCap>Del</KeyCap>
            </button>
            <Button
              kind="filled"
              className="take"
              cap="Enter"
              disabled={stopped}
              busy={busy}
              busyWord={t('tender.taking')}
              onPress={props.onTake}
              testId="take"
            >
              {t('tender.take')}
            </Button>
          </>
        }
      />
    </section>
  );
}

type QuickProps = Pick<Props, 'least' | 'onExact' | 'onAdd'> & { readonly off: boolean };

/** The exact sum and what a hand gives over; off while nothing can be taken. */
function QuickNotes({ least, off, onExact, onAdd }: QuickProps) {
  const { t } = useWords();
  return (
    <div className="quick-notes" role="group" aria-label={t('tender.quick')}>
      <button
        type="button"
        className="quick-note exact"
        aria-disabled={off || undefined}
        onClick={() => (off ? undefined : onExact())}
        data-testid="exact"
      >
        <strong>{grouped(least)}</strong>
        <small>
          {t('tender.exact')} <KeyCap>F8</KeyCap>
        </small>
      </button>
      {quickNotes.map((note) => (
        <button
          key={note}
          type="button"
          className="quick-note"
          aria-disabled={off || undefined}
          onClick={() => (off ? undefined : onAdd(note))}
          data-testid={`add-${note}`}
        >
          <strong>{grouped(note)}</strong>
          <small>{t('tender.add')}</small>
        </button>
      ))}
    </div>
  );
}

function GivenAndChange({ total }: { readonly total: Won }) {
  const { t } = useWords();
  const digits = tenderStore.use((tender) => tender.digits);
  const given = won(numberOf(digits));
  const tender = takeCash(total, given);
  const missing = tender.ok ? null : won(Number(tender.refusal.facts?.['missing'] ?? subtract(total, given)));
  return (
    <div className="given" aria-live="polite">
      <div>
        <span>{t('tender.given')}</span>
        <span className={digits === '' ? 'untyped' : ''}>
          <Money amount={given} testId="given" />
        </span>
      </div>
      <div className={tender.ok ? 'ok' : digits === '' ? 'missing' : 'missing typed'}>
        <span>
          {tender.ok ? <Coins size={17} aria-hidden="true" /> : <TriangleAlert size={17} aria-hidden="true" />}
          {tender.ok ? t('tender.change') : t('tender.short')}
        </span>
        <Money amount={tender.ok ? tender.value.change : (missing ?? 0)} testId={tender.ok ? 'change-now' : 'short'} />
      </div>
    </div>
  );
}

/** What stands in the way, or that small coins are left out. */
function Sentence({ total, least }: { readonly total: Won; readonly least: Won }) {
  const { t } = useWords();
  const quiet = tenderStore.use((tender) => tender.busy !== 'checking' && tender.refusal === null);
  if (!quiet) return <TenderSentence />;
  if (least !== total) return <Note tone="info">{t('tender.smallCoins', { amount: grouped(least) })}</Note>;
  return null;
}
