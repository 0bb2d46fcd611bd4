/** Random days through the postings of a product, each figure against the oracle's. Stops at the first that differs. */
import type { Contract } from '../../../src/domain/catalog.ts';
import type { chargeOf } from '../../../src/domain/commission.ts';
import type { BusinessDate, MakerId } from '../../../src/domain/ids.ts';
import { won, zero, type Won } from '../../../src/domain/money.ts';
import type { postingsOf } from '../../../src/domain/posting.ts';
import type { Posting } from '../../../src/domain/posting-values.ts';
import type { LifeSums, settleMaker } from '../../../src/domain/settlement.ts';
import type { MakerSettledBody } from '../../../src/domain/settlement-body.ts';
import type { splitTax, TaxTerms } from '../../../src/domain/tax.ts';
import { openOracle, type Figures } from './oracle.ts';
import { openPurse, type Paper } from './purse.ts';
import { openWorld, randomOf, type Receipt } from './world.ts';

/** The functions under test; a planted wrong rule stands in for one of them. */
export type Product = {
  readonly postingsOf: typeof postingsOf;
  readonly chargeOf: typeof chargeOf;
  readonly splitTax: typeof splitTax;
  readonly settle: typeof settleMaker;
  readonly feeOf: (line: Receipt['body']['lines'][number]) => number | null;
  /** Sums of a settlement: all there ever was, or wrongly those since the last one. */
  readonly settlesAnew?: boolean;
};

export type Ran = { readonly days: number; readonly entries: number; readonly postings: number; readonly settled: number; readonly fault: string | null };

type Bal = (test: (posting: Posting) => boolean) => number;
/** What a key has by its postings. */
type Key = LifeSums & { readonly maker: number; readonly version: number; readonly tax: 'T' | 'E'; readonly posted: { t: number; commission: number; share: number; vat: number } };

const daysOfWorld = 20;
const goods = ['sales', 'discount'];
const ofSales = [...goods, 'recovery', 'vat', 'vat_price', 'maker_share', 'maker_due', 'mall_due', 'commission'];
const taxTerms: readonly TaxTerms[] = [
  { rateBp: 1_000, rounding: 'nearest' }, { rateBp: 1_000, rounding: 'floor' }, { rateBp: 1_000, rounding: 'ceil' },
  { rateBp: 1_250, rounding: 'nearest' }, { rateBp: 0, rounding: 'nearest' },
];

/** Runs so many days from a seed. */
export function runDays(days: number, seed: number, product: Product): Ran {
  const counts = { days: 0, entries: 0, postings: 0, settled: 0 };
  for (let world = 0; counts.days < days; world += 1) {
    const fault = runWorld(seed + world, Math.min(daysOfWorld, days - counts.days), product, counts);
    if (fault !== null) return { ...counts, fault: `world ${seed + world}, day ${counts.days}: ${fault}` };
  }
  return { ...counts, fault: null };
}

type Counts = { days: number; entries: number; postings: number; settled: number };

