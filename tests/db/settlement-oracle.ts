/**
 * What statements must say, reckoned from the documents alone: bodies of sales, returns, closes and payouts as JSON. Shares
 * no line with the product: its own sums, its own division, its own VAT.
 */

type Line = {
  readonly maker: { readonly id: number } | null;
  readonly contract: {
    readonly kind: string; readonly version: number; readonly rateBp: number; readonly base: string; readonly vatMode: string;
    readonly scope?: string; readonly taxType?: string;
  };
  readonly taxClass: string; readonly gross: number; readonly fee?: number;
  readonly discounts: readonly { readonly funder: string; readonly amount: number }[];
};
export type Document = { readonly seq: number; readonly kind: string; readonly shift: number; readonly body: Record<string, unknown> };

/** What one statement must say: by contract version and tax class, and in all. */
export type Expected = {
  readonly maker: number; readonly number: number; readonly opening: number; readonly closing: number; readonly paid: number;
  readonly rows: Readonly<Record<string, {
    readonly sales: number; readonly refunds: number; readonly store: number; readonly makers: number; readonly mall: number; readonly charge: number;
    readonly vat: number; readonly input: number; readonly compensation: number;
  }>>;
};

type Sums = { sales: number; refunds: number; store: number; makers: number; mall: number; fees: number; compensation: number };
type Account = { readonly contract: Line['contract']; readonly tax: string; readonly shifts: Map<number, Sums> };

const none = (): Sums => ({ sales: 0, refunds: 0, store: 0, makers: 0, mall: 0, fees: 0, compensation: 0 });

/** The statements that a journal holds, as they must be. */
export function expectedStatements(documents: readonly Document[]): Expected[] {
  const accounts = new Map<number, Map<string, Account>>();
  const standing = new Map<number, { closing: number; number: number; shift: number; paid: number }>();
  const paid = new Map<number, number>();
  const made: Expected[] = [];
  for (const { kind, shift, body } of documents) {
    if (kind === 'sale' || kind === 'refund') takeUp(accounts, kind, shift, body);
    // Goods for goods: what is sold and what comes back, each with its own lines.
    if (kind === 'exchange') {
      takeUp(accounts, 'sale', shift, body);
      takeUp(accounts, 'refund', shift, body['back'] as Record<string, unknown>);
    }
    if (kind === 'goods_moved') compensate(accounts, shift, body);
    if (kind === 'maker_paid') paid.set(Number(body['makerId']), (paid.get(Number(body['makerId'])) ?? 0) + Number(body['amount']));
    if (kind !== 'maker_settled') continue;
    const maker = Number(body['makerId']);
    const last = standing.get(maker) ?? { closing: 0, number: 0, shift: 0, paid: 0 };
    const upTo = Number(body['shift']);
    const expected = statement(maker, accounts.get(maker) ?? new Map(), last, upTo, paid.get(maker) ?? 0);
    standing.set(maker, { closing: expected.closing, number: expected.number, shift: upTo, paid: paid.get(maker) ?? 0 });
    made.push(expected);
  }
  return made;
}

function takeUp(accounts: Map<number, Map<string, Account>>, kind: string, shift: number, body: Record<string, unknown>): void {
  const lines = body['lines'] as readonly Line[];
  const broken = (body['returned'] as { lines: { damaged?: { compensation: number } }[] } | undefined)?.lines ?? [];
  lines.forEach(({ maker, contract, taxClass, gross, fee = 0, discounts }, index) => {
    if (maker === null) return;
    // Goods bought outright are the shop's; what their maker gave off them the maker still owes.
    const isShops = contract.kind === 'outright';
    const sums = sumsOf(accounts, maker.id, { contract, taxClass }, shift);
    const sign = kind === 'sale' ? 1 : -1;
    if (!isShops) sums[kind === 'sale' ? 'sales' : 'refunds'] += gross;
    for (const { funder, amount } of discounts) if (!isShops || funder === 'maker') sums[funder === 'store' ? 'store' : funder === 'maker' ? 'makers' : 'mall'] += sign * amount;
    sums.fees += sign * fee;
    sums.compensation += broken[index]?.damaged?.compensation ?? 0;
  });
}

