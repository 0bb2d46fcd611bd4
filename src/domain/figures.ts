/**
 * The figures of X and Z as data (ledger.md 5): each is a sum of postings, named by a key that says which. The same terms
 * that make a figure find the entries behind it, so a figure and its explanation cannot disagree. Asks no table.
 */
import { sum, times, won, zero, type Won } from './money.ts';
import type { Account, Posting } from './posting-values.ts';
import type { Figure } from './report-values.ts';

/** Accounts that a report knows: those of vouchers and tax refunds, too, wherever a till posts to them. */
export type ReportedAccount = Account | 'voucher_held' | 'voucher_own' | 'voucher_excess' | 'tourist_due';

/** Postings of one kind added up: their balance, how many were above and below zero. */
export type PostingSum = Pick<Posting, 'kind' | 'party' | 'tax' | 'flow'> & {
  readonly account: ReportedAccount; readonly amount: Won; readonly ups: number; readonly downs: number;
};

/** One part of a figure: the balance of what fits, with a sign. What is left out fits everything. */
export type Term = {
  readonly sign: 1 | -1;
  readonly account: ReportedAccount;
  readonly kinds?: readonly string[];
  readonly party?: string;
  readonly flow?: Posting['flow'];
  readonly tax?: 'T' | 'E';
};

const cashTaken = ['sale', 'change', 'refund', 'voucher_change'] as const;
/** Moves of the drawer, in the order in which the expected amount is reckoned. */
export const cashKinds = ['float', ...cashTaken, 'pay_in', 'pay_out', 'drop', 'correction'] as const;

const goods = (sign: 1 | -1, more: Partial<Term> = {}): Term[] => [
  { sign, account: 'sales', ...more }, { sign, account: 'discount', ...more },
];

/** Figures that every report says, also when they are nothing. */
const fixed: Readonly<Record<string, readonly Term[]>> = {
  gross: [{ sign: -1, account: 'sales', flow: 'sale' }],
  discounts: [{ sign: 1, account: 'discount', flow: 'sale' }],
  refunds: goods(1, { flow: 'refund' }),
  net: goods(-1),
  supply: [...goods(-1, { tax: 'T' }), { sign: 1, account: 'vat', kinds: ['goods'] }],
  vat: [{ sign: -1, account: 'vat', kinds: ['goods'] }],
  exempt: goods(-1, { tax: 'E' }),
  excess: [{ sign: -1, account: 'voucher_excess' }],
  rounding: [{ sign: 1, account: 'rounding' }],
};
/** Gift vouchers sold, less those taken back: said only where there were any. */
const vouchersSold = { sign: -1, account: 'voucher_own', flow: '' } as const satisfies Term;
/** What says or nearly says what the drawer should hold: left out while a shift is open. */
const ofDrawer: Readonly<Record<string, readonly Term[]>> = {
  'tender:cash': [{ sign: 1, account: 'cash', kinds: cashTaken }],
  expected: [{ sign: 1, account: 'cash', kinds: cashKinds }],
};

/** Accounts of means of payment beside cash; a key names account, kind and party, `*` where every voucher is a party of its own. */
const tenderAccounts: readonly ReportedAccount[] = ['card', 'transfer', 'voucher_held', 'voucher_own', 'mall_due', 'tourist_due'];

/** The terms of a figure by its key; null for a key that names none. */
export function termsOf(key: string): readonly Term[] | null {
  if (Object.hasOwn(fixed, key)) return fixed[key] ?? null;
  if (Object.hasOwn(ofDrawer, key)) return ofDrawer[key] ?? null;
  if (key === 'vouchers_sold') return [vouchersSold];
  const [what = '', first = '', second = '', third = ''] = key.split('|');
  if (what === 'discount') return [{ sign: 1, account: 'discount', kinds: [first], party: second, flow: 'sale' }];
  if (what === 'cash') return [{ sign: 1, account: 'cash', kinds: [first] }];
  if (what === 'over_short') return [{ sign: -1, account: 'over_short', kinds: [first] }];
  const account = what === 'tender' ? tenderAccounts.find((one) => one === first) : undefined;
  if (account === undefined) return null;
  return [{ sign: 1, account, kinds: [second], ...(third === '*' ? {} : { party: third }) }];
}