function runWorld(seed: number, days: number, product: Product, counts: Counts): string | null {
  const random = randomOf(seed);
  const world = openWorld(random);
  const oracle = openOracle();
  const withVouchers = openPurse(random);
  const all: Posting[] = [];
  const statements: Statements = new Map();
  const takeAll = (papers: readonly Paper[]): string | null => {
    for (const paper of papers) {
      const wrong = feesWrong(paper, product);
      if (wrong !== null) return wrong;
      const postings = product.postingsOf(paper);
      const sum = postings.reduce((total, { amount }) => total + amount, 0);
      if (sum !== 0) return `I0: an entry sums to ${sum}`;
      all.push(...postings);
      oracle.take(paper);
      counts.entries += 1;
      counts.postings += postings.length;
    }
    return null;
  };
  const papers: Paper[] = [];
  for (let day = 0; day < days; day += 1) {
    const today = withVouchers(world.day(random.one(taxTerms)));
    papers.push(...today);
    const fault = takeAll(today) ?? identities(all, oracle.figures(), world.contracts, product);
    if (fault !== null) return fault;
    if (random.chance(30)) {
      const dues = liveDues(all, world.contracts, product);
      const from = product.settlesAnew === true ? all.findLastIndex(({ kind }) => kind === 'settled') + 1 : 0;
      counts.settled += settle(all, world.contracts, product, from, statements);
      const after = liveDues(all, world.contracts, product);
      for (const [maker, due] of dues) {
        const closing = -balOf(all)((posting) => posting.account === 'maker_due' && posting.maker === maker);
        if (statements.get(maker) !== undefined && statements.get(maker)?.closing !== due) return `maker ${maker} was owed ${due}, the statement says ${statements.get(maker)?.closing}`;
        if (after.get(maker) !== due || closing !== due) return `maker ${maker} was owed ${due}; settled, ${after.get(maker)} and ${closing}`;
      }
    }
    counts.days += 1;
  }
  // What came without a receipt is sold again, so that nothing is out at the end.
  const again = papers.flatMap((paper): Receipt[] => (
    paper.kind === 'refund' && paper.body.original === null ? [{ kind: 'sale', body: { ...paper.body, tenders: [] } }] : []));
  const fault = takeAll(world.allBack()) ?? takeSame(again, all, product) ?? null;
  if (fault !== null) return fault;
  counts.settled += settle(all, world.contracts, product, 0, statements);
  return nothingLeft(all);
}

/** Goods that came without a receipt go again on the same terms; their money is no concern of this check. */
function takeSame(papers: readonly Receipt[], all: Posting[], product: Product): string | null {
  for (const { body } of papers) {
    const tenders = [{ kind: 'cash', due: body.total, given: body.total, change: 0 as Won }] as const;
    all.push(...product.postingsOf({ kind: 'sale', body: { ...body, tenders } }));
  }
  return null;
}

function feesWrong(paper: Paper, product: Product): string | null {
  if (paper.kind !== 'sale' && paper.kind !== 'exchange') return null;
  const { body } = paper;
  const { split, vatOfLines } = product.splitTax(body.lines, body.taxTerms);
  if (split.vat !== body.vat || vatOfLines.some((vat, at) => vat !== body.lines[at]?.vat)) return `VAT of ${split.vat}, by its paper ${body.vat}`;
  const wrong = body.lines.find((line) => (product.feeOf(line) ?? undefined) !== line.fee);
  return wrong === undefined ? null : `the fee of a line is ${String(product.feeOf(wrong))}, by its paper ${String(wrong.fee)}`;
}

function balOf(all: readonly Posting[]): Bal {
  return (test) => all.reduce((sum, posting) => (test(posting) ? sum + posting.amount : sum), 0);
}

function keysOf(all: readonly Posting[]): Key[] {
  type Open = { -readonly [K in keyof LifeSums]: number } & Pick<Key, 'maker' | 'version' | 'tax' | 'posted'>;
  const keys = new Map<string, Open>();
  for (const { maker, contract, tax, account, kind, amount, party, line, flow } of all) {
    if (maker === 0 || tax === '') continue;
    const name = `${maker}|${contract}|${tax}`;
    const key = keys.get(name) ?? {
      maker, version: contract, tax, gross: 0, discountStore: 0, discountMaker: 0, discountMall: 0, fees: 0, returned: 0, compensation: 0,
      posted: { t: 0, commission: 0, share: 0, vat: 0 },
    };
    keys.set(name, key);
    if (account === 'sales') key.gross -= amount;
    if (account === 'sales' && flow === 'refund') key.returned += amount;
    if (account === 'maker_due' && kind === 'compensation') key.compensation -= amount;
    if (account === 'discount' && party === 'store') key.discountStore += amount;
    if (account === 'discount' && party === 'maker') key.discountMaker += amount;
    if (account === 'discount' && party === 'mall') key.discountMall += amount;
    if (account === 'maker_due' && kind === 'charge') key.posted.t += amount;
    if (account === 'maker_due' && kind === 'charge' && line > 0) key.fees += amount;
    if (account === 'commission') key.posted.commission -= amount;
    if (account === 'maker_share') key.posted.share -= amount;
    if (account === 'vat' && kind !== 'goods') key.posted.vat -= amount;
  }
  return [...keys.values()] as unknown[] as Key[];
}

