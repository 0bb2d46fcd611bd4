/** The attacks of a page that turned on the till, as data: who is signed in, what it says, and what must come of it. Runs nothing. */
import { messageLengthMax } from '../../src/contract/serve.ts';
import { contract, events, type CommandName } from '../../src/contract/contract.ts';
import { rightTo, type Role } from '../../src/domain/permissions.ts';
import { asks, attack, request, type Attack, type Change } from './attack.ts';
import { line, sale, sold } from './evil-page.ts';
import { exchangeAttacks } from './exchange-attacks.ts';

/** Proposals of a cashier that differ from an honest one in one thing. */
const proposals = (expect: string, changes: Readonly<Record<string, Change>>): Attack[] =>
  Object.entries(changes).map(([name, change]) => asks('cashier', `a sale with ${name}`, expect, 'sale.commit', sale(change)));
const lines = (expect: string, changes: Readonly<Record<string, Change>>): Attack[] =>
  Object.entries(changes).map(([name, change]) => asks('cashier', `a line with ${name}`, expect, 'sale.commit', sale({ lines: [line(change)] })));

const prices: readonly Attack[] = [
  // With a total that fits: the price alone is wrong.
  ...[0, 1, 1_500, 14_999, 15_001, 10_000_000_000].map((typedPrice) =>
    asks('cashier', `the spoons for ${typedPrice}`, 'price_not_allowed', 'sale.commit',
      sale({ lines: [line({ typedPrice })], expectedTotal: typedPrice, cashGiven: typedPrice }))),
  ...lines('price_changed', { 'a price of 0': { typedPrice: 0 }, 'one won less': { typedPrice: 14_999 } }),
  ...lines('amount_too_large', {
    'a negative price': { typedPrice: -15_000 }, 'one won given back': { typedPrice: -1 }, 'the most given back': { typedPrice: -10_000_000_000 },
  }),
  ...lines('bad_input', {
    'half a won': { typedPrice: 0.5 }, 'a price as text': { typedPrice: '1' }, 'a price in a list': { typedPrice: [1] },
    'a price beyond the most': { typedPrice: 10_000_000_001 }, 'a price of 1e21': { typedPrice: 1e21 }, 'a price that is true': { typedPrice: true },
    'a unit price of its own': { unit: 1 }, 'a list price of its own': { listPrice: 1 }, 'a discount': { discount: 14_999 }, 'a net': { net: 1 },
    'a VAT': { vat: 0 }, 'a tax class': { taxClass: 'exempt' }, 'a name': { name: '값싼 수저' }, 'a maker': { maker: 'nobody' },
    'a commission': { rate: 9_999 }, 'a price that is missing': { typedPrice: undefined },
  }),
  ...lines('quantity_out_of_range', {
    'no piece': { quantity: 0 }, 'minus one piece': { quantity: -1 }, 'minus a thousand pieces': { quantity: -1_000 },
    'a billion pieces': { quantity: 1_000_000_000 }, 'the largest number': { quantity: Number.MAX_SAFE_INTEGER },
  }),
  ...lines('bad_input', {
    'half a piece': { quantity: 0.5 }, 'a quantity as text': { quantity: '1' }, 'no quantity': { quantity: null }, '1e21 pieces': { quantity: 1e21 },
    'a quantity in an object': { quantity: { valueOf: 1 } },
  }),
];

