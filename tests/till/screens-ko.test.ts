/** Every screen in Korean, in the light: one file for each language, so that both are walked at once. */
import { it } from 'vitest';
import { expectAllDrawn } from './every-screen.ts';

it('every screen is drawn as it should be: ko', () => expectAllDrawn('ko'), 600_000);
