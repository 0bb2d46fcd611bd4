/** The lines of a receipt with what is left of each: how many come back, and whether they go on the shelf. */
import { ArrowLeft, CheckCheck, Minus, PackageCheck, PackageX, Plus } from 'lucide-react';
import { leaveReturn } from '../../flows/returning.ts';
import { clock, day, grouped } from '../../format.ts';
import { Button, KeyCap } from '../../parts/button.tsx';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { Tag } from '../../parts/tag.tsx';
import { chosenOf, conditions, returningStore, type Condition, type ReturnReading } from '../../stores/returning.ts';
import { useWords } from '../../words/words.ts';

type Line = ReturnReading['lines'][number];

export function ReturnLines({ reading }: { readonly reading: ReturnReading }) {
  const { t } = useWords();
  const { receipt, lines, daysLate, gift } = reading;
  const isNothingLeft = lines.every(({ left }) => left === 0);
  return (
    <section className="return-goods" aria-label={t('returning.title')}>
      <header className="return-head">
        <div>
          <h1>{t('returning.title')}</h1>
          <p>
            {receipt.receiptNumber} · {day(receipt.at)} {clock(receipt.at)} · {receipt.operator}
          </p>
        </div>
        <Button cap="Esc" icon={<ArrowLeft size={18} aria-hidden="true" />} testId="return-leave" onPress={leaveReturn}>
          {t('returning.toReceipts')}
        </Button>
        <Button
          cap="F6"
          icon={<CheckCheck size={18} aria-hidden="true" />}
          disabled={isNothingLeft}
          testId="return-all"
          onPress={() => returningStore.dispatch({ type: 'all' })}
        >
          {t('returning.all')}
        </Button>
      </header>
      {gift !== null && <Note tone="info" testId="return-by-gift">{t('exchange.byGift', { code: gift.code })}</Note>}
      {isNothingLeft && <Note tone="info" testId="return-nothing-left">{t('returning.nothingLeft')}</Note>}
      {daysLate > 0 && !isNothingLeft && <Note tone="warn" testId="return-late">{t('returning.late', { count: daysLate })}</Note>}
      <ul className="return-rows">
        {lines.map((line, place) => <Row key={line.lineId} line={line} place={place} />)}
      </ul>
      {!isNothingLeft && <p className="return-hint">{t('returning.hint')}</p>}
    </section>
  );
}

function Row({ line, place }: { readonly line: Line; readonly place: number }) {
  const { t } = useWords();
  const returning = returningStore.use();
  const { pieces, condition } = chosenOf(returning, line.lineId);
  const active = returning.active === place;
  return (
    <li
      className={line.left === 0 ? 'return-row gone' : 'return-row'}
      data-active={active || undefined}
      aria-current={active || undefined}
      data-testid="return-row"
      onPointerDown={() => returningStore.dispatch({ type: 'active', active: place })}
      ref={(row) => {
        if (active) row?.scrollIntoView({ block: 'nearest' });
      }}
    >
      <div className="return-words">
        <Name full>{line.name}</Name>
        <small>
          {line.maker !== '' && <Name>{line.maker}</Name>}
          <span>{t('returning.sold', { count: line.quantity, amount: grouped(line.net) })}</span>
          {line.taxClass === 'exempt' && <Tag tone="plain">{t('mark.exempt')}</Tag>}
          {line.isExcluded && <Tag tone="warn">{t('returning.excluded')}</Tag>}
        </small>
      </div>
      {line.left === 0 ? <Tag tone="plain">{t('returning.gone')}</Tag> : <Pieces line={line} pieces={pieces} />}
      {pieces > 0 && line.stocked && <Goods line={line} condition={condition} isActive={active} />}
    </li>
  );
}

function Pieces({ line: { lineId, left, name }, pieces }: { readonly line: Line; readonly pieces: number }) {
  const { t } = useWords();
  const set = (count: number) => (): void => returningStore.dispatch({ type: 'pieces', lineId, pieces: count });
  return (
    <div className="return-pieces">
      <button
        type="button"
        className="icon-button"
        aria-label={`${name} ${t('returning.less')}`}
        aria-disabled={pieces === 0}
        data-testid="return-less"
        onClick={set(pieces - 1)}
      >
        <Minus size={20} aria-hidden="true" />
      </button>
      <span className="return-count" aria-live="polite">
        <strong data-testid="return-pieces">{pieces}</strong> / {left}
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label={`${name} ${t('returning.more')}`}
        aria-disabled={pieces === left}
        data-testid="return-more"
        onClick={set(pieces + 1)}
      >
        <Plus size={20} aria-hidden="true" />
      </button>
    </div>
  );
}

type GoodsProps = { readonly line: Line; readonly condition: Condition; readonly isActive: boolean };

/** On the shelf again, or broken: who bears it is asked only where goods belong to a maker. */
function Goods({ line: { lineId, isOwed }, condition, isActive }: GoodsProps) {
  const { t } = useWords();
  const offered = conditions.filter((each) => each !== 'maker' || isOwed);
  return (
    <div className="return-condition" role="group" aria-label={t('refund.restock')}>
      {offered.map((each) => (
        <button
          key={each}
          type="button"
          className="return-chip"
          aria-pressed={each === condition}
          data-testid={`condition-${each}`}
          onClick={() => returningStore.dispatch({ type: 'condition', lineId, condition: each })}
        >
          {each === 'shelf' ? <PackageCheck size={17} aria-hidden="true" /> : <PackageX size={17} aria-hidden="true" />}
          {t(isOwed || each === 'shelf' ? `returning.${each}` : 'returning.broken')}
        </button>
      ))}
      {isActive && <KeyCap>F7</KeyCap>}
    </div>
  );
}