const totals: readonly Attack[] = [
  ...proposals('price_changed', {
    'a total of 0': { expectedTotal: 0, cashGiven: 0 }, 'a total of 1': { expectedTotal: 1 }, 'a total of 14,990': { expectedTotal: 14_990 },
    'one won less in total': { expectedTotal: 14_999 }, 'one won more in total': { expectedTotal: 15_001 },
    'a tenth of the total': { expectedTotal: 1_500, cashGiven: 1_500 }, 'two lines at the price of one': { lines: [line(), line({ lineId: 'L2' })] },
  }),
  ...proposals('short', {
    'no cash': { cashGiven: 0 }, 'a coin': { cashGiven: 10 }, 'ten won too little': { cashGiven: 14_990 },
  }),
  ...proposals('bad_input', {
    'negative cash': { cashGiven: -15_000 }, 'cash as text': { cashGiven: '15000' }, 'cash that is true': { cashGiven: true },
    'cash in a list': { cashGiven: [15_000] }, 'more cash than there is': { cashGiven: 10_000_000_001 }, 'half a won of cash': { cashGiven: 15_000.5 },
    'a negative total': { expectedTotal: -15_000 }, 'a total as text': { expectedTotal: '15000' }, 'no total': { expectedTotal: null },
    'change of its own': { change: 50_000 }, 'a receipt number of its own': { receiptNumber: '0001-01-1-000001' }, 'a time of its own': { at: 0 },
    'an operator of its own': { operator: '01' }, 'a shift of its own': { shift: 99 }, 'cash beside its tenders': { cashReceived: 15_000 },
    'a business date of its own': { businessDate: '1999-01-01' }, 'rounding of its own': { rounding: 15_000 }, 'a hash of its own': { requestHash: '0' },
  }),
  attack('cashier', 'a total written as 1e400', 'bad_input', () => request('sale.commit', sale()).replace('"expectedTotal":15000', '"expectedTotal":1e400')),
  attack('cashier', 'a quantity written as 1e400', 'bad_input', () => request('sale.commit', sale()).replace('"quantity":1', '"quantity":1e400')),
  attack('cashier', 'a total beyond safe numbers', 'bad_input', () => request('sale.commit', sale()).replace(/(?<=l":)15000/, '9007199254740993')),
  attack('cashier', 'the total twice, the last one low', 'price_changed', () => request('sale.commit', sale()).replace('"expectedTotal":15000', '"expectedTotal":15000,"expectedTotal":1')),
];

const card: Change = { kind: 'card', amount: 15_000, approval: '12345678', issuer: '신한', acquirer: '신한', months: 0 };
const transfer: Change = { kind: 'transfer', amount: 15_000, payer: '손님' };
const cash: Change = { kind: 'cash', given: 15_000 };
const cardNumber = '4111 1111-1111 1111';
/** Means of payment that take goods out for nothing, or put a card number into the ledger. */
const payments: Readonly<Record<string, readonly [expect: string, tenders: unknown]>> = {
  'a card of one won': ['short', [{ ...card, amount: 1 }]],
  'a card of one won too much': ['too_much', [{ ...card, amount: 15_001 }]],
  'a card of minus 15,000 and cash': ['bad_input', [{ ...card, amount: -15_000 }, { kind: 'cash', given: 30_000 }]],
  'a card of nothing': ['bad_tender', [{ ...card, amount: 0 }, cash]],
  'a card without an approval': ['approval_missing', [{ ...card, approval: '' }]],
  'a card with an approval in signs': ['approval_missing', [{ ...card, approval: "1' OR 1" }]],
  'a card of no company': ['card_company_missing', [{ ...card, issuer: ' ' }]],
  'one approval twice': ['approval_twice', [{ ...card, amount: 7_500 }, { ...card, amount: 7_500 }]],
  'instalments of a small sum': ['no_instalments', [{ ...card, months: 3 }]],
  'a hundred instalments': ['bad_input', [{ ...card, months: 100 }]],
  'minus one instalment': ['bad_input', [{ ...card, months: -1 }]],
  'a card that a terminal is said to have charged': ['bad_input', [{ ...card, manual: false }]],
  'a card with its number': ['bad_input', [{ ...card, pan: cardNumber }]],
  'a card number for an approval': ['card_number', [{ ...card, approval: cardNumber }]],
  'a card number for an issuer': ['card_number', [{ ...card, issuer: cardNumber }]],
  'a card number for a payer': ['card_number', [{ ...transfer, payer: cardNumber }]],
  'a card number in wide digits': ['card_number', [{ ...transfer, payer: '４１１１１１１１１１１１１１１１' }]],
  'a transfer of nothing': ['bad_tender', [{ ...transfer, amount: 0 }, cash]],
  'a transfer of half a won': ['bad_input', [{ ...transfer, amount: 0.5 }]],
  'a transfer too much': ['too_much', [{ ...transfer, amount: 10_000_000_000 }]],
  'cash before a card': ['bad_tender', [cash, card]],
  'cash twice': ['bad_tender', [cash, cash]],
  'cash back': ['bad_input', [{ kind: 'cash_back', exact: 15_000, paid: 15_000 }]],
  'a due of its own': ['bad_input', [{ ...cash, due: 0 }]],
  'a change of its own': ['bad_input', [{ ...cash, change: 14_000 }]],
  'a voucher': ['bad_input', [{ kind: 'voucher', amount: 15_000 }]],
  'the kind __proto__': ['bad_input', [{ kind: '__proto__', amount: 15_000 }]],
  'no tender': ['bad_input', []],
  'eleven tenders': ['bad_input', Array.from({ length: 11 }, () => ({ ...transfer, amount: 1 }))],
  'tenders in an object': ['bad_input', { 0: cash, length: 1 }],
};
const tenders: readonly Attack[] = [
  ...Object.entries(payments).map(([name, [expect, given]]) => asks('cashier', `paying by ${name}`, expect, 'sale.commit', sale({ tenders: given }))),
  ...Object.entries<readonly [string, Change]>({
    'a sale of nobody': ['unknown_receipt', { saleId: 'nothing' }], 'the same tenders': ['nothing_changed', {}],
    'fewer won': ['short', { tenders: [{ ...card, amount: 1 }] }], 'more won': ['too_much', { tenders: [{ ...card, amount: 15_001 }] }],
    'a correction that was not made': ['changed_meanwhile', { tenders: [card], corrections: 7 }], 'minus one correction': ['bad_input', { corrections: -1 }],
    'a total of its own': ['bad_input', { total: 1 }], 'a card number': ['card_number', { tenders: [{ ...card, issuer: cardNumber }] }],
    'no tenders': ['bad_input', { tenders: [] }],
  }).map(([name, [expect, change]]) =>
    asks('manager', `a correction with ${name}`, expect, 'sale.correct_tenders', { saleId: 'sold', tenders: [cash], corrections: 0, ...change })),
  asks('cashier', 'a note that holds a card number', 'card_number', 'sale.commit', sale({ note: cardNumber })),
];

const ids: readonly Attack[] = [
  ...lines('unknown_item', { 'an item of nobody': { itemId: 99 }, 'an item far away': { itemId: Number.MAX_SAFE_INTEGER } }),
  ...lines('bad_input', {
    'item 0': { itemId: 0 }, 'item minus one': { itemId: -1 }, 'half an item': { itemId: 1.5 }, 'an item as text': { itemId: '1' },
    'an item by name': { itemId: '__proto__' }, 'an item in a list': { itemId: [1] }, 'a line id that is a path': { lineId: '../1' },
    'an empty line id': { lineId: '' }, 'a line id of 65 letters': { lineId: 'x'.repeat(65) }, 'a line id with a NUL': { lineId: 'L\u0000' },
  }),
  ...['', '../sold', 'sold/../x', 'x'.repeat(65), 'sold;--', "' OR 1=1 --", 'a b', '__proto__', '판매', 'sold\u0000', '\ud800'].map((saleId) =>
    asks('cashier', `a sale called ${JSON.stringify(saleId).slice(0, 24)}`, 'bad_input', 'sale.commit', sale({ saleId }))),
  ...['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'nothing'].flatMap((saleId) => [
    asks('cashier', `the receipt of ${saleId}`, 'unknown_receipt', 'receipt.read', { saleId }),
    asks('cashier', `the reprint of ${saleId}`, 'unknown_receipt', 'receipt.reprint', { saleId }),
  ]),
  ...[0, 1, 99_999, -1].map((job) => asks('cashier', `paper ${job} that nobody asks about`, 'unknown_job', 'print.resolve', { job, outcome: 'again' })),
  asks('cashier', 'a draft of another screen', 'screen_replaced', 'draft.save', { screenId: 'other', cart: { saleId: 'x', kind: 'sale', lines: [], selected: null } }),
  asks('cashier', 'a void in another screen', 'screen_replaced', 'cart.void', { screenId: 'other', saleId: 'x', lines: 1, total: 1 }),
  asks('cashier', 'a cart put aside in another screen', 'screen_replaced', 'cart.park', {
    screenId: 'other', cart: { saleId: 'x', kind: 'sale', lines: [], selected: null }, name: 'x',
  }),
  asks('cashier', 'an empty cart put aside', 'empty_cart', 'cart.park', {
    screenId: 'screen', cart: { saleId: 'x', kind: 'sale', lines: [], selected: null }, name: 'x',
  }),
  asks('cashier', 'the cart of nobody', 'unknown_parked', 'cart.recall', { screenId: 'screen', saleId: 'constructor', park: null }),
  asks('cashier', 'what was sold as a cart', 'unknown_parked', 'cart.recall', { screenId: 'screen', saleId: 'sold', park: null }),
  asks('cashier', 'the paper of nothing', 'unknown_receipt', 'receipt.preview', { saleId: 'constructor' }),
  asks('cashier', 'a void of what was sold', 'already_sealed', 'cart.void', { screenId: 'screen', saleId: 'sold', lines: 1, total: 15_000 }),
  asks('cashier', 'a draft of what was sold', 'already_sealed', 'draft.save', { screenId: 'screen', cart: { saleId: 'sold', kind: 'sale', lines: [], selected: null } }),
  asks('nobody', 'a sign-in as nobody', 'unknown_operator', 'operator.sign_in', { operatorId: '99', pin: '975310' }),
  asks('nobody', 'a sign-in as the constructor', 'unknown_operator', 'operator.sign_in', { operatorId: 'constructor', pin: '975310' }),
];

const replays: readonly Attack[] = [
  asks('cashier', 'the sale again', 'repeated', 'sale.commit', sold),
  asks('manager', 'the sale again by another person', 'repeated', 'sale.commit', sold),
  ...Object.entries<Change>({
    'more cash': { tenders: [{ kind: 'cash', given: 50_000 }] }, 'other lines': { lines: [line({ itemId: 2 })] }, 'two pieces': { lines: [line({ quantity: 2 })], expectedTotal: 30_000 },
    'another line id': { lines: [line({ lineId: 'L9' })] }, 'no lines': { lines: [] }, 'another total': { expectedTotal: 1 },
  }).map(([name, change]) => asks('cashier', `the sale's id with ${name}`, 'exists_with_different_body', 'sale.commit', { ...sold, ...change })),
  asks('manager', 'a refund under the sale\'s id', 'exists_with_different_body', 'refund.commit', {
    saleId: 'sold', lines: [line({ typedPrice: 15_000 })], reason: '흠집', restock: true, expectedTotal: 15_000,
  }),
  asks('nobody', 'a second store', 'already_set_up', 'store.demo', {}),
  asks('cashier', 'a second shift', 'shift_open', 'shift.open', { counts: [{ face: 10_000, pieces: 1 }] }),
];

const allNames = Object.keys(contract) as CommandName[];
const refund = { saleId: 'r', lines: [line({ typedPrice: 15_000 })], reason: '흠집', restock: true, expectedTotal: 15_000 };
const mayNotAlone = (role: Role, name: CommandName): boolean => {
  const { needs } = contract[name];
  return needs !== 'nothing' && rightTo(role, needs) !== 'yes';
};
const rights: readonly Attack[] = [
  ...allNames.filter((name) => contract[name].needs !== 'nothing').map((name) =>
    asks('nobody', `${name} by nobody`, 'not_signed_in', name, name === 'sale.commit' ? sale() : {})),
  ...allNames.filter((name) => mayNotAlone('cashier', name)).map((name) =>
    asks('cashier', `${name} by a cashier`, contract[name].takesConsent === true ? 'needs_consent' : 'not_allowed', name,
      name === 'refund.commit' ? refund : {})),
  ...['', '97531', '9753100', ' 975310', '９７５３１０', '٩٧٥٣١٠', '97531O', '-75310', '9.5310', 975_310, null, ['975310'], { pin: '975310' }].map((pin) =>
    asks('nobody', `the PIN ${JSON.stringify(pin)}`, 'bad_input', 'operator.sign_in', { operatorId: '01', pin })),
  asks('manager', 'a refund of minus one piece', 'quantity_out_of_range', 'refund.commit', { ...refund, lines: [line({ quantity: -1, typedPrice: 15_000 })] }),
  asks('manager', 'a refund without a reason', 'reason_missing', 'refund.commit', { ...refund, reason: ' ' }),
  asks('manager', 'a refund whose total is another', 'price_changed', 'refund.commit', { ...refund, expectedTotal: 150_000 }),
  asks('manager', 'a refund at a negative price', 'amount_too_large', 'refund.commit', { ...refund, lines: [line({ typedPrice: -15_000 })] }),
  asks('manager', 'a sixth role', 'bad_input', 'operator.add', { name: '주인', role: 'king', pin: '111111' }),
  ...Object.entries<Change>({
    'minus a note': { counts: [{ face: 10_000, pieces: -1 }] }, 'a note of minus 10,000': { counts: [{ face: -10_000, pieces: 1 }] },
    'half a note': { counts: [{ face: 10_000, pieces: 0.5 }] }, 'minus 1 kept': { keep: -1 }, 'seventeen kinds': { counts: Array.from({ length: 17 }, () => ({ face: 10, pieces: 1 })) },
    'an expected sum of its own': { expected: 0 },
  }).map(([name, change]) => asks('cashier', `a close with ${name}`, 'bad_input', 'shift.close', { counts: [], keep: 0, ...change })),
  asks('cashier', 'a close that keeps more than was counted', 'keep_too_large', 'shift.close', { counts: [{ face: 10_000, pieces: 1 }], keep: 20_000 }),
  asks('cashier', 'a close with a note of 7', 'bad_count', 'shift.close', { counts: [{ face: 7, pieces: 1 }], keep: 0 }),
];

const paths: readonly Attack[] = [
  ...['file:///etc/passwd', '/dev/sda', '../../ledger', 'C:\\Windows\\win.ini', '\\\\evil\\share', 'http://evil.example/', 'tcp://', 'tcp://evil:99999', 'tcp://a b:1',
    'tcp://user:pw@evil:1', 'tcp://evil:1/../x', 'unix:/run/x', 'lpt1', 'tcp://evil:-1', 'tcp://\u0000:1', 'javascript:1', '|sh', '$(sh)'].map((address) =>
    asks('manager', `the printer ${JSON.stringify(address)}`, 'bad_printer', 'printer.set', { address })),
  ...['../../etc/passwd', '..%2f..%2fledger', "'; DROP TABLE journal; --", '%', '_%', '\u0000', '{}'].map((text) =>
    asks('cashier', `the code ${JSON.stringify(text)}`, 'unknown_code', 'catalog.scan', { text })),
  ...['../../etc/passwd', "' UNION SELECT * FROM journal --", '%%%'].map((text) =>
    asks('cashier', `the search ${JSON.stringify(text)}`, 'nothing', 'catalog.search', { text, most: 10 })),
  ...["' OR 1=1 --", '%', '_', '\\'].map((text) =>
    asks('cashier', `the receipts ${JSON.stringify(text)}`, 'nothing', 'receipt.search', { text, day: null, most: 10 })),
];

const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', '__lookupSetter__'] as const;
const prototypes: readonly Attack[] = [
  ...keys.map((key) => asks('manager', `the command ${key}`, 'bad_input', key, {})),
  ...keys.map((key) => attack('cashier', `a sale with the key ${key}`, 'bad_input', () =>
    request('sale.commit', sale()).replace('"saleId"', `"${key}":{"role":"manager"},"saleId"`))),
  ...keys.slice(0, 3).map((key) => attack('cashier', `a line with the key ${key}`, 'bad_input', () =>
    request('sale.commit', sale()).replace('"lineId"', `"${key}":{"typedPrice":1},"lineId"`))),
  ...keys.slice(0, 3).map((key) => attack('cashier', `a request with the key ${key}`, 'bad_input', () =>
    request('sale.commit', sale()).replace('{"id"', `{"${key}":{"operator":"01"},"id"`))),
];

const shapes: readonly Attack[] = allNames.flatMap((name) =>
  [null, [], 'text', 7, { __: 1 }].slice(0, name === 'sale.commit' ? 5 : 2).map((input) =>
    asks('manager', `${name} with ${JSON.stringify(input)}`, 'bad_input', name, input)));

const commands: readonly Attack[] = [
  ...Object.keys(events).map((name) => asks('manager', `the event ${name} as a command`, 'bad_input', name, {})),
  ...['sale.delete', 'sale.update', 'ledger.append', 'ledger.stop', 'journal.edit', 'sql', 'eval', 'require', 'drawer.open', 'file.read', 'SALE.COMMIT',
    ' sale.commit', 'sale.commit ', 'sale.commit\u0000', 'sale\u2024commit', 'sale/commit', '', '*', 'x'.repeat(65)].map((name) =>
    asks('manager', `the command ${JSON.stringify(name).slice(0, 24)}`, 'bad_input', name, sale())),
];

const texts: readonly Attack[] = [
  ...['', ' ', 'null', '[]', '{}', '7', '"sale.commit"', 'NaN', 'undefined', '{"id":1}', '{"id":-1,"name":"till.state","input":{}}', '{"id":1.5,"name":"till.state","input":{}}',
    '{"id":"1","name":"till.state","input":{}}', '{"id":9007199254740993,"name":"till.state","input":{}}', '{"id":1,"name":["till.state"],"input":{}}',
    '{"id":1,"name":"till.state","input":{},"as":"manager"}', '{"id":1,"name":"till.state","input":{}}{}', '\ufeff{"id":1,"name":"till.state","input":{}}',
    "{'id':1}", '{"id":1,"name":"till.state","input":{},}', '\u0000', '\ud800'].map((text) =>
    attack('manager', `the text ${JSON.stringify(text).slice(0, 60)}`, 'bad_input', () => text)),
  attack('manager', 'a hundred thousand brackets', 'bad_input', () => '['.repeat(100_000)),
  attack('manager', 'objects ten thousand deep', 'bad_input', () => `{"id":1,"name":"till.state","input":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`),
  attack('manager', 'a text longer than any', 'bad_input', () => ' '.repeat(messageLengthMax + 1)),
  attack('cashier', 'a search of ten million letters', 'bad_input', () => request('catalog.search', { text: 'ㄱ'.repeat(10_000_000), most: 10 })),
  attack('cashier', 'a code of a million digits', 'bad_input', () => request('catalog.scan', { text: '8'.repeat(1_000_000) })),
  attack('cashier', 'a sale of a hundred thousand lines', 'too_many_lines', () => request('sale.commit', sale({ lines: Array.from({ length: 100_000 }, () => line()) }))),
  attack('manager', 'a name of a million letters', 'bad_input', () => request('operator.add', { name: '가'.repeat(1_000_000), role: 'cashier', pin: '111111' })),
  attack('manager', 'a printer at a megabyte', 'bad_input', () => request('printer.set', { address: `tcp://${'a'.repeat(1_000_000)}:1` })),
  ...[undefined, null, 7, true, {}, ['x'], Symbol('x'), () => 'x', new Uint8Array(8), 10n].map((thing) =>
    attack('manager', `no text but ${String(typeof thing)} ${Object.prototype.toString.call(thing)}`, 'silence', () => thing)),
];

export const attacks: readonly Attack[] = [
  ...prices, ...totals, ...tenders, ...ids, ...replays, ...exchangeAttacks, ...rights, ...paths, ...prototypes, ...shapes, ...commands, ...texts,
];