type Terms = ReturnType<typeof openWorld>['contracts'];
/** What a contract still has to post: charge, commission or margin, and VAT. */
function unposted(key: Key, terms: Terms, product: Product): { t: number; earned: number; vat: number; isSpecial: boolean } {
  const contract = termsIn(terms, key.maker, key.version);
  const { charge, vat, inputVat } = product.chargeOf(contract, key.tax, key);
  const isSpecial = contract.kind === 'special';
  // maker_share also holds the proceeds that went out with the goods.
  const share = isSpecial ? key.posted.share + key.gross : 0;
  const earned = isSpecial ? charge + inputVat - share : charge - vat - key.posted.commission;
  return { t: charge - key.posted.t, earned, vat: (isSpecial ? -inputVat : vat) - key.posted.vat, isSpecial };
}

function liveDues(all: readonly Posting[], terms: Terms, product: Product): Map<number, number> {
  const dues = new Map<number, number>();
  for (const { maker, account, amount } of all) if (account === 'maker_due') dues.set(maker, (dues.get(maker) ?? 0) - amount);
  for (const key of keysOf(all)) dues.set(key.maker, (dues.get(key.maker) ?? 0) - unposted(key, terms, product).t);
  return dues;
}

type Statements = Map<number, MakerSettledBody>;

/** Makes the next statement of every maker and posts it. Counts its rows. */
function settle(all: Posting[], terms: Terms, product: Product, from: number, statements: Statements): number {
  let rows = 0;
  for (const [maker, keys] of Map.groupBy(keysOf(from === 0 ? all : all.slice(from)), (key) => key.maker)) {
    const made = product.settle({
      makerId: maker as MakerId, name: '', previous: statements.get(maker) ?? null, paidSoFar: zero, shift: all.length,
      day: '2026-11-30' as BusinessDate,
      keys: keys.map(({ version, tax, ...sums }) => ({ terms: termsIn(terms, maker, version), tax, sums })),
    });
    if (!made.ok) continue;
    statements.set(maker, made.value);
    rows += made.value.rows.length;
    all.push(...product.postingsOf({ kind: 'maker_settled', body: made.value }));
  }
  all.push({ account: 'cash', kind: 'settled', amount: won(0), party: '', line: 0, item: 0, maker: 0, contract: 0, tax: '', seller: '', flow: '' });
  return rows;
}

function termsIn(terms: Terms, maker: number, version: number): Contract {
  const contract = terms.get(`${maker}|${version}`);
  if (contract === undefined) throw new Error(`no terms of maker ${maker}`);
  return contract;
}

