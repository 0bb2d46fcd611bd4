/** Whether the till may be heard. Makes no sound. */
import { storeOf } from '../store-of.ts';

export type Sound = { readonly on: boolean };
export type SoundAction = { readonly type: 'switched'; readonly on: boolean };

export function reduceSound(_sound: Sound, action: SoundAction): Sound {
  return { on: action.on };
}

export const soundStore = storeOf<Sound, SoundAction>({ on: true }, reduceSound);
