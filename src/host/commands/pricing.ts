/** The shop's rules of pricing as a manager sets them. Prices nothing. */
import type { Handlers } from '../../contract/serve.ts';
import { limitsText } from '../../domain/limits.ts';
import { ok } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';

/** Handlers of pricing's settings; what is so already is not written again. */
export function pricingCommands(desk: Desk): Pick<Handlers, 'truncation.set' | 'limits.set'> {
  return {
    'truncation.set': ({ truncation }) => {
      if (truncation !== desk.policy().truncation) desk.append([{ kind: 'settings_changed', body: { truncation } }]);
      return ok({ truncation });
    },
    'limits.set': (wanted) => {
      const after = limitsText(wanted);
      if (after !== limitsText(desk.limits())) desk.append([{ kind: 'settings_changed', body: { discount_limits: after } }]);
      return ok(wanted);
    },
  };
}
