/** The named queries for anchors and settlement: hashes, sums of contracts up to a shift, statements, what was paid. Writes nothing. */
import type { MakerId } from '../src/domain/ids.ts';
import type { Entry } from '../src/domain/journal.ts';
import { won, type Won } from '../src/domain/money.ts';
import type { MakerSettledBody } from '../src/domain/settlement-body.ts';
import type { ClosedShift, LifeSum, OfficeReads } from '../src/host/keeping-ports.ts';
import { makerSumColumns, makerSumsOf } from './maker-sums.ts';
import type { Connection } from './open.ts';
import { factTables } from './projections.ts';
import { entryOf, hex, journalColumns, type JournalRow, type SqlValue } from './rows.ts';

/** Prepares the queries on an open ledger. */
export function officeReads(database: Connection): OfficeReads {
  const hash = database.prepare<[number], Uint8Array>('SELECT hash FROM journal WHERE seq = ?').pluck();
  const lastBy = database.prepare<[string], ClosedShift>(`
    SELECT shift_close.number AS shift, journal.business_date AS day
    FROM shift_close JOIN journal ON journal.seq = shift_close.entry
    WHERE journal.business_date <= ? ORDER BY shift_close.number DESC LIMIT 1`);
  const closedAt = database.prepare<[number], number>('SELECT entry FROM shift_close WHERE number = ?').pluck();
  const sums = database.prepare<[], SqlValue[]>(`SELECT ${makerSumColumns.join(', ')} FROM maker_sum ORDER BY id`).raw();
  // Behind the shift; a statement and a payout stand on no line, and belong to no shift.
  const behind = database.prepare<[number], SqlValue[]>(
    `SELECT ${factTables.posting.columns.join(', ')} FROM posting WHERE id >= ? AND maker > 0 AND line > 0`).raw();
  const paid = database.prepare<[], { maker: MakerId; amount: Won }>('SELECT maker, sum(amount) AS amount FROM payout GROUP BY maker');
  const last = database.prepare<[], string>(`
    SELECT journal.body FROM settlement JOIN journal ON journal.seq = settlement.entry
    WHERE settlement.number = (SELECT max(number) FROM settlement AS other WHERE other.maker = settlement.maker)
    ORDER BY settlement.maker`).pluck();
  const all = database.prepare<[number], string>(`
    SELECT journal.body FROM settlement JOIN journal ON journal.seq = settlement.entry
    WHERE settlement.maker = ? ORDER BY settlement.number DESC`).pluck();
  const read = (body: string): MakerSettledBody => JSON.parse(body) as MakerSettledBody;
  return {
    hashAt: (seq) => {
      const found = hash.get(seq);
      return found === undefined ? null : hex(found);
    },
    lastShiftBy: (day) => lastBy.get(day) ?? null,
    lifeSums: (shift) => {
      const entry = closedAt.get(shift);
      if (entry === undefined) return [];
      const later = new Map(makerSumsOf(behind.all((entry + 1) * 2 ** 20)).map((row) => [Number(row[0]), row]));
      return sums.all().flatMap((row) => lifeSum(row, later.get(Number(row[0]))));
    },
    paidSoFar: () => new Map(paid.all().map(({ maker, amount }) => [maker, amount])),
    lastStatements: () => new Map(last.all().map(read).map((body) => [body.makerId, body])),
    statements: (maker) => all.all(maker).map(read),
  };
}

/** The sums of a key less what was posted later; none for what is no contract's. */
function lifeSum(row: readonly SqlValue[], later: readonly SqlValue[] | undefined): LifeSum[] {
  const id = Number(row[0]);
  const tax = ([null, 'T', 'E'] as const)[id % 4] ?? null;
  if (tax === null) return [];
  const at = (name: (typeof makerSumColumns)[number]): Won => {
    const place = makerSumColumns.indexOf(name);
    return won(Number(row[place]) - Number(later?.[place] ?? 0));
  };
  return [{
    makerId: Math.floor(id / 2 ** 22) as MakerId, version: Math.floor(id / 4) % 2 ** 20, tax,
    sums: {
      gross: at('gross'), discountStore: at('discount_store'), discountMaker: at('discount_maker'), discountMall: at('discount_mall'),
      fees: at('fees'), returned: at('returned'), compensation: at('compensation'),
    },
  }];
}

/** Every statement with the entry that it is, in their order: what proves it to somebody without the ledger. */
export function settledEntries(reader: Connection): { readonly entry: Entry; readonly body: MakerSettledBody }[] {
  const rows = reader.prepare<[], JournalRow>(`
    SELECT ${journalColumns.map((column) => `journal.${column}`).join(', ')}
    FROM settlement JOIN journal ON journal.seq = settlement.entry ORDER BY settlement.entry`).all();
  return rows.flatMap((row) => {
    const entry = entryOf(row);
    return entry.fact.kind === 'maker_settled' ? [{ entry, body: entry.fact.body }] : [];
  });
}
