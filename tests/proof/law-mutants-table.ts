/** The laws of money and, for each, mistakes in the product that break it: data. Runs nothing. */
import type { Edit } from './mutants.ts';

/** A mistake that breaks a law; `test` is the law's own, which must go red. */
export type LawMutant = { readonly name: string; readonly edits: readonly Edit[]; readonly test: LawTest };
export type LawTest = { readonly file: string; readonly name: string };
export type Law = { readonly law: string; readonly mutants: readonly LawMutant[] };

const test = (file: string, name: string): LawTest => ({ file, name });
const mutant = (at: LawTest, name: string, file: string, from: string, to: string): LawMutant => ({ name, edits: [{ file, from, to }], test: at });

const parts = test('tests/domain/money.test.ts', 'the parts always sum to the whole');
const discounts = test('tests/domain/discount.test.ts', 'laws: parts sum to the whole');
const taxes = test('tests/domain/tax.test.ts', 'supply + VAT + exempt is the total');
const legs = test('tests/domain/split.test.ts', 'whatever the split, the legs settle the total');
const coins = test('tests/domain/tender.test.ts', 'what stays in the drawer is the due');
const partial = test('tests/domain/refund-laws.test.ts', 'any partial returns take back no more');
const more = test('tests/domain/refund.test.ts', 'more than is left');
const traded = test('tests/domain/exchange-laws.test.ts', 'goods for goods and goods for money');
const live = test('tests/db/rebuild.test.ts', 'the tables are as the rules say');
const days = test('tests/domain/days.test.ts', 'I0 to I5 each day and I8 at the end');
const shifts = test('tests/domain/z-laws.test.ts', 'every Z of random days');
const atOnce = test('tests/host/vouchers.test.ts', 'E55 a sale, an exchange and a correction at once');
const gift = test('tests/host/vouchers.test.ts', 'is what is left over of an exchange by gift receipt');
const twice = test('tests/domain/voucher.test.ts', 'refuses the same twice');
const freed = test('tests/host/vouchers.test.ts', 'a correction pays with the voucher that it frees');
const altered = test('tests/host/consents.test.ts', 'none is taken; each would have been, unaltered');
const cheaper = test('tests/host/discounts.test.ts', 'J88 leave for a new price is for just what it takes off');
const meanwhile = test('tests/host/meanwhile.test.ts', 'leave of somebody who lost the right meanwhile is none');
const atATime = test('tests/host/meanwhile.test.ts', 'ten tries from two windows at once are one try');
const kept = test('tests/db/remembered.test.ts', 'the same as the tables');

