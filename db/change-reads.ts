/** Who changed what, from the journal's own entries in one pass. Writes nothing. */
import { changesOf, changingKinds, type Change, type Told } from '../src/domain/changes.ts';
import type { BusinessDate, OperatorId } from '../src/domain/ids.ts';
import type { Period } from '../src/domain/sales-report.ts';
import type { Connection } from './open.ts';
import { factOf } from './rows.ts';

type Row = {
  readonly seq: number; readonly at: number; readonly day: BusinessDate; readonly operator: OperatorId; readonly kind: string;
  readonly body: string;
};

/** The changes of a period's business days, newest first. */
export function readChanges(reader: Connection, { from, to }: Period): Change[] {
  const rows = reader.prepare<[string], Row>(`
    SELECT seq, at, business_date AS day, operator, kind, body FROM journal
    WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY seq`).iterate(JSON.stringify(changingKinds));
  const told = function* (): Generator<Told> {
    for (const { kind, body, ...row } of rows) yield { ...row, fact: factOf(kind, body) };
  };
  return changesOf(told()).filter(({ day }) => day >= from && day <= to).reverse();
}
