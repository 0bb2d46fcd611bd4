/** The named queries of terms: every version of every maker's, tax terms, promotions, what each contract sold so far. Writes nothing. */
import type { Contract, MakerMark, MakerPrint } from '../src/domain/catalog.ts';
import type { MakerSum } from '../src/domain/commission.ts';
import type { ContractVersion } from '../src/domain/effective.ts';
import type { TaxTermsSetBody } from '../src/domain/facts.ts';
import type { BusinessDate, MakerId } from '../src/domain/ids.ts';
import type { Won } from '../src/domain/money.ts';
import type { Promotion } from '../src/domain/promotion.ts';
import type { TaxTerms } from '../src/domain/tax.ts';
import type { Ledger } from '../src/host/ports.ts';
import type { Connection } from './open.ts';

type VersionRow = {
  readonly maker_id: number; readonly version: number; readonly kind: Contract['kind']; readonly rate_bp: number;
  readonly base: Contract['base']; readonly vat_mode: Contract['vatMode']; readonly scope: 'period' | 'line';
  readonly tax_type: NonNullable<Contract['taxType']>; readonly from_day: BusinessDate; readonly until_day: BusinessDate | null;
};
type MarkRow = { readonly maker_id: number; readonly code: string; readonly business_number: string; readonly print: MakerPrint | '' };
type TaxRow = { readonly from_day: BusinessDate; readonly rate_bp: number; readonly rounding: TaxTerms['rounding'] };
type SumRow = {
  readonly maker: number; readonly contract: number; readonly tax: 'T' | 'E' | ''; readonly gross: Won; readonly discount_store: Won;
  readonly discount_maker: Won; readonly discount_mall: Won; readonly due: Won; readonly charged: Won; readonly fees: Won;
};

type TermsReads = Pick<Ledger, 'contractVersions' | 'makerMarks' | 'taxTerms' | 'makerSums' | 'promotions'>;

/** Prepares the queries of terms on an open ledger. */
export function termsReads(database: Connection): TermsReads {
  const versions = database.prepare<[], VersionRow>(
    `SELECT maker_id, version, kind, rate_bp, base, vat_mode, scope, tax_type, from_day, until_day FROM contract_version ORDER BY id`,
  );
  const marks = database.prepare<[], MarkRow>('SELECT maker_id, code, business_number, print FROM maker_mark ORDER BY maker_id');
  const tax = database.prepare<[], TaxRow>('SELECT from_day, rate_bp, rounding FROM tax_terms ORDER BY from_day');
  const sums = database.prepare<[], SumRow>(
    'SELECT maker, contract, tax, gross, discount_store, discount_maker, discount_mall, due, charged, fees FROM maker_sum ORDER BY id',
  );
  const promotions = database.prepare<[], string>('SELECT terms FROM promotion ORDER BY entry, id').pluck();
  return {
    promotions: () => promotions.all().map((text) => JSON.parse(text) as Promotion),
    contractVersions: () => versions.all().map(versionOf),
    makerMarks: () => new Map(marks.all().map((row) => [row.maker_id as MakerId, markOf(row)])),
    taxTerms: () => tax.all().map(({ from_day: from, rate_bp: rateBp, rounding }): TaxTermsSetBody => (
      { from, terms: { rateBp, rounding } })),
    makerSums: () => sums.all().map((row): MakerSum => ({
      makerId: row.maker as MakerId, version: row.contract, tax: row.tax, gross: row.gross, discountStore: row.discount_store,
      discountMaker: row.discount_maker, discountMall: row.discount_mall, due: row.due, posted: row.charged, fees: row.fees,
    })),
  };
}

function versionOf(row: VersionRow): ContractVersion {
  const contract: Contract = {
    kind: row.kind, version: row.version, rateBp: row.rate_bp, base: row.base, vatMode: row.vat_mode,
    ...(row.scope === 'period' ? {} : { scope: row.scope }), ...(row.tax_type === 'general' ? {} : { taxType: row.tax_type }),
  };
  return { makerId: row.maker_id as MakerId, contract, from: row.from_day, until: row.until_day };
}

function markOf({ code, business_number: businessNumber, print }: MarkRow): MakerMark {
  return {
    ...(code === '' ? {} : { code }), ...(businessNumber === '' ? {} : { businessNumber }), ...(print === '' ? {} : { print }),
  };
}
