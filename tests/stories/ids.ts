/**
 * What other tills did to their users: lost sales (A), paper and drawer (G), scanners and keyboards (H), slowness (I). Each id
 * stands at the beginning of the name of at least one test, or here with the reason why there is none yet.
 */

export const stories: Readonly<Record<string, string>> = {
  A1: 'printed, then the power went: the sale is gone',
  A2: 'seconds during which a sale is nowhere; its number is given out again',
  A3: 'the browser throws the sales away that it kept',
  A4: 'a paid sale comes back as an open cart',
  A5: 'what was not sent yet is forgotten when sending breaks off',
  A6: 'what was not sent yet is lost at close',
  A7: 'all looks sent while it is not',
  A8: 'of two windows one loses its sales',
  A9: 'closing drops the carts put aside',
  A10: 'a reload loses lines',
  A11: 'looking at an old receipt empties the cart',
  A12: 'a long cart, or a long wait, ends it',
  A13: 'two windows share one cart',
  A14: 'paid here, unpaid at the other end; the queue sticks',
  A15: 'storage is full, or an update leaves nothing behind',
  A16: 'invoices are missing',
  A17: 'a cart taken up again is deleted before it is sold',
  G60: 'the screen waits for the printer for ever',
  G61: 'an error is shown though it was printed; long receipts are garbage',
  G62: 'the way round a printer that fails crashes',
  G63: 'paid, not printed, and nothing waits to be printed',
  G64: 'shown as set up and not saved; old papers come out later',
  G65: 'one sentence for every trouble of the printer',
  G66: 'after paper ran out: twice, again or never',
  G67: 'Hangul is garbage',
  G68: 'the drawer opens for a card',
  G69: 'the drawer waits for another device, or its pulse is wrong',
  H70: 'the second scan becomes a quantity',
  H71: 'a scan becomes the quantity or the price of a refund',
  H72: 'the scanner’s Enter presses a button',
  H73: 'a code is typed into the search',
  H74: 'an input method breaks the code',
  H75: 'a keyboard’s mode drops letters',
  H76: 'a click is needed after every scan',
  H77: 'a scan signs the cashier out',
  H78: 'the focus moves and the code is cut in two',
  H79: 'a scanner that is unplugged never comes back',
  H80: 'short codes are refused',
  I81: 'a big catalogue takes half an hour to open',
  I82: '20,000 items take half an hour to open',
  I83: 'opening takes minutes',
  I84: 'a big cart freezes',
  I85: 'the memory is full of items',
  I86: 'writing the sale stalls the screen',
  I87: 'a search takes a minute',
};

/** Stories of what is not built yet, and what it waits for. */
export const later: Readonly<Record<string, string>> = {
  A14: 'there is no mall to send to yet: what a sale was paid by waits in the outbox with its entry, and is sent by the issue that sends',
};
