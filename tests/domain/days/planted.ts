/** Wrong rules, one at a time, in the place of a right one: each must be found by the identities. Used by tests alone. */
import type { Contract } from '../../../src/domain/catalog.ts';
import { chargeOf, feeOf, type Charge, type KeySums } from '../../../src/domain/commission.ts';
import { won, zero, type Won } from '../../../src/domain/money.ts';
import { postingsOf } from '../../../src/domain/posting.ts';
import type { Posting } from '../../../src/domain/posting-values.ts';
import { settleMaker } from '../../../src/domain/settlement.ts';
import { splitTax } from '../../../src/domain/tax.ts';
import type { VoucherTender } from '../../../src/domain/tender.ts';
import type { Product } from './run.ts';

/** The product as it is. */
export const product: Product = { postingsOf, chargeOf, feeOf, splitTax, settle: settleMaker };

const posting = (change: (postings: Posting[]) => Posting[]): Product => ({ ...product, postingsOf: (fact) => change(postingsOf(fact)) });
const charging = (change: (terms: Contract, tax: 'T' | 'E', sums: KeySums) => Charge): Product => ({ ...product, chargeOf: change });
const isOf = (account: string, kind = '') => (each: Posting): boolean => each.account === account && (kind === '' || each.kind === kind);
const not = (test: (each: Posting) => boolean) => (each: Posting): boolean => !test(each);
const toZero = (terms: Contract, sums: KeySums): Won => won(Math.trunc(((sums.gross - sums.discountMaker) * terms.rateBp) / 10_000));

