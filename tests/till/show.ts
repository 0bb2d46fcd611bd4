/** What a walk through the screens is handed: a window, its shop, and what is done at each screen. Walks nowhere itself. */
import type { Language, TillWindow } from './browser.ts';
import type { Shop } from './shop.ts';

/** What is done at each screen: a picture, a look. */
export type Show = (name: string) => Promise<void>;
export type Walk = { readonly till: TillWindow; readonly shop: Shop; readonly show: Show; readonly language: Language };

/** The moment at which every screen is shown: a Sunday afternoon in Seoul. */
export const walkAt = Date.UTC(2026, 10, 22, 5, 7, 31);
/** The walk's clock stands still, but where something has to be waited for. */
export const walkClock = { at: walkAt };
