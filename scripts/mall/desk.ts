/** What people of the mall do on its page, as forms: prices by day, people of a store, revoking a device, online orders for test. */
import { priceKey, PriceValueShape, StaffValueShape, valueText } from '../../src/mall/rows.ts';
import { cancel, pay, reserve, sendOut } from '../../src/mall/online.ts';
import type { MallStorage } from '../../src/mall/storage.ts';
import { feedOf } from '../../src/mall/wire.ts';

/** What a form's button came to: `done`, or why not. */
export type Done =
  | 'done' | 'bad_form' | 'unknown_item' | 'unknown_order' | 'unknown_till' | 'not_enough' | 'over' | 'bad_quantity' | 'other_order';

type DeskStorage = MallStorage & { readonly revoke: (till: string) => boolean };
type Act = (storage: DeskStorage, form: URLSearchParams, now: number) => Done;

const isStore = (text: string): boolean => /^\d{4}$/.test(text);
const codeOf = (result: { readonly ok: true } | { readonly ok: false; readonly refusal: { readonly code: Done } }): Done => (
  result.ok ? 'done' : result.refusal.code);

/** Each form by its path. */
export const acts: Readonly<Record<string, Act>> = {
  '/prices': (storage, form) => {
    const sku = form.get('sku') ?? '';
    const read = PriceValueShape.safeParse({ sku, from: form.get('from') ?? '', price: Number(form.get('price') || '0') });
    if (!read.success) return 'bad_form';
    if (storage.sku(sku) === null) return 'unknown_item';
    storage.setRow('price', priceKey(read.data), form.get('price') === '' ? null : valueText(read.data));
    return 'done';
  },
  '/staff': (storage, form) => {
    const store = form.get('store') ?? '';
    const name = (form.get('name') ?? '').trim();
    const read = StaffValueShape.safeParse({ name, role: form.get('role'), hasLeft: form.get('left') === 'yes' });
    if (!read.success || !isStore(store)) return 'bad_form';
    storage.setRow(feedOf('staff', store), name, valueText(read.data));
    return 'done';
  },
  '/revoke': (storage, form) => (storage.revoke(form.get('till') ?? '') ? 'done' : 'unknown_till'),
  '/orders': (storage, form, now) => {
    const [id = '', store = '', sku = ''] = ['id', 'store', 'sku'].map((name) => (form.get(name) ?? '').trim());
    if (!/^[0-9A-Za-z-]{1,40}$/.test(id) || !isStore(store)) return 'bad_form';
    return codeOf(reserve(storage, { id, store, sku, quantity: Number(form.get('quantity')) }, now));
  },
  '/orders/pay': (storage, form, now) => codeOf(pay(storage, form.get('id') ?? '', now)),
  '/orders/cancel': (storage, form) => codeOf(cancel(storage, form.get('id') ?? '')),
  '/orders/send': (storage, form) => codeOf(sendOut(storage, form.get('id') ?? '')),
};
