/** The rows of the boundary for promotions; `contract.ts` puts them among the others. */
import { z } from 'zod/mini';
import { row } from './rows.ts';
import { BusinessDateShape, PromotionShape } from './shapes.ts';

/** Rows of promotions. */
export const promotionRows = {
  /** Every promotion that holds now or later, and those that ended in the last days, the next to end first. */
  'promotion.list': row({
    needs: 'see_till',
    input: z.strictObject({}),
    output: z.strictObject({ promotions: z.array(PromotionShape), today: BusinessDateShape }),
    refusals: [],
  }),
  /**
   * Sets a promotion from a day on; under a known id it is that one as it is from now on. `id` is made by the screen, so that
   * asking twice sets one.
   */
  'promotion.set': row({
    needs: 'change_promotions',
    input: PromotionShape,
    output: z.strictObject({ promotion: PromotionShape }),
    refusals: [
      'name_missing', 'card_number', 'bad_dates', 'bad_rule', 'unknown_item', 'unknown_maker', 'too_many_promotions', 'in_the_past',
    ],
  }),
  /** Lets a promotion end after today; nothing that was sold changes. */
  'promotion.end': row({
    needs: 'change_promotions',
    input: z.strictObject({ id: z.string().check(z.maxLength(64)) }),
    output: z.strictObject({ promotion: PromotionShape }),
    refusals: ['unknown_promotion'],
  }),
} as const;
