/** Promotions: what holds, what is set and what is ended. Prices nothing. */
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import { checkPromotion, isOver, promotionsMax, type Promotion } from '../../domain/promotion.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';

/** How many that are over are still listed, the newest of them. */
const overShown = 20;

/** Handlers of the rows of promotions. */
export function promotionCommands(desk: Desk): Pick<Handlers, 'promotion.list' | 'promotion.set' | 'promotion.end'> {
  const { ledger } = desk.ports;
  return {
    'promotion.list': () => {
      const today = desk.day();
      const all = ledger.promotions();
      const over = all.filter((each) => isOver(each, today)).slice(-overShown);
      return ok({ promotions: [...all.filter((each) => !isOver(each, today)), ...over], today });
    },
    'promotion.set': (input) => setPromotion(desk, input),
    'promotion.end': ({ id }) => {
      const known = ledger.promotions().find((each) => each.id === id);
      if (known === undefined) return refuse('unknown_promotion');
      if (isOver(known, desk.day())) return ok({ promotion: known });
      return ok({ promotion: append(desk, { ...known, ended: true }) });
    },
  };
}

function setPromotion(desk: Desk, input: Promotion): HandlerAnswer<'promotion.set'> {
  const { ledger } = desk.ports;
  const checked = checkPromotion(input);
  if (!checked.ok) return checked;
  const promotion = checked.value;
  const today = desk.day();
  if (isOver(promotion, today)) return refuse('in_the_past');
  const { items, makers } = promotion.scope;
  const named = promotion.rule.kind === 'bundle' ? [...items, ...promotion.rule.items] : items;
  if (named.some((id) => desk.catalog().item(id) === undefined)) return refuse('unknown_item');
  const known = new Set(ledger.makers().map(({ id }) => id));
  if (makers.some((id) => !known.has(id))) return refuse('unknown_maker');
  const others = ledger.promotions().filter((each) => each.id !== promotion.id && !isOver(each, today));
  if (others.length >= promotionsMax) return refuse('too_many_promotions', { most: promotionsMax });
  return ok({ promotion: append(desk, promotion) });
}

function append(desk: Desk, promotion: Promotion): Promotion {
  desk.append([{ kind: 'promotion_set', body: { promotion } }]);
  return promotion;
}
