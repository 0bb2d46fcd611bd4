/** Six dots, what is wrong with them, and the keys. */
import { useKeys, type Level } from '../../keys.ts';
import { KeyCap } from '../../parts/button.tsx';
import { PadKeys } from '../../parts/pad-keys.tsx';
import { useLate } from '../../parts/use-late.ts';
import { useWords } from '../../words/words.ts';
import { pinLength, type Pin } from './use-pin.ts';
import './sign-in.css';

type Props = { readonly pin: Pin; readonly level: Level; readonly hint: string; readonly ready: boolean };

export function PinPad({ pin, level, hint, ready }: Props) {
  const { t, say } = useWords();
  const late = useLate(pin.busy, 300);
  useKeys(level, { typed: pin.press, keys: { Backspace: pin.erase, Delete: pin.clear } });
  return (
    <div className="pin">
      <div
        className={`pin-dots ${ready ? 'ready' : ''} ${pin.refusal === null ? '' : 'wrong'}`}
        role="img"
        aria-label={t('signIn.dots', { count: pin.count })}
        data-testid="pin-dots"
      >
        {Array.from({ length: pinLength }, (_, index) => (
          <span key={index} className={index < pin.count ? 'dot on' : 'dot'} />
        ))}
      </div>
      <p
        className={pin.refusal === null ? 'pin-says' : 'pin-says bad'}
        role={pin.refusal === null ? 'status' : 'alert'}
        data-testid="pin-says"
      >
        {pin.refusal !== null ? say(pin.refusal) : late ? t('signIn.checking') : hint}
      </p>
      <PadKeys
        order="pin"
        label={t('signIn.pin')}
        lastRow={['0']}
        onDigits={pin.press}
        onErase={pin.erase}
        corner={
          <button type="button" className="pad-key soft" onClick={pin.clear}>
            <span>{t('common.eraseAll')}</span>
            <KeyCap>Del</KeyCap>
          </button>
        }
      />
    </div>
  );
}
