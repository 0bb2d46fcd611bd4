/** Selling by touch: what lies at hand on the counter, and the two settings of finding. Rings nothing up. */
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import type { ItemView } from '../../contract/shapes.ts';
import { bagCategory, type Item } from '../../domain/catalog.ts';
import { favour, favouritesOf, favouritesText } from '../../domain/favourites.ts';
import type { ItemId } from '../../domain/ids.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';
import { itemView } from '../views.ts';
import { isGone, stockOf } from '../workers/mirror.ts';

/** More bags than this are a category like any other. */
const bagsMax = 12;

/** Handlers of `tiles.read`, `tiles.list`, `catalog.favour` and `search.set`. */
export function tileCommands(desk: Desk): Pick<Handlers, 'tiles.read' | 'tiles.list' | 'catalog.favour' | 'search.set'> {
  return {
    'tiles.read': () => {
      const shelves = desk.catalog().shelves;
      return ok({
        favourites: viewsOf(desk, favouriteIds(desk)),
        bags: shelves.first(bagCategory, bagsMax).map((item) => viewOf(desk, item)),
        categories: [...shelves.categories()],
      });
    },
    'tiles.list': ({ category, from, most }) => {
      const { items, found } = desk.catalog().shelves.list(category, from, most);
      return ok({ items: items.map((item) => viewOf(desk, item)), found });
    },
    'catalog.favour': ({ itemId, on }) => setFavourite(desk, itemId, on),
    'search.set': ({ isDoubledFound }) => {
      if (isDoubledFound !== desk.isDoubledFound()) {
        desk.append([{ kind: 'settings_changed', body: { doubled: isDoubledFound ? 'yes' : 'no' } }]);
      }
      return ok({ isDoubledFound });
    },
  };
}

function setFavourite(desk: Desk, itemId: ItemId, isOn: boolean): HandlerAnswer<'catalog.favour'> {
  if (desk.catalog().item(itemId) === undefined) return refuse('unknown_item');
  const before = favouriteIds(desk);
  const after = favour(before, itemId, isOn);
  if (!after.ok) return after;
  if (after.value !== before) desk.append([{ kind: 'settings_changed', body: { favourites: favouritesText(after.value) } }]);
  return ok({ favourites: viewsOf(desk, after.value) });
}

function favouriteIds(desk: Desk): readonly ItemId[] {
  return favouritesOf(desk.ports.ledger.setting('favourites'));
}

function viewsOf(desk: Desk, ids: readonly ItemId[]): ItemView[] {
  const items = ids.map((id) => desk.catalog().item(id)).filter((item) => item !== undefined);
  return items.filter((item) => !isGone(desk, item)).map((item) => viewOf(desk, item));
}

function viewOf(desk: Desk, item: Item): ItemView {
  return itemView(item, stockOf(desk, item));
}
