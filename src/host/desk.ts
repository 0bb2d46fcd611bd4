/** What every command shares: who is signed in, the open screen, the catalogue, and the one way to append. Decides nothing. */
import type { EventName, EventOf } from '../contract/contract.ts';
import type { PrinterState } from '../contract/paper-shapes.ts';
import type { TillState } from '../contract/shapes.ts';
import { clockTrouble } from '../domain/clock-trouble.ts';
import { dayRulesOf } from '../domain/day-settings.ts';
import { demoOperators } from '../domain/demo.ts';
import { limitsOf, setLimitsOf, type DiscountLimits } from '../domain/limits.ts';
import { readTruncation } from '../domain/truncation.ts';
import type { Fact, Operator } from '../domain/facts.ts';
import { receiptNumber, type BusinessDate, type OperatorId } from '../domain/ids.ts';
import type { Entry } from '../domain/journal.ts';
import { parkedSummary } from '../domain/parking.ts';
import { idleLockOf } from '../domain/people.ts';
import type { PricingPolicy } from '../domain/pricing.ts';
import { inForce } from '../domain/promotion.ts';
import { must } from '../domain/result.ts';
import type { Stamp } from '../domain/stamp.ts';
import { tillName, type Store } from '../domain/store.ts';
import { catalogIndex, type CatalogIndex } from './catalog-index.ts';
import { parkedCarts } from './carts.ts';
import { openConsents, type Consents } from './consents.ts';
import { openItemBook, type ItemBook } from './item-book.ts';
import { openPinCheck, type PinCheck } from './pin-check.ts';
import type { Ports } from './ports.ts';
import { wedgeOf } from './scanner-settings.ts';
import { openTermsBook, type TermsBook } from './terms-book.ts';
import { operatorView, receiptView } from './views.ts';

export type Listener = <E extends EventName>(name: E, payload: EventOf<E>) => void;

/** What is known only while the till runs. */
export type Session = {
  operator: Operator | null;
  /** The screen that may change the cart; the newest one. */
  screenId: string | null;
  /** Why the ledger takes no more entries; null while it does. */
  stopped: string | null;
  /** A newer program is about to take this one's place: nothing is begun any more. */
  isUpdating: boolean;
};

export type Desk = {
  readonly ports: Ports;
  readonly session: Session;
  readonly catalog: () => CatalogIndex;
  /** What was changed of items by hand. */
  readonly items: () => ItemBook;
  /** Takes up what was changed of items since the catalogue was read. */
  readonly reloadItems: () => void;
  /** Reads the whole catalogue again: that of a new store. */
  readonly reloadCatalog: () => void;
  /** Makers' terms and tax terms as they stand. */
  readonly terms: () => TermsBook;
  /** Reads them again after they were changed. */
  readonly reloadTerms: () => void;
  /** The business date of what is sold now: the open shift's, else today's. */
  readonly day: () => BusinessDate;
  /** Does a search for a plain consonant find its doubled one, too? Yes unless a manager said no. */
  readonly isDoubledFound: () => boolean;
  /** How far each role discounts alone, now. */
  readonly limits: () => DiscountLimits;
  /** The shop's rules of pricing, now. */
  readonly policy: () => PricingPolicy;
  readonly store: () => Store;
  readonly stamp: () => Stamp;
  /** Appends facts now, by whoever is signed in or by `operator`; tells the screens. */
  readonly append: (facts: readonly Fact[], operator?: OperatorId) => readonly Entry[];
  /** What people consented to and nobody used yet. */
  readonly consents: Consents;
  /** Whether a PIN is a person's; wrong ones are journalled and make everybody wait. */
  readonly checkPin: PinCheck;
  readonly operatorName: (id: OperatorId) => string;
  readonly state: () => TillState;
  readonly tell: Listener;
  readonly listen: (listener: Listener) => () => void;
  /** Something the screens show changed; told at the next tick. */
  readonly touch: () => void;
  /** Tells the screens what changed since the last call. */
  readonly flush: () => void;
};

/** Sets up the desk. `printerState` is asked whenever the till's state is told. */
export function openDesk(ports: Ports, printerState: () => PrinterState): Desk {
  const session: Session = { operator: null, screenId: null, stopped: null, isUpdating: false };
  const listeners = new Set<Listener>();
  let index: CatalogIndex | null = null;
  let book: TermsBook | null = null;
  let changes: ItemBook | null = null;
  /** The day for which the catalogue shows its changes. */
  let shownFor: BusinessDate | null = null;
  let touched = false;

  const tell: Listener = (name, payload) => listeners.forEach((listener) => listener(name, payload));
  const desk: Desk = {
    ports,
    session,
    catalog: () => {
      const day = desk.day();
      if (index === null) index = catalogIndex(desk.items().all(day), (item) => desk.terms().dressed(item, desk.day()));
      // A change takes effect with its business day.
      else if (shownFor !== day) index.put(desk.items().changed(day));
      shownFor = day;
      index.withhold(ports.mirror.gone());
      return index;
    },
    items: () => (changes ??= openItemBook(ports.ledger)),
    reloadItems: () => {
      changes = null;
      shownFor = null;
    },
    reloadCatalog: () => {
      index = null;
      book = null;
      changes = null;
    },
    terms: () => (book ??= openTermsBook(ports.ledger)),
    reloadTerms: () => void (book = null),
    day: () => dayOf(ports),
    isDoubledFound: () => ports.ledger.setting('doubled') !== 'no',
    limits: () => limitsOf(ports.ledger.setting('discount_limits')),
    policy: () => ({
      truncation: readTruncation(ports.ledger.setting('truncation')), tax: desk.terms().taxTerms(desk.day()),
      promotions: inForce(ports.ledger.promotions(), desk.day()),
    }),
    store: () => must(ports.ledger.store(), 'store'),
    stamp: () => stampNow(ports, session),
    append: (facts, operator) => appendNow(desk, facts, operator),
    consents: openConsents(ports, session),
    checkPin: openPinCheck(ports, (facts) => desk.append(facts)),
    operatorName: (id) => ports.ledger.operators().find((operator) => operator.id === id)?.name ?? '',
    state: () => tillState(ports, session, printerState(), desk),
    tell,
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    touch: () => void (touched = true),
    flush: () => {
      if (!touched) return;
      touched = false;
      tell('till.changed', desk.state());
    },
  };
  return desk;
}

