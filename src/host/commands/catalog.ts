/** Finding what is sold: one reading of a code, or a text. Changes nothing. */
import type { Handlers } from '../../contract/serve.ts';
import type { ItemView } from '../../contract/shapes.ts';
import type { Item } from '../../domain/catalog.ts';
import { ok } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';
import { answerReading } from '../scans.ts';
import { itemView } from '../views.ts';

/** Handlers of `catalog.scan` and `catalog.search`. */
export function catalogCommands(desk: Desk): Pick<Handlers, 'catalog.scan' | 'catalog.search'> {
  const view = (item: Item): ItemView => itemView(item, desk.ports.ledger.stock(item.id));
  return {
    'catalog.scan': ({ text }) => answerReading(desk, { text, aim: null, source: 'screen' }),
    'catalog.search': ({ text, most }) => {
      const { items, found, nearest } = desk.catalog().search(text, most, { isDoubledFound: desk.isDoubledFound() });
      return ok({ items: items.map(view), found, nearest });
    },
  };
}