/** Name → the product with that one rule wrong. */
export const planted: Readonly<Record<string, Product>> = {
  "the maker's VAT is the store's": posting((all) => all.map((each) => (isOf('vat')(each) ? { ...each, seller: 'store' } : each))),
  "a store's discount lowers what the maker is owed": posting((all) => all.flatMap((each) => (
    each.account === 'discount' && each.party === 'store' && each.maker !== 0
      ? [each, { ...each, account: 'maker_due', kind: 'funded' }, { ...each, account: 'recovery', amount: won(-each.amount) }] : [each]))),
  'a maker does not bear what the maker gave': posting((all) => all.filter((each) => !isOf('maker_due', 'funded')(each) && !(isOf('recovery')(each) && each.party === 'maker'))),
  'a mall does not bear what the mall gave': posting((all) => all.filter((each) => !isOf('mall_due')(each) && !(isOf('recovery')(each) && each.party === 'mall'))),
  'no discount is given back by who bears it': posting((all) => all.filter(not(isOf('recovery')))),
  'change is forgotten': posting((all) => all.filter(not(isOf('cash', 'change')))),
  'coins that do not exist are forgotten': posting((all) => all.filter(not(isOf('rounding')))),
  'goods taken back carry the first terms': posting((all) => all.map((each) => (each.flow === 'refund' && each.contract > 1 ? { ...each, contract: 1 } : each))),
  'an exchange posts its new goods alone': { ...product, postingsOf: (fact) => (
    postingsOf(fact).filter(({ flow, line }) => fact.kind !== 'exchange' || flow !== 'refund' || line === 0)) },
  "an exchange's goods that come back are the new maker's": { ...product, postingsOf: (fact) => {
    const maker = fact.kind === 'exchange' ? fact.body.lines[0]?.maker?.id : undefined;
    return postingsOf(fact).map((each) => (each.flow === 'refund' && each.maker !== 0 && maker !== undefined ? { ...each, maker } : each));
  } },
  'what a voucher pays is taken of another': posting((all) => all.map((each) => (
    each.account === 'voucher_own' && each.amount > 0 && each.flow === 'sale' ? { ...each, party: 'V1' } : each))),
  'vouchers sold are goods': { ...product, postingsOf: (fact) => postingsOf(fact).map((each) => (
    fact.kind === 'voucher_sold' && each.account === 'voucher_own' ? { ...each, account: 'sales', kind: '', flow: 'sale' } : each)) },
  'a rest in cash stays on the voucher': { ...product, postingsOf: (fact) => (fact.kind !== 'sale' ? postingsOf(fact) : postingsOf({
    ...fact, body: { ...fact.body, tenders: fact.body.tenders.map((tender) => {
      const { cashed: _cashed, ...rest } = tender as VoucherTender;
      return rest;
    }) },
  })) },
  'store credit is paid out': posting((all) => all.map((each) => (
    each.account === 'voucher_own' && each.kind === 'credit' && each.flow === 'refund' ? { ...each, account: 'cash', kind: 'refund' } : each))),
  'a purchase taken back is still owed': { ...product, postingsOf: (fact) => (fact.kind === 'voucher_cancelled' ? [] : postingsOf(fact)) },
  'what an exchange gives is no credit': { ...product, postingsOf: (fact) => postingsOf(fact).map((each) => (
    fact.kind === 'exchange' && each.account === 'voucher_own' ? { ...each, account: 'cash' } : each)) },
  'exempt goods are taxable': posting((all) => all.map((each) => (each.tax === 'E' ? { ...each, tax: 'T' } : each))),
  'a fee comes back with the sign of a sale': posting((all) => all.map((each) => (
    each.flow === 'refund' && (isOf('maker_due', 'charge')(each) || isOf('commission')(each)) ? { ...each, amount: won(-each.amount) } : each))),
  'the rate is taken of the list price always': charging((terms, tax, sums) => chargeOf({ ...terms, base: 'gross' }, tax, sums)),
  'every discount lowers the base': charging((terms, tax, sums) => chargeOf({ ...terms, base: 'net' }, tax, sums)),
  'a charge is brought to the nearest won': charging((terms, tax, sums) => (
    chargeOf(terms, tax, terms.scope === 'line' || (sums.gross * terms.rateBp) % 10_000 < 5_000 ? sums : { ...sums, gross: won(sums.gross + 1) }))),
  'less than nothing is brought toward nothing': charging((terms, tax, sums) => {
    const right = chargeOf(terms, tax, sums);
    const wrong = toZero(terms, sums);
    return terms.kind === 'special' && terms.scope !== 'line' && terms.base === 'maker' ? { ...right, rated: wrong, charge: wrong } : right;
  }),
  "the commission's VAT is cut down": charging((terms, tax, sums) => {
    const right = chargeOf(terms, tax, sums);
    return terms.kind === 'consign' ? { ...right, vat: won(Math.floor(right.rated / (terms.vatMode === 'included' ? 11 : 10))) } : right;
  }),
  'VAT on top is not charged': charging((terms, tax, sums) => ({ ...chargeOf(terms, tax, sums), charge: chargeOf(terms, tax, sums).rated })),
  'VAT is always on top': charging((terms, tax, sums) => chargeOf(terms.kind === 'special' ? terms : { ...terms, vatMode: 'added' }, tax, sums)),
  'a contract by line is reckoned by period': charging((terms, tax, sums) => chargeOf({ ...terms, scope: 'period' }, tax, sums)),
  'exempt goods are billed with VAT': charging((terms, _tax, sums) => chargeOf(terms, 'T', sums)),
  'a maker who may not bill VAT bills it': charging(({ taxType: _type, ...terms }, tax, sums) => chargeOf(terms, tax, sums)),
  'a line rounds its fee up': { ...product, feeOf: (line) => {
    const fee = feeOf(line);
    return fee === null ? null : fee + 1;
  } },
  'the rate of a receipt is the usual one always': { ...product, splitTax: (lines) => splitTax(lines) },
  'every statement posts all there ever was': { ...product, settle: (facts) => settleMaker({ ...facts, previous: null }) },
  'what lines charged is charged again': posting((all) => all.map((each) => (
    each.line === 0 && isOf('maker_due', 'charge')(each) ? { ...each, amount: won(each.amount + 1) } : each))),
  'a statement forgets what came back': { ...product, settle: (facts) => settleMaker({
    ...facts, keys: facts.keys.map(({ sums, ...key }) => ({ ...key, sums: { ...sums, gross: won(sums.gross + sums.returned), returned: zero } })),
  }) },
  'each period starts anew': { ...product, settlesAnew: true },
};
