/**
 * What bodies say of terms, checked against what earlier bodies said: versions rise and begin no earlier than their entry, a
 * line carries terms of its maker that were said, a receipt the tax terms of its day. Reads no table.
 */
import { canonicalText } from '../src/domain/canonical.ts';
import type { Contract } from '../src/domain/catalog.ts';
import { isUsualTax, taxTermsOn } from '../src/domain/effective.ts';
import type { Sealed, TaxTermsSetBody } from '../src/domain/facts.ts';
import type { BusinessDate } from '../src/domain/ids.ts';
import type { Entry } from '../src/domain/journal.ts';
import { policyOf, usualReturns } from '../src/domain/return-policy.ts';

export type TermsCheck = {
  /** What is wrong with an entry that says terms, in sentences; takes up what it says. */
  readonly check: (entry: Entry) => string[];
  /** What is wrong with the terms that a sale carries. */
  readonly sealed: (entry: Entry, body: Sealed) => string[];
};

/** Starts before the first entry. */
export function openTermsCheck(): TermsCheck {
  /** By maker, version by version, as canonical texts. */
  const versions = new Map<number, Map<number, string>>();
  const taxTerms: TaxTermsSetBody[] = [];
  let returns = usualReturns;
  const say = (maker: number, contract: Contract): void => {
    const known = versions.get(maker) ?? new Map<number, string>();
    versions.set(maker, known.set(contract.version, canonicalText(contract)));
  };
  return {
    check: ({ fact, header }) => {
      if (fact.kind === 'catalog_imported') fact.body.makers.forEach(({ id, contract }) => say(id, contract));
      if (fact.kind === 'settings_changed' && fact.body.returns !== undefined) returns = policyOf(fact.body.returns);
      if (fact.kind === 'tax_terms_set') {
        taxTerms.push(fact.body);
        return begins(fact.body.from, header.businessDate);
      }
      if (fact.kind !== 'contract_set') return [];
      const { makerId, version, from, until, terms } = fact.body;
      const known = versions.get(makerId);
      const next = known === undefined ? null : Math.max(0, ...known.keys()) + 1;
      say(makerId, { ...terms, version });
      return [
        ...begins(from, header.businessDate),
        next === version ? '' : `version ${version} of maker ${makerId} follows ${next === null ? 'no maker' : `version ${next - 1}`}`,
        until === null || until >= from ? '' : `the terms end on ${until}, before ${from}`,
        terms.kind === 'special' && terms.vatMode === 'added' ? 'a margin has VAT on top' : '',
      ];
    },
    sealed: ({ header, fact }, body) => {
      const due = taxTermsOn(newestOfDay(taxTerms), header.businessDate as BusinessDate);
      const found = body.taxTerms;
      const isDue = found === undefined ? isUsualTax(due) : canonicalText(found) === canonicalText(due) && !isUsualTax(found);
      // Goods taken back carry the terms of their sale, of whatever day that was.
      const tax = fact.kind === 'refund' || isDue ? '' : `the tax terms are not those of ${header.businessDate}`;
      const days = body.returnDays ?? usualReturns.days;
      const isPromised = fact.kind !== 'sale' || days === returns.days;
      const promised = isPromised ? '' : `goods come back for ${days} days, the shop said ${returns.days}`;
      return [tax, promised, ...body.lines.map(({ maker, contract }, index) => {
        if (maker === null) return '';
        const said = versions.get(maker.id)?.get(contract.version);
        return said === canonicalText(contract) ? '' : `line ${index + 1} carries terms that maker ${maker.id} never had`;
      })];
    },
  };
}

function begins(from: string, today: string): string[] {
  return [from >= today ? '' : `the terms begin on ${from}, the entry is of ${today}`];
}

/** Of two terms set for one day, the later ones hold. */
function newestOfDay(set: readonly TaxTermsSetBody[]): TaxTermsSetBody[] {
  return [...new Map(set.map((each) => [each.from, each])).values()];
}
