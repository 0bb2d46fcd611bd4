/** Taking a catalogue file into the running store: asked what it would do, then done behind the selling. Reads no file. */
import type { Answer } from '../../src/contract/client.ts';
import type { Desk } from '../desk.ts';

/** Asks what taking in a file's text would do. */
export function previewImport(desk: Desk, csv: string): Promise<Answer<'catalog.preview'>> {
  return desk.call('catalog.preview', { csv });
}

/** Takes in what was previewed. How far it is, the till's state tells. */
export function startImport(desk: Desk, token: string): Promise<Answer<'catalog.import'>> {
  return desk.call('catalog.import', { token });
}
