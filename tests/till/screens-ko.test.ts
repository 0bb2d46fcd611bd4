/** Every screen in Korean, in the light: one file for each language, so that both are walked at once. */
import { it } from 'vitest';
import { rounds } from '../rounds.ts';
import { expectAllDrawn } from './every-screen.ts';

it('every screen is drawn as it should be: ko', () => expectAllDrawn('ko', rounds(2, 3)), 600_000);
