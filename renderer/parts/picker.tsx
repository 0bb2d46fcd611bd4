/**
 * One of many: a button that shows what is chosen and opens tiles over the screen. Touch takes a tile; arrows and first
 * letters mark one, Enter takes it.
 */
import { Check, ChevronDown } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useKeys } from '../keys.ts';
import { Over } from './over.tsx';

export type Pick<V extends string> = {
  readonly value: V;
  readonly word: string;
  /** What may be typed to mark it, besides its word. */
  readonly typed?: string;
  readonly off?: boolean;
};

type Props<V extends string> = {
  readonly label: string;
  readonly options: readonly Pick<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly says?: string;
  readonly testId: string;
};

/** How many tiles stand in a row, for the arrows. */
const across = 4;

export function Picker<V extends string>(props: Props<V>) {
  const { label, options, value, says, testId } = props;
  const [open, setOpen] = useState(false);
  // The dialog gives the focus back some frames later. What was chosen is done with: from the choice on, Enter is the screen's again.
  const [done, setDone] = useState(false);
  const id = useId();
  const chosen = options.find((option) => option.value === value);
  const show = (): void => setOpen(true);
  return (
    <div className="picker">
      <span id={`${id}-label`}>{label}</span>
      <button
        type="button"
        className="picker-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-labelledby={`${id}-label ${id}-value`}
        data-enter-passes={done || undefined}
        onBlur={() => setDone(false)}
        onClick={show}
        onKeyDown={(event) => (event.key === 'ArrowDown' ? (event.preventDefault(), show()) : undefined)}
        data-testid={testId}
      >
        <span id={`${id}-value`} className="one-line">
          {chosen?.word ?? '—'}
        </span>
        <ChevronDown size={18} aria-hidden="true" />
      </button>
      {says !== undefined && <small>{says}</small>}
      {open && <Tiles {...props} onChange={(taken) => (setDone(true), props.onChange(taken))} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** The option that typed characters name: each adds to those before, or begins anew. */
function useTyped<V extends string>(options: readonly Pick<V>[], mark: (place: number) => void): (character: string) => void {
  const typed = useRef('');
  const isNamed = ({ word, typed: more = '', off }: Pick<V>, text: string): boolean =>
    off !== true && [word, more].some((each) => each.toLowerCase().startsWith(text));
  const named = (text: string): number => options.findIndex((option) => isNamed(option, text));
  return (character) => {
    const [longer, anew] = [`${typed.current}${character.toLowerCase()}`, character.toLowerCase()];
    const text = named(longer) >= 0 ? longer : anew;
    typed.current = text;
    if (named(text) >= 0) mark(named(text));
  };
}

function Tiles<V extends string>(props: Props<V> & { readonly onClose: () => void }) {
  const { label, options, value, says, testId, onChange, onClose } = props;
  const [at, setAt] = useState(() => Math.max(0, options.findIndex((option) => option.value === value)));
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => void list.current?.querySelector('.marked')?.scrollIntoView({ block: 'nearest' }), [at]);
  const take = (option: Pick<V> | undefined): void => {
    if (option === undefined || option.off === true) return;
    onChange(option.value);
    onClose();
  };
  const mark = (place: number): void => setAt(Math.max(0, Math.min(options.length - 1, place)));
  useKeys('dialog', {
    typed: useTyped(options, mark),
    keys: {
      ArrowLeft: () => mark(at - 1), ArrowRight: () => mark(at + 1), ArrowUp: () => mark(at - across), ArrowDown: () => mark(at + across),
      Home: () => mark(0), End: () => mark(options.length - 1),
    },
  });
  return (
    <Over title={label} wide onClose={onClose} onConfirm={() => take(options[at])} testId={`${testId}-list`}>
      {says !== undefined && <p className="dialog-says">{says}</p>}
      <div className="pick-tiles" role="listbox" tabIndex={0} aria-label={label} aria-activedescendant={`${id}-${at}`} ref={list}>
        {options.map((option, place) => (
          <div
            key={option.value}
            id={`${id}-${place}`}
            role="option"
            aria-selected={option.value === value}
            aria-disabled={option.off === true || undefined}
            className={place === at ? 'pick-tile marked' : 'pick-tile'}
            onClick={() => take(option)}
            data-testid={`${testId}-${option.value}`}
          >
            {option.value === value && <Check size={18} aria-hidden="true" />}
            <span>{option.word}</span>
          </div>
        ))}
      </div>
    </Over>
  );
}
