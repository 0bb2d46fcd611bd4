/** What is typed into the drawer's dialog. A lost answer is asked for again under the same id. */
import type { Move, MoveId, MoveReason, OpeningReason } from '../../src/domain/day-facts.ts';
import type { Refusal } from '../../src/domain/result.ts';
import { storeOf } from '../store-of.ts';

export type DrawerForm = {
  readonly id: MoveId;
  readonly doing: Move | 'no_sale';
  readonly digits: string;
  readonly reason: MoveReason | OpeningReason;
  readonly note: string;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  /** What was written: the slip's number; null while nothing is. */
  readonly done: { readonly number: string; readonly repeated: boolean } | null;
};

export type DrawerAction =
  | { readonly type: 'begun'; readonly id: MoveId; readonly doing: DrawerForm['doing'] }
  | { readonly type: 'typed'; readonly digits: string }
  | { readonly type: 'reason'; readonly reason: DrawerForm['reason'] }
  | { readonly type: 'note'; readonly note: string }
  | { readonly type: 'busy' }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'done'; readonly number: string; readonly repeated: boolean };

const usual: Readonly<Record<DrawerForm['doing'], DrawerForm['reason']>> = {
  pay_in: 'change', pay_out: 'supplies', drop: 'lift', no_sale: 'change',
};

const blank: DrawerForm = {
  id: '' as MoveId, doing: 'pay_out', digits: '', reason: 'supplies', note: '', busy: false, refusal: null, done: null,
};

export function reduceDrawer(form: DrawerForm, action: DrawerAction): DrawerForm {
  switch (action.type) {
    case 'begun':
      return { ...blank, id: action.id, doing: action.doing, reason: usual[action.doing] };
    case 'typed':
      return { ...form, digits: action.digits, refusal: null };
    case 'reason':
      return { ...form, reason: action.reason, refusal: null };
    case 'note':
      return { ...form, note: action.note, refusal: null };
    case 'busy':
      return { ...form, busy: true, refusal: null };
    case 'refused':
      return { ...form, busy: false, refusal: action.refusal };
    case 'done':
      return { ...form, busy: false, done: { number: action.number, repeated: action.repeated } };
    default:
      return form;
  }
}

export const drawerStore = storeOf<DrawerForm, DrawerAction>(blank, reduceDrawer);
