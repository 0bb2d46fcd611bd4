/** Taking a catalogue file into a running store: first what it would do, then, on a manager's word, doing it part by part. */
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import { planImport, type ImportPlan } from '../../domain/import.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';
import type { CatalogRows, ImportPart } from '../ports.ts';
import type { TermsBook } from '../terms-book.ts';

/** Rows of one fact: a ledger takes so many in about a frame. */
const rowsOfPart = 1_000;
/** The most bad rows that are told by name. */
export const rejectedTold = 500;

/** A plan numbers new terms behind those it saw, so it is good only while the book of terms is the same. */
type Preview = { readonly token: string; readonly plan: ImportPlan; readonly book: TermsBook };

/** Handlers of `catalog.preview` and `catalog.import`. The last preview is kept until it is imported or the till ends. */
export function importCommands(desk: Desk): Pick<Handlers, 'catalog.preview' | 'catalog.import'> {
  const { ports } = desk;
  let last: Preview | null = null;
  // A plan is good for the catalogue it was made on: nothing else may read or write one meanwhile.
  let isAtWork = false;
  const isBusy = (): boolean => isAtWork || ports.imports.progress() !== null;
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    isAtWork = true;
    try {
      return await work();
    } finally {
      isAtWork = false;
    }
  };
  return {
    'catalog.preview': async ({ csv }) => {
      if (isBusy()) return refuse('import_running');
      last = null;
      const planned = await alone(() => planOf(desk, csv));
      if (planned === null) return refuse('bad_csv');
      const { rows, plan, book } = planned;
      last = { token: ports.ids.next(), plan, book };
      return ok({
        token: last.token, added: plan.added, changed: plan.changed, unchanged: plan.unchanged, makers: plan.makers.length,
        rejected: rows.rejected.slice(0, rejectedTold).map((row) => ({ ...row })), rejectedCount: rows.rejected.length,
      });
    },
    'catalog.import': async ({ token }): Promise<HandlerAnswer<'catalog.import'>> => {
      if (isBusy()) return refuse('import_running');
      if (last === null || last.token !== token || last.book !== desk.terms()) return refuse('unknown_preview');
      const { plan, book } = last;
      const total = plan.makers.length + plan.items.length;
      last = null;
      if (total === 0) return ok({ rows: 0 });
      if (!(await alone(() => stage(desk, plan, total, book)))) return refuse('unknown_preview');
      desk.touch();
      return ok({ rows: total });
    },
  };
}

/** Reads a file and plans its import, a little at a time. Null when its header is another. */
async function planOf(desk: Desk, csv: string): Promise<(Omit<Preview, 'token'> & { readonly rows: CatalogRows }) | null> {
  const { ports } = desk;
  const rows = await ports.readCatalogSlowly(csv);
  if (rows === null) return null;
  const catalog = desk.catalog();
  const book = desk.terms();
  const steps = planImport({ makers: book.forImport(desk.day()), withCode: catalog.withCode, lastItemId: catalog.lastId() }, rows);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { rows, plan: step.value, book };
    await ports.pause();
  }
}

/** False when terms were changed meanwhile: then nothing of the plan is taken in. */
async function stage(desk: Desk, plan: ImportPlan, total: number, book: TermsBook): Promise<boolean> {
  const { imports, pause } = desk.ports;
  const operator = desk.session.operator?.id ?? '';
  imports.begin();
  for (const part of partsOf(plan)) {
    imports.stage(part);
    await pause();
  }
  if (book !== desk.terms()) {
    imports.begin();
    return false;
  }
  imports.ready(total, operator);
  return true;
}

/** Makers first: the items name them. */
function partsOf({ makers, items }: ImportPlan): ImportPart[] {
  const cut = <T>(rows: readonly T[]): T[][] =>
    Array.from({ length: Math.ceil(rows.length / rowsOfPart) }, (_, index) => rows.slice(index * rowsOfPart, (index + 1) * rowsOfPart));
  return [...cut(makers).map((some) => ({ makers: some, items: [] })), ...cut(items).map((some) => ({ makers: [], items: some }))];
}
