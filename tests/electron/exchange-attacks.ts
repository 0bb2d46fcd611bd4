/**
 * Attacks on an exchange, as data: sums of its own, lines of others, what was exchanged before, and leave that was given to
 * somebody else or for something else. The honest one of each would be taken.
 */
import { asks, attack, request, type Attack, type Change } from './attack.ts';
import { exchange, leaves, line, swapped } from './evil-page.ts';

const by = (as: Attack['as'], expect: string, changes: Readonly<Record<string, Change>>): Attack[] => (
  Object.entries(changes).map(([name, change]) => asks(as, `an exchange with ${name}`, expect, 'exchange.commit', exchange(change))));
const back = (change: Change): Change => ({ back: [{ lineId: 'L1', pieces: 1, damaged: null, ...change }] });
const goods = (change: Change): Change => ({ lines: [line({ lineId: 'N1', itemId: 2 }), line({ lineId: 'N2', itemId: 3, ...change })] });
const card: Change = { kind: 'card', amount: 5_900, approval: '12345678', issuer: '신한', acquirer: '신한', months: 0 };
const cash = (given: unknown): Change => ({ tenders: [{ kind: 'cash', given }] });
/** For a pouch of 8,900: 6,100 won go back. */
const cheaper: Change = { lines: [line({ lineId: 'N1', itemId: 3 })], expectedTotal: 8_900, tenders: [] };

const sums: readonly Attack[] = [
  ...by('manager', 'back_changed', {
    'nothing for what comes back': { expectedBack: 0 }, 'a won less for it': { expectedBack: 14_999 }, 'a won more for it': { expectedBack: 15_001 },
    'ten times its worth': { expectedBack: 150_000 }, 'the most for it': { expectedBack: 10_000_000_000 },
  }),
  ...by('manager', 'price_changed', {
    'new goods for nothing': { expectedTotal: 0, tenders: [] }, 'a won less for the new goods': { expectedTotal: 20_899 },
    'the difference for a total': { expectedTotal: 5_900 }, 'a won more for the new goods': { expectedTotal: 20_901 },
    'one line more for the same total': { lines: [line({ lineId: 'N1', itemId: 2 }), line({ lineId: 'N2', itemId: 3 }), line({ lineId: 'N3', itemId: 3 })] },
  }),
  ...by('manager', 'short', { 'ten won too little': cash(5_890), 'no cash': cash(0) }),
  ...by('manager', 'too_much', {
    'a card of a won too much': { tenders: [{ ...card, amount: 5_901 }] }, 'the whole total on a card': { tenders: [{ ...card, amount: 20_900 }] },
    'money for goods that cost less': { ...cheaper, ...cash(6_100) }, 'a card for goods that cost less': { ...cheaper, tenders: [{ ...card, amount: 1 }] },
  }),
  ...by('manager', 'bad_tender', { 'a card of nothing beside cash': { tenders: [{ ...card, amount: 0 }, { kind: 'cash', given: 5_900 }] }, 'another means in cash': { ...cheaper, inCash: [2] } }),
  ...by('manager', 'bad_input', {
    'minus cash': cash(-5_900), 'half a won': cash(5_900.5), 'a negative total': { expectedTotal: -20_900 }, 'a negative worth': { expectedBack: -15_000 },
    'a worth as text': { expectedBack: '15000' }, 'cash back as a means': { tenders: [{ kind: 'cash_back', exact: 6_100, paid: 6_100, leg: 1 }] },
    'a total back of its own': { totalBack: 1 }, 'passed money of its own': { passed: [{ leg: 1, tender: { kind: 'cash', due: 0, given: 0, change: 0 } }] },
    'a VAT of its own': { vat: 0 }, 'an operator of its own': { operator: '01' }, 'a business date of its own': { businessDate: '1999-01-01' },
  }),
  attack('manager', 'an exchange with a worth written as 1e400', 'bad_input', () => request('exchange.commit', exchange()).replace('"expectedBack":15000', '"expectedBack":1e400')),
];

