/** The store that a replay makes for itself: its people, and a catalogue of the codes in the file. Not a shop anyone sells in. */
import type { Client } from '../../src/contract/client.ts';
import type { OperatorId } from '../../src/domain/ids.ts';
import type { ReplayPeople } from './run.ts';
import type { ReplayReceipt } from './receipts.ts';

/** Codes of a file that are no goods: postage, manual lines, discounts, adjustments. They have no stock. */
export const serviceCodes: ReadonlySet<string> = new Set(['POST', 'M', 'D', 'ADJUST', 'C2', 'DOT', 'BANK CHARGES', 'CARRIAGE']);

/** Whom a replayed store knows. The PINs are no secret: such a store takes no money. */
export const replayPeople: ReplayPeople = {
  manager: { id: '01' as OperatorId, pin: '600101' },
  cashier: { id: '02' as OperatorId, pin: '600102' },
};

/** The catalogue of a receipts file: every code once, under its first name, without a list price. */
export function catalogOf(receipts: readonly ReplayReceipt[]): string {
  const names = new Map<string, string>();
  for (const { lines } of receipts) for (const { code, name } of lines) if (!names.has(code)) names.set(code, name.trim());
  const rows = [...names].map(([code, name]) => {
    const stock = serviceCodes.has(code) ? '' : '0';
    return `${quoted(code)},${quoted(name)},,,taxable,${stock},0,,`;
  });
  return ['code,name,maker,price,taxClass,stock,oneOff,contractKind,rate', ...rows].join('\n');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Makes the store `{store4}` with its manager, items and cashier. Throws where it could not be made. */
export async function makeReplayStore(client: Client, receipts: readonly ReplayReceipt[], storeCode = '0001'): Promise<void> {
  const made = await client.call('store.create', {
    profile: {
      name: '영수증 재생 매장', businessNumber: '1234567891', representative: '재생', address: '-', phone: '', storeCode, tillCode: '01',
    },
    manager: { name: '점장', pin: replayPeople.manager.pin },
    csv: catalogOf(receipts),
    printer: '',
  });
  if (!made.ok) throw new Error(`the store could not be made: ${made.refusal.code}`);
  if (made.value.rejected.length > 0) throw new Error(`items could not be imported: ${JSON.stringify(made.value.rejected.slice(0, 5))}`);
  const signedIn = await client.call('operator.sign_in', { operatorId: replayPeople.manager.id, pin: replayPeople.manager.pin });
  const added = await client.call('operator.add', { name: '계산원 1', role: 'cashier', pin: replayPeople.cashier.pin });
  if (!signedIn.ok || !added.ok) throw new Error('the people of the store could not be made');
}
