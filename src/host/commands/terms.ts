/** Makers' terms and tax terms: who is owed what, and what holds from which day on. Changes nothing that was sold. */
import type { MakerView } from '../../contract/contract-rows.ts';
import type { CommandName } from '../../contract/contract.ts';
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import type { Contract } from '../../domain/catalog.ts';
import { chargeOf, liveDue } from '../../domain/commission.ts';
import { setContract, setTaxTerms, termsOn, type ContractVersion } from '../../domain/effective.ts';
import type { BusinessDate, MakerId } from '../../domain/ids.ts';
import { add, sum, zero, type Won } from '../../domain/money.ts';
import { must, ok, refuse } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';
import type { BookedMaker } from '../terms-book.ts';

type TermsRow = Extract<CommandName, 'maker.list' | 'maker.set_contract' | 'maker.print' | 'tax.read' | 'tax.set'>;

/** Handlers of every `maker.` and `tax.` row. */
export function termsCommands(desk: Desk): Pick<Handlers, TermsRow> {
  return {
    'maker.list': ({ text, from, most }) => {
      const dues = duesOf(desk);
      const byName = (a: BookedMaker, b: BookedMaker): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id);
      const makers = desk.terms().makers.filter(holding(text)).toSorted(byName);
      const shown = makers.slice(from, from + most).map((maker) => makerView(maker, desk.day(), dues.get(maker.id) ?? zero));
      return ok({ makers: shown, found: makers.length, due: sum([...dues.values()]) });
    },
    'maker.set_contract': (input) => setTerms(desk, input),
    'maker.print': ({ print }) => {
      if (print !== desk.terms().printMaker) {
        desk.append([{ kind: 'settings_changed', body: { print_maker: print } }]);
        desk.reloadTerms();
      }
      return ok({ print });
    },
    'tax.read': () => ok(taxAnswer(desk)),
    'tax.set': ({ from, terms }) => {
      const set = setTaxTerms(from, terms, desk.day());
      if (!set.ok) return set;
      desk.append([set.value]);
      desk.reloadTerms();
      return ok(taxAnswer(desk));
    },
  };
}

function setTerms(desk: Desk, input: Parameters<Handlers['maker.set_contract']>[0]): HandlerAnswer<'maker.set_contract'> {
  const { makerId, ...proposal } = input;
  const maker = desk.terms().maker(makerId);
  if (maker === undefined) return refuse('unknown_maker');
  // An import numbers the versions it brings when it is planned.
  if (desk.ports.imports.progress() !== null) return refuse('import_running');
  const businessNumber = proposal.businessNumber.replaceAll(/[-\s]/g, '');
  const set = setContract(makerId, { ...proposal, businessNumber }, maker.versions, desk.day());
  if (!set.ok) return set;
  desk.append([set.value]);
  desk.reloadTerms();
  const now = must(desk.terms().maker(makerId), 'the maker whose terms were set');
  return ok({ maker: makerView(now, desk.day(), duesOf(desk).get(makerId) ?? zero) });
}

/** What each maker would be owed if everything were settled now: every contract's own terms on its own sums. */
function duesOf(desk: Desk): ReadonlyMap<MakerId, Won> {
  const book = desk.terms();
  const dues = new Map<MakerId, Won>();
  for (const { makerId, version, tax, ...sums } of desk.ports.ledger.makerSums()) {
    const terms = book.maker(makerId)?.versions.find(({ contract }) => contract.version === version)?.contract;
    const due = terms === undefined || tax === '' ? sums.due : liveDue(sums, chargeOf(terms, tax, sums));
    dues.set(makerId, add(dues.get(makerId) ?? zero, due));
  }
  return dues;
}

/** Does a maker's name, code or business number hold the text, whatever its case and spaces? */
function holding(text: string): (maker: BookedMaker) => boolean {
  const bare = (each: string): string => each.replaceAll(/[\s-]/g, '').toLowerCase();
  const wanted = bare(text);
  return ({ name, mark }) => [name, mark.code ?? '', mark.businessNumber ?? ''].some((each) => bare(each).includes(wanted));
}

function makerView(maker: BookedMaker, day: BusinessDate, due: Won): MakerView {
  const { id, name, mark, versions } = maker;
  const now = termsOn(versions, day);
  const dated = (version: number): MakerView['now'] => {
    const found = versions.find(({ contract }) => contract.version === version);
    return found === undefined ? null : datedView(found);
  };
  return {
    id, name, code: mark.code ?? '', businessNumber: mark.businessNumber ?? '', print: mark.print ?? null,
    now: now === null ? null : dated(now.contract.version),
    isOver: now !== null && now.ended !== null,
    later: versions.filter(({ from }) => from > day).toSorted((a, b) => (a.from < b.from ? -1 : 1)).map(datedView),
    due,
  };
}

function datedView({ contract, from, until }: ContractVersion): NonNullable<MakerView['now']> {
  const { kind, version, rateBp, base, vatMode, scope = 'period', taxType = 'general' }: Contract = contract;
  return { version, from, until, terms: { kind, rateBp, base, vatMode, scope, taxType } };
}

function taxAnswer(desk: Desk): { now: { rateBp: number; rounding: 'nearest' | 'floor' | 'ceil' }; later: TaxLater[] } {
  const day = desk.day();
  const book = desk.terms();
  const later = book.taxTermsSet.filter(({ from }) => from > day).map(({ from, terms }) => ({ from, terms: { ...terms } }));
  return { now: { ...book.taxTerms(day) }, later };
}

type TaxLater = { from: BusinessDate; terms: { rateBp: number; rounding: 'nearest' | 'floor' | 'ceil' } };
