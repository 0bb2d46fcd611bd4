/** A story of its own, for a till that newer programs reach: every row about them, and every refusal they list. */
import { step, type Memory, type Step } from './step.ts';
import { cart, csv, one, sale, screen, signIn } from './story.ts';

const version = { version: '9.9.9' };

export const updateStory: readonly Step[] = [
  step('store.demo', 'ok'),
  step('screen.open', 'ok', { screenId: 'right' }),
  step('update.state', 'not_signed_in'),
  signIn('01', '135790'),
  step('update.check', 'not_allowed'),
  signIn('03', '975310'),
  step('printer.set', 'ok', { address: 'tcp://127.0.0.1:9' }),
  step('update.state', 'ok', {}, { shows: { phase: 'unasked', waitsFor: null } }),
  step('update.fetch', 'no_update', version),
  step('update.install', 'no_update', version),
  step('update.check', 'ok'),
  step('update.state', 'ok', {}, { shows: { phase: 'offered', offered: '9.9.9' } }),
  step('update.fetch', 'no_update', { version: '9.9.8' }),
  step('shift.open', 'ok', { counts: [{ face: 10_000, pieces: 20 }] }),
  step('update.check', 'shift_still_open'),
  step('update.fetch', 'ok', version),
  step('update.install', 'shift_still_open', version),
  step('update.state', 'ok', {}, { shows: { phase: 'ready', waitsFor: { code: 'shift_still_open', facts: {} } } }),
  step('sale.commit', 'ok', sale('u1', one, 15_000)),
  step('cart.park', 'ok', screen('right', { cart: cart('u2', 1), name: '' })),
  step('shift.close', 'ok', { counts: [{ face: 10_000, pieces: 20 }], keep: 0 }),
  step('draft.save', 'ok', screen('right', { cart: cart('u3', 2) })),
  step('update.install', 'cart_waiting', version),
  step('cart.void', 'ok', screen('right', { saleId: 'u3', lines: 2, total: 30_000 })),
  step('update.install', 'carts_parked', version),
  step('cart.recall', 'ok', screen('right', { saleId: 'u2', park: null })),
  step('cart.void', 'ok', screen('right', { saleId: 'u2', lines: 1, total: 15_000 })),
  step('catalog.preview', 'ok', { csv: `${csv}\nNEW1,새 작품,,1000,taxable,1,0,,` }, {
    keep: (value, memory) => void (memory['preview'] = String(value['token'])),
  }),
  step('catalog.import', 'ok', (memory: Memory) => ({ token: memory['preview'] })),
  step('update.install', 'import_running', version),
  step('till.state', 'ok', {}, {
    before: 'unknown_paper',
    keep: (value, memory) => {
      const printer = value['printer'] as { unknown: { job: number }[] };
      memory['job'] = printer.unknown[0]?.job ?? -1;
    },
  }),
  step('update.install', 'papers_waiting', version),
  step('print.resolve', 'ok', (memory: Memory) => ({ job: memory['job'], outcome: 'printed' })),
  step('update.state', 'ok', {}, { shows: { waitsFor: null } }),
  step('update.install', 'ok', version),
  step('shift.open', 'updating', { counts: [] }),
  step('draft.save', 'updating', screen('right', { cart: cart('u4', 1) })),
  step('update.install', 'updating', version),
  step('till.state', 'ok'),
];
