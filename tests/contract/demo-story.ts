/** A story of its own, for a directory that becomes the practice store: what it sells here, and its tiles. */
import { step, type Step } from './step.ts';
import { create, csv, signIn } from './story.ts';

/** What the practice store sells here: the same with categories, and more than fits at hand. */
export const demoCsv = [
  ...csv.split('\n').map((row, index) => `${row},${index === 0 ? 'category' : '공예'}`),
  ...Array.from({ length: 21 }, (_, index) => `BAG${index + 1},종이봉투 ${index + 1}호,,${100 + index},taxable,,0,,,봉투·포장`),
].join('\n');

/** Its steps. */
export const demoStory: readonly Step[] = [
  step('store.demo', 'ok'),
  step('store.demo', 'already_set_up'),
  step('store.create', 'already_set_up', create()),
  signIn('03', '975310'),
  step('catalog.search', 'ok', { text: '수저', most: 5 }),
  step('tiles.read', 'ok', {}, {
    shows: {
      bags: Array.from({ length: 12 }, (_, index) => ({ id: index + 6 })), categories: [{ name: '공예', count: 5 }, { name: '봉투·포장', count: 21 }],
    },
  }),
  ...Array.from({ length: 24 }, (_, index) => step('catalog.favour', 'ok', { itemId: index + 1, on: true })),
  step('catalog.favour', 'favourites_full', { itemId: 25, on: true }),
  step('update.state', 'no_updates'),
  step('update.check', 'no_updates'),
  step('update.fetch', 'no_updates', { version: '9.9.9' }),
  step('update.install', 'no_updates', { version: '9.9.9' }),
];
