/** A labelled field that says at once what is wrong with it. */
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useId, type ReactNode } from 'react';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly problem?: string | null;
  readonly good?: string | null;
  readonly type?: 'text' | 'password' | 'tel';
  readonly numeric?: boolean;
  readonly most?: number;
  readonly autoFocus?: boolean;
  readonly testId?: string;
  readonly side?: ReactNode;
};

export function Field(props: Props) {
  const id = useId();
  const { label, value, onChange, hint, problem = null, good = null, type = 'text', numeric = false, most = 200 } = props;
  return (
    <div className={problem === null ? 'field' : 'field wrong'}>
      <label htmlFor={id}>{label}</label>
      <div className="field-row">
        <input
          id={id}
          type={type}
          value={value}
          maxLength={most}
          autoComplete="off"
          spellCheck={false}
          autoFocus={props.autoFocus}
          inputMode={numeric ? 'numeric' : undefined}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-says`}
          data-testid={props.testId}
          onChange={(event) => onChange(event.target.value)}
        />
        {props.side}
      </div>
      <p id={`${id}-says`} className="field-says" role={problem === null ? undefined : 'alert'}>
        {problem !== null && <CircleAlert size={15} aria-hidden="true" />}
        {problem === null && good !== null && <CircleCheck size={15} aria-hidden="true" className="good" />}
        {problem ?? good ?? hint ?? ''}
      </p>
    </div>
  );
}
