/** Records whole scans, key by key, for the till to learn from. While it does, no key is typing and no scan is rung up. */
import { scanKeysMax, type KeyPress } from '../../src/domain/scan/learn.ts';
import { characterOf } from './decode.ts';

/** Silence after which a scan is over, in ms; a person's next key comes sooner, so that typing is one slow scan. */
const silenceMs = 500;

type Recorder = { readonly onScan: (keys: readonly KeyPress[]) => void; keys: readonly KeyPress[]; timer: number };
let recorder: Recorder | null = null;

/** Records every scan until the answer is called; a newer recording ends an older one. */
export function recordScans(onScan: Recorder['onScan']): () => void {
  const own: Recorder = { onScan, keys: [], timer: 0 };
  recorder = own;
  return () => {
    window.clearTimeout(own.timer);
    if (recorder === own) recorder = null;
  };
}

/** Takes a key into the recording; false when there is none, or when the key is Esc and belongs to a person. */
export function keepKey(event: KeyboardEvent): boolean {
  const own = recorder;
  if (own === null || event.key === 'Escape' || event.ctrlKey || event.altKey || event.metaKey) return false;
  const press: KeyPress = { key: characterOf(event) ?? event.key, at: event.timeStamp };
  if (!event.repeat && own.keys.length < scanKeysMax) own.keys = [...own.keys, press];
  window.clearTimeout(own.timer);
  own.timer = window.setTimeout(() => {
    const { keys } = own;
    own.keys = [];
    if (keys.some(({ key }) => key !== 'Shift' && key !== 'CapsLock')) own.onScan(keys);
  }, silenceMs);
  return true;
}

/** What a person is shown of a recorded scan: its characters, other keys by name. Long rows of digits may be a payment code. */
export function shownKeys(keys: readonly KeyPress[]): string {
  const said = keys.filter(({ key }) => key !== 'Shift' && key !== 'CapsLock');
  const text = said.map(({ key }) => (key.length === 1 ? key : ` ${key} `)).join('');
  return text.replace(/\d{16,}/g, '…').replace(/ {2,}/g, ' ').trim();
}
