/** The forms of the mall's page: prices by day, people, a till's revocation, online orders for test. Every value is escaped. */
import type { MallReads } from '../../db/mall/database.ts';
import { escaped, table } from './html.ts';
import { words } from './words.ts';

const roles = ['cashier', 'senior', 'manager', 'support'] as const;

/** The forms and what they made so far. */
export function formsText(reads: MallReads, language: 'ko' | 'en'): string {
  const w = words[language];
  const values = reads.values().map(({ feed, key, value }) => ({ feed, key, value: JSON.parse(value) as Record<string, unknown> }));
  const prices = values.filter(({ feed }) => feed === 'price').map(({ value }) => [
    String(value['sku']), String(value['from']), Number(value['price']).toLocaleString('en-US'),
  ]);
  const staff = values.filter(({ feed }) => feed !== 'price').map(({ feed, key, value }) => [
    feed.slice(6), key, w.roles[value['role'] as (typeof roles)[number]], value['hasLeft'] === true ? w.left : w.works,
  ]);
  const form = (path: string, inner: string, button: string): string => (
    `<form method="post" action="${path}?lang=${language}">${inner} <button>${button}</button></form>`);
  const field = (name: string, label: string, more = ''): string => `<label>${label}<input name="${name}" ${more}></label>`;
  const need = 'required';
  const store = field('store', w.store, `${need} pattern="[0-9]{4}" placeholder="0001" size="6"`);
  const options = roles.map((role) => `<option value="${role}">${w.roles[role]}</option>`).join('');
  const states = `<option value="no">${w.works}</option><option value="yes">${w.left}</option>`;
  const select = (name: string, label: string, inner: string): string => `<label>${label}<select name="${name}">${inner}</select></label>`;
  const sku = field('sku', w.sku, need);
  const priceFields = sku + field('from', w.from, `${need} type="date"`) + field('price', w.price, 'inputmode="numeric"');
  const orderFields = field('id', w.order, need) + store + sku + field('quantity', w.quantity, `${need} inputmode="numeric" size="4"`);
  return `${table(w.pricesTitle, w.priceColumns, prices, w.none)}
${form('/prices', priceFields, w.setPrice)}
${table(w.staffTitle, w.staffColumns, staff, w.none)}
${form('/staff', `${store}${field('name', w.name, need)}${select('role', w.role, options)}${select('left', w.leaves, states)}`, w.setStaff)}
${ordersText(reads, w, form)}
${form('/orders', orderFields, w.reserve)}
${form('/revoke', field('till', w.tillName, `${need} pattern="[0-9]{4}-[0-9]{2}"`), w.revoke)}`;
}

type Words = (typeof words)['ko' | 'en'];

/** Online orders, each with the buttons that it still can have. */
function ordersText(reads: MallReads, w: Words, form: (path: string, inner: string, button: string) => string): string {
  const rows = reads.online();
  if (rows.length === 0) return `<section><h2>${w.ordersTitle}</h2><p>${w.none}</p></section>`;
  const head = w.orderColumns.map((name) => `<th scope="col">${name}</th>`).join('');
  const body = rows.map(({ id, store, sku, quantity, state }) => {
    const hidden = `<input type="hidden" name="id" value="${escaped(id)}">`;
    const can = [
      ...(state === 'reserved' ? [form('/orders/pay', hidden, w.pay)] : []),
      ...(state === 'paid' ? [form('/orders/send', hidden, w.send)] : []),
      ...(state === 'reserved' || state === 'paid' ? [form('/orders/cancel', hidden, w.cancel)] : []),
    ];
    const cells = [id, store, sku, `${quantity}`, w.states[state as keyof Words['states']]].map((cell) => `<td>${escaped(cell)}</td>`);
    return `<tr>${cells.join('')}<td>${can.join(' ')}</td></tr>`;
  });
  return `<section><h2>${w.ordersTitle}</h2><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></section>`;
}
