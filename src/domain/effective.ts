/** What holds on a business date: the version of a maker's terms, the tax terms. A fact says from when; nothing here rewrites one. */
import { isDay } from './calendar.ts';
import type { Contract, MakerMark, MakerPrint, MakerRef } from './catalog.ts';
import { rateBpMax, usualTax, type TaxTerms } from './tax.ts';
import type { Fact } from './facts.ts';
import type { BusinessDate, MakerId } from './ids.ts';
import { ok, refuse, type Result } from './result.ts';
import { isBusinessNumber } from './store.ts';

/** One version of a maker's terms and the business dates on which it holds. */
export type ContractVersion = {
  readonly makerId: MakerId;
  readonly contract: Contract;
  readonly from: BusinessDate;
  /** The last day; null for no end. */
  readonly until: BusinessDate | null;
};

/** The terms a line takes on a day. `ended` is the last day of terms that are over, null while they hold. */
export type TermsOfDay = { readonly contract: Contract; readonly ended: BusinessDate | null };

/** The longest code of a maker, in UTF-16 units. */
export const makerCodeMax = 20;

/**
 * The terms of one maker on a day, out of all versions: the one that began last, of two that began on one day the higher
 * one. A version that began replaces what was before it, also when it ends sooner: nothing older comes back by itself.
 * Terms that are over still price what is sold (the goods are the maker's all the same), and so do the first terms before
 * their day; null when the maker never had any.
 */
export function termsOn(versions: readonly ContractVersion[], day: BusinessDate): TermsOfDay | null {
  const begun = versions.filter(({ from }) => from <= day);
  const pool = begun.length > 0 ? begun : versions;
  const [first] = pool;
  if (first === undefined) return null;
  const isAfter = (a: ContractVersion, b: ContractVersion): boolean =>
    (a.from === b.from ? a.contract.version > b.contract.version : a.from > b.from);
  const last = begun.length > 0
    ? pool.reduce((best, each) => (isAfter(each, best) ? each : best), first)
    : pool.reduce((best, each) => (isAfter(best, each) ? each : best), first);
  return { contract: last.contract, ended: last.until !== null && last.until < day ? last.until : null };
}

/** The highest version a maker has had; 0 before the first. */
export function lastVersion(versions: readonly ContractVersion[]): number {
  return versions.reduce((most, { contract }) => Math.max(most, contract.version), 0);
}

/** The tax terms of a day: those that began last; the usual ones before any were set. */
export function taxTermsOn(set: readonly { readonly from: BusinessDate; readonly terms: TaxTerms }[], day: BusinessDate): TaxTerms {
  const begun = set.filter(({ from }) => from <= day);
  const last = begun.reduce<(typeof set)[number] | null>((best, each) => (best === null || each.from > best.from ? each : best), null);
  return last?.terms ?? usualTax;
}

/** Are these the terms that receipts leave out? */
export function isUsualTax({ rateBp, rounding }: TaxTerms): boolean {
  return rateBp === usualTax.rateBp && rounding === usualTax.rounding;
}

/** What a receipt prints of a maker: the maker's own choice, else the store's; left out for the name. */
export function makerOn(maker: { readonly id: MakerId; readonly name: string }, mark: MakerMark, ofStore: MakerPrint): MakerRef {
  const { code, businessNumber } = mark;
  const print = mark.print ?? ofStore;
  return {
    id: maker.id, name: maker.name, ...(code === undefined ? {} : { code }), ...(businessNumber === undefined ? {} : { businessNumber }),
    ...(print === 'name' ? {} : { print }),
  };
}

/** New terms of a maker as a person gives them. */
export type ContractProposal = {
  readonly from: BusinessDate;
  readonly until: BusinessDate | null;
  readonly terms: Omit<Contract, 'version'>;
  readonly code: string;
  readonly businessNumber: string;
  readonly print: MakerPrint | null;
};

/** How new terms may be refused. `date_passed` names the first day that can still be chosen. */
export type ContractRefusal =
  | 'date_passed' | 'bad_date' | 'ends_before_it_begins' | 'bad_rate' | 'margin_is_no_service' | 'bad_business_number';

/** Seals new terms of a maker: a new version, never from a day before `today`, so that no entry is left with other terms. */
export function setContract(
  makerId: MakerId, proposal: ContractProposal, versions: readonly ContractVersion[], today: BusinessDate,
): Result<Fact, ContractRefusal> {
  const { from, until, businessNumber, print } = proposal;
  const { kind, rateBp, base, vatMode, scope, taxType } = proposal.terms;
  if (!isDay(from) || (until !== null && !isDay(until))) return refuse('bad_date');
  if (from < today) return refuse('date_passed', { least: today });
  if (until !== null && until < from) return refuse('ends_before_it_begins');
  if (!Number.isSafeInteger(rateBp) || rateBp < 0 || rateBp > contractRateMax) return refuse('bad_rate');
  // 특약매입 takes a margin on goods it buys: there is no service whose VAT could come on top.
  if (kind === 'special' && vatMode === 'added') return refuse('margin_is_no_service');
  if (businessNumber !== '' && !isBusinessNumber(businessNumber)) return refuse('bad_business_number');
  const code = proposal.code.trim().slice(0, makerCodeMax);
  const outright = kind === 'outright';
  const terms = {
    kind, rateBp: outright ? 0 : rateBp, base, vatMode, ...(scope === 'line' && !outright ? { scope } : {}),
    ...(taxType === undefined || taxType === 'general' ? {} : { taxType }),
  };
  const mark = {
    ...(code === '' ? {} : { code }), ...(businessNumber === '' ? {} : { businessNumber }), ...(print === null ? {} : { print }),
  };
  return ok({ kind: 'contract_set', body: { makerId, version: lastVersion(versions) + 1, from, until, terms, mark } });
}

/** The whole price, in basis points. */
const contractRateMax = 10_000;

/** Seals tax terms from a day on that is not over; a day that has some already gets these instead. */
export function setTaxTerms(
  from: BusinessDate, terms: TaxTerms, today: BusinessDate,
): Result<Fact, 'date_passed' | 'bad_date' | 'bad_rate'> {
  if (!isDay(from)) return refuse('bad_date');
  if (from < today) return refuse('date_passed', { least: today });
  if (!Number.isSafeInteger(terms.rateBp) || terms.rateBp < 0 || terms.rateBp > rateBpMax) return refuse('bad_rate');
  return ok({ kind: 'tax_terms_set', body: { from, terms: { rateBp: terms.rateBp, rounding: terms.rounding } } });
}
