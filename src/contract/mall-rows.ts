/** The rows about the online mall: how the sending stands, who the till is there, what lies aside, and the proof of a day. */
import { z } from 'zod/mini';
import { troubles } from '../domain/mall-trouble.ts';
import { row } from './rows.ts';
import { BusinessDateShape, SumShape } from './shapes.ts';

const nothing = z.strictObject({});
const time = z.nullable(z.int());

/** What lies aside: the mall could not use it, nothing waits for it, and it is kept here. */
const AsideShape = z.strictObject({
  seq: z.int(), reason: z.string(), at: z.int(), kind: z.string(), receiptNumber: z.nullable(z.string()),
});

export const MallStateShape = z.strictObject({
  /** Null until the till is enrolled. */
  place: z.nullable(z.strictObject({ address: z.string(), enrolledAt: z.int() })),
  /** Entries that the mall has not acknowledged, those aside among them. */
  waiting: z.int(),
  /** When the first of them was made. */
  since: time,
  trouble: z.nullable(z.enum(troubles)),
  answeredAt: time,
  nextTryMs: z.int(),
  aside: z.array(AsideShape),
  /** The business date of the newest receipt. */
  lastDay: z.nullable(BusinessDateShape),
});

const DaySumsShape = z.strictObject({ receipts: z.int(), total: SumShape });

export const mallRows = {
  /** How the sending to the mall stands. */
  'mall.state': row({ needs: 'see_devices', input: nothing, output: MallStateShape, refusals: [] }),
  /** Makes this till a device of a mall, by a code that somebody made there within the last ten minutes. */
  'mall.enrol': row({
    needs: 'set_devices', isLong: true,
    input: z.strictObject({
      address: z.string().check(z.maxLength(200)), code: z.string().check(z.maxLength(40)),
    }),
    output: MallStateShape,
    refusals: ['bad_address', 'bad_code', 'mall_unreachable', 'code_wrong', 'code_expired', 'mall_refused'],
  }),
  /** What lies aside waits again, and sending begins at once. */
  'mall.send_again': row({ needs: 'see_devices', input: nothing, output: MallStateShape, refusals: ['no_mall'] }),
  /** What this till and the mall each have of one of its business days. */
  'mall.prove': row({
    needs: 'see_devices', isLong: true, input: z.strictObject({ day: BusinessDateShape }),
    output: z.strictObject({ day: BusinessDateShape, here: DaySumsShape, there: DaySumsShape }),
    refusals: ['no_mall', 'mall_unreachable'],
  }),
} as const;
