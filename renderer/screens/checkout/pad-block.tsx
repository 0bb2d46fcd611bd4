/** The keypad with the strip above it that names what the digits will change. */
import { Barcode, Hash, MessageSquareText, PencilLine, Tag } from 'lucide-react';
import { useDesk } from '../../desk.ts';
import { numberOf } from '../../digits.ts';
import { confirm, eraseTyped, removeKeyed, startQuantity, typeOn } from '../../flows/keying.ts';
import { grouped } from '../../format.ts';
import { KeyCap } from '../../parts/button.tsx';
import { Name } from '../../parts/name.tsx';
import { PadKeys } from '../../parts/pad-keys.tsx';
import { useWidth } from '../../parts/use-width.ts';
import { checkoutStore } from '../../stores/checkout.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import { PinLine } from './pin-button.tsx';

type Mode = 'code' | 'quantity' | 'price';

export function PadBlock({ onOpenPrice }: { readonly onOpenPrice: () => void }) {
  const { t } = useWords();
  const desk = useDesk();
  const mode = checkoutStore.use((checkout): Mode => (isPriced(checkout.panel.kind) ? 'price' : checkout.pad.mode));
  return (
    <div className={`pad-block ${mode}`}>
      <Strip mode={mode} />
      <PadKeys
        order="money"
        label={t('pay.pad')}
        lastRow={['00', '0']}
        onDigits={(digits) => [...digits].forEach((digit) => typeOn(desk, digit))}
        onErase={() => void eraseTyped()}
        side={<SideKeys mode={mode} onOpenPrice={onOpenPrice} />}
      />
    </div>
  );
}

function isPriced(kind: string): boolean {
  return kind === 'price' || kind === 'open';
}

function SideKeys({ mode, onOpenPrice }: { readonly mode: Mode; readonly onOpenPrice: () => void }) {
  const { t } = useWords();
  const desk = useDesk();
  const narrow = useWidth() === 'narrow';
  const none = checkoutStore.use((checkout) => checkout.cart.lines.length === 0);
  const enter = mode === 'quantity' ? t('pay.change') : t('pay.enter');
  return (
    <>
      <SideKey
        word={t('pay.quantity')}
        cap="F2"
        pressed={mode === 'quantity'}
        off={none || mode === 'price'}
        onPress={startQuantity}
        testId="key-quantity"
      />
      <SideKey word={t('pay.price')} cap="F9" pressed={mode === 'price'} onPress={onOpenPrice} testId="key-price" />
      <SideKey
        word={mode === 'price' ? t('tender.clear') : t('pay.remove')}
        cap="Del"
        off={none && mode !== 'price'}
        onPress={removeKeyed}
        testId="key-remove"
      />
      <SideKey word={enter} cap="Enter" go={narrow && mode === 'price'} onPress={() => void confirm(desk)} testId="key-enter" />
    </>
  );
}

type SideKeyProps = {
  readonly word: string;
  readonly cap: string;
  readonly onPress: () => void;
  readonly pressed?: boolean;
  readonly off?: boolean;
  /** It is the filled button of the screen. */
  readonly go?: boolean;
  readonly testId: string;
};

function SideKey({ word, cap, onPress, pressed, off = false, go = false, testId }: SideKeyProps) {
  return (
    <button
      type="button"
      className={go ? 'side-key go' : 'side-key'}
      aria-pressed={pressed}
      aria-disabled={off || undefined}
      data-testid={testId}
      onClick={() => (off ? undefined : onPress())}
    >
      <span>{word}</span>
      <KeyCap>{cap}</KeyCap>
    </button>
  );
}

/** Which line, or which number, the keys act on now. */
function Strip({ mode }: { readonly mode: Mode }) {
  const { t } = useWords();
  const { cart, pad, panel } = checkoutStore.use();
  const index = cart.lines.findIndex((line) => line.id === cart.selected);
  const line = cart.lines[index];
  if (mode === 'price') {
    const digits = panel.kind === 'price' || panel.kind === 'open' ? panel.digits : '';
    const proposed = panel.kind === 'price' && cart.kind === 'refund' ? (panel.item.price ?? 0) : 0;
    return (
      <StripFace
        icon={<Tag size={19} />}
        name={t('pay.priceMode')}
        detail={panel.kind === 'price' ? panel.item.name : panel.kind === 'open' ? panel.name : ''}
      >
        <strong data-testid="pad-typed">{grouped(digits === '' ? proposed : numberOf(digits))}</strong> {t('unit.won')}
      </StripFace>
    );
  }
  if (mode === 'quantity') {
    return (
      <StripFace icon={<Hash size={19} />} name={t('pay.quantityFor', { line: index + 1 })} detail={line?.name ?? ''}>
        <strong data-testid="pad-typed">{pad.digits === '' ? (line?.quantity ?? 0) : pad.digits}</strong> {t('unit.piece')}
        {line !== undefined && <PinLine line={line} />}
        <LineNote note={line?.note ?? ''} />
      </StripFace>
    );
  }
  if (pad.digits !== '' || line === undefined) {
    return (
      <StripFace icon={<Barcode size={19} />} name={t('pay.code')} detail={pad.digits === '' ? t('pay.codeHint') : ''}>
        <strong data-testid="pad-typed">{pad.digits}</strong>
      </StripFace>
    );
  }
  return (
    <StripFace icon={<PencilLine size={19} />} name={t('pay.lineNow', { line: index + 1 })} detail={line.name}>
      <strong>{line.quantity}</strong> {t('unit.piece')}
      <PinLine line={line} />
      <LineNote note={line.note} />
    </StripFace>
  );
}

/** The note to the line that the strip names, and the way to write it. */
function LineNote({ note }: { readonly note: string }) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className={note === '' ? 'strip-note' : 'strip-note written'}
      aria-label={t('note.line')}
      title={note === '' ? t('note.line') : note}
      onClick={() => viewStore.dispatch({ type: 'dialog', dialog: 'note_line' })}
      data-testid="line-note"
    >
      <MessageSquareText size={19} aria-hidden="true" />
    </button>
  );
}

type StripProps = {
  readonly icon: React.ReactNode;
  readonly name: string;
  readonly detail: string;
  readonly children: React.ReactNode;
};

function StripFace({ icon, name, detail, children }: StripProps) {
  return (
    <div className="strip" data-testid="strip">
      <span className="strip-icon" aria-hidden="true">
        {icon}
      </span>
      <strong className="strip-name">{name}</strong>
      <Name className="strip-detail">{detail}</Name>
      <span className="strip-value">{children}</span>
    </div>
  );
}
