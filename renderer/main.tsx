/**
 * Where the page begins: with its sheets, and with the door to the house, which is opened while the screen's program is still being
 * read. Draws nothing but that the program does not come.
 */
// The parts' sheets come first, so that a screen's own may change a part.
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/lists.css';
import './screens/sheets.ts';
import { overBridge, overSocket, type Bridge, type Door } from './transport.ts';
import { nothingCame } from './words/later.ts';
// Last of the sheets: it speaks over every screen's own.
import './styles/forced.css';

declare global {
  interface Window {
    /** The preload script's bridge; absent in a browser. */
    readonly till?: Bridge;
  }
}

/** How long a program that did not come is left alone, in ms. */
const againMs = 1_000;

function openDoor(): Door {
  if (window.till !== undefined) return overBridge(window.till);
  const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return overSocket(`${scheme}://${location.host}/ws?token=${encodeURIComponent(token)}`);
}

function sayThatNothingCame(): void {
  const root = document.getElementById('root');
  if (root !== null) root.textContent = nothingCame;
}

async function bring(door: Door): Promise<void> {
  const program = await import('./begin.tsx').catch(() => null);
  if (program !== null) return program.begin(door);
  sayThatNothingCame();
  window.setTimeout(() => void bring(door), againMs);
}

void bring(openDoor());
