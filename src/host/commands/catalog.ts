/** Finding what is sold: one reading of a code, or a text. Changes nothing. */
import type { Handlers } from '../../contract/serve.ts';
import type { ItemView } from '../../contract/shapes.ts';
import type { Item } from '../../domain/catalog.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';
import { answerReading } from '../scans.ts';
import { ownerOfBadge } from './operator.ts';
import { itemView } from '../views.ts';
import { stockOf } from '../workers/mirror.ts';

/** Handlers of `catalog.scan` and `catalog.search`. */
export function catalogCommands(desk: Desk): Pick<Handlers, 'catalog.scan' | 'catalog.search'> {
  const view = (item: Item): ItemView => itemView(item, stockOf(desk, item));
  return {
    'catalog.scan': ({ text }) => {
      // As with a scanner that the house holds: a badge comes before any goods.
      const operatorId = ownerOfBadge(desk, text);
      return operatorId === null ? answerReading(desk, { text, aim: null, source: 'screen' }) : refuse('badge', { operatorId });
    },
    'catalog.search': ({ text, most }) => {
      const { items, found, nearest } = desk.catalog().search(text, most, { isDoubledFound: desk.isDoubledFound() });
      return ok({ items: items.map(view), found, nearest });
    },
  };
}
