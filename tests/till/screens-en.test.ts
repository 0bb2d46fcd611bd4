/** Every screen in English, in the dark: one file for each language, so that both are walked at once. */
import { it } from 'vitest';
import { rounds } from '../rounds.ts';
import { expectAllDrawn } from './every-screen.ts';

it('every screen is drawn as it should be: en', () => expectAllDrawn('en', rounds(2, 3)), 600_000);