/** Does a posting, or a sum of postings, belong to a term? */
export function fits(term: Term, { account, kind, party, flow, tax }: Omit<PostingSum, 'amount' | 'ups' | 'downs'>): boolean {
  if (account !== term.account) return false;
  if (term.kinds !== undefined && !term.kinds.includes(kind)) return false;
  if (term.party !== undefined && term.party !== party) return false;
  return (term.flow === undefined || term.flow === flow) && (term.tax === undefined || term.tax === tax);
}

/** What a figure comes to over sums of postings. */
export function amountOf(terms: readonly Term[], sums: readonly PostingSum[]): Won {
  return sum(terms.flatMap((term) => sums.filter((each) => fits(term, each)).map(({ amount }) => times(amount, term.sign))));
}

/** The postings of a shift, one after the other, as sums: equal for equal postings in whatever order. */
export function addSums(sums: Map<string, PostingSum>, postings: readonly Posting[]): void {
  for (const { account, kind, party, tax, flow, amount } of postings) {
    const key = `${account}|${kind}|${party}|${tax}|${flow}`;
    const before = sums.get(key) ?? { account, kind, party, tax, flow, amount: zero, ups: 0, downs: 0 };
    sums.set(key, {
      ...before, amount: won(before.amount + amount), ups: before.ups + Number(amount > 0), downs: before.downs + Number(amount < 0),
    });
  }
}

/** Every figure of a shift, in the order of the paper. `withCash` false leaves out what says what the drawer should hold. */
export function figuresOf(sums: readonly PostingSum[], withCash: boolean): Figure[] {
  const plain = (key: string): Figure => ({ key, amount: amountOf(termsOf(key) ?? [], sums) });
  const all = (keys: readonly string[]): Figure[] => [...new Set(keys)].sort().map(plain);
  const discounts = sums.filter(({ account, flow }) => account === 'discount' && flow === 'sale');
  const others = sums.filter((each) => isTender(each));
  const drawer = sums.filter(({ account, kind }) => account === 'cash' && cashKinds.some((one) => one === kind));
  const moved = cashKinds.filter((kind) => drawer.some((one) => one.kind === kind));
  const shorts = sums.filter(({ account }) => account === 'over_short');
  return [
    ...Object.keys(fixed).map(plain),
    ...all(discounts.map(({ kind, party }) => `discount|${kind}|${party}`)),
    ...soldFigure(sums.filter((each) => fits(vouchersSold, each))),
    ...(withCash ? [plain('tender:cash')] : []),
    ...all(others.map(keyOfTender)).map((figure) => withTimes(figure, sums)),
    ...(withCash ? [...moved.map((kind) => plain(`cash|${kind}`)), plain('expected')] : []),
    ...(withCash ? all(shorts.map(({ kind }) => `over_short|${kind}`)) : []),
  ];
}

/** What the mall owes for its part of a discount is no means of payment. */
function isTender({ account, kind }: PostingSum): boolean {
  return tenderAccounts.some((one) => one === account) && (account !== 'mall_due' || kind === 'tender');
}

function keyOfTender({ account, kind, party }: PostingSum): string {
  return `tender|${account}|${kind}|${account === 'voucher_own' ? '*' : party}`;
}

/** Gift vouchers sold and taken back, each counted. */
function soldFigure(sums: readonly PostingSum[]): Figure[] {
  const times = (of: 'ups' | 'downs'): number => sums.reduce((all, each) => all + each[of], 0);
  if (sums.length === 0) return [];
  return [{ key: 'vouchers_sold', amount: amountOf([vouchersSold], sums), taken: times('downs'), back: times('ups') }];
}

/** How often money came in over a means of payment, and went back: what a correction takes back it never took. */
function withTimes(figure: Figure, sums: readonly PostingSum[]): Figure {
  const terms = termsOf(figure.key) ?? [];
  const of = (flow: 'sale' | 'refund', count: (each: PostingSum) => number): number => (
    sums.filter((each) => each.flow === flow && terms.some((term) => fits(term, each))).reduce((all, each) => all + count(each), 0));
  return { ...figure, taken: of('sale', ({ ups, downs }) => ups - downs), back: of('refund', ({ ups, downs }) => downs - ups) };
}

/** The amount under a key; nothing where it is not there. */
export function figure(figures: readonly Figure[], key: string): Won {
  return figures.find((each) => each.key === key)?.amount ?? zero;
}
