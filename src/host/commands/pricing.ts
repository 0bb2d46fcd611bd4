/** The shop's rules of pricing as a manager sets them. Prices nothing. */
import type { Handlers } from '../../contract/serve.ts';
import { ok } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';

/** Handler of `truncation.set`; what is so already is not written again. */
export function pricingCommands(desk: Desk): Pick<Handlers, 'truncation.set'> {
  return {
    'truncation.set': ({ truncation }) => {
      if (truncation !== desk.policy().truncation) desk.append([{ kind: 'settings_changed', body: { truncation } }]);
      return ok({ truncation });
    },
  };
}
