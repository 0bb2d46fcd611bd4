/** Who may do what: one table of data, deny by default. Knows no session and asks nobody. */

/** A person's part in the shop. Support keeps the program well and touches no money. */
export type Role = 'cashier' | 'senior' | 'manager' | 'owner' | 'support';
export const roles = ['cashier', 'senior', 'manager', 'owner', 'support'] as const satisfies readonly Role[];

/** `consent`: not alone, but with a second person's PIN for this one time. */
export type Right = 'yes' | 'consent' | 'no';

const everybody = ['cashier', 'senior', 'manager', 'owner', 'support'] as const;
const sellers = ['cashier', 'senior', 'manager', 'owner'] as const;
const seniors = ['senior', 'manager', 'owner'] as const;
const managers = ['manager', 'owner'] as const;
const keepers = ['manager', 'owner', 'support'] as const;
const nobody = [] as const;

type Rule = { readonly yes: readonly Role[]; readonly consent: readonly Role[] };

/** Every action that a command can need. Whoever stands in neither list may not do it. */
const rules = {
  // Seeing.
  see_till: { yes: everybody, consent: nobody },
  find_items: { yes: everybody, consent: nobody },
  see_receipts: { yes: everybody, consent: nobody },
  see_devices: { yes: everybody, consent: nobody },
  see_sales: { yes: managers, consent: nobody },
  see_makers_due: { yes: managers, consent: nobody },
  see_journal_of_people: { yes: managers, consent: nobody },
  // Selling.
  sell: { yes: sellers, consent: nobody },
  keep_cart: { yes: sellers, consent: nobody },
  void_cart: { yes: sellers, consent: nobody },
  take_by_hand: { yes: sellers, consent: nobody },
  open_price: { yes: sellers, consent: nobody },
  correct_tenders: { yes: seniors, consent: ['cashier'] },
  reprint: { yes: sellers, consent: nobody },
  resolve_paper: { yes: sellers, consent: nobody },
  // Prices below the listed one. How deep each role may go alone is a limit, not an action.
  discount_line: { yes: sellers, consent: nobody },
  discount_order: { yes: sellers, consent: nobody },
  discount_staff: { yes: seniors, consent: ['cashier'] },
  discount_beyond_limit: { yes: managers, consent: ['cashier', 'senior'] },
  discount_by_maker: { yes: managers, consent: ['cashier', 'senior'] },
  override_price: { yes: managers, consent: ['cashier', 'senior'] },
  give_free: { yes: managers, consent: ['cashier', 'senior'] },
  // Goods and money back.
  return_by_receipt: { yes: seniors, consent: ['cashier'] },
  return_late: { yes: managers, consent: ['cashier', 'senior'] },
  return_without_receipt: { yes: managers, consent: ['cashier', 'senior'] },
  return_other_means: { yes: managers, consent: ['cashier', 'senior'] },
  exchange: { yes: seniors, consent: ['cashier'] },
  sell_voucher: { yes: sellers, consent: nobody },
  issue_credit: { yes: seniors, consent: ['cashier'] },
  // The drawer and the day.
  open_shift: { yes: sellers, consent: nobody },
  close_shift: { yes: sellers, consent: nobody },
  close_far_off: { yes: managers, consent: ['cashier', 'senior'] },
  open_drawer: { yes: seniors, consent: ['cashier'] },
  move_cash: { yes: seniors, consent: ['cashier'] },
  see_expected_cash: { yes: managers, consent: ['cashier', 'senior'] },
  // People.
  add_person: { yes: managers, consent: nobody },
  change_person: { yes: managers, consent: nobody },
  reset_pin: { yes: managers, consent: nobody },
  name_owner: { yes: ['owner'], consent: nobody },
  // Goods, makers and the shop's own rules.
  import_catalog: { yes: managers, consent: nobody },
  favour_items: { yes: sellers, consent: nobody },
  change_price: { yes: managers, consent: nobody },
  change_contract: { yes: managers, consent: nobody },
  settle_makers: { yes: managers, consent: nobody },
  pay_makers: { yes: managers, consent: nobody },
  change_tax: { yes: managers, consent: nobody },
  change_limits: { yes: managers, consent: nobody },
  change_promotions: { yes: managers, consent: nobody },
  count_goods: { yes: sellers, consent: nobody },
  receive_goods: { yes: seniors, consent: ['cashier'] },
  return_goods: { yes: managers, consent: ['senior'] },
  adjust_stock: { yes: managers, consent: ['senior'] },
  set_devices: { yes: keepers, consent: nobody },
  set_search: { yes: managers, consent: nobody },
  update_program: { yes: keepers, consent: nobody },
  set_backup: { yes: keepers, consent: nobody },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof rules;
export const actions = Object.keys(rules) as Action[];

/** May somebody of this role do this, alone or with a second person's consent? */
export function rightTo(role: Role, action: Action): Right {
  const rule: Rule = rules[action];
  if (rule.yes.includes(role)) return 'yes';
  return rule.consent.includes(role) ? 'consent' : 'no';
}

/** May somebody of this role give another person consent to this? Only who may do it alone. */
export function mayConsent(role: Role, action: Action): boolean {
  return rightTo(role, action) === 'yes';
}
