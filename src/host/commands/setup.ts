/** The first start: a practice store or a real one, made in one transaction. Never touches a store that exists. */
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import { demoOperators, demoStore } from '../../domain/demo.ts';
import type { Fact, Operator } from '../../domain/facts.ts';
import type { OperatorId } from '../../domain/ids.ts';
import { usualColumns } from '../../domain/paper.ts';
import type { Role } from '../../domain/permissions.ts';
import { must, ok, refuse } from '../../domain/result.ts';
import { isBusinessNumber, tillName, type Store } from '../../domain/store.ts';
import { businessDateAt, type Desk } from '../desk.ts';
import type { CatalogRows } from '../ports.ts';

type Person = { readonly name: string; readonly role: Role; readonly pin: string };

/** Handlers of `till.state`, `store.demo` and `store.create`. `usePrinter` is called when a new store's printer is known. */
export function setupCommands(
  desk: Desk,
  usePrinter: () => void,
): Pick<Handlers, 'till.state' | 'store.demo' | 'store.create'> {
  return {
    'till.state': () => ok(desk.state()),
    'store.demo': async () => {
      const { demoCatalog, readCatalog } = desk.ports;
      const rows = must(readCatalog(demoCatalog()), 'demo catalogue');
      if (!(await makeStore(desk, demoStore, rows, demoOperators, ''))) return refuse('already_set_up');
      return ok(desk.state());
    },
    'store.create': async (input) => {
      const created = await createStore(desk, input);
      if (created.ok) usePrinter();
      return created.ok ? ok({ ...created.value, state: desk.state() }) : created;
    },
  };
}

type CreateInput = Parameters<Handlers['store.create']>[0];

async function createStore(desk: Desk, input: CreateInput): Promise<HandlerAnswer<'store.create'>> {
  const { ports } = desk;
  const { profile, manager } = input;
  if (ports.ledger.store() !== null) return refuse('already_set_up');
  if (!isBusinessNumber(profile.businessNumber)) return refuse('bad_business_number');
  const texts = [profile.name, profile.representative, profile.address, manager.name];
  if (texts.some((text) => text.trim() === '')) return refuse('bad_profile');
  if (!isPrinterAddress(desk, input.printer)) return refuse('bad_printer');
  const rows = ports.readCatalog(input.csv);
  if (rows === null) return refuse('bad_csv');
  if (rows.items.length === 0) return refuse('no_items', { rejected: rows.rejected.length });
  const store: Store = { ...profile, practice: false };
  if (!(await makeStore(desk, store, rows, [{ ...manager, role: 'manager' }], input.printer))) return refuse('already_set_up');
  return ok({ state: desk.state(), imported: rows.items.length, rejected: [...rows.rejected] });
}

/** Is it empty (no printer) or an address a printer can be opened at? */
export function isPrinterAddress(desk: Desk, address: string): boolean {
  return address === '' || desk.ports.openPrinter(address, usualColumns) !== null;
}

/** The id of the n-th operator of a store: two digits at least, as receipts print it. */
export function operatorIdAt(place: number): OperatorId {
  return String(place).padStart(2, '0') as OperatorId;
}

/** One transaction: store, settings, catalogue, people. False when a store appeared meanwhile. */
async function makeStore(desk: Desk, store: Store, rows: CatalogRows, people: readonly Person[], printer: string): Promise<boolean> {
  const { ledger, pins, signer, clock } = desk.ports;
  if (ledger.store() !== null) return false;
  const hashed = await Promise.all(
    people.map(async (person, index) => ({ operatorId: operatorIdAt(index + 1), hash: await pins.hash(person.pin) })),
  );
  if (ledger.store() !== null) return false;
  const operators = people.map((person, index): Operator => ({ id: operatorIdAt(index + 1), name: person.name.trim(), role: person.role }));
  const facts: Fact[] = [
    { kind: 'store_opened', body: { store, publicKey: signer.publicKey } },
    { kind: 'settings_changed', body: { printer } },
    { kind: 'catalog_imported', body: { makers: rows.makers, items: rows.items } },
    ...operators.map((operator): Fact => ({ kind: 'operator_added', body: { operator } })),
  ];
  const at = clock.now();
  const stamp = { at, businessDate: businessDateAt(desk.ports, at), till: tillName(store), shift: 0, operator: '' as OperatorId };
  ledger.appendOperators(facts, stamp, hashed);
  desk.reloadCatalog();
  desk.touch();
  return true;
}
