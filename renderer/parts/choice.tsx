/** One of a few: tiles that arrows move between. */
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';

export type Option<V extends string> = {
  readonly value: V;
  readonly word: string;
  readonly says?: string;
  readonly icon?: ReactNode;
};

type Props<V extends string> = {
  readonly label: string;
  readonly options: readonly Option<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly hideLabel?: boolean;
  readonly testId?: string;
};

export function Choice<V extends string>({ label, options, value, onChange, hideLabel = false, testId }: Props<V>) {
  return (
    <RadioGroup
      className="choice"
      value={value}
      onChange={(next) => {
        const option = options.find((known) => known.value === next);
        if (option !== undefined) onChange(option.value);
      }}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className="choice-label">{label}</Label>}
      <div className="choice-tiles">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="choice-tile" data-testid={`${testId ?? 'choice'}-${option.value}`}>
            {({ isSelected }) => (
              <>
                {isSelected ? <Check size={18} aria-hidden="true" /> : option.icon}
                <span className="choice-words">
                  <span>{option.word}</span>
                  {option.says !== undefined && <small>{option.says}</small>}
                </span>
              </>
            )}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
