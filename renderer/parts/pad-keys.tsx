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
};

const rows = { money: ['789', '456', '123'], pin: ['123', '456', '789'] } as const;

export function PadKeys({ order, onDigits, onErase, side, lastRow, corner, label }: Props) {
  const { t } = useWords();
  return (
    <div className={`pad ${order}-order ${side === undefined ? '' : 'with-side'}`} role="group" aria-label={label}>
      {rows[order]
        .flatMap((row) => [...row])
        .map((digit) => (
          <PadKey key={digit} digits={digit} onDigits={onDigits} />
        ))}
      {corner}
      {lastRow.map((digits) => (
        <PadKey key={digits} digits={digits} onDigits={onDigits} />
      ))}
      <button type="button" className="pad-key erase" aria-label={t('common.erase')} onClick={onErase} data-testid="pad-erase">
        <Delete size={24} aria-hidden="true" />
      </button>
      {side !== undefined && <div className="pad-side">{side}</div>}
    </div>
  );
}

function PadKey({ digits, onDigits }: { readonly digits: string; readonly onDigits: (digits: string) => void }) {
  return (
    <button type="button" className="pad-key" onClick={() => onDigits(digits)} data-testid={`pad-${digits}`}>
      {digits}
    </button>
  );
}
