/** A calendar day as it is typed, `2026-11-23`, the same in every language of the till. Knows no clock. */

const dayMs = 86_400_000;

/** Keyed text with its hyphens where they belong: `20261` → `2026-1`. What is no digit is left out. */
export function dayTyped(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, 8);
  const parts = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
  return parts.filter((part) => part !== '').join('-');
}

/** Is it a day of the calendar, written in full? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

/** The day so many days later, or before when negative. */
export function dayBeside(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * dayMs).toISOString().slice(0, 10);
}