function sumsOf(
  accounts: Map<number, Map<string, Account>>, maker: number, { contract, taxClass }: Pick<Line, 'contract' | 'taxClass'>, shift: number,
): Sums {
  const of = accounts.get(maker) ?? new Map<string, Account>();
  accounts.set(maker, of);
  const tax = taxClass === 'taxable' ? 'T' : 'E';
  const key = `${contract.version}${tax}`;
  const account = of.get(key) ?? { contract, tax, shifts: new Map<number, Sums>() };
  of.set(key, account);
  const sums = account.shifts.get(shift) ?? none();
  account.shifts.set(shift, sums);
  return sums;
}

/** What the shop owes for goods that are gone at its cost, without anything sold. */
function compensate(accounts: Map<number, Map<string, Account>>, shift: number, body: Record<string, unknown>): void {
  for (const line of body['lines'] as readonly (Line & { readonly compensation?: number })[]) {
    if (line.maker === null || line.compensation === undefined) continue;
    sumsOf(accounts, line.maker.id, line, shift).compensation += line.compensation;
  }
}

function statement(
  maker: number, accounts: ReadonlyMap<string, Account>, last: { closing: number; number: number; shift: number; paid: number }, upTo: number,
  paidSoFar: number,
): Expected {
  const rows: Record<string, Expected['rows'][string]> = {};
  let earned = 0;
  for (const [key, account] of accounts) {
    const [before, now] = [lifeTo(account, last.shift), lifeTo(account, upTo)];
    const since = (name: keyof Sums): number => now.sums[name] - before.sums[name];
    const charge = now.charge - before.charge;
    rows[key] = {
      sales: since('sales'), refunds: since('refunds'), store: since('store'), makers: since('makers'), mall: since('mall'), charge,
      vat: now.vat - before.vat, input: now.input - before.input, compensation: since('compensation'),
    };
    earned += since('sales') - since('refunds') - since('makers') - charge + since('compensation');
  }
  const paid = paidSoFar - last.paid;
  return { maker, number: last.number + 1, opening: last.closing, closing: last.closing + earned - paid, paid, rows };
}

/** A contract's life up to a shift: its sums, and what it was charged by then. */
function lifeTo({ contract, tax, shifts }: Account, upTo: number): { sums: Sums; charge: number; vat: number; input: number } {
  const sums = none();
  for (const [shift, of] of shifts) {
    if (shift > upTo) continue;
    for (const name of Object.keys(sums) as (keyof Sums)[]) sums[name] += of[name];
  }
  const gross = sums.sales - sums.refunds;
  const less = contract.base === 'gross' ? 0 : contract.base === 'maker' ? sums.makers : sums.store + sums.makers + sums.mall;
  if (contract.kind === 'outright') return { sums, charge: 0, vat: 0, input: 0 };
  const rated = contract.scope === 'line' ? sums.fees : down((gross - less) * contract.rateBp, 10_000);
  if (contract.kind === 'special') {
    const bills = tax === 'T' && (contract.taxType ?? 'general') === 'general';
    return { sums, charge: rated, vat: 0, input: bills ? near(gross - sums.makers - rated, 11) : 0 };
  }
  const vat = near(rated, contract.vatMode === 'included' ? 11 : 10);
  return { sums, charge: contract.vatMode === 'included' ? rated : rated + vat, vat, input: 0 };
}

/** Toward less. */
function down(part: number, whole: number): number {
  return (part - (((part % whole) + whole) % whole)) / whole;
}

/** To the nearest; a half goes up. */
function near(part: number, whole: number): number {
  return down(2 * part + whole, 2 * whole);
}
