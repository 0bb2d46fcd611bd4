/** Whether the screen may change anything: the link, another screen. Holds no data of the till. */
import { storeOf } from '../store-of.ts';

export type Link = {
  readonly status: 'opening' | 'open' | 'lost';
  /** When it was lost, in ms of this machine's clock. */
  readonly lostAt: number;
  /** Another window took the till. */
  readonly replaced: boolean;
};

export type LinkAction =
  | { readonly type: 'opened' }
  | { readonly type: 'lost'; readonly at: number }
  | { readonly type: 'replaced' }
  | { readonly type: 'taken_back' };

export function reduceLink(link: Link, action: LinkAction): Link {
  switch (action.type) {
    case 'opened':
      return { ...link, status: 'open' };
    case 'lost':
      return link.status === 'lost' ? link : { ...link, status: 'lost', lostAt: action.at };
    case 'replaced':
      return { ...link, replaced: true };
    case 'taken_back':
      return { ...link, replaced: false };
    default:
      return link;
  }
}

export const linkStore = storeOf<Link, LinkAction>({ status: 'opening', lostAt: 0, replaced: false }, reduceLink);
