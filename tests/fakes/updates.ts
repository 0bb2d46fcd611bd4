/** A newer program that is always there: asked, it is offered; fetched, it is ready. Installs nothing and counts what it was told. */
import type { UpdateState } from '../../src/domain/updates.ts';
import type { Updates } from '../../src/host/ports.ts';

export type FakeUpdates = Updates & { readonly told: ('check' | 'fetch' | 'install')[] };

export function fakeUpdates(offered = '9.9.9'): FakeUpdates {
  const told: FakeUpdates['told'] = [];
  let state: UpdateState = { phase: 'unasked', running: '1.0.0', offered: '', percent: 0 };
  const listeners: (() => void)[] = [];
  const become = (next: Partial<UpdateState>): void => {
    state = { ...state, ...next };
    listeners.forEach((listener) => listener());
  };
  return {
    told,
    state: () => state,
    onChange: (listener) => void listeners.push(listener),
    check: () => {
      told.push('check');
      if (state.phase === 'unasked') become({ phase: 'offered', offered });
    },
    fetch: () => {
      told.push('fetch');
      become({ phase: 'ready', percent: 100 });
    },
    install: () => void told.push('install'),
  };
}
