/** A key event → the character a scanner meant, whatever the input method. Holds no state and reads no page. */

/** The part of a KeyboardEvent that decoding needs. */
export type KeyFacts = {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
};

const plain: Readonly<Record<string, string>> = {
  Minus: '-',
  Equal: '=',
  Period: '.',
  Slash: '/',
  Comma: ',',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Backquote: '`',
  Space: ' ',
  NumpadSubtract: '-',
  NumpadAdd: '+',
  NumpadDecimal: '.',
  NumpadDivide: '/',
  NumpadMultiply: '*',
};

const shifted: Readonly<Record<string, string>> = {
  Minus: '_',
  Equal: '+',
  Period: '>',
  Slash: '?',
  Comma: '<',
  Semicolon: ':',
  Quote: '"',
  BracketLeft: '{',
  BracketRight: '}',
  Backslash: '|',
  Backquote: '~',
  Digit1: '!',
  Digit2: '@',
  Digit3: '#',
  Digit4: '$',
  Digit5: '%',
  Digit6: '^',
  Digit7: '&',
  Digit8: '*',
  Digit9: '(',
  Digit0: ')',
};

/**
 * The character of a key, or null for a key that types none. A plain ASCII `key` is taken as it is (layouts, Caps Lock);
 * with an input method in between (`Process`, a jamo) the physical `code` says which key it was.
 */
export function characterOf({ key, code, shiftKey }: KeyFacts): string | null {
  if (key.length === 1 && key >= ' ' && key <= '~') return key;
  if (key.length > 1 && key !== 'Process' && key !== 'Unidentified') return null;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shiftKey ? letter : letter.toLowerCase();
  if (shiftKey && shifted[code] !== undefined) return shifted[code];
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? plain[code] ?? null;
}

/** Is it a key that ends a scan, also while an input method holds it? */
export function isSuffix({ key, code }: Pick<KeyFacts, 'key' | 'code'>): boolean {
  return key === 'Enter' || key === 'Tab' || (key === 'Process' && (code === 'Enter' || code === 'NumpadEnter' || code === 'Tab'));
}
