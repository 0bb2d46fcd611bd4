/** The rows about people: signing in, who works here, and one person's consent to what another wants. */
import { z } from 'zod/mini';
import { badgeMax, idleLockMinutes } from '../domain/people.ts';
import { actions } from '../domain/permissions.ts';
import { consentRefusals, pinRefusals, row } from './rows.ts';
import {
  AmountShape, ConsentIdShape, LineIdShape, OperatorIdShape, OperatorShape, PinShape, RoleShape, SaleIdShape, textOf,
} from './shapes.ts';

const nothing = z.strictObject({});
const BadgeShape = textOf(badgeMax);

/** What somebody wants leave for: one action, on one cart, sale or refund, for one amount. */
export const WantedShape = z.strictObject({
  action: z.enum(actions), subject: SaleIdShape, lineId: z.nullable(LineIdShape), amount: AmountShape,
});

/** A person as those who lead the store see them. */
const PersonShape = z.strictObject({
  id: OperatorIdShape, name: z.string(), role: RoleShape, hasBadge: z.boolean(), hasLeft: z.boolean(),
  /** How long no PIN of theirs is taken. */
  waitSeconds: z.int(),
});
export type PersonView = z.output<typeof PersonShape>;

const people = z.strictObject({ people: z.array(PersonShape) });

export const peopleRows = {
  /** Signs somebody in, in the place of whoever was: the cart stays. */
  'operator.sign_in': row({
    needs: 'nothing',
    input: z.strictObject({ operatorId: OperatorIdShape, pin: PinShape }),
    output: z.strictObject({ operator: OperatorShape }),
    refusals: [...pinRefusals, 'unknown_operator'],
  }),
  /** Locks the till; the cart stays. */
  'operator.sign_out': row({ needs: 'nothing', input: nothing, output: nothing, refusals: [] }),
  /** Whose badge this is: it names a person, whose PIN is still asked for. */
  'operator.find': row({
    needs: 'nothing', input: z.strictObject({ badge: BadgeShape }), output: z.strictObject({ operatorId: OperatorIdShape }),
    refusals: ['unknown_badge'],
  }),
  /** An owner is named by an owner, or, while the store has none, by a manager. */
  'operator.add': row({
    needs: 'add_person',
    input: z.strictObject({ name: textOf(40), role: RoleShape, pin: PinShape }),
    output: z.strictObject({ operator: OperatorShape }),
    refusals: ['name_taken', 'name_missing', 'card_number'],
  }),
  /** Everybody who ever worked here, in the order in which they came. */
  'operator.list': row({ needs: 'change_person', input: nothing, output: people, refusals: [] }),
  /** Gives a person another role, at once, also while signed in. */
  'operator.change': row({
    needs: 'change_person', input: z.strictObject({ operatorId: OperatorIdShape, role: RoleShape }), output: people,
    refusals: ['unknown_operator', 'last_manager'],
  }),
  /** A person whose PIN is forgotten gets a new one from another; it takes the place of every wrong PIN, too. */
  'operator.reset_pin': row({
    needs: 'reset_pin', input: z.strictObject({ operatorId: OperatorIdShape, pin: PinShape }), output: people,
    refusals: ['unknown_operator', 'same_person'],
  }),
  /** Whoever is signed in takes another PIN. */
  'operator.change_pin': row({
    needs: 'see_till', input: z.strictObject({ pin: PinShape, next: PinShape }), output: nothing, refusals: [...pinRefusals, 'same_pin'],
  }),
  /** A person works here no more, from now on, also when signed in; the name stays on receipts. */
  'operator.leave': row({
    needs: 'change_person', input: z.strictObject({ operatorId: OperatorIdShape }), output: people,
    refusals: ['unknown_operator', 'last_manager'],
  }),
  /** Gives a person a badge; an empty one takes it away. */
  'operator.badge': row({
    needs: 'change_person', input: z.strictObject({ operatorId: OperatorIdShape, badge: BadgeShape }), output: people,
    refusals: ['unknown_operator', 'badge_taken'],
  }),
  /** After how many minutes without a key or a touch the till locks itself. */
  'operator.idle_lock': row({
    needs: 'change_person', input: z.strictObject({ minutes: z.literal([...idleLockMinutes]) }), output: nothing, refusals: [],
  }),
  /** A second person consents, by PIN, to what whoever is signed in may not do alone. The id is good for 60 s, once. */
  'consent.give': row({
    needs: 'see_till',
    input: z.strictObject({ operatorId: OperatorIdShape, pin: PinShape, wanted: WantedShape }),
    output: z.strictObject({ id: ConsentIdShape }),
    refusals: [...pinRefusals, 'unknown_operator', 'same_person', 'may_not_consent', 'no_consent_needed'],
  }),
  /** Makes a consent hold for its cart until that is sealed or dropped. */
  'consent.use': row({
    needs: 'see_till',
    input: z.strictObject({ id: ConsentIdShape, wanted: WantedShape }),
    output: nothing,
    refusals: [...consentRefusals, 'already_sealed'],
  }),
} as const;
