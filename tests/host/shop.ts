/** A house with the story's store, a cashier and an open shift: where most host tests begin. */
import { transportPair } from '../../src/contract/transport.ts';
import { connect, type Client } from '../../src/contract/client.ts';
import type { CommandName, Input, Output } from '../../src/contract/contract.ts';
import { serve } from '../../src/contract/serve.ts';
import { openTestHouse, type TestHouse } from '../contract/house.ts';
import { csv } from '../contract/story.ts';

export const manager = { operatorId: '01', pin: '975310' };
export const cashier = { operatorId: '02', pin: '135790' };

export type Shop = {
  readonly house: TestHouse;
  readonly client: Client;
  /** Calls and insists on an answer. */
  readonly ask: <N extends CommandName>(name: N, input: Input<N>) => Promise<Output<N>>;
  /** The refusal's code, or `ok`. */
  readonly code: <N extends CommandName>(name: N, input: Input<N>) => Promise<string>;
};

export function clientOf(house: TestHouse): Client {
  const [ours, theirs] = transportPair();
  serve(theirs, house.host, () => undefined);
  return connect(ours, () => () => undefined);
}

export function shopOn(house: TestHouse): Shop {
  const client = clientOf(house);
  return {
    house,
    client,
    ask: async (name, input) => {
      const answer = await client.call(name, input);
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`);
      return answer.value;
    },
    code: async (name, input) => {
      const answer = await client.call(name, input);
      return answer.ok ? 'ok' : answer.refusal.code;
    },
  };
}

export async function openShop(house: TestHouse = openTestHouse(), goods: string = csv): Promise<Shop> {
  const shop = shopOn(house);
  await shop.ask('store.create', {
    profile: {
      name: '소담상회 인사점', businessNumber: '1234567891', representative: '대표', address: '서울 종로구 인사동길 44', phone: '02-000-0000',
      storeCode: '0001', tillCode: '01',
    },
    manager: { name: '점장', pin: manager.pin },
    csv: goods,
    printer: 'tcp://127.0.0.1:9',
  });
  await shop.ask('operator.sign_in', manager);
  await shop.ask('operator.add', { name: '계산원 1', role: 'cashier', pin: cashier.pin });
  await shop.ask('operator.sign_in', cashier);
  await shop.ask('shift.open', { counts: [{ face: 10_000, pieces: 20 }] });
  return shop;
}

/** A cash sale of one item as the screen sends it. */
export function saleOf(saleId: string, itemId = 1, total = 15_000, cashGiven = total): Input<'sale.commit'> {
  return {
    saleId, lines: [{ lineId: 'L1', itemId, open: null, quantity: 1, typedPrice: null }], tenders: [{ kind: 'cash', given: cashGiven }],
    expectedTotal: total,
  };
}
