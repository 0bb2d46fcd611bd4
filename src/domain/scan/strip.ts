/** Takes off a scan what its keyboard scanner was seen to put around every code. Looks nothing up. */
import { latinKeysOf } from '../search/keyboard.ts';
import type { WedgeHabits } from './learn.ts';

/**
 * The code within a scan, in the scanner's own letters; null where the scan does not stand between what was learnt, or
 * nothing was: then it is another scanner's, and whole. Case does not count. Letters that came in Hangul mode are put back.
 */
export function codeWithin(text: string, habits: Pick<WedgeHabits, 'prefix' | 'suffix'> | null): string | null {
  if (habits === null || (habits.prefix === '' && habits.suffix === '')) return null;
  const forms = [text, latinKeysOf(text) ?? ''];
  const [found] = forms.flatMap((form) => {
    const [upper, before, after] = [form.toUpperCase(), habits.prefix.toUpperCase(), habits.suffix.toUpperCase()];
    const isAround = upper.length > before.length + after.length && upper.startsWith(before) && upper.endsWith(after);
    // A character may be longer in upper case; then its place is not known, and the scan stays whole.
    return isAround && upper.length === form.length ? [form.slice(before.length, form.length - after.length)] : [];
  });
  return found ?? null;
}
