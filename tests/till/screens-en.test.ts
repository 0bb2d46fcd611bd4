/** Every screen in English, in the dark: one file for each language, so that both are walked at once. */
import { it } from 'vitest';
import { expectAllDrawn } from './every-screen.ts';

it('every screen is drawn as it should be: en', () => expectAllDrawn('en'), 600_000);