/** I1 to I5, each side from the postings and from the papers. */
function identities(all: readonly Posting[], paper: Figures, terms: Terms, product: Product): string | null {
  const bal = balOf(all);
  const keys = keysOf(all).map((key) => unposted(key, terms, product));
  const later = (of: (key: ReturnType<typeof unposted>) => number): number => keys.reduce((sum, key) => sum + of(key), 0);
  const net = -bal(({ account }) => goods.includes(account));
  const vat = -bal(({ account, kind }) => account === 'vat' && kind === 'goods');
  const of = (name: string, found: number, expected: number): string | null => (found === expected ? null : `${name}: ${found} by postings, ${expected} by papers`);
  const money = bal(({ account, kind }) => (account === 'cash' && kind !== 'settled') || account === 'card' || account === 'transfer' || account === 'voucher_own');
  const due = -bal(({ account }) => account === 'maker_due') - later(({ t }) => t);
  const storeVat = -bal(({ account, seller }) => account === 'vat' && seller === 'store') + later((key) => key.vat);
  const margin = -bal(({ account }) => [...goods, 'recovery', 'maker_share', 'commission'].includes(account))
    - bal(({ account, seller }) => account === 'vat_price' && seller === 'store') + later(({ earned }) => earned);
  const mall = bal(({ account, kind }) => account === 'mall_due' && kind === 'discount');
  return of('I1 Σ tenders = net − rounding', money, paper.net - paper.rounding)
    ?? of('I1 rounding', bal(({ account }) => account === 'rounding'), paper.rounding)
    ?? of('I2 VAT', vat, paper.vat)
    ?? of('I2 supply', -bal(({ account, tax }) => goods.includes(account) && tax === 'T') - vat, paper.supply)
    ?? of('I2 exempt', -bal(({ account, tax }) => goods.includes(account) && tax === 'E'), paper.exempt)
    ?? of('I2 the parts', paper.supply + paper.vat + paper.exempt, net)
    ?? perMaker(all, paper.netOfMaker)
    ?? of('I4 gross', -bal(({ account, flow }) => account === 'sales' && flow === 'sale'), paper.gross)
    ?? of('I4 discounts', bal(({ account, flow }) => account === 'discount' && flow === 'sale'), paper.discounts)
    ?? of('I4 refunds', bal(({ account, flow }) => goods.includes(account) && flow === 'refund'), paper.refunds)
    ?? of('I4 net', paper.gross - paper.discounts - paper.refunds, net)
    ?? of('I5 mall-funded', mall, paper.mallFunded) ?? of('I5 due', due, paper.due) ?? of("I5 store's VAT", storeVat, paper.storeVat)
    ?? of('I5 margin', margin, paper.margin) ?? of('I5', net + mall, due + margin + storeVat)
    ?? duesWrong(liveDues(all, terms, product), paper.dueOfMaker) ?? vouchersWrong(all, paper.vouchers);
}

function perMaker(all: readonly Posting[], papers: ReadonlyMap<number, number>): string | null {
  const nets = new Map<number, number>();
  for (const { account, maker, amount } of all) if (goods.includes(account)) nets.set(maker, (nets.get(maker) ?? 0) - amount);
  for (const [maker, net] of papers) if ((nets.get(maker) ?? 0) !== net) return `I3: maker ${maker} sold ${nets.get(maker)}, by papers ${net}`;
  return null;
}

function duesWrong(found: ReadonlyMap<number, number>, papers: ReadonlyMap<number, number>): string | null {
  for (const [maker, due] of papers) if ((found.get(maker) ?? 0) !== due) return `I5: maker ${maker} is owed ${found.get(maker)}, by papers ${due}`;
  return null;
}

/** I7: by postings of each serial what is left of it by the papers, and never below nothing. */
function vouchersWrong(all: readonly Posting[], papers: ReadonlyMap<string, number>): string | null {
  const owed = new Map<string, number>();
  for (const { account, party, amount } of all) if (account === 'voucher_own') owed.set(party, (owed.get(party) ?? 0) - amount);
  for (const serial of new Set([...owed.keys(), ...papers.keys()])) {
    const left = owed.get(serial) ?? 0;
    if (left !== (papers.get(serial) ?? 0) || left < 0) return `I7: ${left} is owed for ${serial}, by papers ${papers.get(serial)}`;
  }
  return null;
}

/** I8: all returned and settled, every account of goods is empty. */
function nothingLeft(all: readonly Posting[]): string | null {
  const bal = balOf(all);
  const left = ofSales.find((account) => bal((posting) => posting.account === account) !== 0);
  return left === undefined ? null : `I8: ${left} holds ${bal((posting) => posting.account === left)} after everything came back`;
}
