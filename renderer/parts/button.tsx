/** Every button of the till: real, at least 44 px, with its key printed on it. Does nothing by itself. */
import type { ReactNode } from 'react';
import { useLate } from './use-late.ts';

export type ButtonKind = 'filled' | 'plain' | 'quiet' | 'cash' | 'bad';

type Props = {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly kind?: ButtonKind;
  readonly cap?: string;
  readonly icon?: ReactNode;
  readonly busy?: boolean;
  /** The word shown while it is busy. */
  readonly busyWord?: string;
  readonly disabled?: boolean;
  readonly large?: boolean;
  readonly label?: string;
  readonly pressed?: boolean;
  readonly className?: string;
  /** Enter in a field of its form presses it, too. */
  readonly submit?: boolean;
  readonly testId?: string;
};

export function Button(props: Props) {
  const { children, onPress, kind = 'plain', cap, icon, busy = false, busyWord, disabled = false, large = false, label } = props;
  const late = useLate(busy, 300);
  return (
    <button
      type={props.submit === true ? 'submit' : 'button'}
      className={`button ${kind} ${large ? 'large' : ''} ${props.className ?? ''}`}
      aria-label={label}
      aria-disabled={disabled || busy || undefined}
      aria-pressed={props.pressed}
      aria-busy={busy || undefined}
      data-testid={props.testId}
      onClick={() => {
        if (!disabled && !busy) onPress();
      }}
    >
      <span className={late ? 'button-face waiting' : 'button-face'}>
        {icon}
        <span className="button-word">{children}</span>
        {cap !== undefined && <KeyCap>{cap}</KeyCap>}
      </span>
      {late && (
        <span className="button-busy">
          {busyWord}
          <Dots />
        </span>
      )}
    </button>
  );
}

/** A key as it is printed on the keyboard. */
export function KeyCap({ children }: { readonly children: ReactNode }) {
  return <kbd className="cap">{children}</kbd>;
}

function Dots() {
  return (
    <span className="dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}
