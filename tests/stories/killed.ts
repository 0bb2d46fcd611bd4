/** A till that sells, keeps and puts aside, and is killed in that very moment: `node killed.ts DIRECTORY`. Proves nothing itself. */
import { writeSync } from 'node:fs';
import { openTestHouse } from '../contract/house.ts';
import { openShop, saleOf } from '../host/shop.ts';
import { cartOf } from './cart.ts';

const shop = await openShop(openTestHouse({ directory: process.argv[2] ?? '' }));
await shop.ask('screen.open', { screenId: 'a' });
await shop.ask('cart.park', { screenId: 'a', cart: cartOf('held', 2), name: '두 번째 손님' });
await shop.ask('draft.save', { screenId: 'a', cart: cartOf('s1', 1) });
const { receipt } = await shop.ask('sale.commit', saleOf('s1'));
await shop.ask('draft.save', { screenId: 'a', cart: cartOf('open', 3) });
writeSync(1, receipt.receiptNumber);
process.kill(process.pid, 'SIGKILL');
