/** Finding what is sold: one reading of a code, or a text. Changes nothing. */
import type { Handlers } from '../../contract/serve.ts';
import type { ItemView } from '../../contract/shapes.ts';
import type { Item } from '../../domain/catalog.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';
import { itemView } from '../views.ts';

/** Handlers of `catalog.scan` and `catalog.search`. */
export function catalogCommands(desk: Desk): Pick<Handlers, 'catalog.scan' | 'catalog.search'> {
  const view = (item: Item): ItemView => itemView(item, desk.ports.ledger.stock(item.id));
  return {
    'catalog.scan': ({ text }) => {
      const { code, items } = desk.catalog().scan(text);
      return items.length === 0 ? refuse('unknown_code', { code }) : ok({ code, items: items.map(view) });
    },
    'catalog.search': ({ text, most }) => {
      const { items, found } = desk.catalog().search(text, most);
      return ok({ items: items.map(view), found });
    },
  };
}
