/** The practice store of the first start: who it is, and whom it lets in. Its catalogue is a file of its own. */
import type { Role } from './permissions.ts';
import type { Store } from './store.ts';

/** The store that demo receipts name. */
export const demoStore: Store = {
  name: '소담상회 인사점',
  businessNumber: '1234567891',
  representative: '연습용',
  address: '서울 종로구 인사동길 44 쌈지길',
  phone: '02-000-0000',
  storeCode: '0001',
  tillCode: '01',
  practice: true,
};

/** Operators of the demo store; their PINs are shown on its start screen and nowhere else. */
export const demoOperators: readonly { readonly name: string; readonly role: Role; readonly pin: string }[] = [
  { name: '계산원 1', role: 'cashier', pin: '135790' },
  { name: '계산원 2', role: 'cashier', pin: '246801' },
  { name: '점장', role: 'manager', pin: '975310' },
];
