/** Where paper comes from, and papers of which nobody knows whether they came out. Sends no byte itself. */
import type { Handlers } from '../../contract/serve.ts';
import { ok, refuse } from '../../domain/result.ts';
import { ownNumber } from '../day-papers.ts';
import type { Desk } from '../desk.ts';
import type { PrintWorker } from '../workers/print.ts';
import { reprint } from './receipt.ts';
import { isPrinterAddress } from './setup.ts';

/** Handlers of `print.resolve` and `printer.set`. */
export function printerCommands(desk: Desk, worker: PrintWorker): Pick<Handlers, 'print.resolve' | 'printer.set'> {
  const { ledger } = desk.ports;
  return {
    'print.resolve': ({ job, outcome }) => {
      const unknown = ledger.printJobs(['unknown'], 1_000).find((known) => known.id === job);
      if (unknown === undefined) return refuse('unknown_job');
      const isOwn = ownNumber(desk.ports, unknown) !== null;
      // A receipt is printed again as a marked copy, an entry of its own; a slip has no copies and is simply owed again.
      if (outcome === 'again' && !isOwn) reprint(desk, ledger.paperOf(unknown).sealed);
      ledger.setPrintJob(job, outcome === 'printed' ? 'printed' : isOwn ? 'waiting' : 'dropped', unknown.attempts);
      worker.changed();
      return ok({});
    },
    'printer.set': ({ address, columns }) => {
      const wanted = address.trim();
      if (!isPrinterAddress(desk, wanted)) return refuse('bad_printer');
      desk.append([{ kind: 'settings_changed', body: { printer: wanted, columns } }]);
      worker.use(wanted, columns);
      return ok(worker.state());
    },
  };
}
