/** Newer programs, on a manager's press: asked for, fetched, installed. Decides nothing; the house says what may be. */
import type { Answer } from '../../src/contract/client.ts';
import type { Desk } from '../desk.ts';

/** How far a newer program is, and what keeps it from being installed now. */
export function askUpdate(desk: Desk): Promise<Answer<'update.state'>> {
  return desk.call('update.state', {});
}

export function checkUpdate(desk: Desk): Promise<Answer<'update.check'>> {
  return desk.call('update.check', {});
}

export function fetchUpdate(desk: Desk, version: string): Promise<Answer<'update.fetch'>> {
  return desk.call('update.fetch', { version });
}

/** The till ends after its answer and opens again with the new program. */
export function installUpdate(desk: Desk, version: string): Promise<Answer<'update.install'>> {
  return desk.call('update.install', { version });
}
