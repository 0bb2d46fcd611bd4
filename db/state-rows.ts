/** Entry → rows of what is so from now on, as a pure function: the row of the last entry that said so holds. Reads no table. */
import { canonicalText } from '../src/domain/canonical.ts';
import type { FactBodies } from '../src/domain/facts.ts';
import type { Entry } from '../src/domain/journal.ts';
import { itemValues, makerValues, versionValues } from './catalog-rows.ts';
import type { StateTable } from './projections.ts';
import type { TableRows } from './rows.ts';

/** What an entry says is so from now on, as whole rows, parents first. */
export function stateRowsOf(entry: Entry): TableRows<StateTable>[] {
  const { fact } = entry;
  const { seq, at } = entry.header;
  switch (fact.kind) {
    case 'store_opened': {
      const { name, businessNumber, representative, address, phone, storeCode, tillCode, practice } = fact.body.store;
      const values = [
        1, seq, name, businessNumber, representative, address, phone, storeCode, tillCode, Number(practice), fact.body.publicKey,
      ];
      return [{ table: 'store', rows: [values] }];
    }
    case 'settings_changed':
      return [{ table: 'setting', rows: Object.entries(fact.body).map(([name, value]) => [name, seq, String(value)]) }];
    case 'catalog_imported':
      return importedRows(entry, fact.body);
    case 'contract_set': {
      const { makerId, version, from, until, terms, mark } = fact.body;
      const row = versionValues(seq, makerId, { ...terms, version }, from, until);
      const marked = [makerId, seq, mark.code ?? '', mark.businessNumber ?? '', mark.print ?? ''];
      return [{ table: 'contract_version', rows: [row] }, { table: 'maker_mark', rows: [marked] }];
    }
    case 'tax_terms_set': {
      const { from, terms } = fact.body;
      return [{ table: 'tax_terms', rows: [[from, seq, terms.rateBp, terms.rounding]] }];
    }
    case 'promotion_set':
      return [{ table: 'promotion', rows: [[fact.body.promotion.id, seq, canonicalText(fact.body.promotion)]] }];
    case 'operator_added':
    case 'operator_changed': {
      const { id, name, role, badge, hasLeft } = fact.body.operator;
      return [{ table: 'operator', rows: [[id, seq, name, role, badge ?? '', Number(hasLeft === true)]] }];
    }
    case 'sign_in_refused':
      return [{ table: 'sign_in', rows: [[fact.body.operatorId, seq, fact.body.wrong, at]] }];
    case 'signed_in':
    case 'pin_changed':
      return [{ table: 'sign_in', rows: [[fact.body.operatorId, seq, 0, 0]] }];
    case 'consent_given':
      // It took the person's right PIN.
      return [{ table: 'sign_in', rows: [[fact.body.by, seq, 0, 0]] }];
    default:
      return [];
  }
}

function importedRows({ header: { seq, businessDate } }: Entry, body: FactBodies['catalog_imported']): TableRows<StateTable>[] {
  return [
    { table: 'maker', rows: body.makers.map((maker) => makerValues(seq, maker)) },
    { table: 'item', rows: body.items.map((item) => itemValues(seq, item)) },
    { table: 'contract_version', rows: body.makers.map(({ id, contract }) => versionValues(seq, id, contract, businessDate, null)) },
  ];
}
