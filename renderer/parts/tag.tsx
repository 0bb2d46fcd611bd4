/** Small marks beside a name, and status words: a word and an icon, never a colour alone. */
import type { ReactNode } from 'react';

type Tone = 'seal' | 'plain' | 'ok' | 'warn' | 'bad' | 'accent';

export function Tag({ tone, icon, children }: { readonly tone: Tone; readonly icon?: ReactNode; readonly children: ReactNode }) {
  return (
    <span className={`tag ${tone}`}>
      {icon}
      {children}
    </span>
  );
}
