/** Words about a part of the screen that is still on its way, in both languages. */
import type { Texts } from './people.ts';

export const laterKo = {
  later: {
    coming: '화면을 불러오고 있어요.', failed: '화면을 불러오지 못했어요. 담아 둔 작품은 그대로예요.',
    again: '다시 불러오기',
  },
} as const;

export const laterEn: Texts<typeof laterKo> = {
  later: {
    coming: 'Loading the screen.', failed: 'The screen could not be loaded. The cart is unchanged.',
    again: 'Load again',
  },
};

/** Said in both languages at once: the program that would know which one is what does not come. */
export const nothingCame = '화면을 불러오지 못해서 다시 부르고 있어요. The screen could not be loaded; trying again.';