export const laws: readonly Law[] = [
  { law: 'parts sum to the whole', mutants: [
    {
      name: 'the missing won are given to nobody', test: parts,
      edits: [
        { file: 'src/domain/money.ts', from: 'won(share.part + (extra.has(share.index) ? 1 : 0))', to: 'won(share.part)' },
        { file: 'src/domain/money.ts', from: "  assert(sum(parts) === total, 'parts sum to the whole');\n", to: '' },
      ],
    },
    mutant(parts, 'each missing won is given twice', 'src/domain/money.ts', '(extra.has(share.index) ? 1 : 0)', '(extra.has(share.index) ? 2 : 0)'),
  ] },
  { law: 'supply + VAT + exempt = total', mutants: [
    mutant(taxes, 'supply is rounded by itself', 'src/domain/tax.ts', 'supply: subtract(taxable, vat)', 'supply: won(Math.floor((taxable * 10) / 11))'),
    mutant(taxes, 'exempt goods are taxed, too', 'src/domain/tax.ts', "(line.taxClass === 'taxable' ? line.net : zero)", 'line.net'),
    mutant(discounts, 'VAT is taken of what was listed', 'src/domain/pricing.ts', 'const nets = running.map(({ net }, index) =>',
      'const nets = running.map(({ gross: net }, index) =>'),
  ] },
  { law: 'tenders − change = total', mutants: [
    mutant(legs, 'cash settles the whole total beside a card', 'src/domain/split.ts', 'const due = subtract(total, paid);', 'const due = total;'),
    mutant(coins, 'change is forgotten', 'src/domain/tender.ts',
      "const change = given <= due ? zero : roundTo(subtract(given, due), smallestCoin, 'up');", 'const change = zero;'),
  ] },
  { law: 'partial returns are no more than was sold, by line, means and tax class', mutants: [
    mutant(more, 'what came back before is forgotten', 'src/domain/refund.ts', 'if (wanted.pieces > left)', 'if (wanted.pieces > line.quantity)'),
    mutant(partial, 'the first means gives all of it back', 'src/domain/money-back.ts', 'won(Math.min(rest, roomOf(tender, before)))', 'won(rest)'),
    mutant(partial, 'each part of cash is rounded by itself', 'src/domain/money-back.ts', 'const paid = won(Math.max(0, soFar - before.paid));', "const paid = roundTo(exact, smallestCoin, 'up');"),
    mutant(partial, 'VAT comes back at the usual terms', 'src/domain/receipt-state.ts', 'sale.taxTerms ?? usualTax', 'usualTax'),
    mutant(traded, 'what passes to new goods stays with the old', 'src/domain/exchange.ts', 'passed: passedOn(legs, after, subtract(change.total, owed)),', 'passed: [],'),
  ] },
  { law: 'all of it back is nothing everywhere', mutants: [
    mutant(partial, 'the won of VAT on lines that stay is forgotten', 'src/domain/posting.ts',
      "const moved = shifted.flatMap((line) => linePostings(line, line.place, -1, 'refund'));", 'const moved: Posting[] = [];'),
    mutant(partial, 'a rest keeps a won', 'src/domain/receipt-state.ts', 'won(Math.ceil((net * pieces) / quantity))', 'won(Math.ceil((net * pieces) / quantity) + (net > 0 && pieces === 0 ? 1 : 0))'),
    mutant(traded, 'the new goods are posted as goods back', 'src/domain/posting.ts',
      "...lines.flatMap((line, index) => linePostings(line, index + 1, 1, 'sale')),", "...lines.flatMap((line, index) => linePostings(line, index + 1, -1, 'refund')),"),
  ] },
  { law: 'the postings of an entry sum to nothing', mutants: [
    mutant(legs, 'change is not posted', 'src/domain/posting.ts',
      "        { ...plain, account: 'cash', kind: 'change', amount: negate(tender.change), flow },\n", ''),
    mutant(days, 'VAT is posted on one side', 'src/domain/posting.ts', "posted(of, 'vat_price', vat), posted(of, 'vat', negate(vat), 'goods')", "posted(of, 'vat', negate(vat), 'goods')"),
    mutant(days, 'a statement posts its charge with the VAT twice', 'src/domain/posting.ts', 'amount: subtract(vat, charge) }', 'amount: negate(charge) }'),
  ] },
  { law: 'made anew is what is there', mutants: [
    mutant(live, 'the sums of a maker are the last entry’s alone', 'db/maker-sums.ts', '`${column} = ${column} + excluded.${column}`', '`${column} = excluded.${column}`'),
    mutant(live, 'stock is what moved last', 'db/writer.ts', 'quantity = quantity + excluded.quantity', 'quantity = excluded.quantity'),
    mutant(live, 'a class of postings is known by its account alone', 'db/writer.ts', 'if (isOfClass(posting, texts)) return number;', 'if (texts.length > 0) return number;'),
  ] },
  { law: 'the identities of outright goods', mutants: [
    mutant(days, 'goods that were bought are owed for', 'src/domain/posting.ts', "contract.kind !== 'outright' && maker !== null", 'maker !== null'),
  ] },
  { law: 'the identities of special contracts', mutants: [
    mutant(days, 'the maker’s invoice has no VAT', 'src/domain/commission.ts', "tax === 'T' && billsVat(terms) ? nearest(billed, 11) : nothing", 'nothing'),
    mutant(days, 'exempt goods are billed with VAT', 'src/domain/commission.ts', "tax === 'T' && billsVat(terms)", 'billsVat(terms)'),
  ] },
  { law: 'the identities of consigned goods', mutants: [
    mutant(days, 'the maker’s VAT is the shop’s', 'src/domain/posting.ts', "const consigned = line.contract.kind === 'consign' && line.maker !== null;", 'const consigned = false;'),
    mutant(days, 'the shop bears a maker’s discount', 'src/domain/posting.ts', "posted(of, 'maker_due', off, 'funded', funder)", "posted(of, 'maker_due', negate(off), 'funded', funder)"),
    mutant(days, 'VAT on top is left out', 'src/domain/commission.ts', "terms.vatMode === 'included' ? rated : won(rated + vat)", 'rated'),
  ] },
  { law: 'a voucher is worth what is left of it, once', mutants: [
    mutant(atOnce, 'an exchange takes nothing of it', 'src/domain/voucher-moves.ts', " || fact.kind === 'exchange') {", ') {'),
    mutant(atOnce, 'any amount is there', 'src/domain/voucher.ts', 'if (amount > voucher.left)', 'if (amount > voucher.issued)'),
    mutant(live, 'a rest that was paid out stays on it', 'src/domain/voucher-moves.ts', 'negate(add(tender.amount, tender.cashed?.exact ?? zero))', 'negate(tender.amount)'),
    mutant(live, 'what comes back makes it more than it was', 'src/domain/voucher-moves.ts', 'tender.voucher, tender.amount);', 'tender.voucher, won(2 * tender.amount));'),
    mutant(days, 'a rest that was paid out is still owed', 'src/domain/posting.ts', 'const { exact, paid } = tender.cashed ?? {', 'const { exact, paid } = {'),
    mutant(shifts, 'what was sold is told with what was spent', 'src/domain/posting.ts', "flow === 'sale' ? negate(amount) : amount }));", "flow === 'sale' ? negate(amount) : amount, flow }));"),
    mutant(twice, 'one serial pays twice', 'src/domain/split.ts', 'if (new Set(serials).size < serials.length)', 'if (serials.length < 0)'),
    mutant(freed, 'a correction frees nothing', 'src/domain/correction.ts', 'freedBy(sale.tenders, now.voucher ?? noVouchers)', 'now.voucher ?? noVouchers'),
    mutant(gift, 'a gift receipt gives money', 'src/domain/exchange.ts', 'asCredit: legs.map((_, index) => index + 1) };', 'asCredit: asCredit ?? [] };'),
    mutant(kept, 'a rest that was paid out is in the drawer still', 'src/domain/tender.ts', 'negate(tender.cashed?.paid ?? zero)', 'zero'),
  ] },
  { law: 'what a shift shows is what its documents say', mutants: [
    mutant(shifts, 'change is no cash', 'src/domain/figures.ts', "const cashTaken = ['sale', 'change', 'refund',", "const cashTaken = ['sale', 'refund',"),
    mutant(shifts, 'supply holds the VAT', 'src/domain/figures.ts',
      "supply: [...goods(-1, { tax: 'T' }), { sign: 1, account: 'vat', kinds: ['goods'] }],", "supply: goods(-1, { tax: 'T' }),"),
  ] },
  { law: 'makers and own goods are the net: what is owed, the margin and the VAT', mutants: [
    mutant(shifts, 'goods that come back are nobody’s', 'src/domain/posting.ts', 'maker: line.maker?.id ?? 0, contract', "maker: flow === 'refund' ? 0 : line.maker?.id ?? 0, contract"),
    mutant(shifts, 'the maker bears what the mall gave', 'src/domain/posting.ts',
      "funder === 'maker' ? posted(of, 'maker_due', off, 'funded', funder)", "funder !== 'store' ? posted(of, 'maker_due', off, 'funded', funder)"),
  ] },
  { law: 'leave is for one thing, of one person, once and soon', mutants: [
    mutant(altered, 'for any line', 'src/domain/consent.ts', ' && a.lineId === b.lineId', ''),
    mutant(altered, 'as often as it is shown', 'src/host/consents.ts', '    open.delete(id);\n    return ok', '    return ok'),
    mutant(altered, 'for ever', 'src/host/consents.ts', 'now - given.at > consentMs', 'now - given.at > 2 * given.at'),
    mutant(altered, 'for whoever shows it', 'src/host/consents.ts', "if (found.body.asker !== asker) return 'consent_of_another';", ''),
    mutant(cheaper, 'for any number of pieces', 'src/domain/discount-rights.ts', "wanted: wanted('override_price', amount)", "wanted: wanted('override_price', each.price)"),
    mutant(meanwhile, 'of who may not give it any more', 'src/host/commands/consent.ts',
      "  if (!mayConsent(checked.value.role, action)) return refuse('may_not_consent', { action });\n  const body", '  const body'),
    mutant(atATime, 'PINs are tried side by side', 'src/host/pin-check.ts', 'last.then(() => check(ports, append, id, pin))', 'check(ports, append, id, pin)'),
  ] },
];
