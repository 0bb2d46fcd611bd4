/** The rows of the boundary for promotions; `contract.ts` puts them among the others. */
import { z } from 'zod/mini';
import type { MakerId } from '../domain/ids.ts';
import { groupMax, scopeMax } from '../domain/promotion.ts';
import { row } from './rows.ts';
import { AmountShape, BusinessDateShape, ItemIdShape, listOf, textOf } from './shapes.ts';

const MakerIdShape = z.pipe(z.int().check(z.minimum(1)), z.transform((id: number) => id as MakerId));

const RuleShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('n_for_m'), take: z.int(), pay: z.int() }),
  z.strictObject({ kind: z.literal('percent'), bp: z.int() }),
  z.strictObject({ kind: z.literal('bundle'), items: z.readonly(listOf(ItemIdShape, groupMax)), price: AmountShape }),
]);

/** A promotion as people set it and see it. */
export const PromotionShape = z.strictObject({
  id: z.string().check(z.regex(/^[0-9A-Za-z-]{1,64}$/)),
  name: textOf(100),
  from: BusinessDateShape,
  until: z.nullable(BusinessDateShape),
  funder: z.enum(['store', 'maker', 'mall']),
  scope: z.strictObject({
    items: z.readonly(listOf(ItemIdShape, scopeMax)), makers: z.readonly(listOf(MakerIdShape, scopeMax)),
    categories: z.readonly(listOf(textOf(80), scopeMax)),
  }),
  rule: RuleShape,
  ended: z._default(z.boolean(), false),
});

/** Rows of promotions. */
export const promotionRows = {
  /** Every promotion that holds now or later, and those that ended in the last days, the next to end first. */
  'promotion.list': row({
    allow: 'operator',
    input: z.strictObject({}),
    output: z.strictObject({ promotions: z.array(PromotionShape), today: BusinessDateShape }),
    refusals: [],
  }),
  /**
   * Sets a promotion from a day on; under a known id it is that one as it is from now on. `id` is made by the screen, so that
   * asking twice sets one.
   */
  'promotion.set': row({
    allow: 'manager',
    input: PromotionShape,
    output: z.strictObject({ promotion: PromotionShape }),
    refusals: [
      'name_missing', 'card_number', 'bad_dates', 'bad_rule', 'unknown_item', 'unknown_maker', 'too_many_promotions', 'in_the_past',
    ],
  }),
  /** Lets a promotion end after today; nothing that was sold changes. */
  'promotion.end': row({
    allow: 'manager',
    input: z.strictObject({ id: z.string().check(z.maxLength(64)) }),
    output: z.strictObject({ promotion: PromotionShape }),
    refusals: ['unknown_promotion'],
  }),
} as const;