const linesOfOthers: readonly Attack[] = [
  ...by('manager', 'unknown_line', {
    'a line that is not there': back({ lineId: 'L2' }), 'a line of its own new goods': back({ lineId: 'N1' }), 'a line of every object': back({ lineId: 'constructor' }),
    'the same line twice': { back: [{ lineId: 'L1', pieces: 1, damaged: null }, { lineId: 'L1', pieces: 1, damaged: null }] },
    'a line of the sale before': { original: 'swapped' },
  }),
  ...by('manager', 'already_returned', { 'two pieces of one': back({ pieces: 2 }), 'a million pieces': back({ pieces: 1_000_000 }) }),
  ...by('manager', 'quantity_out_of_range', { 'no piece back': back({ pieces: 0 }), 'minus one piece back': back({ pieces: -1 }) }),
  ...by('manager', 'bad_damage', { 'more broken than came': back({ damaged: { pieces: 2, bearer: 'maker' } }), 'minus one broken': back({ damaged: { pieces: -1, bearer: 'store' } }) }),
  ...by('manager', 'bad_input', {
    'half a piece back': back({ pieces: 0.5 }), 'pieces as text': back({ pieces: '1' }), 'a worth of a line': back({ net: 1 }), 'a line called __proto__/..': back({ lineId: '../L1' }),
    'a bearer of its own': back({ damaged: { pieces: 1, bearer: 'customer' } }), 'a path for a receipt': { original: '../sold' },
  }),
  ...by('manager', 'unknown_receipt', { 'a receipt of nobody': { original: 'nothing' }, 'itself for a receipt': { original: 'attack' } }),
  ...by('manager', 'nothing_chosen', { 'nothing back': { back: [] } }),
  ...by('manager', 'unknown_item', { 'goods of nobody': goods({ itemId: 99 }) }),
  ...by('manager', 'price_not_allowed', { 'a listed price typed over': { ...goods({ typedPrice: 1 }), expectedTotal: 12_001, tenders: [] } }),
  ...by('manager', 'quantity_out_of_range', { 'minus one new piece': goods({ quantity: -1 }), 'no new piece': goods({ quantity: 0 }) }),
  ...by('manager', 'unknown_gift', { 'a gift receipt of another receipt': { gift: 'G000101-000003-1' }, 'a gift receipt of nobody': { gift: 'G000101-000001-9' } }),
];

const replays: readonly Attack[] = [
  asks('manager', 'the exchange again', 'repeated', 'exchange.commit', swapped),
  asks('cashier', 'the exchange again by who may not alone', 'repeated', 'exchange.commit', swapped),
  ...Object.entries<Change>({
    'other goods': goods({ itemId: 1 }), 'another receipt': { original: 'sold' }, 'another worth': { expectedBack: 1 }, 'more cash': cash(50_000), 'another reason': { reason: '변심' },
  }).map(([name, change]) => asks('manager', `the exchange's id with ${name}`, 'exists_with_different_body', 'exchange.commit', { ...swapped, ...change })),
  asks('manager', 'an exchange under the sale’s id', 'exists_with_different_body', 'exchange.commit', exchange({ saleId: 'sold' })),
  asks('manager', 'the same goods exchanged once more', 'already_returned', 'exchange.commit', { ...swapped, saleId: 'attack' }),
  asks('manager', 'the exchanged goods for money, too', 'already_returned', 'return.commit', {
    saleId: 'attack', original: 'sold-before', lines: [{ lineId: 'L1', pieces: 1, damaged: null }], reason: '변심', cancels: [], inCash: [], expectedTotal: 15_000,
  }),
  asks('manager', 'a present for money', 'gift_exchange_only', 'return.commit', {
    saleId: 'attack', original: 'swapped', gift: 'G000101-000003-1', lines: [{ lineId: 'N1', pieces: 1, damaged: null }], reason: '선물', cancels: [], inCash: [],
    expectedTotal: 12_000,
  }),
];

const wanted = (change: Change): Change => ({ action: 'exchange', subject: 'leave', lineId: null, amount: 15_000, ...change });
const uses = (as: Attack['as'], name: string, expect: string, id: () => string, change: Change = {}): Attack => (
  attack(as, `leave ${name}`, expect, () => request('consent.use', { id: id(), wanted: wanted(change) })));
const given = (): string => leaves.exchange;

const leave: readonly Attack[] = [
  ...by('cashier', 'consent_needed', {
    'no leave': {}, 'leave that lies there unused': { saleId: 'leave' }, 'goods that cost less and no leave': cheaper,
  }),
  uses('cashier', 'that was never given', 'consent_gone', () => 'id-9999'),
  uses('cashier', 'by the id of every object', 'consent_gone', () => 'constructor'),
  uses('manager', 'that another person was given', 'consent_of_another', given),
  uses('cashier', 'for a won more', 'consent_differs', given, { amount: 15_001 }),
  uses('cashier', 'for a won less', 'consent_differs', given, { amount: 14_999 }),
  uses('cashier', 'for another exchange', 'consent_differs', given, { subject: 'attack' }),
  uses('cashier', 'for one line', 'consent_differs', given, { lineId: 'L1' }),
  uses('cashier', 'for a return', 'consent_differs', given, { action: 'return_by_receipt' }),
  uses('cashier', 'of a return for an exchange', 'consent_differs', () => leaves.return_by_receipt),
  uses('cashier', 'for what was exchanged', 'already_sealed', given, { subject: 'swapped' }),
  uses('nobody', 'used by nobody', 'not_signed_in', given),
  attack('cashier', 'leave given by oneself for an exchange', 'same_person', () => request('consent.give', { operatorId: '02', pin: '135790', wanted: wanted({ subject: 'attack' }) })),
  attack('cashier', 'leave with a word beside it', 'bad_input', () => request('exchange.commit', { ...exchange(), consent: given() })),
];

export const exchangeAttacks: readonly Attack[] = [...sums, ...linesOfOthers, ...replays, ...leave];
