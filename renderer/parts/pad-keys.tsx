/** The keys of a number pad to touch. A money pad has 7-8-9 on top, a PIN pad 1-2-3. Holds no number. */
import { Delete } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.ts';

type Props = {
  readonly order: 'money' | 'pin';
  readonly onDigits: (digits: string) => void;
  readonly onErase: () => void;
  /** Keys of the fourth column, top to bottom; a PIN pad has none. */
  readonly side?: ReactNode;
  readonly lastRow: readonly string[];
  /** What stands beside 0 on a PIN pad. */
  readonly corner?: ReactNode;
  readonly label: string;
  /** Nothing can be keyed now, and it looks so. */
  readonly off?: boolean;
};

const rows = { money: ['789', '456', '123'], pin: ['123', '456', '789'] } as const;

export function PadKeys({ order, onDigits, onErase, side, lastRow, corner, label, off = false }: Props) {
  const { t } = useWords();
  return (
    <div className={`pad ${order}-order ${side === undefined ? '' : 'with-side'}`} role="group" aria-label={label}>
      {rows[order]
        .flatMap((row) => [...row])
        .map((digit) => (
          <PadKey key={digit} digits={digit} onDigits={onDigits} off={off} />
        ))}
      {corner}
      {lastRow.map((digits) => (
        <PadKey key={digits} digits={digits} onDigits={onDigits} off={off} />
      ))}
      <button
        type="button"
        className="pad-key erase"
        aria-label={t('common.erase')}
        aria-disabled={off || undefined}
        onClick={() => (off ? undefined : onErase())}
        data-testid="pad-erase"
      >
        <Delete size={24} aria-hidden="true" />
      </button>
      {side !== undefined && <div className="pad-side">{side}</div>}
    </div>
  );
}

type PadKeyProps = { readonly digits: string; readonly onDigits: (digits: string) => void; readonly off: boolean };

function PadKey({ digits, onDigits, off }: PadKeyProps) {
  return (
    <button
      type="button"
      className="pad-key"
      aria-disabled={off || undefined}
      onClick={() => (off ? undefined : onDigits(digits))}
      data-testid={`pad-${digits}`}
    >
      {digits}
    </button>
  );
}
