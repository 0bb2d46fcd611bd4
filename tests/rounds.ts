/** How often a test of chance is played: `few` times in `npm test`, `all` of them in `npm run proof`, whose proof `rounds` says so. */
const isLong = process.env['SODAM_ROUNDS'] === 'all';

export function rounds(few: number, all: number): number {
  return isLong ? all : few;
}
