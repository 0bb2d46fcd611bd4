/** X and Z, and the entries behind a figure. Reads what is in the ledger; of what the drawer should hold it tells nothing too early. */
import type { Output } from '../../contract/contract.ts';
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import { termsOf } from '../../domain/figures.ts';
import { subtract, sum } from '../../domain/money.ts';
import { columnsOf } from '../../domain/paper.ts';
import { ok, refuse } from '../../domain/result.ts';
import { wantedForSeeing } from '../../domain/shift.ts';
import type { ShiftReport, SplitName } from '../../domain/report-values.ts';
import { reportOf, type Behind, type ClosedShift } from '../../domain/shift-report.ts';
import { frozenCategories, partsBehind } from '../../domain/shift-split.ts';
import { checkTerminal, differenceOf } from '../../domain/terminal-check.ts';
import { makerNames, splitNow, zDocument, zReport } from '../day-papers.ts';
import type { Desk } from '../desk.ts';

type ReportCommand = 'shift.x' | 'z.list' | 'z.read' | 'z.reprint' | 'day.explain' | 'terminal.check';

/** Handlers of X, Z and their figures. */
export function reportCommands(desk: Desk): Pick<Handlers, ReportCommand> {
  const { ledger } = desk.ports;
  return {
    'shift.x': (input) => xReport(desk, input),
    'z.list': ({ most }) => ok({ closed: ledger.closedShifts(most).map(closedView) }),
    'z.read': ({ shift }) => {
      const closed = ledger.closedShift(shift);
      if (closed === null) return refuse('unknown_shift');
      const columns = columnsOf(ledger.setting('columns'));
      const lines = [...desk.ports.layPaper(zDocument(desk, closed, 0), columns)];
      return ok({ closed: closedView(closed), report: reportView(desk, zReport(desk, closed)), columns, lines });
    },
    'z.reprint': ({ shift }) => {
      if (ledger.closedShift(shift) === null) return refuse('unknown_shift');
      const copy = ledger.zCopies(shift) + 1;
      desk.append([{ kind: 'z_reprinted', body: { shift, copy } }]);
      return ok({ copy });
    },
    'terminal.check': ({ shift, totals }) => {
      if (ledger.openShift()?.number !== shift && ledger.closedShift(shift) === null) return refuse('unknown_shift');
      const rows = checkTerminal(ledger.shiftSums(shift), totals);
      desk.append([{ kind: 'terminal_checked', body: { shift, rows } }]);
      return ok({ rows: rows.map((each) => ({ ...each, difference: differenceOf(each) })) });
    },
    'day.explain': ({ shift, key }) => explain(desk, shift, key),
  };
}

type XInput = Parameters<Handlers['shift.x']>[0];

function xReport(desk: Desk, { withCash, print, consent }: XInput): HandlerAnswer<'shift.x'> {
  const { ledger } = desk.ports;
  const shift = ledger.openShift();
  if (shift === null) return refuse('shift_closed');
  const { number } = shift;
  if (withCash) {
    const leave = desk.consents.leaveFor(wantedForSeeing(number), consent);
    if (!leave.ok) return leave;
    desk.append([...leave.value, { kind: 'expected_seen', body: { shift: number, expected: ledger.shiftCash(number).expected } }]);
  }
  const of = (cash: boolean): ShiftReport => (
    reportOf(ledger.shiftSums(number), ledger.shiftHappened(number), cash, splitNow(desk, number)));
  if (print) desk.append([{ kind: 'x_printed', body: { shift: number, report: of(false) } }]);
  return ok({ shift: number, report: reportView(desk, of(withCash)) });
}

/** Figures of the drawer, and any that a posting of cash is part of, say what is counted blind. */
function isOfDrawer(key: string): boolean {
  return (termsOf(key) ?? []).some(({ account }) => account === 'cash' || account === 'over_short');
}

function explain(desk: Desk, shift: number, key: string): HandlerAnswer<'day.explain'> {
  const { ledger } = desk.ports;
  const isOpen = ledger.openShift()?.number === shift;
  if (!isOpen && ledger.closedShift(shift) === null) return refuse('unknown_shift');
  const terms = termsOf(key);
  if (isOpen && isOfDrawer(key)) return refuse('shift_still_open');
  const entries = terms === null ? behindSplit(desk, shift, key) : ledger.behind(shift, terms);
  if (entries === null) return refuse('unknown_figure');
  return ok({ amount: sum(entries.map(({ amount }) => amount)), entries: entries.map((each) => ({ ...each })) });
}

/** The entries behind a row of a split; null for a key or a report that has none. */
function behindSplit(desk: Desk, shift: number, key: string): readonly Behind[] | null {
  const { ledger } = desk.ports;
  const closed = ledger.closedShift(shift);
  const by = closed === null ? splitNow(desk, shift) : zReport(desk, closed).by;
  const parts = by === undefined ? null : partsBehind(key, ledger.shiftSold(shift), frozenCategories(by));
  return parts === null ? null : ledger.told(parts);
}

function closedView({ number, businessDate, closedAt, counted, expected }: ClosedShift): Output<'z.list'>['closed'][number] {
  return { number, businessDate, closedAt, counted, expected, overShort: subtract(counted, expected) };
}

type ReportView = Output<'shift.x'>['report'];

function reportView(desk: Desk, { figures, happened, by }: ShiftReport): ReportView {
  const makerName = makerNames(desk);
  const rows = (name: SplitName): NonNullable<ReportView['by']>['hour'] => (
    (by?.[name] ?? []).map(({ key, amount }) => ({ key, name: name === 'maker' ? makerName(key) : key, amount })));
  return {
    figures: figures.map((each) => ({ ...each })), happened: { ...happened },
    ...(by === undefined ? {} : { by: { maker: rows('maker'), category: rows('category'), hour: rows('hour') } }),
  };
}