/** Stops selling: the ledger took no entry and takes none until the till is opened anew. */
export function stopLedger(desk: Desk, reason: string): void {
  desk.session.stopped = reason;
  desk.tell('ledger.stopped', { reason });
}

function appendNow(desk: Desk, facts: readonly Fact[], operator?: OperatorId): readonly Entry[] {
  const { ledger } = desk.ports;
  try {
    const entries = ledger.append(facts, operator === undefined ? desk.stamp() : { ...desk.stamp(), operator });
    entries.forEach((entry) => desk.tell('entry.appended', { seq: entry.header.seq, kind: entry.header.kind }));
    desk.touch();
    return entries;
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'LedgerStopped') stopLedger(desk, fault.message);
    throw fault;
  }
}

function stampNow(ports: Ports, session: Session): Stamp {
  const { clock, ledger } = ports;
  const at = clock.now();
  const shift = ledger.openShift();
  const store = ledger.store();
  return {
    at,
    businessDate: shift?.businessDate ?? businessDateAt(ports, at),
    till: store === null ? '' : tillName(store),
    shift: shift?.number ?? 0,
    operator: session.operator?.id ?? ('' as OperatorId),
  };
}

function dayOf({ clock, ledger }: Ports): BusinessDate {
  return ledger.openShift()?.businessDate ?? businessDateAt({ clock, ledger }, clock.now());
}

/** The business date of a moment by the shop's own hour: what a shift that opens then fixes for all that is sold in it. */
export function businessDateAt({ clock, ledger }: Pick<Ports, 'clock' | 'ledger'>, at: number): BusinessDate {
  return clock.businessDate(at, dayRulesOf(ledger.setting).dayTurns);
}

/** Does the drawer hold so much that some of it belongs into the safe? How much it holds is not told. */
function isCashHigh({ ledger }: Ports): boolean {
  const { cashLimit } = dayRulesOf(ledger.setting);
  return cashLimit > 0 && ledger.cashNow() >= cashLimit;
}

function tillState(ports: Ports, session: Session, printer: PrinterState, desk: Desk): TillState {
  const { clock, ledger } = ports;
  const policy = desk.policy();
  const store = ledger.store();
  const shift = ledger.openShift();
  const now = clock.now();
  const head = ledger.head();
  const last = ledger.lastSealed(1)[0];
  const newestAt = last === undefined && shift === null ? null : Math.max(last?.at ?? 0, shift?.openedAt ?? 0);
  return {
    phase: store === null ? 'new' : 'ready',
    store,
    demoPins: store?.practice === true ? demoOperators.map(({ name, pin }) => ({ name, pin })) : [],
    operators: ledger.operators().filter((operator) => operator.hasLeft !== true).map(operatorView),
    operator: session.operator === null ? null : operatorView(session.operator),
    shift:
      shift === null
        ? null
        : {
            number: shift.number, businessDate: shift.businessDate, openedAt: shift.openedAt,
            openedBy: desk.operatorName(shift.openedBy), float: shift.float,
          },
    today: businessDateAt(ports, now),
    now,
    clock: clockTrouble({ now, offsetMinutes: clock.offsetMinutes(now), newestAt }) ?? 'right',
    nextReceiptNumber: store === null ? '' : receiptNumber(store.storeCode, store.tillCode, head.epoch, ledger.nextReceiptSeq()),
    kept: ledger.kept(),
    isCashHigh: isCashHigh(ports),
    lastReceipt: last === undefined ? null : receiptView(last, desk.operatorName(last.operator)),
    printer,
    wedge: wedgeOf(ledger),
    importing: progressOf(ports),
    truncation: policy.truncation,
    limits: setLimitsOf(desk.limits()),
    promotions: policy.promotions,
    idleLock: idleLockOf(ledger.setting('idle_lock')),
    isDoubledFound: desk.isDoubledFound(),
    taxTerms: policy.tax,
    printMaker: desk.terms().printMaker,
    parked: parkedCarts(ports).map((parked) => parkedSummary(parked, policy)),
    outboxWaiting: ledger.outboxWaiting(),
    secrets: ports.secrets,
    entries: head.seq,
    stopped: session.stopped !== null,
  };
}

function progressOf({ imports }: Ports): TillState['importing'] {
  const progress = imports.progress();
  return progress === null ? null : { done: progress.done, total: progress.total };
}
