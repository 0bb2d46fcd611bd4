/** One of many, from the system's own list: by touch, by arrows, by first letter. */
import { useId } from 'react';

export type SelectOption = { readonly value: string; readonly word: string };

type Props = {
  readonly label: string;
  readonly options: readonly SelectOption[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly testId?: string;
};

export function Select({ label, options, value, onChange, testId }: Props) {
  const id = useId();
  return (
    <div className="field select">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} data-testid={testId} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.word}
          </option>
        ))}
      </select>
    </div>
  );
}
