/** Every maker's terms and the tax terms, read once and kept until a fact changes them. Decides by the domain's rules alone. */
import { noContract, type Item, type MakerMark, type MakerPrint } from '../domain/catalog.ts';
import { lastVersion, makerOn, taxTermsOn, termsOn, type ContractVersion } from '../domain/effective.ts';
import type { ImportedMaker } from '../domain/facts.ts';
import type { BusinessDate, MakerId } from '../domain/ids.ts';
import type { TaxTerms } from '../domain/tax.ts';
import type { Ledger } from './ports.ts';

/** One maker with all versions of the terms. */
export type BookedMaker = {
  readonly id: MakerId;
  readonly name: string;
  readonly mark: MakerMark;
  readonly versions: readonly ContractVersion[];
};

export type TermsBook = {
  readonly makers: readonly BookedMaker[];
  readonly maker: (id: MakerId) => BookedMaker | undefined;
  readonly taxTerms: (day: BusinessDate) => TaxTerms;
  readonly taxTermsSet: ReturnType<Ledger['taxTerms']>;
  readonly printMaker: MakerPrint;
  /** An item with its maker's terms of a day, and what receipts say of the maker. */
  readonly dressed: (item: Item, day: BusinessDate) => Item;
  /** The makers as an import compares them: the terms of a day under the highest version. */
  readonly forImport: (day: BusinessDate) => ImportedMaker[];
};

const prints: readonly string[] = ['none', 'code', 'name', 'name_bizno'] satisfies MakerPrint[];

/** What a stored setting says; the name when it says nothing known. */
export function printMakerOf(setting: string): MakerPrint {
  return prints.includes(setting) ? (setting as MakerPrint) : 'name';
}

/** Reads the book from the ledger. */
export function openTermsBook(ledger: Ledger): TermsBook {
  const versions = Map.groupBy(ledger.contractVersions(), ({ makerId }) => makerId);
  const marks = ledger.makerMarks();
  const imported = ledger.makers();
  const makers = imported.map(({ id, name }): BookedMaker => ({ id, name, mark: marks.get(id) ?? {}, versions: versions.get(id) ?? [] }));
  const byId = new Map(makers.map((maker) => [maker.id, maker]));
  const taxTermsSet = ledger.taxTerms();
  const printMaker = printMakerOf(ledger.setting('print_maker'));
  return {
    makers,
    maker: (id) => byId.get(id),
    taxTerms: (day) => taxTermsOn(taxTermsSet, day),
    taxTermsSet,
    printMaker,
    dressed: (item, day) => {
      const maker = item.maker === null ? undefined : byId.get(item.maker.id);
      if (maker === undefined) return item;
      const terms = termsOn(maker.versions, day);
      const ended = terms?.ended ?? null;
      const dressed = { ...item, maker: makerOn(maker, maker.mark, printMaker), contract: terms?.contract ?? noContract };
      return ended === null ? dressed : { ...dressed, contractEnded: ended };
    },
    forImport: (day) => makers.map(({ id, name, versions: all }) => (
      { id, name, contract: { ...(termsOn(all, day)?.contract ?? noContract), version: lastVersion(all) } })),
  };
}
