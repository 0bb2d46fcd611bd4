/** A sentence that needs to be seen where the work is: information, a warning, an error. One at a time. */
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type NoteTone = 'info' | 'warn' | 'bad' | 'ok';

const icons = { info: Info, warn: TriangleAlert, bad: CircleAlert, ok: Info } as const;

type Props = { readonly tone: NoteTone; readonly children: ReactNode; readonly action?: ReactNode; readonly testId?: string };

export function Note({ tone, children, action, testId }: Props) {
  const Icon = icons[tone];
  const role = tone === 'bad' || tone === 'warn' ? 'alert' : 'status';
  return (
    <div className={`note ${tone}`} role={role} data-testid={testId}>
      <Icon size={18} aria-hidden="true" />
      <span className="note-text">{children}</span>
      {action}
    </div>
  );
}
